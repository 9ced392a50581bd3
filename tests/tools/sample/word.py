"""Word documents as offices make them: a title, a ruled form with merged cells, running text, headers and page fields."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

FANGSONG, SONG, HEI, KAI = "仿宋", "宋体", "黑体", "楷体"
CENTRE, RIGHT, LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.LEFT
STAMP = (2026, 6, 8, 9, 0, 0)


def set_font(run: Run, face: str, size: float, bold: bool = False) -> None:
    run.font.name, run.font.size, run.font.bold = face, Pt(size), bold
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for slot in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(slot), face if slot == "w:eastAsia" else "Times New Roman")


class Page:
    """A Word document under way; `save` gives the same bytes each time."""

    def __init__(self, header: str = "", numbered: bool = False) -> None:
        self.doc: DocumentObject = Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(30), Mm(26)
        section.left_margin, section.right_margin = Mm(28), Mm(26)
        if header:
            self._line(section.header.paragraphs[0], header, SONG, 9, RIGHT)
        if numbered:
            self._page_field(section.footer.paragraphs[0])

    def _line(self, paragraph: Paragraph, text: str, face: str, size: float, align: WD_ALIGN_PARAGRAPH) -> None:
        paragraph.alignment = align
        set_font(paragraph.add_run(text), face, size)

    def _page_field(self, paragraph: Paragraph) -> None:
        paragraph.alignment = CENTRE
        for before, code, after in (("第", "PAGE", "页"), ("　共", "NUMPAGES", "页")):
            set_font(paragraph.add_run(before), SONG, 9)
            run = paragraph.add_run()
            set_font(run, SONG, 9)
            for kind in ("begin", None, "separate", "text", "end"):
                run._element.append(self._field_part(kind, code))
            set_font(paragraph.add_run(after), SONG, 9)

    def _field_part(self, kind: str | None, code: str) -> OxmlElement:
        if kind is None:
            part = OxmlElement("w:instrText")
            part.text = f" {code} "
        elif kind == "text":
            part = OxmlElement("w:t")
            part.text = "1"
        else:
            part = OxmlElement("w:fldChar")
            part.set(qn("w:fldCharType"), kind)
        return part

    def title(self, text: str, size: float = 22, above: str = "", number: str = "") -> None:
        if above:
            self.line(above, HEI, 16, CENTRE, spacing=28)
        paragraph = self.line(text, HEI, size, CENTRE, spacing=size * 1.6)
        paragraph.paragraph_format.space_after = Pt(0 if number else 8)
        if number:
            self.line(number, FANGSONG, 14, CENTRE, spacing=24).paragraph_format.space_after = Pt(6)

    def line(
        self, text: str, face: str = FANGSONG, size: float = 15, align: WD_ALIGN_PARAGRAPH = LEFT, spacing: float = 26
    ) -> Paragraph:
        paragraph = self.doc.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.line_spacing = Pt(spacing)
        self._line(paragraph, text, face, size, align)
        return paragraph

    def body(self, text: str, face: str = FANGSONG, size: float = 15, spacing: float = 26) -> None:
        paragraph = self.line(text, face, size, spacing=spacing)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Pt(size * 2)

    def signed(self, label: str, name: str, day: str = "", size: float = 15) -> None:
        """A printed label and a name in a hand's face."""
        paragraph = self.line(label, FANGSONG, size)
        set_font(paragraph.add_run(name), KAI, size + 1)
        if day:
            set_font(paragraph.add_run(f"　　{day}"), KAI, size)

    def form(self, rows: Sequence[Sequence[str]], widths: Sequence[float], heights: Sequence[float] = ()) -> None:
        """A ruled form; a row with fewer cells than columns stretches its last cell over the rest."""
        table = self.doc.add_table(rows=len(rows), cols=len(widths))
        table.style, table.alignment, table.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
            row.height = Mm(heights[number] if heights else 10)
            cells = [row.cells[n] for n in range(len(widths))]
            for cell, width in zip(cells, widths, strict=True):
                cell.width = Mm(width)
            if len(texts) < len(widths):
                cells[len(texts) - 1].merge(cells[-1])
            for place, text in enumerate(texts):
                self._fill(cells[place], text, label=place % 2 == 0 and len(text) < 14)

    def _fill(self, cell: _Cell, text: str, label: bool) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        for number, part in enumerate(text.split("\n")):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            paragraph.alignment = CENTRE if label else LEFT
            paragraph.paragraph_format.space_after = Pt(0)
            hand = part.startswith("~")
            set_font(paragraph.add_run(part.lstrip("~")), KAI if hand else SONG, 13 if hand else 12)

    def merge_down(self, column: int, first: int, last: int, table: int = -1) -> None:
        """The cells of one column from row `first` to `last` as one."""
        cells = self.doc.tables[table].columns[column].cells
        for cell in cells[first + 1 : last + 1]:
            for paragraph in cell.paragraphs:
                paragraph.clear()
        whole = cells[first].merge(cells[last])
        for extra in whole.paragraphs[1:]:
            extra._element.getparent().remove(extra._element)

    def picture(self, data: bytes, width: float) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.alignment = CENTRE
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run().add_picture(io.BytesIO(data), width=Mm(width))

    def save(self) -> bytes:
        when = datetime(*STAMP)  # noqa: DTZ001
        core = self.doc.core_properties
        core.created = core.modified = when
        core.author, core.last_modified_by, core.comments = "", "", ""
        raw = io.BytesIO()
        self.doc.save(raw)
        return _settled(raw.getvalue())


def _settled(data: bytes) -> bytes:
    """The package with fixed dates and without the template's preview picture."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for entry in old.infolist():
            if entry.filename.startswith(("docProps/thumbnail", "customXml")):
                continue
            body = old.read(entry)
            if entry.filename == "_rels/.rels":
                body = _without_thumbnail(body)
            elif entry.filename == "word/_rels/document.xml.rels":
                body = _without(body, b"customXml")
            new.writestr(zipfile.ZipInfo(entry.filename, STAMP), body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _without_thumbnail(body: bytes) -> bytes:
    return _without(body, b"thumbnail")


def _without(body: bytes, word: bytes) -> bytes:
    """Relationships without those that name a word."""
    parts = body.split(b"<Relationship ")
    kept = [parts[0], *(p for p in parts[1:] if word not in p)]
    joined = b"<Relationship ".join(kept)
    return joined if joined.rstrip().endswith(b"</Relationships>") else joined + b"</Relationships>"
