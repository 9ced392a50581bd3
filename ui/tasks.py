"""TaskRunner: the only owner of threads. One worker thread, one queued signal back to the window."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal

from app.errors import Cancelled, ReviewError

T = TypeVar("T")
Progress = Callable[[int, int, str], None]
OnFailed = Callable[[ReviewError], None]


@dataclass(eq=False)
class Job:
    """One running or waiting call. `cancel()` asks it to stop at its next stop; its answer is then dropped."""

    on_done: Callable[[Any], None]
    on_failed: OnFailed
    on_progress: Progress | None = None
    owner: QObject | None = None
    stop: Event = field(default_factory=Event)
    future: Future[Any] | None = None

    def cancel(self) -> None:
        self.stop.set()
        if self.future is not None:
            self.future.cancel()

    @property
    def wanted(self) -> bool:
        """False once the widget or presenter that asked has been destroyed."""
        return self.owner is None or shiboken6.isValid(self.owner)


@dataclass(frozen=True, slots=True)
class _Step:
    job: Job
    done: int
    total: int
    what: str


class TaskRunner(QObject):
    """Runs closures over plain data one after another; answers and errors come back on the GUI thread."""

    busy_changed = Signal(bool)
    _arrived = Signal(object)

    def __init__(self, on_problem: OnFailed, on_bug: Callable[[BaseException], None], name: str = "tasks") -> None:
        super().__init__()
        self._on_problem = on_problem
        self._on_bug = on_bug
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._jobs: set[Job] = set()
        self._closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        call: Callable[[], T],
        on_done: Callable[[T], None],
        on_failed: OnFailed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run `call` in the background; `on_failed` gets expected errors, bugs go to the crash dialog."""
        return self._submit(Job(on_done, on_failed or self._on_problem, owner=owner), call)

    def start_long(
        self,
        call: Callable[[Progress, Event], T],
        on_done: Callable[[T], None],
        on_progress: Progress,
        on_failed: OnFailed | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Run `call(progress, cancel)`; `on_progress(done, total, what)` is called on the GUI thread."""
        job = Job(on_done, on_failed or self._on_problem, on_progress, owner)

        def report(done: int, total: int, what: str = "") -> None:
            self._send(_Step(job, done, total, what))

        return self._submit(job, lambda: call(report, job.stop))

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def close(self) -> None:
        """Ask everything to stop, wait for the running call, drop the rest."""
        self._closed = True
        for job in list(self._jobs):
            job.cancel()
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._jobs.clear()

    def _submit(self, job: Job, call: Callable[[], Any]) -> Job:
        if self._closed:
            return job
        self._jobs.add(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        job.future = self._executor.submit(call)
        job.future.add_done_callback(lambda _future: self._send(job))
        return job

    def _send(self, message: Job | _Step) -> None:
        if not self._closed:
            self._arrived.emit(message)

    def _deliver(self, message: Job | _Step) -> None:
        if self._closed:
            return
        if isinstance(message, _Step):
            job = message.job
            if job.on_progress is not None and job.wanted and not job.stop.is_set():
                job.on_progress(message.done, message.total, message.what)
            return
        self._finish(message)

    def _finish(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self.busy_changed.emit(False)
        future = job.future
        if future is None or future.cancelled():
            if job.wanted:
                job.on_failed(Cancelled())
            return
        error = future.exception()
        if error is None:
            if job.wanted:
                job.on_done(future.result())
        elif isinstance(error, ReviewError):
            if job.wanted:
                job.on_failed(error)
        else:
            self._on_bug(error)
