"""One case from a folder to a printed report, through the services, with the real readers."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest

from app.domain.casefile import FieldName, FileState
from app.domain.taking import TakeInMode
from app.errors import Cancelled, RecordMissing, ReportError
from app.evidence.worker import EvidenceWorker
from app.intake.readers import Readers
from app.paths import resources_folder
from app.services import cases, reports, reviews
from app.services.answers import apply_recording, read_recording
from app.services.demo import ANSWERS, SAMPLE
from app.services.pages import text_of, view_of
from app.services.search import search_case
from app.standards.shelf import load_shelf
from app.store.database import Store, open_store

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Readers() as running:
        yield running


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "workspace") as opened:
        yield opened


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """A word document, a text PDF, a picture and a recording of the practice case."""
    folder = tmp_path / "望樟〔2026〕7号 案卷🗂"
    folder.mkdir()
    for pattern in ("04-*", "10-*", "30-*", "36-*"):
        [path] = SAMPLE.glob(pattern)
        shutil.copy(path, folder / path.name)
    return folder


def test_a_folder_is_read_into_pages_fields_and_kept_files(store: Store, few: Path, readers: Readers) -> None:
    taken = cases.take_in_case(store, [few], now=NOON, readers=readers)
    assert taken.case is not None
    assert [Path(file.name).name[:2] for file in taken.taken] == ["04", "10", "30"]
    [kept] = taken.kept
    assert kept.state is FileState.KEPT
    assert kept.reason
    case = taken.case
    assert case.name == few.name
    assert case.field(FieldName.PARTY)
    assert case.field(FieldName.DECIDED_ON)
    pinned = [field for field in case.fields if field.pin is not None]
    assert pinned
    for file in case.files:
        [source] = few.rglob(Path(file.name).name)
        assert store.evidence.original(file.sha256) == source.read_bytes()
        assert file.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    for ref in (ref for document in case.documents for ref in document.pages):
        assert view_of(store, ref.file_hash).startswith(b"%PDF")
        assert text_of(store, ref.file_hash, ref.number).number == ref.number


def test_words_are_found_in_word_and_pdf_alike(store: Store, few: Path, readers: Readers) -> None:
    case = cases.take_in_case(store, [few], now=NOON, readers=readers).case
    assert case is not None
    found = {hit.document_id for hit in search_case(store, case.id, case.field(FieldName.PARTY))}
    assert len(found) >= 2


def test_the_same_folder_as_archive_is_the_same_case(store: Store, few: Path, readers: Readers) -> None:
    first = cases.take_in_case(store, [few], now=NOON, readers=readers).case
    packed = Path(shutil.make_archive(str(few.parent / "同一案卷"), "zip", few))
    asked = cases.take_in_case(store, [packed], now=NOON, readers=readers)
    assert asked.case is None
    assert asked.same == first
    opened = cases.take_in_case(store, [packed], now=NOON, readers=readers, mode=TakeInMode.OPEN)
    assert opened.case == first


def test_cancel_during_real_reading_leaves_nothing(store: Store, few: Path, readers: Readers) -> None:
    cancel = Event()
    with pytest.raises(Cancelled):
        cases.take_in_case(
            store, [few], now=NOON, readers=readers, cancel=cancel, progress=lambda done, total, what: cancel.set()
        )
    assert store.evidence.hashes() == ()
    assert store.cases.summaries() == ()


@pytest.fixture(scope="module")
def hooked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that makes every Python started with it write down each socket it opens."""
    folder = tmp_path_factory.mktemp("hooked")
    (folder / "sitecustomize.py").write_text(
        "import os, sys\n"
        "def hook(event, args):\n"
        "    if event.startswith('socket.'):\n"
        f"        with open({str(folder / 'sockets.txt')!r}, 'a') as seen:\n"
        "            seen.write(event + chr(10))\n"
        f"with open({str(folder / 'started.txt')!r}, 'a') as started:\n"
        "    started.write('x')\n"
        "sys.addaudithook(hook)\n",
        "utf-8",
    )
    return folder


def run_hooked(hooked: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": f"{hooked}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory, hooked: Path) -> Path:
    """The demonstration, run once from the command line."""
    target = tmp_path_factory.mktemp("demo")
    said = run_hooked(hooked, "-m", "app.cli", "demo", "--out", str(target))
    assert said.count(" 秒  ") == 6
    assert "已签署" in said
    return target


def test_no_socket_is_ever_opened(demo: Path, hooked: Path) -> None:
    """Neither by the program nor by its worker processes."""
    assert len((hooked / "started.txt").read_text()) >= 3  # the program, the reader, the page worker
    assert not (hooked / "sockets.txt").exists()
    run_hooked(hooked, "-c", "import socket; socket.socket().close()")
    assert "socket.__new__" in (hooked / "sockets.txt").read_text()


def test_the_demonstration_writes_report_and_findings(demo: Path) -> None:
    assert (demo / "案卷评查评分表.pdf").read_bytes().startswith(b"%PDF")
    assert (demo / "评查问题清单.docx").read_bytes().startswith(b"PK")


def test_a_signed_review_gives_the_same_report_again(demo: Path) -> None:
    shelf = load_shelf(resources_folder() / "standards")
    with open_store(demo / "workspace") as store, EvidenceWorker() as worker:
        [listed] = cases.list_cases(store, shelf)
        assert listed.review_id is not None
        again = reports.report_pdf(store, shelf, listed.review_id, worker)
        assert again == (demo / "案卷评查评分表.pdf").read_bytes()
        assert listed.printed == reviews.score_review(store, shelf, listed.review_id).printed


def test_a_standard_changed_after_signing_stops_the_report(demo: Path, tmp_path: Path) -> None:
    [source] = (resources_folder() / "standards").glob("penalty-ordinary-2026*.toml")
    (tmp_path / source.name).write_text(source.read_text("utf-8") + "\n# 改动\n", "utf-8")
    with open_store(demo / "workspace") as store, EvidenceWorker() as worker:
        [line] = store.cases.summaries()
        assert line.review_id is not None
        with pytest.raises(ReportError, match="签署之后被改动"):
            reports.report_content(store, load_shelf(tmp_path), line.review_id, worker)


def test_no_name_of_a_person_goes_into_a_log(
    store: Store, few: Path, readers: Readers, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    (few / "温若谷、钟宜安.pdf").write_bytes(b"%PDF-1.4 damaged")
    case = cases.take_in_case(store, [few], now=NOON, readers=readers).case
    assert case is not None
    shelf = load_shelf(resources_folder() / "standards")
    recording = read_recording(ANSWERS.read_bytes())
    review = reviews.start_review(store, shelf, case.id, recording.standard, recording.edition, "温若谷", NOON)
    reviews.set_comment(store, review.id, "温若谷", NOON)
    search_case(store, case.id, "温若谷")
    for name in ("温若谷", "钟宜安", case.field(FieldName.PARTY), case.field(FieldName.PARTY_CODE)):
        assert name
        assert name not in caplog.text


def test_answers_for_another_case_are_refused(store: Store, few: Path, readers: Readers) -> None:
    case = cases.take_in_case(store, [few], now=NOON, readers=readers).case
    assert case is not None
    shelf = load_shelf(resources_folder() / "standards")
    with pytest.raises(RecordMissing, match="案卷里没有"):
        apply_recording(store, shelf, case.id, read_recording(ANSWERS.read_bytes()), NOON)
