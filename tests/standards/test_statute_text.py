"""Official texts split into articles, with the day they came into force."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from app.errors import StandardError
from app.standards.statute_text import StatuteTexts, load_statutes, read_statute, short_name, statute_toml

TEXT = """中华人民共和国某某处罚法
（1996年3月17日第八届全国人民代表大会通过　2009年8月27日第一次修正　2021年1月22日修订）
目　　录
第一章　总　　则
第二章　附　　则
第一章　总　　则
　　第一条　为了规范处罚，制定本法。
　　第二条　处罚的种类：
　　（一）警告；
　　（二）罚款。
　　前款以外的处罚，由法律规定。
　　第三条　依照本法
第九条规定的程序实施，第二条的规定同样适用。
　　第三条之一　补充的规定。
第二章　附　　则
　　第四条　本法自2021年7月15日起施行。
"""


def read(text: str, name: str = "某某处罚法.txt", starts: date | None = None):  # type: ignore[no-untyped-def]
    return read_statute(text.encode("utf-8"), name, starts)


def as_docx(text: str) -> bytes:
    paper = docx.Document()
    for line in text.splitlines():
        paper.add_paragraph(line)
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def test_a_text_is_split_into_its_articles() -> None:
    law = read(TEXT)
    assert law.full_name == "中华人民共和国某某处罚法"
    assert law.name == "某某处罚法"
    assert [one.article for one in law.articles] == ["第一条", "第二条", "第三条", "第三条之一", "第四条"]
    assert law.articles[1].paragraphs == (
        "处罚的种类：",
        "（一）警告；",
        "（二）罚款。",
        "前款以外的处罚，由法律规定。",
    )


def test_an_article_spoken_of_at_the_start_of_a_line_begins_none() -> None:
    assert "第九条规定的程序" in read(TEXT).articles[2].text


def test_chapters_are_no_part_of_an_article() -> None:
    assert "附" not in read(TEXT).articles[3].text


def test_the_day_of_force_is_that_of_the_last_article() -> None:
    assert read(TEXT).valid_from == date(2021, 7, 15)


def test_an_amended_law_is_in_force_since_it_was_amended() -> None:
    text = TEXT.replace("2021年7月15日起", "1996年10月1日起")
    assert read(text).valid_from == date(2021, 1, 22)


def test_a_law_in_force_at_once_takes_the_day_it_was_published() -> None:
    text = TEXT.replace("自2021年7月15日起施行", "自公布之日起施行")
    assert read(text).valid_from == date(2021, 1, 22)


def test_the_day_given_by_the_user_counts_before_all() -> None:
    assert read(TEXT, starts=date(2022, 1, 1)).valid_from == date(2022, 1, 1)


def test_word_and_other_encodings_give_the_same() -> None:
    plain = read(TEXT)
    assert read_statute(as_docx(TEXT), "某某处罚法.txt").articles == plain.articles
    assert read_statute(TEXT.encode("gb18030"), "某某处罚法.txt") == plain


def test_labels_without_space_and_in_digits_are_read() -> None:
    law = read(TEXT.replace("第二条　", "第2条").replace("第一条　", "第一条"))
    assert [one.article for one in law.articles[:2]] == ["第一条", "第二条"]
    assert law.articles[1].paragraphs[0] == "处罚的种类："


def test_a_title_over_two_lines_is_joined() -> None:
    law = read(TEXT.replace("中华人民共和国某某处罚法", "江东省\n某某管理条例"))
    assert law.full_name == "江东省某某管理条例"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ("只有说明，没有条文。".encode(), "没有认出"),
        (TEXT.replace("自2021年7月15日起施行", "另行规定").encode(), "施行日期"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "旧版 Word"),
        (b"PK\x03\x04broken", "损坏"),
        (TEXT.replace("中华人民共和国某某处罚法\n", "").encode(), "名称"),
    ],
)
def test_what_cannot_be_made_out_is_told(data: bytes, told: str) -> None:
    with pytest.raises(StandardError) as caught:
        read_statute(data, "文件.docx" if data[:2] == b"PK" else "文件.txt")
    assert told in caught.value.message
    assert caught.value.advice


def test_a_version_survives_being_kept(tmp_path: Path) -> None:
    law = read(TEXT.replace("罚款。", '罚“款”。\\"'))
    (tmp_path / "a.toml").write_text(statute_toml(law), "utf-8")
    assert load_statutes(tmp_path).versions == (law,)


def test_a_file_that_is_broken_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("name = ", "utf-8")
    with pytest.raises(StandardError, match=r"a\.toml"):
        load_statutes(tmp_path)


OLD = (
    TEXT.replace("2021年7月15日", "1996年10月1日")
    .replace("　2009年8月27日第一次修正　2021年1月22日修订", "")
    .replace("（一）警告；", "（一）申诫；")
)
BOOK = StatuteTexts((read(TEXT), read(OLD)))


@pytest.mark.parametrize(
    ("on", "said"),
    [(date(2021, 7, 14), "申诫"), (date(2021, 7, 15), "警告"), (date(1996, 10, 1), "申诫")],
)
def test_the_wording_is_that_of_the_day(on: date, said: str) -> None:
    found = BOOK.wording("某某处罚法第二条", on)
    assert found is not None
    assert said in found.article.text


def test_a_version_ends_the_day_before_the_next() -> None:
    old, new = BOOK.wording("某某处罚法第二条", date(2000, 1, 1)), BOOK.wording("某某处罚法第二条", date(2026, 1, 1))
    assert old is not None
    assert new is not None
    assert old.valid_to == date(2021, 7, 14)
    assert new.valid_to is None


@pytest.mark.parametrize(
    ("basis", "cited"),
    [
        ("某某处罚法第二条", ""),
        ("《中华人民共和国某某处罚法》第二条第一款第二项", "（二）罚款。"),
        ("某某处罚法第二条第（一）项", "（一）警告；"),
        ("某某处罚法第二条第二款", "前款以外的处罚，由法律规定。"),
        ("某某处罚法第二条第九款", ""),
        ("某某处罚法第3条之一", ""),
    ],
)
def test_the_place_a_citation_names_is_found(basis: str, cited: str) -> None:
    found = BOOK.wording(basis, date(2026, 1, 1))
    assert found is not None
    assert found.cited == cited


@pytest.mark.parametrize("basis", ["某某处罚法第九十条", "别的法第一条", "某某处罚法", ""])
def test_what_was_not_imported_is_not_found(basis: str) -> None:
    assert BOOK.wording(basis, date(2026, 1, 1)) is None


def test_nothing_was_in_force_before_the_first_version() -> None:
    assert BOOK.wording("某某处罚法第一条", date(1996, 9, 30)) is None


def test_a_name_is_compared_without_marks_and_state() -> None:
    assert short_name("《中华人民共和国 行政处罚法》") == "行政处罚法"
