"""A preset is proposed when the papers of the case speak for it, and never against them."""

from __future__ import annotations

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.standard import Preset
from app.paths import resources_folder
from app.standards.shelf import load_shelf
from app.standards.situations import Papers, hint, load_situations

TABLE = load_situations(resources_folder() / "templates" / "case_situations.toml")


def why(text: str, *kinds: T, penalties: tuple[str, ...] | None = None) -> str:
    return hint(Preset("x", text, ()), TABLE, Papers(kinds, penalties))


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("没有举行听证（当事人未要求，或者不属于听证范围）", T.HEARING_NOTICE),
        ("当事人没有提出陈述、申辩", T.STATEMENT_RECORD),
        ("没有以当事人放弃陈述、申辩或者听证为由提前作出决定", T.WAIVER),
        ("没有采取查封、扣押", T.SEIZURE_LIST),
        ("没有采取先行登记保存、抽样取证", T.SAMPLING),
        ("没有采取先行登记保存、抽样取证", T.PRESERVE_LIST),
        ("申请人没有委托代理人", T.AUTHORISATION),
    ],
)
def test_a_paper_of_the_kind_speaks_against_it(text: str, against: T) -> None:
    assert why(text, T.PENALTY_DECISION).startswith("卷内没有")
    assert why(text, T.PENALTY_DECISION, against) == ""


def test_a_waiver_is_not_asked_for_hearing_papers() -> None:
    assert (
        why("没有以当事人放弃陈述、申辩或者听证为由提前作出决定", T.HEARING_RECORD)
        == "卷内没有放弃陈述申辩（听证）声明"
    )


def test_a_refused_licence_is_not_a_granted_one() -> None:
    assert why("准予许可", T.LICENCE_DECISION) != ""
    assert why("准予许可", T.LICENCE_REFUSAL) == ""
    assert why("不予许可", T.LICENCE_REFUSAL) != ""


def test_penalties_are_only_missed_where_some_were_read() -> None:
    assert why("决定没有罚款", penalties=()) == ""
    assert why("决定没有罚款", penalties=("警告",)).startswith("决定书没有罚款")
    assert why("决定没有罚款", penalties=("罚款",)) == ""


@pytest.mark.parametrize("text", ["本案不属于应当集体讨论的情形，卷内也没有集体讨论材料", "只给予警告，没有罚款的"])
def test_what_is_a_question_of_law_is_left_to_the_reviewer(text: str) -> None:
    assert why(text) == ""


def test_every_row_of_the_table_speaks_to_a_preset_of_a_shipped_standard() -> None:
    texts = [preset.text for one in load_shelf(resources_folder() / "standards").standards for preset in one.presets]
    silent = [
        one.words
        for one in TABLE
        if not any(hint(Preset("x", text, ()), (one,), Papers(one.held, ("警告",))) for text in texts)
    ]
    assert silent == []
