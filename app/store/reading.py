"""Which pages a reviewer has had in view, and how large pages are."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.page import WordSource
from app.store.sqlfile import SqlFile

Place = tuple[str, int]


class Reading:
    """Pages read in a review: noted once, never taken back."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def note(self, review_id: int, places: Iterable[Place]) -> None:
        """Keep pages as read; those noted before stay as they are."""
        with self._file.atomic():
            self._file.run_many(
                "insert or ignore into pages_read (review_id, file_hash, number) values (?, ?, ?)",
                [(review_id, file_hash, number) for file_hash, number in places],
            )

    def of_review(self, review_id: int) -> frozenset[Place]:
        """The pages read in a review."""
        found = self._file.rows("select file_hash, number from pages_read where review_id = ?", (review_id,))
        return frozenset((str(row[0]), int(row[1])) for row in found)

    def sizes_of(self, case_id: int) -> dict[Place, tuple[float, float]]:
        """Width and height in points of every page of a case, not turned."""
        found = self._file.rows(
            "select p.file_hash, p.number, p.width, p.height from case_files f join pages p on p.file_hash = f.sha256 "
            "where f.case_id = ?",
            (case_id,),
        )
        return {(str(row[0]), int(row[1])): (float(row[2]), float(row[3])) for row in found}

    def laid_out(self, case_id: int) -> frozenset[str]:
        """Those of a case's files whose pages this program laid out itself."""
        found = self._file.rows(
            "select f.sha256 from case_files f where f.case_id = ? and exists "
            "(select 1 from pages p where p.file_hash = f.sha256 and p.source = ?)",
            (case_id, WordSource.LAYOUT.value),
        )
        return frozenset(str(row[0]) for row in found)
