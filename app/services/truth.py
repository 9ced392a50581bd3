"""What is known to stand in documents, read from truth files (YAML) of labelled examples.

Three shapes: a list of documents each with a `file`; one case with `documents` that name their `files`;
one volume with `documents` that name their `first` and `last` page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from app import wording
from app.domain.document_type import DocumentType
from app.errors import ReviewError
from app.intake.understand.document_type import type_of_title
from app.intake.understand.events import CLOSING, DECIDING
from app.intake.understand.provisions import plain_provision

# what other hands call the events this program names otherwise
ROLE_NAMES = {"听证告知送达": "告知送达", "收到决定书": "决定送达", "处罚决定": "决定"}
Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What one document says: its files or its pages in a volume, its type, and values by kind of fact.

    A kind that is not in `values` is not known and not counted; one with no values is known to be absent.
    """

    files: tuple[str, ...]
    doc_type: DocumentType | None
    values: Values = field(default_factory=dict)
    first: int = 0
    last: int = 0
    part: str = ""


@dataclass(frozen=True, slots=True)
class TruthFile:
    """Everything one truth file tells; `whole` is what holds for the case as a whole."""

    path: Path
    documents: tuple[Truth, ...]
    whole: Values = field(default_factory=dict)
    volume: str = ""


def read_truths(folder: Path) -> tuple[TruthFile, ...]:
    """Every truth file at or below a folder."""
    found = sorted(path for path in folder.rglob("*") if re.search(r"truth\.ya?ml$", path.name))
    return tuple(read_truth(path) for path in found)


def read_truth(path: Path) -> TruthFile:
    """One truth file of any of the three shapes."""
    try:
        held = yaml.safe_load(path.read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ReviewError(f"“{path.name}”不是可读的 YAML 文件。", "请检查文件的缩进和编码（UTF-8）。") from error
    if isinstance(held, list):
        return TruthFile(path, tuple(_document(entry) for entry in held))
    documents = held.get("documents", [])
    if documents and "first" in documents[0]:
        volume = re.sub(r"\.truth\.ya?ml$", ".pdf", path.name)
        return TruthFile(path, tuple(_part_of_volume(entry) for entry in documents), volume=volume)
    return TruthFile(path, tuple(_part_of_case(entry) for entry in documents), _whole(held))


def _document(entry: Mapping[str, Any]) -> Truth:
    doc_type = _type(entry.get("doc_type"))
    values = dict(_values(entry))
    if doc_type in DECIDING and "date 决定" in values:
        values[f"date {CLOSING[doc_type]}"] = values.pop("date 决定")
    return Truth((entry["file"],), doc_type, values, part=entry.get("set", ""))


def _part_of_case(entry: Mapping[Any, Any]) -> Truth:
    number = entry.get("no") or entry.get(False) or ""  # an unquoted no is false in YAML
    return Truth(tuple(entry["files"]), _type(entry.get("kind")), {"doc_number": _set(number)} if number else {})


def _part_of_volume(entry: Mapping[str, Any]) -> Truth:
    return Truth((), _type(entry.get("kind")), {}, entry["first"], entry["last"])


def _whole(held: Mapping[str, Any]) -> Values:
    values = dict(_values(held))
    values.pop("officers", None)
    for officer in held.get("officers", []):
        values["certificate"] = values.get("certificate", frozenset()) | _set(
            f"{officer['name']}{officer['certificate']}"
        )
    for name, key in (("reconsideration_body", "reconsideration_body_as_written"), ("court", "court")):
        if held.get(key):
            values[name] = _set(held[key])
    return values


def _type(word: str | None) -> DocumentType | None:
    if not word:
        return None
    exact = next((doc_type for doc_type in DocumentType if wording.word(doc_type) == word), None)
    return exact or type_of_title(word)


def _values(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for name, key in _PLAIN.items():
        if key in entry and not _unknown(entry, key):
            yield name, _set(entry[key])
    for name in ("violated", "penalty_basis"):
        if name in entry and (entry[name] or not entry.get("absence_is_not_a_defect")):
            yield name, frozenset(plain_provision(value) for value in entry[name])
    if "penalties" in entry:
        told = [re.sub(r"（.*?）", "", value) for value in entry["penalties"]]
        yield "penalty", frozenset(one for value in told for one in value.split("、"))
    yield from _events(entry)
    yield from _ends(entry)
    yield from _people(entry)


_PLAIN = {
    "doc_number": "doc_number", "agency": "agency", "party": "party", "uscc": "uscc", "legal_rep": "legal_rep", "cause": "cause",
    "fine": "fine_yuan", "illegal_gains": "illegal_income_yuan", "opinion": "opinions", "contents_row": "contents",
    "payment_days": "payment_days", "hearing_right": "hearing_days",
}  # fmt: skip


def _unknown(entry: Mapping[str, Any], key: str) -> bool:
    value = entry[key]
    return value is None or "*" in str(value)


def _events(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for role, value in (entry.get("dates") or {}).items():
        yield f"date {ROLE_NAMES.get(role, role)}", _set(value)
    for role, value in (entry.get("time_span") or {}).items():
        yield f"time_span {role}", _set(value)


def _ends(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    remedy = entry.get("remedy") or {}
    for name, key in (("reconsideration_body", "reconsideration"), ("reconsideration_days", "days"),
                      ("court", "court"), ("court_months", "months")):  # fmt: skip
        if remedy.get(key):
            yield name, _set(re.sub(r"（.*?）$", "", str(remedy[key])))
    days = re.match(r"(\d+)日", str(entry.get("payment") or ""))
    if days:
        yield "payment_days", _set(days[1])
    if entry.get("defence"):
        found = re.match(r"未提出|提出|放弃", entry["defence"])
        yield "defence", _set(found[0] if found else entry["defence"])
    if entry.get("statement"):
        yield "statement_right", _set("told")
    if "refusal" in entry:
        yield "refusal", _set("told")


def _people(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    officers = entry.get("officers")
    for role, names in officers.items() if isinstance(officers, dict) else ():
        yield f"officer {role}", _set(names)
    for role, name in (entry.get("signatures") or {}).items():
        yield f"signature {role}", _set(name)
    if "certificates" in entry:
        yield "certificate", frozenset(plain(f"{name}{number}") for name, number in entry["certificates"].items())
    served = entry.get("served") or {}
    for name, key in (("served_document", "document"), ("served_number", "number"), ("service_method", "method"),
                      ("receiver", "receiver")):  # fmt: skip
        if key in served:
            yield name, _set(served[key])


def _set(value: Any) -> frozenset[str]:
    many = value if isinstance(value, list | tuple) else [value]
    return frozenset(plain(str(one)) for one in many if one not in {None, "", 0})


def plain(text: str) -> str:
    """A value without spaces and with one kind of bracket, for comparing."""
    text = re.sub(r"\s", "", text).replace("（", "(").replace("）", ")").replace("，", ",")
    text = re.sub(r"[\[［【〔(]((?:19|20)\d\d)[\]］】〕)]", r"〔\1〕", text)
    return text.rstrip("。；，")
