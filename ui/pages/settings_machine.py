"""文字识别 and 日历与期限: what the machine works with, and how the reviewer brings newer tables."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.tables import LimitRow, YearRow
from ui.dialogs.limit_form import LimitDialog
from ui.models.record_table import Column, RecordTable
from ui.page import Context
from ui.presenters.tables import TablesPresenter
from ui.recognition import RecognitionQueue
from ui.widgets.build import button, column, label, row
from ui.widgets.files import ask_file, ask_target
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

MARGINS = (24, 16, 24, 16)

YEAR_COLUMNS = (
    Column[YearRow]("年度", lambda one: str(one.year), width=70),
    Column[YearRow]("放假天数", lambda one: str(one.days_off), width=90),
    Column[YearRow]("调休上班", lambda one: str(one.days_worked), width=90),
    Column[YearRow]("来源", lambda one: one.source),
)
LIMIT_COLUMNS = (
    Column[LimitRow]("事项", lambda one: one.name, width=190),
    Column[LimitRow]("领域", lambda one: one.field or "通用", width=70),
    Column[LimitRow]("地区", lambda one: one.province or "全国", width=80, spare=1),
    Column[LimitRow]("对象", lambda one: one.party, width=70, spare=2),
    Column[LimitRow]("数值", lambda one: one.value_text, width=110),
    Column[LimitRow]("起用日期", lambda one: one.valid_from, width=104),
    Column[LimitRow]("来源", lambda one: one.source),
)


class RecognitionSettings(QWidget):
    """Whether scans are recognised without being asked for."""

    def __init__(self, queue: RecognitionQueue | None, missing: str) -> None:
        super().__init__()
        automatic = QCheckBox("导入后自动在后台识别扫描页的文字")
        automatic.setEnabled(queue is not None and not missing)
        if queue is not None:
            automatic.setChecked(queue.automatic and not missing)
            automatic.toggled.connect(queue.set_automatic)
        note = (
            missing
            or "识别在低优先级的独立进程中逐页进行，关闭程序后下次接着识别。识别结果只是草稿，可以在案卷页“文字识别”中逐页校正。"
        )
        self.setLayout(
            column(
                label("扫描件的文字识别", "heading"),
                automatic,
                label(note, "soft", wrap=True),
                None,
                margins=MARGINS,
                spacing=8,
            )
        )


class TablesPane(QWidget):
    """日历与期限: what is loaded, from where, and until when."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._presenter = TablesPresenter(context.workspace, context.tasks)
        self._years = RecordTable(YEAR_COLUMNS)
        self._limits = RecordTable(LIMIT_COLUMNS)
        self._limit_view = RecordView(self._limits, context.theme, "期限和数额")
        year_view = RecordView(self._years, context.theme, "放假安排")
        self._covered = label(look="soft", wrap=True)
        bring_year = button("导入放假安排…", self._bring_year)
        bring_limits = button("导入期限表…", self._bring_limits)
        add = button("新增或修改…", self._edit)
        save = button("另存本单位的期限表…", self._save)
        self.setLayout(
            column(
                row(label("放假安排", "heading"), None, bring_year),
                self._covered,
                year_view,
                8,
                row(label("期限和数额", "heading"), None, add, bring_limits, save),
                self._limit_view,
                margins=MARGINS,
                spacing=6,
            )
        )
        year_view.setMaximumHeight(260)
        tell_problems(self._presenter, self)
        self._presenter.years_shown.connect(self._show_years)
        self._presenter.limits_shown.connect(self._limits.show_rows)

    def refresh(self) -> None:
        self._presenter.load()

    def _show_years(self, rows: tuple[YearRow, ...]) -> None:
        self._years.show_rows(rows)
        last = max((one.year for one in rows), default=0)
        self._covered.setText(
            f"日历覆盖至 {last}-12-31。没有载入的年度，涉及工作日的检查一律为“无法判断”，不会按周末推算。"
            if last
            else "没有载入放假安排。"
        )

    def _bring_year(self) -> None:
        path = ask_file(self, "选择放假安排文件", "放假安排 (*.toml)", "tables")
        if path is not None:
            self._presenter.bring_year(path)

    def _bring_limits(self) -> None:
        path = ask_file(self, "选择期限表文件", "期限表 (*.toml)", "tables")
        if path is not None:
            self._presenter.bring_limits(path)

    def _edit(self) -> None:
        row_chosen = self._limit_view.selected()
        made = LimitDialog.ask(self.window(), row_chosen)
        if made is not None:
            self._presenter.keep(made)

    def _save(self) -> None:
        target, _ = ask_target(self, "另存为", "本单位期限表.toml", "期限表 (*.toml)", "tables")
        if target is not None:
            self._presenter.save_own(target)
