"""Archives inside a worker process: listed under limits, one entry read at a time, nothing ever written to disk."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any, Protocol

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.entry import JOIN_VOLUMES, VOLUME, Entry
from app.intake.limits import Limits
from app.intake.media import Media
from app.intake.names import archive_name


class Archive(Protocol):
    """An opened archive."""

    def entries(self) -> list[Entry]:
        """Its files, as listed."""

    def read(self, index: int) -> bytes:
        """The bytes of one file."""


class ZipArchive:
    """A zip; names in UTF-8 or GBK, entries bounded by what they say and by what is allowed."""

    def __init__(self, source: IO[bytes], limits: Limits) -> None:
        self._limits = limits
        if _is_last_volume(source):
            raise IntakeError(f"是{VOLUME}", JOIN_VOLUMES)
        try:
            self._zip = zipfile.ZipFile(source)
            # without a name it is no folder, but asking it would fail
            self._files = [info for info in self._zip.infolist() if not info.filename or not info.is_dir()]
        except PARSER_FAULTS as error:
            raise IntakeError("压缩包已损坏，无法打开。", "请重新压缩后再导入。") from error
        if len(self._files) > limits.entries:
            raise IntakeError(
                f"压缩包里有{len(self._files)}个文件，超过上限{limits.entries}个。", "请按案卷分开压缩后再导入。"
            )

    def entries(self) -> list[Entry]:
        """Files in the order of the archive, each with the reason it will not be read, if any."""
        return [
            Entry(index, _zip_name(info), info.file_size, self._refusal(info)) for index, info in enumerate(self._files)
        ]

    def read(self, index: int) -> bytes:
        """The bytes of one file."""
        info = self._files[index]
        try:
            with self._zip.open(info) as file:
                data = file.read(self._limits.file_bytes + 1)
        except PARSER_FAULTS as error:
            raise IntakeError("在压缩包里已损坏，无法解压。", "请重新压缩后再导入。") from error
        if len(data) > self._limits.file_bytes:
            raise IntakeError("解压后超过单个文件的大小上限。", "请拆分后再导入。")
        return data

    def _refusal(self, info: zipfile.ZipInfo) -> str:
        if info.flag_bits & 1:
            return "在压缩包里已加密，需要密码。"
        if stat.S_ISLNK(info.external_attr >> 16):
            return "是符号链接，不是文件，未跟随。"
        if info.file_size > self._limits.file_bytes:
            return f"解压后有{info.file_size // 1024**2} MB，超过单个文件上限{self._limits.file_bytes // 1024**2} MB。"
        ratio = info.file_size / max(info.compress_size, 1)
        if info.file_size > self._limits.ratio_from and ratio > self._limits.ratio:
            return f"压缩比达{ratio:.0f}倍，疑似压缩炸弹，未解压。"
        return ""


def _is_last_volume(source: IO[bytes]) -> bool:
    """Whether the end of a zip says that there are volumes before it."""
    source.seek(0, io.SEEK_END)
    source.seek(max(0, source.tell() - 66_000))
    tail = source.read()
    end = tail.rfind(b"PK\x05\x06")
    source.seek(0)
    return 0 <= end <= len(tail) - 6 and 0 < int.from_bytes(tail[end + 4 : end + 6], "little") < 0xFFFF


def _zip_name(info: zipfile.ZipInfo) -> str:
    return archive_name(_unicode_path(info.extra) or info.orig_filename, bool(info.flag_bits & 0x800))


def _unicode_path(extra: bytes) -> str:
    """The UTF-8 name some packers put beside a local one (Info-ZIP extra field 0x7075)."""
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack("<HH", extra[at : at + 4])
        if kind == 0x7075 and size > 5:
            return extra[at + 9 : at + 4 + size].decode("utf-8", "ignore")
        at += 4 + size
    return ""


def start(settings: Mapping[str, Any]) -> ArchiveServing:
    """The answering side of the archive worker."""
    return ArchiveServing(Limits(**settings.get("limits", {})))


class ArchiveServing:
    """Answers open, read and close; nested archives are open at the same time under numbers of their own."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._open: dict[int, Archive] = {}

    def answer(self, request: Mapping[str, Any]) -> Any:
        """Plain data for one request."""
        number = int(request["number"])
        match request["do"]:
            case "open":
                self._open[number] = self._opened(Media(request["kind"]), _source(request))
                entries = self._open[number].entries()
                return [[entry.index, entry.name, entry.size, entry.refusal] for entry in entries]
            case "read":
                return self._open[number].read(request["index"])
        self._open.pop(number, None)
        return None

    def _opened(self, kind: Media, source: IO[bytes]) -> Archive:
        if kind is Media.SEVEN_ZIP:
            from app.intake.seven_zip import SevenZipArchive

            return SevenZipArchive(source, self._limits)
        return ZipArchive(source, self._limits)


def _source(request: Mapping[str, Any]) -> IO[bytes]:
    """The archive's bytes, or its file, which stays open as long as the archive."""
    return Path(request["path"]).open("rb") if "path" in request else io.BytesIO(request["data"])
