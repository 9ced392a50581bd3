"""Case files in the forms of other sectors: a clean one raises no alarm, a faulty one tells its faults."""

from __future__ import annotations

from pathlib import Path

from tests.benchmarks.accuracy_forms import form_cases, measure_form_case


def test_a_clean_file_of_another_sector_raises_no_alarm(tmp_path: Path) -> None:
    (case,) = (one for one in form_cases() if one["name"] == "inspection-water-clean")
    figures = measure_form_case(case, tmp_path)
    assert (figures.found, figures.missed, figures.alarms) == ([], [], [])


def test_the_faults_of_a_seizure_in_another_form_are_found_at_their_papers(tmp_path: Path) -> None:
    (case,) = (one for one in form_cases() if one["name"] == "coercion-cable")
    figures = measure_form_case(case, tmp_path)
    assert (figures.missed, figures.alarms) == ([], [])
