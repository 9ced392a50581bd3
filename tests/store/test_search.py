"""Search gives exactly what a plain scan of the folded text gives, with the place on the page."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.page import PageText, Rect, Word
from app.store import fold
from app.store.database import Store, open_store
from app.store.fold import Folding
from tests.store.samples import page_of, put_case

ALPHABET = "行政处罚决定书听证聽證處罰（）〔〕ａＡ12, 　。\u200b⾏𠮷"
WORDS = st.lists(st.text(ALPHABET, min_size=1, max_size=6), max_size=8)


def texts(store: Store, case_id: int, query: str) -> list[str]:
    return [found.snippet for found in store.search.in_case(case_id, query)]


@given(words=WORDS)
@settings(max_examples=100, deadline=None)
def test_folding_with_places_and_without_agree(words: list[str]) -> None:
    folding = Folding()
    page = [Word(text, Rect(0, 0, 1, 1)) for text in words]
    placed = folding.placed(page)
    assert placed.text == folding.page(page)
    assert placed == folding._placed_one_by_one(page)


def test_results_equal_a_plain_scan(store: Store) -> None:
    chance = random.Random(7)
    pages = [
        page_of(*("".join(chance.choices(ALPHABET, k=12)) for _ in range(8)), number=number) for number in range(1, 41)
    ]
    case_id = put_case(store, ("a.pdf", pages))
    folding = Folding()
    folded = [folding.page(page.words) for page in pages]
    for _ in range(120):
        query = "".join(chance.choices(ALPHABET, k=chance.randint(1, 4)))
        wanted = folding.text(query)
        expected = sum(text.count(wanted) for text in folded) if wanted else 0
        assert len(list(store.search.in_case(case_id, query))) == expected, query


@pytest.mark.parametrize(
    ("query", "line"),
    [
        ("处罚", "行政处罚决定书"),
        ("罚", "行政处罚决定书"),
        ("行政处罚决定书", "行 政 处 罚 决 定 书"),
        ("(2024)12号", "市监罚〔2024〕12号"),
        ("ABC", "编号ａｂｃ"),
        ("行政", "⾏政"),  # a Kangxi radical, as some fonts give it
        ("𠮷", "姓名：𠮷某"),
        ("处罚决定书", "行政處罰決定書"),
        ("聽證", "听证通知书"),
        ("后果", "危害後果"),
    ],
)
def test_what_a_person_sees_is_found(store: Store, query: str, line: str) -> None:
    case_id = put_case(store, ("a.pdf", [page_of(line)]))
    assert len(texts(store, case_id, query)) == 1


def test_a_term_is_found_across_a_line_end(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("依法先行登", "记保存证据")]))
    [found] = store.search.in_case(case_id, "登记保存")
    assert len(found.rects) == 2


def test_numbers_apart_do_not_run_together(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("12", "34")]))
    assert texts(store, case_id, "1234") == []


def test_the_rectangle_is_the_part_of_the_word(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("甲乙丙丁")]))
    [found] = store.search.in_case(case_id, "丙")
    assert found.rects[0].left == pytest.approx(0.1 + 0.08 / 2)
    assert found.rects[0].right == pytest.approx(0.1 + 0.08 * 3 / 4)


def test_other_cases_stay_out(store: Store) -> None:
    put_case(store, ("a.pdf", [page_of("送达回证")]))
    other = put_case(store, ("b.pdf", [page_of("结案审批表")]))
    assert texts(store, other, "送达") == []
    assert len(list(store.search.everywhere("送达"))) == 1


def test_pages_removed_are_found_no_more(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("送达回证")]))
    store.pages.remove(store.cases.remove(case_id))
    assert list(store.search.everywhere("送达")) == []


@pytest.mark.parametrize("query", ["", "  ", "\u200b", '"', "z*", "* OR 1"])
def test_odd_queries_are_answered(store: Store, query: str) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("送达回证")]))
    assert texts(store, case_id, query) == []


def test_words_come_back_as_they_went_in(store: Store) -> None:
    page = PageText(
        1, 100.5, 200.25, (Word("字", Rect(0.1, 0.2, 0.30000001, 0.4), 0.87), Word("\ud800\x00", Rect(0, 0, 1, 1)))
    )
    store.pages.add("h", [page])
    assert store.pages.get("h", 1) == page


def test_characters_passed_over_fold_to_themselves() -> None:
    passed = (chr(code) for code in range(0x30000) if not fold._perhaps(True).match(chr(code)))
    assert [char for char in passed if fold._fold(char) != char or char in fold.simplified()] == []


def test_folding_twice_changes_nothing_more() -> None:
    folded = {fold._fold(chr(code)) for code in range(0x10000)} - {""}
    assert [char for char in folded if fold._fold(char) != char] == []


def test_a_character_that_simplified_text_uses_too_stays_itself(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("著作权", "覆盖", "乾某")]))
    assert texts(store, case_id, "着作权") == texts(store, case_id, "复盖") == texts(store, case_id, "干某") == []


def test_no_simplified_character_is_folded_further() -> None:
    table = fold.simplified()
    assert len(table) > 2500
    assert not set(table.values()) & set(table)
    assert all(fold.Folding().text(old) == new for old, new in table.items())


def test_an_index_made_before_is_brought_up_to_date_when_opened(store: Store) -> None:
    store.pages.folding = Folding(scripts=False)
    case_id = put_case(store, ("a.pdf", [page_of("行政處罰決定書"), page_of("听证", number=2)]))
    store.settings.set("search_folding", 1)
    folder = store.folder
    store.close()
    with open_store(folder) as again:
        assert [found.number for found in again.search.in_case(case_id, "处罚")] == [1]
        assert [found.number for found in again.search.in_case(case_id, "聽證")] == [2]
        assert again.settings.get("search_folding") == 2
        again.pages.remove(again.cases.remove(case_id))
        assert list(again.search.everywhere("处罚")) == []
        assert again.check() == ()
