"""The self-check names what does not work instead of stopping at it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.errors import ReportError
from app.services import selfcheck
from app.services.demo import Demo

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
