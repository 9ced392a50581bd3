"""The program's name and version."""

from __future__ import annotations

from app.paths import program_version

RESTART = 75  # the exit code that means: open again
TITLE = "案卷评查工作站"


def version() -> str:
    """The version of this build."""
    return program_version()
