"""Pages with their words, kept once per source file however many cases use it, and the search index over them."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Sequence
from itertools import chain
from json.encoder import encode_basestring
from operator import attrgetter

from app.domain.page import PageText, Rect, Word, WordSource
from app.errors import RecordMissing
from app.store.fold import Folding, characters_of, pairs_of
from app.store.sqlfile import Row, SqlFile

# one call into C for a whole page instead of one for each word
_SIDES = attrgetter("left", "top", "right", "bottom")
PAIRS, CHARACTERS = "page_pairs", "page_characters"
_TABLES = ((PAIRS, pairs_of), (CHARACTERS, characters_of))
_ENTER = "insert into page_pairs (rowid, tokens) values (?, ?)"
_TAKE_OUT = "insert into page_pairs (page_pairs, rowid, tokens) values ('delete', ?, ?)"
_CLEAR = "insert into page_pairs (page_pairs) values ('delete-all')"
_TOGETHER = 500  # pages held in memory while the index is made anew
_RECT, _TEXT, _CONFIDENCE = attrgetter("rect"), attrgetter("text"), attrgetter("confidence")


class Pages:
    """What the pages of source files say."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file
        self.folding = Folding()

    def add(self, file_hash: str, pages: Sequence[PageText]) -> None:
        """Keep the pages of a file and index their words; pages that are here already stay as they are."""
        with self._file.atomic():
            if self.count(file_hash):
                return
            first = self._next_id()
            self._file.run_many(
                "insert into pages (id, file_hash, number, width, height, source, words, boxes, confidences) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(first + at, file_hash, *page_row(page)) for at, page in enumerate(pages)],
            )
            self._index([(first + at, self.folding.page(page.words)) for at, page in enumerate(pages)])

    def replace(self, file_hash: str, page: PageText) -> None:
        """Put other words on a page that is here, and index them instead of the old ones."""
        with self._file.atomic():
            before = self.get(file_hash, page.number)
            ((row_id,),) = self._file.rows(
                "select id from pages where file_hash = ? and number = ?", (file_hash, page.number)
            )
            self._unindex([(row_id, self.folding.page(before.words))])
            self._file.run(
                "update pages set number = ?, width = ?, height = ?, source = ?, words = ?, boxes = ?, confidences = ? where id = ?",
                (*page_row(page), row_id),
            )
            self._index([(row_id, self.folding.page(page.words))])

    def count(self, file_hash: str) -> int:
        """Number of pages kept of a file."""
        found = self._file.row("select count(*) from pages where file_hash = ?", (file_hash,))
        return int(found[0]) if found else 0

    def get(self, file_hash: str, number: int) -> PageText:
        """One page of a file, not turned."""
        found = self._file.row(
            "select number, width, height, source, words, boxes, confidences from pages where file_hash = ? and number = ?",
            (file_hash, number),
        )
        if found is None:
            raise RecordMissing(f"文件没有第 {number} 页。", "请重新打开案卷。")
        return page_of(found)

    def texts(self, file_hash: str, number: int) -> list[str]:
        """The words of a page without their places, as text."""
        found = self._file.row("select words from pages where file_hash = ? and number = ?", (file_hash, number))
        return list(json.loads(found[0])) if found else []

    def remove(self, hashes: Iterable[str]) -> None:
        """Drop the pages of files and their index entries."""
        with self._file.atomic():
            for file_hash in hashes:
                self._unindex(self._folded("select id, words from pages where file_hash = ?", file_hash))
                self._file.run("delete from pages where file_hash = ?", (file_hash,))

    def index_all(self) -> None:
        """Make the whole index anew."""
        with self._file.atomic():
            for table, _ in _TABLES:
                self._file.run(_CLEAR.replace(PAIRS, table))
            for first in range(0, self._next_id(), _TOGETHER):
                rows = "select id, words from pages where id >= ? and id < ?"
                self._index(self._folded(rows, first, first + _TOGETHER))

    def _folded(self, sql: str, *values: object) -> list[tuple[int, str]]:
        """Id and folded text of pages, out of rows of id and words."""
        return [
            (page_id, self.folding.text(" ".join(json.loads(words)))) for page_id, words in self._file.rows(sql, values)
        ]

    def _index(self, pages: Sequence[tuple[int, str]]) -> None:
        """Enter folded texts into the index."""
        for table, tokens in _TABLES:
            self._file.run_many(
                _ENTER.replace(PAIRS, table), [(page_id, tokens(text)) for page_id, text in pages if text]
            )

    def _unindex(self, pages: Sequence[tuple[int, str]]) -> None:
        """Take folded texts out again: a contentless index is told what it once was given."""
        for table, tokens in _TABLES:
            self._file.run_many(
                _TAKE_OUT.replace(PAIRS, table), [(page_id, tokens(text)) for page_id, text in pages if text]
            )

    def _next_id(self) -> int:
        found = self._file.row("select coalesce(max(id), 0) + 1 from pages")
        return int(found[0]) if found else 1


def page_row(page: PageText) -> tuple[object, ...]:
    """A page as the columns number, width, height, source, words, boxes, confidences."""
    boxes = struct.pack(f"{4 * len(page.words)}d", *chain.from_iterable(map(_SIDES, map(_RECT, page.words))))
    sure = list(map(_CONFIDENCE, page.words))
    confidences = None if sure.count(1.0) == len(sure) else array("d", sure).tobytes()
    words = _json(list(map(_TEXT, page.words)))
    return page.number, page.width, page.height, page.source.value, words, boxes, confidences


def _json(texts: list[str]) -> str:
    """JSON with characters as they are, half as long; halves of characters, which SQLite does not take, are escaped."""
    plain = f"[{', '.join(map(encode_basestring, texts))}]"
    try:
        plain.encode()
    except UnicodeEncodeError:
        return json.dumps(texts)
    return plain


def page_of(row: Row) -> PageText:
    """The page of such a row."""
    number, width, height, source, words, boxes, confidences = row
    texts = json.loads(words)
    at = array("d", boxes)
    sure = array("d", confidences) if confidences is not None else [1.0] * len(texts)
    read = tuple(Word(text, Rect(*at[4 * index : 4 * index + 4]), sure[index]) for index, text in enumerate(texts))
    return PageText(number, width, height, read, WordSource(source))
