"""Finding files: folders walked in natural order, archives opened where they lie, each file's bytes read once."""

from __future__ import annotations

import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import IntakeError
from app.evidence.process import Cancelled
from app.intake.entry import JOIN_VOLUMES, VOLUME, Entry
from app.intake.media import ARCHIVES, media_of
from app.intake.names import inner_name, is_volume, natural_key, quoted, readable
from app.intake.readers import Readers, Stop


@dataclass(frozen=True, slots=True)
class Gathered:
    """A file's name and bytes; `problem` says why the bytes are not there or must not be read on."""

    name: str
    data: bytes = b""
    problem: str = ""
    advice: str = ""
    kept: bool = False
    warnings: tuple[str, ...] = ()
    path: Path | None = None


@dataclass(slots=True)
class _Budget:
    """How many files are known of, what all archives together may still unpack to, the number of the last archive."""

    known: int
    left: int
    number: int = 0


Counted = tuple[int, Gathered]


def gather(sources: Sequence[Path], readers: Readers, stop: Stop | None = None) -> Iterator[Counted]:
    """Every file under the sources, with how many are known of so far."""
    paths = [found for source in sorted(sources, key=lambda path: natural_key(path.name)) for found in _walk(source)]
    if not paths:
        raise IntakeError(f"{quoted(source.name for source in sources)}里没有文件。", "请选择放有案卷文件的文件夹。")
    if len(paths) > readers.limits.files:
        raise IntakeError(
            f"{quoted(source.name for source in sources)}里有 {len(paths)} 个文件，超过一份案卷的上限 {readers.limits.files} 个。",
            "请只选择放有一份案卷的文件夹，不要选择整个磁盘或上级文件夹。",
        )
    budget = _Budget(len(paths), readers.limits.archive_bytes)
    for name, path in paths:
        if stop is not None and stop():
            raise Cancelled
        found = _load(name, path, readers.limits.file_bytes)
        if not found.problem and is_volume(name):
            yield budget.known, replace(found, problem=VOLUME, advice=JOIN_VOLUMES, kept=True, path=None)
        elif _is_archive(found):
            yield from _unpack(found, readers, budget, 1, stop)
        else:
            yield budget.known, found


def _is_archive(found: Gathered) -> bool:
    return found.path is not None or (not found.problem and media_of(found.name, found.data) in ARCHIVES)


def _walk(source: Path) -> list[tuple[str, Path]]:
    """Names and paths below a folder in natural order; links are listed but not followed into folders."""
    if not source.exists():
        raise IntakeError(f"找不到{quoted([source.name])}。", "请检查U盘或文件夹是否还在，再重新导入。")
    if not source.is_dir():
        return [(readable(source.name), source)]
    try:
        found = list(_below(source))
    except OSError as error:
        raise IntakeError(f"文件夹{quoted([source.name])}无法打开。", "请检查权限和磁盘后重新导入。") from error
    named = [(readable(path.relative_to(source).as_posix()), path) for path in found]
    return sorted(named, key=lambda pair: natural_key(pair[0]))


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)
        else:
            yield path


def _load(name: str, path: Path, limit: int) -> Gathered:
    if path.is_symlink():
        return Gathered(name, problem="是指向别处的链接，未跟随。", advice="请把原文件复制进文件夹后重新导入。")
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            return Gathered(name, problem="不是普通文件。", advice="请检查后重新导入。")
        size = status.st_size
        if size > limit and (kind := _big_archive(path)):
            return Gathered(name, path=path, data=kind)
        if size > limit:
            text = f"文件有{size // 1024**2} MB，超过单个文件上限{limit // 1024**2} MB，未存入。"
            return Gathered(name, problem=text, advice="请拆分或压缩清晰度后重新导入；录音录像可另行存放。")
        return Gathered(name, path.read_bytes())
    except FileNotFoundError:
        return Gathered(name, problem="读取时文件已不在。", advice="请检查U盘是否松动，再重新导入。")
    except PermissionError:
        return Gathered(name, problem="没有读取权限。", advice="请在文件属性里放开读取权限，或复制到本机后重新导入。")
    except OSError:
        return Gathered(name, problem="磁盘读取出错。", advice="请复制到本机硬盘后重新导入。")


def _big_archive(path: Path) -> bytes:
    """The first bytes of an archive that is read where it lies instead of in memory, or nothing."""
    with path.open("rb") as file:
        head = file.read(1024)
    return head if media_of(path.name, head) in ARCHIVES else b""


def _unpack(archive: Gathered, readers: Readers, budget: _Budget, depth: int, stop: Stop | None) -> Iterator[Counted]:
    """Files of an archive in natural order; an archive that cannot be opened is itself the file."""
    if depth > readers.limits.nesting:
        problem = f"压缩包嵌套超过{readers.limits.nesting}层，未展开。"
        advice = "请解压后重新导入。"
        yield budget.known, Gathered(archive.name, archive.data, problem, advice, kept=True)
        return
    budget.number += 1
    number = budget.number
    media = media_of(archive.name, archive.data)
    try:
        entries = readers.open_archive(number, media, archive.path or archive.data, archive.name, stop)
    except IntakeError as error:
        yield budget.known, Gathered(archive.name, archive.data, error.message, error.advice)
        return
    if not entries:
        problem, advice = "压缩包里没有文件。", "请重新压缩后再导入。"
        yield budget.known, Gathered(archive.name, archive.data, problem, advice)
        return
    budget.known += len(entries) - 1
    for entry in sorted(entries, key=lambda entry: natural_key(entry.name)):
        found = _entry(archive, number, entry, readers, budget, stop)
        if _is_archive(found):
            yield from _unpack(found, readers, budget, depth + 1, stop)
        else:
            yield budget.known, found
    readers.close_archive(number)


def _entry(
    archive: Gathered, number: int, entry: Entry, readers: Readers, budget: _Budget, stop: Stop | None
) -> Gathered:
    inner, cleaned = inner_name(entry.name)
    name = f"{archive.name}/{inner}"
    warnings = ("在压缩包里的路径不规范，已按普通文件名存放。",) if cleaned else ()
    if entry.refusal:
        return Gathered(name, problem=entry.refusal, advice="请解压后检查，再重新导入。", warnings=warnings)
    if entry.size > budget.left:
        return Gathered(name, problem="压缩包解压后的总量超过上限，未解压。", advice="请按案卷分开压缩后再导入。")
    budget.left -= entry.size
    try:
        return Gathered(name, readers.read_entry(number, entry, name, stop), warnings=warnings)
    except IntakeError as error:
        return Gathered(name, problem=error.message, advice=error.advice, warnings=warnings)
