"""The articles that standards cite: what each is about, in the program's own words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from app.errors import StandardError
from app.standards.statute_text import TEXTS, StatuteTexts, Wording, load_statutes

_BASIS = re.compile(r"(?P<law>.+?)(?P<article>第[一二三四五六七八九十百千零]+条)(?:第.+)?")
_UNSURE = "请核对原文。"


@dataclass(frozen=True, slots=True)
class Article:
    """One article of a law; `point` is a summary, not the text."""

    number: int
    article: str
    title: str
    point: str

    @property
    def sure(self) -> bool:
        """False when the summary asks the reader to look at the text itself."""
        return not self.point.endswith(_UNSURE)


@dataclass(frozen=True, slots=True)
class Law:
    """A law in one version, with the articles that are cited."""

    name: str
    full_name: str
    kind: str
    version: str
    checked: str  # which part of the text was read when the summaries were written
    articles: tuple[Article, ...]
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class LawBook:
    """All laws at hand; a citation such as 行政处罚法第四十二条第一款 is looked up by law and article."""

    laws: tuple[Law, ...] = ()
    texts: StatuteTexts = field(default_factory=StatuteTexts)
    _index: dict[tuple[str, str], tuple[Law, Article]] = field(default_factory=dict)

    def find(self, basis: str) -> tuple[Law, Article] | None:
        """The law and the article a citation names, or None when it is not in the book."""
        found = _BASIS.fullmatch(basis.strip())
        return self._index.get((found["law"].strip("《》"), found["article"])) if found else None

    def wording(self, basis: str, on: date) -> Wording | None:
        """The wording of a citation in force on a day, where its official text was imported; None otherwise."""
        return self.texts.wording(basis, on)


def load_law_book(*folders: Path) -> LawBook:
    """The laws of all `*.toml` files of some folders; a later folder's law replaces an earlier one of its name."""
    laws: dict[str, Law] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.toml")):
            law = read_law(path)
            laws[law.name] = law
    texts = load_statutes(*(folder / TEXTS for folder in folders))
    return LawBook(tuple(laws.values()), texts, dict(_entries(laws.values())))


def read_law(path: Path) -> Law:
    """The law in a TOML file; StandardError names what is wrong."""
    try:
        table = tomllib.loads(path.read_text("utf-8"))
        return Law(
            articles=tuple(Article(**row) for row in table.pop("articles")),
            **_header(table),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StandardError(
            f"法条文件 {path.name} 读不出：{error}。", "请核对文件的写法，或者重新安装程序。"
        ) from error


def _header(table: dict[str, Any]) -> dict[str, Any]:
    day = table.get("valid_from")
    if day is not None and not isinstance(day, date):
        raise ValueError(f"valid_from {day} 不是日期")
    return table


def _entries(laws: Iterable[Law]) -> Iterable[tuple[tuple[str, str], tuple[Law, Article]]]:
    for law in laws:
        for article in law.articles:
            yield (law.name, article.article), (law, article)
