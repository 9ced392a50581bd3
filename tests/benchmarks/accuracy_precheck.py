"""How well faults are found: whole case files as short texts, clean and with planted faults, per rule.

The files are written in six ways of six fields, none with the program's own forms; the planted faults were labelled
before the rules were run (and mended where the text itself was at fault). Every third file is kept aside: nothing is
tuned on it. A false alarm is a 疑似不符 that no planted fault explains.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import click
import yaml

from app.domain.casefile import CaseDocument, CaseType
from app.domain.finding import Finding, Outcome
from app.domain.page import PageRef, PageText, WordSource
from app.domain.reading import Reading, plain_pages
from app.intake.understand.cover import guess_case_type
from app.intake.understand.document_type import guess_type
from app.intake.understand.facts import read_facts
from app.paths import resources_folder
from app.precheck.case import CaseView, CheckedDocument, guess_sector
from app.precheck.engine import precheck
from app.services.prechecks import Statutes
from tests.benchmarks.noise import noised

HEAD = "# How well faults are found"
REPORT = Path(__file__).with_name("ACCURACY.md")
SHIPPED = resources_folder() / "rules" / "ACCURACY.md"  # what the list of rules shows
CASES = Path(__file__).with_name("cases")
TODAY = date(2026, 11, 25)
SCANNED = 0.93
NOISE_SEED = 20261125


@dataclass
class Tally:
    """What became of the planted faults and of the rest, by rule."""

    hits: Counter[str] = field(default_factory=Counter)
    misses: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)
    files: int = 0
    clean: int = 0
    mistakes: list[str] = field(default_factory=list)


def rows() -> list[dict[str, Any]]:
    """The labelled case files."""
    read: list[dict[str, Any]] = yaml.safe_load((CASES / "cases.yaml").read_text("utf-8"))
    return read


def papers_of(row: dict[str, Any]) -> dict[str, str]:
    """The papers of a case by their file names, with its changes made; a change that fits nowhere is an error."""
    text = (CASES / f"{row['base']}.txt").read_text("utf-8")
    for old, new in row.get("all", ()):
        text = text.replace(old, new)
    papers = {}
    for part in text.split("=== ")[1:]:
        title, _, body = part.partition("\n")
        papers[title.strip()] = body.replace("---\n", "\f")
    for edit in row.get("edits", ()):
        body = papers[edit["in"]]
        if edit["find"] not in body:
            raise ValueError(f"{row['name']}：《{edit['in']}》里没有“{edit['find']}”")
        papers[edit["in"]] = body.replace(edit["find"], edit["to"], 1)
    for title in row.get("drop", ()):
        del papers[title]
    return papers


def case_of(row: dict[str, Any], statutes: Statutes, noise: bool = False) -> CaseView:
    """A labelled case as the rules see it, types and facts read from the texts alone; all scanned with errors, if asked."""
    documents = []
    for number, (title, text) in enumerate(papers_of(row).items(), 1):
        scanned = noise or title in row.get("scan", ())
        shown = noised(text, NOISE_SEED + number) if noise else text
        pages = tuple(_sheet(page, scanned) for page in plain_pages(shown.split("\f")))
        guess = guess_type(title, pages)
        refs = tuple(PageRef(f"{number:064d}", page.number) for page in pages)
        document = CaseDocument(number, number, guess.title, guess.doc_type, refs, guess.confidence)
        facts = read_facts(number, guess.doc_type, refs, pages)
        documents.append(CheckedDocument(document, Reading(refs, pages), facts))
    kind = guess_case_type([one.doc_type for one in documents]) or CaseType.PENALTY_ORDINARY
    agency = "".join(text for text in papers_of(row).values())
    return CaseView(
        kind, tuple(documents), statutes.calendar, statutes.limits, guess_sector(agency), statutes.clauses, today=TODAY
    )


def _sheet(page: PageText, scanned: bool) -> PageText:
    if not scanned:
        return replace(page, source=WordSource.LAYOUT)
    words = tuple(replace(word, confidence=SCANNED) for word in page.words)
    return replace(page, words=words, source=WordSource.RECOGNITION)


def measure(aside: bool, statutes: Statutes, noise: bool = False) -> Tally:
    """The tally of the files tuned on, or of those kept aside."""
    tally = Tally()
    for row in rows():
        if bool(row.get("aside")) is aside:
            _count(tally, row, precheck(case_of(row, statutes, noise), statutes.rules))
    return tally


def _count(tally: Tally, row: dict[str, Any], findings: tuple[Finding, ...]) -> None:
    told = {one.rule: one for one in findings if one.outcome is Outcome.SUSPECTED}
    planted = set(row["faults"])
    tally.files += 1
    tally.clean += not planted
    for rule in planted:
        (tally.hits if rule in told else tally.misses)[rule] += 1
        if rule not in told:
            tally.mistakes.append(f"{row['name']}: missed {rule}")
    for rule in told.keys() - planted - set(row.get("also", ())):
        tally.alarms[rule] += 1
        tally.mistakes.append(f"{row['name']}: false alarm {rule}: {told[rule].message}")


def report_lines() -> Iterator[str]:
    """The section of ACCURACY.md."""
    statutes = Statutes()
    yield HEAD
    yield ""
    yield from (__doc__ or "").strip().splitlines()[2:]
    for title, aside, noise in (
        ("Tuned on", False, False),
        ("Kept aside", True, False),
        ("Tuned on, as scans with recognition errors made by rule", False, True),
        ("Kept aside, as scans with recognition errors made by rule", True, True),
    ):
        tally = measure(aside, statutes, noise)
        yield ""
        yield f"## {title} ({tally.files} case files, {tally.clean} of them clean)"
        yield ""
        planted = tally.hits.total() + tally.misses.total()
        yield f"{tally.hits.total()} of {planted} planted faults found, {tally.alarms.total()} false alarms."
        yield ""
        yield "| rule | planted | found | missed | false alarms |"
        yield "| --- | ---: | ---: | ---: | ---: |"
        for rule in sorted({*tally.hits, *tally.misses, *tally.alarms}):
            yield (
                f"| {rule} | {tally.hits[rule] + tally.misses[rule]} | {tally.hits[rule]} | {tally.misses[rule]} "
                f"| {tally.alarms[rule]} |"
            )
        if "-v" in sys.argv and not aside and not noise:
            click.echo("\n".join(tally.mistakes), err=True)
    yield ""


def main() -> None:
    """Print the section and put it at the end of ACCURACY.md, in the place of an older one."""
    section = "\n".join(report_lines())
    before = REPORT.read_text("utf-8").partition(HEAD)[0] if REPORT.exists() else ""
    REPORT.write_text(before.rstrip("\n") + "\n\n" * bool(before) + section, "utf-8")
    SHIPPED.write_text(section, "utf-8")
    click.echo(section)


if __name__ == "__main__":
    main()
