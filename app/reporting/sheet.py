"""The 案卷评查评分表 as PDF: head, legality, scored items, findings with clippings, comment and signatures."""

from __future__ import annotations

from itertools import groupby

from app.reporting.content import Clipping, ItemRow, LegalityRow, PartTable, ReportContent, ReportFinding
from app.reporting.styles import (
    BODY,
    CELL,
    CELL_CENTER,
    COMMENT,
    EVIDENCE,
    FILL,
    FINDING,
    GRADE,
    HEAD,
    HEADING_CELL,
    LABEL,
    NOTE,
    NOTE_BOLD,
    NOTE_BOLD_RIGHT,
    NOTE_RIGHT,
    RED,
    SECTION,
    STAGE,
    STATUS,
    SUBTITLE,
    TITLE,
    TOTAL,
)
from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face, text_width
from app.typeset.frame import Flow, Sheet, TextStyle, lay
from app.typeset.pictures import picture_size
from app.typeset.table import Cell, Row, Table, draw_table, first_height, table_height

CLIP_DPI = 150
CLIP_HEIGHT = 210.0  # points; a taller clipping is scaled down
BOXES = {True: "☑是　☐否", False: "☐是　☑否", None: "☐是　☐否"}
CIRCLES = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
ORDINALS = "一二三四五六七八九十"


def report_pdf(content: ReportContent) -> bytes:
    """The report as PDF; the same content gives the same bytes. ReportError names characters no font draws."""
    flow = Flow(PageCanvas(title=f"{content.title} {content.footer}"), Sheet(footer=content.footer))
    _head(flow, content)
    if content.ineligible:
        _not_reviewed(flow, content)
        return flow.finish()
    _section(flow, "一、合法性评查", first_height(_legality(content.legality)))
    draw_table(flow, _legality(content.legality))
    _parts(flow, content.parts)
    _totals(flow, content)
    _findings(flow, content.findings)
    _comment(flow, content.comment, "四、评语")
    _reading(flow, content.reading)
    _signatures(flow, content)
    return flow.finish()


def _not_reviewed(flow: Flow, content: ReportContent) -> None:
    """The reason why nothing is scored (N8), the comment and the signatures."""
    _section(flow, "一、不符合评查条件", BODY.leading)
    flow.paragraph(content.ineligible, BODY)
    _comment(flow, content.comment, "二、评语")
    _signatures(flow, content)


def circled(number: int) -> str:
    """① for 1; a number beyond fifty in brackets."""
    return CIRCLES[number - 1] if number <= len(CIRCLES) else f"({number})"


def _head(flow: Flow, content: ReportContent) -> None:
    flow.paragraph(content.title, TITLE)
    flow.space(4)
    flow.paragraph(content.subtitle, SUBTITLE)
    if content.pending:
        flow.paragraph(f"【{content.pending}】", STATUS)
    flow.space(8)
    *pairs, filed, decided, closed = content.head
    rows = [
        Row((_label(left.label), Cell(left.value, CELL, span=3), _label(right.label), Cell(right.value, CELL)), 24)
        for left, right in zip(pairs[::2], pairs[1::2], strict=True)
    ]
    days = [
        cell for day in (filed, decided, closed) for cell in (_label(day.label), Cell(day.value, CELL_CENTER, pad=2))
    ]
    draw_table(flow, Table(_fill(flow, (60, 84, 56, 82, 64, 0)), [*rows, Row(tuple(days), 24)]))


def _label(text: str) -> Cell:
    return Cell(text, LABEL, fill=FILL, pad=2)


def _fill(flow: Flow, columns: tuple[float, ...]) -> tuple[float, ...]:
    """The columns with the one given as 0 taking what is left."""
    rest = flow.width - sum(columns)
    return tuple(column or rest for column in columns)


def _section(flow: Flow, text: str, keep: float) -> None:
    flow.space(14)
    flow.paragraph(text, SECTION, keep + 4)
    flow.space(4)


def _heads(*texts: str) -> list[Row]:
    return [Row(tuple(Cell(text, HEAD, fill=FILL, pad=2) for text in texts), 24)]


def _legality(rows: tuple[LegalityRow, ...]) -> Table:
    body = [
        Row((Cell(row.number, CELL_CENTER, pad=2), Cell(row.text, CELL), Cell(BOXES[row.found], CELL_CENTER, pad=2),
             Cell(row.reason or "—", CELL if row.reason else CELL_CENTER)), 24)
        for row in rows
    ]  # fmt: skip
    return Table((40, 226, 76, 139.28), body, _heads("序号", "否决情形", "是否存在", "理由（卷内页码）"))


def _parts(flow: Flow, parts: tuple[PartTable, ...]) -> None:
    for number, part in enumerate(parts):
        table = _scored(flow, part)
        keep = first_height(table)
        if number == 0:
            _section(flow, "二、规范性评查", keep + (20 if len(parts) > 1 else 0))
        if len(parts) > 1:
            flow.space(10 if number else 0)
            flow.paragraph(f"（{_ordinal(number)}）{part.title}", FINDING, keep + 4)
            flow.paragraph(part.note, NOTE, keep)
            flow.space(4)
        draw_table(flow, table)


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else str(number + 1)


def _scored(flow: Flow, part: PartTable) -> Table:
    staged = any(row.stage for row in part.rows)
    rows: list[Row] = []
    for stage, group in groupby(part.rows, key=lambda row: row.stage):
        same = list(group)
        for at, row in enumerate(same):
            cells = _item_cells(row)
            if staged:
                cells = (_stage(stage, len(same)) if at == 0 else None, *cells)
            rows.append(Row(cells, 24))
    span = 3 if staged else 2
    sums = (Cell(text, CELL_CENTER, pad=2) for text in (part.full, part.loss, part.earned))
    rows.append(Row((Cell("合　　计", LABEL, span=span, fill=FILL), *sums, Cell("", CELL)), 24))
    columns = _fill(flow, (26, 40, 170, 31, 31, 31, 0) if staged else (40, 190, 31, 31, 31, 0))
    names = ("序号", "评查内容", "分值", "扣分", "得分", "扣分理由（卷内页码）")
    return Table(columns, rows, _heads(*(("环节",) if staged else ()), *names))


def _stage(stage: str, rows: int) -> Cell:
    """One character under the other where the rows leave room for it, otherwise two on a line."""
    text = "\n".join(stage) if len(stage) <= max(2 * rows, 3) else stage
    return Cell(text, STAGE, rows=rows, pad=2)


def _item_cells(row: ItemRow) -> tuple[Cell | None, ...]:
    fill = FILL if row.heading else None
    reason = CELL if row.reason not in ("—", "") else CELL_CENTER
    return (
        Cell(row.code, CELL_CENTER, fill=fill, pad=1),
        Cell(row.text, HEADING_CELL if row.heading else CELL, fill=fill),
        *(Cell(text, CELL_CENTER, fill=fill, pad=1) for text in (row.full, row.loss, row.earned)),
        Cell(row.reason, reason, fill=fill),
    )


def _totals(flow: Flow, content: ReportContent) -> None:
    totals = content.totals
    cells = (_label("合法性结论"), Cell(totals.legality, CELL_CENTER, pad=2), _label("规范性得分"), Cell(totals.form, CELL_CENTER),
             _label("总　　分"), Cell(totals.total, TOTAL), _label("等　　次"), Cell(totals.grade, GRADE, pad=2))  # fmt: skip
    table = Table(_fill(flow, (62, 66, 62, 52, 54, 62, 54, 0)), [Row(cells, 30)])
    flow.space(10)
    flow.need(table_height(table) + 3 * NOTE.leading)
    draw_table(flow, table)
    flow.space(8)
    for number, rule in enumerate(content.rules, 1):
        flow.paragraph(f"{'计分规则：' if number == 1 else ''}{number}. {rule}", NOTE)
    _derivation(flow, content)


def _derivation(flow: Flow, content: ReportContent) -> None:
    if not content.derivation:
        return
    rows = [_sum(f"{'　　' * line.depth}{line.text}", line.amount, NOTE, NOTE_RIGHT) for line in content.derivation]
    before = f"，否决前{content.totals.before_veto}分" if content.totals.before_veto else ""
    last = f"总分（不缩进的各行相加{before}）"
    rows.append(_sum(last, content.totals.total, NOTE_BOLD, NOTE_BOLD_RIGHT))
    table = Table((flow.width - 76, 76), rows, _heads("得分推算", "分"))
    flow.space(8)
    flow.need(first_height(table) + 20)
    draw_table(flow, table)


def _sum(text: str, amount: str, left: TextStyle, right: TextStyle) -> Row:
    return Row((Cell(text, left, pad_y=2), Cell(amount, right, pad_y=2)))


def _findings(flow: Flow, findings: tuple[ReportFinding, ...]) -> None:
    first = _finding_start(flow, findings[0]) if findings else BODY.leading
    _section(flow, "三、问题清单", first)
    if not findings:
        flow.paragraph("评查未发现需要扣分或者否决的问题。", BODY)
    for finding in findings:
        _finding(flow, finding)


def _finding(flow: Flow, finding: ReportFinding) -> None:
    title = _title(finding)
    lines = lay(title, FINDING, flow.width)
    flow.paragraph(title, FINDING, _finding_start(flow, finding) - len(lines) * FINDING.leading)
    _trail(flow, finding.cost, lines[-1].width)
    if finding.reason:
        flow.paragraph(finding.reason, BODY)
    evidence = _evidence(flow, finding)
    under = _under(flow, evidence)
    for clipping in finding.clippings:
        _clipping(flow, clipping, under if clipping is finding.clippings[-1] else 0)
    flow.space(3)
    flow.paragraph(evidence, EVIDENCE)
    flow.space(10)


def _evidence(flow: Flow, finding: ReportFinding) -> str:
    """The parts behind each other; one whose label would be torn at the end of a line begins the next line."""
    text = ""
    for label, said in evidence_parts(finding):
        after = lay(text, EVIDENCE, flow.width)[-1].width + (len(label) + 3) * EVIDENCE.size
        text += f"{('　' if after <= flow.width else chr(10)) if text else ''}{label}{said}"
    return text


def _under(flow: Flow, evidence: str) -> float:
    return 3 + len(lay(evidence, EVIDENCE, flow.width)) * EVIDENCE.leading


def _title(finding: ReportFinding) -> str:
    return f"{finding.number}　{finding.code}　{finding.title}"


def _finding_start(flow: Flow, finding: ReportFinding) -> float:
    """How much of a finding stays together: its title, its reason's beginning and the first clipping."""
    reason = min(len(lay(finding.reason, BODY, flow.width)), 3) * BODY.leading if finding.reason else 0
    clip = _clip_size(flow, finding.clippings[0])[1] + 4 if finding.clippings else 0
    if len(finding.clippings) < 2:
        clip += _under(flow, _evidence(flow, finding))
    return len(lay(_title(finding), FINDING, flow.width)) * FINDING.leading + reason + clip


def _trail(flow: Flow, text: str, after: float) -> None:
    """Write the cost behind the last line of the title, or below it where there is no room."""
    width = text_width(BODY.face, text, BODY.size)
    if after + 12 + width > flow.width:
        flow.paragraph(text, BODY)
        return
    flow.canvas.text(
        flow.sheet.left + after + 12, flow.y - FINDING.leading / 2 + 0.38 * FINDING.size, text, BODY.face, BODY.size
    )


def evidence_parts(finding: ReportFinding) -> tuple[tuple[str, str], ...]:
    """证据 《文书》卷内第×页①, 依据, 建议: those of the three that say something."""
    seen = "；".join(
        f"{clipping.citation}{circled(clipping.number)}{_quoted(clipping)}" for clipping in finding.clippings
    )
    parts = (("证据：", seen or finding.no_page), ("依据：", finding.basis), ("建议：", finding.suggestion))
    return tuple((label, text) for label, text in parts if text)


def _quoted(clipping: Clipping) -> str:
    """The words under a pin stand in for a picture that is missing."""
    return "" if clipping.picture or not clipping.quote else f"“{clipping.quote}”"


def _clip_size(flow: Flow, clipping: Clipping) -> tuple[float, float]:
    if not clipping.picture:
        return 0, 0
    width, height = (side * 72 / CLIP_DPI for side in picture_size(clipping.picture))
    scale = min(1, flow.width / width, CLIP_HEIGHT / height)
    return width * scale, height * scale


def _clipping(flow: Flow, clipping: Clipping, under: float) -> None:
    """Place a clipping, `under` points left below it for the line that explains it."""
    if not clipping.picture:
        return
    width, height = _clip_size(flow, clipping)
    flow.need(4 + height + under)
    flow.space(4)
    flow.picture(clipping.picture, width, height)
    label, size, radius = str(clipping.number), 8.0, 7.5
    x = min(flow.sheet.left + width + 12, flow.sheet.left + flow.width - radius - 3)
    y = flow.y - height + radius + 3
    flow.canvas.disc(x, y, radius, RED)
    half = text_width(Face.SANS_BOLD, label, size) / 2
    flow.canvas.text(x - half, y + 0.36 * size, label, Face.SANS_BOLD, size, (1, 1, 1))


def _comment(flow: Flow, comment: str, title: str) -> None:
    blank = Table((flow.width,), [Row((Cell("", CELL),), 72)])
    lines = len(lay(comment, COMMENT, flow.width))
    _section(flow, title, COMMENT.leading * min(lines, 4) if comment else table_height(blank))
    if comment:
        flow.paragraph(comment, COMMENT)
    else:
        draw_table(flow, blank)


def _reading(flow: Flow, reading: str) -> None:
    if reading:
        flow.space(6)
        flow.paragraph(reading, NOTE)


def _signatures(flow: Flow, content: ReportContent) -> None:
    day = "年　　月　　日"
    pairs = (("评 查 人", "", "评 查 人", ""), ("复 核 人", "", "组　　长", ""), ("评查日期", day, "复核日期", day))
    rows = [Row((_label(a), Cell(b, CELL_CENTER), _label(c), Cell(d, CELL_CENTER)), 42) for a, b, c, d in pairs]
    side = (flow.width - 128) / 2
    table = Table((64, side, 64, side), rows)
    _section(flow, "三、签署" if content.ineligible else "五、签署", table_height(table))
    draw_table(flow, table)
    if content.signed:
        flow.space(4)
        flow.paragraph(f"本表内容已由{content.signed}，签署后未作改动。", NOTE)
