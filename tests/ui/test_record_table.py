"""The one table model."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QSortFilterProxyModel, Qt
from pytestqt.modeltest import ModelTester

from ui.models.record_table import RECORD_ROLE, RIGHT, SORT_ROLE, TONE_ROLE, Column, RecordTable


@dataclass(frozen=True)
class Row:
    name: str
    closed: date
    bad: bool = False


COLUMNS = (
    Column[Row]("案号", lambda row: row.name, tone=lambda row: "bad" if row.bad else "ink"),
    Column[Row](
        "结案日期", lambda row: row.closed.isoformat(), sort_key=lambda row: row.closed.toordinal(), align=RIGHT
    ),
)
ROWS = (Row("乙〔2026〕2号", date(2026, 3, 1), bad=True), Row("甲〔2026〕1号", date(2026, 1, 9)))


def test_it_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    table = RecordTable(COLUMNS)
    table.show_rows(ROWS)
    qtmodeltester.check(table)


def test_it_shows_titles_and_texts() -> None:
    table = RecordTable(COLUMNS)
    table.show_rows(ROWS)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "结案日期"
    assert table.data(table.index(1, 1)) == "2026-01-09"


def test_it_gives_the_record_the_sort_key_and_the_tone() -> None:
    table = RecordTable(COLUMNS)
    table.show_rows(ROWS)
    cell = table.index(0, 0)
    assert table.data(cell, RECORD_ROLE) is ROWS[0]
    assert table.data(cell, TONE_ROLE) == "bad"
    assert table.data(table.index(0, 1), SORT_ROLE) == date(2026, 3, 1).toordinal()


def test_new_rows_replace_the_old() -> None:
    table = RecordTable(COLUMNS)
    table.show_rows(ROWS)
    table.show_rows(ROWS[:1])
    assert table.rowCount() == 1
    assert table.record(0) is ROWS[0]


def test_a_proxy_sorts_by_the_key_not_by_the_text() -> None:
    table, proxy = RecordTable(COLUMNS), QSortFilterProxyModel()
    table.show_rows(ROWS)
    proxy.setSourceModel(table)
    proxy.setSortRole(SORT_ROLE)
    proxy.sort(1)
    assert proxy.index(0, 0).data() == "甲〔2026〕1号"
