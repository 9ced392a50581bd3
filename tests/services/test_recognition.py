"""Recognition page by page: a queue that is only what the store does not know yet, and corrections beside it."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest

from app.domain.document_type import DocumentType
from app.domain.page import PageRef, PageText, Rect, WordSource
from app.errors import Cancelled, IntakeError
from app.evidence.picture import Picture
from app.intake.recognise import Recognised
from app.services.cases import retype_document
from app.services.recognition import (
    cases_waiting,
    correct_page,
    lines_of,
    recognise_again,
    recognise_case,
    recognised_pages,
    recognition_state,
)
from app.services.search import search_case
from app.store.database import Store
from tests.services.arriving import DECISION, file_of, take
from tests.store.samples import page_of

BLANK = PageText(1, 595.0, 842.0)
SCAN = file_of("IMG_01.pdf", b"scan one", pages=(BLANK, replace(BLANK, number=2)))
LINES = ("送达回证", "受送达人：某某食品有限公司", "送达方式：直接送达", "送达时间：2026年3月5日")


class Drawing:
    """Stands in for the page worker."""

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        return 2

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        return Picture(1, 1, b"\0" * 4)


class Engine:
    """Stands in for the recognition engine: says the same lines of every page, or fails."""

    def __init__(self, turn: int = 0, sure: float = 0.97, broken: bool = False) -> None:
        self.turn, self.sure, self.broken = turn, sure, broken
        self.seen: list[int] = []

    def recognise(self, page: PageText, picture: Picture, stop: Any = None, name: str = "") -> Recognised:
        self.seen.append(page.number)
        if self.broken:
            raise IntakeError("文字识别进程意外退出。", "请重试。")
        words = tuple(replace(word, confidence=self.sure) for word in page_of(*LINES).words)
        read = replace(page, words=words, source=WordSource.RECOGNITION)
        return Recognised(read, self.turn, 0.3, self.sure, "engine 1")


def _run(store: Store, case_id: int, engine: Engine, **more: Any) -> Any:
    return recognise_case(store, case_id, Drawing(), engine, **more)  # type: ignore[arg-type]


def test_a_scan_becomes_searchable_and_gets_its_type(store: Store) -> None:
    case = take(store, SCAN)
    assert recognition_state(store, case.id).waiting == ((SCAN.sha256, 1), (SCAN.sha256, 2))
    _run(store, case.id, Engine())
    assert recognition_state(store, case.id).waiting == ()
    assert len(search_case(store, case.id, "受送达人")) == 2
    assert store.cases.get(case.id).documents[0].doc_type is DocumentType.SERVICE_RECEIPT


def test_pages_with_words_of_their_own_are_left_alone(store: Store) -> None:
    case = take(store, DECISION, SCAN)
    engine = Engine()
    _run(store, case.id, engine)
    assert engine.seen == [1, 2]
    assert store.pages.get(DECISION.sha256, 1).source is not WordSource.RECOGNITION


def test_stopping_keeps_what_is_done_and_the_next_run_goes_on(store: Store) -> None:
    case = take(store, SCAN)
    stop = Event()
    engine = Engine()
    with pytest.raises(Cancelled):
        _run(
            store, case.id, engine, cancel=stop, progress=lambda done, _total, _what: stop.set() if done == 0 else None
        )
    assert recognition_state(store, case.id).waiting == ((SCAN.sha256, 2),)
    _run(store, case.id, engine)
    assert engine.seen == [1, 2]


def test_an_upside_down_page_is_turned_where_nobody_has_turned_it(store: Store) -> None:
    case = take(store, SCAN)
    _run(store, case.id, Engine(turn=180))
    assert [ref.turn for ref in store.cases.get(case.id).documents[0].pages] == [180, 180]


def test_a_failing_page_is_told_and_costs_no_other(store: Store) -> None:
    case = take(store, SCAN)
    state = _run(store, case.id, Engine(broken=True))
    assert len(state.failed) == 2
    assert [page.failed for page in recognised_pages(store, case.id)] == [True, True]


def test_low_confidence_pages_are_listed_for_a_person(store: Store) -> None:
    case = take(store, SCAN)
    assert len(_run(store, case.id, Engine(sure=0.5)).doubtful) == 2


def test_a_correction_wins_and_the_recognised_text_stays_beside_it(store: Store) -> None:
    case = take(store, SCAN)
    _run(store, case.id, Engine())
    ref = PageRef(SCAN.sha256, 1)
    assert lines_of(store, ref) == LINES
    correct_page(store, ref, [LINES[0], "受送达人：改正食品有限公司", *LINES[2:]])
    assert [hit.page.number for hit in search_case(store, case.id, "改正食品")] == [1]
    assert [hit.page.number for hit in search_case(store, case.id, "某某食品")] == [2]
    kept = store.recognitions.get(SCAN.sha256, 1)
    assert kept is not None
    assert "某某食品" in kept.page.text
    assert [page.corrected for page in recognised_pages(store, case.id)] == [True, False]


def test_a_page_can_be_recognised_again(store: Store) -> None:
    case = take(store, SCAN)
    _run(store, case.id, Engine(sure=0.4))
    recognise_again(store, PageRef(SCAN.sha256, 2))
    assert recognition_state(store, case.id).waiting == ((SCAN.sha256, 2),)
    assert search_case(store, case.id, "受送达人")[0].page.number == 1


def test_a_type_somebody_confirmed_is_not_guessed_again(store: Store) -> None:
    case = take(store, SCAN)
    retype_document(store, case.id, case.documents[0].id, DocumentType.EVIDENCE)
    _run(store, case.id, Engine())
    assert store.cases.get(case.id).documents[0].doc_type is DocumentType.EVIDENCE


def test_cases_with_waiting_pages_are_known_after_a_restart(store: Store) -> None:
    case = take(store, SCAN)
    take(store, DECISION, name="案卷乙")
    assert set(cases_waiting(store)) <= {case.id}
    assert store.recognitions.cases_waiting() == (case.id,)


class _Silent(Engine):
    """Finds no words."""

    def recognise(self, page: PageText, picture: Picture, stop: Any = None, name: str = "") -> Recognised:
        return Recognised(page, 0, 0.0, 0.0, "engine 1")


class _WhiteOrDark(Drawing):
    """The first page white, the second all ink in stripes."""

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        stripe = bytes([255]) * 4 * 8 + bytes([255 if number == 1 else 0]) * 4 * 8
        return Picture(160, 200, stripe * (160 // 16) * 200)


def test_a_white_page_is_read_and_empty_while_a_picture_without_words_stays_unread(store: Store) -> None:
    case = take(store, SCAN)
    recognise_case(store, case.id, _WhiteOrDark(), _Silent())  # type: ignore[arg-type]
    sources = [store.pages.get(ref.file_hash, ref.number).source for ref in case.documents[0].pages]
    assert sources == [WordSource.RECOGNITION, WordSource.NONE]


class _Noting(Engine):
    """Sees handwriting on the first page and puts a digit right there."""

    def recognise(self, page: PageText, picture: Picture, stop: Any = None, name: str = "") -> Recognised:
        read = super().recognise(page, picture, stop, name)
        if page.number > 1:
            return read
        return replace(read, written=(Rect(0.4, 0.5, 0.6, 0.55),), changed=(("2O26年", "2026年"),))


def test_handwriting_and_what_was_put_right_stay_noted(store: Store) -> None:
    case = take(store, SCAN)
    _run(store, case.id, _Noting())
    assert [page.written for page in recognised_pages(store, case.id)] == [1, 0]
    kept = store.recognitions.get(SCAN.sha256, 1)
    assert kept is not None
    assert kept.written == (Rect(0.4, 0.5, 0.6, 0.55),)
    assert kept.changed == (("2O26年", "2026年"),)


class _BreakingOnce(Engine):
    """Loses its process on the first page."""

    def recognise(self, page: PageText, picture: Picture, stop: Any = None, name: str = "") -> Recognised:
        self.broken = page.number == 1
        return super().recognise(page, picture, stop, name)


def test_a_page_that_fails_costs_only_itself(store: Store) -> None:
    case = take(store, SCAN)
    state = _run(store, case.id, _BreakingOnce())
    assert state.failed == ((SCAN.sha256, 1),)
    assert state.done == 1
    assert len(search_case(store, case.id, "受送达人")) == 1
