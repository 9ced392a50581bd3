"""A process that starts children which take in or mark until they are killed; run by test_killed.py.

One line of orders on stdin (JSON) starts one child; the child tells every finished step on stdout as `ack N`.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random
from typing import Any

from app.domain.page import Pin, Rect
from app.domain.review import AppliedRule, Mark, Verdict
from app.intake.read import ReadFile
from app.services import reviews
from app.services.cases import take_in_case
from app.standards.shelf import Shelf
from app.store.database import Store, open_store
from tests.services.arriving import NOON, file_of
from tests.services.small import STANDARD
from tests.store.samples import page_of

SHELF = Shelf((STANDARD,))
MARKS = (
    Mark("A-01", Verdict.MET),
    Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a", 3),), reason="缺签名", pins=(Pin("h", 1, Rect(0, 0, 0.5, 0.5)),)),
    Mark("A-02", Verdict.DEDUCTED, (AppliedRule("a"),), reason="缺日期", no_page="卷内没有这份材料可指"),
    Mark("A-02", Verdict.PENDING),
    Mark("V-01", Verdict.MET),
    Mark("V-01", Verdict.HIT, reason="没有执法资格", second="王五"),
)
FILES = 8
STEPS = 400


def orders_of(seed: int, count: int = STEPS) -> list[tuple[str, Any]]:
    """The first steps of a session, the same whatever state it is in."""
    chance = Random(seed)
    kinds = chance.choices(["mark", "clear", "comment", "undo", "redo"], [10, 2, 2, 5, 4], k=STEPS)
    values = {"mark": MARKS, "clear": ("A-01", "A-02", "V-01"), "comment": ("总体规范", "问题较多", "")}
    return [(kind, chance.choice(values[kind]) if kind in values else None) for kind in kinds][:count]


def mark_on(store: Store, review_id: int, kind: str, value: Any) -> None:
    """One step of a session."""
    match kind:
        case "mark":
            reviews.mark_item(store, SHELF, review_id, value, NOON)
        case "clear":
            reviews.clear_mark(store, review_id, value, NOON)
        case "comment":
            reviews.set_comment(store, review_id, value, NOON)
        case "undo":
            reviews.undo(store, review_id)
        case _:
            reviews.redo(store, review_id)


def files_of(seed: int) -> list[ReadFile]:
    """The files of a folder; some cannot be read."""
    chance = Random(seed)
    return [
        file_of(
            f"{number:02}.pdf",
            chance.randbytes(chance.randint(10, 200_000)),
            pages=tuple(page_of(f"第{seed}卷", f"第{number}份第{page}页", number=page) for page in range(1, 4)),
        )
        for number in range(FILES)
    ]


def _marking(folder: Path, seed: int, review_id: int) -> None:
    with open_store(folder) as store:
        for number, (kind, value) in enumerate(orders_of(seed), start=1):
            mark_on(store, review_id, kind, value)
            _tell(number)


def _taking_in(folder: Path, seed: int) -> None:
    def slowly(sources: object, **ignored: object):
        for number, file in enumerate(files_of(seed), start=1):
            yield file
            _tell(number)

    with open_store(folder) as store:
        take_in_case(store, [Path("案卷")], now=NOON, reader=slowly)
        _tell(FILES + 1)


def _tell(number: int) -> None:
    os.write(1, f"ack {number}\n".encode())


def main() -> None:
    for line in sys.stdin:
        order = json.loads(line)
        child = os.fork()
        if child == 0:
            folder = Path(order["folder"])
            if order["what"] == "mark":
                _marking(folder, order["seed"], order["review"])
            else:
                _taking_in(folder, order["seed"])
            os._exit(0)
        os.write(1, f"pid {child}\n".encode())
        os.waitpid(child, 0)
        os.write(1, b"gone\n")


if __name__ == "__main__":
    main()
