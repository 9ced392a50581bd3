"""A standard as a sheet to fill in by hand: its rows, then Excel and Word from the same rows."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import docx
import xlsxwriter
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from app.domain.points import ZERO, points_text
from app.domain.standard import Item, Part, PartRule, Standard
from app.standards.sentence import item_sentences
from app.wording import word

HEAD = ("序号", "评查项目", "评查内容", "分值", "评分细则", "扣分", "得分", "备注")
VETO_HEAD = ("序号", "类别", "否决情形", "后果", "依据", "是否存在", "备注")
_WIDTHS = (8, 14, 38, 7, 44, 7, 7, 14)
_EPOCH = datetime(2000, 1, 1)  # noqa: DTZ001 - the same sheet gives the same bytes
_ZIP_TIME = (2000, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the sheet; a title row goes over the whole width."""

    cells: tuple[str, ...]
    title: bool = False


def veto_rows(standard: Standard) -> tuple[Row, ...]:
    """The rows of the veto table."""
    return tuple(
        Row((veto.code, veto.group, veto.text, word(veto.effect), "、".join(veto.basis), "", ""))
        for veto in standard.vetoes
    )


def item_rows(standard: Standard) -> tuple[Row, ...]:
    """The rows of the scored table, parts and headings as title rows."""
    rows: list[Row] = []
    for part in standard.parts:
        rows.append(Row((_part_title(part),), title=True))
        for item in part.items:
            rows += _rows(item, "")
    return tuple(rows)


def _part_title(part: Part) -> str:
    total = sum((leaf.points for leaf in part.leaves()), ZERO)
    how = f"，折算为{points_text(part.weight)}分" if part.rule is PartRule.RATIO and part.weight is not None else ""
    return f"{part.title}（{points_text(total)}分{how}）"


def _rows(item: Item, above: str) -> Iterator[Row]:
    if item.children:
        yield Row((f"{item.code} {item.text}（{points_text(item.points)}分）",), title=True)
        for child in item.children:
            yield from _rows(child, item.text)
        return
    stage = item.stage or above
    yield Row((item.code, stage, item.text, points_text(item.points), item_sentences(item), "", "", ""))


def excel_sheet(standard: Standard) -> bytes:
    """The sheet as .xlsx."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": standard.title, "created": _EPOCH})
    looks = {
        "plain": book.add_format({"border": 1, "text_wrap": True, "valign": "vcenter"}),
        "head": book.add_format({"border": 1, "bold": True, "align": "center", "valign": "vcenter"}),
        "title": book.add_format({"border": 1, "bold": True, "valign": "vcenter"}),
    }
    if standard.vetoes:
        _fill(book.add_worksheet("合法性评查"), standard.title, VETO_HEAD, veto_rows(standard), looks)
    if standard.parts:
        _fill(book.add_worksheet("规范性评查"), standard.title, HEAD, item_rows(standard), looks)
    book.close()
    return out.getvalue()


def _fill(sheet: Any, title: str, head: tuple[str, ...], rows: tuple[Row, ...], looks: dict[str, Any]) -> None:
    last = len(head) - 1
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.repeat_rows(1)
    sheet.merge_range(0, 0, 0, last, title, looks["head"])
    for at, name in enumerate(head):
        sheet.set_column(at, at, _WIDTHS[at])
        sheet.write_string(1, at, name, looks["head"])
    for number, row in enumerate(rows, 2):
        if row.title:
            sheet.merge_range(number, 0, number, last, row.cells[0], looks["title"])
            continue
        for at, text in enumerate(row.cells):
            sheet.write_string(number, at, text, looks["plain"])


def word_sheet(standard: Standard) -> bytes:
    """The sheet as .docx."""
    paper = docx.Document()
    paper.core_properties.created = paper.core_properties.modified = _EPOCH
    style = paper.styles["Normal"]
    style.font.name, style.font.size = "宋体", Pt(9)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "宋体")
    _centred(paper, standard.title, 16)
    if standard.vetoes:
        _centred(paper, "合法性评查", 12)
        _table(paper, VETO_HEAD, veto_rows(standard))
    if standard.parts:
        _centred(paper, "规范性评查", 12)
        _table(paper, HEAD, item_rows(standard))
    for note in standard.notes:
        paper.add_paragraph(note)
    out = io.BytesIO()
    paper.save(out)
    return _steady(out.getvalue())


def _centred(paper: Any, text: str, size: int) -> None:
    line = paper.add_paragraph()
    line.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = line.add_run(text)
    run.bold, run.font.size = True, Pt(size)


def _table(paper: Any, head: tuple[str, ...], rows: tuple[Row, ...]) -> None:
    table = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    for cell, name in zip(table.rows[0].cells, head, strict=True):
        cell.text = name
    repeated = table.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has no call for a repeated head
    repeated.append(repeated.makeelement(qn("w:tblHeader"), {}))
    for row in rows:
        cells = table.add_row().cells
        if row.title:
            cells[0].merge(cells[-1]).text = row.cells[0]
            continue
        for cell, text in zip(cells, row.cells, strict=True):
            cell.text = text


def _steady(data: bytes) -> bytes:
    """The same zip with one fixed time in every entry."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
