"""Abbreviated paths in PDF's letters, in points of the page; what is clipped by them and seen through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from app.intake.ofd.geometry import Matrix, apply, arc, box, matrix, moved, path_steps, times
from app.intake.ofd.package import child, children, said
from app.typeset.vector import VectorCanvas

_MOST_CLIPS = 16

Area = tuple[float, float, float, float]


def pdf_path(text: str, by: Matrix) -> str:
    """An abbreviated path through a matrix; empty when it does not begin with a place."""
    out: list[str] = []
    here = (0.0, 0.0)
    for letter, step in path_steps(text):
        if letter == "C":
            out.append("h")
            continue
        if letter in "SM":
            out.append(f"{_at(by, step[0], step[1])} m")
        elif letter == "L":
            out.append(f"{_at(by, step[0], step[1])} l")
        elif letter == "B":
            out.append(f"{_at(by, *step[:2])} {_at(by, *step[2:4])} {_at(by, *step[4:6])} c")
        elif letter == "Q":
            qx, qy, x, y = step
            one = here[0] + (qx - here[0]) * 2 / 3, here[1] + (qy - here[1]) * 2 / 3
            two = x + (qx - x) * 2 / 3, y + (qy - y) * 2 / 3
            out.append(f"{_at(by, *one)} {_at(by, *two)} {_at(by, x, y)} c")
        else:
            out.extend(f"{_at(by, *a)} {_at(by, *b)} {_at(by, *c)} c" for a, b, c in arc(here, step))
        here = (step[-2], step[-1])
    return " ".join(out) if out and out[0].endswith("m") else ""


def rectangle(by: Matrix) -> str:
    """The unit square through a matrix."""
    corners = [_at(by, x, y) for x, y in ((0, 0), (1, 0), (1, 1), (0, 1))]
    return f"{corners[0]} m {corners[1]} l {corners[2]} l {corners[3]} l h"


def around(steps: str, by: Matrix) -> Area | None:
    """The box around a path of the page, in the coordinates that the matrix takes to the page."""
    a, b, c, d, e, f = by
    area = a * d - b * c
    if abs(area) < 1e-9:
        return None
    values = [float(part) for part in steps.split() if part[-1].isdigit()]
    points = [
        ((d * (x - e) - c * (y - f)) / area, (a * (y - f) - b * (x - e)) / area)
        for x, y in zip(values[::2], values[1::2], strict=False)
    ]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def clip_paths(node: Any, inner: Matrix, outer: Matrix) -> tuple[list[str], int]:
    """The clips of an object, all of which hold, each the union of its areas; and how many are made of text.

    Their places count from the corner of the object's box, or go through its matrix too where TransFlag says so.
    """
    clips = child(node, "Clips")
    if clips is None:
        return [], 0
    base = inner if clips.get("TransFlag") == "true" else outer
    found = list(children(clips, "Clip"))[:_MOST_CLIPS]
    by_text = [clip for clip in found if any(child(area, "Text") is not None for area in children(clip, "Area"))]
    paths = [_clip_path(clip, base) for clip in found if clip not in by_text]
    return [path for path in paths if path], len(by_text)


def _clip_path(clip: Any, base: Matrix) -> str:
    parts = []
    for area in children(clip, "Area"):
        by = times(matrix(area.get("CTM")), base)
        for shape in children(area, "Path"):
            frame = box(shape.get("Boundary")) or (0.0, 0.0, 0.0, 0.0)
            shaped = times(times(matrix(shape.get("CTM")), moved(frame[0], frame[1])), by)
            parts.append(pdf_path(said(shape, "AbbreviatedData"), shaped))
    return " ".join(part for part in parts if part)


@contextmanager
def clipped(canvas: VectorCanvas, paths: Sequence[str]) -> Iterator[None]:
    """Everything inside drawn within all of these paths only."""
    if paths:
        canvas.begin()
    for path in paths:
        canvas.clip(path)
    yield
    if paths:
        canvas.end()


@contextmanager
def seen_through(canvas: VectorCanvas, alpha: float) -> Iterator[None]:
    """Everything inside drawn with an opacity."""
    if alpha < 1:
        canvas.begin()
        canvas.alpha(alpha)
    yield
    if alpha < 1:
        canvas.end()


def _at(by: Matrix, x: float, y: float) -> str:
    px, py = apply(by, x, y)
    return f"{px:.3f} {py:.3f}"
