"""A copy of the whole workspace that can be opened as it is."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from app.errors import StoreUnavailable
from app.store.database import Store

OWN = ("standards", "rules", "limits", "holidays", "statutes")  # what the workspace adds to the program's own


def back_up(store: Store, folder: Path, now: datetime) -> Path:
    """A new folder in `folder` with both data files and everything the workspace adds to the program, whole or not there at all."""
    target = folder / f"案卷评查备份-{now:%Y%m%d-%H%M%S}"
    draft = folder / f".{target.name}.part"
    try:
        if target.exists():
            raise StoreUnavailable(f"“{target.name}”已经存在。", "请稍等一秒再备份。")
        draft.mkdir(parents=True)
        store.copy_to(draft)
        for name in OWN:
            if (store.folder / name).is_dir():
                shutil.copytree(store.folder / name, draft / name)
        draft.rename(target)
    except OSError as error:
        raise StoreUnavailable(
            f"不能备份到“{folder}”（{error.strerror}）。", "请检查磁盘空间和权限，或者换一个位置。"
        ) from error
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return target
