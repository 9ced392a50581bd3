"""Where things stand on a page and in which order they are read."""

from __future__ import annotations

import pytest

from app.domain.page import PageText
from app.intake.word.convert import word_to_view
from tests.intake.word.build import Parts, cell, docx, para, row, run, section, settings, table
from tests.intake.word.shapes import CENTER, NO_GRID, text_box

FLOAT = '<w:tblpPr w:vertAnchor="text" w:horzAnchor="margin" w:leftFromText="180" w:rightFromText="180" w:tblpX="{}" w:tblpY="0"/>'


def place(page: PageText, text: str) -> tuple[float, float]:
    """Left and top of the word with that text, in points."""
    rect = next(word.rect for word in page.words if word.text.startswith(text))
    return rect.left * page.width, rect.top * page.height


def lines(count: int) -> str:
    return "".join(para("行") for _ in range(count))


def test_a_number_in_a_box_beside_a_title_is_read_before_it() -> None:
    body = para("前文") + para(text_box("编号：7", 80, 30, 300, 0) + run("检查笔录", 16), CENTER) + para("后文")
    assert word_to_view(docx(body)).pages[0].text.split("\n") == ["前文", "编号：7", "检查笔录", "后文"]


def test_floating_tables_stand_beside_each_other_and_are_read_one_by_one() -> None:
    grids = [
        table([1500], [row([cell(f"{side}{n}", 1500)]) for n in "一二"], FLOAT.format(x))
        for side, x in (("左", 0), ("右", 4500))
    ]
    (page,) = word_to_view(docx("".join(grids) + para("下文"))).pages
    assert page.text.split("\n") == ["左一", "左二", "右一", "右二", "下文"]
    assert place(page, "左一")[1] == place(page, "右一")[1]


def test_text_goes_below_floating_tables_that_fill_the_column() -> None:
    grids = "".join(
        table([4000], [row([cell(name, 4000)], 800)], FLOAT.format(x)) for name, x in (("甲表", 0), ("乙表", 4200))
    )
    (page,) = word_to_view(docx(grids + para("下文"))).pages
    assert place(page, "下文")[1] > place(page, "甲表")[1] + 35


def test_a_floating_table_longer_than_the_page_is_cut_like_any_other() -> None:
    rows = [row([cell(str(n), 8000)], 600) for n in range(40)]
    pages = word_to_view(docx(table([8000], rows, FLOAT.format(0)))).pages
    assert len(pages) == 2
    assert "".join(page.text for page in pages).replace("\n", "") == "".join(map(str, range(40)))


def test_a_label_set_downwards_is_one_word_in_a_narrow_column() -> None:
    upright = '<w:textDirection w:val="tbRlV"/>'
    view = word_to_view(docx(table([900, 7000], [row([cell("承办人意见", 900, upright), cell("同意", 7000)], 2000)])))
    (word,) = (word for word in view.pages[0].words if word.text == "承办人意见")
    assert word.rect.height * view.pages[0].height > 3 * word.rect.width * view.pages[0].width
    assert view.warnings == ()


def test_a_label_set_downwards_gives_its_row_room_when_nothing_else_does() -> None:
    upright = '<w:textDirection w:val="tbRlV"/>'
    body = table([700, 7000], [row([cell("承办人意见", 700, upright), cell("同意", 7000)])]) + para("下文")
    (page,) = word_to_view(docx(body)).pages
    assert place(page, "下文")[1] - place(page, "同意")[1] > 50


def test_text_set_to_the_left_is_named() -> None:
    turned = '<w:textDirection w:val="btLr"/>'
    view = word_to_view(docx(table([900], [row([cell("意见", 900, turned)], 2000)])))
    assert view.warnings == ("本文件含旋转的表格文字，按横排显示。",)


def test_rows_that_stay_with_the_next_are_not_torn_apart() -> None:
    rows = [row([cell(para(f"第{n}行", "<w:keepNext/>" if n < 4 else ""), 8000)]) for n in range(5)]
    first, second = word_to_view(docx(lines(41) + table([8000], rows))).pages
    assert "第0行" not in first.text
    assert second.text.startswith("第0行")


def test_the_widest_upper_margin_counts_for_all_cells_of_a_row() -> None:
    margin = '<w:tcMar><w:top w:w="400" w:type="dxa"/></w:tcMar>'
    (page,) = word_to_view(docx(table([2000, 2000], [row([cell("甲", 2000), cell("乙", 2000, margin)])]))).pages
    assert place(page, "甲")[1] == place(page, "乙")[1]


@pytest.mark.parametrize(("flag", "gap"), [("", 30.0), ("<w:doNotUseHTMLParagraphAutoSpacing/>", 40.0)])
def test_of_two_spaces_between_paragraphs_the_larger_counts_unless_the_file_says_otherwise(
    flag: str, gap: float
) -> None:
    spaced = '<w:spacing w:before="200" w:after="600"/>'
    made = settings().replace("<w:compat>", "<w:compat>" + flag)
    (page,) = word_to_view(
        docx(para("甲", spaced, 10) + para("乙", spaced, 10), section(grid=NO_GRID), settings_part=made)
    ).pages
    assert place(page, "乙")[1] - place(page, "甲")[1] == pytest.approx(gap + 13.0, abs=0.1)


def test_paragraphs_in_equal_frames_share_one_frame() -> None:
    framed = (
        "<w:pBdr>"
        + "".join(f'<w:{side} w:val="single" w:sz="8" w:space="5"/>' for side in ("top", "bottom"))
        + "</w:pBdr>"
    )
    pages = [
        word_to_view(docx("".join(para(text, framed) for text in "甲乙") + para("丙"), section(grid=NO_GRID))).pages[0]
    ]
    tops = [place(pages[0], text)[1] for text in "甲乙丙"]
    assert tops[1] - tops[0] == pytest.approx(13.65, abs=0.1)
    assert tops[2] - tops[1] == pytest.approx(13.65 + 6, abs=0.1)


def test_a_short_cell_in_the_middle_of_a_row_that_is_cut_stays_with_its_beginning() -> None:
    long = "".join(para(f"第{n}行") for n in range(60))
    rows = [row([cell("标签", 1500, '<w:vAlign w:val="center"/>'), cell(long, 6500)])]
    first, second = word_to_view(docx(lines(20) + table([1500, 6500], rows))).pages
    assert "标签" in first.text
    assert "标签" not in second.text


def test_an_empty_paragraph_that_only_ends_a_section_takes_no_line_where_the_text_goes_on() -> None:
    ends = section(more='<w:type w:val="continuous"/>')
    (page,) = word_to_view(docx(para("甲") + para("", ends) + para("乙"), ends)).pages
    assert place(page, "乙")[1] - place(page, "甲")[1] == pytest.approx(15.6, abs=0.1)


def test_a_row_that_may_not_be_cut_is_cut_when_no_page_can_hold_it() -> None:
    tall = row([cell("".join(para(f"第{n}行") for n in range(120)), 8000)], more="<w:cantSplit/>")
    pages = word_to_view(docx(para("前") + table([8000], [tall]))).pages
    assert "".join(page.text for page in pages).replace("\n", "") == "前" + "".join(f"第{n}行" for n in range(120))
    assert all(word.rect.bottom < 0.93 for page in pages for word in page.words)


def test_no_line_of_a_paragraph_stands_alone_in_a_cell_that_is_cut() -> None:
    kept = para("检" * 39 * 3, "<w:widowControl/>", 10.5, "宋体")
    body = lines(42) + table([8306], [row([cell(kept, 8306)])])
    first, second = word_to_view(docx(body)).pages
    assert "检" not in first.text
    assert second.text.count("检") == 39 * 3


def test_heads_and_feet_do_not_stand_on_the_line_grid() -> None:
    parts = Parts()
    head = (
        f'<w:headerReference w:type="default" r:id="{parts.running("header", para("甲", "", 9) + para("乙", "", 9))}"/>'
    )
    (page,) = word_to_view(docx(para("正文"), section(more=head), parts)).pages
    assert place(page, "乙")[1] - place(page, "甲")[1] == pytest.approx(11.7, abs=0.1)
