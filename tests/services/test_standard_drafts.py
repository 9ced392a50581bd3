"""Drafts of standards: kept, frozen, retired; hostile files told."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.casefile import CaseType
from app.domain.points import points
from app.domain.standard import Standard
from app.errors import StandardError
from app.services.standard_drafts import (
    as_new_edition,
    blank_standard,
    draft_problems,
    drafts_folder,
    freeze_draft,
    keep_doubts,
    keep_draft,
    list_drafts,
    own_folder,
    read_doubts,
    read_draft,
    remove_draft,
    restore_standard,
    retire_standard,
    start_draft,
    take_in_file,
)
from app.standards.editing import remove
from app.standards.shelf import Shelf, load_shelf
from app.standards.toml_write import standard_toml
from tests.services.small import STANDARD as SMALL

STANDARD = replace(SMALL, basis_required=False)
DAY = date(2026, 3, 1)


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return tmp_path / "room"


def shelf_of(room: Path) -> Shelf:
    return load_shelf(own_folder(room))


def draft(room: Path, standard: Standard = STANDARD) -> str:
    return start_draft(room, as_new_edition(standard, "2027-01", DAY))


def test_a_draft_is_kept_but_not_on_the_shelf(room: Path) -> None:
    name = draft(room)
    assert [one.name for one in list_drafts(room).drafts] == [name]
    assert shelf_of(room).standards == ()


def test_two_drafts_of_one_edition_have_files_of_their_own(room: Path) -> None:
    assert draft(room) != draft(room)


def test_a_draft_full_of_errors_is_read_as_it_is(room: Path) -> None:
    name = draft(room)
    broken = replace(read_draft(room, name), grades=())
    keep_draft(room, name, broken)
    assert read_draft(room, name) == broken


def test_freezing_puts_an_unchangeable_edition_on_the_shelf(room: Path) -> None:
    frozen = freeze_draft(room, draft(room), shelf_of(room))
    [held] = shelf_of(room).standards
    path = own_folder(room) / "small-2027-01.toml"
    assert held == frozen
    assert held.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    assert not held.draft
    assert not path.stat().st_mode & 0o222
    assert list_drafts(room).drafts == ()


def test_a_frozen_file_that_was_changed_is_refused(room: Path) -> None:
    freeze_draft(room, draft(room), shelf_of(room))
    path = own_folder(room) / "small-2027-01.toml"
    path.chmod(0o600)
    path.write_text(path.read_text("utf-8").replace("立案审批", "立案"), "utf-8")
    shelf = shelf_of(room)
    assert shelf.standards == ()
    assert "改动过" in shelf.refused[0].error.message


def test_a_draft_with_errors_is_not_frozen_and_all_are_told(room: Path) -> None:
    name = draft(room, replace(STANDARD, grades=(), title=""))
    with pytest.raises(StandardError) as told:
        freeze_draft(room, name, shelf_of(room))
    assert len(told.value.problems) == 2
    assert list_drafts(room).drafts[0].name == name


def test_an_edition_is_frozen_once(room: Path) -> None:
    freeze_draft(room, draft(room), shelf_of(room))
    with pytest.raises(StandardError, match="已有 2027-01 版"):
        freeze_draft(room, draft(room), shelf_of(room))


def test_a_freeze_that_was_cut_off_can_be_finished(room: Path) -> None:
    name = draft(room)
    kept = (drafts_folder(room) / name).read_bytes()
    freeze_draft(room, name, shelf_of(room))
    (drafts_folder(room) / name).write_bytes(kept)
    assert freeze_draft(room, name, Shelf()).edition == "2027-01"


def test_codes_left_out_of_a_new_edition_are_retired(room: Path) -> None:
    freeze_draft(room, draft(room), shelf_of(room))
    smaller = as_new_edition(remove(STANDARD, ("parts", 0, "items", 1)), "2028-01", DAY)
    assert freeze_draft(room, start_draft(room, smaller), shelf_of(room)).retired_items == ("A-02",)


def test_a_retired_edition_is_no_longer_offered_but_still_there(room: Path) -> None:
    frozen = freeze_draft(room, draft(room), shelf_of(room))
    retire_standard(room, frozen, DAY)
    shelf = shelf_of(room)
    assert shelf.offered == ()
    assert shelf.fitting(CaseType.PENALTY_ORDINARY, DAY) == ()
    assert shelf.get("small", "2027-01") == frozen


def test_a_retired_edition_comes_back(room: Path) -> None:
    frozen = freeze_draft(room, draft(room), shelf_of(room))
    retire_standard(room, frozen, DAY)
    restore_standard(room, frozen)
    assert shelf_of(room).offered == (frozen,)


def test_a_blank_standard_has_a_number_of_its_own(room: Path) -> None:
    first = blank_standard(Shelf(), list_drafts(room), "县级标准", "2026-01", DAY, (CaseType.LICENSING,))
    start_draft(room, first)
    second = blank_standard(Shelf(), list_drafts(room), "县级标准", "2026-01", DAY, (CaseType.LICENSING,))
    assert (first.id, second.id) == ("own-2026-1", "own-2026-2")
    assert draft_problems(first, Shelf())[0].warning


def test_names_that_cannot_be_files_are_problems() -> None:
    found = draft_problems(replace(STANDARD, id="../x", edition="第一版"), Shelf())
    assert [problem.path for problem in found] == ["id", "edition"]


def test_a_file_from_elsewhere_becomes_a_draft(room: Path, tmp_path: Path) -> None:
    path = tmp_path / "given.toml"
    path.write_text(standard_toml(STANDARD), "utf-8")
    assert read_draft(room, take_in_file(room, path)).title == "小标准"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"x" * 10_000_000, "10.0 MB"),
        (b"a = " + b"[" * 5000, "嵌套"),
        (b"\xff\xfe", "UTF-8"),
        (b'id = 1\nstrange = 2\ntitle = "t"', "strange"),
        (standard_toml(STANDARD).replace('points = "60"', 'points = "1e999999999"').encode(), "1e999999999"),
    ],
)
def test_a_hostile_file_is_refused_with_its_problems(room: Path, tmp_path: Path, data: bytes, told: str) -> None:
    path = tmp_path / "given.toml"
    path.write_bytes(data)
    with pytest.raises(StandardError) as error:
        take_in_file(room, path)
    assert told in "".join(error.value.problems)
    assert list_drafts(room).drafts == ()


def test_a_broken_draft_is_told_beside_the_good_ones(room: Path) -> None:
    draft(room)
    (drafts_folder(room) / "broken.toml").write_text("id = ", "utf-8")
    drafts = list_drafts(room)
    assert len(drafts.drafts) == 1
    assert drafts.refused[0].file.endswith("broken.toml")


def test_doubts_stay_with_a_draft_until_they_are_checked(room: Path) -> None:
    name = draft(room)
    keep_doubts(room, name, ["没有理解　第3行：\n视情况", "合计不符"])
    assert read_doubts(room, name) == ("没有理解　第3行： 视情况", "合计不符")
    assert len(list_drafts(room).drafts) == 1
    keep_doubts(room, name, ())
    assert read_doubts(room, name) == ()


def test_doubts_go_with_their_draft(room: Path) -> None:
    name = draft(room)
    keep_doubts(room, name, ["合计不符"])
    remove_draft(room, name)
    assert list(drafts_folder(room).iterdir()) == []


def test_a_removed_draft_is_gone(room: Path) -> None:
    remove_draft(room, draft(room))
    assert list_drafts(room).drafts == ()


def test_points_beyond_reason_are_none() -> None:
    with pytest.raises(ValueError, match="no number of points"):
        points("1e400")


def test_comments_of_a_file_taken_in_stay_to_be_read_beside_the_draft(room: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.toml"
    theirs.write_text(f"# 分值按省厅 2025 年文件\n{standard_toml(STANDARD)}", "utf-8")
    name = take_in_file(room, theirs)
    assert read_doubts(room, name) == ("文件第 1 行的注释，不在标准里，只留在这里：分值按省厅 2025 年文件",)


def test_comments_written_into_a_draft_by_hand_outlive_its_next_saving(room: Path) -> None:
    name = draft(room)
    path = drafts_folder(room) / name
    path.write_text(path.read_text("utf-8") + "# 待商定\n", "utf-8")
    keep_draft(room, name, read_draft(room, name))
    assert "待商定" not in path.read_text("utf-8")
    assert [line.partition("：")[2] for line in read_doubts(room, name)] == ["待商定"]
