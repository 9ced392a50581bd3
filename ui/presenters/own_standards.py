"""The reviewer's own standards: drafts beside the shelf, new editions, retiring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain.casefile import CaseType
from app.domain.standard import Standard
from app.errors import ReviewError, StandardError
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace

if TYPE_CHECKING:
    from app.services.standard_drafts import Drafts


class OwnStandardsPresenter(Presenter):
    """Lists what is on the shelf and what is still a draft; a file that was refused is told with all its problems."""

    standards_listed = Signal(tuple)
    refused_told = Signal(tuple)
    draft_made = Signal(str)
    began = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._drafts: Drafts | None = None

    def load(self) -> None:
        from app.services.standard_drafts import list_drafts

        shelf = self._workspace.shelf
        self._drafts = drafts = list_drafts(self._workspace.folder)
        self.standards_listed.emit((*(draft.standard for draft in drafts.drafts), *reversed(shelf.standards)))
        refused = (*shelf.refused, *drafts.refused)
        told = [f"{one.file}：{one.error}" + "".join(f"\n　{p}" for p in one.error.problems) for one in refused]
        self.refused_told.emit(tuple(told))

    def draft_of(self, standard: Standard) -> str:
        """The name of the draft that a standard in the list is; "" for one on the shelf."""
        drafts = self._drafts.drafts if self._drafts is not None else ()
        return next((draft.name for draft in drafts if draft.standard is standard), "")

    def state_of(self, standard: Standard) -> str:
        """Whether a standard is a draft, retired, or can be used."""
        if self.draft_of(standard):
            return "草稿"
        return "已停用" if self.is_retired(standard) else "可用"

    def is_retired(self, standard: Standard) -> bool:
        return self._workspace.shelf.is_retired(standard) and not self.draft_of(standard)

    def retire(self, standard: Standard, retired: bool) -> None:
        """Offer an edition for new reviews no longer, or again; reviews made by it keep it."""
        from app.services.standard_drafts import restore_standard, retire_standard

        folder, today = self._workspace.folder, self._workspace.clock().date()
        try:
            retire_standard(folder, standard, today) if retired else restore_standard(folder, standard)
        except ReviewError as error:
            self.problem_met.emit(error)
            return
        self._workspace.reload_shelf()
        self.load()

    def suggested(self, source: Standard | None) -> tuple[date, str]:
        """The first day and the edition that a new draft is offered."""
        today = self._workspace.clock().date()
        held = {one.edition for one in self._workspace.shelf.editions(source.id)} if source is not None else set()
        numbers = (f"{today.year}-{number:02}" for number in range(1, len(held) + 2))
        return today, next(edition for edition in numbers if edition not in held)

    def start_blank(self, title: str, edition: str, valid_from: date | None, kinds: tuple[CaseType, ...]) -> bool:
        """Begin an empty standard as a draft."""
        from app.services.standard_drafts import blank_standard, list_drafts

        drafts = list_drafts(self._workspace.folder)
        on = valid_from or self._workspace.clock().date()
        made = blank_standard(self._workspace.shelf, drafts, title.strip(), edition.strip(), on, kinds)
        return self._begin(made, valid_from)

    def start_edition(self, standard: Standard, title: str, edition: str, valid_from: date | None) -> bool:
        """Begin a draft as a copy of an edition; codes that were retired stay so."""
        from app.services.standard_drafts import as_new_edition

        copied = as_new_edition(standard, edition.strip(), valid_from or standard.valid_from)
        return self._begin(replace(copied, title=title.strip()), valid_from)

    def open_file(self, path: Path) -> None:
        """Begin a draft from somebody's standard file; all that is wrong with the file is told at once."""
        from app.services.standard_drafts import take_in_file

        folder = self._workspace.folder
        self._run(f"正在读取 {path.name}…", lambda: take_in_file(folder, path), self.draft_made.emit)

    def _begin(self, standard: Standard, valid_from: date | None) -> bool:
        from app.services.standard_drafts import start_draft

        try:
            name = start_draft(
                self._workspace.folder, self._named(standard, standard.title, standard.edition, valid_from)
            )
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self.draft_made.emit(name)
        return True

    def _named(self, draft: Standard, title: str, edition: str, valid_from: date | None) -> Standard:
        if not title or not edition or valid_from is None:
            raise StandardError("名称、版次和施行日期都要填写。", "日期请写成 2026-04-30 的样子。")
        from app.services.standard_drafts import NAME

        if not NAME.fullmatch(edition):
            raise StandardError(f"版次“{edition}”不能用作文件名。", "版次请用小写字母、数字和短横线，例如 2026-01。")
        if any(one.edition == edition for one in self._workspace.shelf.editions(draft.id)):
            raise StandardError(f"这份标准已有 {edition} 版。", "用过的版次不能改动，请另起一个版次。")
        return replace(draft, title=title, edition=edition, valid_from=valid_from)

    def _run(self, what: str, call: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def finished(answer: Any) -> None:
            self.ended.emit()
            done(answer)

        def failed(error: ReviewError) -> None:
            self.ended.emit()
            self.problem_met.emit(error)

        self.began.emit(what)
        self._tasks.start(call, finished, failed, owner=self)
