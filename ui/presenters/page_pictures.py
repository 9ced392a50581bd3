"""Pictures of pages: asked for by the views, drawn by the page worker, kept while there is room."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from app.domain.page import PageRef
from app.errors import ReviewError

BUDGET = 160 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Wish:
    """One picture: the page, how far it is turned in all, and its width in device pixels."""

    file_hash: str
    number: int
    turn: int
    width: int


def wish(ref: PageRef, turn: int, width: float) -> Wish:
    """The wish for a page shown with an extra turn at a width."""
    return Wish(ref.file_hash, ref.number, (ref.turn + turn) % 360, max(1, round(width)))


class Drawn(Protocol):
    """What the page worker hands back: BGRX bytes without padding."""

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @property
    def bgrx(self) -> bytes: ...


class Runner(Protocol):
    """Runs a call off the GUI thread and delivers on it."""

    def start(
        self,
        call: Callable[[], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[ReviewError], None],
        owner: QObject | None,
    ) -> object: ...


def as_image(drawn: Drawn) -> QImage:
    """A picture that owns its bytes."""
    image = QImage(drawn.bgrx, drawn.width, drawn.height, drawn.width * 4, QImage.Format.Format_RGB32)
    return image.copy()


class PictureCache:
    """The pictures used last, within a budget of bytes."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._pictures: OrderedDict[Wish, QImage] = OrderedDict()
        self._held = 0

    def put(self, wanted: Wish, image: QImage) -> None:
        old = self._pictures.pop(wanted, None)
        self._held += image.sizeInBytes() - (old.sizeInBytes() if old is not None else 0)
        self._pictures[wanted] = image
        while self._held > self._budget and len(self._pictures) > 1:
            _, dropped = self._pictures.popitem(last=False)
            self._held -= dropped.sizeInBytes()

    def get(self, wanted: Wish) -> QImage | None:
        image = self._pictures.get(wanted)
        if image is not None:
            self._pictures.move_to_end(wanted)
        return image

    def stand_in(self, wanted: Wish) -> QImage | None:
        """The same page at the nearest other width."""
        same = [
            key
            for key in self._pictures
            if (key.file_hash, key.number, key.turn) == (wanted.file_hash, wanted.number, wanted.turn)
        ]
        return self._pictures[min(same, key=lambda key: abs(key.width - wanted.width))] if same else None

    def clear(self) -> None:
        self._pictures.clear()
        self._held = 0

    def __contains__(self, wanted: Wish) -> bool:
        return wanted in self._pictures

    def __len__(self) -> int:
        return len(self._pictures)


class PagePictures(QObject):
    """Keeps one request in flight; the rest are wishes that a scroll may still overtake."""

    picture_drawn = Signal(object)
    picture_failed = Signal(object, str)

    def __init__(
        self,
        draw: Callable[[Wish], Drawn],
        runner: Runner,
        budget: int = BUDGET,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.cache = PictureCache(budget)
        self._draw = draw
        self._runner = runner
        self._wishes: dict[int, tuple[Wish, ...]] = {}
        self._failed: dict[Wish, str] = {}
        self._coming: Wish | None = None
        self._closed = False

    def want(self, asker: object, wishes: Iterable[Wish]) -> None:
        """Replaces what this asker waits for, the most urgent first."""
        self._wishes[id(asker)] = tuple(wishes)
        self._next()

    def forget(self, asker: object) -> None:
        """The asker is gone."""
        self._wishes.pop(id(asker), None)

    def problem(self, wanted: Wish) -> str:
        """Why this page has no picture, or an empty string."""
        return self._failed.get(wanted, "")

    def close(self) -> None:
        """Nothing that still comes in is looked at any more."""
        self._closed = True
        self._wishes.clear()
        self.cache.clear()

    def _next(self) -> None:
        if self._coming is not None or self._closed:
            return
        chosen = self._most_urgent()
        if chosen is None:
            return
        self._coming = chosen
        draw = self._draw
        self._runner.start(
            lambda: as_image(draw(chosen)),
            lambda image: self._arrived(chosen, image),
            lambda error: self._refused(chosen, error),
            self,
        )

    def _most_urgent(self) -> Wish | None:
        queues = [list(wishes) for wishes in self._wishes.values()]
        for rank in range(max((len(queue) for queue in queues), default=0)):
            for queue in queues:
                if rank < len(queue) and queue[rank] not in self.cache and queue[rank] not in self._failed:
                    return queue[rank]
        return None

    def _arrived(self, wanted: Wish, image: object) -> None:
        self._coming = None
        if self._closed or not isinstance(image, QImage):
            return
        self.cache.put(wanted, image)
        self.picture_drawn.emit(wanted)
        self._next()

    def _refused(self, wanted: Wish, error: ReviewError) -> None:
        self._coming = None
        if self._closed:
            return
        self._failed[wanted] = error.message
        self.picture_failed.emit(wanted, error.message)
        self._next()
