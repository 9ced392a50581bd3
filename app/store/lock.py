"""One window on one workspace: a lock of the operating system, gone with its process, however that ends."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.errors import StoreUnavailable
from app.store.place import check_place

# Far behind the text, so that another process can still read who holds the lock (Windows locks are mandatory)
_LOCKED_BYTE = 1 << 30


@contextmanager
def lock_workspace(folder: Path) -> Iterator[None]:
    """Hold the workspace while the block runs; StoreUnavailable naming the holder when another window has it."""
    check_place(folder)
    path = folder / "workspace.lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreUnavailable(f"无法锁定工作区“{folder}”。", "请检查文件夹权限。") from error
    try:
        if not _try_lock(handle):
            raise StoreUnavailable(
                f"这个工作区已在另一个窗口中打开（{_holder(path)}）。", "请切换到那个窗口，或先关闭它。"
            )
        os.ftruncate(handle, 0)
        os.write(handle, f"进程 {os.getpid()}，用户 {_user()}".encode())
        yield
    finally:
        os.close(handle)


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Wait for a short piece of work of other processes, then hold the lock file while the block runs."""
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise StoreUnavailable(f"无法写入工作区“{path.parent}”。", "请检查文件夹权限和磁盘空间。") from error
    try:
        _wait_lock(handle)
        yield
    finally:
        os.close(handle)


def _wait_lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
        except OSError as error:  # Windows gives up after ten seconds
            raise StoreUnavailable("工作区正被另一个程序占用。", "请等它完成后重试。") from error
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX)


def _try_lock(handle: int) -> bool:
    os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    os.lseek(handle, 0, os.SEEK_SET)
    return True


def _holder(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")[:80] or "未知进程"
    except OSError:
        return "未知进程"


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "未知"
