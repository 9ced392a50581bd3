"""One cell that holds several scored clauses: （1）当事人（1分）（2）日期（2分）, each a line of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain.points import ZERO, Points
from app.standards.importing.figures import points_of, tagged, tags
from app.standards.importing.plain import BARE_NUMBER, mark_level, mark_of, plain, unmarked

_CLAUSE = re.compile(
    rf"(?:^|(?<=[\n;；。)）]))\s*(?=(?:\d{{1,2}}\s*[、.．](?!\d)|{BARE_NUMBER}|[(（]\d{{1,2}}[)）](?!分)|[①-⑳]))"
)
_TRIM = "；;，,、。 "
_ITS_POINTS = re.compile(
    r"(?:扣|减)(?:除|去|掉)?(?:其|该项|对应的?|相应的?|相对应的?|各自的?){1,2}(?:分值|分数|得分|分)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """One clause with its points and the rules that speak of it alone."""

    text: str
    points: Points | None
    rules: str


@dataclass(frozen=True, slots=True)
class Parts:
    """The clauses of a cell below the words that head them."""

    heading: str
    parts: tuple[Part, ...]


def cell_parts(text: str, points: str, rules: str, scored: bool) -> Parts | None:
    """The clauses of a cell when each has points of its own, or None; `scored` when the row has one figure for all."""
    pieces = clauses_of(text)
    own = _figures(pieces, points, scored)
    if own is None:
        return None
    heading = ""
    if len(own) > 2 and own[0] == sum((one or ZERO for one in own[1:]), ZERO) and _heads(pieces):
        tag = tagged(pieces[0])
        heading = unmarked(tag.text if tag else pieces[0]).strip("：:；;，, \n")
        pieces, own = pieces[1:], own[1:]
    told = _shared_out(rules, pieces)
    if told is None:
        return None
    rows = zip(pieces, own, told, strict=True)
    return Parts(heading, tuple(Part(_wording(piece), figure, rule) for piece, figure, rule in rows))


def _figures(pieces: list[str], points: str, scored: bool) -> list[Points | None] | None:
    """As many figures in the column of points as clauses, or points in brackets in every clause."""
    figures = [points_of(one) for one in points.split("\n") if one.strip()]
    if len(figures) > 1 and len(figures) == len(pieces) and None not in figures:
        return figures
    if not scored and len(pieces) > 1 and all(len(tags(piece)) == 1 for piece in pieces):
        return [tags(piece)[0] for piece in pieces]
    return None


def _heads(pieces: list[str]) -> bool:
    """True when the first clause stands above the others: without a number, or with a higher one."""
    return not mark_of(pieces[0]) or 0 < mark_level(pieces[0]) < mark_level(pieces[1])


def _shared_out(rules: str, pieces: list[str]) -> list[str] | None:
    """The rules of each clause: a line each, or one sentence that takes from each its own points."""
    lines, count = [one for one in rules.split("\n") if one.strip()], len(pieces)
    if not lines:
        return [""] * count
    if len(lines) == count:
        levels = zip(map(mark_level, lines), map(mark_level, pieces), strict=True)
        return lines if all(a == b or not a or not b for a, b in levels) else None
    if len(lines) == 1 and _ITS_POINTS.search(plain(lines[0])):
        return [_ITS_POINTS.sub("不得分", plain(lines[0]))] * count
    return None


def _wording(piece: str) -> str:
    tag = tagged(piece)
    return unmarked(tag.text if tag else piece).strip(_TRIM)


def clauses_of(text: str) -> list[str]:
    """The numbered clauses of a cell, or its lines."""
    starts = sorted({found.end() for found in _CLAUSE.finditer(text)})
    if len(starts) > 1:
        pieces = [text[start:stop] for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]
        return [text[: starts[0]], *pieces] if text[: starts[0]].strip() else pieces
    return [line for line in text.split("\n") if line.strip()]
