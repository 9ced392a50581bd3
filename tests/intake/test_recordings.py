"""Recordings are kept with their length."""

from __future__ import annotations

import io
import struct
import wave

import pytest

from app.domain.casefile import FileState
from app.intake.gather import Gathered
from app.intake.media import Media
from app.intake.read import read_file
from app.intake.readers import Readers
from app.intake.recordings import length_text, seconds_of


def _wav(seconds: int) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\0" * 8000 * seconds)
    return out.getvalue()


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body


def _mp4(scale: int, length: int, long: bool = False) -> bytes:
    head = struct.pack(">B3xQQIQ", 1, 0, 0, scale, length) if long else struct.pack(">B3xIIII", 0, 0, 0, scale, length)
    movie = _box(b"moov", _box(b"iods", b"") + _box(b"mvhd", head + b"\0" * 80))
    return _box(b"ftyp", b"isom") + _box(b"mdat", b"\0" * 99) + movie


def _mp3(frames: int) -> bytes:
    frame = b"\xff\xfb\x90\x00" + b"\0" * 413
    return b"ID3\x04\0\0\0\0\0\x05abcde" + frame * frames


def test_a_wave_file_says_how_long_it_is() -> None:
    assert seconds_of(Media.WAV, _wav(3)) == 3


@pytest.mark.parametrize("long", [False, True])
def test_a_film_says_how_long_it_is(long: bool) -> None:
    assert seconds_of(Media.MP4, _mp4(1000, 3_723_400, long)) == pytest.approx(3723.4)


def test_an_mp3_of_constant_rate_is_reckoned() -> None:
    assert seconds_of(Media.MP3, _mp3(100)) == pytest.approx(100 * 1152 / 44100, rel=0.01)


def test_an_mp3_of_variable_rate_tells_its_frames() -> None:
    frame = b"\xff\xfb\x90\x00" + b"\0" * 32 + b"Xing" + struct.pack(">II", 1, 1000) + b"\0" * 200
    assert seconds_of(Media.MP3, frame) == pytest.approx(1000 * 1152 / 44100)


@pytest.mark.parametrize("media", [Media.WAV, Media.MP3, Media.MP4, Media.VIDEO, Media.AUDIO])
@pytest.mark.parametrize("data", [b"", b"\xff" * 40, b"RIFF\0\0\0\0WAVEfmt ", b"\0\0\0\x10moov\0\0\0\0mvhd"])
def test_a_file_that_does_not_say_gives_nothing(media: Media, data: bytes) -> None:
    assert seconds_of(media, data) is None


@pytest.mark.parametrize(("seconds", "text"), [(59.6, "1分00秒"), (9, "9秒"), (3723.4, "1小时02分03秒"), (0, "0秒")])
def test_lengths_are_said_as_people_say_them(seconds: float, text: str) -> None:
    assert length_text(seconds) == text


def test_a_recording_is_kept_with_its_length(readers: Readers) -> None:
    file = read_file(Gathered("询问.wav", _wav(2)), readers)
    assert file.state is FileState.KEPT
    assert file.reason == "录音录像，时长2秒，已原样保存。"
