"""The practice case is whole, and its recorded answers fit the standard they name."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from app.domain.casefile import CaseType
from app.domain.points import points
from app.domain.review import AppliedRule, Mark, Verdict
from app.paths import resources_folder
from app.precheck.holidays import load_calendar
from app.scoring.check import check_mark
from app.scoring.engine import score
from app.standards.toml_read import read_standard
from tests.tools.make_sample_case import SOUND
from tests.tools.sample import facts
from tests.tools.sample.answers import STANDARD

SHEET: dict[str, Any] = json.loads(facts.ANSWERS.read_text(encoding="utf-8"))
SIZE_LIMIT = 3_000_000


def _mark(body: dict[str, Any]) -> Mark:
    applied = tuple(
        AppliedRule(
            rule["code"],
            rule.get("count", 1),
            points(rule["value"]) if "value" in rule else None,
            rule.get("tier"),
            tuple(rule.get("missing", ())),
            rule.get("text", ""),
        )
        for rule in body.get("applied", ())
    )
    return Mark(body["code"], Verdict(body["verdict"]), applied, reason=body.get("reason", ""))


def test_the_folder_holds_every_file_of_the_case_and_stays_small() -> None:
    files = list(facts.FOLDER.iterdir())
    assert sorted(p.name for p in files) == sorted([*(name for name, *_ in facts.FILES), SOUND])
    assert sum(p.stat().st_size for p in files) <= SIZE_LIMIT


def test_the_case_is_as_large_and_as_mixed_as_a_real_one() -> None:
    assert len(facts.FILES) >= 20
    assert sum(pages for _name, pages, *_ in facts.FILES) >= 28
    assert {name.rsplit(".", 1)[1] for name, *_ in facts.FILES} == {"docx", "pdf", "png", "jpg", "tif"}


def test_the_answers_give_a_mark_for_every_veto_and_item() -> None:
    standard = read_standard(STANDARD)
    assert SHEET["standard"] == {"id": standard.id, "edition": standard.edition}
    asked = [*(v.code for v in standard.vetoes), *(i.code for i in standard.leaves())]
    assert [mark["code"] for mark in SHEET["marks"]] == asked
    assert set(SHEET["facts"]) <= {preset.code for preset in standard.presets}


def test_every_answer_fits_the_standard_and_every_loss_has_its_place() -> None:
    standard = read_standard(STANDARD)
    pages = {name: count for name, count, *_ in facts.FILES}
    for body in SHEET["marks"]:
        check_mark(standard, _mark(body))
        if body["verdict"] == "deducted":
            assert body["pins"], body["code"]
            assert body["suggestion"], body["code"]
        for pin in body.get("pins", ()):
            left, top, right, bottom = pin["rect"]
            assert 0 <= left < right <= 1
            assert 0 <= top < bottom <= 1
            assert 1 <= pin["page"] <= pages[pin["file"]]


def test_items_taken_away_by_a_preset_are_answered_not_applicable() -> None:
    standard = read_standard(STANDARD)
    gone = {code for preset in standard.presets if preset.code in SHEET["facts"] for code in preset.items}
    answered = {mark["code"] for mark in SHEET["marks"] if mark["verdict"] == "not_applicable"}
    assert gone <= answered


def test_the_answers_score_as_reckoned_by_hand() -> None:
    # 84 points apply; the thirteen findings cost 0.5+0.5+0.5+1.5+0.5+1.5+0.5+0.5+1+1+1+0.5+0.5 = 10; 74/84 = 88.095...
    standard = read_standard(STANDARD)
    result = score(standard, [_mark(body) for body in SHEET["marks"]], CaseType.PENALTY_ORDINARY)
    assert result.printed == "88.1"
    assert result.grade == "合格"


def test_credit_codes_get_their_check_character() -> None:
    assert facts.credit_code("91350100M000100Y4") == "91350100M000100Y43"
    assert len(facts.PARTY_CODE) == 18


def test_identity_numbers_get_their_check_digit() -> None:
    assert facts.identity_number("11010519491231002") == "11010519491231002X"


def test_the_planted_dates_are_late_by_the_calendar() -> None:
    calendar = load_calendar(resources_folder() / "holidays")
    assert calendar.workdays_after(date(2026, 3, 10), 7) == date(2026, 3, 19)  # decided on 20 March
    assert calendar.workdays_after(date(2026, 4, 15), 5) == date(2026, 4, 22)  # decided on 24 April
    assert calendar.workdays_after(date(2026, 4, 24), 7) == date(2026, 5, 8)  # served on 11 May
