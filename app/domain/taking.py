"""Taking in: what to do with a folder seen before, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.casefile import CaseFile, SourceFile


class TakeInMode(Enum):
    """What to do when the same files belong to a case already: ask first, or one of the three answers."""

    ASK = "ask"
    OPEN = "open"
    ADD_NEW = "add_new"
    SECOND_CASE = "second_case"


@dataclass(frozen=True, slots=True)
class TakeIn:
    """The case, and every file by what became of it. With `same` set and no `case`, nothing was stored: ask."""

    case: CaseFile | None
    taken: tuple[SourceFile, ...] = ()
    kept: tuple[SourceFile, ...] = ()
    refused: tuple[SourceFile, ...] = ()
    same: CaseFile | None = None
