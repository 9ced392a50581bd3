"""The frame: navigation on the left, one page beside it. Nothing else."""

from __future__ import annotations

import importlib
from typing import Any

from PySide6.QtCore import QByteArray, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui.page import Context, Page
from ui.recognition import RecognitionQueue
from ui.tasks import TaskRunner
from ui.theme.icons import icon
from ui.theme.theme import Theme
from ui.version import TITLE
from ui.widgets.recognition_badge import RecognitionBadge
from ui.workspace import Workspace

# Where each page lives; its module is imported when it is first shown.
PAGES: dict[str, tuple[str, str]] = {
    "home": ("ui.pages.home", "HomePage"),
    "cases": ("ui.pages.case_list", "CaseListPage"),
    "case": ("ui.pages.case", "CasePage"),
    "precheck": ("ui.pages.precheck", "PrecheckPage"),
    "precheck_run": ("ui.pages.precheck_run", "PrecheckRunPage"),
    "workbench": ("ui.pages.workbench", "WorkbenchPage"),
    "report": ("ui.pages.report", "ReportPage"),
    "search": ("ui.pages.search", "SearchPage"),
    "standards": ("ui.pages.standards", "StandardsPage"),
    "statutes": ("ui.pages.statutes", "StatutesPage"),
    "editor": ("ui.pages.standard_editor", "StandardEditorPage"),
    "settings": ("ui.pages.settings", "SettingsPage"),
    "about": ("ui.pages.about", "AboutPage"),
    "help": ("ui.pages.help", "HelpPage"),
}

NAVIGATION: tuple[tuple[str, str], ...] = (
    ("home", "首页"),
    ("cases", "案卷"),
    ("search", "查找"),
    ("standards", "标准"),
    ("statutes", "法规"),
    ("settings", "设置"),
    ("about", "关于"),
)


class MainWindow(QMainWindow):
    """Owns navigation: `show_page("case", case_id=3)` brings a page into view, built at first need."""

    def __init__(
        self,
        workspace: Workspace,
        tasks: TaskRunner,
        renders: TaskRunner,
        theme: Theme,
        recognition: RecognitionQueue | None = None,
    ) -> None:
        super().__init__()
        self._context = Context(workspace, tasks, renders, theme, self.show_page, recognition)
        self._theme = theme
        self._pages: dict[str, Page] = {}
        self._stack = QStackedWidget()
        self._buttons: dict[str, QPushButton] = {}
        self._rail = self._build_rail()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(1024, 640)
        self.setCentralWidget(self._build_body())
        self._wire()

    @property
    def current(self) -> Page | None:
        """The page in view."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Page) else None

    def open_on(self, name: str) -> None:
        """Bring the first page into view before there is anything to show on it."""
        self._stack.setCurrentWidget(self._page(name))
        self._buttons[name].setChecked(True)

    def show_page(self, name: str, **what: Any) -> None:
        """Bring a page into view and tell it what to show."""
        now = self.current
        if now is not None and not now.may_leave():
            return
        page = self._page(name)
        self._rail.setVisible(not page.whole_window)
        for entry, button in self._buttons.items():
            button.setChecked(entry == (page.section or name))
        self._stack.setCurrentWidget(page)
        page.show_what(**what)
        (page.first_focus or page).setFocus()

    def show_help(self) -> None:
        """Open the help of the page in view."""
        now = self.current
        topic = now.help_topic if now is not None else "index"
        if topic != "help":
            self.show_page("help", topic=topic, back=self._name_of(now))

    def restore(self, settings: QSettings) -> None:
        """Take the size and place the window had last time; the first time it fills the screen."""
        geometry = settings.value("window/geometry")
        if isinstance(geometry, QByteArray) and self.restoreGeometry(geometry):
            return
        self.resize(1366, 728)
        self.setWindowState(Qt.WindowState.WindowMaximized)

    def closeEvent(self, event: QCloseEvent) -> None:
        now = self.current
        if now is not None and not now.may_leave():
            event.ignore()
            return
        QSettings().setValue("window/geometry", self.saveGeometry())
        super().closeEvent(event)

    def _page(self, name: str) -> Page:
        if name not in self._pages:
            module, class_name = PAGES[name]
            page: Page = getattr(importlib.import_module(module), class_name)(self._context)
            self._pages[name] = page
            self._stack.addWidget(page)
        return self._pages[name]

    def _name_of(self, page: Page | None) -> str:
        return next((name for name, known in self._pages.items() if known is page), "home")

    def _build_body(self) -> QWidget:
        body = QWidget()
        body.setProperty("look", "ground")
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(self._stack, 1)
        return body

    def _build_rail(self) -> QFrame:
        rail = QFrame()
        rail.setProperty("look", "rail")
        rail.setAccessibleName("导航")
        column = QVBoxLayout(rail)
        column.setContentsMargins(0, 16, 0, 12)
        column.setSpacing(4)
        name = QLabel("案卷评查\n工作站")
        name.setProperty("look", "heading")
        name.setContentsMargins(16, 0, 12, 12)
        column.addWidget(name)
        for number, (entry, word) in enumerate(NAVIGATION, start=1):
            button = QPushButton(word)
            button.setProperty("look", "nav")
            button.setCheckable(True)
            button.setShortcut(QKeySequence(f"Ctrl+{number}"))
            button.setToolTip(f"{word}（Ctrl+{number}）")
            button.setAccessibleName(word)
            column.addWidget(button)
            self._buttons[entry] = button
            if entry == "statutes":
                column.addStretch(1)
                column.addWidget(RecognitionBadge(self._context.recognition))
        return rail

    def _wire(self) -> None:
        for entry, button in self._buttons.items():
            button.clicked.connect(lambda _checked=False, name=entry: self.show_page(name))
        QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self, self.show_help)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        pixels = self._theme.scale.scaled(20)
        self._rail.setFixedWidth(self._theme.scale.scaled(124))
        for entry, button in self._buttons.items():
            button.setIcon(icon(entry, self._theme.color("ink"), pixels))
            button.setIconSize(QSize(pixels, pixels))
