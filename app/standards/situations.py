"""Which presets of a standard the documents of a case speak for: a table of words and of papers that would tell otherwise."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from app import wording
from app.domain.document_type import DocumentType
from app.domain.standard import Preset


@dataclass(frozen=True, slots=True)
class Situation:
    """Words of a preset, and the papers whose presence or absence speaks for it."""

    words: str
    without: tuple[DocumentType, ...] = ()
    held: tuple[DocumentType, ...] = ()
    penalty: str = ""
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """What a case holds: its kinds of papers, and the kinds of penalty its decision names (None: not read)."""

    kinds: Collection[DocumentType]
    penalties: Collection[str] | None = None


def load_situations(path: Path) -> tuple[Situation, ...]:
    """The table, in its order."""
    table = tomllib.loads(path.read_text("utf-8"))
    return tuple(
        Situation(
            row["words"],
            tuple(map(DocumentType, row.get("without", ()))),
            tuple(map(DocumentType, row.get("with", ()))),
            row.get("penalty", ""),
            row.get("alone", False),
        )
        for row in table["situations"]
    )


def hint(preset: Preset, situations: tuple[Situation, ...], papers: Papers) -> str:
    """Why the papers speak for a preset; "" when they do not, or when the table has nothing to say."""
    matching = [one for one in situations if re.search(one.words, preset.text)]
    alone = [one for one in matching if one.alone]
    matching = alone[:1] or matching
    if not matching or not all(_holds(one, papers) for one in matching):
        return ""
    return "；".join(_told(one) for one in matching)


def _holds(one: Situation, papers: Papers) -> bool:
    if any(kind in papers.kinds for kind in one.without):
        return False
    if one.held and not any(kind in papers.kinds for kind in one.held):
        return False
    if not one.penalty:
        return True
    return bool(papers.penalties) and not any(one.penalty in penalty for penalty in papers.penalties or ())


def _told(one: Situation) -> str:
    absent = "、".join(wording.word(kind) for kind in one.without[:3]) + ("等" if len(one.without) > 3 else "")
    held = "、".join(wording.word(kind) for kind in one.held)
    said = [f"卷内没有{absent}"] if absent else []
    if held:
        said.insert(0, f"卷内有{held}")
    if one.penalty:
        said.insert(0, f"决定书没有{one.penalty}")
    return "，".join(said)
