"""The rules of the pre-check listed, switched off or weighed with a reason, and rules of the workspace made by form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from app.domain.rule_line import EQUAL_FACTS, LIMIT_UNITS, OwnRule, OwnRuleKind, RuleAccuracy, RuleChange, RuleLine
from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.record import Adjustment, RuleRecord, load_rules, read_adjustments
from app.precheck.rule_files import changes_toml, own_rules_toml, read_own_rules
from app.services.files import write_whole
from app.store.database import Store

RULES = "rules"
CHANGES, OWN = "adjustments.toml", "own.toml"
LEAST_REASON = 5
_ID = re.compile(r"BD-(\d+)")
_ROW = re.compile(r"\|\s*([\w-]+)\s*\|\s*\d+\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|\s*(\d+)\s*\|")


def rule_lines(store: Store, standard: str = "") -> tuple[RuleLine, ...]:
    """All rules as they apply where a standard is used ("": whatever the standard), the workspace's own first."""
    shipped, own = resources_folder() / RULES, store.folder / RULES
    records = {record.id: record for record in load_rules(shipped, own)}
    ours = {record.id for record in load_rules(own)}
    chosen = _chosen(_changes(store), standard)
    figures = tuple(accuracy(shipped / "ACCURACY.md", scans=scans) for scans in (False, True))
    lines = [_line(record, record.id in ours, chosen.get(record.id), figures) for record in records.values()]
    return tuple(sorted(lines, key=lambda line: not line.own))


def change_rule(store: Store, change: RuleChange) -> None:
    """The change kept in the workspace; an earlier one of the same rule and standard goes."""
    if len(change.reason.strip()) < LEAST_REASON:
        raise ReviewError("没有写明调整规则的理由。", f"理由会印在预检清单上，请写至少 {LEAST_REASON} 个字。")
    if change.deduct is not None and not Decimal(0) <= change.deduct <= 100:
        raise ReviewError("建议扣分不在 0 到 100 分之间。", "请改正后再保存。")
    kept = [one for one in _changes(store) if (one.rule, one.standard) != (change.rule, change.standard)]
    _write(store, [*kept, replace(change, reason=change.reason.strip())])


def restore_rule(store: Store, rule: str, standard: str = "") -> None:
    """The rule as the program has it again, for one standard or for all."""
    _write(store, [one for one in _changes(store) if (one.rule, one.standard) != (rule, standard)])


def own_rule(store: Store, rule: str) -> OwnRule | None:
    """A rule made by form, to be edited; None for one written otherwise."""
    return next((one for one in read_own_rules(store.folder / RULES / OWN) if one.id == rule), None)


def keep_own_rule(store: Store, rule: OwnRule) -> OwnRule:
    """A rule made by form written into the workspace, a new one under the next free number; ReviewError lists all that is missing."""
    missing = tuple(_missing(rule))
    if missing:
        raise ReviewError(f"规则还不完整：{'；'.join(missing)}。", "请补全后再保存。")
    target = store.folder / RULES / OWN
    held = read_own_rules(target)
    if not rule.id:
        numbers = [int(found[1]) for one in held if (found := _ID.fullmatch(one.id))]
        rule = replace(rule, id=f"BD-{max(numbers, default=0) + 1:02}")
    kept = [rule if one.id == rule.id else one for one in held]
    if rule not in kept:
        kept.append(rule)
    write_whole(target, own_rules_toml(kept).encode())
    return rule


def remove_own_rule(store: Store, rule: str) -> None:
    """A rule made by form taken out of the workspace, with what was changed about it."""
    target = store.folder / RULES / OWN
    kept = [one for one in read_own_rules(target) if one.id != rule]
    if kept:
        write_whole(target, own_rules_toml(kept).encode())
    else:
        target.unlink(missing_ok=True)
    _write(store, [one for one in _changes(store) if one.rule != rule])


def standard_of_case(store: Store, case_id: int) -> str:
    """The standard a case is reviewed by, so that its rules apply as adjusted for it; "" without a review."""
    held = store.reviews.of_case(case_id)
    return held[-1].standard_id if held else ""


def accuracy(report: Path, scans: bool = False) -> dict[str, RuleAccuracy]:
    """Per rule, found and missed faults and false alarms over the tables of a report, on text or on scans; empty without one."""
    found: dict[str, RuleAccuracy] = {}
    for section in (report.read_text("utf-8") if report.exists() else "").split("\n## "):
        if ("scans" in section.partition("\n")[0]) is scans:
            for row in _ROW.finditer(section):
                found[row[1]] = found.get(row[1], RuleAccuracy()).with_more(*map(int, row.groups()[1:]))
    return found


def _changes(store: Store) -> tuple[RuleChange, ...]:
    path = store.folder / RULES / CHANGES
    return tuple(map(_change, read_adjustments(path))) if path.exists() else ()


def _change(one: Adjustment) -> RuleChange:
    return RuleChange(one.rule, one.reason, one.standard, one.off, one.severity, one.deduct)


def _chosen(changes: tuple[RuleChange, ...], standard: str) -> dict[str, RuleChange]:
    """The change that counts for each rule: one for the standard before one for all."""
    counting = [one for one in changes if one.standard in {"", standard}]
    return {one.rule: one for one in sorted(counting, key=lambda one: bool(one.standard))}


def _write(store: Store, changes: list[RuleChange]) -> None:
    target = store.folder / RULES / CHANGES
    if changes:
        write_whole(target, changes_toml(changes).encode())
    else:
        target.unlink(missing_ok=True)


def _line(
    record: RuleRecord, own: bool, change: RuleChange | None, figures: tuple[dict[str, RuleAccuracy], ...]
) -> RuleLine:
    if change is not None:
        record = Adjustment(
            change.rule, change.reason, change.standard, change.off, change.severity, change.deduct
        ).applied(record)
    days = [day.isoformat() for day in (record.valid_from, record.valid_to) if day not in {date.min, date.max}]
    return RuleLine(
        record.id,
        record.name,
        record.group,
        record.article,
        record.tag,
        record.effective_severity,
        record.deduct,
        record.case_types,
        record.fields,
        record.documents or record.when,
        " 至 ".join(days),
        record.suspected,
        record.items,
        own,
        change,
        *(one.get(record.id) for one in figures),
    )


def _missing(rule: OwnRule) -> Iterator[str]:
    if len(rule.name.strip()) < 4:
        yield "规则名称至少 4 个字"
    if len(rule.article.strip()) < 4:
        yield "没有写明依据的文件和条款"
    if not Decimal(0) <= rule.deduct <= 100:
        yield "建议扣分要在 0 到 100 分之间"
    yield from _CHECKS[rule.kind](rule)


def _limit_missing(rule: OwnRule) -> Iterator[str]:
    if not rule.first or not rule.then or rule.first == rule.then:
        yield "没有选定起算和截止的两个事项"
    if not 0 < rule.days <= 3660 or rule.unit not in LIMIT_UNITS:
        yield "期限要在 1 到 3660 之间"


def _document_missing(rule: OwnRule) -> Iterator[str]:
    if not rule.documents:
        yield "没有选定应当有的文书"


def _words_missing(rule: OwnRule) -> Iterator[str]:
    if not rule.documents:
        yield "没有选定要查的文书"
    if not any(word.strip() for word in rule.words):
        yield "没有写应当出现的文字"


def _equal_missing(rule: OwnRule) -> Iterator[str]:
    if rule.fact not in EQUAL_FACTS:
        yield "没有选定要比对的内容"
    if len(rule.documents) == 1:
        yield "只选了一种文书，比对需要两种以上（不选为全部文书）"


_CHECKS = {
    OwnRuleKind.LIMIT: _limit_missing,
    OwnRuleKind.DOCUMENT: _document_missing,
    OwnRuleKind.WORDS: _words_missing,
    OwnRuleKind.EQUAL: _equal_missing,
}
