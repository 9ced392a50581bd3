"""要素: what was read in the documents of a case, how sure it is, and putting it right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QButtonGroup, QComboBox, QPushButton, QSplitter, QWidget

from app.domain.casefile import CaseFile
from app.domain.contradiction import folded
from app.domain.fact import FactKind, KnownFact
from ui.dialogs.add_fact import AddFactDialog
from ui.models.fact_columns import FACT_COLUMNS, FactRow, fact_rows
from ui.models.record_table import RecordTable
from ui.page import Context
from ui.pages.case_fact_detail import FactDetail
from ui.presenters.facts import FactsPresenter
from ui.widgets.build import button, column, holder, label, row
from ui.widgets.record_view import RecordView


@dataclass(frozen=True)
class Filter:
    """Which facts are listed, in which order where not that of the case, and what must be known of them."""

    title: str
    fits: Callable[[FactRow], bool]
    order: Callable[[FactRow], Any] | None = None
    about: str = ""
    none: str = "这里没有要素。扫描页识别文字以后才有要素。"


FILTERS = (
    Filter("全部", lambda _row: True),
    Filter("？ 把握不大", lambda row: row.unsure, none="没有把握不大的要素。"),
    Filter(
        "▼ 不一致",
        lambda row: bool(row.against),
        lambda row: (row.fact.kind.value, row.fact.role, folded(row.fact.value), row.folio or 0),
        none="没有不一致的读法。",
    ),
    Filter("人工", lambda row: row.fact.by_hand, none="还没有人工改正或新增的要素。"),
    Filter("时间线", lambda row: bool(row.day) and not row.known.dropped, lambda row: (row.day, row.folio or 0)),
    Filter(
        "印章",
        lambda row: row.fact.kind is FactKind.SEAL,
        about="红色圆章是从扫描图像上看的，只是提示，不能证明盖章人和真伪；印色太淡、黑白扫描或者方章会看不见。",
    ),
)


class FactsPane(QWidget):
    """Reads the facts when it comes into view; a case that changed is read again."""

    place_wanted = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._presenter = FactsPresenter(context.workspace, context.tasks)
        self._case: CaseFile | None = None
        self._stale = False
        self._facts: tuple[KnownFact, ...] = ()
        self._seals: tuple[KnownFact, ...] = ()
        self._unlooked = 0
        self._rows: tuple[FactRow, ...] = ()
        self._table = RecordTable(FACT_COLUMNS)
        self.view = RecordView(self._table, context.theme, "要素")
        self._detail = FactDetail(context, self._presenter)
        self._build(context)
        self._wire()

    def show_case(self, case: CaseFile) -> None:
        """Another case, or this one changed."""
        if self._case is None or self._case.id != case.id:
            self._facts = self._seals = ()
            self._show_rows(())
            self._filters.button(0).setChecked(True)
        self._case = case
        self._offer_documents(case)
        self._stale = True
        if self.isVisible():
            self._load()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def _build(self, context: Context) -> None:
        self._filters = QButtonGroup(self)
        chips: list[QPushButton] = []
        for number, one in enumerate(FILTERS):
            made = button(one.title, look="chip")
            made.setCheckable(True)
            self._filters.addButton(made, number)
            chips.append(made)
        chips[0].setChecked(True)
        self._which = QComboBox()
        self._which.setAccessibleName("文书")
        self._which.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._which.setMinimumContentsLength(8)
        self._add = button("新增…", self._ask_and_add, tip="把程序没有读到的要素补上")
        bar = row(*chips, self._which, self._add, margins=(12, 8, 12, 8))
        bar.setStretch(len(chips), 1)
        self._hint = label("", "soft", wrap=True)
        self._hint.setContentsMargins(16, 0, 16, 8)
        upper = holder(column(bar, self._hint, self.view, spacing=0))
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(upper)
        split.addWidget(self._detail)
        split.setStretchFactor(0, 1)
        detail = context.theme.scale.scaled(176)
        split.setSizes([610 - detail, detail])
        split.setChildrenCollapsible(False)
        self.setLayout(column(split, spacing=0))

    def _wire(self) -> None:
        self._presenter.facts_shown.connect(self._take)
        self._presenter.seals_shown.connect(self._take_seals)
        self._filters.idToggled.connect(lambda _id, on: self._filter() if on else None)
        self._which.currentIndexChanged.connect(lambda _at: self._filter())
        self.view.record_selected.connect(self._detail.show_fact)
        self.view.record_activated.connect(self._want_place)
        self._detail.place_wanted.connect(self._want_place)

    def _load(self) -> None:
        if self._stale and self._case is not None:
            self._stale = False
            self._hint.setText("正在读取要素…" if not self._rows else "")
            self._hint.setVisible(bool(self._hint.text()))
            self._presenter.load(self._case)

    def _take(self, case_id: int, facts: tuple[KnownFact, ...]) -> None:
        if self._case is not None and self._case.id == case_id:
            answering = self._detail.isAncestorOf(QApplication.focusWidget() or self)
            self._facts = facts
            self._show_rows(fact_rows(self._case, facts + self._seals))
            if answering:  # the button that was pressed is disabled now: on to the next fact with the arrows
                self.view.setFocus()

    def _take_seals(self, case_id: int, seals: tuple[KnownFact, ...], unlooked: int) -> None:
        if self._case is None or self._case.id != case_id:
            return
        self._unlooked = unlooked
        if seals != self._seals and not self._detail.typing:
            self._seals = seals
            self._show_rows(fact_rows(self._case, self._facts + seals))
        else:
            self._tell()

    def _show_rows(self, rows: tuple[FactRow, ...]) -> None:
        self._rows = rows
        self._filter()

    @property
    def _chosen(self) -> Filter:
        return FILTERS[self._filters.checkedId()]

    def _filter(self) -> None:
        before = self.view.selected()
        wanted = self._which.currentData()
        held = [one for one in self._rows if wanted is None or one.fact.document == wanted]
        for number, one in enumerate(FILTERS):
            self._filters.button(number).setText(f"{one.title} {sum(map(one.fits, held))}")
        chosen = list(filter(self._chosen.fits, held))
        if self._chosen.order is not None:
            chosen.sort(key=self._chosen.order)
        self._table.show_rows(chosen)
        self._tell()
        self._detail.show_fact(None)
        key = _key(before) if before is not None else None
        self.view.select_where(lambda one: _key(one) == key)

    def _tell(self) -> None:
        """Say what an empty list means, and what a seal on a picture does not prove."""
        text = self._chosen.about
        if text and self._unlooked:
            text += f"还有 {self._unlooked} 份文书正在查看。"
        if not text and not self._table.records:
            text = self._chosen.none
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def _offer_documents(self, case: CaseFile) -> None:
        before = self._which.currentData()
        self._which.blockSignals(True)
        self._which.clear()
        self._which.addItem("全部文书", None)
        for document in case.documents:
            self._which.addItem(f"{document.ordinal}　{document.title}", document.id)
        self._which.setCurrentIndex(max(0, self._which.findData(before)))
        self._which.blockSignals(False)

    def _ask_and_add(self) -> None:
        case = self._case
        if case is None or not case.page_count:
            return
        chosen, wanted = self.view.selected(), self._which.currentData()
        refs = [(ref, document.id) for document in case.documents for ref in document.pages]
        first = next((at for at, (_ref, owner) in enumerate(refs, start=1) if owner == wanted), 1)
        folio = chosen.folio if chosen is not None and chosen.folio else first
        added = AddFactDialog.ask(self.window(), len(refs), folio)
        if added is not None:
            self._presenter.add(refs[added.folio - 1][0], added.kind, added.role, added.value)

    def _want_place(self, one: FactRow) -> None:
        if one.fact.pin is not None:
            self.place_wanted.emit(one.fact.pin)


def _key(one: FactRow) -> tuple[object, ...]:
    """What makes a fact the same after it was put right."""
    fact = one.fact
    return fact.kind, fact.role, fact.document, fact.pin, one.known.read or fact.value
