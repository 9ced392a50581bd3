"""Facts of a case that cannot all be right: the same thing said in different words."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable

from app.domain.fact import Fact, FactKind

# what a case has one of: said differently in two places, one of them is wrong
_ONE_IN_A_CASE = {FactKind.PARTY, FactKind.LEGAL_REP, FactKind.USCC, FactKind.CERTIFICATE}
_ONCE = {"案源登记", "立案", "先行登记保存", "调查终结", "法制审核", "集体讨论", "决定审批", "决定", "公示", "结案"}
_ONE_IN_A_DOCUMENT = {
    FactKind.DOC_NUMBER,
    FactKind.RECONSIDERATION_DAYS,
    FactKind.COURT_MONTHS,
    FactKind.PAYMENT_DAYS,
    FactKind.COURT,
    FactKind.PAYMENT_BANK,
}


def contradictions(facts: Iterable[Fact]) -> dict[Fact, tuple[Fact, ...]]:
    """Each fact that is contradicted with all readings of the same thing that differ, one for each differing value."""
    groups: defaultdict[tuple[object, ...], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        about = _about(fact)
        if about is not None:
            groups[about][folded(fact.value)].append(fact)
    against: dict[Fact, tuple[Fact, ...]] = {}
    for values in groups.values():
        for value, same in values.items():
            others = tuple(held[0] for other, held in values.items() if other != value)
            if others:
                against.update(dict.fromkeys(same, others))
    return against


def folded(value: str) -> str:
    """A value without what a reader would not call a difference: spaces, widths of characters, kinds of brackets."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", value))
    return text.translate(str.maketrans("〔〕【】（）", "[][]()")).upper()


def _about(fact: Fact) -> tuple[object, ...] | None:
    if fact.kind in _ONE_IN_A_DOCUMENT:
        return fact.kind, fact.role, fact.document
    if fact.kind is FactKind.USCC:
        return (fact.kind,) if fact.role == "valid" else None
    if fact.kind in _ONE_IN_A_CASE or (fact.kind is FactKind.DATE and fact.role in _ONCE):
        return fact.kind, fact.role
    return None
