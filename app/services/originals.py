"""Source files as they came: written out for another program, or laid ready for the system's player."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from app.domain.casefile import SourceFile
from app.services.files import write_whole
from app.store.database import Store


def save_original(store: Store, file: SourceFile, target: Path) -> Path:
    """A source file written byte for byte, whole or not at all."""
    return write_whole(target, store.evidence.original(file.sha256))


def lay_ready(store: Store, file: SourceFile, folder: Path) -> Path:
    """A recording as a file a player can open; its name is ours, so that no name of a case does harm."""
    suffix = PurePosixPath(file.name).suffix.casefold()
    ready = folder / f"{file.sha256[:16]}{suffix if suffix[1:].isalnum() else ''}"
    return ready if ready.is_file() and ready.stat().st_size == file.size else save_original(store, file, ready)
