"""Recorded answers are refused when they are none."""

from __future__ import annotations

import pytest

from app.errors import ReviewError
from app.services.answers import read_recording


@pytest.mark.parametrize("data", [b"", b"[]", b"[" * 100_000, b'{"standard": 1}', b"\xff", b"1"])
def test_what_is_no_recording_is_refused(data: bytes) -> None:
    with pytest.raises(ReviewError, match="答案文件的格式不对"):
        read_recording(data)
