"""The order in which the lines of a page are read."""

from __future__ import annotations

from app.intake.layout import Box, cell_of, in_order


def _line(left: float, top: float, width: float = 200.0, high: float = 20.0) -> Box:
    return Box(left, top, left + width, top + high)


def test_two_columns_of_prose_are_read_one_after_the_other_between_title_and_foot() -> None:
    title, foot = _line(300, 0, 400), _line(280, 600, 440)
    left = [_line(0, 100 + 30 * at, 460) for at in range(8)]
    right = [_line(540, 103 + 30 * at, 460) for at in range(6)]
    lines = [title, *[line for pair in zip(left, right, strict=False) for line in pair], *left[6:], foot]
    assert [lines[at] for at in in_order(lines)] == [title, *left, *right, foot]


def test_fields_side_by_side_are_read_row_by_row() -> None:
    lines = [_line(500 * column, 40 * row, 120 + 10 * row) for row in range(6) for column in range(2)]
    assert in_order(lines) == list(range(12))


def test_the_lines_of_a_cell_stay_together() -> None:
    label, first, second, page = _line(10, 118, 80), _line(110, 105), _line(110, 132), _line(410, 119, 20)
    cells = [Box(0, 100, 100, 160), Box(100, 100, 400, 160), Box(400, 100, 500, 160)]
    assert in_order([first, label, page, second], cells) == [1, 0, 3, 2]


def test_a_label_beside_several_rows_comes_before_them() -> None:
    cells = [Box(0, 0, 100, 120), Box(100, 0, 300, 60), Box(100, 60, 300, 120), Box(300, 0, 500, 60)]
    lines = [_line(110, 80, 80), _line(10, 50, 60), _line(310, 20, 80), _line(110, 20, 80)]
    assert in_order(lines, cells) == [1, 3, 2, 0]


def test_of_cells_inside_one_another_the_smallest_holds_a_line() -> None:
    inner, outer = Box(100, 100, 300, 150), Box(0, 0, 400, 400)
    assert cell_of(_line(120, 110, 100), [outer, inner]) == inner
    assert cell_of(_line(500, 110, 100), [outer, inner]) is None
