"""Editions compared, and standards written out as sheets to fill in."""

from __future__ import annotations

import io
from dataclasses import replace

import docx
import python_calamine

from app.domain.standard import RuleKind, ScoringPolicy
from app.standards.blank_sheet import excel_sheet, word_sheet
from app.standards.diff import ChangeKind, standard_changes
from app.standards.sentence import rule_sentence
from tests.scoring.sheets import P, item, part, rule, standard, veto

OLD = standard(
    part("A", item("1", "4", rule(RuleKind.PER_PLACE, "0.5", cap=P(2))), item("2", "6")), vetoes=(veto("V-1"),)
)


def test_every_difference_between_editions_is_named() -> None:
    new = standard(
        part("A", item("1", "5", rule(RuleKind.PER_PLACE, "0.5", cap=P(2))), item("3", "6")),
        vetoes=(replace(veto("V-1"), text="改过"),),
        policy=ScoringPolicy(places=1),
    )
    changes = [(one.kind, one.code, one.field, one.before, one.after) for one in standard_changes(OLD, new)]
    assert changes == [
        (ChangeKind.CHANGED, "", "policy", "", "places=1"),
        (ChangeKind.CHANGED, "V-1", "text", "否决V-1", "改过"),
        (ChangeKind.CHANGED, "1", "points", "4", "5"),
        (ChangeKind.ADDED, "3", "", "", "项目3（6 分）"),
        (ChangeKind.REMOVED, "2", "", "项目2（6 分）", ""),
    ]


def test_a_standard_does_not_differ_from_itself() -> None:
    assert standard_changes(OLD, OLD) == ()


def test_the_excel_sheet_holds_every_item_and_veto() -> None:
    book = python_calamine.load_workbook(io.BytesIO(excel_sheet(OLD)))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert {"1", "2", "V-1", "项目1", "否决V-1"} <= set(cells)
    assert any("规则a，每处扣0.5分，最多扣2分" in cell for cell in cells)


def test_the_word_sheet_holds_every_item_and_veto() -> None:
    paper = docx.Document(io.BytesIO(word_sheet(OLD)))
    cells = {cell.text for table in paper.tables for row in table.rows for cell in row.cells}
    assert {"1", "2", "V-1", "项目1", "否决V-1", "部分A（10分）"} <= cells


def test_the_same_standard_gives_the_same_bytes() -> None:
    assert word_sheet(OLD) == word_sheet(OLD)
    assert excel_sheet(OLD) == excel_sheet(OLD)


def test_every_kind_of_rule_has_a_sentence() -> None:
    assert rule_sentence(rule(RuleKind.RANGE, low=P(1), high=P(5))) == "规则a，视情况扣1—5分"
    assert all(rule_sentence(rule(kind)) for kind in RuleKind)
