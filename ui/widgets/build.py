"""Short ways to build the parts every page uses: labels, buttons, rows, columns."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

Part = QWidget | QLayout | int | None  # an int is a fixed gap, None takes what is left


def label(text: str = "", look: str = "", wrap: bool = False, selectable: bool = False) -> QLabel:
    """A line of text in one of the looks of the style sheet."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    if wrap:
        made.setWordWrap(True)
    if selectable:
        made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def button(text: str, on_click: Callable[[], object] | None = None, look: str = "", tip: str = "") -> QPushButton:
    """A button that calls `on_click` without arguments."""
    made = QPushButton(text)
    if look:
        made.setProperty("look", look)
    if tip:
        made.setToolTip(tip)
    made.setAutoDefault(False)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def fill(layout: QBoxLayout, parts: tuple[Part, ...], margins: tuple[int, int, int, int], spacing: int) -> None:
    """Put parts into a layout in order."""
    layout.setContentsMargins(*margins)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def row(*parts: Part, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8) -> QHBoxLayout:
    """Parts from left to right."""
    layout = QHBoxLayout()
    fill(layout, parts, margins, spacing)
    return layout


def column(*parts: Part, margins: tuple[int, int, int, int] = (0, 0, 0, 0), spacing: int = 8) -> QVBoxLayout:
    """Parts from top to bottom."""
    layout = QVBoxLayout()
    fill(layout, parts, margins, spacing)
    return layout


def frame(look: str, layout: QLayout) -> QFrame:
    """A framed area in one of the looks of the style sheet."""
    made = QFrame()
    made.setProperty("look", look)
    made.setLayout(layout)
    return made


def rule() -> QFrame:
    """One thin line between two areas."""
    made = QFrame()
    made.setProperty("look", "rule")
    made.setFixedHeight(1)
    return made


def scrolled(inner: QWidget) -> QScrollArea:
    """An area that scrolls up and down when its content is higher than the window."""
    area = QScrollArea()
    inner.setProperty("look", "sheet")
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inner)
    return area


def sheet(layout: QLayout) -> QWidget:
    """What an area scrolls, built before it is shown."""
    made = holder(layout)
    made.setProperty("look", "sheet")
    return made


def holder(layout: QLayout) -> QWidget:
    """A plain widget around a layout."""
    made = QWidget()
    made.setLayout(layout)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


def head(title: str, *parts: Part) -> QFrame:
    """The bar on top of a page: its title, then what can be done."""
    named: tuple[Part, ...] = (label(title, "title"),) if title else ()
    made = frame("bar", row(*named, *parts, margins=(24, 10, 24, 10), spacing=8))
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def stretch_names(bar: QFrame) -> None:
    """Let the names in the third place of a head, after button and gap, take the room and be cut first."""
    layout = bar.layout()
    assert isinstance(layout, QHBoxLayout)
    layout.setStretch(2, 1)
