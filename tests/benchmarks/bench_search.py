"""Search by two characters over all cases, against a LIKE scan of the same texts in a plain table of SQLite.

Five thousand pages by default; ANJUAN_BENCH_PAGES=100000 takes the size the goal is meant for.
"""

from __future__ import annotations

import itertools
import os
import random
import sqlite3
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.page import PageRef, PageText, Rect, Word, WordSource
from app.services.pages import search_all
from app.store.database import Store, open_store
from app.store.fold import simplified
from tests.benchmarks.measure import Figure
from tests.store.samples import NOON, document, hash_of, source_file
from ui.presenters.search import MOST

DEFAULT_PAGES, IN_CASE = 5000, 50
LINES, ACROSS = 25, 40
QUERIES, SCANS, CHECKED = 100, 9, 20
PAGES_FOUND = "select rowid from page_index where page_index match ?"
SCAN = "select rowid from plain where text like ?"


def measure() -> Iterator[Figure]:
    """How fast, how complete, how large."""
    count = int(os.environ.get("ANJUAN_BENCH_PAGES", str(DEFAULT_PAGES)))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with open_store(folder / "work") as store, closing(sqlite3.connect(folder / "plain.db")) as plain:
            _fill(store, plain, count)
            yield from _figures(store, plain, count)


def _figures(store: Store, plain: sqlite3.Connection, count: int) -> Iterator[Figure]:
    queries = _queries(plain, count)
    tokens = store.pages.folding.tokens
    index = store._records.db.conn
    scans = _seconds(queries[:SCANS], lambda one: plain.execute(SCAN, (f"%{one}%",)).fetchall())
    found = _seconds(queries, lambda one: index.execute(PAGES_FOUND, (f'"{tokens(one)}"',)).fetchall())
    shown = _seconds(queries, lambda one: search_all(store, one, MOST))
    scan = statistics.median(scans)
    size = f"{count:,} pages of {LINES * ACROSS:,} characters, a scan takes {scan * 1000:.0f} ms"
    note = f"{size}; the goal is meant for 100,000 pages"
    yield Figure("2-character search, pages found, p95 / LIKE scan", _p95(found) / scan, 1 / 200, note=note)
    told = f"{size}; places, rectangles and snippets of up to {MOST} hits"
    yield Figure("2-character search as the window shows it, p95 / LIKE scan", _p95(shown) / scan, 1 / 200, note=told)
    same = _same_places(store, plain, queries[:CHECKED])
    yield Figure("places found by search and by a plain scan / by either", same, 1.0, at_least=True, note=size)
    (stored,) = index.execute("select sum(pgsize) from dbstat where name like 'page_index%'").fetchone()
    (text,) = plain.execute("select sum(length(cast(text as blob))) from plain").fetchone()
    yield Figure("search index / text, bytes", stored / text, 2.5, note=f"{size}, UTF-8")


def _fill(store: Store, plain: sqlite3.Connection, count: int) -> None:
    """Cases of fifty pages, each page also as one row of a plain table with the same row number."""
    plain.execute("create table plain (text text not null) strict")
    texts = pseudo_chinese(count)
    for first in range(0, count, IN_CASE):
        batch = list(itertools.islice(texts, min(IN_CASE, count - first)))
        _add_case(store, f"案卷{first}", batch)
        plain.executemany("insert into plain (text) values (?)", [(text,) for text in batch])
    plain.commit()


def _add_case(store: Store, name: str, texts: list[str]) -> None:
    with store.atomic():
        case_id = store.cases.add(name, CaseType.PENALTY_ORDINARY, NOON)
        store.pages.add(hash_of(name), [_page(number, text) for number, text in enumerate(texts, start=1)])
        store.cases.add_files(case_id, [source_file(name, len(texts))])
        refs = [PageRef(hash_of(name), number) for number in range(1, len(texts) + 1)]
        store.documents.replace_all(case_id, [document(*refs, title=name)])


def _page(number: int, text: str) -> PageText:
    words = tuple(
        Word(text[at * ACROSS : (at + 1) * ACROSS], Rect(0.1, at / 30, 0.9, at / 30 + 0.02)) for at in range(LINES)
    )
    return PageText(number, 595.0, 842.0, words, WordSource.TEXT_LAYER)


def pseudo_chinese(count: int, seed: int = 4) -> Iterator[str]:
    """Pages of words made of 2,500 characters, a few words very common and most of them rare, as in real texts."""
    chance = random.Random(seed)
    # traditional characters are found by simplified ones on purpose, which a plain scan does not do
    plain = [char for char in map(chr, range(0x4E00, 0x7000)) if char not in simplified()]
    characters = chance.sample(plain, 2500)
    weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(characters))))
    lengths = chance.choices((1, 2, 2, 2, 3, 4), k=20000)
    words = ["".join(chance.choices(characters, cum_weights=weights, k=length)) for length in lengths]
    often = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))
    size = LINES * ACROSS
    for _ in range(count):
        text = ""
        while len(text) < size:
            text += "".join(chance.choices(words, cum_weights=often, k=size // 2)) + "，"
        yield text[:size]


def _queries(plain: sqlite3.Connection, count: int) -> list[str]:
    """Two neighbouring characters from random places of the texts, so that what is frequent is asked for often."""
    chance = random.Random(2)
    queries: list[str] = []
    while len(queries) < QUERIES:
        (text,) = plain.execute("select text from plain where rowid = ?", (chance.randint(1, count),)).fetchone()
        at = chance.randrange(LINES * ACROSS - 1)
        if "，" not in text[at : at + 2]:
            queries.append(text[at : at + 2])
    return queries


def _seconds(queries: Iterable[str], ask: Callable[[str], object]) -> list[float]:
    taken = []
    for query in queries:
        start = time.perf_counter()
        ask(query)
        taken.append(time.perf_counter() - start)
    return taken


def _p95(seconds: list[float]) -> float:
    return statistics.quantiles(seconds, n=20)[-1]


def _same_places(store: Store, plain: sqlite3.Connection, queries: list[str]) -> float:
    """Places of all queries told by both, over those told by either; 1 means nothing missed and nothing more."""
    scanned: Counter[tuple[str, str, int]] = Counter()
    for row, text in plain.execute("select rowid, text from plain"):
        first = (row - 1) // IN_CASE * IN_CASE
        place = hash_of(f"案卷{first}"), row - first
        scanned.update({(query, *place): times for query in queries if (times := text.count(query))})
    found = Counter(
        (query, one.file_hash, one.number) for query in set(queries) for one in store.search.everywhere(query)
    )
    return (scanned & found).total() / (scanned | found).total()
