"""One cap over several rules, and caps written into headings, become what the engine scores."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import PartRule, Standard
from app.scoring.engine import score
from app.standards.importing.draft import draft_standard
from app.standards.importing.reading import read_sheet
from app.standards.importing.sentences import read_rules
from app.standards.importing.telling import as_lines
from app.standards.toml_read import read_standard
from app.standards.toml_write import standard_toml
from tests.standards.importing.making import Made
from tests.standards.importing.unseen.nested import CAPPED_PARTS, SHARED


def shares(text: str) -> list[Decimal | None]:
    return [clause.share.cap if clause.share else None for clause in read_rules(text, Decimal(20)).clauses]


def draft_of(made: Made) -> Standard:
    draft = draft_standard(read_sheet(made.data(), f"x.{made.kind}"), "x", "0123456789abcdef", date(2026, 3, 1))
    return read_standard(standard_toml(draft).encode())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲扣2分；乙扣1分。以上累计扣分不超过2分。", [2, 2]),
        ("甲扣2分；乙每处扣1分；丙每处扣1分（后两项合计最多扣3分）", [None, 3, 3]),
        ("甲扣2分；乙每处扣1分，上述各项扣分总和不超过2分", [2, 2]),
        ("甲扣2分；乙每处扣1分，累计不超过3分", [None, None]),
        ("以上累计扣分不超过6分", []),
        ("甲每处扣1分。以上五项累计不超过6分", [None]),
        ("甲扣1分；乙每处扣2分；共缺三项以上的，最多扣3分", [None, None]),
    ],
)
def test_a_cap_is_shared_by_the_deductions_it_speaks_of(text: str, expected: list[int | None]) -> None:
    assert shares(text) == expected


def test_a_cap_that_speaks_of_nothing_known_is_listed_with_its_reason() -> None:
    assert read_rules("甲每处扣1分。以上五项累计不超过6分").loose == ["以上五项最多6分"]


def test_rules_under_one_cap_lose_no_more_than_it_together() -> None:
    draft = draft_of(SHARED)
    item = next(one for one in draft.leaves() if "立案审批表" in one.text)
    assert [group.cap for group in item.groups] == [6]
    applied = tuple(AppliedRule(rule.code) for rule in item.rules if rule.group)
    found = score(draft, (Mark(item.code, Verdict.DEDUCTED, applied=applied),))
    (scored,) = (one for one in found.items if one.code == item.code)
    assert scored.loss == 6


def test_what_was_understood_tells_the_cap_of_several_rules() -> None:
    told = "\n".join(as_lines(read_sheet(SHARED.data(), "x.docx")))
    assert "无审批人签名，扣5分（与同组规则合计最多扣6分）" in told


def test_a_part_loses_no_more_than_its_heading_says() -> None:
    draft = draft_of(CAPPED_PARTS)
    assert {part.rule for part in draft.parts} == {PartRule.LOSS}
    assert [str(part.cap) for part in draft.parts] == ["40", "35", "25"]
