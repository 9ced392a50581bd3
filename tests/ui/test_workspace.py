"""Which thread gets which store."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from ui.workspace import Workspace


class Opened:
    """Counts what was opened and closed."""

    def __init__(self) -> None:
        self.opened = 0
        self.closed = 0

    @contextmanager
    def __call__(self, _folder: Path) -> Iterator[int]:
        self.opened += 1
        yield self.opened
        self.closed += 1


def make_workspace(opened: Opened) -> Workspace:
    shelves = iter(range(9))
    return Workspace(
        Path(),
        opened,
        lambda: next(shelves),
        lambda: datetime(2026, 5, 1, tzinfo=UTC),
        object,
        lambda _store, key: key.encode(),
    )


def test_the_window_keeps_one_store_open() -> None:
    opened = Opened()
    workspace = make_workspace(opened)
    assert [workspace.with_store(lambda store: store) for _ in range(3)] == [1, 1, 1]
    assert opened.closed == 0
    workspace.close()
    workspace.close()
    assert opened.closed == 1


def test_another_thread_opens_and_closes_its_own() -> None:
    opened = Opened()
    workspace = make_workspace(opened)
    workspace.with_store(lambda store: store)
    with ThreadPoolExecutor(1) as other:
        assert other.submit(workspace.with_store, lambda store: store).result() == 2
    assert opened.closed == 1
    workspace.close()


def test_the_shelf_is_read_once_until_asked_again() -> None:
    workspace = make_workspace(Opened())
    assert (workspace.shelf, workspace.shelf) == (0, 0)
    workspace.reload_shelf()
    assert workspace.shelf == 1
