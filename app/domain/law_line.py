"""Laws and provisions as a list or a card shows them: the point in our own words, and the official wording where it was imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LawLine:
    """One law in one version: `official` where its text was imported, else only the points of its cited articles."""

    name: str
    full_name: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    articles: int
    official: bool
    note: str = ""  # which part of the text the points rest on, or where the official text came from


@dataclass(frozen=True, slots=True)
class Provision:
    """One article of a law: what it is about, and its wording in a version; what is not known stays empty.

    `cited` is the paragraph or item a citation names; `text` the whole article.
    """

    label: str
    title: str = ""
    point: str = ""
    text: str = ""
    cited: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    missing: str = ""  # why no official wording is shown

    @property
    def validity(self) -> str:
        """From when, and until when, the wording is in force."""
        if self.valid_from is None:
            return ""
        until = f"，至 {self.valid_to.isoformat()} 止" if self.valid_to is not None else ""
        return f"{self.valid_from.isoformat()} 起施行{until}"
