"""The room where a reviewer works: one question active, every answer saved at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from app.domain.page import Pin
from app.domain.review import Mark, Verdict
from app.errors import ReviewError, ScoringError
from app.services import reviews
from ui.presenters import workbench_draft as draft
from ui.presenters.workbench_draft import Choice
from ui.presenters.workbench_entries import Entry, Key, mark_of
from ui.presenters.workbench_session import ReviewWalk
from ui.workspace import Workspace


class WorkbenchPresenter(ReviewWalk):
    """Turns keystrokes into saved answers and tells what came of them."""

    answer_refused = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(workspace, parent)
        self._drafts: dict[Key, Mark] = {}
        self._loose: set[Key] = set()
        self._lacks: dict[Key, str] = {}

    def mark(self, entry: Entry) -> Mark | None:
        """The answer as the reviewer sees it: what is being written, or what is saved."""
        return self._drafts.get(entry.key) or mark_of(self.standing.review, entry)

    def lack(self, entry: Entry) -> str:
        """What an answer being written still lacks; empty when it counts."""
        return self._lacks.get(entry.key, "") if entry.key in self._drafts else ""

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

    def propose(self, proposed: Mark) -> None:
        """Lays what the machine proposes before the reviewer: written and pinned, but it counts only when confirmed."""
        if self.entry is None or self.frozen:
            return
        before = self.mark(self.entry)
        mark = draft.with_proposal(before, self.entry, proposed)
        if mark.verdict is Verdict.DEDUCTED and (before is None or before.verdict is not Verdict.DEDUCTED):
            self._lacks[self.entry.key] = "请核对理由、位置和扣分，按 2 确认。"
            self._keep_draft(mark)
        else:
            self.record(mark)

    def record(self, mark: Mark) -> bool:
        """Saves an answer; one that does not fit its standard yet is kept as a draft and said so."""
        key = (mark.code, mark.document)
        if self.frozen:
            return False
        if mark == self.standing.review.mark(*key) and key not in self._drafts:
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
            self._lacks[key] = error.advice or error.message
            self._keep_draft(mark)
            self.answer_refused.emit(self._lacks[key])
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

    def _forget_drafts(self) -> None:
        self._drafts, self._loose = {}, set()
