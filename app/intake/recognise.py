"""Recognition of pages without words: one page picture in, words with boxes and confidence out.

The engine (rapidocr, the extra `ocr`) works offline in a process of its own, on one thread, at low priority. What it
reads stays a draft: the picture is never changed, and the reviewer can correct every page.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from types import TracebackType
from typing import Self

from app.domain.page import PageText, Rect, WordSource
from app.errors import IntakeError
from app.evidence.picture import Picture
from app.evidence.plain import pages_from
from app.evidence.process import WorkerProcess
from app.intake.readers import Stop

DPI = 200
PAGE_SECONDS = 300.0
_MEMORY = 8 * 1024**3
_MODULE = "app.intake.recognising"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A recognised page; `confidence` is 0..1 over all characters (1 when blank), `skew` in degrees.

    Words are in units of the page as it lies in the file (not turned), in the order in which they read once it is turned
    clockwise by `turn` (`PageText.turned`). `written` are places of what looks like handwriting, in the same units;
    `changed` are lines as the engine read them with what they were put right to.
    """

    page: PageText
    turn: int
    skew: float
    confidence: float
    engine: str
    written: tuple[Rect, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


def what_is_missing() -> str:
    """Empty when pages can be recognised, otherwise what is missing and how to get it."""
    lacking = [name for name in ("rapidocr", "onnxruntime", "cv2", "numpy") if find_spec(name) is None]
    if not lacking:
        return ""
    return f"未安装文字识别组件（缺少 {'、'.join(lacking)}）。扫描件可以查看和评查，但不能检索文字；安装附加组件“ocr”后可用。"


def width_for(page: PageText) -> int:
    """Pixels across at which a page should be drawn for recognition."""
    wide = round(page.width / 72 * DPI)
    return max(600, min(wide, 2600))


class Recogniser:
    """Recognises page after page in its own process; starting it costs seconds and a gigabyte, so keep it."""

    def __init__(self) -> None:
        self._process = WorkerProcess(_MODULE, memory=_MEMORY)

    def close(self) -> None:
        """Stop the process and give its memory back."""
        self._process.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def recognise(self, page: PageText, picture: Picture, stop: Stop | None = None, name: str = "") -> Recognised:
        """The words of a page from its picture (not turned); IntakeError when the engine is missing or fails."""
        missing = what_is_missing()
        if missing:
            raise IntakeError(missing, "请联系管理员安装，或继续人工查看。")
        request = {
            "number": page.number, "width": page.width, "height": page.height,
            "pixels": [picture.width, picture.height], "bgrx": picture.bgrx,
        }  # fmt: skip
        answer = self._process.ask(request, PAGE_SECONDS, stop, name)
        (read,) = pages_from(answer["page"])
        written = tuple(Rect(*sides) for sides in answer["written"])
        changed = tuple((before, after) for before, after in answer["changed"])
        told = (answer["turn"], answer["skew"], answer["confidence"], answer["engine"])
        return Recognised(read, *told, written, changed)


def recognise_page(recogniser: Recogniser, page: PageText, picture: Picture, stop: Stop | None = None) -> Recognised:
    """One page recognised; a page that has words of its own is given back as it is."""
    if page.words and page.source is not WordSource.RECOGNITION:
        return Recognised(page, 0, 0.0, 1.0, "")
    return recogniser.recognise(page, picture, stop)
