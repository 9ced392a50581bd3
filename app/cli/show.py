"""Cases, reviews and scores as lines for a person and as JSON for a script."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from app import wording
from app.domain.casefile import CaseFile, FieldName, SourceFile
from app.domain.listing import CaseSummary
from app.domain.points import points_text
from app.domain.review import Gap, Review
from app.domain.score import Score
from app.domain.taking import TakeIn


def as_json(value: Any) -> str:
    """A value of the domain as JSON text."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return points_text(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if is_dataclass(value) and not isinstance(value, type):
        value = asdict(value)
    if isinstance(value, dict):
        return {str(_plain(key)): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value


def taken_lines(taken: TakeIn) -> Iterator[str]:
    """What became of every file."""
    if taken.case is None:
        if taken.same is not None:
            yield f"这些文件已在案卷 {taken.same.id}“{taken.same.name}”中，没有重复导入。"
            yield "要打开、补充或另立一卷，请加 --mode open、--mode add-new 或 --mode second-case。"
        return
    case = taken.case
    yield f"案卷 {case.id}：{case.name}（{len(case.documents)} 份文书，{case.page_count} 页）"
    for label, files in (("已导入", taken.taken), ("已保存，暂不能阅读", taken.kept), ("未导入", taken.refused)):
        if files:
            yield f"{label} {len(files)} 个文件"
            yield from (f"  {_file_line(file)}" for file in files if label != "已导入" or file.warnings)


def _file_line(file: SourceFile) -> str:
    said = "".join(filter(None, (file.reason, *file.warnings)))
    return f"{file.name}：{said}" if said else file.name


def list_lines(cases: Sequence[CaseSummary]) -> Iterator[str]:
    """One line for each case."""
    if not cases:
        yield "还没有案卷。用 anjuan take-in 文件夹 导入。"
        return
    rows = [("编号", "状态", "得分", "等次", "已评", "页数", "案号", "名称")]
    for one in cases:
        answered = f"{one.answered}/{one.to_answer}" if one.to_answer else "—"
        state = wording.word(one.state)
        rows.append(
            (
                str(one.id), state, one.printed or "—", one.grade or "—", answered, str(one.page_count),
                one.case_no or "—", one.title or one.name,
            )
        )  # fmt: skip
    yield from table(rows)


def case_lines(case: CaseFile, reviews: Sequence[Review]) -> Iterator[str]:
    """Fields, documents and reviews of a case."""
    yield f"案卷 {case.id}：{case.name}（{wording.word(case.case_type)}）"
    for field in case.fields:
        if field.name is not FieldName.CASE_TYPE:
            yield f"  {wording.word(field.name)}：{field.value}"
    folio = 1
    rows = [("序号", "文书", "类型", "页码")]
    for document in case.documents:
        last = folio + len(document.pages) - 1
        pages = str(folio) if last == folio else f"{folio}-{last}"
        rows.append((str(document.ordinal), document.title, wording.word(document.doc_type), pages))
        folio = last + 1
    yield from table(rows)
    yield from (
        f"  {wording.word(file.state)}：{_file_line(file)}" for file in case.files if file.reason or file.warnings
    )
    for review in reviews:
        signed = f"，{review.signed.by}签署" if review.signed else ""
        yield f"评查 {review.id}：{review.reviewer}，{review.standard_id} {review.standard_edition}，已答 {len(review.marks)} 项{signed}"


def score_lines(score: Score, gaps: Sequence[Gap]) -> Iterator[str]:
    """Total, grade, how it came about, and what is missing."""
    yield f"得分 {score.printed}，等次 {score.grade}{'' if score.final else '（尚未评完）'}"
    for line in score.lines:
        yield f"{'    ' if line.depth else '  '}{line.text}：{points_text(line.amount)}"
    for hit in score.vetoes:
        yield f"  否决 {hit.code}：{hit.reason}"
    if gaps:
        yield f"签署前还缺 {len(gaps)} 处："
        yield from (f"  {gap.text}" for gap in gaps)


def table(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Rows as columns that line up, a Chinese character counting two."""
    rows = [*rows]
    widths = [max(_width(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True)).rstrip()


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
