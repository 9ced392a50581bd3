"""Pages with known text: the made-up cases of `tests/benchmarks/cases`, set as Word files and laid out by the program."""

from __future__ import annotations

import io
import random
import re
import tempfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from app.domain.page import PageText
from app.intake.read import read_source

CASES = Path(__file__).parents[1] / "cases"
LABELLED = Path(__file__).parents[2] / "intake" / "understand" / "labelled"
_FACES = ("宋体", "仿宋", "楷体", "黑体")
_FORM = re.compile(r"审批表|登记表|呈批表|回证|缴款|收据|执照|意见表|备考表")
_FIELD = re.compile(r"([^：:，。]{2,18})[：:](.*)")


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a paper is set: page in mm, size of type, columns, and how many characters fill a page."""

    wide: float = 210
    high: float = 297
    size: float = 15
    columns: int = 1
    full: int = 400


SHEETS = {
    "a4": Sheet(), "a5": Sheet(210, 148, 10.5, full=240), "a3": Sheet(420, 297, 14, 2, full=900),
    "tiny": Sheet(size=7.5, full=900), "columns": Sheet(size=12, columns=2, full=700),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paper:
    """One page: its name, its words as laid out, and the PDF it stands in."""

    name: str
    page: PageText
    view: bytes

    @property
    def text(self) -> str:
        """The true text."""
        return self.page.text


def papers(sheet: str, count: int, seed: int = 0) -> tuple[Paper, ...]:
    """Pages with enough words on them, set on a kind of sheet; the same for the same seed."""
    bodies = _filled(list(_bodies()), SHEETS[sheet].full)
    random.Random(f"{sheet}{seed}").shuffle(bodies)
    with tempfile.TemporaryDirectory() as folder:
        for at, (name, body) in enumerate(bodies[: count + 2]):
            (Path(folder) / f"{at:03} {name}.docx").write_bytes(_word(name, body, SHEETS[sheet]))
        pages = [
            Paper(f"{sheet} {Path(read.name).stem} {page.number}", page, read.view or b"")
            for read in read_source([Path(folder)])
            for page in read.pages
        ]
    return tuple([one for one in pages if len(one.text) > 60][:count])


def _bodies() -> Iterator[tuple[str, str]]:
    for path in sorted(CASES.glob("*.txt")):
        for part in path.read_text("utf-8").split("=== ")[1:]:
            title, _, body = part.partition("\n")
            yield title.strip().replace(".txt", ""), body.replace("---\n", "")
    for path in sorted(LABELLED.glob("*.txt")):
        yield path.stem, path.read_text("utf-8")


def _filled(bodies: Sequence[tuple[str, str]], full: int) -> list[tuple[str, str]]:
    """Papers put one after another until a page is about full."""
    filled: list[tuple[str, str]] = []
    for name, body in bodies:
        if filled and len(filled[-1][1]) < full * 0.7 and len(filled[-1][1]) + len(body) < full * 1.2:
            filled[-1] = (filled[-1][0], f"{filled[-1][1]}\n{body}")
        else:
            filled.append((name, body))
    return filled


def _word(name: str, body: str, sheet: Sheet) -> bytes:
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(sheet.wide), Mm(sheet.high)
    section.orientation = WD_ORIENT.LANDSCAPE if sheet.wide > sheet.high else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(26)
    section.top_margin = section.bottom_margin = Mm(25 if sheet.high > 150 else 14)
    if sheet.columns > 1:
        section._sectPr.find(qn("w:cols")).set(qn("w:num"), str(sheet.columns))
    face = _FACES[zlib.crc32(name.encode()) % len(_FACES)]
    lines = [line.strip() for line in body.replace("\u3000", "").splitlines() if line.strip() and line[0] != "#"]
    form = bool(_FORM.search(name)) and sheet.columns == 1
    for kind, group in _groups(lines, form):
        if kind == "prose":
            for line in group:
                _paragraph(document, line, face, sheet.size, lines.index(line) < 2 and len(line) < 26)
        else:
            _table(document, [_cells(line, kind) for line in group], face, sheet.size)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _groups(lines: Sequence[str], form: bool) -> Iterator[tuple[str, list[str]]]:
    """Lines that stand in one table together, and those that stand alone."""
    group: list[str] = []
    before = ""
    for line in lines:
        kind = "table" if "\t" in line else "form" if form and _FIELD.fullmatch(line) else "prose"
        if kind != before and group:
            yield before, group
            group = []
        group.append(line)
        before = kind
    if group:
        yield before, group


def _cells(line: str, kind: str) -> list[str]:
    field = _FIELD.fullmatch(line) if kind == "form" else None
    return [field[1], field[2]] if field else line.split("\t")


def _paragraph(where: Any, text: str, face: str, size: float, title: bool = False) -> None:
    paragraph = where.add_paragraph()
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.line_spacing = 1.25
    if title:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif len(text) > 26:
        paragraph.paragraph_format.first_line_indent = Pt(2 * size)
    elif re.fullmatch(r"\d{4}年\d+月\d+日", text):
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _run(paragraph, text, face, size * (1.4 if title else 1))


def _run(paragraph: Any, text: str, face: str, size: float) -> None:
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    properties = run._element.get_or_add_rPr()
    fonts = OxmlElement("w:rFonts")
    for key in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{key}"), face)
    properties.insert(0, fonts)


def _table(document: Any, rows: Sequence[Sequence[str]], face: str, size: float) -> None:
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            cell = table.cell(at, column)
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(0)
            _run(paragraph, text, face, size * 0.8)
    if len(rows[0]) == 2:
        for row in table.rows:
            row.cells[0].width, row.cells[1].width = Mm(40), Mm(118)
