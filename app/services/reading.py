"""Reading a case: how large its pages are, and which of them were in view."""

from __future__ import annotations

from collections.abc import Iterable

from app.store.database import Store

Place = tuple[str, int]
OWN_PAGING = "分页按本软件排版，可能与 Word 打印不同。"


def page_sizes(store: Store, case_id: int) -> dict[Place, tuple[float, float]]:
    """Width and height in points by (file hash, page number), not turned."""
    return store.reading.sizes_of(case_id)


def pages_read(store: Store, review_id: int) -> frozenset[Place]:
    """The pages read in a review, as (file hash, page number)."""
    return store.reading.of_review(review_id)


def note_read(store: Store, review_id: int, places: Iterable[Place]) -> None:
    """Keep pages as read in a review; looking at a signed one adds nothing, its report stays as it was signed."""
    if store.reviews.get(review_id).signed is None:
        store.reading.note(review_id, places)


def file_notes(store: Store, case_id: int) -> dict[str, tuple[str, ...]]:
    """By file hash, what a reader of its pages must know: that the paging is our own, and what was approximated."""
    files = store.cases.files(case_id)
    ours = store.reading.laid_out(case_id)
    told = {file.sha256: (*((OWN_PAGING,) if file.sha256 in ours else ()), *file.warnings) for file in files}
    return {file_hash: notes for file_hash, notes in told.items() if notes}


def notes_of_file(store: Store, file_hash: str) -> tuple[str, ...]:
    """The notes of one file, from the first case that holds it."""
    held = store.cases.names_of(file_hash)
    return file_notes(store, held[0][0]).get(file_hash, ()) if held else ()
