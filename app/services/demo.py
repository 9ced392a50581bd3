"""The main job on the bundled practice case: taken in, scored with recorded answers, reported."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from time import perf_counter

from app.errors import IntakeError
from app.evidence.worker import EvidenceWorker
from app.paths import resources_folder
from app.services.answers import apply_recording, read_recording
from app.services.cases import take_in_case
from app.services.reports import write_findings_word, write_report
from app.services.reviews import score_review, sign_off, sign_off_gaps
from app.standards.shelf import Shelf, load_shelf
from app.store.database import Store, open_store

SAMPLE = resources_folder() / "samples" / "练习案卷"
ANSWERS = resources_folder() / "samples" / "练习案卷.answers.json"

Tell = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class Demo:
    """What the demonstration made."""

    pages: int
    documents: int
    printed: str
    grade: str
    gaps: int
    report: Path
    findings: Path


def run_demo(target: Path, clock: Callable[[], datetime], tell: Tell | None = None) -> Demo:
    """Report and Word twin in the target folder, made from the practice case in a workspace of its own there."""
    if not SAMPLE.is_dir() or not ANSWERS.is_file():
        raise IntakeError("找不到随附的练习案卷。", "请重新安装程序。")
    workspace = target / "workspace"
    shutil.rmtree(workspace, ignore_errors=True)
    steps = _Steps(tell)
    shelf = load_shelf(resources_folder() / "standards")
    with open_store(workspace) as store, EvidenceWorker() as worker:
        steps.done("打开工作区，读取评查标准")
        return _whole(store, shelf, worker, target, clock, steps)


class _Steps:
    """Tells each step with the seconds it took."""

    def __init__(self, tell: Tell | None) -> None:
        self._tell = tell
        self._since = perf_counter()

    def done(self, what: str) -> None:
        now = perf_counter()
        if self._tell is not None:
            self._tell(what, now - self._since)
        self._since = now


def _whole(
    store: Store, shelf: Shelf, worker: EvidenceWorker, target: Path, clock: Callable[[], datetime], steps: _Steps
) -> Demo:
    taken = take_in_case(store, [SAMPLE], now=clock())
    if taken.case is None:
        raise IntakeError("练习案卷没有导入。", "请重新运行。")
    case = taken.case
    counts = f"{len(taken.taken)} 个文件读取，{len(taken.kept)} 个保存备查，{len(taken.refused)} 个未导入"
    steps.done(f"导入练习案卷：{counts}；{len(case.documents)} 份文书，{case.page_count} 页")
    review = apply_recording(store, shelf, case.id, read_recording(ANSWERS.read_bytes()), clock())
    steps.done(f"逐项评查：{len(review.marks)} 项，每项即时存盘")
    score = score_review(store, shelf, review.id)
    gaps = sign_off_gaps(store, shelf, review.id)
    if not gaps:
        sign_off(store, shelf, review.id, review.reviewer, clock())
    state = f"签署前还缺 {len(gaps)} 处" if gaps else "已签署"
    steps.done(f"计算得分：{score.printed} 分，{score.grade}；{state}")
    report = write_report(store, shelf, review.id, worker, target / "案卷评查评分表.pdf")
    steps.done(f"评查报告：{report}")
    findings = write_findings_word(store, shelf, review.id, worker, target / "评查问题清单.docx")
    steps.done(f"问题清单（Word）：{findings}")
    return Demo(case.page_count, len(case.documents), score.printed, score.grade, len(gaps), report, findings)
