"""A worker that does what hostile files make workers do."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from threading import Event
from typing import Any


def start(settings: Mapping[str, Any]) -> Crashing:
    return Crashing()


class Crashing:
    def answer(self, request: Mapping[str, Any]) -> Any:
        match request["do"]:
            case "die":
                os.abort()
            case "hang":
                Event().wait()
            case "babble":
                os.write(int(sys.argv[4]), b"\0\0\0\x05a\nb\nc")
                Event().wait()
            case "eat":
                return len(bytearray(10**9))
        return request
