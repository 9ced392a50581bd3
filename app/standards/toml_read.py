"""A standard from its TOML file, with every problem at once or none."""

from __future__ import annotations

import hashlib
import re
import tomllib
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

from app.domain.standard import Standard
from app.errors import StandardError
from app.standards.check import check_standard
from app.standards.problems import Problem, in_file, refusal
from app.standards.schema import BAD, Schema

SIZE_LIMIT = 4_000_000  # bytes; the longest published standard takes less than a tenth
DEPTH_LIMIT = 60  # nested brackets; a tree of items needs far fewer
_STRING_OR_COMMENT = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'[^'\n]*'|#[^\n]*""", re.DOTALL
)
_AT = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file said: the standard unless it was refused, and all problems and warnings."""

    standard: Standard | None
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()


def read_standard(source: Path | bytes, file: str = "") -> Standard:
    """The standard in a TOML file; StandardError lists all problems at once."""
    reading = inspect_standard(source, file)
    if reading.standard is None or reading.problems:
        name = file or (source.name if isinstance(source, Path) else "")
        raise refusal(reading.problems, name)
    return reading.standard


def inspect_standard(source: Path | bytes, file: str = "") -> Reading:
    """The standard with all its problems and warnings; nothing is raised for a wrong file."""
    name = file or (source.name if isinstance(source, Path) else "")
    try:
        data = _bytes_of(source)
        table = _table_of(data)
    except StandardError as error:
        return Reading(None, in_file((Problem("", error.message.rstrip("。")),), name))
    schema = Schema()
    standard = schema.table(Standard, table, "")
    if standard is BAD:
        return Reading(None, in_file(schema.problems, name))
    found = in_file(check_standard(standard), name)
    problems = tuple(problem for problem in found if not problem.warning)
    warnings = tuple(problem for problem in found if problem.warning)
    digest = hashlib.sha256(data).hexdigest()
    return Reading(replace(standard, digest=digest), problems, warnings)


def comments_of(text: str) -> tuple[tuple[int, str], ...]:
    """The comments of a TOML text, each with its line from 1; a # inside a string is none."""
    found = ((one.start(), one.group()) for one in _STRING_OR_COMMENT.finditer(text))
    return tuple(
        (text.count("\n", 0, at) + 1, words.lstrip("# ").rstrip())
        for at, words in found
        if words.startswith("#") and words.strip("# \t")
    )


def _bytes_of(source: Path | bytes) -> bytes:
    if isinstance(source, bytes):
        data = source
    else:
        try:
            if source.stat().st_size > SIZE_LIMIT:
                raise _too_big(source.stat().st_size)
            data = source.read_bytes()
        except OSError as error:
            raise StandardError(f"文件无法读取（{error.strerror or '未知原因'}）") from error
    if len(data) > SIZE_LIMIT:
        raise _too_big(len(data))
    return data


def _too_big(size: int) -> StandardError:
    return StandardError(f"文件有 {size / 1_000_000:.1f} MB，超过 {SIZE_LIMIT // 1_000_000} MB，不是评查标准")


def _table_of(data: bytes) -> dict[str, object]:
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise StandardError(f"不是 UTF-8 文本（第 {error.start + 1} 字节起）") from error
    if _deepest(text) > DEPTH_LIMIT:
        raise StandardError(f"括号嵌套超过 {DEPTH_LIMIT} 层，不是评查标准")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise StandardError(_where(str(error))) from error


def _deepest(text: str) -> int:
    depth = deepest = 0
    for found in re.finditer(r"[\[{\]}]", text):
        depth = depth + 1 if found.group() in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest


def _where(message: str) -> str:
    found = _AT.search(message)
    place = f"第 {found.group(1)} 行第 {found.group(2)} 列" if found and found.group(1) else "文件末尾"
    return f"TOML 写法有误（{place}）：{_AT.sub('', message)}"
