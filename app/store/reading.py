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
            "select p.file_hash, p.number, p.width, p.height from pages p where p.file_hash in "
            "(select d.file_hash from document_pages d join documents o on o.id = d.document_id where o.case_id = ?)",
            (case_id,),
        )
        return {(str(row[0]), int(row[1])): (float(row[2]), float(row[3])) for row in found}

    def laid_out(self, hashes: Iterable[str]) -> frozenset[str]:
        """Those of the files whose pages this program laid out itself."""
        query = "select 1 from pages where file_hash = ? and source = ? limit 1"
        return frozenset(one for one in hashes if self._file.row(query, (one, WordSource.LAYOUT.value)))
