"""Files as intake hands them over, written by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from app.domain.casefile import CaseFile, FileState
from app.domain.page import PageText
from app.services.cases import take_in_case
from app.store.database import Store
from tests.store.samples import page_of

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Arriving:
    """One file on its way in."""

    name: str
    original: bytes
    pages: tuple[PageText, ...] = ()
    state: FileState = FileState.READ
    reason: str = ""
    view: bytes | None = None
    media: str = "application/pdf"
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.original).hexdigest()

    @property
    def sm3(self) -> str:
        return "0" * 64


def arriving(name: str, *lines: str, **more: object) -> Arriving:
    """A file of one page with these lines."""
    return Arriving(name, ("|".join((name, *lines))).encode(), (page_of(*lines),), **more)  # type: ignore[arg-type]


def reader(*files: Arriving) -> Callable[[Sequence[Path]], Iterator[Arriving]]:
    """A reader that finds these files whatever it is pointed at."""
    return lambda sources: iter(files)


FILING = arriving("01立案审批表.pdf", "立案审批表", "案由：未按规定索证索票", "承办人：张三")
DECISION = arriving("02行政处罚决定书.pdf", "行政处罚决定书", "市监罚〔2026〕12号", "当事人：某某食品有限公司")


def take(store: Store, *files: Arriving, name: str = "案卷甲", **more: object) -> CaseFile:
    """The case these files make."""
    taken = take_in_case(store, [Path("/somewhere") / name], now=NOON, reader=reader(*files), **more)  # type: ignore[arg-type]
    assert taken.case is not None
    return taken.case
