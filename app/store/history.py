"""The history of a review's answers and comment: append-only events, undo and redo."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from app.domain.review import Mark
from app.errors import RecordMissing
from app.store.acts import Acts
from app.store.documents import Documents
from app.store.shapes import Turns, mark_text
from app.store.sqlfile import SqlFile

# what a change of the review itself reads before and writes after
_OF_REVIEW = {
    "comment": ("select comment from reviews where id = ?", "update reviews set comment = ? where id = ?"),
    "facts": ("select facts from reviews where id = ?", "update reviews set facts = ? where id = ?"),
    "ineligible": ("select ineligible from reviews where id = ?", "update reviews set ineligible = ? where id = ?"),
}


class History:
    """Every change is an event that remembers the one before it (`parent`); `head` is the last one in force.

    Undo moves the head to its parent, redo to its youngest child: both survive a restart, nothing is ever erased.
    """

    def __init__(self, file: SqlFile, acts: Acts) -> None:
        self._file = file
        self._acts = acts
        self._documents = Documents(file)

    def set_mark(self, review_id: int, mark: Mark, at: datetime) -> None:
        """Answer an item or a veto; one durable commit."""
        with self._file.atomic():
            text = mark_text(mark, self._turns(review_id))
            self._change(review_id, "mark", mark.code, mark.document or 0, text, at)

    def clear_mark(self, review_id: int, code: str, document: int | None, at: datetime) -> None:
        """Take an answer back."""
        with self._file.atomic():
            self._change(review_id, "mark", code, document or 0, None, at)

    def set_comment(self, review_id: int, comment: str, at: datetime) -> None:
        """Write the overall comment."""
        with self._file.atomic():
            self._change(review_id, "comment", "", 0, comment, at)

    def set_facts(self, review_id: int, facts: Sequence[str], at: datetime) -> None:
        """Say which presets of the standard hold for this case."""
        with self._file.atomic():
            self._change(review_id, "facts", "", 0, json.dumps(list(facts)), at)

    def set_ineligible(self, review_id: int, reason: str, at: datetime) -> None:
        """Say why the case does not meet the conditions for review ("" when it does)."""
        with self._file.atomic():
            self._change(review_id, "ineligible", "", 0, reason, at)

    def count(self, review_id: int) -> int:
        """Number of changes ever made, undone ones included."""
        found = self._file.row("select count(*) from review_events where review_id = ?", (review_id,))
        return int(found[0]) if found else 0

    def can_undo(self, review_id: int) -> bool:
        """True when there is a change to take back."""
        return not self._acts.is_signed(review_id) and self._head(review_id) > 0

    def can_redo(self, review_id: int) -> bool:
        """True when there is a change that was taken back."""
        return not self._acts.is_signed(review_id) and self._next(review_id) is not None

    def undo(self, review_id: int) -> bool:
        """Take the last change back; False when there is none."""
        with self._file.atomic():
            self._acts.refuse_signed(review_id)
            event = self._file.row(
                "select kind, code, document, before, parent from review_events where id = ?", (self._head(review_id),)
            )
            if event is None:
                return False
            self._put(review_id, *event[:4])
            self._file.run("update reviews set head = ? where id = ?", (event[4], review_id))
            return True

    def redo(self, review_id: int) -> bool:
        """Make the change that was taken back last again; False when there is none."""
        with self._file.atomic():
            self._acts.refuse_signed(review_id)
            event_id = self._next(review_id)
            if event_id is None:
                return False
            event = self._file.rows("select kind, code, document, after from review_events where id = ?", (event_id,))[
                0
            ]
            self._put(review_id, *event)
            self._file.run("update reviews set head = ? where id = ?", (event_id, review_id))
            return True

    def _change(self, review_id: int, kind: str, code: str, document: int, after: str | None, at: datetime) -> None:
        self._acts.refuse_signed(review_id)
        before = self._current(review_id, kind, code, document)
        if before == after:
            return
        event_id = self._file.run(
            "insert into review_events (review_id, parent, at, kind, code, document, before, after) "
            "select id, head, ?, ?, ?, ?, ?, ? from reviews where id = ?",
            (at.isoformat(), kind, code, document, before, after, review_id),
        )
        self._put(review_id, kind, code, document, after)
        self._file.run(
            "update reviews set head = ?, touched_at = ? where id = ?", (event_id, at.isoformat(), review_id)
        )

    def _current(self, review_id: int, kind: str, code: str, document: int) -> str | None:
        if kind in _OF_REVIEW:
            found = self._file.row(_OF_REVIEW[kind][0], (review_id,))
            return None if found is None else str(found[0])
        found = self._file.row(
            "select body from marks where review_id = ? and code = ? and document = ?", (review_id, code, document)
        )
        return None if found is None else str(found[0])

    def _put(self, review_id: int, kind: str, code: str, document: int, text: str | None) -> None:
        if kind in _OF_REVIEW:
            self._file.run(_OF_REVIEW[kind][1], (text or "", review_id))
        elif text is None:
            self._file.run(
                "delete from marks where review_id = ? and code = ? and document = ?", (review_id, code, document)
            )
        else:
            self._file.run(
                "insert into marks (review_id, code, document, verdict, body) values (?, ?, ?, ?, ?) "
                "on conflict (review_id, code, document) do update set verdict = excluded.verdict, body = excluded.body",
                (review_id, code, document, json.loads(text)["verdict"], text),
            )

    def _head(self, review_id: int) -> int:
        found = self._file.row("select head from reviews where id = ?", (review_id,))
        return int(found[0]) if found else 0

    def _next(self, review_id: int) -> int | None:
        found = self._file.row(
            "select max(id) from review_events where review_id = ? and parent = ?", (review_id, self._head(review_id))
        )
        return None if found is None or found[0] is None else int(found[0])

    def _turns(self, review_id: int) -> Turns:
        found = self._file.row("select case_id from reviews where id = ?", (review_id,))
        if found is None:
            raise RecordMissing(f"没有编号为 {review_id} 的评查。", "它可能已被删除，请刷新案卷列表。")
        return self._documents.turns(found[0])
