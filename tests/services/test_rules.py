"""Rules listed, switched off or weighed with a reason, and a county's own rules by form that really check a case."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.finding import Outcome, Severity
from app.domain.points import points
from app.domain.rule_line import OwnRule, OwnRuleKind, RuleAccuracy, RuleChange, RuleLine
from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.engine import check
from app.services import rules
from app.services.prechecks import Statutes, adjustment_lines
from app.store.database import Store
from tests.benchmarks import accuracy_precheck
from tests.precheck.build import case, paper

LIMIT = OwnRule(
    OwnRuleKind.LIMIT,
    "决定后二十日内公示",
    "青溪区办法第三条",
    first="决定",
    then="公示",
    days=20,
    deduct=points("0.5"),
)
WORDS = OwnRule(
    OwnRuleKind.WORDS, "决定书写明监督电话", "青溪区办法第四条", documents=(T.PENALTY_DECISION,), words=("监督电话",)
)
CARD = OwnRule(
    OwnRuleKind.DOCUMENT, "卷内有备考表", "青溪区办法第九条", documents=(T.FILE_NOTES,), when=(T.PENALTY_DECISION,)
)
SAME = OwnRule(
    OwnRuleKind.EQUAL,
    "案由前后一致",
    "青溪区办法第五条",
    fact="cause",
    documents=(T.FILING_APPROVAL, T.PENALTY_DECISION),
)


def line(store: Store, rule: str, standard: str = "") -> RuleLine:
    return next(one for one in rules.rule_lines(store, standard) if one.id == rule)


def outcome(store: Store, rule: OwnRule, *papers: object) -> Outcome:
    record = next(one for one in Statutes(store.folder).rules if one.id == rule.id)
    return check(case(*papers), record)[0].outcome  # type: ignore[arg-type]


def test_a_rule_is_off_for_one_standard_and_on_for_the_others(store: Store) -> None:
    rules.change_rule(store, RuleChange("MD-10", "本县统一编备考表", "penalty-ordinary", off=True))
    assert line(store, "MD-10", "penalty-ordinary").off
    assert not line(store, "MD-10").off
    printed = adjustment_lines(Statutes(store.folder).rules_for("penalty-ordinary"))
    assert [one for one in printed if "MD-10" in one and "本县统一编备考表" in one]


def test_a_rule_is_weighed_otherwise_until_it_is_restored(store: Store) -> None:
    before = line(store, "SD-01")
    rules.change_rule(store, RuleChange("SD-01", "本次降低权重", severity=Severity.MINOR, deduct=points("0.5")))
    assert (line(store, "SD-01").severity, line(store, "SD-01").deduct) == (Severity.MINOR, points("0.5"))
    rules.restore_rule(store, "SD-01")
    assert line(store, "SD-01") == before
    assert not (store.folder / "rules" / "adjustments.toml").exists()


def test_a_change_for_a_standard_counts_before_one_for_all(store: Store) -> None:
    rules.change_rule(store, RuleChange("SD-01", "一律停用试行", off=True))
    rules.change_rule(store, RuleChange("SD-01", "普通程序仍查", "penalty-ordinary", severity=Severity.MAJOR))
    assert line(store, "SD-01").off
    assert not line(store, "SD-01", "penalty-ordinary").off


@pytest.mark.parametrize(
    "change", [RuleChange("SD-01", "短", off=True), RuleChange("SD-01", "扣得太多了", deduct=points("101"))]
)
def test_a_change_without_reason_or_beyond_bounds_is_refused(store: Store, change: RuleChange) -> None:
    with pytest.raises(ReviewError):
        rules.change_rule(store, change)
    assert line(store, "SD-01").change is None


@pytest.mark.parametrize("rule", [LIMIT, WORDS, CARD, SAME], ids=lambda rule: rule.kind.value)
def test_a_rule_made_by_form_comes_back_for_editing(store: Store, rule: OwnRule) -> None:
    kept = rules.keep_own_rule(store, replace(rule, message="与“本县”要求不符\\第一行\n第二行", severity=Severity.HINT))
    assert rules.own_rule(store, kept.id) == kept
    assert line(store, kept.id).own
    rules.keep_own_rule(store, replace(kept, name="改过的规则名称"))
    assert [one.name for one in rules.rule_lines(store) if one.own] == ["改过的规则名称"]
    rules.remove_own_rule(store, kept.id)
    assert [one for one in rules.rule_lines(store) if one.own] == []


def test_new_rules_are_numbered_on(store: Store) -> None:
    first, second = rules.keep_own_rule(store, LIMIT), rules.keep_own_rule(store, WORDS)
    rules.remove_own_rule(store, first.id)
    third = rules.keep_own_rule(store, CARD)
    assert (first.id, second.id, third.id) == ("BD-01", "BD-02", "BD-03")


def test_a_limit_checks_the_days(store: Store) -> None:
    rule = rules.keep_own_rule(store, LIMIT)
    decision = paper("penalty_decision", "", "date:决定=2026-03-02")
    assert outcome(store, rule, decision, paper("publication", "", "date:公示=2026-03-20")) is Outcome.CONFORMS
    assert outcome(store, rule, decision, paper("publication", "", "date:公示=2026-03-30")) is Outcome.SUSPECTED


def test_required_words_are_words_not_patterns(store: Store) -> None:
    rule = rules.keep_own_rule(store, replace(WORDS, words=("电话(监督)",)))
    assert outcome(store, rule, paper("penalty_decision", "电话 (监督)：123")) is Outcome.CONFORMS
    assert outcome(store, rule, paper("penalty_decision", "电话监督：123")) is Outcome.SUSPECTED
    assert outcome(store, rule, paper("scene_record", "电话")) is Outcome.NOT_APPLICABLE


def test_a_required_document_is_missed_only_where_it_is_called_for(store: Store) -> None:
    rule = rules.keep_own_rule(store, CARD)
    assert outcome(store, rule, paper("penalty_decision", "决定")) is Outcome.SUSPECTED
    assert outcome(store, rule, paper("licence_decision", "准予")) is Outcome.NOT_APPLICABLE


def test_facts_that_differ_between_documents_are_told(store: Store) -> None:
    rule = rules.keep_own_rule(store, SAME)
    filing, decision = "filing_approval", "penalty_decision"
    same = (paper(filing, "", "cause:=无证经营"), paper(decision, "", "cause:=无证经营"))
    other = (paper(filing, "", "cause:=无证经营"), paper(decision, "", "cause:=销售过期食品"))
    assert (outcome(store, rule, *same), outcome(store, rule, *other)) == (Outcome.CONFORMS, Outcome.SUSPECTED)


@pytest.mark.parametrize(
    ("rule", "missing"),
    [
        (replace(LIMIT, days=0), "期限"),
        (replace(LIMIT, then="决定"), "事项"),
        (replace(WORDS, words=("  ",)), "文字"),
        (replace(CARD, documents=()), "文书"),
        (replace(SAME, fact=""), "比对"),
        (replace(SAME, documents=(T.PENALTY_DECISION,)), "两种"),
        (replace(LIMIT, article=""), "依据"),
        (replace(LIMIT, name="x"), "名称"),
    ],
)
def test_an_incomplete_rule_says_what_is_missing(store: Store, rule: OwnRule, missing: str) -> None:
    with pytest.raises(ReviewError, match=missing):
        rules.keep_own_rule(store, rule)


def test_rules_written_by_hand_are_never_overwritten(store: Store) -> None:
    own = store.folder / "rules" / "own.toml"
    own.parent.mkdir()
    own.write_text('[[rules]]\nid = "X"\nname = "手写"\nkind = "forbidden"\n', "utf-8")
    with pytest.raises(ReviewError, match="手写"):
        rules.keep_own_rule(store, LIMIT)
    assert "forbidden" in own.read_text("utf-8")


def test_figures_of_accuracy_are_added_and_scans_told_apart(tmp_path: Path) -> None:
    report = tmp_path / "ACCURACY.md"
    head = "| rule | planted | found | missed | false alarms |\n"
    sections = [
        f"{head}| SD-01 | 3 | 2 | 1 | 0 |\n",
        f"{head}| SD-01 | 1 | 1 | 0 | 2 |\n",
        f"{head}| SD-01 | 3 | 0 | 3 | 0 |\n",
    ]
    names = ["Tuned on", "Kept aside", "Tuned on, as scans"]
    report.write_text("".join(f"\n## {name}\n\n{rows}" for name, rows in zip(names, sections, strict=True)))
    assert rules.accuracy(report) == {"SD-01": RuleAccuracy(3, 1, 2)}
    assert rules.accuracy(report, scans=True) == {"SD-01": RuleAccuracy(0, 3, 0)}
    assert rules.accuracy(tmp_path / "none.md") == {}


def test_the_figures_measured_ship_with_the_rules(store: Store) -> None:
    shipped = (resources_folder() / "rules" / "ACCURACY.md").read_text("utf-8")
    assert shipped.startswith(accuracy_precheck.HEAD)
    assert line(store, "SD-01").accuracy is not None
