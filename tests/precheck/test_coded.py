"""Rules of code over small cases: passing, failing, either side of each line, facts missing, contradictory, not concerned."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from app.precheck.rules import CODE
from tests.precheck import (  # fmt: skip
    rows_decision,
    rows_forms,
    rows_goods,
    rows_more,
    rows_notice,
    rows_papers,
    rows_people,
    rows_proof,
    rows_records,
)
from tests.precheck.build import case, record, result

ROWS: list[tuple[str, str, Any, str]] = [
    *rows_people.ROWS, *rows_notice.ROWS, *rows_decision.ROWS, *rows_papers.ROWS, *rows_more.ROWS, *rows_proof.ROWS, *rows_forms.ROWS,
    *rows_goods.ROWS, *rows_records.ROWS,
]  # fmt: skip


@pytest.mark.parametrize(("rule", "told", "papers", "expected"), ROWS, ids=[f"{row[0]} {row[1]}" for row in ROWS])
def test_a_rule_tells(rule: str, told: str, papers: Any, expected: str) -> None:
    kinds = record(rule).case_types
    assert result(rule, case(*papers, case_type=kinds[0].value if kinds else "penalty_ordinary")) == expected


def test_every_rule_of_code_is_tried_in_several_ways() -> None:
    tried = Counter(row[0] for row in ROWS)
    assert sorted(rule for rule in CODE if tried[rule] < 3) == []
