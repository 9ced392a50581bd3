"""Places in sound and picture recordings: hours, minutes and seconds as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from app.domain.casefile import SourceFile

_CLOCK = re.compile(r"(?:(\d{1,2})[:：])?(\d{1,3})[:：](\d{1,2})")
_WORDS = re.compile(r"(?:(\d{1,2})小?时)?(?:(\d{1,3})分钟?)?(?:(\d{1,4})秒?)?")
_LASTS = re.compile(r"时长([^，。]+)")


def is_recording(file: SourceFile) -> bool:
    """True for sound and picture recordings, which are kept and played elsewhere."""
    return file.media.startswith(("audio/", "video/"))


def length_of(file: SourceFile) -> str:
    """How long a recording lasts, as told when it was taken in; empty where it was not told."""
    found = _LASTS.search(file.reason)
    return "" if found is None or found[1] == "不详" else found[1]


def seconds_at(typed: str) -> int | None:
    """The place 1:02:03, 12:30, 12分30秒 or 45 in seconds; None for anything else."""
    text = re.sub(r"\s", "", typed)
    found = _CLOCK.fullmatch(text) or (_WORDS.fullmatch(text) if text else None)
    if found is None:
        return None
    hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + seconds


def clock(seconds: int) -> str:
    """00:12:30."""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}:{seconds % 60:02d}"


def place_in(file: str, seconds: int) -> str:
    """A place in a recording as it is written into a statement: 《现场检查.mp4》00:12:30处."""
    return f"《{file}》{clock(seconds)}处"


def first_place(text: str, files: Iterable[str]) -> tuple[str, int] | None:
    """The first place in one of the recordings that a statement names, or None."""
    for found in re.finditer(r"《([^《》]+)》\s*(\d{1,2}[:：]\d{2}[:：]\d{2})", text):
        seconds = seconds_at(found[2])
        if found[1] in set(files) and seconds is not None:
            return found[1], seconds
    return None
