"""Word files become the right number of pages, with words that have boxes on them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.domain.page import WordSource
from app.intake.word.convert import word_to_view
from tests.intake.word.build import Parts, cell, docx, field, para, row, run, section, story, table
from tests.intake.word.samples import PAGES, SAMPLES
from tests.intake.word.shapes import NO_GRID, page_footer


@pytest.mark.parametrize("name", PAGES)
def test_a_file_has_its_number_of_pages(name: str) -> None:
    assert len(word_to_view(SAMPLES[name]()).pages) == PAGES[name]


@pytest.mark.parametrize("name", ["official_letter", "approval_form", "inquiry_record", "wrapped_picture"])
def test_every_word_lies_on_its_page(name: str) -> None:
    for page in word_to_view(SAMPLES[name]()).pages:
        assert page.source is WordSource.LAYOUT
        assert all(0 <= word.rect.left < word.rect.right <= 1 for word in page.words)
        assert all(0 <= word.rect.top < word.rect.bottom <= 1 for word in page.words)


def test_every_word_has_its_address() -> None:
    view = word_to_view(docx(para("第一段") + para("第二段")))
    assert [len(page.words) for page in view.pages] == [len(found) for found in view.addresses]
    assert [(found.paragraph, found.offset) for found in view.addresses[0]] == [(0, 0), (1, 0)]


def test_han_characters_are_as_wide_as_they_are_high() -> None:
    (page,) = word_to_view(docx(para("当事人", "", 12, "宋体"))).pages
    assert page.words[0].rect.width * page.width == pytest.approx(36.0)


def test_latin_letters_in_a_chinese_face_are_half_as_wide() -> None:
    (page,) = word_to_view(docx(para(run("ABCD", 12, "宋体", latin="宋体")))).pages
    assert page.words[0].rect.width * page.width == pytest.approx(24.0)


def test_a_closing_mark_never_begins_a_line() -> None:
    text = "检" * 39 + "。" + "查" * 38 + "）" + "记" * 60
    (page,) = word_to_view(docx(para(text))).pages
    lines = page.text.split("\n")
    assert len(lines) > 3
    assert not any(line[0] in "。）" for line in lines)


def test_page_numbers_are_counted_over_the_whole_file() -> None:
    parts = Parts()
    body = "".join(para("", "<w:pageBreakBefore/>") for _ in range(4))
    view = word_to_view(docx(body, section(more=page_footer(parts)), parts))
    assert [page.text for page in view.pages] == [f"第{number}页 共4页" for number in range(1, 5)]


def test_a_page_number_in_the_text_is_that_of_its_page() -> None:
    body = para("一") + para(run("本页第") + field("PAGE", "9") + run("页"), "<w:pageBreakBefore/>")
    assert word_to_view(docx(body)).pages[1].text == "本页第2页"


def test_the_head_of_a_table_is_repeated_on_each_page() -> None:
    view = word_to_view(SAMPLES["file_index"]())
    assert all("文书名称" in page.text for page in view.pages)


def test_a_long_cell_is_cut_between_lines_and_loses_none() -> None:
    view = word_to_view(SAMPLES["record_form"]())
    text = "".join(page.text for page in view.pages).replace("\n", "").replace("检查情况", "")
    assert all(story(5, number) in text for number in range(12))


def test_a_row_that_may_not_be_cut_moves_to_the_next_page() -> None:
    tall = row([cell("".join(para(f"第{n}行") for n in range(30)), 8000)], more="<w:cantSplit/>")
    body = "".join(para("占位") for _ in range(25)) + table([8000], [tall])
    first, second = word_to_view(docx(body)).pages
    assert "第0行" not in first.text
    assert "第29行" in second.text


def test_a_heading_stays_with_its_text() -> None:
    lines = "".join(para("行") for _ in range(43))
    body = lines + para("标题", "<w:keepNext/>") + para("正文" * 60)
    first, second = word_to_view(docx(body)).pages
    assert "标题" not in first.text
    assert second.text.startswith("标题")


def test_no_page_ends_with_the_first_line_of_a_paragraph() -> None:
    body = "".join(para("行") for _ in range(43)) + para("正" * 100, "<w:widowControl/>")
    first, second = word_to_view(docx(body)).pages
    assert "正" not in first.text
    assert second.text.count("正") == 100


def test_22_exact_lines_stand_on_a_page_of_an_official_letter() -> None:
    margins = '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="992"/>'
    lines = "".join(para("行", '<w:spacing w:line="560" w:lineRule="exact"/>', 16, "仿宋_GB2312") for _ in range(23))
    first, second = word_to_view(docx(lines, section(margins=margins))).pages
    assert (len(first.words), len(second.words)) == (22, 1)


def test_a_footnote_stands_on_the_page_that_calls_it() -> None:
    view = word_to_view(SAMPLES["footnotes"]())
    assert sum(story(1, number) in view.pages[0].text.replace("\n", "") for number in range(2, 14)) > 3


def test_text_without_a_grid_stands_at_one_and_three_tenths() -> None:
    view = word_to_view(docx(para("一", "", 20, "宋体") + para("二", "", 20, "宋体"), section(grid=NO_GRID)))
    first, second = view.pages[0].words
    assert (second.rect.top - first.rect.top) * view.pages[0].height == pytest.approx(26.0, abs=0.01)


def test_the_same_file_gives_the_same_bytes_in_two_processes() -> None:
    code = (
        "import hashlib,sys;from tests.intake.word.samples import SAMPLES;from app.intake.word.convert import word_to_view;"
        "print([hashlib.sha256(word_to_view(SAMPLES[n]()).pdf).hexdigest() for n in ('official_letter','turned_pictures')])"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1


def test_a_negative_character_grid_written_unsigned_is_understood() -> None:
    grids = (
        f'<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="{value}"/>' for value in (-849, 2**32 - 849)
    )
    signed, unsigned = (word_to_view(docx(para("字" * 60), section(grid=grid))).pages for grid in grids)
    assert signed == unsigned
