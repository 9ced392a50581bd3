"""The two shipped examples of a shape score as their formula says."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.casefile import CaseType
from app.domain.review import AppliedRule, Mark
from app.domain.standard import Standard
from app.paths import resources_folder
from app.scoring.engine import score
from app.scoring.plan import prepare
from app.standards.toml_read import read_standard
from tests.scoring.sheets import away, deducted, hit, met


def shipped(name: str) -> Standard:
    return read_standard(resources_folder() / "standards" / f"{name}.toml")


def all_met(sheet: Standard, kind: CaseType) -> list[Mark]:
    plan = prepare(sheet, kind)
    return met(*plan.codes, *(veto.code for veto in plan.vetoes))


def changed(marks: list[Mark], *others: Mark) -> list[Mark]:
    codes = {mark.code for mark in others}
    return [*(mark for mark in marks if mark.code not in codes), *others]


@pytest.mark.parametrize(
    ("kind", "full"),
    [(CaseType.PENALTY_ORDINARY, 100), (CaseType.NO_PENALTY, 100), (CaseType.DAILY_PENALTY, 120)],
)
def test_the_tables_of_documents_hold_their_points(kind: CaseType, full: int) -> None:
    sheet = shipped("environment-form-2026")
    result = score(sheet, all_met(sheet, kind), kind)
    assert (result.parts[0].full, result.printed, result.final) == (full, "100", True)


def test_a_missing_decision_and_a_basic_fault_by_the_ratio() -> None:
    # 没有听证（12）、催告和强制执行（7）：满分 81；缺调查报告 8 → 73；基本要素扣 3 + 1.5 = 4.5：90.56
    sheet = shipped("environment-form-2026")
    kind = CaseType.PENALTY_ORDINARY
    facts = ("no_hearing", "performed")
    gone = {leaf.code for leaf in prepare(sheet, kind).leaves if leaf.code[:3] in ("W10", "W11", "W16", "W17")}
    marks = [mark for mark in all_met(sheet, kind) if mark.code not in gone]
    marks = changed(marks, deducted("W07", AppliedRule("m")), deducted("K1a"), deducted("K2d"))
    result = score(sheet, marks, kind, facts)
    assert (result.printed, result.parts[0].full, result.grade) == ("90.56", Decimal(81), "优秀")
    assert score(sheet, changed(marks, hit("H-01")), kind, facts).printed == "0"


def test_cover_and_content_are_plainly_added() -> None:
    # 卷面 20 − 4 − 1 = 15；内容：听证不适用，80 × (76 − 3 − 4) ÷ 76 = 72.63；合计 87.63
    sheet = shipped("basic-cover-content-form-2026")
    marks = changed(
        all_met(sheet, CaseType.PENALTY_ORDINARY),
        deducted("J02", AppliedRule("a", 5)),
        deducted("J03"),
        deducted("N09", AppliedRule("a")),
        deducted("N05", AppliedRule("b", tier=2)),
        away("N07"),
    )
    result = score(sheet, marks)
    assert (result.printed, result.grade) == ("87.63", "良好")
    vetoed = score(sheet, changed(marks, hit("B-04")))
    assert (vetoed.printed, vetoed.printed_before_veto, vetoed.grade) == ("0", "87.63", "不合格")
