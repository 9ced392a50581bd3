"""Asking for files and folders; each kind of asking begins where it ended last time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_file(parent: QWidget | None, title: str, kinds: str, about: str) -> Path | None:
    """One file to open; `about` names what is asked for, so that its folder is remembered."""
    name, _kind = QFileDialog.getOpenFileName(parent, title, _begin(about), kinds)
    return _remembered(about, Path(name)) if name else None


def ask_files(parent: QWidget | None, title: str, kinds: str, about: str) -> tuple[Path, ...]:
    """Several files to open."""
    names, _kind = QFileDialog.getOpenFileNames(parent, title, _begin(about), kinds)
    return tuple(_remembered(about, Path(name)) for name in names)


def ask_target(parent: QWidget | None, title: str, name: str, kinds: str, about: str) -> tuple[Path | None, str]:
    """Where to save, with the kind that was chosen."""
    chosen, kind = QFileDialog.getSaveFileName(parent, title, str(Path(_begin(about)) / name), kinds)
    return (_remembered(about, Path(chosen)) if chosen else None), kind


def ask_folder(parent: QWidget | None, title: str, about: str) -> Path | None:
    """A folder; next time one begins in the folder that holds it."""
    name = QFileDialog.getExistingDirectory(parent, title, _begin(about))
    return _remembered(about, Path(name)) if name else None


def _begin(about: str) -> str:
    kept = Path(str(QSettings().value(f"folders/{about}", "") or Path.home()))
    return str(kept if kept.is_dir() else Path.home())


def _remembered(about: str, path: Path) -> Path:
    QSettings().setValue(f"folders/{about}", str(path.parent))
    return path
