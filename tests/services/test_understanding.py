"""Corrected facts win, volumes are cut as proposed, parts of one document are joined."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PIL import Image, ImageDraw

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind, KnownFact
from app.domain.page import PageText, Rect, Word, WordSource
from app.errors import ReviewError
from app.evidence.picture import Picture
from app.services.arranging import accept_documents, proposed_documents
from app.services.cases import open_case, retype_document
from app.services.looks import seals_of, signatures_of
from app.services.passing import arrange
from app.services.prechecks import Statutes, overview_of
from app.services.understanding import add_fact, confirm_fact, correct_fact, facts_of, known_facts, take_back
from app.store.database import Store
from tests.intake.understand.test_split import BLANK, RECORD, REPORT, REST
from tests.services.arriving import DECISION, file_of, take

VOLUME = file_of(
    "scan0001.pdf",
    b"volume",
    pages=tuple(
        replace(page, number=number)
        for number, page in enumerate([RECORD, REST, BLANK, REPORT, replace(RECORD, number=5)], 1)
    ),
)


def _part(name: str, page: PageText) -> object:
    return file_of(name, name.encode(), pages=(replace(page, number=1),))


def _fact(store: Store, case_id: int, kind: FactKind) -> Fact:
    document = open_case(store, case_id).documents[0]
    return next(fact for fact in facts_of(store, document) if fact.kind is kind)


def _known(store: Store, case_id: int, kind: FactKind) -> KnownFact:
    return next(one for one in known_facts(store, case_id) if one.fact.kind is kind)


def test_a_correction_wins_is_remembered_and_can_be_taken_back(store: Store) -> None:
    case = take(store, DECISION)
    read = _fact(store, case.id, FactKind.PARTY)
    correct_fact(store, case.id, read, "另一家公司")
    said = _fact(store, case.id, FactKind.PARTY)
    assert (said.value, said.by_hand, said.confidence) == ("另一家公司", True, 1.0)
    correct_fact(store, case.id, said, "第三家公司")
    assert _fact(store, case.id, FactKind.PARTY).value == "第三家公司"
    correct_fact(store, case.id, _fact(store, case.id, FactKind.PARTY), read.value)
    assert _fact(store, case.id, FactKind.PARTY) == read


def test_a_fact_can_be_dropped_and_added_by_hand(store: Store) -> None:
    case = take(store, DECISION)
    document = case.documents[0]
    correct_fact(store, case.id, _fact(store, case.id, FactKind.PARTY), "")
    add_fact(store, case.id, document.pages[0], FactKind.FINE, "5000")
    facts = facts_of(store, document)
    assert not any(fact.kind is FactKind.PARTY for fact in facts)
    assert [(fact.value, fact.by_hand) for fact in facts if fact.kind is FactKind.FINE] == [("5000", True)]


def test_what_was_read_is_known_beside_the_correction_and_comes_back(store: Store) -> None:
    case = take(store, DECISION)
    read = _fact(store, case.id, FactKind.PARTY)
    correct_fact(store, case.id, read, "")
    gone = _known(store, case.id, FactKind.PARTY)
    assert (gone.dropped, gone.read) == (True, read.value)
    take_back(store, case.id, gone)
    assert _known(store, case.id, FactKind.PARTY) == KnownFact(read)


def test_a_reading_can_be_confirmed_and_the_confirmation_taken_back(store: Store) -> None:
    case = take(store, DECISION)
    read = _fact(store, case.id, FactKind.PARTY)
    confirm_fact(store, case.id, read)
    sure = _known(store, case.id, FactKind.PARTY)
    assert (sure.fact.value, sure.fact.by_hand, sure.fact.confidence, sure.read) == (read.value, True, 1.0, read.value)
    take_back(store, case.id, sure)
    assert _known(store, case.id, FactKind.PARTY) == KnownFact(read)


def test_a_value_that_is_no_date_is_refused_and_a_date_is_kept_as_one(store: Store) -> None:
    case = take(store, DECISION)
    page = case.documents[0].pages[0]
    add_fact(store, case.id, page, FactKind.DATE, "2026年4月3日", "决定")
    added = _known(store, case.id, FactKind.DATE)
    assert added.fact.value == "2026-04-03"
    with pytest.raises(ReviewError, match="不是日期"):
        correct_fact(store, case.id, added.fact, "四月")


def test_the_timeline_of_the_pre_check_follows_the_correction(store: Store) -> None:
    case = take(store, DECISION)
    add_fact(store, case.id, case.documents[0].pages[0], FactKind.DATE, "2026-04-03", "决定")
    added = _known(store, case.id, FactKind.DATE)
    correct_fact(store, case.id, added.fact, "2026-04-05")
    events = overview_of(store, Statutes(), case.id, date(2026, 6, 1)).happenings
    assert [event.day for event in events if event.role == "决定"] == [date(2026, 4, 5)]


def test_a_volume_is_proposed_as_its_documents_and_cut_when_the_reviewer_agrees(store: Store) -> None:
    case = take(store, VOLUME)
    proposals = proposed_documents(store, case.id)
    assert [(one.doc_type, len(one.pages)) for one in proposals] == [
        (T.INQUIRY_RECORD, 2), (T.BLANK, 1), (T.INVESTIGATION_REPORT, 1), (T.INQUIRY_RECORD, 1)
    ]  # fmt: skip
    assert len(open_case(store, case.id).documents) == 1
    held = accept_documents(store, case.id, proposals)
    assert [document.doc_type for document in held.documents] == [one.doc_type for one in proposals]
    assert held.page_count == 5


def test_a_proposal_that_loses_a_page_is_refused(store: Store) -> None:
    case = take(store, VOLUME)
    with pytest.raises(ReviewError, match="页面"):
        accept_documents(store, case.id, proposed_documents(store, case.id)[1:])
    assert len(open_case(store, case.id).documents) == 1


def test_a_document_whose_type_was_confirmed_is_left_alone(store: Store) -> None:
    case = take(store, VOLUME)
    retype_document(store, case.id, case.documents[0].id, T.EVIDENCE)
    assert [one.changed for one in proposed_documents(store, case.id)] == [False]


def test_parts_of_one_document_are_joined_and_only_volumes_are_cut_unasked(store: Store) -> None:
    two_in_one = replace(VOLUME, name="询问笔录.pdf", sha256="1" * 64)
    case = take(store, _part("08-执照-p1.png", RECORD), _part("08-执照-p2.png", REST), two_in_one)  # type: ignore[arg-type]
    arrange(store, case.id)
    assert [len(document.pages) for document in open_case(store, case.id).documents] == [2, 5]


class _Sealed:
    """Stands in for the page worker: draws a red ring on the pages it is asked for."""

    def load(self, key: str, pdf: bytes, name: str = "") -> int:
        return 1

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        image = Image.new("RGB", (width_px, width_px * 4 // 3), "white")
        if number == 1:
            ImageDraw.Draw(image).ellipse((250, 400, 350, 500), outline=(210, 40, 40), width=8)
        red, green, blue = image.split()
        return Picture(*image.size, Image.merge("RGBX", (blue, green, red, blue)).tobytes())


def test_seals_are_looked_for_on_scanned_pages_only(store: Store) -> None:
    scanned = [replace(page, number=at, source=WordSource.RECOGNITION) for at, page in enumerate((RECORD, REST), 1)]
    sealed = take(
        store,
        file_of("a.pdf", b"a", pages=(scanned[0],)),
        file_of("b.pdf", b"b", pages=(replace(RECORD, source=WordSource.TEXT_LAYER),)),
    )
    seen, text = (seals_of(store, document, _Sealed()) for document in sealed.documents)  # type: ignore[arg-type]
    assert [fact.value for fact in seen] == ["可见"]
    assert text == ()


class _Signed(_Sealed):
    """Draws a page with strokes of a pen at the height of the first of two labels."""

    def render(self, key: str, number: int, width_px: int, turn: int = 0) -> Picture:
        image = Image.new("RGB", (width_px, width_px), "white")
        draw = ImageDraw.Draw(image)
        for at in range(6):
            x = width_px * (0.42 + 0.02 * at)
            draw.line((x, width_px * 0.5, x + 25, width_px * 0.52), fill=(30, 30, 90), width=3)
        for height in (0.525, 0.725):  # the lines to write on
            draw.line((width_px * 0.38, width_px * height, width_px * 0.8, width_px * height), fill="black", width=2)
        red, green, blue = image.split()
        return Picture(*image.size, Image.merge("RGBX", (blue, green, red, blue)).tobytes())


def test_strokes_behind_a_signature_label_are_seen_and_a_bare_line_is_not(store: Store) -> None:
    labels = [Word("被询问人（签名）：", Rect(0.1, top, 0.38, top + 0.025)) for top in (0.5, 0.7)]
    page = PageText(1, 595, 595, tuple(labels), WordSource.RECOGNITION)
    case = take(store, file_of("a.pdf", b"a", pages=(page,)))
    facts = signatures_of(store, case.documents[0], _Signed())  # type: ignore[arg-type]
    assert [(fact.value, fact.role) for fact in facts] == [("可见", "笔迹"), ("未见", "笔迹")]
    assert facts[0].pin is not None
    assert facts[0].pin.rect.left == 0.38
