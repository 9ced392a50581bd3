"""教示: where and within what time the party may ask for review, sue, and must pay."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding
from app.precheck.case import CLEAR, DECISIONS, CaseView, evidence_of
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, undecided
from app.precheck.vocabulary import REGION

_TOLD_IN = (*DECISIONS, T.LICENCE_REFUSAL, T.SEIZURE_DECISION)
_ABOVE = re.compile(r"海关|税务|金融|外汇|国家安全|人民银行|银保监|证监|司法局|司法厅|复议")
_GOVERNMENT = re.compile(r"人民政府|管委会|管理委员会|行政公署|本机关")
# agencies whose level their name does not tell, or for which two governments may be named
_TWOFOLD = re.compile(
    r"分局|开发区|高新|经开|新区|管委会|管理委员会|街道|[镇乡]|派出|所$|[支大总中]队$|海关|税务|监管局$"
)


def review_body(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JS-01: reconsideration is asked of the people's government at the agency's own level (行政复议法第二十四条、第二十七条、第二十八条)."""
    facts = list(case.facts(FactKind.RECONSIDERATION_BODY, "", _TOLD_IN))
    if not facts:
        yield undecided(record, ["决定书告知的复议机关"])
        return
    agency = " ".join(fact.value for fact in case.facts(FactKind.AGENCY))
    wrong = [fact for fact in facts if not (_GOVERNMENT.search(fact.value) or _ABOVE.search(fact.value))]
    if wrong and (_ABOVE.search(agency) or not re.search(r"局|厅|委|部|队|所", wrong[0].value)):
        what = f"复议机关的写法（读作“{wrong[0].value}”）"
        yield undecided(record, [what], [evidence_of(wrong[0], "复议机关")])
    elif wrong:
        told = f"告知的复议机关为“{wrong[0].value}”，2024年1月1日后一般由本级人民政府管辖"
        yield questioned(record, told, [evidence_of(wrong[0], "复议机关")], _unclear(case, wrong[0], "复议机关"))
    else:
        yield _at_own_level(case, record, facts[0])


def _at_own_level(case: CaseView, record: RuleRecord, told: Fact) -> Finding:
    issuer = next(iter(case.facts(FactKind.AGENCY, "", _TOLD_IN)), None)
    own, named = _regions(issuer.value if issuer else ""), _regions(told.value)
    evidence = [evidence_of(told, "复议机关"), *([evidence_of(issuer, "机关")] if issuer else [])]
    if issuer is None or not own or not named or _ABOVE.search(told.value) or own[-1] == named[-1]:
        return conforms(record, f"告知的复议机关为{told.value}。", evidence)
    if _TWOFOLD.search(issuer.value) or not told.value.endswith("人民政府"):
        return undecided(record, [f"{told.value}是否为{issuer.value}的本级人民政府"], evidence)
    if len(named) == 1 and len(own) > 1 and named[0] not in own:
        return undecided(record, [f"{told.value}与{issuer.value}的隶属关系"], evidence)
    message = f"告知的复议机关为“{told.value}”，不是{issuer.value}的本级人民政府"
    return questioned(record, message, evidence, _unclear(case, told, "复议机关"))


def _regions(name: str) -> list[str]:
    """The regions a name begins with, the smallest last: 云岫市, 青溪区."""
    found, rest = [], name
    while match := REGION.match(rest):
        if rest[match.end() :].startswith(("场监", "容", "政")):  # 市场监督管理局, 市容, 市政
            break
        found.append(match.group())
        rest = rest[match.end() :]
    return found


def _unclear(case: CaseView, fact: Fact, what: str) -> str:
    item = case.document(fact.document)
    return what if item is not None and item.clarity < CLEAR else ""


def court_region(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JS-04c: the court named lies in the agency's region, or its jurisdiction is to be checked (行政诉讼法第十八条)."""
    court = next(iter(case.facts(FactKind.COURT, "", _TOLD_IN)), None)
    issuer = next(iter(case.facts(FactKind.AGENCY, "", _TOLD_IN)), None)
    own, named = (_regions(fact.value if fact else "") for fact in (issuer, court))
    if court is None or issuer is None or not own or not named:
        yield undecided(record, ["告知的法院名称和行政机关名称"])
    elif named[-1] in own or own[-1] in named:
        yield conforms(record, f"告知的法院为{court.value}。", [evidence_of(court, "法院")])
    else:
        what = f"{court.value}对{issuer.value}的案件有无管辖权（可能集中管辖）"
        yield undecided(record, [what], [evidence_of(court, "法院"), evidence_of(issuer, "机关")])


def payment_days(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-02b: fifteen days for paying the fine, not less (行政处罚法第六十七条第三款)."""
    facts = list(case.facts(FactKind.PAYMENT_DAYS, "", (T.PENALTY_DECISION,)))
    if not facts:
        yield not_applicable(record, "决定书没有读到缴纳罚款的期限。")
        return
    fact = facts[0]
    item = case.document(fact.document)
    if not fact.value.isdigit() or int(fact.value) == 15:
        yield conforms(record, "缴纳罚款的期限写为十五日。", [evidence_of(fact, "缴纳期限")])
    elif int(fact.value) > 15:
        yield undecided(record, [f"缴纳罚款期限写为{fact.value}日的依据"], [evidence_of(fact, "缴纳期限")])
    else:
        told = f"缴纳罚款的期限写为{fact.value}日，法定为十五日"
        typed = item is not None and item.typed
        yield questioned(record, told, [evidence_of(fact, "缴纳期限")], "" if typed else "缴纳期限")


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "JS-01": review_body,
    "JS-04c": court_region,
    "ZX-02b": payment_days,
}
