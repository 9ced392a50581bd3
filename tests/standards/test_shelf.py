"""The shelf keeps every edition and finds the one in force."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.casefile import CaseType
from app.errors import StandardError
from app.standards.shelf import load_shelf
from app.standards.toml_write import standard_toml
from tests.scoring.sheets import item, part, standard


def put(folder: Path, name: str, **more: object) -> None:
    made = standard(part("A", item("1", "100")), **more)  # type: ignore[arg-type]
    (folder / name).write_text(standard_toml(made), "utf-8")


def test_the_edition_in_force_on_the_day_is_offered(tmp_path: Path) -> None:
    put(tmp_path, "a.toml", edition="2024", valid_from=date(2024, 1, 1))
    put(tmp_path, "b.toml", edition="2026", valid_from=date(2026, 2, 1))
    shelf = load_shelf(tmp_path)
    assert [one.edition for one in shelf.fitting(CaseType.PENALTY_ORDINARY, date(2025, 5, 1))] == ["2024"]
    assert [one.edition for one in shelf.fitting(CaseType.PENALTY_ORDINARY, date(2026, 2, 1))] == ["2026"]
    assert shelf.fitting(CaseType.LICENSING, date(2026, 2, 1)) == ()
    assert [one.edition for one in shelf.editions("s")] == ["2024", "2026"]


def test_a_bad_file_does_not_empty_the_shelf(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    (tmp_path / "b.toml").write_text("id = 1", "utf-8")
    shelf = load_shelf(tmp_path, tmp_path / "没有这个文件夹")
    assert len(shelf.standards) == 1
    assert [Path(one.file).name for one in shelf.refused] == ["b.toml"]


def test_two_different_files_of_one_edition_are_not_both_taken(tmp_path: Path) -> None:
    put(tmp_path, "a.toml")
    put(tmp_path, "b.toml", title="改过的标准")
    shelf = load_shelf(tmp_path)
    assert [one.title for one in shelf.standards] == ["标准"]
    assert "同号同版" in shelf.refused[0].error.message


def test_an_edition_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StandardError, match="没有找到评查标准 s（9 版）"):
        load_shelf(tmp_path).get("s", "9")
