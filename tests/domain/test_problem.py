"""Which marks a report counts as problems."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.review import Mark, Verdict
from app.domain.score import ItemScore, is_problem
from app.domain.standard import Method

LOST = ItemScore("A", Decimal(5), Decimal(3), Decimal(2), True, True)
FULL = ItemScore("A", Decimal(5), Decimal(5), Decimal(0), True, True)


@pytest.mark.parametrize(
    ("verdict", "problem"),
    [
        (Verdict.DEDUCTED, True),
        (Verdict.EXEMPT, True),
        (Verdict.HIT, True),
        (Verdict.MET, False),
        (Verdict.PENDING, False),
    ],
)
def test_what_is_lost_or_let_off_is_a_problem(verdict: Verdict, problem: bool) -> None:
    assert is_problem(Mark("A", verdict), Method.DEDUCT, FULL) is problem


def test_entered_points_are_a_problem_when_some_are_missing_and_it_is_no_bonus() -> None:
    mark = Mark("A", Verdict.SCORED)
    assert is_problem(mark, Method.EARN, LOST)
    assert not is_problem(mark, Method.EARN, FULL)
    assert not is_problem(mark, Method.BONUS, LOST)
    assert not is_problem(mark, None, None)
