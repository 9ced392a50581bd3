"""Writing a file whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import sys
import tempfile
from pathlib import Path

from app.errors import ReportError

_REASONS = {
    errno.ENOSPC: ("磁盘空间不足", "请清理磁盘后重试。"),
    errno.EDQUOT: ("磁盘配额已用完", "请清理磁盘后重试。"),
    errno.EFBIG: ("文件超过允许的大小", "请换一个位置保存。"),
    errno.ENOTDIR: ("上一级不是文件夹", "请换一个位置保存。"),
    errno.EEXIST: ("上一级不是文件夹", "请换一个位置保存。"),
    errno.EROFS: ("目标位置是只读的", "请换一个位置保存。"),
    errno.EACCES: ("没有写入权限，或文件正被其他程序打开", "请关闭正在打开它的程序，或换一个位置保存。"),
    errno.EPERM: ("没有写入权限，或文件正被其他程序打开", "请关闭正在打开它的程序，或换一个位置保存。"),
}


def write_whole(target: Path, data: bytes) -> Path:
    """The target, written beside and moved into place: after a power cut it is the old file or the new one."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    except OSError as error:
        raise _told(target, error) from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(target)
        _settle(target.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            Path(beside).unlink()
        raise _told(target, error) from error
    return target


def _settle(folder: Path) -> None:
    if sys.platform == "win32":
        return  # a folder cannot be synced there; NTFS journals the move
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _told(target: Path, error: OSError) -> ReportError:
    why, advice = _REASONS.get(error.errno or 0, (error.strerror or "磁盘出错", "请换一个位置保存。"))
    return ReportError(f"“{target.name}”没有保存：{why}。", advice)
