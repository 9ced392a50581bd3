"""How alike two PDFs of one document are: pages, lines, and the places of lines."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TypeAlias

Line: TypeAlias = tuple[str, float]
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="[\d.-]+" yMax="([\d.-]+)">(.*?)</word>')
_LEADER = re.compile(r"[.·…_]{5,}")
_SAME_LINE = 4.0


@dataclass(frozen=True, slots=True)
class Likeness:
    """Page counts, shares of equal pages and lines, and the distance nine in ten equal lines stay under."""

    ours: int
    theirs: int
    pages: float
    lines: float
    drift: float


def lines_of(pdf: Path) -> list[list[Line]]:
    """The lines of each page, each with the height of its middle; read with poppler so that both are read alike."""
    out = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=False).stdout
    return [_lines(page) for page in out.split("<page ")[1:]]


def _lines(page: str) -> list[Line]:
    words = [(float(x), (float(top) + float(bottom)) / 2, text) for x, top, bottom, text in _WORD.findall(page)]
    rows: list[list[tuple[float, float, str]]] = []
    for word in sorted(words, key=lambda item: item[1]):
        if rows and word[1] - rows[-1][0][1] < _SAME_LINE:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [(_plain("".join(text for _, _, text in sorted(row))), row[0][1]) for row in rows]


def _plain(line: str) -> str:
    """The line without leaders and without a mark at its end: LibreOffice drops some that hang beyond the text."""
    return _LEADER.sub("", line).rstrip("，。、：；")


def likeness(ours: list[list[Line]], theirs: list[list[Line]]) -> Likeness:
    """What two renderings have in common."""
    lines = sum(len(page) for page in theirs)
    equal_pages, equal_lines, distances = 0, 0, []
    for mine, other in zip(ours, theirs, strict=False):
        equal_pages += _letters(mine) == _letters(other)
        there: dict[str, list[float]] = {}
        for text, y in other:
            there.setdefault(text, []).append(y)
        met = [min((y - place for place in there[text]), key=abs) for text, y in mine if text in there]
        equal_lines += len(met)
        distances += met
    middle = median(distances) if distances else 0.0
    far = sorted(abs(distance - middle) for distance in distances)
    drift = far[int(0.9 * (len(far) - 1))] if far else 0.0
    return Likeness(
        len(ours), len(theirs), equal_pages / max(len(theirs), 1), min(equal_lines / max(lines, 1), 1.0), drift
    )


def _letters(page: list[Line]) -> Counter[str]:
    return Counter(char for text, _ in page for char in text if char.isalnum())
