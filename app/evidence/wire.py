"""Plain data over a pipe between the program and its worker processes: JSON, with long bytes sent beside it.

No pickle: a worker that foreign bytes have taken over must not be able to run anything in the program.
"""

from __future__ import annotations

import json
from typing import Any, Protocol


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

    body = json.dumps(value, default=put, separators=(",", ":"))
    pipe.send_bytes(json.dumps([len(blobs)]).encode() + b"\n" + body.encode())
    for blob in blobs:
        pipe.send_bytes(blob)


def receive(pipe: Pipe) -> Any:
    """The next value sent by the other side."""
    head, _, body = pipe.recv_bytes().partition(b"\n")
    (count,) = json.loads(head)
    blobs = [pipe.recv_bytes() for _ in range(count)]

    def get(found: dict[str, Any]) -> Any:
        return blobs[found["\0blob"]] if "\0blob" in found else found

    return json.loads(body, object_hook=get)
