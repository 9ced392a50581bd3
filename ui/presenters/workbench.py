"""The room where a reviewer works: one review open, one question active, every answer saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.page import Pin
from app.domain.review import Gap, Mark, Review, Verdict
from app.errors import ReviewError, ScoringError
from app.services import reviews
from ui.presenters import workbench_desk as desks
from ui.presenters import workbench_draft as draft
from ui.presenters.workbench_desk import Desk, Standing
from ui.presenters.workbench_draft import Choice
from ui.presenters.workbench_entries import Entry, Key, found, mark_of, next_unanswered, stepped
from ui.workspace import Workspace

T = TypeVar("T")


class ReviewSession(QObject):
    """One review on the desk: opened, changed, signed; each change is saved before it is told."""

    review_opened = Signal(object)
    review_changed = Signal(object)
    problem_met = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._desk: Desk | None = None
        self._standing: Standing | None = None

    @property
    def desk(self) -> Desk:
        assert self._desk is not None, "no review is open"
        return self._desk

    @property
    def standing(self) -> Standing:
        assert self._standing is not None, "no review is open"
        return self._standing

    @property
    def review_id(self) -> int:
        return self.standing.review.id

    @property
    def is_open(self) -> bool:
        return self._standing is not None

    @property
    def frozen(self) -> bool:
        """A signed review is only read."""
        return self._standing is None or self._standing.review.signed is not None

    def gaps(self) -> tuple[Gap, ...]:
        """What is missing before the review can be signed."""
        review_id = self.standing.review.id
        missing: tuple[Gap, ...] = self._workspace.with_store(reviews.sign_off_gaps, self._workspace.shelf, review_id)
        return missing

    def sign(self, by: str) -> bool:
        """Freezes the review; False when that was refused."""
        return self._act(reviews.sign_off, self._workspace.shelf, by=by, now=self._workspace.clock())

    def reopen(self, by: str, reason: str) -> bool:
        """Opens a signed review again, on record."""
        return self._act(reviews.reopen, by=by, reason=reason, now=self._workspace.clock())

    def comment(self, text: str) -> bool:
        """Saves the reviewer's overall comment."""
        if self.frozen or text == self.standing.review.comment:
            return False
        return self._act(reviews.set_comment, text, self._workspace.clock())

    def _show(self, review: Review, saved_at: datetime | None) -> None:
        self._standing = desks.stand(self._workspace, review, saved_at)
        self.review_changed.emit(self._standing)

    def _act(self, verb: Callable[..., Review], *args: Any, **named: Any) -> bool:
        """A verb of the review service; what it gives back is shown."""
        review_id = self.standing.review.id
        before = (args[0], review_id) if args and args[0] is self._workspace.shelf else (review_id,)
        rest = args[1:] if len(before) == 2 else args
        review = self._try(lambda: self._workspace.with_store(verb, *before, *rest, **named))
        if review is None:
            return False
        self._show(review, self._workspace.clock())
        return True

    def _try(self, call: Callable[[], T]) -> T | None:
        try:
            return call()
        except ReviewError as error:
            self.problem_met.emit(error)
            return None


class WorkbenchPresenter(ReviewSession):
    """Turns keystrokes into saved answers and tells what came of them."""

    entry_chosen = Signal(object)
    answer_refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, parent)
        self._drafts: dict[Key, Mark] = {}
        self._loose: set[Key] = set()
        self._page = 1
        self.entry: Entry | None = None

    def open_case(self, case_id: int) -> None:
        """Opens the newest review of a case, or starts one by the standard that fits."""
        review = self._try(lambda: desks.newest_review(self._workspace, case_id))
        if review is not None:
            self.open(review.id)

    def open(self, review_id: int) -> None:
        """Puts a review on the desk at the question where it was left."""
        loaded = self._try(lambda: desks.load(self._workspace, review_id))
        if loaded is None:
            return
        self._desk, review = loaded
        if self._standing is None or self._standing.review.id != review.id:
            self._drafts = {}
        self.entry, self._page = None, review.last_page
        self._standing = desks.stand(self._workspace, review, None)
        self.review_opened.emit(self._desk)
        self.review_changed.emit(self._standing)
        entry = self._left_at(review)
        if entry is not None:
            self.choose(entry)

    def choose(self, entry: Entry) -> None:
        """Makes a question the active one."""
        self.entry = entry
        self.entry_chosen.emit(entry)
        self._remember()

    def choose_code(self, code: str) -> None:
        """Makes the question with a code the active one; does nothing without such a question."""
        entry = found(self.desk.entries, code) if code else None
        if entry is not None:
            self.choose(entry)

    def step(self, step: int) -> None:
        """The question before or after."""
        entry = stepped(self.desk.entries, self.entry, step)
        if entry is not None and entry is not self.entry:
            self.choose(entry)

    def next_open(self) -> bool:
        """Goes to the next question without an answer; False when there is none."""
        entry = next_unanswered(self.standing.review, self.desk.entries, self.entry)
        if entry is not None:
            self.choose(entry)
        return entry is not None

    def mark(self, entry: Entry) -> Mark | None:
        """The answer as the reviewer sees it: what is being written, or what is saved."""
        return self._drafts.get(entry.key) or mark_of(self.standing.review, entry)

    def decide(self, choice: Choice) -> None:
        """Gives the active question an answer; one that needs nothing more moves on."""
        entry = self.entry
        if entry is None or self.frozen:
            return
        mark = draft.decided(self.mark(entry), entry, choice.verdict, choice.earned)
        if self.record(mark) and draft.moves_on(mark):
            self.step(1)

    def press(self, number: int) -> None:
        """The answer behind a key, 1 to 4."""
        if self.entry is not None:
            self.decide(draft.choices(self.entry)[number - 1])

    def change(self, alter: Callable[[Mark | None, Entry], Mark], entry: Entry | None = None) -> None:
        """Alters the answer of a question, the active one unless another is named."""
        entry = entry or self.entry
        if entry is not None and not self.frozen:
            self.record(alter(self.mark(entry), entry))

    def add_pin(self, pin: Pin) -> None:
        """Pins a place to the active question."""
        self.change(lambda mark, entry: draft.with_pin(mark, entry, pin))

    def record(self, mark: Mark) -> bool:
        """Saves an answer; one that does not fit its standard yet is kept as a draft and said so."""
        key = (mark.code, mark.document)
        if self.frozen:
            return False
        if mark == (self._drafts.get(key) or self.standing.review.mark(*key)):
            return True
        try:
            now = self._workspace.clock()
            review = self._workspace.with_store(
                reviews.mark_item, self._workspace.shelf, self.standing.review.id, mark, now
            )
        except ScoringError as error:
            if mark.verdict is Verdict.PENDING:
                self.problem_met.emit(error)
                return False
            self._keep_draft(mark)
            self.answer_refused.emit(error.advice or error.message)
            return False
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self._drafts.pop(key, None)
        self._show(review, now)
        return True

    def _keep_draft(self, mark: Mark) -> None:
        """An answer that lacks something counts as pending, but what was written and pinned is on disk at once."""
        held = replace(mark, verdict=Verdict.PENDING, applied=(), earned=None)
        key = (mark.code, mark.document)
        self._drafts.pop(key, None)
        known = held == self.standing.review.mark(*key)
        if known or self.record(held):
            self._drafts[key] = mark
            self._loose = self._loose | {key} if known else self._loose - {key}
            self.review_changed.emit(self.standing)

    def clear(self) -> None:
        """Takes the answer of the active question away."""
        if self.entry is not None and not self.frozen:
            self._drafts.pop(self.entry.key, None)
            self._act(reviews.clear_mark, self.entry.code, self._workspace.clock(), document=self.entry.document)

    def undo(self) -> None:
        """Takes back the last change; a draft that changed nothing on disk is a change of its own."""
        key = self.entry.key if self.entry is not None else ("", None)
        if self._drafts.pop(key, None) is not None and key in self._loose:
            self.review_changed.emit(self.standing)
        elif not self.frozen and self.standing.can_undo:
            self._act(reviews.undo)

    def redo(self) -> None:
        """Makes the change taken back again."""
        if not self.frozen and self.standing.can_redo:
            self._act(reviews.redo)

    def remember_page(self, folio: int) -> None:
        """The page being read opens again next time."""
        if folio != self._page and self.is_open:
            self._page = folio
            self._remember()

    def _left_at(self, review: Review) -> Entry | None:
        entries = self.desk.entries
        code, _, document = review.last_item.partition("@")
        last = found(entries, code, int(document) if document.isdigit() else None)
        return last or next_unanswered(review, entries, None) or stepped(entries, None, 1)

    def _remember(self) -> None:
        item = "" if self.entry is None else self.entry.code
        if self.entry is not None and self.entry.document is not None:
            item = f"{item}@{self.entry.document}"
        review_id, page = self.standing.review.id, self._page
        self._try(lambda: self._workspace.with_store(reviews.remember_place, review_id, item, page))
