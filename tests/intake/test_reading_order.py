"""Lines of a recognised page become words in reading order."""

from __future__ import annotations

import math

import pytest

from app.domain.page import Rect, Word
from app.intake.reading_order import Line, in_reading_order, skew_of, tidy, words_of_line

SIZE = (1000, 1000)


def _line(text: str, left: float, top: float, width: float = 200, high: float = 20, turn: int = 0) -> Line:
    corners = [(left, top), (left + width, top), (left + width, top + high), (left, top + high)]
    for _ in range(turn // 90):
        corners = [(1000 - y, x) for x, y in corners]
    return Line(corners, (Word(text, Rect(0, 0, 1, 1)),))


def _slanted(line: Line, degrees: float) -> Line:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Line([(x * cos - y * sin, x * sin + y * cos) for x, y in line.corners], line.words)


def _texts(lines: list[Line]) -> list[str]:
    return [word.text for line in lines for word in line.words]


def test_rows_are_read_from_the_left() -> None:
    lines = [_line("丙", 100, 200), _line("乙", 500, 103), _line("甲", 100, 100)]
    assert _texts(in_reading_order(lines, 0, *SIZE)) == ["甲 ", "乙", "丙"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_lying_on_any_side_reads_the_same(turn: int) -> None:
    lines = [_line("丙", 100, 200, turn=turn), _line("甲", 100, 100, turn=turn), _line("乙", 500, 100, turn=turn)]
    assert _texts(in_reading_order(lines, (360 - turn) % 360, *SIZE)) == ["甲 ", "乙", "丙"]


@pytest.mark.parametrize("degrees", [-4.0, 3.0])
def test_a_slanting_page_keeps_its_rows(degrees: float) -> None:
    rows = [_line(f"{row}{column}", 100 + 500 * column, 100 + 30 * row) for row in range(6) for column in range(2)]
    slanted = [_slanted(line, degrees) for line in rows]
    assert skew_of(slanted, 0) == degrees
    read = [text.strip() for text in _texts(in_reading_order(slanted[::-1], 0, *SIZE))]
    assert read == [word.text for line in rows for word in line.words]


def test_words_are_cut_at_scripts_spaces_and_gaps() -> None:
    text = "日期 2026年姓名"
    columns = [0, 2, 6, 7, 8, 9, 11, 30, 32]
    corners = [(0.0, 0.0), (400.0, 0.0), (400.0, 20.0), (0.0, 20.0)]
    words = words_of_line(text, columns, 40, 0.9, corners, (1000, 1000))
    assert [word.text for word in words] == ["日期 ", "2026", "年", "姓名"]
    assert words[3].rect.left == pytest.approx(0.4 * 30.5 / 40 - 0.01, abs=0.002)
    assert {word.confidence for word in words} == {0.9}


def test_a_line_whose_columns_do_not_fit_is_one_word() -> None:
    corners = [(0.0, 0.0), (400.0, 0.0), (400.0, 20.0), (0.0, 20.0)]
    (word,) = words_of_line("三个字", [1, 2], 40, 0.9, corners, (1000, 1000))
    assert word.rect == Rect(0.0, 0.0, 0.4, 0.02)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("青市监处罚〔2026】33号", "青市监处罚〔2026〕33号"),
        ("青市监处罚【2026〕33号", "青市监处罚〔2026〕33号"),
        ("青市监处罚[2026]33号", "青市监处罚[2026]33号"),
        ("答:清楚,看过(证件)了?", "答：清楚，看过（证件）了？"),
        ("10:20至11:05", "10:20至11:05"),
    ],
)
def test_what_engines_confuse_is_put_right(read: str, meant: str) -> None:
    assert tidy(read) == meant


def test_a_page_without_lines_has_no_order() -> None:
    assert in_reading_order([], 0, *SIZE) == []
