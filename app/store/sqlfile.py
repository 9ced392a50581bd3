"""One SQLite file behind four verbs; the border where SQLite's errors become StoreUnavailable."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.errors import StoreUnavailable

Row = tuple[Any, ...]
BUSY_SECONDS = 10.0
_OUTER = "begin immediate", "commit", ("rollback",)
_INNER = "savepoint inner", "release inner", ("rollback to inner", "release inner")

# SQLite primary result codes (sqlite.org/rescode.html) -> sentence and advice
_TROUBLE: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: ("磁盘空间不足，数据没有写入。", "请清理磁盘后重试；已保存的内容不受影响。"),
    sqlite3.SQLITE_IOERR: ("读写工作区时磁盘出错。", "请检查磁盘和剩余空间，再重新打开程序。"),
    sqlite3.SQLITE_READONLY: ("工作区是只读的，数据没有写入。", "请检查文件夹权限，或换一个工作区文件夹。"),
    sqlite3.SQLITE_PERM: ("没有权限写入工作区。", "请检查文件夹权限，或换一个工作区文件夹。"),
    sqlite3.SQLITE_CANTOPEN: ("工作区的数据文件无法打开。", "请检查文件夹是否存在、是否有读写权限。"),
    sqlite3.SQLITE_BUSY: ("工作区正被另一个程序占用。", "请关闭另一个程序后重试。"),
    sqlite3.SQLITE_LOCKED: ("工作区正被另一个程序占用。", "请关闭另一个程序后重试。"),
    sqlite3.SQLITE_CORRUPT: ("工作区的数据文件已损坏。", "请从“备份”文件夹恢复，或联系技术人员。"),
    sqlite3.SQLITE_NOTADB: ("工作区里的数据文件不是本程序的数据库。", "请换一个工作区文件夹，或从备份恢复。"),
    sqlite3.SQLITE_TOOBIG: ("文件太大，无法存入工作区。", "请拆分该文件后重新导入。"),
    sqlite3.SQLITE_NOMEM: ("内存不足，操作没有完成。", "请关闭其他程序后重试。"),
}
# damage that SQLite and sqlite3 report like a mistake in SQL
_DAMAGE = ("Could not decode to UTF-8", "unsupported file format", "malformed database schema")


@contextmanager
def translated() -> Iterator[None]:
    """Turn trouble with the surroundings into StoreUnavailable; misuse of SQL stays what it is, a bug."""
    try:
        yield
    except UnicodeDecodeError as error:  # SQLite's own message quotes the damage
        raise StoreUnavailable(*_TROUBLE[sqlite3.SQLITE_CORRUPT]) from error
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if any(sign in str(error) for sign in _DAMAGE):
            code = sqlite3.SQLITE_CORRUPT
        if code not in _TROUBLE:
            raise
        message, advice = _TROUBLE[code]
        raise StoreUnavailable(message, advice) from error


@contextmanager
def intact() -> Iterator[None]:
    """Turn what a record that was damaged on disk makes its reader raise into StoreUnavailable; also a decorator."""
    try:
        yield
    except (ValueError, TypeError, LookupError, AttributeError) as error:
        raise StoreUnavailable(*_TROUBLE[sqlite3.SQLITE_CORRUPT]) from error


class SqlFile:
    """An open SQLite file: WAL, every commit on disk before it returns, foreign keys checked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with translated():
            self.conn = sqlite3.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None)
            try:
                for pragma in (
                    "journal_mode=wal",
                    "synchronous=full",
                    "foreign_keys=on",
                    "journal_size_limit=67108864",
                ):
                    self.conn.execute(f"pragma {pragma}")
            except (sqlite3.Error, UnicodeDecodeError):
                self.conn.close()
                raise

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with translated():
            return self.conn.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, or None."""
        with translated():
            found: Row | None = self.conn.execute(sql, values).fetchone()
            return found

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The id of the row written by one statement; commits unless inside `atomic`."""
        with translated():
            return self.conn.execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run one statement for many rows, at the speed of bare sqlite3; only inside `atomic`."""
        with translated():
            self.conn.executemany(sql, rows)

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """All or nothing; takes the write lock first, so that a reader never turns writer too late."""
        begin, keep, drop = _INNER if self.conn.in_transaction else _OUTER
        with translated():
            self.conn.execute(begin)
            try:
                yield
                self.conn.execute(keep)
            except BaseException:
                if self.conn.in_transaction:  # some errors take the whole transaction back by themselves
                    for statement in drop:
                        self.conn.execute(statement)
                raise

    def problems(self) -> tuple[str, ...]:
        """What SQLite's own checks find wrong with the file."""
        found = [str(row[0]) for row in self.rows("pragma integrity_check") if row[0] != "ok"]
        return (*found, *(f"foreign key: {row}" for row in self.rows("pragma foreign_key_check")))

    def close(self) -> None:
        """Close the file; the WAL is folded back by the last one to close."""
        self.conn.close()
