"""A paragraph as atoms: the smallest things a line is filled with, each with its advance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.intake.word.boxes import inline_size
from app.intake.word.form import Box, Break, Inline, Note, PageField, Paragraph, Tab, Text, TextStyle
from app.intake.word.measure import EAST, EITHER, LATIN, SPACE, Measure
from app.intake.word.pieces import BoxLayout, Strip

WORD, HAN, BLANK, TABULATOR, BREAK, THING = range(6)
GAP = 0.2
_WORD_LIMIT = 400


class Atom:
    """One Han character, one Latin word, spaces, a tab, a break, or a thing that stands in the line."""

    __slots__ = ("advance", "east", "gap", "kind", "layout", "notes", "offset", "page_field", "source", "style", "text")

    def __init__(self, kind: int, text: str, style: TextStyle, offset: int, advance: float, east: bool = False) -> None:
        self.kind = kind
        self.text = text
        self.style = style
        self.offset = offset
        self.advance = advance
        self.east = east
        self.gap = 0.0
        self.layout: BoxLayout | None = None
        self.notes: list[Strip] | None = None
        self.page_field: PageField | None = None
        self.source: Break | Tab | None = None


@dataclass(frozen=True, slots=True)
class AtomRules:
    """What atoms depend on besides the text: the character grid, numbers known, and how boxes are laid out."""

    measure: Measure
    lay_out_box: Callable[[Box], BoxLayout]
    lay_out_note: Callable[[Note], list[Strip]]
    field_text: Callable[[PageField], str]
    char_delta: float = 0.0


class AtomMaker:
    """Turns the inlines of one paragraph into atoms; anchored boxes are put aside."""

    def __init__(self, paragraph: Paragraph, rules: AtomRules) -> None:
        self._paragraph = paragraph
        self._rules = rules
        self._measure = rules.measure
        self.atoms: list[Atom] = []
        self.anchored: list[tuple[int, Box]] = []
        self._east_before = False

    def make(self) -> list[Atom]:
        """All atoms of the paragraph."""
        for inline in self._paragraph.inlines:
            self._add(inline)
        self._set_gaps()
        return self.atoms

    def label(self, text: str, style: TextStyle) -> list[Atom]:
        """The atoms of a list label, which belongs to no run."""
        start = len(self.atoms)
        self._text(Text(text, style, 0))
        made, self.atoms = self.atoms[start:], self.atoms[:start]
        return made

    def _add(self, inline: Inline) -> None:
        if isinstance(inline, Text):
            self._text(inline)
        elif isinstance(inline, Tab):
            self._thing(TABULATOR, "\t", inline.style, inline.offset).source = inline
        elif isinstance(inline, Break):
            self._thing(BREAK, "", inline.style, 0).source = inline
        elif isinstance(inline, PageField):
            self._field(inline)
        elif isinstance(inline, Note):
            self._note(inline)
        elif inline.anchor is not None:
            self.anchored.append((len(self.atoms), inline))
        else:
            width, _ = inline_size(inline)
            self._thing(THING, "", self._paragraph.mark, 0, width).layout = self._rules.lay_out_box(inline)

    def _thing(self, kind: int, text: str, style: TextStyle, offset: int, advance: float = 0.0) -> Atom:
        atom = Atom(kind, text, style, offset, advance)
        self.atoms.append(atom)
        return atom

    def _field(self, inline: PageField) -> None:
        text = self._rules.field_text(inline)
        start = len(self.atoms)
        self._text(Text(text, inline.style, inline.offset))
        for atom in self.atoms[start:]:
            atom.page_field = inline

    def _note(self, inline: Note) -> None:
        width = sum(self._measure.advance(inline.style, char, False) for char in inline.mark)
        atom = self._thing(WORD, inline.mark, inline.style, inline.offset, width)
        atom.notes = None if inline.at_end else self._rules.lay_out_note(inline)

    def _text(self, inline: Text) -> None:
        style, measure, delta = inline.style, self._measure, self._rules.char_delta if inline.style.snap else 0.0
        fitted = _fit_spacing(inline, measure)
        word: Atom | None = None
        for index, char in enumerate(inline.text):
            kind = measure.kind(char)
            if kind == EITHER:
                kind = EAST if style.east_hint or self._east_before else LATIN
            advance = measure.advance(style, char, kind == EAST) + fitted
            if kind == EAST:
                self._east_before, word = True, None
                self.atoms.append(Atom(HAN, char, style, inline.offset + index, advance + delta, True))
            elif kind == SPACE:
                word = None
                self.atoms.append(Atom(BLANK, char, style, inline.offset + index, advance))
            else:
                self._east_before = False if measure.takes_gap(char) else self._east_before
                word = self._letter(word, char, style, inline.offset + index, advance)

    def _letter(self, word: Atom | None, char: str, style: TextStyle, offset: int, advance: float) -> Atom | None:
        if word is None or len(word.text) > _WORD_LIMIT:
            word = Atom(WORD, "", style, offset, 0.0)
            self.atoms.append(word)
        word.text += char
        word.advance += advance
        return None if char in "-/?" and len(word.text) > 1 else word

    def _set_gaps(self) -> None:
        style = self._paragraph.style
        if not style.gap_latin and not style.gap_digits:
            return
        before: Atom | None = None
        for atom in self.atoms:
            if before is not None and _both_scripts(before, atom):
                east, latin = (before, atom) if before.east else (atom, before)
                letter = latin.text[0] if latin is atom else latin.text[-1]
                wanted = style.gap_digits if letter.isdigit() else style.gap_latin
                if wanted and self._measure.takes_gap(east.text) and self._measure.takes_gap(letter):
                    atom.gap = GAP * east.style.size
            before = atom


def _both_scripts(before: Atom, after: Atom) -> bool:
    kinds = (before.kind, after.kind)
    return (
        kinds in ((HAN, WORD), (WORD, HAN))
        and bool(before.text)
        and bool(after.text)
        and not (before.notes or after.notes)
    )


def _fit_spacing(inline: Text, measure: Measure) -> float:
    """Extra space per character so that a run with w:fitText gets the width asked for."""
    if not inline.style.fit or len(inline.text) < 2:
        return 0.0
    natural = sum(measure.advance(inline.style, char, measure.kind(char) == EAST) for char in inline.text)
    return (inline.style.fit - natural) / len(inline.text)
