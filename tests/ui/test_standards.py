"""Standards in the window: editions compared, a sheet imported and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from pytestqt.qtbot import QtBot

from app.domain.points import points
from app.domain.standard import Standard
from app.standards.shelf import load_shelf
from tests.services.arriving import NOON
from tests.services.conftest import STANDARD
from tests.ui.conftest import PlainEvidence
from ui.dialogs.standard_import import StandardImportDialog, doubts_of, headline
from ui.presenters.standard_text import changes, item_html, standard_html, veto_html
from ui.presenters.standards import StandardsPresenter
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

ROWS = (
    ("评查项目", "评查内容", "分值", "扣分标准"),
    ("立案", "立案审批手续完备", "10", "缺少审批表的，扣10分"),
    ("送达", "送达回证填写规范", "5", "每缺一处扣1分"),
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "评查表.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("评查表")
        for number, row in enumerate(ROWS):
            page.write_row(number, 0, row)
    return path


@pytest.fixture
def own(tmp_path: Path, qtbot: QtBot, tasks: TaskRunner) -> StandardsPresenter:
    """A presenter whose shelf is the reviewer's own folder."""
    folder = tmp_path / "work"
    workspace = Workspace(
        folder, lambda _folder: pytest.fail("no store"), lambda: load_shelf(folder / "standards"), lambda: NOON,
        PlainEvidence, lambda _store, _key: b"",
    )  # fmt: skip
    return StandardsPresenter(workspace, tasks)


def newer() -> Standard:
    part = STANDARD.parts[0]
    first, second = part.items
    changed = replace(first, points=points("50"))
    added = replace(second, code="A-03", text="归档")
    return replace(STANDARD, edition="2027-01", parts=(replace(part, items=(changed, added)),))


def test_two_editions_are_compared_item_by_item() -> None:
    found = {(sign, code) for sign, code, _text in changes(STANDARD, newer())}
    assert {("＋ 新增", "A-03"), ("－ 删去", "A-02"), ("≠ 改动", "A-01")} <= found


def test_a_change_says_what_it_was_and_is() -> None:
    text = next(text for _sign, code, text in changes(STANDARD, newer()) if code == "A-01")
    assert text == "分值：60 分　扣分制 → 50 分　扣分制"


def test_an_edition_does_not_differ_from_itself() -> None:
    assert list(changes(STANDARD, STANDARD)) == []


def test_the_older_edition_is_always_the_first(own: StandardsPresenter) -> None:
    later = replace(newer(), valid_from=date(2027, 1, 1))
    assert own.changes(later, STANDARD) == own.changes(STANDARD, later)


def test_an_item_page_holds_points_rules_and_nothing_unescaped() -> None:
    item = replace(STANDARD.parts[0].items[0], text="<b>立案</b>")
    page = item_html(item)
    assert "&lt;b&gt;立案" in page
    assert "缺签名" in page
    assert "60 分" in page


def test_a_standard_page_names_grades_and_a_veto_page_its_effect() -> None:
    assert "优秀：90 分及以上" in standard_html(STANDARD)
    assert "总分为零" in veto_html(STANDARD.vetoes[0])


def test_a_sheet_is_understood_beside_its_rows_and_kept_as_an_own_standard(
    qtbot: QtBot, own: StandardsPresenter, sheet: Path, theme: Theme
) -> None:
    with qtbot.waitSignal(own.sheet_understood) as blocker:
        own.understand(sheet)
    imported = blocker.args[0]
    assert "2 个评查项" in headline(imported)
    assert isinstance(doubts_of(imported), tuple)
    dialog = StandardImportDialog(None, theme, own, imported)
    qtbot.addWidget(dialog)
    dialog._edition.setText("2026-01")
    with qtbot.waitSignal(own.standards_listed) as listed:
        dialog._keep()
    [kept] = listed.args[0]
    assert (kept.edition, len(tuple(kept.leaves()))) == ("2026-01", 2)


@pytest.mark.parametrize(
    ("edition", "day"), [("", date(2026, 1, 1)), ("第一版/草", date(2026, 1, 1)), ("2026-01", None)]
)
def test_without_a_proper_name_or_date_nothing_is_kept(
    qtbot: QtBot, own: StandardsPresenter, sheet: Path, edition: str, day: date | None
) -> None:
    with qtbot.waitSignal(own.sheet_understood) as blocker:
        own.understand(sheet)
    with qtbot.waitSignal(own.problem_met):
        assert not own.save(blocker.args[0], "标准", edition, day)


def test_a_file_that_is_no_sheet_is_told(qtbot: QtBot, own: StandardsPresenter, tmp_path: Path) -> None:
    wrong = tmp_path / "照片.xlsx"
    wrong.write_bytes(b"no sheet")
    with qtbot.waitSignal(own.problem_met):
        own.understand(wrong)


def test_a_standard_is_written_as_a_sheet(qtbot: QtBot, own: StandardsPresenter, tmp_path: Path) -> None:
    target = tmp_path / "标准.xlsx"
    with qtbot.waitSignal(own.ended):
        own.export(STANDARD, target)
    assert target.read_bytes()[:2] == b"PK"
