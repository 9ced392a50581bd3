"""The filters beside the case list: words with the number of their cases."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.listing import CaseSummary
from ui.models.case_filter import FACETS, Facet, facet_counts
from ui.widgets.build import clear, column, label, row

UNITS_SHOWN = 20


class FacetButton(QPushButton):
    """A word to narrow by; pressed again it lets everything through."""

    def __init__(self, word: str, count: int, chosen: bool) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setChecked(chosen)
        self.setProperty("look", "nav")
        self.setAccessibleName(f"{word} {count} 卷")
        self.setToolTip(word)
        self._name, number = label(word, "strong" if chosen else ""), label(str(count), "meta")
        for part in (self._name, number):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = row(self._name, number, margins=(12, 0, 12, 0))
        layout.setStretch(0, 1)
        self.setLayout(layout)
        self._word = word

    def sizeHint(self) -> QSize:
        return QSize(80, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        room = max(20, self._name.width())
        self._name.setText(self._name.fontMetrics().elidedText(self._word, Qt.TextElideMode.ElideRight, room))


class FacetPane(QWidget):
    """All filters; at most one choice in each group."""

    facet_chosen = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, str] = {}
        self._cases: tuple[CaseSummary, ...] = ()
        self._list = column(margins=(0, 8, 0, 8), spacing=0)
        self.setLayout(self._list)

    def choose(self, key: str, value: str) -> None:
        """Narrow by one word of a group; an empty word lets all of the group through."""
        self._chosen[key] = value
        self._show()
        self.facet_chosen.emit(key, value)

    def choose_all(self) -> None:
        """Let everything through."""
        for facet in FACETS:
            self._chosen[facet.key] = ""
            self.facet_chosen.emit(facet.key, "")
        self._show()

    def show_counts(self, cases: tuple[CaseSummary, ...]) -> None:
        self._cases = cases
        self._show()

    def _show(self) -> None:
        clear(self._list)
        everything = FacetButton("全部案卷", len(self._cases), not any(self._chosen.values()))
        everything.clicked.connect(self.choose_all)
        self._list.addWidget(everything)
        for facet in FACETS:
            self._add(facet)
        self._list.addStretch(1)

    def _add(self, facet: Facet) -> None:
        chosen = self._chosen.get(facet.key, "")
        counted = facet_counts(self._cases, facet)[:UNITS_SHOWN]
        if chosen and chosen not in dict(counted):
            counted = ((chosen, 0), *counted)
        if not counted:
            return
        title = label(facet.title, "meta")
        title.setContentsMargins(15, 12, 8, 4)
        self._list.addWidget(title)
        for value, count in counted:
            made = FacetButton(value, count, value == chosen)
            after = "" if value == chosen else value
            made.clicked.connect(lambda _checked=False, key=facet.key, after=after: self.choose(key, after))
            self._list.addWidget(made)
