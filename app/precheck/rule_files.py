"""The workspace's own rule files: what was changed about rules, and rules made by form, written as TOML."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.finding import Severity
from app.domain.points import points, points_text
from app.domain.rule_line import OWN_GROUP, OwnRule, OwnRuleKind, RuleChange
from app.errors import ReviewError
from app.evidence.faults import PARSER_FAULTS

Value = str | int | bool | Sequence[str]
_LISTS = {
    OwnRuleKind.LIMIT: "legality",
    OwnRuleKind.DOCUMENT: "completeness",
    OwnRuleKind.WORDS: "content",
    OwnRuleKind.EQUAL: "content",
}


def changes_toml(changes: Iterable[RuleChange]) -> str:
    """Changes as `[[adjustments]]`, in the order of rules and standards."""
    ordered = sorted(changes, key=lambda one: (one.rule, one.standard))
    return tables_toml("adjustments", [_change_row(one) for one in ordered])


def own_rules_toml(rules: Iterable[OwnRule]) -> str:
    """Rules made by form as `[[rules]]`, as `read_rules` reads them."""
    return tables_toml("rules", [_rule_row(one) for one in rules])


def read_own_rules(path: Path) -> tuple[OwnRule, ...]:
    """The rules made by form in a file this module wrote; none when it is not there. Nothing written by hand is lost."""
    if not path.exists():
        return ()
    try:
        held = tomllib.loads(path.read_text("utf-8"))
        return tuple(_own(row) for row in held.get("rules", ()))
    except PARSER_FAULTS as error:
        raise ReviewError(
            f"“{path.name}”里有手写的内容，不能用表单改：{error}。", "请把手写的规则移到同一文件夹的另一个文件里。"
        ) from error


def tables_toml(name: str, rows: Iterable[Mapping[str, Value]]) -> str:
    """Rows as an array of tables; empty values are left out."""
    parts = []
    for row in rows:
        lines = [f"{key} = {_value(value)}" for key, value in row.items() if value not in ("", (), [])]
        parts.append(f"[[{name}]]\n" + "\n".join(lines) + "\n")
    text = "\n".join(parts)
    tomllib.loads(text)
    return text


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return f"[{', '.join(_value(one) for one in value)}]"


def _change_row(one: RuleChange) -> dict[str, Value]:
    row: dict[str, Value] = {"rule": one.rule, "standard": one.standard, "reason": one.reason}
    if one.off:
        row["off"] = True
    if one.severity is not None:
        row["severity"] = one.severity.value
    if one.deduct is not None:
        row["deduct"] = points_text(one.deduct)
    return row


def _rule_row(one: OwnRule) -> dict[str, Value]:
    row: dict[str, Value] = {
        "id": one.id,
        "name": one.name,
        "group": OWN_GROUP,
        "article": one.article,
        "tag": "文",
        "severity": one.severity.value,
        "list": _LISTS[one.kind],
        "kind": one.kind.value,
        "case_types": [kind.value for kind in one.case_types],
        "when": [kind.value for kind in one.when],
        "documents": [kind.value for kind in one.documents],
        "suspected": one.message.replace("{", "（").replace("}", "）"),
        "deduct": points_text(one.deduct),
    }
    if one.kind is OwnRuleKind.LIMIT:
        row |= {"first": one.first, "then": one.then, "days": one.days, "unit": one.unit}
    elif one.kind is OwnRuleKind.WORDS:
        row |= {"any_of": [_pattern(word) for word in one.words], "words": list(one.words), "absent": "not_applicable"}
    elif one.kind is OwnRuleKind.EQUAL:
        row |= {"fact": one.fact, "label": one.name}
    return row


def _pattern(word: str) -> str:
    """A pattern of just these words, whatever white space stands between their characters."""
    return r"\s*".join(re.escape(char) for char in re.sub(r"\s", "", word))


def _own(row: Mapping[str, object]) -> OwnRule:
    def texts(key: str) -> tuple[str, ...]:
        held = row.get(key, ())
        return tuple(map(str, held)) if isinstance(held, list) else ()

    return OwnRule(
        OwnRuleKind(row["kind"]),
        str(row["name"]),
        str(row["article"]),
        str(row["id"]),
        Severity(row["severity"]),
        points(str(row.get("deduct", "0"))),
        tuple(map(CaseType, texts("case_types"))),
        tuple(map(DocumentType, texts("documents"))),
        tuple(map(DocumentType, texts("when"))),
        str(row.get("first", "")),
        str(row.get("then", "")),
        int(str(row.get("days", 0))),
        str(row.get("unit", "calendar")),
        texts("words"),
        str(row.get("fact", "")),
        str(row.get("suspected", "")),
    )
