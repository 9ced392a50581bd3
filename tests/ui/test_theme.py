"""Every colour pair can be read, every size follows the one setting."""

from __future__ import annotations

import re
from dataclasses import asdict

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme.measures import TypeScale
from ui.theme.roles import DARK, HIGH_CONTRAST, LIGHT, SCHEMES, TEXT_PAIRS, Scheme, contrast
from ui.theme.sheet import style_sheet
from ui.theme.theme import Theme


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize("pair", TEXT_PAIRS)
@pytest.mark.parametrize(("scheme", "least"), [(LIGHT, 4.5), (DARK, 4.5), (HIGH_CONTRAST, 7.0)])
def test_text_stands_out_from_its_ground(pair: tuple[str, str], scheme: object, least: float) -> None:
    text, ground = pair
    assert contrast(getattr(scheme, text), getattr(scheme, ground)) >= least


def test_the_page_of_evidence_stays_white_in_every_scheme() -> None:
    assert {roles.paper for roles in SCHEMES.values()} == {"#ffffff"}


def test_type_stays_between_14_and_24() -> None:
    assert (TypeScale(9).base, TypeScale(40).base) == (14, 24)


def test_every_size_grows_with_the_base() -> None:
    small, large = TypeScale(14), TypeScale(20)
    assert (small.meta, small.item, small.score, small.row) == (12, 16, 20, 32)
    assert (large.meta, large.item, large.score, large.row) == (17, 23, 29, 46)


@pytest.mark.parametrize("scheme", list(Scheme))
def test_the_sheet_holds_no_colour_that_is_not_a_role(scheme: Scheme) -> None:
    roles = SCHEMES[scheme]
    used = set(re.findall(r"#[0-9a-f]{6}", style_sheet(roles, TypeScale())))
    assert used <= set(asdict(roles).values())


def test_a_changed_look_reaches_the_application(qapp: QApplication) -> None:
    theme = Theme()
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(True))
    theme.use(Scheme.DARK, 18)
    assert heard == [True]
    assert qapp.font().pixelSize() == 18
    assert qapp.palette().window().color().name() == DARK.window
    Theme().apply()
