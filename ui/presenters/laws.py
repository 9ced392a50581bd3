"""The law at hand: listed, looked into, official texts imported and taken out; what a citation says on a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from app.domain.law_line import LawLine, Provision
from app.errors import ReviewError
from app.services.laws import LawLibrary
from app.services.statutes import ImportedStatute, import_statute, remove_statute
from ui.presenters.case import read_day
from ui.presenters.presenter import Presenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace


class LawsPresenter(Presenter):
    """Reads the law afresh each time it is listed."""

    laws_listed = Signal(tuple)
    text_imported = Signal(str)
    began = Signal(str)
    ended = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self._library = LawLibrary(workspace.folder)

    def load(self) -> None:
        """Tell every law and version."""
        self._library = LawLibrary(self._workspace.folder)
        try:
            self.laws_listed.emit(self._library.laws())
        except ReviewError as error:
            self.problem_met.emit(error)

    def articles(self, line: LawLine) -> tuple[Provision, ...]:
        return self._library.articles(line)

    def bring(self, source: Path, day: str) -> bool:
        """Import an official text in the background; False when the day typed is none."""
        starts = read_day(day) if day.strip() else None
        if day.strip() and starts is None:
            self.problem_met.emit(ReviewError(f"“{day.strip()}”不是日期。", "请写成 2021-07-15 这样，或者空着。"))
            return False
        folder = self._workspace.folder
        self.began.emit(f"正在读取 {source.name}…")
        self._tasks.start(lambda: import_statute(folder, source, starts), self._brought, self._failed, owner=self)
        return True

    def remove(self, line: LawLine) -> None:
        """Take an imported version out again."""
        try:
            remove_statute(self._workspace.folder, line.name, line.valid_from or date.min)
        except ReviewError as error:
            self.problem_met.emit(error)
        self.load()

    def _brought(self, done: ImportedStatute) -> None:
        self.ended.emit()
        self.load()
        self.text_imported.emit(told(done))

    def _failed(self, error: ReviewError) -> None:
        self.ended.emit()
        self.problem_met.emit(error)


def told(done: ImportedStatute) -> str:
    """What an import did, in sentences."""
    law = done.law
    lines = [f"{law.full_name}：{law.valid_from.isoformat()} 起施行，共 {len(law.articles)} 条。"]
    if done.replaced:
        lines.append("替换了同一天施行的版本。")
    if done.missing:
        lines.append(f"缺少：{'、'.join(done.missing[:10])}，请核对文本是否完整。")
    for word, articles in (("新增", done.added), ("删去", done.removed), ("修改", done.changed)):
        if articles:
            more = "等" if len(articles) > 8 else ""
            lines.append(f"与上一版本相比{word} {len(articles)} 条：{'、'.join(articles[:8])}{more}。")
    return "\n".join(lines)


def provision_html(one: Provision) -> str:
    """A provision as a card shows it: citation and title, the wording in force, or the point with why there is no wording."""
    from html import escape

    title = f"（{escape(one.title)}）" if one.title else ""
    if not one.text:
        why = f"　<small>{escape(one.missing)}，以上是要点。</small>" if one.missing else ""
        return f"{escape(one.label)}{title}：{escape(one.point)}{why}"
    shown = escape(one.cited or one.text).replace("\n", "<br>")
    return f"{escape(one.label)}{title}　<small>{escape(one.validity)}</small><br>{shown}"
