"""Verbs on the reviewer's own standards: drafts in the workspace, freezing one, retiring an edition."""

from __future__ import annotations

import hashlib
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.points import HUNDRED, points
from app.domain.standard import GradeBand, Part, Standard
from app.errors import StandardError
from app.services.files import write_whole
from app.standards.check import check_standard
from app.standards.editing import with_retired
from app.standards.problems import Problem, refusal
from app.standards.shelf import Refused, Shelf, record_frozen, record_retired
from app.standards.toml_read import comments_of, inspect_standard
from app.standards.toml_write import standard_toml

NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")
GRADES = (("优秀", "90", True), ("合格", "60", True), ("不合格", "0", False))


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft in the workspace; `name` is its file's."""

    name: str
    standard: Standard


@dataclass(frozen=True, slots=True)
class Drafts:
    """The drafts that could be read, and the files that could not."""

    drafts: tuple[Draft, ...] = ()
    refused: tuple[Refused, ...] = ()


def own_folder(workspace: Path) -> Path:
    """Where the reviewer's own standards are."""
    return workspace / "standards"


def drafts_folder(workspace: Path) -> Path:
    """Where drafts are; none of them is on the shelf."""
    return own_folder(workspace) / "drafts"


def list_drafts(workspace: Path) -> Drafts:
    """All drafts of a workspace, by the names of their files."""
    drafts: list[Draft] = []
    refused: list[Refused] = []
    for path in sorted(drafts_folder(workspace).glob("*.toml")):
        try:
            drafts.append(Draft(path.name, read_draft(workspace, path.name)))
        except StandardError as error:
            refused.append(Refused(str(path), error))
    return Drafts(tuple(drafts), tuple(refused))


def read_draft(workspace: Path, name: str) -> Standard:
    """A draft with whatever is still wrong in it; StandardError when it is no standard at all."""
    return _lenient(drafts_folder(workspace) / name)


def _lenient(path: Path) -> Standard:
    reading = inspect_standard(path)
    if reading.standard is None:
        raise refusal(reading.problems, path.name)
    return replace(reading.standard, digest="", draft=True)


def take_in_file(workspace: Path, path: Path) -> str:
    """The name of a new draft made from somebody's standard file; StandardError lists all that is wrong with it."""
    name = start_draft(workspace, _lenient(path))
    keep_doubts(workspace, name, _comment_lines(path))
    return name


def start_draft(workspace: Path, standard: Standard) -> str:
    """The name of the file in which a new draft is kept."""
    folder = drafts_folder(workspace)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StandardError(f"不能建立文件夹“{folder}”。", "请检查磁盘和权限。") from error
    stem = "-".join(part for part in (standard.id, standard.edition) if NAME.fullmatch(part)) or "draft"
    name, number = f"{stem}.toml", 1
    while (folder / name).exists():
        number += 1
        name = f"{stem}-{number}.toml"
    keep_draft(workspace, name, standard)
    return name


def keep_draft(workspace: Path, name: str, standard: Standard) -> None:
    """The draft as it is now, on disk before this returns; comments a person wrote into the file stay beside it."""
    path = drafts_folder(workspace) / name
    comments = _comment_lines(path)
    if comments:
        keep_doubts(workspace, name, (*read_doubts(workspace, name), *comments))
    write_whole(path, standard_toml(replace(standard, draft=True)).encode())


def _comment_lines(path: Path) -> list[str]:
    """The comments of a standard file as lines to look at: the editor writes the file anew, without them."""
    try:
        text = path.read_bytes().decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return []
    found = comments_of(text) if "#" in text else ()
    return [f"文件第 {line} 行的注释，不在标准里，只留在这里：{words}" for line, words in found]


def keep_doubts(workspace: Path, name: str, lines: Iterable[str]) -> None:
    """What is to be checked in an imported draft, kept beside it until somebody has; no lines: all is checked."""
    path = _doubts_of(workspace, name)
    text = "\n".join(" ".join(line.splitlines()) for line in lines)
    if text:
        write_whole(path, text.encode())
    else:
        path.unlink(missing_ok=True)


def read_doubts(workspace: Path, name: str) -> tuple[str, ...]:
    """What is still to be checked in an imported draft."""
    try:
        return tuple(_doubts_of(workspace, name).read_text("utf-8", "replace").splitlines())
    except OSError:
        return ()


def _doubts_of(workspace: Path, name: str) -> Path:
    return (drafts_folder(workspace) / name).with_suffix(".doubts.txt")


def remove_draft(workspace: Path, name: str) -> None:
    """Nothing; the draft is gone."""
    try:
        (drafts_folder(workspace) / name).unlink(missing_ok=True)
        _doubts_of(workspace, name).unlink(missing_ok=True)
    except OSError as error:
        raise StandardError(f"草稿 {name} 不能删除（{error.strerror}）。", "请检查文件是否被占用。") from error


def blank_standard(
    shelf: Shelf, drafts: Drafts, title: str, edition: str, on: date, kinds: tuple[CaseType, ...]
) -> Standard:
    """A standard with one empty part and three usual grades."""
    known = {one.id for one in shelf.standards} | {draft.standard.id for draft in drafts.drafts}
    number = next(number for number in range(1, len(known) + 2) if f"own-{on.year}-{number}" not in known)
    grades = tuple(GradeBand(name, points(low), qualified) for name, low, qualified in GRADES)
    return Standard(
        f"own-{on.year}-{number}", edition, title, kinds, on, (Part("A", "规范性评查"),), (), grades,
        printed_total=HUNDRED, draft=True,
    )  # fmt: skip


def as_new_edition(standard: Standard, edition: str, on: date) -> Standard:
    """A copy under another edition; its retired codes stay retired."""
    return replace(standard, edition=edition, valid_from=on, valid_to=None, draft=True, digest="")


def draft_problems(standard: Standard, shelf: Shelf) -> tuple[Problem, ...]:
    """Everything that keeps a draft from being frozen, and the warnings that do not."""
    return (*_name_problems(standard, shelf), *check_standard(replace(standard, draft=False)))


def _name_problems(standard: Standard, shelf: Shelf) -> tuple[Problem, ...]:
    found = [
        Problem(name, "请用小写字母、数字和短横线，两个字符以上，例如 2026-01")
        for name in ("id", "edition")
        if getattr(standard, name).strip() and not NAME.fullmatch(getattr(standard, name))
    ]
    if any(one.edition == standard.edition for one in shelf.editions(standard.id)):
        found.append(Problem("edition", f"这份标准已有 {standard.edition} 版，请另起一个版次"))
    return tuple(found)


def freeze_draft(workspace: Path, name: str, shelf: Shelf) -> Standard:
    """The standard a draft has become: on the shelf, read only, its digest recorded; StandardError lists what is wrong."""
    draft = replace(read_draft(workspace, name), draft=False)
    standard = with_retired(draft, shelf.editions(draft.id))
    problems = [problem for problem in draft_problems(standard, shelf) if not problem.warning]
    if problems:
        raise refusal(problems, f"“{standard.title}”")
    data = standard_toml(standard).encode()
    digest = hashlib.sha256(data).hexdigest()
    target = own_folder(workspace) / f"{standard.id}-{standard.edition}.toml"
    if target.exists() and target.read_bytes() != data:  # the same bytes: a freeze that was cut off is finished
        raise StandardError(f"已有名为 {target.name} 的标准。", "用过的版次不能改动，请另起一个版次。")
    record_frozen(own_folder(workspace), target.name, digest, write_whole)
    write_whole(target, data)
    target.chmod(stat.S_IREAD | stat.S_IRGRP | stat.S_IROTH)
    remove_draft(workspace, name)
    return replace(standard, digest=digest)


def retire_standard(workspace: Path, standard: Standard, on: date) -> None:
    """The edition is no longer offered for new reviews; reviews made by it keep it."""
    record_retired(own_folder(workspace), (standard.id, standard.edition), on, write_whole)


def restore_standard(workspace: Path, standard: Standard) -> None:
    """The edition is offered again."""
    record_retired(own_folder(workspace), (standard.id, standard.edition), None, write_whole)
