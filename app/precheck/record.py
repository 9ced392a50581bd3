"""A rule's record: what it is called, which article it rests on, when it applies, what it says and proposes."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.finding import CheckList, Provenance, Severity
from app.domain.points import ZERO, Points, points
from app.errors import ReviewError

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
    absent: str = "undecided"  # what a missing document means: undecided or not_applicable
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


_KNOWN = {f.name for f in fields(RuleRecord)} | {"list"}


def load_rules(*folders: Path) -> tuple[RuleRecord, ...]:
    """The rules of all files found; a later file's rule of the same id replaces an earlier one."""
    rules: dict[str, RuleRecord] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            for record in read_rules(path):
                rules[record.id] = record
    return tuple(rules.values())


def read_rules(path: Path) -> tuple[RuleRecord, ...]:
    """The records of one file; `ReviewError` lists every bad one with what is wrong."""
    try:
        rows = tomllib.loads(path.read_text("utf-8"))["rules"]
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError) as error:
        raise ReviewError(f"预检规则文件“{path.name}”读不懂：{error}。", "请检查文件内容后重试。") from error
    records: list[RuleRecord] = []
    problems: list[str] = []
    for number, row in enumerate(rows, 1):
        try:
            records.append(_record(row))
        except (KeyError, TypeError, ValueError) as error:
            problems.append(f"第{number}条（{row.get('id', '无编号')}）：{error}")
    if problems:
        raise ReviewError(
            f"预检规则文件“{path.name}”有{len(problems)}处错误：{'；'.join(problems)}。", "请改正后重试。"
        )
    return tuple(records)


def _record(row: dict[str, Any]) -> RuleRecord:
    given = tuple((key, value) for key, value in row.items() if key not in _KNOWN)
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
