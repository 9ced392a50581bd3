"""Verbs on standards: open, check, score an answer sheet, compare, export, import."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.score import Score
from app.domain.standard import Standard
from app.errors import ScoringError, StandardError
from app.scoring.check import check_mark
from app.scoring.engine import score
from app.services.files import write_whole
from app.standards.answers import AnswerSheet, read_answers
from app.standards.blank_sheet import excel_sheet, word_sheet
from app.standards.check import check_standard
from app.standards.importing.draft import draft_standard
from app.standards.importing.reading import read_sheet
from app.standards.importing.understood import Understood
from app.standards.problems import Problem
from app.standards.shelf import Shelf
from app.standards.toml_read import inspect_standard, read_standard
from app.standards.toml_write import standard_toml

IMPORT_LIMIT = 30_000_000  # bytes; a score sheet has a few hundred thousand
WRITERS: Mapping[str, Callable[[Standard], bytes]] = {
    "toml": lambda standard: standard_toml(standard).encode(),
    "xlsx": excel_sheet,
    "docx": word_sheet,
}


def find_standard(shelf: Shelf, name: str) -> Standard:
    """The standard in a file, or on the shelf by `id` (newest edition) or `id@edition`."""
    path = Path(name)
    if path.suffix.lower() == ".toml" or path.is_file():
        return read_standard(path)
    wanted, _, edition = name.partition("@")
    if edition:
        return shelf.get(wanted, edition)
    editions = shelf.editions(wanted)
    if not editions:
        known = "、".join(sorted({standard.id for standard in shelf.standards}))
        raise StandardError(f"没有找到评查标准“{name}”。", f"可写标准文件的路径，或者编号：{known}。")
    return editions[-1]


def check_files(paths: Iterable[Path]) -> list[dict[str, object]]:
    """What is wrong with each standard file: problems refuse it, warnings do not."""
    checked: list[dict[str, object]] = []
    for path in paths:
        reading = inspect_standard(path)
        checked.append({
            "file": str(path),
            "ok": reading.standard is not None and not reading.problems,
            "problems": [{"path": one.path, "text": one.text, "code": one.code} for one in reading.problems],
            "warnings": [{"path": one.path, "text": one.text, "code": one.code} for one in reading.warnings],
        })  # fmt: skip
    return checked


def score_answers(
    standard: Standard, text: str, case_type: CaseType | None = None, facts: Iterable[str] = ()
) -> tuple[Score, AnswerSheet]:
    """The score of an answer sheet in JSON; every answer that does not fit is told at once."""
    sheet = read_answers(standard, text, facts)
    wrong: list[str] = []
    for mark in sheet.marks:
        try:
            check_mark(standard, mark)
        except ScoringError as error:
            wrong.append(str(error))
    if wrong:
        raise ScoringError(f"有 {len(wrong)} 个回答不符合标准：{' '.join(wrong)}", "请改正后重新计分。")
    kind = case_type or sheet.case_type or (standard.case_types[0] if len(standard.case_types) == 1 else None)
    holding = sheet.facts
    known = {preset.code for preset in standard.presets}
    strange = [fact for fact in holding if fact not in known]
    if strange:
        advice = f"可用：{'、'.join(sorted(known)) or '无'}。"
        raise ScoringError(f"标准里没有 {'、'.join(strange)} 这种预设事实。", advice)
    return score(standard, sheet.marks, kind, holding, sheet.ineligible), sheet


def export_standard(standard: Standard, target: Path, kind: str = "") -> Path:
    """The written file: TOML, Excel or Word by `kind` or by the file's ending; never half written."""
    writer = WRITERS.get((kind or target.suffix.removeprefix(".")).lower())
    if writer is None:
        raise StandardError(f"不能导出为“{target.name}”。", "请用 .toml、.xlsx 或 .docx。")
    return write_whole(target, writer(standard))


@dataclass(frozen=True, slots=True)
class Imported:
    """A sheet as it was understood, and the draft standard made of it."""

    understood: Understood
    draft: Standard
    warnings: tuple[Problem, ...]


def import_standard(source: Path, on: date) -> Imported:
    """The draft of a published Word or Excel sheet; nothing is written."""
    try:
        size = source.stat().st_size
        data = source.read_bytes() if size <= IMPORT_LIMIT else b""
    except OSError as error:
        raise StandardError(
            f"{source.name} 无法读取（{error.strerror}）。", "请确认文件存在且没有被其他程序占用。"
        ) from error
    if size > IMPORT_LIMIT:
        raise StandardError(f"{source.name} 有 {size // 1_000_000} MB，不是评查标准。", "请只保留评查表后再导入。")
    understood = read_sheet(data, source.name)
    draft = draft_standard(understood, source.name, hashlib.sha256(data).hexdigest(), on)
    return Imported(understood, draft, check_standard(draft))
