"""What a page of evidence shows and says, and where a text is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.page import PageRef, PageText
from app.domain.search import Hit
from app.store.database import Store
from app.store.search import Found

MOST_HITS = 1000


def view_of(store: Store, file_hash: str) -> bytes:
    """The paged view of a source file, a PDF."""
    return store.evidence.view(file_hash)


def original_of(store: Store, file_hash: str) -> bytes:
    """A source file as it came."""
    return store.evidence.original(file_hash)


def text_of(store: Store, file_hash: str, number: int, turn: int = 0) -> PageText:
    """The words of a page, turned as the page is shown."""
    return store.pages.get(file_hash, number).turned(turn)


def search_case(store: Store, case_id: int, query: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """The first hits in a case, in the order of its pages."""
    case = store.cases.get(case_id)
    order = _places(case)
    hits = [hit for found in store.search.in_case(case_id, query) for hit in _hits(case, order, found)]
    return tuple(sorted(hits, key=lambda hit: hit.folio)[:most])


def search_all(store: Store, query: str, most: int = MOST_HITS) -> tuple[Hit, ...]:
    """The first hits over all cases, newest cases first."""
    hits: list[Hit] = []
    opened: dict[int, tuple[CaseFile, _Places]] = {}
    for found in store.search.everywhere(query):
        for case_id in store.cases.holding([found.file_hash]):
            if case_id not in opened:
                case = store.cases.get(case_id)
                opened[case_id] = case, _places(case)
            hits.extend(_hits(*opened[case_id], found))
        if len(hits) >= most:
            break
    return tuple(sorted(hits, key=lambda hit: (-hit.case_id, hit.folio))[:most])


_Places = dict[tuple[str, int], tuple[int, CaseDocument, PageRef]]


def _places(case: CaseFile) -> _Places:
    """(file hash, page) -> running page number, document and page, of a whole case."""
    return {
        (ref.file_hash, ref.number): (folio, document, ref)
        for folio, (document, ref) in enumerate(_run(case.documents), start=1)
    }


def _run(documents: Iterable[CaseDocument]) -> Iterator[tuple[CaseDocument, PageRef]]:
    for document in documents:
        for ref in document.pages:
            yield document, ref


def _hits(case: CaseFile, places: _Places, found: Found) -> Iterator[Hit]:
    place = places.get((found.file_hash, found.number))
    if place is not None:
        folio, document, ref = place
        rects = tuple(rect.turned(ref.turn) for rect in found.rects)
        yield Hit(case.id, document.id, ref, folio, rects, found.snippet, case.name)
