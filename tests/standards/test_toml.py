"""Standards from and to TOML: all problems at once, each with its place, and a round trip without loss."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.standard import RuleKind, ScoringPolicy, Tier
from app.errors import StandardError
from app.standards.toml_read import SIZE_LIMIT, comments_of, inspect_standard, read_standard
from app.standards.toml_write import standard_toml
from tests.scoring.sheets import P, item, part, rule, standard, veto

GOOD = """
id = "s"
edition = "1"
title = "标准"
case_types = ["penalty_ordinary"]
valid_from = 2026-02-01
retired_items = ["A-09"]
[[grades]]
name = "合格"
low = "60"
[[grades]]
name = "不合格"
low = "0"
qualified = false
[[parts]]
code = "A"
title = "规范性"
[[parts.items]]
code = "A-01"
points = "2"
text = "有审批意见"
basis = "某法第一条"
rules = [{ code = "a", kind = "per_place", points = "0.5", cap = "2", text = "缺签名" }]
"""


def problems(text: str) -> list[str]:
    return [str(problem) for problem in inspect_standard(text.encode(), "表.toml").problems]


def test_a_good_file_is_read_with_its_digest() -> None:
    made = read_standard(GOOD.encode())
    assert made.parts[0].items[0].rules[0].cap == P(2)
    assert len(made.digest) == 64


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('points = "2"', "points = true", "表.toml：parts[1].items[1].points：应为带引号的数字"),
        ('points = "2"', 'points = "二"', "parts[1].items[1].points：应为带引号的数字"),
        ('points = "2"', 'points = "-2"', "parts[1].items[1].points：不能为负数"),
        ('text = "有审批意见"', 'txt = "有审批意见"', "parts[1].items[1].txt：没有这个键"),
        ('text = "有审批意见"', "", "parts[1].items[1].text：缺少这个键"),
        ('kind = "per_place"', 'kind = "each"', "parts[1].items[1].rules[1].kind：应为 fixed、per_place"),
        ("valid_from = 2026-02-01", 'valid_from = "2026"', "valid_from：应为日期"),
        ("qualified = false", 'qualified = "no"', "grades[2].qualified：应为true 或 false"),
        ('low = "0"', 'low = "60"', "grades[2].low：应低于上一等次的下限 60"),
        ('low = "0"', 'low = "10"', "最低一档的下限应为 0"),
        ('cap = "2"', 'cap = "0.2"', "parts[1].items[1].rules[1].cap：上限 0.2 低于一次扣分 0.5"),
        ('cap = "2"', 'cap = "5"', "上限 5 超过本项分值 2"),
        ('points = "0.5"', 'points = "3"', "parts[1].items[1].rules[1]：一次 3 分超过本项分值 2"),
        ('code = "A-01"', 'code = "A-09"', "编号 A-09 已停用"),
        ('basis = "某法第一条"', "", "parts[1].items[1].basis：缺少依据"),
        ("[[parts]]", "[policy]\nplaces = 9\n[[parts]]", "policy.places：应为 0 到 6"),
        ("[[parts]]", '[[parts]]\nrule = "ratio"', "parts[1].weight：按比例折算的部分应写明权重（weight）"),
        ('code = "A-01"', 'code = "A-01"\ntwins = ["X"]', "没有可以互斥的评查项 X"),
        ('id = "s"', "id = ", "TOML 写法有误（第 2 行"),
        ('case_types = ["penalty_ordinary"]', "case_types = []", "case_types：至少写一种案件类型"),
    ],
)
def test_a_wrong_place_is_named_with_what_was_expected(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert any(expected in said for said in problems(GOOD.replace(old, new)))


def test_a_duplicate_code_names_both_places() -> None:
    again = GOOD + '[[vetoes]]\ncode = "A-01"\ntext = "越权"\nbasis = "某法第二条"\n'
    assert problems(again) == ["表.toml：vetoes[1].code：编号 A-01 与 parts[1].items[1] 重复"]


def test_all_problems_are_told_at_once() -> None:
    bad = GOOD.replace('low = "60"', "low = 60.5.1", 0).replace('points = "2"', "points = []").replace("title", "titel")
    with pytest.raises(StandardError) as refused:
        read_standard(bad.encode(), "表.toml")
    assert len(refused.value.problems) == 5
    assert "5 处错误" in refused.value.message


def test_a_draft_may_break_good_form_and_is_only_warned() -> None:
    soft = "draft = true\n" + GOOD.replace('points = "0.5"', 'points = "3"').replace('basis = "某法第一条"', "")
    reading = inspect_standard(soft.encode())
    assert reading.problems == ()
    assert {problem.path for problem in reading.warnings} >= {"parts[1].items[1].basis", "parts[1].items[1].rules[1]"}


def test_a_sum_that_differs_is_a_warning() -> None:
    reading = inspect_standard(('printed_total = "100"\n' + GOOD).encode())
    assert [problem.text for problem in reading.warnings] == ["写明总分 100，各项合计 2"]


def test_a_file_of_ten_megabytes_is_refused_unread(tmp_path: Path) -> None:
    big = tmp_path / "大.toml"
    big.write_bytes(b"#" * 10_000_000)
    assert "10.0 MB" in inspect_standard(big).problems[0].text
    assert "MB" in inspect_standard(b"#" * (SIZE_LIMIT + 1)).problems[0].text


@pytest.mark.parametrize("data", [b"a = " + b"[" * 5000, b"\xff\xfe", b"", b"\x00"])
def test_rubbish_is_refused(data: bytes) -> None:
    with pytest.raises(StandardError):
        read_standard(data)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="无法读取"):
        read_standard(tmp_path / "没有.toml")


def test_what_is_written_is_read_back_the_same() -> None:
    rules = (
        rule(RuleKind.PER_PLACE, "0.5", cap=P(2)),
        rule(RuleKind.TIERS, code="b", tiers=(Tier('轻"微"\\', P("0.5")), Tier("重\n大\t", P(2)))),
    )
    child = item("1a", "2", *rules, mistakes=("一", "二"), phrases=("《____》缺____",))
    made = standard(
        part("A", item("1", "2", children=(child,)), item("2", "98", rule(RuleKind.FIXED, "1"))),
        vetoes=(veto("V-1", group="主体"),),
        policy=ScoringPolicy(places=1, cap_total=P(120)),
        notes=("说明",),
    )
    text = standard_toml(made)
    back = read_standard(text.encode())
    assert replace(back, digest="") == made
    assert standard_toml(back) == text


def test_points_left_out_of_a_heading_are_the_sum_below_it() -> None:
    tree = GOOD.replace('points = "2"\ntext', "text").replace(
        "rules = [", '[[parts.items.children]]\ncode = "B"\npoints = "3"\ntext = "子项"\nrules = ['
    )
    assert read_standard(tree.encode()).parts[0].items[0].points == P(3)


def test_comments_are_found_and_signs_inside_strings_are_not() -> None:
    text = '# 依据省厅文件\ntitle = "甲#乙"  # 简称\nnote = """\n# 不是注释\n"""\nother = \'#\'\n#\n'
    assert comments_of(text) == ((1, "依据省厅文件"), (2, "简称"))
