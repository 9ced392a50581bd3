"""Many cases checked one after the other: a line a case, by the rules of its standard, stopped between cases."""

from __future__ import annotations

from datetime import date
from threading import Event

import pytest

from app.domain.finding import Decision, Outcome
from app.domain.rule_line import RuleChange
from app.domain.taking import TakeInMode
from app.errors import ReviewError
from app.services import precheck_runs, reviews, rules
from app.services.precheck_runs import precheck_cases
from app.services.prechecks import Statutes, decide, decided_findings
from app.standards.shelf import Shelf
from app.store.database import Store
from tests.services.arriving import DECISION, FILING, NOON, take

TODAY = date(2026, 6, 1)


@pytest.fixture
def cases(store: Store) -> tuple[int, int]:
    return take(store, FILING, DECISION).id, take(store, DECISION, name="案卷乙", mode=TakeInMode.SECOND_CASE).id


def test_each_case_has_a_line_in_the_order_asked_for(store: Store, cases: tuple[int, int]) -> None:
    told: list[tuple[int, int, str]] = []
    lines = precheck_cases(store, Statutes(store.folder), cases[::-1], TODAY, lambda *step: told.append(step))
    assert [line.case_id for line in lines] == [*cases[::-1]]
    assert [step[:2] for step in told] == [(0, 2), (1, 2)]
    found = decided_findings(store, Statutes(store.folder), cases[0], TODAY)
    assert lines[1].suspected == sum(one.finding.outcome is Outcome.SUSPECTED for one in found) > 0
    assert len(lines[1].worst) == min(3, lines[1].suspected)


def test_what_was_answered_no_longer_waits(store: Store, cases: tuple[int, int]) -> None:
    statutes = Statutes(store.folder)
    (before,) = precheck_cases(store, statutes, cases[:1], TODAY)
    first = next(
        one for one in decided_findings(store, statutes, cases[0], TODAY) if one.finding.name == before.worst[0]
    )
    decide(store, cases[0], first.finding, Decision.REJECTED, "原件上有，扫描漏页", "王", NOON)
    (after,) = precheck_cases(store, statutes, cases[:1], TODAY)
    assert (after.suspected, after.answered) == (before.suspected - 1, before.answered + 1)


def test_the_rules_are_those_of_the_standard_the_case_is_reviewed_by(
    store: Store, shelf: Shelf, cases: tuple[int, int]
) -> None:
    (before,) = precheck_cases(store, Statutes(store.folder), cases[:1], TODAY)
    reviews.start_review(store, shelf, cases[0], "small", "2026-01", "李", NOON)
    rule = next(
        one.finding.rule
        for one in decided_findings(store, Statutes(store.folder), cases[0], TODAY)
        if one.finding.name == before.worst[0]
    )
    rules.change_rule(store, RuleChange(rule, "本次不查这一条", "small", off=True))
    (after,) = precheck_cases(store, Statutes(store.folder), cases[:1], TODAY)
    assert before.worst[0] not in after.worst


def test_stopping_keeps_what_is_done(store: Store, cases: tuple[int, int]) -> None:
    stop = Event()
    lines = precheck_cases(store, Statutes(store.folder), cases, TODAY, lambda *_: stop.set(), stop)
    assert [line.case_id for line in lines] == [cases[0]]


def test_one_case_that_fails_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, store: Store, cases: tuple[int, int]
) -> None:
    real = precheck_runs.decided_findings

    def failing(store: Store, statutes: Statutes, case_id: int, *rest: object) -> object:
        if case_id == cases[0]:
            raise ReviewError("第3页读不出。", "")
        return real(store, statutes, case_id, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(precheck_runs, "decided_findings", failing)
    lines = precheck_cases(store, Statutes(store.folder), cases, TODAY)
    assert [line.failed for line in lines] == ["第3页读不出。", ""]
