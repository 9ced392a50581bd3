"""预检: what the machine found, in three lists, with its arithmetic; the timeline; the papers side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.casefile import CaseFile, FieldName
from app.domain.finding import CheckList, DecidedFinding
from app.domain.overview import Happening, Overview
from app.domain.page import PageRef, Pin
from app.wording import word
from ui.dialogs.done import DoneDialog
from ui.dialogs.page_peek import PagePeekDialog
from ui.models.precheck_columns import FINDING_COLUMNS, HAPPENING_COLUMNS, PAPER_COLUMNS, SIGNS
from ui.models.record_table import RecordTable
from ui.page import Context, Page
from ui.pages.precheck_detail import FindingDetail
from ui.pages.workbench_flow import FlowLayout
from ui.presenters.precheck import SHOWN, PrecheckPresenter, chosen
from ui.widgets.build import button, column, head, holder, label, row, scrolled, stretch_names
from ui.widgets.busy import BusyBar
from ui.widgets.elided import ElidedLabel
from ui.widgets.files import ask_target
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView


class PrecheckPage(Page):
    section = "cases"
    help_topic = "precheck"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = PrecheckPresenter(context.workspace, context.tasks)
        self._overview: Overview | None = None
        self._table = RecordTable(FINDING_COLUMNS)
        self._list = RecordView(self._table, context.theme, "预检结果")
        self.first_focus = self._list
        self._events = RecordTable(HAPPENING_COLUMNS)
        self._event_view = RecordView(self._events, context.theme, "时间线")
        self._papers = RecordTable(PAPER_COLUMNS)
        self._paper_view = RecordView(self._papers, context.theme, "各文书对照")
        self._detail = FindingDetail()
        self._busy = BusyBar()
        self._build()
        self._wire()

    def show_what(self, case_id: int | None = None, **_what: object) -> None:
        known = self._presenter.case
        wanted = case_id if case_id is not None else known.id if known is not None else None
        if wanted is not None:
            self._presenter.run(wanted)

    def _build(self) -> None:
        self._title = label(look="title")
        self._meta = ElidedLabel("soft")
        back = button("‹ 案卷", self._back)
        save = button("另存清单…", self._ask_and_save, tip="预检清单的 PDF，可以打印")
        again = button("重新预检", self.show_what)
        self._calendar = label(look="meta")
        top = head("", back, 4, column(self._title, self._meta, spacing=0), self._calendar, save, again)
        stretch_names(top)
        self._banner = label(look="warn", wrap=True)
        self._banner.hide()
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(self._build_findings(), "预检结果")
        self._tabs.addTab(self._event_view, "时间线")
        self._tabs.addTab(self._paper_view, "各文书对照")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addLayout(row(self._banner, margins=(24, 0, 24, 0)))
        whole.addWidget(self._tabs, 1)
        whole.addWidget(self._busy)

    def _build_findings(self) -> QWidget:
        self._outcomes = QButtonGroup(self)
        buttons: list[QPushButton] = []
        for number, outcome in enumerate(SHOWN):
            made = button(f"{SIGNS[outcome]} {word(outcome)}", look="chip")
            made.setCheckable(True)
            self._outcomes.addButton(made, number)
            buttons.append(made)
        buttons[0].setChecked(True)
        self._which = QComboBox()
        self._which.setAccessibleName("清单")
        self._which.addItem("三张清单", None)
        for check_list in CheckList:
            self._which.addItem(word(check_list), check_list)
        bar = QWidget()  # in two lines where large type leaves no room for one
        flow = FlowLayout(8, bar, last_right=True)
        flow.setContentsMargins(12, 8, 12, 8)
        for part in (*buttons, self._which):
            flow.addWidget(part)
        self._hint = label(look="soft", wrap=True)
        self._hint.setContentsMargins(16, 0, 16, 8)
        left = holder(column(bar, self._hint, self._list, spacing=0))
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(left)
        split.addWidget(scrolled(self._detail))
        split.setSizes([760, 480])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        return split

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.case_shown.connect(self._show_case)
        self._presenter.overview_made.connect(self._show_overview)
        self._presenter.finding_decided.connect(lambda _said: self.show_what())
        self._presenter.list_saved.connect(self._tell_saved)
        self._presenter.began.connect(self._busy.begin)
        self._presenter.ended.connect(self._busy.end)
        self._outcomes.idToggled.connect(lambda _id, on: self._filter() if on else None)
        self._which.currentIndexChanged.connect(lambda _at: self._filter())
        self._list.record_selected.connect(self._show_finding)
        self._detail.decided.connect(self._presenter.decide)
        self._detail.place_wanted.connect(self._peek)
        self._event_view.record_activated.connect(self._peek_event)

    def _show_case(self, case: CaseFile) -> None:
        self._title.setText(f"预检　{case.field(FieldName.CASE_NO) or case.name}")
        parts = [case.field(FieldName.UNIT), case.field(FieldName.PARTY), word(case.case_type)]
        self._meta.setText(" · ".join(part for part in parts if part))

    def _show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self._events.show_rows(overview.happenings)
        self._papers.show_rows(overview.papers)
        for number, outcome in enumerate(SHOWN):
            count = len(chosen(overview.findings, None, outcome))
            self._outcomes.button(number).setText(f"{SIGNS[outcome]} {word(outcome)} {count}")
        self._leave_empty_outcome(overview)
        self._banner.setText("\n".join(_banners(overview)))
        self._banner.setVisible(bool(self._banner.text()))
        covered = overview.calendar_to
        self._calendar.setText(f"日历覆盖至 {covered.isoformat()}" if covered else "没有载入日历")
        self._filter()

    def _leave_empty_outcome(self, overview: Overview) -> None:
        """The first outcome there is, where the one in view has nothing to show."""
        counts = [len(chosen(overview.findings, None, outcome)) for outcome in SHOWN]
        if not counts[self._outcomes.checkedId()] and any(counts):
            first = next(number for number, count in enumerate(counts) if count)
            self._outcomes.button(first).setChecked(True)

    def _filter(self) -> None:
        if self._overview is None:
            return
        before = self._list.selected()
        rows = chosen(self._overview.findings, self._which.currentData(), SHOWN[self._outcomes.checkedId()])
        self._table.show_rows(rows)
        keys = [one.finding.key for one in rows]
        at = keys.index(before.finding.key) if before is not None and before.finding.key in keys else 0
        self._hint.setText("" if rows else "这一类没有结果。")
        self._hint.setVisible(not rows)
        self._list.select_row(at)
        if not rows:
            self._detail.show_finding(self._presenter.case, None)

    def _show_finding(self, one: DecidedFinding | None) -> None:
        provisions = self._presenter.provisions(one.finding) if one is not None else ()
        self._detail.show_finding(self._presenter.case, one, provisions)

    def _peek_event(self, event: Happening) -> None:
        if event.pin is not None:
            self._peek(event.pin)

    def _peek(self, pin: Pin) -> None:
        case = self._presenter.case
        if case is None:
            return
        document = case.document_at(pin.file_hash, pin.page)
        refs = document.pages if document is not None else ()
        page = next((ref for ref in refs if (ref.file_hash, ref.number) == (pin.file_hash, pin.page)), None)
        title = f"{document.title if document else ''}　卷内第 {case.folio(pin.file_hash, pin.page)} 页"
        PagePeekDialog(self, self._context, title, page or PageRef(pin.file_hash, pin.page), pin.rect).exec()

    def _ask_and_save(self) -> None:
        case = self._presenter.case
        if case is None:
            return
        name = f"预检清单 {case.field(FieldName.CASE_NO) or case.name}.pdf"
        target, _ = ask_target(self, "另存为", name, "PDF 文件 (*.pdf)", "reports")
        if target is not None:
            self._presenter.save_list(target)

    def _tell_saved(self, target: Path) -> None:
        if DoneDialog.ask(self, "已保存", f"预检清单已保存到：{target}", "打开文件"):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(target)))

    def _back(self) -> None:
        case = self._presenter.case
        self._context.go("case", case_id=case.id) if case is not None else self._context.go("cases")


def _banners(overview: Overview) -> list[str]:
    told = []
    if overview.remedy:
        told.append(
            f"■ 卷内有《{overview.remedy}》：案件已进入行政复议或者行政诉讼，评查前请核对行政执法监督条例第三十三条。"
        )
    if overview.unread_pages:
        told.append(f"… 还有 {overview.unread_pages} 页扫描件没有识别文字，涉及的内容暂列为“无法判断”。")
    return told
