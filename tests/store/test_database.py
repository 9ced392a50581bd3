"""Opening a workspace: made, brought up to date, or refused with a sentence that says why."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from app.errors import StoreUnavailable
from app.store.database import EVIDENCE_FILE, REVIEW_FILE, Store, _open_file, open_store
from app.store.library import Database, Migrations
from app.store.lock import lock_workspace
from app.store.migrations import evidence_steps, review_steps
from app.store.place import mount_type
from app.store.sqlfile import SqlFile
from app.store.steps import EVIDENCE, REVIEW, Steps
from tests.store.samples import page_of, put_case


def steps(*names: str, fail_at: str = "") -> Migrations:
    """Made-up steps; each adds a table of its own name."""
    made = Migrations("made-up")
    for name in names:

        def step(db: Database, table: str = name) -> None:
            db.execute(f"create table {table} (id integer primary key) strict")
            if table == fail_at:
                db.execute("insert into nowhere values (1)")

        made(name=name)(step)
    return made


def opened(path: Path, made: Migrations) -> SqlFile:
    return _open_file(path, Steps(made.name, tuple(step.name for step in made._migrations), lambda: made))


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as conn:
        return {row[0] for row in conn.execute("select name from sqlite_master where type = 'table'")}


def test_every_commit_is_on_disk_before_it_returns(store: Store) -> None:
    for file in (store._records, store._originals):
        assert file.rows("pragma journal_mode") == [("wal",)]
        assert file.rows("pragma synchronous") == [(2,)]
        assert file.rows("pragma foreign_keys") == [(1,)]


def test_all_tables_are_strict(store: Store) -> None:
    for file in (store._records, store._originals):
        loose = file.rows(
            "select name from pragma_table_list where strict = 0 and type = 'table' and schema = 'main' "
            "and name not like 'sqlite_%' and name not like '_sqlite_%'"
        )
        assert loose == []


def test_a_newer_workspace_is_refused(folder: Path) -> None:
    open_store(folder).close()
    with closing(sqlite3.connect(folder / REVIEW_FILE)) as conn:
        conn.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('anjuan-review', 'm9999_later', '')"
        )
        conn.commit()
    before = (folder / REVIEW_FILE).read_bytes()
    with pytest.raises(StoreUnavailable, match="更新版本"):
        open_store(folder)
    assert (folder / REVIEW_FILE).read_bytes() == before


def test_a_backup_is_made_before_a_step(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    opened(path, steps("one")).close()
    assert not (tmp_path / "backups").exists()
    opened(path, steps("one", "two")).close()
    [backup] = (tmp_path / "backups").iterdir()
    assert backup.name.endswith("-one.db")
    assert "two" not in tables(backup)
    assert {"one", "two"} <= tables(path)


def test_a_step_that_fails_half_way_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    opened(path, steps("one")).close()
    with pytest.raises(sqlite3.OperationalError):
        opened(path, steps("one", "two", fail_at="two"))
    assert "two" not in tables(path)
    opened(path, steps("one")).close()


def test_a_step_that_breaks_references_is_taken_back(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    made = steps("one")
    opened(path, made).close()

    @made(name="two")
    def two(db: Database) -> None:
        db.execute("create table child (one_id integer references one(id)) strict")
        db.execute("insert into child values (7)")

    with pytest.raises(StoreUnavailable, match="已恢复"):
        opened(path, made)
    assert "child" not in tables(path)


def test_something_else_under_our_name_is_refused(folder: Path) -> None:
    folder.mkdir()
    (folder / REVIEW_FILE).write_bytes(b"not a database at all " * 100)
    with pytest.raises(StoreUnavailable, match="不是本程序的数据库"):
        open_store(folder)


@pytest.mark.parametrize(
    "damage", [lambda data: data[:47] + b"\t" + data[48:], lambda data: data.replace(b"TABLE", b"TA\xffLE")]
)
def test_a_damaged_head_of_the_file_is_told(folder: Path, damage: Callable[[bytes], bytes]) -> None:
    open_store(folder).close()
    path = folder / REVIEW_FILE
    path.write_bytes(damage(path.read_bytes().replace(b"create table", b"CREATE TABLE")))
    with pytest.raises(StoreUnavailable, match="已损坏"):
        open_store(folder)


@pytest.mark.parametrize(
    "damage", ["name = cast(x'ff41' as text)", "case_type = 'penalty_ordinbry'", "taken_in_at = '2026-13-41'"]
)
def test_a_damaged_record_is_told(store: Store, damage: str) -> None:
    case = put_case(store)
    with closing(sqlite3.connect(store.folder / REVIEW_FILE)) as other, other:
        other.execute(f"update cases set {damage}")
    for read in (store.cases.summaries, lambda: store.cases.get(case)):
        with pytest.raises(StoreUnavailable, match="已损坏"):
            read()


@pytest.mark.parametrize("damage", ["delete from _sqlite_migrations", "delete from _sqlite_migrations where rowid = 2"])
def test_a_file_whose_steps_are_lost_is_told(folder: Path, damage: str) -> None:
    open_store(folder).close()
    with closing(sqlite3.connect(folder / REVIEW_FILE)) as other, other:
        other.execute(damage)
    with pytest.raises(StoreUnavailable, match="已损坏"):
        open_store(folder)


def test_an_empty_file_left_by_a_crash_is_filled(folder: Path) -> None:
    folder.mkdir()
    (folder / REVIEW_FILE).touch()
    (folder / EVIDENCE_FILE).touch()
    with open_store(folder) as store:
        assert store.check() == ()


def test_a_file_cut_in_half_is_noticed(folder: Path) -> None:
    with open_store(folder) as store:
        for number in range(50):
            store.evidence.add(f"{number:064}", "", bytes(3000))
    path = folder / EVIDENCE_FILE
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(StoreUnavailable, match="损坏"), open_store(folder) as store:  # noqa: PT012
        assert store.check() != ()
        store.evidence.hashes()
        store._originals.rows("select sum(length(data)) from originals")


@pytest.mark.parametrize("seed", range(8))
def test_a_log_cut_anywhere_loses_only_its_end(folder: Path, tmp_path: Path, seed: int) -> None:
    copy = tmp_path / "copy"
    with open_store(folder) as store:
        for number in range(40):
            store.settings.set(f"{number:03}", "x" * 500)
        shutil.copytree(folder, copy)  # as a power cut would leave it: the log not yet folded back
    log = copy / f"{REVIEW_FILE}-wal"
    whole = log.read_bytes()
    log.write_bytes(whole[: Random(seed).randrange(len(whole))])
    (copy / f"{REVIEW_FILE}-shm").unlink()
    with open_store(copy) as store:
        assert store.check() == ()
        kept = [
            row[0]
            for row in store._records.rows("select name from settings where name <> 'search_folding' order by name")
        ]
    assert kept == [f"{number:03}" for number in range(len(kept))]


def test_an_error_in_the_middle_leaves_nothing(store: Store) -> None:
    def interrupted() -> None:
        with store.atomic():
            put_case(store, ("a.pdf", [page_of("立案审批表")]))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert store.cases.summaries() == ()
    assert store.search.count("立案") == 0


def test_wrong_sql_stays_a_bug(store: Store) -> None:
    with pytest.raises(sqlite3.OperationalError):
        store._records.rows("select * from nowhere")


def test_a_second_window_is_refused_and_told_by_whom(folder: Path) -> None:
    with (
        lock_workspace(folder),
        pytest.raises(StoreUnavailable, match=r"另一个窗口中打开（进程 \d+"),
        lock_workspace(folder),
    ):
        pass
    with lock_workspace(folder):
        pass


def test_a_window_that_was_killed_holds_nothing(folder: Path) -> None:
    code = (
        "import os, sys, pathlib; from app.store.lock import lock_workspace\n"
        "with lock_workspace(pathlib.Path(sys.argv[1])): os.kill(os.getpid(), 9)"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], cwd=Path(__file__).parents[2], check=False)
    assert (folder / "workspace.lock").read_text("utf-8")
    with lock_workspace(folder):
        pass


def test_two_processes_may_open_a_new_workspace_at_once(folder: Path) -> None:
    code = (
        "import sys, pathlib; from app.store.database import open_store; open_store(pathlib.Path(sys.argv[1])).close()"
    )
    command = [sys.executable, "-c", code, str(folder)]
    racing = [subprocess.Popen(command, cwd=Path(__file__).parents[2], stderr=subprocess.PIPE) for _ in range(3)]
    assert [one.communicate()[1] for one in racing] == [b"", b"", b""]
    with open_store(folder) as store:
        assert store.check() == ()


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/home/a", "ext4"), ("/mnt/share/b", "cifs"), ("/mnt/my disk/b", "nfs4"), ("/mnt/sharebox", "ext4")],
)
def test_a_share_is_told_from_a_disk(folder: str, kind: str) -> None:
    mounts = ["/dev/a / ext4 rw 0 0", "//s/x /mnt/share cifs rw 0 0", r"s:/y /mnt/my\040disk nfs4 rw 0 0", "broken"]
    assert mount_type(Path(folder), mounts) == kind


def test_a_share_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.place.on_network", lambda folder: True)
    with pytest.raises(StoreUnavailable, match="网络共享"):
        open_store(folder)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnavailable, match="无法建立"):
        open_store(tmp_path / "file" / "workspace")


def test_steps_take_no_numpy() -> None:
    code = "import sys, app.store.migrations; sys.exit('numpy' in sys.modules or sys.modules.get('numpy', 1) is None)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_a_workspace_up_to_date_opens_without_the_library_of_steps(store: Store) -> None:
    code = f"import sys, pathlib; from app.store.database import open_store; open_store(pathlib.Path({str(store.folder)!r})); "
    code += "sys.exit('sqlite_utils' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], cwd=Path(__file__).parents[2], check=True)


def test_all_steps_are_known_by_name() -> None:
    for known, made in ((REVIEW, review_steps), (EVIDENCE, evidence_steps)):
        assert (known.name, list(known.names)) == (made.name, [step.name for step in made._migrations])
        assert known.code() is made


def test_a_locked_file_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.db"
    first, second = SqlFile(path), SqlFile(path)
    second.conn.execute("pragma busy_timeout = 1")
    with first.atomic():
        first.run("create table t (x integer) strict")
        with pytest.raises(StoreUnavailable, match="占用"), second.atomic():
            pass
    first.close()
    second.close()
