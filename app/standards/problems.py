"""What is wrong with a standard, with its place; the same list for files, for imports and for the editor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from app.errors import StandardError

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the place (`parts[2].items[4].points`), what was expected; a warning lets it pass."""

    path: str
    text: str
    warning: bool = False
    code: str = ""  # the item or veto it belongs to
    file: str = ""

    def __str__(self) -> str:
        where = "：".join(part for part in (self.file, self.path) if part)
        return f"{where}：{self.text}" if where else self.text


def in_file(problems: Iterable[Problem], file: str) -> tuple[Problem, ...]:
    """The problems with the name of the file they were found in."""
    return tuple(replace(problem, file=file) for problem in problems)


def refusal(problems: Iterable[Problem], file: str) -> StandardError:
    """The error that carries every problem that is not merely a warning."""
    texts = tuple(str(problem) for problem in problems if not problem.warning)
    first = "；".join(texts[:SHOWN])
    return StandardError(
        f"评查标准{file or ''}有 {len(texts)} 处错误：{first}{'…' if len(texts) > SHOWN else ''}。",
        "请按提示逐处改正后重新载入。",
        texts,
    )
