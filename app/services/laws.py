"""The law at hand: laws and versions listed, their articles, and what a citation says on the day of an act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from app.domain.law_line import LawLine, Provision
from app.paths import resources_folder
from app.services.statutes import citations_in
from app.standards.law_book import Law, LawBook, load_law_book
from app.standards.statute_text import StatuteText

KINDS = ("法律", "行政法规", "司法解释", "部门规章")


class LawLibrary:
    """Summaries of the program and official texts of a workspace, read when first asked for; a new one sees new imports."""

    def __init__(self, workspace: Path) -> None:
        self._workspace = workspace

    @cached_property
    def book(self) -> LawBook:
        """Summaries and texts together."""
        return load_law_book(resources_folder() / "statutes", self._workspace / "statutes")

    def laws(self) -> tuple[LawLine, ...]:
        """Every law with its versions, the newest version of a law first; those without an official text as their points."""
        lines = [*map(self._official, self.book.texts.versions)]
        known = {line.name for line in lines}
        lines += [_points(law) for law in self.book.laws if law.name not in known]
        return tuple(sorted(lines, key=_rank))

    def articles(self, line: LawLine) -> tuple[Provision, ...]:
        """The articles of a law in one version, each with its point where there is one."""
        law = next((one for one in self.book.laws if one.name == line.name), None)
        points = {one.article: one for one in law.articles} if law else {}
        text = self._text(line)
        if text is None:
            return tuple(Provision(one.article, one.title, one.point) for one in points.values())
        return tuple(
            Provision(
                one.article,
                points[one.article].title if one.article in points else "",
                points[one.article].point if one.article in points else "",
                one.text,
                "",
                line.valid_from,
                line.valid_to,
            )
            for one in text.articles
        )

    def cited(self, basis: str, on: date) -> tuple[Provision, ...]:
        """What the citations in a basis say on a day; one that is told neither in points nor in wording is left out."""
        return tuple(self._cited(basis, on))

    def _cited(self, basis: str, on: date) -> Iterator[Provision]:
        for citation in citations_in(basis) or (basis,):
            found, wording = self.book.find(citation), self.book.wording(citation, on)
            title, point = (found[1].title, found[1].point) if found else ("", "")
            if wording is not None:
                yield Provision(
                    citation,
                    title,
                    point,
                    wording.article.text,
                    wording.cited,
                    wording.law.valid_from,
                    wording.valid_to,
                )
            elif found is not None:
                yield Provision(citation, title, point, missing=self._why_missing(found[0].name, on))

    def _why_missing(self, name: str, on: date) -> str:
        versions = self.book.texts.of(name)
        if not versions:
            return "没有导入官方原文"
        standing = any(one.valid_from <= on for one in versions)
        return "导入的原文里没有这一条" if standing else f"没有导入 {on.isoformat()} 有效的版本"

    def _official(self, text: StatuteText) -> LawLine:
        later = [one.valid_from for one in self.book.texts.of(text.name) if one.valid_from > text.valid_from]
        law = next((one for one in self.book.laws if one.name == text.name), None)
        until = min(later) - timedelta(days=1) if later else None
        kind = law.kind if law else ""
        return LawLine(text.name, text.full_name, kind, text.valid_from, until, len(text.articles), True, text.source)

    def _text(self, line: LawLine) -> StatuteText | None:
        if not line.official:
            return None
        return next((one for one in self.book.texts.of(line.name) if one.valid_from == line.valid_from), None)


def _rank(line: LawLine) -> tuple[int, str, int]:
    order = KINDS.index(line.kind) if line.kind in KINDS else len(KINDS)
    return order, line.name, -(line.valid_from or date.min).toordinal()


def _points(law: Law) -> LawLine:
    note = f"要点依据：{law.checked}（{law.version}）"
    return LawLine(law.name, law.full_name, law.kind, law.valid_from, None, len(law.articles), False, note)
