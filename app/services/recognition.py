"""Recognising the pages of a case that came without words, one durable page at a time.

The queue is what the store does not know yet: it survives a restart because nothing else is kept of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import PurePath
from threading import Event

from app.domain.casefile import CaseDocument, CaseFile, FieldName
from app.domain.page import PageRef, PageText, Rect, Word, WordSource
from app.domain.recognition import RecognisedPage, Recognition, RecognitionState
from app.errors import Cancelled, IntakeError
from app.evidence.ink import LOOK_WIDTH, look_at
from app.evidence.worker import EvidenceWorker
from app.intake.recognise import Recogniser, what_is_missing, width_for
from app.intake.understand.cover import guess_case_type, read_fields
from app.intake.understand.document_type import guess_type
from app.store.database import Store

Progress = Callable[[int, int, str], None]
DOUBTFUL = 0.85


def recognition_state(store: Store, case_id: int) -> RecognitionState:
    """What is waiting, done, doubtful and failed in a case."""
    looked_at = store.recognitions.looked_at(case_id)
    return RecognitionState(
        waiting=store.recognitions.waiting(case_id),
        done=sum(not failed for _, failed in looked_at.values()),
        doubtful=tuple(place for place, (sure, failed) in looked_at.items() if sure < DOUBTFUL and not failed),
        failed=tuple(place for place, (_, failed) in looked_at.items() if failed),
        missing=what_is_missing(),
    )


def recognise_case(
    store: Store,
    case_id: int,
    worker: EvidenceWorker,
    recogniser: Recogniser,
    progress: Progress | None = None,
    cancel: Event | None = None,
) -> RecognitionState:
    """The case with every waiting page recognised; each page is kept as soon as it is read, so stopping loses nothing."""
    waiting = store.recognitions.waiting(case_id)
    case = store.cases.get(case_id)
    for done, (file_hash, number) in enumerate(waiting):
        if cancel is not None and cancel.is_set():
            raise Cancelled
        if progress is not None:
            document = case.document_at(file_hash, number)
            progress(done, len(waiting), f"{document.title if document else ''}第{number}页")
        store.recognitions.add(_recognised(store, worker, recogniser, file_hash, number, cancel))
    if waiting:
        understand_again(store, case_id)
    return recognition_state(store, case_id)


def _recognised(
    store: Store, worker: EvidenceWorker, recogniser: Recogniser, file_hash: str, number: int, cancel: Event | None
) -> Recognition:
    page = store.pages.get(file_hash, number)
    try:
        worker.load(file_hash, store.evidence.view(file_hash))
        picture = worker.render(file_hash, number, width_for(page))
        read = recogniser.recognise(page, picture, None if cancel is None else cancel.is_set)
        found = read.page if read.page.words else _white_or_unread(read.page, worker, file_hash)
    except IntakeError as error:
        return Recognition(file_hash, page, failed=error.message)
    told = (read.engine, read.confidence, read.turn, read.skew)
    return Recognition(file_hash, found, *told, written=read.written, changed=read.changed)


def _white_or_unread(page: PageText, worker: EvidenceWorker, file_hash: str) -> PageText:
    """A nearly white page counts as read, with nothing on it; a picture without words stays unread."""
    white = look_at(worker.render(file_hash, page.number, LOOK_WIDTH)).white
    return replace(page, source=WordSource.RECOGNITION) if white else page


def understand_again(store: Store, case_id: int) -> CaseFile:
    """Types nobody has confirmed and fields nobody has typed, read again from the words that are there now."""
    case = store.cases.get(case_id)
    names = {file.sha256: file.name for file in case.files}
    documents = [_typed(store, document, names) for document in case.documents]
    with store.atomic():
        store.documents.replace_all(case_id, documents)
        held = store.documents.of_case(case_id)
        by_hand = {field.name for field in case.fields if field.by_hand}
        for field in read_fields([(document, _texts(store, document.pages)) for document in held]):
            if field.name not in by_hand:
                store.cases.set_field(case_id, field)
        case_type = guess_case_type([document.doc_type for document in held])
        if case_type is not None and FieldName.CASE_TYPE not in by_hand:
            store.cases.set_type(case_id, case_type)
    return store.cases.get(case_id)


def _typed(store: Store, document: CaseDocument, names: dict[str, str]) -> CaseDocument:
    if document.type_confirmed or not document.pages:
        return document
    name = names.get(document.pages[0].file_hash, document.title)
    guess = guess_type(name, _texts(store, document.pages))
    if guess.confidence <= document.type_confidence and guess.doc_type is not document.doc_type:
        return document
    keeps = document.title not in {"", PurePath(name).stem} and document.type_confidence > 0.5
    title = document.title if keeps else guess.title
    return replace(
        document, title=title, doc_type=guess.doc_type, type_confidence=guess.confidence, type_reason=guess.reason
    )


def correct_page(store: Store, ref: PageRef, lines: Iterable[str]) -> PageText:
    """A page with the words a person typed, line by line; what was recognised stays kept beside it."""
    before = store.pages.get(ref.file_hash, ref.number).turned(ref.turn)
    typed = [line.strip() for line in lines if line.strip()]
    rows = _rows(before)
    words = []
    for at, line in enumerate(typed):
        rect = rows[at] if at < len(rows) and len(rows) >= len(typed) else _even(at, len(typed))
        words.append(Word(line, rect))
    page = replace(before, words=tuple(words), source=WordSource.CORRECTION).turned(-ref.turn % 360)
    store.pages.replace(ref.file_hash, page)
    return page


def _rows(page: PageText) -> list[Rect]:
    """The boxes of the lines of a page, in reading order."""
    rows: list[Rect] = []
    for word in page.words:
        rect = word.rect
        middle = (rect.top + rect.bottom) / 2
        if rows and rows[-1].top <= middle <= rows[-1].bottom and rect.left >= rows[-1].right - 0.02:
            last = rows[-1]
            rows[-1] = Rect(
                last.left, min(last.top, rect.top), max(last.right, rect.right), max(last.bottom, rect.bottom)
            )
        else:
            rows.append(rect)
    return rows


def _even(at: int, count: int) -> Rect:
    height = 0.9 / max(count, 1)
    return Rect(0.08, 0.05 + at * height, 0.92, 0.05 + at * height + min(height, 0.02))


def _texts(store: Store, refs: Iterable[PageRef]) -> tuple[PageText, ...]:
    return tuple(store.pages.get(ref.file_hash, ref.number).turned(ref.turn) for ref in refs)


def cases_waiting(store: Store) -> tuple[int, ...]:
    """The cases with pages to recognise, the newest first; none when the engine is not installed."""
    return () if what_is_missing() else store.recognitions.cases_waiting()


def recognise_waiting(store: Store, case_id: int, progress: Progress, cancel: Event) -> RecognitionState:
    """The case recognised with workers of its own, as a background job does it."""
    with EvidenceWorker() as worker, Recogniser() as recogniser:
        return recognise_case(store, case_id, worker, recogniser, progress, cancel)


def recognised_pages(store: Store, case_id: int) -> tuple[RecognisedPage, ...]:
    """Every page of a case that came without words: its document, and how recognition went."""
    case = store.cases.get(case_id)
    looked_at = store.recognitions.looked_at(case_id)
    waiting = set(store.recognitions.waiting(case_id))
    written = store.recognitions.written(case_id)
    pages = []
    places = [(document, ref) for document in case.documents for ref in document.pages]
    for folio, (document, ref) in enumerate(places, start=1):
        place = (ref.file_hash, ref.number)
        if place not in looked_at and place not in waiting:
            continue
        sure, failed = looked_at.get(place, (0.0, False))
        corrected = store.pages.get(*place).source is WordSource.CORRECTION
        told = (ref, folio, document.title, sure, place in waiting, failed, corrected, written.get(place, 0))
        pages.append(RecognisedPage(*told))
    return tuple(pages)


def lines_of(store: Store, ref: PageRef) -> tuple[str, ...]:
    """The lines of a page as they stand now, to be corrected by hand."""
    return tuple(
        line for line in store.pages.get(ref.file_hash, ref.number).turned(ref.turn).text.splitlines() if line.strip()
    )


def recognise_again(store: Store, ref: PageRef) -> None:
    """Put a page back into the queue; words typed by hand are given up."""
    with store.atomic():
        page = store.pages.get(ref.file_hash, ref.number)
        store.pages.replace(ref.file_hash, replace(page, words=(), source=WordSource.NONE))
        store.recognitions.forget(ref.file_hash, ref.number)
