"""One evaluation report, warm and each one different, against stock reportlab Platypus setting the same content."""

from __future__ import annotations

import io
import itertools
import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from PIL import Image as Picture
from PIL import ImageDraw
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Flowable, Image, Paragraph, SimpleDocTemplate, Table, TableStyle

from app.domain.casefile import CaseDocument, CaseField, CaseFile, CaseType, FieldName
from app.domain.document_type import DocumentType
from app.domain.page import PageRef, Pin, Rect
from app.domain.review import AppliedRule, Mark, Review, Stage, Verdict
from app.domain.standard import RuleKind, Standard
from app.paths import resources_folder
from app.reporting.build import build_content, pins_to_clip
from app.reporting.content import ReportContent, ReportFinding
from app.reporting.sheet import evidence_parts, report_pdf
from app.scoring.engine import score
from app.standards.toml_read import read_standard
from app.typeset.fonts import Face, font_file
from tests.benchmarks.measure import Figure, interleaved_ratio

_WORDS = "决定书送达超过法定期限审批意见签名日期不完整询问笔录更正处无指印调查取证程序规范裁量说理充分"
_GRID = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])


def measure() -> tuple[Figure, ...]:
    """CPU of the same stream of reports set by both; every report has other reasons, pins and pictures."""
    for face in Face:
        pdfmetrics.registerFont(TTFont(face.name, font_file(face)))
    standard = read_standard(resources_folder() / "standards" / "penalty-ordinary-2026.toml")
    contents = [_content(standard, seed) for seed in range(14)]
    ratio = interleaved_ratio(_each(contents, report_pdf), _each(contents, _platypus), clock=time.process_time)
    note = "12 findings with clippings, 70 items; stock Platypus with rl_accel, the same fonts, tables and pictures"
    return (Figure("one report, warm, all different / stock Platypus, CPU", ratio, 0.4, note=note),)


def _each(contents: list[ReportContent], call: Callable[[ReportContent], bytes]) -> Callable[[], bytes]:
    stream = itertools.cycle(contents)
    return lambda: call(next(stream))


def _content(standard: Standard, seed: int) -> ReportContent:
    random_of = random.Random(seed)
    fields = {FieldName.UNIT: "云岫市市场监督管理局", FieldName.DECISION_NO: f"青市监处罚〔2026〕{seed}号"}
    document = CaseDocument(1, 1, "询问笔录", DocumentType.INQUIRY_RECORD, tuple(PageRef("a", n) for n in range(1, 60)))
    case = CaseFile(
        1, f"第{seed}案", datetime(2026, 5, 1, tzinfo=UTC), CaseType.PENALTY_ORDINARY,
        tuple(CaseField(name, value) for name, value in fields.items()), (), (document,),
    )  # fmt: skip
    marks = [Mark(veto.code, Verdict.MET) for veto in standard.vetoes]
    leaves = list(standard.leaves())
    fixed = [leaf for leaf in leaves if leaf.rules and leaf.rules[0].kind in (RuleKind.FIXED, RuleKind.PER_PLACE)]
    faulty = {leaf.code for leaf in random_of.sample(fixed, 12)}
    for leaf in leaves:
        mark = Mark(leaf.code, Verdict.MET)
        if leaf.code in faulty:
            pin = Pin("a", random_of.randint(1, 50), Rect(0.1, random_of.random() / 2, 0.9, 0.6))
            applied = (AppliedRule(leaf.rules[0].code),)
            mark = replace(mark, verdict=Verdict.DEDUCTED, applied=applied, reason=_said(random_of), pins=(pin,))
        marks.append(mark)
    review = Review(
        1, 1, Stage.FIRST_REVIEW, "王评", standard.id, standard.edition, datetime(2026, 5, 2, tzinfo=UTC),
        comment=_said(random_of) * 3, marks=tuple(marks),
    )  # fmt: skip
    pictures = {pin: _clipping(random_of) for pin in pins_to_clip(review)}
    return build_content(case, review, standard, score(standard, marks, case.case_type), pictures)


def _said(random_of: random.Random) -> str:
    return "，".join("".join(random_of.choices(_WORDS, k=random_of.randint(4, 14))) for _ in range(6)) + "。"


def _clipping(random_of: random.Random) -> bytes:
    picture = Picture.new("RGB", (1000, 120), "white")
    draw = ImageDraw.Draw(picture)
    for _ in range(300):
        x, y = random_of.randint(0, 990), random_of.randint(0, 110)
        draw.rectangle((x, y, x + 8, y + 3), fill=(40, 40, 40))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def _style(face: Face, size: float, leading: float, align: int = 0) -> ParagraphStyle:
    return ParagraphStyle("s", fontName=face.name, fontSize=size, leading=leading, wordWrap="CJK", alignment=align)


_CELL, _MIDDLE = _style(Face.SERIF, 9.5, 14), _style(Face.SERIF, 9.5, 14, 1)
_HEAD, _SECTION = _style(Face.SANS_BOLD, 9.5, 14, 1), _style(Face.SANS_BOLD, 12, 18)
_BODY, _NOTE, _TITLE = _style(Face.SERIF, 10.5, 17), _style(Face.SERIF, 9, 14), _style(Face.SERIF_BOLD, 20, 30, 1)


def _p(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(text), style)


def _platypus(content: ReportContent) -> bytes:
    out = io.BytesIO()
    paper = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=57, rightMargin=57, topMargin=54, bottomMargin=62, invariant=1
    )
    story: list[Flowable] = [_p(content.title, _TITLE), _p(content.subtitle, _MIDDLE)]
    story.append(_table([[_p(field.label, _HEAD), _p(field.value, _CELL)] for field in content.head], (100, 380)))
    story.append(_p("一、合法性评查", _SECTION))
    rows = [[_p(text, _HEAD) for text in ("序号", "否决情形", "是否存在", "理由")]]
    rows += [
        [_p(r.number, _MIDDLE), _p(r.text, _CELL), _p("是　否", _MIDDLE), _p(r.reason, _CELL)] for r in content.legality
    ]
    story.append(_table(rows, (40, 226, 76, 139), 1))
    for part in content.parts:
        rows = [[_p(text, _HEAD) for text in ("环节", "序号", "评查内容", "分值", "扣分", "得分", "扣分理由")]]
        for row in part.rows:
            texts = (
                (row.stage, _CELL),
                (row.code, _MIDDLE),
                (row.text, _CELL),
                (row.full, _MIDDLE),
                (row.loss, _MIDDLE),
            )
            rows.append([_p(*pair) for pair in (*texts, (row.earned, _MIDDLE), (row.reason, _CELL))])
        story += [_p("二、规范性评查", _SECTION), _table(rows, (36, 40, 160, 31, 31, 31, 152), 1)]
    story += [_p(rule, _NOTE) for rule in content.rules]
    story.append(_table([[_p(line.text, _NOTE), _p(line.amount, _NOTE)] for line in content.derivation], (405, 76)))
    story.append(_p("三、问题清单", _SECTION))
    for finding in content.findings:
        story += _finding(finding)
    story += [_p("四、评语", _SECTION), _p(content.comment, _BODY)]
    paper.build(story, onFirstPage=_footer, onLaterPages=_footer)
    return out.getvalue()


def _table(rows: list[list[Paragraph]], widths: tuple[float, ...], head: int = 0) -> Table:
    table = Table(rows, widths, repeatRows=head)
    table.setStyle(_GRID)
    return table


def _finding(finding: ReportFinding) -> list[Flowable]:
    flowables: list[Flowable] = [_p(f"{finding.number} {finding.code} {finding.title}{finding.cost}", _SECTION)]
    flowables.append(_p(finding.reason, _BODY))
    flowables += [Image(io.BytesIO(clipping.picture), 480, 58) for clipping in finding.clippings]
    flowables.append(_p("　".join(map("".join, evidence_parts(finding))), _NOTE))
    return flowables


def _footer(canvas: object, document: SimpleDocTemplate) -> None:
    canvas.setFont(Face.SERIF.name, 9)
    canvas.drawRightString(538, 30, f"第{document.page}页")
