"""Amounts in digits, in 万元 and in capitals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.intake.understand.amounts import find_amounts, han_amount, yuan_text


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("罚款50,000.00元", "50000"), ("罚款5万元", "50000"), ("罚款人民币伍万元整", "50000"), ("罚款0.5万元", "5000"),
        ("￥50,075.00", "50075"), ("人民币伍万零柒拾伍元整", "50075"), ("没收三百六十元五角", "360.5"), ("1.68亿元", "168000000"),
        ("壹拾贰万叁仟肆佰伍拾陆元柒角捌分", "123456.78"), ("罚款二千元", "2000"), ("罚款１００００元", None),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_yuan(text: str, yuan: str | None) -> None:
    found = [yuan_text(amount.yuan) for amount in find_amounts(text)]
    assert found == ([yuan] if yuan else ["10000"])


def test_capitals_are_told_from_small_numerals() -> None:
    assert [a.words for a in find_amounts("罚款5000元（大写：伍仟元整），即五千元")] == [False, True, False]


def test_what_is_no_number_is_no_amount() -> None:
    assert han_amount("若干元") is None
    assert han_amount("拾万元") == Decimal(100000)
