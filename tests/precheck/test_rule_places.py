"""Every rule of the pre-check names items and vetoes that the shipped standards have."""

from __future__ import annotations

import pytest

from app.domain.casefile import CaseType
from app.paths import resources_folder
from app.precheck.record import RuleRecord
from app.services.prechecks import Statutes
from app.standards.shelf import load_shelf

CODES = {
    f"{standard.id}:{question.code}"
    for standard in load_shelf(resources_folder() / "standards").standards
    for question in (*standard.vetoes, *standard.leaves())
}
RULES = Statutes().rules


@pytest.mark.parametrize("record", RULES, ids=lambda record: record.id)
def test_the_places_a_rule_names_exist(record: RuleRecord) -> None:
    assert [place for place in record.items if place not in CODES] == []


def test_each_rule_for_ordinary_penalties_knows_its_place_on_their_standard() -> None:
    lost = [
        record.id
        for record in RULES
        if CaseType.PENALTY_ORDINARY in record.case_types
        and not any(place.startswith("penalty-ordinary:") for place in record.items)
    ]
    assert lost == []
