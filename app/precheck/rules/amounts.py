"""The fine in a paper, and its two writings beside each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.domain.fact import Fact, FactKind
from app.precheck.case import CheckedDocument

_DIGITS = r"(?P<digits>(?<![\d,，.])(?:\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,4})?))"
_BEFORE = re.compile(
    _DIGITS
    + r"\s?(?P<unit>万)?(?:元|圆)?整?[\s，,]?[（(\[]?(?:金额)?[（(]?(?:人民币)?(?:大写)?(?:金额)?[）)]?(?:人民币)?[：:]?\s?(?:人民币)?$"
)
_AFTER = re.compile(r"^[\s，,]?[）)]?\s?[（(]?(?:小写)?[）)]?[：:]?\s?(?P<sign>[¥￥])" + _DIGITS + r"(?P<unit>万)?")
_AROUND = 40


def fine_of(item: CheckedDocument) -> Fact | None:
    """The fine decided (or intended) in a document: the largest amount read behind 罚款."""
    fines = item.values(FactKind.FINE)
    return max(fines, key=lambda fact: Decimal(fact.value), default=None)


def written_twice(item: CheckedDocument) -> Iterator[tuple[Fact, Decimal]]:
    """The amounts in capitals with the digits that stand right before or after them."""
    flow = item.reading.flow
    for words in item.values(FactKind.AMOUNT_WORDS):
        for at in re.finditer(re.escape(words.role), flow):
            before = _BEFORE.search(flow[max(at.start() - _AROUND, 0) : at.start()])
            match = before or _AFTER.match(flow[at.end() : at.end() + _AROUND])
            if match:
                value = Decimal(re.sub(r"[,，]", "", match["digits"]))
                yield words, value * 10_000 if match["unit"] else value


def contradicts_itself(item: CheckedDocument) -> bool:
    """True when a paper writes an amount in capitals and digits that differ: nothing follows from either."""
    return any(Decimal(words.value) != digits for words, digits in written_twice(item))
