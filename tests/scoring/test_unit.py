"""A unit's score, rank and honour from its files."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.score import Score
from app.domain.standard import UnitPolicy
from app.errors import ScoringError
from app.scoring.engine import score
from app.scoring.unit import over_periods, rank, unit_score
from tests.scoring.sheets import P, earn, hit, part, scored, standard, veto

SHEET = standard(part("A", earn("1", "100")), vetoes=(veto("V-1"),))


def files(*points: str) -> list[Score]:
    return [score(SHEET, [scored("1", one)]) for one in points]


def test_a_units_score_is_the_mean_of_its_files() -> None:
    unit = unit_score(SHEET, "甲局", files("92", "85.5", "60"))
    assert (unit.printed, unit.total, unit.grade) == (P("79.17"), P("237.5"), "合格")
    assert unit.grades == (("优秀", 1), ("良好", 1), ("合格", 1), ("不合格", 0))


def test_files_that_do_not_meet_the_conditions_leave_the_mean() -> None:
    unit = unit_score(SHEET, "甲局", [*files("90"), score(SHEET, [], ineligible="未结案")])
    assert (unit.files, unit.not_eligible, unit.printed) == (1, 1, P(90))


def test_a_vetoed_file_counts_as_zero() -> None:
    assert unit_score(SHEET, "甲局", [*files("90"), score(SHEET, [hit("V-1")])]).printed == P(45)


def test_units_are_ranked_by_mean_then_total_and_equals_share_a_rank() -> None:
    units = [
        unit_score(SHEET, name, files(*points))
        for name, points in (("甲", ["90"]), ("乙", ["90", "90"]), ("丙", ["80"]), ("丁", ["90"]))
    ]
    assert [(one.rank, one.unit.name) for one in rank(SHEET, units)] == [(1, "乙"), (2, "丁"), (2, "甲"), (4, "丙")]


@pytest.mark.parametrize(
    ("points", "honoured"),
    [(["95"] * 17 + ["70"] * 3, True), (["95"] * 16 + ["70"] * 4, False), (["95"] * 19 + ["50"], False)],
)
def test_honour_needs_both_shares(points: list[str], honoured: bool) -> None:
    sheet = replace(SHEET, unit=UnitPolicy(honour_grade="优秀", honour_share=P(85), pass_share=P(100)))
    assert unit_score(sheet, "甲局", files(*points)).honour is honoured


def test_a_unit_without_files_has_no_grade() -> None:
    unit = unit_score(SHEET, "甲局", [])
    assert (unit.files, unit.grade, unit.honour) == (0, "", False)


def test_periods_without_weight_are_refused() -> None:
    with pytest.raises(ScoringError, match="权重"):
        over_periods([], 2, SHEET)
