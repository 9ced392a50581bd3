"""Changes to bytes and to text, from a random source that can be wound back: the same seed makes the same input."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Sequence
from random import Random

Change = Callable[[Random, bytes, Sequence[bytes]], bytes]
NUMBERS = (
    "0", "-1", "1", "2", "255", "256", "65535", "65536", "2147483647", "-2147483648", "4294967295", "99999999999999999999",
    "1e308", "-1e308", "1e-308", "NaN", "INF", "0.0000001", "999999", "-0", "", "٣", "十", "1.5.2", "0x7fffffff", "1,5",
)  # fmt: skip
_SIZES = (0, 1, 2, 3, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_TEXTS = (
    "\0", "\ufeff", "\u202e", "\u200b" * 50, "e" + "\u0301" * 300, "\U0001f600", "\ufffe\uffff", "〔2026〕", "𠮷", "\t" * 400,
    "字" * 3000, "a" * 20_000, " " * 5000, "\r", "\x0b\x0c\x1c\x1d\x85\u2028\u2029", "第" * 200 + "条", "\\u0000", "%s%n{}",
)  # fmt: skip
_CODES = ("utf-16", "utf-16-le", "utf-16-be", "big5", "gb18030", "utf-8-sig", "utf-32", "latin-1", "cp1252")
_NUMBER = re.compile(rb"-?\d+(?:\.\d+)?")
_MOST = 3_000_000


def bytes_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """The bytes after one to eight small or large accidents."""
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = random.choice(_BYTE_CHANGES)(random, data, others)[:_MOST]
    return data


def text_changed(random: Random, data: bytes, others: Sequence[bytes], words: Sequence[bytes]) -> bytes:
    """Text after a few changes to its numbers, words and structure."""
    for _ in range(random.choice((1, 1, 2, 3, 4, 6))):
        kind = random.random()
        if kind < 0.35:
            data = _number_changed(random, data)
        elif kind < 0.6 and words:
            at = _place(random, data)
            data = data[:at] + random.choice(words) * random.choice((1,) * 16 + (2, 2, 5, 5, 50, 800)) + data[at:]
        elif kind < 0.7:
            data = _odd_text(random, data)
        elif kind < 0.73:
            data = _recoded(random, data)
        elif kind < 0.8:
            data = _repeated(random, data)
        else:
            data = bytes_changed(random, data, others)
    return data[:_MOST]


def _place(random: Random, data: bytes) -> int:
    """A place in the data; heads, ends and sector borders more often than the middle."""
    size = len(data)
    if not size:
        return 0
    kind = random.random()
    if kind < 0.3:
        return min(int(random.expovariate(1 / 40)), size - 1)
    if kind < 0.4:
        return max(0, size - 1 - int(random.expovariate(1 / 60)))
    if kind < 0.55:
        return min(random.randrange(size) // 512 * 512 + random.randrange(80), size - 1)
    return random.randrange(size)


def _flip(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    if not data:
        return data
    at = _place(random, data)
    return data[:at] + bytes([data[at] ^ (1 << random.randrange(8))]) + data[at + 1 :]


def _byte(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at = _place(random, data)
    return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]


def _size(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A number of two, four or eight bytes at an extreme, or a little beside what it was."""
    at = _place(random, data)
    code = random.choice(("<H", ">H", "<I", ">I", "<Q", ">Q"))
    width = struct.calcsize(code)
    most = (1 << 8 * width) - 1
    if random.random() < 0.4 and at + width <= len(data):
        value = struct.unpack_from(code, data, at)[0] + random.choice((-1, 1, 2, 16, -16, 256))
    else:
        value = random.choice(_SIZES)
    return data[:at] + struct.pack(code, value & most) + data[at + width :]


def _cut(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return data[: _place(random, data)]


def _without(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at = _place(random, data)
    return data[:at] + data[at + random.choice((1, 2, 4, 16, 100, 512, 4096)) :]


def _doubled(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at, size = _place(random, data), random.choice((1, 2, 4, 16, 100, 512, 4096))
    return data[:at] + data[at : at + size] * random.choice((2, 2, 3, 20)) + data[at + size :]


def _noise(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at, size = _place(random, data), random.choice((1, 2, 4, 8, 64, 300))
    over = random.choice((0, size))
    return data[:at] + random.randbytes(size) + data[at + over :]


def _filled(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    at, size = _place(random, data), random.choice((4, 16, 64, 512, 4096))
    return data[:at] + random.choice((b"\0", b"\xff", b"A", b"\x80")) * size + data[at + size :]


def _spliced(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    other = random.choice(others) if others else data
    return data[: _place(random, data)] + other[_place(random, other) :]


def _moved(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    size = random.choice((4, 16, 100, 512))
    source, target = _place(random, data), _place(random, data)
    return data[:target] + data[source : source + size] + data[target + size :]


_BYTE_CHANGES: tuple[Change, ...] = (
    _flip, _flip, _byte, _byte, _size, _size, _size, _cut, _without, _doubled, _noise, _filled, _spliced, _moved,
)  # fmt: skip


def _number_changed(random: Random, data: bytes) -> bytes:
    found = list(_NUMBER.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    value = random.choice(NUMBERS)
    if random.random() < 0.3 and len(one.group()) < 20:
        value = str(int(float(one.group())) + random.choice((-1, 1, 2, 10, -10, 1000)))
    return data[: one.start()] + value.encode() + data[one.end() :]


def _odd_text(random: Random, data: bytes) -> bytes:
    at = _place(random, data)
    return data[:at] + random.choice(_TEXTS).encode(random.choice(("utf-8", "utf-8", "gb18030")), "replace") + data[at:]


def _recoded(random: Random, data: bytes) -> bytes:
    return data.decode("utf-8", "replace").encode(random.choice(_CODES), "replace")


def _repeated(random: Random, data: bytes) -> bytes:
    at, size = _place(random, data), random.choice((8, 40, 200, 1000))
    return (
        data[:at]
        + data[at : at + size] * min(random.choice((2, 10, 10, 10, 100, 100, 1000)), 300_000 // size)
        + data[at:]
    )
