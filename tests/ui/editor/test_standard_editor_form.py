"""The form holds every field of every shipped standard, and what it shows is read back as the same value."""

from __future__ import annotations

import dataclasses

import pytest

from app.domain.standard import (
    DeductionRule,
    GradeBand,
    Item,
    Part,
    Preset,
    RuleGroup,
    RuleKind,
    ScoringPolicy,
    Standard,
    Tier,
    UnitPolicy,
    Veto,
)
from app.paths import resources_folder
from app.services.standard_drafts import draft_problems
from app.standards.editing import value_at
from app.standards.shelf import Shelf, load_shelf
from tests.services.small import STANDARD
from ui.presenters.standard_editor_fields import FIELDS, Kind
from ui.presenters.standard_editor_form import form_lines, value_of
from ui.presenters.standard_editor_history import History
from ui.presenters.standard_editor_tree import tree_lines
from ui.presenters.standard_editor_trial import Trial

# edited elsewhere: as lines of the tree, as nodes of their own, or never by hand
ELSEWHERE = {
    Standard: {"parts", "vetoes", "grades", "policy", "presets", "unit", "draft", "digest"},
    Part: {"items"},
    Item: {"children"},
}


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return load_shelf(resources_folder() / "standards")


@pytest.mark.parametrize(
    "of", [Standard, Part, Item, Veto, DeductionRule, Tier, RuleGroup, GradeBand, Preset, ScoringPolicy, UnitPolicy]
)
def test_every_field_of_a_standard_can_be_edited(of: type) -> None:
    told = {field.name for field in FIELDS[of]} | ELSEWHERE.get(of, set())
    assert {field.name for field in dataclasses.fields(of)} <= told


def test_what_the_form_shows_is_read_back_as_the_same_value(shelf: Shelf) -> None:
    for standard in shelf.standards:
        for node in tree_lines(standard):
            for line in form_lines(standard, node.place):
                if line.part == "field" and line.field.kind is not Kind.SAID:
                    lined = line.field.kind is Kind.LINES
                    typed = "\n".join(line.shown) if lined else line.shown
                    assert value_of(standard, line.place, typed) == value_at(standard, line.place), line.key


def test_every_shipped_standard_is_tried_out_and_has_no_fault(shelf: Shelf) -> None:
    for standard in shelf.standards:
        score = Trial().tried(standard).score
        assert score is not None
        assert score.grade == standard.grades[0].name
        assert [problem for problem in draft_problems(standard, Shelf()) if not problem.warning] == []


@pytest.mark.parametrize("kind", list(RuleKind))
def test_a_rule_of_any_kind_has_a_form(kind: RuleKind) -> None:
    place = ("parts", 0, "items", 0)
    item = value_at(STANDARD, place)
    rule = dataclasses.replace(item.rules[0], kind=kind)
    part = dataclasses.replace(STANDARD.parts[0], items=(dataclasses.replace(item, rules=(rule,)),))
    lines = form_lines(dataclasses.replace(STANDARD, parts=(part,)), place)
    names = {line.place[-1] for line in lines if line.place[:-1] == (*place, "rules", 0)}
    assert {"code", "kind", "text"} <= names


def test_the_settings_show_the_sentences_that_will_be_printed() -> None:
    said = [line for line in form_lines(STANDARD, ("policy",)) if line.field.kind is Kind.SAID]
    assert any("四舍五入" in sentence for sentence in said[0].shown)


def test_history_forgets_what_was_undone_when_another_way_is_taken() -> None:
    history = History(1)
    history.add(2, "二")
    history.undo()
    history.add(3, "三")
    assert (history.redoes, history.undoes) == ("", "三")
    assert history.redo() == 3
    assert history.undo() == 1
    assert history.undo() == 1
