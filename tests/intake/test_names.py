"""Natural order, parts of a document, names out of archives."""

from __future__ import annotations

import pytest

from app.intake.names import (
    archive_name,
    group_parts,
    inner_name,
    is_system_file,
    natural_key,
    number_of,
    part_of,
    readable,
)


def test_two_comes_before_ten() -> None:
    names = ["10.pdf", "2.pdf", "1.pdf", "01-立案/10.jpg", "01-立案/9.jpg", "２０.pdf"]
    assert sorted(names, key=natural_key) == ["01-立案/9.jpg", "01-立案/10.jpg", "1.pdf", "2.pdf", "10.pdf", "２０.pdf"]


def test_chinese_numbers_count_too() -> None:
    names = ["第十一卷", "第二卷", "第二十卷", "第一卷", "第十卷"]
    assert sorted(names, key=natural_key) == ["第一卷", "第二卷", "第十卷", "第十一卷", "第二十卷"]


@pytest.mark.parametrize(
    ("digits", "value"), [("12", 12), ("十", 10), ("十二", 12), ("二十", 20), ("一百零三", 103), ("二〇二六", 2026)]
)
def test_numbers_are_read(digits: str, value: int) -> None:
    assert number_of(digits) == value


@pytest.mark.parametrize(
    ("name", "stem", "number"),
    [
        ("08-营业执照(复印件)-p1.png", "08-营业执照(复印件)", 1),
        ("证据/询问笔录_P12.jpg", "证据/询问笔录", 12),
        ("决定书 第2页.jpg", "决定书", 2),
        ("决定书第十二页.jpg", "决定书", 12),
        ("照片(3).jpg", "照片", 3),
        ("照片-4.jpg", "照片", 4),
        ("决定书.pdf", "决定书", None),
        ("2026-1.pdf", "2026-1", None),
    ],
)
def test_the_part_of_a_document_is_seen_in_its_name(name: str, stem: str, number: int | None) -> None:
    assert part_of(name) == (stem, number)


def test_pages_of_one_document_are_a_group() -> None:
    names = ["执照-p2.png", "执照-p10.png", "笔录.pdf", *(f"执照-p{n}.png" for n in (1, 3, 4, 5, 6, 7, 8, 9))]
    groups = group_parts(names)
    assert groups[0] == ("笔录.pdf",) or groups[1] == ("笔录.pdf",)
    assert ("执照-p1.png", "执照-p2.png", *(f"执照-p{n}.png" for n in range(3, 11))) in groups


def test_numbers_with_a_gap_are_no_group() -> None:
    assert group_parts(["照片-p1.png", "照片-p3.png"]) == (("照片-p1.png",), ("照片-p3.png",))


def test_parts_of_different_kinds_are_no_group() -> None:
    assert group_parts(["照片-p1.png", "照片-p2.pdf"]) == (("照片-p1.png",), ("照片-p2.pdf",))


def test_a_lone_first_part_stays_alone() -> None:
    assert group_parts(["执照-p1.png"]) == (("执照-p1.png",),)


def test_names_written_in_gbk_and_utf8_are_both_read() -> None:
    assert archive_name("送达回证〔1〕.pdf".encode("gbk").decode("cp437"), utf8=False) == "送达回证〔1〕.pdf"
    assert archive_name("送达回证.pdf".encode().decode("cp437"), utf8=False) == "送达回证.pdf"
    assert archive_name("送达回证.pdf", utf8=True) == "送达回证.pdf"


@pytest.mark.parametrize(
    ("stored", "inner"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/abs/a.pdf", "abs/a.pdf"),
        ("C:\\案卷\\a.pdf", "案卷/a.pdf"),
        ("a/../../b.pdf", "a/b.pdf"),
        ("..", "未命名"),
        ("a\x00b.pdf", "ab.pdf"),
    ],
)
def test_a_name_from_an_archive_stays_inside_it(stored: str, inner: str) -> None:
    assert inner_name(stored) == (inner, True)


def test_an_honest_name_is_left_alone() -> None:
    assert inner_name("证据 1/〔2026〕33号😀.pdf") == ("证据 1/〔2026〕33号😀.pdf", False)


def test_files_of_the_system_are_known() -> None:
    assert all(map(is_system_file, ["Thumbs.db", "a/.DS_Store", "__MACOSX/a/b.pdf", "~$决定书.docx"]))
    assert not is_system_file("a/决定书.docx")


@pytest.mark.parametrize(
    ("stored", "read"),
    [
        ("卷宗/审批表.txt", "卷宗/审批表.txt"),
        ("卷宗/".encode("gbk").decode("utf-8", "surrogateescape") + "好.txt", "卷宗/好.txt"),
        ("a\udcff\udcfe\udc80", "a\ufffd\ufffd\ufffd"),
        ("a\ud800b", "a?b"),
    ],
)
def test_names_that_are_no_text_are_read_as_they_were_meant(stored: str, read: str) -> None:
    assert readable(stored) == read
