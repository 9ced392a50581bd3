"""The case list and the home page's numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile, CaseType
from app.domain.listing import CaseState, CaseSummary
from ui.models.case_columns import CASE_COLUMNS, case_title, grade_text, score_text, state_text
from ui.models.case_filter import FACETS, CaseFilter, facet_counts, matches, state_value
from ui.models.days import day_cell, day_text, weekday_text
from ui.models.record_table import RecordTable
from ui.presenters.case_list import CaseListPresenter, today
from ui.tasks import TaskRunner
from ui.workspace import Workspace

ONE = CaseSummary(
    1,
    "案卷甲",
    CaseType.PENALTY_ORDINARY,
    datetime(2026, 5, 1, tzinfo=UTC),
    3,
    9,
    case_no="甲市监罚〔2026〕1号",
    unit="甲市市场监督管理局",
    party="某某食品有限公司",
    closed_on=date(2026, 4, 30),
)
TWO = replace(
    ONE,
    id=2,
    case_no="",
    name="案卷乙",
    unit="",
    state=CaseState.IN_REVIEW,
    answered=12,
    to_answer=62,
    printed="91.5",
    grade="优秀",
    review_id=7,
    touched_at=datetime(2026, 5, 3, tzinfo=UTC),
)
THREE = replace(TWO, id=3, state=CaseState.SIGNED, touched_at=datetime(2026, 5, 4, tzinfo=UTC))
ALL = (ONE, TWO, THREE)


def test_home_counts_by_state_and_resumes_the_newest_open_review() -> None:
    facts = today(ALL)
    assert facts.counts == {CaseState.NOT_STARTED: 1, CaseState.IN_REVIEW: 1, CaseState.SIGNED: 1}
    assert facts.resume is TWO
    assert [case.id for case in facts.recent] == [3, 2, 1]


def test_without_an_open_review_there_is_nothing_to_resume() -> None:
    assert today((ONE, THREE)).resume is None


def test_a_case_without_number_goes_by_its_name() -> None:
    assert (case_title(ONE), case_title(TWO)) == ("甲市监罚〔2026〕1号", "案卷乙")


def test_a_state_has_a_sign_a_word_and_how_far_it_is() -> None:
    assert [state_text(case) for case in ALL] == ["○ 待评查", "… 评查中 12/62", "✓ 已签署"]


def test_a_score_is_marked_until_it_is_signed_and_absent_without_answers() -> None:
    untouched = replace(TWO, answered=0)
    assert [score_text(case) for case in (TWO, THREE, untouched)] == ["暂 91.5", "91.5", ""]
    assert grade_text(untouched) == ""


def test_every_word_of_a_query_must_be_there() -> None:
    assert matches(ONE, "食品 甲市")
    assert not matches(ONE, "食品 乙市")
    assert matches(ONE, "2026-04-30")


def test_filters_and_search_narrow_together() -> None:
    table, proxy = RecordTable(CASE_COLUMNS), CaseFilter()
    table.show_rows(ALL)
    proxy.setSourceModel(table)
    proxy.choose("state", state_value(CaseState.IN_REVIEW))
    assert proxy.rowCount() == 1
    proxy.search("没有这个词")
    assert proxy.rowCount() == 0
    proxy.search("")
    proxy.choose("state", "")
    assert proxy.rowCount() == 3


def test_each_filter_says_how_many_cases_it_has() -> None:
    by_key = {facet.key: dict(facet_counts(ALL, facet)) for facet in FACETS}
    assert by_key["unit"] == {"（未填写）": 2, "甲市市场监督管理局": 1}
    assert by_key["grade"] == {"优秀": 2, "尚无等次": 1}


def test_days_read_differently_in_text_and_table() -> None:
    assert (day_text(date(2026, 4, 3)), day_cell(date(2026, 4, 3)), day_cell(None)) == (
        "2026年4月3日",
        "2026-04-03",
        "",
    )
    assert weekday_text(date(2026, 4, 30)) == "星期四"


def test_a_removed_case_leaves_the_list(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile) -> None:
    presenter = CaseListPresenter(workspace, tasks)
    with qtbot.waitSignal(presenter.cases_listed) as before:
        presenter.load()
    with qtbot.waitSignal(presenter.cases_listed) as after:
        presenter.remove(case.id)
    assert ([len(before.args[0]), len(after.args[0])]) == [1, 0]
