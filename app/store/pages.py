"""Pages with their words, kept once per source file however many cases use it, and the search index over them."""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from app.domain.page import PageText, Rect, Word, WordSource
from app.errors import RecordMissing
from app.store.fold import Folding
from app.store.sqlfile import Row, SqlFile

# one call into C for a whole page instead of one for each word
_SIDES = attrgetter("left", "top", "right", "bottom")
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
                ((first + at, file_hash, *page_row(page)) for at, page in enumerate(pages)),
            )
            self._file.run_many(
                "insert into page_index (rowid, tokens) values (?, ?)",
                ((first + at, self._tokens(page.words)) for at, page in enumerate(pages) if page.words),
            )

    def replace(self, file_hash: str, page: PageText) -> None:
        """Put other words on a page that is here, and index them instead of the old ones."""
        with self._file.atomic():
            before = self.get(file_hash, page.number)
            ((row_id,),) = self._file.rows(
                "select id from pages where file_hash = ? and number = ?", (file_hash, page.number)
            )
            if before.words:
                self._file.run(
                    "insert into page_index (page_index, rowid, tokens) values ('delete', ?, ?)",
                    (row_id, self._tokens(before.words)),
                )
            self._file.run(
                "update pages set number = ?, width = ?, height = ?, source = ?, words = ?, boxes = ?, confidences = ? where id = ?",
                (*page_row(page), row_id),
            )
            if page.words:
                self._file.run(
                    "insert into page_index (rowid, tokens) values (?, ?)", (row_id, self._tokens(page.words))
                )

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

    def by_ids(self, ids: Sequence[int]) -> Iterator[tuple[int, str, PageText]]:
        """Pages by their index row: id, file hash, page."""
        for one in ids:
            found = self._file.row(
                "select file_hash, number, width, height, source, words, boxes, confidences from pages where id = ?",
                (one,),
            )
            if found is not None:
                yield one, str(found[0]), page_of(found[1:])

    def remove(self, hashes: Iterable[str]) -> None:
        """Drop the pages of files and their index entries."""
        with self._file.atomic():
            for file_hash in hashes:
                rows = self._file.rows(
                    "select id, number, width, height, source, words, boxes, confidences from pages where file_hash = ?",
                    (file_hash,),
                )
                # a contentless index is told what it once was given
                self._file.run_many(
                    "insert into page_index (page_index, rowid, tokens) values ('delete', ?, ?)",
                    [(row[0], self._tokens(page.words)) for row in rows if (page := page_of(row[1:])).words],
                )
                self._file.run("delete from pages where file_hash = ?", (file_hash,))

    def refold(self, before: Folding) -> int:
        """Number of pages indexed anew because this folding reads them otherwise than the one before."""
        changed = 0
        with self._file.atomic():
            for (page_id,) in self._file.rows("select id from pages order by id"):
                ((words,),) = self._file.rows("select words from pages where id = ?", (page_id,))
                text = " ".join(json.loads(words))
                old, new = before.text(text), self.folding.text(text)
                if old != new:
                    self._file.run(
                        "insert into page_index (page_index, rowid, tokens) values ('delete', ?, ?)",
                        (page_id, before.tokens(old)),
                    )
                    self._file.run(
                        "insert into page_index (rowid, tokens) values (?, ?)", (page_id, self.folding.tokens(new))
                    )
                    changed += 1
        return changed

    def _next_id(self) -> int:
        found = self._file.row("select coalesce(max(id), 0) + 1 from pages")
        return int(found[0]) if found else 1

    def _tokens(self, words: Sequence[Word]) -> str:
        return self.folding.tokens(self.folding.page(words))


def page_row(page: PageText) -> tuple[object, ...]:
    """A page as the columns number, width, height, source, words, boxes, confidences."""
    boxes = struct.pack(f"{4 * len(page.words)}d", *chain.from_iterable(map(_SIDES, map(_RECT, page.words))))
    sure = list(map(_CONFIDENCE, page.words))
    confidences = None if sure.count(1.0) == len(sure) else array("d", sure).tobytes()
    words = json.dumps(list(map(_TEXT, page.words)))
    return page.number, page.width, page.height, page.source.value, words, boxes, confidences


def page_of(row: Row) -> PageText:
    """The page of such a row."""
    number, width, height, source, words, boxes, confidences = row
    texts = json.loads(words)
    at = array("d", boxes)
    sure = array("d", confidences) if confidences is not None else [1.0] * len(texts)
    read = tuple(Word(text, Rect(*at[4 * index : 4 * index + 4]), sure[index]) for index, text in enumerate(texts))
    return PageText(number, width, height, read, WordSource(source))
