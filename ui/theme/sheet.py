"""The one style sheet, written from roles and the type scale.

Widgets choose a look with the dynamic property `look`: on labels meta, soft, title, heading, number, ok, warn, bad,
note, alarm; on buttons primary, flat, chip, tab, danger; on frames pane, bar, card, note, alarm.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template

from ui.theme.measures import RADIUS, TypeScale
from ui.theme.roles import Roles

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[look="ground"] { background: $window; }
QToolTip { background: $field; color: $ink; border: 1px solid $line; padding: 4px; }

QFrame[look="pane"], QWidget[look="pane"] { background: $panel; }
QFrame[look="bar"] { background: $panel; border: 0; border-bottom: 1px solid $line; }
QFrame[look="foot"] { background: $panel; border: 0; border-top: 1px solid $line; }
QFrame[look="rail"] { background: $panel; border: 0; border-right: 1px solid $line; }
QFrame[look="card"] { background: $panel; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[look="note"] { background: $warn_soft; border: 0; border-left: 3px solid $warn; border-radius: 3px; }
QFrame[look="alarm"] { background: $bad_soft; border: 0; border-left: 3px solid $bad; border-radius: 3px; }
QFrame[look="desk"], QWidget[look="desk"] { background: $desk; }
QFrame[look="rule"] { background: $line; border: 0; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; }
QLabel[look="meta"] { color: $soft; font-size: ${meta}px; }
QLabel[look="notice"] { font-size: ${meta}px; font-weight: bold; }
QLabel[look="soft"] { color: $soft; }
QLabel[look="title"] { font-size: ${score}px; font-weight: bold; }
QLabel[look="heading"] { font-size: ${item}px; font-weight: bold; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="number"] { font-size: ${score}px; font-weight: bold; }
QLabel[look="ok"] { color: $ok; }
QLabel[look="warn"] { color: $warn; }
QLabel[look="bad"] { color: $bad; }

QPushButton, QToolButton {
  background: $field; color: $ink; border: 1px solid $line; border-radius: ${radius}px;
  padding: 0 12px; min-height: ${inner}px;
}
QToolButton { padding: 0 8px; }
QToolButton::menu-indicator { image: none; width: 0; }
QPushButton:hover, QToolButton:hover { border-color: $accent; }
QPushButton:pressed, QToolButton:pressed, QPushButton:checked, QToolButton:checked {
  background: $accent_soft; border-color: $accent; color: $accent; font-weight: bold;
}
QPushButton:focus, QToolButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: ${inner_focus}px; }
QToolButton:focus { padding: 0 7px; }
QPushButton:disabled, QToolButton:disabled { color: $soft; background: $window; border-style: dashed; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: bold; }
QPushButton[look="primary"]:focus { border: 2px solid $ink; }
QPushButton[look="primary"]:disabled { background: $window; color: $soft; border: 1px dashed $line; }
QPushButton[look="danger"] { color: $bad; }
QPushButton[look="danger"]:checked { background: $bad_soft; border-color: $bad; color: $bad; }
QPushButton[look="link"], QToolButton[look="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; text-decoration: underline; padding: 0 4px;
}
QPushButton[look="link"]:focus, QToolButton[look="link"]:focus { border: 2px solid $accent; padding: 0 3px; }
QPushButton[look="chip"], QToolButton[look="chip"] {
  background: $accent_soft; color: $accent; border: 1px solid $accent_soft; border-radius: ${chip_round}px; padding: 0 10px;
  min-height: ${chip_inner}px;
}
QPushButton[look="chip"]:focus { border: 2px solid $accent; padding: 0 9px; }
QPushButton[look="nav"] {
  background: transparent; border: 0; border-left: 3px solid transparent; border-radius: 0; text-align: left;
  padding: 0 12px; min-height: ${nav}px;
}
QPushButton[look="nav"]:hover { background: $accent_soft; }
QPushButton[look="nav"]:checked { background: $accent_soft; border-left-color: $accent; color: $accent; }
QPushButton[look="nav"]:focus { border: 2px solid $accent; border-left-width: 3px; padding: 0 10px 0 12px; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {
  background: $field; color: $ink; border: 1px solid $line; border-radius: ${radius}px; padding: 0 8px;
  selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QSpinBox, QDateEdit, QComboBox { min-height: ${inner}px; }
QPlainTextEdit, QTextEdit { padding: 4px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
  border: 2px solid $accent; padding: 0 7px;
}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus { min-height: ${inner_focus}px; }
QPlainTextEdit:focus, QTextEdit:focus { padding: 3px; }
QLineEdit:read-only { background: $panel; }
QComboBox::drop-down { border: 0; width: 24px; }
QComboBox::down-arrow { image: url("$icons/chevron-$scheme.svg"); width: ${chip}px; height: ${chip}px; }
QSpinBox::up-button, QSpinBox::down-button {
  subcontrol-origin: border; width: 24px; border: 0; background: transparent;
}
QSpinBox::up-button { subcontrol-position: top right; }
QSpinBox::down-button { subcontrol-position: bottom right; }
QSpinBox::up-arrow { image: url("$icons/chevron-up-$scheme.svg"); width: ${chip}px; height: ${chip}px; }
QSpinBox::down-arrow { image: url("$icons/chevron-$scheme.svg"); width: ${chip}px; height: ${chip}px; }
QPushButton[look="mark"], QPushButton[look="mark"]:disabled {
  background: transparent; border: 0; color: $soft; padding: 0 4px; font-size: ${meta}px;
}
QListView[look="thumbs"] { background: $desk; border: 0; }
QListView[look="thumbs"]:focus { border: 2px solid $accent; }
QListView[look="thumbs"]::item { padding: 4px; border-radius: 4px; }
QListView[look="thumbs"]::item:selected { background: $accent_soft; border: 2px solid $accent; color: $ink; }
QListWidget::item { min-height: ${row}px; }
QComboBox QAbstractItemView {
  background: $field; color: $ink; border: 1px solid $line; selection-background-color: $accent_soft;
  selection-color: $accent; outline: 0;
}
QTextBrowser[look="plain"] { background: $panel; border: 1px solid transparent; border-radius: 0; padding: 0; }
QTextBrowser[look="plain"]:focus { border: 1px solid $accent; padding: 0; }

QCheckBox, QRadioButton { spacing: 8px; min-height: ${inner}px; background: transparent; }
QCheckBox::indicator, QRadioButton::indicator, QTableView::indicator, QListView::indicator {
  width: ${mark}px; height: ${mark}px; border: 1px solid $soft; background: $field;
}
QCheckBox::indicator, QTableView::indicator, QListView::indicator { border-radius: 3px; }
QRadioButton::indicator { border-radius: ${mark_round}px; }
QCheckBox::indicator:checked, QTableView::indicator:checked, QListView::indicator:checked {
  background: $accent; border-color: $accent; image: url("$icons/check-$scheme.svg");
}
QRadioButton::indicator:checked {
  background: $field; border: ${mark_ring}px solid $accent; width: ${mark_hole}px; height: ${mark_hole}px;
}
QCheckBox:focus, QRadioButton:focus { color: $accent; text-decoration: underline; }

QAbstractItemView {
  background: $panel; alternate-background-color: $panel; color: $ink; border: 1px solid $line;
  selection-background-color: $accent_soft; selection-color: $ink; outline: 0; gridline-color: $line;
}
QAbstractItemView[look="plain"] { border: 1px solid transparent; }
QAbstractItemView:focus { border: 2px solid $accent; }
QAbstractItemView[look="plain"]:focus { border: 1px solid $accent; }
QTableView::item, QListView::item, QTreeView::item { padding: 0 8px; min-height: ${row}px; }
QTableView::item { border-bottom: 1px solid $line; }
QTableView::item:selected, QListView::item:selected, QTreeView::item:selected {
  background: $accent_soft; color: $ink; border-left: 3px solid $accent;
}
QTableView::item:selected, QTreeView::item:selected { border-left: 0; }
QTreeView::branch:selected { background: $accent_soft; }
QListView::item:hover, QTreeView::item:hover { background: $accent_soft; }
QHeaderView { background: $panel; border: 0; }
QHeaderView::section {
  background: $panel; color: $soft; border: 0; border-bottom: 1px solid $line; padding: 0 8px;
  min-height: ${row}px; font-size: ${meta}px; text-align: left;
}
QTableCornerButton::section { background: $panel; border: 0; }

QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $soft; border: 0; border-bottom: 3px solid transparent;
  padding: 0 12px; min-height: ${row}px;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; font-weight: bold; }
QTabBar::tab:focus { background: $accent_soft; }

QProgressBar {
  background: $field; border: 1px solid $line; border-radius: 4px; min-height: 8px; max-height: 8px; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget[look="sheet"] { background: transparent; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 4px; margin: 2px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {
  background: none; border: 0; width: 0; height: 0;
}
QMenu { background: $field; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 0 24px 0 12px; min-height: ${row}px; }
QMenu::item:selected { background: $accent_soft; color: $accent; }
QMenu::item:disabled { color: $soft; }
QMenu::separator { background: $line; height: 1px; margin: 4px 0; }
QStatusBar { background: $panel; color: $soft; border-top: 1px solid $line; font-size: ${meta}px; }
QStatusBar::item { border: 0; }
""")


def style_sheet(roles: Roles, scale: TypeScale, icons: str = "", scheme: str = "light") -> str:
    """The application's style sheet for one scheme and one type size; `icons` is the folder of its small pictures."""
    inner = scale.row - 2
    return _SHEET.substitute(
        asdict(roles),
        meta=scale.meta,
        item=scale.item,
        score=scale.score,
        row=scale.row,
        inner=inner,
        inner_focus=inner - 2,
        nav=scale.scaled(40),
        chip=scale.scaled(13),
        chip_inner=scale.scaled(24),
        chip_round=scale.scaled(24) // 2,  # above half the height Qt draws corners
        radius=RADIUS,
        icons=icons,
        scheme=scheme,
        mark=scale.scaled(14),
        mark_round=scale.scaled(14) // 2 + 1,
        mark_ring=scale.scaled(4) + 1,
        mark_hole=scale.scaled(14) - 2 * scale.scaled(4),
        scroll=roles.soft if roles.line == roles.ink else roles.line,
    )
