"""What the evidence worker does inside its process: holds a few PDFs open and answers for their pages."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Mapping
from mmap import mmap
from pathlib import Path
from typing import Any

from app.domain.page import Rect, WordSource
from app.errors import IntakeError
from app.evidence.clipping import clip_of
from app.evidence.faces import BundledFaces
from app.evidence.scratch import shared_memory
from app.evidence.view import MAX_PIXELS, OpenPdf
from app.evidence.words import RawWords

_KEPT_OPEN = 6
_A4 = (595.276, 841.89)


def start(settings: Mapping[str, Any]) -> EvidenceServing:
    """The answering side of one evidence worker."""
    return EvidenceServing(installed_faces(settings), shared_memory(settings))


def installed_faces(settings: Mapping[str, Any]) -> BundledFaces | None:
    """The bundled faces named in the settings, installed, or None where no file is there."""
    files = {key: Path(path) for key, path in settings.get("faces", {}).items() if Path(path).is_file()}
    if not files:
        return None
    faces = BundledFaces(files)
    faces.install()
    return faces


def pages_of(opened: OpenPdf, numbers: range | None = None) -> dict[str, Any]:
    """Plain data of the words of pages, with counts of what could not be mapped and the faces that are not embedded."""
    faces: dict[str, None] = {}
    pages, broken = [], []
    boxes = array("d")
    unmapped = 0
    for number in numbers or range(1, opened.page_count + 1):
        try:
            width, height, words = opened.raw_words(number)
        except IntakeError:
            broken.append(number)
            width, height, words = *_A4, RawWords()
        unmapped += words.unmapped
        faces.update(dict.fromkeys(words.loose_faces))
        pages.append([number, width, height, words.texts, WordSource.TEXT_LAYER.value])
        boxes.extend(words.boxes)
    return {"pages": pages, "boxes": boxes.tobytes(), "unmapped": unmapped, "faces": list(faces), "broken": broken}


class EvidenceServing:
    """Answers load, forget, count, texts, render and clip."""

    def __init__(self, faces: BundledFaces | None, memory: mmap | None) -> None:
        self._faces = faces
        self._memory = memory or mmap(-1, 4 * MAX_PIXELS)
        self._open: OrderedDict[str, OpenPdf] = OrderedDict()

    def answer(self, request: Mapping[str, Any]) -> Any:
        """Plain data for one request."""
        key = request["key"]
        if request["do"] == "load":
            return self._load(key, request["pdf"])
        opened = self._open.get(key)
        if opened is None:
            return {"absent": True}
        self._open.move_to_end(key)
        match request["do"]:
            case "render":
                width, height = opened.render_into(self._memory, request["number"], request["width"], request["turn"])
                return {"width": width, "height": height, "size": width * height * 4}
            case "clip":
                rect = Rect(*request["rect"])
                return clip_of(opened, request["number"], rect, request["turn"], request["dpi"], request["margin"])
            case _:
                return pages_of(opened)

    def _load(self, key: str, data: bytes) -> dict[str, Any]:
        if key not in self._open:
            self._open[key] = OpenPdf(data)
        self._open.move_to_end(key)
        while len(self._open) > _KEPT_OPEN:
            self._open.popitem(last=False)[1].close()
        return {"count": self._open[key].page_count}
