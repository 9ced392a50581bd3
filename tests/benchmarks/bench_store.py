"""The store against its floors: a durable write, a bare bulk insert, and the parts a taking in is made of."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import statistics
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pypdfium2

from app.domain.casefile import CaseType
from app.domain.page import PageText, Rect, Word, WordSource
from app.domain.review import Mark, Verdict
from app.intake.hashes import sm3_of
from app.intake.readers import Readers
from app.paths import resources_folder
from app.services import reviews
from app.services.cases import remove_case, take_in_case
from app.standards.shelf import load_shelf
from app.store.database import REVIEW_FILE, open_store
from app.store.fold import characters_of, pairs_of
from app.store.pages import page_row
from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face
from tests.benchmarks.case_texts import CaseTexts
from tests.benchmarks.measure import ROUNDS, Figure, interleaved_ratio
from tests.services.arriving import FILING, take

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
ANSWERS = 40
PAGES, LINES = 5, 32
TITLES = (
    "立案审批表", "现场检查笔录", "询问笔录", "询问笔录", "检验报告", "证据材料", "案件调查终结报告", "行政处罚告知书", "陈述申辩笔录",
    "集体讨论记录", "行政处罚决定书", "送达回证",
)  # fmt: skip
INSERT = "insert into pages (file_hash, number, width, height, source, words, boxes, confidences) values (?, ?, ?, ?, ?, ?, ?, ?)"
INDEX = "insert into page_pairs (rowid, tokens) values (?, ?)"
TEXT = "当事人在许可证有效期届满后继续从事经营活动的行为，违反了有关规定，应当依法予以处罚。"


def measure() -> Iterator[Figure]:
    """Answer saved, bulk insert, taking in."""
    with tempfile.TemporaryDirectory() as folder:
        yield _answer_saved(Path(folder))
        yield _bulk_insert(Path(folder))
        yield _taking_in(Path(folder))


def _answer_saved(folder: Path) -> Figure:
    shelf = load_shelf(resources_folder() / "standards")
    standard = shelf.fitting(CaseType.PENALTY_ORDINARY, NOON.date())[0]
    codes = [item.code for item in standard.leaves()]
    with open_store(folder / "answers") as store, (folder / "floor").open("wb") as file:
        case = take(store, FILING)
        review = reviews.start_review(store, shelf, case.id, standard.id, standard.edition, "李四", NOON)
        for code in codes:
            reviews.mark_item(store, shelf, review.id, Mark(code, Verdict.MET), NOON)
        count = 0

        def work() -> None:
            nonlocal count
            for code in codes[:ANSWERS]:
                count += 1
                reviews.mark_item(store, shelf, review.id, Mark(code, Verdict.MET, note=f"第{count}次"), NOON)

        def floor() -> None:
            for _ in range(ANSWERS):
                os.write(file.fileno(), bytes(4096))
                os.fdatasync(file.fileno())

        ratio = interleaved_ratio(work, floor, rounds=9)
    note = f"checks, history and the whole review of {len(codes)} answers given back included"
    return Figure("one answer saved / write + fdatasync of 4 kB", ratio, 3.0, note=note)


def _bulk_insert(folder: Path) -> Figure:
    pages = [_page(number, lines) for number, lines in enumerate(CaseTexts().pages(400), start=1)]
    with open_store(folder / "bulk") as store, closing(_bare(folder / "bare")) as bare:
        rows = [page_row(page) for page in pages]
        texts = [store.pages.folding.page(page.words) for page in pages]
        tokens = [(pairs_of(text), characters_of(text)) for text in texts]
        count = 0

        def work() -> None:
            nonlocal count
            count += 1
            store.pages.add(f"{count:064}", pages)

        def floor() -> None:
            with bare:
                bare.executemany(INSERT, [(f"{count:064}", *row) for row in rows])
                _index(bare, tokens)

        ratio = interleaved_ratio(work, floor)
    return Figure(
        "400 pages with words stored and indexed / raw executemany", ratio, 1.5, note="packing and folding included"
    )


def _page(number: int, lines: list[str]) -> PageText:
    words = tuple(Word(line, Rect(0.1, at / 40, 0.9, at / 40 + 0.02)) for at, line in enumerate(lines))
    return PageText(number, 595.0, 842.0, words, WordSource.TEXT_LAYER)


def _bare(folder: Path) -> sqlite3.Connection:
    """Bare sqlite3 on a workspace of its own: the same tables, indexes and durability."""
    open_store(folder).close()
    conn = sqlite3.connect(folder / REVIEW_FILE)
    conn.execute("pragma synchronous=full")
    return conn


def _index(bare: sqlite3.Connection, tokens: list[tuple[str, str]]) -> None:
    (first,) = bare.execute("select count(*) + 1 - :n from pages", {"n": len(tokens)}).fetchone()
    for table, column in (("page_pairs", 0), ("page_characters", 1)):
        rows = [(first + at, one[column]) for at, one in enumerate(tokens)]
        bare.executemany(INDEX.replace("page_pairs", table), rows)


def _taking_in(folder: Path) -> Figure:
    source, copies = folder / "sixty pages", folder / "copies"
    source.mkdir()
    copies.mkdir()
    for number, title in enumerate(TITLES):
        (source / f"{number:02}-{title}.pdf").write_bytes(_pdf(number))
    with open_store(folder / "taking") as store, Readers() as readers, closing(_bare(folder / "parts")) as bare:
        works, floors = [], []
        for run in range(ROUNDS + 1):
            started = perf_counter()
            taken = take_in_case(store, [source], now=NOON, readers=readers)
            works.append(perf_counter() - started)
            assert taken.case is not None
            assert taken.case.page_count == len(TITLES) * PAGES
            remove_case(store, taken.case.id)
            started = perf_counter()
            _parts(source, copies, bare, run)
            floors.append(perf_counter() - started)
    ratio = statistics.median(works[1:]) / statistics.median(floors[1:])
    name = "60-page text case taken in / hashing + copying + pypdfium2 text + raw insert"
    return Figure(name, ratio, 1.5, note="reader process running; types, fields and word boxes included")


def _parts(source: Path, copies: Path, bare: sqlite3.Connection, run: int) -> None:
    """What the same job is made of at the least, one after another."""
    rows = []
    for path in sorted(source.iterdir()):
        data = path.read_bytes()
        key = hashlib.sha256(data).hexdigest() + sm3_of(data)
        copy = copies / path.name
        shutil.copyfile(path, copy)
        with copy.open("rb") as file:
            os.fsync(file.fileno())
        pdf = pypdfium2.PdfDocument(data)
        texts = [page.get_textpage().get_text_range() for page in pdf]
        rows.extend((f"{key}{run}", number, 0, 0, "", text, b"", None) for number, text in enumerate(texts))
        pdf.close()
    with bare:
        bare.executemany(INSERT, rows)
        _index(bare, [(pairs_of(row[5]), characters_of(row[5])) for row in rows])


def _pdf(number: int) -> bytes:
    canvas = PageCanvas()
    for page in range(PAGES):
        canvas.page(595, 842)
        for line in range(LINES):
            canvas.text(60, 60 + 22 * line, f"{number}-{page}-{line}{TEXT[:34]}", Face.SERIF, 14)
    return canvas.finish()
