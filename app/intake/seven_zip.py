"""7z archives in memory, bounded by what they say they unpack to."""

from __future__ import annotations

from typing import IO

import py7zr
from py7zr.exceptions import AbsolutePathError, ArchiveError, PasswordRequired
from py7zr.io import BytesIOFactory

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.entry import Entry
from app.intake.limits import MEGA, Limits

_FAULTS: tuple[type[Exception], ...] = (*PARSER_FAULTS, ArchiveError, AbsolutePathError)
_ALL_AT_ONCE = 256 * MEGA  # a solid archive must be unpacked from its start for each file


class SevenZipArchive:
    """A 7z; small ones are unpacked once, large ones file by file."""

    def __init__(self, source: IO[bytes], limits: Limits) -> None:
        self._limits = limits
        try:
            self._archive = py7zr.SevenZipFile(source)
            self._files = [info for info in self._archive.list() if not info.is_directory]
            self._locked = self._archive.needs_password()
        except PasswordRequired as error:
            raise IntakeError("压缩包已加密，需要密码才能打开。", "请解压后把文件夹重新导入。") from error
        except _FAULTS as error:
            raise IntakeError("压缩包已损坏，无法打开。", "请重新压缩后再导入。") from error
        if len(self._files) > limits.entries:
            raise IntakeError(
                f"压缩包里有{len(self._files)}个文件，超过上限{limits.entries}个。", "请按案卷分开压缩后再导入。"
            )
        self._packed = sum(info.compressed or 0 for info in self._files)
        self._total = sum(info.uncompressed for info in self._files)
        self._unpacked: dict[str, bytes] = {}

    def entries(self) -> list[Entry]:
        """Files in the order of the archive, each with the reason it will not be read, if any."""
        return [
            Entry(index, info.filename, info.uncompressed, self._refusal(info))
            for index, info in enumerate(self._files)
        ]

    def read(self, index: int) -> bytes:
        """The bytes of one file."""
        name = self._files[index].filename
        if name in self._unpacked:
            return self._unpacked[name]
        wanted = [info.filename for info in self._files] if self._total <= _ALL_AT_ONCE else [name]
        try:
            found = self._extract(wanted)
            data = found[name]
        except _FAULTS as error:
            raise IntakeError("在压缩包里已损坏，无法解压。", "请重新压缩后再导入。") from error
        if self._total <= _ALL_AT_ONCE:
            self._unpacked = found
        return data

    def _extract(self, names: list[str]) -> dict[str, bytes]:
        factory = BytesIOFactory(self._limits.file_bytes)
        self._archive.reset()
        self._archive.extract(targets=names, factory=factory)
        found = {}
        for info in self._files:
            if info.filename in factory.products:
                product = factory.products[info.filename]
                product.seek(0)
                found[info.filename] = product.read()[: info.uncompressed]
        return found

    def _refusal(self, info: py7zr.FileInfo) -> str:
        if self._locked:
            return "在压缩包里已加密，需要密码。"
        if info.is_symlink or not info.is_file:
            return "是符号链接，不是文件，未跟随。"
        if info.uncompressed > self._limits.file_bytes:
            megas = info.uncompressed // MEGA
            return f"解压后有{megas} MB，超过单个文件上限{self._limits.file_bytes // MEGA} MB。"
        ratio = self._total / max(self._packed, 1)
        if self._packed and info.uncompressed > self._limits.ratio_from and ratio > self._limits.ratio:
            return f"压缩比达{ratio:.0f}倍，疑似压缩炸弹，未解压。"
        return ""
