"""A page picture made ready to read: seals out, paper white, pale letters dark; cells and ink left over."""

from __future__ import annotations

from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
import numpy as np  # noqa: E402

from app.intake.cells import cells_of  # noqa: E402
from app.intake.cleaning import evened, is_pale, seal_blots, strengthened, without_seals  # noqa: E402
from app.intake.leftover import patches_of  # noqa: E402

DPI = 100.0
RED = (50, 40, 205)


def _sheet() -> Any:
    return np.full((1170, 827, 3), 250, np.uint8)


def _write(sheet: Any, top: int, left: int = 100, count: int = 20, ink: int = 30) -> None:
    for at in range(count):
        cv2.rectangle(sheet, (left + at * 24, top), (left + at * 24 + 15, top + 16), (ink, ink, ink), 2)


def _grey(sheet: Any) -> Any:
    return cv2.cvtColor(sheet, cv2.COLOR_BGR2GRAY)


def test_a_seal_goes_and_the_letters_under_it_stay() -> None:
    sheet = _sheet()
    _write(sheet, 600)
    bare = sheet.copy()
    cv2.circle(sheet, (400, 608), 80, RED, 6)
    sheet[596:622, 320:480] = np.minimum(sheet[596:622, 320:480], np.array(RED, np.uint8))  # ink over the letters
    sheet[596:622, 320:480][bare[596:622, 320:480, 0] < 90] = 30
    clean = without_seals(sheet, seal_blots(sheet, DPI))
    assert np.abs(_grey(clean).astype(int) - _grey(bare)).mean() < 2
    assert _grey(clean)[600:618, 340:460].min() < 60


def test_a_heading_in_red_and_red_rules_are_no_seal() -> None:
    sheet = _sheet()
    for at in range(9):
        cv2.rectangle(sheet, (150 + at * 60, 100), (195 + at * 60, 145), RED, 6)
    cv2.rectangle(sheet, (60, 180), (760, 186), RED, -1)
    assert seal_blots(sheet, DPI) == []
    assert without_seals(sheet, []) is sheet


def test_paper_becomes_white_in_any_light() -> None:
    slope = np.linspace(120, 240, 827).astype(np.uint8)
    sheet = np.repeat(slope[None, :], 1170, axis=0)
    sheet[300:304, 100:700] = 20
    level = evened(sheet)
    assert np.median(level) > 245
    assert level[301, 400] < 60


def test_pale_letters_are_told_and_made_dark() -> None:
    pale, dark = _sheet(), _sheet()
    for top in range(100, 1000, 40):
        _write(pale, top, ink=190)
        _write(dark, top, ink=30)
    assert is_pale(evened(_grey(pale)))
    assert not is_pale(evened(_grey(dark)))
    assert strengthened(evened(_grey(pale)))[:, :, 0].min() < 80


def test_the_cells_of_a_leaning_table_are_found() -> None:
    sheet = _sheet()
    for y in (200, 260, 320):
        cv2.line(sheet, (100, y), (700, y), (40, 40, 40), 2)
    for x in (100, 300, 700):
        cv2.line(sheet, (x, 200), (x, 320), (40, 40, 40), 2)
    _write(sheet, 225, 120, 6)
    skew = 2.0
    leaning = cv2.warpAffine(sheet, cv2.getRotationMatrix2D((0, 0), -skew, 1), (827, 1170), borderValue=(250, 250, 250))
    cells = sorted((round(cell.top, -1), round(cell.left, -1)) for cell in cells_of(_grey(leaning), 0, skew))
    assert cells == [(200, 100), (200, 300), (260, 100), (260, 300)]


def test_letters_have_no_cells() -> None:
    sheet = _sheet()
    _write(sheet, 200)
    cv2.rectangle(sheet, (300, 400), (420, 520), (20, 20, 20), 14)  # a large letter of a title
    assert cells_of(_grey(sheet), 0, 0.0) == []


def test_ink_outside_the_lines_found_is_told_without_rules_and_edges() -> None:
    sheet = _sheet()
    _write(sheet, 300)
    _write(sheet, 500, 200, 5)
    cv2.line(sheet, (80, 700), (750, 700), (20, 20, 20), 3)
    sheet[:, :8] = 10
    found = np.array([(95, 295), (590, 295), (590, 322), (95, 322)], np.float32)
    patches = patches_of(_grey(sheet), [found], 22.0, DPI)
    assert [(round(one.left, -1), round(one.top, -1)) for one in patches] == [(200, 500)]


def test_strokes_of_a_pen_may_be_handwriting_and_a_small_mark_may_not() -> None:
    sheet = _sheet()
    for at in range(6):
        cv2.line(sheet, (400 + 9 * at, 600 + 4 * (at % 3)), (430 + 9 * at, 635 - 5 * (at % 2)), (90, 40, 40), 2)
    cv2.circle(sheet, (200, 300), 6, (20, 20, 20), -1)
    patches = patches_of(_grey(sheet), [], 22.0, DPI)
    assert [one.written(DPI) for one in patches if one.top > 500] == [True]
    assert not any(one.written(DPI) for one in patches if one.top < 500)
