"""打印: what the print dialog proposes on this computer."""

from __future__ import annotations

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox, QComboBox, QSpinBox, QWidget

from ui.presenters.settings import Printing, read_printing, write_printing
from ui.widgets.build import column, label, row


class PrintPane(QWidget):
    """Printer, both sides, copies."""

    def __init__(self) -> None:
        super().__init__()
        self._printer = QComboBox()
        self._printer.setAccessibleName("默认打印机")
        self._printer.setMinimumWidth(280)
        self._both = QCheckBox("双面打印")
        self._copies = QSpinBox()
        self._copies.setRange(1, 99)
        self._copies.setAccessibleName("份数")
        self._note = label(look="meta", wrap=True)
        self.setLayout(
            column(
                label("默认打印机", "strong"),
                row(self._printer, None),
                8,
                self._both,
                row(label("份数"), self._copies, None),
                8,
                self._note,
                None,
                margins=(24, 16, 24, 16),
                spacing=8,
            )
        )
        self._printer.activated.connect(lambda _row: self._keep())
        self._both.clicked.connect(lambda _checked=False: self._keep())
        self._copies.valueChanged.connect(lambda _number: self._keep())

    def refresh(self) -> None:
        """Look which printers there are now."""
        from PySide6.QtPrintSupport import QPrinterInfo

        kept = read_printing(QSettings())
        self._printer.clear()
        self._printer.addItem("系统默认打印机", "")
        for name in QPrinterInfo.availablePrinterNames():
            self._printer.addItem(name, name)
        self._printer.setCurrentIndex(max(0, self._printer.findData(kept.printer)))
        self._both.setChecked(kept.both_sides)
        self._copies.blockSignals(True)
        self._copies.setValue(kept.copies)
        self._copies.blockSignals(False)
        none = self._printer.count() == 1
        self._note.setText(
            "… 这台计算机没有安装打印机。报告可以另存为 PDF，拿到别的计算机上打印，结果完全一样。"
            if none
            else "打印前系统的打印窗口还会再问一次，可以临时改。"
        )

    def _keep(self) -> None:
        chosen = Printing(str(self._printer.currentData() or ""), self._both.isChecked(), self._copies.value())
        write_printing(QSettings(), chosen)
