"""Each shipped rule without code: one case that keeps it and one that breaks it, and it knows when it is not concerned."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.casefile import CaseType
from app.domain.finding import Provenance, Severity
from app.precheck.record import RuleRecord
from app.precheck.rules import CODE
from tests.precheck.build import (
    CONFORMS,
    NOT_APPLICABLE,
    STATUTES,
    SUSPECTED,
    TELLS,
    UNDECIDED,
    case,
    events,
    paper,
    record,
    result,
)  # fmt: skip
from tests.precheck.texts import TEXTS as FIRST
from tests.precheck.texts_more import MORE, OPEN

RULES = STATUTES.rules
TEXTS = {**FIRST, **MORE, **OPEN}
DAY = date(2026, 9, 1)


def of_kind(*kinds: str) -> list[RuleRecord]:
    return [one for one in RULES if one.kind in kinds]


def placed(one: RuleRecord) -> dict[str, str]:
    """The case type and field in which the rule applies."""
    kind = one.case_types[0] if one.case_types else CaseType.PENALTY_ORDINARY
    return {"case_type": kind.value, "sector": one.fields[0] if one.fields else "市监"}


def waited_for(one: RuleRecord) -> list[Any]:
    """The papers and words without which the rule has nothing to say."""
    papers = [paper(kind, "文书") for kind in one.when[:1]]
    if one.get("when_words"):
        papers.append(paper((one.get("when_in") or ["evidence"])[0], TEXTS[one.id][2], sure=0.9))
    return papers


@pytest.mark.parametrize("one", of_kind("document"), ids=lambda one: one.id)
def test_a_required_paper(one: RuleRecord) -> None:
    for kind in one.documents:
        if kind not in one.unless:
            assert result(one, case(*waited_for(one), paper(kind, "文书", sure=0.9), **placed(one))) == CONFORMS
    held = [item for item in waited_for(one) if item.doc_type not in one.documents]
    missing = UNDECIDED if one.absent else SUSPECTED
    assert result(one, case(*held, paper("inquiry_notice", "询问通知书"), **placed(one))) in {missing, NOT_APPLICABLE}


@pytest.mark.parametrize("one", of_kind("order"), ids=lambda one: one.id)
def test_an_order_of_events(one: RuleRecord) -> None:
    first, then, strict = one.get("first"), one.get("then"), one.get("strict", False)
    assert {first, then} <= TELLS.keys()
    extra = [paper(kind, "文书") for kind in one.when if kind not in {TELLS[first], TELLS[then]}][:1]
    for offset, expected in ((1, CONFORMS), (0, SUSPECTED if strict else CONFORMS), (-1, SUSPECTED)):
        papers = events(**{first: DAY.isoformat(), then: (DAY + timedelta(offset)).isoformat()})
        assert result(one, case(*extra, *papers, **placed(one))) == expected
    missing = case(*extra, *events(**{first: DAY.isoformat()}), **placed(one))
    assert result(one, missing) in {UNDECIDED, NOT_APPLICABLE}


@pytest.mark.parametrize("one", of_kind("limit"), ids=lambda one: one.id)
def test_a_limit(one: RuleRecord) -> None:
    first, then = one.get("first"), one.get("then")
    row = STATUTES.limits.find(one.get("key"), DAY, placed(one)["sector"]) if one.get("key") else None
    count, unit = (int(row.value), row.unit) if row else (one.get("days"), one.get("unit"))
    last = (
        STATUTES.calendar.workdays_after(DAY, count)
        if unit == "workday"
        else STATUTES.calendar.roll(DAY + timedelta(count))
    )
    extra = [paper(kind, "文书") for kind in one.when if kind not in {TELLS[first], TELLS[then]}][:1]
    for day, expected in ((last, CONFORMS), (last + timedelta(1), SUSPECTED), (DAY - timedelta(1), SUSPECTED)):
        papers = events(**{first: DAY.isoformat(), then: day.isoformat()})
        assert result(one, case(*extra, *papers, **placed(one))) == expected
    assert result(one, case(*extra, *events(**{first: DAY.isoformat()}), **placed(one))) in {UNDECIDED, NOT_APPLICABLE}


@pytest.mark.parametrize("one", of_kind("words", "forbidden"), ids=lambda one: one.id)
def test_words(one: RuleRecord) -> None:
    good, bad = TEXTS[one.id][:2]
    faulty = UNDECIDED if one.id in OPEN else SUSPECTED
    kind = one.documents[0] if one.documents else "prior_notice"
    rest = [item for item in waited_for(one) if item.doc_type is not kind]
    if len(rest) < len(waited_for(one)) and one.get("when_words"):
        good, bad = f"{good}\n{TEXTS[one.id][2]}", f"{bad}\n{TEXTS[one.id][2]}"
    said = events(检查通知="2026-09-10")  # so that the time of the act is known
    assert result(one, case(paper(kind, good), *rest, *said, **placed(one))) == CONFORMS
    assert result(one, case(paper(kind, bad), *rest, *said, **placed(one))) == faulty


def test_no_text_is_kept_for_a_rule_that_is_gone() -> None:
    assert sorted(TEXTS.keys() - {one.id for one in of_kind("words", "forbidden", "document")}) == []


def test_every_rule_of_code_has_a_record_and_the_other_way_round() -> None:
    assert {one.id for one in RULES if one.kind == "code"} == CODE.keys()


@pytest.mark.parametrize("one", RULES, ids=lambda one: one.id)
def test_a_rule_tells_its_ground(one: RuleRecord) -> None:
    assert one.name
    assert one.article
    assert one.group
    if one.tag is not Provenance.FULL_TEXT:
        assert one.effective_severity is Severity.HINT


@pytest.mark.parametrize("one", [one for one in RULES if one.case_types], ids=lambda one: one.id)
def test_a_rule_keeps_to_its_kind_of_case(one: RuleRecord) -> None:
    other = next(kind for kind in CaseType if kind not in one.case_types)
    assert result(one, case(paper("cover", "封面"), case_type=other.value)) == NOT_APPLICABLE


@pytest.mark.parametrize("one", [one for one in RULES if one.valid_from > date(2000, 1, 1)], ids=lambda one: one.id)
def test_a_rule_keeps_to_its_time(one: RuleRecord) -> None:
    before = (one.valid_from - timedelta(1)).isoformat()
    papers = events(决定=before, 告知=before, 许可决定=before, 检查=before)
    assert result(one, case(*papers, **placed(one))) == NOT_APPLICABLE


def test_the_shipped_rules_are_as_many_as_promised() -> None:
    assert len(RULES) >= 125


def test_a_year_without_holidays_is_left_open() -> None:
    view = case(*events(决定="2027-03-01", 决定送达="2027-03-05"), today=date(2027, 12, 1))
    assert result(record("SD-01"), view) == UNDECIDED
