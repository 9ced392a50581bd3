"""Values as typed and as rules count with them."""

from __future__ import annotations

import pytest

from app.domain.fact import FactKind as K
from app.domain.fact_value import settled, shown
from app.errors import ReviewError


@pytest.mark.parametrize(
    ("kind", "typed", "kept"),
    [
        (K.DATE, "2026年4月3日", "2026-04-03"),
        (K.DATE, " 2026.4.3 ", "2026-04-03"),
        (K.FINE, "5,000.00 元", "5000"),
        (K.FINE, "75.50", "75.5"),
        (K.ILLEGAL_GAINS, "0", "0"),
        (K.PAYMENT_DAYS, "15日", "15"),
        (K.COURT_MONTHS, "6个月", "6"),
        (K.TIME_SPAN, "2026-03-10 09:20–11:05", "2026-03-10T09:20/2026-03-10T11:05"),
        (K.TIME_SPAN, "2026年3月10日22时05分至2026年3月11日0时30分", "2026-03-10T22:05/2026-03-11T00:30"),
        (K.PARTY, " 甲公司 ", "甲公司"),
    ],
)
def test_what_is_typed_is_kept_as_rules_count_with_it(kind: K, typed: str, kept: str) -> None:
    assert settled(kind, typed) == kept


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        (K.DATE, "2026-02-30"), (K.DATE, "四月"), (K.FINE, "五千"), (K.FINE, "-5"), (K.COURT_MONTHS, "六"),
        (K.TIME_SPAN, "09:20"), (K.TIME_SPAN, "2026-03-10 25:00–26:00"),
    ],
)  # fmt: skip
def test_what_is_no_such_value_is_refused(kind: K, typed: str) -> None:
    with pytest.raises(ReviewError):
        settled(kind, typed)


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        (K.FINE, "50000", "50,000.00"),
        (K.TIME_SPAN, "2026-03-10T09:20/2026-03-10T11:05", "2026-03-10 09:20–11:05"),
        (K.TIME_SPAN, "2026-03-10T22:05/2026-03-11T00:30", "2026-03-10 22:05–2026-03-11 00:30"),
        (K.DATE, "2026-04-03", "2026-04-03"),
    ],
)
def test_what_is_shown_can_be_typed_again(kind: K, value: str, told: str) -> None:
    assert shown(kind, value) == told
    assert settled(kind, told) == value
