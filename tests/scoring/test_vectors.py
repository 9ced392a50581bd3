"""The test vectors of the form 50 + 50 x earned / full - basic deductions, each reckoned by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.review import AppliedRule
from app.domain.standard import ScoringPolicy
from app.scoring.engine import score
from tests.scoring.sheets import away, deducted, earn, environment, hit, met, replace, scored


@pytest.mark.parametrize(
    ("full", "earned", "basic_places", "printed", "grade"),
    [
        ("100", "85", 0, "92.5", "优秀"),
        ("100", "80", 6, "87", "良好"),
        ("120", "100", 4, "89.67", "良好"),
        ("81", "81", 0, "100", "优秀"),
        ("81", "73", 9, "90.56", "优秀"),
        ("81", "74.5", 12, "89.99", "良好"),
        ("81", "68", 4, "89.98", "良好"),
        ("81", "57.5", 11, "79.99", "合格"),
    ],
)
def test_a_vector_scores_to_the_cent(full: str, earned: str, basic_places: int, printed: str, grade: str) -> None:
    standard = environment(earn("D", full))
    basic = deducted("J", AppliedRule("a", basic_places)) if basic_places else met("J")[0]
    result = score(standard, [scored("D", earned), basic, *met("V-1")])
    assert (result.printed, result.grade) == (printed, grade)
    assert result.final


def test_documents_that_do_not_apply_leave_the_denominator() -> None:
    standard = environment(earn("D", "81"), earn("H", "12"), earn("E", "7"))
    result = score(standard, [scored("D", "73"), away("H"), away("E"), deducted("J", AppliedRule("a", 9)), *met("V-1")])
    assert result.printed == "90.56"


def test_a_veto_makes_any_total_zero_and_the_file_unqualified() -> None:
    result = score(environment(earn("D", "100")), [scored("D", "100"), *met("J"), hit("V-1")])
    assert (result.printed, result.grade, result.qualified, result.lawful) == ("0", "不合格", False, False)
    assert result.printed_before_veto == "100"


@pytest.mark.parametrize(("places", "by_printed", "grade"), [(1, True, "优秀"), (1, False, "良好"), (2, True, "良好")])
def test_the_band_uses_the_printed_or_the_exact_total(places: int, by_printed: bool, grade: str) -> None:
    policy = ScoringPolicy(base=Decimal(50), places=places, band_by_printed=by_printed)
    standard = replace(environment(earn("D", "81")), policy=policy)
    result = score(standard, [scored("D", "74.5"), deducted("J", AppliedRule("a", 12)), *met("V-1")])
    assert result.grade == grade
