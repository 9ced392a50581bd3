"""The form of the chosen line: fields in rows, lists of rules and levels as cards, each problem under its field."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.standard import DeductionRule
from ui.pages.standard_editor_inputs import Input, is_short, make_input
from ui.presenters.standard_editor_draft import Editing, Spot
from ui.presenters.standard_editor_fields import Kind
from ui.presenters.standard_editor_form import FormLine, form_lines
from ui.theme.theme import Theme
from ui.widgets.build import button, column, label, row, rule, scrolled, sheet
from ui.widgets.elided import ElidedLabel

Place = tuple[str | int, ...]
SHORT = 92
NARROW = 72
WIDE = 130  # what a field that stretches should have at least
GAP = 12
MARGINS = 84  # of sheet and card together, at both sides


class EditorForm(QWidget):
    """Widgets stay as long as the fields are the same; only their values change then."""

    typed = Signal(object, object)
    left = Signal()
    row_added = Signal(object)
    row_removed = Signal(object)
    row_copied = Signal(object)
    row_shifted = Signal(object, int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inputs: dict[Place, Input] = {}
        self._heads: dict[Place, ElidedLabel] = {}
        self._faults: dict[Place, QLabel] = {}
        self._shape: tuple[object, ...] = ()
        self._busy: Input | None = None
        self._unfit: frozenset[Place] = frozenset()
        self._area = scrolled(QWidget())
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)  # big type on a small screen
        self.setLayout(column(self._area))

    def show_editing(self, editing: Editing) -> None:
        """Show the chosen line of the draft."""
        self._unfit = editing.unfit
        lines = form_lines(editing.standard, editing.chosen)
        shape = (editing.chosen, *(line.shape for line in lines))
        if shape != self._shape:
            focus = next((place for place, one in self._inputs.items() if one.isAncestorOf(self.focusWidget())), None)
            at = self._area.verticalScrollBar().value() if self._shape[:1] == shape[:1] else 0
            self._shape = shape
            self._rebuild(lines)
            if focus is not None and focus in self._inputs:
                self._inputs[focus].setFocus()
            self._area.widget().adjustSize()
            self._area.verticalScrollBar().setValue(at)
        else:
            self._refresh(lines, editing.unfit)
        self._show_faults(editing.spots)

    def forget(self) -> None:
        """Build everything anew at the next showing, in the size of the type by then."""
        self.flush()
        self._shape = ()

    def flush(self) -> None:
        """Tell what is still being typed."""
        for one in list(self._inputs.values()):
            one.flush()

    def focus_on(self, place: Place) -> None:
        """Put the keyboard into the field of a place, or the nearest above it."""
        found = _nearest(place, self._inputs)
        if found is None and self._inputs:
            found = next((one for one in self._inputs if one[: len(place)] == place), next(iter(self._inputs)))
        if found is not None:
            self._inputs[found].setFocus()
            self._area.ensureWidgetVisible(self._inputs[found], 20, 60)

    def _refresh(self, lines: Iterable[FormLine], unfit: frozenset[Place]) -> None:
        for line in lines:
            if line.part == "row" and line.place in self._heads:
                self._heads[line.place].setText(line.shown)
            one = self._inputs.get(line.place) if line.part == "field" else None
            if one is None:
                continue
            if one is self._busy or line.place in unfit:
                one.line = line
            else:
                one.show_line(line)

    def _rebuild(self, lines: tuple[FormLine, ...]) -> None:
        self._inputs, self._heads, self._faults = {}, {}, {}
        whole = column(margins=(20, 12, 20, 20), spacing=10)
        homes: list[tuple[Place, QVBoxLayout]] = [((), whole)]
        beside: QHBoxLayout | None = None
        for line in lines:
            owner = line.place[:-1] if line.part == "field" else line.place
            while homes[-1][0] != owner[: len(homes[-1][0])] or (line.part != "field" and homes[-1][0] == line.place):
                homes.pop()
            home = homes[-1][1]
            beside = beside if line.part == "field" else None
            if line.part == "row":
                homes.append((line.place, self._add_card(home, line)))
            elif line.part == "add":
                home.addLayout(row(self._add_button(line), None))
            elif line.field.beside and beside is not None and self._fits(beside, line):
                self._add_cell(beside, line)
            else:
                beside = self._add_line(home, line)
        whole.addStretch(1)
        # a whole new sheet is shown at once; the old one may be the sender of what led here
        old = self._area.takeWidget()
        old.hide()
        old.deleteLater()
        self._area.setWidget(sheet(whole))

    def _add_line(self, home: QVBoxLayout, line: FormLine) -> QHBoxLayout:
        if line.field.section:
            if home.count():
                home.addWidget(rule())
            home.addWidget(label(line.field.section, "heading"))
        made = row(None, spacing=GAP)  # the gap at the end takes the room that no field wants
        home.addLayout(made)
        self._add_cell(made, line)
        return made

    def _fits(self, made: QHBoxLayout, line: FormLine) -> bool:
        """Whether a row has room for one more field: with large type on a small screen it goes on the next."""
        need = self._width(line) + GAP + int(made.property("taken") or 0)
        return need <= self._area.viewport().width() - MARGINS

    def _width(self, line: FormLine) -> int:
        wide = NARROW if line.field.narrow else SHORT if is_short(line.field) else WIDE
        return self._theme.scale.scaled(wide)

    def _add_cell(self, made: QHBoxLayout, line: FormLine) -> None:
        end, short = made.count() - 1, is_short(line.field)
        made.setProperty("taken", int(made.property("taken") or 0) + self._width(line) + GAP)
        lifted = line.field.kind is Kind.FLAG and end > 0 and not made.property("flags")
        if end == 0:
            made.setProperty("flags", line.field.kind is Kind.FLAG)
        made.insertLayout(end, self._cell(line, lifted), 0 if short else 1)
        made.setStretch(end + 1, made.stretch(end + 1) if short else 0)

    def _cell(self, line: FormLine, lifted: bool) -> QBoxLayout:
        one = make_input(line)
        if is_short(line.field):
            one.setFixedWidth(self._width(line))
        one.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        fault = label(look="bad", wrap=True)
        fault.hide()
        self._inputs[line.place], self._faults[line.place] = one, fault
        one.typed.connect(lambda value, asked=one: self._tell(asked, value))
        one.left.connect(lambda asked=one: self._leave(asked))
        named = line.field.kind not in (Kind.FLAG, Kind.SAID)
        name = label(line.field.label if named else " ", "meta")
        name.setVisible(named or lifted)
        return column(name, one, fault, None, spacing=2)

    def _add_card(self, home: QVBoxLayout, line: FormLine) -> QVBoxLayout:
        card = QFrame()
        whole = line.field.of is DeductionRule
        card.setProperty("look", "card" if whole else "")
        title = ElidedLabel()
        title.setText(line.shown)
        self._heads[line.place] = title
        fault = label(look="bad", wrap=True)
        fault.hide()
        self._faults[line.place] = fault
        place = line.place
        acts = (
            _small("↑", "上移", lambda: self.row_shifted.emit(place, -1)),
            _small("↓", "下移", lambda: self.row_shifted.emit(place, 1)),
            *((_small("复制", "复制这一条", lambda: self.row_copied.emit(place)),) if whole else ()),
            _small("删除", f"删除{line.shown.split('　')[0]}", lambda: self.row_removed.emit(place)),
        )
        if whole:
            head = row(title, *acts, spacing=4)
            head.setStretch(0, 1)
            inner = column(head, fault, margins=(12, 6, 12, 10), spacing=6)
            card.setLayout(inner)
        else:
            title.hide()
            inner = column(fault, spacing=2)
            flat = row(inner, column(None, *(row(*acts, spacing=0),)), margins=(12, 0, 0, 0), spacing=8)
            flat.setStretch(0, 1)
            card.setLayout(flat)
        home.addWidget(card)
        return inner

    def _add_button(self, line: FormLine) -> QWidget:
        made = button(line.shown, lambda: self.row_added.emit(line.place))
        made.setAccessibleName(line.shown)
        return made

    def _tell(self, one: Input, value: object) -> None:
        self._busy = one if not isinstance(value, (bool, tuple)) else None
        try:
            self.typed.emit(one.line.place, value)
        finally:
            self._busy = None

    def _leave(self, one: Input) -> None:
        self.left.emit()
        if self._inputs.get(one.line.place) is one and one.line.place not in self._unfit:
            one.show_line(one.line)

    def _show_faults(self, spots: tuple[Spot, ...]) -> None:
        told: dict[Place, list[Spot]] = {}
        for spot in spots:
            found = _nearest(spot.place, self._faults)
            if found is not None:
                told.setdefault(found, []).append(spot)
        for place, fault in self._faults.items():
            here = told.get(place, [])
            text = "\n".join(f"{'！' if spot.warning else '✗'} {spot.text}" for spot in here)
            if fault.text() != text:
                fault.setText(text)
                fault.setProperty("look", "warn" if all(spot.warning for spot in here) else "bad")
                fault.style().polish(fault)
            fault.setVisible(bool(here))


def _small(text: str, tip: str, act: Callable[[], None]) -> QWidget:
    made = button(text, act, "link", tip)
    made.setAccessibleName(tip)
    return made


def _nearest(place: Place, known: Iterable[Place]) -> Place | None:
    above = [one for one in known if one and place[: len(one)] == one]
    return max(above, key=len, default=None)
