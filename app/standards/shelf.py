"""The standards at hand: those of the program and the user's own, every edition kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.standard import Standard
from app.errors import StandardError
from app.standards.toml_read import read_standard


@dataclass(frozen=True, slots=True)
class Refused:
    """A file of a shelf folder that is no standard, and why."""

    file: str
    error: StandardError


@dataclass(frozen=True, slots=True)
class Shelf:
    """All standards that could be read, oldest edition first; `refused` are files that were not."""

    standards: tuple[Standard, ...] = ()
    refused: tuple[Refused, ...] = ()
    files: dict[tuple[str, str], Path] = field(default_factory=dict)

    def get(self, standard_id: str, edition: str) -> Standard:
        """The standard in one edition; StandardError when it is not on the shelf."""
        for standard in self.standards:
            if standard.id == standard_id and standard.edition == edition:
                return standard
        raise StandardError(f"没有找到评查标准 {standard_id}（{edition} 版）。", "请把该版标准文件放回标准文件夹。")

    def editions(self, standard_id: str) -> tuple[Standard, ...]:
        """All editions of a standard, oldest first."""
        return tuple(standard for standard in self.standards if standard.id == standard_id)

    def fitting(self, case_type: CaseType, on: date) -> tuple[Standard, ...]:
        """Standards for a case type in force on a day, the newest edition of each."""
        newest: dict[str, Standard] = {}
        for standard in self.standards:
            ended = standard.valid_to is not None and standard.valid_to < on
            if case_type in standard.case_types and standard.valid_from <= on and not ended:
                newest[standard.id] = standard
        return tuple(newest.values())


def load_shelf(*folders: Path) -> Shelf:
    """The standards in all `*.toml` files of some folders; the first file of an edition wins."""
    standards: dict[tuple[str, str], Standard] = {}
    files: dict[tuple[str, str], Path] = {}
    refused: list[Refused] = []
    for path in _files(folders):
        try:
            standard = read_standard(path)
        except StandardError as error:
            refused.append(Refused(str(path), error))
            continue
        key = standard.id, standard.edition
        if key not in standards:
            standards[key], files[key] = standard, path
        elif standards[key].digest != standard.digest:
            refused.append(Refused(str(path), _twice(standard, files[key])))
    ordered = sorted(standards.values(), key=lambda standard: (standard.id, standard.valid_from, standard.edition))
    return Shelf(tuple(ordered), tuple(refused), files)


def _twice(standard: Standard, first: Path) -> StandardError:
    return StandardError(
        f"{standard.title}（{standard.edition} 版）与 {first.name} 同号同版而内容不同。",
        "已用过的版本不得改动，请另立新版。",
    )


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        if folder.is_dir():
            yield from sorted(folder.glob("*.toml"))
