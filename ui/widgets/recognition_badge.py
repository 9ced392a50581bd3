"""A line in the navigation that tells how far the background recognition of scans is; hidden while nothing runs."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.recognition import RecognitionQueue, RecognitionStep


class RecognitionBadge(QLabel):
    """ "识别 3/20"."""

    def __init__(self, queue: RecognitionQueue | None) -> None:
        super().__init__()
        self.setProperty("look", "meta")
        self.setWordWrap(True)
        self.setContentsMargins(16, 0, 8, 8)
        self.hide()
        if queue is not None:
            queue.stepped.connect(self._show_step)
            for signal in (queue.paused, queue.case_recognised, queue.failed):
                signal.connect(lambda *_told: self.hide())

    def _show_step(self, step: RecognitionStep) -> None:
        self.setText(f"识别扫描页\n{step.done + 1}/{step.total}")
        self.setToolTip(step.what)
        self.show()
