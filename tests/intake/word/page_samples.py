"""Word files about pages: breaks, columns, spacing, headers, pictures."""

from __future__ import annotations

from tests.intake.word.build import (
    GRID,
    MARGINS,
    Parts,
    docx,
    para,
    run,
    section,
    settings,
    story,
)
from tests.intake.word.shapes import (
    CENTER,
    NO_GRID,
    anchor,
    drawing,
    page_footer,
    picture,
)


def kept_together() -> bytes:
    """Headings that stay with their text, paragraphs that stay whole, no single lines."""
    body = ""
    for part in range(16):
        body += para(f"（{part + 1}）违法事实", "<w:keepNext/>", 12, "黑体")
        body += para(story(5, part), "<w:keepLines/>" if part % 2 else "<w:widowControl/>", 12, "宋体")
    return docx(body, section(grid=NO_GRID))


def page_breaks() -> bytes:
    """Hard page breaks, a break before a paragraph, a title page with its own header."""
    parts = Parts()
    first = parts.running("header", para("首页页眉", CENTER, 9, "宋体"))
    other = parts.running("header", para("某市市场监督管理局案卷", CENTER, 9, "宋体"))
    heads = f'<w:headerReference w:type="first" r:id="{first}"/><w:headerReference w:type="default" r:id="{other}"/>'
    body = para("行政处罚案卷", CENTER, 36, "黑体") + para('<w:r><w:br w:type="page"/></w:r>')
    body += para("卷内目录", CENTER, 22, "宋体") + para("正文", "<w:pageBreakBefore/>", 12, "宋体")
    body += para(run("第一段", 12, "宋体") + '<w:r><w:br w:type="page"/></w:r>' + run("第二段", 12, "宋体"))
    return docx(body, section(more=heads, grid=GRID + "<w:titlePg/>"), parts)


def two_columns() -> bytes:
    """Two columns of text."""
    body = "".join(para(story(5, part), '<w:ind w:firstLineChars="200" w:firstLine="420"/>') for part in range(22))
    return docx(body, section(grid='<w:cols w:num="2" w:space="425"/>' + GRID))


def contents() -> bytes:
    """目录: right tabs with dotted leaders."""
    tabs = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs>'
    body = para("目  录", CENTER, 18, "黑体")
    for number in range(45):
        body += para(f"{number + 1}．{story(1, number)[:12]}\t{number + 1}", tabs, 10.5, "宋体")
    return docx(body)


def line_spacings() -> bytes:
    """Single, 1.25, 1.5, double, at least and exact spacing, with space before and after."""
    rules = ("", '<w:spacing w:line="300" w:lineRule="auto"/>', '<w:spacing w:line="360" w:lineRule="auto"/>',
             '<w:spacing w:line="480" w:lineRule="auto" w:before="120" w:after="240"/>',
             '<w:spacing w:line="400" w:lineRule="atLeast"/>', '<w:spacing w:line="440" w:lineRule="exact"/>')  # fmt: skip
    body = "".join(para(story(4, part), rules[part % 6], (10.5, 12, 14)[part % 3], "宋体") for part in range(24))
    return docx(body, section(grid=NO_GRID))


def grid_spacings() -> bytes:
    """The same spacings on the line grid, and paragraphs that do not snap to it."""
    rules = ("", '<w:spacing w:line="360" w:lineRule="auto"/>', '<w:snapToGrid w:val="0"/>')
    body = "".join(para(story(4, part), rules[part % 3], (10.5, 10.5, 14)[part % 3], "宋体") for part in range(30))
    return docx(body)


def mixed_scripts() -> bytes:
    """Han and Latin letters, numbers, long codes and web addresses, justified."""
    body = ""
    for part in range(20):
        words = f"检测报告No.{part}显示菌落总数为1.2×10⁴CFU/g，标准号GB 7099-2015《食品安全国家标准 糕点、面包》，"
        body += para(
            words + story(2, part) + "网址https://www.example.gov.cn/very/long/path/index.html?id=20260310。",
            '<w:jc w:val="both"/>',
            12,
            "宋体",
        )
    return docx(body)


def hanging_lists() -> bytes:
    """Hanging indents in characters and by tab."""
    body = ""
    for part in range(18):
        body += para(f"{part + 1}.\t{story(3, part)}", '<w:ind w:left="420" w:hanging="420"/>', 10.5, "宋体")
        body += para(
            f"主持人：{story(2, part)}", '<w:ind w:left="840" w:hangingChars="400" w:hanging="840"/>', 10.5, "宋体"
        )
    return docx(body)


def continuous_sections() -> bytes:
    """A continuous section break in the middle of a page."""
    body = "".join(para(story(3, part)) for part in range(5))
    body += f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    body += "".join(para(story(3, part)) for part in range(14))
    return docx(body, section(more='<w:type w:val="continuous"/>'))


def odd_and_even() -> bytes:
    """Different headers on odd and even pages, numbering that starts at 5."""
    parts = Parts()
    odd = parts.running("header", para("奇数页", '<w:jc w:val="right"/>', 9, "宋体"))
    even = parts.running("header", para("偶数页", "", 9, "宋体"))
    refs = (
        f'<w:headerReference w:type="default" r:id="{odd}"/><w:headerReference w:type="even" r:id="{even}"/>'
        + page_footer(parts)
    )
    body = "".join(para(story(6, part)) for part in range(20))
    pages = '<w:pgNumType w:start="5"/>'
    return docx(
        body, section(more=refs, margins=MARGINS + pages), parts, settings_part=settings("<w:evenAndOddHeaders/>")
    )


def wrapped_picture() -> bytes:
    """Text that flows around a picture, and a picture with text only above and below."""
    parts = Parts()
    photo = parts.add("media/photo.png", "image", picture())
    square = anchor(0, 6, '<wp:wrapSquare wrapText="bothSides"/>')
    apart = anchor(60, 10, "<wp:wrapTopAndBottom/>")
    body = para(drawing(photo, 160, 120, square) + run(story(8), 12, "宋体"), "")
    body += para(story(3, 2), "", 12, "宋体") + para(drawing(photo, 240, 160, apart) + run(story(3), 12, "宋体"))
    body += "".join(para(story(4, part), "", 12, "宋体") for part in range(7))
    return docx(body, section(grid=NO_GRID), parts)


def turned_pictures() -> bytes:
    """Cropped and turned pictures in line."""
    parts = Parts()
    photo = parts.add("media/photo.png", "image", picture())
    crop = '<a:srcRect l="10000" t="20000" r="10000" b="20000"/>'
    body = para(drawing(photo, 200, 150, crop=crop)) + para(drawing(photo, 200, 150, turn=5400000)) + para(story(3))
    return docx(body, parts=parts)


def justified_grid() -> bytes:
    """听证笔录: 小四 on the grid of five-point-six lines, kept whole numbers of lines."""
    body = "".join(para(f"主持人：{story(3, part)}", "", 14, "仿宋") for part in range(26))
    return docx(body)
