"""Tables keep their rows whole, repeat their heads and carry merged cells over page breaks."""

from __future__ import annotations

import re

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face
from app.typeset.frame import Align, Flow, Sheet, TextStyle, lay
from app.typeset.table import Cell, Row, Table, draw_table, first_height, table_height

STYLE = TextStyle(Face.SERIF, 10, 14)
PAPER = Sheet(300, 300, 30, 30, 30, 50)


class Spy(PageCanvas):
    """A canvas that remembers where texts and boxes went."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[int, float, str]] = []
        self.frames: list[tuple[int, float, float, float, float]] = []

    def text(self, x: float, baseline: float, text: str, *more: object, **named: object) -> None:
        self.texts.append((self.page_count, baseline, text))
        super().text(x, baseline, text, *more, **named)

    def boxes(self, boxes: object, *more: object) -> None:
        boxes = list(boxes)
        self.frames += [(self.page_count, *box) for box in boxes]
        super().boxes(boxes, *more)


def _row(*texts: str, height: float = 0) -> Row:
    return Row(tuple(Cell(text, STYLE) for text in texts), height)


def _drawn(table: Table) -> Spy:
    spy = Spy()
    draw_table(Flow(spy, PAPER), table)
    return spy


def _staged(stages: list[tuple[str, int]], height: float = 24) -> Table:
    rows = [
        Row((Cell("\n".join(stage), STYLE, rows=count) if at == 0 else None, Cell(f"{stage}{at}", STYLE)), height)
        for stage, count in stages
        for at in range(count)
    ]
    return Table((24, 200), rows, [_row("环节", "内容")])


def test_rows_stand_under_each_other() -> None:
    spy = _drawn(Table((100, 140), [_row("甲", "乙"), _row("丙", "丁")]))
    assert [text for _, _, text in spy.texts] == ["甲", "乙", "丙", "丁"]
    assert spy.texts[0][1] == spy.texts[1][1] < spy.texts[2][1]


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    spy = _drawn(Table((50, 190), [_row("一二三四五六七八", "乙")]))
    assert {height for *_, height in spy.frames} == {2 * 14 + 8}


def test_the_head_is_repeated_on_every_page() -> None:
    table = Table((240,), [_row(f"第{n}行", height=30) for n in range(20)], [_row("表头")])
    spy = _drawn(table)
    pages = {page for page, _, text in spy.texts if text == "表头"}
    assert pages == set(range(1, spy.page_count + 1))
    assert spy.page_count > 2


def test_no_row_reaches_into_the_bottom_margin() -> None:
    spy = _drawn(Table((240,), [_row("字" * (n % 40 + 1)) for n in range(40)]))
    assert max(top + height for _, _, top, _, height in spy.frames) <= 250.01


def test_a_row_higher_than_a_page_is_cut_between_lines() -> None:
    text = "".join(chr(0x4E00 + n) for n in range(900))
    spy = _drawn(Table((240,), [_row(text)]))
    assert spy.page_count > 2
    assert "".join(text for _, _, text in spy.texts) == text


def test_a_merged_cell_says_its_text_on_each_page_it_reaches() -> None:
    spy = _drawn(_staged([("立案", 20)]))
    pages = {page for page, _, text in spy.texts if text == "立"}
    assert pages == set(range(1, spy.page_count + 1))


def test_a_merged_cell_is_not_left_too_low_for_its_text_at_a_page_break() -> None:
    spy = _drawn(_staged([("甲", 6), ("调查取证", 6), ("乙", 3)]))
    assert [page for page, _, text in spy.texts if text == "调"] == [2]
    assert max(top + height for page, _, top, _, height in spy.frames if page == 1) == 30 + 36 + 6 * 24


def test_a_short_stage_with_a_long_name_makes_its_rows_higher() -> None:
    table = _staged([("陈述申辩听证", 1)])
    assert table_height(table) == 36 + 6 * 14 + 8


def test_a_cut_row_stretches_the_merge_around_it() -> None:
    rows = [
        Row((Cell("甲", STYLE, rows=2), Cell("一", STYLE)), 24),
        Row((None, Cell("字" * 700, STYLE)), 24),
        Row((Cell("乙", STYLE), Cell("末", STYLE)), 24),
    ]
    spy = _drawn(Table((24, 200), rows))
    first = [page for page, _, text in spy.texts if text == "甲"]
    assert first == list(range(1, len(first) + 1))
    assert len(first) > 1
    assert sum(len(text) for _, _, text in spy.texts if set(text) == {"字"}) == 700


@settings(derandomize=True, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["立案", "调查取证", "陈述申辩与听证", "告"]), st.integers(1, 9)), max_size=8),
       st.integers(20, 70))  # fmt: skip
def test_every_row_is_drawn_once_whatever_the_merges(stages: list[tuple[str, int]], height: int) -> None:
    table = _staged(stages, height)
    spy = _drawn(table)
    said = [text for _, _, text in spy.texts if re.fullmatch(r"\D+\d", text)]
    assert said == [row.cells[1].text for row in table.rows if row.cells[1]]
    assert max((top + high for _, _, top, _, high in spy.frames), default=0) <= 250.01


def test_the_first_height_is_head_and_first_row() -> None:
    assert first_height(Table((240,), [_row("甲", height=40), _row("乙")], [_row("头")])) == 62


def test_a_heading_does_not_stay_alone_at_the_foot_of_a_page() -> None:
    spy = Spy()
    flow = Flow(spy, PAPER)
    flow.space(0)
    flow.y = 215
    flow.paragraph("一、标题", STYLE, keep=40)
    assert spy.texts[-1][0] == 2


def test_a_paragraph_leaves_no_single_line_on_either_page() -> None:
    spy = Spy()
    flow = Flow(spy, PAPER)
    flow.y = 250 - 3 * 14
    flow.paragraph("字" * 24 * 4, STYLE)
    assert [page for page, _, _ in spy.texts] == [1, 1, 2, 2]


def test_a_paragraph_longer_than_a_page_goes_on() -> None:
    spy = Spy()
    Flow(spy, PAPER).paragraph("字" * 24 * 50, STYLE)
    assert len(spy.texts) == 50
    assert spy.page_count > 2


def test_justified_lines_fill_the_width_and_the_last_does_not() -> None:
    style = TextStyle(Face.SERIF, 10, 14, Align.JUSTIFY)
    canvas = PageCanvas()
    flow = Flow(canvas, Sheet(305, 300, 30, 30, 30, 50))
    flow.paragraph("字" * 30, style)
    page = pdfium.PdfDocument(canvas.finish())[0]
    textpage = page.get_textpage()
    right = max(textpage.get_charbox(at)[2] for at in range(24))
    assert right == pytest.approx(275, abs=1)


def test_footers_count_all_pages() -> None:
    canvas = PageCanvas()
    flow = Flow(canvas, PAPER)
    flow.new_page()
    document = pdfium.PdfDocument(flow.finish())
    texts = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in document]
    assert texts == ["第1页共2页", "第2页共2页"]


def test_layout_of_a_text_is_remembered() -> None:
    assert lay("案卷", STYLE, 100) is lay("案卷", STYLE, 100)
