"""Reading a case: how large its pages are, and which of them were in view."""

from __future__ import annotations

from collections.abc import Iterable

from app.store.database import Store

Place = tuple[str, int]


def page_sizes(store: Store, case_id: int) -> dict[Place, tuple[float, float]]:
    """Width and height in points by (file hash, page number), not turned."""
    return store.reading.sizes_of(case_id)


def pages_read(store: Store, review_id: int) -> frozenset[Place]:
    """The pages read in a review, as (file hash, page number)."""
    return store.reading.of_review(review_id)


def note_read(store: Store, review_id: int, places: Iterable[Place]) -> None:
    """Keep pages as read in a review."""
    store.reading.note(review_id, places)
