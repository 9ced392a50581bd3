"""Memory that the program and one worker both see: a page of pixels is far too much to send through a pipe."""

from __future__ import annotations

import mmap
import os
import sys
import tempfile
from collections.abc import Mapping
from typing import Any


class Scratch:
    """The program's side of the shared memory; nothing is stored until a page is drawn."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._tag = f"anjuan-{os.getpid()}-{id(self):x}"
        self._file = -1 if sys.platform == "win32" else _nameless_file(size)
        self.memory = _mapped(self._file, size, self._tag)

    @property
    def settings(self) -> dict[str, Any]:
        """What the worker needs to find it."""
        return {"scratch": [self._file, self._size, self._tag]}

    @property
    def files(self) -> tuple[int, ...]:
        """File descriptors that the worker must inherit."""
        return (self._file,) if self._file >= 0 else ()

    def close(self) -> None:
        """Give the memory back."""
        self.memory.close()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def shared_memory(settings: Mapping[str, Any]) -> mmap.mmap | None:
    """The worker's side of the shared memory, if it was given one."""
    found = settings.get("scratch")
    return _mapped(int(found[0]), int(found[1]), str(found[2])) if found else None


def _mapped(file: int, size: int, tag: str) -> mmap.mmap:
    if sys.platform == "win32":
        return mmap.mmap(-1, size, tagname=tag)
    return mmap.mmap(file, size)


def _nameless_file(size: int) -> int:
    if sys.platform == "linux":
        file = os.memfd_create("anjuan")
    else:
        with tempfile.TemporaryFile() as made:
            file = os.dup(made.fileno())
    os.ftruncate(file, size)
    return file
