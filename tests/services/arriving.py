"""Files as intake hands them over, written by hand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.domain.casefile import CaseFile, FileState
from app.intake.read import ReadFile
from app.services.cases import take_in_case
from app.store.database import Store
from tests.store.samples import page_of

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


def arriving(name: str, *lines: str, **more: Any) -> ReadFile:
    """A file of one page with these lines."""
    return file_of(name, "|".join((name, *lines)).encode(), pages=(page_of(*lines),), **more)


def file_of(name: str, original: bytes, state: FileState = FileState.READ, **more: Any) -> ReadFile:
    """A file with these bytes."""
    return ReadFile(name, original, hashlib.sha256(original).hexdigest(), "0" * 64, "pdf", state, **more)


def reader(*files: ReadFile) -> Callable[..., Iterator[ReadFile]]:
    """A reader that finds these files whatever it is pointed at."""

    def read(sources: Sequence[Path], progress: Any = None, **ignored: Any) -> Iterator[ReadFile]:
        for done, file in enumerate(files):
            if progress is not None:
                progress(done, len(files), file.name)
            yield file

    return read


FILING = arriving("01立案审批表.pdf", "立案审批表", "案由：未按规定索证索票", "承办人：张三")
DECISION = arriving("02行政处罚决定书.pdf", "行政处罚决定书", "市监罚〔2026〕12号", "当事人：某某食品有限公司")


def take(store: Store, *files: ReadFile, name: str = "案卷甲", **more: Any) -> CaseFile:
    """The case these files make."""
    taken = take_in_case(store, [Path("/somewhere") / name], now=NOON, reader=reader(*files), **more)
    assert taken.case is not None
    return taken.case
