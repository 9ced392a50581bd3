"""卷内互相引用: days and numbers that one paper tells of another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal, place_at
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided
from app.precheck.vocabulary import days_in, loses_digits

_TELLING = (
    T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.CLOSING_APPROVAL, T.INVESTIGATION_REPORT, T.COVER, T.PRESERVE_DECISION, T.SEIZURE_RELEASE,
    T.SEIZURE_EXTENSION,
)  # fmt: skip
_SOURCES = {
    "立案": (T.FILING_APPROVAL,),
    "先行登记保存": (T.PRESERVE_NOTICE,),
    "查封扣押": (T.SEIZURE_DECISION,),
    "告知送达": (T.SERVICE_RECEIPT,),
    "决定送达": (T.SERVICE_RECEIPT,),
    "缴款": (T.PAYMENT,),
    "决定": DECISIONS,
    "结案": (T.CLOSING_APPROVAL,),
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
            (role, fact, own)
            for fact in case.facts(FactKind.DATE, role, telling)
            if _REAL.fullmatch(fact.value) and (fact.value in own or not _of_another_event(case, fact))
        ]
    odd = [
        _odd_date(case, role, fact, next(iter(own.values()))) for role, fact, own in compared if fact.value not in own
    ]
    yield from _report(record, odd, len(compared), "日期")


def _of_another_event(case: CaseView, fact: Fact) -> bool:
    """The day stands for another event in the same paper: which of the two the sentence means cannot be told."""
    item = case.document(fact.document)
    return item is not None and any(
        one.value == fact.value and one.role != fact.role and one.confidence >= fact.confidence
        for one in item.values(FactKind.DATE)
    )


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
            if item.doc_type in {*kinds, T.CONTENTS} or any(
                fact.role for fact in item.values(FactKind.SERVED_DOCUMENT)
            ):
                continue
            for match in pattern.finditer(item.reading.flow):
                compared += 1
                if not _one_of(match["n"] or match["b"], own):
                    odd.append(_odd_number(case, item, match, next(iter(own.values()))))
    yield from _report(record, odd, compared, "文号")


def _clear(item: CheckedDocument, place: Evidence, read: str, own: Fact) -> bool:
    """Typed, or read clearly on a scan with no digit left out."""
    return not item.recognised or (item.sure_of(place.confidence) and not loses_digits(read[-6:], own.value[-6:]))


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
    doubtful = not _clear(item, place, cited, own) or _key(cited)[-6:] == _key(own.value)[-6:]
    return Odd(told, (place, evidence_of(own, "文号")), doubtful)


_ANY = re.compile(
    r"(?P<head>[\u4e00-\u9fff]{2,14}?)[〔\[（(]\s?(?P<year>(?:19|20)\d\d)\s?[〕\]）)]\s?第?\s?(?P<n>\d{1,6})\s?号"
)
_ANOTHER_CASE = re.compile(r"另案|此前|曾|已被|关联|同案|前次|上次|历史|首次|再次|原处罚|另一")
_SOURCES_OF = (T.CONTENTS, T.COVER, T.COMPLAINT, T.TRANSFER_IN, T.EVIDENCE, T.OTHER, T.IDENTITY_PROOF, T.TEST_REPORT)


def numbers_of_the_case(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-14b: a number of the agency's own series that a paper cites belongs to a paper of the case (行政处罚法第五十九条)."""
    own = _series(case)
    compared, odd = 0, []
    for item in case.documents:
        if item.doc_type in _SOURCES_OF:
            continue
        for match in _ANY.finditer(item.reading.flow):
            held = next(
                (facts for head, facts in own.items() if _key(match["head"] + match["year"]).endswith(head)), None
            )
            if held is None:
                continue
            compared += 1
            if match["n"].lstrip("0") not in held:
                odd.append(_foreign_number(case, item, match, next(iter(held.values()))))
    yield from _report(record, odd, compared, "文号")


def _series(case: CaseView) -> dict[str, dict[str, Fact]]:
    """By the words and the year of a number, the serial numbers of the case's own papers; 告知书 and 决定书 have their own rule."""
    found: dict[str, dict[str, Fact]] = {}
    for fact in case.facts(FactKind.DOC_NUMBER):
        match = _ANY.fullmatch(fact.value.strip())
        if match and case.type_of(fact.document) not in {*NOTICES, *DECISIONS, *_SOURCES_OF}:
            found.setdefault(_key(match["head"] + match["year"]), {})[match["n"].lstrip("0")] = fact
    return found


def _foreign_number(case: CaseView, item: CheckedDocument, match: re.Match[str], own: Fact) -> Odd:
    place = place_at(item, *match.span())
    told = f"《{item.document.title}》引用的文号“{match.group()}”，《{case.title_of(own.document)}》的文号为{own.value}"
    around = item.reading.flow[max(match.start() - 30, 0) : match.end() + 20]
    doubtful = not _clear(item, place, match.group(), own) or bool(_ANOTHER_CASE.search(around))
    return Odd(told, (place, evidence_of(own, "文号")), doubtful)


_INSPECTED = (*NOTICES, *DECISIONS, T.INVESTIGATION_REPORT)


def inspection_day(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-13b: the day of the inspection told in report, notice and decision is that of a record (行政处罚法第五十九条第一款第二项)."""
    scenes = case.of(T.SCENE_RECORD)
    days = {fact.value for fact in case.facts(FactKind.DATE, "检查", (T.SCENE_RECORD,))}
    if not days or any(item.unread for item in scenes):
        yield undecided(record, ["现场检查笔录的日期"])
        return
    own = next(case.facts(FactKind.DATE, "检查", (T.SCENE_RECORD,)))
    compared, odd = 0, []
    for item in case.of(*_INSPECTED):
        told = item.values(FactKind.DATE, "检查")
        compared += bool(told)
        if told and days.isdisjoint(fact.value for fact in told) and not _day_elsewhere(case, item, told):
            odd.append(_odd_date(case, "检查", told[0], own))
    yield from _report(record, odd, compared, "检查日期")


def _day_elsewhere(case: CaseView, item: CheckedDocument, told: Iterable[Fact]) -> bool:
    """The day stands in another paper: something did happen then."""
    values = {fact.value for fact in told}
    others = (one for one in case.documents if one is not item and one.doc_type not in _INSPECTED)
    return any(day.isoformat() in values for one in others for day in days_in(one.text))


def numbers_differ(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-03: no two papers of different kinds bear one number (行政处罚法第五十九条第一款第六项)."""
    held: dict[str, list[Fact]] = {}
    for fact in case.facts(FactKind.DOC_NUMBER):
        item = case.document(fact.document)
        if item is not None and item.typed and item.doc_type in _NUMBERED and _ANY.fullmatch(fact.value.strip()):
            held.setdefault(_key(fact.value), []).append(fact)
    shared = [facts for facts in held.values() if len({case.type_of(fact.document) for fact in facts}) > 1]
    twice = [facts for facts in shared if not _of_the_case(case, facts)]
    for facts in twice:
        names = "、".join(f"《{case.title_of(fact.document)}》" for fact in facts)
        yield suspected(record, f"{names}的文号同为{facts[0].value}。", [evidence_of(fact, "文号") for fact in facts])
    if not held:
        yield undecided(record, ["文书的文号"])
    elif not twice:
        message = f"各文书统一使用案号{shared[0][0].value}。" if shared else "各文书的文号没有重复。"
        yield conforms(record, message, [evidence_of((shared or list(held.values()))[0][0], "文号")])


def _of_the_case(case: CaseView, facts: list[Fact]) -> bool:
    """Every one of the papers calls the number that of the case (案号), as transport's forms do: it is shared by design."""
    labelled = re.compile(rf"案号[：:]?{re.escape(normal(facts[0].value))}")
    papers = [case.document(fact.document) for fact in facts]
    return all(item is not None and labelled.search(normal(item.text)) for item in papers)


# papers that bear a number of their own, not that of what they serve or approve
_NUMBERED = {
    *NOTICES, *DECISIONS, T.PRESERVE_NOTICE, T.PRESERVE_DECISION, T.SEIZURE_DECISION, T.SEIZURE_RELEASE, T.CORRECTION_ORDER, T.HEARING_NOTICE,
    T.DEMAND,
}  # fmt: skip


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
    "CL-03": numbers_differ,
    "CL-13b": inspection_day,
    "CL-14": cited_numbers,
    "CL-14b": numbers_of_the_case,
    "SD-08": served_numbers,
}
