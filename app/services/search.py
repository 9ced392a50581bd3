"""Where a text is found: in one case place by place, in all cases page by page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from app.domain.page import PageRef, Rect
from app.domain.search import Cursor, Excerpt, Finding, Hit, PageHit
from app.store.database import Store

MOST_HITS = 1000
AT_ONCE, IN_VIEW = 40, 18
NEWEST = Cursor(2**63 - 1)


def search_case(store: Store, case_id: int, query: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """The first hits in a case, in the order of its pages."""
    hits: list[Hit] = []
    pages = store.search.in_case(case_id, query)
    before = _pages_before(store, case_id) if pages else {}
    for page in pages:
        hits.extend(_hits(store, page, before[page.document_id] + page.order[1], query))
        if len(hits) >= most:
            break
    return tuple(hits[:most])


def search_all(store: Store, query: str, after: Cursor = NEWEST, at_once: int = AT_ONCE) -> Finding:
    """The next pages of all cases that hold a text, newest cases first; the last case among them is listed whole."""
    rows = store.search.newest(query, after.before, at_once)
    if not rows:
        return Finding()
    found = {hit for _, hit in rows if hit is not None and hit.case_id not in after.listed}
    last = rows[-1][1]
    listed = after.listed
    if last is not None and last.case_id not in listed:
        found |= set(store.search.in_case(last.case_id, query, after.before))
        listed |= {last.case_id}
    more = Cursor(rows[-1][0], listed) if len({row for row, _ in rows}) == at_once else None
    return Finding(tuple(sorted(found, key=lambda hit: (-hit.case_id, hit.order))), more)


def first_found(store: Store, query: str) -> tuple[Finding, dict[PageHit, Excerpt]]:
    """The first pages found, and what the list has in view of them."""
    finding = search_all(store, query)
    return finding, excerpts(store, query, finding.hits[:IN_VIEW])


def count_all(store: Store, query: str) -> int:
    """How many pages hold a text, over all cases."""
    return store.search.count(query)


def excerpts(store: Store, query: str, hits: Sequence[PageHit]) -> dict[PageHit, Excerpt]:
    """Running page number, number of places and the text around the first, for the pages a list has in view."""
    before = {case_id: _pages_before(store, case_id) for case_id in {hit.case_id for hit in hits}}
    told = {}
    for hit in hits:
        places, snippet = store.search.excerpt(hit.page.file_hash, hit.page.number, query)
        told[hit] = Excerpt(before[hit.case_id].get(hit.document_id, 0) + hit.order[1], places, snippet)
    return told


def places_on(store: Store, page: PageRef, query: str) -> tuple[tuple[Rect, ...], ...]:
    """The rectangles of each place on a page, as it is turned."""
    found = store.search.on_page(page.file_hash, page.number, query)
    return tuple(tuple(rect.turned(page.turn) for rect in one.rects) for one in found)


def _hits(store: Store, hit: PageHit, folio: int, query: str) -> Iterator[Hit]:
    page = hit.page
    for found in store.search.on_page(page.file_hash, page.number, query):
        rects = tuple(rect.turned(page.turn) for rect in found.rects)
        yield Hit(hit.case_id, hit.document_id, page, folio, rects, found.snippet, hit.case_name)


def _pages_before(store: Store, case_id: int) -> dict[int, int]:
    """Document id -> how many pages of its case come before it."""
    counts = store.documents.page_counts(case_id)
    return dict(zip(counts, accumulate(counts.values(), initial=0), strict=False))
