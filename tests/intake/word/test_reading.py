"""What a Word file says is read once, in order, and what is not handled is named."""

from __future__ import annotations

import pytest

from app.intake.word.convert import WordView, word_to_view
from tests.intake.word.build import NAMESPACES, Parts, cell, docx, para, row, run, settings, styles, table
from tests.intake.word.field.parts import called, notes
from tests.intake.word.field.things import placed, shape
from tests.intake.word.samples import SAMPLES
from tests.intake.word.shapes import CENTER


def text_of(view: WordView) -> str:
    return "\n".join(page.text for page in view.pages)


def test_a_text_box_written_twice_is_shown_once_and_named() -> None:
    view = word_to_view(SAMPLES["floating_box"]())
    assert text_of(view).count("存档编号：0117") == 1
    assert view.warnings == ("本文件含浮动文本框，版式为近似。",)


def test_inserted_text_is_shown_and_deleted_text_is_not() -> None:
    view = word_to_view(SAMPLES["tracked_changes"]())
    assert "（新增内容）" in text_of(view)
    assert "删去" not in text_of(view)
    assert view.revisions == 40
    assert view.warnings == ("本文件含修订痕迹：新增文字已显示，删除文字未显示。",)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
    assert text_of(word_to_view(docx(para("前半", gone) + para("后半")))) == "前半后半"


def test_comments_are_counted() -> None:
    parts = Parts()
    comments = f'<w:comments {NAMESPACES}><w:comment w:id="0"/><w:comment w:id="1"/></w:comments>'
    parts.add("comments.xml", "comments", comments)
    assert word_to_view(docx(para("一"), parts=parts)).comments == 2


def test_check_boxes_of_every_kind_are_signs() -> None:
    text = text_of(word_to_view(SAMPLES["check_boxes"]()))
    assert "☑直接送达 ☑□留置送达 ☑邮寄送达 □公告送达 √委托送达" in text


def test_list_numbers_are_written_in_chinese() -> None:
    text = text_of(word_to_view(SAMPLES["numbered_report"]()))
    assert [sign in text for sign in ("一、", "（一）", "1.", "2.", "六、", "（六）")] == [
        True,
        True,
        True,
        True,
        True,
        False,
    ]


def test_a_field_that_is_not_computed_shows_its_stored_result() -> None:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    code = "<w:r><w:instrText>DATE \\@ yyyy</w:instrText></w:r>"
    assert text_of(word_to_view(docx(para(marks[0] + code + marks[1] + run("2026年") + marks[2])))) == "2026年"


def test_hidden_text_is_not_shown() -> None:
    assert text_of(word_to_view(docx(para(run("看得见") + run("看不见", more="<w:vanish/>"))))) == "看得见"


def test_a_merged_cell_is_read_once() -> None:
    start, follow = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [row([cell("合并", 2000, start), cell("甲", 2000)]), row([cell("不显示", 2000, follow), cell("乙", 2000)])]
    text = text_of(word_to_view(docx(table([2000, 2000], rows))))
    assert (text.count("合并"), "不显示" in text) == (1, False)


def test_first_line_in_characters_wins_over_points() -> None:
    body = para("缩进", '<w:ind w:firstLineChars="200" w:firstLine="100"/>', 16, "仿宋_GB2312")
    (page,) = word_to_view(docx(body)).pages
    assert page.words[0].rect.left * page.width == pytest.approx(90 + 32, abs=0.1)


def test_centred_text_stands_in_the_middle() -> None:
    (page,) = word_to_view(docx(para("居中", CENTER))).pages
    assert page.words[0].rect.left + page.words[0].rect.right == pytest.approx(1.0, abs=0.001)


def test_bold_of_paragraph_and_character_style_cancel() -> None:
    extra = (
        '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:b/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="c"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = para(run("甲") + run("乙", more='<w:rStyle w:val="c"/>'), '<w:pStyle w:val="p"/>')
    (page,) = word_to_view(docx(body, style_sheet=styles(extra=extra))).pages
    assert len(page.words) == 2


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        ('<w:p><w:r><w:drawing><wp:inline><wp:extent cx="99999" cy="99999"/><a:graphic><a:graphicData><c:chart '
         'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/></a:graphicData></a:graphic></wp:inline>'
         "</w:drawing></w:r></w:p>", "本文件含图表，以灰框代替。"),
        ('<w:p><m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r>'
         "</m:oMath></w:p>", "本文件含公式，按普通文字显示。"),
        ('<w:p><w:r><w:ruby><w:rubyBase><w:r><w:t>字</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>',
         "本文件含拼音标注，标注未显示。"),
        ('<w:p><w:r><w:pict><v:shape style="width:9pt;height:9pt"><v:textpath string="草稿"/></v:shape></w:pict></w:r></w:p>',
         "本文件含艺术字（如水印），未显示。"),
        ("<w:altChunk/>", "本文件引用外部文档片段（altChunk），未显示。"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>内部意见</w:t></w:r></w:p>", "本文件含隐藏文字，未显示。"),
        ("<w:p><w:r><w:rPr><w:shadow/></w:rPr><w:t>字</w:t></w:r></w:p>", "本文件含空心、阴影等文字效果，按普通文字显示。"),
        ('<w:tbl><w:tblPr><w:tblCellSpacing w:w="60"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
         "本文件表格的单元格之间留有间距，按无间距排版。"),
    ],
)  # fmt: skip
def test_what_is_not_handled_is_named_once(content: str, warning: str) -> None:
    assert word_to_view(docx(content * 3)).warnings == (warning,)


def test_a_missing_picture_is_a_grey_frame_and_named() -> None:
    view = word_to_view(
        docx(
            para(
                '<w:r><w:pict><v:shape style="width:50pt;height:50pt"><v:imagedata r:id="rId77"/></v:shape></w:pict></w:r>'
            )
        )
    )
    assert view.warnings == ("本文件有图片缺失或链接在文件之外，以灰框代替。",)


def test_a_character_no_face_has_is_named_and_kept_in_the_text() -> None:
    view = word_to_view(docx(para("甲\U0010fffd乙".replace("\U0010fffd", "\u0e01"))))
    assert "\u0e01" in text_of(view)
    assert view.warnings == ("本文件有 1 个字符没有可用字形，以“〓”代替：\u0e01。",)


def test_strict_documents_are_read_too() -> None:
    import io
    import zipfile

    from tests.intake.word.build import zipped

    source = zipfile.ZipFile(io.BytesIO(docx(para("严格格式"))))
    parts = {name: source.read(name) for name in source.namelist()}
    usual, strict = (
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    view = word_to_view(zipped({name: data.replace(usual, strict) for name, data in parts.items()}))
    assert text_of(view) == "严格格式"


def test_endnotes_stand_at_the_end() -> None:
    parts = Parts()
    note = f'<w:endnotes {NAMESPACES}><w:endnote w:id="2">{para("尾注内容")}</w:endnote></w:endnotes>'
    parts.add("endnotes.xml", "endnotes", note)
    body = para(run("正文") + '<w:r><w:endnoteReference w:id="2"/></w:r>') + para("后文")
    assert text_of(word_to_view(docx(body, parts=parts))) == "正文i\n后文\n尾注内容"


def test_a_vml_group_is_measured_in_its_own_units() -> None:
    member = '<v:rect style="position:absolute;left:500;top:0;width:500;height:1000"><v:textbox><w:txbxContent>'
    member += para("组内文字") + "</w:txbxContent></v:textbox></v:rect>"
    group = f'<v:group style="width:200pt;height:50pt" coordsize="1000,1000">{member}</v:group>'
    (page,) = word_to_view(docx(para(f"<w:r><w:pict>{group}</w:pict></w:r>"))).pages
    assert page.words[0].text == "组内文字"
    assert page.words[0].rect.left * page.width == pytest.approx(90 + 100 + 7.2, abs=0.1)


def test_raised_digits_stay_in_the_text_and_are_drawn() -> None:
    view = word_to_view(docx(para("菌落总数1.2×10⁴CFU/g，√✓")))
    assert text_of(view) == "菌落总数1.2×10⁴CFU/g，√✓"
    assert view.warnings == ()


def test_a_long_address_is_broken_after_a_slash() -> None:
    text = "https://www.example.gov.cn/very/long/path/of/a/page/that/does/not/fit/on/one/line/at/all.html"
    (page,) = word_to_view(docx(para(text, "", 14))).pages
    assert page.text.split("\n")[0].endswith("/")


@pytest.mark.parametrize(
    ("asked", "warning"),
    [
        ("<w:mirrorMargins/>", "本文件左右页边距对称或装订线在上，按单面排版。"),
        (
            '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>',
            "本文件的注释每页或每节重新编号，按连续编号显示。",
        ),
    ],
)
def test_what_the_settings_ask_for_in_vain_is_named(asked: str, warning: str) -> None:
    assert word_to_view(docx(para("字"), settings_part=settings(asked))).warnings == (warning,)


def test_footnotes_are_numbered_as_the_file_says() -> None:
    parts = Parts()
    notes(parts, "footnote", {2: "注文"})
    rings = settings('<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>')
    view = word_to_view(docx(para(run("正文") + called("footnote", 2)), parts=parts, settings_part=rings))
    assert text_of(view) == "正文①\n①注文"


def test_a_text_box_set_downwards_is_read_as_one_line() -> None:
    turned = shape("rect", 40, 200, content=para("骑缝专用")).replace("<wps:bodyPr/>", '<wps:bodyPr vert="eaVert"/>')
    (page,) = word_to_view(docx(para(placed(turned, 40, 200, 300, 0) + run("正文")))).pages
    (word,) = (word for word in page.words if word.text == "骑缝专用")
    assert word.rect.height * page.height > 2 * word.rect.width * page.width
