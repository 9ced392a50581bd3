"""快捷键: all keys on one sheet, and another key for those of the workbench."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QKeySequenceEdit, QLineEdit, QWidget

from ui.models.keymap import default_key
from ui.models.record_table import RecordTable
from ui.models.shortcuts import SHORTCUT_COLUMNS, Shortcut, shortcuts
from ui.page import Context
from ui.presenters.settings import read_keys, write_keys
from ui.widgets.build import button, column, frame, label, row
from ui.widgets.record_view import RecordView


class KeysPane(QWidget):
    """A changed key is kept at once; the workbench takes it when it is next opened."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._table = RecordTable(SHORTCUT_COLUMNS)
        self.view = RecordView(self._table, context.theme, "快捷键")
        self._about = label(look="strong")
        self.typed = QKeySequenceEdit()
        self.typed.setMaximumSequenceLength(1)
        for part in (self.typed, *self.typed.findChildren(QLineEdit)):
            part.setAccessibleName("新的按键")
        self.typed.setFixedWidth(context.theme.scale.scaled(180))
        self.change = button("改用这个键", self._change, "primary")
        self._back = button("恢复原来的键", lambda: self._keep(""))
        self._all = button("全部恢复", self._reset)
        self._told = label(look="soft", wrap=True)
        foot = frame(
            "foot",
            column(
                self._about,
                row(label("按一下新的键："), self.typed, self.change, self._back, None, self._all),
                self._told,
                margins=(16, 8, 12, 8),
                spacing=6,
            ),
        )
        self.setLayout(column(self.view, foot, margins=(12, 8, 12, 8), spacing=0))
        self.view.record_selected.connect(self._show_chosen)
        self.typed.keySequenceChanged.connect(lambda _keys: self._judge())
        self.refresh()

    def refresh(self) -> None:
        """Show the keys as they are now."""
        before = self.view.selected()
        self._keys = read_keys(QSettings())
        self._table.show_rows(shortcuts(self._keys))
        self.view.select_where(lambda one: before is not None and one.name == before.name and one.act == before.act)

    def _show_chosen(self, one: Shortcut | None) -> None:
        may = one is not None and bool(one.name)
        self._about.setText(f"{one.act}：{one.keys}" if one is not None else "")
        self.typed.clear()
        self.typed.setEnabled(may)
        self._back.setEnabled(may and one is not None and one.changed)
        self._all.setEnabled(bool(self._keys.changed))
        self.change.setEnabled(False)
        self._told.setText("" if may else "这个键是固定的，不能改。")

    def _judge(self) -> None:
        one = self.view.selected()
        typed = self.typed.keySequence().toString(QKeySequence.SequenceFormat.PortableText)
        if one is None or not one.name or not typed:
            self.change.setEnabled(False)
            return
        why = self._keys.conflict(one.name, typed)
        self.change.setEnabled(not why)
        self._told.setText(f"✗ {why}" if why else f"按 {typed} 就是“{one.act}”。")

    def _change(self) -> None:
        self._keep(self.typed.keySequence().toString(QKeySequence.SequenceFormat.PortableText))

    def _keep(self, key: str) -> None:
        one = self.view.selected()
        if one is None or not one.name:
            return
        why = self._keys.conflict(one.name, key or default_key(one.name))
        if why:
            self._told.setText(f"✗ {why}")
            return
        write_keys(QSettings(), self._keys.with_key(one.name, key))
        self.refresh()
        self._told.setText("✓ 已保存，下次打开工作台就用新的键。")

    def _reset(self) -> None:
        QSettings().remove("keys")
        self.refresh()
        self._told.setText("✓ 已全部恢复成原来的键。")
