"""A backup takes the place of the data at the next start; what was here before is kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnavailable
from app.services.backup import back_up
from app.services.pages import original_of
from app.services.restoring import agree_restore, finish_restore, forget_restore, prepare_restore
from app.store.database import open_store
from tests.services.arriving import DECISION, FILING, NOON, take


def _kept(workspace: Path, folder: Path) -> Path:
    """A backup of one case; afterwards a second case is taken in."""
    with open_store(workspace) as store:
        take(store, FILING)
        (workspace / "standards").mkdir()
        (workspace / "standards" / "own.toml").write_text("old", "utf-8")
        backup = back_up(store, folder, NOON)
        take(store, DECISION)
    (workspace / "standards" / "own.toml").write_text("new", "utf-8")
    return backup


def _cases(workspace: Path) -> int:
    with open_store(workspace) as store:
        return len(store.cases.summaries())


def test_a_backup_takes_the_place_of_the_data_and_the_old_ones_are_kept(workspace: Path, tmp_path: Path) -> None:
    found = prepare_restore(_kept(workspace, tmp_path), workspace)
    assert (found.cases, _cases(workspace)) == (1, 2)
    agree_restore(found, NOON)
    kept = finish_restore(workspace)
    assert kept is not None
    assert (_cases(workspace), _cases(kept)) == (1, 2)
    assert (workspace / "standards" / "own.toml").read_text("utf-8") == "old"
    assert (kept / "standards" / "own.toml").read_text("utf-8") == "new"
    with open_store(workspace) as store:
        assert original_of(store, FILING.sha256) == FILING.original
    assert finish_restore(workspace) is None


@pytest.mark.parametrize("moved", [("review.db",), ("review.db", "evidence.db", "standards")])
def test_a_power_cut_in_the_middle_loses_neither_old_nor_new(
    workspace: Path, tmp_path: Path, moved: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    agree_restore(prepare_restore(_kept(workspace, tmp_path), workspace), NOON)
    rename, done = Path.rename, []

    def cut(path: Path, target: Path) -> Path:
        if len(done) == len(moved):
            raise OSError(5, "断电")
        done.append(path.name)
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", cut)
    with pytest.raises(StoreUnavailable, match="没有完成"):
        finish_restore(workspace)
    monkeypatch.undo()
    kept = finish_restore(workspace)
    assert kept is not None
    assert (_cases(workspace), _cases(kept)) == (1, 2)


def test_a_folder_that_is_no_backup_and_a_damaged_one_are_refused(workspace: Path, tmp_path: Path) -> None:
    backup = _kept(workspace, tmp_path)
    with pytest.raises(StoreUnavailable, match="不是完整的备份"):
        prepare_restore(tmp_path, workspace)
    (backup / "review.db").write_bytes(b"no database" * 500)
    with pytest.raises(StoreUnavailable):
        prepare_restore(backup, workspace)
    assert not (workspace / "restore.part").exists()


def test_thinking_better_of_it_leaves_everything_as_it_was(workspace: Path, tmp_path: Path) -> None:
    forget_restore(prepare_restore(_kept(workspace, tmp_path), workspace))
    assert finish_restore(workspace) is None
    assert _cases(workspace) == 2
