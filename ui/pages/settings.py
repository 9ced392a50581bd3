"""设置: sections on the left, the chosen one beside them; every change is kept at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.preferences import Preferences
from ui.models.record_table import RecordTable
from ui.models.shortcuts import SHORTCUT_COLUMNS, SHORTCUTS
from ui.page import Context, Page
from ui.pages.settings_look import LookPane
from ui.pages.settings_machine import RecognitionSettings, TablesPane
from ui.pages.settings_print import PrintPane
from ui.presenters.settings import SettingsPresenter, recognition_missing, write_look
from ui.widgets.build import button, column, head, holder, label, row, scrolled
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView
from ui.widgets.side_list import SideList

MARGINS = (24, 16, 24, 16)


class PeoplePane(QWidget):
    """单位与人员."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._unit = QLineEdit()
        self._reviewer = QLineEdit()
        self._round = QLineEdit()
        self._reviewers = QPlainTextEdit()
        self._reviewers.setTabChangesFocus(True)
        self._reviewers.setMaximumHeight(160)
        parts = []
        for word, note, editor in (
            ("评查单位", "印在报告抬头上。", self._unit),
            ("评查人（本人）", "新开始的评查自动填上这个姓名。", self._reviewer),
            ("评查活动名称", "例如：2026年上半年行政处罚案卷评查。", self._round),
            ("全部评查人员", "每行一个姓名。", self._reviewers),
        ):
            editor.setAccessibleName(word)
            editor.setMaximumWidth(520)
            parts += [label(word, "strong"), editor, label(note, "meta"), 6]
        keep = button("保存人员名单", self._keep_reviewers)
        self.setLayout(column(*parts, row(keep, None), None, margins=MARGINS, spacing=4))
        self._wire()

    def show_preferences(self, preferences: Preferences) -> None:
        self._unit.setText(preferences.unit)
        self._reviewer.setText(preferences.reviewer)
        self._round.setText(preferences.round_name)
        self._reviewers.setPlainText("\n".join(preferences.reviewers))

    def _wire(self) -> None:
        self._presenter.preferences_shown.connect(self.show_preferences)
        self._unit.editingFinished.connect(lambda: self._presenter.change(unit=self._unit.text().strip()))
        self._reviewer.editingFinished.connect(lambda: self._presenter.change(reviewer=self._reviewer.text().strip()))
        self._round.editingFinished.connect(lambda: self._presenter.change(round_name=self._round.text().strip()))

    def _keep_reviewers(self) -> None:
        names = tuple(name.strip() for name in self._reviewers.toPlainText().splitlines() if name.strip())
        self._presenter.change(reviewers=names)


class DataPane(QWidget):
    """数据与备份."""

    def __init__(self, presenter: SettingsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._lines = label(wrap=True, selectable=True)
        self._result = label(wrap=True)
        self._check = button("检查数据", self._start_check)
        show = button("打开数据文件夹", self._show_folder)
        self._backup = button("立即备份…", self._ask_and_back_up, "primary")
        self._kept = label(wrap=True, selectable=True)
        advice = (
            "备份是一个新的文件夹，案卷原件、评查记录和自己的标准都在里面，可以存到 U 盘。恢复：退出程序，用备份里的"
            "文件替换数据文件夹里的同名文件。程序升级数据前会自动在数据文件夹的 backups 里留一份。"
        )
        self.setLayout(
            column(
                label("数据", "heading"),
                self._lines,
                row(show, self._check, None),
                self._result,
                12,
                label("备份与恢复", "heading"),
                label(advice, wrap=True),
                row(self._backup, None),
                self._kept,
                None,
                margins=MARGINS,
                spacing=8,
            )
        )
        presenter.data_checked.connect(self._show_result)
        presenter.backed_up.connect(self._show_backup)

    def refresh(self) -> None:
        self._lines.setText("\n".join(self._presenter.data_lines()))

    def _start_check(self) -> None:
        self._result.setText("正在检查…")
        self._check.setEnabled(False)
        self._presenter.check_data()

    def _ask_and_back_up(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "备份到哪里")
        if folder:
            self._kept.setText("正在备份…")
            self._backup.setEnabled(False)
            self._presenter.back_up(Path(folder))

    def _show_backup(self, target: Path | None) -> None:
        self._backup.setEnabled(True)
        self._kept.setText(f"✓ 已备份到“{target}”。" if target is not None else "")

    def _show_result(self, problems: tuple[str, ...]) -> None:
        self._check.setEnabled(True)
        self._result.setText("✗ " + "\n".join(problems) if problems else "✓ 数据完好。")

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._presenter.folder)))


class SettingsPage(Page):
    section = "settings"
    help_topic = "settings"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = SettingsPresenter(context.workspace, context.tasks)
        self._list = SideList(context.theme, "设置的类别")
        self._stack = QStackedWidget()
        self._look = LookPane(context.theme)
        self._data = DataPane(self._presenter)
        self._print = PrintPane()
        self._tables = TablesPane(context)
        for word, pane in (
            ("单位与人员", scrolled(PeoplePane(self._presenter))),
            ("外观", self._look),
            ("打印", self._print),
            ("数据与备份", self._data),
            ("文字识别", RecognitionSettings(context.recognition, recognition_missing())),
            ("日历与期限", self._tables),
            ("快捷键", self._build_keys()),
        ):
            self._list.addItem(word)
            self._stack.addWidget(pane)
        self.first_focus = self._list
        self._build()
        self._wire()

    def show_what(self, **_what: object) -> None:
        self._presenter.load()
        self._data.refresh()

    def _build_keys(self) -> QWidget:
        table = RecordTable(SHORTCUT_COLUMNS)
        table.show_rows(SHORTCUTS)
        view = RecordView(table, self._context.theme, "快捷键")
        return holder(column(view, margins=(12, 8, 12, 8)))

    def _build(self) -> None:
        split = QSplitter()
        split.addWidget(self._list)
        split.addWidget(self._stack)
        split.setSizes([200, 1000])
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("设置", None, button("关于本程序", lambda: self._context.go("about"))))
        whole.addWidget(split, 1)

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._list.currentRowChanged.connect(self._show_section)
        self._look.look_chosen.connect(lambda scheme, base: write_look(QSettings(), scheme, base))
        self._list.setCurrentRow(0)

    def _show_section(self, number: int) -> None:
        if self._stack.widget(number) is self._print:
            self._print.refresh()
        if self._stack.widget(number) is self._tables:
            self._tables.refresh()
        self._stack.setCurrentIndex(number)
