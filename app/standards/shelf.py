"""The standards at hand: those of the program and the user's own, every edition kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from app.domain.casefile import CaseType
from app.domain.standard import Standard
from app.errors import StandardError
from app.standards.toml_read import read_standard

FROZEN = "frozen.sha256"  # as sha256sum writes it: digest, two spaces, file name
RETIRED = "retired.txt"  # id@edition and the day
Writer = Callable[[Path, bytes], object]


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
    retired: frozenset[tuple[str, str]] = frozenset()  # editions no longer offered for new reviews

    @property
    def offered(self) -> tuple[Standard, ...]:
        """The standards that a new review may be made by."""
        return tuple(one for one in self.standards if not self.is_retired(one))

    def is_retired(self, standard: Standard) -> bool:
        """True for an edition that is no longer offered for new reviews."""
        return (standard.id, standard.edition) in self.retired

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
        for standard in self.offered:
            ended = standard.valid_to is not None and standard.valid_to < on
            if case_type in standard.case_types and standard.valid_from <= on and not ended:
                newest[standard.id] = standard
        return tuple(newest.values())


def load_shelf(*folders: Path) -> Shelf:
    """The standards in all `*.toml` files of some folders; the first file of an edition wins."""
    standards: dict[tuple[str, str], Standard] = {}
    files: dict[tuple[str, str], Path] = {}
    refused: list[Refused] = []
    folders = tuple(folder for folder in folders if folder.is_dir())
    frozen = {folder: _frozen(folder) for folder in folders}
    for path in _files(folders):
        try:
            standard = read_standard(path)
            _refuse_changed(standard, frozen[path.parent].get(path.name), path.name)
        except StandardError as error:
            refused.append(Refused(str(path), error))
            continue
        key = standard.id, standard.edition
        if key not in standards:
            standards[key], files[key] = standard, path
        elif standards[key].digest != standard.digest:
            refused.append(Refused(str(path), _twice(standard, files[key])))
    ordered = sorted(standards.values(), key=lambda standard: (standard.id, standard.valid_from, standard.edition))
    retired = frozenset(key for folder in folders for key in _retired(folder))
    return Shelf(tuple(ordered), tuple(refused), files, retired)


def record_frozen(folder: Path, name: str, digest: str, write: Writer) -> None:
    """The digest of a frozen file is known; a file that differs from it is refused from now on."""
    known = _frozen(folder) | {name: digest}
    write(folder / FROZEN, "".join(f"{one}  {file}\n" for file, one in sorted(known.items())).encode())


def record_retired(folder: Path, key: tuple[str, str], on: date | None, write: Writer) -> None:
    """An edition is retired from a day, or offered again when there is no day."""
    folder.mkdir(parents=True, exist_ok=True)
    days = _retired(folder)
    days.pop(key, None)
    if on is not None:
        days[key] = on.isoformat()
    write(
        folder / RETIRED, "".join(f"{one}@{edition} {day}\n" for (one, edition), day in sorted(days.items())).encode()
    )


def _frozen(folder: Path) -> dict[str, str]:
    lines = (line.split("  ", 1) for line in _lines(folder / FROZEN))
    return {line[1]: line[0] for line in lines if len(line) == len(("digest", "file"))}


def _retired(folder: Path) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for line in _lines(folder / RETIRED):
        name, _, day = line.partition(" ")
        standard_id, _, edition = name.partition("@")
        found[standard_id, edition] = day
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", "replace").splitlines()
    except OSError:
        return []


def _refuse_changed(standard: Standard, digest: str | None, name: str) -> None:
    if digest is not None and standard.digest != digest:
        raise StandardError(f"{name} 在冻结发布之后被改动过。", "请放回原来的文件；要调整标准，请复制为新版次。")


def _twice(standard: Standard, first: Path) -> StandardError:
    return StandardError(
        f"{standard.title}（{standard.edition} 版）与 {first.name} 同号同版而内容不同。",
        "已用过的版本不得改动，请另立新版。",
    )


def _files(folders: Iterable[Path]) -> Iterable[Path]:
    for folder in folders:
        yield from sorted(folder.glob("*.toml"))
