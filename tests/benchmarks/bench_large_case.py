"""A case of 2,000 pages opened in the workbench, against one of 20 pages, and the memory it takes."""

from __future__ import annotations

import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from app.domain.casefile import CaseDocument, CaseType, FileState, SourceFile
from app.domain.document_type import DocumentType
from app.domain.page import PageRef
from app.evidence.view import page_texts
from app.store.database import Store, open_store
from tests.benchmarks.measure import Figure
from tests.evidence.papers import embedded
from tests.store.samples import NOON

SMALL, LARGE = 20, 2000
IN_FILE, LINES = 10, 15
ROUNDS = 3
_LINE = "违法事实：2026年3月10日，执法人员对当事人进行检查"


def measure() -> tuple[Figure, ...]:
    """Seconds from opening the case to its first page painted, and the greatest size of window and page worker."""
    times: dict[int, list[float]] = {SMALL: [], LARGE: []}
    sizes = []
    with tempfile.TemporaryDirectory() as folder:
        ids = _make_cases(Path(folder))
        for _ in range(ROUNDS):
            for pages in (SMALL, LARGE):
                seconds, size = _in_a_process(Path(folder), ids[0], ids[pages])
                times[pages].append(seconds)
                sizes.append(size)
    small, large = (statistics.median(times[pages]) for pages in (SMALL, LARGE))
    note = f"{small * 1000:.0f} ms and {large * 1000:.0f} ms; window warm, outline, checklist and picture included"
    return (
        Figure("2,000-page case to its first page / 20-page case", large / small, 3.0, note=note),
        Figure("2,000-page case, memory in GB", max(sizes), 1.5, note="peak of the window and of its page worker"),
    )


def _make_cases(folder: Path) -> dict[int, int]:
    """Case id by number of pages; 0 is a case to warm the window with."""
    paper = embedded((_LINE,) * LINES, pages=IN_FILE)
    with open_store(folder) as store:
        return {pages: _make_case(store, paper, pages or IN_FILE, str(pages)) for pages in (0, SMALL, LARGE)}


def _make_case(store: Store, paper: bytes, pages: int, name: str) -> int:
    texts = page_texts(paper)
    with store.atomic():
        case_id = store.cases.add(name, CaseType.PENALTY_ORDINARY, NOON)
        files, documents = [], []
        for ordinal in range(1, pages // IN_FILE + 1):
            data = paper + f"\n% {name} {ordinal}\n".encode()  # other bytes, the same pages
            key, title = hashlib.sha256(data).hexdigest(), f"询问笔录{ordinal}"
            store.evidence.add(key, "0" * 64, data)
            store.pages.add(key, texts)
            refs = tuple(PageRef(key, page.number) for page in texts)
            files.append(SourceFile(key, "0" * 64, f"{title}.pdf", len(data), "pdf", IN_FILE, FileState.READ))
            documents.append(CaseDocument(0, ordinal, title, DocumentType.INQUIRY_RECORD, refs))
        store.cases.add_files(case_id, files)
        store.documents.replace_all(case_id, documents)
    return case_id


def _in_a_process(folder: Path, warm: int, case_id: int) -> tuple[float, float]:
    program = f"from tests.benchmarks.bench_large_case import open_case; open_case({str(folder)!r}, {warm}, {case_id})"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True, timeout=300
    )
    seconds, size = json.loads(done.stdout.splitlines()[-1])
    return seconds, size


def open_case(folder: str, warm: int, case_id: int) -> None:
    """Opens a case in a whole window and prints seconds and gigabytes."""
    import resource

    from app.evidence.worker import EvidenceWorker
    from app.paths import resources_folder
    from app.services.pages import view_of
    from app.standards.shelf import load_shelf
    from ui.__main__ import _application
    from ui.main_window import MainWindow
    from ui.tasks import TaskRunner
    from ui.theme.theme import Theme
    from ui.workspace import Workspace

    _held = _application(Path(folder))
    shelf = load_shelf(resources_folder() / "standards")
    workspace = Workspace(Path(folder), open_store, lambda: shelf, lambda: NOON, EvidenceWorker, view_of)
    workspace.reviewer = "沈评查"
    troubles: list[object] = []
    tasks, renders = (TaskRunner(troubles.append, troubles.append, name) for name in ("tasks", "renders"))
    theme = Theme()
    theme.apply()
    window = MainWindow(workspace, tasks, renders, theme)
    window.resize(1366, 728)
    window.show()
    _show(window, warm)
    seconds = _show(window, case_id)
    assert troubles == []
    window.close()
    tasks.close()
    renders.close()
    workspace.close()
    kilobytes = sum(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    sys.stdout.write(f"\n{json.dumps([seconds, kilobytes / 1024**2])}\n")
    sys.stdout.flush()
    os._exit(0)  # what Python takes down afterwards is not measured


def _show(window: Any, case_id: int) -> float:
    """Seconds until the first page of a case stands painted in the workbench."""
    from PySide6.QtCore import QEventLoop

    start = perf_counter()
    window.show_page("workbench", case_id=case_id)
    view = window.current.pair.main
    key = window.current.reading.sheets[0].ref.file_hash
    seen = QEventLoop()

    def look(one: Any) -> None:
        if (one.file_hash, one.number) == (key, 1):
            seen.quit()

    pictures = window.current.reading.pictures
    pictures.picture_drawn.connect(look)
    seen.exec()
    view.viewport().grab()
    pictures.picture_drawn.disconnect(look)
    return perf_counter() - start
