"""A page of evidence: size, words with boxes, and pins on it.

Rectangles are in page units: 0..1 from the left and from the top of the page as it is shown upright
(after `PageRef.turn`, which is applied to words and picture alike when a page is read).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in 0..1 page units, left, top, right, bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """Width in page units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in page units."""
        return self.bottom - self.top

    def turned(self, turn: int) -> Rect:
        """The same place after the page was turned clockwise by 0, 90, 180 or 270 degrees."""
        match turn % 360:
            case 90:
                return Rect(1 - self.bottom, self.left, 1 - self.top, self.right)
            case 180:
                return Rect(1 - self.right, 1 - self.bottom, 1 - self.left, 1 - self.top)
            case 270:
                return Rect(self.top, 1 - self.right, self.bottom, 1 - self.left)
            case _:
                return self


WHOLE_PAGE = Rect(0.0, 0.0, 1.0, 1.0)


def around(rects: Sequence[Rect]) -> Rect:
    """The smallest rectangle that holds all of them."""
    if len(rects) == 1:
        return rects[0]
    return Rect(
        min(r.left for r in rects), min(r.top for r in rects), max(r.right for r in rects), max(r.bottom for r in rects)
    )


class WordSource(Enum):
    """Where the words of a page came from."""

    TEXT_LAYER = "text_layer"
    LAYOUT = "layout"
    RECOGNITION = "recognition"
    CORRECTION = "correction"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Word:
    """A run of text on one line with its box; `confidence` is 0..1 (1 unless recognised)."""

    text: str
    rect: Rect
    confidence: float = 1.0

    def part(self, start: int, end: int) -> Rect:
        """The place of text[start:end] inside the word: Chinese characters a full width, others a little over half."""
        widths = [usual_width(char) for char in self.text.rstrip()] or [1.0]
        whole = sum(widths)
        before, after = sum(widths[:start]) / whole, sum(widths[:end]) / whole
        rect = self.rect
        if rect.height > 2 * rect.width and len(widths) > 1:  # set vertically
            return Rect(rect.left, rect.top + rect.height * before, rect.right, rect.top + rect.height * after)
        return Rect(rect.left + rect.width * before, rect.top, rect.left + rect.width * after, rect.bottom)


def usual_width(char: str) -> float:
    """How wide a character usually is, in em: Chinese characters 1, others a little over half."""
    return 1.0 if char >= "\u2e80" or char in "“”‘’—…" else 0.55


@dataclass(frozen=True, slots=True)
class PageText:
    """What one page of one source file says; `words` in reading order, empty for a scan not yet recognised."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...] = ()
    source: WordSource = WordSource.NONE

    @property
    def text(self) -> str:
        """The words joined in reading order, a line break where the line changes."""
        parts: list[str] = []
        last: Word | None = None
        for word in self.words:
            if last is not None and _new_line(last.rect, word.rect):
                parts.append("\n")
            parts.append(word.text)
            last = word
        return "".join(parts)

    def turned(self, turn: int) -> PageText:
        """The same page turned clockwise by 0, 90, 180 or 270 degrees; the order of the words stays."""
        if turn % 360 == 0:
            return self
        width, height = (self.height, self.width) if turn % 180 else (self.width, self.height)
        words = tuple(replace(word, rect=word.rect.turned(turn)) for word in self.words)
        return replace(self, width=width, height=height, words=words)


def _new_line(before: Rect, after: Rect) -> bool:
    middle = (after.top + after.bottom) / 2
    return not before.top <= middle <= before.bottom or after.right < before.left


@dataclass(frozen=True, slots=True)
class PageRef:
    """One page of a case: the SHA-256 of the source file, its page there (from 1), and a quarter-turn 0/90/180/270."""

    file_hash: str
    number: int
    turn: int = 0


@dataclass(frozen=True, slots=True)
class Pin:
    """A place on a page that proves a decision: file hash, page in that file, rectangle, and the words under it."""

    file_hash: str
    page: int
    rect: Rect
    text: str = ""
