"""The inside of a worker process: limits first, then one request after another until the pipe closes.

The packaged program starts itself again as a worker: its entry points call `run_if_asked` before anything else.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing.connection import Connection
from typing import Any, Protocol, cast

from app.errors import ReviewError
from app.evidence import wire

FLAG = "--anjuan-worker"


class Serving(Protocol):
    """A module that answers requests; made once per process by `start(settings)`."""

    def answer(self, request: Mapping[str, Any]) -> Any:
        """Plain data for a plain request; a `ReviewError` is handed back as such."""


def run_if_asked(argv: Sequence[str]) -> bool:
    """True when this process was started as a worker and has served until its end."""
    if len(argv) < 2 or argv[1] != FLAG:
        return False
    serve(argv[2], int(argv[3]), int(argv[4]), json.loads(argv[5]))
    return True


def serve(module: str, requests: int, answers: int, settings: Mapping[str, Any]) -> None:
    """Answer requests until the other side closes the pipe."""
    _limit(int(settings.get("memory", 0)))
    incoming, outgoing = _pipe_end(requests, readable=True), _pipe_end(answers, readable=False)
    serving = cast("Serving", importlib.import_module(module).start(settings))
    try:
        while True:
            wire.send(outgoing, _answer(serving, wire.receive(incoming)))
    except (EOFError, BrokenPipeError):
        return


def _answer(serving: Serving, request: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return {"ok": serving.answer(request)}
    except ReviewError as error:
        return {"refused": [error.message, error.advice]}
    except MemoryError:
        return {"memory": True}


def _pipe_end(handle: int, *, readable: bool) -> Any:
    if sys.platform == "win32":
        from multiprocessing.connection import PipeConnection

        return PipeConnection(handle, readable=readable, writable=not readable)
    return Connection(handle, readable=readable, writable=not readable)


def _limit(memory: int) -> None:
    """Low priority (the window must not stutter) and a cap on address space where the system has one."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(10)
    if memory:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    run_if_asked(["", *sys.argv[1:]])
