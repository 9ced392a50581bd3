"""`python -m tests.benchmarks.accuracy_cases`: planted faults found in whole made-up cases, into ACCURACY.md.

Four cases are clean but look suspicious; twenty hold two to five planted faults; some papers are scans. A fault counts as found when a
疑似不符 about it names the file it was planted in and the page there. Everything else said to be 疑似不符 is a false
alarm, also in the cases with faults.

The code was mended on these cases, so they show that nothing got worse, not what unseen files give. When each case was
first run, 33 of the first 40 faults and 21 of the other 28 were found, with 14 false alarms in the four clean cases.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import click
import yaml
from click.testing import CliRunner

from app.cli.commands import anjuan
from tests.tools.case_more import more_cases
from tests.tools.case_stories import all_cases
from tests.tools.make_cases import MadeCase, write_case

REPORT = Path(__file__).with_name("ACCURACY.md")
HEADING = "# Planted faults in whole cases"


@dataclass
class CaseFigures:
    """What was planted, found, missed and said without cause in a case."""

    name: str
    found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    bare: list[str] = field(default_factory=list)  # 疑似不符 whose evidence does not hold


def precheck_lines(folder: Path, *more: str) -> list[dict[str, Any]]:
    """The JSON lines of `anjuan precheck FOLDER --json`."""
    done = CliRunner().invoke(
        anjuan, ["--workspace", "unused", "precheck", str(folder), "--json", *more], catch_exceptions=False
    )
    if done.exit_code not in (0, 1):
        raise AssertionError(done.output)
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


def shows(line: dict[str, Any], fault: dict[str, Any]) -> bool:
    """Whether a finding is about a fault and at its place."""
    if not re.search(fault["rules"], line["name"] + line["message"]):
        return False
    if not fault["papers"]:
        return True
    return any(at(one, paper) for one in line["evidence"] for paper in fault["papers"])


def at(evidence: dict[str, Any], paper: dict[str, Any]) -> bool:
    first, count = paper["pages"]
    here = Path(evidence["file"]).stem.startswith(paper["file"])
    return here and (evidence["page"] is None or first <= evidence["page"] < first + count)


def measure_case(folder: Path, *more: str) -> CaseFigures:
    """The figures of one case folder with its truth.yaml."""
    truth = yaml.safe_load((folder / "truth.yaml").read_text("utf-8"))
    lines = [line for line in precheck_lines(folder / "files", *more) if line["result"] == "疑似不符"]
    figures = CaseFigures(truth["case"])
    for fault in truth["faults"]:
        hits = [line["rule"] for line in lines if shows(line, fault)]
        (figures.found if hits else figures.missed).append(f"{fault['what']} {'、'.join(hits)}".strip())
    for line in lines:
        said = f"{line['rule']} {line['name']}：{line['message']}"
        if not any(shows(line, fault) for fault in truth["faults"]):
            figures.alarms.append(said)
        if not all(one["file"] and one["document"] for one in line["evidence"]) or not line["evidence"]:
            figures.bare.append(said)
    return figures


def measure(cases: Iterable[MadeCase], folder: Path, *more: str) -> list[CaseFigures]:
    made = []
    for case in cases:
        if not (folder / case.story.name).exists():
            write_case(case, folder / case.story.name)
        made.append(measure_case(folder / case.story.name, *more))
    return made


def report_lines(figures: list[CaseFigures]) -> list[str]:
    """The section of ACCURACY.md."""
    return [HEADING, "", *(__doc__ or "").strip().splitlines()[2:], "", *table_lines(figures)]


def table_lines(figures: list[CaseFigures]) -> list[str]:
    """A row for each case and one for all."""
    lines = ["| case | planted | found | missed | false alarms |", "| --- | ---: | ---: | --- | ---: |"]
    for one in figures:
        planted = len(one.found) + len(one.missed)
        lines.append(f"| {one.name} | {planted} | {len(one.found)} | {'；'.join(one.missed)} | {len(one.alarms)} |")
    found, missed = sum(len(one.found) for one in figures), sum(len(one.missed) for one in figures)
    alarms = sum(len(one.alarms) for one in figures)
    return [*lines, f"| all | {found + missed} | {found} | {found / max(1, found + missed):.0%} found | {alarms} |", ""]


def main() -> None:
    """Measure and write the section; with -v every miss and false alarm."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(chain(all_cases(), more_cases()), Path(folder))
    lines = report_lines(figures)
    if "-v" in sys.argv:
        for one in figures:
            click.echo(f"{one.name}\n  missed {one.missed}\n  alarms {one.alarms}\n  bare {one.bare}")
    kept = REPORT.read_text("utf-8").split(f"\n{HEADING}\n")[0].rstrip("\n")
    REPORT.write_text("\n".join([kept, "", *lines]), "utf-8")
    click.echo("\n".join(lines))


if __name__ == "__main__":
    main()
