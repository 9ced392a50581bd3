"""Whole made-up case files through the command line: what is planted is found, nothing else is said."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

import pytest

from tests.benchmarks.accuracy_cases import CaseFigures, measure_case, precheck_lines
from tests.tools.case_more import late_road, more_cases
from tests.tools.case_stories import all_cases, city, clean_city
from tests.tools.make_cases import MadeCase, write_case

LEAST = 0.9


def _measured(case: MadeCase, folder: Path, *more: str) -> CaseFigures:
    write_case(case, folder / case.story.name)
    return measure_case(folder / case.story.name, *more)


def test_a_clean_case_with_suspicious_looks_raises_no_alarm(tmp_path: Path) -> None:
    figures = _measured(clean_city(), tmp_path, "--no-ocr")
    assert (figures.found, figures.alarms) == ([], [])


@pytest.mark.parametrize("make", [pytest.param(city, marks=pytest.mark.slow), late_road])
def test_planted_faults_are_found_at_their_place_and_nothing_else_is_said(make: object, tmp_path: Path) -> None:
    assert callable(make)
    figures = _measured(make(), tmp_path, "--no-ocr")
    assert figures.missed == []
    assert figures.alarms == []
    assert figures.bare == []


@pytest.mark.slow
def test_nine_tenths_of_the_faults_of_all_cases_are_found_without_a_false_alarm(tmp_path: Path) -> None:
    figures = [_measured(case, tmp_path) for case in chain(all_cases(), more_cases())]
    found, missed = sum(len(one.found) for one in figures), sum(len(one.missed) for one in figures)
    assert [alarm for one in figures for alarm in one.alarms] == []
    assert found >= LEAST * (found + missed)


@pytest.mark.slow
def test_every_line_is_an_object_whose_places_stand_in_the_case(tmp_path: Path) -> None:
    case = city()
    write_case(case, tmp_path / "case")
    names = {path.name for path in (tmp_path / "case" / "files").iterdir()}
    for line in precheck_lines(tmp_path / "case" / "files", "--no-ocr"):
        assert json.loads(json.dumps(line)) == line
        for one in line["evidence"]:
            assert one["file"] in names
            assert one["file_page"] >= 1
            assert one["page"] >= 0
