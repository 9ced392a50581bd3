"""Folders, archives and single files become `ReadFile`s."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from PIL import Image

from app.domain.casefile import FileState
from app.domain.page import WordSource
from app.errors import IntakeError
from app.evidence.process import Cancelled
from app.intake.read import ReadFile, read_source
from app.intake.readers import Readers
from tests.evidence.papers import paper


def _read(readers: Readers, *sources: Path) -> list[ReadFile]:
    return list(read_source(sources, readers=readers))


def _png() -> bytes:
    out = io.BytesIO()
    Image.new("L", (20, 30), 255).save(out, "PNG")
    return out.getvalue()


def _zip(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


def test_a_folder_is_read_in_the_order_a_person_sees(tmp_path: Path, readers: Readers) -> None:
    for name in ("10-决定书.pdf", "2-照片.png", "9-证据/1.pdf"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(_png() if name.endswith("png") else paper())
    files = _read(readers, tmp_path)
    assert [file.name for file in files] == ["2-照片.png", "9-证据/1.pdf", "10-决定书.pdf"]
    assert [file.state for file in files] == [FileState.READ] * 3
    assert [len(file.pages) for file in files] == [1, 1, 1]


def test_a_pdf_is_its_own_view_and_keeps_its_bytes(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "决定书.pdf"
    path.write_bytes(paper(pages=3))
    (file,) = _read(readers, path)
    assert file.view is file.original
    assert file.original == path.read_bytes()
    assert file.media == "application/pdf"
    assert "行政处罚决定书" in file.pages[2].text
    assert file.pages[2].number == 3


def test_a_picture_gets_a_view_and_says_that_it_has_no_words(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "照片.png"
    path.write_bytes(_png())
    (file,) = _read(readers, path)
    assert file.view is not None
    assert file.view.startswith(b"%PDF")
    assert file.pages[0].source is WordSource.NONE


def test_a_pdf_that_embeds_no_face_is_shown_and_named(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper())
    (file,) = _read(readers, path)
    assert any("未嵌入字体（STSong" in warning for warning in file.warnings)


def test_a_pdf_of_many_pages_is_read_whole(tmp_path: Path, readers: Readers) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(paper(pages=400, lines=("页",)))
    (file,) = _read(readers, path)
    assert [page.number for page in file.pages] == list(range(1, 401))
    assert "第400页" in file.pages[-1].text.replace(" ", "")


def test_what_cannot_be_read_is_kept_and_says_so(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "a.xyz").write_bytes(b"something")
    (tmp_path / "b.rar").write_bytes(b"Rar!\x1a\x07\x01\x00")
    other, rar = _read(readers, tmp_path)
    assert (other.state, other.original) == (FileState.KEPT, b"something")
    assert "转换为PDF" in other.advice
    assert (rar.state, rar.media) == (FileState.KEPT, "application/vnd.rar")
    assert "解压软件" in rar.advice


def test_a_suffix_that_lies_does_not_mislead(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "照片.jpg").write_bytes(_png())
    (tmp_path / "没有后缀").write_bytes(paper())
    assert {file.media for file in _read(readers, tmp_path)} == {"image/png", "application/pdf"}


def test_zips_within_zips_are_opened(tmp_path: Path, readers: Readers) -> None:
    inner = _zip(**{"2.pdf": paper(), "10.pdf": paper()})
    path = tmp_path / "案卷.zip"
    path.write_bytes(_zip(**{"证据/包.zip": inner, "封面.png": _png()}))
    files = _read(readers, path)
    assert [file.name for file in files] == [
        "案卷.zip/封面.png",
        "案卷.zip/证据/包.zip/2.pdf",
        "案卷.zip/证据/包.zip/10.pdf",
    ]
    assert {file.state for file in files} == {FileState.READ}


def test_names_in_gbk_come_out_readable(tmp_path: Path, readers: Readers) -> None:
    name = "送达回证〔1〕.png"
    placeholder = "x" * len(name.encode("gbk"))
    data = _zip(**{placeholder: _png()}).replace(placeholder.encode(), name.encode("gbk"))
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert [file.name for file in _read(readers, path)] == ["a.zip/送达回证〔1〕.png"]


def test_progress_names_each_file_before_it_is_read(tmp_path: Path, readers: Readers) -> None:
    for number in (1, 2):
        (tmp_path / f"{number}.png").write_bytes(_png())
    heard: list[tuple[int, int, str]] = []
    list(read_source([tmp_path], readers=readers, progress=lambda *what: heard.append(what)))
    assert heard == [(0, 2, "1.png"), (1, 2, "2.png")]


def test_stopping_ends_it_at_once(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "1.pdf").write_bytes(paper())
    with pytest.raises(Cancelled):
        list(read_source([tmp_path], readers=readers, stop=lambda: True))


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, readers: Readers) -> None:
    with pytest.raises(IntakeError, match="找不到“没有”"):
        _read(readers, tmp_path / "没有")


def test_an_empty_folder_is_named(tmp_path: Path, readers: Readers) -> None:
    with pytest.raises(IntakeError, match="里没有文件"):
        _read(readers, tmp_path)


def test_the_program_itself_loads_no_parser_of_foreign_bytes() -> None:
    look = (
        "import sys; import app.evidence.worker, app.intake.read, app.intake.recognise; "
        "print([name for name in ('pypdfium2', 'PIL', 'lxml', 'olefile', 'py7zr', 'numpy') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    said = subprocess.run([sys.executable, "-c", look], cwd=root, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names on disk are text there")
def test_names_in_gbk_on_disk_are_read_as_they_were_meant(tmp_path: Path, readers: Readers) -> None:
    folder = tmp_path / os.fsdecode("卷宗".encode("gbk"))
    folder.mkdir()
    (folder / os.fsdecode("审批表.png".encode("gbk"))).write_bytes(_png())
    (file,) = _read(readers, tmp_path)
    assert (file.name, file.state) == ("卷宗/审批表.png", FileState.READ)
