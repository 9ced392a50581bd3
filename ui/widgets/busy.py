"""BusyBar: after 300 ms says what is being done, to which document, and lets the reviewer cancel."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar

from ui.widgets.build import button, label, row

SHOW_AFTER_MS = 300


class BusyBar(QFrame):
    """Hidden while nothing runs."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "foot")
        self._what = label()
        self._count = label(look="meta")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._bar.setAccessibleName("进度")
        self._cancel = button("取消", self._stop)
        self.setLayout(row(self._what, None, self._count, self._bar, self._cancel, margins=(24, 8, 24, 8), spacing=12))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOW_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def begin(self, what: str) -> None:
        """Something has started."""
        self._what.setText(what)
        self._count.setText("")
        self._bar.setRange(0, 0)
        self._cancel.setEnabled(True)
        self._timer.start()

    def step(self, done: int, total: int, what: str) -> None:
        """How far it is."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._count.setText(f"{done}/{total}" if total else f"已处理 {done} 个" if done else "")
        if what:
            self._what.setText(what)

    def end(self) -> None:
        """It is over, one way or the other."""
        self._timer.stop()
        self.hide()

    def _stop(self) -> None:
        self._what.setText("正在取消…")
        self._cancel.setEnabled(False)
        self.cancelled.emit()
