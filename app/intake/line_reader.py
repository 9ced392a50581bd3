"""The recognition engine as the program uses it: where lines are, which way up they stand, what one line says."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import version
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
from rapidocr import RapidOCR

TALL = 1.5


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says, how sure (0..1), the column of each character that is not a space, and how many columns."""

    text: str = ""
    score: float = 0.0
    columns: tuple[int, ...] = ()
    span: float = 1.0
    stacked: bool = False  # its characters stand one under the other


class LineReader:
    """Holds the loaded models."""

    def __init__(self) -> None:
        cv2.setNumThreads(1)
        one = {"EngineConfig.onnxruntime.intra_op_num_threads": 1, "EngineConfig.onnxruntime.inter_op_num_threads": 1}
        self._engine: Any = RapidOCR(params={**one, "Global.log_level": "critical"})
        self.name = f"rapidocr {version('rapidocr')}"

    def boxes(self, image: Any) -> list[Any]:
        """The four corners of every line."""
        found = self._engine(image, use_det=True, use_cls=False, use_rec=False).boxes
        return [] if found is None else list(found)

    def upside_down(self, crop: Any) -> float:
        """Positive when the line classifier thinks a line stands on its head."""
        ((label, score),) = self._engine(crop, use_det=False, use_cls=True, use_rec=False).cls_res
        return float(score) if "180" in label else -float(score)

    def read(self, crop: Any) -> Reading:
        """A straightened line; a tall one is also tried with its characters put side by side."""
        read = self._read(crop)
        height, width = crop.shape[:2]
        if height < TALL * width:
            return read
        stacked = self._read(_side_by_side(crop))
        return Reading(stacked.text, stacked.score, stacked=True) if stacked.score > read.score else read

    def _read(self, crop: Any) -> Reading:
        read = self._engine(crop, use_det=False, use_cls=False, use_rec=True, return_word_box=True)
        if not read.txts or not read.txts[0]:
            return Reading()
        where = read.word_results[0]
        columns = tuple(column for word in where.word_cols for column in word)
        return Reading(read.txts[0], float(read.scores[0]), columns, float(where.line_txt_len) or 1.0)


def size_of(box: Any) -> tuple[float, float]:
    """How wide and high a line is."""
    across = max(np.linalg.norm(box[0] - box[1]), np.linalg.norm(box[2] - box[3]))
    down = max(np.linalg.norm(box[0] - box[3]), np.linalg.norm(box[1] - box[2]))
    return float(across), float(down)


def cut_out(image: Any, quad: Any) -> Any:
    """The line inside four corners, straightened."""
    across, down = size_of(quad)
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
