"""The documents of a case with their words and their facts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.fact import Fact
from app.domain.page import PageText
from app.errors import IntakeError
from app.evidence.worker import EvidenceWorker
from app.intake.recognise import Recogniser, what_is_missing
from app.intake.understand.facts import read_facts
from app.services.cases import open_case, take_in_case
from app.services.recognition import Progress, recognise_case
from app.store.database import Store, open_store


def pages_of(store: Store, document: CaseDocument) -> tuple[PageText, ...]:
    """The words of a document's pages, turned as they are shown."""
    return tuple(store.pages.get(ref.file_hash, ref.number).turned(ref.turn) for ref in document.pages)


def facts_of(store: Store, document: CaseDocument) -> tuple[Fact, ...]:
    """Everything that can be read in one document."""
    return read_facts(document.id, document.doc_type, document.pages, pages_of(store, document))


@contextmanager
def temporary_case(
    source: Path | Sequence[Path], now: datetime, recognise: bool = True, progress: Progress | None = None
) -> Iterator[tuple[Store, CaseFile]]:
    """A folder, an archive or a file as a case in a workspace that is gone afterwards; scans recognised where possible."""
    sources = [source] if isinstance(source, Path) else list(source)
    with TemporaryDirectory(prefix="anjuan-", ignore_cleanup_errors=True) as folder, open_store(Path(folder)) as store:
        taken = take_in_case(store, sources, now=now)
        if taken.case is None:
            raise IntakeError(f"“{sources[0].name}”里没有可以导入的文件。", "请检查路径后重试。")
        if recognise and not what_is_missing() and store.recognitions.waiting(taken.case.id):
            with EvidenceWorker() as worker, Recogniser() as recogniser:
                recognise_case(store, taken.case.id, worker, recogniser, progress)
        yield store, open_case(store, taken.case.id)
