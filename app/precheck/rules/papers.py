"""卷内一致性、送达、归档: what one paper says against another, and against itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app import wording
from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import deadline, normal, told_day, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, suspected, undecided

# papers that name the party in a field of their own
_NAMING = (
    T.FILING_APPROVAL, T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.DECISION_APPROVAL,
    T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL, T.PRESERVE_NOTICE, T.PRESERVE_DECISION, T.CORRECTION_ORDER, T.SEIZURE_DECISION, T.COVER,
)  # fmt: skip
_AGAINST = 2  # papers that agree with each other against the decision
_LONG = 6  # shorter names of two people may differ in one character
_FILE_PAPERS = {T.COVER, T.CONTENTS, T.FILE_NOTES, T.BLANK}
_LOOSE = {T.OTHER, T.EVIDENCE, T.PHOTO, T.AUDIOVISUAL, T.EVIDENCE_EXTRACT, T.IDENTITY_PROOF}  # often listed as one row


def party_names(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-15b: the party bears one name in all papers (行政处罚法第五十九条第一款第一项)."""
    named = [(item, fact) for item in case.of(*_NAMING) for fact in item.values(FactKind.PARTY)]
    named += list(_served_another(case, {normal(fact.value) for _, fact in named}))
    if len({item.document.id for item, _ in named}) < 2:
        yield undecided(record, ["两份以上文书中的当事人名称"], [evidence_of(fact) for _, fact in named])
        return
    main = case.decision
    right = {normal(fact.value) for item, fact in named if main is not None and item is main} or {
        normal(named[0][1].value)
    }
    standing = next(fact for _, fact in named if normal(fact.value) in right)
    odd = [(item, fact) for item, fact in named if not _same_name(normal(fact.value), right)]
    if main is not None and len({normal(fact.value) for _, fact in odd}) == 1 and len(odd) >= _AGAINST:
        # all the others agree with each other: it is the decision that names another
        item, other = odd[0]
        told = f"《{main.document.title}》的当事人为“{standing.value}”，其他{len(odd)}份文书为“{other.value}”，不一致"
        doubtful = main.recognised and _nearly(normal(standing.value), {normal(other.value)})
        places = [evidence_of(standing, "当事人"), *(evidence_of(fact, one.document.title) for one, fact in odd[:3])]
        yield questioned(record, told, places, "当事人名称" if doubtful else "")
        return
    for item, fact in odd:
        evidence = [evidence_of(fact, item.document.title), evidence_of(standing, "当事人")]
        told = f"《{item.document.title}》的当事人为“{fact.value}”，与“{standing.value}”不一致"
        if item.recognised and _nearly(normal(fact.value), right):
            yield undecided(record, [f"清楚的当事人名称（{told}，扫描件可能识别有误）"], evidence)
        else:
            yield suspected(record, f"{told}。", evidence)
    if not odd:
        yield conforms(record, f"各文书的当事人名称一致：{standing.value}。", [evidence_of(fact) for _, fact in named])


def _served_another(case: CaseView, names: set[str]) -> Iterator[tuple[CheckedDocument, Fact]]:
    """Receipts whose addressee is written almost like the party; others may be given to third parties."""
    for item in case.of(T.SERVICE_RECEIPT):
        for fact in item.values(FactKind.PARTY):
            name = normal(fact.value)
            if len(name) >= _LONG and name not in names and _nearly(name, names):
                yield item, fact


def _same_name(name: str, right: set[str]) -> bool:
    """A writing that holds the name itself (with a short form or the operator), or its beginning cut off by a narrow cell."""
    return any(one in name or (len(name) >= max(4, len(one) * 0.6) and one.startswith(name)) for one in right)


def _nearly(name: str, right: set[str]) -> bool:
    return any(len(one) == len(name) and sum(a != b for a, b in zip(one, name, strict=True)) <= 2 for one in right)


# papers that name the party's code as their own matter
CODED = (*_NAMING, T.IDENTITY_PROOF, T.REGISTRATION, T.LEGAL_REVIEW, T.SUMMARY_DECISION, T.LICENCE_DECISION)


def codes_of(case: CaseView) -> tuple[Fact, ...]:
    """Codes of the party in the papers of the procedure; identity numbers that look like codes left out."""
    people = {fact.value.upper() for fact in case.facts(FactKind.ID_NUMBER)}
    return tuple(fact for fact in case.facts(FactKind.USCC, "", CODED) if fact.value.upper() not in people)


def same_codes(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-15a: one code for the party in all papers (行政处罚法第五十九条第一款第一项)."""
    codes = codes_of(case)
    if len({fact.document for fact in codes}) < 2:
        yield undecided(record, ["两份以上文书中的统一社会信用代码"], map(evidence_of, codes))
        return
    groups: dict[str, list[Fact]] = {}
    for fact in codes:
        groups.setdefault(fact.value.upper(), []).append(fact)
    most = max(groups.values(), key=lambda facts: (len(facts), facts[0].role == "valid"))
    odd = [fact for facts in groups.values() if facts is not most for fact in facts]
    for fact in odd:
        item = case.document(fact.document)
        told = f"《{case.title_of(fact.document)}》为“{fact.value}”，多数文书为“{most[0].value}”"
        evidence = [evidence_of(fact, "统一社会信用代码"), evidence_of(most[0], "统一社会信用代码")]
        if item is not None and item.recognised and fact.role == "invalid":
            yield undecided(record, [f"清楚的代码（{told}，扫描件可能识别有误）"], evidence)
        else:
            yield suspected(record, f"{told}。", evidence)
    if not odd:
        yield conforms(record, f"{len(codes)}处记载一致：{most[0].value}。", map(evidence_of, codes))


def code_check_digit(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """USCC-01: the check digit fits (GB 32100-2015); a misread digit is as likely as a wrong one, so it is a hint."""
    codes = codes_of(case)
    if not codes:
        yield undecided(record, ["统一社会信用代码"])
        return
    wrong = {fact.value: fact for fact in codes if fact.role == "invalid"}
    for fact in wrong.values():
        item = case.document(fact.document)
        evidence = [evidence_of(fact, "统一社会信用代码")]
        if item is not None and item.recognised:
            yield undecided(record, [f"清楚的代码（读作{fact.value}，校验位不符，扫描件可能识别有误）"], evidence)
        else:
            yield suspected(record, f"统一社会信用代码{fact.value}校验位不符，请核对是否抄录有误。", evidence)
    if not wrong:
        yield conforms(record, "统一社会信用代码校验位正确。", [evidence_of(codes[0], "统一社会信用代码")])


def possible_dates(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-02: no date that does not exist, none after the day of checking (行政处罚法第五十九条)."""
    dates = [fact for fact in case.facts(FactKind.DATE) if case.type_of(fact.document) not in {T.CONTENTS}]
    if not dates:
        yield undecided(record, ["日期"])
        return
    wrong = False
    for fact in dates:
        real = re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value)
        if real and day_of(fact) <= case.today:
            continue
        wrong = True
        told = f"《{case.title_of(fact.document)}》的日期{fact.value}{'晚于今天，疑为笔误' if real else '不存在'}"
        item = case.document(fact.document)
        if item is not None and item.recognised:
            yield undecided(record, [f"清楚的日期（{told}，扫描件可能识别有误）"], [evidence_of(fact)])
        else:
            yield suspected(record, f"{told}。", [evidence_of(fact)])
    if not wrong:
        yield conforms(record, "读到的日期都存在。")


_NOT_PAPER = re.compile(r"目录|备考|封面|封底|光盘|录音|录像|视频|存卷末|证物袋")
_READ = 0.9
_FEW = 2
_MAIN = 0.96  # a scanned list of contents must be read this well before a paper counts as not listed


def contents_against_papers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-04: every row of the list of contents is in the file, every paper in the list (行政处罚法第四十七条)."""
    rows = [(fact, fact.value.split("|")[0]) for fact in case.facts(FactKind.CONTENTS_ROW)]
    if not rows:
        yield undecided(record, ["卷内目录的各行"])
        return
    matched, absent, left = match_contents(case)
    if not matched or max(len(left), len(absent)) > max(_FEW, len(matched) // 6):
        # so many differ that the list was misread or the file holds only part of the volume
        what = f"清楚的卷内目录（{len(rows)}行中{len(matched)}行与卷内文书对应）"
        yield undecided(record, [what], [evidence_of(rows[0][0], "卷内目录")])
        return
    unsure = any(item.unread for item in case.documents) or any(item.clarity < _MAIN for item in case.of(T.CONTENTS))
    for fact, title in absent:
        yield from _row_alone(record, fact, title, unsure)
    for item in left:
        told = f"卷内《{item.document.title}》没有登记在卷内目录中"
        if unsure:
            yield undecided(record, [f"清楚的卷内目录（{told}，目录或者文书尚有未识别之处）"], [whole(item)])
        else:
            yield suspected(record, f"{told}。", [whole(item), evidence_of(rows[0][0], "卷内目录")])
    if not absent and not left:
        yield conforms(record, f"卷内目录{len(matched)}行与卷内文书相符。", [evidence_of(rows[0][0], "卷内目录")])


def _row_alone(record: RuleRecord, fact: Fact, title: str, unsure: bool) -> Iterator[Finding]:
    told, evidence = f"卷内目录登记的《{title}》卷内未见", [evidence_of(fact, "卷内目录")]
    yield (
        undecided(record, [f"《{title}》（{told}，卷内尚有未识别的页面）"], evidence)
        if unsure
        else suspected(record, f"{told}。", evidence)
    )


Rows = list[tuple[Fact, str]]


Matched = tuple[list[tuple[Fact, CheckedDocument]], Rows, list[CheckedDocument]]


def match_contents(case: CaseView) -> Matched:
    """Rows of the list of contents with their papers, rows without a paper, and papers of the procedure without a row."""
    return case.once("contents", _match)


def _match(case: CaseView) -> Matched:
    rows = [(fact, fact.value.split("|")[0]) for fact in case.facts(FactKind.CONTENTS_ROW)]
    held = [item for item in case.documents if item.doc_type not in _FILE_PAPERS]
    names = [(_marks(item.document.title), _marks(wording.word(item.doc_type))) for item in held]
    pairs = [
        (max(_likeness(marks, own), _likeness(marks, kind) * 0.9), -abs(n - m), n, m)
        for n, marks in enumerate(_marks(title) for _, title in rows)
        for m, (own, kind) in enumerate(names)
    ]
    by_row: dict[int, int] = {}
    taken: set[int] = set()
    for alike, _, n, m in sorted(pairs, reverse=True):  # the likest first; among equals the nearest in order
        if alike >= _LIKE and n not in by_row and m not in taken:
            by_row[n] = m
            taken.add(m)
    matched = [(fact, held[by_row[n]]) for n, (fact, _) in enumerate(rows) if n in by_row]
    listed = "".join(title for _, title in rows)
    elsewhere = {m for m, item in enumerate(held) if not item.readable or _named_within(item, listed)}
    by_row |= _by_place(by_row, len(rows), len(held), taken | elsewhere)
    taken = set(by_row.values())
    absent = [row for n, row in enumerate(rows) if n not in by_row and not _NOT_PAPER.search(row[1])]
    left = [item for m, item in enumerate(held) if m not in taken and item.doc_type not in _LOOSE]
    return matched, absent, [item for item in left if not _named_within(item, listed)]


def _by_place(by_row: dict[int, int], rows: int, papers: int, taken: set[int]) -> dict[int, int]:
    """Rows and papers left over that stand alone between the same neighbours: one paper under another name."""
    found: dict[int, int] = {}
    for n in range(rows):
        before, after = by_row.get(n - 1, -1) if n else -1, by_row.get(n + 1, papers) if n + 1 < rows else papers
        between = [m for m in range(before + 1, after) if m not in taken]
        alone = (n == 0 or n - 1 in by_row) and (n + 1 == rows or n + 1 in by_row)
        if n not in by_row and alone and len(between) == 1:
            found[n] = between[0]
    return found


def _named_within(item: CheckedDocument, listed: str) -> bool:
    """True when a row names the paper together with others (法定代表人身份证明、授权委托书)."""
    bare = re.sub(r"[^\u4e00-\u9fff]", "", re.sub(r"[（(].*?[）)]", "", item.document.title))
    return bool(bare) and bare in re.sub(r"[^\u4e00-\u9fff]", "", listed) and item.doc_type is not T.SERVICE_RECEIPT


_LIKE = 0.5
# what tells papers of the same family apart
_KEYS = (
    "告知", "决定", "审批", "呈批", "回证", "笔录", "报告", "立案", "结案", "听证", "申请", "通知", "清单", "登记", "复核", "审核",
    "讨论", "缴款", "照片", "催告",
)  # fmt: skip


Marks = tuple[set[str], set[str]]


def _marks(title: str) -> Marks:
    """What a title is compared by: its telling words and its pairs of characters."""
    return {key for key in _KEYS if key in title}, _pairs(title)


def _likeness(one: Marks, other: Marks) -> float:
    """0..1: how much two titles say the same; 0 where their telling words differ altogether."""
    (keys, a), (their, b) = one, other
    if not a or not b or (keys and their and keys.isdisjoint(their)):
        return 0.0
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
    elif int(year[1]) == day_of(decided).year - 1 and day_of(decided).month == 1:
        yield undecided(
            record, ["年初作出的决定沿用上年编号的规定"], [evidence_of(number, "文号"), evidence_of(decided)]
        )
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
        if lacking and (item.unread or item.clarity < _READ):
            yield undecided(record, [f"《{item.document.title}》中清楚的{'、'.join(lacking)}"], evidence)
        elif lacking:
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


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "ZJ-15a": same_codes,
    "ZJ-15b": party_names,
    "USCC-01": code_check_digit,
    "CL-02": possible_dates,
    "CL-04": contents_against_papers,
    "JD-17": number_and_date,
    "SD-03": left_service,
    "ZX-09": ten_days_after_demand,
    "GZ-10": seven_days_before_hearing,
}
