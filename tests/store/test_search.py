"""Search gives exactly what a plain scan of the folded text gives, with the place on the page."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.page import PageText, Rect, Word
from app.store import fold
from app.store.database import Store, open_store
from app.store.fold import Folding, Placed
from app.store.search import Found
from tests.store.samples import hash_of, page_of, put_case

ALPHABET = "行政处罚决定书听证聽證處罰（）〔〕ａＡ12, 　。\u200b⾏𠮷"
WORDS = st.lists(st.text(ALPHABET, min_size=1, max_size=6), max_size=8)


def texts(store: Store, case_id: int, query: str) -> list[str]:
    return [found.snippet for found in places(store, case_id, query)]


def places(store: Store, case_id: int, query: str) -> list[Found]:
    return [
        found
        for hit in store.search.in_case(case_id, query)
        for found in store.search.on_page(hit.page.file_hash, hit.page.number, query)
    ]


def one_by_one(words: list[str]) -> tuple[str, list[tuple[int, int] | None], str]:
    """Folded text, origins (None for a gap) and the characters shown, one character after another."""
    folding, folded, origins, shown, gap = Folding(), "", [], "", False
    for index, word in enumerate(words):
        gap = gap or index > 0
        for offset, char in enumerate(word):
            one = folding._folds[char]
            if one == " ":
                gap = True
            elif one:
                if gap and folded and folded[-1] in fold._LATIN and one in fold._LATIN:
                    folded, shown = f"{folded} ", f"{shown} "
                    origins.append(None)
                folded, shown, gap = folded + one, shown + char, False
                origins.append((index, offset))
    return folded, origins, shown


@given(words=WORDS, start=st.integers(0, 30), length=st.integers(0, 12))
@settings(max_examples=200, deadline=None)
def test_places_found_in_one_go_are_those_found_one_by_one(words: list[str], start: int, length: int) -> None:
    folding = Folding()
    folded, origins, shown = one_by_one(words)
    placed = Placed(folding, words)
    assert placed.text == folded == folding.page([Word(text, Rect(0, 0, 1, 1)) for text in words])
    end = start + length
    assert list(placed.origins(start, end)) == [one for one in origins[start:end] if one is not None]
    assert placed.shown(start, end) == shown[start:end]


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
        assert len(places(store, case_id, query)) == expected, query


@given(lines=WORDS, queries=st.lists(st.text(ALPHABET + "\U00020bb7\U0002a6d6", min_size=1, max_size=5), max_size=20))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_alone_finds_what_like_finds(store: Store, lines: list[str], queries: list[str]) -> None:
    file_hash = hash_of("".join(lines))
    folding = Folding()
    folded = folding.text(" ".join(lines))
    store.pages.remove([file_hash])
    store.pages.add(file_hash, [page_of(*lines)])
    for query in [*queries, *(folded[at : at + size] for size in (1, 2, 3) for at in range(len(folded)))]:
        wanted = folding.text(query)
        like = store._records.row("select ? like ? escape '\\'", (folded, f"%{wanted}%"))
        found = {row for row, _ in store.search.newest(query, 2**62, 100)}
        here = store._records.row("select id from pages where file_hash = ?", (file_hash,))
        assert (here is not None and here[0] in found) == bool(wanted and like and like[0]), (query, folded)


@given(lines=WORDS, query=st.text(ALPHABET, min_size=1, max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_an_excerpt_tells_what_the_places_on_the_page_tell(store: Store, lines: list[str], query: str) -> None:
    file_hash = hash_of("".join(lines))
    store.pages.remove([file_hash])
    store.pages.add(file_hash, [page_of(*lines)])
    found = list(store.search.on_page(file_hash, 1, query))
    assert store.search.excerpt(file_hash, 1, query) == (len(found), found[0].snippet if found else "")


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
    [found] = places(store, case_id, "登记保存")
    assert len(found.rects) == 2


def test_numbers_apart_do_not_run_together(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("12", "34")]))
    assert texts(store, case_id, "1234") == []


def test_the_rectangle_is_the_part_of_the_word(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("甲乙丙丁")]))
    [found] = places(store, case_id, "丙")
    assert found.rects[0].left == pytest.approx(0.1 + 0.08 / 2)
    assert found.rects[0].right == pytest.approx(0.1 + 0.08 * 3 / 4)


def test_other_cases_stay_out(store: Store) -> None:
    put_case(store, ("a.pdf", [page_of("送达回证")]))
    other = put_case(store, ("b.pdf", [page_of("结案审批表")]))
    assert texts(store, other, "送达") == []
    assert store.search.count("送达") == 1


def test_pages_removed_are_found_no_more(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("送达回证")]))
    store.pages.remove(store.cases.remove(case_id))
    assert store.search.count("送达") == 0


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
    passed = (chr(code) for code in range(0x30000) if not fold._perhaps().match(chr(code)))
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


def test_an_index_made_before_is_made_anew_when_opened(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("行政處罰決定書"), page_of("听证", number=2)]))
    store._records.run("insert into page_pairs (page_pairs) values ('delete-all')")
    store.settings.set("search_folding", 2)
    folder = store.folder
    store.close()
    with open_store(folder) as again:
        assert [hit.page.number for hit in again.search.in_case(case_id, "处罚")] == [1]
        assert [hit.page.number for hit in again.search.in_case(case_id, "聽證")] == [2]
        again.pages.remove(again.cases.remove(case_id))
        assert (again.search.count("处罚"), again.search.count("罚")) == (0, 0)
        assert again.check() == ()
