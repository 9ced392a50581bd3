"""告知、申辩、听证: what was told, when it was served, and what was decided after it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.domain.workdays import days_after
from app.precheck.case import CLEAR, DECISIONS, NOTICES, CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import deadline, place_at, told_day, unsettled, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, suspected, undecided
from app.precheck.rules.amounts import contradicts_itself, fine_of
from app.precheck.vocabulary import days_in, han_number

_SURE = 0.85
_FOOT = 3  # lines in which an announcement bears its day
_HEARING_TYPES = ("降低资质等级", "吊销许可证件", "责令停产停业", "责令关闭", "限制从业")


_TERM = re.compile(
    r"(?P<days>[一二三四五六七八九十]+|\d{1,2})\s?(?:个)?(?:工作)?日(?:内|之内|以内)[^。；]{0,40}?(?:陈述|申辩|提出(?:书面)?意见)"
    r"|陈述[^。；]{0,4}申辩[^。；]{0,30}[。；][^。；]{0,24}?(?P<next>[一二三四五六七八九十]+|\d{1,2})\s?(?:个)?(?:工作)?日"
    r"(?:内|之内|以内)[^。；]{0,8}提出"
)


def decided_after_term(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-03: the decision comes after the time for statements and for asking a hearing (行政处罚法第四十四条、第四十五条、第六十四条第一项)."""
    served, decided = case.event("告知送达"), case.event("决定")
    early = _before_announced(case, record, decided) if decided else None
    if early is not None:
        yield early
        return
    open_question = unsettled(case, record, "告知送达", "决定")
    if served is None or decided is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("告知书送达日期", served), ("决定日期", decided)) if fact is None]
        )
        return
    evidence = [evidence_of(decided), evidence_of(served)]
    if case.has(T.WAIVER):
        yield conforms(record, "当事人已书面放弃，不受告知期限限制。", evidence)
        return
    row = case.limits.find("statement_days", day_of(served), case.sector.value, case.province)
    hearing = bool(_hearing_rights(case))
    days = max(5 if hearing else int(row.value) if row else 3, _named_term(case))
    last, lines = deadline(case, day_of(served), days, "workday")
    told = f"告知书{told_day(day_of(served))}送达，{days}个工作日至{told_day(last)}届满，决定作出于{told_day(day_of(decided))}"
    if day_of(decided) > last:
        yield conforms(record, f"{told}，在期限届满之后。", evidence, lines)
    elif day_of(decided) <= day_of(served):
        yield suspected(record, f"{told}，期限尚未届满，卷内没有当事人明确放弃的材料。", evidence, lines)
    elif case.has(T.STATEMENT_RECORD, T.HEARING_RECORD) or _gave_up(case):
        yield undecided(record, ["当事人是否明确表示不再陈述、申辩或者放弃（期限届满前已作出决定）"], evidence)
    elif hearing or row is not None or _named_term(case):
        yield suspected(record, f"{told}，期限尚未届满，卷内没有当事人明确放弃的材料。", evidence, lines)
    else:
        yield undecided(record, [f"本领域陈述申辩期限（未载入；按{days}个工作日尚未届满）"], evidence)


_ANNOUNCED_FOR = 30


def _before_announced(case: CaseView, record: RuleRecord, decided: Fact) -> Finding | None:
    """A decision made before a notice published in the file counts as served, thirty days on (民事诉讼法第九十五条), else None."""
    if case.has(T.WAIVER, T.STATEMENT_RECORD, T.HEARING_RECORD):
        return None
    for item in case.of(T.SERVICE_ANNOUNCEMENT):
        foot = [day for line in item.reading.lines[-_FOOT:] for day in days_in(line.text)]
        if (
            not foot
            or "告知书" not in item.text
            or not min(foot) <= day_of(decided) <= days_after(min(foot), _ANNOUNCED_FOR)
        ):
            continue
        last = told_day(days_after(min(foot), _ANNOUNCED_FOR))
        told = f"告知书{told_day(min(foot))}公告送达，至{last}满三十日才视为送达（民事诉讼法第九十五条），决定作出于{told_day(day_of(decided))}"
        return questioned(record, told, [evidence_of(decided), whole(item)], "" if item.typed else "公告日期")
    return None


def named_term_long_enough(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-03b: the time for a statement that the notice names is no shorter than the field's (市场监督管理行政处罚程序规定第五十七条等)."""
    on = case.event("告知") or case.event("告知送达") or case.event("决定")
    row = case.limits.find("statement_days", day_of(on), case.sector.value, case.province) if on else None
    named, notice = _named_term(case), case.notice
    if notice is None or not named or row is None:
        lacking = "告知书写明的陈述、申辩期限" if not named else f"{case.sector.value}领域的陈述、申辩期限（未载入）"
        yield undecided(record, [lacking])
    elif named >= row.value:
        yield conforms(record, f"告知书写明{named}日内陈述、申辩，不少于{row.value}日。", [whole(notice)])
    else:
        told = f"告知书写明{named}日内陈述、申辩，{row.source}为{row.value}个工作日"
        yield questioned(record, told, [_term_place(notice)], "" if notice.typed else "陈述、申辩期限")


def _term_place(notice: CheckedDocument) -> Evidence:
    match = _TERM.search(notice.reading.flow)
    return place_at(notice, *match.span()) if match else whole(notice)


def _named_term(case: CaseView) -> int:
    """The days for a statement that the notice itself names, 0 where it names none."""
    for item in case.of(*NOTICES):
        match = _TERM.search(item.text)
        if match:
            return han_number(match["days"] or match["next"])
    return 0


def _gave_up(case: CaseView) -> bool:
    return any(fact.value == "放弃" for fact in case.facts(FactKind.DEFENCE))


def not_heavier_after_defence(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-06: no heavier penalty because of a defence or a hearing (行政处罚法第四十五条第二款)."""
    spoken = case.has(T.STATEMENT_RECORD, T.HEARING_RECORD, T.STATEMENT_REVIEW)
    if not spoken and not any(fact.value == "提出" for fact in case.facts(FactKind.DEFENCE, "", DECISIONS)):
        yield not_applicable(record, "当事人没有陈述、申辩或者要求听证。")
        return
    yield from _compare_fines(case, record, "当事人陈述、申辩后罚款由{notice}元增加到{decision}元。")


_ANSWERED = r"采纳|予以?支持|不成立|不能成立|部分成立|理由成立"


def defence_answered(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-05: the decision says whether a defence was accepted, and why (行政处罚法第四十五条第一款)."""
    decision = case.decision
    records = case.of(T.STATEMENT_RECORD, T.STATEMENT_REVIEW)
    raised = [fact for fact in case.facts(FactKind.DEFENCE, "", DECISIONS) if fact.value == "提出"]
    if not records and not raised:
        yield not_applicable(record, "当事人没有提出陈述、申辩。")
        return
    if decision is None or decision.unread:
        yield undecided(record, ["决定书的文字"])
        return
    answer, spoken = decision.search(_ANSWERED), [*map(whole, records[:1]), *map(evidence_of, raised[:1])]
    if answer:
        yield conforms(record, "决定书写明了采纳与否。", [answer])
    elif decision.clarity < CLEAR or any(re.search(r"放弃|没有异议|无异议|不陈述|不申辩", one.text) for one in records):
        yield undecided(record, ["当事人是否提出了陈述、申辩，以及决定书中的回应"], [whole(decision), *spoken])
    else:
        told = f"当事人提出了陈述、申辩，《{decision.document.title}》未写明是否采纳及理由。"
        yield suspected(record, told, [whole(decision), *spoken])


_STEMS = {
    "警告": "警告", "通报批评": "通报", "罚款": "罚款", "没收违法所得": "没收", "没收非法财物": "没收", "暂扣许可证件": "暂扣", "降低资质等级": "降低",
    "吊销许可证件": "吊销", "限制开展生产经营活动": "限制", "责令停产停业": "停产|停业|停止", "责令关闭": "关闭", "限制从业": "从业|从事|禁入",
    "行政拘留": "拘留",
}  # fmt: skip


def decision_within_notice(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-07: the decision's fine and kinds do not go beyond what was told (行政处罚法第四十四条、第六十二条)."""
    notices, decision = case.of(*NOTICES), case.decision
    if not notices or decision is None or not decision.readable or any(item.unread for item in notices):
        yield undecided(record, ["告知书和决定书的文字"])
        return
    yield from _compare_fines(case, record, "决定的罚款{decision}元超过告知的{notice}元，卷内未见重新告知。")
    told = "".join(item.text for item in notices)
    beyond = [
        fact for fact in decision.values(FactKind.PENALTY) if not re.search(_STEMS.get(fact.value, fact.value), told)
    ]
    if beyond:
        names = "、".join(dict.fromkeys(fact.value for fact in beyond))
        yield suspected(
            record, f"决定的处罚种类“{names}”在告知书中未见。", [evidence_of(beyond[0]), whole(notices[-1])]
        )


def basis_as_told(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-07b: the provisions the penalty rests on are those told (行政处罚法第四十四条)."""
    yield from _provisions_as_told(case, record, FactKind.PENALTY_BASIS, "处罚依据")


def violation_as_told(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-07c: the provisions held to be violated are those told (行政处罚法第四十四条、第六十二条)."""
    yield from _provisions_as_told(case, record, FactKind.VIOLATED, "违反条款")


def _provisions_as_told(case: CaseView, record: RuleRecord, kind: FactKind, what: str) -> Iterator[Finding]:
    notices, decision = case.of(*NOTICES), case.decision
    if not notices or decision is None:
        yield undecided(record, ["告知书和决定书"])
        return
    told = {_bare(fact.value): fact for item in notices for fact in item.values(kind) if _substantive(fact)}
    used = {_bare(fact.value): fact for fact in decision.values(kind) if _substantive(fact)}
    if not told or not used:
        yield undecided(record, [f"告知书或者决定书的{what}"])
        return
    beyond = [fact for key, fact in used.items() if not any(key.startswith(t) or t.startswith(key) for t in told)]
    evidence = [evidence_of(fact) for fact in [*(beyond or used.values()), next(iter(told.values()))]]
    names = "、".join(fact.value for fact in beyond)
    before = "、".join(fact.value for fact in told.values())
    if not beyond:
        yield conforms(record, f"{what}与告知一致。", evidence)
    elif any(_law(fact.value) in {_law(one.value) for one in told.values()} for fact in beyond) or len(beyond) == len(
        used
    ):
        yield suspected(record, f"决定书的{what}{names}与告知书不同（告知书为{before}）。", evidence)
    else:
        yield undecided(record, [f"决定书增加的{what}{names}是否告知过的核对"], evidence)


def _substantive(fact: Fact) -> bool:
    """A provision of substance: not the general procedure law, not a discretion standard."""
    return not re.search(r"行政处罚法|行政强制法|裁量|程序规定|听证", fact.value)


def _law(provision: str) -> str:
    return _bare(provision).partition("》")[0]


def _hearing_rights(case: CaseView) -> tuple[Fact, ...]:
    return tuple(fact for item in case.of(*NOTICES) for fact in item.values(FactKind.HEARING_RIGHT))


def hearing_told(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-08: a fine at or above the line, or a listed kind, needs the hearing right told (行政处罚法第六十三条)."""
    notices = case.of(*NOTICES)
    if not notices or any(item.unread for item in notices):
        yield undecided(record, ["告知书的文字"])
        return
    told = _hearing_rights(case)
    if told:
        yield conforms(record, "告知书写明了听证权利。", [evidence_of(told[0], "听证权")])
        return
    kinds = {fact.value for item in notices for fact in item.values(FactKind.PENALTY)} & set(_HEARING_TYPES)
    fine = max(filter(None, map(fine_of, notices)), key=lambda fact: Decimal(fact.value), default=None)
    evidence = [evidence_of(fine, "拟罚款") if fine else whole(notices[0])]
    spoken = next((place for item in notices if (place := item.search("听证"))), None)
    if kinds and spoken is None:
        yield suspected(record, f"拟作出{'、'.join(sorted(kinds))}，告知书未写明听证权利。", evidence)
    elif kinds:
        yield undecided(record, ["告知书中听证权利的写法（出现“听证”，未读到权利的告知）"], evidence)
    elif fine is None:
        yield not_applicable(record, "没有读到达到听证标准的处罚。")
    else:
        yield _against_line(case, record, fine, evidence, spoken is not None)


def _against_line(case: CaseView, record: RuleRecord, fine: Fact, evidence: list[Evidence], spoken: bool) -> Finding:
    on = case.event("告知") or case.event("决定")
    kinds = {
        fact.value for item in (*case.of(*NOTICES), *case.of(*DECISIONS)) for fact in item.values(FactKind.PARTY_KIND)
    }
    rows = [
        case.limits.find("hearing_fine", day_of(on) if on else case.today, case.sector.value, case.province, party)
        for party in ("自然人", "单位")
    ]
    if rows[0] is None or rows[1] is None:
        return undecided(record, [f"{case.sector.value}领域“较大数额罚款”的标准（未载入）"], evidence)
    value, person, body = Decimal(fine.value), rows[0], rows[1]
    row = person if kinds == {"自然人"} else body
    if value >= row.value and not spoken:
        message = f"拟罚款{fine.value}元，达到听证标准{row.value}元（{row.source}），告知书未写明听证权利。"
        return suspected(record, message, evidence)
    if value >= row.value or (value >= person.value and kinds != {"法人"}):
        return undecided(record, ["当事人适用哪一档听证标准，以及告知书中听证权利的写法"], evidence)
    return not_applicable(record, f"拟罚款{fine.value}元，未达听证标准{row.value}元（{row.source}）。")


_HEARING_TERM = re.compile(
    r"(?P<days>[一二三四五六七八九十]|\d{1,2})\s?(?:个)?(?:工作)?日(?:内|之内|以内)[^。；，、]{0,30}?听证|听证[^。；]{0,24}?(?P<after>[一二三四五六七八九十]|\d{1,2})\s?(?:个)?(?:工作)?日(?:内|之内|以内)"
    r"|听证[^。；]{0,12}[。；][^。；]{0,24}?(?P<next>[一二三四五六七八九十]|\d{1,2})\s?(?:个)?(?:工作)?日(?:内|之内|以内)[^。；]{0,8}提出"
)


def hearing_term_named(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GZ-09: the notice names five days for asking a hearing, not the three of the old law (行政处罚法第六十四条第一项)."""
    told = _hearing_rights(case)
    if not told:
        yield not_applicable(record, "告知书没有告知听证权。")
        return
    item = case.document(told[0].document)
    match = _HEARING_TERM.search(item.reading.flow) if item else None
    count = han_number(match["days"] or match["after"] or match["next"]) if match else 0
    if item is None or match is None or not count:
        yield undecided(record, ["告知书中申请听证的期限"], [evidence_of(told[0], "听证权")])
        return
    place = Evidence(
        item.document.id, match.group(), item.reading.pin(*match.span()), "听证申请期限", f"{count}日",
        item.reading.sureness(*match.span()),
    )  # fmt: skip
    if count < 5 and place.confidence >= _SURE:
        yield suspected(record, f"告知书写明{count}日内提出听证，法定为五日。", [place])
    elif count < 5:
        yield undecided(record, ["清楚的听证申请期限（扫描件可能识别有误）"], [place])
    else:
        yield conforms(record, f"告知书写明{count}日内提出听证。", [place])


def _compare_fines(case: CaseView, record: RuleRecord, wrong: str) -> Iterator[Finding]:
    decision = case.decision
    amounts = [fine for item in case.of(*NOTICES) if (fine := fine_of(item))]
    told = max(amounts, key=lambda fact: Decimal(fact.value), default=None)
    used = fine_of(decision) if decision else None
    if told is None or used is None or len(case.of(*DECISIONS)) > 1:
        yield undecided(
            record,
            [name for name, fact in (("告知书的罚款数额", told), ("决定书的罚款数额", used)) if fact is None]
            or ["唯一的处罚决定书"],
        )
        return
    if any(contradicts_itself(item) for item in (*case.of(*NOTICES), *case.of(*DECISIONS))):
        yield undecided(
            record, ["确定的罚款数额（告知书或者决定书大小写不一致）"], [evidence_of(used), evidence_of(told)]
        )
        return
    evidence = [evidence_of(used, "决定罚款"), evidence_of(told, "告知罚款")]
    if Decimal(used.value) <= Decimal(told.value):
        yield conforms(record, f"告知罚款{told.value}元，决定罚款{used.value}元。", evidence)
    else:
        yield suspected(record, wrong.format(notice=told.value, decision=used.value), evidence)


def _bare(provision: str) -> str:
    return provision.replace("《中华人民共和国", "《")


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GZ-03": decided_after_term,
    "GZ-03b": named_term_long_enough,
    "GZ-05": defence_answered,
    "GZ-06": not_heavier_after_defence,
    "GZ-07": decision_within_notice,
    "GZ-07b": basis_as_told,
    "GZ-07c": violation_as_told,
    "GZ-08": hearing_told,
    "GZ-09": hearing_term_named,
}
