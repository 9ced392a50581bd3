"""What a reviewer puts right in a case stays right, and the rest stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.casefile import CaseFile, CaseType, FieldName
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.domain.preferences import Preferences
from app.errors import RecordMissing, ReportError, ReviewError
from app.services import cases
from app.services.files import write_whole
from app.services.search import search_all, search_case
from app.services.settings import read_preferences, write_preferences
from app.standards.shelf import Shelf
from app.store.database import Store
from tests.services.arriving import DECISION, FILING, arriving, file_of, take
from tests.store.samples import page_of

LONG = file_of("长.pdf", b"long", pages=tuple(page_of(f"第{number}页内容", number=number) for number in range(1, 5)))


@pytest.fixture
def case(store: Store) -> CaseFile:
    return take(store, FILING, DECISION, LONG)


def titles(case: CaseFile) -> list[str]:
    return [document.title for document in case.documents]


def test_a_field_by_hand_wins_and_can_be_emptied(store: Store, case: CaseFile) -> None:
    changed = cases.set_field(store, case.id, FieldName.UNIT, " 某某局 ")
    [field] = [one for one in changed.fields if one.name is FieldName.UNIT]
    assert (field.value, field.by_hand) == ("某某局", True)
    assert cases.set_field(store, case.id, FieldName.UNIT, "").field(FieldName.UNIT) == ""


def test_confirming_a_field_keeps_its_place(store: Store, case: CaseFile) -> None:
    party = next(field for field in case.fields if field.name is FieldName.PARTY)
    confirmed = cases.set_field(store, case.id, FieldName.PARTY, party.value)
    assert next(field for field in confirmed.fields if field.name is FieldName.PARTY).pin == party.pin is not None


def test_the_case_type_is_a_field_too(store: Store, case: CaseFile) -> None:
    changed = cases.set_field(store, case.id, FieldName.CASE_TYPE, "licensing")
    assert changed.case_type is CaseType.LICENSING


def test_a_case_is_renamed(store: Store, case: CaseFile) -> None:
    assert cases.rename_case(store, case.id, "新名").name == "新名"
    with pytest.raises(ReviewError):
        cases.rename_case(store, case.id, " ")


def test_a_type_said_by_hand_is_confirmed(store: Store, case: CaseFile) -> None:
    changed = cases.retype_document(store, case.id, case.documents[0].id, DocumentType.OTHER)
    assert (changed.documents[0].doc_type, changed.documents[0].type_confirmed) == (DocumentType.OTHER, True)
    assert changed.documents[1:] == case.documents[1:]


def test_a_document_is_renamed(store: Store, case: CaseFile) -> None:
    assert titles(cases.rename_document(store, case.id, case.documents[0].id, "立案表"))[0] == "立案表"
    with pytest.raises(RecordMissing):
        cases.rename_document(store, case.id, 999, "没有")


def test_documents_are_put_in_another_order(store: Store, case: CaseFile) -> None:
    order = [case.documents[at].id for at in (2, 0, 1)]
    changed = cases.reorder_documents(store, case.id, order)
    assert [document.id for document in changed.documents] == order
    assert [document.ordinal for document in changed.documents] == [1, 2, 3]
    assert changed.folio(LONG.sha256, 1) == 1
    with pytest.raises(RecordMissing):
        cases.reorder_documents(store, case.id, order[:2])


def test_merging_and_splitting_undo_each_other(store: Store, case: CaseFile) -> None:
    first, second = case.documents[0].id, case.documents[1].id
    merged = cases.merge_documents(store, case.id, [second, first])
    assert len(merged.documents) == 2
    assert merged.documents[0].pages == case.documents[0].pages + case.documents[1].pages
    split = cases.split_document(store, case.id, first, 2)
    assert [document.pages for document in split.documents] == [document.pages for document in case.documents]
    assert titles(split)[1] == f"{titles(case)[0]}（续）"


@pytest.mark.parametrize("before", [0, 1, 5])
def test_a_cut_outside_a_document_is_refused(store: Store, case: CaseFile, before: int) -> None:
    with pytest.raises(ReviewError, match="拆分"):
        cases.split_document(store, case.id, case.documents[2].id, before)


def test_one_document_cannot_be_merged(store: Store, case: CaseFile) -> None:
    with pytest.raises(ReviewError, match="合并"):
        cases.merge_documents(store, case.id, [case.documents[0].id])


def test_hits_are_painted_on_the_page_as_it_is_shown(store: Store, case: CaseFile) -> None:
    [upright] = search_case(store, case.id, "第3页")
    assert upright.folio == 5
    cases.turn_page(store, case.id, PageRef(LONG.sha256, 3), 270)
    [turned] = search_case(store, case.id, "第3页")
    assert turned.page.turn == 270
    assert turned.rects == tuple(rect.turned(270) for rect in upright.rects)


def test_all_cases_are_searched(store: Store, case: CaseFile) -> None:
    other = take(store, arriving("送达.pdf", "送达回证 立案"), name="乙")
    found = [(hit.case_id, hit.case_name) for hit in search_all(store, "立案").hits]
    assert found[0] == (other.id, "乙")
    assert (case.id, case.name) in found


def test_a_removed_case_is_gone_with_its_pages(store: Store, case: CaseFile, shelf: Shelf) -> None:
    cases.remove_case(store, case.id)
    assert cases.list_cases(store, shelf) == ()
    assert store.evidence.hashes() == ()
    assert search_all(store, "第3页").hits == ()
    with pytest.raises(RecordMissing):
        cases.open_case(store, case.id)


def test_listing_loads_no_case(store: Store, case: CaseFile, shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store.cases, "get", None)
    monkeypatch.setattr(store.documents, "of_case", None)
    [line] = cases.list_cases(store, shelf)
    assert (line.document_count, line.page_count) == (3, 6)


def test_settings_are_kept_tidy(store: Store) -> None:
    assert read_preferences(store) == Preferences()
    kept = write_preferences(store, Preferences(unit=" 某局 ", reviewer="李四", reviewers=("王五", " ", "王五")))
    assert kept.reviewers == ("王五", "李四")
    assert read_preferences(store) == kept


def test_settings_of_a_later_version_are_left_alone(store: Store) -> None:
    store.settings.set("preferences", {"unit": "某局", "colour": "red"})
    assert read_preferences(store).unit == "某局"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    target = tmp_path / "新" / "报告.pdf"
    write_whole(target, b"1")
    write_whole(target, b"22")
    assert target.read_bytes() == b"22"
    assert list(target.parent.iterdir()) == [target]


def test_a_target_that_is_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "报告.pdf").mkdir()
    with pytest.raises(ReportError, match="没有保存"):
        write_whole(tmp_path / "报告.pdf", b"1")
    assert [path.name for path in tmp_path.iterdir()] == ["报告.pdf"]
