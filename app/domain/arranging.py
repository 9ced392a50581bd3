"""Which pages make which documents: what is proposed, and what a reviewer makes of the proposal before taking it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.casefile import CaseDocument
from app.domain.document_type import DocumentType
from app.domain.page import PageRef


@dataclass(frozen=True, slots=True)
class ProposedDocument:
    """Pages proposed as one document; `documents` are the ids of those they are in now, `changed` when that is not the same."""

    pages: tuple[PageRef, ...]
    doc_type: DocumentType
    title: str
    confidence: float
    reason: str
    documents: tuple[int, ...]
    changed: bool
    confirmed: bool = False  # a person said so: it is not guessed or proposed again


def as_it_is(document: CaseDocument) -> ProposedDocument:
    """A document proposed as it stands."""
    told = (document.pages, document.doc_type, document.title, document.type_confidence, document.type_reason)
    return ProposedDocument(*told, documents=(document.id,), changed=False)


def proposal_text(proposals: Sequence[ProposedDocument]) -> str:
    """What would change, in a sentence, or nothing."""
    changed = [one for one in proposals if one.changed]
    parts = Counter(one.documents for one in changed if len(one.documents) == 1)
    joined = [one for one in changed if len(one.documents) > 1]
    told = []
    if parts:
        told.append(f"把 {len(parts)} 份文书分成 {sum(parts.values())} 份")
    if joined:
        told.append(f"把 {sum(len(one.documents) for one in joined)} 份文书合并成 {len(joined)} 份")
    return f"程序建议{'，'.join(told)}" if told else ""


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """A proposed document with whether the reviewer wants it."""

    proposal: ProposedDocument
    ticked: bool = True


@dataclass(frozen=True, slots=True)
class Arrangement:
    """A proposal in the hands of the reviewer; every change gives a new one and touches nothing else."""

    rows: tuple[ProposedRow, ...]

    @classmethod
    def of(cls, proposals: Sequence[ProposedDocument]) -> Arrangement:
        """All that would change ticked."""
        return cls(tuple(ProposedRow(one, one.changed) for one in proposals))

    @property
    def ticked(self) -> int:
        """How many are wanted."""
        return sum(row.ticked for row in self.rows)

    def tick(self, at: int, wanted: bool) -> Arrangement:
        """One row taken or left."""
        return self._put(at, replace(self.rows[at], ticked=wanted and self.rows[at].proposal.changed))

    def tick_all(self, wanted: bool) -> Arrangement:
        """Every row taken or left."""
        return Arrangement(tuple(replace(row, ticked=wanted and row.proposal.changed) for row in self.rows))

    def retitle(self, at: int, title: str) -> Arrangement:
        """One row under another title."""
        return self._say(at, title=title.strip()) if title.strip() else self

    def retype(self, at: int, doc_type: DocumentType) -> Arrangement:
        """One row with another type."""
        return self._say(at, doc_type=doc_type)

    def may_move(self, at: int, by: int) -> bool:
        """Whether the first page of a row can go by so many pages; every row keeps one page."""
        if not self._follows(at):
            return False
        before, here = self.rows[at - 1].proposal, self.rows[at].proposal
        return len(before.pages) + by >= 1 and len(here.pages) - by >= 1

    def move_start(self, at: int, by: int) -> Arrangement:
        """The first page of a row so many pages later, earlier when negative; what it leaves goes to the row before."""
        if not self.may_move(at, by):
            return self
        before, here = self.rows[at - 1].proposal, self.rows[at].proposal
        pages = (*before.pages, *here.pages)
        cut = len(before.pages) + by
        said = [replace(before, pages=pages[:cut], confirmed=True), replace(here, pages=pages[cut:], confirmed=True)]
        rows = [replace(row, proposal=one) for row, one in zip(self.rows[at - 1 : at + 1], said, strict=True)]
        return Arrangement((*self.rows[: at - 1], *rows, *self.rows[at + 1 :]))

    def start_at(self, at: int, page: int) -> Arrangement:
        """A further document begun at a page of a row, counted from 0."""
        row = self.rows[at]
        if not row.proposal.changed or len(row.proposal.documents) > 1 or not 0 < page < len(row.proposal.pages):
            return self
        first = replace(row.proposal, pages=row.proposal.pages[:page], confirmed=True)
        title = f"{row.proposal.title}（续）"
        second = replace(row.proposal, pages=row.proposal.pages[page:], title=title, confirmed=True)
        rows = (replace(row, proposal=first), ProposedRow(second))
        return Arrangement((*self.rows[:at], *rows, *self.rows[at + 1 :]))

    def result(self, documents: Sequence[CaseDocument]) -> tuple[ProposedDocument, ...]:
        """What is taken: pages of a row that is not wanted stay with the document before, or as they are now."""
        held = {document.id: document for document in documents}
        touched = {one for row in self.rows if row.ticked for one in row.proposal.documents}
        taken: list[ProposedDocument] = []
        left: set[int] = set()
        for row in self.rows:
            one = row.proposal
            if row.ticked or not one.changed:
                taken.append(one)
            elif not touched.intersection(one.documents):
                fresh = [number for number in one.documents if number not in left]
                taken += [as_it_is(held[number]) for number in fresh]
                left.update(fresh)
            elif taken and taken[-1].documents == one.documents:
                taken[-1] = replace(taken[-1], pages=(*taken[-1].pages, *one.pages), confirmed=True)
            else:
                whole = held[one.documents[0]]
                taken.append(replace(one, title=whole.title, doc_type=whole.doc_type, confirmed=True))
        return tuple(taken)

    def _follows(self, at: int) -> bool:
        """Whether a row is cut from the same document as the row before."""
        if at < 1:
            return False
        before, here = self.rows[at - 1].proposal, self.rows[at].proposal
        return here.changed and len(here.documents) == 1 and before.documents == here.documents

    def _say(self, at: int, **change: object) -> Arrangement:
        row = self.rows[at]
        said = replace(row.proposal, confirmed=True, **change)  # type: ignore[arg-type]
        return self._put(at, replace(row, proposal=said))

    def _put(self, at: int, row: ProposedRow) -> Arrangement:
        return Arrangement((*self.rows[:at], row, *self.rows[at + 1 :]))
