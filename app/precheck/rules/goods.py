"""数额和物品: what one paper counts differently from another: goods, gains, what is confiscated, days of production."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from app.domain.document_type import DocumentType as T
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, CheckedDocument
from app.precheck.kinds import place_at
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, questioned, undecided
from app.precheck.vocabulary import DAY, loses_digits

_UNITS = r"(?:千克|公斤|平方米|立方米|毫升|[件盒瓶袋包箱桶罐支只台套部辆双条块根把克吨升株头羽尾粒片板卷枚艘听捆筐坛壶盘匹幅面盏具挂串架座床付副把刀棵])"
_COUNT = re.compile(rf"(?<![\d.\-—/])(?P<n>\d{{1,5}}(?:\.\d+)?)\s?(?P<unit>{_UNITS})(?!\s?/|[/装]|以上|以下)")
_MONEY = r"(?P<n>\d[\d,，]*(?:\.\d+)?)\s?(?P<unit>万)?元"
_SUMS = re.compile(
    r"(?P<label>货值(?:金额)?|违法所得|非法所得|违法经营额|销售(?:金额|额|收入)|经营额)(?:金额|数额)?"
    rf"(?:共计|合计|总计|人民币|为|共|计|约)*[：:]?{_MONEY}"
)
_TAKEN = re.compile(
    rf"没收(?:当事人|你单位|你公司|你店)?(?:的)?(?:违法|非法)所得(?:共计|合计|人民币|计|款)*[：:]?{_MONEY}"
)
_GOODS_TAKEN = re.compile(
    r"没收(?!(?:当事人|你单位|你公司|你店)?的?(?:违法|非法)(?:所得|收入))(?P<what>[^。；]{2,120}?)"
    r"(?=[。；]|\d[.、．]|[、，]?(?:并处|处以?)?罚款|$)"
)
_MADE = re.compile(
    r"(?P<label>生产日期|出厂日期)(?:均?为|是|：|:|\t)?\s?(?P<day>(?:19|20)\d\d\s?[年.\-/]\s?\d{1,2}\s?[月.\-/]\s?\d{1,2})"
)
_WEIGHED = re.compile(
    r"(?<!复检)(?<!复称)(?P<label>车货总质量|车货总重量?|总质量|超限量|超限重量|超载量|净重|毛重)(?:为|是|：|:|\t)?\s?(?P<n>\d{1,6}(?:\.\d+)?)\s?(?P<unit>吨|千克|公斤|kg|t)"
)
_REVISED = re.compile(r"(?:重新|再次)(?:核算|计算|认定|核实|清点)|核减|调整|更正|补正|退赔|退还|扣除|其中|部分")


@dataclass(frozen=True)
class Told:
    """What a paper tells under one label, with the place it stands at."""

    item: CheckedDocument
    label: str
    value: str
    place: Evidence


def _read(item: CheckedDocument, pattern: re.Pattern[str], value: Callable[[re.Match[str]], str]) -> Iterator[Told]:
    for match in pattern.finditer(item.reading.flow):
        label = match.groupdict().get("label") or match.groupdict().get("unit") or ""
        yield Told(item, label, value(match), place_at(item, *match.span()))


def _yuan(match: re.Match[str]) -> str:
    try:
        value = Decimal(re.sub(r"[,，]", "", match["n"])) * (10_000 if match["unit"] else 1)
    except InvalidOperation:
        return match["n"]
    return f"{value.normalize():f}"


def _number(match: re.Match[str]) -> str:
    return f"{Decimal(match['n']).normalize():f}"


def _day(match: re.Match[str]) -> str:
    day = DAY.search(match["day"])
    return f"{day['y']}-{int(day['m']):02d}-{int(day['d']):02d}" if day else match["day"]


def _tons(match: re.Match[str]) -> str:
    value = Decimal(match["n"]) / (1 if match["unit"] in "吨t" else 1000)
    return f"{value.normalize():f}吨"


def _label(text: str) -> str:
    return {
        "货值": "货值金额",
        "非法所得": "违法所得",
        "销售额": "销售金额",
        "销售收入": "销售金额",
        "出厂日期": "生产日期",
        **dict.fromkeys(("总质量", "车货总重", "车货总重量"), "车货总质量"),
        **dict.fromkeys(("超限重量", "超载量"), "超限量"),
    }.get(text, text)


Sides = tuple[list[Told], list[Told]]


def _differing(own: Iterable[Told], others: Iterable[Told], listed: bool) -> Iterator[Sides]:
    """By label and paper, what another paper tells that has nothing in common with the first; of lists, what differs at all."""
    mine: dict[str, list[Told]] = {}
    for one in own:
        mine.setdefault(_label(one.label), []).append(one)
    theirs: dict[tuple[str, int], list[Told]] = {}
    for one in others:
        theirs.setdefault((_label(one.label), one.item.document.id), []).append(one)
    for (label, _), told in theirs.items():
        standing = mine.get(label, [])
        here, there = {one.value for one in standing}, {one.value for one in told}
        if standing and (here.isdisjoint(there) or (listed and len(here) == len(there) and here != there)):
            yield told, standing


def _compared(
    record: RuleRecord, what: str, own: list[Told], others: list[Told], unit: bool = False, listed: bool = False
) -> Iterator[Finding]:
    """The findings of a comparison; scans and papers that tell of a revision leave it open."""
    pairs = list(_differing(own, others, listed))
    for told, standing in pairs:
        here, there = (_shown(side, unit) for side in (told, standing))
        first, second = told[0].item, standing[0].item
        label = what if unit else _label(told[0].label)
        message = f"《{first.document.title}》的{label}为{here}，《{second.document.title}》为{there}，不一致"
        clear = first.sure_of(told[0].place.confidence) and second.sure_of(standing[0].place.confidence)
        scanned = not clear or first.unread or second.unread or _may_be_lost(told, standing, first, second)
        revised = _REVISED.search(second.text) is not None
        evidence = [told[0].place, standing[0].place]
        if revised and not scanned:
            yield undecided(record, [f"{label}变更的原因（{message}）"], evidence)
        else:
            yield questioned(record, message, evidence, label if scanned else "")
    if not own or not others:
        yield undecided(record, [f"两份以上文书中的{what}"])
    elif not pairs:
        yield conforms(record, f"各文书的{what}一致。", [own[0].place])


def _may_be_lost(told: list[Told], standing: list[Told], first: CheckedDocument, second: CheckedDocument) -> bool:
    """On a scan, a number that is another with a digit left out."""
    scan = first.recognised or second.recognised
    return scan and any(loses_digits(one.value, other.value) for one in told for other in standing)


def _shown(side: list[Told], unit: bool) -> str:
    values = list(dict.fromkeys(one.value + (one.label if unit else "") for one in side))
    return "、".join(values[:3])


_FACTS_IN = (T.INVESTIGATION_REPORT, *NOTICES, T.DISCUSSION_RECORD, T.DECISION_APPROVAL, T.CLOSING_APPROVAL, T.COVER)


def same_sums(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-17: goods' value and gains are told alike from the report to the decision (行政处罚法第五十九条第一款第二项)."""
    own = [told for item in case.of(*DECISIONS)[:1] for told in _read(item, _SUMS, _yuan)]
    others = [told for item in case.of(*_FACTS_IN) for told in _read(item, _SUMS, _yuan)]
    yield from _compared(record, "货值金额、违法所得等数额", own, others)


def gains_taken(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18c: the gains confiscated are those found, and those told before (行政处罚法第二十八条第二款、第四十四条)."""
    decision = case.decision
    taken = list(_read(decision, _TAKEN, _yuan)) if decision else []
    if decision is None or not taken:
        yield undecided(record, ["决定书中没收违法所得的数额"])
        return
    spans = [match.span() for match in _TAKEN.finditer(decision.reading.flow)]
    found = [
        Told(decision, "违法所得", _yuan(match), place_at(decision, *match.span()))
        for match in _SUMS.finditer(decision.reading.flow)
        if _label(match["label"]) == "违法所得" and not any(a <= match.start() < b for a, b in spans)
    ]
    sums = {one.value for one in found} | {
        f"{sum((Decimal(v) for v in {one.value for one in found}), Decimal(0)).normalize():f}"
    }
    if found and not {one.value for one in taken} & sums and len({one.value for one in found}) == 1:
        told = f"《{decision.document.title}》认定违法所得{found[0].value}元，没收违法所得{taken[0].value}元，不一致"
        revised = re.search(r"退赔|退还|扣除", decision.text)
        evidence = [taken[0].place, found[0].place]
        if revised:
            yield undecided(record, [f"没收数额与认定数额不同的原因（{told}）"], evidence)
        else:
            yield questioned(record, told, evidence, "" if decision.typed else "没收数额")
    others = [told for item in case.of(*_FACTS_IN) for told in _read(item, _TAKEN, _yuan)]
    yield from _compared(record, "没收违法所得数额", [_named(one) for one in taken], [_named(one) for one in others])


def _named(one: Told) -> Told:
    return Told(one.item, "没收违法所得数额", one.value, one.place)


def goods_taken(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18d: the goods confiscated are as many as told before (行政处罚法第四十四条、第五十九条)."""
    own = [told for item in case.of(*DECISIONS)[:1] for told in _taken_from(item)]
    others = [told for item in case.of(*_FACTS_IN, T.CONFISCATION_LIST) for told in _taken_from(item)]
    yield from _compared(record, "没收物品数量", own, others, unit=True)


def _taken_from(item: CheckedDocument) -> Iterator[Told]:
    if item.doc_type is T.CONFISCATION_LIST:
        yield from _read(item, _COUNT, _number)
        return
    for clause in _GOODS_TAKEN.finditer(item.reading.flow):
        for match in _COUNT.finditer(clause["what"]):
            at = clause.start("what") + match.start()
            yield Told(item, match["unit"], _number(match), place_at(item, at, at + len(match.group())))


_KEPT = (T.PRESERVE_NOTICE, T.PRESERVE_LIST)
_SEIZED = (T.SEIZURE_DECISION, T.SEIZURE_LIST)


def goods_kept(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-09: goods are as many when dealt with, and on the scene, as when they were registered (行政处罚法第五十六条)."""
    yield from _goods_along(case, record, _KEPT, (T.PRESERVE_DECISION, T.SCENE_RECORD))


def goods_seized(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QZ-06e: decision, list, record and release name as many goods (行政强制法第二十四条)."""
    yield from _goods_along(case, record, _SEIZED, (T.SEIZURE_RECORD, T.SCENE_RECORD, T.SEIZURE_RELEASE))


def _goods_along(case: CaseView, record: RuleRecord, kept: tuple[T, ...], then: tuple[T, ...]) -> Iterator[Finding]:
    own = [told for item in case.of(*kept) for told in _read(item, _COUNT, _number)]
    lists = len(case.of(*kept[:1])) > 1
    others = [told for item in case.of(*then) for told in _read(item, _COUNT, _number)]
    if lists:
        yield undecided(record, ["各次保存、查扣的物品分别对应哪一份清单"])
        return
    yield from _compared(record, "物品数量", own, others, unit=True, listed=True)


def same_making(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-18: goods bear one day of production in records, notice and decision (行政处罚法第五十九条第一款第二项)."""
    own = [told for item in case.of(*DECISIONS)[:1] for told in _read(item, _MADE, _day)]
    where = (T.SCENE_RECORD, T.PRESERVE_NOTICE, T.PRESERVE_LIST, T.INVESTIGATION_REPORT, *NOTICES, T.SEIZURE_LIST)
    others = [told for item in case.of(*where) for told in _read(item, _MADE, _day)]
    yield from _compared(record, "生产日期", own, others)


def same_weight(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-17b: the decision tells the weight that the slip of the scales and the records show (行政处罚法第五十九条第一款第二项)."""
    own = [told for item in case.of(*DECISIONS)[:1] for told in _read(item, _WEIGHED, _tons)]
    proofs = case.of(T.TEST_REPORT, T.EVIDENCE, T.EVIDENCE_EXTRACT, T.OTHER, T.SCENE_RECORD)
    others = [told for item in proofs for told in _read(item, _WEIGHED, _tons)]
    yield from _compared(record, "称重结果", own, others)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "CL-17": same_sums,
    "CL-17b": same_weight,
    "CL-18": same_making,
    "JD-18c": gains_taken,
    "JD-18d": goods_taken,
    "QZ-06e": goods_seized,
    "ZJ-09": goods_kept,
}
