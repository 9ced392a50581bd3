"""Cold start and idle memory of the window, against a bare PySide6 window with one label in it."""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from app.domain.casefile import CaseField, CaseType, FieldName
from app.store.database import open_store
from tests.benchmarks.measure import ROUNDS, Figure
from tests.store.samples import NOON

ROOT = Path(__file__).resolve().parents[2]
CASES = 100
BARE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
app = QApplication(sys.argv[:1])
window = QMainWindow()
window.setCentralWidget(QLabel("案卷"))
window.resize(1366, 728)
window.show()
def ready():
    if len(sys.argv) > 1:
        Path(sys.argv[1]).write_text(Path("/proc/self/smaps_rollup").read_text())
    sys.stdout.write("ready\\n")
    sys.stdout.flush()
    app.quit()
QTimer.singleShot(0, ready)
app.exec()
"""
OURS = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from ui import __main__ as window
app = window._application(Path(sys.argv[1]))
def ready():
    Path(sys.argv[2]).write_text(Path("/proc/self/smaps_rollup").read_text())
    app.quit()
QTimer.singleShot(1500, ready)
window.main(["--workspace", sys.argv[1]])
"""
RESIDENT = re.compile(r"^Rss:\s+(\d+) kB", re.MULTILINE)


def measure() -> list[Figure]:
    """Cold start to a window that answers and to the listed cases, and memory at rest on home."""
    with tempfile.TemporaryDirectory() as folder:
        work, cache = str(Path(folder) / "work"), Path(folder) / "bytecode"
        _put_cases(Path(work))
        shown = ("-m", "ui", "--workspace", work, "--quit-when", "shown")
        listed = ("-m", "ui", "--workspace", work, "--quit-when", "listed")
        seconds = _seconds_to_ready(cache, listed, shown, ("-c", BARE))
        ours = _resident(cache, Path(folder) / "ours", "-c", OURS, work)
        bare = _resident(cache, Path(folder) / "bare", "-c", BARE)
    return [
        Figure("cold start to a painted window that answers", seconds[1] / seconds[2], 2.0, note="over a bare window"),
        Figure(
            "cold start to the cases listed on home",
            seconds[0] / seconds[2],
            2.0,
            note=f"over a bare window; {CASES} cases",
        ),
        Figure("memory at rest on home", ours / bare, 2.0, note="resident set, over a bare window"),
    ]


def _put_cases(folder: Path) -> None:
    with open_store(folder) as store, store.atomic():
        for number in range(CASES):
            case_id = store.cases.add(f"案卷{number}", CaseType.PENALTY_ORDINARY, NOON)
            store.cases.set_field(case_id, CaseField(FieldName.PARTY, f"第{number}号某某食品有限公司"))


def _seconds_to_ready(cache: Path, *commands: tuple[str, ...]) -> list[float]:
    """Median seconds from start to the line `ready`, the commands taken in turn after one warm-up each."""
    taken: list[list[float]] = [[] for _ in commands]
    for round_number in range(ROUNDS + 1):
        for number, command in enumerate(commands):
            seconds = _to_ready(cache, command)
            if round_number:
                taken[number].append(seconds)
    return [statistics.median(one) for one in taken]


def _to_ready(cache: Path, command: tuple[str, ...]) -> float:
    start = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env=_environment(cache), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"ready"
        seconds = time.perf_counter() - start
        process.wait(60)
    return seconds


def _environment(cache: Path) -> dict[str, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # all sides run from bytecode, as an installed program does
    return environment


def _resident(cache: Path, out: Path, *command: str) -> int:
    subprocess.run(
        [sys.executable, *command, str(out)],
        cwd=ROOT,
        env=_environment(cache),
        check=True,
        timeout=120,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    found = RESIDENT.search(out.read_text())
    assert found is not None
    return int(found.group(1))
