"""A folder, an archive or a file looked at as a case, in a workspace that is gone afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.arranging import ProposedDocument, as_it_is
from app.domain.casefile import CaseFile
from app.domain.document_type import DocumentType
from app.errors import IntakeError
from app.evidence.worker import EvidenceWorker
from app.intake.recognise import Recogniser, what_is_missing
from app.intake.understand.document_type import clean_name, type_of_title
from app.services.arranging import accept_documents, proposed_documents
from app.services.cases import open_case, take_in_case
from app.services.recognition import Progress, recognise_case
from app.store.database import Store, open_store

_VOLUME = 3  # so many documents in one file whose name names none make it a volume


@contextmanager
def temporary_case(
    source: Path | Sequence[Path], now: datetime, recognise: bool = True, progress: Progress | None = None
) -> Iterator[tuple[Store, CaseFile]]:
    """The case made of a source, scans recognised where possible, volumes cut and parts of one document joined."""
    sources = [source] if isinstance(source, Path) else list(source)
    with TemporaryDirectory(prefix="anjuan-", ignore_cleanup_errors=True) as folder, open_store(Path(folder)) as store:
        taken = take_in_case(store, sources, now=now)
        if taken.case is None:
            raise IntakeError(f"“{sources[0].name}”里没有可以导入的文件。", "请检查路径后重试。")
        case_id = taken.case.id
        if recognise:
            recognise_waiting(store, case_id, progress)
        with EvidenceWorker() as worker:
            arrange(store, case_id, worker)
        yield store, open_case(store, case_id)


def recognise_waiting(store: Store, case_id: int, progress: Progress | None = None) -> None:
    """Recognise the pages of a case that wait for it, where this machine can."""
    if what_is_missing() or not store.recognitions.waiting(case_id):
        return
    with EvidenceWorker() as worker, Recogniser() as recogniser:
        recognise_case(store, case_id, worker, recogniser, progress)


def arrange(store: Store, case_id: int, worker: EvidenceWorker | None = None) -> None:
    """Take every proposal that is beyond doubt: whole volumes, and parts numbered by their file names."""
    proposals = proposed_documents(store, case_id, worker)
    if not any(one.changed for one in proposals):
        return
    case = open_case(store, case_id)
    names = {file.sha256: file.name for file in case.files}
    cut = [document.id for document in case.documents if not _is_volume(document.id, names, proposals)]
    by_id = {document.id: document for document in case.documents}
    kept: list[ProposedDocument] = []
    for one in proposals:
        whole = len(one.documents) == 1 and one.changed and one.documents[0] in cut
        if not whole:
            kept.append(one)
        elif not any(other.documents == one.documents for other in kept):
            kept.append(as_it_is(by_id[one.documents[0]]))
    accept_documents(store, case_id, kept)


def _is_volume(document: int, names: dict[str, str], proposals: Sequence[ProposedDocument]) -> bool:
    parts = [one for one in proposals if one.documents == (document,) and one.changed]
    held = [one for one in parts if one.doc_type is not DocumentType.BLANK]
    name = names.get(parts[0].pages[0].file_hash, "") if parts else ""
    named = type_of_title(clean_name(name))
    return len(held) >= _VOLUME and (named is None or named is DocumentType.COVER)
