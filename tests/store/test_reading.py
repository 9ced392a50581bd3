"""Pages read stay read; sizes come for every page of the case and of no other."""

from __future__ import annotations

from dataclasses import replace

from app.domain.page import WordSource
from app.domain.review import SignOff, Stage
from app.services import reading
from app.store.database import Store
from tests.store.samples import NOON, hash_of, page_of, put_case, source_file


def review_of(store: Store, case_id: int) -> int:
    return store.reviews.start(case_id, Stage.FIRST_REVIEW, "李评查", ("s", "1"), NOON).id


def test_a_page_noted_twice_is_read_once(store: Store) -> None:
    review_id = review_of(store, put_case(store, ("一.pdf", [page_of("甲")])))
    place = (hash_of("一.pdf"), 1)
    reading.note_read(store, review_id, [place])
    reading.note_read(store, review_id, [place])
    assert reading.pages_read(store, review_id) == {place}


def test_each_review_reads_for_itself(store: Store) -> None:
    case_id = put_case(store, ("一.pdf", [page_of("甲")]))
    first, second = review_of(store, case_id), review_of(store, case_id)
    reading.note_read(store, first, [(hash_of("一.pdf"), 1)])
    assert reading.pages_read(store, second) == frozenset()


def test_looking_at_a_signed_review_reads_nothing_more(store: Store) -> None:
    review_id = review_of(store, put_case(store, ("一.pdf", [page_of("甲")])))
    store.acts.sign(review_id, SignOff("李评查", NOON, "100", "优秀", "0"))
    reading.note_read(store, review_id, [(hash_of("一.pdf"), 1)])
    assert reading.pages_read(store, review_id) == frozenset()


def test_sizes_are_those_of_the_pages_of_this_case(store: Store) -> None:
    case_id = put_case(store, ("一.pdf", [page_of("甲"), page_of("乙", number=2)]))
    put_case(store, ("二.pdf", [page_of("丙")]))
    key = hash_of("一.pdf")
    assert reading.page_sizes(store, case_id) == {(key, 1): (595.0, 842.0), (key, 2): (595.0, 842.0)}


def test_pages_laid_out_here_and_approximations_are_told_for_their_file_only(store: Store) -> None:
    laid = replace(page_of("甲"), source=WordSource.LAYOUT)
    case_id = put_case(store, ("一.docx", [laid]), ("二.pdf", [page_of("乙")]))
    rough = replace(source_file("三.docx"), warnings=("本文件含浮动文本框，版式为近似。",))
    store.cases.add_files(case_id, [rough])
    assert reading.file_notes(store, case_id) == {
        hash_of("一.docx"): (reading.OWN_PAGING,),
        rough.sha256: rough.warnings,
    }
    assert reading.notes_of_file(store, hash_of("一.docx")) == (reading.OWN_PAGING,)
    assert reading.notes_of_file(store, hash_of("二.pdf")) == ()
    assert reading.notes_of_file(store, "unknown") == ()
