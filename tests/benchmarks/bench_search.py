"""Search over all cases against a LIKE scan of the same folded texts in a plain table of SQLite, in CPU seconds.

A hundred thousand pages (ANJUAN_BENCH_PAGES takes another number; a smaller one flatters the scan: its price grows with
the pages, that of the index hardly). The texts are those of `case_texts`: no two pages alike.
"""

from __future__ import annotations

import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.page import PageRef, PageText, Rect, Word, WordSource
from app.services.search import AT_ONCE, NEWEST, first_found, search_all
from app.store.database import Store, open_store
from tests.benchmarks.case_texts import CaseTexts
from tests.benchmarks.measure import Figure
from tests.store.samples import NOON, document, hash_of, source_file

PAGES = 100_000
LEAST_IN_CASE, MOST_IN_CASE = 10, 120
QUERIES, SCANS, CHECKED = 200, 9, 12
FREQUENT = ("的", "日", "，", "处罚", "2026", "行政", "当事人", "行政处罚", "以上事实有", "年1月")
SCAN = "select rowid from plain where text like ?"


def measure() -> Iterator[Figure]:
    """How fast, how complete, how large."""
    count = int(os.environ.get("ANJUAN_BENCH_PAGES", str(PAGES)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, count)
        yield from figures(folder, count)


def fill(folder: Path, count: int) -> None:
    """A workspace with cases of ten to a hundred and twenty pages, and each folded page as one row of a plain table."""
    chance = random.Random(1)
    texts = CaseTexts().pages(count)
    with open_store(folder / "work") as store, closing(sqlite3.connect(folder / "plain.db")) as plain:
        plain.execute("create table plain (text text not null) strict")
        done = 0
        while batch := list(islice(texts, chance.randint(LEAST_IN_CASE, MOST_IN_CASE))):
            _add_case(store, f"案卷{done}", batch)
            plain.executemany(
                "insert into plain values (?)", [(store.pages.folding.text(" ".join(one)),) for one in batch]
            )
            done += len(batch)
        plain.commit()


def figures(folder: Path, count: int) -> Iterator[Figure]:
    """The figures of a filled folder."""
    work = folder / "work"
    with open_store(work) as store, closing(sqlite3.connect(folder / "plain.db")) as plain:
        queries = list(islice(_neighbours(plain, count, 2), QUERIES))
        scan = statistics.median(_seconds(queries[:SCANS], lambda one: plain.execute(SCAN, (f"%{one}%",)).fetchall()))
        size = f"{count:,} pages of 1,000 characters, a scan takes {scan * 1000:.0f} ms"
        asked = _seconds(queries, lambda one: search_all(store, one))
        shown = _seconds(queries, lambda one: _as_the_window(work, one))
        often = _seconds(FREQUENT, lambda one: _as_the_window(work, one))
        counted = _seconds(queries, store.search.count)
        name = "2-character search"
        told = f"{size}; the newest {AT_ONCE} pages with case and document, the last case whole; {_ms(asked)}"
        yield Figure(f"{name}, service call, p95 / LIKE scan", _p95(asked) / scan, 1 / 200, note=told)
        told = f"{size}; a store opened for it, and folio, count and snippet of the rows in view; {_ms(shown)}"
        yield Figure(f"{name}, all the window waits for, p95 / LIKE scan", _p95(shown) / scan, 1 / 200, note=told)
        told = f"the slowest of {'、'.join(FREQUENT)}, all the window waits for; {max(often) * 1000:.1f} ms"
        yield Figure("frequent texts / LIKE scan", max(often) / scan, 1 / 200, note=told)
        told = f"{size}; told after the pages; {_ms(counted)}"
        yield Figure(f"{name}, all pages counted, p95 / LIKE scan", _p95(counted) / scan, 1 / 50, note=told)
        frequent = [store.pages.folding.text(one) for one in FREQUENT]  # the plain table is folded
        checked = [*queries[:CHECKED], *frequent, *_longer(plain, count)]
        same = _same_pages(store, plain, checked)
        yield Figure("pages found by search and by a plain scan / by either", same, 1.0, at_least=True, note=size)
        index = store._records.conn
        (stored,) = index.execute(
            "select sum(pgsize) from dbstat where name like 'page_pairs%' or name like 'page_characters%'"
        ).fetchone()
        (text,) = plain.execute("select sum(length(cast(text as blob))) from plain").fetchone()
        yield Figure("search index / text, bytes", stored / text, 2.5, note=f"{size}, UTF-8")


def _as_the_window(folder: Path, query: str) -> object:
    """What runs on the thread of the window's searches until the list can be shown."""
    with open_store(folder) as store:
        return first_found(store, query)


def _add_case(store: Store, name: str, texts: list[list[str]]) -> None:
    with store.atomic():
        case_id = store.cases.add(name, CaseType.PENALTY_ORDINARY, NOON)
        store.pages.add(hash_of(name), [_page(number, lines) for number, lines in enumerate(texts, start=1)])
        store.cases.add_files(case_id, [source_file(name, len(texts))])
        refs = [PageRef(hash_of(name), number) for number in range(1, len(texts) + 1)]
        halves = refs[: len(refs) // 2], refs[len(refs) // 2 :]
        store.documents.replace_all(case_id, [document(*half, title=name) for half in halves])


def _page(number: int, lines: list[str]) -> PageText:
    words = tuple(Word(line, Rect(0.1, at / 30, 0.9, at / 30 + 0.02)) for at, line in enumerate(lines))
    return PageText(number, 595.0, 842.0, words, WordSource.TEXT_LAYER)


def _neighbours(plain: sqlite3.Connection, count: int, length: int) -> Iterator[str]:
    """Neighbouring characters from random places of the texts, so that what is frequent is asked for often."""
    chance = random.Random(length)
    while True:
        (text,) = plain.execute("select text from plain where rowid = ?", (chance.randint(1, count),)).fetchone()
        at = chance.randrange(len(text) - length)
        if " " not in text[at : at + length]:
            yield text[at : at + length]


def _longer(plain: sqlite3.Connection, count: int) -> list[str]:
    return [one for length in (1, 3, 4, 6, 8) for one in islice(_neighbours(plain, count, length), 3)]


def _seconds(queries: Iterable[str], ask: Callable[[str], object]) -> list[float]:
    taken = []
    for query in queries:
        start = time.process_time()
        ask(query)
        taken.append(time.process_time() - start)
    return taken


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _ms(seconds: list[float]) -> str:
    return f"p50 {statistics.median(seconds) * 1000:.1f} ms, p95 {_p95(seconds) * 1000:.1f} ms"


def _same_pages(store: Store, plain: sqlite3.Connection, queries: list[str]) -> float:
    """Pages of all queries told by both, over those told by either; 1 means nothing missed and nothing more."""
    scanned = {
        (one, row) for row, text in plain.execute("select rowid, text from plain") for one in queries if one in text
    }
    found = {(one, row) for one in queries for row, _ in store.search.newest(one, NEWEST.before, 2**31)}
    return len(scanned & found) / len(scanned | found)
