"""The help pages: Markdown files in resources/help, in the order of their table of contents."""

from __future__ import annotations

from dataclasses import dataclass

from app.paths import resources_folder

ORDER = (
    "index",
    "home",
    "cases",
    "case",
    "precheck",
    "workbench",
    "report",
    "search",
    "standards",
    "statutes",
    "settings",
    "keys",
)


@dataclass(frozen=True, slots=True)
class Topic:
    """A help page: its file name without ending, and its first heading."""

    name: str
    title: str


def topics() -> tuple[Topic, ...]:
    """Every page that is there, the known ones in reading order."""
    names = [path.stem for path in sorted((resources_folder() / "help").glob("*.md"))]
    ordered = [name for name in ORDER if name in names] + [name for name in names if name not in ORDER]
    return tuple(Topic(name, _title(name)) for name in ordered)


def read_topic(name: str) -> str:
    """The text of a page, or an empty string."""
    path = resources_folder() / "help" / f"{name}.md"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _title(name: str) -> str:
    first = read_topic(name).lstrip().split("\n", 1)[0]
    return first.lstrip("# ").strip() or name
