"""Where one document ends and the next begins in a volume that came as one run of pages.

Proposals only: the reviewer confirms. Titles at the head of a page, the rows of the list of contents with the page
numbers stamped on the pages, pages that say they are the second of three, and blank backs are what is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.folio import own_page_number, printed_folio
from app.domain.page import PageRef, PageText
from app.domain.reading import Reading
from app.intake.understand.contents import read_contents
from app.intake.understand.document_type import TypeGuess, guess_type, heading, type_of_title

_FEW = 6  # characters a page may carry (a page number, a stain read as a letter) and still be blank


@dataclass(frozen=True, slots=True)
class Proposal:
    """Pages first..last (from 0) as one document, its likely type and title, how sure and why."""

    first: int
    last: int
    doc_type: T
    title: str
    confidence: float
    reason: str


def propose_split(pages: Sequence[PageText], drawn: Collection[int] = ()) -> tuple[Proposal, ...]:
    """Every page in one proposal, in order; `drawn` are the indexes of pages without words that are not white."""
    blank = [is_blank(page) and index not in drawn for index, page in enumerate(pages)]
    starts = _by_titles(pages, blank)
    starts = {**_by_contents(pages, starts), **starts}
    proposals: list[Proposal] = []
    at = 0
    for index in [*sorted(starts), len(pages)]:
        if index > at:
            proposals += _parts(pages, blank, at, index, starts.get(at, ""))
        at = index
    return tuple(proposals)


def is_blank(page: PageText) -> bool:
    """True when a page carries no words but perhaps its number."""
    return sum(len(re.sub(r"\W", "", word.text)) for word in page.words) <= _FEW and not any(
        re.search(r"[\u4e00-\u9fff]{3}", word.text) and "页" not in word.text for word in page.words
    )


def _by_titles(pages: Sequence[PageText], blank: Sequence[bool]) -> dict[int, str]:
    """Pages that begin a document: those headed by a title that are not a later page of the one before."""
    starts: dict[int, str] = {}
    before: tuple[T, str] | None = None
    for index, page in enumerate(pages):
        if blank[index]:
            continue
        own = own_page_number(page)
        found = heading(Reading([PageRef("", page.number)], [page]))
        later = own is not None and own[0] > 1
        if before is None or (found and not (later and (found[0] is before[0] or found[1] == before[1]))):
            starts[index] = "标题" if found else "首页"
            before = found or (T.OTHER, "")
    return starts


def _by_contents(pages: Sequence[PageText], starts: dict[int, str]) -> dict[int, str]:
    """Pages the list of contents names as the first of a document, by the numbers stamped on the pages."""
    folios = {number: index for index, page in enumerate(pages) if (number := printed_folio(page)) is not None}
    named: dict[int, str] = {}
    for index in sorted(starts):
        found = heading(Reading([PageRef("", 0)], [pages[index]]))
        if not found or found[0] is not T.CONTENTS:
            continue
        for hit in read_contents(Reading([PageRef("", 0)], [pages[index]])):
            told = re.match(r"\d+", hit.value.split("|")[3]) if hit.kind is FactKind.CONTENTS_ROW else None
            at = folios.get(int(told.group())) if told else None
            if at is not None and at > index:
                named[at] = f"目录：{hit.value.split('|')[0]}"
    return named


def _parts(pages: Sequence[PageText], blank: Sequence[bool], first: int, end: int, reason: str) -> list[Proposal]:
    """One document from first up to end, its trailing blank pages apart; a blank back between its pages stays in it."""
    last = end - 1
    while last > first and blank[last]:
        last -= 1
    proposals = [_blank(first, last)] if all(blank[first : last + 1]) else [_document(pages, first, last, reason)]
    if last < end - 1:
        proposals.append(_blank(last + 1, end - 1))
    return proposals


def _blank(first: int, last: int) -> Proposal:
    return Proposal(first, last, T.BLANK, "空白页", 0.9, "几乎没有文字和墨迹")


def _document(pages: Sequence[PageText], first: int, last: int, reason: str) -> Proposal:
    guess: TypeGuess = guess_type("", pages[first : last + 1])
    listed = reason.removeprefix("目录：") if reason.startswith("目录：") else ""
    known = type_of_title(listed) if listed else None
    if listed and known and guess.confidence < 0.8:
        return Proposal(first, last, known, listed, 0.8, reason)
    title = guess.title or listed or f"第{first + 1}页起的材料"
    return Proposal(first, last, guess.doc_type, title, guess.confidence, reason or guess.reason)


def parts_of_one(names: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Indexes of files that are parts of one document by their names (笔录-p1, 笔录-p2; 决定书（1）, 决定书（2）)."""
    groups: list[list[int]] = []
    before: tuple[str, int] | None = None
    for index, name in enumerate(names):
        stem, part = _part(name)
        if before is not None and before[1] and stem == before[0] and part == before[1] + 1:
            groups[-1].append(index)
        else:
            groups.append([index])
        before = (stem, part)
    return tuple(tuple(group) for group in groups if len(group) > 1)


_PART = re.compile(r"[-_ ]?(?:[pP]|第|[（(])\s?(?P<n>\d{1,3})\s?(?:页|[）)])?$")


def _part(name: str) -> tuple[str, int]:
    stem = re.sub(r"(\.(?:scan|扫描))?\.[A-Za-z0-9]{2,5}$", "", name)
    match = _PART.search(stem)
    return (stem[: match.start()], int(match["n"])) if match and match.start() else (stem, 0)
