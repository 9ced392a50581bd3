"""归档: the list of contents against itself and against the papers, the notes at the end, blank pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.domain.page import WordSource
from app.precheck.case import CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided
from app.precheck.rules.papers import match_contents
from app.precheck.vocabulary import days_in, loses_digits

_PAGES = re.compile(r"(\d{1,4})(?:-(\d{1,4}))?")
_ITS_OWN = 0.82  # days told of other events are read at 0.8
_SURE = 0.96  # printed lists on good scans are read at 0.97 and better


def _row_pages(fact: Fact) -> tuple[int, int] | None:
    match = _PAGES.fullmatch(fact.value.split("|")[3].strip())
    return (int(match[1]), int(match[2] or match[1])) if match else None


def _unsure(case: CaseView) -> bool:
    """A scanned list of contents must be read well before anything follows from its numbers."""
    return any(item.clarity < _SURE or item.unread for item in case.of(T.CONTENTS))


def page_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-01: the page numbers in the list of contents run on without gap or overlap (行政处罚法第四十七条)."""
    rows = [(fact, pages) for fact in case.facts(FactKind.CONTENTS_ROW) if (pages := _row_pages(fact))]
    every = len(list(case.facts(FactKind.CONTENTS_ROW)))
    if len(rows) < 2 or len(rows) * 10 < every * 8:
        yield undecided(record, ["卷内目录的页号"])
        return
    # a list may give only the first page of each paper, or the number of its pages: then nothing can be said of gaps
    ranged = any(first != last for _, (first, last) in rows)
    odd: list[tuple[Fact, str]] = []
    for (_, before), (fact, here) in pairwise(rows):
        title = fact.value.split("|")[0]
        if here[0] <= before[1] and here[0] != before[0]:
            odd.append((fact, f"《{title}》的页号{_told(here)}与前一件{_told(before)}重叠或者倒置"))
        elif ranged and here[0] > before[1] + 1:
            odd.append(
                (
                    fact,
                    f"《{title}》的页号{_told(here)}与前一件{_told(before)}不相连，缺第{_told((before[1] + 1, here[0] - 1))}页",
                )
            )
    if not odd:
        yield conforms(record, f"卷内目录页号至第{rows[-1][1][1]}页，前后相连。", [evidence_of(rows[0][0], "卷内目录")])
    elif len(odd) * 3 > len(rows) or _unsure(case):
        yield undecided(record, ["清楚的卷内目录页号"], [evidence_of(fact, "卷内目录") for fact, _ in odd[:3]])
    else:
        for fact, told in odd:
            yield suspected(record, f"{told}。", [evidence_of(fact, "卷内目录")])


def _told(pages: tuple[int, int]) -> str:
    return str(pages[0]) if pages[0] == pages[1] else f"{pages[0]}-{pages[1]}"


def page_counts(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-02: a paper has as many pages as the list of contents gives it (行政处罚法第四十七条)."""
    matched, _, _ = match_contents(case)
    spans = [(fact, item, pages) for fact, item in matched if (pages := _row_pages(fact))]
    if not any(pages[0] != pages[1] for _, _, pages in spans):
        yield undecided(record, ["卷内目录中各文书的起止页号"])
        return
    odd = [(fact, item, pages) for fact, item, pages in spans if pages[1] - pages[0] + 1 != len(item.document.pages)]
    if not odd:
        yield conforms(record, "各文书页数与卷内目录一致。", [evidence_of(spans[0][0], "卷内目录")])
        return
    # electronic papers break into pages differently from the bound ones: where many differ, none of it tells anything
    told = "、".join(
        f"《{item.document.title}》目录{_told(pages)}页、实有{len(item.document.pages)}页" for _, item, pages in odd[:4]
    )
    yield undecided(record, [f"纸质案卷的实际页数（{told}）"], [whole(item) for _, item, _ in odd[:4]])


def contents_dates(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-05: the dates in the list of contents are those of the papers (行政处罚法第四十七条)."""
    yield from _cells(case, record, 2, "日期", _dates)


def contents_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-07: the document numbers in the list of contents are those of the papers (行政处罚法第四十七条)."""
    yield from _cells(case, record, 1, "文号", _numbers)


def _cells(
    case: CaseView, record: RuleRecord, cell: int, what: str, held: Callable[[CheckedDocument], set[str]]
) -> Iterator[Finding]:
    matched, _, _ = match_contents(case)
    rows = [(fact, item, normal(fact.value.split("|")[cell])) for fact, item in matched]
    rows = [(fact, item, value) for fact, item, value in rows if _whole(value, cell) and held(item)]
    repeated = [fact.value.split("|")[0] for fact, _ in matched]
    odd = [
        (fact, item, value)
        for fact, item, value in rows
        if value not in held(item)
        and not _elsewhere(case, item, value, held)
        and repeated.count(fact.value.split("|")[0]) == 1
    ]
    if not rows:
        yield undecided(record, [f"卷内目录和文书的{what}"])
    elif len(odd) * 3 > len(rows) or (odd and _unsure(case)):
        yield undecided(record, [f"清楚的卷内目录{what}"], [evidence_of(fact, "卷内目录") for fact, _, _ in odd[:3]])
    for fact, item, value in odd if len(odd) * 3 <= len(rows) and not _unsure(case) else ():
        shown = fact.value.split("|")[cell]
        told = (
            f"卷内目录中《{fact.value.split('|')[0]}》的{what}为{shown}，文书为{'、'.join(sorted(_shown(item, cell)))}"
        )
        evidence = [evidence_of(fact, "卷内目录"), whole(item)]
        if item.recognised and not _clearly(item, value, cell):
            yield undecided(record, [f"清楚的文书{what}（{told}）"], evidence)
        else:
            yield suspected(record, f"{told}。", evidence)
    if rows and not odd:
        yield conforms(record, f"卷内目录的{what}与文书一致。", [evidence_of(rows[0][0], "卷内目录")])


def _clearly(item: CheckedDocument, value: str, cell: int) -> bool:
    """On a scan: every day read is clear, and none is that of the list with a digit left out."""
    facts = item.values(FactKind.DATE if cell == 2 else FactKind.DOC_NUMBER)
    return all(item.sure_of_fact(fact) and not loses_digits(fact.value[-8:], value[-8:]) for fact in facts)


def _whole(value: str, cell: int) -> bool:
    return bool(
        re.fullmatch(r"\d{4}-\d\d-\d\d", value)
        if cell == 2
        else re.fullmatch(r"[\u4e00-\u9fff]{2,16}(?:19|20)\d\d第?\d{1,6}号", value)
    )


def _elsewhere(case: CaseView, item: CheckedDocument, value: str, held: Callable[[CheckedDocument], set[str]]) -> bool:
    """The value stands on another paper of the same type: the row may be that one's."""
    return any(value in held(other) for other in case.of(item.doc_type) if other is not item)


_SEEN = {T.SCENE_RECORD, T.SAMPLING, T.REGISTRATION, T.INSPECTION_NOTICE, T.INSPECTION_APPROVAL, T.EVIDENCE, T.PHOTO}


def _dates(item: CheckedDocument) -> set[str]:
    """The days written in a paper whose own day was read."""
    own = {
        fact.value
        for fact in item.values(FactKind.DATE)
        if fact.confidence >= _ITS_OWN and (item.document.doc_type in _SEEN or fact.role != "检查")
    }
    return own | {day.isoformat() for day in days_in(item.text)} if own else set()


def _numbers(item: CheckedDocument) -> set[str]:
    return {normal(fact.value) for fact in item.values(FactKind.DOC_NUMBER)}


def _shown(item: CheckedDocument, cell: int) -> set[str]:
    kind = FactKind.DATE if cell == 2 else FactKind.DOC_NUMBER
    return {fact.value for fact in item.values(kind)}


_TOTAL = re.compile(r"共(?:计|有)?[^。；\d]{0,6}(?:\d{1,3}\s?件[、，,\s]?)?(?:共(?:计)?)?\s?(?P<pages>\d{1,4})\s?页")


def notes_total(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-04: the number of pages in the notes is the last page of the list of contents (行政处罚法第四十七条)."""
    notes = [(item, match) for item in case.of(T.FILE_NOTES) if (match := _TOTAL.search(item.reading.flow))]
    rows = [(fact, pages) for fact in case.facts(FactKind.CONTENTS_ROW) if (pages := _row_pages(fact))]
    if not notes or not rows:
        yield undecided(
            record, [name for name, there in (("备考表的页数", notes), ("卷内目录的页号", rows)) if not there]
        )
        return
    item, match = notes[0]
    total, last = int(match["pages"]), max(pages[1] for _, pages in rows)
    evidence = [
        Evidence(item.document.id, match.group(), item.reading.pin(*match.span()), "备考表", match["pages"]),
        evidence_of(rows[-1][0], "卷内目录"),
    ]
    if total in {last, last + 1, last - 1}:
        yield conforms(record, f"备考表记载{total}页，卷内目录至第{last}页。", evidence)
    elif item.recognised or _unsure(case) or not any(first != end for _, (first, end) in rows):
        yield undecided(record, [f"清楚的页数（备考表{total}页，卷内目录至第{last}页）"], evidence)
    else:
        yield suspected(record, f"备考表记载{total}页，卷内目录至第{last}页，不一致。", evidence)


def blank_pages(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-06: no blank pages are bound in (案卷归档要求)."""
    blank = [
        (item, number)
        for item in case.documents
        for number, page in enumerate(item.reading.pages, 1)
        if not page.words and page.source is not WordSource.NONE and item.doc_type is not T.PHOTO
    ]
    held = [*case.of(T.BLANK), *(item for item, _ in blank)]
    if held:
        names = "、".join(dict.fromkeys(f"《{item.document.title}》" for item in held))
        yield undecided(record, [f"{names}中没有文字的页是否为空白页"], [whole(item) for item in held[:3]])
    elif any(item.unread for item in case.documents):
        yield undecided(record, ["尚未识别的页面"])
    else:
        yield conforms(record, "没有空白页。")


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GD-01": page_numbers,
    "GD-02": page_counts,
    "GD-04": notes_total,
    "GD-05": contents_dates,
    "GD-06": blank_pages,
    "GD-07": contents_numbers,
}
