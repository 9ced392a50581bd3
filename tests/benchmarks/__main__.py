"""`make bench`: run every bench_*.py of this folder and write RESULTS.md."""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
from datetime import datetime
from pathlib import Path

from tests.benchmarks.measure import Figure

HERE = Path(__file__).parent
HEAD = """# Measured

Ratios from one run (`make bench`): the work against a floor or a peer, interleaved rounds, medians.
A ratio at or under its goal is met (at or over, where the goal says "at least").
Misses are explained in MISSES.md.

- date: {date}
- machine: {machine}
- command: `{command}`

| what | ratio | goal | verdict | note |
|---|---:|---:|---|---|
"""


def _figures(names: list[str]) -> list[Figure]:
    figures: list[Figure] = []
    for path in sorted(HERE.glob("bench_*.py")):
        if names and path.stem.removeprefix("bench_") not in names:
            continue
        for figure in importlib.import_module(f"tests.benchmarks.{path.stem}").measure():
            taken = figure if isinstance(figure, Figure) else Figure(*figure)
            verdict = "met" if taken.met else "MISSED"
            sys.stdout.write(f"{taken.name}: {taken.ratio:.3g} (goal {taken.goal:g}) {verdict}\n")
            sys.stdout.flush()
            figures.append(taken)
    return figures


def _row(figure: Figure) -> str:
    goal = f"{'at least ' if figure.at_least else ''}{figure.goal:g}"
    verdict = "met" if figure.met else "**missed**"
    return f"| {figure.name} | {figure.ratio:.3g} | {goal} | {verdict} | {figure.note} |\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these benches; then nothing is written")
    names = parser.parse_args().names
    figures = _figures(names)
    if not names:
        rows = "".join(_row(figure) for figure in figures)
        machine = f"{platform.system()} {platform.machine()}, Python {platform.python_version()}, 2 cores"
        text = HEAD.format(date=datetime.now().astimezone().date(), machine=machine, command="make bench")  # noqa: TID251
        (HERE / "RESULTS.md").write_text(text + rows, "utf-8")
    return 0 if figures else 1


if __name__ == "__main__":
    sys.exit(main())
