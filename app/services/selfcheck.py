"""Whether this installation works: bundled data, store, scoring and paper, each tried for real."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.review import Mark, Verdict
from app.errors import ReviewError
from app.paths import resources_folder
from app.scoring.engine import score
from app.services.demo import ANSWERS, SAMPLE, run_demo
from app.standards.shelf import Shelf, load_shelf
from app.store.database import Store, open_store

BUNDLED = ("fonts", "holidays", "samples", "standards")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing tried: what, whether it works, and what was seen."""

    name: str
    passed: bool
    seen: str


def self_check(now: datetime) -> tuple[Check, ...]:
    """Everything tried, in the order a failure is best understood."""
    return tuple(_tried(now))


def check_workspace(folder: Path) -> Check:
    """Whether the two files of a workspace are sound and every original is what came in."""

    def look() -> str:
        with open_store(folder) as store:
            problems = [*store.check(), *_damaged(store)]
            count = len(store.evidence.hashes())
        if problems:
            raise ReviewError("；".join(problems[:5]), "请从备份恢复，或重新导入损坏的文件。")
        return f"{folder}，{count} 个原始文件与导入时一致"

    return _try("工作区数据完好", look)


def _damaged(store: Store) -> Iterator[str]:
    for file_hash in store.evidence.damaged():
        named = "、".join(f"案卷 {case_id} 的“{name}”" for case_id, name in store.cases.names_of(file_hash))
        yield f"{named or '一个未使用的文件'}与导入时不一致"


def _tried(now: datetime) -> Iterator[Check]:
    yield _try("随附资源齐全", _bundled)
    yield _try("新建工作区", _new_store)
    yield _try("评查标准可读", _standards)
    yield _try("全部符合时得满分", _full_marks)
    yield _try("练习案卷从导入到报告", lambda: _demo(now))


def _try(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except ReviewError as error:
        return Check(name, False, str(error))


def _bundled() -> str:
    missing = [one for one in BUNDLED if not any((resources_folder() / one).glob("*"))]
    missing += [path.name for path in (SAMPLE, ANSWERS) if not path.exists()]
    if missing:
        raise ReviewError(f"缺少资源：{'、'.join(missing)}。", "请重新安装程序。")
    return "、".join(BUNDLED)


def _new_store() -> str:
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder)) as store:
        store.settings.set("probe", "试写")
        if store.check() or store.settings.get("probe") != "试写":
            raise ReviewError("写入的数据读不回来。", "请检查磁盘。")
    return "写入、读出、校验正常"


def _shelf() -> Shelf:
    return load_shelf(resources_folder() / "standards")


def _standards() -> str:
    shelf = _shelf()
    if shelf.refused or not shelf.standards:
        raise ReviewError(f"有 {len(shelf.refused)} 个标准文件读不懂。", "请重新安装程序。")
    return "；".join(f"{one.title} {one.edition}" for one in shelf.standards)


def _full_marks() -> str:
    for standard in _shelf().standards:
        codes = [*(veto.code for veto in standard.vetoes), *(item.code for item in standard.leaves())]
        result = score(standard, [Mark(code, Verdict.MET) for code in codes])
        if result.lines and not result.qualified:
            raise ReviewError(f"“{standard.title}”全部符合时没有合格：{result.printed}。", "请联系技术人员。")
    return "各标准均合格"


def _demo(now: datetime) -> str:
    with tempfile.TemporaryDirectory() as folder:
        done = run_demo(Path(folder), lambda: now)
        return f"{done.pages} 页，得分 {done.printed}，报告 {done.report.stat().st_size} 字节"
