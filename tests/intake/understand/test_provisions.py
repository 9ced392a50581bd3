"""Provisions as cited in decisions of different agencies."""

from __future__ import annotations

import pytest

from app.domain.fact import FactKind
from app.intake.understand.provisions import find_provisions, han_text, mended, read_provisions


def _read(text: str) -> list[tuple[str, str]]:
    return [(hit.kind.value, hit.value) for hit in read_provisions(text)]


def test_violated_and_basis_are_told_apart_in_one_sentence() -> None:
    text = "上述行为违反了《道路运输条例》第十条第二款，依据《道路运输条例》第六十四条第（二）项的规定，决定处以罚款。"
    assert _read(text) == [
        ("violated", "《道路运输条例》第十条第二款"),
        ("penalty_basis", "《道路运输条例》第六十四条第二项"),
    ]


def test_this_law_is_the_law_named_before() -> None:
    text = "违反《水污染防治法》第二十二条，依照该法第八十三条第三项之规定，处罚款十万元。"
    assert _read(text)[1] == ("penalty_basis", "《水污染防治法》第八十三条第三项")


def test_a_short_name_is_the_law_it_stands_for() -> None:
    text = "依据《某省市容和环境卫生管理条例》（以下简称《市容条例》）开展检查。当事人违反《市容条例》第十二条。"
    assert _read(text) == [("violated", "《某省市容和环境卫生管理条例》第十二条")]


def test_procedural_citations_are_no_basis_of_the_penalty() -> None:
    text = "依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你有权进行陈述和申辩。"
    assert _read(text) == []


def test_chained_articles_each_count() -> None:
    found = list(find_provisions("根据《消防法》第六十条第一款第三项、第六十七条和第七十条第一款"))
    assert [p.text for p in found] == [
        "《消防法》第六十条第一款第三项",
        "《消防法》第六十七条",
        "《消防法》第七十条第一款",
    ]
    assert (found[0].article, found[0].paragraph, found[0].item) == (60, 1, 3)


def test_arabic_numbers_are_written_as_statutes_write_them() -> None:
    assert _read("违反《广告法》第28条第2款第1项")[0] == (FactKind.VIOLATED.value, "《广告法》第二十八条第二款第一项")


@pytest.mark.parametrize(
    ("number", "text"),
    [(3, "三"), (10, "十"), (15, "十五"), (20, "二十"), (103, "一百零三"), (110, "一百一十"), (124, "一百二十四")],
)
def test_numbers_of_articles(number: int, text: str) -> None:
    assert han_text(number) == text


def test_a_misread_numeral_is_put_right_only_where_an_article_stands() -> None:
    assert mended("违反了《食品安全法》第三寻四条第十项，寻四处") == "违反了《食品安全法》第三十四条第十项，寻四处"
