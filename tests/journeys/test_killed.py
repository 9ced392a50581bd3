"""kill -9 at any moment of marking or taking in loses at most the step under way, and never leaves half a thing.

ANJUAN_KILLS sets the number of rounds (8 in the plain suite).
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Any

import pytest

from app.domain.review import Mark
from app.domain.taking import TakeInMode
from app.services import reviews
from app.services.cases import list_cases, take_in_case
from app.services.pages import text_of, view_of
from app.services.search import search_all
from app.store.database import open_store
from tests.journeys.crasher import FILES, SHELF, files_of, orders_of
from tests.services.arriving import DECISION, NOON, reader, take

ROUNDS = int(os.environ.get("ANJUAN_KILLS", "8"))
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and kill -9")


class Crasher:
    """The other process: gives an order, hears acknowledgements, kills."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.journeys.crasher"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe, cwd=Path(__file__).parents[2])

    def kill_after(self, order: dict[str, Any], acks: int, grace: float) -> int:
        """Kill the child some time after a number of acknowledgements; gives how many there were in the end."""
        assert self.process.stdin is not None
        self.process.stdin.write((json.dumps(order) + "\n").encode())
        self.process.stdin.flush()
        heard, child, killed = 0, 0, False
        while (word := self._line()) != "gone":
            kind, _, number = word.partition(" ")
            child = int(number) if kind == "pid" else child
            heard = int(number) if kind == "ack" else heard
            if child and heard >= acks and not killed:
                end = perf_counter() + grace
                while perf_counter() < end:
                    pass
                os.kill(child, signal.SIGKILL)
                killed = True
        return heard

    def _line(self) -> str:
        assert self.process.stdout is not None
        line = self.process.stdout.readline().decode()
        assert line, "the crasher itself died"
        return line.strip()


@pytest.fixture(scope="module")
def crasher() -> Iterator[Crasher]:
    other = Crasher()
    yield other
    other.process.kill()
    other.process.communicate()


class Model:
    """What a review should be after some steps, kept the simplest way."""

    def __init__(self) -> None:
        self.now: dict[str, Any] = {}
        self.past: list[dict[str, Any]] = []
        self.future: list[dict[str, Any]] = []

    def step(self, kind: str, value: Any) -> None:
        if kind in ("undo", "redo"):
            source, other = (self.past, self.future) if kind == "undo" else (self.future, self.past)
            if source:
                other.append(self.now)
                self.now = source.pop()
            return
        after = dict(self.now)
        if kind == "mark":
            after[value.code] = value
        elif kind == "clear":
            after.pop(value, None)
        elif value:
            after["comment"] = value
        else:
            after.pop("comment", None)
        if after != self.now:
            self.past.append(self.now)
            self.now, self.future = after, []


def state_after(seed: int, count: int) -> dict[str, Any]:
    model = Model()
    for kind, value in orders_of(seed, count):
        model.step(kind, value)
    return model.now


def state_of(review: Any) -> dict[str, Any]:
    marks: tuple[Mark, ...] = review.marks
    said: dict[str, Any] = {mark.code: mark for mark in marks}
    return said | ({"comment": review.comment} if review.comment else {})


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_marking_loses_at_most_the_answer_being_typed(crasher: Crasher, tmp_path: Path, seed: int) -> None:
    with open_store(tmp_path) as store:
        case = take(store, DECISION)
        review = reviews.start_review(store, SHELF, case.id, "small", "2026-01", "李四", NOON)
    chance = Random(seed)
    order = {"what": "mark", "folder": str(tmp_path), "seed": seed, "review": review.id}
    acked = crasher.kill_after(order, chance.randint(0, 60), chance.random() * 0.004)
    with open_store(tmp_path) as store:
        assert store.check() == ()
        found = state_of(reviews.open_review(store, review.id))
    assert found in (state_after(seed, acked), state_after(seed, acked + 1))


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_taking_in_is_there_whole_or_not_at_all(crasher: Crasher, tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    order = {"what": "take", "folder": str(tmp_path), "seed": seed}
    acked = crasher.kill_after(order, chance.randint(0, FILES), chance.random() * 0.01)
    with open_store(tmp_path) as store:
        assert store.check() == ()
        listed = list_cases(store, SHELF)
        assert len(listed) == 1 if acked > FILES else len(listed) <= 1
        assert (listed[0].document_count, listed[0].page_count) == (FILES, 3 * FILES) if listed else True
        again = take_in_case(store, [Path("案卷")], now=NOON, mode=TakeInMode.OPEN, reader=reader(*files_of(seed)))
        assert again.case is not None
        assert len(list_cases(store, SHELF)) == 1
        for ref in (ref for document in again.case.documents for ref in document.pages):
            assert view_of(store, ref.file_hash)
            assert text_of(store, ref.file_hash, ref.number).text.startswith(f"第{seed}卷")
        assert len(search_all(store, f"第{seed}卷").hits) == 3 * FILES
