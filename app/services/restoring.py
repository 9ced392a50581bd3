"""Putting a backup in the place of the data: copied and looked through first, swapped in at the next start.

Nothing is lost on the way: the data that were here are moved to a folder of their own, and every step can be done again after a power cut.
"""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from app.domain.restorable import Restorable
from app.errors import StoreUnavailable
from app.services.backup import OWN
from app.store.database import BACKUPS, EVIDENCE_FILE, REVIEW_FILE, open_store

DRAFT, READY, HELD = "restore.part", "restore.ready-", "old-still-here"
_DATA = (REVIEW_FILE, EVIDENCE_FILE)
_PARTS = (*(f"{name}{tail}" for name in _DATA for tail in ("", "-wal", "-shm")), *OWN)


def prepare_restore(backup: Path, folder: Path) -> Restorable:
    """The backup copied beside the data and looked through; StoreUnavailable says why it cannot be used."""
    lacking = [name for name in _DATA if not (backup / name).is_file()]
    if lacking:
        raise StoreUnavailable(
            f"“{backup.name}”不是完整的备份，里面没有 {'、'.join(lacking)}。",
            "请选择名称以“案卷评查备份”开头的文件夹。",
        )
    draft = folder / DRAFT
    shutil.rmtree(draft, ignore_errors=True)
    try:
        draft.mkdir(parents=True)
        for name in _PARTS:
            if (backup / name).is_dir():
                shutil.copytree(backup / name, draft / name)
            elif (backup / name).is_file():
                shutil.copyfile(backup / name, draft / name)
        return _looked_through(draft, backup.name)
    except OSError as error:
        shutil.rmtree(draft, ignore_errors=True)
        raise StoreUnavailable(
            f"不能读取备份“{backup.name}”（{error.strerror}）。", "请检查磁盘空间和 U 盘后重试。"
        ) from error
    except StoreUnavailable:
        shutil.rmtree(draft, ignore_errors=True)
        raise


def forget_restore(found: Restorable) -> None:
    """The reviewer thought better of it."""
    shutil.rmtree(found.draft, ignore_errors=True)


def agree_restore(found: Restorable, now: datetime) -> None:
    """From here on the next start puts the backup in place."""
    (found.draft / HELD).touch()
    found.draft.rename(found.draft.with_name(f"{READY}{now:%Y%m%d-%H%M%S}"))


def finish_restore(folder: Path) -> Path | None:
    """Put an agreed backup in place before the data are opened; gives the folder the old data are in now, None without one."""
    ready = next(iter(sorted(folder.glob(f"{READY}*"))), None)
    if ready is None:
        return None
    kept = folder / BACKUPS / f"恢复前的数据-{ready.name.removeprefix(READY)}"
    try:
        kept.mkdir(parents=True, exist_ok=True)
        if (ready / HELD).exists():
            _move(folder, kept)
            (ready / HELD).unlink()
        _move(ready, folder)
        shutil.rmtree(ready, ignore_errors=True)
    except OSError as error:
        raise StoreUnavailable(
            f"恢复备份没有完成（{error.strerror}）。", f"请关闭其他程序后再次启动，会接着恢复；原来的数据在“{kept}”。"
        ) from error
    return kept


def _move(here: Path, there: Path) -> None:
    for name in _PARTS:
        if (here / name).exists():
            (here / name).rename(there / name)


def _looked_through(draft: Path, name: str) -> Restorable:
    with open_store(draft) as store:
        problems = store.check()
        if problems:
            raise StoreUnavailable(f"备份“{name}”已经损坏，不能恢复。", "请换一份备份。")
        listed = store.cases.summaries()
    times = [one.touched_at or one.taken_in_at for one in listed]
    return Restorable(draft, len(listed), max(times, default=None))
