"""`make accuracy`: how well scanned pages are read, into SCANS.md.

The pages are made-up papers set by the program and damaged by rule (`kinds.py`), the same each time; ANJUAN_SCANS says how
many of each kind. Letters come from the bundled typefaces, so pages in other faces and true handwriting are not measured.
Spaces do not count and widths are folded. "Any order" leaves the order of reading out: the difference is what reading
across columns and cells costs. tesseract is given the better of two ways to tell ink from paper on each page.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from app.intake.recognise import what_is_missing
from tests.benchmarks.scans.kinds import how_many, samples
from tests.benchmarks.scans.measuring import Measured, measure

REPORT = Path(__file__).with_name("SCANS.md")


def report_lines(measured: Measured) -> Iterator[str]:
    """The figures as Markdown."""
    engines = list(measured.counts)
    yield "# How well scanned pages are read"
    yield ""
    yield from (__doc__ or "").strip().splitlines()[2:]
    yield ""
    yield f"| kind | pages | characters | {' | '.join(f'{one}, wrong | any order' for one in engines)} |"
    yield f"| --- | ---: | ---: |{' ---: | ---: |' * len(engines)}"
    ours = measured.counts["ours"]
    for kind in [*(kind for kind in ours if kind), ""]:
        counts = [measured.counts[engine][kind] for engine in engines]
        told = " | ".join(f"{one.error:.2%} | {one.loose_error:.2%}" for one in counts)
        yield f"| {kind or 'all'} | {ours[kind].pages} | {ours[kind].letters} | {told} |"
    yield ""
    seconds = "，".join(f"{one} {measured.counts[one][''].seconds / ours[''].pages:.1f}" for one in engines)
    yield f"CPU seconds a page: {seconds.replace('，', ', ')}. Pages turned wrong: {measured.turned_wrong}."
    yield (
        f"Pen strokes drawn: {measured.strokes}, named as handwriting: {measured.strokes_named}; "
        f"places named where no stroke was drawn: {measured.named_wrong}."
    )
    yield ""


def main() -> None:
    """Measure, print, write."""
    missing = what_is_missing()
    if missing:
        sys.stdout.write(f"scans not measured: {missing}\n")
        return
    text = "\n".join(report_lines(measure(samples(how_many()))))
    REPORT.write_text(text, "utf-8")
    sys.stdout.write(text)


if __name__ == "__main__":
    main()
