"""The lines of a pre-check over many cases as a table."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from app.domain.precheck_run import CaseChecked
from app.errors import ReviewError
from app.intake.register import read_register
from app.services.precheck_tables import HEAD, write_run

LINES = (
    CaseChecked(1, "=案1", "局", "甲", 4, 1, 3, ("决定书七日内送达", "出示证件", "甲", "乙"), unread=2),
    CaseChecked(2, "案2", "局", "乙", failed="第3页读不出。"),
)


def test_a_csv_table_opens_in_excel_and_names_every_fault(tmp_path: Path) -> None:
    target = write_run(LINES, tmp_path / "表.csv")
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    head, first, second = csv.reader(target.read_text("utf-8-sig").splitlines())
    assert tuple(head) == HEAD
    assert first == ["1", "'=案1", "局", "甲", "4", "1", "3", "2", "决定书七日内送达；出示证件；甲；乙", ""]
    assert second == ["2", "案2", "局", "乙", "", "", "", "", "", "第3页读不出。"]


def test_an_excel_table_says_the_same_without_formulas(tmp_path: Path) -> None:
    register = read_register(write_run(LINES, tmp_path / "表.xlsx"))
    assert register.columns == HEAD
    assert register.rows[0][1:5] == ("=案1", "局", "甲", "4")


def test_another_kind_of_file_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(ReviewError, match="不能把预检结果表存为"):
        write_run(LINES, tmp_path / "表.doc")
