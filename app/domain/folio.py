"""Page numbers printed on pages: the number of one page, and what is wrong with their run through a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain.page import PageText
from app.domain.reading import rows_of

_FOLIO = re.compile(r"(?:卷内|案卷|总)?(?:页码|页号|页次)[：:]?(?P<n>\d{1,4})")
_OF = re.compile(r"第(?P<n>\d{1,3})页(?:[，,、/]?共(?P<of>\d{1,3})页)?|(?P<m>\d{1,3})/(?P<mof>\d{1,3})")
_BARE = re.compile(r"[-—－–·]?(?P<n>\d{1,4})[-—－–·]?")
_EDGE = 0.09


def folio_spans(folios: Iterable[int]) -> str:
    """3、7—9 for the pages 3, 7, 8 and 9."""
    spans: list[list[int]] = []
    for folio in sorted(set(folios)):
        if spans and folio == spans[-1][-1] + 1:
            spans[-1].append(folio)
        else:
            spans.append([folio])
    return "、".join(str(one[0]) if len(one) == 1 else f"{one[0]}—{one[-1]}" for one in spans)


class NumberingFault(Enum):
    """What can be wrong with the run of printed page numbers."""

    MISSING = "missing"  # a page without a number among numbered ones
    DUPLICATE = "duplicate"
    JUMP = "jump"  # numbers left out between two pages
    BACKWARDS = "backwards"


@dataclass(frozen=True, slots=True)
class Numbered:
    """A fault at the page with this index (from 0); `number` is what is printed there, or should be."""

    fault: NumberingFault
    index: int
    number: int


def printed_folio(page: PageText) -> int | None:
    """The number of the page in the file as stamped at its edge (卷内页码：8, -8-, 8), or None."""
    rows = _edge(page)
    for text in rows:
        match = _FOLIO.search(text)
        if match:
            return int(match["n"])
    corner = [match for text in rows if (match := _BARE.fullmatch(text))]
    return int(corner[-1]["n"]) if len(corner) == 1 else None


def own_page_number(page: PageText) -> tuple[int, int] | None:
    """Which page of its own document a page is (第2页 共3页, 2/3), the second 0 when not said, or None."""
    for text in _edge(page, 0.14):
        match = _OF.search(text)
        if match:
            return int(match["n"] or match["m"]), int(match["of"] or match["mof"] or 0)
    return None


def numbering_faults(numbers: Sequence[int | None]) -> tuple[Numbered, ...]:
    """Missing, repeated, jumping and backward numbers of the pages in their order; none where no page is numbered."""
    held = [number for number in numbers if number is not None]
    if not held:
        return ()
    first = next(index for index, number in enumerate(numbers) if number is not None)
    last = max(index for index, number in enumerate(numbers) if number is not None)
    counts = Counter(held)
    faults: list[Numbered] = []
    before = numbers[first]
    assert before is not None
    for index in range(first + 1, last + 1):
        number = numbers[index]
        if number is None:
            faults.append(Numbered(NumberingFault.MISSING, index, before + 1))
            before += 1
            continue
        faults += _step(before, number, index, counts[number])
        before = number
    return tuple(faults)


def _step(before: int, number: int, index: int, times: int) -> list[Numbered]:
    if number == before or (times > 1 and number < before):
        return [Numbered(NumberingFault.DUPLICATE, index, number)]
    if number < before:
        return [Numbered(NumberingFault.BACKWARDS, index, number)]
    return [Numbered(NumberingFault.JUMP, index, number)] if number > before + 1 else []


def _edge(page: PageText, depth: float = _EDGE) -> list[str]:
    """The rows at the head and the foot of a page, without spaces."""
    words = [word for word in page.words if word.rect.top < depth or word.rect.bottom > 1 - depth]
    return [re.sub(r"\s", "", "".join(word.text for word in row)) for row in rows_of(words)]
