"""Whether a folder is fit for a workspace: on a local disk and writable."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from app.errors import StoreUnavailable

# SQLite's WAL needs shared memory of one machine (sqlite.org/useovernet.html)
NETWORK_TYPES = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "davfs"}
    | {"fuse.sshfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.cifs", "fuse.smbnetfs"}
)
_DRIVE_REMOTE = 4


def check_place(folder: Path) -> None:
    """Make the folder if need be; StoreUnavailable when it is on a network share or cannot be written."""
    if on_network(folder):
        raise StoreUnavailable(
            f"工作区“{folder}”在网络共享上，数据可能损坏。", "请把工作区放在本机磁盘上；多人协作请使用交换包。"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreUnavailable(f"无法建立工作区文件夹“{folder}”。", "请检查权限，或换一个文件夹。") from error
    if not os.access(folder, os.W_OK | os.X_OK):
        raise StoreUnavailable(f"工作区文件夹“{folder}”是只读的。", "请检查权限，或换一个文件夹。")


def on_network(folder: Path) -> bool:
    """True when the folder lies on another machine."""
    whole = folder.absolute()
    if sys.platform == "win32":
        import ctypes

        if whole.drive.startswith("\\\\"):
            return True
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{whole.drive}\\") == _DRIVE_REMOTE)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return mount_type(whole, mounts.read_text(errors="replace").splitlines()) in NETWORK_TYPES


def mount_type(folder: Path, mounts: Iterable[str]) -> str:
    """The file system type of the mount that holds the folder ("" when unknown)."""
    whole = f"{folder}/"
    best, kind = -1, ""
    for line in mounts:
        fields = line.split()
        if len(fields) < 3:
            continue
        point = fields[1].replace("\\040", " ").rstrip("/") + "/"
        if whole.startswith(point) and len(point) >= best:
            best, kind = len(point), fields[2]
    return kind
