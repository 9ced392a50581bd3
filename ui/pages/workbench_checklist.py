"""The right pane: stage tabs, and below them all questions, the active one opened in place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from app import wording
from app.domain.page import Pin
from app.domain.recording import is_recording
from app.domain.review import Mark
from ui.pages.workbench_buttons import EntryRow, StageTab
from ui.pages.workbench_card import EntryCard
from ui.pages.workbench_flow import FlowLayout
from ui.presenters.page_marks import pin_count
from ui.presenters.workbench_desk import Desk, Standing
from ui.presenters.workbench_entries import (
    AWAY_SIGN,
    OPEN_SIGN,
    OPEN_TONE,
    SIGNS,
    TONES,
    Entry,
    Key,
    away,
    mark_of,
    tab_done,
    tabs_of,
)
from ui.presenters.workbench_texts import row_worth
from ui.theme.theme import Theme


class ChecklistPane(QFrame):
    """Lists the questions of a review; hands the card of the active one out as `card`."""

    entry_wanted = Signal(object)
    card_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "pane")
        self._theme = theme
        self._desk: Desk | None = None
        self._tabs: dict[str, StageTab] = {}
        self._rows: dict[Key, EntryRow] = {}
        self.card: EntryCard | None = None
        self._place: Callable[[Pin], str] = lambda pin: f"第{pin.page}页"
        self._reveal_soon = QTimer(self)
        self._reveal_soon.setSingleShot(True)
        self._reveal_soon.setInterval(0)
        self._reveal_soon.timeout.connect(self._reveal)
        self._tab_bar = QWidget()
        self._tab_flow = FlowLayout(2, self._tab_bar)
        self._tab_flow.setContentsMargins(8, 8, 8, 8)
        self._list = QWidget()
        self._list.setProperty("look", "pane")
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        # rows are never squeezed, not even before the scroll area has given the list its height
        self._column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetMinimumSize)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setWidget(self._list)
        rule = QFrame()
        rule.setProperty("look", "rule")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self._tab_bar, rule):
            column.addWidget(part)
        column.addWidget(self.area, 1)
        theme.changed.connect(self._fit_type)
        self._fit_type()

    def _fit_type(self) -> None:
        """Wide enough for the four verdicts beside each other at any size of type."""
        self.setMinimumWidth(self._theme.scale.scaled(310) + 50)

    def name_places(self, place: Callable[[Pin], str]) -> None:
        """How pins are called on the card."""
        self._place = place
        if self.card is not None:
            self.card.answer.pins.name_places(place)

    def show_desk(self, desk: Desk) -> None:
        """Lists the questions of another review."""
        self._desk = desk
        self._drop_card()
        _empty(self._tab_flow)
        _empty(self._column)
        self._tabs, self._rows = {}, {}
        for tab in tabs_of(desk.entries):
            button = StageTab(self._theme, tab)
            button.clicked.connect(lambda _on=False, tab=tab: self._open_tab(tab))
            self._tab_flow.addWidget(button)
            self._tabs[tab] = button
        for entry in desk.entries:
            row = EntryRow(self._theme, entry.code, entry.text)
            row.clicked.connect(lambda _on=False, entry=entry: self.entry_wanted.emit(entry))
            self._column.addWidget(row)
            self._rows[entry.key] = row
        self._column.addStretch(1)

    def show_standing(self, standing: Standing, mark: Callable[[Entry], Mark | None], *, editable: bool) -> None:
        """Shows how every question stands."""
        if self._desk is None:
            return
        for tab, button in self._tabs.items():
            button.show_done(done=tab_done(standing.review, self._desk.entries, tab))
        for entry in self._desk.entries:
            self._show_row(entry, standing)
        if self.card is not None:
            self.card.show_away(away(standing.review, self.card.entry))
            self.card.show_mark(mark(self.card.entry), standing.score, editable=editable)

    def _show_row(self, entry: Entry, standing: Standing) -> None:
        given, row = mark_of(standing.review, entry), self._rows[entry.key]
        gone = away(standing.review, entry)
        row.show_fact(gone)
        if gone:
            row.show_state(AWAY_SIGN, OPEN_TONE, f"按案情不适用：{gone}", "不适用", 0)
            return
        verdict = given.verdict if given else None
        sign, tone = (SIGNS[verdict], TONES[verdict]) if verdict else (OPEN_SIGN, OPEN_TONE)
        word = wording.word(verdict) if verdict else "未答"
        row.show_state(sign, tone, word, row_worth(entry, given, standing.score), pin_count(given))

    def show_findings(self, waiting: Callable[[Entry], int]) -> None:
        """Shows at each question how many suspected faults wait there."""
        for entry in self._desk.entries if self._desk else ():
            self._rows[entry.key].show_findings(waiting(entry))

    def open_entry(self, entry: Entry) -> None:
        """Opens a question in place and closes the one that was open."""
        if self._desk is None or entry.key not in self._rows:
            return
        self._drop_card()
        row = self._rows[entry.key]
        self.card = EntryCard(entry, self._desk.standard, self._theme)
        self.card.answer.pins.name_places(self._place)
        self.card.answer.pins.offer_pages(there=self._desk.case.page_count > 0)
        self.card.answer.pins.offer_recordings(there=any(map(is_recording, self._desk.case.files)))
        self._column.insertWidget(self._column.indexOf(row) + 1, self.card)
        row.hide()
        for tab, button in self._tabs.items():
            button.setChecked(tab == entry.tab)
        self.card_opened.emit(self.card)
        self.card.installEventFilter(self)
        self._reveal_soon.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A card that has grown, or has got its place at last, is brought into sight."""
        if watched is self.card and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._reveal_soon.start()
        return bool(super().eventFilter(watched, event))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reveal_soon.start()

    def settle(self) -> None:
        """Hands on what is still being typed."""
        if self.card is not None:
            self.card.settle()

    def _drop_card(self) -> None:
        if self.card is None:
            return
        card, self.card = self.card, None
        card.settle()
        self._rows[card.entry.key].show()
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _open_tab(self, tab: str) -> None:
        entries: Sequence[Entry] = self._desk.entries if self._desk else ()
        first = next((entry for entry in entries if entry.tab == tab), None)
        if first is not None:
            self.entry_wanted.emit(first)
            for name, button in self._tabs.items():
                button.setChecked(name == tab)

    def _reveal(self) -> None:
        """One closed row above the card stays in sight, so that one knows where one is."""
        if self.card is None:
            return
        row = self._theme.scale.row
        bar = self.area.verticalScrollBar()
        top, bottom = self.card.y() - row, self.card.y() + self.card.height() + row
        if self.card.y() - row < bar.value() or bottom > bar.value() + self.area.viewport().height():
            bar.setValue(max(0, top))


def _empty(layout: FlowLayout | QVBoxLayout) -> None:
    while layout.count() > 0:
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
