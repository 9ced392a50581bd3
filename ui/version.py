"""The program's name and version."""

from __future__ import annotations

from app import paths

TITLE = "案卷评查工作站"


def version() -> str:
    """The version in pyproject.toml beside the packages, or the one the packager wrote into resources/."""
    import tomllib

    written = paths.resources_folder() / "version.txt"
    if written.is_file():
        return written.read_text(encoding="utf-8").strip()
    project = paths.resources_folder().parent / "pyproject.toml"
    with project.open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])
