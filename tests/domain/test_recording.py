"""Places in recordings as people write them."""

from __future__ import annotations

import pytest

from app.domain.casefile import FileState, SourceFile
from app.domain.recording import clock, first_place, is_recording, length_of, place_in, seconds_at


@pytest.mark.parametrize(
    ("typed", "seconds"),
    [
        ("00:12:30", 750), ("12:30", 750), ("1：02：03", 3723), ("12分30秒", 750), ("1小时2分", 3720), ("45", 45), (" 0 ", 0),
        ("", None), ("十二分", None), ("1:2:3:4", None),
    ],
)  # fmt: skip
def test_a_place_may_be_written_in_several_ways(typed: str, seconds: int | None) -> None:
    assert seconds_at(typed) == seconds


def test_a_place_written_into_a_statement_is_found_again() -> None:
    written = f"见{place_in('检查（一）.mp4', 3723)}未出示证件。"
    assert clock(3723) in written
    assert first_place(written, ["录音.wav", "检查（一）.mp4"]) == ("检查（一）.mp4", 3723)
    assert first_place(written, ["录音.wav"]) is None
    assert first_place("没有页面可指。", ["录音.wav"]) is None


def test_length_is_what_was_told_when_the_file_came() -> None:
    def file(media: str, reason: str) -> SourceFile:
        return SourceFile("a", "b", "录音.wav", 9, media, 0, FileState.KEPT, reason)

    assert length_of(file("audio/wav", "录音录像，时长1小时02分03秒，已原样保存。")) == "1小时02分03秒"
    assert length_of(file("audio/wav", "录音录像，时长不详，已原样保存。")) == ""
    assert is_recording(file("video/mp4", ""))
    assert not is_recording(file("application/pdf", ""))
