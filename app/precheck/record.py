"""A rule's record: what it is called, which article it rests on, when it applies, what it says and proposes."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.finding import CheckList, Provenance, Severity
from app.domain.points import ZERO, Points, points
from app.errors import ReviewError
from app.evidence.faults import PARSER_FAULTS

One = TypeVar("One")
TAGS = {"文": Provenance.FULL_TEXT, "摘": Provenance.SNIPPET, "忆": Provenance.UNVERIFIED}


@dataclass(frozen=True, slots=True)
class RuleRecord:
    """One rule of the pre-check; `kind` is "code" or one of the generic kinds with its parameters in `given`."""

    id: str
    name: str
    group: str
    article: str
    tag: Provenance
    severity: Severity
    kind: str = "code"
    check_list: CheckList = CheckList.LEGALITY
    case_types: tuple[CaseType, ...] = ()
    fields: tuple[str, ...] = ()
    valid_from: date = date.min
    valid_to: date = date.max
    documents: tuple[DocumentType, ...] = ()
    when: tuple[DocumentType, ...] = ()  # applies only when one of these is in the file
    unless: tuple[DocumentType, ...] = ()
    absent: str = ""  # what a missing document means when not the kind's own: undecided or not_applicable
    off: str = ""  # why a user switched it off; empty while it is on
    weighed: str = ""  # why a user gave it another severity or deduction
    items: tuple[str, ...] = ()  # item codes proposed, per standard as "standard-id:code"
    deduct: Points = ZERO
    conforms: str = ""
    suspected: str = ""
    given: tuple[tuple[str, Any], ...] = ()

    def get(self, key: str, default: Any = None) -> Any:
        """A parameter of a generic kind."""
        return next((value for name, value in self.given if name == key), default)

    @property
    def effective_severity(self) -> Severity:
        """Its severity; a rule whose article was not read in full is never more than a hint."""
        return self.severity if self.tag is Provenance.FULL_TEXT else Severity.HINT


_KNOWN = ({f.name for f in fields(RuleRecord)} | {"list"}) - {"off", "weighed"}
_LEAST_REASON = 5


@dataclass(frozen=True, slots=True)
class Adjustment:
    """A user's wish about one rule, for all standards or for one: off, or another severity or deduction; with a reason."""

    rule: str
    reason: str
    standard: str = ""
    off: bool = False
    severity: Severity | None = None
    deduct: Points | None = None

    def applied(self, record: RuleRecord) -> RuleRecord:
        """The record as the user wants it."""
        if self.off:
            return replace(record, off=self.reason)
        severity = self.severity or record.severity
        deduct = record.deduct if self.deduct is None else self.deduct
        return replace(record, severity=severity, deduct=deduct, weighed=self.reason)


def load_rules(*folders: Path) -> tuple[RuleRecord, ...]:
    """The rules of all files found; a later file's rule of the same id replaces an earlier one."""
    rules: dict[str, RuleRecord] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            for record in read_rules(path):
                rules[record.id] = record
    return tuple(rules.values())


def load_adjustments(*folders: Path) -> tuple[Adjustment, ...]:
    """What users want changed about rules, from the same files."""
    return tuple(
        wish for folder in folders for path in sorted(folder.glob("*.toml")) for wish in read_adjustments(path)
    )


def adjusted(records: Iterable[RuleRecord], wishes: Iterable[Adjustment], standard: str = "") -> tuple[RuleRecord, ...]:
    """The rules as they apply to a standard; a wish for that standard counts before one for all."""
    chosen: dict[str, Adjustment] = {}
    for wish in sorted(wishes, key=lambda one: bool(one.standard)):
        if wish.standard in {"", standard}:
            chosen[wish.rule] = wish
    return tuple(chosen[one.id].applied(one) if one.id in chosen else one for one in records)


def read_rules(path: Path) -> tuple[RuleRecord, ...]:
    """The rules of one file; `ReviewError` lists every bad one with what is wrong."""
    return _read(path, "rules", "id", _record)


def read_adjustments(path: Path) -> tuple[Adjustment, ...]:
    """The adjustments of one file; `ReviewError` lists every bad one with what is wrong."""
    return _read(path, "adjustments", "rule", _adjustment)


def _read(path: Path, table: str, key: str, build: Callable[[dict[str, Any]], One]) -> tuple[One, ...]:
    try:
        held = tomllib.loads(path.read_text("utf-8"))
    except PARSER_FAULTS as error:
        raise ReviewError(f"预检规则文件“{path.name}”读不懂：{error}。", "请检查文件内容后重试。") from error
    if not held.keys() & {"rules", "adjustments"}:
        raise ReviewError(
            f"预检规则文件“{path.name}”里没有规则。", "请用 [[rules]] 写规则，用 [[adjustments]] 写调整。"
        )
    records: list[One] = []
    problems: list[str] = []
    rows = held.get(table, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise ReviewError(f"预检规则文件“{path.name}”里的 {table} 不是表。", f"请用 [[{table}]] 一条一条地写。")
    for number, row in enumerate(rows, 1):
        try:
            records.append(build(row))
        except KeyError as error:
            problems.append(f"第{number}条（{row.get(key, '无编号')}）：没有写 {error.args[0]}")
        except (TypeError, ValueError, AttributeError, ArithmeticError, re.error) as error:
            problems.append(f"第{number}条（{row.get(key, '无编号')}）：{error}")
    if problems:
        raise ReviewError(
            f"预检规则文件“{path.name}”有{len(problems)}处错误：{'；'.join(problems)}。", "请改正后重试。"
        )
    return tuple(records)


def _adjustment(row: dict[str, Any]) -> Adjustment:
    reason = str(row["reason"]).strip()
    if len(reason) < _LEAST_REASON:
        raise ValueError(f"理由至少写{_LEAST_REASON}个字")
    wish = {
        **row,
        "reason": reason,
        "severity": Severity(row["severity"]) if "severity" in row else None,
        "deduct": points(row["deduct"]) if "deduct" in row else None,
    }
    return Adjustment(**wish)


def _record(row: dict[str, Any]) -> RuleRecord:
    given = tuple((key, value) for key, value in row.items() if key not in _KNOWN)
    for key in ("any_of", "but", "when_words", "weak"):
        for pattern in row.get(key, ()):
            re.compile(pattern)
    known = {key: value for key, value in row.items() if key in _KNOWN and key != "list"}
    for key in ("documents", "when", "unless"):
        known[key] = tuple(DocumentType(value) for value in row.get(key, ()))
    known["case_types"] = tuple(CaseType(value) for value in row.get("case_types", ()))
    known["tag"] = TAGS[row["tag"]]
    known["severity"] = Severity(row["severity"])
    known["check_list"] = CheckList(row.get("list", "legality"))
    known["deduct"] = points(row.get("deduct", "0"))
    for key in ("items", "fields"):
        known[key] = tuple(row.get(key, ()))
    return RuleRecord(**known, given=given)
