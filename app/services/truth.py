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
from app.services.truth_values import amounts, days, masked, penalty_kinds, plain, scalars, texts

# what other hands call the events this program names otherwise
ROLE_NAMES = {"听证告知送达": "告知送达", "收到决定书": "决定送达", "处罚决定": "决定"}
Values = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Truth:
    """What one document says: its files or its pages in a volume, its type, and values by kind of fact.

    A kind that is not in `values` is not known and not counted; one with no values is known to be absent.
    `uncompared` names the keys of the label that nothing is held against.
    """

    files: tuple[str, ...]
    doc_type: DocumentType | None
    values: Values = field(default_factory=dict)
    first: int = 0
    last: int = 0
    part: str = ""
    uncompared: tuple[str, ...] = ()


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
        return TruthFile(path, tuple(_document(entry) for entry in _entries(path, held, "file")))
    documents = held.get("documents") or [] if isinstance(held, Mapping) else None
    if not isinstance(documents, list):
        raise ReviewError(f"“{path.name}”不是标注文件。", "标注应为文书的列表，或带有 documents 的一个案件。")
    if documents and isinstance(documents[0], Mapping) and "first" in documents[0]:
        volume = re.sub(r"\.truth\.ya?ml$", ".pdf", path.name)
        parts = _entries(path, documents, "first", "last")
        return TruthFile(path, tuple(_part_of_volume(entry) for entry in parts), volume=volume)
    return TruthFile(path, tuple(_part_of_case(entry) for entry in _entries(path, documents, "files")), _whole(held))


def _entries(path: Path, held: list[Any], *needed: str) -> list[Mapping[str, Any]]:
    for number, entry in enumerate(held, 1):
        if not isinstance(entry, Mapping) or any(not entry.get(key) for key in needed):
            raise ReviewError(f"“{path.name}”的第{number}条标注没有写 {'、'.join(needed)}。", "请补上后重试。")
    return held


def _document(entry: Mapping[str, Any]) -> Truth:
    doc_type = _type(entry.get("doc_type"))
    values = dict(_values(entry))
    if doc_type in DECIDING and "date 决定" in values:
        values[f"date {CLOSING[doc_type]}"] = values.pop("date 决定")
    return Truth(
        (str(entry["file"]),),
        doc_type,
        values,
        part=str(entry.get("set") or ""),
        uncompared=tuple(_uncompared(entry, values)),
    )


def _part_of_case(entry: Mapping[Any, Any]) -> Truth:
    number = entry.get("no") or entry.get(False) or ""  # an unquoted no is false in YAML
    values = {"doc_number": texts(number)} if number else {}
    return Truth(tuple(str(name) for name in scalars(entry["files"])), _type(entry.get("kind")), values)


def _part_of_volume(entry: Mapping[str, Any]) -> Truth:
    return Truth((), _type(entry.get("kind")), {}, entry["first"], entry["last"])


def _whole(held: Mapping[str, Any]) -> Values:
    values = dict(_values(held))
    values.pop("officers", None)
    officers = held.get("officers")
    for officer in officers if isinstance(officers, list) else ():
        if isinstance(officer, Mapping) and officer.get("certificate"):
            told = texts(f"{officer.get('name', '')}{officer['certificate']}")
            values["certificate"] = values.get("certificate", frozenset()) | told
    for name, key in (("reconsideration_body", "reconsideration_body_as_written"), ("court", "court")):
        if held.get(key):
            values[name] = texts(held[key])
    return values


def _type(word: object) -> DocumentType | None:
    if not isinstance(word, str) or not word:
        return None
    exact = next((doc_type for doc_type in DocumentType if wording.word(doc_type) == word), None)
    return exact or type_of_title(word)


_PLAIN = {
    "doc_number": "doc_number", "agency": "agency", "party": "party", "uscc": "uscc", "legal_rep": "legal_rep", "cause": "cause",
    "opinion": "opinions", "contents_row": "contents", "payment_days": "payment_days", "hearing_right": "hearing_days",
}  # fmt: skip
_MONEY = {"fine": "fine_yuan", "illegal_gains": "illegal_income_yuan", "goods_value": "goods_value_yuan"}
# keys that say something of the label itself, not of the document
_OF_THE_LABEL = {
    "file", "set", "doc_type", "text_status", "source", "source_truncated", "absence_is_not_a_defect", "time_span", "officers", "signatures",
    "certificates", "served", "statement", "refusal", "remedy", "dates", "penalties", "violated", "penalty_basis", "title", "note", "notes",
}  # fmt: skip
_CHECKED = {"payment", "defence", "hearing_told", "uscc_check", "confiscation", "masked"}


def _values(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for name, key in _PLAIN.items():
        if key in entry and not _unknown(entry[key]):
            yield name, texts(entry[key])
    for name, key in _MONEY.items():
        if entry.get(key) is not None and (amounts(entry[key]) or entry[key] == 0):
            yield name, amounts(entry[key])
    for name in ("violated", "penalty_basis"):
        if name in entry and (entry[name] or not entry.get("absence_is_not_a_defect")):
            yield name, frozenset(plain_provision(str(value)) for value in scalars(entry[name]))
    if "penalties" in entry:
        yield "penalty", penalty_kinds(entry["penalties"])
    yield from _events(entry)
    yield from _ends(entry)
    yield from _checks(entry)
    yield from _people(entry)


def _unknown(value: object) -> bool:
    """True for what is not known or was made unreadable, so that nothing can be compared with it."""
    told = [str(one) for one in scalars(value)]
    return (value is None or isinstance(value, bool) or bool(value)) and (not told or any(masked(one) for one in told))


def _events(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    dates = entry.get("dates")
    for role, value in dates.items() if isinstance(dates, Mapping) else ():
        if days(value):
            yield f"date {ROLE_NAMES.get(role, role)}", days(value)
    spans = entry.get("time_span")
    for role, value in spans.items() if isinstance(spans, Mapping) else ():
        yield f"time_span {role}", texts(value)


def _ends(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    remedy = entry.get("remedy")
    for name, key in (("reconsideration_body", "reconsideration"), ("reconsideration_days", "days"),
                      ("court", "court"), ("court_months", "months")):  # fmt: skip
        if isinstance(remedy, Mapping) and remedy.get(key):
            yield name, texts([re.sub(r"[（(].*?[）)]$", "", str(one)) for one in scalars(remedy[key])])
    payment = entry.get("payment")
    told = payment.get("days") if isinstance(payment, Mapping) else payment
    found = re.match(r"(\d{1,3})\s?(?:日|天|$)", str(told))
    if found and "payment_days" not in entry:
        yield "payment_days", frozenset({found[1]})
    if entry.get("statement"):
        yield "statement_right", frozenset({"told"})
    if "refusal" in entry:
        yield "refusal", frozenset({"told"})


def _checks(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    """What a label says in a word: whether a defence was made, a hearing offered, the code is right, things confiscated."""
    made = entry.get("defence")
    defence = ("提出" if made else "未提出") if isinstance(made, bool) else str(made or "")
    found = re.match(r"未提出|没有提出|提出|放弃|未(?:行使|陈述|作)", defence)
    if found:
        yield "defence", frozenset({found[0] if found[0] in {"提出", "放弃"} else "未提出"})
    told = entry.get("hearing_told")
    if told is True or re.match(r"已|告知", str(told)):
        yield "hearing_told", frozenset({"told"})
    elif told is False or re.match(r"未(?:写明|告知|载明)", str(told)):
        yield "hearing_told", frozenset()
    if entry.get("uscc_check") in {"valid", "invalid", "masked_or_absent"}:
        yield "uscc_check", frozenset({entry["uscc_check"]} - {"masked_or_absent"})
    if isinstance(entry.get("confiscation"), bool):
        yield "confiscation", frozenset({"没收"} if entry["confiscation"] else ())
    if entry.get("masked"):
        yield "masked", frozenset(re.sub(r"号码$", "号", one) for one in texts(entry["masked"]))


def _people(entry: Mapping[str, Any]) -> Iterator[tuple[str, frozenset[str]]]:
    for kind, key in (("officer", "officers"), ("signature", "signatures")):
        held = entry.get(key)
        for role, names in held.items() if isinstance(held, Mapping) else ():
            yield f"{kind} {role}", texts(names)
    certificates = entry.get("certificates")
    if isinstance(certificates, Mapping):
        yield "certificate", frozenset(plain(f"{name}{number}") for name, number in certificates.items())
    served = entry.get("served")
    for name, key in (("served_document", "document"), ("served_number", "number"), ("service_method", "method"),
                      ("receiver", "receiver")):  # fmt: skip
        if isinstance(served, Mapping) and key in served:
            yield name, texts(served[key])


def _uncompared(entry: Mapping[str, Any], values: Values) -> Iterator[str]:
    """Keys that say something no reading is held against: unknown ones, and known ones in a writing that is not understood."""
    compared = {key for name, key in {**_PLAIN, **_MONEY}.items() if name in values}
    names = {name.split(" ")[0] for name in values}
    compared |= {"payment"} & ({"payment"} if "payment_days" in names else set()) | (_CHECKED & names)
    for key, value in entry.items():
        if key not in _OF_THE_LABEL | compared and any(True for _ in scalars(value)) and not _unknown(value):
            yield str(key)
    for role, value in entry["dates"].items() if isinstance(entry.get("dates"), Mapping) else ():
        if value and not days(value):
            yield f"dates.{role}"
    if entry.get("remedy") and not isinstance(entry["remedy"], Mapping):
        yield "remedy"
