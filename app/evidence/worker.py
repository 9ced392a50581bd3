"""Pages of evidence, read and drawn in a process of their own: a crash or a hang of pdfium costs one document."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

from app.domain.page import PageText, Rect
from app.errors import IntakeError
from app.evidence.picture import Picture
from app.evidence.plain import pages_from
from app.evidence.process import WorkerProcess
from app.typeset.fonts import Face, font_file

RENDER_SECONDS = 30.0
TEXT_SECONDS = 120.0
SCRATCH_BYTES = 96_000_000
_TRIES = 4  # other documents may push one out again between its loading and its use
_KEPT_BYTES = 256 * 1024**2


class EvidenceWorker:
    """Opens PDFs by key in a worker process; keys are file hashes.

    `source` is asked for the bytes of a key that is not loaded (any more), so that callers need not load by hand.
    """

    def __init__(self, source: Callable[[str], bytes] | None = None, faces: Mapping[str, str] | None = None) -> None:
        self._source = source
        settings = {"faces": dict(bundled_face_files() if faces is None else faces)}
        self._process = WorkerProcess("app.evidence.serving", settings, scratch=SCRATCH_BYTES)
        self._held: OrderedDict[str, bytes] = OrderedDict()
        self._names: dict[str, str] = {}

    def start(self) -> None:
        """Start the process ahead of the first request."""
        self._process.start()

    def close(self) -> None:
        """Stop the process."""
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        """Open a PDF under a key and give its number of pages; `name` is what errors call it."""
        self._hold(key, pdf)
        if name:
            self._names[key] = name
        answer = self._process.ask({"do": "load", "key": key, "pdf": pdf}, TEXT_SECONDS, name=self._name(key))
        return int(answer["count"])

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        """A page drawn to a width in pixels after a clockwise quarter-turn."""
        request = {"do": "render", "key": key, "number": number, "width": width_px, "turn": turn}
        answer, pixels = self._ask(request, RENDER_SECONDS)
        return Picture(answer["width"], answer["height"], pixels)

    def texts(self, key: str) -> tuple[PageText, ...]:
        """All pages of a document with their words."""
        return pages_from(self._ask({"do": "texts", "key": key}, TEXT_SECONDS)[0])

    def clip(
        self, key: str, page: int, rect: Rect, turn: int = 0, dpi: int = 150, margin: float = 0.012
    ) -> bytes:  # fmt: skip
        """PNG of the strip of a page around a rectangle, with the rectangle drawn in red."""
        numbers = [rect.left, rect.top, rect.right, rect.bottom]
        request = {
            "do": "clip", "key": key, "number": page, "rect": numbers, "turn": turn, "dpi": dpi, "margin": margin,
        }  # fmt: skip
        return bytes(self._ask(request, RENDER_SECONDS)[0])

    def _ask(self, request: Mapping[str, Any], seconds: float) -> tuple[Any, bytes]:
        key = request["key"]
        for _ in range(_TRIES):
            answer, pixels = self._process.ask_for_bytes(request, seconds, name=self._name(key))
            if not (isinstance(answer, dict) and answer.get("absent")):
                return answer, pixels
            self.load(key, self._bytes(key))
        raise IntakeError("页面暂时无法载入。", "请稍后重试。")

    def _bytes(self, key: str) -> bytes:
        held = self._held.get(key)
        if held is not None:
            return held
        if self._source is None:
            raise IntakeError("页面尚未载入。", "请重新打开该文书。")
        return self._source(key)

    def _hold(self, key: str, pdf: bytes) -> None:
        if self._source is not None:
            return
        self._held[key] = pdf
        self._held.move_to_end(key)
        while len(self._held) > 1 and sum(map(len, self._held.values())) > _KEPT_BYTES:
            self._held.popitem(last=False)

    def _name(self, key: str) -> str:
        return self._names.get(key, "")


def bundled_face_files() -> dict[str, str]:
    """Font files by face for PDFs that embed none."""
    return {face.name.lower(): str(font_file(face)) for face in Face}
