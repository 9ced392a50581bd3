"""A worker process as the program sees it: started when first asked, killed when it hangs, replaced when it died."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Pipe
from pathlib import Path
from threading import Lock
from time import monotonic
from types import TracebackType
from typing import Any, Self

from app.errors import IntakeError
from app.evidence import wire
from app.evidence.child import FLAG
from app.evidence.scratch import Scratch

MEMORY_LIMIT = 3 * 1024**3
_LOOK_EVERY = 0.1
_ROOT = Path(__file__).resolve().parents[2]
_BELOW_NORMAL = 0x00004000
_NO_WINDOW = 0x08000000


class WorkerLost(IntakeError):
    """The worker process died, hung or ran out of memory over one request; the next request starts a fresh one."""


class Cancelled(Exception):
    """The caller no longer wants the answer; the worker was stopped."""


class WorkerProcess:
    """One worker process that serves one module; thread-safe, one request at a time."""

    def __init__(
        self, module: str, settings: Mapping[str, Any] | None = None, memory: int = MEMORY_LIMIT, scratch: int = 0
    ) -> None:
        self._module = module
        self._settings = {**(settings or {}), "memory": memory}
        self._scratch_size = scratch
        self._scratch: Scratch | None = None
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._requests: Any = None
        self._answers: Any = None
        self._posted = False
        self._starts = 0

    @property
    def starts(self) -> int:
        """How often a process was started; a change means that what the worker had in memory is gone."""
        return self._starts

    def start(self) -> None:
        """Start the process if it does not run, without waiting for it."""
        with self._lock:
            self._ensure()

    def ask_for_bytes(
        self, request: Mapping[str, Any], seconds: float, cancelled: Callable[[], bool] | None = None, name: str = ""
    ) -> tuple[Any, bytes]:
        """The answer to a request and the first `size` bytes that it left in the shared memory."""
        with self._lock:
            answer = self._ask(request, seconds, cancelled, name)
            size = int(answer.get("size", 0)) if isinstance(answer, dict) else 0
            return answer, self._scratch.memory[:size] if self._scratch is not None else b""

    def ask(
        self, request: Mapping[str, Any], seconds: float, cancelled: Callable[[], bool] | None = None, name: str = ""
    ) -> Any:
        """The answer to one request within a time limit; `name` is the document blamed when the worker is lost."""
        with self._lock:
            return self._ask(request, seconds, cancelled, name)

    def close(self) -> None:
        """Stop the process."""
        with self._lock:
            self._stop()
            if self._scratch is not None:
                self._scratch.close()
                self._scratch = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def post(self, request: Mapping[str, Any], name: str = "") -> None:
        """Send a request and go on; `collect` gives its answer. Anything asked before that drops it."""
        with self._lock:
            self._send(request, name)
            self._posted = True

    def collect(self, seconds: float, cancelled: Callable[[], bool] | None = None, name: str = "") -> Any:
        """The answer to the request posted last."""
        with self._lock:
            self._posted = False
            return self._receive(seconds, cancelled, name)

    def _ask(self, request: Mapping[str, Any], seconds: float, cancelled: Callable[[], bool] | None, name: str) -> Any:
        self._send(request, name)
        return self._receive(seconds, cancelled, name)

    def _send(self, request: Mapping[str, Any], name: str) -> None:
        if self._posted:  # its answer would be taken for the answer to this one
            self._posted = False
            self._stop()
        self._ensure()
        try:
            wire.send(self._requests, request)
        except (EOFError, OSError) as error:
            raise self._lost(name) from error

    def _receive(self, seconds: float, cancelled: Callable[[], bool] | None, name: str) -> Any:
        try:
            self._wait(seconds, cancelled, name)
            answer = wire.receive(self._answers)
        except (EOFError, OSError, ValueError, TypeError, LookupError) as error:  # a broken answer is no answer
            raise self._lost(name) from error
        return _opened(answer, name)

    def _lost(self, name: str) -> WorkerLost:
        self._stop()
        return WorkerLost(f"{_quoted(name)}无法读取：读取它时程序部件意外退出。", _TRY_RESAVE)

    def _wait(self, seconds: float, cancelled: Callable[[], bool] | None, name: str) -> None:
        end = monotonic() + seconds
        while not self._answers.poll(_LOOK_EVERY):
            if cancelled is not None and cancelled():
                self._stop()
                raise Cancelled
            if monotonic() > end:
                self._stop()
                raise WorkerLost(f"{_quoted(name)}无法读取：{seconds:.0f} 秒内没有读完，已停止。", _TRY_RESAVE)

    def _ensure(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self._stop()
        if self._scratch is None and self._scratch_size:
            self._scratch = Scratch(self._scratch_size)
        shared, files = (self._scratch.settings, self._scratch.files) if self._scratch is not None else ({}, ())
        theirs_in, self._requests = Pipe(duplex=False)
        self._answers, theirs_out = Pipe(duplex=False)
        pipes = theirs_in.fileno(), theirs_out.fileno()
        self._process = _spawn(self._module, pipes, files, {**self._settings, **shared})
        theirs_in.close()
        theirs_out.close()
        self._starts += 1

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        self._requests.close()
        process.kill()
        process.wait()
        self._answers.close()


_TRY_RESAVE = "请用原软件打开并另存一份，或改为扫描件后重新导入。"


def _quoted(name: str) -> str:
    return f"《{name}》" if name else "文件"


def _opened(answer: Mapping[str, Any], name: str) -> Any:
    if "ok" in answer:
        return answer["ok"]
    if "memory" in answer:
        raise WorkerLost(f"{_quoted(name)}无法读取：内容展开后超过内存上限。", "请拆分文件或降低分辨率后重新导入。")
    message, advice = answer["refused"]
    raise IntakeError(message, advice)


def _spawn(
    module: str, pipes: tuple[int, int], files: tuple[int, ...], settings: Mapping[str, Any]
) -> subprocess.Popen[bytes]:
    command = [*_self(), FLAG, module, *map(str, pipes), json.dumps(settings)]
    quiet: dict[str, Any] = {
        "stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "close_fds": True,
    }  # fmt: skip
    if sys.platform == "win32":
        for handle in pipes:
            os.set_handle_inheritable(handle, True)
        start = subprocess.STARTUPINFO(lpAttributeList={"handle_list": list(pipes)})
        return subprocess.Popen(command, startupinfo=start, creationflags=_BELOW_NORMAL | _NO_WINDOW, **quiet)
    return subprocess.Popen(command, pass_fds=(*pipes, *files), **quiet)


def _self() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable]
    begin = f"import sys; sys.path.insert(0, {str(_ROOT)!r}); from app.evidence.child import run_if_asked; "
    return [sys.executable, "-X", "utf8", "-c", begin + "run_if_asked(['', *sys.argv[1:]])"]
