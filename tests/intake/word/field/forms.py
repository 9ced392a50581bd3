"""Forms, records and lists: tables as enforcement offices draw them."""

from __future__ import annotations

from tests.intake.word.build import Parts, cell, docx, para, row, section, story, styles, table
from tests.intake.word.field.parts import MIDDLE, RIGHT, TWO_SONG, auto, exact, merge, song, span
from tests.intake.word.shapes import CENTER, NO_GRID, page_footer

UP = '<w:textDirection w:val="tbRlV"/>'
SIGN = '<w:jc w:val="right"/>'


def approval_with_upright_labels() -> bytes:
    """审批表: labels written downwards, cells merged down and across, rows of at least and exact heights."""

    def opinion(label: str, height: int, rule: str = "atLeast") -> str:
        text = song("同意。") + song("签名：            年  月  日", SIGN)
        return row(
            [cell(label, 900, MIDDLE + UP), cell(text, 7600, '<w:vAlign w:val="bottom"/>' + span(3))], height, rule
        )

    rows = [
        row([cell("当事人", 900, MIDDLE + merge(True)), cell("名称", 1800, MIDDLE), cell("云岫市青檀食品有限公司", 5800, span(2))], 600),
        row([cell("", 900, merge(False)), cell("地址", 1800, MIDDLE), cell("云岫市临江区望潮路18号", 2900), cell("电话：0571-8888", 2900)], 600),
        row([cell("", 900, merge(False)), cell("法定代表人", 1800, MIDDLE), cell("顾南枝", 2900), cell("职务：经理", 2900)], 600),
        row([cell("案件基本情况", 900, MIDDLE + UP), cell("".join(song(story(4, n), TWO_SONG) for n in range(3)), 7600, span(3))], 3000),
        opinion("承办人意见", 2000), opinion("机构意见", 2000), opinion("负责人意见", 2200, "exact"),
    ]  # fmt: skip
    return docx(para("行政处罚案件处理审批表", CENTER, 22, "黑体") + table([900, 1800, 2900, 2900], rows))


def cover() -> bytes:
    """卷皮: a table without lines, only the lower lines of cells to fill in; tall exact rows."""
    nil = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "right"))
    under = f'<w:tcBorders>{nil}<w:bottom w:val="single" w:sz="6"/></w:tcBorders><w:vAlign w:val="bottom"/>'
    bare = f'<w:tcBorders>{nil}<w:bottom w:val="nil"/></w:tcBorders><w:vAlign w:val="bottom"/>'
    names = ("案卷题名", "案    号", "当 事 人", "立案日期", "结案日期", "承 办 人", "归档日期", "保管期限")
    rows = [row([cell(para(name, '<w:jc w:val="distribute"/>', 16, "黑体"), 2200, bare),
                 cell(para(story(1, at)[:18], "", 16, "楷体_GB2312"), 6300, under)], 1000, "exact")
            for at, name in enumerate(names)]  # fmt: skip
    body = para("某县综合行政执法局", CENTER, 36, "方正小标宋简体", "") + para("", "") * 3
    body += para("行政处罚案卷", CENTER, 48, "方正小标宋简体") + para("", auto(2)) * 3 + table([2200, 6300], rows)
    body += para("本卷共   件   页", CENTER + '<w:spacing w:before="600"/>', 16, "仿宋_GB2312")
    return docx(body)


def evidence_list() -> bytes:
    """证据清单: a head of two rows repeated, rows cut at the page end, some kept whole."""
    head = [
        row([cell("序号", 700, MIDDLE + merge(True)), cell("证据", 5000, MIDDLE + span(2)), cell("备注", 2800, MIDDLE + merge(True))], 400, more="<w:tblHeader/>"),
        row([cell("", 700, merge(False)), cell("名称", 2000), cell("内容", 3000), cell("", 2800, merge(False))], 400, more="<w:tblHeader/>"),
    ]  # fmt: skip
    rows = [row([cell(str(n + 1), 700, MIDDLE), cell("现场检查笔录", 2000, MIDDLE), cell(story(2 + n % 5, n), 3000), cell(story(1, n), 2800)],
                more="<w:cantSplit/>" if n % 2 else "") for n in range(22)]  # fmt: skip
    return docx(para("证据清单", CENTER, 18, "黑体") + table([700, 2000, 3000, 2800], head + rows))


def record_in_a_frame() -> bytes:
    """现场检查笔录: the whole record in one cell that runs over pages, foot of signatures in each page's footer."""
    parts = Parts()
    text = "".join(
        song(
            ("问：" if n % 2 else "答：") + story(2, n), '<w:ind w:firstLineChars="200" w:firstLine="480"/>' + exact(24)
        )
        for n in range(40)
    )
    rows = [row([cell("检查时间：2026年3月10日9时至10时", 8500, span(2))], 500), row([cell(text, 8500, span(2))]),
            row([cell("当事人签名：", 4250), cell("执法人员签名：", 4250)], 800)]  # fmt: skip
    body = para("现场检查（勘验）笔录", CENTER, 22, "黑体") + table([4250, 4250], rows)
    return docx(body, section(more=page_footer(parts)), parts)


def ruled_paper() -> bytes:
    """笔录纸: every line a table row of exact height with its lower line only."""
    line = '<w:tcBorders><w:top w:val="nil"/><w:left w:val="nil"/><w:right w:val="nil"/></w:tcBorders>' + MIDDLE
    rows = [row([cell(song(story(1, n)[:30]), 8500, line)], 567, "exact") for n in range(48)]
    return docx(para("询问笔录（续页）", CENTER, 18, "宋体") + table([8500], rows))


def tables_in_cells() -> bytes:
    """A form with tables inside cells, one of them longer than a page, and text on both sides of each."""
    small = table([1400, 1400, 1400], [row([cell(f"{a}{b}", 1400) for b in "甲乙丙"]) for a in "子丑寅"])
    long = table([1200, 4400], [row([cell(f"第{n}项", 1200), cell(story(2, n), 4400)]) for n in range(24)])
    rows = [row([cell("涉案物品", 1800, MIDDLE), cell(song("以下物品：") + small + song("共九项。"), 6700)]),
            row([cell("检查内容", 1800, MIDDLE), cell(song("逐项记录：") + long + para(), 6700)]),
            row([cell("结论", 1800, MIDDLE), cell(story(3), 6700)], 900)]  # fmt: skip
    return docx(para("专项检查表", CENTER, 18, "黑体") + table([1800, 6700], rows))


def side_by_side() -> bytes:
    """Two floating tables beside each other, and two tables in the cells of a table without lines."""

    def place(x: int) -> str:
        return f'<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="{x}" w:tblpY="100"/>'

    left = table(
        [1500, 2300], [row([cell(f"左{n}", 1500), cell(story(1, n)[:8], 2300)], 400) for n in range(8)], place(0)
    )
    right = table(
        [1500, 2300], [row([cell(f"右{n}", 1500), cell(story(1, n)[:8], 2300)], 400) for n in range(8)], place(4500)
    )
    inner = [
        table([1500, 2300], [row([cell(f"{side}{n}", 1500), cell("内容", 2300)]) for n in range(5)]) + para()
        for side in "东西"
    ]
    nil = (
        "<w:tcBorders>"
        + "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "left", "bottom", "right"))
        + "</w:tcBorders>"
    )
    pair = table([4250, 4250], [row([cell(one, 4250, nil) for one in inner])])
    body = song("送达情况如下：") + left + right + "".join(song(story(3, n)) for n in range(5)) + pair
    return docx(body + "".join(song(story(4, n)) for n in range(6)))


def cell_margins() -> bytes:
    """Cells with margins of their own, distance between cells, shading, text at the bottom and the middle."""
    wide = '<w:tcMar><w:top w:w="200" w:type="dxa"/><w:left w:w="300" w:type="dxa"/><w:bottom w:w="200" w:type="dxa"/><w:right w:w="300" w:type="dxa"/></w:tcMar>'
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="E7E6E6"/>'
    rows = [row([cell(story(1, n), 2500, shade + MIDDLE), cell(story(2, n), 6000, wide)]) for n in range(14)]
    apart = table([2500, 6000], [row([cell("项目", 2500), cell(story(2, n), 6000)]) for n in range(6)],
                  '<w:tblCellSpacing w:w="60" w:type="dxa"/>')  # fmt: skip
    return docx(table([2500, 6000], rows) + song("另表：") + apart)


def widths_left_open() -> bytes:
    """Tables whose widths are shares or left to the program, with a grid that says otherwise."""

    def plain(text: str) -> str:
        return f"<w:tc><w:tcPr/>{song(text, '', 10.5)}</w:tc>"

    def share(text: str, part: int) -> str:
        return f'<w:tc><w:tcPr><w:tcW w:w="{part}" w:type="pct"/></w:tcPr>{song(text, "", 10.5)}</w:tc>'

    edges = "".join(
        f'<w:{s} w:val="single" w:sz="4"/>' for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = '<w:gridCol w:w="1000"/>' * 3
    whole = f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
    by_share = (
        whole
        + "".join(row([share(str(n), 500), share(story(2, n), 3000), share(story(1, n), 1500)]) for n in range(14))
        + "</w:tbl>"
    )
    loose = whole.replace('<w:tblW w:w="5000" w:type="pct"/>', '<w:tblW w:w="0" w:type="auto"/>').replace(
        '"1000"', '"2840"'
    )
    loose += "".join(row([plain(f"第{n}页"), plain(story(2, n)), plain("合格")]) for n in range(12)) + "</w:tbl>"
    return docx(by_share + song("下表宽度自动：") + loose)


def merged_over_pages() -> bytes:
    """Cells merged down over many rows and over the page end, with long text in them."""
    rows = []
    for group in range(4):
        for n in range(9):
            first = cell(song(story(6, group)), 1900, merge(True)) if n == 0 else cell("", 1900, merge(False))
            rows.append(row([first, cell(f"要素{n + 1}", 1500, MIDDLE), cell(story(2, n), 5100)]))
    return docx(para("评查要点", CENTER, 16, "黑体") + table([1900, 1500, 5100], rows))


def uneven_rows() -> bytes:
    """Rows that begin later or end earlier than the table, cells merged the old way."""
    late = '<w:gridBefore w:val="1"/><w:wBefore w:w="2000" w:type="dxa"/>'
    early = '<w:gridAfter w:val="1"/><w:wAfter w:w="3000" w:type="dxa"/>'
    rows = []
    for n in range(16):
        rows.append(row([cell("甲", 2000), cell(story(1, n), 3500), cell("丙", 3000)]))
        rows.append(row([cell(story(2, n), 3500), cell("丁", 3000)], more=late))
        rows.append(row([cell("戊", 2000), cell(story(1, n), 3500)], more=early))
        rows.append(
            row(
                [
                    cell(story(1, n), 2000, '<w:hMerge w:val="restart"/>'),
                    cell("", 3500, "<w:hMerge/>"),
                    cell("己", 3000),
                ]
            )
        )
    return docx(table([2000, 3500, 3000], rows))


def spaced_text_in_cells() -> bytes:
    """Cells with spacing before and after, 1.5 lines, the grid on and off, small and large type."""
    ways = ('<w:spacing w:before="60" w:after="60"/>', auto(1.5), '<w:snapToGrid w:val="0"/>', exact(18),
            '<w:spacing w:beforeLines="50" w:before="156"/>', "")  # fmt: skip
    rows = [
        row([cell(str(n), 800), cell(song(story(3, n), ways[n % 6], (9, 10.5, 12, 14)[n % 4]), 7700)])
        for n in range(26)
    ]
    return docx(table([800, 7700], rows))


def styled_table() -> bytes:
    """A table style with a dark first row, bands and a bold first column; old compatibility mode."""
    edges = "".join(
        f'<w:{s} w:val="single" w:sz="4" w:color="8EAADB"/>'
        for s in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    style = (
        '<w:style w:type="table" w:styleId="t1"><w:name w:val="Grid 4"/><w:basedOn w:val="a1"/><w:pPr><w:spacing w:after="0" '
        f'w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr><w:tcPr><w:shd w:val="clear" w:fill="4472C4"/></w:tcPr></w:tblStylePr>'
        '<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
        '<w:tblStylePr w:type="band1Horz"><w:tcPr><w:shd w:val="clear" w:fill="D9E2F3"/></w:tcPr></w:tblStylePr></w:style>'
    )  # fmt: skip
    look = '<w:tblStyle w:val="t1"/><w:tblLook w:val="04A0" w:firstRow="1" w:firstColumn="1" w:noVBand="1"/>'
    rows = [row([cell(f"{n}", 1500), cell(story(2, n), 7000)]) for n in range(24)]
    made = table([1500, 7000], rows).replace("<w:tblPr>", "<w:tblPr>" + look)
    made = made[: made.index("<w:tblBorders>")] + made[made.index("</w:tblBorders>") + 15 :]
    return docx(made, section(grid=NO_GRID), style_sheet=styles(extra=style))


def receipt_book() -> bytes:
    """送达回证: several small forms on a page, each kept whole, with a dashed rule between."""
    body = ""
    dashed = '<w:pBdr><w:bottom w:val="dashed" w:sz="6" w:space="1"/></w:pBdr>'
    for n in range(5):
        rows = [row([cell(name, 1800, MIDDLE), cell(story(1, n + at), 6700)], 640, more="<w:cantSplit/>")
                for at, name in enumerate(("送达文书", "受送达人", "送达地点", "送达方式", "收件人签名"))]  # fmt: skip
        body += para(f"送达回证（存根）{n + 1}", CENTER + "<w:keepNext/>", 14, "黑体") + table([1800, 6700], rows)
        body += para("", dashed) + song("备注：" + story(1, n), RIGHT)
    return docx(body)
