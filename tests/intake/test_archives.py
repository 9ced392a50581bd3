"""7z archives are opened like zips, under the same limits."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import py7zr
import pytest

from app.domain.casefile import FileState
from app.errors import IntakeError
from app.intake import seven_zip
from app.intake.limits import MEGA, Limits
from app.intake.read import ReadFile, read_source
from app.intake.readers import Readers
from tests.evidence.papers import paper


def _seven(files: dict[str, bytes], password: str | None = None) -> bytes:
    out = io.BytesIO()
    with py7zr.SevenZipFile(out, "w", password=password) as made:
        for name, data in files.items():
            made.writestr(data, name)
    return out.getvalue()


def _read(readers: Readers, folder: Path, data: bytes) -> list[ReadFile]:
    (folder / "卷.7z").write_bytes(data)
    return list(read_source([folder], readers=readers))


def test_files_of_a_7z_are_read(tmp_path: Path, readers: Readers) -> None:
    inner = _seven({"里.pdf": paper()})
    files = _read(readers, tmp_path, _seven({"证据/10.pdf": paper(), "证据/9.bin": b"x", "内.7z": inner}))
    assert [file.name for file in files] == ["卷.7z/内.7z/里.pdf", "卷.7z/证据/9.bin", "卷.7z/证据/10.pdf"]
    assert [file.state for file in files] == [FileState.READ, FileState.KEPT, FileState.READ]
    assert files[1].original == b"x"


def test_a_large_7z_is_unpacked_file_by_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seven_zip, "_ALL_AT_ONCE", 0)
    data = {f"{number}.bin": bytes([number]) * 1000 for number in range(3)}
    archive = seven_zip.SevenZipArchive(io.BytesIO(_seven(data)), Limits())
    assert [archive.read(index) for index in (2, 0, 1)] == [data["2.bin"], data["0.bin"], data["1.bin"]]


def test_a_locked_7z_says_so(tmp_path: Path, readers: Readers) -> None:
    (file,) = _read(readers, tmp_path, _seven({"a.pdf": paper()}, "secret"))
    assert file.state is FileState.REFUSED
    assert "已加密" in file.reason


def test_a_damaged_7z_says_so(tmp_path: Path, readers: Readers) -> None:
    data = _seven({"a.pdf": paper()})
    (file,) = _read(readers, tmp_path, data[: len(data) // 2])
    assert file.state is FileState.REFUSED
    assert "已损坏" in file.reason


def test_a_file_that_a_7z_lists_but_does_not_give_costs_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = seven_zip.SevenZipArchive(io.BytesIO(_seven({"a.bin": b"a"})), Limits())
    monkeypatch.setattr(archive, "_extract", lambda names: {})
    with pytest.raises(IntakeError, match="已损坏"):
        archive.read(0)


def test_a_bomb_in_a_7z_is_not_unpacked(tmp_path: Path) -> None:
    with Readers(Limits(ratio_from=MEGA)) as readers:
        (file,) = _read(readers, tmp_path, _seven({"a.txt": b"\0" * (8 * MEGA)}))
    assert file.state is FileState.REFUSED
    assert "疑似压缩炸弹" in file.reason


@pytest.mark.parametrize("name", ["卷.zip", "卷.7z.001", "卷.z01", "卷.part2.rar"])
def test_a_volume_of_an_archive_says_that_the_others_are_needed(tmp_path: Path, readers: Readers, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.txt", b"a")
    data = bytearray(out.getvalue())
    data[data.rfind(b"PK\x05\x06") + 4] = 1
    (tmp_path / name).write_bytes(bytes(data))
    (file,) = read_source([tmp_path], readers=readers)
    assert "分卷压缩包" in file.reason
    assert "全部分卷" in file.advice
    assert file.original == bytes(data)
