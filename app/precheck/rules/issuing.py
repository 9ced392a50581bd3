"""文书的落款: who issued a paper, under which name, and whether it bears a day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import NOTICES, CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal, place_at, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, questioned, undecided
from app.precheck.vocabulary import DATE

_FOOT = 10  # lines in which a paper is signed
_HEAD = 8
_ENOUGH = 2
_ENDS_DATED = re.compile(rf"(?:{DATE.pattern})[^。，；]{{0,6}}$")
_PLACEHOLDER = re.compile(r"(?:19|20)\d\d年\s?[×XxX*_＿]{1,4}\s?月")
_SPOKEN = re.compile(r"收到|之日|自|至|于|送达|以前|之前|[，。；]")


def dated(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-10h, GZ-02e, WS-01, XK-01: a paper that goes out bears the day it was made (行政处罚法第五十九条第一款第六项，行政许可法第三十二条第二款)."""
    held = [item for item in case.of(*record.documents) if item.readable]
    for item in held:
        if _is_dated(item):
            yield conforms(record, f"《{item.document.title}》注明了日期。", [whole(item)])
        else:
            told = f"《{item.document.title}》的落款没有日期"
            yield questioned(record, told, [_foot_of(item)], "" if item.typed else "落款日期")
    if not held:
        yield undecided(record, ["文书的文字"])


def _is_dated(item: CheckedDocument) -> bool:
    lines = [line.text for line in item.reading.lines]
    if any(_PLACEHOLDER.search(line) for line in lines[-_FOOT:]):
        return True  # left unfilled, which the rule on templates tells
    alone = any(DATE.search(line) and not _SPOKEN.search(line) for line in lines)
    return alone or any(_ENDS_DATED.search(line) for line in lines[-3:])


def _foot_of(item: CheckedDocument) -> Evidence:
    line = item.reading.lines[-1]
    return place_at(item, line.start, line.start + len(line.text))


def signed_by_agency(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-10i: the decision is signed with the name of the agency (行政处罚法第五十九条第一款第六项)."""
    known = {normal(fact.value) for fact in case.facts(FactKind.AGENCY) if len(fact.value) > 4}
    held = [item for item in case.of(*record.documents) if item.readable]
    for item in held:
        lines = item.reading.lines
        foot = normal("".join(line.text for line in lines[-_FOOT:]))
        head = normal("".join(line.text for line in lines[:_HEAD]))
        if item.values(FactKind.AGENCY) or any(name in foot or name in head for name in known):
            yield conforms(record, f"《{item.document.title}》写明了行政机关的名称。", [whole(item)])
        elif not known:
            yield undecided(record, ["行政机关的名称"], [whole(item)])
        else:
            told = f"《{item.document.title}》的落款没有行政机关的名称"
            yield questioned(record, told, [_foot_of(item)], "" if item.typed else "落款")
    if not held:
        yield undecided(record, ["决定书的文字"])


_INNER = re.compile(
    r"(?:局|厅|委员会|政府)(?P<inner>[\u4e00-\u9fff]{0,14}(?:总队|支队|大队|中队|执法队|科|股|室|处|所|站))$"
)
# inner bodies and offices that laws let act in their own name
_AUTHORISED = re.compile(r"公安|派出所|消防|交通警察|海事|海关|税务|边防|出入境|渔政|疾病预防|街道|乡|镇")


def own_name(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-01: no decision in the name of a body inside the agency (行政处罚法第十七条、第十九条、第二十条)."""
    decision = case.decision
    issued = next(iter(decision.values(FactKind.AGENCY)), None) if decision else None
    if decision is None or issued is None:
        yield undecided(record, ["决定书的机关名称"])
        return
    match = _INNER.search(issued.value)
    if match is None:
        yield conforms(record, f"决定以{issued.value}的名义作出。", [evidence_of(issued, "机关")])
        return
    agency = issued.value[: match.start("inner")]
    others = [fact for fact in case.facts(FactKind.AGENCY, "", NOTICES) if fact.document != issued.document]
    plain = next((fact for fact in others if _same(fact, agency)), None)
    if plain is None or not decision.typed or _AUTHORISED.search(issued.value):
        what = f"“{issued.value}”以自己名义作出决定的法律、法规授权"
        yield undecided(record, [what], [evidence_of(issued, "机关")])
    else:
        told = f"决定以内设机构“{issued.value}”的名义作出，告知书以“{plain.value}”的名义作出"
        yield questioned(record, told, [evidence_of(issued, "机关"), evidence_of(plain, "机关")])


def _same(fact: Fact, agency: str) -> bool:
    return normal(fact.value) == normal(agency)


_SEAL_MARK = re.compile(r"[（(](?:印章|公章|盖章|章|印)[）)]")


def sealed(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-17: an outgoing paper bears the mark of the seal as the others of its case do (行政处罚法第五十九条第二款)."""
    held = [item for item in case.of(*record.documents) if item.typed and "笔录" not in item.document.title]
    marked = [item for item in held if _SEAL_MARK.search(_tail(item))]
    bare = [item for item in held if item not in marked]
    if len(marked) < _ENOUGH:
        # most papers show the seal as a picture, of which the words say nothing
        yield undecided(record, ["文书上的印章（请看原件）"], [whole(item) for item in held[:1]])
        return
    for item in bare:
        told = f"《{item.document.title}》的落款没有印章，卷内其他{len(marked)}份文书的落款有印章"
        yield questioned(record, told, [_foot_of(item), whole(marked[0])])
    if not bare:
        yield conforms(record, f"{len(marked)}份对外文书的落款都有印章。", [_foot_of(marked[0])])


def _tail(item: CheckedDocument) -> str:
    return "".join(line.text for line in item.reading.lines[-_FOOT:])


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GEN-01": own_name,
    "GEN-17": sealed,
    "GZ-02e": dated,
    "JD-10h": dated,
    "JD-10i": signed_by_agency,
    "WS-01": dated,
    "XK-01": dated,
}
