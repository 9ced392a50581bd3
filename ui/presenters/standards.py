"""The standards on the shelf: differences of editions, importing a sheet, saving and exporting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from app.domain.standard import Standard
from app.errors import ReviewError
from ui.presenters.own_standards import OwnStandardsPresenter
from ui.presenters.standard_text import changes

if TYPE_CHECKING:
    from app.services.standards import Imported


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two editions."""

    sign: str
    code: str
    text: str


class StandardsPresenter(OwnStandardsPresenter):
    """Compares, imports and writes out standards."""

    sheet_understood = Signal(object)
    standard_saved = Signal(object)

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
        from app.services.standard_drafts import draft_problems, freeze_draft, keep_doubts, start_draft
        from app.standards.problems import refusal

        folder, shelf = self._workspace.folder, self._workspace.shelf
        try:
            standard = self._named(imported.draft, title.strip(), edition.strip(), valid_from)
            problems = [problem for problem in draft_problems(standard, shelf) if not problem.warning] if final else []
            if problems:
                raise refusal(problems, f"“{standard.title}”")
            name = start_draft(folder, standard)
            keep_doubts(folder, name, () if final else doubts_of(imported))
            if final:
                standard = freeze_draft(folder, name, shelf)
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self._workspace.reload_shelf()
        self.load()
        self.standard_saved.emit(standard)
        if not final:
            self.draft_made.emit(name)
        return True

    def export(self, standard: Standard, target: Path) -> None:
        """Write a standard as Excel, Word or TOML by the target's ending."""
        from app.services.standards import export_standard

        self._run(f"正在写入 {target.name}…", lambda: export_standard(standard, target), lambda _written: None)


def doubts_of(imported: Any) -> tuple[str, ...]:
    """What was not understood, assumed or does not add up."""
    from app.standards.importing.telling import loose_sentence

    understood = imported.understood
    return (
        *(loose_sentence(one) for one in understood.not_understood),
        *understood.warnings,
        *(str(problem) for problem in imported.warnings),
    )
