"""Makes resources/samples/: the practice case. Run as `python -m tests.tools.make_sample_case`."""

from __future__ import annotations

import io
import math
import random
import struct
import wave
from collections.abc import Callable

from tests.tools.sample import answers, facts, scans, text_pdf, word_pages

SOUND = "36-现场检查录音（节选）.wav"


def _sound() -> bytes:
    """Two seconds of murmur: a kind of file that is kept but cannot be read."""
    out = io.BytesIO()
    source = random.Random(36)
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(4000)
        frames = [int(2600 * math.sin(n / 9) * math.sin(n / 700) + source.uniform(-900, 900)) for n in range(2 * 4000)]
        sound.writeframes(b"".join(struct.pack("<h", value) for value in frames))
    return out.getvalue()


def made() -> dict[str, bytes]:
    """Every file of the case by its name."""
    makers: dict[str, Callable[[], bytes]] = {**word_pages.MAKERS, **text_pdf.MAKERS}
    files = {}
    for name, _pages, _title, _day in facts.FILES:
        key = name[:2]
        files[name] = makers[key]() if key in makers else scans.MAKERS[key]()[0]
    return {**files, SOUND: _sound()}


def main() -> None:
    files = made()
    facts.FOLDER.mkdir(parents=True, exist_ok=True)
    for old in facts.FOLDER.iterdir():
        old.unlink()
    for name, data in files.items():
        (facts.FOLDER / name).write_bytes(data)
    facts.ANSWERS.write_text(answers.answers_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
