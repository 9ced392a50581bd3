"""The rules in the window: found, switched off with a reason, weighed, made by form, taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from app.domain.document_type import DocumentType as T
from app.domain.finding import Severity
from app.domain.points import points
from app.domain.rule_line import OwnRule, OwnRuleKind, RuleLine
from tests.ui.conftest import Troubles
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.give_reason import GiveReasonDialog
from ui.dialogs.own_rule import OwnRuleDialog
from ui.dialogs.rule_change import RuleChangeDialog
from ui.main_window import MainWindow
from ui.pages.rules_pane import RulesPane
from ui.pages.statutes import StatutesPage
from ui.presenters.rules import RulesPresenter
from ui.tasks import TaskRunner
from ui.theme.theme import Theme
from ui.workspace import Workspace

LIMIT = OwnRule(OwnRuleKind.LIMIT, "决定后二十日内公示", "青溪区办法第三条", first="决定", then="公示", days=20)


@pytest.fixture
def pane(window: MainWindow) -> RulesPane:
    window.show_page("statutes")
    page = window.current
    assert isinstance(page, StatutesPage)
    return page.rules


def choose(pane: RulesPane, rule: str) -> RuleLine:
    pane.list.select_where(lambda line: line.id == rule)
    line: RuleLine = pane.list.selected()
    assert line.id == rule
    return line


def test_a_rule_is_found_by_its_words(pane: RulesPane) -> None:
    pane._query.setText("七日内送达")
    assert [line.id for line in pane._table.records] == ["SD-01"]


def test_switching_off_asks_for_a_reason_and_can_be_restored(monkeypatch: pytest.MonkeyPatch, pane: RulesPane) -> None:
    choose(pane, "MD-10")
    monkeypatch.setattr(GiveReasonDialog, "ask", classmethod(lambda *_: "本县统一编备考表"))
    pane._off.click()
    assert choose(pane, "MD-10").off
    pane._changed.setChecked(True)
    assert [line.id for line in pane._table.records] == ["MD-10"]
    pane._restore.click()
    assert pane._table.records == ()


def test_a_change_for_one_standard_does_not_show_for_another(monkeypatch: pytest.MonkeyPatch, pane: RulesPane) -> None:
    pane._standard.setCurrentIndex(pane._standard.findData("small"))
    choose(pane, "SD-01")
    monkeypatch.setattr(GiveReasonDialog, "ask", classmethod(lambda *_: "本次不查送达"))
    pane._off.click()
    assert choose(pane, "SD-01").off
    pane._standard.setCurrentIndex(0)
    assert not choose(pane, "SD-01").off


def test_the_dialog_of_weights_needs_a_reason(qtbot: QtBot, pane: RulesPane) -> None:
    dialog = RuleChangeDialog(pane, choose(pane, "SD-01"), "", "所有标准")
    qtbot.addWidget(dialog)
    assert not dialog._accept.isEnabled()
    dialog.reason.setPlainText("本次降低权重")
    dialog.deduct.setText("0.5")
    change = dialog.change()
    assert dialog._accept.isEnabled()
    assert (change.rule, change.severity, change.deduct) == ("SD-01", Severity.MAJOR, points("0.5"))


@pytest.mark.parametrize(
    "rule",
    [
        LIMIT,
        OwnRule(
            OwnRuleKind.WORDS,
            "写明监督电话",
            "办法第四条",
            documents=(T.PENALTY_DECISION,),
            words=("监督电话", "举报电话"),
        ),
        OwnRule(
            OwnRuleKind.DOCUMENT, "卷内有备考表", "办法第九条", documents=(T.FILE_NOTES,), when=(T.PENALTY_DECISION,)
        ),
        OwnRule(
            OwnRuleKind.EQUAL,
            "案由前后一致",
            "办法第五条",
            fact="cause",
            documents=(T.FILING_APPROVAL, T.PENALTY_DECISION),
        ),
    ],
    ids=lambda rule: rule.kind.value,
)
def test_the_form_gives_back_what_it_was_shown(qtbot: QtBot, pane: RulesPane, rule: OwnRule) -> None:
    shown = replace(rule, id="BD-07", deduct=points("1.5"), message="不符")
    dialog = OwnRuleDialog(pane, Theme(), shown)
    qtbot.addWidget(dialog)
    assert dialog.made() == shown


def test_a_rule_made_by_form_comes_first_and_can_be_taken_away(
    monkeypatch: pytest.MonkeyPatch, pane: RulesPane
) -> None:
    monkeypatch.setattr(OwnRuleDialog, "ask", classmethod(lambda *_: LIMIT))
    pane._ask_new()
    assert pane._table.records[0].name == "决定后二十日内公示"
    choose(pane, "BD-01")
    assert not pane._remove.isHidden()
    monkeypatch.setattr(ConfirmDialog, "ask", classmethod(lambda *_: True))
    pane._remove.click()
    assert not any(line.own for line in pane._table.records)


def test_an_incomplete_form_is_told_and_nothing_is_kept(
    workspace: Workspace, tasks: TaskRunner, troubles: Troubles
) -> None:
    presenter = RulesPresenter(workspace, tasks)
    told: list[object] = []
    presenter.problem_met.connect(told.append)
    assert not presenter.keep_own(replace(LIMIT, article=""))
    assert "依据" in str(told[0])


def test_the_form_comes_back_with_what_was_written_until_it_is_whole(
    monkeypatch: pytest.MonkeyPatch, pane: RulesPane
) -> None:
    shown: list[OwnRule | None] = []
    answers = iter([replace(LIMIT, article=""), LIMIT])

    def ask(_cls: type, _parent: object, _theme: object, rule: OwnRule | None) -> OwnRule:
        shown.append(rule)
        return next(answers)

    monkeypatch.setattr(OwnRuleDialog, "ask", classmethod(ask))
    pane.presenter.problem_met.disconnect()
    pane._ask_new()
    assert shown == [None, replace(LIMIT, article="")]
    assert pane._table.records[0].own
