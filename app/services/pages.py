"""What a page of evidence shows and says."""

from __future__ import annotations

from app.domain.page import PageText
from app.store.database import Store


def view_of(store: Store, file_hash: str) -> bytes:
    """The paged view of a source file, a PDF."""
    return store.evidence.view(file_hash)


def original_of(store: Store, file_hash: str) -> bytes:
    """A source file as it came."""
    return store.evidence.original(file_hash)


def text_of(store: Store, file_hash: str, number: int, turn: int = 0) -> PageText:
    """The words of a page, turned as the page is shown."""
    return store.pages.get(file_hash, number).turned(turn)
