"""The editor's presenter: each edit, undo, autosave, problems, trying out, freezing."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from app.domain.document_type import DocumentType
from app.domain.points import points
from app.domain.review import AppliedRule, Verdict
from app.domain.standard import RuleKind, VetoEffect
from app.services.standard_drafts import read_draft
from tests.ui.editor.conftest import STANDARD
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.presenters.standard_editor_tree import Drop, drop_target, node_of, place_words, tree_lines
from ui.presenters.standards import StandardsPresenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace

FIRST = ("parts", 0, "items", 0)
SECOND = ("parts", 0, "items", 1)
RULE = (*FIRST, "rules", 0)


def codes(editor: StandardEditorPresenter) -> list[str]:
    return [item.code for item in editor.standard.leaves()]


def on_disk(editor: StandardEditorPresenter, desk: Workspace) -> bool:
    return read_draft(desk.folder, editor.name) == editor.standard


@pytest.mark.parametrize(
    ("place", "typed", "value"),
    [
        ((*FIRST, "text"), " 立案 手续 ", "立案 手续"),
        ((*FIRST, "points"), "５５", points("55")),
        ((*FIRST, "basis"), "甲法一条\n\n乙法二条", ("甲法一条", "乙法二条")),
        ((*FIRST, "document_types"), ("photo",), (DocumentType.PHOTO,)),
        ((*FIRST, "twins"), ("A-02",), ("A-02",)),
        ((*FIRST, "key"), True, True),
        ((*RULE, "kind"), "all", RuleKind.ALL),
        ((*RULE, "cap"), "", None),
        (("vetoes", 0, "effect"), "unqualified", VetoEffect.UNQUALIFIED),
        (("policy", "places"), "1", 1),
        (("grades", 0, "low"), "95", points("95")),
        (("valid_to",), "", None),
        (("unit", "honour_grade"), "优秀", "优秀"),
    ],
)
def test_what_is_typed_stands_in_the_draft_and_on_disk(
    editor: StandardEditorPresenter, desk: Workspace, place: tuple[str | int, ...], typed: object, value: object
) -> None:
    assert editor.type_in(place, typed)
    held: object = editor.standard
    for step in place:
        held = held[step] if isinstance(step, int) else getattr(held, step)  # type: ignore[index]
    assert held == value
    editor.type_in(("issuer",), "某局")
    assert on_disk(editor, desk)


@pytest.mark.parametrize(
    ("place", "typed"),
    [((*FIRST, "points"), "两分"), ((*FIRST, "points"), ""), (("policy", "places"), "1.5"), (("valid_from",), "明年")],
)
def test_words_that_are_no_value_are_a_problem_and_change_nothing(
    editor: StandardEditorPresenter, place: tuple[str | int, ...], typed: str
) -> None:
    before = editor.standard
    assert not editor.type_in(place, typed)
    assert editor.standard is before
    assert editor.state().faults[0].place == place
    assert editor.state().unfit == {place}


def test_a_field_put_right_is_no_problem_any_more(editor: StandardEditorPresenter) -> None:
    editor.type_in((*FIRST, "points"), "两分")
    editor.type_in((*FIRST, "points"), "60")
    assert editor.state().faults == ()


def test_typing_on_in_one_field_is_one_step_of_undo(editor: StandardEditorPresenter) -> None:
    for text in ("立", "立案", "立案表"):
        editor.type_in((*FIRST, "text"), text)
    editor.undo()
    assert editor.standard.parts[0].items[0].text == "立案审批"


def test_a_field_that_was_left_begins_a_new_step(editor: StandardEditorPresenter) -> None:
    editor.type_in((*FIRST, "text"), "立案")
    editor.leave_field()
    editor.type_in((*FIRST, "text"), "立案表")
    editor.undo()
    assert editor.standard.parts[0].items[0].text == "立案"


def test_undo_and_redo_go_to_disk(editor: StandardEditorPresenter, desk: Workspace) -> None:
    before = editor.standard
    editor.add("item")
    editor.undo()
    assert editor.standard == before
    assert on_disk(editor, desk)
    editor.redo()
    assert len(codes(editor)) == 3
    assert on_disk(editor, desk)
    assert editor.state().undoes == "添加评查项"


def test_an_item_is_added_behind_the_chosen_one_with_a_free_code(editor: StandardEditorPresenter) -> None:
    editor.choose(FIRST)
    editor.add("item")
    assert codes(editor) == ["A-01", "A-03", "A-02"]
    assert editor.chosen == SECOND


def test_a_child_a_part_and_a_veto_are_added(editor: StandardEditorPresenter) -> None:
    editor.choose(FIRST)
    editor.add("child")
    assert editor.chosen == (*FIRST, "children", 0)
    editor.add("part")
    assert editor.standard.parts[1].code == "A"
    editor.add("veto")
    assert editor.standard.vetoes[1].code == "V-02"


def test_a_removed_item_leaves_its_neighbour_chosen(editor: StandardEditorPresenter) -> None:
    editor.choose(SECOND)
    editor.remove(SECOND)
    assert codes(editor) == ["A-01"]
    assert editor.chosen == FIRST
    editor.remove(FIRST)
    assert editor.chosen == ("parts", 0)


def test_what_cannot_be_removed_stays(editor: StandardEditorPresenter) -> None:
    assert not editor.remove(("policy",))
    assert not editor.duplicate(())


def test_a_copy_stands_behind_with_its_own_code(editor: StandardEditorPresenter) -> None:
    editor.duplicate(FIRST)
    assert codes(editor) == ["A-01", "A-03", "A-02"]
    editor.duplicate(RULE)
    assert [rule.code for rule in editor.standard.parts[0].items[0].rules] == ["a", "c", "b"]


def test_an_item_moves_and_stays_chosen(editor: StandardEditorPresenter) -> None:
    editor.choose(FIRST)
    editor.shift(FIRST, 1)
    assert codes(editor) == ["A-02", "A-01"]
    assert editor.chosen == SECOND
    assert not editor.shift(SECOND, 1)


def test_an_item_at_the_end_of_a_part_moves_into_the_next(editor: StandardEditorPresenter) -> None:
    editor.add("part")
    editor.choose(SECOND)
    editor.shift(SECOND, 1)
    assert [len(part.items) for part in editor.standard.parts] == [1, 1]
    editor.shift(("parts", 1, "items", 0), -1)
    assert codes(editor) == ["A-01", "A-02"]


def test_an_item_goes_deeper_and_comes_back(editor: StandardEditorPresenter) -> None:
    editor.choose(SECOND)
    assert editor.nest(deeper=True)
    assert editor.standard.parts[0].items[0].children[0].code == "A-02"
    assert editor.nest(deeper=False)
    assert codes(editor) == ["A-01", "A-02"]
    assert not editor.nest(deeper=False)


def test_a_dragged_item_lands_where_it_was_let_go(editor: StandardEditorPresenter) -> None:
    assert editor.drop(SECOND, FIRST, Drop.ABOVE)
    assert codes(editor) == ["A-02", "A-01"]
    assert not editor.drop(FIRST, ("vetoes", 0), Drop.BELOW)
    assert not editor.may_drop(("vetoes", 0), FIRST, Drop.ABOVE)


def test_parts_and_vetoes_are_dropped_among_their_own() -> None:
    assert drop_target(STANDARD, ("parts", 0), FIRST, Drop.INTO) == (("parts",), 1)
    assert drop_target(STANDARD, ("vetoes", 0), ("vetoes",), Drop.INTO) == (("vetoes",), 1)
    assert drop_target(STANDARD, FIRST, ("parts", 0), Drop.INTO) == (("parts", 0, "items"), 2)
    assert drop_target(STANDARD, ("policy",), FIRST, Drop.INTO) is None


@pytest.mark.parametrize("rows", [(*FIRST, "rules"), (*FIRST, "groups"), ("grades",), ("presets",), (*RULE, "tiers")])
def test_rows_are_added_and_removed(editor: StandardEditorPresenter, rows: tuple[str | int, ...]) -> None:
    before = editor.standard
    editor.add_row(rows)
    held: object = editor.standard
    for step in rows:
        held = held[step] if isinstance(step, int) else getattr(held, step)  # type: ignore[index]
    assert isinstance(held, tuple)
    at = len(held) - (2 if rows == ("grades",) else 1)
    editor.remove((*rows, at))
    assert editor.standard == before


def test_a_broken_rule_is_told_at_its_field_in_words(editor: StandardEditorPresenter) -> None:
    editor.type_in((*RULE, "cap"), "0.2")
    [spot] = editor.state().faults
    assert spot.where == "A-01 › 规则 a › 最多扣"
    editor.jump(spot)
    assert editor.chosen == FIRST
    lines = tree_lines(editor.standard, [spot.place])
    assert [line.place for line in lines if line.faults] == [FIRST]


def test_every_problem_has_a_line_of_the_tree(editor: StandardEditorPresenter) -> None:
    assert node_of(STANDARD, ("policy", "places")) == ("policy",)
    assert node_of(STANDARD, ("edition",)) == ()
    assert place_words(STANDARD, ("policy", "places")) == "计分办法 › 小数位数"
    assert place_words(STANDARD, ("grades", 1, "low")) == "等次 › 等次 2 › 下限（含）"


def test_the_sum_is_shown_beside_the_declared_total(editor: StandardEditorPresenter) -> None:
    editor.type_in(("printed_total",), "90")
    state = editor.state()
    assert state.sum == points("100")
    assert [spot.place for spot in state.spots if spot.warning] == [("printed_total",)]


def test_an_untried_draft_has_its_full_score(editor: StandardEditorPresenter) -> None:
    score = editor.tried().score
    assert score is not None
    assert (score.printed, score.grade) == ("100", "优秀")


def test_a_pretended_deduction_is_scored_and_derived(editor: StandardEditorPresenter) -> None:
    editor.trial.answer("A-01", Verdict.DEDUCTED, [AppliedRule("a", 3), AppliedRule("b")])
    tried = editor.tried()
    assert tried.score is not None
    assert tried.score.printed == "88.5"
    assert tried.answers == (("A-01", "A-01　扣分：缺签名×3、没有审批表"),)


def test_a_pretended_veto_makes_its_effect(editor: StandardEditorPresenter) -> None:
    editor.trial.answer("V-01", Verdict.HIT)
    score = editor.tried().score
    assert score is not None
    assert (score.printed, score.pending) == ("0", ())
    editor.trial.answer("V-01", Verdict.MET)
    assert editor.tried().answers == ()


def test_an_answer_follows_the_edit_or_falls_away(editor: StandardEditorPresenter) -> None:
    editor.trial.answer("A-02", Verdict.DEDUCTED, [AppliedRule("a")])
    editor.type_in((*SECOND, "rules", 0, "points"), "5")
    score = editor.tried().score
    assert score is not None
    assert score.printed == "95"
    editor.remove((*SECOND, "rules", 0))
    assert editor.tried().answers == ()


def test_a_draft_that_cannot_be_scored_says_so(editor: StandardEditorPresenter) -> None:
    for _ in range(3):
        editor.remove(("grades", 0))
    tried = editor.tried()
    assert tried.score is None
    assert "1 处" in tried.refused


def test_freezing_puts_the_edition_on_the_shelf(qtbot: QtBot, editor: StandardEditorPresenter, desk: Workspace) -> None:
    editor.remove(SECOND)
    with qtbot.waitSignal(editor.standard_frozen) as told:
        editor.freeze()
    held = desk.shelf.get("small", "2027-01")
    assert told.args == [held]
    assert held.retired_items == ("A-02",)


def test_a_faulty_draft_is_not_frozen(qtbot: QtBot, editor: StandardEditorPresenter, desk: Workspace) -> None:
    editor.type_in((*FIRST, "points"), "两分")
    with qtbot.waitSignal(editor.problem_met):
        assert editor.freeze() is None
    assert len(desk.shelf.standards) == 1


def test_a_published_code_is_not_given_again(editor: StandardEditorPresenter) -> None:
    editor.remove(SECOND)
    editor.choose(FIRST)
    editor.add("item")
    assert codes(editor) == ["A-01", "A-03"]


def test_a_draft_opens_as_it_was_left(editor: StandardEditorPresenter, desk: Workspace, tasks: TaskRunner) -> None:
    editor.type_in((*FIRST, "text"), "立案")
    again = StandardEditorPresenter(desk, tasks)
    assert again.open(editor.name)
    assert again.standard == editor.standard


def test_a_draft_that_is_gone_is_told(qtbot: QtBot, editor: StandardEditorPresenter) -> None:
    with qtbot.waitSignal(editor.problem_met):
        assert not editor.open("none.toml")


def test_a_deleted_draft_leaves_the_list(qtbot: QtBot, editor: StandardEditorPresenter, desk: Workspace) -> None:
    with qtbot.waitSignal(editor.draft_removed):
        editor.discard()
    assert not list((desk.folder / "standards" / "drafts").glob("*.toml"))


def test_the_list_shows_drafts_and_retires_editions(
    editor: StandardEditorPresenter, desk: Workspace, tasks: TaskRunner
) -> None:
    standards = StandardsPresenter(desk, tasks)
    listed: list[tuple[object, ...]] = []
    standards.standards_listed.connect(listed.append)
    standards.load()
    draft, published = listed[-1]
    assert (standards.state_of(draft), standards.state_of(published)) == ("草稿", "可用")
    assert standards.draft_of(draft) == editor.name
    standards.retire(published, True)
    assert standards.state_of(listed[-1][1]) == "已停用"
    standards.retire(listed[-1][1], False)
    assert standards.state_of(listed[-1][1]) == "可用"


def test_a_new_edition_is_offered_a_free_name(qtbot: QtBot, editor: StandardEditorPresenter, desk: Workspace) -> None:
    standards = StandardsPresenter(desk, editor._tasks)
    [published] = desk.shelf.standards
    assert standards.suggested(published)[1] == f"{desk.clock().year}-02"
    with qtbot.waitSignal(standards.draft_made) as made:
        assert standards.start_edition(published, "小标准", "2026-02", desk.clock().date())
    assert read_draft(desk.folder, made.args[0]).edition == "2026-02"
