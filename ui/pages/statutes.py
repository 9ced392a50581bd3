"""法规: the rules of the pre-check and the law they rest on."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QVBoxLayout

from ui.page import Context, Page
from ui.pages.laws_pane import LawsPane
from ui.pages.rules_pane import RulesPane
from ui.widgets.build import head


class StatutesPage(Page):
    section = "statutes"
    help_topic = "statutes"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.laws, self.rules = LawsPane(context), RulesPane(context)
        self.first_focus = self.laws.law_view
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.addTab(self.laws, "法律条文")
        self.tabs.addTab(self.rules, "预检规则")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("法规"))
        whole.addWidget(self.tabs, 1)

    def show_what(self, **_what: object) -> None:
        self.laws.refresh()
        self.rules.refresh()
