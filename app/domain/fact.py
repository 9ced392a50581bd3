"""Facts read in the documents of a case, each with the place it was read at and how sure the reading is.

The vocabulary is statutes.md §1 (case, events, people, documents) in the field's own words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from app.domain.page import WHOLE_PAGE, Pin


class FactKind(Enum):
    """What a fact says; dates, people and amounts also carry a `role`."""

    DOC_NUMBER = "doc_number"  # 文号 of the document itself
    AGENCY = "agency"  # the issuing agency
    PARTY = "party"
    PARTY_KIND = "party_kind"  # 自然人 / 个体工商户 / 法人 / 非法人组织
    USCC = "uscc"  # 统一社会信用代码
    ID_NUMBER = "id_number"  # 身份证号
    MASKED = "masked"  # what was made unreadable for publication: 身份证号, 住址 …; role: the text as it stands
    LEGAL_REP = "legal_rep"
    ADDRESS = "address"
    OFFICER = "officer"  # role: 承办, 协办, 审核, 主持人, 记录员, 负责人, 送达人 …
    CERTIFICATE = "certificate"  # value: certificate number; role: the officer's name
    DATE = "date"  # ISO value; role: 立案, 检查, 询问, 告知, 告知送达, 决定, 决定送达 … (the document's event)
    TOLD_DATE = "told_date"  # ISO value; role: what running text says happened then (购进, 股权转让协议); no rule counts with it
    TIME_SPAN = "time_span"  # "2026-03-18T14:10/2026-03-18T15:30"; role: 询问, 检查 …
    CAUSE = "cause"
    VIOLATED = "violated"  # provision violated: 《法》第…条第…款第…项
    PENALTY_BASIS = "penalty_basis"
    PENALTY = "penalty"  # one kind of penalty: 警告, 罚款, 没收违法所得 …
    FINE = "fine"  # yuan, canonical decimal text
    ILLEGAL_GAINS = "illegal_gains"
    GOODS_VALUE = "goods_value"  # 货值金额 in yuan
    AMOUNT_WORDS = "amount_words"  # the 大写 amount as written; its value stands beside it as FINE
    RECONSIDERATION_BODY = "reconsideration_body"
    RECONSIDERATION_DAYS = "reconsideration_days"
    COURT = "court"
    COURT_MONTHS = "court_months"
    PAYMENT_DAYS = "payment_days"
    PAYMENT_BANK = "payment_bank"
    HEARING_RIGHT = "hearing_right"  # "told" with the days in role
    STATEMENT_RIGHT = "statement_right"
    DEFENCE = "defence"  # 提出 / 未提出 / 放弃
    SERVICE_METHOD = "service_method"
    SERVED_DOCUMENT = "served_document"  # which document a receipt proves the service of
    RECEIVER = "receiver"
    SIGNATURE = "signature"  # role: 当事人, 执法人员, 负责人 …; value: the name as written
    SEAL = "seal"  # value: 可见 / 未见, or the text of the seal
    REFUSAL = "refusal"  # 拒签 note
    OPINION = "opinion"  # 审核/审批 opinion as written
    CONTENTS_ROW = "contents_row"  # one row of the 卷内目录: "title|number|date|page"
    STATEMENT = "statement"  # a statement a rule looks for (出示证件, 告知回避 …); role names it


@dataclass(frozen=True, slots=True)
class Fact:
    """One reading. `document` is the id of the CaseDocument (its place in the list where there is no store yet)."""

    kind: FactKind
    value: str
    document: int
    role: str = ""
    pin: Pin | None = None
    quote: str = ""
    confidence: float = 1.0
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of a fact read on a page: `was` is what was read ("" adds one), `value` what is right ("" drops it)."""

    file_hash: str
    page: int
    kind: FactKind
    role: str
    was: str
    value: str


@dataclass(frozen=True, slots=True)
class KnownFact:
    """A fact as it counts, with what the machine `read` where a person spoke; `dropped` when nothing of the kind stands there."""

    fact: Fact
    read: str = ""
    dropped: bool = False


def known(facts: tuple[Fact, ...], said: tuple[Correction, ...], document: int) -> tuple[KnownFact, ...]:
    """The readings with what a person says of each, then what a person added."""
    by_place = {(one.file_hash, one.page, one.kind, one.role, one.was): one for one in said}
    told: list[KnownFact] = []
    for fact in facts:
        place = (fact.pin.file_hash, fact.pin.page) if fact.pin else ("", 0)
        one = by_place.get((*place, fact.kind, fact.role, fact.value))
        if one is None:
            told.append(KnownFact(fact))
        elif one.value:
            right = replace(fact, value=one.value, confidence=1.0, by_hand=True)
            told.append(KnownFact(right, fact.value))
        else:
            told.append(KnownFact(replace(fact, by_hand=True), fact.value, dropped=True))
    added = [
        Fact(one.kind, one.value, document, one.role, Pin(one.file_hash, one.page, WHOLE_PAGE, ""), by_hand=True)
        for one in said
        if not one.was and one.value
    ]
    return (*told, *map(KnownFact, added))


def corrected(facts: tuple[Fact, ...], said: tuple[Correction, ...], document: int) -> tuple[Fact, ...]:
    """The facts with a person's corrections, which win over every reading."""
    return tuple(one.fact for one in known(facts, said, document) if not one.dropped)
