"""Original bytes and paged views, append-only, keyed by the SHA-256 of the original."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import AbstractContextManager

from app.errors import RecordMissing
from app.store.sqlfile import SqlFile


class Evidence:
    """What came in, byte for byte; adding the same bytes twice changes nothing."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def add(self, sha256: str, sm3: str, original: bytes, view: bytes | None = None) -> bool:
        """True when the bytes were new. `view` is the paged view of what is not a PDF itself."""
        known = self.has(sha256)
        if known and (view is None or self._has_view(sha256)):
            return False
        with self._file.atomic():
            self._file.run(
                "insert into originals (sha256, sm3, size, data) values (?, ?, ?, ?) on conflict (sha256) do nothing",
                (sha256, sm3, len(original), original),
            )
            if view is not None and view != original:
                self._file.run("insert into views (sha256, pdf) values (?, ?) on conflict do nothing", (sha256, view))
        return not known

    def atomic(self) -> AbstractContextManager[None]:
        """All that is added in the block, or nothing."""
        return self._file.atomic()

    def has(self, sha256: str) -> bool:
        """True when the original with this hash is here."""
        return self._file.row("select 1 from originals where sha256 = ?", (sha256,)) is not None

    def original(self, sha256: str) -> bytes:
        """The bytes as they came."""
        found = self._file.row("select data from originals where sha256 = ?", (sha256,))
        if found is None:
            raise RecordMissing("原始文件不在工作区中。", "请重新导入该文件，或从备份恢复。")
        return bytes(found[0])

    def view(self, sha256: str) -> bytes:
        """The paged view: a PDF made at intake, or the original when it is a PDF itself."""
        found = self._file.row("select pdf from views where sha256 = ?", (sha256,))
        return self.original(sha256) if found is None else bytes(found[0])

    def hashes(self) -> tuple[str, ...]:
        """The hashes of all originals, in the order they came."""
        return tuple(row[0] for row in self._file.rows("select sha256 from originals order by id"))

    def damaged(self) -> tuple[str, ...]:
        """The hashes of originals whose bytes are no longer those that came in."""
        return tuple(one for one in self.hashes() if hashlib.sha256(self.original(one)).hexdigest() != one)

    def forget(self, hashes: Iterable[str]) -> None:
        """Drop originals no record points at (a taking in that was cancelled, a case that was removed)."""
        with self._file.atomic():
            self._file.run_many("delete from originals where sha256 = ?", [(one,) for one in hashes])

    def _has_view(self, sha256: str) -> bool:
        return self._file.row("select 1 from views where sha256 = ?", (sha256,)) is not None
