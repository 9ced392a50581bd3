"""The log of the fuzzing summed up: `python -m tests.fuzz.table build/fuzz/log.jsonl`."""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path


def table(log: str) -> str:
    """A line of Markdown for each reader: minutes of processor time, inputs, processes lost."""
    sums: dict[str, list[float]] = defaultdict(lambda: [0.0, 0, 0])
    for line in filter(None, log.splitlines()):
        one = json.loads(line)
        for at, name in enumerate(("seconds", "inputs", "lost")):
            sums[one["reader"]][at] += one[name]
    rows = [
        f"| {name} | {used / 60:.1f} | {int(inputs):,} | {int(lost)} |" for name, (used, inputs, lost) in sums.items()
    ]
    total = sum(used for used, _, _ in sums.values()) / 60
    inputs = sum(int(count) for _, count, _ in sums.values())
    return "\n".join(
        [
            "| reader | CPU minutes | inputs | processes lost |",
            "|---|---|---|---|",
            *rows,
            f"| all | {total:.1f} | {inputs:,} | |",
        ]
    )


if __name__ == "__main__":
    sys.stdout.write(table(Path(sys.argv[1]).read_text("utf-8")) + "\n")
