"""Filling lines: where each line of a paragraph ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.intake.word.atoms import BLANK, BREAK, HAN, TABULATOR, THING, WORD, Atom
from app.intake.word.form import ParagraphStyle, TabStop
from app.intake.word.measure import Measure
from app.typeset.linebreak import may_not_end, may_not_start

HANGING = frozenset("、。，．：；！？,.")
_CLOSERS = frozenset("）〕】》」』〉］｝)]}")
_OPENERS = frozenset("（〔【《「『〈［｛([{")
_EPS = 0.15
_TINY = 1.0

RoomAt = Callable[[int], tuple[float, float]]


@dataclass(slots=True)
class LineSpan:
    """Atoms from `start` to `end` make one line that begins at `left` and has `room` points."""

    start: int
    end: int
    left: float
    room: float
    leaders: list[tuple[int, TabStop]]


class LineFiller:
    """Fills lines greedily, with forbidden starts and ends, one hanging mark, and tabs."""

    def __init__(self, atoms: list[Atom], style: ParagraphStyle, default_tab: float, measure: Measure) -> None:
        self._atoms = atoms
        self._style = style
        self._default_tab = default_tab
        self._measure = measure
        self._breakable: list[bool] = []

    def fill(self, room_at: RoomAt) -> list[LineSpan]:
        """The lines; `room_at` gives left edge and width of the line with that number."""
        self._breakable = _breakable(self._atoms, self._style)
        spans: list[LineSpan] = []
        start = 0
        while start < len(self._atoms):
            left, room = room_at(len(spans))
            span = LineSpan(start, start, left, max(room, _TINY), [])
            span.end = self._line_end(span)
            spans.append(span)
            start = span.end
        return spans

    def _line_end(self, span: LineSpan) -> int:
        atoms, used, last = self._atoms, 0.0, -1
        index = span.start
        while index < len(atoms):
            atom = atoms[index]
            if atom.kind == BREAK:
                return index + 1
            if atom.kind == TABULATOR:
                self._set_tab(atom, index, span, used)
            gap = atom.gap if index > span.start else 0.0
            need = used + gap + atom.advance
            if need > span.room + _EPS and atom.kind != BLANK:
                return self._cut(span, index, last, used + gap)
            used = need
            if self._breakable[index]:
                last = index + 1
            index += 1
        return index

    def _cut(self, span: LineSpan, index: int, last: int, used: float) -> int:
        """Where the line ends when the atom at `index` no longer fits."""
        atom = self._atoms[index]
        if self._may_hang(index, span) and used <= span.room + _EPS:
            return index + 1
        if last > span.start:
            return last
        if atom.kind == WORD and len(atom.text) > 1:
            return self._split_word(span, index, used)
        return max(index, span.start + 1)

    def _may_hang(self, index: int, span: LineSpan) -> bool:
        """True for one closing mark after a Han character."""
        atom = self._atoms[index]
        wanted = self._style.hang and atom.style.hang and atom.kind == HAN and atom.text in HANGING
        return wanted and self._breakable[index] and index > span.start and self._atoms[index - 1].kind == HAN

    def _split_word(self, span: LineSpan, index: int, used: float) -> int:
        atom, measure = self._atoms[index], self._measure
        advances = [measure.advance(atom.style, char, atom.east) for char in atom.text]
        count = 0
        while count < len(advances) and used + advances[count] <= span.room + _EPS:
            used += advances[count]
            count += 1
        if count == 0 and index > span.start:
            return index
        count = min(max(count, 1), len(advances) - 1)
        rest = Atom(WORD, atom.text[count:], atom.style, atom.offset + count, sum(advances[count:]))
        atom.text, atom.advance = atom.text[:count], sum(advances[:count])
        self._atoms.insert(index + 1, rest)
        self._breakable.insert(index + 1, self._breakable[index])
        self._breakable[index] = True
        return index + 1

    def _set_tab(self, atom: Atom, index: int, span: LineSpan, used: float) -> None:
        here = span.left + used
        stop = self._stop_after(here)
        span.leaders.append((index, stop))
        if stop.align == "left":
            atom.advance = stop.position - here
            return
        follow = self._width_until_tab(index + 1, stop.align == "decimal")
        atom.advance = max(stop.position - here - (follow / 2 if stop.align == "center" else follow), 0.0)

    def _stop_after(self, here: float) -> TabStop:
        for stop in self._style.tabs:
            if stop.position > here + _EPS:
                return stop
        if self._style.first < 0 and here < self._style.left - _EPS:
            return TabStop(self._style.left)
        step = self._default_tab
        return TabStop((int((here + _EPS) / step) + 1) * step)

    def _width_until_tab(self, index: int, decimal: bool) -> float:
        width = 0.0
        for atom in self._atoms[index:]:
            if atom.kind in (TABULATOR, BREAK):
                break
            if decimal and "." in atom.text:
                head = atom.text.partition(".")[0]
                return width + sum(self._measure.advance(atom.style, char, atom.east) for char in head)
            width += atom.gap + atom.advance
        return width


def _breakable(atoms: Sequence[Atom], style: ParagraphStyle) -> list[bool]:
    """For each atom whether a line may end after it."""
    out = [_break_between(before, after, style) for before, after in pairwise(atoms)]
    out.append(True)
    return out


def _break_between(before: Atom, after: Atom, style: ParagraphStyle) -> bool:
    if after.kind == BLANK:
        return False
    if before.kind in (BLANK, TABULATOR, BREAK):
        return not (style.kinsoku and before.kind == BLANK and after.kind == HAN and may_not_start(after.text))
    if after.notes is not None or (after.kind == WORD and after.style.script):
        return False
    if before.kind == WORD and after.kind == WORD:
        return before.text.endswith("-") or (before.text.endswith(("/", "?")) and after.text[:1].isalpha())
    if after.kind == TABULATOR:
        return True
    return not style.kinsoku or _marks_allow(before, after)


def _marks_allow(before: Atom, after: Atom) -> bool:
    first, last = after.text[:1], before.text[-1:]
    if THING in (before.kind, after.kind) and not (first or last):
        return True
    if (first and may_not_start(first)) or (last and may_not_end(last)):
        return False
    # A bracket stays with the number or letters it touches: 〔2026〕21号 is not cut behind 〕.
    if (last in _CLOSERS and after.kind == WORD) or (before.kind == WORD and first in _OPENERS):
        return False
    return not (first == last and first in "…—" and first)
