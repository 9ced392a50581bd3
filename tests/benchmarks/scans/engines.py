"""The engines to compare, each a function from a picture to the text it reads; CPU seconds are counted."""

from __future__ import annotations

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from app.domain.page import PageText
from app.evidence.plain import pages_from
from app.evidence.view import OpenPdf
from app.intake.recognise import width_for
from app.typeset.canvas import PageCanvas
from tests.benchmarks.measure import cpu_seconds
from tests.benchmarks.scans.copier import Scan


class Ours:
    """The program's recognition, in this process; `read` is the last answer."""

    def __init__(self) -> None:
        from app.intake.recognising import Recognising

        self._recognising = Recognising()
        self.answer: dict[str, Any] = {}
        self.page = PageText(1, 1, 1)

    def __call__(self, scan: Scan) -> tuple[str, float]:
        """The text and the CPU seconds of drawing the page out of its PDF and reading it."""
        points = scan.size[1] * 72 / scan.dpi, scan.size[0] * 72 / scan.dpi
        view = _pdf(scan, points)
        before = cpu_seconds()
        blank = PageText(1, *points)
        with OpenPdf(view) as opened:
            picture = opened.render(1, width_for(blank))
        request = {
            "number": 1, "width": points[0], "height": points[1], "pixels": [picture.width, picture.height],
            "bgrx": picture.bgrx,
        }  # fmt: skip
        self.answer = self._recognising.answer(request)
        (page,) = pages_from(self.answer["page"])
        self.page = page.turned(self.answer["turn"])
        return self.page.text, cpu_seconds() - before


class Bare:
    """rapidocr as it comes, on one thread."""

    def __init__(self) -> None:
        from rapidocr import RapidOCR

        one = {f"EngineConfig.onnxruntime.{kind}_op_num_threads": 1 for kind in ("intra", "inter")}
        self._engine: Any = RapidOCR(params={**one, "Global.log_level": "critical"})

    def __call__(self, scan: Scan) -> tuple[str, float]:
        before = cpu_seconds()
        read = self._engine(np.ascontiguousarray(scan.pixels[:, :, ::-1]))
        return "\n".join(read.txts or ()), cpu_seconds() - before


class Tesseract:
    """tesseract with simplified Chinese, turning pages by itself, local thresholds: what a careful user would choose."""

    def __init__(self, *settings: str) -> None:
        self._settings = settings or ("--psm", "1", "-c", "thresholding_method=2")

    def __call__(self, scan: Scan) -> tuple[str, float]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "page.png"
            Image.fromarray(scan.pixels).save(path)
            before = cpu_seconds()
            command = ("tesseract", str(path), "-", "-l", "chi_sim", "--dpi", str(scan.dpi), *self._settings)
            text = subprocess.run(command, check=False, capture_output=True, text=True).stdout
            return text, cpu_seconds() - before


def tesseract_is_there() -> bool:
    """Whether tesseract can read simplified Chinese."""
    if shutil.which("tesseract") is None:
        return False
    return "chi_sim" in subprocess.run(("tesseract", "--list-langs"), check=True, capture_output=True, text=True).stdout


def _pdf(scan: Scan, points: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(scan.pixels).save(out, "PNG", compress_level=1)
    canvas = PageCanvas("scan")
    canvas.page(*points)
    canvas.image(0, 0, *points, out.getvalue())
    return canvas.finish()
