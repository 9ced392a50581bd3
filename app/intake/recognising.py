"""What the recognition worker does inside its process: find lines, turn them upright, read them, place their words."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

from app.domain.page import PageText, Rect, Word, WordSource
from app.evidence.plain import pages_to
from app.intake.reading_order import Line, in_reading_order, skew_of, tidy, words_of_line

_VOTES = 10
_TALL = 1.5
_LEAST_SCORE = 0.5
_CORNERS = {0: (0, 1, 2, 3), 90: (3, 0, 1, 2), 180: (2, 3, 0, 1), 270: (1, 2, 3, 0)}


def start(settings: Mapping[str, Any]) -> Recognising:
    """The answering side of the recognition worker."""
    del settings
    return Recognising()


class Recognising:
    """Holds the loaded models."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
        self._engine: Any = RapidOCR(params={**one, "Global.log_level": "critical"})
        self._name = f"rapidocr {version('rapidocr')}"

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Plain data of one recognised page."""
        width, height = request["pixels"]
        bgrx = np.frombuffer(request["bgrx"], np.uint8).reshape(height, width, 4)
        image = np.ascontiguousarray(bgrx[:, :, :3])
        boxes = self._boxes(image)
        turn = self._turn(image, boxes)
        quads = [np.asarray(box, np.float32)[list(_CORNERS[turn])] for box in boxes]
        lines = [line for quad in quads if (line := self._line(image, quad)) is not None]
        words = [word for line in in_reading_order(lines, turn, width, height) for word in line.words]
        page = PageText(request["number"], request["width"], request["height"], tuple(words), WordSource.RECOGNITION)
        letters = sum(len(word.text) for word in words)
        sure = sum(word.confidence * len(word.text) for word in words) / letters if letters else 1.0
        return {
            "page": pages_to([page]), "turn": turn, "skew": skew_of(lines, turn), "confidence": sure,
            "engine": self._name,
        }  # fmt: skip

    def _boxes(self, image: Any) -> list[Any]:
        found = self._engine(image, use_det=True, use_cls=False, use_rec=False).boxes
        return [] if found is None else list(found)

    def _turn(self, image: Any, boxes: list[Any]) -> int:
        """By how much the page must be turned clockwise: tall lines mean a page on its side, then the lines vote."""
        if not boxes:
            return 0
        sizes = [_size(box) for box in boxes]
        tall = sum(max(size) for size in sizes if size[1] > _TALL * size[0])
        wide = sum(max(size) for size in sizes if size[0] > _TALL * size[1])
        sideways = tall > wide
        base = 270 if sideways else 0
        of_kind = [box for box, size in zip(boxes, sizes, strict=True) if (size[1] > size[0]) == sideways]
        longest = sorted(of_kind, key=lambda box: -max(_size(box)))[:_VOTES]
        vote = sum(self._upside_down(_crop(image, np.asarray(b, np.float32)[list(_CORNERS[base])])) for b in longest)
        return (base + 180) % 360 if vote > 0 else base

    def _upside_down(self, crop: Any) -> float:
        """Positive when the line classifier thinks a line stands on its head."""
        ((label, score),) = self._engine(crop, use_det=False, use_cls=True, use_rec=False).cls_res
        return float(score) if "180" in label else -float(score)

    def _line(self, image: Any, quad: Any) -> Line | None:
        crop = _crop(image, quad)
        text, score, columns, span = self._read(crop)
        height, width = crop.shape[:2]
        upright = True
        if height >= _TALL * width:
            stacked = self._read(_side_by_side(crop))
            if stacked[1] > score:
                (text, score, columns, span), upright = stacked, False
        if not text.strip() or score < _LEAST_SCORE:
            return None
        size = image.shape[1], image.shape[0]
        corners = [(float(x), float(y)) for x, y in quad]
        if not upright:
            return Line(corners, (Word(tidy(text), _around(corners, size), score),))
        return Line(corners, words_of_line(tidy(text), columns, span, score, corners, size))

    def _read(self, crop: Any) -> tuple[str, float, list[int], float]:
        """Text, confidence, the column of each character that is not a space, and how many columns there are."""
        read = self._engine(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not read.txts or not read.txts[0]:
            return "", 0.0, [], 1.0
        where = read.word_results[0]
        columns = [column for word in where.word_cols for column in word]
        return read.txts[0], float(read.scores[0]), columns, float(where.line_txt_len) or 1.0


def _size(box: Any) -> tuple[float, float]:
    across = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[2] - box[3]))
    down = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    return float(across), float(down)


def _crop(image: Any, quad: Any) -> Any:
    """The line inside four corners, straightened."""
    across, down = _size(quad)
    width, height = max(1, int(across)), max(1, int(down))
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, flat)
    return cv2.warpPerspective(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def _side_by_side(crop: Any) -> Any:
    """Characters written one under the other, put next to each other."""
    height, width = crop.shape[:2]
    count = max(1, round(height / width))
    edges = [round(height * at / count) for at in range(count + 1)]
    cells = [cv2.resize(crop[top:bottom], (width, width)) for top, bottom in pairwise(edges)]
    return np.hstack(cells)


def _around(corners: list[tuple[float, float]], size: tuple[int, int]) -> Rect:
    xs, ys = [x / size[0] for x, _ in corners], [y / size[1] for _, y in corners]
    return Rect(min(xs), min(ys), max(xs), max(ys))
