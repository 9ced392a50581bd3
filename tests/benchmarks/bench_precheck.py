"""The pre-check: all rules over a case of forty pages against a bare loop over the same facts, and memory over many cases."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

from app.domain.finding import Outcome
from app.precheck.case import CaseView, CheckedDocument
from app.precheck.engine import precheck
from app.services.prechecks import Statutes
from tests.benchmarks.accuracy_precheck import case_of
from tests.benchmarks.measure import Figure, cpu_seconds, interleaved_ratio

PAGES = 40
RATIO_GOAL = 10
CPU_GOAL = 0.2
MEMORY_GOAL = 1.5
FEW, MANY = 10, 1000
ROUNDS = 5


def forty_pages(statutes: Statutes) -> CaseView:
    """A case of forty pages: an ordinary penalty, its records and receipts repeated until the file is that thick."""
    view = case_of({"name": "基准", "base": "ecology"}, statutes)
    held = list(view.documents)
    while sum(len(one.document.pages) for one in held) < PAGES:
        again = view.documents[len(held) % len(view.documents)]
        held.append(
            CheckedDocument(
                replace(again.document, id=len(held) + 1, ordinal=len(held) + 1), again.reading, again.facts
            )
        )
    return fresh(view, tuple(held))


def fresh(view: CaseView, documents: tuple[CheckedDocument, ...] | None = None) -> CaseView:
    """The same case with nothing remembered from an earlier run."""
    held = documents or view.documents
    return replace(view, documents=tuple(CheckedDocument(one.document, one.reading, one.facts) for one in held))


def bare_loop(view: CaseView, rules: int) -> int:
    """The least any set of rules must do: look at each fact once a rule."""
    seen = 0
    for _ in range(rules):
        for item in view.documents:
            for fact in item.facts:
                if fact.kind is None or not fact.value:
                    seen += 1
    return seen


def cases(view: CaseView, count: int) -> Iterator[CaseView]:
    """Many cases, one after the other."""
    for _ in range(count):
        yield fresh(view)


def run_many(count: int) -> None:
    """So many cases prechecked in this process, its greatest size told on standard output."""
    statutes = Statutes()
    view = case_of({"name": "基准", "base": "spot"}, statutes)
    doubts = 0
    for one in cases(view, count):
        doubts += sum(finding.outcome is Outcome.SUSPECTED for finding in precheck(one, statutes.rules))
    sys.stdout.write(str(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss))


def size_of(count: int) -> int:
    """The greatest size of a process that prechecks so many cases, in kilobytes."""
    program = f"from tests.benchmarks.bench_precheck import run_many; run_many({count})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return int(done.stdout)


def measure() -> list[Figure]:
    """The three goals of the pre-check."""
    statutes = Statutes()
    view = forty_pages(statutes)
    count, rules = sum(len(one.facts) for one in view.documents), statutes.rules
    ratio = interleaved_ratio(lambda: precheck(fresh(view), rules), lambda: bare_loop(view, len(rules)), ROUNDS)
    before = cpu_seconds()
    for _ in range(ROUNDS):
        precheck(fresh(view), rules)
    spent = (cpu_seconds() - before) / ROUNDS
    few, many = size_of(FEW), size_of(MANY)
    note = f"{len(rules)} rules, {count} facts"
    return [
        Figure("precheck of 40 pages / a bare loop over its facts", ratio, RATIO_GOAL, note=note),
        Figure("precheck of 40 pages, CPU seconds", spent, CPU_GOAL, note=note),
        Figure("memory for 1,000 prechecks / for 10", many / few, MEMORY_GOAL, note=f"{many / 1000:.0f} MB"),
    ]
