"""File names: their natural order, their parts, and how they were written in an archive."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(r"\d+|[零〇一二两三四五六七八九十百千]+")
_PART = (
    re.compile(r"^(?P<stem>.+?)[\s_\-－—]*[(（\[【]?[pP](?:age)?[\s_]?(?P<number>\d{1,4})[)）\]】]?$"),
    re.compile(r"^(?P<stem>.+?)[\s_\-－—]*[(（]?第(?P<number>\d{1,4}|[一二三四五六七八九十百]{1,5})[页面张][)）]?$"),
    re.compile(r"^(?P<stem>.+?)\s*[(（](?P<number>\d{1,4})[)）]$"),
    re.compile(r"^(?P<stem>.*\D)[_\-－—](?P<number>\d{1,3})$"),
)
_VOLUME = re.compile(r"\.(?:(?:zip|7z|rar)\.\d{3}|z\d\d|r\d\d|part\d+\.rar)$", re.IGNORECASE)

NaturalKey = tuple[tuple[tuple[int, int, str], ...], ...]


def natural_key(name: str) -> NaturalKey:
    """Sort key by which 2 comes before 10 and 二 before 十, folder by folder."""
    return tuple(_key_of(part) for part in name.replace("\\", "/").split("/"))


def _key_of(part: str) -> tuple[tuple[int, int, str], ...]:
    folded = unicodedata.normalize("NFKC", part).casefold()
    keys: list[tuple[int, int, str]] = []
    at = 0
    for found in _NUMBER.finditer(folded):
        if found.start() > at:
            keys.append((1, 0, folded[at : found.start()]))
        keys.append((0, number_of(found.group()), found.group()))
        at = found.end()
    if at < len(folded):
        keys.append((1, 0, folded[at:]))
    return tuple(keys)


def number_of(digits: str) -> int:
    """The value of Arabic or Chinese digits: 12, 十二, 一百零三, 二〇二六."""
    if digits.isdecimal():
        return int(digits)
    if not any(char in _UNITS for char in digits):
        return int("".join(str(_DIGITS[char]) for char in digits))
    total, digit = 0, 0
    for char in digits:
        if char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return total + digit


def part_of(name: str) -> tuple[str, int | None]:
    """The name of the document a file is a part of, and which part: `执照-p2.png` is 2 of `执照`."""
    path = PurePosixPath(name)
    for pattern in _PART:
        found = pattern.match(path.stem)
        if found:
            return str(path.with_name(found["stem"].strip())), number_of(found["number"])
    return str(path.with_name(path.stem)) if path.stem else name, None


def group_parts(names: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Files that look like the pages of one document, as groups in natural order; everything else alone.

    A group has the same stem, folder and suffix, and its numbers run on from 0 or 1 without a gap.
    """
    stems: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for name in names:
        stem, number = part_of(name)
        if number is not None:
            stems.setdefault((stem, _suffix(name)), []).append((number, name))
    group_of: dict[str, tuple[str, ...]] = {}
    for found in stems.values():
        found.sort()
        numbers = [number for number, _ in found]
        if len(found) > 1 and numbers[0] in (0, 1) and numbers == list(range(numbers[0], numbers[0] + len(found))):
            group = tuple(name for _, name in found)
            group_of.update(dict.fromkeys(group, group))
    return tuple(dict.fromkeys(group_of.get(name, (name,)) for name in sorted(names, key=natural_key)))


def _suffix(name: str) -> str:
    return PurePosixPath(name).suffix.casefold()


def readable(name: str) -> str:
    """A name on disk as it was meant: bytes that are no UTF-8 (files unpacked without regard to encoding) read as GBK."""
    return "/".join(map(_readable_part, name.split("/")))


def _readable_part(part: str) -> str:
    try:
        part.encode()
    except UnicodeEncodeError:
        raw = part.encode("utf-8", "surrogateescape" if _from_bytes(part) else "replace")
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return part


def _from_bytes(part: str) -> bool:
    """Whether what is no character stands for a byte, as Python reads names from a disk."""
    return all(not "\ud800" <= char <= "\udfff" or "\udc80" <= char <= "\udcff" for char in part)


def archive_name(stored: str, utf8: bool) -> str:
    """The name of an archive entry as its writer meant it: UTF-8 where marked or valid, else GBK."""
    if utf8 or stored.isascii():
        return stored
    try:
        raw = stored.encode("cp437")
    except UnicodeEncodeError:
        return stored
    for code in ("utf-8", "gb18030"):
        try:
            return raw.decode(code)
        except UnicodeDecodeError:
            continue
    return stored


def inner_name(name: str) -> tuple[str, bool]:
    """A name that stays inside its archive, and whether it had to be cleaned of `..`, roots or drive letters."""
    name = readable(name)
    parts = [part for part in name.replace("\\", "/").split("/") if part not in ("", ".")]
    clean = [re.sub(r"^[A-Za-z]:", "", part) for part in parts if part != ".."]
    clean = ["".join(char for char in part if char >= " " and char != "\x7f") for part in clean]
    clean = [part for part in clean if part]
    tidy = "/".join(clean) or "未命名"
    return tidy, tidy != name.replace("\\", "/").removeprefix("./").rstrip("/")


def is_volume(name: str) -> bool:
    """Whether a file is one of the parts that an archive was cut into: `a.7z.001`, `a.z01`, `a.part2.rar`."""
    return bool(_VOLUME.search(name))


def is_system_file(name: str) -> bool:
    """Whether a file is one that systems and programs leave beside documents."""
    parts = name.casefold().split("/")
    last = parts[-1]
    return "__macosx" in parts or last in _SYSTEM or last.startswith((".", "~$", "._"))


_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db"})


def quoted(names: Iterable[str]) -> str:
    """Names in Chinese quotation marks, joined."""
    return "、".join(f"“{readable(name)}”" for name in names)
