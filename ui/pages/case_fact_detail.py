"""The chosen fact: what was read where, its value to be put right, and the readings that say otherwise."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from app.domain.fact import KnownFact
from app.domain.fact_value import shown
from app.errors import ReviewError
from ui.models.fact_columns import AGAINST_COLUMNS, UNTYPED, FactRow, fact_name, fact_value
from ui.models.record_table import RecordTable
from ui.page import Context
from ui.presenters.facts import FactsPresenter
from ui.widgets.build import button, column, frame, holder, label, row
from ui.widgets.elided import ElidedLabel
from ui.widgets.record_view import RecordView


class FactDetail(QFrame):
    """Tells the presenter what the reviewer says; shows why a value was refused."""

    place_wanted = Signal(object)

    def __init__(self, context: Context, presenter: FactsPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._row: FactRow | None = None
        self._name = ElidedLabel("heading")
        self._place = button("", self._show_place, "link", "看原处")
        self._value = QLineEdit()
        self._value.setAccessibleName("要素内容")
        self._told = label(look="soft", wrap=True, selectable=True)
        self._problem = label(look="bad", wrap=True)
        self._correct = button("改正", self._say)
        self._confirm = button("确认无误", lambda: self._tell(presenter.confirm))
        self._drop = button("删去", lambda: self._tell(presenter.drop), tip="原处没有这一要素")
        self._back = button("撤回", lambda: self._tell(presenter.take_back), tip="恢复程序读到的内容")
        self._table = RecordTable(AGAINST_COLUMNS)
        self._against = RecordView(self._table, context.theme, "不一致的读法")
        self._build()
        self._value.textEdited.connect(lambda _text: self._enable())
        self._value.returnPressed.connect(self._say)
        self._against.record_activated.connect(self.place_wanted)
        presenter.problem_met.connect(self._refuse)
        self.show_fact(None)

    @property
    def typing(self) -> bool:
        """True while a value is being put right: the list must not be laid anew under it."""
        return self._correct.isEnabled()

    def show_fact(self, one: FactRow | None) -> None:
        """Show another fact, or that none is chosen."""
        self._row = one
        self._problem.hide()
        self._name.setText(fact_name(one.fact) if one is not None else "没有选中要素")
        self._place.setText(f"第 {one.folio} 页" if one is not None and one.folio else "")
        self._place.setVisible(bool(self._place.text()))
        self._value.setText(_typed(one) if one is not None else "")
        self._value.setCursorPosition(0)
        self._told.setText(_told(one) if one is not None else "")
        self._table.show_rows(one.against if one is not None else ())
        self._side.setVisible(one is not None and bool(one.against))
        self._enable()

    def _build(self) -> None:
        self.setProperty("look", "foot")
        top = row(self._name, self._place)
        top.setStretch(0, 1)
        acts = row(self._correct, self._confirm, self._drop, self._back, None)
        left = holder(column(top, self._value, acts, self._told, self._problem, None, spacing=6))
        hint = label("▼ 与下列读法不一致（双击看原处）", "bad", wrap=True)
        self._side: QWidget = holder(column(hint, frame("card", column(self._against)), spacing=6))
        whole = row(left, self._side, margins=(16, 8, 12, 8), spacing=12)
        whole.setStretch(0, 3)
        whole.setStretch(1, 2)
        self.setLayout(whole)

    def _enable(self) -> None:
        one = self._row
        there = one is not None and one.fact.pin is not None
        stands = there and one is not None and not one.known.dropped
        typed = stands and one is not None and one.fact.kind not in UNTYPED
        self._value.setEnabled(typed)
        changed = one is not None and self._value.text().strip() not in ("", _typed(one))
        self._correct.setEnabled(typed and changed)
        self._confirm.setEnabled(stands and one is not None and not one.fact.by_hand)
        self._drop.setEnabled(stands)
        self._back.setEnabled(there and one is not None and one.fact.by_hand)

    def _say(self) -> None:
        if self._row is not None and self._correct.isEnabled():
            self._presenter.correct(self._row.known, self._value.text())

    def _tell(self, verb: Callable[[KnownFact], None]) -> None:
        if self._row is not None:
            verb(self._row.known)

    def _refuse(self, error: ReviewError) -> None:
        self._problem.setText(f"✗ {error.message}{error.advice}")
        self._problem.show()

    def _show_place(self) -> None:
        if self._row is not None:
            self.place_wanted.emit(self._row)


def _typed(one: FactRow) -> str:
    return fact_value(one.fact) if one.fact.kind in UNTYPED else shown(one.fact.kind, one.fact.value)


def _told(one: FactRow) -> str:
    """Where it stands in whose words, and what was read before a person spoke."""
    parts = [one.title, f"原文“{one.fact.quote}”" if one.fact.quote else ""]
    if one.known.read and not one.known.dropped and one.known.read != one.fact.value:
        parts.append(f"程序读到“{shown(one.fact.kind, one.known.read)}”")
    return "　".join(part for part in parts if part)
