"""Files on disk -> `ReadFile`s: folders, archives and single files, in natural order, none dropped.

Original bytes are hashed before anything looks at them; what they contain is parsed in worker processes only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.domain.casefile import FileState
from app.domain.page import PageText
from app.errors import IntakeError
from app.intake.gather import Gathered, gather
from app.intake.hashes import sha256_of, sm3_of
from app.intake.kept import unread
from app.intake.limits import Limits
from app.intake.media import RECORDINGS, Media, media_of
from app.intake.names import is_system_file
from app.intake.readers import Readers, Stop
from app.intake.recordings import length_text

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One source file and what could be made of it.

    `name` is its path below what was chosen, with `/`. `view` is the PDF to show: for a PDF its own bytes, otherwise made
    at intake; None when there are no pages. `original` is empty only for a file whose bytes could not be had.
    """

    name: str
    original: bytes
    sha256: str
    sm3: str
    media: str
    state: FileState
    view: bytes | None = None
    pages: tuple[PageText, ...] = ()
    reason: str = ""
    advice: str = ""
    warnings: tuple[str, ...] = ()


def read_source(
    sources: Sequence[Path],
    *,
    readers: Readers | None = None,
    limits: Limits | None = None,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Iterator[ReadFile]:
    """Every file under the sources, one at a time; `progress` hears (done, found so far, name) before each.

    Raises `app.evidence.process.Cancelled` soon after `stop` says so; nothing is left behind.
    """
    if readers is not None:
        yield from _read_all(sources, readers, progress, stop)
        return
    with Readers(limits) as own:
        yield from _read_all(sources, own, progress, stop)


def _read_all(
    sources: Sequence[Path], readers: Readers, progress: Progress | None, stop: Stop | None
) -> Iterator[ReadFile]:
    """One file is read while the one before it is being put away."""
    begun: _Begun | None = None
    for done, (total, found) in enumerate(gather(sources, readers, stop)):
        if progress is not None:
            progress(done, total, found.name)
        ready = None if begun is None else _finished(begun, readers, stop)
        begun = _begun(found, readers, stop)
        if ready is not None:
            yield ready
    if begun is not None:
        yield _finished(begun, readers, stop)


@dataclass(frozen=True, slots=True)
class _Begun:
    """A file handed to the reader (`reading`), or one that needs no reading."""

    file: ReadFile
    reading: bool = False


def read_file(found: Gathered, readers: Readers, stop: Stop | None = None) -> ReadFile:
    """One gathered file read; problems become its state and reason."""
    return _finished(_begun(found, readers, stop), readers, stop)


def _begun(found: Gathered, readers: Readers, stop: Stop | None) -> _Begun:
    data = found.data
    media = media_of(found.name, data)
    file = ReadFile(found.name, data, sha256_of(data), sm3_of(data), media.value, FileState.KEPT)
    if found.problem:
        state = FileState.KEPT if found.kept else FileState.REFUSED
        return _Begun(replace(file, state=state, reason=found.problem, advice=found.advice))
    if is_system_file(found.name):
        return _Begun(replace(file, reason="系统或软件自动生成的附属文件，没有案卷内容。"))
    if not data:
        return _Begun(replace(file, state=FileState.REFUSED, reason="文件是空的（0字节）。", advice=_ASK_AGAIN))
    if media in RECORDINGS:
        return _Begun(_recording(file, media, readers, stop))
    if not readers.can_read(media):
        state, reason, advice = unread(media, data)
        return _Begun(replace(file, state=state, reason=reason, advice=advice))
    file = replace(file, warnings=tuple(found.warnings))
    try:
        readers.begin(media, data, file.name)
    except IntakeError as error:
        return _Begun(_refused(file, error))
    return _Begun(file, reading=True)


def _finished(begun: _Begun, readers: Readers, stop: Stop | None) -> ReadFile:
    file = begun.file
    if not begun.reading:
        return file
    try:
        made = readers.finish(len(file.original), file.name, stop)
    except IntakeError as error:
        return _refused(file, error)
    view = file.original if made.view is None else made.view
    warnings = (*file.warnings, *made.warnings)
    return replace(file, state=FileState.READ, view=view, pages=made.pages, warnings=warnings)


def _refused(file: ReadFile, error: IntakeError) -> ReadFile:
    return replace(file, state=FileState.REFUSED, reason=error.message, advice=error.advice)


def _recording(file: ReadFile, media: Media, readers: Readers, stop: Stop | None) -> ReadFile:
    try:
        seconds = readers.length(media, file.original, file.name, stop)
    except IntakeError:
        seconds = None
    lasts = "时长不详" if seconds is None else f"时长{length_text(seconds)}"
    return replace(file, reason=f"录音录像，{lasts}，已原样保存。", advice="在案卷页“原始文件”里点“录音录像…”听看。")


_ASK_AGAIN = "请向报送单位索取完整的文件。"
