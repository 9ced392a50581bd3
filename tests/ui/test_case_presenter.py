"""One case: what was guessed is put right, and a review begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from app.domain.casefile import CaseFile, FieldName
from app.domain.document_type import DocumentType
from app.domain.preferences import Preferences
from app.domain.review import Stage
from app.services.settings import read_preferences, write_preferences
from tests.services.conftest import STANDARD
from ui.presenters.case import CasePresenter, folio_span, read_day
from ui.tasks import TaskRunner
from ui.workspace import Workspace


@pytest.fixture
def presenter(qtbot: QtBot, workspace: Workspace, tasks: TaskRunner, case: CaseFile) -> CasePresenter:
    made = CasePresenter(workspace, tasks)
    made.load(case.id)
    return made


def shown(presenter: CasePresenter) -> CaseFile:
    assert presenter.case is not None
    return presenter.case


def titles(presenter: CasePresenter) -> list[str]:
    return [document.title for document in shown(presenter).documents]


@pytest.mark.parametrize("text", ["2026-4-30", "2026年4月30日", "2026.04.30", " 2026/4/30 "])
def test_a_day_is_understood_however_it_is_typed(text: str) -> None:
    assert read_day(text) == date(2026, 4, 30)


@pytest.mark.parametrize("text", ["2026-13-01", "四月", "", "2026-02-30"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


def test_a_typed_field_is_kept_as_written_by_hand(presenter: CasePresenter) -> None:
    presenter.set_field(FieldName.CLOSED_ON, "2026年5月18日")
    kept = next(field for field in shown(presenter).fields if field.name is FieldName.CLOSED_ON)
    assert (kept.value, kept.by_hand) == ("2026-05-18", True)


def test_a_date_that_is_none_is_refused_and_nothing_changes(qtbot: QtBot, presenter: CasePresenter) -> None:
    with qtbot.waitSignal(presenter.field_refused) as blocker:
        presenter.set_field(FieldName.CLOSED_ON, "下个月")
    assert blocker.args[0] is FieldName.CLOSED_ON
    assert shown(presenter).field(FieldName.CLOSED_ON) == ""


def test_a_type_said_by_the_reviewer_is_certain(presenter: CasePresenter) -> None:
    first = shown(presenter).documents[0]
    presenter.retype(first.id, DocumentType.EVIDENCE)
    changed = shown(presenter).documents[0]
    assert (changed.doc_type, changed.type_confirmed) == (DocumentType.EVIDENCE, True)


def test_a_document_can_be_renamed_but_not_to_nothing(presenter: CasePresenter) -> None:
    first = shown(presenter).documents[0]
    presenter.rename(first.id, " 立案报告 ")
    presenter.rename(first.id, "  ")
    assert titles(presenter)[0] == "立案报告"


def test_a_document_moves_to_another_place(presenter: CasePresenter) -> None:
    before = titles(presenter)
    presenter.move(shown(presenter).documents[0].id, 1)
    assert titles(presenter) == before[::-1]


def test_two_documents_become_one_and_one_becomes_two(presenter: CasePresenter) -> None:
    presenter.merge([document.id for document in shown(presenter).documents])
    assert [len(document.pages) for document in shown(presenter).documents] == [2]
    presenter.split(shown(presenter).documents[0].id, 2)
    assert [len(document.pages) for document in shown(presenter).documents] == [1, 1]


def test_a_page_turns_by_a_quarter_each_time(presenter: CasePresenter) -> None:
    for expected in (90, 180, 270, 0):
        presenter.turn(shown(presenter).documents[0].pages[0])
        assert shown(presenter).documents[0].pages[0].turn == expected


def test_running_pages_are_shown_as_one_number_or_a_span(presenter: CasePresenter) -> None:
    presenter.merge([document.id for document in shown(presenter).documents])
    assert folio_span(shown(presenter), shown(presenter).documents[0]) == "1–2"
    presenter.split(shown(presenter).documents[0].id, 2)
    assert folio_span(shown(presenter), shown(presenter).documents[1]) == "2"


def test_a_review_begins_with_the_chosen_standard_and_name(qtbot: QtBot, presenter: CasePresenter) -> None:
    [(standard, fits)] = presenter.standards()
    assert (standard, fits) == (STANDARD, True)
    with qtbot.waitSignal(presenter.review_started) as blocker:
        presenter.start_review(standard, "陆评查", Stage.RECHECK)
    review = blocker.args[0]
    assert (review.standard_id, review.reviewer, review.stage) == ("small", "陆评查", Stage.RECHECK)


def test_the_first_name_typed_becomes_the_one_of_the_settings(presenter: CasePresenter, workspace: Workspace) -> None:
    presenter.start_review(STANDARD, "陆评查", Stage.FIRST_REVIEW)
    presenter.start_review(STANDARD, "另一人", Stage.RECHECK)
    assert workspace.with_store(read_preferences).reviewer == "陆评查"


def test_the_round_of_the_settings_is_written_on_the_review(
    qtbot: QtBot, presenter: CasePresenter, workspace: Workspace
) -> None:
    workspace.with_store(write_preferences, Preferences(round_name="2026年上半年评查"))
    with qtbot.waitSignal(presenter.review_started) as blocker:
        presenter.start_review(STANDARD, "陆评查", Stage.FIRST_REVIEW)
    assert blocker.args[0].round_name == "2026年上半年评查"


def test_a_standard_made_after_the_decision_is_offered_as_not_in_force(presenter: CasePresenter) -> None:
    presenter.set_field(FieldName.DECIDED_ON, "2025-12-31")
    assert [fits for _standard, fits in presenter.standards()] == [False]


def test_a_removed_case_is_gone(qtbot: QtBot, presenter: CasePresenter) -> None:
    case_id = shown(presenter).id
    with qtbot.waitSignal(presenter.case_removed):
        presenter.remove()
    with qtbot.waitSignal(presenter.problem_met):
        presenter.load(case_id)


def test_reviews_name_their_standard_and_whether_it_is_retired(
    qtbot: QtBot, presenter: CasePresenter, workspace: Workspace
) -> None:
    [(standard, _fits)] = presenter.standards()
    with qtbot.waitSignal(presenter.review_started) as begun:
        presenter.start_review(standard, "沈评查", Stage.FIRST_REVIEW)
    review = begun.args[0]
    assert presenter.standard_title(review) == f"{standard.title}　{standard.edition} 版"
    workspace._shelf = replace(workspace.shelf, retired=frozenset({(standard.id, standard.edition)}))
    assert presenter.standard_title(review).endswith("（已停用）")
    workspace._shelf = replace(workspace.shelf, standards=())
    assert "找不到" in presenter.standard_title(review)
