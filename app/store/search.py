"""Finding text in pages: an index gives candidates, the page itself decides, so results equal a plain scan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.page import Rect, Word
from app.store.fold import Placed
from app.store.pages import Pages
from app.store.sqlfile import SqlFile

_AROUND = 14  # characters of a snippet before and after


@dataclass(frozen=True, slots=True)
class Found:
    """One occurrence on a page of a source file, not turned."""

    file_hash: str
    number: int
    rects: tuple[Rect, ...]
    snippet: str


class Search:
    """Exact search over the words of pages; see `app.store.fold` for what counts as equal."""

    def __init__(self, file: SqlFile, pages: Pages) -> None:
        self._file = file
        self._pages = pages

    def in_case(self, case_id: int, query: str) -> Iterator[Found]:
        """All occurrences in a case's pages."""
        yield from self._find(
            query,
            "select i.rowid from page_index i join pages p on p.id = i.rowid where page_index match ? and exists "
            "(select 1 from document_pages d join documents o on o.id = d.document_id "
            "where d.file_hash = p.file_hash and d.number = p.number and o.case_id = ?) order by i.rowid",
            (case_id,),
        )

    def everywhere(self, query: str) -> Iterator[Found]:
        """All occurrences in all pages, newest pages first; stop reading when there are enough."""
        yield from self._find(query, "select rowid from page_index where page_index match ? order by rowid desc", ())

    def _find(self, query: str, sql: str, values: tuple[object, ...]) -> Iterator[Found]:
        folding = self._pages.folding
        wanted = folding.text(query)
        if not wanted:
            return
        rows = self._file.rows(sql, (f'"{folding.tokens(wanted)}"', *values))
        for _, file_hash, page in self._pages.by_ids([int(row[0]) for row in rows]):
            placed = folding.placed(page.words)
            at = placed.text.find(wanted)
            while at >= 0:
                rects = _rects(page.words, placed.origins[at : at + len(wanted)])
                yield Found(file_hash, page.number, rects, _snippet(placed, page.words, at, len(wanted)))
                at = placed.text.find(wanted, at + len(wanted))


def _rects(words: Sequence[Word], origins: Sequence[tuple[int, int]]) -> tuple[Rect, ...]:
    """One rectangle for each word touched, cut to the characters found by their advance."""
    spans: dict[int, tuple[int, int]] = {}
    for index, offset in origins:
        first, last = spans.get(index, (offset, offset))
        spans[index] = (min(first, offset), max(last, offset))
    return tuple(_part(words[index], first, last + 1) for index, (first, last) in spans.items())


def _part(word: Word, start: int, end: int) -> Rect:
    widths = [_advance(char) for char in word.text]
    whole = sum(widths) or 1.0
    rect = word.rect
    before, after = sum(widths[:start]) / whole, sum(widths[:end]) / whole
    if rect.height > 2 * rect.width and len(word.text) > 1:  # set vertically
        return Rect(rect.left, rect.top + rect.height * before, rect.right, rect.top + rect.height * after)
    return Rect(rect.left + rect.width * before, rect.top, rect.left + rect.width * after, rect.bottom)


def _advance(char: str) -> float:
    return 1.0 if ord(char) >= 0x2E80 or char in "“”‘’—…" else 0.55


def _snippet(placed: Placed, words: Sequence[Word], at: int, length: int) -> str:
    start, end = max(0, at - _AROUND), min(len(placed.text), at + length + _AROUND)
    shown = [
        " " if placed.text[spot] == " " else words[index].text[offset]
        for spot, (index, offset) in enumerate(placed.origins[start:end], start)
    ]
    return f"{'…' if start else ''}{''.join(shown)}{'…' if end < len(placed.text) else ''}"
