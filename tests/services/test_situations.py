"""The facts of a case: proposed by its documents, confirmed by the reviewer, kept with the review."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.review import Review
from app.domain.score import ScoreState
from app.domain.situation import CaseSituation
from app.domain.standard import Preset
from app.errors import ScoringError
from app.services import reviews
from app.services.situations import say_situation, situation_of
from app.standards.shelf import Shelf
from app.store.database import Store
from tests.services.arriving import DECISION, FILING, NOON, take
from tests.services.small import STANDARD

PRESETS = (Preset("no_hearing", "没有举行听证", ("A-02",)), Preset("own", "本机关自行规定", ("A-01",)))


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((replace(STANDARD, presets=PRESETS),))


@pytest.fixture
def review(store: Store, shelf: Shelf) -> Review:
    case = take(store, FILING, DECISION)
    return reviews.start_review(store, shelf, case.id, "small", "2026-01", "李四", NOON)


def ticked(situation: CaseSituation) -> list[str]:
    return [line.preset.code for line in situation.lines if line.holds]


def with_ticks(situation: CaseSituation, *codes: str) -> CaseSituation:
    lines = tuple(replace(line, holds=line.preset.code in codes) for line in situation.lines)
    return replace(situation, lines=lines)


def test_what_the_documents_speak_for_is_proposed_but_not_yet_said(store: Store, shelf: Shelf, review: Review) -> None:
    asked = situation_of(store, shelf, review.id)
    assert ticked(asked) == ["no_hearing"]
    assert "听证" in asked.lines[0].hint
    assert store.reviews.get(review.id).facts == ()


def test_what_the_reviewer_confirmed_comes_back_and_takes_items_off(store: Store, shelf: Shelf, review: Review) -> None:
    said = with_ticks(situation_of(store, shelf, review.id), "own")
    assert say_situation(store, shelf, review.id, said, NOON).facts == ("own",)
    assert ticked(situation_of(store, shelf, review.id)) == ["own"]
    score = reviews.score_review(store, shelf, review.id)
    assert "A-01" not in score.unanswered
    assert reviews.undo(store, review.id).facts == ()


def test_a_case_that_is_not_reviewed_needs_a_reason(store: Store, shelf: Shelf, review: Review) -> None:
    asked = with_ticks(situation_of(store, shelf, review.id))
    with pytest.raises(ScoringError, match="理由"):
        say_situation(store, shelf, review.id, replace(asked, ineligible="不评"), NOON)
    said = say_situation(store, shelf, review.id, replace(asked, ineligible="案件已进入行政复议"), NOON)
    assert said.ineligible == "案件已进入行政复议"
    assert reviews.score_review(store, shelf, review.id).state is ScoreState.NOT_ELIGIBLE
    assert reviews.sign_off_gaps(store, shelf, review.id) == ()
