"""The worker processes that taking in uses: one reads documents, one opens archives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from app.domain.page import PageText
from app.evidence.plain import pages_from
from app.evidence.process import WorkerProcess
from app.evidence.worker import bundled_face_files
from app.intake.entry import Entry
from app.intake.limits import Limits
from app.intake.media import READABLE, WORD_ROOM, Media

Stop = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Pages:
    """What a reader made of a file: its paged view (None when the file itself is one), pages, warnings."""

    view: bytes | None
    pages: tuple[PageText, ...]
    warnings: tuple[str, ...]


class Readers:
    """Reads foreign files in worker processes; keep one for many cases, it is quick once it runs."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        settings = {"limits": asdict(self.limits), "faces": bundled_face_files()}
        self._reading = WorkerProcess("app.intake.serving", settings)
        self._archives = WorkerProcess("app.intake.archive", settings)

    def start(self) -> None:
        """Start the reading process ahead of its first file."""
        self._reading.start()

    def close(self) -> None:
        """Stop the processes."""
        self._reading.close()
        self._archives.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def can_read(self, media: Media) -> bool:
        """Whether there is a reader for a kind of file."""
        return media in READABLE or (media is Media.DOCX and _word_room_is_there())

    def begin(self, media: Media, data: bytes, name: str) -> None:
        """Hand a file to the reader; `finish` gives what it made of it, and there may be other work in between."""
        self._reading.post({"do": "open", "media": media.value, "data": data}, name)

    def finish(self, size: int, name: str, stop: Stop | None = None) -> Pages:
        """Pages of the file begun last; raises `IntakeError` when it is damaged, locked, too big or costs the worker
        its life."""
        seconds = self.limits.time_for(size)
        first = self._reading.collect(seconds, stop, name)
        parts = [first]
        pages = list(pages_from(first))
        while len(pages) < first["count"]:
            part = self._reading.ask({"do": "more", "from": len(pages) + 1}, seconds, stop, name)
            parts.append(part)
            pages.extend(pages_from(part))
        return Pages(first.get("view"), tuple(pages), (*first["warnings"], *_warnings(parts)))

    def length(self, media: Media, data: bytes, name: str, stop: Stop | None = None) -> float | None:
        """Seconds a recording lasts, or None where its container does not say."""
        request = {"do": "length", "media": media.value, "data": data}
        found = self._reading.ask(request, self.limits.time_for(len(data)), stop, name)["seconds"]
        return None if found is None else float(found)

    def open_archive(
        self, number: int, media: Media, source: bytes | Path, name: str, stop: Stop | None = None
    ) -> tuple[Entry, ...]:
        """The files listed in an archive, given as bytes or by its path, which stays open under a number."""
        where = {"path": str(source)} if isinstance(source, Path) else {"data": source}
        size = source.stat().st_size if isinstance(source, Path) else len(source)
        request = {"do": "open", "number": number, "kind": media.value} | where
        listed = self._archives.ask(request, self.limits.time_for(size), stop, name)
        return tuple(Entry(*entry) for entry in listed)

    def read_entry(self, number: int, entry: Entry, name: str, stop: Stop | None = None) -> bytes:
        """The bytes of one file of an open archive."""
        request = {"do": "read", "number": number, "index": entry.index}
        return bytes(self._archives.ask(request, self.limits.time_for(entry.size), stop, name))

    def close_archive(self, number: int) -> None:
        """Forget an archive."""
        self._archives.ask({"do": "close", "number": number}, self.limits.seconds)


def _word_room_is_there() -> bool:
    try:
        return find_spec(WORD_ROOM) is not None
    except ModuleNotFoundError:
        return False


def _warnings(parts: list[dict[str, Any]]) -> tuple[str, ...]:
    """What the reviewer should know about the words of a PDF."""
    found: list[str] = []
    unmapped = sum(part.get("unmapped", 0) for part in parts)
    if unmapped:
        found.append(f"有{unmapped}个字没有文字编码，看得见但检索不到。")
    broken = [str(number) for part in parts for number in part.get("broken", ())]
    if broken:
        found.append(f"第{'、'.join(broken)}页已损坏，无法显示。")
    faces = dict.fromkeys(face for part in parts for face in part.get("faces", ()))
    if faces:
        found.append(f"文件未嵌入字体（{'、'.join(faces)}），以随附字体代替显示，版式可能略有差异。")
    return tuple(found)
