"""Sheets of many offices, written with their truth before the importer saw them, come out almost whole."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from app.standards.importing.draft import draft_standard
from app.standards.importing.reading import read_sheet
from app.standards.importing.understood import Understood
from app.standards.toml_read import inspect_standard
from app.standards.toml_write import standard_toml
from tests.standards.importing.making import LEFT, UP, Made
from tests.standards.importing.unseen.further import FURTHER_SHEETS
from tests.standards.importing.unseen.judging import judged
from tests.standards.importing.unseen.last import LAST_SHEETS
from tests.standards.importing.unseen.later import LATER_SHEETS
from tests.standards.importing.unseen.ministries import MINISTRY_SHEETS
from tests.standards.importing.unseen.nested import NESTED_SHEETS
from tests.standards.importing.unseen.offices import OFFICE_SHEETS
from tests.standards.importing.unseen.others import OTHER_SHEETS
from tests.standards.importing.unseen.provinces import PROVINCE_SHEETS

LEAST = 0.95
SHEETS = (
    *MINISTRY_SHEETS, *PROVINCE_SHEETS, *OFFICE_SHEETS, *OTHER_SHEETS, *FURTHER_SHEETS, *LAST_SHEETS, *NESTED_SHEETS, *LATER_SHEETS,
)  # fmt: skip
SHEET = pytest.mark.parametrize("made", SHEETS, ids=[made.name for made in SHEETS])


READ = cache(lambda at: read_sheet(SHEETS[at].data(), f"{SHEETS[at].name}.{SHEETS[at].kind}"))


def read(made: Made) -> Understood:
    """Each sheet is read once for all the tests."""
    return READ(next(at for at, one in enumerate(SHEETS) if one is made))


@SHEET
def test_items_points_rules_and_vetoes_are_found_and_nothing_else(made: Made) -> None:
    found = judged(made, read(made))
    assert found.worst() >= LEAST, found.wrong
    assert found.wrong == []
    loose = "".join(one.text for one in read(made).not_understood)
    assert [text for text in made.not_understood if text not in loose] == []


@SHEET
def test_every_row_of_a_table_is_accounted_for(made: Made) -> None:
    result = read(made)
    written = [row for block in made.blocks if isinstance(block, list) for row in block if any(row)]
    told = {place for place, became, _ in result.rows if became}
    lost = [place for place in told if "段" not in place and "行" not in place]
    assert lost == []
    assert len([place for place in told if "行" in place]) >= len(written)


@SHEET
def test_every_paragraph_outside_the_tables_is_accounted_for(made: Made) -> None:
    told = "".join("".join(text.split()) for _, _, text in read(made).rows)
    assert [block for block in made.blocks if isinstance(block, str) and "".join(block.split()) not in told] == []


@SHEET
def test_what_was_not_understood_says_why(made: Made) -> None:
    assert [one for one in read(made).not_understood if not one.why] == []


@SHEET
def test_every_written_cell_is_found_again_in_what_was_told(made: Made) -> None:
    told = "".join(text for _, _, text in read(made).rows) + "".join(one.text for one in read(made).notes)
    squeezed = "".join(told.split())
    for block in made.blocks:
        for cell in (cell for row in block for cell in row) if isinstance(block, list) else ():
            assert cell in (UP, LEFT) or "".join(str(cell).split()) in squeezed, cell


@SHEET
def test_the_draft_is_in_order_and_holds_every_item(made: Made) -> None:
    draft = draft_standard(read(made), f"{made.name}.{made.kind}", "0123456789abcdef", date(2026, 3, 1))
    again = inspect_standard(standard_toml(draft).encode())
    assert again.problems == ()
    assert again.standard is not None
    assert len(list(again.standard.leaves())) == len(made.items)
