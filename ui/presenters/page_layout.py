"""Where pages lie in the continuous view: pure geometry, pixels out, nothing of Qt in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.domain.page import PageRef, Rect

GAP = 14
MARGIN = 14
A4_LONG = 842.0
PIXELS_PER_POINT = 96 / 72
SMALLEST, LARGEST = 0.2, 6.0
STEP = 1.2


class Fit(Enum):
    """What the zoom follows."""

    WIDTH = "width"
    PAGE = "page"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Zoom:
    """The zoom: fitted to the pane, or a factor of the natural size."""

    fit: Fit = Fit.WIDTH
    factor: float = 1.0


class Sheet(NamedTuple):
    """One page of the case as the reader sees it; sizes in points, upright. A tuple, as thousands are made at once."""

    ref: PageRef
    folio: int
    width: float
    height: float
    document: int
    title: str = ""


class Frame(NamedTuple):
    """A page's place in the long strip, in pixels; a tuple, since thousands are made when a case opens."""

    left: float
    top: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.top + self.height


def tidy(first: tuple[float, float], second: tuple[float, float]) -> Rect:
    """The rectangle between two corners, kept inside the page."""
    left, right = sorted((min(max(first[0], 0.0), 1.0), min(max(second[0], 0.0), 1.0)))
    top, bottom = sorted((min(max(first[1], 0.0), 1.0), min(max(second[1], 0.0), 1.0)))
    return Rect(round(left, 5), round(top, 5), round(right, 5), round(bottom, 5))


def natural_size(sheet: Sheet, turn: int) -> tuple[float, float]:
    """Pixels at 100 %; a photograph's huge page is brought down to A4."""
    width, height = max(sheet.width, 1.0), max(sheet.height, 1.0)
    scale = PIXELS_PER_POINT * min(1.0, A4_LONG * 1.5 / max(width, height))
    if turn % 180:
        width, height = height, width
    return width * scale, height * scale


def scale_for(zoom: Zoom, natural: tuple[float, float], pane: tuple[float, float]) -> float:
    """The factor by which a page of this natural size is shown."""
    if zoom.fit is Fit.NONE:
        return min(max(zoom.factor, SMALLEST), LARGEST)
    across = max(pane[0] - 2 * MARGIN, 40) / natural[0]
    if zoom.fit is Fit.WIDTH:
        return across
    return min(across, max(pane[1] - 2 * MARGIN, 40) / natural[1])


class PageLayout:
    """All pages below one another, centred in the pane."""

    def __init__(
        self,
        sheets: Sequence[Sheet],
        zoom: Zoom,
        pane: tuple[float, float],
        turns: Mapping[int, int] | None = None,
    ) -> None:
        turns = turns or {}
        sizes = []
        known: dict[tuple[float, float, int], tuple[int, int]] = {}  # most pages of a case are of one size
        for index, sheet in enumerate(sheets):
            key = sheet.width, sheet.height, turns.get(index, 0)
            if key not in known:
                natural = natural_size(sheet, key[2])
                scale = scale_for(zoom, natural, pane)
                known[key] = round(natural[0] * scale), round(natural[1] * scale)
            sizes.append(known[key])
        self.width = max([pane[0], *(width + 2 * MARGIN for width, _ in sizes)])
        frames, top = [], float(MARGIN)
        for width, height in sizes:
            frames.append(Frame(round((self.width - width) / 2), top, width, height))
            top += height + GAP
        self.frames = tuple(frames)
        self.height = top - GAP + MARGIN if frames else 0.0
        self._tops = [frame.top for frame in frames]

    def index_at(self, y: float) -> int:
        """The page at this height of the strip; the nearest one above in a gap."""
        return max(0, bisect_right(self._tops, y) - 1)

    def visible(self, top: float, bottom: float) -> range:
        """The pages that touch a band of the strip."""
        if not self.frames:
            return range(0)
        first = self.index_at(top)
        if self.frames[first].bottom <= top:
            first += 1
        return range(first, max(first, bisect_right(self._tops, bottom)))

    def leading(self, top: float, height: float) -> int:
        """The page one would say is being read: the one at a third of the pane."""
        return min(self.index_at(top + height / 3), max(0, len(self.frames) - 1))

    def shown_share(self, index: int, top: float, bottom: float) -> float:
        """How much of the band or of the page (whichever is smaller) the page fills, 0..1."""
        frame = self.frames[index]
        overlap = min(frame.bottom, bottom) - max(frame.top, top)
        return max(0.0, overlap) / max(1.0, min(frame.height, bottom - top))
