"""The words of a page as the file itself says them, boxed where they are drawn.

Reading them back from the drawn page would lose characters no face draws and guess spaces between wide steps.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.domain.page import Rect, Word, around, usual_width
from app.intake.ofd.geometry import Matrix, apply
from app.typeset.vector import Glyph

_EM, _DESCENT = 1.0, -0.12
_GAP = 1.0  # em between two characters of one object from which they are two words
_JOINED, _SPACED = 0.35, 0.6  # em between two objects on a line: up to here one word, from here a space


@dataclass(frozen=True, slots=True)
class Placed:
    """A text and where it stands: through `at` from em of the glyph to points of the page; no glyph for what is blank."""

    text: str
    at: Matrix
    advance: float
    glyph: Glyph | None = None


@dataclass(slots=True)
class PageWords:
    """Gathers the words of one page of a size in points."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)

    def add(self, placed: Sequence[Placed]) -> None:
        """The words of one text object."""
        text, boxes = "", list[Rect]()
        for index, one in enumerate(placed):
            blank = not one.text.strip()
            if boxes and (blank or _leaps(placed[index - 1], one)):
                self._put(text + " ", boxes)
                text, boxes = "", []
            if not blank:
                text += one.text
                boxes.append(self._box(one))
        if boxes:
            self._put(text, boxes)

    def _box(self, one: Placed) -> Rect:
        wide = one.advance if one.advance > 0.05 else usual_width(one.text[0])
        a, b, c, d, e, f = one.at
        # the four corners of the em box: right and up along the glyph from the corner below its origin
        left, low = e + c * _DESCENT, f + d * _DESCENT
        right, rise, over, up = a * wide, b * wide, c * _EM, d * _EM
        x1, x2 = left + min(right, 0) + min(over, 0), left + max(right, 0) + max(over, 0)
        y1, y2 = low + min(rise, 0) + min(up, 0), low + max(rise, 0) + max(up, 0)
        return Rect(x1 / self.width, 1 - y2 / self.height, x2 / self.width, 1 - y1 / self.height)

    def _put(self, text: str, boxes: Sequence[Rect]) -> None:
        """A word; one that stands close behind the last goes on with it, one far behind comes after a space."""
        rect = around(boxes)
        if rect.right <= 0 or rect.left >= 1 or rect.bottom <= 0 or rect.top >= 1:
            return
        last = self.words[-1] if self.words else None
        if last is None or not _beside(last.rect, rect):
            self.words[-1:] = [*finished(self.words[-1:]), Word(text, rect)]
            return
        em = max(rect.height, 1e-9) * self.height
        gap = (rect.left - last.rect.right) * self.width / em
        if gap < _JOINED and not last.text.endswith(" "):
            self.words[-1] = Word(last.text + text, around((last.rect, rect)))
            return
        if gap > _SPACED and not last.text.endswith(" "):
            self.words[-1] = Word(last.text + " ", last.rect)
        self.words.append(Word(text, rect))


def _beside(last: Rect, rect: Rect) -> bool:
    """Whether a word goes on where the last ends, on the same line and at about the same size."""
    low, high = sorted((last.height, rect.height))
    middle = (rect.top + rect.bottom) / 2
    return last.top <= middle <= last.bottom and rect.left > last.right - 0.3 * rect.height and high < 2 * low + 1e-6


def _leaps(before: Placed, one: Placed) -> bool:
    """Whether a character stands far from where the one before it ends."""
    wide = before.advance if before.advance > 0.05 else 1.0
    end = apply(before.at, wide, 0.0)
    em = math.hypot(before.at[2], before.at[3]) or 1.0
    across, down = one.at[4] - end[0], one.at[5] - end[1]
    far = math.hypot(across, down) / em
    back = math.hypot(one.at[4] - before.at[4], one.at[5] - before.at[5]) / em
    return min(far, back) > _GAP + 0.3


def finished(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words of a line or page, without a space at its very end."""
    return tuple(words[:-1]) + tuple(Word(word.text.rstrip(), word.rect) for word in words[-1:])
