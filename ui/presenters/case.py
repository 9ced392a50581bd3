"""One case: its fields, documents and files, and starting or going on with its review."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from app.domain.casefile import CaseDocument, CaseFile, FieldName
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.domain.preferences import Preferences
from app.domain.review import Review, Stage
from app.domain.standard import Standard
from app.services.cases import (
    merge_documents,
    open_case,
    remove_case,
    rename_document,
    reorder_documents,
    retype_document,
    set_field,
    split_document,
    turn_page,
)
from app.services.reviews import reviews_of, start_review
from app.services.settings import read_preferences, write_preferences
from ui.presenters.presenter import Presenter

DATES = frozenset({FieldName.FILED_ON, FieldName.DECIDED_ON, FieldName.CLOSED_ON})
_DATE = re.compile(r"\s*(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?\s*")


def read_day(text: str) -> date | None:
    """A date typed as 2026-4-30, 2026.4.30 or 2026年4月30日; None when it is none."""
    found = _DATE.fullmatch(text)
    try:
        return date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        return None


class CasePresenter(Presenter):
    """Every change is written at once and the case is shown afresh."""

    case_shown = Signal(object)
    reviews_shown = Signal(tuple)
    field_refused = Signal(object, str)
    case_removed = Signal()
    review_started = Signal(object)

    case: CaseFile | None = None

    def load(self, case_id: int) -> None:
        case = self._ask(open_case, case_id)
        if case is None:
            return
        self.case = case
        self.case_shown.emit(case)
        if not self._workspace.shelf_read:
            # read meanwhile, so that starting a review does not wait for it
            self._tasks.start(lambda: self._workspace.shelf, lambda _shelf: self._show_reviews(), owner=self)
        self._show_reviews()

    def standard_title(self, review: Review) -> str:
        """Name and edition of the standard of a review; its number while the standards are still being read."""
        if not self._workspace.shelf_read:
            return f"{review.standard_id}　{review.standard_edition} 版"
        shelf = self._workspace.shelf
        for one in shelf.editions(review.standard_id):
            if one.edition == review.standard_edition:
                return f"{one.title}　{one.edition} 版{'（已停用）' if shelf.is_retired(one) else ''}"
        return f"{review.standard_id}　{review.standard_edition} 版（找不到这份标准）"

    def _show_reviews(self) -> None:
        if self.case is not None:
            self.reviews_shown.emit(self._ask(reviews_of, self.case.id) or ())

    def set_field(self, name: FieldName, text: str) -> None:
        """Keep what was typed; a date that is none is refused with the reason."""
        if self.case is None or text.strip() == self.case.field(name):
            return
        value = text.strip()
        if name in DATES and value:
            day = read_day(value)
            if day is None:
                self.field_refused.emit(name, "日期请写成 2026-04-30 的样子。")
                return
            value = day.isoformat()
        self._change(set_field, name, value)

    def retype(self, document_id: int, doc_type: DocumentType) -> None:
        self._change(retype_document, document_id, doc_type)

    def rename(self, document_id: int, title: str) -> None:
        if title.strip():
            self._change(rename_document, document_id, title.strip())

    def move(self, document_id: int, to: int) -> None:
        """Put a document at a place counted from 0."""
        if self.case is None:
            return
        order = [document.id for document in self.case.documents if document.id != document_id]
        order.insert(max(0, min(to, len(order))), document_id)
        self.reorder(order)

    def reorder(self, order: Sequence[int]) -> None:
        if self.case is not None and list(order) != [document.id for document in self.case.documents]:
            self._change(reorder_documents, tuple(order))

    def merge(self, document_ids: Sequence[int]) -> None:
        if len(document_ids) > 1:
            self._change(merge_documents, tuple(document_ids))

    def split(self, document_id: int, before_page: int) -> None:
        """Start a new document at a page of this one, counted from 1."""
        if before_page > 1:
            self._change(split_document, document_id, before_page)

    def turn(self, ref: PageRef) -> None:
        """Turn a page by a quarter to the right."""
        self._change(turn_page, ref, (ref.turn + 90) % 360)

    def remove(self) -> None:
        if self.case is not None:
            self._ask(remove_case, self.case.id)
            self.case_removed.emit()

    def standards(self) -> tuple[tuple[Standard, bool], ...]:
        """The standards for this type of case, with whether they were in force when it was decided; those first."""
        if self.case is None:
            return ()
        decided = read_day(self.case.field(FieldName.DECIDED_ON)) or self._workspace.clock().date()
        shelf = self._workspace.shelf
        fitting = {(one.id, one.edition) for one in shelf.fitting(self.case.case_type, decided)}
        case_type = self.case.case_type
        marked = [(one, (one.id, one.edition) in fitting) for one in shelf.offered if case_type in one.case_types]
        return tuple(sorted(marked, key=_by_fitness))

    def start_review(self, standard: Standard, reviewer: str, stage: Stage) -> None:
        """Begin a review; the page then goes to the workbench."""
        if self.case is None:
            return
        workspace = self._workspace
        known = self._ask(read_preferences) or Preferences()
        review = self._ask(
            start_review,
            workspace.shelf,
            self.case.id,
            standard.id,
            standard.edition,
            reviewer,
            now=workspace.clock(),
            stage=stage,
            round_name=known.round_name,
        )
        if isinstance(review, Review):
            workspace.reviewer = reviewer
            if not known.reviewer:
                self._ask(write_preferences, replace(known, reviewer=reviewer))
            self.review_started.emit(review)

    def _change(self, verb: Callable[..., Any], *args: Any) -> None:
        if self.case is None:
            return
        case_id = self.case.id
        self._ask(verb, case_id, *args)
        self.load(case_id)


def _by_fitness(offer: tuple[Standard, bool]) -> tuple[bool, int, int, int, str]:
    """In force first, then those made for fewer kinds of case, then the newest, then the one that asks more."""
    standard, fits = offer
    questions = len(standard.vetoes) + sum(1 for _item in standard.leaves())
    return not fits, len(standard.case_types), -standard.valid_from.toordinal(), -questions, standard.id


def folio_span(case: CaseFile, document: CaseDocument) -> str:
    """The running page numbers of a document: 17–19, or 20, or nothing."""
    if not document.pages:
        return ""
    before = 0
    for other in case.documents:
        if other.id == document.id:
            break
        before += len(other.pages)
    first, last = before + 1, before + len(document.pages)
    return str(first) if first == last else f"{first}–{last}"
