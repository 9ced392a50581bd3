"""Published forms of score sheets are understood as their truth says, and no row is lost."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal

import pytest

from app.domain.standard import Method
from app.scoring.engine import score
from app.standards.importing.draft import draft_standard
from app.standards.importing.reading import read_sheet
from app.standards.importing.telling import as_data, as_lines
from app.standards.importing.tree import sheet_sum
from app.standards.importing.understood import Understood
from app.standards.toml_read import inspect_standard
from app.standards.toml_write import standard_toml
from tests.standards.importing.comparing import compared, squeezed
from tests.standards.importing.making import LEFT, UP, Made
from tests.standards.importing.more_sheets import MORE
from tests.standards.importing.sheets import SHEETS as FIRST

SHEETS = (*FIRST, *MORE)

SHEET = pytest.mark.parametrize("made", SHEETS, ids=lambda made: made.name)


@functools.cache
def _made(name: str) -> bytes:
    return next(made for made in SHEETS if made.name == name).data()


@functools.cache
def _read(name: str, kind: str) -> Understood:
    return read_sheet(_made(name), f"{name}.{kind}")


def read(made: Made) -> Understood:
    return _read(made.name, made.kind)


@SHEET
def test_items_rules_and_vetoes_are_read_as_printed(made: Made) -> None:
    found = compared(made, read(made))
    assert found.wrong == []


@SHEET
def test_totals_formula_and_what_is_not_understood_are_told(made: Made) -> None:
    result = read(made)
    if made.printed_total:
        assert result.printed_total == Decimal(made.printed_total)
    if made.sum:
        assert sheet_sum(result) == Decimal(made.sum)
    assert made.formula in result.formula
    told = " ".join(one.text for one in result.not_understood)
    assert all(text in told for text in made.not_understood)
    assert len(result.not_understood) == len(made.not_understood)


@SHEET
def test_every_row_becomes_something(made: Made) -> None:
    result = read(made)
    rows = [row for block in made.blocks if not isinstance(block, str) for row in block]
    loose = len(made.hidden_rows) if made.kind == "xlsx" else 0
    paragraphs = sum(isinstance(block, str) for block in made.blocks)
    assert len(result.rows) == len(rows) + paragraphs - loose
    assert all(became for _, became, _ in result.rows)


@SHEET
def test_no_written_cell_is_lost(made: Made) -> None:
    data = as_data(read(made))
    told = _all_text(data)
    for block in made.blocks:
        for row in [[block]] if isinstance(block, str) else block:
            for cell in row:
                assert cell in (UP, LEFT, "") or squeezed(str(cell)) in told, cell


def _all_text(data: object) -> str:
    if isinstance(data, dict):
        return "".join(_all_text(value) for value in data.values())
    if isinstance(data, list):
        return "".join(_all_text(value) for value in data)
    return squeezed(str(data))


@SHEET
def test_a_draft_is_whole_and_scores_at_once(made: Made) -> None:
    draft = draft_standard(read(made), made.name, "0123456789abcdef", date(2026, 3, 1))
    reading = inspect_standard(standard_toml(draft).encode())
    assert reading.problems == ()
    assert reading.standard is not None
    codes = [leaf.code for leaf in reading.standard.leaves()]
    assert len(codes) == len(made.items)
    result = score(reading.standard, [])
    asked = {leaf.code for leaf in reading.standard.leaves() if leaf.method is not Method.BONUS}
    assert set(result.unanswered) == {*asked, *(veto.code for veto in reading.standard.vetoes)}


def test_the_side_by_side_names_rows_and_meanings() -> None:
    lines = "\n".join(as_lines(read(SHEETS[1])))
    assert "表1第2行　A-01 [案件办理质量 / 主体部分]" in lines
    assert "→ 不具有主体资格实施处罚的，从总分中扣100分" in lines


def test_the_formula_shapes_the_draft() -> None:
    made = next(one for one in SHEETS if one.formula)
    draft = draft_standard(read(made), made.name, "0123456789abcdef", date(2026, 3, 1))
    assert (draft.policy.base, draft.parts[1].weight) == (50, 50)
    assert [part.rule.value for part in draft.parts] == ["loss", "ratio"]


def test_a_list_of_deductions_starts_from_a_hundred() -> None:
    made = next(one for one in SHEETS if one.name.startswith("文书号"))
    draft = draft_standard(read(made), made.name, "0123456789abcdef", date(2026, 3, 1))
    assert (draft.policy.base, draft.parts[0].rule.value) == (100, "loss")
    assert [(grade.name, grade.low) for grade in draft.grades] == [("优秀", 90), ("合格", 60), ("不合格", 0)]
