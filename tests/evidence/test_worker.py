"""The evidence worker: the same answers as in this process, and it survives what it is given."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from app.domain.page import Rect
from app.errors import IntakeError
from app.evidence import view
from app.evidence.faces import BundledFaces
from app.evidence.process import Cancelled, WorkerLost, WorkerProcess
from app.evidence.worker import EvidenceWorker, bundled_face_files
from tests.evidence.papers import locked, paper


@pytest.fixture(scope="module")
def worker() -> Iterator[EvidenceWorker]:
    with EvidenceWorker() as made:
        yield made


@pytest.fixture
def crashing() -> Iterator[WorkerProcess]:
    with WorkerProcess("tests.evidence.crashing", memory=0) as made:
        yield made


def test_it_reads_and_draws_what_the_page_says(worker: EvidenceWorker) -> None:
    data = paper(pages=2)
    assert worker.load("two", data) == 2
    assert worker.texts("two") == view.page_texts(data)
    assert worker.render("two", 2, 300, 90) == view.render(data, 2, 300, 90)
    rect = Rect(0.1, 0.1, 0.2, 0.2)
    assert worker.clip("two", 1, rect) == view.clip(data, 1, rect)


def test_a_pdf_that_embeds_no_face_is_shown_in_the_bundled_ones() -> None:
    data = paper(lines=("行政处罚决定书",))
    (word,) = view.page_texts(data)[0].words
    with EvidenceWorker() as worker:
        worker.load("a", data)
        picture = worker.render("a", 1, 600)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1).convert("L")
    box = [int(at * picture.width) for at in (word.rect.left, 0, word.rect.right, 0)]
    box[1], box[3] = int(word.rect.top * picture.height), int(word.rect.bottom * picture.height)
    ink = image.crop((box[0], box[1], box[2], box[3]))
    columns = [min(ink.crop((at, 0, at + 1, ink.height)).tobytes()) < 160 for at in range(ink.width)]
    assert sum(columns) > 0.7 * len(columns)


@pytest.mark.parametrize(
    ("name", "charset", "weight", "key"),
    [
        ("SimSun", 134, 400, "serif"), ("仿宋_GB2312", 134, 400, "serif"), ("STHeiti", 134, 400, "sans"),
        ("黑体", 0, 700, "sans_bold"), ("KaiTi_GB2312", 134, 400, "kai"), ("Unknown", 136, 400, "serif"),
        ("Helvetica", 0, 400, None), ("Arial", 0, 700, None),
    ],
)  # fmt: skip
def test_names_of_chinese_faces_find_the_bundled_one(name: str, charset: int, weight: int, key: str | None) -> None:
    files = {key: Path(path) for key, path in bundled_face_files().items()}
    assert BundledFaces(files).key_for(name, charset, weight) == key


def test_a_problem_comes_back_as_the_sentence_it_is(worker: EvidenceWorker) -> None:
    with pytest.raises(IntakeError, match="已加密"):
        worker.load("locked", locked())


def test_a_document_closed_long_ago_is_opened_again(worker: EvidenceWorker) -> None:
    for number in range(9):
        worker.load(f"paper {number}", paper(lines=(f"第{number}份",)))
    assert worker.texts("paper 0")[0].text.replace(" ", "") == "第0份"


def test_the_source_is_asked_for_what_is_not_loaded() -> None:
    asked: list[str] = []

    def source(key: str) -> bytes:
        asked.append(key)
        return paper()

    with EvidenceWorker(source, faces={}) as worker:
        assert worker.render("a", 1, 50).width == 50
        assert worker.render("a", 1, 60).width == 60
    assert asked == ["a"]


def test_a_key_nobody_loaded_is_refused(worker: EvidenceWorker) -> None:
    with pytest.raises(IntakeError, match="尚未载入"):
        worker.texts("never")


def test_a_crash_costs_one_document(crashing: WorkerProcess) -> None:
    with pytest.raises(WorkerLost, match="《坏卷》"):
        crashing.ask({"do": "die"}, 10, name="坏卷")
    assert crashing.ask({"do": "echo"}, 10) == {"do": "echo"}
    assert crashing.starts == 2


@pytest.mark.skipif(sys.platform == "win32", reason="its pipes keep message borders")
def test_an_answer_that_is_none_costs_one_document(crashing: WorkerProcess) -> None:
    with pytest.raises(WorkerLost, match="意外退出"):
        crashing.ask({"do": "babble"}, 10)
    assert crashing.ask({"do": "echo"}, 10) == {"do": "echo"}


def test_a_hang_is_ended_by_the_clock(crashing: WorkerProcess) -> None:
    with pytest.raises(WorkerLost, match="没有读完"):
        crashing.ask({"do": "hang"}, 0.3, name="慢.pdf")
    assert crashing.ask({"do": "echo"}, 10) == {"do": "echo"}


def test_a_caller_who_has_had_enough_gets_out_at_once(crashing: WorkerProcess) -> None:
    with pytest.raises(Cancelled):
        crashing.ask({"do": "hang"}, 60, cancelled=lambda: True)


def test_running_out_of_memory_is_told_as_such() -> None:
    with WorkerProcess("tests.evidence.crashing", memory=400 * 1024**2) as small:
        with pytest.raises(WorkerLost, match="内存上限"):
            small.ask({"do": "eat"}, 10)
        assert small.ask({"do": "echo"}, 10) == {"do": "echo"}


def test_bytes_text_and_nesting_cross_the_pipe(crashing: WorkerProcess) -> None:
    value = {"do": "echo", "a": [1, 2.5, None, "〔\U00020bb7〕"], "b": {"c": b"\x00\xff" * 5000}}
    assert crashing.ask(value, 10) == value


def test_what_is_not_plain_data_is_not_sent(crashing: WorkerProcess) -> None:
    with pytest.raises(TypeError, match="not plain data"):
        crashing.ask({"do": object()}, 10)
