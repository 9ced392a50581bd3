"""A full disk is told in Chinese, loses nothing that was saved, and leaves nothing half done."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import ReportError, StoreUnavailable
from app.services import reviews
from app.services.cases import list_cases, take_in_case
from app.services.files import write_whole
from app.standards.shelf import Shelf
from app.store.database import Store, open_store
from tests.journeys.crasher import MARKS
from tests.services.arriving import DECISION, FILING, NOON, file_of, reader, take
from tests.services.small import STANDARD
from tests.store.samples import page_of

SHELF = Shelf((STANDARD,))


def fill(store: Store) -> None:
    """Let the records file grow no more, as on a full disk."""
    store._records.rows("pragma max_page_count = 1")


def room(store: Store) -> None:
    store._records.rows("pragma max_page_count = 1000000")


def test_an_answer_that_finds_no_room_is_told_and_the_others_stay(store: Store) -> None:
    review = reviews.start_review(store, SHELF, take(store, FILING).id, "small", "2026-01", "李四", NOON)
    reviews.mark_item(store, SHELF, review.id, MARKS[0], NOON)
    fill(store)
    with pytest.raises(StoreUnavailable, match="磁盘空间不足"):
        reviews.set_comment(store, review.id, "长" * 200_000, NOON)
    kept = reviews.open_review(store, review.id)
    assert kept.marks == (MARKS[0],)
    room(store)
    reviews.mark_item(store, SHELF, review.id, MARKS[2], NOON)
    assert store.check() == ()


def test_taking_in_without_room_leaves_nothing(store: Store) -> None:
    pages = tuple(page_of(*("字" * 50 for _ in range(40)), number=number) for number in range(1, 200))
    fill(store)
    with pytest.raises(StoreUnavailable, match="磁盘空间不足"):
        take(store, file_of("大.pdf", b"x" * 1000, pages=pages))
    room(store)
    assert list_cases(store, SHELF) == ()
    assert store.evidence.hashes() == ()
    assert store.check() == ()
    take(store, FILING)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("needs root to mount a small disk")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(disk)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("may not mount here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_really_full_disk_while_taking_in(small_disk: Path) -> None:
    files = [file_of(f"{number}.pdf", os.urandom(400_000), pages=(page_of(f"第{number}份"),)) for number in range(20)]
    with open_store(small_disk) as store:
        case = take(store, DECISION)
        with pytest.raises(StoreUnavailable):
            take_in_case(store, [Path("大案卷")], now=NOON, reader=reader(*files))
        assert [line.id for line in list_cases(store, SHELF)] == [case.id]
    with open_store(small_disk) as store:
        assert store.check() == ()
        assert store.cases.get(case.id) == case
        subprocess.run(["mount", "-o", "remount,size=9m", str(small_disk)], check=True)
        take(store, FILING)
        assert store.evidence.hashes() == (DECISION.sha256, FILING.sha256)
        review = reviews.start_review(store, SHELF, case.id, "small", "2026-01", "李四", NOON)
        assert reviews.mark_item(store, SHELF, review.id, MARKS[0], NOON).marks == (MARKS[0],)


def test_a_report_on_a_full_disk_leaves_the_old_one(small_disk: Path) -> None:
    target = small_disk / "报告.pdf"
    write_whole(target, b"old")
    with pytest.raises(ReportError, match="磁盘空间不足"):
        write_whole(target, bytes(5_000_000))
    assert target.read_bytes() == b"old"
    assert [path.name for path in small_disk.iterdir()] == ["报告.pdf"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreUnavailable, match="只读"):
        open_store(tmp_path)


def test_a_workspace_on_a_read_only_disk_is_refused(small_disk: Path) -> None:
    open_store(small_disk).close()
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with pytest.raises(StoreUnavailable, match="只读"):
        open_store(small_disk)
    with pytest.raises(ReportError, match="只读"):
        write_whole(small_disk / "报告.pdf", b"x")
