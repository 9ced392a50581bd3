"""Searching all cases: pages a hundred at a time, nothing told twice and nothing left out."""

from __future__ import annotations

import random
from collections.abc import Iterator

from app.domain.casefile import CaseType
from app.domain.page import PageRef, Rect
from app.domain.search import PageHit
from app.services.search import NEWEST, count_all, excerpts, first_found, places_on, search_all, search_case
from app.store.database import Store
from tests.store.samples import NOON, document, hash_of, page_of, put_case, source_file


def listed(store: Store, query: str, at_once: int) -> Iterator[PageHit]:
    after = NEWEST
    while True:
        finding = search_all(store, query, after, at_once)
        yield from finding.hits
        if finding.more is None:
            return
        after = finding.more


def put_many(store: Store, chance: random.Random) -> None:
    """Cases of some files each; files come again in later cases, with their pages in another order."""
    known: list[tuple[str, int]] = []
    for number in range(12):
        with store.atomic():
            case_id = store.cases.add(f"案卷{number}", CaseType.PENALTY_ORDINARY, NOON)
            files = chance.sample(known, min(2, len(known))) if number % 3 == 2 else []
            for at in range(chance.randint(1, 3)):
                name, count = f"{number}-{at}", chance.randint(1, 6)
                texts = ("送达回证", "立案审批表", "听证笔录")
                store.pages.add(hash_of(name), [page_of(chance.choice(texts), number=n) for n in range(1, count + 1)])
                files.append((name, count))
                known.append((name, count))
            store.cases.add_files(case_id, [source_file(name, count) for name, count in files])
            refs = [[PageRef(hash_of(name), n) for n in range(1, count + 1)] for name, count in files]
            chance.shuffle(refs)
            store.documents.replace_all(case_id, [document(*pages[::-1], title="文书") for pages in refs])


def test_pages_come_once_each_in_pieces_of_any_size(store: Store) -> None:
    put_many(store, random.Random(3))
    for query in ("送达", "达", "立案审批", "没有"):
        expected = {hit for case_id in store.cases.ids() for hit in store.search.in_case(case_id, query)}
        for at_once in (1, 2, 7, 1000):
            found = list(listed(store, query, at_once))
            assert len(found) == len(set(found))
            assert set(found) == expected


def test_newest_cases_come_first_each_in_its_order(store: Store) -> None:
    put_many(store, random.Random(5))
    found = search_all(store, "送达", at_once=1000).hits
    assert list(found) == sorted(found, key=lambda hit: (-hit.case_id, hit.order))


def test_the_last_case_of_a_piece_is_listed_whole(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("送达", number=number) for number in range(1, 9)]))
    finding = search_all(store, "送达", at_once=3)
    assert [hit.page.number for hit in finding.hits] == list(range(1, 9))
    assert {hit.case_id for hit in finding.hits} == {case_id}


def test_a_page_in_no_case_any_more_is_not_listed(store: Store) -> None:
    case_id = put_case(store, ("a.pdf", [page_of("送达", number=1), page_of("送达", number=2)]))
    store.documents.replace_all(case_id, [document(PageRef(hash_of("a.pdf"), 2))])
    assert [hit.page.number for hit in listed(store, "送达", 1)] == [2]


def test_excerpts_tell_what_the_case_search_tells(store: Store) -> None:
    put_many(store, random.Random(8))
    _, told = first_found(store, "审批")
    assert told
    assert told == excerpts(store, "审批", list(told))
    for hit, excerpt in told.items():
        places = [one for one in search_case(store, hit.case_id, "审批") if one.page == hit.page]
        assert (excerpt.folio, excerpt.places, excerpt.snippet) == (places[0].folio, len(places), places[0].snippet)
        assert places_on(store, hit.page, "审批") == tuple(one.rects for one in places)


def test_all_pages_are_counted(store: Store) -> None:
    put_case(store, ("a.pdf", [page_of("送达 送达", number=number) for number in range(1, 9)]))
    assert (count_all(store, "送达"), count_all(store, "达"), count_all(store, " ")) == (8, 8, 0)


def test_places_are_found_on_a_turned_page(store: Store) -> None:
    put_case(store, ("a.pdf", [page_of("送达")]))
    [[upright]] = places_on(store, PageRef(hash_of("a.pdf"), 1), "送达")
    [[turned]] = places_on(store, PageRef(hash_of("a.pdf"), 1, 90), "送达")
    assert turned == upright.turned(90) != upright
    assert isinstance(turned, Rect)
