"""罚款的幅度: inside the range of the clause, as the decision quotes it or the table holds it, and inside the band of discretion."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.clauses import Band
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.rules.amounts import fine_of

Range = tuple[Decimal, Decimal, Evidence]
_AMOUNT = r"[\d.]+\s?万?|[一二三四五六七八九十百千]+万?"
_SPAN = rf"(?P<low>{_AMOUNT})\s?元?以上\s?(?P<high>{_AMOUNT})\s?元以下"
_CLAUSE_RANGE = re.compile(rf"(?:处|并处)[^。；]{{0,4}}?{_SPAN}(?:的)?罚款")
_OWN_BAND = re.compile(rf"(?:幅度|裁量(?:区间|标准|阶次|档次)?|档次|区间)[^。；，]{{0,12}}?{_SPAN}")
_LIGHTER = r"减轻(?:行政)?处罚"


def within_range(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-12: the fine lies in the range of the clause it rests on (行政处罚法第四条)."""
    decision = case.decision
    fine = fine_of(decision) if decision else None
    if decision is None or fine is None or len(case.of(*DECISIONS)) > 1:
        yield undecided(record, ["决定书的罚款数额" if fine is None else "唯一的处罚决定书"])
        return
    quoted = [*_quoted(decision, _CLAUSE_RANGE), *_shares(decision)]
    if quoted:
        yield _compared(record, decision, fine, quoted)
        return
    on = case.event("决定")
    bases = [fact for fact in decision.values(FactKind.PENALTY_BASIS) if on]
    known = [(fact, row) for fact in bases if on and (row := case.clauses.range_of(fact.value, day_of(on)))]
    if not known:
        yield undecided(record, ["处罚条款的罚款幅度（决定书未引述，条款幅度表未载入）"], [evidence_of(fine, "罚款")])
        return
    fact, row = known[0]
    finding = _compared(record, decision, fine, [(row.low, row.high, evidence_of(fact, "处罚依据"))])
    if row.tag != "文" and finding.message.startswith("罚款") and "元至" not in finding.message:
        yield undecided(
            record,
            [f"{row.law}{row.article}条文的核对（{finding.message.rstrip('。')}；幅度表来源：{row.source}）"],
            finding.evidence,
        )
    else:
        yield finding


def _compared(record: RuleRecord, decision: CheckedDocument, fine: Fact, ranges: list[Range]) -> Finding:
    value = Decimal(fine.value)
    low, high, place = min(ranges, key=lambda one: not one[0] <= value <= one[1])  # one that fits, else the first
    evidence = [evidence_of(fine, "罚款"), place]
    if value > high:
        return suspected(record, f"罚款{fine.value}元超过上限{high}元。", evidence)
    if value < low and decision.search(_LIGHTER) is None:
        return suspected(record, f"罚款{fine.value}元低于下限{low}元，未见减轻处罚的理由。", evidence)
    return conforms(record, f"罚款{fine.value}元，幅度为{low}元至{high}元。", evidence)


def within_band(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-13b: the fine lies in the band of discretion the decision names, or says why not (行政处罚法第三十四条)."""
    decision, on = case.decision, case.event("决定")
    fine = fine_of(decision) if decision else None
    if decision is None or fine is None or on is None or len(case.of(*DECISIONS)) > 1:
        yield undecided(record, ["决定书的罚款数额和日期"])
        return
    own = _quoted(decision, _OWN_BAND)
    loaded = [
        band
        for fact in decision.values(FactKind.PENALTY_BASIS)
        for band in case.clauses.bands_of(fact.value, day_of(on), case.province)
    ]
    named = [band for band in loaded if re.search(band.words, decision.text)]
    if own:
        yield _in_band(record, decision, fine, own, "决定书写明的裁量幅度")
    elif len(named) == 1:
        yield _in_loaded(record, decision, fine, named[0])
    elif loaded:
        yield undecided(record, ["决定书适用的裁量档次"], [evidence_of(fine, "罚款")])
    else:
        yield not_applicable(record, "决定书没有写明裁量幅度，也没有载入本条款的裁量基准。")


def _in_loaded(record: RuleRecord, decision: CheckedDocument, fine: Fact, band: Band) -> Finding:
    place = decision.search(band.words) or evidence_of(fine, "罚款")
    return _in_band(record, decision, fine, [(band.low, band.high, place)], f"{band.source}“{band.name}”档次")


def _in_band(record: RuleRecord, decision: CheckedDocument, fine: Fact, ranges: list[Range], what: str) -> Finding:
    value = Decimal(fine.value)
    low, high, place = min(ranges, key=lambda one: not one[0] <= value <= one[1])
    evidence = [evidence_of(fine, "罚款"), place]
    if low <= value <= high:
        return conforms(record, f"罚款{fine.value}元，在{what}{low}元至{high}元之内。", evidence)
    if decision.search(rf"{_LIGHTER}|调整适用|突破裁量|不适用裁量基准|上一档|下一档"):
        return undecided(record, [f"偏离{what}（{low}元至{high}元）的理由"], evidence)
    return suspected(record, f"罚款{fine.value}元不在{what}{low}元至{high}元之内。", evidence)


def _quoted(decision: CheckedDocument, pattern: re.Pattern[str]) -> list[Range]:
    found = []
    for match in pattern.finditer(decision.reading.flow):
        place = Evidence(
            decision.document.id, match.group(), decision.reading.pin(*match.span()), "引述的幅度", match.group()
        )
        low, high = _yuan(match["low"]), _yuan(match["high"])
        if low is not None and high is not None:
            if "万" in match["high"] and "万" not in match["low"] and low < 1000 <= high:
                low *= 10_000  # 五至十万元: the unit stands once
            if low <= high:
                found.append((low, high, place))
    return found


_RATE = (
    r"(?:百分之(?P<{0}p>[一二三四五六七八九十]{{1,3}}|\d{{1,3}})|(?P<{0}q>\d{{1,3}}(?:\.\d+)?)\s?[%％]"
    r"|(?P<{0}t>[一二三四五六七八九十]{{1,3}}|\d{{1,3}}(?:\.\d)?)\s?倍)"
)
_SHARE = re.compile(
    r"(?P<base>违法所得|货值金额|进货总额|销售(?:总额|金额|额)|营业额|广告费用|合同价款|工程(?:合同)?价款|应缴[\u4e00-\u9fff]{1,8}额"
    rf"|基金(?:数额)?)(?:的)?\s?{_RATE.format('l')}以上(?:至)?\s?{_RATE.format('h')}以下"
)


def _shares(decision: CheckedDocument) -> Iterator[Range]:
    """Ranges told as a share or a multiple of a sum that the decision itself names once."""
    flow = decision.reading.flow
    for match in _SHARE.finditer(flow):
        low, high = (_rate(match, side) for side in "lh")
        sums = {_yuan(f"{one['n']}{one['unit'] or ''}") for one in _sums_of(match["base"], flow)} - {None}
        base = next(iter(sums)) if len(sums) == 1 else None
        if base and low is not None and high is not None and low <= high:
            place = Evidence(
                decision.document.id, match.group(), decision.reading.pin(*match.span()), "引述的幅度", match.group()
            )
            yield _plain(base * low), _plain(base * high), place


def _plain(value: Decimal) -> Decimal:
    """The same value without zeros behind the point."""
    return Decimal(f"{value.normalize():f}")


def _sums_of(base: str, flow: str) -> Iterator[re.Match[str]]:
    said = (
        rf"{base}(?:金额|数额)?(?:共计|合计|总计|人民币|为|共|计)*[：:]?(?P<n>\d[\d,，]*(?:\.\d+)?)\s?(?P<unit>万)?元"
    )
    return re.finditer(said, flow)


def _rate(match: re.Match[str], side: str) -> Decimal | None:
    percent, times = match[f"{side}p"] or match[f"{side}q"], match[f"{side}t"]
    value = _yuan(percent or times or "")
    return value / 100 if value is not None and percent else value


_HAN = {char: value for value, char in enumerate("零一二三四五六七八九")}


def _yuan(text: str) -> Decimal | None:
    text = re.sub(r"[ ,，]", "", text)
    factor = 10_000 if text.endswith("万") else 1
    text = text.removesuffix("万")
    if re.fullmatch(r"[\d.]+", text):
        return Decimal(text) * factor
    total = digit = 0
    for char in text:
        if char in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            digit = 0
        elif char in _HAN:
            digit = _HAN[char]
        else:
            return None
    return Decimal(total + digit) * factor


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "JD-12": within_range,
    "JD-13b": within_band,
}
