"""Accuracy of a folder of documents with truth files: everything is taken in, recognised and read as in a case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePath

from app.domain.casefile import CaseDocument, CaseFile
from app.domain.document_type import DocumentType
from app.domain.fact import Fact
from app.errors import ReviewError
from app.services.accuracy import Accuracy, measure_documents, measure_split, measure_whole
from app.services.passing import temporary_case
from app.services.recognition import Progress
from app.services.truth import Truth, TruthFile, read_truths
from app.services.understanding import facts_of, pages_of
from app.store.database import Store


def measure_folder(
    folder: Path, now: datetime, recognise: bool = True, progress: Progress | None = None
) -> Iterator[tuple[str, Accuracy]]:
    """The figures of every truth file at or below a folder, each over the files it names."""
    truths = read_truths(folder)
    if not truths:
        raise ReviewError(f"“{folder.name}”中没有 truth.yaml 标注文件。", "标注文件应与文书放在一起。")
    for truth in truths:
        sources = _sources(truth)
        if not sources:
            continue
        with temporary_case(sources, now, recognise, progress) as (store, case):
            yield truth.path.relative_to(folder).as_posix(), _measured(store, case, truth)


def _sources(truth: TruthFile) -> list[Path]:
    """The files a truth file names, wherever below its folder they lie."""
    wanted = {name for document in truth.documents for name in document.files} | {truth.volume}
    return sorted(path for path in truth.path.parent.rglob("*") if path.name in wanted)


def _measured(store: Store, case: CaseFile, truth: TruthFile) -> Accuracy:
    if truth.volume:
        return measure_split(truth.volume, truth.documents, _runs(case))
    read = [(document, facts_of(store, document)) for document in case.documents]
    figures = measure_documents(_paired(case, truth, read))
    for name, document, text in _known_texts(case, truth):
        figures.count_text(name, text, "".join(page.text for page in pages_of(store, document)))
    figures.add(measure_whole("case", truth.whole, (fact for _, facts in read for fact in facts)))
    return figures


def _known_texts(case: CaseFile, truth: TruthFile) -> Iterator[tuple[str, CaseDocument, str]]:
    """Scans whose true text lies beside the truth file, in a folder `text` under the number their names begin with."""
    names = {file.sha256: PurePath(file.name).name for file in case.files}
    texts = {path.stem: path for path in (truth.path.parent / "text").glob("*.txt")}
    for document in case.documents:
        name = names[document.pages[0].file_hash] if document.pages else ""
        number = name.split("-")[0]
        if number in texts:
            yield name, document, texts[number].read_text("utf-8")


def _runs(case: CaseFile) -> Iterator[tuple[int, int, DocumentType]]:
    """The documents of a volume by the pages of the one file they lie in."""
    for document in case.documents:
        numbers = [ref.number for ref in document.pages]
        yield min(numbers), max(numbers), document.doc_type


def _paired(
    case: CaseFile, truth: TruthFile, read: list[tuple[CaseDocument, tuple[Fact, ...]]]
) -> Iterator[tuple[Truth, DocumentType, tuple[Fact, ...]]]:
    names = {file.sha256: PurePath(file.name).name for file in case.files}
    by_file = {names[ref.file_hash]: (document, facts) for document, facts in read for ref in document.pages[:1]}
    for wanted in truth.documents:
        found = next((by_file[name] for name in wanted.files if name in by_file), None)
        yield (wanted, found[0].doc_type, found[1]) if found else (wanted, DocumentType.OTHER, ())
