"""How the source files of a case show in a list."""

from __future__ import annotations

from app.domain.casefile import FileState, SourceFile
from app.domain.recording import is_recording
from app.wording import word
from ui.models.record_table import RIGHT, Column

SIGNS = {FileState.READ: "✓", FileState.KEPT: "□", FileState.REFUSED: "✗"}
TONES = {FileState.READ: "ok", FileState.KEPT: "warn", FileState.REFUSED: "bad"}


def size_text(size: int) -> str:
    """A size in the unit one would say."""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


def state_text(file: SourceFile) -> str:
    """What became of a file; a recording is there to be played, not read."""
    if is_recording(file) and file.state is FileState.KEPT:
        return "▷ 录音录像"
    return f"{SIGNS[file.state]} {word(file.state)}"


def remark(file: SourceFile) -> str:
    """Why a file was not read, and what was noticed."""
    return "；".join(part for part in (file.reason, *file.warnings) if part)


FILE_COLUMNS = (
    Column[SourceFile]("文件", lambda file: file.name, width=250),
    Column[SourceFile]("大小", lambda file: size_text(file.size), lambda file: file.size, RIGHT, width=76, spare=1),
    Column[SourceFile]("页数", lambda file: str(file.page_count or ""), lambda file: file.page_count, RIGHT, width=48),
    Column[SourceFile]("状态", state_text, tone=lambda file: TONES[file.state], width=176),
    Column[SourceFile]("说明", remark),
    Column[SourceFile]("SM3", lambda file: file.sm3[:12] + "…", tip=lambda file: file.sm3, width=110, spare=2),
    Column[SourceFile](
        "SHA-256", lambda file: file.sha256[:12] + "…", tip=lambda file: file.sha256, width=110, spare=3
    ),
)
