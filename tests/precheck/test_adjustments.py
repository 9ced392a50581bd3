"""What users change: rules off, rules weighed otherwise, rules of a county's own, ranges and bands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.finding import Severity
from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.clauses import load_clauses
from app.precheck.record import adjusted, read_adjustments, read_rules
from app.services.prechecks import Statutes, adjustment_lines
from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, case, found, paper, record, result

WISHES = """
[[adjustments]]
rule = "MD-10"
off = true
reason = "本县案卷由档案室统一编备考表"
[[adjustments]]
rule = "SD-01"
standard = "penalty-ordinary"
severity = "minor"
deduct = "0.5"
reason = "本次评查降低送达权重"
"""
OWN = """
[[rules]]
id = "X-01"
name = "卷内有廉政监督卡"
group = "归档"
article = "青溪区案卷评查办法第九条"
tag = "文"
severity = "minor"
kind = "document"
documents = ["other"]
"""
BAND = """
[[clauses]]
law = "食品安全法"
article = "第一百二十四条第一款"
low = "50000"
high = "100000"
source = "条文"
tag = "文"
[[bands]]
law = "食品安全法"
article = "第一百二十四条"
name = "较轻"
words = "较轻"
low = "50000"
high = "65000"
source = "青溪区裁量基准"
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    for name, text in (("rules/wishes.toml", WISHES), ("rules/own.toml", OWN), ("limits/own.toml", BAND)):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def test_a_rule_switched_off_says_why(workspace: Path) -> None:
    off = next(one for one in Statutes(workspace).rules if one.id == "MD-10")
    finding = found(off, case(paper("cover", "封面")))
    assert result(off, case(paper("cover", "封面"))) == NOT_APPLICABLE
    assert "档案室" in finding.message


def test_a_rule_is_weighed_otherwise_for_one_standard_only(workspace: Path) -> None:
    statutes = Statutes(workspace)
    here = next(one for one in statutes.rules_for("penalty-ordinary") if one.id == "SD-01")
    there = next(one for one in statutes.rules_for("no-penalty") if one.id == "SD-01")
    assert (here.severity, str(here.deduct)) == (Severity.MINOR, "0.5")
    assert there.severity is Severity.MAJOR


def test_what_was_adjusted_is_told_with_its_reason(workspace: Path) -> None:
    lines = adjustment_lines(Statutes(workspace).rules_for("penalty-ordinary"))
    assert lines == (
        "MD-10 卷内有备考表：停用（本县案卷由档案室统一编备考表）",
        "SD-01 决定书七日内送达：调整（本次评查降低送达权重）",
    )


def test_nothing_is_told_where_nothing_was_adjusted() -> None:
    assert adjustment_lines(Statutes().rules) == ()


def test_a_county_adds_a_rule_without_code(workspace: Path) -> None:
    own = next(one for one in Statutes(workspace).rules if one.id == "X-01")
    assert result(own, case(paper("cover", "封面"))) == SUSPECTED
    assert result(own, case(paper("other", "廉政监督卡"))) == CONFORMS


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[[adjustments]]\nrule = "MD-10"\noff = true', "reason"),
        ('[[adjustments]]\nrule = "MD-10"\noff = true\nreason = "无"', "理由至少写5个字"),
        ('[[adjustments]]\nrule = "MD-10"\nseverity = "heavy"\nreason = "本县的做法"', "heavy"),
        ('[[other]]\nrule = "MD-10"', "没有规则"),
        ("[[adjustments", "读不懂"),
        ("adjustments = 1", "不是表"),
        ("adjustments = [1]", "不是表"),
        (f"a = {'[' * 3000}", "读不懂"),
    ],
)
def test_a_bad_adjustment_is_refused_with_its_reason(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ReviewError, match=r"bad\.toml") as caught:
        read_adjustments(path)
    assert told in caught.value.message


def test_a_rule_with_a_pattern_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bad.toml"
    path.write_text(OWN + 'any_of = ["(打不开的括号"]\n', "utf-8")
    with pytest.raises(ReviewError, match="X-01"):
        read_rules(path)


def test_a_wish_for_a_rule_that_is_not_there_changes_nothing(workspace: Path) -> None:
    wishes = [replace(one, rule="没有") for one in read_adjustments(workspace / "rules" / "wishes.toml")]
    assert adjusted([record("MD-10")], wishes) == (record("MD-10"),)


def test_the_table_of_clauses_bounds_a_fine_the_decision_does_not_bound(workspace: Path) -> None:
    clauses = load_clauses(workspace / "limits")
    basis = "penalty_basis=《中华人民共和国食品安全法》第一百二十四条第一款第五项"
    for fine, expected in (("50000", CONFORMS), ("100000", CONFORMS), ("100001", SUSPECTED), ("49999", SUSPECTED)):
        view = case(paper("penalty_decision", "决", "date:决定=2026-04-28", f"fine={fine}", basis))
        assert result("JD-12", replace(view, clauses=clauses)) == expected


def test_a_clause_of_which_only_a_summary_was_seen_decides_nothing() -> None:
    shipped = load_clauses(resources_folder() / "limits")
    basis = "penalty_basis=《建设项目环境保护管理条例》第二十三条第一款"
    view = case(paper("penalty_decision", "决", "date:决定=2026-04-28", "fine=2000000", basis))
    assert result("JD-12", replace(view, clauses=shipped)) == UNDECIDED


def test_a_loaded_band_bounds_the_fine_of_its_step(workspace: Path) -> None:
    clauses = load_clauses(workspace / "limits")
    basis = "penalty_basis=《食品安全法》第一百二十四条第一款"
    for fine, expected in (("65000", CONFORMS), ("65001", SUSPECTED)):
        view = case(paper("penalty_decision", "情节较轻", "date:决定=2026-04-28", f"fine={fine}", basis))
        assert result("JD-13b", replace(view, clauses=clauses)) == expected


def test_a_band_whose_step_the_decision_does_not_name_is_left_open(workspace: Path) -> None:
    basis = "penalty_basis=《食品安全法》第一百二十四条第一款"
    view = case(paper("penalty_decision", "决", "date:决定=2026-04-28", "fine=65001", basis))
    assert result("JD-13b", replace(view, clauses=load_clauses(workspace / "limits"))) == UNDECIDED


@pytest.mark.parametrize("line", ['low = "200000"', 'tag = "无"', 'high = "很多"'])
def test_a_bad_table_of_clauses_is_refused_by_name(tmp_path: Path, line: str) -> None:
    text = BAND.split("[[bands]]", maxsplit=1)[0]
    key = line.split(" = ", 1)[0]
    text = "\n".join(line if row.startswith(key) else row for row in text.splitlines())
    (tmp_path / "own.toml").write_text(text, "utf-8")
    with pytest.raises(ReviewError, match=r"own\.toml"):
        load_clauses(tmp_path)


def test_a_clause_counts_only_while_it_is_in_force(workspace: Path) -> None:
    path = workspace / "limits" / "own.toml"
    path.write_text(BAND.replace('tag = "文"', 'tag = "文"\nvalid_to = 2026-01-01'), "utf-8")
    clauses = load_clauses(workspace / "limits")
    assert clauses.range_of("《食品安全法》第一百二十四条第一款", date(2026, 1, 1)) is not None
    assert clauses.range_of("《食品安全法》第一百二十四条第一款", date(2026, 1, 2)) is None
    assert clauses.rows[0].low == Decimal(50000)


def test_limits_and_clauses_live_in_one_folder(workspace: Path) -> None:
    assert Statutes(workspace).limits.find("service_days", date(2026, 1, 1)) is not None
