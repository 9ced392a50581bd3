"""Printing: the very pages of the preview, drawn one after another onto the printer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSettings, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from app.domain.page import PageRef
from app.errors import ReportError
from ui.presenters.settings import read_printing

DPI = 300
Draw = Callable[[PageRef, int, Callable[[QImage], None]], None]


def new_printer() -> QPrinter:
    """A printer set as this computer prints: A4, no margins of its own, both sides when wanted."""
    wanted = read_printing(QSettings())
    info = QPrinterInfo.printerInfo(wanted.printer) if wanted.printer else QPrinterInfo.defaultPrinter()
    printer = QPrinter(info) if not info.isNull() else QPrinter()
    printer.setResolution(DPI)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setFullPage(True)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    printer.setCopyCount(wanted.copies)
    printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide if wanted.both_sides else QPrinter.DuplexMode.DuplexNone)
    return printer


def ask_printer(parent: QWidget, pages: int) -> QPrinter | None:
    """The printer chosen in the system's dialog, or None."""
    printer = new_printer()
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("打印评查报告")
    dialog.setMinMax(1, pages)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


class PrintRun(QObject):
    """One page in memory at a time."""

    progressed = Signal(int, int)
    printed = Signal()  # also after stopping: nothing more will come
    failed = Signal(object)

    def __init__(self, printer: QPrinter, pages: Sequence[PageRef], draw: Draw, parent: QObject) -> None:
        super().__init__(parent)
        first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
        self._pages = tuple(pages)[first - 1 : last]
        self._printer = printer
        self._draw = draw
        self._painter = QPainter()
        self._next = 0

    def start(self) -> None:
        if not self._pages or not self._painter.begin(self._printer):
            self.failed.emit(ReportError("打印机没有接受打印任务。", "请检查打印机是否开机、有纸，再重新打印。"))
            return
        self._ask()

    def stop(self) -> None:
        """Leave off after the page being drawn."""
        self._pages = ()
        self._printer.abort()

    def _ask(self) -> None:
        wide = self._printer.pageLayout().paintRectPixels(self._printer.resolution()).width()
        self._draw(self._pages[self._next], wide, self._put)

    def _put(self, image: QImage) -> None:
        if not self._pages:
            self._painter.end()
            self.printed.emit()
            return
        area = QRectF(self._printer.pageLayout().paintRectPixels(self._printer.resolution()))
        high = area.width() * image.height() / max(1, image.width())
        self._painter.drawImage(QRectF(0, 0, area.width(), min(high, area.height())), image)
        self._next += 1
        self.progressed.emit(self._next, len(self._pages))
        if self._next < len(self._pages):
            self._printer.newPage()
            self._ask()
        else:
            self._painter.end()
            self.printed.emit()
