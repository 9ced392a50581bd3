"""Workspace: where the cases live, which standards are on the shelf, what time it is, who sits here."""

from __future__ import annotations

import shutil
import tempfile
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
SCRATCH = "scratch-"


class Workspace:
    """Handed on by constructor. The GUI thread keeps one store open; every other thread opens its own."""

    def __init__(
        self,
        folder: Path,
        open_store: Callable[[Path], AbstractContextManager[Any]],
        load_shelf: Callable[[], Any],
        clock: Callable[[], datetime],
        make_evidence: Callable[[Callable[[str], bytes]], Any],
        view_of: Callable[[Any, str], bytes],
    ) -> None:
        self.folder = folder
        self.clock = clock
        self.reviewer = ""
        self._open_store = open_store
        self._load_shelf = load_shelf
        self._make_evidence = make_evidence
        self._view_of = view_of
        self._papers: dict[str, bytes] = {}
        self._thread = threading.get_ident()
        self._held: AbstractContextManager[Any] | None = None
        self._store: Any = None
        self._shelf: Any = None
        self._evidence: Any = None
        self._scratch: Path | None = None

    def with_store(self, verb: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call a service with a store that belongs to the calling thread."""
        if threading.get_ident() == self._thread:
            return verb(self._own_store(), *args, **kwargs)
        with self._open_store(self.folder) as store:
            return verb(store, *args, **kwargs)

    @property
    def shelf(self) -> Any:
        """The standards, read at first need."""
        if self._shelf is None:
            self._shelf = self._load_shelf()
        return self._shelf

    @property
    def shelf_read(self) -> bool:
        """True when asking for the shelf costs nothing."""
        return self._shelf is not None

    def reload_shelf(self) -> None:
        """Read the standards again after one was added."""
        self._shelf = None

    @property
    def evidence(self) -> Any:
        """The worker that opens foreign pages, started at first need."""
        if self._evidence is None:
            self._evidence = self._make_evidence(self._pdf_of)
        return self._evidence

    def show_paper(self, key: str, pdf: bytes) -> None:
        """Let the evidence worker draw a PDF of our own making; a new one under the same key replaces it."""
        self._papers = {key: pdf}
        self.evidence.load(key, pdf)

    @property
    def scratch(self) -> Path:
        """A folder for copies other programs open; it goes with the window."""
        if self._scratch is None:
            for left in self.folder.glob(f"{SCRATCH}*"):  # of a window that ended badly
                shutil.rmtree(left, ignore_errors=True)
            self._scratch = Path(tempfile.mkdtemp(prefix=SCRATCH, dir=self.folder))
        return self._scratch

    def close(self) -> None:
        """Let go of store, worker and copies; safe to call twice."""
        if self._scratch is not None:
            shutil.rmtree(self._scratch, ignore_errors=True)  # a player may still hold a copy open
            self._scratch = None
        if self._evidence is not None:
            self._evidence.close()
            self._evidence = None
        if self._held is not None:
            self._held.__exit__(None, None, None)
            self._held = self._store = None

    def _pdf_of(self, key: str) -> bytes:
        paper = self._papers.get(key)
        return paper if paper is not None else self.with_store(self._view_of, key)

    def _own_store(self) -> Any:
        if self._held is None:
            held = self._open_store(self.folder)
            self._store = held.__enter__()
            self._held = held
        return self._store
