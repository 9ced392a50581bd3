"""How long a sound or picture recording lasts, where its container says so; nothing is decoded."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from app.intake.media import Media

_MP3_RATES = (
    (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
)
_MP3_SAMPLING = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def seconds_of(media: Media, data: bytes) -> float | None:
    """Length in seconds, or None where the file does not say."""
    try:
        match media:
            case Media.WAV:
                return _wav(data)
            case Media.MP3:
                return _mp3(data)
            case Media.MP4:
                return _mp4(data)
            case Media.VIDEO:
                return _avi(data)
    except (struct.error, IndexError, ZeroDivisionError):
        return None
    return None


def length_text(seconds: float) -> str:
    """A length as people say it: 1小时02分03秒."""
    whole = round(seconds)
    hours, minutes, rest = whole // 3600, whole % 3600 // 60, whole % 60
    if hours:
        return f"{hours}小时{minutes:02d}分{rest:02d}秒"
    return f"{minutes}分{rest:02d}秒" if minutes else f"{rest}秒"


def _riff(data: bytes) -> Iterator[tuple[bytes, int, int]]:
    """Kind, begin and size of the chunks of a RIFF file."""
    at = 12
    while at + 8 <= len(data):
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], at + 8, size
        at += 8 + size + size % 2


def _wav(data: bytes) -> float | None:
    rate = 0
    for kind, begin, size in _riff(data):
        if kind == b"fmt ":
            (rate,) = struct.unpack_from("<I", data, begin + 8)
        elif kind == b"data":
            return float(min(size, len(data) - begin) / rate) if rate else None
    return None


def _avi(data: bytes) -> float | None:
    if data[8:12] != b"AVI ":
        return None
    at = data.find(b"avih", 0, 4096)
    if at < 0:
        return None
    micro, frames = struct.unpack_from("<I", data, at + 8)[0], struct.unpack_from("<I", data, at + 24)[0]
    return float(micro * frames / 1e6) if micro and frames else None


def _mp3(data: bytes) -> float | None:
    """From the count of frames a variable-rate file carries, else from its constant rate (ISO 11172-3 2.4.1.3)."""
    at = 0
    if data[:3] == b"ID3":
        at = 10 + ((data[6] & 127) << 21 | (data[7] & 127) << 14 | (data[8] & 127) << 7 | data[9] & 127)
    while at + 4 <= len(data) and not (data[at] == 0xFF and data[at + 1] & 0xE6 == 0xE2):
        at += 1
        if at > 2_000_000:
            return None
    if at + 4 > len(data):
        return None
    version, rate_at, sampling_at = data[at + 1] >> 3 & 3, data[at + 2] >> 4, data[at + 2] >> 2 & 3
    if version not in _MP3_SAMPLING or sampling_at == 3:
        return None
    sampling = _MP3_SAMPLING[version][sampling_at]
    samples = 1152 if version == 3 else 576
    for mark in (b"Xing", b"Info"):
        found = data.find(mark, at, at + 200)
        if found > 0 and data[found + 7] & 1:
            return float(struct.unpack_from(">I", data, found + 8)[0] * samples / sampling)
    rate = _MP3_RATES[0 if version == 3 else 1][rate_at]
    return (len(data) - at) * 8 / (rate * 1000) if rate else None


def _mp4(data: bytes) -> float | None:
    """From the movie header (ISO 14496-12 8.2.2)."""
    for kind, begin, end in _boxes(data, 0, len(data)):
        if kind == b"moov":
            for inner, start, _ in _boxes(data, begin, end):
                if inner == b"mvhd":
                    return _movie_seconds(data, start)
    return None


def _movie_seconds(data: bytes, at: int) -> float | None:
    long = data[at] == 1
    scale, length = struct.unpack_from(">IQ", data, at + 20) if long else struct.unpack_from(">II", data, at + 12)
    return float(length / scale) if scale else None


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, begin and end of the boxes of an MP4 file."""
    while at + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, at)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", data, at + 8)
            head = 16
        elif size == 0:
            size = end - at
        if size < head:
            return
        yield kind, at + head, min(at + size, end)
        at += size
