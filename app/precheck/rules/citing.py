"""卷内互相引用: days and numbers that one paper tells of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided

_TELLING = (T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.CLOSING_APPROVAL, T.INVESTIGATION_REPORT, T.COVER)
_SOURCES = {
    "立案": (T.FILING_APPROVAL,),
    "告知送达": (T.SERVICE_RECEIPT,),
    "决定送达": (T.SERVICE_RECEIPT,),
    "缴款": (T.PAYMENT,),
    "决定": DECISIONS,
}


_REAL = re.compile(r"\d{4}-\d\d-\d\d")
_SERVED = re.compile(r"[\u4e00-\u9fff]{2,16}(?:19|20)\d\d\d{1,6}号")
_CLEAR = 0.85


@dataclass(frozen=True)
class Odd:
    """Two papers that tell one thing differently; `doubtful` where a reading may be at fault."""

    told: str
    evidence: tuple[Evidence, ...]
    doubtful: bool


def _report(record: RuleRecord, odd: list[Odd], compared: int, what: str) -> Iterator[Finding]:
    for one in odd:
        if one.doubtful:
            yield undecided(record, [f"清楚的{what}（{one.told}）"], one.evidence)
        else:
            yield suspected(record, f"{one.told}，不一致。", one.evidence)
    if not compared:
        yield undecided(record, [f"两份以上文书中的同一{what}"])
    elif not odd:
        yield conforms(record, f"{compared}处转述的{what}与原文书一致。")


def told_dates(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-13: a day told in the decision, the closing form or the cover is that of the paper itself (行政处罚法第五十九条)."""
    compared: list[tuple[str, Fact, dict[str, Fact]]] = []
    for role, kinds in _SOURCES.items():
        own = {fact.value: fact for fact in case.facts(FactKind.DATE, role, kinds)}
        if not own or any(item.unread for item in case.of(*kinds)):
            continue
        telling = [kind for kind in _TELLING if kind not in kinds]
        compared += [
            (role, fact, own) for fact in case.facts(FactKind.DATE, role, telling) if _REAL.fullmatch(fact.value)
        ]
    odd = [
        _odd_date(case, role, fact, next(iter(own.values()))) for role, fact, own in compared if fact.value not in own
    ]
    yield from _report(record, odd, len(compared), "日期")


def _odd_date(case: CaseView, role: str, fact: Fact, own: Fact) -> Odd:
    told = f"《{case.title_of(fact.document)}》记载{role}为{fact.value}，《{case.title_of(own.document)}》为{own.value}"
    source = case.document(own.document)
    scanned = source is not None and source.recognised
    doubtful = own.confidence < (0.9 if scanned else 0.8)
    return Odd(told, (evidence_of(fact), evidence_of(own)), doubtful)


_NUMBER = r"[\u4e00-\u9fff]{2,14}?[〔\[（(]\s?(?:19|20)\d\d\s?[〕\]）)]\s?第?\s?\d{1,6}\s?号"
_CITED_NOTICE = re.compile(
    rf"(?:处罚|听证)(?:事先|听证)?告知书[》”]?[（(，,：:]?\s?(?P<n>{_NUMBER})|(?P<b>{_NUMBER})\s?[《“]?(?:行政)?处罚(?:事先|听证)?告知书"
)
_CITED_DECISION = re.compile(
    rf"处罚决定书(?:文号)?[》”]?[（(，,：:\t]{{0,2}}\s?(?P<n>{_NUMBER})|(?P<b>{_NUMBER})\s?[《“]?(?:行政)?处罚决定书"
)


def cited_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-14: a paper cites the notice and the decision by their own numbers (行政处罚法第五十九条)."""
    compared = 0
    odd: list[Odd] = []
    for kinds, pattern in ((NOTICES, _CITED_NOTICE), (DECISIONS, _CITED_DECISION)):
        own = _own_numbers(case, kinds)
        for item in case.documents if own else ():
            if item.doc_type in {*kinds, T.CONTENTS}:
                continue
            for match in pattern.finditer(item.reading.flow):
                compared += 1
                if not _one_of(match["n"] or match["b"], own):
                    odd.append(_odd_number(case, item, match, next(iter(own.values()))))
    yield from _report(record, odd, compared, "文号")


def _own_numbers(case: CaseView, kinds: Iterable[T]) -> dict[str, Fact]:
    return {_key(fact.value): fact for fact in case.facts(FactKind.DOC_NUMBER, "", kinds)}


def _one_of(number: str, own: Iterable[str]) -> bool:
    return any(_key(number).endswith(one) or one.endswith(_key(number)) for one in own)


def _odd_number(case: CaseView, item: CheckedDocument, match: re.Match[str], own: Fact) -> Odd:
    cited = match["n"] or match["b"]
    place = Evidence(
        item.document.id, match.group(), item.reading.pin(*match.span()), "引用的文号", cited,
        item.reading.sureness(*match.span()),
    )  # fmt: skip
    told = f"《{item.document.title}》引用的文号“{cited}”，《{case.title_of(own.document)}》的文号为{own.value}"
    # the same year and number behind another short name is more often a misread name than another paper
    doubtful = item.recognised or _key(cited)[-6:] == _key(own.value)[-6:]
    return Odd(told, (place, evidence_of(own, "文号")), doubtful)


def served_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """SD-08: a receipt names the number of the paper it served (民事诉讼法第八十七条)."""
    compared = 0
    odd: list[Odd] = []
    for item in case.of(T.SERVICE_RECEIPT):
        for fact in item.values(FactKind.SERVED_DOCUMENT):
            kinds = NOTICES if "告知书" in fact.value else DECISIONS if "处罚决定书" in fact.value else ()
            own = _own_numbers(case, kinds) if kinds else {}
            if own and _SERVED.fullmatch(_key(fact.role)):
                compared += 1
                if not _one_of(fact.role, own):
                    odd.append(_odd_served(case, item, fact, next(iter(own.values()))))
    yield from _report(record, odd, compared, "文号")


def _odd_served(case: CaseView, item: CheckedDocument, fact: Fact, own: Fact) -> Odd:
    told = f"《{item.document.title}》送达的文号为“{fact.role}”，《{case.title_of(own.document)}》的文号为{own.value}"
    doubtful = item.recognised and (fact.confidence < _CLEAR or item.clarity < _CLEAR or _lost(fact.role, own.value))
    return Odd(told, (evidence_of(fact, "送达文书文号"), evidence_of(own, "文号")), doubtful)


def _lost(read: str, own: str) -> bool:
    """True when the number read is the paper's own with some characters left out, as recognition does with narrow ones."""
    rest = iter(_key(own))
    return len(_key(read)) < len(_key(own)) and all(char in rest for char in _key(read))


def _key(number: str) -> str:
    return normal(number).replace("第", "")


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "CL-13": told_dates,
    "CL-14": cited_numbers,
    "SD-08": served_numbers,
}
