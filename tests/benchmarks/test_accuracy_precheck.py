"""The labelled case files: what is clean stays clean, and every change fits the text it is made in."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.finding import Outcome
from app.precheck.engine import precheck
from app.services.prechecks import Statutes
from tests.benchmarks.accuracy_precheck import case_of, papers_of, rows

STATUTES = Statutes()
ROWS = rows()
KNOWN = {record.id for record in STATUTES.rules}


def test_there_are_thirty_case_files_or_more_a_third_of_them_kept_aside() -> None:
    assert len(ROWS) >= 30
    assert sum(bool(row.get("aside")) for row in ROWS) * 3 >= len(ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_each_change_fits_and_names_rules_that_exist(row: dict[str, Any]) -> None:
    assert papers_of(row)
    assert {*row["faults"], *row.get("also", ())} <= KNOWN


@pytest.mark.parametrize("row", [row for row in ROWS if not row["faults"]], ids=lambda row: row["name"])
def test_a_clean_case_raises_no_alarm(row: dict[str, Any]) -> None:
    findings = precheck(case_of(row, STATUTES), STATUTES.rules)
    assert [one.message for one in findings if one.outcome is Outcome.SUSPECTED] == []


@pytest.mark.parametrize("row", [row for row in ROWS if row["faults"]][::5], ids=lambda row: row["name"])
def test_a_planted_fault_is_found(row: dict[str, Any]) -> None:
    findings = precheck(case_of(row, STATUTES), STATUTES.rules)
    assert set(row["faults"]) <= {one.rule for one in findings if one.outcome is Outcome.SUSPECTED}
