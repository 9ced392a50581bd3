"""One review on the desk and a way through its questions; what changes is saved before it is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from app.domain.review import Gap, Review
from app.domain.situation import CaseSituation
from app.errors import ReviewError
from app.services import reviews, situations
from ui.presenters import workbench_desk as desks
from ui.presenters.workbench_desk import Desk, Standing
from ui.presenters.workbench_entries import Entry, found, next_unanswered, stepped
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
        self._articles = desks.Articles(workspace)

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

    def told(self, basis: str) -> str:
        """What a basis says: the wording in force on the day of the act where it was imported, else its points."""
        return self._articles.told(basis, desks.day_of_act(self.desk.case))

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

    def situation(self) -> CaseSituation | None:
        """The facts of the case to be confirmed; None when they cannot be read."""
        shelf, review_id = self._workspace.shelf, self.standing.review.id
        return self._try(lambda: self._workspace.with_store(situations.situation_of, shelf, review_id))

    def say_situation(self, said: CaseSituation) -> bool:
        """Saves what the reviewer said about the case."""
        return self._act(situations.say_situation, self._workspace.shelf, said=said, now=self._workspace.clock())

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


class ReviewWalk(ReviewSession):
    """Goes from question to question and remembers where the reviewer is."""

    entry_chosen = Signal(object)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, parent)
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
        self._articles = desks.Articles(self._workspace)  # texts may have been imported since
        if self._standing is None or self._standing.review.id != review.id:
            self._forget_drafts()
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

    def choose_code(self, code: str, document: int | None = None) -> None:
        """Makes the question with a code the active one; does nothing without such a question."""
        entry = found(self.desk.entries, code, document) if code else None
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

    def _forget_drafts(self) -> None:
        """Another review lies on the desk."""
