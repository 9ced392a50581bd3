"""Plain data over a pipe between the program and its worker processes: JSON, with bytes beside it.

No pickle: a worker that foreign bytes have taken over must not be able to run anything in the program.
"""

from __future__ import annotations

import json
from typing import Any, Protocol

_TOGETHER = 1024**2  # up to here bytes travel in the message itself; more is sent without being copied once again


class Pipe(Protocol):
    """One direction of a pipe that keeps message borders."""

    def send_bytes(self, buf: Any, /) -> None:
        """Send one message."""

    def recv_bytes(self) -> bytes:
        """Receive one message."""


def send(pipe: Pipe, value: Any) -> None:
    """Send plain data: None, bool, int, float, str, bytes, lists and dicts of them (tuples arrive as lists)."""
    blobs: list[bytes] = []

    def put(blob: object) -> dict[str, int]:
        if not isinstance(blob, (bytes, bytearray, memoryview)):
            raise TypeError(f"not plain data: {type(blob).__name__}")
        blobs.append(bytes(blob))
        return {"\0blob": len(blobs) - 1}

    body = json.dumps(value, default=put, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    sizes = [len(body), *map(len, blobs)]
    together = sum(sizes) < _TOGETHER
    head = json.dumps([together, sizes]).encode()
    pipe.send_bytes(b"\n".join((head, b"".join((body, *blobs)) if together else body)))
    if not together:
        for blob in blobs:
            pipe.send_bytes(blob)


def receive(pipe: Pipe) -> Any:
    """The next value sent by the other side."""
    head, _, rest = pipe.recv_bytes().partition(b"\n")
    together, sizes = json.loads(head)
    if together:
        parts = []
        at = 0
        for size in sizes:
            parts.append(rest[at : at + size])
            at += size
    else:
        parts = [rest, *(pipe.recv_bytes() for _ in sizes[1:])]

    def get(found: dict[str, Any]) -> Any:
        return parts[found["\0blob"] + 1] if "\0blob" in found else found

    return json.loads(parts[0].decode("utf-8", "surrogatepass"), object_hook=get if len(parts) > 1 else None)
