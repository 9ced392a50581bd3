"""Edits by place."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.points import points
from app.domain.standard import Item, Part, Preset
from app.standards.editing import (
    codes_of,
    holds,
    insert,
    move,
    next_code,
    next_letter,
    place_of,
    put,
    recoded,
    remove,
    text_of,
    value_at,
    with_code,
    with_retired,
)
from tests.services.small import STANDARD

FIRST = ("parts", 0, "items", 0)
SECOND = ("parts", 0, "items", 1)


def test_a_place_is_read_and_written_as_problems_name_it() -> None:
    assert place_of("parts[1].items[2].rules[1].cap") == ("parts", 0, "items", 1, "rules", 0, "cap")
    assert text_of(place_of("parts[1].items[2].rules[1].cap")) == "parts[1].items[2].rules[1].cap"


def test_a_value_is_put_deep_down_and_nothing_else_changes() -> None:
    changed = put(STANDARD, (*FIRST, "rules", 0, "cap"), points("3"))
    assert value_at(changed, (*FIRST, "rules", 0, "cap")) == points("3")
    assert changed.parts[0].items[1] is STANDARD.parts[0].items[1]


def test_what_is_not_there_is_not_held() -> None:
    assert holds(STANDARD, FIRST)
    assert not holds(STANDARD, ("parts", 7))
    assert not holds(STANDARD, (*FIRST, "strange"))


def test_an_entry_goes_in_and_comes_out_again() -> None:
    grown = insert(STANDARD, ("parts", 0, "items"), 1, Item("A-09", "", points("1")))
    assert [item.code for item in grown.leaves()] == ["A-01", "A-09", "A-02"]
    assert remove(grown, SECOND) == STANDARD


def test_an_entry_moves_behind_a_later_neighbour() -> None:
    moved, place = move(STANDARD, FIRST, ("parts", 0, "items"), 2)
    assert [item.code for item in moved.leaves()] == ["A-02", "A-01"]
    assert place == SECOND


def test_an_entry_moves_under_its_later_neighbour_whose_place_has_changed() -> None:
    moved, place = move(STANDARD, FIRST, (*SECOND, "children"), 0)
    assert place == ("parts", 0, "items", 0, "children", 0)
    assert value_at(moved, place).code == "A-01"


def test_nothing_moves_into_itself() -> None:
    with pytest.raises(ValueError, match="inside"):
        move(STANDARD, FIRST, (*FIRST, "children"), 0)


def test_the_next_code_is_the_first_that_was_never_used() -> None:
    assert next_code("A-01", {"A-01", "A-02"}) == "A-03"
    assert next_code("B", {"B-01"}) == "B-02"
    assert next_letter("ab") == "c"


def test_a_copied_heading_gets_codes_of_its_own_all_the_way_down() -> None:
    heading = Item("A-03", "立案", points("1"), children=(Item("A-04", "审批", points("1")),))
    standard = insert(STANDARD, ("parts", 0, "items"), 2, heading)
    copied = recoded(heading, standard, published=["A-05"])
    assert (copied.code, copied.children[0].code) == ("A-06", "A-07")
    assert recoded(Part("B", ""), standard).code == "A"


def test_what_names_a_code_follows_it() -> None:
    named = put(STANDARD, (*FIRST, "twins"), ("A-02",))
    named = replace(named, presets=(Preset("f", "没有听证", ("A-02",)),))
    changed = with_code(named, SECOND, "A-20")
    assert changed.parts[0].items[0].twins == ("A-20",)
    assert changed.presets[0].items == ("A-20",)


def test_a_code_that_stands_twice_takes_no_reference_with_it() -> None:
    doubled = put(put(STANDARD, (*SECOND, "code"), "A-01"), (*FIRST, "twins"), ("A-01",))
    assert with_code(doubled, SECOND, "A-02").parts[0].items[0].twins == ("A-01",)


def test_codes_an_earlier_edition_had_are_retired_once() -> None:
    smaller = replace(remove(STANDARD, SECOND), retired_items=("A-07",))
    assert with_retired(smaller, [STANDARD]).retired_items == ("A-07", "A-02")
    assert with_retired(STANDARD, [STANDARD]) == STANDARD
    assert list(codes_of(STANDARD)) == ["A-01", "A-02", "V-01"]
