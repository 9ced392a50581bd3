"""What cannot both be right, and what a reader would not call a difference."""

from __future__ import annotations

from app.domain.contradiction import contradictions
from app.domain.fact import Fact, FactKind


def _fact(kind: FactKind, value: str, document: int = 1, role: str = "") -> Fact:
    return Fact(kind, value, document, role)


def test_two_names_of_the_party_contradict_each_other_once_for_each_other_name() -> None:
    long, short, again = (
        _fact(FactKind.PARTY, "甲有限公司", 1), _fact(FactKind.PARTY, "甲有限", 2), _fact(FactKind.PARTY, "甲有限", 3)
    )  # fmt: skip
    against = contradictions([long, short, again])
    assert against == {long: (short,), short: (long,), again: (long,)}


def test_spaces_widths_and_brackets_are_no_difference() -> None:
    numbers = [_fact(FactKind.DOC_NUMBER, "市监罚〔2026〕１号"), _fact(FactKind.DOC_NUMBER, "市监罚[2026] 1号")]
    assert contradictions(numbers) == {}


def test_each_document_has_a_number_of_its_own() -> None:
    assert contradictions([_fact(FactKind.DOC_NUMBER, "1号", 1), _fact(FactKind.DOC_NUMBER, "2号", 2)]) == {}
    assert len(contradictions([_fact(FactKind.DOC_NUMBER, "1号", 1), _fact(FactKind.DOC_NUMBER, "2号", 1)])) == 2


def test_what_happens_once_has_one_date_and_what_happens_often_has_many() -> None:
    once = [_fact(FactKind.DATE, "2026-03-12", role="立案"), _fact(FactKind.DATE, "2026-03-13", role="立案")]
    often = [_fact(FactKind.DATE, "2026-03-12", role="询问"), _fact(FactKind.DATE, "2026-03-13", role="询问")]
    assert set(contradictions([*once, *often])) == set(once)


def test_certificates_are_compared_for_the_same_officer_only() -> None:
    one, other = _fact(FactKind.CERTIFICATE, "A1", role="张三"), _fact(FactKind.CERTIFICATE, "A2", role="李四")
    assert contradictions([one, other]) == {}
    third = _fact(FactKind.CERTIFICATE, "A3", 2, "张三")
    assert contradictions([one, other, third]) == {one: (third,), third: (one,)}


def test_a_code_that_fails_its_check_is_no_second_code() -> None:
    codes = [_fact(FactKind.USCC, "X1", role="valid"), _fact(FactKind.USCC, "X2", role="invalid")]
    assert contradictions(codes) == {}
