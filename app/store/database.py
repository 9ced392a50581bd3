"""A workspace folder as one Store: review.db (records) and evidence.db (original bytes), opened with care."""

from __future__ import annotations

import importlib
import sqlite3
from collections.abc import Hashable, Sequence
from contextlib import AbstractContextManager, closing
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Generic, TypeVar

from app.errors import StoreUnavailable
from app.store.lock import exclusive
from app.store.place import check_place
from app.store.sqlfile import SqlFile, translated
from app.store.steps import EVIDENCE, REVIEW, Steps

if TYPE_CHECKING:
    from app.domain.listing import CaseSummary
    from app.store.acts import Acts
    from app.store.cases import Cases
    from app.store.documents import Documents
    from app.store.evidence import Evidence
    from app.store.facts import Facts
    from app.store.findings import Findings
    from app.store.history import History
    from app.store.pages import Pages
    from app.store.reading import Reading
    from app.store.recognitions import Recognitions
    from app.store.reviews import Reviews
    from app.store.search import Search
    from app.store.settings import Settings

T = TypeVar("T")

REVIEW_FILE = "review.db"
EVIDENCE_FILE = "evidence.db"
BACKUPS = "backups"
FOLDING_SETTING, FOLDING = "search_folding", 3  # how the index is made; see the migrations that name it


class _Part(Generic[T]):
    """A part of the store, loaded and made when it is first asked for: a window that only lists cases opens sooner."""

    def __init__(self, path: str, *needs: str) -> None:
        self._module, self._class = path.rsplit(".", 1)
        self._needs = needs

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    def __get__(self, store: Store, owner: type | None = None) -> T:
        module = importlib.import_module(f"app.store.{self._module}")
        part: T = getattr(module, self._class)(*(getattr(store, need) for need in self._needs))
        store.__dict__[self._name] = part
        return part


class Store:
    """An open workspace."""

    evidence: _Part[Evidence] = _Part("evidence.Evidence", "_originals")
    pages: _Part[Pages] = _Part("pages.Pages", "_records")
    documents: _Part[Documents] = _Part("documents.Documents", "_records")
    cases: _Part[Cases] = _Part("cases.Cases", "_records", "documents")
    reviews: _Part[Reviews] = _Part("reviews.Reviews", "_records")
    reading: _Part[Reading] = _Part("reading.Reading", "_records")
    recognitions: _Part[Recognitions] = _Part("recognitions.Recognitions", "_records", "pages")
    findings: _Part[Findings] = _Part("findings.Findings", "_records")
    facts: _Part[Facts] = _Part("facts.Facts", "_records")
    acts: _Part[Acts] = _Part("acts.Acts", "_records")
    history: _Part[History] = _Part("history.History", "_records", "acts")
    settings: _Part[Settings] = _Part("settings.Settings", "_records")
    search: _Part[Search] = _Part("search.Search", "_records", "pages")

    def __init__(self, folder: Path, records: SqlFile, originals: SqlFile) -> None:
        self.folder = folder
        self.listed: dict[Hashable, CaseSummary] = {}  # lines of the case list already scored, while this is open
        self._records = records
        self._originals = originals

    def atomic(self) -> AbstractContextManager[None]:
        """All records written in the block, or none of them. (Evidence is written before, and is idempotent.)"""
        return self._records.atomic()

    def taking_in(self) -> AbstractContextManager[None]:
        """One taking in at a time, over all processes: between evidence and record nobody may tidy up."""
        return exclusive(self.folder / "taking-in.lock")

    def check(self) -> tuple[str, ...]:
        """What SQLite finds wrong with the two files; empty when they are sound."""
        return (*self._records.problems(), *self._originals.problems())

    def copy_to(self, folder: Path) -> None:
        """Both files whole in another folder; evidence second, so that every record in the copy has its evidence."""
        for file in (self._records, self._originals):
            with translated(), closing(sqlite3.connect(str(folder / file.path.name))) as copy:
                file.conn.backup(copy)

    def close(self) -> None:
        """Close both files."""
        self._records.close()
        self._originals.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(folder: Path) -> Store:
    """The workspace in a local folder, made or brought up to date; StoreUnavailable says why it cannot be."""
    check_place(folder)
    records = _open_file(folder / REVIEW_FILE, REVIEW)
    try:
        originals = _open_file(folder / EVIDENCE_FILE, EVIDENCE)
    except BaseException:
        records.close()
        raise
    store = Store(folder, records, originals)
    try:
        with translated():
            _index_anew(store)
    except BaseException:
        store.close()
        raise
    return store


def _index_anew(store: Store) -> None:
    """An index made by an older build is made anew, once."""
    if store.settings.get(FOLDING_SETTING) == FOLDING:
        return
    with exclusive(store.folder / "migration.lock"), store.atomic():
        if store.settings.get(FOLDING_SETTING) != FOLDING:
            store.pages.index_all()
            store.settings.set(FOLDING_SETTING, FOLDING)


def _open_file(path: Path, steps: Steps) -> SqlFile:
    file = SqlFile(path)
    try:
        with translated():
            applied = _applied(file, steps)
            if set(applied) - set(steps.names):
                raise StoreUnavailable(
                    "这个工作区由更新版本的程序建立，本版本不能打开。", "请安装新版本程序，或换一个工作区文件夹。"
                )
            if len(applied) < len(steps.names):
                with exclusive(path.parent / "migration.lock"):
                    _bring_up_to_date(file, steps)
    except BaseException:
        file.close()
        raise
    return file


def _applied(file: SqlFile, steps: Steps) -> list[str]:
    if not file.rows("select 1 from sqlite_master where name = '_sqlite_migrations'"):
        return []
    found = file.rows("select name from _sqlite_migrations where migration_set = ? order by rowid", (steps.name,))
    return [str(name) for (name,) in found]


def _out_of_step(file: SqlFile, applied: Sequence[str], steps: Steps) -> bool:
    """Whether the file has tables that the steps noted in it did not make."""
    if applied:
        return list(applied) != list(steps.names[: len(applied)])
    made = (
        "select 1 from sqlite_master where type = 'table' and name not like 'sqlite_%' and name <> '_sqlite_migrations'"
    )
    return bool(file.rows(made))


def _bring_up_to_date(file: SqlFile, steps: Steps) -> None:
    applied = _applied(file, steps)
    if len(applied) == len(steps.names):
        return  # another process was quicker
    if _out_of_step(file, applied, steps):
        raise StoreUnavailable("工作区的数据文件已损坏。", "请从“备份”文件夹恢复，或联系技术人员。")
    backup = _back_up(file, applied[-1]) if applied else None
    library = importlib.import_module("app.store.library")
    file.conn.execute("pragma foreign_keys=off")
    try:
        steps.code().apply(library.Database(file.conn, execute_plugins=False))
        broken = file.rows("pragma foreign_key_check")
    finally:
        file.conn.execute("pragma foreign_keys=on")
    if broken and backup is not None:
        with closing(sqlite3.connect(str(backup))) as saved:
            saved.backup(file.conn)
        raise StoreUnavailable("工作区升级失败，已恢复到升级前的数据。", f"请联系技术人员；备份在“{backup}”。")


def _back_up(file: SqlFile, last_step: str) -> Path:
    folder = file.path.parent / BACKUPS
    folder.mkdir(exist_ok=True)
    stamp = file.rows("select strftime('%Y%m%d-%H%M%S', 'now')")[0][0]
    target = folder / f"{file.path.stem}-{stamp}-{last_step}.db"
    with closing(sqlite3.connect(str(target))) as copy:
        file.conn.backup(copy)
    return target
