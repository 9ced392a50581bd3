"""Word files: their text against python-docx, pages laid out per second of CPU, and their number beside LibreOffice's."""

from __future__ import annotations

import io
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from docx import Document

from app.intake.word.convert import word_to_view
from app.intake.word.text import word_text
from tests.benchmarks.measure import Figure, interleaved_ratio
from tests.intake.word.build import cell, docx, para, row, story, table
from tests.intake.word.samples import SAMPLES
from tests.tools.compare_libreoffice import compared
from tests.tools.random_word import random_word

_RANDOM = 50


def measure() -> tuple[Figure, ...]:
    """Sixty paragraphs of 150 characters with a 40 × 5 table, and the written Word files."""
    grid = table([1000] * 5, [row([cell(f"格{line}{at}", 1000) for at in range(5)]) for line in range(40)])
    data = docx("".join(para(story(4, part)) for part in range(60)) + grid)
    ratio = interleaved_ratio(lambda: word_text(data), lambda: _with_python_docx(data), 15, time.process_time)
    return (
        Figure("Word text / python-docx, CPU", ratio, 0.15, note="paragraphs and every cell, same text"),
        Figure("Word pages laid out and written per CPU-second", _pages_per_second(), 20, at_least=True),
        *_beside_libreoffice(),
    )


def _beside_libreoffice() -> Iterator[Figure]:
    """Files with the page count of LibreOffice, where it is installed: the written ones, and some made at random."""
    if shutil.which("soffice") is None:
        return
    made = {name: make() for name, make in SAMPLES.items()}
    random = {f"random{number:03}": random_word(number) for number in range(_RANDOM)}
    for what, files in (("written", made), ("random", random)):
        with tempfile.TemporaryDirectory() as folder:
            paths = [Path(folder) / f"{name}.docx" for name in files]
            for path, data in zip(paths, files.values(), strict=True):
                path.write_bytes(data)
            found = compared(paths, Path(folder)).values()
        same = sum(one.ours == one.theirs for one in found)
        alike = f"same characters on {_mean([one.pages for one in found]):.0%} of the pages, "
        alike += f"same words on {_mean([one.lines for one in found]):.0%} of the lines"
        name = f"{what} Word files with LibreOffice's page count / all"
        yield Figure(name, same / len(found), 0.9, at_least=True, note=f"{same} of {len(found)}; {alike}")


def _mean(shares: list[float]) -> float:
    return sum(shares) / max(len(shares), 1)


def _with_python_docx(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [found.text for one in document.tables for line in one.rows for found in line.cells]
    return "\n".join(lines)


def _pages_per_second() -> float:
    files = [make() for make in SAMPLES.values()]
    word_to_view(files[0])
    start = time.process_time()
    pages = sum(len(word_to_view(data).pages) for data in files)
    return pages / (time.process_time() - start)
