"""The standards on the shelf: differences of editions, importing a sheet, saving and exporting."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain.standard import Standard
from app.errors import ReviewError, StandardError
from ui.presenters.presenter import Presenter
from ui.presenters.standard_text import changes

if TYPE_CHECKING:
    from app.services.standards import Imported

NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,60}")


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions."""

    sign: str
    code: str
    text: str


class StandardsPresenter(Presenter):
    """Reads the shelf; a standard file that was refused is told with all its problems."""

    standards_listed = Signal(tuple)
    refused_told = Signal(tuple)
    sheet_understood = Signal(object)
    standard_saved = Signal(object)
    began = Signal(str)
    ended = Signal()

    def load(self) -> None:
        shelf = self._workspace.shelf
        self.standards_listed.emit(tuple(reversed(shelf.standards)))
        told = [f"{one.file}：{one.error}" + "".join(f"\n　{p}" for p in one.error.problems) for one in shelf.refused]
        self.refused_told.emit(tuple(told))

    def earlier(self, standard: Standard) -> tuple[Standard, ...]:
        """The other editions of the same standard, newest first."""
        return tuple(
            other
            for other in reversed(self._workspace.shelf.editions(standard.id))
            if other.edition != standard.edition
        )

    def changes(self, old: Standard, new: Standard) -> tuple[Change, ...]:
        """What the newer of two editions changed, whatever their order here."""
        first, second = sorted((old, new), key=lambda one: (one.valid_from, one.edition))
        return tuple(Change(*found) for found in changes(first, second))

    def understand(self, sheet: Path) -> None:
        """Read a Word or Excel sheet in the background; nothing is written."""
        from app.services.standards import import_standard

        today = self._workspace.clock().date()
        self._run(f"正在读取 {sheet.name}…", lambda: import_standard(sheet, today), self.sheet_understood.emit)

    def save(self, imported: Imported, title: str, edition: str, valid_from: date | None, final: bool = False) -> bool:
        """Keep a draft among the reviewer's own standards; False when something is missing, taken or does not hold."""
        try:
            standard = self._named(imported.draft, title.strip(), edition.strip(), valid_from)
            standard = replace(standard, draft=not final)
            _refuse_faults(standard)
            self._write(standard)
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self._workspace.reload_shelf()
        self.load()
        self.standard_saved.emit(standard)
        return True

    def export(self, standard: Standard, target: Path) -> None:
        """Write a standard as Excel, Word or TOML by the target's ending."""
        from app.services.standards import export_standard

        self._run(f"正在写入 {target.name}…", lambda: export_standard(standard, target), lambda _written: None)

    def _named(self, draft: Standard, title: str, edition: str, valid_from: date | None) -> Standard:
        if not title or not edition or valid_from is None:
            raise StandardError("名称、版次和施行日期都要填写。", "日期请写成 2026-04-30 的样子。")
        if not NAME.fullmatch(edition):
            raise StandardError(f"版次“{edition}”不能用作文件名。", "版次请用小写字母、数字和短横线，例如 2026-01。")
        if any(one.edition == edition for one in self._workspace.shelf.editions(draft.id)):
            raise StandardError(f"这份标准已有 {edition} 版。", "用过的版次不能改动，请另起一个版次。")
        return replace(draft, title=title, edition=edition, valid_from=valid_from)

    def _write(self, standard: Standard) -> None:
        from app.services.standards import export_standard

        folder = self._workspace.folder / "standards"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StandardError(f"不能建立文件夹“{folder}”。", "请检查磁盘和权限。") from error
        export_standard(standard, folder / f"{standard.id}-{standard.edition}.toml")

    def _run(self, what: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def finished(answer: Any) -> None:
            self.ended.emit()
            done(answer)

        def failed(error: ReviewError) -> None:
            self.ended.emit()
            self.problem_met.emit(error)

        self.began.emit(what)
        self._tasks.start(call, finished, failed, owner=self)


def _refuse_faults(standard: Standard) -> None:
    from app.standards.check import check_standard
    from app.standards.problems import refusal

    problems = [problem for problem in check_standard(standard) if not problem.warning]
    if problems:
        raise refusal(problems, f"“{standard.title}”")
