"""卷内一致性、送达、归档: what one paper says against another, and against itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import deadline, normal, told_day
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.rules.notice import fine_of

# papers that name the party in a field of their own
_NAMING = (
    T.FILING_APPROVAL, T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.DECISION_APPROVAL,
    T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL, T.PRESERVE_NOTICE, T.PRESERVE_DECISION, T.CORRECTION_ORDER, T.SEIZURE_DECISION, T.COVER,
)  # fmt: skip
_FILE_PAPERS = {T.COVER, T.CONTENTS, T.FILE_NOTES, T.BLANK, T.OTHER}


def party_names(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-15b: the party bears one name in all papers (行政处罚法第五十九条第一款第一项)."""
    named = [(item, fact) for item in case.of(*_NAMING) for fact in item.values(FactKind.PARTY)]
    if len({item.document.id for item, _ in named}) < 2:
        yield undecided(record, ["两份以上文书中的当事人名称"], [evidence_of(fact) for _, fact in named])
        return
    main = case.decision
    right = {normal(fact.value) for item, fact in named if main is not None and item is main} or {
        normal(named[0][1].value)
    }
    odd = [(item, fact) for item, fact in named if normal(fact.value) not in right and not _within(fact, right)]
    standing = next(fact for _, fact in named if normal(fact.value) in right)
    for item, fact in odd:
        yield suspected(
            record,
            f"《{item.document.title}》的当事人为“{fact.value}”，与“{standing.value}”不一致。",
            [evidence_of(fact, item.document.title), evidence_of(standing, "当事人")],
        )
    if not odd:
        yield conforms(record, f"各文书的当事人名称一致：{standing.value}。", [evidence_of(fact) for _, fact in named])


def _within(fact: Fact, right: set[str]) -> bool:
    """A longer writing that holds the name itself (with its short form or its operator) is no other name."""
    return any(name in normal(fact.value) for name in right)


def code_check_digit(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """USCC-01: the check digit fits (GB 32100-2015); a misread digit is as likely as a wrong one, so it is a hint."""
    codes = list(case.facts(FactKind.USCC))
    if not codes:
        yield undecided(record, ["统一社会信用代码"])
        return
    wrong = {fact.value: fact for fact in codes if fact.role == "invalid"}
    for fact in wrong.values():
        yield suspected(
            record,
            f"统一社会信用代码{fact.value}校验位不符，请核对是否抄录有误。",
            [evidence_of(fact, "统一社会信用代码")],
        )
    if not wrong:
        yield conforms(record, "统一社会信用代码校验位正确。", [evidence_of(codes[0], "统一社会信用代码")])


def possible_dates(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-02: no date that does not exist, none after the day of checking."""
    wrong = [fact for fact in case.facts(FactKind.DATE) if not re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)]
    late = [fact for fact in case.facts(FactKind.DATE) if fact not in wrong and day_of(fact) > case.today]
    for fact in wrong:
        yield suspected(record, f"《{case.title_of(fact.document)}》的日期“{fact.value}”不存在。", [evidence_of(fact)])
    for fact in late:
        yield suspected(
            record, f"《{case.title_of(fact.document)}》的日期{fact.value}晚于今天，疑为笔误。", [evidence_of(fact)]
        )
    if not wrong and not late:
        yield conforms(record, "读到的日期都存在。")


def contents_against_papers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-04: every row of the list of contents is in the file, every paper in the list (行政处罚法第四十七条)."""
    rows = [(fact, fact.value.split("|")[0]) for fact in case.facts(FactKind.CONTENTS_ROW)]
    if not rows:
        yield undecided(record, ["卷内目录的各行"])
        return
    held = [item for item in case.documents if item.doc_type not in _FILE_PAPERS]
    left = list(held)
    absent: list[tuple[Fact, str]] = []
    for fact, title in rows:
        match = max(left, key=lambda item: _alike(title, item), default=None)
        if match is not None and _alike(title, match) >= 0.5:
            left.remove(match)
        elif not re.search(r"目录|备考|封面|封底", title):
            absent.append((fact, title))
    for fact, title in absent:
        yield suspected(record, f"卷内目录登记的《{title}》卷内未见。", [evidence_of(fact, "卷内目录")])
    for item in left:
        yield suspected(
            record,
            f"卷内《{item.document.title}》没有登记在卷内目录中。",
            [
                Evidence(item.document.id, item.document.title, item.reading.pin(0, 10)),
                evidence_of(rows[0][0], "卷内目录"),
            ],
        )
    if not absent and not left:
        yield conforms(record, f"卷内目录{len(rows)}行与卷内文书相符。", [evidence_of(rows[0][0], "卷内目录")])


def _alike(title: str, item: CheckedDocument) -> float:
    a, b = _pairs(title), _pairs(item.document.title)
    return len(a & b) / max(min(len(a), len(b)), 1)


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[^\u4e00-\u9fff]", "", re.sub(r"[（(].*?[）)]", "", text))
    return {bare[n : n + 2] for n in range(len(bare) - 1)} or {bare}


def number_and_date(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-17: the year of the decision's number is the year of its date (行政处罚法第五十九条第一款第六项)."""
    decision = case.decision
    number = next(iter(decision.values(FactKind.DOC_NUMBER)), None) if decision else None
    decided = case.event("决定")
    year = re.search(r"[〔\[（(](\d{4})[〕\]）)]", number.value) if number else None
    if number is None or year is None or decided is None:
        yield undecided(record, [name for name, there in (("决定书文号", year), ("决定日期", decided)) if not there])
    elif int(year[1]) != day_of(decided).year:
        yield suspected(
            record,
            f"决定书文号{number.value}的年份与决定日期{decided.value}不符。",
            [evidence_of(number, "文号"), evidence_of(decided)],
        )
    else:
        yield conforms(record, f"文号{number.value}，决定日期{decided.value}。", [evidence_of(number, "文号")])


def left_service(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """SD-03: 留置送达 notes the refusal and has a witness or pictures (民事诉讼法第八十九条)."""
    left = [
        item
        for item in case.of(T.SERVICE_RECEIPT)
        if any(fact.value == "留置" for fact in item.values(FactKind.SERVICE_METHOD))
    ]
    if not left:
        yield not_applicable(record, "没有留置送达。")
    for item in left:
        refusal = item.search(r"拒[收签绝][^。；]{0,30}|拒收事由[^。；]{2,30}")
        witness = item.search(r"见证人[^。；\t]{0,12}[\u4e00-\u9fff]{2,4}|拍照|录像|录音|影像|摄像")
        lacking = [
            name
            for name, there in (("拒收事由", refusal), ("见证人签名或者拍照、录像的记载", witness))
            if there is None
        ]
        evidence = [place for place in (refusal, witness) if place] or [
            Evidence(item.document.id, item.document.title, item.reading.pin(0, 6))
        ]
        if lacking:
            yield suspected(record, f"《{item.document.title}》为留置送达，未见{'、'.join(lacking)}。", evidence)
        else:
            yield conforms(record, "留置送达注明了拒收事由，并有见证或者影像。", evidence)


def ten_days_after_demand(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-09: the court is asked no sooner than ten working days after the demand was served (行政强制法第五十四条、第六十九条)."""
    demanded, applied = case.event("催告送达") or case.event("催告"), case.event("申请强制执行")
    if demanded is None or applied is None:
        yield undecided(
            record, [name for name, fact in (("催告送达日期", demanded), ("申请日期", applied)) if fact is None]
        )
        return
    last, lines = deadline(case, day_of(demanded), 10, "workday")
    evidence = [evidence_of(demanded), evidence_of(applied)]
    if day_of(applied) > last:
        yield conforms(
            record, f"催告后十个工作日至{told_day(last)}届满，申请于{told_day(day_of(applied))}。", evidence, lines
        )
    else:
        yield suspected(
            record,
            f"催告后十个工作日至{told_day(last)}届满，申请于{told_day(day_of(applied))}，尚未届满。",
            evidence,
            lines,
        )


def seven_days_before_hearing(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-10: the hearing notice is served seven working days before the hearing (行政处罚法第六十四条第二项)."""
    served, held = case.event("听证通知送达") or case.event("听证通知"), case.event("听证")
    if served is None or held is None:
        yield undecided(
            record, [name for name, fact in (("听证通知送达日期", served), ("听证日期", held)) if fact is None]
        )
        return
    count = case.calendar.workdays_between(day_of(served), day_of(held))
    lines = [
        f"通知{told_day(day_of(served))}，听证{told_day(day_of(held))}，其间{count}个工作日（通知当日不计，听证当日计入）"
    ]
    evidence = [evidence_of(served), evidence_of(held)]
    if count < 7:
        yield suspected(record, f"听证前{count}个工作日通知，不足七个工作日。", evidence, lines)
    elif count == 7:
        yield undecided(record, ["“七日前”是否须满七个整日的口径"], evidence)
    else:
        yield conforms(record, f"听证前{count}个工作日通知。", evidence, lines)


def within_quoted_range(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-12: the fine lies in the range the decision itself quotes; without a quoted range the clause must be looked up."""
    decision = case.decision
    fine = fine_of(decision) if decision else None
    if decision is None or fine is None:
        yield undecided(record, ["决定书的罚款数额"])
        return
    ranges = _quoted_ranges(decision)
    if not ranges:
        yield undecided(record, ["处罚条款的罚款幅度（决定书未引述，条款幅度表未载入）"], [evidence_of(fine, "罚款")])
        return
    low, high, place = ranges[0]
    value = Decimal(fine.value)
    evidence = [evidence_of(fine, "罚款"), place]
    lightened = decision.search(r"减轻(?:行政)?处罚")
    if value > high:
        yield suspected(record, f"罚款{fine.value}元超过引述的上限{high}元。", evidence)
    elif value < low and lightened is None:
        yield suspected(record, f"罚款{fine.value}元低于引述的下限{low}元，未见减轻处罚的理由。", evidence)
    else:
        yield conforms(record, f"罚款{fine.value}元，引述的幅度为{low}元至{high}元。", evidence)


def _quoted_ranges(decision: CheckedDocument) -> list[tuple[Decimal, Decimal, Evidence]]:
    pattern = r"(?:处|并处)[^。；]{0,4}?(?P<low>[\d.]+万?|[一二三四五六七八九十百千]+万?)元?以上(?P<high>[\d.]+万?|[一二三四五六七八九十百千]+万?)元以下(?:的)?罚款"
    found = []
    for match in re.finditer(pattern, decision.reading.flow):
        place = Evidence(
            decision.document.id, match.group(), decision.reading.pin(*match.span()), "引述的幅度", match.group()
        )
        low, high = _yuan(match["low"]), _yuan(match["high"])
        if low is not None and high is not None and low <= high:
            found.append((low, high, place))
    return found


_HAN = {char: value for value, char in enumerate("零一二三四五六七八九")}


def _yuan(text: str) -> Decimal | None:
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
    "ZJ-15b": party_names,
    "USCC-01": code_check_digit,
    "CL-02": possible_dates,
    "CL-04": contents_against_papers,
    "JD-17": number_and_date,
    "SD-03": left_service,
    "ZX-09": ten_days_after_demand,
    "GZ-10": seven_days_before_hearing,
    "JD-12": within_quoted_range,
}
