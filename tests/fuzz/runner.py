"""The loop: inputs made and read in a forked process that may die or hang, while this one watches and keeps the finds."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import struct
import sys
import tempfile
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from mmap import mmap
from pathlib import Path
from random import Random
from threading import Event
from types import FrameType
from typing import Any

from tests.fuzz.targets import TARGETS, Target, lose_nothing

SLOW_SECONDS = 20
HUNG_SECONDS = 90
MEMORY = 3 * 1024**3  # what the program allows its workers
FAT = 1200 * 1024  # kilobytes in memory at once that are worth a look
_AT_ONCE = 4000
_TRACED = 10  # every so many inputs the lines they reach are looked at
_POOL = 400
_OWN_FAULT = 97
_MEMORY_DISK = "/dev/shm" if Path("/dev/shm").is_dir() else None
_STATE = struct.Struct("<qdq")  # number of the input, processor time so far, inputs done


class _Slow(BaseException):
    """An input that takes too long."""


@dataclass
class Tally:
    """What a slice of fuzzing came to."""

    seconds: float = 0.0
    inputs: int = 0
    lost: int = 0
    finds: set[str] = field(default_factory=set)


class Fuzzing:
    """One reader under fire."""

    def __init__(self, name: str, seed: int, out: Path) -> None:
        self.name = name
        self.target: Target = TARGETS[name]
        self.seed = seed
        self.out = out / name.replace(" ", "-")
        self.out.mkdir(parents=True, exist_ok=True)
        self.pool: list[bytes] = []
        self.random = Random(f"{name} {seed}")

    def run(self, seconds: float) -> Tally:
        """Inputs read for so many seconds of processor time."""
        tally = Tally()
        seeds = self.target.seeds()
        while tally.seconds < seconds:
            self.pool = [*seeds, *(path.read_bytes() for path in sorted(self.out.glob("pool-*")))]
            with tempfile.TemporaryDirectory(dir=_MEMORY_DISK) as folder:
                self._child(Path(folder), seconds - tally.seconds, tally)
        return tally

    def input(self) -> tuple[str, bytes]:
        """The ending and bytes of the next input."""
        data = self.random.choice(self.pool)
        return self.random.choice(self.target.endings), self.target.change(self.random, data, self.pool)

    def _made(self) -> tuple[str, bytes] | None:
        """The next input, or None where making it takes too long or fails: that is no fault of the reader."""
        signal.setitimer(signal.ITIMER_PROF, SLOW_SECONDS)
        try:
            return self.input()
        except (Exception, _Slow):  # noqa: BLE001
            return None
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)

    def _child(self, folder: Path, seconds: float, tally: Tally) -> None:
        """Reads inputs in a fork until it has done its share or died."""
        shared = mmap(-1, _STATE.size)
        self.random.random()  # the fork after this one makes other inputs
        child = os.fork()
        if child == 0:
            try:
                self._serve(folder, shared, seconds)
            except BaseException:  # noqa: BLE001 a fault of the fuzzing itself must not go on as the parent
                traceback.print_exc()
                os._exit(_OWN_FAULT)
            os._exit(0)
        status = self._watched(child, shared)
        _, used, done = _STATE.unpack_from(shared)
        tally.seconds += max(used, 0.1)
        tally.inputs += done
        code = os.waitstatus_to_exitcode(status)
        if code and code != _OWN_FAULT:
            tally.lost += 1
            what = f"lost {'hung' if code == -signal.SIGKILL else code}"
            ending, _, data = (folder / "input").read_bytes().partition(b"\n")
            self.keep(ending.decode(), data, what, "the process died over this input")

    def _watched(self, child: int, shared: mmap) -> int:
        """The exit status of the child, ended when one input takes it far too long."""
        last, since, wait = -1, 0, Event()
        while True:
            gone, status = os.waitpid(child, os.WNOHANG)
            if gone:
                return status
            wait.wait(0.5)
            number = _STATE.unpack_from(shared)[0]
            since = since + 1 if number == last else 0
            last = number
            if since > 2 * HUNG_SECONDS and _cpu_seconds(child) - _STATE.unpack_from(shared)[1] > HUNG_SECONDS:
                os.kill(child, signal.SIGKILL)

    def _serve(self, folder: Path, shared: mmap, seconds: float) -> None:
        """The forked process: one input after another."""
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        signal.signal(signal.SIGPROF, _too_slow)
        lose_nothing()
        run = self.target.run(folder)
        seen: set[str] = set()
        lines = Lines()
        begun = _used()
        for number in range(_AT_ONCE):
            _STATE.pack_into(shared, 0, number, _used() - begun, number)
            if _used() - begun > seconds:
                break
            made = self._made()
            if made is None:
                continue
            ending, data = made
            (folder / "input").write_bytes(ending.encode() + b"\n" + data)
            before = _most_memory()
            if self._one(run, number % _TRACED == 0, ending, data, lines, seen):
                self._to_pool(data)
            if (fat := _most_memory()) > FAT:
                if fat > before:
                    self.keep(ending, data, "fat", f"{fat // 1024} MB")
                break

    def _one(self, run: Any, traced: bool, ending: str, data: bytes, lines: Lines, seen: set[str]) -> bool:
        """Read one input; whether it went a way not seen before."""
        signal.setitimer(signal.ITIMER_PROF, SLOW_SECONDS)
        try:
            if traced:
                sys.settrace(lines.enter)
            way = run(ending, data)
        except MemoryError:
            way = "memory"
        except _Slow as slow:
            self.keep(ending, data, f"slow {_where(slow)}", traceback.format_exc())
            return False
        except BaseException as error:  # noqa: BLE001 what escapes here is what is looked for
            self.keep(ending, data, f"{type(error).__name__} {_where(error)}", traceback.format_exc())
            return False
        finally:
            sys.settrace(None)
            signal.setitimer(signal.ITIMER_PROF, 0)
        new = way not in seen or (traced and lines.grew())
        seen.add(way)
        return new

    def _to_pool(self, data: bytes) -> None:
        """An input that went a new way is changed further, now and in later slices, if it is small."""
        if len(data) > 200_000:
            return
        self.pool.append(data)
        (self.out / f"pool-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
        kept = list(self.out.glob("pool-*"))
        if len(kept) > _POOL:
            self.random.choice(kept).unlink(missing_ok=True)

    def keep(self, ending: str, data: bytes, what: str, told: str) -> None:
        """An input that broke something, the smallest of its kind."""
        mark = f"{what.replace('/', '.').replace(' ', '-')[:70]}-{hashlib.sha256(what.encode()).hexdigest()[:6]}"
        kept = self.out / f"{mark}.txt"
        old = next(self.out.glob(f"{mark}.in*"), None)
        if old is not None and old.stat().st_size <= len(data):
            return
        if old is not None:
            old.unlink()
        (self.out / f"{mark}.in{ending}").write_bytes(data)
        kept.write_text(f"{self.name}, {len(data)} bytes\n{what}\n{told}")


class Lines:
    """Which lines of the program have been reached."""

    def __init__(self) -> None:
        self._seen: set[tuple[Any, int]] = set()
        self._before = 0

    def enter(self, frame: FrameType, event: str, arg: Any) -> Any:
        """Look into functions of the program only."""
        return self._line if "/app/" in frame.f_code.co_filename else None

    def grew(self) -> bool:
        """Whether lines were reached since the last question."""
        now = len(self._seen)
        grew, self._before = now > self._before, now
        return grew

    def _line(self, frame: FrameType, event: str, arg: Any) -> Any:
        self._seen.add((frame.f_code, frame.f_lineno))
        return self._line


def _too_slow(*_: Any) -> None:
    raise _Slow


def _used() -> float:
    times = os.times()
    return times.user + times.system


def _most_memory() -> int:
    """Kilobytes this process has held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _cpu_seconds(process: int) -> float:
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _where(error: BaseException) -> str:
    """The last place in the program that an exception came through."""
    if error.__traceback__ is None:
        return ""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "/app/" in frame.filename]
    last = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(last.filename).stem}.{last.name}.{last.lineno}"


def finds(out: Path) -> Iterator[Path]:
    """Everything kept so far."""
    yield from sorted(out.glob("*/*.txt"))
