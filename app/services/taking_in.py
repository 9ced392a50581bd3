"""Taking a case in: evidence first and idempotent, the record second in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol

from app.domain.casefile import CaseDocument, CaseFile, CaseType, FileState, SourceFile
from app.domain.page import PageRef, PageText
from app.domain.taking import TakeIn, TakeInMode
from app.errors import Cancelled, IntakeError, StoreUnavailable
from app.evidence import process
from app.intake.names import readable
from app.intake.read import ReadFile, read_source
from app.intake.readers import Readers
from app.intake.understand.cover import guess_case_type, read_fields
from app.intake.understand.document_type import guess_type
from app.store.database import Store

Progress = Callable[[int, int, str], None]
TOGETHER = 16 * 1024**2  # bytes of originals written at once


class Reader(Protocol):
    """Reads sources file by file, as `app.intake.read.read_source` does."""

    def __call__(
        self,
        sources: Sequence[Path],
        *,
        readers: Readers | None,
        progress: Progress | None,
        stop: Callable[[], bool] | None,
    ) -> Iterable[ReadFile]:
        """The files; progress is told before each, `stop` asked now and then."""


@dataclass(frozen=True, slots=True)
class _Arrived:
    """A file whose evidence is stored: what the record needs to know of it."""

    file: SourceFile
    pages: tuple[PageText, ...]


def take_in_case(
    store: Store,
    sources: Sequence[Path],
    *,
    now: datetime,
    progress: Progress | None = None,
    cancel: Event | None = None,
    mode: TakeInMode = TakeInMode.ASK,
    into: int | None = None,
    readers: Readers | None = None,
    reader: Reader = read_source,
) -> TakeIn:
    """The case made of folders, archives or files. When its files belong to a case already, `mode` decides; `into`
    names the case they go to.

    Cancelling, a full disk or any other end on the way leaves nothing behind. `readers` are worker processes to use again.
    """
    stop = None if cancel is None else cancel.is_set
    with store.taking_in():
        _clear_up(store)
        try:
            arrived = _arrive(store, reader(sources, readers=readers, progress=progress, stop=stop), stop)
            taken_in = _record(store, sources, arrived, now, mode, into)
        except process.Cancelled as error:
            raise Cancelled from error
        finally:
            # on a full disk even this may fail: then the next taking in does it
            with suppress(StoreUnavailable):
                _clear_up(store)
    return taken_in


def _clear_up(store: Store) -> None:
    """Drop originals that belong to no case: left by a kill, a full disk, or a folder that was only looked at."""
    unused = store.cases.unused(store.evidence.hashes())
    if unused:
        store.evidence.forget(unused)


def _arrive(store: Store, files: Iterable[ReadFile], stop: Callable[[], bool] | None) -> list[_Arrived]:
    arrived: list[_Arrived] = []
    names: dict[str, str] = {}
    waiting: list[ReadFile] = []
    size = 0
    for file in files:
        if stop is not None and stop():
            raise Cancelled
        if file.state is not FileState.REFUSED:
            waiting.append(file)
            size += len(file.original)
        if size > TOGETHER:
            _keep(store, waiting)
            waiting, size = [], 0
        arrived.append(_first_of_its_kind(_source_file(file), file.pages, names))
    if stop is not None and stop():
        raise Cancelled
    _keep(store, waiting)
    return arrived


def _keep(store: Store, files: Iterable[ReadFile]) -> None:
    """Originals on disk before any record names them: small ones together, since the disk is waited for once each time."""
    with store.evidence.atomic():
        for file in files:
            store.evidence.add(file.sha256, file.sm3, file.original, file.view)


def _source_file(file: ReadFile) -> SourceFile:
    return SourceFile(
        sha256=file.sha256,
        sm3=file.sm3,
        name=file.name,
        size=len(file.original),
        media=file.media,
        page_count=len(file.pages),
        state=file.state,
        reason=f"{file.reason}{file.advice}",
        warnings=tuple(file.warnings),
    )


def _first_of_its_kind(file: SourceFile, pages: tuple[PageText, ...], names: dict[str, str]) -> _Arrived:
    """The same bytes twice in one folder make one document; the second copy is listed and kept."""
    first = names.get(file.sha256)
    if first is None or file.state is not FileState.READ:
        names.setdefault(file.sha256, file.name)
        return _Arrived(file, pages)
    return _Arrived(replace(file, state=FileState.KEPT, reason=f"与“{first}”内容完全相同，未重复编入卷内目录。"), ())


def _record(
    store: Store,
    sources: Sequence[Path],
    arrived: Sequence[_Arrived],
    now: datetime,
    mode: TakeInMode,
    into: int | None,
) -> TakeIn:
    usable = [one for one in arrived if one.file.state is not FileState.REFUSED]
    if not usable:
        raise _nothing(sources, arrived)
    if into is not None:
        return _add_new(store, store.cases.get(into), arrived)
    same = _same_case(store, {one.file.sha256 for one in usable})
    if same is not None and mode is TakeInMode.ASK:
        return _outcome(None, (), same)
    if same is not None and mode is TakeInMode.OPEN:
        return _outcome(same, (), same)
    if same is not None and mode is TakeInMode.ADD_NEW:
        return _add_new(store, same, arrived)
    with store.atomic():
        case_id = store.cases.add(_name_of(sources), CaseType.PENALTY_ORDINARY, now)
        _add(store, case_id, arrived, ())
        _prefill(store, case_id, arrived)
        return _outcome(store.cases.get(case_id), arrived, None)


def _add_new(store: Store, same: CaseFile, arrived: Sequence[_Arrived]) -> TakeIn:
    """Files the case lacks, and files it could only keep that can be read by now."""
    known = {file.sha256 for file in same.files}
    read = {file.sha256 for file in same.files if file.state is FileState.READ}
    later = [one for one in arrived if one.file.sha256 in known - read and one.file.state is FileState.READ]
    new = [one for one in arrived if one.file.sha256 not in known]
    with store.atomic():
        store.cases.drop_files(same.id, [one.file.sha256 for one in later])
        _add(store, same.id, [*later, *new], same.documents)
        if not same.documents:
            _prefill(store, same.id, [*later, *new], same)
        return _outcome(store.cases.get(same.id), [*later, *new], same)


def _nothing(sources: Sequence[Path], arrived: Sequence[_Arrived]) -> IntakeError:
    named = "、".join(readable(source.name) for source in sources)
    if not arrived:
        return IntakeError(f"“{named}”里没有文件。", "请选择装有案卷材料的文件夹或压缩包。")
    reasons = "；".join(f"{one.file.name}：{one.file.reason}" for one in arrived[:5])
    return IntakeError(f"“{named}”里没有可以导入的文件（{reasons}）。", "请检查这些文件后重新导入。")


def _same_case(store: Store, hashes: set[str]) -> CaseFile | None:
    """The case that shares at least half of the files, counted on the smaller side; the closest one."""
    best: tuple[int, int] | None = None
    for case_id, shared in store.cases.holding(hashes).items():
        held = {file.sha256 for file in store.cases.files(case_id) if file.state is not FileState.REFUSED}
        if 2 * shared >= min(len(hashes), len(held)) and (best is None or (shared, case_id) > best):
            best = shared, case_id
    return None if best is None else store.cases.get(best[1])


def _name_of(sources: Sequence[Path]) -> str:
    first = sources[0]
    if len(sources) > 1 and first.is_file():
        return readable(first.absolute().parent.name)
    return readable(first.stem if first.is_file() else first.absolute().name)


def _add(store: Store, case_id: int, arrived: Sequence[_Arrived], before: Sequence[CaseDocument]) -> None:
    documents = list(before)
    for one in arrived:
        if one.file.state is FileState.READ and one.pages:
            store.pages.add(one.file.sha256, one.pages)
            documents.append(_document(one, len(documents) + 1))
    store.cases.add_files(case_id, [one.file for one in arrived])
    store.documents.replace_all(case_id, documents)


def _document(one: _Arrived, ordinal: int) -> CaseDocument:
    guess = guess_type(one.file.name, one.pages)
    refs = tuple(PageRef(one.file.sha256, page.number) for page in one.pages)
    return CaseDocument(0, ordinal, guess.title, guess.doc_type, refs, guess.confidence, guess.reason)


def _prefill(store: Store, case_id: int, arrived: Sequence[_Arrived], known: CaseFile | None = None) -> None:
    """Fill the cover from the documents; what is written there already stays."""
    texts = {(one.file.sha256, page.number): page for one in arrived for page in one.pages}
    documents = store.documents.of_case(case_id)
    for field in read_fields([(doc, [texts[ref.file_hash, ref.number] for ref in doc.pages]) for doc in documents]):
        if known is None or not known.field(field.name):
            store.cases.set_field(case_id, field)
    case_type = guess_case_type([document.doc_type for document in documents])
    if case_type is not None and known is None:
        store.cases.set_type(case_id, case_type)


def _outcome(case: CaseFile | None, arrived: Sequence[_Arrived], same: CaseFile | None) -> TakeIn:
    def files(state: FileState) -> tuple[SourceFile, ...]:
        return tuple(one.file for one in arrived if one.file.state is state)

    return TakeIn(case, files(FileState.READ), files(FileState.KEPT), files(FileState.REFUSED), same)
