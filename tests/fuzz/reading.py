"""Taking a file in as the program does, with its workers in this process, and looking hard at what comes out."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import Any

from app.domain.casefile import FileState
from app.domain.page import PageText, Rect
from app.errors import IntakeError, ReviewError
from app.evidence import wire
from app.evidence.process import WorkerLost
from app.evidence.view import OpenPdf
from app.evidence.worker import bundled_face_files
from app.intake.archive import ArchiveServing
from app.intake.limits import Limits
from app.intake.names import is_system_file
from app.intake.read import ReadFile, read_source
from app.intake.readers import Readers
from app.intake.serving import ReadingServing

_HAN = re.compile("[\u4e00-\u9fff]")
_DIGITS = re.compile(r"\d+")


class Find(AssertionError):
    """What came out breaks a promise."""


class _Wire:
    """The pipe between the program and its workers, without the pipe."""

    def __init__(self) -> None:
        self._messages: list[bytes] = []

    def send_bytes(self, buf: Any, /) -> None:
        self._messages.append(bytes(buf))

    def recv_bytes(self) -> bytes:
        return self._messages.pop(0)

    def through(self, value: Any) -> Any:
        self._messages.clear()
        wire.send(self, value)
        return wire.receive(self)


class Inline:
    """Answers as a `WorkerProcess` does; an exception that would end the worker is not caught."""

    def __init__(self, serving: Any) -> None:
        self._serving = serving
        self._wire = _Wire()
        self._posted: Mapping[str, Any] = {}

    def start(self) -> None:
        """Nothing to start."""

    def close(self) -> None:
        """Nothing to close."""

    def post(self, request: Mapping[str, Any], name: str = "") -> None:
        self._posted = request

    def collect(self, seconds: float, cancelled: Callable[[], bool] | None = None, name: str = "") -> Any:
        return self.ask(self._posted, seconds, cancelled, name)

    def ask(
        self, request: Mapping[str, Any], seconds: float, cancelled: Callable[[], bool] | None = None, name: str = ""
    ) -> Any:
        try:
            return self._wire.through(self._serving.answer(self._wire.through(request)))
        except ReviewError as error:
            raise IntakeError(error.message, error.advice) from error
        except MemoryError as error:
            raise WorkerLost("内容展开后超过内存上限。", "请拆分文件或降低分辨率后重新导入。") from error


@cache  # pdfium takes its fonts once for a process
def inline_readers() -> Readers:
    """Readers whose workers live in this process."""
    limits = Limits()
    readers = Readers(limits)
    settings = {"limits": asdict(limits), "faces": bundled_face_files()}
    put: Any = readers
    put._reading, put._archives = Inline(ReadingServing(settings)), Inline(ArchiveServing(limits))
    return readers


def take_in(readers: Readers, folder: Path, name: str, data: bytes) -> str:
    """What became of a file, in a few words that name the way it took; Find when a promise is broken."""
    path = folder / name
    path.write_bytes(data)
    try:
        return "|".join(sorted({_checked(file) for file in read_source([path], readers=readers)}))
    except IntakeError as error:
        return told(error)
    finally:
        path.unlink(missing_ok=True)


def told(error: ReviewError) -> str:
    """The kind of refusal; Find when it does not say in Chinese what is wrong and what to do."""
    if not _HAN.search(error.message) or not _HAN.search(error.advice):
        raise Find(f"no Chinese sentence or advice: {error.message!r} {error.advice!r}")
    _storable(error.message + error.advice)
    return _DIGITS.sub("9", error.message)[:60]


def _checked(file: ReadFile) -> str:
    for text in (file.name, file.reason, file.advice, *file.warnings):
        _storable(text)
    if file.state is FileState.READ:
        if not file.pages or file.view is None:
            raise Find("read, but without pages")
        _check_pages(file.pages)
        _check_view(file.view, len(file.pages))
        marks = ",".join(sorted({_DIGITS.sub("9", warning)[:14] for warning in file.warnings}))
        return f"{file.media}:read:{len(file.pages).bit_length()}:{marks}"
    if not _HAN.search(file.reason) or not (file.advice or is_system_file(file.name)):
        raise Find(f"no reason or advice: {file.reason!r} {file.advice!r}")
    return f"{file.media}:{file.state.value}:{_DIGITS.sub('9', file.reason)[:40]}"


def _check_pages(pages: tuple[PageText, ...]) -> None:
    for page in pages:
        if not (math.isfinite(page.width) and math.isfinite(page.height) and page.width > 0 and page.height > 0):
            raise Find(f"a page of {page.width} × {page.height}")
        for word in page.words:
            _storable(word.text)
            rect = word.rect
            if not all(map(math.isfinite, (rect.left, rect.top, rect.right, rect.bottom))):
                raise Find(f"a word at {rect}")


def _check_view(view: bytes, count: int) -> None:
    """The view shows as many pages as were told, and each can be drawn and clipped."""
    with OpenPdf(view) as opened:
        if opened.page_count != count:
            raise Find(f"{count} pages told, {opened.page_count} in the view")
        for number in sorted({1, (count + 1) // 2, count}):
            opened.render(number, 300)
        opened.region(1, Rect(0.1, 0.1, 0.4, 0.2), 90, 100)


def _storable(text: str) -> None:
    """SQLite and JSON take it."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise Find(f"text that cannot be kept: {text[:40]!r}") from error
