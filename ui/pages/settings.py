"""设置: sections on the left, the chosen one beside them; every change is kept at once."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.domain.preferences import Preferences
from ui.page import Context, Page
from ui.pages.settings_data import DataPane
from ui.pages.settings_keys import KeysPane
from ui.pages.settings_look import LookPane
from ui.pages.settings_machine import RecognitionSettings, TablesPane
from ui.pages.settings_print import PrintPane
from ui.presenters.settings import SettingsPresenter, recognition_missing, write_look
from ui.version import RESTART
from ui.widgets.build import button, column, head, label, row, scrolled
from ui.widgets.problems import tell_problems
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
            ("评查单位", "印在报告标题下面。", self._unit),
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
            ("快捷键", KeysPane(context)),
        ):
            self._list.addItem(word)
            self._stack.addWidget(pane)
        self.first_focus = self._list
        self._build()
        self._wire()

    def show_what(self, **_what: object) -> None:
        self._presenter.load()
        self._data.refresh()

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
        self._presenter.restart_wanted.connect(lambda: QCoreApplication.exit(RESTART))
        self._list.setCurrentRow(0)

    def _show_section(self, number: int) -> None:
        if self._stack.widget(number) is self._print:
            self._print.refresh()
        if self._stack.widget(number) is self._tables:
            self._tables.refresh()
        self._stack.setCurrentIndex(number)
