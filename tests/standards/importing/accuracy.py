"""`python -m tests.standards.importing.accuracy`: writes ACCURACY.md, what was read right of every sheet with a truth."""

from __future__ import annotations

import sys
from pathlib import Path

from app.standards.importing.reading import read_sheet
from tests.standards.importing.comparing import compared
from tests.standards.importing.more_sheets import MORE
from tests.standards.importing.sheets import SHEETS

HEAD = """# What the importer reads right

Each sheet was made in the form of a family of published standards, with its truth written by hand before the importer
read it. An item counts when section, text and points agree; a rule when kind, points, range, unit and cap agree.

| form | file | items | rules | vetoes |
|---|---|---:|---:|---:|
"""


def main() -> int:
    rows, totals = [], [0] * 6
    for made in (*SHEETS, *MORE):
        found = compared(made, read_sheet(made.data(), f"{made.name}.{made.kind}"))
        counts = [
            found.items_right, found.items, found.rules_right, found.rules, found.vetoes_right, found.vetoes,
        ]  # fmt: skip
        totals = [a + b for a, b in zip(totals, counts, strict=True)]
        rows.append(_row(made.name, made.kind, counts))
    rows.append(_row("**all**", "", totals))
    (Path(__file__).parent / "ACCURACY.md").write_text(HEAD + "".join(rows), "utf-8")
    return 0


def _row(name: str, kind: str, counts: list[int]) -> str:
    pairs = [f"{right}/{whole}" for right, whole in zip(counts[::2], counts[1::2], strict=True)]
    return f"| {name} | {kind} | {' | '.join(pairs)} |\n"


if __name__ == "__main__":
    sys.exit(main())
