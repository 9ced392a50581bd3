"""Scoring 10,000 different reviews of a 100-item standard against adding the same points as bare decimals."""

from __future__ import annotations

import random
from decimal import Decimal

from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import RuleKind, Standard
from app.scoring.engine import Scorer
from tests.benchmarks.measure import Figure, cpu_seconds, interleaved_ratio
from tests.scoring.sheets import item, part, rule, standard, veto

REVIEWS = 10_000
ITEMS = 100
VETOES = 20
DEDUCTED = 10  # items with a deduction in a review, as in a file of middling quality


def _standard() -> Standard:
    rules = (rule(RuleKind.PER_PLACE, "0.1", cap=Decimal("0.5")), rule(RuleKind.FIXED, "0.5", "b"))
    items = (item(f"A-{number}", "1", *rules) for number in range(ITEMS))
    return standard(part("A", *items), vetoes=tuple(veto(f"V-{number}") for number in range(VETOES)))


def _reviews(sheet: Standard) -> list[list[Mark]]:
    chance = random.Random(20260201)
    met = [Mark(leaf.code, Verdict.MET) for leaf in sheet.leaves()]
    vetoes = [Mark(one.code, Verdict.MET) for one in sheet.vetoes]
    reviews = []
    for _ in range(REVIEWS):
        marks = [*met, *vetoes]
        for at in chance.sample(range(ITEMS), DEDUCTED):
            applied = (AppliedRule("a", chance.randint(1, 6)), AppliedRule("b"))[: chance.randint(1, 2)]
            marks[at] = Mark(met[at].code, Verdict.DEDUCTED, applied, reason="见卷")
        reviews.append(marks)
    return reviews


def measure() -> list[Figure]:
    """The one figure of the scoring room."""
    sheet = _standard()
    reviews = _reviews(sheet)
    rows = [[score.earned for score in Scorer(sheet).score(marks).items] for marks in reviews]

    def whole() -> None:
        scorer = Scorer(sheet)
        for marks in reviews:
            scorer.score(marks)

    def bare() -> None:
        for row in rows:
            total = Decimal(0)
            for points in row:
                total += points

    ratio = interleaved_ratio(whole, bare, clock=cpu_seconds)
    return [Figure(f"scoring {REVIEWS:,} reviews of {ITEMS} items / bare addition", ratio, 25)]
