"""Taking in stores all or nothing, and knows a folder it has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from app.domain.casefile import CaseField, CaseType, FieldName, FileState
from app.domain.document_type import DocumentType
from app.domain.taking import TakeInMode
from app.errors import Cancelled, IntakeError
from app.intake.read import ReadFile
from app.services.cases import list_cases, open_case, remove_case, take_in_case
from app.services.pages import original_of, view_of
from app.standards.shelf import Shelf
from app.store.database import Store
from tests.services.arriving import DECISION, FILING, NOON, arriving, file_of, reader, take


def again(store: Store, *files: ReadFile, mode: TakeInMode = TakeInMode.ASK):
    return take_in_case(store, [Path("/elsewhere/案卷甲")], now=NOON, mode=mode, reader=reader(*files))


def test_a_folder_becomes_a_case_with_documents_and_types(store: Store) -> None:
    case = take(store, FILING, DECISION)
    assert case.name == "案卷甲"
    assert [document.doc_type for document in case.documents] == [
        DocumentType.FILING_APPROVAL,
        DocumentType.PENALTY_DECISION,
    ]
    assert open_case(store, case.id) == case


def test_originals_are_kept_byte_for_byte(store: Store) -> None:
    word = arriving("说明.docx", "说明", view=b"%PDF-view")
    case = take(store, word)
    assert original_of(store, case.files[0].sha256) == word.original
    assert view_of(store, case.files[0].sha256) == b"%PDF-view"


def test_a_file_that_cannot_be_read_is_kept_and_listed(store: Store) -> None:
    film = file_of("录像.mp4", b"film", state=FileState.KEPT, reason="视频暂不能阅读")
    empty = file_of("空.pdf", b"", state=FileState.REFUSED, reason="文件是空的")
    taken = again(store, FILING, film, empty)
    assert [file.name for file in taken.kept] == ["录像.mp4"]
    assert [file.name for file in taken.refused] == ["空.pdf"]
    assert store.evidence.original(film.sha256) == b"film"
    assert not store.evidence.has(empty.sha256)
    assert taken.case is not None
    assert len(taken.case.files) == 3
    assert len(taken.case.documents) == 1


def test_a_second_copy_makes_no_second_document(store: Store) -> None:
    copy = file_of("副本.pdf", FILING.original, pages=FILING.pages)
    case = take(store, FILING, copy)
    assert len(case.documents) == 1
    assert "01立案审批表.pdf" in case.files[1].reason


def test_an_empty_folder_says_so(store: Store) -> None:
    with pytest.raises(IntakeError, match="没有文件"):
        take(store)


def test_nothing_usable_names_the_reasons(store: Store) -> None:
    with pytest.raises(IntakeError, match="文件是空的"):
        take(store, file_of("空.pdf", b"", state=FileState.REFUSED, reason="文件是空的"))


def test_the_same_folder_twice_asks_and_stores_nothing(store: Store) -> None:
    case = take(store, FILING, DECISION)
    asked = again(store, FILING, DECISION)
    assert asked.case is None
    assert asked.same == case


def test_open_gives_the_case_that_is_there(store: Store, shelf: Shelf) -> None:
    case = take(store, FILING, DECISION)
    assert again(store, FILING, DECISION, mode=TakeInMode.OPEN).case == case
    assert len(list_cases(store, shelf)) == 1


def test_add_new_adds_only_what_is_new(store: Store) -> None:
    case = take(store, FILING, DECISION)
    receipt = arriving("03送达回证.pdf", "送达回证")
    taken = again(store, FILING, DECISION, receipt, mode=TakeInMode.ADD_NEW)
    assert [file.name for file in taken.taken] == ["03送达回证.pdf"]
    assert taken.case is not None
    assert taken.case.id == case.id
    assert [document.title for document in taken.case.documents][2:] == ["送达回证"]


def test_a_file_that_can_be_read_by_now_becomes_a_document(store: Store) -> None:
    sheet = arriving("03清单.xlsx", "没收物品清单")
    case = take(store, FILING, DECISION, file_of(sheet.name, sheet.original, FileState.KEPT, reason="暂不能阅读"))
    taken = again(store, FILING, DECISION, sheet, mode=TakeInMode.ADD_NEW)
    assert taken.case is not None
    assert taken.case.id == case.id
    assert [file.state for file in taken.case.files] == [FileState.READ] * 3
    assert len(taken.case.documents) == 3
    assert [file.name for file in taken.taken] == [sheet.name]


def test_a_second_case_shares_the_evidence(store: Store, shelf: Shelf) -> None:
    case = take(store, FILING, DECISION)
    second = again(store, FILING, DECISION, mode=TakeInMode.SECOND_CASE).case
    assert second is not None
    assert second.id != case.id
    remove_case(store, case.id)
    assert store.evidence.has(FILING.sha256)
    assert store.pages.count(FILING.sha256) == 1
    remove_case(store, second.id)
    assert store.evidence.hashes() == ()


def test_one_shared_form_is_not_the_same_case(store: Store) -> None:
    form = arriving("空白表.pdf", "空白")
    take(store, form, FILING, DECISION)
    others = [arriving(f"{n}.pdf", f"第{n}份") for n in range(3)]
    assert again(store, form, *others).same is None


def test_cancel_leaves_nothing_behind(store: Store, shelf: Shelf) -> None:
    cancel = Event()

    def interrupted(sources: Sequence[Path], **ignored: object) -> Iterator[ReadFile]:
        yield FILING
        cancel.set()
        yield DECISION

    with pytest.raises(Cancelled):
        take_in_case(store, [Path("x")], now=NOON, cancel=cancel, reader=interrupted)
    assert store.evidence.hashes() == ()
    assert list_cases(store, shelf) == ()


def test_a_cancelled_second_try_keeps_the_first_case_whole(store: Store) -> None:
    case = take(store, FILING)
    cancel = Event()
    cancel.set()
    with pytest.raises(Cancelled):
        take_in_case(store, [Path("x")], now=NOON, cancel=cancel, reader=reader(FILING, DECISION))
    assert store.evidence.hashes() == (FILING.sha256,)
    assert open_case(store, case.id) == case


def test_progress_names_each_file(store: Store) -> None:
    steps: list[tuple[int, int, str]] = []
    take(store, FILING, DECISION, progress=lambda done, total, what: steps.append((done, total, what)))
    assert [(done, what) for done, _, what in steps] == [(0, FILING.name), (1, DECISION.name)]


def test_files_that_come_later_go_into_the_named_case_and_fill_what_is_empty(store: Store) -> None:
    case_id = store.cases.add("纸质案卷", CaseType.PENALTY_SUMMARY, NOON)
    store.cases.set_field(case_id, CaseField(FieldName.PARTY, "清单上的当事人", by_hand=True))
    taken = take_in_case(store, [Path("/补交")], now=NOON, into=case_id, reader=reader(FILING, DECISION))
    assert taken.case is not None
    assert (taken.case.id, len(taken.case.documents)) == (case_id, 2)
    assert taken.case.field(FieldName.PARTY) == "清单上的当事人"
    assert taken.case.field(FieldName.FILED_ON) or taken.case.field(FieldName.DECISION_NO)
    assert taken.case.case_type is CaseType.PENALTY_SUMMARY
    again_taken = take_in_case(store, [Path("/补交")], now=NOON, into=case_id, reader=reader(FILING))
    assert again_taken.taken == ()
