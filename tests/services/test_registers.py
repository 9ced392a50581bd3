"""Cases on paper only, from a list."""

from __future__ import annotations

from pathlib import Path

import python_calamine

from app.domain.casefile import FieldName
from app.services.registers import check_register, open_register, take_in_register, write_problems
from app.store.database import Store
from tests.services.arriving import NOON

TEXT = "编号栏,当事人,单位,案号\n=1+1,某公司,某局,甲〔2026〕1号\n2,,,\n3,某店,某局,甲〔2026〕2号\n4,某摊,,\n"


def _list(folder: Path) -> Path:
    path = folder / "清单.csv"
    path.write_text(TEXT, "utf-8")
    return path


def test_good_rows_become_cases_and_bad_ones_are_told(store: Store, tmp_path: Path) -> None:
    register, mapping = open_register(store, _list(tmp_path))
    taken = take_in_register(store, register, mapping, NOON)
    case = store.cases.get(taken.cases[0])
    assert (case.field(FieldName.CASE_NO), case.field(FieldName.PARTY), case.documents) == (
        "甲〔2026〕1号",
        "某公司",
        (),
    )
    assert len(taken.cases) == 2
    assert [row.number for row in taken.left_out] == [3, 5]


def test_the_same_list_twice_makes_no_second_cases(store: Store, tmp_path: Path) -> None:
    register, mapping = open_register(store, _list(tmp_path))
    take_in_register(store, register, mapping, NOON)
    assert take_in_register(store, register, mapping, NOON).cases == ()


def test_the_mapping_is_remembered_for_the_same_columns(store: Store, tmp_path: Path) -> None:
    register, mapping = open_register(store, _list(tmp_path))
    other = (FieldName.TITLE, *mapping[1:])
    take_in_register(store, register, other, NOON)
    assert open_register(store, _list(tmp_path))[1] == other


def test_the_error_sheet_repeats_the_row_and_never_writes_a_formula(store: Store, tmp_path: Path) -> None:
    register, mapping = open_register(store, _list(tmp_path))
    rows = check_register(store, register, (None, None, None, None))
    target = write_problems(register, rows, tmp_path / "问题.xlsx")
    grid = python_calamine.load_workbook(target).get_sheet_by_index(0).to_python()
    assert grid[0] == [*register.columns, "问题"]
    assert grid[1][0] == "=1+1"
    assert "没有案号" in grid[1][-1]
    assert mapping[3] is FieldName.CASE_NO
