"""Where the program's resources and the user's data live; the only place that asks."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def resources_folder() -> Path:
    """The folder `resources/`, the same from a checkout and from the packaged program."""
    return Path(__file__).resolve().parent.parent / "resources"


def default_workspace() -> Path:
    """The user's workspace folder; `ANJUAN_WORKSPACE` overrides it."""
    named = os.environ.get("ANJUAN_WORKSPACE")
    if named:
        return Path(named)
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        base = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    return base / "anjuan"


def program_version() -> str:
    """The version the packager wrote into resources/, or the one of the checkout."""
    written = resources_folder() / "version.txt"
    if written.is_file():
        return written.read_text(encoding="utf-8").strip()
    import tomllib

    with (resources_folder().parent / "pyproject.toml").open("rb") as project:
        return str(tomllib.load(project)["project"]["version"])
