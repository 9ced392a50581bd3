"""Turning to a page in the workbench, each against bare pypdfium2 drawing the same page at the same width."""

from __future__ import annotations

import os
from collections.abc import Callable

import pypdfium2 as pdfium
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from app.domain.page import PageRef
from app.errors import ReviewError
from app.evidence.worker import EvidenceWorker
from tests.benchmarks.measure import Figure, interleaved_ratio
from tests.evidence.papers import embedded
from ui.pages.page_view import PageView
from ui.pages.page_view_paint import wished
from ui.presenters.page_layout import Sheet
from ui.presenters.page_pictures import PagePictures
from ui.theme.theme import Theme

_LINE = "违法事实：2026年3月10日，本局执法人员对当事人经营场所进行检查"
_PAGES = 12


class _AtOnce:
    """Runs a request where it is asked, so that the figure holds all of its cost."""

    def start(
        self,
        call: Callable[[], object],
        on_done: Callable[[object], None],
        on_failed: Callable[[ReviewError], None],
        owner: QObject | None,
    ) -> None:
        try:
            answer = call()
        except ReviewError as error:
            on_failed(error)
        else:
            on_done(answer)


def measure() -> tuple[Figure, ...]:
    """A page whose picture was fetched ahead, and one that must be drawn first."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication.instance() or QApplication([])
    data = embedded((_LINE,) * 18, pages=_PAGES, size=(700, 990))
    with EvidenceWorker() as worker, pdfium.PdfDocument(data) as document:
        worker.load("paper", data)
        pictures = PagePictures(lambda wish: worker.render("paper", wish.number, wish.width, wish.turn), _AtOnce())
        view = _view(pictures)
        width = round(view.camera.layout.frames[0].width)

        _turn_pages(view)
        fetched = interleaved_ratio(lambda: _turn_pages(view), lambda: _bare(document, width))
        drawn = interleaved_ratio(lambda: _jump(view, pictures), lambda: _bare(document, width))
        pictures.close()
        view.close()
        app.sendPostedEvents()
    return (
        Figure("prefetched neighbour shown / bare pypdfium2 render", fetched, 0.3, note="scroll and paint of the pane"),
        Figure("page jump shown / bare pypdfium2 render", drawn, 2.0, note="worker, transfer and paint included"),
    )


def _view(pictures: PagePictures) -> PageView:
    view = PageView(pictures, Theme())
    view.resize(704, 640)
    view.show_sheets([Sheet(PageRef("paper", number), number, 700, 990, 1) for number in range(1, _PAGES + 1)])
    view.show()
    return view


def _turn_pages(view: PageView) -> None:
    """From page to page as `]` does it; each picture was fetched ahead."""
    for index in range(1, _PAGES - 1):
        view.go_to(index)
        view.requests.ask()
        view.viewport().grab()


def _jump(view: PageView, pictures: PagePictures) -> None:
    """Each page drawn anew when it is jumped to; its neighbours come later, when the worker is idle."""
    pictures.forget(view.requests)
    for index in range(1, _PAGES - 1):
        pictures.cache.clear()
        view.go_to(index)
        pictures.want(view, [wished(view.camera, index, view.devicePixelRatioF())])
        view.viewport().grab()


def _bare(document: pdfium.PdfDocument, width: int) -> list[object]:
    buffers = []
    for index in range(1, _PAGES - 1):
        page = document[index]
        buffers.append(page.render(scale=width / page.get_width(), prefer_bgrx=True).buffer)
    return buffers
