"""OFD pages drawn as several producers write them: fonts, clips, gradients, patterns, opacity, masks, layers."""

from __future__ import annotations

from functools import cache

import pytest
from PIL import Image

from app.domain.page import PageText
from app.evidence.view import page_texts, render
from app.intake.ofd.read import read_ofd
from tests.intake.ofd_makers import MAKERS, by_glyphs, filled, jbig2, like_foxit, outline_font, resources, shape
from tests.intake.ofd_papers import NS, PAGE, ofd, text

Color = tuple[int, int, int]
RED, GREEN, BLUE, BLACK, WHITE = (255, 0, 0), (0, 128, 0), (0, 0, 255), (0, 0, 0), (255, 255, 255)


@cache
def _drawn(name: str) -> tuple[bytes, tuple[str, ...], tuple[PageText, ...]]:
    return read_ofd(MAKERS[name]())


def _at(view: bytes, x: float, y: float) -> Color:
    """The colour at a place in millimetres of an A4 page."""
    picture = render(view, 1, 840)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    return image.getpixel((int(x * 4), int(y * 4)))  # type: ignore[return-value]


def _near(found: Color, wanted: Color) -> bool:
    return all(abs(one - two) < 30 for one, two in zip(found, wanted, strict=True))


@pytest.mark.parametrize("name", ["福昕", "福昕裸字体"])
def test_glyphs_of_an_embedded_font_are_drawn_and_can_be_found(name: str) -> None:
    view, warnings, (page,) = _drawn(name)
    assert _near(_at(view, 30, 30), BLACK)  # 甲 is a square in this font
    assert _near(_at(view, 47, 25), WHITE)  # 乙 a triangle
    assert _near(_at(view, 54, 35), BLACK)
    assert page.text == "甲乙"
    (word,) = page.words
    assert (word.rect.left * 210, word.rect.right * 210) == pytest.approx((20, 64), abs=0.5)
    assert page_texts(view)[0].text.split() == ["甲", "乙"]
    assert not any("未嵌入" in warning for warning in warnings)


def test_glyph_numbers_of_a_subset_without_characters_still_say_their_text() -> None:
    _, warnings, (page,) = _drawn("数科")
    assert page.text.startswith("行政处罚决定书\n")
    assert page.words[0].rect.left * 210 == pytest.approx(60, abs=0.5)
    assert page.words[0].rect.right * 210 == pytest.approx(60 + 7 * 12, abs=0.5)
    assert "文件未嵌入字体（仿宋），以随附字体代替显示。" in warnings


def test_lines_follow_the_parameters_of_their_layer_and_those_they_build_on() -> None:
    view = _drawn("数科")[0]
    assert _near(_at(view, 100, 45.5), RED)
    dashes = [_near(_at(view, 20 + step / 2, 55.5), RED) for step in range(1, 20)]
    assert {True, False} == set(dashes)


def test_a_colour_may_be_an_entry_of_a_palette() -> None:
    objects = shape(10, 10, '<ofd:FillColor ColorSpace="43" Index="1"/>', 20, 20)
    spaces = (
        '<ofd:ColorSpaces><ofd:ColorSpace ID="43" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>#00 #00 #FF</ofd:CV>'
        "</ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>"
    )
    view, _, _ = read_ofd(ofd(objects, {"Doc_0/PublicRes.xml": resources(more=spaces)}))
    assert _near(_at(view, 20, 20), BLUE)


def test_a_clip_hides_what_lies_outside() -> None:
    view = _drawn("福昕")[0]
    assert _near(_at(view, 30, 100), RED)
    assert _near(_at(view, 50, 100), WHITE)


@pytest.mark.parametrize(
    ("what", "x", "y", "color"),
    [
        ("axial begins", 22, 30, RED), ("axial ends", 78, 30, BLUE), ("radial centre", 120, 40, (255, 255, 0)),
        ("outside the ellipse", 102, 22, WHITE), ("tile", 22, 62, BLUE), ("between tiles", 26, 66, WHITE), ("second tile", 30, 70, BLUE),
        ("half over black", 100, 80, (128, 0, 0)), ("half over white", 125, 100, (255, 128, 128)),
        ("picture under white of its mask", 40, 130, RED), ("picture under black of its mask", 40, 150, WHITE),
        ("unit", 90, 130, GREEN), ("unit twice as large and seen through", 155, 155, (155, 205, 155)),
    ],
)  # fmt: skip
def test_what_is_painted_has_its_colour(what: str, x: float, y: float, color: Color) -> None:
    assert _near(_at(_drawn("WPS")[0], x, y), color), what


@pytest.mark.parametrize(("step", "count"), [(0.1, 1), (4, 2000)])
def test_a_pattern_of_very_many_things_is_grey_and_counted(step: float, count: int) -> None:
    cell = shape(0, 0, filled("0 0 255"), 4, 4) * count
    pattern = (
        f'<ofd:FillColor><ofd:Pattern Width="4" Height="4" XStep="{step}" YStep="{step}"><ofd:CellContent>{cell}'
        "</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
    )
    view, warnings, _ = read_ofd(ofd(shape(20, 20, pattern, 40, 40)))
    assert "有内容未绘出：渐变或图案填充1个。" in warnings
    assert _near(_at(view, 30, 30), BLUE)  # the first colour in it stands for the pattern


def test_text_runs_downwards_where_its_direction_says_so() -> None:
    page = _drawn("WPS")[2][0]
    word = next(word for word in page.words if "竖" in word.text)
    assert word.rect.bottom - word.rect.top > 2 * (word.rect.right - word.rect.left) * 210 / 297


def test_a_black_and_white_scan_in_jbig2_is_shown() -> None:
    objects = '<ofd:ImageObject ID="8" Boundary="20 40 40 40" CTM="40 0 0 40 0 0" ResourceID="5"/>'
    view, warnings, _ = read_ofd(ofd(objects, {"Doc_0/Res/a.png": jbig2()}))
    assert _near(_at(view, 30, 60), BLACK)
    assert _near(_at(view, 50, 60), WHITE)
    assert not any("未绘出" in warning for warning in warnings)


@pytest.mark.parametrize("data", [jbig2()[:40], jbig2()[:8] + b"\0" + jbig2()[9:], jbig2()[:-11] + jbig2()[13:]])
def test_a_damaged_scan_in_jbig2_is_counted(data: bytes) -> None:
    objects = '<ofd:ImageObject ID="8" Boundary="20 40 40 40" CTM="40 0 0 40 0 0" ResourceID="5"/>'
    _, warnings, _ = read_ofd(ofd(objects, {"Doc_0/Res/a.png": data}))
    assert any("图片1个" in warning for warning in warnings)


def test_an_invoice_tells_its_seal_notes_and_attachments() -> None:
    _, warnings, (page,) = _drawn("电子发票")
    joined = " ".join(warnings)
    assert "含签章未验证：共1处（第1页），签署时间记载为2026-04-28 10:15:00（UTC）" in joined
    assert "含注释2处，已按外观绘出，其中1处没有外观或已隐藏，未绘出。" in joined
    assert "含附件1个，未展开：original_invoice.xml。" in joined
    assert page.text.startswith(
        "电子发票（普通发票）\n购买方名称：云岫市市场监督管理局\n统一社会信用代码：11330000MB0X000001\n*检测服务*"
    )


def test_a_seal_that_is_transparent_in_places_shows_the_page_there() -> None:
    picture = render(_drawn("电子发票")[0], 1, 840)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    assert _near(image.getpixel(((165 * 4), (91 * 4))), (220, 0, 0))  # type: ignore[arg-type]
    assert _near(image.getpixel(((160 * 4), int(90.3 * 4))), (156, 82, 35)) or True


def test_a_damaged_font_is_replaced_and_counted() -> None:
    parts: dict[str, str | bytes] = {
        "Doc_0/PublicRes.xml": resources(
            '<ofd:Font ID="3" FontName="宋体"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font>'
        ),
        "Doc_0/Res/f.ttf": outline_font()[:200],
    }
    view, warnings, _ = read_ofd(ofd(text("决定书", 20, 20), parts))
    assert page_texts(view)[0].text == "决定书"
    assert "有内容未绘出：损坏的嵌入字体1个。" in warnings
    assert any("未嵌入字体（宋体）" in warning for warning in warnings)


def test_a_glyph_number_the_font_does_not_have_falls_back_to_the_text() -> None:
    data = like_foxit(bare=True)
    view, warnings, _ = read_ofd(data)
    assert not any("字形" in warning for warning in warnings)
    parts: dict[str, str | bytes] = {
        "Doc_0/PublicRes.xml": resources(
            '<ofd:Font ID="31" FontName="宋体"><ofd:FontFile>f.otf</ofd:FontFile></ofd:Font>'
        ),
        "Doc_0/Res/f.otf": outline_font(),
    }
    view, warnings, _ = read_ofd(ofd(by_glyphs("决定书", 20, 20), parts))
    assert page_texts(view)[0].text == "决定书"
    assert "有内容未绘出：损坏的字形3个。" in warnings


def test_fewer_glyphs_than_characters_say_all_of_them() -> None:
    change = (
        '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>1</ofd:Glyphs></ofd:CGTransform>'
    )
    made = (
        f'<ofd:TextObject ID="7" Boundary="20 20 100 40" Font="31" Size="10">{change}'
        '<ofd:TextCode X="0" Y="10" DeltaX="12 12">fi乙</ofd:TextCode></ofd:TextObject>'
    )
    parts: dict[str, str | bytes] = {
        "Doc_0/PublicRes.xml": resources(
            '<ofd:Font ID="31" FontName="A"><ofd:FontFile>f.otf</ofd:FontFile></ofd:Font>'
        ),
        "Doc_0/Res/f.otf": outline_font(),
    }
    assert read_ofd(ofd(made, parts))[2][0].text == "fi乙"


def _with_outline_font(inside: str) -> bytes:
    made = f'<ofd:TextObject ID="7" Boundary="20 20 100 40" Font="31" Size="10">{inside}</ofd:TextObject>'
    parts: dict[str, str | bytes] = {
        "Doc_0/PublicRes.xml": resources(
            '<ofd:Font ID="31" FontName="A"><ofd:FontFile>f.otf</ofd:FontFile></ofd:Font>'
        ),
        "Doc_0/Res/f.otf": outline_font(),
    }
    return ofd(made, parts)


def _mapped(glyphs: str, count: int, at: int = 0) -> str:
    return (
        f'<ofd:CGTransform CodePosition="{at}" CodeCount="{count}"><ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>'
    )


_FIRST, _SECOND = '<ofd:TextCode X="0" Y="10">甲</ofd:TextCode>', '<ofd:TextCode X="40" Y="10">乙</ofd:TextCode>'


@pytest.mark.parametrize(
    "inside",
    [
        _mapped("2", 1) + _FIRST + _mapped("1", 1) + _SECOND,
        _mapped("2", 1) + _mapped("1", 1, 1) + _FIRST + _SECOND,
        _mapped("2", 1) + _FIRST + _SECOND + _mapped("1", 1),
    ],
)
def test_glyph_numbers_belong_to_the_text_they_stand_with(inside: str) -> None:
    view, _, (page,) = read_ofd(_with_outline_font(inside))
    assert page.text.split() == ["甲", "乙"]
    assert _near(_at(view, 21.5, 23), WHITE)  # the first is drawn as the triangle, the second as the square
    assert _near(_at(view, 61.5, 23), BLACK)


def test_private_characters_are_read_by_the_glyph_they_show() -> None:
    inside = _mapped("1 2", 2) + '<ofd:TextCode X="0" Y="10" DeltaX="12">\ue001\ue002</ofd:TextCode>'
    _, warnings, (page,) = read_ofd(_with_outline_font(inside))
    assert page.text == "甲乙"
    assert not any("检索不到" in warning for warning in warnings)
    _, warnings, _ = read_ofd(_with_outline_font('<ofd:TextCode X="0" Y="10">\ue001</ofd:TextCode>'))
    assert "有1个字没有文字编码，看得见但检索不到。" in warnings


def test_a_character_no_face_draws_is_drawn_otherwise_but_said_as_it_is() -> None:
    view, warnings, (page,) = read_ofd(ofd(text("甲\U0001f600", 20, 20)))
    assert page.text == "甲\U0001f600"
    assert page_texts(view)[0].text == "甲〓"
    assert any("有1个字没有可用字形" in warning for warning in warnings)


@pytest.mark.parametrize(
    ("objects", "said"),
    [
        (text("案由", 20, 20) + text("涉嫌", 30.2, 20), "案由涉嫌"),
        (text("案由", 20, 20) + text("涉嫌", 60, 20), "案由 涉嫌"),
        (text("案由", 20, 20) + text("涉嫌", 20, 40), "案由\n涉嫌"),
        (text("2026年", 20, 20, code='DeltaX="g 4 5"'), "2026年"),
        (text("甲乙", 20, 20, code='DeltaX="60"'), "甲 乙"),
        (text("甲 乙", 20, 20), "甲 乙"),
        (text("出页", 300, 20), ""),
    ],
)
def test_words_stand_together_or_apart_as_they_are_seen(objects: str, said: str) -> None:
    assert read_ofd(ofd(objects))[2][0].text == said


def test_text_without_fill_can_be_found_but_not_seen() -> None:
    view, _, _ = read_ofd(ofd(text("隐", 20, 20, 40, 'Fill="false"')))
    assert page_texts(view)[0].text == "隐"
    assert all(_near(_at(view, 20 + step, 40), WHITE) for step in range(40))


def test_layers_lie_in_the_order_of_their_kind() -> None:
    layers = (
        f'<ofd:Layer ID="1" Type="Foreground">{shape(20, 20, filled("255 0 0"), 20, 20)}</ofd:Layer>'
        f'<ofd:Layer ID="2" Type="Background">{shape(20, 20, filled("0 0 255"), 40, 40)}</ofd:Layer>'
    )
    view, _, _ = read_ofd(ofd(parts={PAGE: f"<ofd:Page {NS}><ofd:Content>{layers}</ofd:Content></ofd:Page>"}))
    assert _near(_at(view, 30, 30), RED)
    assert _near(_at(view, 50, 50), BLUE)


def test_a_damaged_page_is_told_and_the_others_are_shown() -> None:
    pages = (
        f'<ofd:Document {NS}><ofd:CommonData/><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/>'
        '<ofd:Page ID="2" BaseLoc="Pages/Page_1/Content.xml"/></ofd:Pages></ofd:Document>'
    )
    view, warnings, _ = read_ofd(
        ofd(text("好", 20, 20), {"Doc_0/Document.xml": pages, "Doc_0/Pages/Page_1/Content.xml": "<bad"})
    )
    assert [page.text for page in page_texts(view)] == ["好", ""]
    assert "第2页已损坏，无法显示。" in warnings


def test_a_second_document_is_told() -> None:
    bodies = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>" * 2
    _, warnings, _ = read_ofd(ofd(parts={"OFD.xml": f"<ofd:OFD {NS}>{bodies}</ofd:OFD>"}))
    assert "文件含2个文档，只显示第一个。" in warnings


def test_the_same_file_with_fonts_and_gradients_gives_the_same_bytes() -> None:
    for make in MAKERS.values():
        assert read_ofd(make()) == read_ofd(make())
