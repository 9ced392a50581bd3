"""The standards the program ships: whole, lawful and unchanged."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.standard import EmptyPartPolicy, Item, RuleKind, Standard, Veto
from app.paths import resources_folder
from app.standards.toml_read import inspect_standard, read_standard

FOLDER = resources_folder() / "standards"
FILES = sorted(FOLDER.glob("*.toml"))
# An edition that was shipped never changes: a change is a new edition with a line of its own here.
DIGESTS = {
    ("basic-cover-content-form", "2026-01"): "681832022d3837ccd10cb94888af6f03f127e3584b025132beac806d9f0f6384",
    ("coercive-execution", "2026-01"): "69baa67df80b781c943a91e80b6b114b1fde0ac4de13ae935d3a5d713fa83cd8",
    ("coercive-measure", "2026-01"): "2894aceebcab21377f273f31c959ae85862c08a449697d6f741f164cb1240b42",
    ("environment-form", "2026-08"): "41f172d0bb4eafb9803a0e070186eae3de7391b7264a5e31e8dbd5f5f8b5bcd3",
    ("inspection", "2026-01"): "8e01136943d467ce4045ea5c2727db1929c5ae0b60b3cd149aac4f9ceda18d4f",
    ("licensing", "2026-01"): "5afbc00824ae8ea14447ff67faa8b8909708063e5c5eee345c77951c5fac78ed",
    ("no-penalty", "2026-01"): "3a6fd5ba482e6c38fa8232c34b997c406d870ed259695096ec2af41de3c65e98",
    ("penalty-ordinary", "2026-01"): "157f456877322aa59efec193c7bb6e1a8111a28a97ab84134d147aa24923a2a3",
    ("penalty-summary", "2026-01"): "e670020b631a718107d2a34678cfad2c15d773099fe7118980f982bbae43226b",
    ("reconsideration", "2026-01"): "78b6f16e45eda20b589facaa2bb675327de5e7dc6a5f012e48f3a8b37134b27d",
}
EXAMPLES_OF_SHAPES = {
    "environment-form",
    "basic-cover-content-form",
}  # standards that copy the form of a published sheet; their totals differ
# The laws whose text was read article by article when the library was written.
LAWS = {
    "行政处罚法", "行政强制法", "行政许可法", "行政复议法", "行政复议法实施条例", "行政诉讼法", "民事诉讼法", "行政执法监督条例",
    "优化营商环境条例", "政府信息公开条例", "治安管理处罚法", "罚款决定与罚款收缴分离实施办法", "行政执法机关移送涉嫌犯罪案件的规定",
    "生态环境行政处罚办法", "市场监督管理行政处罚程序规定", "市场监督管理行政处罚听证办法", "市场监督管理行政处罚信息公示规定",
    "安全生产违法行为行政处罚办法", "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释", "生态环境法典",
}  # fmt: skip
NUMBER = "[一二三四五六七八九十百千零]+"
BASIS = re.compile(rf"(.+?)第{NUMBER}条(第{NUMBER}款)?(第{NUMBER}项)?")

STANDARDS = [read_standard(path) for path in FILES]


def _own(standard: Standard) -> bool:
    return standard.id not in EXAMPLES_OF_SHAPES


def _questions(standard: Standard) -> list[Item | Veto]:
    return [*standard.vetoes, *standard.leaves()]


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_file_loads_without_a_problem_or_a_warning(path: Path) -> None:
    reading = inspect_standard(path)
    assert reading.problems == ()
    assert reading.warnings == ()


def test_no_shipped_edition_was_changed() -> None:
    assert {(s.id, s.edition): s.digest for s in STANDARDS} == DIGESTS


@pytest.mark.parametrize("standard", [s for s in STANDARDS if _own(s)], ids=lambda s: s.id)
def test_every_item_and_veto_says_why_how_and_where(standard: Standard) -> None:
    for question in _questions(standard):
        missing = [
            name
            for name in ("basis", "how_to_check", "mistakes", "document_types", "phrases")
            if not getattr(question, name)
        ]
        assert missing == [], question.code


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_every_basis_is_an_article_of_a_law_that_was_read(standard: Standard) -> None:
    for question in _questions(standard):
        for basis in question.basis:
            found = BASIS.fullmatch(basis)
            assert found, f"{question.code}: {basis}"
            assert found[1] in LAWS, f"{question.code}: {basis}"


@pytest.mark.parametrize("standard", [s for s in STANDARDS if _own(s)], ids=lambda s: s.id)
def test_the_form_part_adds_up_to_a_hundred(standard: Standard) -> None:
    assert sum(item.points for item in standard.leaves()) == Decimal(100)


@pytest.mark.parametrize("standard", [s for s in STANDARDS if _own(s)], ids=lambda s: s.id)
def test_every_standard_is_whole(standard: Standard) -> None:
    assert len(standard.vetoes) >= 8
    assert sum(1 for _ in standard.leaves()) >= 25
    assert [(g.name, g.low, g.qualified) for g in standard.grades] == [
        ("优秀", Decimal(90), True),
        ("合格", Decimal(60), True),
        ("不合格", Decimal(0), False),
    ]
    assert standard.policy.empty_part is EmptyPartPolicy.FULL
    assert standard.notes


def test_the_ordinary_penalty_standard_asks_enough() -> None:
    ordinary = next(s for s in STANDARDS if s.id == "penalty-ordinary")
    assert len(ordinary.vetoes) >= 12
    assert sum(1 for _ in ordinary.leaves()) >= 50


@pytest.mark.parametrize("standard", [s for s in STANDARDS if _own(s)], ids=lambda s: s.id)
def test_every_item_has_a_rule_that_costs_points(standard: Standard) -> None:
    for item in standard.leaves():
        assert any(rule.kind is not RuleKind.REMARK for rule in item.rules), item.code


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_an_item_a_preset_takes_away_says_when_it_does_not_apply(standard: Standard) -> None:
    named = {code for preset in standard.presets for code in preset.items}
    silent = [item.code for item in standard.leaves() if item.code in named and not item.not_applicable_when]
    assert silent == []


@pytest.mark.parametrize("standard", STANDARDS, ids=lambda s: s.id)
def test_phrases_have_no_line_breaks_and_end_as_sentences(standard: Standard) -> None:
    for question in _questions(standard):
        for phrase in question.phrases:
            assert "\n" not in phrase
            assert phrase.endswith("。"), phrase
