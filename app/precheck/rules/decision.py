"""审核、讨论、决定: what the deciding document must hold and how its amounts agree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.kinds import unsettled, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, suspected, undecided
from app.precheck.rules.amounts import contradicts_itself, fine_of, written_twice

_SURE = 0.85


def amount_words(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18: an amount in capitals equals the digits beside it (行政处罚法第五十九条)."""
    pairs = [(item, *pair) for item in case.documents for pair in written_twice(item)]
    if not pairs:
        yield undecided(record, ["大小写并列的金额"])
        return
    wrong = [(item, words, digits) for item, words, digits in pairs if Decimal(words.value) != digits]
    for item, words, digits in wrong:
        told = f"《{item.document.title}》大写金额“{words.role}”（{words.value}元）与小写{digits}元不一致"
        if item.recognised and words.confidence < _SURE:
            yield undecided(record, [f"清楚的金额（{told}，扫描件可能识别有误）"], [evidence_of(words, "大写")])
        else:
            yield suspected(record, f"{told}。", [evidence_of(words, "大写")])
    if not wrong:
        yield conforms(record, f"{len(pairs)}处大小写金额一致。", [evidence_of(words, "大写") for _, words, _ in pairs])


def fine_across_documents(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18b: the fine is the same in approval, discussion, decision, closing papers and on the cover (行政处罚法第五十九条)."""
    decision = case.decision
    used = fine_of(decision) if decision else None
    if decision is None or used is None or len(case.of(*DECISIONS)) > 1 or contradicts_itself(decision):
        yield undecided(record, ["决定书的罚款数额" if used is None else "唯一的处罚决定书和确定的罚款数额"])
        return
    held = case.of(T.DECISION_APPROVAL, T.DISCUSSION_RECORD, T.CLOSING_APPROVAL, T.COVER)
    others = [
        (item, fines) for item in held if (fines := item.values(FactKind.FINE)) and not _before_notice(case, item)
    ]
    # a paper may tell other amounts too (what was told, what was proposed): only one without the decided amount is odd
    wrong = [(item, fines[-1]) for item, fines in others if not _says(fines, used)]
    for item, fine in wrong:
        yield suspected(
            record,
            f"《{item.document.title}》的罚款{fine.value}元与决定书{used.value}元不一致。",
            [evidence_of(fine, item.document.title), evidence_of(used, "决定罚款")],
        )
    if others and not wrong:
        yield conforms(
            record, f"审批、讨论、结案材料的罚款与决定书一致（{used.value}元）。", [evidence_of(used, "决定罚款")]
        )
    if not others:
        yield undecided(record, ["审批、讨论或者结案材料的罚款数额"])


def _before_notice(case: CaseView, item: CheckedDocument) -> bool:
    """A proposal approved before the party was told: what was decided in the end may be less."""
    told, days = case.event("告知"), [fact.value for fact in item.values(FactKind.DATE, "决定审批")]
    return told is not None and bool(days) and max(days) <= told.value


def _says(fines: Iterable[Fact], used: Fact) -> bool:
    amounts = [Decimal(fine.value) for fine in fines]
    return Decimal(used.value) in {*amounts, sum(set(amounts), Decimal(0))}


def payment_matches(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-01b: what was paid equals fine plus confiscated gains (行政处罚法第七十四条)."""
    decision = case.decision
    used = fine_of(decision) if decision else None
    paid = [fine for item in case.of(T.PAYMENT) if (fine := fine_of(item))]
    if decision is None or used is None or not paid:
        yield undecided(
            record, [name for name, there in (("决定书的罚款数额", used), ("缴款凭证的金额", paid)) if not there]
        )
        return
    gains = {Decimal(fact.value) for fact in decision.values(FactKind.ILLEGAL_GAINS)} | {Decimal(0)}
    fines = {Decimal(fact.value) for fact in decision.values(FactKind.FINE)}
    fines |= {amount for words, digits in written_twice(decision) for amount in (Decimal(words.value), digits)}
    due = {fine + gain for fine in {*fines, sum(fines, Decimal(0))} for gain in {*gains, sum(gains, Decimal(0))}}
    short = _gains_unpaid(case, decision, fines)
    amounts = [Decimal(fact.value) for fact in paid]
    totals = {sum(amounts, Decimal(0)), sum(set(amounts), Decimal(0)), *amounts}  # slip and receipt tell the same twice
    evidence = [evidence_of(paid[0], "缴款"), evidence_of(used, "决定罚款")]
    told = "、".join(f"{fact.value}元" for fact in paid)
    lines = [f"决定罚款{used.value}元，违法所得{max(gains)}元，缴款凭证{told}"]
    if totals & due and short and totals & due <= fines:
        yield undecided(record, [f"没收的违法所得{max(gains)}元的缴款凭证（读到缴款{told}）"], evidence)
    elif totals & due:
        yield conforms(record, f"缴款{told}与决定相符。", evidence, lines)
    elif case.has(T.ADDED_FINE, T.DEFERRED_PAYMENT, T.DEMAND, T.ENFORCE_APPLICATION, T.ENFORCE_DECISION):
        yield undecided(record, ["加处、分期或者强制执行后应缴的数额"], evidence)
    elif len(case.of(*DECISIONS)) > 1 or any(_doubtful_amount(case, f) for f in paid):
        yield undecided(record, [f"清楚的缴款数额（读到{told}，决定罚款{used.value}元）"], evidence)
    else:
        yield suspected(record, f"缴款{told}与决定应缴数额不符。", evidence, lines)


def _gains_unpaid(case: CaseView, decision: CheckedDocument, fines: set[Decimal]) -> bool:
    """True when gains were confiscated and no paper of payment shows their amount, alone or in a sum."""
    taken = {Decimal(fact.value) for fact in decision.values(FactKind.ILLEGAL_GAINS)}
    confiscated = any(fact.value == "没收违法所得" for fact in decision.values(FactKind.PENALTY))
    papers = case.of(T.PAYMENT, T.CONFISCATION_LIST)
    shown = re.sub(r"[,，]", "", "".join(item.text for item in papers))
    sums = taken | {fine + gain for fine in fines for gain in taken}
    return (
        confiscated
        and len(taken) == 1
        and not any(_doubtful_amount(case, fact) for item in papers for fact in item.values(FactKind.FINE))
        and not any(re.search(rf"(?<!\d){amount}(?:\.0+)?(?!\d)", shown) for amount in sums)
    )


def _doubtful_amount(case: CaseView, fact: Fact) -> bool:
    """An amount in a scan that the capitals in the same paper do not confirm."""
    item = case.document(fact.document)
    words = {Decimal(one.value) for one in item.values(FactKind.AMOUNT_WORDS)} if item else set()
    return item is not None and item.recognised and Decimal(fact.value) not in words


_GROUND = r"(?:依据|根据|按照|依照|适用)(?!《?(?:中华人民共和国)?行政(?:处罚|诉讼|复议|强制)法)[^。《]{0,20}《?[^。]{0,100}第[^。]{1,10}条"
_GENERAL = re.compile(r"行政(?:处罚|诉讼|复议|强制)法")


def ground_named(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-10d: the decision names the provision the penalty rests on, not only those of the general law (行政处罚法第五十九条第一款第三项)."""
    held = [item for item in case.of(*record.documents) if item.readable]
    told = [fact for item in case.of(*NOTICES) for fact in item.values(FactKind.PENALTY_BASIS)]
    for item in held:
        bases = [fact for fact in item.values(FactKind.PENALTY_BASIS) if not _GENERAL.search(fact.value)]
        place = evidence_of(bases[0], "处罚依据") if bases else item.search(_GROUND)
        if place:
            yield conforms(record, "决定书写明了处罚依据的条款。", [place])
        elif item.recognised or item.unread or (not told and item.search(r"第[一二三四五六七八九十百]+条")):
            yield undecided(record, [f"《{item.document.title}》的处罚依据"], [whole(item)])
        else:
            yield suspected(record, f"《{item.document.title}》未写明处罚依据的条款。", [whole(item)])
    if not held:
        yield undecided(record, ["决定书的文字"])


def review_before_decision(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-01: legal review stands before the decision (行政处罚法第五十八条第一款)."""
    reviewed, decided = case.event("法制审核"), case.event("决定")
    if not case.has(T.LEGAL_REVIEW):
        hidden = case.may_hide(T.LEGAL_REVIEW) or case.of(T.CASE_REVIEW)
        if case.has(T.HEARING_RECORD) and not hidden:
            heard = case.of(T.HEARING_RECORD)[0]
            yield suspected(record, "本案经过听证，卷内未见法制审核意见。", [whole(heard)])
        else:
            yield undecided(record, ["是否属于应当法制审核的案件（卷内无法制审核意见书）"])
        return
    open_question = unsettled(case, record, "法制审核", "决定")
    if reviewed is None or decided is None or open_question:
        yield open_question or undecided(
            record, [name for name, fact in (("法制审核日期", reviewed), ("决定日期", decided)) if fact is None]
        )
    elif day_of(reviewed) > day_of(decided):
        yield suspected(
            record, f"法制审核{reviewed.value}晚于决定{decided.value}。", [evidence_of(reviewed), evidence_of(decided)]
        )
    else:
        yield conforms(
            record, f"法制审核{reviewed.value}，决定{decided.value}。", [evidence_of(reviewed), evidence_of(decided)]
        )


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "JD-01": review_before_decision,
    "JD-10d": ground_named,
    "JD-18": amount_words,
    "JD-18b": fine_across_documents,
    "ZX-01b": payment_matches,
}
