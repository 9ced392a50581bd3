"""The 预检清单 as PDF: three lists, each doubt with its article, its arithmetic and its pages; what could not be decided."""

from __future__ import annotations

from collections.abc import Iterable

from app import wording
from app.domain.casefile import CaseFile, FieldName
from app.domain.finding import CheckList, DecidedFinding, Evidence, Finding, Outcome
from app.domain.overview import Overview
from app.reporting.styles import BODY, CELL, CELL_CENTER, EVIDENCE, FILL, FINDING, HEAD, NOTE, SECTION, SUBTITLE, TITLE
from app.typeset.canvas import PageCanvas
from app.typeset.frame import Flow, Sheet
from app.typeset.table import Cell, Row, Table, draw_table

_NUMBERS = "一二三四五六七八九十"


def precheck_pdf(case: CaseFile, overview: Overview) -> bytes:
    """The list as PDF; the same findings give the same bytes."""
    name = case.field(FieldName.CASE_NO) or case.name
    flow = Flow(PageCanvas(title=f"预检清单 {name}"), Sheet(footer=name))
    flow.paragraph("案卷预检清单", TITLE)
    flow.space(4)
    flow.paragraph(f"{case.field(FieldName.UNIT)}　{case.field(FieldName.PARTY)}　{name}", SUBTITLE)
    flow.space(8)
    _counts(flow, overview)
    for number, check_list in enumerate(CheckList):
        _list(flow, _NUMBERS[number], check_list, case, overview.findings)
    _undecided(flow, overview.findings)
    _timeline(flow, overview)
    _adjusted(flow, overview)
    flow.space(10)
    flow.paragraph(
        "本清单由程序对照载入的法律、日历和案卷自身提出，供评查人核对；未经评查人确认，不作为扣分或者否决的依据。", NOTE
    )
    if overview.calendar_to is not None:
        flow.paragraph(f"工作日按国务院办公厅公布的放假安排计算，日历覆盖至{overview.calendar_to.isoformat()}。", NOTE)
    return flow.finish()


def _counts(flow: Flow, overview: Overview) -> None:
    outcomes = (Outcome.SUSPECTED, Outcome.UNDECIDED, Outcome.CONFORMS, Outcome.NOT_APPLICABLE)
    width = flow.width / (len(outcomes) + 1)
    head = Row((Cell("清单", HEAD, fill=FILL), *(Cell(wording.word(o), HEAD, fill=FILL) for o in outcomes)), 22)
    rows = [
        Row(
            (
                Cell(wording.word(check_list), CELL_CENTER),
                *(Cell(str(_count(overview, check_list, o)), CELL_CENTER) for o in outcomes),
            ),
            22,
        )
        for check_list in CheckList
    ]
    draw_table(flow, Table((width,) * 5, [head, *rows]))


def _count(overview: Overview, check_list: CheckList, outcome: Outcome) -> int:
    return sum(one.finding.check_list is check_list and one.finding.outcome is outcome for one in overview.findings)


def _list(flow: Flow, number: str, check_list: CheckList, case: CaseFile, findings: Iterable[DecidedFinding]) -> None:
    flow.space(12)
    flow.paragraph(f"{number}、{wording.word(check_list)}", SECTION, 40)
    doubts = [
        one for one in findings if one.finding.check_list is check_list and one.finding.outcome is Outcome.SUSPECTED
    ]
    if not doubts:
        flow.paragraph("未发现疑似不符。", BODY)
    for at, one in enumerate(doubts, 1):
        _doubt(flow, at, case, one)


def _doubt(flow: Flow, at: int, case: CaseFile, one: DecidedFinding) -> None:
    finding = one.finding
    flow.space(4)
    flow.paragraph(f"{at}　{finding.name}（{wording.word(finding.severity)}）", FINDING, 34)
    flow.paragraph(finding.message, BODY)
    for line in finding.arithmetic:
        flow.paragraph(f"　　{line}", EVIDENCE)
    places = "；".join(_place(case, item) for item in finding.evidence[:6])
    flow.paragraph(
        f"依据：{finding.article}（{wording.word(finding.provenance)}）{f'　所在：{places}' if places else ''}",
        EVIDENCE,
    )
    if one.said:
        said = one.said[-1]
        reason = f"：{said.reason}" if said.reason else ""
        flow.paragraph(f"处理：{wording.word(said.decision)}（{said.by}，{said.at:%Y-%m-%d}）{reason}", EVIDENCE)


def _place(case: CaseFile, item: Evidence) -> str:
    document = next((one for one in case.documents if one.id == item.document), None)
    folio = case.folio(item.pin.file_hash, item.pin.page) if item.pin else None
    page = f"卷内第{folio}页" if folio else ""
    value = f"“{item.value}”" if item.value and len(item.value) <= 30 else ""
    return f"《{document.title if document else ''}》{page}{value}"


def _undecided(flow: Flow, findings: Iterable[DecidedFinding]) -> None:
    open_ones: list[Finding] = [one.finding for one in findings if one.finding.outcome is Outcome.UNDECIDED]
    if not open_ones:
        return
    flow.space(12)
    flow.paragraph("四、无法判断的事项", SECTION, 40)
    head = Row((Cell("检查内容", HEAD, fill=FILL), Cell("缺少什么", HEAD, fill=FILL)), 22)
    rows = [
        Row((Cell(finding.name, CELL), Cell("、".join(finding.missing) or finding.message, CELL)))
        for finding in open_ones
    ]
    draw_table(flow, Table((190, flow.width - 190), rows, [head]))


def _timeline(flow: Flow, overview: Overview) -> None:
    if not overview.happenings:
        return
    flow.space(12)
    flow.paragraph("五、时间线", SECTION, 40)
    head = Row(tuple(Cell(text, HEAD, fill=FILL) for text in ("日期", "事项", "文书", "期限届满")), 22)
    rows = [
        Row((
            Cell(one.day.isoformat(), CELL_CENTER),
            Cell(one.role, CELL),
            Cell(one.title, CELL),
            Cell(f"{one.limit.isoformat()}{'　超期' if one.late else ''}" if one.limit else "", CELL_CENTER),
        ))
        for one in overview.happenings
    ]  # fmt: skip
    draw_table(flow, Table((80, 120, flow.width - 310, 110), rows, [head]))


def _adjusted(flow: Flow, overview: Overview) -> None:
    if not overview.adjusted:
        return
    flow.space(12)
    flow.paragraph("六、停用和调整的规则", SECTION, 40)
    for line in overview.adjusted:
        flow.paragraph(line, BODY)
