"""What a view asks of the page worker, and when a page counts as looked at."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ui.pages.page_view_camera import Camera
from ui.pages.page_view_paint import LENS_FACTOR, wished
from ui.presenters.page_pictures import PagePictures, Wish

SETTLED = 350  # milliseconds without scrolling after which a page counts as looked at
HEAVY = 12 * 1024 * 1024  # bytes of a picture that is not prefetched
SEEN = 0.5  # share of the page or of the pane that must be in view


class PictureRequests(QObject):
    """Wishes for the pages in view and their neighbours; tells when one has come."""

    picture_wanted_here = Signal()
    pages_seen = Signal(object)

    def __init__(self, view: QWidget, camera: Camera, pictures: PagePictures) -> None:
        super().__init__(view)
        self.lens = False
        self._view = view
        self._camera = camera
        self._pictures = pictures
        self._soon = self._timer(0)
        self._soon.timeout.connect(self.ask)
        self._settle = self._timer(SETTLED)
        self._settle.timeout.connect(self._tell_seen)
        pictures.picture_drawn.connect(self._came)
        pictures.picture_failed.connect(self._came)
        asker = id(self)
        self.destroyed.connect(lambda: pictures.forget(asker))

    def soon(self) -> None:
        """Ask once everything that happens now has happened."""
        self._soon.start()

    def ask(self) -> None:
        """Wish for what is in view, then its neighbours, so that a page turn finds its picture ready."""
        here = list(self._camera.visible)
        if not here or not self._view.isVisible():
            return
        ratio = self._view.devicePixelRatioF()
        wishes: list[Wish] = [wished(self._camera, index, ratio) for index in here]
        if self.lens:
            wishes += [wished(self._camera, index, ratio, LENS_FACTOR) for index in here]
        for index in (here[-1] + 1, here[0] - 1, here[-1] + 2):
            if 0 <= index < len(self._camera.sheets) and self._light(index, ratio):
                wishes.append(wished(self._camera, index, ratio))
        self._pictures.want(self, wishes)
        self._settle.start()

    def _timer(self, pause: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        return timer

    def _light(self, index: int, ratio: float) -> bool:
        frame = self._camera.layout.frames[index]
        return frame.width * frame.height * ratio * ratio * 4 <= HEAVY

    def _tell_seen(self) -> None:
        ratio = self._view.devicePixelRatioF()
        top, bottom = self._camera.top, self._camera.top + self._camera.pane[1]
        seen = tuple(
            index
            for index in self._camera.visible
            if self._camera.layout.shown_share(index, top, bottom) >= SEEN
            and wished(self._camera, index, ratio) in self._pictures.cache
        )
        if seen and self._view.isVisible():
            self.pages_seen.emit(seen)

    def _came(self, wanted: Wish) -> None:
        sheets = self._camera.sheets
        names = {(sheets[index].ref.file_hash, sheets[index].ref.number) for index in self._camera.visible}
        if (wanted.file_hash, wanted.number) in names:
            self.picture_wanted_here.emit()
            self._settle.start()
