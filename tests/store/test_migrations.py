"""Every released workspace opens in this build, with all it holds, and ends up like a new one."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.store.database import EVIDENCE_FILE, REVIEW_FILE, Store, open_store
from app.store.library import Database
from app.store.migrations import evidence_steps, review_steps
from tests.store.golden import FOLDER, MARK, page_ref
from tests.store.samples import hash_of

RELEASED = sorted({path.stem.rpartition("-")[2] for path in FOLDER.glob("*.sql")})


def schema(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as conn:
        found = conn.execute("select type || ' ' || name, sql from sqlite_master where sql is not null")
        return {name: " ".join(sql.split()) for name, sql in found}


@pytest.fixture
def released(tmp_path: Path, version: str) -> Path:
    for name in (REVIEW_FILE, EVIDENCE_FILE):
        with closing(sqlite3.connect(tmp_path / name)) as conn:
            conn.executescript((FOLDER / f"{Path(name).stem}-{version}.sql").read_text("utf-8"))
    return tmp_path


def test_there_is_a_released_workspace() -> None:
    assert "0.1.0" in RELEASED


@pytest.mark.parametrize("version", RELEASED)
def test_it_ends_up_like_a_new_one(released: Path, folder: Path) -> None:
    open_store(released).close()
    open_store(folder).close()
    for name in (REVIEW_FILE, EVIDENCE_FILE):
        assert schema(released / name) == schema(folder / name)


@pytest.mark.parametrize("version", RELEASED)
def test_a_row_of_every_kind_survives(released: Path) -> None:
    with open_store(released) as store:
        assert store.check() == ()
        case = store.cases.get(1)
        assert case.fields[0].value == "某某公司"
        assert case.documents[0].pages[0] == page_ref()
        review = store.reviews.get(1)
        assert (review.marks, review.comment, review.signed) == ((MARK,), "", None)
        assert review.reopenings[0].reason == "复核发现漏评"
        assert store.history.redo(1)
        assert store.reviews.get(1).comment == "总体规范"
        assert store.evidence.view(hash_of("a.pdf")) == b"%PDF view"
        assert store.settings.get("preferences") == {"unit": "某局"}
        assert [hit.page.number for hit in store.search.in_case(1, "第二页")] == [2]
        store.pages.remove(store.cases.remove(1))
        assert store.search.count("第二页") == 0


def test_step_names_are_in_order_and_explained(store: Store) -> None:
    for steps in (review_steps, evidence_steps):
        databases = [Database(file.conn, execute_plugins=False) for file in (store._records, store._originals)]
        listed = [step for database in databases for step in steps.applied(database)]
        names = [step.name for step in listed]
        assert names == sorted(names)
        assert [name[:5] for name in names] == [f"m{number:04}" for number in range(1, len(names) + 1)]
    for step in (*review_steps._migrations, *evidence_steps._migrations):
        assert step.fn.__doc__
