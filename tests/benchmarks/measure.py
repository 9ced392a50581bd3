"""How figures are taken: interleaved rounds in one run, medians, ratios against a floor or a peer."""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

ROUNDS = 5


@dataclass(frozen=True, slots=True)
class Figure:
    """One goal: ratio of the work to its floor or peer, and the most it may be (or the least, when `at_least`)."""

    name: str
    ratio: float
    goal: float
    at_least: bool = False
    note: str = ""

    @property
    def met(self) -> bool:
        return self.ratio >= self.goal if self.at_least else self.ratio <= self.goal


def cpu_seconds() -> float:
    """User and system time of this process and of the children it has waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def interleaved_ratio(
    work: Callable[[], object],
    floor: Callable[[], object],
    rounds: int = ROUNDS,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Median of the work over the median of the floor, both run in turn after one warm-up each."""
    work()
    floor()
    works, floors = [], []
    for _ in range(rounds):
        works.append(_timed(work, clock))
        floors.append(_timed(floor, clock))
    return statistics.median(works) / max(statistics.median(floors), 1e-9)


def _timed(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start
