"""`python -m tests.fuzz`: every reader under fire in turn, a log line for each slice.

python -m tests.fuzz --seconds 600                 ten minutes of processor time for each reader
python -m tests.fuzz --reader ofd --seconds 60     one reader
python -m tests.fuzz --again FILE --reader ofd     one kept input once more, nothing caught
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path
from time import time

from tests.fuzz.runner import Fuzzing, finds
from tests.fuzz.targets import TARGETS


def main() -> int:
    """The number of finds, as the exit status says."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("--reader", choices=sorted(TARGETS), action="append")
    asked.add_argument("--seconds", type=float, default=600.0, help="processor time for each reader")
    asked.add_argument("--slice", type=float, default=60.0, help="processor time before the next reader gets its turn")
    asked.add_argument("--seed", type=int, default=None)
    asked.add_argument("--out", type=Path, default=Path("build/fuzz"))
    asked.add_argument("--again", type=Path)
    given = asked.parse_args()
    names = given.reader or list(TARGETS)
    if given.again is not None:
        return _again(names[0], given.again)
    os.nice(19)
    seed = given.seed if given.seed is not None else int(time())
    left = dict.fromkeys(names, given.seconds)
    while any(seconds > 0 for seconds in left.values()):
        for name in names:
            if left[name] > 0:
                left[name] -= _slice(name, seed, min(given.slice, left[name]), given.out)
        seed += 1
    found = list(finds(given.out))
    sys.stdout.write(f"{len(found)} kept in {given.out}\n")
    return 1 if found else 0


def _slice(name: str, seed: int, seconds: float, out: Path) -> float:
    tally = Fuzzing(name, seed, out).run(seconds)
    line = {
        "reader": name,
        "seed": seed,
        "seconds": round(tally.seconds, 1),
        "inputs": tally.inputs,
        "lost": tally.lost,
    }
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(line) + "\n")
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
    return max(tally.seconds, 1.0)


def _again(name: str, path: Path) -> int:
    ending = path.name.rpartition(".in")[2] if ".in" in path.name else path.suffix
    with tempfile.TemporaryDirectory() as folder:
        sys.stdout.write(f"{TARGETS[name].run(Path(folder))(ending, path.read_bytes())}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
