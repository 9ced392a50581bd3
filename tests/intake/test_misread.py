"""Letters read for digits are put right only where nothing but digits can stand."""

from __future__ import annotations

import pytest

from app.intake.misread import put_right


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("2O26年l月1O日", "2026年1月10日"),
        ("青市监罚〔2o26〕l2号", "青市监罚〔2026〕12号"),
        ("罚款人民币5O,OOO元", "罚款人民币50,000元"),
        ("代码：9153O100MA6K3X8T5L", "代码：91530100MA6K3X8T5L"),
    ],
)
def test_digits_are_put_right(read: str, right: str) -> None:
    assert put_right(read) == right


@pytest.mark.parametrize("text", ["型号OIL-20l号", "IO接口一元", "合计OO元", "〔2026〕甲号", "LOL年会"])
def test_what_may_be_letters_stays(text: str) -> None:
    assert put_right(text) == text
