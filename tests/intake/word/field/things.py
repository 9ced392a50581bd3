"""Pictures, text boxes, shapes, groups, objects: what floats in and over the text."""

from __future__ import annotations

from tests.intake.word.build import Parts, cell, docx, field, para, row, run, section, story, table
from tests.intake.word.field.parts import TWO_SONG, exact, song
from tests.intake.word.shapes import CENTER, anchor, drawing, picture, text_box

_GRAPHIC = '<a:graphic><a:graphicData uri="{}">{}</a:graphicData></a:graphic>'
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_TEXT = "".join(song(story(5, part), TWO_SONG) for part in range(9))


def placed(
    graphic: str, width: float, height: float, x: float, y: float, wrap: str = "<wp:wrapNone/>", h: str = "column"
) -> str:
    """A graphic anchored in a run."""
    size = f'<wp:extent cx="{round(width * 12700)}" cy="{round(height * 12700)}"/>'
    name = '<wp:docPr id="7" name="图形"/>'
    return f"<w:r><w:drawing>{anchor(x, y, wrap, h=h).format(size=size, name=name, graphic=graphic)}</w:drawing></w:r>"


def shape(kind: str, width: float, height: float, line: str = "FF0000", content: str = "") -> str:
    """A drawn shape, with text when given."""
    words = f"<wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>" if content else ""
    return _GRAPHIC.format(
        _SHAPE,
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{round(width * 12700)}" cy="{round(height * 12700)}"/>'
        f'</a:xfrm><a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom><a:ln w="25400"><a:solidFill><a:srgbClr val="{line}"/></a:solidFill>'
        f"</a:ln></wps:spPr>{words}<wps:bodyPr/></wps:wsp>",
    )


def pictures_in_text() -> bytes:
    """Pictures text flows around: square at the right, tight at the left, above and below only, behind."""
    parts = Parts()
    photo = parts.add("media/p.png", "image", picture())
    wraps = ('<wp:wrapSquare wrapText="bothSides"/>', "<wp:wrapTopAndBottom/>",
             '<wp:wrapTight wrapText="bothSides"><wp:wrapPolygon edited="0"><wp:start x="0" y="0"/><wp:lineTo x="0" y="21600"/>'
             '<wp:lineTo x="21600" y="21600"/><wp:lineTo x="21600" y="0"/></wp:wrapPolygon></wp:wrapTight>')  # fmt: skip
    body = ""
    for part in range(9):
        where = (250, 100, 0)[part % 3]
        held = drawing(photo, 150, 112, anchor(where, 5, wraps[part % 3])) if part % 2 == 0 else ""
        body += para(held + run(story(7, part), 12, "宋体"), TWO_SONG)
    return docx(body, parts=parts)


def boxes_of_both_kinds() -> bytes:
    """Text boxes as DrawingML and as VML, one holding a table, one in a header."""
    parts = Parts()
    grid = table([1200, 1200], [row([cell("编号", 1200), cell("0117", 1200)])]) + para()
    old = ('<w:r><w:pict><v:shape style="position:absolute;margin-left:280pt;margin-top:4pt;width:150pt;height:60pt;z-index:2">'
           f"<v:textbox><w:txbxContent>{grid}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>")  # fmt: skip
    head = parts.running("header", para(text_box("机密★1年", 90, 26, 330, -4) + run("某市市场监督管理局", 9, "宋体")))
    body = para(old + run("现场检查笔录", 16, "黑体")) + _TEXT
    body += para(text_box("以下空白", 120, 30, 150, 6) + run("（完）", 12, "宋体"))
    return docx(body, section(more=f'<w:headerReference w:type="default" r:id="{head}"/>'), parts)


def drawn_shapes() -> bytes:
    """A red line, a ring, a star, an arrow and a box with text, laid over the page."""
    body = para(placed(shape("line", 440, 0), 440, 0, 0, 12) + run("某市监〔2026〕9号", 16, "仿宋_GB2312"), CENTER)
    for part, kind in enumerate(("ellipse", "star5", "rightArrow", "roundRect", "rect")):
        text = para("复核", CENTER, 10.5, "宋体") if kind.endswith("ect") else ""
        body += para(
            placed(shape(kind, 90, 60, content=text), 90, 60, 300, -20) + run(story(6, part), 12, "宋体"), TWO_SONG
        )
    return docx(body + _TEXT)


def pictures_in_tight_lines() -> bytes:
    """Pictures in lines of exact height, in cells of exact height, larger than the column, in the header."""
    parts = Parts()
    photo = parts.add("media/p.png", "image", picture(800, 600))
    head = parts.running("header", para(drawing(photo, 60, 45) + run("执法文书", 9, "宋体"), CENTER))
    body = para(drawing(photo, 200, 150), "<w:keepNext/>" + exact(20)) + song(story(4), TWO_SONG)
    cells = [row([cell(para(drawing(photo, 180, 135), CENTER), 4250) for _ in range(2)],
                 2400 if n else 3000, "exact" if n == 1 else "atLeast") for n in range(4)]  # fmt: skip
    body += table([4250, 4250], cells) + song(story(3)) + para(drawing(photo, 415, 311)) + _TEXT
    return docx(body, section(more=f'<w:headerReference w:type="default" r:id="{head}"/>'), parts)


def grouped() -> bytes:
    """A group of a picture and text shapes (流程图), in the line and anchored; an old VML group."""
    parts = Parts()
    boxes = "".join(
        f'<wps:wsp><wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="{x * 12700}" y="0"/><a:ext cx="1016000" cy="508000"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:ln><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx><w:txbxContent>{para(text, CENTER, 10.5, '宋体')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
        for x, text in ((0, "立案"), (120, "调查"), (240, "决定"))
    )
    inner = (
        '<wpg:wgp xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        '<a:xfrm><a:off x="0" y="0"/><a:ext cx="4064000" cy="508000"/><a:chOff x="0" y="0"/><a:chExt cx="4064000" cy="508000"/>'
        f"</a:xfrm></wpg:grpSpPr>{boxes}</wpg:wgp>"
    )
    group = _GRAPHIC.format("http://schemas.microsoft.com/office/word/2010/wordprocessingGroup", inner)
    line = f'<w:r><w:drawing><wp:inline><wp:extent cx="4064000" cy="508000"/><wp:docPr id="3" name="组合"/>{group}</wp:inline></w:drawing></w:r>'
    over = placed(group, 320, 40, 40, 10, "<wp:wrapTopAndBottom/>")
    body = song("办案流程：") + para(line, CENTER) + _TEXT + para(over + run(story(3), 12, "宋体")) + _TEXT
    return docx(body, parts=parts)


def objects_and_marks() -> bytes:
    """An embedded sheet with its picture, a chart, a formula, a watermark in the header."""
    parts = Parts()
    photo = parts.add("media/p.png", "image", picture())
    mark = ('<w:r><w:pict><v:shape type="#_x0000_t136" style="position:absolute;width:400pt;height:100pt;rotation:315;'
            'mso-position-horizontal:center;mso-position-horizontal-relative:margin" fillcolor="silver" stroked="f">'
            '<v:textpath style="font-family:宋体" string="内部资料"/></v:shape></w:pict></w:r>')  # fmt: skip
    head = parts.running("header", para(mark + run("案卷评查", 9, "宋体")))
    sheet = ('<w:r><w:object w:dxaOrig="4000" w:dyaOrig="2000"><v:shape style="width:200pt;height:100pt" o:ole="t">'
             f'<v:imagedata r:id="{photo}"/></v:shape></w:object></w:r>')  # fmt: skip
    formula = '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>罚款=违法所得×3</m:t></m:r></m:oMath>'
    body = _TEXT + para(sheet, CENTER) + para(run("计算公式：", 12, "宋体") + formula) + _TEXT
    return docx(body, section(more=f'<w:headerReference w:type="default" r:id="{head}"/>'), parts)


def anchored_to_the_page() -> bytes:
    """Boxes and pictures placed from the page and the margins: a stamp at the top right, one at the foot."""
    parts = Parts()
    photo = parts.add("media/p.png", "image", picture(240, 240, seal=True))
    corner = drawing(
        photo, 80, 80, anchor(430, 30, h="page").replace('relativeFrom="paragraph"', 'relativeFrom="page"')
    )
    foot = drawing(
        photo,
        80,
        80,
        anchor(0, 600, '<wp:wrapSquare wrapText="bothSides"/>', h="margin").replace(
            'relativeFrom="paragraph"', 'relativeFrom="margin"'
        ),
    )
    body = (
        para(corner + run("行政处罚案卷", 22, "黑体"), CENTER)
        + para(foot + run(story(5), 12, "宋体"), TWO_SONG)
        + _TEXT * 2
    )
    return docx(body, parts=parts)


def box_that_flows() -> bytes:
    """Boxes in the line, square boxes between paragraphs, and a page number in the text."""
    rect = shape("rect", 380, 60, "000000", song("当事人陈述申辩意见：" + story(2), "", 10.5))
    line = f'<w:r><w:drawing><wp:inline><wp:extent cx="{380 * 12700}" cy="{60 * 12700}"/><wp:docPr id="3" name="框"/>{rect}</wp:inline></w:drawing></w:r>'
    body = ""
    for part in range(6):
        body += song(story(5, part), TWO_SONG) + para(
            line if part % 2 else placed(rect, 380, 60, 10, 4, "<wp:wrapTopAndBottom/>"), CENTER
        )
    body += para(run("（本页为第", 12, "宋体") + field("PAGE", "1", 12) + run("页）", 12, "宋体"))
    return docx(body)
