"""`python -m tests.standards.importing.accuracy`: writes ACCURACY.md, what was read right of every sheet with a truth."""

from __future__ import annotations

import sys
from pathlib import Path

from app.standards.importing.reading import read_sheet
from tests.standards.importing.comparing import compared
from tests.standards.importing.making import Made
from tests.standards.importing.more_sheets import MORE
from tests.standards.importing.sheets import SHEETS
from tests.standards.importing.unseen.judging import judged
from tests.standards.importing.unseen.test_unseen import SHEETS as UNSEEN_SHEETS

HEAD = """# What the importer reads right

Each sheet was made in the form of a family of published standards, with its truth written by hand before the importer
read it. An item counts when section, text and points agree; a rule when kind, points, range, unit and cap agree.

| form | file | items | rules | vetoes |
|---|---|---:|---:|---:|
"""

UNSEEN = """
## Sheets written to break it

Written from the forms offices publish, with a truth of items, points, rules and vetoes; the first set without having
looked at the importer, the others after. Right of those wanted, the first time each set was read, before anything was
mended for it:

| set | items | rules | vetoes |
|---|---:|---:|---:|
| first, 15 sheets (one without tables, refused then) | 106/121 | 138/162 | 12/18 |
| second, 6 sheets (two without tables) | 32/39 | 33/50 | 1/1 |
| third, 6 sheets (one without tables) | 26/40 | 35/56 | 0/4 |
| fourth, 4 sheets (one without tables) | 15/31 | 21/43 | 3/3 |
| fifth, 3 sheets | 10/18 | 16/16 | 0/2 |
| sixth, 10 sheets (tables in tables and side by side, text boxes, shared caps, several sheets) | 37/54 | 58/95 | 2/2 |
| seventh, 4 sheets written after the sixth was mended (one without tables) | 20/20, points of 16 | 20/26 | 0/0 |

The later sets look for trouble: most of what is missing is one or two tables of a set whose columns were taken for
each other, and then nothing of that table counts (an item whose name was read as its section counts as wrong, though
its points and rules were right). So of a sheet in a shape never seen, expect two thirds to nine tenths to be right at
once, and one table in five to need its columns looked at. Some truths were corrected when the sheet itself allowed a
second reading: points shared by merged rows, five parts worth 2 points each in one item, a veto whose name stands in
its group, a document missing that zeroes each of its parts.

After the importer was mended in general ways, which is no longer a measure of sheets never seen:

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
    again = [_unseen(made) for made in UNSEEN_SHEETS]
    (Path(__file__).parent / "ACCURACY.md").write_text(HEAD + "".join(rows) + UNSEEN + "".join(again), "utf-8")
    return 0


def _unseen(made: Made) -> str:
    found = judged(made, read_sheet(made.data(), f"{made.name}.{made.kind}"))
    counts = [[one.right, one.wanted] for one in (found.items, found.rules, found.vetoes)]
    return _row(made.name, made.kind, [figure for pair in counts for figure in pair])


def _row(name: str, kind: str, counts: list[int]) -> str:
    pairs = [f"{right}/{whole}" for right, whole in zip(counts[::2], counts[1::2], strict=True)]
    return f"| {name} | {kind} | {' | '.join(pairs)} |\n"


if __name__ == "__main__":
    sys.exit(main())
