"""The self-check names what does not work instead of stopping at it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.domain.casefile import FileState
from app.errors import ReportError
from app.services import selfcheck
from app.services.demo import Demo
from app.store.database import EVIDENCE_FILE, open_store
from tests.services.arriving import FILING, file_of, take

NOON = datetime(2026, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The demonstration has a test of its own."""

    def demo(target: Path, clock: object) -> Demo:
        report = target / "r.pdf"
        report.write_bytes(b"%PDF")
        return Demo(1, 1, "100", "优秀", 0, report, report)

    monkeypatch.setattr(selfcheck, "run_demo", demo)


@pytest.mark.usefixtures("quick")
def test_a_sound_installation_passes() -> None:
    checks = selfcheck.self_check(NOON)
    assert [check for check in checks if not check.passed] == []
    assert len(checks) == 5


@pytest.mark.usefixtures("quick")
def test_missing_resources_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(selfcheck, "resources_folder", lambda: tmp_path)
    failed = {check.name: check.seen for check in selfcheck.self_check(NOON) if not check.passed}
    assert "fonts" in failed["随附资源齐全"]
    assert "评查标准可读" in failed


def test_a_failing_demonstration_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(target: Path, clock: object) -> Demo:
        raise ReportError("字体缺失。", "请重新安装。")

    monkeypatch.setattr(selfcheck, "run_demo", broken)
    assert selfcheck.self_check(NOON)[-1] == selfcheck.Check("练习案卷从导入到报告", False, "字体缺失。请重新安装。")


def test_a_damaged_workspace_is_told(tmp_path: Path) -> None:
    assert selfcheck.check_workspace(tmp_path / "fine").passed
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "review.db").write_bytes(b"garbage" * 1000)
    assert not selfcheck.check_workspace(tmp_path / "broken").passed


def test_one_byte_changed_in_an_original_is_found_and_the_file_named(tmp_path: Path) -> None:
    film = file_of("录像.mp4", bytes(range(256)) * 200, FileState.KEPT)
    with open_store(tmp_path) as store:
        take(store, FILING, film)
    path = tmp_path / EVIDENCE_FILE
    data = bytearray(path.read_bytes())
    at = data.find(bytes(range(100, 200)))
    data[at] ^= 1
    path.write_bytes(data)
    check = selfcheck.check_workspace(tmp_path)
    assert not check.passed
    assert "案卷 1 的“录像.mp4”" in check.seen
