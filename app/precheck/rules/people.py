"""主体与人员: officers, certificates, roles, two places at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from difflib import SequenceMatcher

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding
from app.precheck.case import CLEAR, CaseView, evidence_of
from app.precheck.kinds import normal, whole
from app.precheck.names import ACTING, certificates_in, has_number, known_names, number_count, officers_in, strays_in
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided

RECORDS = (T.SCENE_RECORD, T.INQUIRY_RECORD, T.SAMPLING, T.SEIZURE_RECORD)
_ALIKE = 0.75
_Span = tuple[datetime, datetime, set[str], Fact]


def two_officers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-05: every record of an investigation is made by two officers or more (行政处罚法第四十二条)."""
    held = [item for item in case.of(*(record.documents or RECORDS)) if item.readable]
    if not held:
        yield undecided(record, ["检查、询问等笔录的文字"])
        return
    known = known_names(case)
    for item in held:
        named = officers_in(case, item)
        names = set(named) | {name for name in _investigators(case, known) if name in item.text}
        evidence = [evidence_of(fact, "执法人员") for fact in named.values()] or [whole(item)]
        if len(names) >= 2:
            yield conforms(record, f"《{item.document.title}》记载执法人员{'、'.join(sorted(names))}。", evidence)
        elif not named or number_count(item) >= 2 or item.unread or item.clarity < CLEAR:
            yield undecided(record, [f"《{item.document.title}》中执法人员的姓名"], evidence)
        else:
            yield suspected(record, f"《{item.document.title}》只见一名执法人员：{'、'.join(named)}。", evidence)


def _investigators(case: CaseView, known: frozenset[str]) -> set[str]:
    return {fact.value for fact in case.facts(FactKind.OFFICER) if fact.role in ACTING and fact.value in known}


def certificate_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-06: certificate numbers are recorded, and one number belongs to one name (行政处罚法第四十二条)."""
    known = known_names(case)
    by_name: dict[str, dict[str, Fact]] = {}
    by_number: dict[str, dict[str, Fact]] = {}
    for item in case.documents:
        for fact in certificates_in(item, known):
            number = normal(re.sub(r"[-—]", "", fact.value))
            by_name.setdefault(fact.role, {}).setdefault(number, fact)
            by_number.setdefault(number, {}).setdefault(fact.role, fact)
    if not by_name:
        yield undecided(record, ["执法证号"])
        return
    for fact in [one for item in case.documents for one in strays_in(item, by_name)]:
        by_name[fact.role].setdefault(normal(re.sub(r"[-—]", "", fact.value)), fact)
    clashes = [
        *(_clash(case, record, f"{name}的执法证号前后不一", numbers) for name, numbers in by_name.items()),
        *(_clash(case, record, f"执法证号{number}对应不同姓名", names, "role") for number, names in by_number.items()),
    ]
    yield from (found for found in clashes if found)
    if not any(clashes):
        yield conforms(
            record,
            f"{len(by_name)}名执法人员的证号前后一致。",
            [evidence_of(next(iter(v.values())), "执法证号") for v in by_name.values()],
        )


def _clash(
    case: CaseView, record: RuleRecord, told: str, held: dict[str, Fact], shown: str = "value"
) -> Finding | None:
    if len(held) < 2:
        return None
    facts = sorted(held.values(), key=lambda fact: _times(case, fact))  # the odd one first
    evidence = [evidence_of(fact, "执法证号") for fact in facts]
    message = f"{told}：{'、'.join(f'{getattr(f, shown)}（《{case.title_of(f.document)}》）' for f in facts)}。"
    if any(_misread(case, fact, facts) for fact in facts):
        return undecided(record, [f"清楚的执法证号（{message.rstrip('。')}，其中扫描件可能识别有误）"], evidence)
    return suspected(record, message, evidence)


def _times(case: CaseView, fact: Fact) -> int:
    return sum(other.value == fact.value and other.role == fact.role for other in case.facts(FactKind.CERTIFICATE))


def _misread(case: CaseView, fact: Fact, others: Iterable[Fact]) -> bool:
    """A number in a scan that stands only once and is nearly another: a sign lost, or one doubtful character changed."""
    item = case.document(fact.document)
    if item is None or not item.recognised or _times(case, fact) > 1:
        return False
    for other in others:
        if other is fact or SequenceMatcher(None, other.value, fact.value).ratio() < _ALIKE:
            continue
        if sorted(other.value) == sorted(fact.value):
            return False  # signs changed over: people do that, recognition does not
        if len(other.value) != len(fact.value) or not item.sure_of_fact(fact):
            return True
    return False


def missing_certificate(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-06b: every acting officer named in a record stands there with a certificate number (行政处罚法第五十五条)."""
    held = [item for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD) if item.readable]
    if not held:
        yield undecided(record, ["检查、询问笔录的文字"])
        return
    known = known_names(case)
    numbers: dict[str, set[str]] = {}
    for item in case.documents:
        for fact in certificates_in(item, known):
            numbers.setdefault(fact.role, set()).add(fact.value)
    for item in held:
        named = officers_in(case, item, ("承办",))
        lacking = {name: fact for name, fact in named.items() if not has_number(item, name, numbers.get(name, ()))}
        evidence = [evidence_of(fact) for fact in (lacking or named).values()] or [whole(item)]
        if not named or (lacking and (item.unread or item.clarity < CLEAR)):
            yield undecided(record, [f"《{item.document.title}》中执法人员的姓名和证号"], evidence)
        elif not lacking or number_count(item) >= max(len(named), 2):
            yield conforms(record, f"《{item.document.title}》写明执法人员姓名和证号。", evidence)
        else:
            yield suspected(record, f"《{item.document.title}》未写明{'、'.join(lacking)}的执法证号。", evidence)


def role_conflict(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-10: who investigated neither reviews the case nor presides over its hearing (行政处罚法第六十四条第四项)."""
    acting = _by_role(
        case, ("承办", "协办"), (T.SCENE_RECORD, T.INQUIRY_RECORD, T.FILING_APPROVAL, T.INVESTIGATION_REPORT)
    )
    other = _by_role(
        case,
        ("审核", "主持人", "听证员"),
        (T.LEGAL_REVIEW, T.CASE_REVIEW, T.HEARING_RECORD, T.HEARING_REPORT, T.HEARING_NOTICE),
    )
    if not acting or not other:
        yield undecided(record, [*([] if acting else ["承办人姓名"]), *([] if other else ["审核人或者听证主持人姓名"])])
        return
    known = known_names(case)
    both = sorted(set(acting) & set(other) & known)
    for name in both:
        yield suspected(
            record,
            f"{name}既是承办人员，又是{other[name].role}人员。",
            [evidence_of(other[name]), evidence_of(acting[name])],
        )
    if not both:
        yield conforms(
            record,
            "承办人员与审核、听证人员不重合。",
            [evidence_of(next(iter(acting.values()))), evidence_of(next(iter(other.values())))],
        )


def two_places_at_once(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-02: no officer stands in two records whose times overlap (市场监督管理行政处罚程序规定第二十九条)."""
    spans = list(_spans(case))
    if len(spans) < 2:
        yield undecided(record, ["两份以上笔录的起止时间"], [evidence_of(span[3]) for span in spans])
        return
    found = False
    for index, one in enumerate(spans):
        for other in spans[index + 1 :]:
            doubt = _overlap(case, record, one, other)
            if doubt is not None:
                found = True
                yield doubt
    if not found:
        yield conforms(record, f"{len(spans)}份笔录的时间互不重叠。", [evidence_of(span[3]) for span in spans])


def _spans(case: CaseView) -> Iterator[_Span]:
    for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD):
        for fact in item.values(FactKind.TIME_SPAN):
            start, end = span_of(fact)
            if end > start:  # else misread or miswritten: its own rule speaks of it
                yield start, end, set(officers_in(case, item)), fact


_PLACE = re.compile(r"(?:地点|地址|场所)[：:\t]{0,2}(?P<place>[^\t。；：:]{4,40})")


def _overlap(case: CaseView, record: RuleRecord, one: _Span, other: _Span) -> Finding | None:
    shared = one[2] & other[2]
    a, b = case.document(one[3].document), case.document(other[3].document)
    if not shared or a is None or b is None or a is b or one[0] >= other[1] or other[0] >= one[1]:
        return None
    evidence, names = [evidence_of(other[3]), evidence_of(one[3])], "、".join(sorted(shared))
    places = [_PLACE.search(item.reading.flow) for item in (a, b)]
    same = all(places) and len({normal(place["place"])[:12] for place in places if place}) == 1
    if same:
        return undecided(record, [f"{names}在同一地点的两份笔录时间重叠的原因"], evidence)
    message = f"{names}在《{a.document.title}》和《{b.document.title}》中的时间重叠。"
    return suspected(record, message, evidence, [one[3].quote, other[3].quote])


def _by_role(case: CaseView, roles: tuple[str, ...], types: tuple[T, ...]) -> dict[str, Fact]:
    return {fact.value: fact for role in roles for fact in case.facts(FactKind.OFFICER, role, types)}


def span_of(fact: Fact) -> tuple[datetime, datetime]:
    """The start and the end of a TIME_SPAN fact."""
    start, _, end = fact.value.partition("/")
    return datetime.fromisoformat(start), datetime.fromisoformat(end)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GEN-05": two_officers,
    "GEN-06": certificate_numbers,
    "GEN-06b": missing_certificate,
    "GEN-10": role_conflict,
    "ZJ-02": two_places_at_once,
}
