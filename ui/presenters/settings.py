"""Settings: what travels with the data, what belongs to this computer, and the state of the data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSettings, Signal

from app.domain.preferences import Preferences
from app.domain.restorable import Restorable
from app.errors import ReviewError
from app.intake.recognise import what_is_missing
from app.services.backup import back_up
from app.services.restoring import agree_restore, forget_restore, prepare_restore
from app.services.settings import read_preferences, write_preferences
from app.store.database import Store
from ui.models.file_columns import size_text
from ui.models.keymap import COMMANDS, KeyMap
from ui.presenters.presenter import Presenter
from ui.theme.roles import Scheme


@dataclass(frozen=True, slots=True)
class Printing:
    """How this computer prints; it may be lost."""

    printer: str = ""
    both_sides: bool = True
    copies: int = 1


def read_printing(settings: QSettings) -> Printing:
    """What was chosen last on this computer."""
    copies = str(settings.value("print/copies", "1"))
    both = str(settings.value("print/both_sides", "true")) == "true"
    return Printing(str(settings.value("print/printer", "")), both, int(copies) if copies.isdigit() else 1)


def write_printing(settings: QSettings, printing: Printing) -> None:
    """Keep what was chosen on this computer."""
    settings.setValue("print/printer", printing.printer)
    settings.setValue("print/both_sides", "true" if printing.both_sides else "false")
    settings.setValue("print/copies", str(printing.copies))


def write_look(settings: QSettings, scheme: Scheme, base: int) -> None:
    """Keep the look of this computer."""
    settings.setValue("look/scheme", scheme.value)
    settings.setValue("look/base", str(base))


def read_keys(settings: QSettings) -> KeyMap:
    """The keys of the workbench as chosen on this computer."""
    return KeyMap({one.name: str(settings.value(f"keys/{one.name}", "")) for one in COMMANDS if one.act})


def write_keys(settings: QSettings, keys: KeyMap) -> None:
    """Keep the keys that differ from those the program comes with."""
    settings.remove("keys")
    for name, key in keys.changed.items():
        settings.setValue(f"keys/{name}", key)


class SettingsPresenter(Presenter):
    """Preferences are written as soon as they are changed."""

    preferences_shown = Signal(object)
    data_checked = Signal(tuple)
    backed_up = Signal(object)
    restore_prepared = Signal(object)
    restart_wanted = Signal()

    preferences = Preferences()

    def load(self) -> None:
        found = self._ask(read_preferences)
        if found is not None:
            self._show(found)

    def change(self, **changed: object) -> None:
        """Keep some preferences."""
        wanted = replace(self.preferences, **changed)  # type: ignore[arg-type]
        if wanted != self.preferences:
            kept = self._ask(write_preferences, wanted)
            if kept is not None:
                self._show(kept)

    def check_data(self) -> None:
        """Look through both files of the workspace in the background."""
        self._tasks.start(
            lambda: self._workspace.with_store(_check), self.data_checked.emit, self.problem_met.emit, owner=self
        )

    def back_up(self, folder: Path) -> None:
        """Copy the whole workspace into a new folder there, in the background."""
        workspace, now = self._workspace, self._workspace.clock()
        self._tasks.start(
            lambda: workspace.with_store(back_up, folder, now), self.backed_up.emit, self._backup_failed, owner=self
        )

    def _backup_failed(self, error: ReviewError) -> None:
        self.backed_up.emit(None)
        self.problem_met.emit(error)

    def prepare_restore(self, backup: Path) -> None:
        """Copy a backup beside the data and look through it, in the background."""
        folder = self._workspace.folder
        self._tasks.start(
            lambda: prepare_restore(backup, folder), self.restore_prepared.emit, self._restore_failed, owner=self
        )

    def answer_restore(self, found: Restorable, agreed: bool) -> None:
        """Put the backup in place with the next start, or forget it."""
        if not agreed:
            forget_restore(found)
            return
        agree_restore(found, self._workspace.clock())
        self.restart_wanted.emit()

    def case_count(self) -> int:
        """How many cases there are now."""
        return self._ask(_count) or 0

    def _restore_failed(self, error: ReviewError) -> None:
        self.restore_prepared.emit(None)
        self.problem_met.emit(error)

    def data_lines(self) -> tuple[str, ...]:
        """Where the data are and how big they are."""
        folder = self._workspace.folder
        size = sum(path.stat().st_size for path in folder.glob("*.db*") if path.is_file())
        backups = sorted((folder / "backups").glob("*.db"))
        last = f"，最近一份 {backups[-1].name}" if backups else ""
        return (f"数据文件夹：{folder}", f"数据大小：{size_text(size)}", f"升级前自动备份：{len(backups)} 份{last}")

    @property
    def folder(self) -> Path:
        return self._workspace.folder

    def _show(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self._workspace.reviewer = preferences.reviewer
        self.preferences_shown.emit(preferences)


def _count(store: Store) -> int:
    return len(store.cases.summaries())


def _check(store: Store) -> tuple[str, ...]:
    return store.check()


def recognition_missing() -> str:
    """Why scans cannot be recognised on this machine, or nothing."""
    return what_is_missing()
