"""Cyclic garbage is collected on the GUI thread alone: elsewhere a collection may destroy widgets, and Qt crashes."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

INTERVAL_MS = 1000


class GarbageCollector(QObject):
    """Takes over from Python's automatic collection, which runs in whichever thread happens to allocate."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(INTERVAL_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> int | None:
        """The oldest generation that was due and is now collected, None when none was."""
        counts, limits = gc.get_count(), gc.get_threshold()
        due = next((age for age in (2, 1, 0) if counts[age] > limits[age]), None)
        if due is not None:
            gc.collect(due)
        return due
