"""Finding text in pages: the index alone tells exactly which pages hold it, a page tells where.

The index knows every two neighbouring characters of a folded text and where they stand, so a text of two characters is
one entry and a longer one a run of entries: it finds what a plain scan of the folded texts finds, nothing less or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.page import PageRef, Rect, Word
from app.domain.search import PageHit
from app.store.fold import Placed, pairs_of
from app.store.pages import CHARACTERS, PAIRS, Pages
from app.store.sqlfile import Row, SqlFile

_AROUND = 14  # characters of a snippet before and after
_NEWEST = """
select i.rowid, o.case_id, c.name, o.id, d.file_hash, d.number, d.turn, o.ordinal, d.ordinal
from (select rowid from page_pairs where page_pairs match ? and rowid < ? order by rowid desc limit ?) i
    left join pages p on p.id = i.rowid
    left join document_pages d on d.file_hash = p.file_hash and d.number = p.number
    left join documents o on o.id = d.document_id
    left join cases c on c.id = o.case_id
order by i.rowid desc
"""
_COUNT = "select count(*) from page_pairs where page_pairs match ?"
_SPAN = "select min(p.id), max(p.id) from case_files f join pages p on p.file_hash = f.sha256 where f.case_id = ?"
_OF_CASE = """
select page_pairs.rowid, o.case_id, c.name, o.id, d.file_hash, d.number, d.turn, o.ordinal, d.ordinal
from page_pairs
    cross join pages p on p.id = page_pairs.rowid
    cross join document_pages d on d.file_hash = p.file_hash and d.number = p.number
    cross join documents o on o.id = d.document_id
    cross join cases c on c.id = o.case_id
where page_pairs match ? and page_pairs.rowid between ? and ? and o.case_id = ?
order by o.ordinal, d.ordinal
"""


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence on a page of a source file, not turned."""

    rects: tuple[Rect, ...]
    snippet: str


class Search:
    """Exact search over the words of pages; see `app.store.fold` for what counts as equal."""

    def __init__(self, file: SqlFile, pages: Pages) -> None:
        self._file = file
        self._pages = pages

    def newest(self, query: str, before: int, most: int) -> list[tuple[int, PageHit | None]]:
        """The newest pages of the index below one of them, and which cases have them (None for a page out of use)."""
        rows = self._ask(_NEWEST, query, before, most)
        return [(row[0], None if row[1] is None else _page_hit(row)) for row in rows]

    def count(self, query: str) -> int:
        """How many pages of source files hold a text."""
        return sum(row[0] for row in self._ask(_COUNT, query))

    def in_case(self, case_id: int, query: str, before: int = 2**63 - 1) -> list[PageHit]:
        """The pages of a case that hold a text, in its order; only those below a page of the index."""
        for first, last in self._file.rows(_SPAN, (case_id,)):
            if first is not None:
                rows = self._ask(_OF_CASE, query, first, min(last, before - 1), case_id)
                return [_page_hit(row) for row in rows]
        return []

    def on_page(self, file_hash: str, number: int, query: str) -> Iterator[Found]:
        """All occurrences on a page, as they are read."""
        wanted = self._pages.folding.text(query)
        words = self._pages.get(file_hash, number).words
        placed = Placed(self._pages.folding, [word.text for word in words])
        for at in _occurrences(placed.text, wanted):
            rects = _rects(words, placed.origins(at, at + len(wanted)))
            yield Found(rects, _snippet(placed, at, len(wanted)))

    def excerpt(self, file_hash: str, number: int, query: str) -> tuple[int, str]:
        """How often a text stands on a page, and the text around the first place; no boxes are read."""
        wanted = self._pages.folding.text(query)
        placed = Placed(self._pages.folding, self._pages.texts(file_hash, number))
        places = list(_occurrences(placed.text, wanted))
        return len(places), _snippet(placed, places[0], len(wanted)) if places else ""

    def _ask(self, sql: str, query: str, *values: object) -> list[Row]:
        """Rows of a statement over the index of pairs; a single character is looked up in the index of characters."""
        folded = self._pages.folding.text(query)
        if not folded:
            return []
        if len(folded) == 1:
            return self._file.rows(sql.replace(PAIRS, CHARACTERS), (f'"{folded}"', *values))
        return self._file.rows(sql, (f'"{pairs_of(folded)}"', *values))


def _page_hit(row: Row) -> PageHit:
    _, case_id, name, document_id, file_hash, number, turn, document, page = row
    return PageHit(case_id, name, document_id, PageRef(file_hash, number, turn), (document, page))


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    at = text.find(wanted) if wanted else -1
    while at >= 0:
        yield at
        at = text.find(wanted, at + len(wanted))


def _rects(words: Sequence[Word], origins: Iterable[tuple[int, int]]) -> tuple[Rect, ...]:
    """One rectangle for each word touched, cut to the characters found by their advance."""
    spans: dict[int, tuple[int, int]] = {}
    for index, offset in origins:
        first, last = spans.get(index, (offset, offset))
        spans[index] = (min(first, offset), max(last, offset))
    return tuple(words[index].part(first, last + 1) for index, (first, last) in spans.items())


def _snippet(placed: Placed, at: int, length: int) -> str:
    start, end = max(0, at - _AROUND), min(len(placed.text), at + length + _AROUND)
    return f"{'…' if start else ''}{placed.shown(start, end)}{'…' if end < len(placed.text) else ''}"
