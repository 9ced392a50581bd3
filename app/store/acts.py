"""The acts that freeze a review and open it again; each stays on record."""

from __future__ import annotations

import json
from datetime import datetime

from app.domain.review import Reopening, SignOff
from app.errors import ReviewClosed
from app.store.sqlfile import SqlFile


class Acts:
    """Signing and reopening; a review is signed when its last act is a signature."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def sign(self, review_id: int, sign_off: SignOff) -> None:
        """Freeze the review with what sign-off found."""
        with self._file.atomic():
            self.refuse_signed(review_id)
            body = {
                "total": sign_off.total,
                "grade": sign_off.grade,
                "digest": sign_off.standard_digest,
                "unit": sign_off.unit,
            }
            self._act(review_id, "sign", sign_off.at, sign_off.by, json.dumps(body))

    def reopen(self, review_id: int, reopening: Reopening) -> None:
        """Open a signed review again, on record."""
        with self._file.atomic():
            if not self.is_signed(review_id):
                raise ReviewClosed("评查没有签署，不需要重新打开。", "可以直接修改。")
            self._act(review_id, "reopen", reopening.at, reopening.by, reopening.reason)

    def is_signed(self, review_id: int) -> bool:
        """True when the review is frozen."""
        found = self._file.row(
            "select kind from review_acts where review_id = ? order by id desc limit 1", (review_id,)
        )
        return found is not None and found[0] == "sign"

    def refuse_signed(self, review_id: int) -> None:
        """ReviewClosed when the review is frozen."""
        if self.is_signed(review_id):
            raise ReviewClosed("这次评查已经签署，不能修改。", "如需修改，请先“重新打开”并写明理由。")

    def _act(self, review_id: int, kind: str, at: datetime, by: str, body: str) -> None:
        self._file.run(
            "insert into review_acts (review_id, kind, at, by, body) values (?, ?, ?, ?, ?)",
            (review_id, kind, at.isoformat(), by, body),
        )
        self._file.run("update reviews set touched_at = ? where id = ?", (at.isoformat(), review_id))
