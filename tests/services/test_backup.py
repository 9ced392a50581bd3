"""A backup is a workspace of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.errors import StoreUnavailable
from app.services.backup import back_up
from app.services.pages import original_of
from app.store.database import Store, open_store
from tests.services.arriving import DECISION, FILING, NOON, take


def test_a_backup_opens_with_every_case_and_its_evidence(store: Store, tmp_path: Path) -> None:
    case = take(store, FILING, DECISION)
    target = back_up(store, tmp_path / "U盘", NOON)
    with open_store(target) as copy:
        assert copy.cases.get(case.id) == case
        assert original_of(copy, FILING.sha256) == FILING.original


def test_own_standards_are_backed_up_too(store: Store, workspace: Path, tmp_path: Path) -> None:
    (workspace / "standards").mkdir()
    (workspace / "standards" / "own.toml").write_text("id = 1", "utf-8")
    target = back_up(store, tmp_path, NOON)
    assert (target / "standards" / "own.toml").read_text("utf-8") == "id = 1"


def test_a_place_that_cannot_be_written_is_told_and_left_clean(store: Store, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("", "utf-8")
    with pytest.raises(StoreUnavailable, match="不能备份"):
        back_up(store, tmp_path / "文件" / "里面", NOON)
    back_up(store, tmp_path, NOON)
    with pytest.raises(StoreUnavailable, match="已经存在"):
        back_up(store, tmp_path, NOON)
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_rules_and_tables_of_the_workspace_are_backed_up_too(store: Store, workspace: Path, tmp_path: Path) -> None:
    for name in ("rules", "limits", "holidays", "statutes"):
        (workspace / name).mkdir()
        (workspace / name / "own.toml").write_text(name, "utf-8")
    target = back_up(store, tmp_path, NOON)
    assert (target / "rules" / "own.toml").read_text("utf-8") == "rules"
    assert (target / "statutes" / "own.toml").read_text("utf-8") == "statutes"
