"""What the recognition worker does inside its process: find lines, turn them upright, read them, place their words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from app.domain.page import PageText, Rect, Word, WordSource
from app.evidence.plain import pages_to
from app.intake.cells import cells_of
from app.intake.cleaning import evened, is_pale, seal_blots, strengthened, without_seals
from app.intake.layout import Box
from app.intake.leftover import Patch, patch_of, patches_of
from app.intake.line_reader import TALL, LineReader, cut_out, size_of
from app.intake.misread import put_right
from app.intake.reading_order import Line, angle_of, in_reading_order, part_of, skew_of, tidy, upright, words_of_line

_LEANING = 8.0  # degrees
_VOTES = 10
_LEAST_SCORE, _DOUBTFUL = 0.55, 0.75
_SURE = 0.86  # for ink where the detector saw no line
_CORNERS = {0: (0, 1, 2, 3), 90: (3, 0, 1, 2), 180: (2, 3, 0, 1), 270: (1, 2, 3, 0)}


def start(settings: Mapping[str, Any]) -> Recognising:
    """The answering side of the recognition worker."""
    del settings
    return Recognising()


class Recognising:
    """Reads page after page with the loaded models."""

    def __init__(self, reader: LineReader | None = None) -> None:
        self._reader = reader or LineReader()

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Plain data of one recognised page."""
        page = _picture_of(request)
        boxes = self._reader.boxes(page.image)
        turn = self._turn(page.image, boxes)
        quads = [np.asarray(box, np.float32)[list(_CORNERS[turn])] for box in boxes]
        skew = skew_of([Line(_corners(quad), ()) for quad in quads], turn)
        cells = cells_of(page.grey, turn, skew) if boxes else []
        parts = [part for quad in quads for part in _parted(quad, turn, page.size, skew, cells)]
        lines, unread = self._lines(page, parts, turn, skew)
        more, strokes = self._left_over(page, parts, turn)
        lines, unread = lines + more, unread + strokes
        words = [word for line in in_reading_order(lines, turn, *page.size, cells) for word in line.words]
        read = PageText(request["number"], request["width"], request["height"], tuple(words), WordSource.RECOGNITION)
        return {
            "page": pages_to([read]), "turn": turn, "skew": skew, "confidence": _sureness(words, unread),
            "engine": self._reader.name,
            "written": [_sides(page, patch.quad) for patch in unread if patch.written(page.dpi, turn)],
            "changed": [[line.raw, "".join(word.text for word in line.words)] for line in lines if line.raw],
        }  # fmt: skip

    def _lines(self, page: _Page, quads: list[Any], turn: int, skew: float) -> tuple[list[Line], list[Patch]]:
        """What the lines found say, and the places that were not read or hardly."""
        lines: list[Line] = []
        unread: list[Patch] = []
        for quad in quads:
            sealed = page.sealed(quad)
            line = self._line(page, quad, _DOUBTFUL if sealed else _LEAST_SCORE)
            if line is not None and _slanted(line, turn, skew):
                line = None
            if line is not None:
                lines.append(line)
            if not sealed and (line is None or line.score < _DOUBTFUL):
                unread.append(patch_of(quad))
        return lines, unread

    def _left_over(self, page: _Page, quads: list[Any], turn: int) -> tuple[list[Line], list[Patch]]:
        """What ink outside the lines found says, and the places where it says nothing."""
        usual = float(np.median([min(size_of(quad)) for quad in quads])) if quads else page.dpi / 6
        lines: list[Line] = []
        unread: list[Patch] = []
        for patch in patches_of(page.grey, quads, usual, page.dpi):
            quad = patch.quad[list(_CORNERS[turn])]
            line = self._line(page, quad, _SURE) if min(size_of(quad)) < 1.8 * usual else None
            if line is not None and any(char.isalnum() for word in line.words for char in word.text):
                lines.append(line)
            elif not page.sealed(quad):
                unread.append(patch)
        return lines, unread

    def _turn(self, image: Any, boxes: list[Any]) -> int:
        """By how much the page must be turned clockwise: tall lines mean a page on its side, then the lines vote."""
        if not boxes:
            return 0
        sizes = [size_of(box) for box in boxes]
        tall = sum(max(size) for size in sizes if size[1] > TALL * size[0])
        wide = sum(max(size) for size in sizes if size[0] > TALL * size[1])
        sideways = tall > wide
        base = 270 if sideways else 0
        of_kind = [box for box, size in zip(boxes, sizes, strict=True) if (size[1] > size[0]) == sideways]
        longest = sorted(of_kind, key=lambda box: -max(size_of(box)))[:_VOTES]
        crops = [cut_out(image, np.asarray(box, np.float32)[list(_CORNERS[base])]) for box in longest]
        vote = sum(self._reader.upside_down(crop) for crop in crops)
        return (base + 180) % 360 if vote > 0 else base

    def _line(self, page: _Page, quad: Any, least: float) -> Line | None:
        read = self._reader.read(cut_out(page.image, quad))
        if not read.text.strip() or read.score < least:
            return None
        corners, plain = _corners(quad), tidy(read.text)
        text = put_right(plain)
        raw = read.text if text != plain else ""
        if read.stacked:
            words: tuple[Word, ...] = (Word(text, _around(corners, page.size), read.score),)
        else:
            words = words_of_line(text, read.columns, read.span, read.score, corners, page.size)
        return Line(corners, words, read.score, raw)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page picture as it is read: in colour without seals or strengthened, grey on white paper, dots per inch."""

    image: Any
    grey: Any
    dpi: float
    seals: list[tuple[int, int, int, int]]

    @property
    def size(self) -> tuple[int, int]:
        return int(self.image.shape[1]), int(self.image.shape[0])

    def sealed(self, quad: Any) -> bool:
        """Whether a place lies inside a seal that was taken out: what is left there may be its letters."""
        x, y = quad.mean(axis=0)
        return any(left <= x <= left + wide and top <= y <= top + high for left, top, wide, high in self.seals)


def _picture_of(request: Mapping[str, Any]) -> _Page:
    width, height = request["pixels"]
    bgrx = np.frombuffer(request["bgrx"], np.uint8).reshape(height, width, 4)
    dpi = width / request["width"] * 72
    image = np.ascontiguousarray(bgrx[:, :, :3])
    seals = seal_blots(image, dpi)
    image = without_seals(image, seals)
    grey = evened(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY))
    if is_pale(grey):
        image = strengthened(grey)
        grey = image[:, :, 0]
    return _Page(image, grey, dpi, seals)


def _sureness(words: Sequence[Word], unread: Sequence[Patch]) -> float:
    """How sure over all characters; a place that looks like a printed line and was not read counts as one unread character in two."""
    missed = sum(max((patch.right - patch.left) / max(patch.bottom - patch.top, 1.0), 1.0) / 2 for patch in unread)
    letters = sum(len(word.text) for word in words) + missed
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 1.0


def _slanted(line: Line, turn: int, skew: float) -> bool:
    """Whether a short line leans against all others and says little: strokes of a pen look like that."""
    across = math.dist(line.corners[0], line.corners[1])
    if across < 1.2 * math.dist(line.corners[0], line.corners[3]):
        return False
    leaning = abs((angle_of(line, turn) - skew + 180) % 360 - 180)
    return leaning > _LEANING and sum("\u4e00" <= char <= "\u9fff" for word in line.words for char in word.text) < 3


def _sides(page: _Page, quad: Any) -> list[float]:
    """A place in page units."""
    rect = _around(_corners(quad), page.size)
    return [rect.left, rect.top, rect.right, rect.bottom]


def _parted(quad: Any, turn: int, size: tuple[int, int], skew: float, cells: Sequence[Box]) -> list[Any]:
    """A line cut where it runs over the rules between the cells of a table."""
    corners = _corners(quad)
    box = upright(corners, turn, size, skew)
    within = [
        cell
        for cell in cells
        if cell.top <= box.middle[1] <= cell.bottom
        and min(cell.right, box.right) - max(cell.left, box.left) > 0.6 * box.height
    ]
    if len(within) < 2 or box.width < 1:
        return [quad]
    stretches = [
        (max(cell.left - box.left, 0.0) / box.width, min((cell.right - box.left) / box.width, 1.0))
        for cell in sorted(within, key=lambda cell: cell.left)
    ]
    return [np.asarray(part_of(corners, begin, end), np.float32) for begin, end in stretches]


def _corners(quad: Any) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in quad]


def _around(corners: Sequence[tuple[float, float]], size: tuple[int, int]) -> Rect:
    xs, ys = [x / size[0] for x, _ in corners], [y / size[1] for _, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))
