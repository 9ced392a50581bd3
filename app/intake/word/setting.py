"""Setting a filled line: positions, justification, glyph runs, underlines and leaders."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from app.intake.word.atoms import BLANK, BREAK, HAN, TABULATOR, THING, WORD, Atom
from app.intake.word.boxes import inline_size
from app.intake.word.form import Address, Edge, Paragraph, TextStyle
from app.intake.word.heights import LineHeight
from app.intake.word.lines import HANGING, LineSpan
from app.intake.word.measure import Measure
from app.intake.word.pieces import Fill, Glyphs, Strip, Stroke

_DASHES = {"dotted": (1.0, 1.5), "dash": (3.0, 2.0), "dashed": (3.0, 2.0), "dotDash": (3.0, 1.5, 1.0, 1.5), "wave": ()}
_LEADERS = {"dot": (0.6, 2.4), "middleDot": (0.6, 2.4), "hyphen": (3.0, 2.0), "underscore": (), "heavy": ()}
_BOX_UP, _BOX_DOWN = 0.9, 0.18
_JUSTIFIED = frozenset({"both", "distribute", "thaiDistribute"})


@dataclass(slots=True)
class _At:
    """An atom with its place in the line."""

    atom: Atom
    x: float
    width: float


class LineSetter:
    """Sets the lines of one paragraph."""

    def __init__(self, paragraph: Paragraph, atoms: list[Atom], measure: Measure) -> None:
        self.atoms = atoms
        self._paragraph = paragraph
        self._measure = measure

    def set(self, span: LineSpan, height: LineHeight, last: bool) -> Strip:
        """One line as a strip."""
        atoms = self.atoms[span.start : span.end]
        strip = Strip(height.height, leading=height.leading)
        placed = self._place(atoms, span, last)
        self._shades(placed, strip)
        for run in _runs(placed):
            strip.pieces.append(self._glyphs(run, height))
        self._rules(placed, strip, height.baseline, span)
        self._leaders(placed, strip, height.baseline, span)
        for item in placed:
            if item.atom.kind == THING and item.atom.layout is not None:
                tall = inline_size(item.atom.layout.box)[1]
                strip.boxes.append((item.x, height.baseline - tall, item.atom.layout))
            if item.atom.notes:
                strip.notes.append(item.atom.notes)
        return strip

    def _place(self, atoms: Sequence[Atom], span: LineSpan, last: bool) -> list[_At]:
        end = len(atoms)
        while end and atoms[end - 1].kind in (BLANK, BREAK):
            end -= 1
        gaps = [atom.gap if index else 0.0 for index, atom in enumerate(atoms)]
        content = sum(atom.advance for atom in atoms[:end]) + sum(gaps[:end])
        slack, align = span.room - content, self._paragraph.style.align
        if slack < -0.05 and end and atoms[end - 1].text in HANGING:
            slack += atoms[end - 1].advance
        x = span.left + {"center": max(slack, 0.0) / 2, "right": max(slack, 0.0)}.get(align, 0.0)
        placed = []
        for atom, gap, extra in zip(atoms, gaps, self._extras(atoms, end, slack, last), strict=True):
            x += gap
            placed.append(_At(atom, x, atom.advance + extra))
            x += atom.advance + extra
        return placed

    def _extras(self, atoms: Sequence[Atom], end: int, slack: float, last: bool) -> list[float]:
        """Points added after each atom so that a justified line is full; nothing moves before the last tab."""
        extras, align = [0.0] * len(atoms), self._paragraph.style.align
        if align not in _JUSTIFIED or slack <= 0 or (last and align == "both"):
            return extras
        first = max((index for index in range(end) if atoms[index].kind == TABULATOR), default=-1) + 1
        wide = (BLANK, HAN, WORD) if align == "distribute" else (BLANK, HAN)
        places = [index for index in range(first, end - 1) if atoms[index].kind in wide or atoms[index + 1].kind == HAN]
        for index in places:
            extras[index] = slack / len(places)
        return extras

    def _glyphs(self, run: list[_At], height: LineHeight) -> Glyphs:
        first, atom = run[0], run[0].atom
        style, measure = atom.style, self._measure
        text = "".join(item.atom.text for item in run)
        letters = text.rstrip(" ")
        east, size = atom.east, measure.size(style)
        width = sum(item.width for item in run)
        solid = sum(item.width for item in run if item.atom.kind != BLANK)
        drawn = measure.drawn(style, letters, east)
        space, scale = self._fit(run, letters, drawn, solid, style)
        baseline = height.baseline - style.position + _script_shift(style)
        x = first.x
        if east and scale == 1.0 and len(letters) == 1 and drawn < atom.advance * 0.75 and letters in "“‘":
            x += atom.advance - drawn
        return Glyphs(
            x=x,
            baseline=baseline,
            text=letters,
            face=measure.face(style, east),
            size=size,
            color=style.color,
            width=width,
            top=baseline - size * _BOX_UP,
            bottom=baseline + size * _BOX_DOWN,
            address=Address(self._paragraph.part, self._paragraph.index, atom.offset),
            char_space=space,
            scale=scale,
            spaces=text[len(letters) :],
            field=atom.page_field,
        )

    def _fit(self, run: list[_At], letters: str, drawn: float, solid: float, style: TextStyle) -> tuple[float, float]:
        """Character space and horizontal scale that give the glyphs the advances laid out."""
        if not letters or drawn <= 0:
            return 0.0, 1.0
        if run[0].atom.east:
            return (solid - drawn * style.scale) / len(letters) / style.scale, style.scale
        wanted = sum(item.atom.advance for item in run if item.atom.kind != BLANK) - style.spacing * len(letters)
        scale = min(max(wanted / drawn, 0.05), 6.0)
        return style.spacing / scale, scale

    def _shades(self, placed: list[_At], strip: Strip) -> None:
        for style, x1, x2 in _stretches_of(placed, "shade"):
            strip.pieces.append(Fill(x1, 0.0, x2 - x1, strip.height, style.shade))

    def _rules(self, placed: list[_At], strip: Strip, baseline: float, span: LineSpan) -> None:
        limit = span.left + span.room
        for style, x1, x2 in _stretches_of(placed, "underline"):
            strip.pieces.extend(_underlines(style, x1, min(x2, max(limit, x1)), baseline))
        for style, x1, x2 in _stretches_of(placed, "strike"):
            lines = (0.28, 0.36) if style.strike == "double" else (0.32,)
            for share in lines:
                y = baseline - style.size * share
                strip.pieces.append(Stroke(x1, y, x2, y, max(style.size / 24, 0.4), style.color))
        for style, x1, x2 in _stretches_of(placed, "border"):
            strip.pieces.append(Fill(x1, 0.5, x2 - x1, strip.height - 1, "", style.color))
        self._emphasis(placed, strip, baseline)

    def _emphasis(self, placed: list[_At], strip: Strip, baseline: float) -> None:
        for item in placed:
            if item.atom.style.emphasis and item.atom.kind in (HAN, WORD):
                size = item.atom.style.size
                x, y = item.x + item.atom.advance / 2, baseline + size * 0.22
                strip.pieces.append(Fill(x - size / 20, y, size / 10, size / 10, item.atom.style.color))

    def _leaders(self, placed: list[_At], strip: Strip, baseline: float, span: LineSpan) -> None:
        for index, stop in span.leaders:
            if stop.leader not in _LEADERS or index - span.start >= len(placed):
                continue
            item = placed[index - span.start]
            if item.width > 2:
                dash = _LEADERS[stop.leader]
                strip.pieces.append(
                    Stroke(item.x + 1, baseline, item.x + item.width - 1, baseline, 0.6, "000000", dash)
                )


def _script_shift(style: TextStyle) -> float:
    return {"superscript": -0.33, "subscript": 0.12}.get(style.script, 0.0) * style.size


def _runs(placed: list[_At]) -> Iterator[list[_At]]:
    """Atoms that can be drawn with one call: same style and script, nothing between them."""
    run: list[_At] = []
    for item in placed:
        if item.atom.kind not in (HAN, WORD, BLANK) or not item.atom.text:
            if run:
                yield run
            run = []
            continue
        if run and not _joins(run, item):
            yield run
            run = []
        run.append(item)
    if run:
        yield run


def _joins(run: list[_At], item: _At) -> bool:
    last, atom = run[-1], item.atom
    if atom.style is not last.atom.style or atom.page_field is not last.atom.page_field:
        return False
    if atom.kind == BLANK:
        return True
    if last.atom.kind == BLANK or atom.east != last.atom.east or abs(last.x + last.width - item.x) > 0.01:
        return False
    return atom.kind == WORD or (abs(item.width - last.width) < 0.01 and len(run) < 120)


def _stretches_of(placed: list[_At], name: str) -> Iterator[tuple[TextStyle, float, float]]:
    """Horizontal stretches over which a decoration of that name is the same."""
    if not any(getattr(item.atom.style, name) for item in placed):
        return
    for value, group in groupby(placed, lambda item: item.atom.kind != BREAK and getattr(item.atom.style, name)):
        if value:
            items = list(group)
            yield items[0].atom.style, items[0].x, items[-1].x + items[-1].width


def _underlines(style: TextStyle, x1: float, x2: float, baseline: float) -> Iterator[Stroke]:
    width = max(style.size / 20, 0.5) * (2 if style.underline in ("thick", "heavy") else 1)
    y = baseline + style.size * 0.13
    yield Stroke(x1, y, x2, y, width, style.color, _DASHES.get(style.underline, ()))
    if style.underline in ("double", "wavyDouble"):
        yield Stroke(x1, y + 2 * width, x2, y + 2 * width, width, style.color)


def stroke_of(edge: Edge, x1: float, y1: float, x2: float, y2: float) -> Stroke:
    """A border line from one point to another."""
    return Stroke(x1, y1, x2, y2, edge.width, edge.color, _DASHES.get(edge.kind, ()))
