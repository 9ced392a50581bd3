"""审核、讨论、决定: what the deciding document must hold and how its amounts agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.rules.notice import fine_of


def amount_words(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18: an amount in capitals equals the digits before it (行政处罚法第五十九条)."""
    pairs = [
        (item, words, digits)
        for item in case.documents
        for words in item.values(FactKind.AMOUNT_WORDS)
        if (digits := _beside(item, words))
    ]
    if not pairs:
        yield undecided(record, ["大小写并列的金额"])
        return
    wrong = [(item, words, digits) for item, words, digits in pairs if Decimal(words.value) != Decimal(digits.value)]
    for item, words, digits in wrong:
        yield suspected(
            record,
            f"《{item.document.title}》大写金额“{words.role}”（{words.value}元）与小写{digits.value}元不一致。",
            [evidence_of(words, "大写"), evidence_of(digits, "小写")],
        )
    if not wrong:
        yield conforms(record, f"{len(pairs)}处大小写金额一致。", [evidence_of(words, "大写") for _, words, _ in pairs])


def _beside(item: CheckedDocument, words: Fact) -> Fact | None:
    fines = [fact for fact in item.facts if fact.kind in {FactKind.FINE, FactKind.ILLEGAL_GAINS}]
    near = [
        fact
        for fact in fines
        if fact.pin
        and words.pin
        and fact.pin.page == words.pin.page
        and abs(fact.pin.rect.top - words.pin.rect.top) < 0.08
    ]
    return min(near, key=lambda fact: abs(Decimal(fact.value) - Decimal(words.value)), default=None)


def fine_across_documents(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-18b: the fine is the same in approval, decision and closing papers."""
    decision = case.decision
    used = fine_of(decision) if decision else None
    if decision is None or used is None:
        yield undecided(record, ["决定书的罚款数额"])
        return
    others = [
        (item, fine)
        for item in case.of(T.DECISION_APPROVAL, T.DISCUSSION_RECORD, T.CLOSING_APPROVAL)
        if (fine := fine_of(item))
    ]
    wrong = [(item, fine) for item, fine in others if Decimal(fine.value) != Decimal(used.value)]
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
    gains = sum({Decimal(fact.value) for fact in decision.values(FactKind.ILLEGAL_GAINS)}, Decimal(0))
    total = sum((Decimal(fact.value) for fact in paid), Decimal(0))
    due = {Decimal(used.value), Decimal(used.value) + gains}
    evidence = [evidence_of(paid[0], "缴款"), evidence_of(used, "决定罚款")]
    lines = [f"决定罚款{used.value}元，没收违法所得{gains}元，缴款合计{total}元"]
    if total in due:
        yield conforms(record, f"缴款{total}元与决定相符。", evidence, lines)
    elif total > max(due) and case.has(T.ADDED_FINE):
        yield not_applicable(record, "有加处罚款，缴款数额另行核对。")
    else:
        yield suspected(record, f"缴款{total}元与决定应缴数额不符。", evidence, lines)


def review_before_decision(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-01: legal review stands before the decision (行政处罚法第五十八条第一款)."""
    reviewed, decided = case.event("法制审核"), case.event("决定")
    if not case.has(T.LEGAL_REVIEW):
        if case.has(T.HEARING_RECORD):
            yield suspected(
                record, "本案经过听证，卷内未见法制审核意见。", [Evidence(case.of(T.HEARING_RECORD)[0].document.id)]
            )
        else:
            yield undecided(record, ["是否属于应当法制审核的案件（卷内无法制审核意见书）"])
        return
    if reviewed is None or decided is None:
        yield undecided(
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
    "JD-18": amount_words,
    "JD-18b": fine_across_documents,
    "ZX-01b": payment_matches,
}
