"""Matters a person must judge: never more than 无法判断, with what is to be looked at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Finding
from app.precheck.case import DECISIONS, CaseView, day_of, evidence_of
from app.precheck.kinds import place_at, told_day, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.vocabulary import REGION

_TOWN = re.compile(r"[\u4e00-\u9fff]{2,}(?:镇|乡)(?:人民)?政府|街道办事处")


def empowered_town(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-03: a town or sub-district acts only within what the province handed to it (行政处罚法第二十四条)."""
    issued = next(iter(case.facts(FactKind.AGENCY, "", DECISIONS)), None)
    if issued is None:
        yield undecided(record, ["决定书的机关名称"])
    elif _TOWN.search(issued.value):
        what = f"{issued.value}行使本项处罚权的省级赋权决定和清单序号"
        yield undecided(record, [what], [evidence_of(issued, "机关")])
    else:
        yield not_applicable(record, "决定不是乡镇人民政府、街道办事处作出的。")


def jurisdiction(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-04: the deed was done in the agency's region (行政处罚法第二十二条)."""
    issued = next(iter(case.facts(FactKind.AGENCY, "", DECISIONS)), None)
    scene = next((place for item in case.of(T.SCENE_RECORD) if (place := _scene(item.reading.flow))), "")
    own = REGION.findall(issued.value) if issued else []
    there = [name for name in REGION.findall(scene) if name.endswith(("区", "县", "市"))]
    if issued is None or not own or not there:
        yield undecided(record, ["行政机关的区域和违法行为发生地"])
    elif any(name in scene for name in own) or case.has(T.DESIGNATION):
        yield conforms(record, f"违法行为发生地“{scene}”在{issued.value}的区域内。", [evidence_of(issued, "机关")])
    else:
        yield undecided(record, [f"{issued.value}对“{scene}”的管辖依据"], [evidence_of(issued, "机关")])


_SCENE = re.compile(r"(?:检查|勘验|勘查|现场)?(?:地点|地址|场所)[：:\t]{0,2}(?P<place>[\u4e00-\u9fff\d\-—]{4,40})")


def _scene(flow: str) -> str:
    match = _SCENE.search(flow)
    return match["place"] if match else ""


# papers that prove something by themselves
_PROOF = (
    T.SCENE_RECORD, T.SAMPLING, T.TEST_REPORT, T.EVIDENCE, T.EVIDENCE_EXTRACT, T.PHOTO, T.AUDIOVISUAL, T.PRESERVE_NOTICE, T.SEIZURE_RECORD,
    T.SEIZURE_DECISION, T.TRANSFER_IN, T.COMPLAINT,
)  # fmt: skip


def more_than_a_statement(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-11: the party's own words are borne out by other evidence (行政处罚法第四十条、第四十六条)."""
    held, asked = case.of(*_PROOF), case.of(T.INQUIRY_RECORD)
    if held:
        kinds = len({item.doc_type for item in held}) + bool(asked)
        yield conforms(record, f"卷内有{kinds}类证据材料，证明力由评查人员判断。", [whole(held[0])])
    elif asked:
        yield undecided(record, ["当事人陈述以外的证据"], [whole(asked[0])])
    else:
        yield undecided(record, ["证据材料"])


_FORCED = re.compile(r"刑讯|逼供|诱骗|引诱|胁迫|威胁|偷拍|偷录|钓鱼执法|欺骗取证|非法手段")


def no_forced_evidence(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-12: nothing in the papers speaks of evidence got by force or deceit (行政处罚法第四十六条第三款)."""
    where = (T.INQUIRY_RECORD, T.STATEMENT_RECORD, T.HEARING_RECORD, T.STATEMENT_REVIEW, T.SCENE_RECORD)
    held = [item for item in case.of(*where) if item.readable]
    found = [(item, match) for item in held if (match := _FORCED.search(item.reading.flow))]
    if found:
        item, match = found[0]
        yield undecided(
            record, [f"“{match.group()}”一语所指，有无以非法手段取得的证据"], [place_at(item, *match.span())]
        )
    elif held:
        yield conforms(record, "笔录中没有以非法手段取证的文字。", [whole(held[0])])
    else:
        yield undecided(record, ["笔录的文字"])


def evidence_before_report(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-03c: what was gathered after the investigation was closed has its reason (行政处罚法第五十四条、第五十七条)."""
    closed, decided = case.event("调查终结"), case.event("决定")
    if closed is None:
        yield undecided(record, ["调查终结日期"])
        return
    later = [
        fact
        for role in ("询问", "检查")
        for fact in case.facts(FactKind.DATE, role, (T.SCENE_RECORD, T.INQUIRY_RECORD))
        if fact.value > closed.value and (decided is None or fact.value <= decided.value)
    ]
    if later:
        told = "、".join(f"{fact.role}{told_day(day_of(fact))}" for fact in later[:3])
        what = f"调查终结（{told_day(day_of(closed))}）后取证的原因，以及是否重新审核（{told}）"
        yield undecided(record, [what], [evidence_of(fact) for fact in (*later[:2], closed)])
    else:
        yield conforms(record, "检查、询问都在调查终结之前。", [evidence_of(closed)])


_CAP = re.compile(r"(?:频次)?上限[^。；\d]{0,8}(?P<cap>\d{1,2})\s?次")
_TIME = re.compile(r"(?:本年度?|今年|年内|年度)[^。；\d]{0,10}第?(?P<count>\d{1,2})\s?次(?:入企)?(?:检查)?")


def inspection_cap(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JC-04: an enterprise is not inspected more often than the year's cap that the papers name (国办发〔2024〕54号)."""
    held = case.of(T.INSPECTION_PLAN, T.INSPECTION_APPROVAL, T.INSPECTION_NOTICE, T.SCENE_RECORD)
    caps = [(item, match) for item in held if (match := _CAP.search(item.reading.flow))]
    times = [(item, match) for item in held if (match := _TIME.search(item.reading.flow))]
    if not caps or not times:
        yield undecided(record, ["本年度检查频次上限和本次是第几次检查"])
        return
    (one, cap), (other, count) = caps[0], times[0]
    evidence = [place_at(other, *count.span()), place_at(one, *cap.span())]
    if int(count["count"]) > int(cap["cap"]):
        yield suspected(
            record, f"本年度第{count['count']}次检查，频次上限{cap['cap']}次，请核对有无除外情形。", evidence
        )
    else:
        yield conforms(record, f"本年度第{count['count']}次检查，频次上限{cap['cap']}次。", evidence)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GEN-03": empowered_town,
    "GEN-04": jurisdiction,
    "JC-04": inspection_cap,
    "ZJ-03c": evidence_before_report,
    "ZJ-11": more_than_a_statement,
    "ZJ-12": no_forced_evidence,
}
