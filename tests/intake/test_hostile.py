"""Broken and hostile files cost themselves and nothing else; each is told with what to do."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from app.domain.casefile import FileState
from app.errors import IntakeError
from app.evidence.process import WorkerProcess
from app.intake.gather import Gathered
from app.intake.limits import MEGA, Limits
from app.intake.read import ReadFile, read_file, read_source
from app.intake.readers import Readers
from tests.evidence.papers import locked, paper
from tests.intake.ofd_papers import ofd, text


def _read(readers: Readers, *sources: Path) -> list[ReadFile]:
    return list(read_source(sources, readers=readers))


def _one(readers: Readers, folder: Path, name: str, data: bytes) -> ReadFile:
    (folder / name).write_bytes(data)
    (file,) = _read(readers, folder)
    return file


def _png(size: tuple[int, int] = (20, 30)) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG")
    return out.getvalue()


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _packed_by_lzma_and_damaged() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as made:
        made.writestr("a.txt", bytes(range(256)) * 9)
    data = bytearray(out.getvalue())
    data[60:80] = b"\xff" * 20
    return bytes(data)


def _palette_after_its_pixels() -> bytes:
    out = io.BytesIO()
    Image.new("P", (9, 9)).save(out, "PNG")
    head, palette, rest = out.getvalue()[:33], out.getvalue()[33:].partition(b"IDAT")[0][:-4], out.getvalue()
    pixels = rest[rest.index(b"IDAT") - 4 : rest.index(b"IEND") - 4]
    return head + pixels + palette + rest[rest.index(b"IEND") - 4 :]


def _huge_png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    rows = chunk(b"IDAT", zlib.compress(b"\0" * 30_001))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + rows + chunk(b"IEND", b"")


def _workbook_without_its_sheet() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write(0, 0, "甲")
    book.close()
    with zipfile.ZipFile(out) as made:
        return _zip({name: made.read(name) for name in made.namelist() if "sheet1" not in name})


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("空.pdf", b"", "空的"),
        ("坏.pdf", paper()[:300], "已损坏"),
        ("坏.pdf", b"not a pdf at all", "已损坏"),
        ("锁.pdf", locked(), "已加密"),
        ("坏.png", _png()[:40], "已损坏"),
        ("坏.jpg", b"nothing", "已损坏"),
        ("乱序.png", _palette_after_its_pixels(), "已损坏"),
        ("大.png", _huge_png(), "30000×30000像素"),
        ("坏.zip", b"PK\x03\x04 broken", "压缩包已损坏"),
        ("空.zip", _zip({}), "没有文件"),
        ("无名.zip", _zip({"": b""}), "空的"),
        ("坏.zip", _packed_by_lzma_and_damaged(), "在压缩包里已损坏"),
        ("少表.xlsx", _workbook_without_its_sheet(), "Excel文件已损坏"),
        ("锁.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "已加密"),
    ],
)
def test_a_broken_file_is_refused_with_its_reason(
    tmp_path: Path, readers: Readers, name: str, data: bytes, reason: str
) -> None:
    file = _one(readers, tmp_path, name, data)
    assert file.state is FileState.REFUSED
    assert reason in file.reason
    assert file.advice.startswith("请")
    assert file.original == data or name.endswith(".zip")


def test_a_broken_file_does_not_stop_the_next_one(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "1.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "2.pdf").write_bytes(paper())
    assert [file.state for file in _read(readers, tmp_path)] == [FileState.REFUSED, FileState.READ]


@pytest.mark.parametrize("name", ["a b　c.png", "〔2026〕33号.png", "合影😀.png", "很" * 80 + ".png", "'\"%s&.png"])
def test_odd_names_are_kept_as_they_are(tmp_path: Path, readers: Readers, name: str) -> None:
    file = _one(readers, tmp_path, name, _png())
    assert (file.name, file.state) == (name, FileState.READ)


def test_a_bomb_in_a_zip_is_not_unpacked(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "a.zip").write_bytes(_zip({"大.txt": b"\0" * (30 * MEGA), "好.png": _png()}))
    bomb, good = _read(readers, tmp_path)
    assert (bomb.state, bomb.original) == (FileState.REFUSED, b"")
    assert "疑似压缩炸弹" in bomb.reason
    assert good.state is FileState.READ


def test_a_zip_that_is_too_much_in_all_stops_unpacking(tmp_path: Path) -> None:
    with Readers(Limits(archive_bytes=1000)) as readers:
        (tmp_path / "a.zip").write_bytes(_zip({"1.bin": b"a" * 600, "2.bin": b"b" * 600}))
        first, second = _read(readers, tmp_path)
    assert first.state is FileState.KEPT
    assert second.state is FileState.REFUSED
    assert "总量超过上限" in second.reason


def test_a_folder_that_holds_far_more_than_one_case_is_refused_with_advice(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(b"a")
    with Readers(Limits(files=3)) as readers, pytest.raises(IntakeError, match="有 4 个文件") as told:
        _read(readers, tmp_path)
    assert "一份案卷的文件夹" in told.value.advice


def test_a_zip_of_too_many_files_is_refused(tmp_path: Path) -> None:
    with Readers(Limits(entries=3)) as readers:
        (tmp_path / "a.zip").write_bytes(_zip({f"{number}.bin": b"a" for number in range(4)}))
        (file,) = _read(readers, tmp_path)
    assert file.state is FileState.REFUSED
    assert "超过上限3个" in file.reason


def test_names_that_climb_out_of_a_zip_stay_in_it(tmp_path: Path, readers: Readers) -> None:
    names = ["../../外.png", "/根/绝对.png", "C:\\盘\\符.png", "a/../../b.png"]
    (tmp_path / "a.zip").write_bytes(_zip({name: _png() for name in names}))
    files = _read(readers, tmp_path / "a.zip")
    assert {file.name for file in files} == {"a.zip/外.png", "a.zip/根/绝对.png", "a.zip/盘/符.png", "a.zip/a/b.png"}
    assert all("路径不规范" in file.warnings[0] for file in files)
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_in_a_zip_is_not_followed(tmp_path: Path, readers: Readers) -> None:
    info = zipfile.ZipInfo("链接")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
        made.writestr(info, "/etc/passwd")
    (file,) = _read(readers, tmp_path)
    assert file.state is FileState.REFUSED
    assert "符号链接" in file.reason


def test_a_locked_entry_of_a_zip_says_so(tmp_path: Path, readers: Readers) -> None:
    data = bytearray(_zip({"a.png": _png()}))
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(bytes(data))
    (file,) = _read(readers, tmp_path)
    assert file.state is FileState.REFUSED
    assert "已加密" in file.reason


def test_zips_too_deep_are_kept_closed(tmp_path: Path, readers: Readers) -> None:
    data = _zip({"a.png": _png()})
    for _ in range(4):
        data = _zip({"内.zip": data})
    (tmp_path / "外.zip").write_bytes(data)
    (file,) = _read(readers, tmp_path)
    assert file.state is FileState.KEPT
    assert "嵌套超过3层" in file.reason


def test_a_damaged_entry_costs_only_itself(tmp_path: Path, readers: Readers) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("1.png", _png())
        made.writestr("2.png", _png())
    data = bytearray(out.getvalue())
    data[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    assert [file.state for file in _read(readers, tmp_path)] == [FileState.REFUSED, FileState.READ]


def test_a_file_without_permission_says_so(tmp_path: Path, readers: Readers, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> bytes:
        raise PermissionError(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    file = _one(readers, tmp_path, "a.pdf", paper())
    assert file.state is FileState.REFUSED
    assert "没有读取权限" in file.reason


def test_a_file_that_vanishes_meanwhile_says_so(tmp_path: Path, readers: Readers) -> None:
    for name in ("1.png", "2.png", "3.png"):
        (tmp_path / name).write_bytes(_png())
    files = []
    for file in read_source([tmp_path], readers=readers):
        files.append(file)
        (tmp_path / "3.png").unlink(missing_ok=True)  # the second is in hand by now
    assert [file.state for file in files] == [FileState.READ, FileState.READ, FileState.REFUSED]
    assert "文件已不在" in files[2].reason


def test_a_reading_left_in_the_middle_spoils_nothing_after_it(tmp_path: Path, readers: Readers) -> None:
    for number in range(3):
        (tmp_path / f"{number}.pdf").write_bytes(paper(lines=(f"第{number}份",)))
    left = read_source([tmp_path], readers=readers)
    assert "第0份" in next(left).pages[0].text
    again = [file.pages[0].text for file in read_source([tmp_path], readers=readers)]
    assert [text[:3] for text in again] == ["第0份", "第1份", "第2份"]
    left.close()


def test_a_link_in_a_folder_is_not_followed(tmp_path: Path, readers: Readers) -> None:
    (tmp_path / "环").symlink_to(tmp_path)
    (tmp_path / "链接.pdf").symlink_to("/etc/hostname")
    assert all("未跟随" in file.reason for file in _read(readers, tmp_path))


def test_a_file_over_the_limit_is_not_loaded(tmp_path: Path) -> None:
    with Readers(Limits(file_bytes=MEGA)) as readers:
        file = _one(readers, tmp_path, "录像.mp4", b"\0" * (2 * MEGA))
    assert (file.state, file.original) == (FileState.REFUSED, b"")
    assert "超过单个文件上限1 MB" in file.reason


def test_an_archive_over_the_limit_is_read_where_it_lies(tmp_path: Path) -> None:
    with Readers(Limits(file_bytes=20_000)) as readers:
        files = {f"{number}.bin": bytes(range(256)) * 40 for number in range(3)}
        with zipfile.ZipFile(tmp_path / "a.zip", "w") as made:
            for name, data in files.items():
                made.writestr(name, data)
        read = _read(readers, tmp_path)
    assert [file.original for file in read] == list(files.values())


def test_a_pdf_of_too_many_pages_is_refused(tmp_path: Path) -> None:
    with Readers(Limits(pages=3)) as readers:
        file = _one(readers, tmp_path, "a.pdf", paper(pages=4))
    assert file.state is FileState.REFUSED
    assert "超过上限3页" in file.reason


@pytest.fixture
def failing() -> Iterator[Readers]:
    with Readers() as made:
        made._reading = WorkerProcess("tests.intake.failing")
        yield made


def test_a_reader_that_crashes_costs_one_document(tmp_path: Path, failing: Readers) -> None:
    (tmp_path / "1.pdf").write_bytes(b"%PDF- die")
    (tmp_path / "2.pdf").write_bytes(paper())
    first, second = _read(failing, tmp_path)
    assert first.state is FileState.REFUSED
    assert "意外退出" in first.reason
    assert second.state is FileState.READ


def test_a_reader_that_hangs_costs_one_document(failing: Readers) -> None:
    failing.limits = Limits(seconds=0.3, seconds_per_mega=0)
    first = read_file(Gathered("1.pdf", b"%PDF- hang"), failing)
    failing.limits = Limits()
    second = read_file(Gathered("2.pdf", paper()), failing)
    assert first.state is FileState.REFUSED
    assert "没有读完" in first.reason
    assert second.state is FileState.READ


_FILES = Path(__file__).parent / "files"
_SEEDS = {
    "a.pdf": paper(), "a.png": _png((40, 40)), "a.ofd": ofd(text("甲", 10, 10)),
    "a.doc": (_FILES / "receipt.doc").read_bytes(), "a.xls": (_FILES / "goods.xls").read_bytes(),
    "a.rtf": rb"{\rtf1\ansicpg936 \u22788?\pard\intbl a\cell b\cell\row\par}",
    "a.html": "<table><tr><td rowspan=2>甲</td><td>乙</td></tr></table><p>丙".encode(),
}  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(_SEEDS)), data=st.data())
def test_bytes_changed_at_random_end_in_pages_or_a_reason(readers: Readers, name: str, data: st.DataObject) -> None:
    body = bytearray(_SEEDS[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(body) - 1))
        body[at] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(body)))
    file = read_file(Gathered(name, bytes(body[:cut] if cut % 3 == 0 else body)), readers)
    assert bool(file.pages) == (file.state is FileState.READ)
    assert bool(file.reason) != (file.state is FileState.READ)
