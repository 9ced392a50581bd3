"""A standard written in numbered paragraphs, without a table: 1.案件来源清楚（2分）。来源不清的，扣1分。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum

from app.domain.standard import RuleKind
from app.standards.importing.asides import VETO_LEAD, VETO_WORDS, grade_pairs
from app.standards.importing.figures import leading, tags, untagged
from app.standards.importing.grid import Paragraph, Source, Table
from app.standards.importing.plain import is_part, mark_level, packed, plain
from app.standards.importing.sentences import read_rules
from app.standards.importing.understood import Clause

_LEAST = 3  # numbered paragraphs with points and deductions that make a text a standard
_LONGEST_HEADING = 40
_LONGEST_VETO = 120
_SURE = re.compile(r"^.{0,4}(?:基[本础]标准|一票否决|否决|不合格(?:案?卷)?(?:情形|条件))")
_RULE_LEAD = re.compile(r"^\s*(?:评分|扣分|计分|评查|打分)(?:标准|细则|办法|方法|说明)\s*[:：]\s*")
_FULL_MARKS = re.compile(r"^第[^条]{1,4}条|百分制|(?:满分|总分)(?:为|是|共|计)?\d")
_SENTENCE = re.compile(r"[^。；;\n]*[。；;\n]?")
_PLAIN_TEXT = 9  # the level of a paragraph without a number


class Sort(Enum):
    """What a paragraph of a standard is."""

    HEADING = "标题"
    ITEM = "评查项"
    VETO = "否决项"
    NOTE = "说明"
    LOOSE = "未能理解"


@dataclass
class Piece:
    """A paragraph, or an item with the paragraphs that go on with it."""

    sort: Sort
    place: str
    text: str
    rules: str = ""
    places: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)  # each of its paragraphs as printed
    listed: bool = False  # a veto below words that head a list of them


@dataclass(frozen=True)
class _Told:
    place: str
    text: str
    level: int
    tagged: bool
    clauses: tuple[Clause, ...]

    @property
    def scored(self) -> bool:
        return self.tagged or bool(self.clauses)


def is_prose(source: Source) -> bool:
    """True when several numbered paragraphs outside the tables hold points and deductions."""
    told = [_told(one.place, one.text) for one in source.blocks if isinstance(one, Paragraph)]
    return sum(one.level < _PLAIN_TEXT and one.tagged and bool(one.clauses) for one in told) >= _LEAST


def listed_vetoes(paragraphs: Sequence[Paragraph]) -> dict[str, str]:
    """The vetoes listed in paragraphs beside tables, by their place: only below words that surely head such a list."""
    pieces = pieces_of(paragraphs, _SURE)
    return {piece.place: piece.text for piece in pieces if piece.listed and len(piece.text) <= _LONGEST_VETO}


def single_column(table: Table) -> bool:
    """True for a table that is only text in one column."""
    return bool(table.rows) and all(len(row.distinct()) <= 1 for row in table.rows)


def pieces_of(paragraphs: Sequence[Paragraph], vetoes: re.Pattern[str] = VETO_WORDS) -> list[Piece]:
    """The paragraphs as headings, items, notes, vetoes below a heading of `vetoes`, and those not understood."""
    told = [_told(one.place, line) for one in paragraphs for line in one.text.split("\n") if line.strip()]
    reader = _ProseReader(told, vetoes)
    for at, one in enumerate(told):
        reader.take(at, one)
    return reader.pieces


def _told(place: str, text: str) -> _Told:
    clauses = () if grade_pairs(text) else tuple(read_rules(_RULE_LEAD.sub("", untagged(text))).clauses)
    mark = mark_level(text)
    level = (1 if is_part(text) else mark + 1) if mark else _PLAIN_TEXT
    has_points = bool(tags(text)) or (level < _PLAIN_TEXT and leading(text) is not None)
    has_points = has_points and not _FULL_MARKS.search(packed(text))
    return _Told(place, text.strip(), level, has_points, clauses)


class _ProseReader:
    """Takes paragraph after paragraph and keeps the item, the section and the list of vetoes it is in."""

    def __init__(self, told: Sequence[_Told], veto_words: re.Pattern[str]) -> None:
        self._veto_words = veto_words
        self.pieces: list[Piece] = []
        self._told = told
        self._item = _PLAIN_TEXT  # the level of the item that may go on
        self._vetoes = 0  # the level of the heading of the vetoes, 0 outside
        self._in_scored = False
        self._open: Piece | None = None

    def take(self, at: int, one: _Told) -> None:
        """One more paragraph."""
        if self._vetoes and one.level <= self._vetoes:
            self._vetoes = 0
        if self._begins_vetoes(at, one):
            self._vetoes = one.level if one.level < _PLAIN_TEXT else self._told[at + 1].level - 1 or 1
            self._add(Sort.HEADING, one)
        elif self._vetoes and not one.tagged and one.level < _PLAIN_TEXT:
            self._add(Sort.VETO, one)
            self.pieces[-1].listed = True
        elif one.scored:
            self._take_scored(at, one)
        else:
            self._take_words(at, one)

    def _begins_vetoes(self, at: int, one: _Told) -> bool:
        text = packed(one.text)
        heads = one.level < _PLAIN_TEXT and _may_head(one.text) and self._veto_words.search(text)
        if one.tagged or not (heads or VETO_LEAD.search(text)) or at + 1 == len(self._told):
            return False
        after = self._told[at + 1].level
        return after < _PLAIN_TEXT and (one.level == _PLAIN_TEXT or after > one.level)

    def _take_scored(self, at: int, one: _Told) -> None:
        if one.tagged and not one.clauses and self._holds_items(at, one):
            self._in_scored = True
            self._add(Sort.HEADING, one)
        elif one.tagged or (one.level < _PLAIN_TEXT and one.level <= self._item):
            self._begin(one)
        elif self._open is not None:
            self._go_on(one)
        elif self._told[at].clauses and self._in_scored:
            self._add(Sort.LOOSE, one)
        else:
            self._add(Sort.NOTE, one)

    def _holds_items(self, at: int, one: _Told) -> bool:
        """True for a heading: items with points below it, or below 一、 plain deductions, which lose from it together."""
        below = list(self._below(at))
        pool = one.level <= 2 and _may_head(one.text)
        return any(child.tagged or (pool and child.clauses and child.level < _PLAIN_TEXT) for child in below)

    def _begin(self, one: _Told) -> None:
        barred = not one.tagged and all(clause.kind is RuleKind.VETO for clause in one.clauses)
        text, rules = _parted(one) if one.tagged else (one.text, "")
        self._add(Sort.VETO if barred else Sort.ITEM, one)
        self._in_scored, self._item = True, one.level
        self._open = self.pieces[-1]
        self._open.text, self._open.rules = text.rstrip("。；; "), rules

    def _go_on(self, one: _Told) -> None:
        assert self._open is not None
        self._open.rules = "\n".join(filter(None, (self._open.rules, _RULE_LEAD.sub("", one.text))))
        self._open.places.append(one.place)
        self._open.said.append(one.text)

    def _take_words(self, at: int, one: _Told) -> None:
        if one.level <= 3 and _may_head(one.text):
            below = list(self._below(at))
            self._in_scored = any(child.scored for child in below)
            self._add(Sort.HEADING if self._in_scored else Sort.NOTE, one)
        elif self._open is not None and self._item < one.level < _PLAIN_TEXT:
            self._open.text = f"{self._open.text}\n{one.text}"
            self._open.places.append(one.place)
            self._open.said.append(one.text)
        elif self._in_scored and one.level < _PLAIN_TEXT:
            self._add(Sort.LOOSE, one)
        else:
            self._add(Sort.NOTE, one)

    def _below(self, at: int) -> Iterator[_Told]:
        """The paragraphs below one, up to the next of its own level or a higher one."""
        for one in self._told[at + 1 :]:
            if one.level <= self._told[at].level:
                return
            yield one

    def _add(self, sort: Sort, one: _Told) -> None:
        self.pieces.append(Piece(sort, one.place, one.text, places=[one.place], said=[one.text]))
        self._open = None
        if sort is Sort.HEADING:
            self._item = _PLAIN_TEXT


def _may_head(text: str) -> bool:
    return (
        len(packed(text)) <= _LONGEST_HEADING
        and not re.search("[。；;]", text)
        and not _FULL_MARKS.search(packed(text))
    )


def _parted(one: _Told) -> tuple[str, str]:
    """What an item asks for and its rules: the rules begin with the first sentence that states a deduction."""
    if len(tags(one.text)) > 1:
        return one.text, ""
    sentences = [found.group() for found in _SENTENCE.finditer(one.text) if found.group().strip()]
    first = next((at for at, text in enumerate(sentences) if read_rules(untagged(text)).clauses), len(sentences))
    head, rest = "".join(sentences[:first]), "".join(sentences[first:])
    if tags(head) or leading(head) is not None or not rest:
        return head, rest
    stop = _end_of_points(rest)
    return f"{head}{rest[:stop]}", rest[stop:].lstrip(" ，,：:。；;")


def _end_of_points(text: str) -> int:
    """Where the points in a sentence end: after （2分） or the first comma."""
    found = re.search(r"\d\s*分[^()\[\],;。:]*[)\]]|\d\s*分(?=[,;:。])", plain(text))
    return found.end() if found else len(text)
