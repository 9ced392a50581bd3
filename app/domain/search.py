"""What a search finds: pages of cases first, then what stands on them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.page import PageRef, Rect


@dataclass(frozen=True, slots=True)
class PageHit:
    """A page of a case that holds what was asked for; `order` is its document's and its own place there, from 1."""

    case_id: int
    case_name: str
    document_id: int
    page: PageRef
    order: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A page found, as a list shows it: running page number, how many places, and the text around the first."""

    folio: int
    places: int
    snippet: str


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a list of pages found goes on: below a page of the index, without the cases that were listed whole."""

    before: int
    listed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Finding:
    """Some pages found, newest cases first, each case in its order; `more` is where the next ones are."""

    hits: tuple[PageHit, ...] = ()
    more: Cursor | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence: document, page, running page number, rectangles on the upright page, and the text around it."""

    case_id: int
    document_id: int
    page: PageRef
    folio: int
    rects: tuple[Rect, ...]
    snippet: str
    case_name: str = ""
