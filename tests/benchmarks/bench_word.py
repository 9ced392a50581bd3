"""Word files: their text against python-docx, and pages laid out per second of CPU."""

from __future__ import annotations

import io
import time

from docx import Document

from app.intake.word.convert import word_to_view
from app.intake.word.text import word_text
from tests.benchmarks.measure import Figure, interleaved_ratio
from tests.intake.word.build import cell, docx, para, row, story, table
from tests.intake.word.samples import SAMPLES


def measure() -> tuple[Figure, ...]:
    """Sixty paragraphs of 150 characters with a 40 × 5 table, and the written Word files."""
    grid = table([1000] * 5, [row([cell(f"格{line}{at}", 1000) for at in range(5)]) for line in range(40)])
    data = docx("".join(para(story(4, part)) for part in range(60)) + grid)
    ratio = interleaved_ratio(lambda: word_text(data), lambda: _with_python_docx(data), 15, time.process_time)
    return (
        Figure("Word text / python-docx, CPU", ratio, 0.15, note="paragraphs and every cell, same text"),
        Figure("Word pages laid out and written per CPU-second", _pages_per_second(), 20, at_least=True),
    )


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
