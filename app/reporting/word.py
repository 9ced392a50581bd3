"""The Word twin of the findings: 案卷评查问题清单, to be edited and sent on."""

from __future__ import annotations

import io
import zipfile

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from app.reporting.content import ReportContent, ReportFinding
from app.reporting.sheet import CLIP_DPI, circled, evidence_parts
from app.typeset.pictures import picture_size

SONG, HEI, LATIN = "宋体", "黑体", "Times New Roman"
TEXT_WIDTH_MM = 160.0
HEAD_MM = (26, 56, 26, 52)
EPOCH = (1980, 1, 1, 0, 0, 0)


def findings_docx(content: ReportContent) -> bytes:
    """The findings with their clippings as .docx; the same content gives the same bytes."""
    document = _blank()
    _line(document, "案卷评查问题清单", HEI, 20, WD_ALIGN_PARAGRAPH.CENTER)
    _line(document, content.subtitle, SONG, 11, WD_ALIGN_PARAGRAPH.CENTER)
    if content.pending:
        _line(document, f"【{content.pending}】", HEI, 11, WD_ALIGN_PARAGRAPH.CENTER)
    _head(document, content)
    _line(document, "一、不符合评查条件" if content.ineligible else "一、问题清单", HEI, 14)
    if content.ineligible:
        _line(document, content.ineligible, SONG, 12)
    elif not content.findings:
        _line(document, "评查未发现需要扣分或者否决的问题。", SONG, 12)
    for finding in content.findings:
        _finding(document, finding)
    _line(document, "二、评语", HEI, 14)
    for paragraph in content.comment.split("\n"):
        _line(document, paragraph, SONG, 12).paragraph_format.first_line_indent = Pt(24)
    if content.reading:
        _line(document, content.reading, SONG, 10.5)
    return _settled(document)


def _blank() -> WordDocument:
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = LATIN, Pt(12)
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), SONG)
    normal.paragraph_format.space_after = Pt(0)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, field in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES")):
        _run(footer, text, SONG, 9)
        _field(footer, field)
    _run(footer, " 页", SONG, 9)
    return document


def _field(paragraph: Paragraph, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    field.append(_run(paragraph, "1", SONG, 9)._r)  # noqa: SLF001 - python-docx has no field of its own
    paragraph._p.append(field)  # noqa: SLF001


def _run(paragraph: Paragraph, text: str, face: str, size: float) -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = LATIN, Pt(size)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)  # noqa: SLF001
    return run


def _line(
    document: WordDocument | _Cell,
    text: str,
    face: str,
    size: float,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> Paragraph:
    paragraph: Paragraph = document.add_paragraph()
    if align is not None:
        paragraph.alignment = align
    paragraph.paragraph_format.space_before = Pt(6 if face == HEI else 2)
    paragraph.paragraph_format.keep_with_next = face == HEI
    _run(paragraph, text, face, size).bold = face == HEI
    return paragraph


def _head(document: WordDocument, content: ReportContent) -> None:
    totals = content.totals
    fields = [(field.label, field.value) for field in content.head if field.value]
    fields += [("合法性结论", totals.legality), ("总　　分", totals.total), ("等　　次", totals.grade)]
    table = document.add_table(rows=0, cols=4)
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, HEAD_MM, strict=True):
        column.width = Mm(width)
    for at in range(0, len(fields), 2):
        cells = table.add_row().cells
        for place, (label, value) in enumerate(fields[at : at + 2]):
            for cell, text, face in ((cells[2 * place], label, HEI), (cells[2 * place + 1], value, SONG)):
                _run(cell.paragraphs[0], text, face, 10.5)
    for row in table.rows:
        for cell, width in zip(row.cells, HEAD_MM, strict=True):
            cell.width = Mm(width)


def _finding(document: WordDocument, finding: ReportFinding) -> None:
    title = _line(document, f"{finding.number}　{finding.code}　{finding.title}", HEI, 12)
    _run(title, f"　{finding.cost}", SONG, 12)
    if finding.reason:
        _line(document, finding.reason, SONG, 12).paragraph_format.keep_with_next = True
    for clipping in finding.clippings:
        if clipping.picture:
            width, _ = picture_size(clipping.picture)
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.keep_with_next = True
            picture_width = Mm(min(width / CLIP_DPI * 25.4, TEXT_WIDTH_MM - 10))
            paragraph.add_run().add_picture(io.BytesIO(clipping.picture), width=picture_width)
            _run(paragraph, circled(clipping.number), SONG, 10.5)
    for label, text in evidence_parts(finding):
        paragraph = _line(document, label, SONG, 10.5)
        paragraph.runs[0].bold = True
        _run(paragraph, text, SONG, 10.5)


def _settled(document: WordDocument) -> bytes:
    """The file with the zip's clock taken out."""
    made, settled = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(name))
    return settled.getvalue()
