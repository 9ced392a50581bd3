"""What is drawn over the pages: pins of the answers, and search hits. Without Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.page import Pin
from app.domain.review import Mark, Review
from ui.presenters.page_layout import Sheet

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True, slots=True)
class PinMark:
    """A pin as it is drawn: whose it is, its number there, and whether its question is the one being answered."""

    code: str
    document: int | None
    index: int
    pin: Pin
    active: bool

    @property
    def label(self) -> str:
        """What the little flag says."""
        return str(self.index + 1) if self.active else f"{self.code}·{self.index + 1}"


def circled(number: int) -> str:
    """① for 1; past twenty the bare number in brackets."""
    return CIRCLED[number - 1] if 1 <= number <= len(CIRCLED) else f"({number})"


def pin_marks(review: Review, active: tuple[str, int | None] | None) -> tuple[PinMark, ...]:
    """All pins of a review; those of the active question come last, so that they lie on top."""
    marks = [
        PinMark(mark.code, mark.document, index, pin, (mark.code, mark.document) == active)
        for mark in review.marks
        for index, pin in enumerate(mark.pins)
    ]
    return tuple(sorted(marks, key=lambda mark: mark.active))


def sheet_index(sheets: Sequence[Sheet]) -> dict[tuple[str, int], int]:
    """Where a page of a source file lies in the strip."""
    return {(sheet.ref.file_hash, sheet.ref.number): index for index, sheet in enumerate(sheets)}


def by_sheet(marks: Sequence[PinMark], places: Mapping[tuple[str, int], int]) -> dict[int, list[PinMark]]:
    """Pins sorted to their pages."""
    sorted_: dict[int, list[PinMark]] = {}
    for mark in marks:
        index = places.get((mark.pin.file_hash, mark.pin.page))
        if index is not None:
            sorted_.setdefault(index, []).append(mark)
    return sorted_


def place_text(sheets: Sequence[Sheet], places: Mapping[tuple[str, int], int], pin: Pin) -> str:
    """ "送达回证 第20页" of a pin."""
    index = places.get((pin.file_hash, pin.page))
    if index is None:
        return f"第{pin.page}页（已不在卷内）"
    sheet = sheets[index]
    return f"{sheet.title} 第{sheet.folio}页"


def pin_count(mark: Mark | None) -> int:
    """How many places an answer points at."""
    return len(mark.pins) if mark else 0
