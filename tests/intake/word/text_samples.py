"""Word files of running text: letters, records, lists, notes."""

from __future__ import annotations

from tests.intake.word.build import (
    GRID,
    NAMESPACES,
    OFFICIAL,
    Parts,
    docx,
    field,
    para,
    run,
    section,
    story,
    styles,
)
from tests.intake.word.shapes import (
    CENTER,
    EXACT,
    INDENT,
    NO_GRID,
    OWN_MARK,
    anchor,
    drawing,
    page_footer,
    picture,
    text_box,
)


def official_letter() -> bytes:
    """公文: red head, red line, 仿宋三号, exact 28 pt, page number in the footer."""
    parts = Parts()
    number = run("— ", 14, "宋体") + field("PAGE", "1", 14) + run(" —", 14, "宋体")
    footer = f'<w:footerReference w:type="default" r:id="{parts.running("footer", para(number, CENTER))}"/>'
    line = (
        '<w:r><w:pict><v:line style="position:absolute;z-index:1" from="0,8pt" to="442pt,8pt" strokecolor="red" '
        'strokeweight="2pt"/></w:pict></w:r>'
    )
    body = para("某市市场监督管理局文件", CENTER, 36, "方正小标宋简体", '<w:color w:val="FF0000"/>')
    body += para(line, EXACT) + para("某市监〔2026〕21号", CENTER + EXACT, 16, "仿宋_GB2312") + para("", EXACT)
    body += para("关于开展行政处罚案卷评查工作的通知", CENTER + EXACT, 22, "方正小标宋简体") + para("", EXACT)
    body += para("各县（区）市场监督管理局：", EXACT, 16, "仿宋_GB2312")
    for part in range(9):
        body += para(f"{'一二三四五六七八九'[part]}、总体要求", EXACT + INDENT, 16, "黑体")
        body += para(story(7, part), EXACT + INDENT + '<w:jc w:val="both"/>', 16, "仿宋_GB2312")
    body += para(
        "某市市场监督管理局",
        EXACT + '<w:jc w:val="right"/><w:ind w:rightChars="200" w:right="640"/>',
        16,
        "仿宋_GB2312",
    )
    return docx(body, section(margins=OFFICIAL, grid=GRID, more=footer), parts, styles(16, "仿宋_GB2312"))


def inquiry_record() -> bytes:
    """询问笔录: questions and answers on the default grid, underlined blanks, page x of y."""
    parts = Parts()
    footer = page_footer(parts, "第{page}页（共{pages}页）    被询问人签名：")
    under = '<w:u w:val="single"/>'
    body = para("询  问  笔  录", CENTER, 22, "黑体")
    body += para(run("询问时间：", 12, "宋体") + run("2026年3月18日9时10分至10时35分", 12, "宋体", under), "")
    body += para(
        run("询问地点：", 12, "宋体") + run("              ", 12, "宋体", under) + run("\t\t\t", 12, "宋体", under)
    )
    for number in range(24):
        body += para(
            f"问：{story(1, number)}请你说明情况。", '<w:ind w:firstLineChars="200" w:firstLine="480"/>', 12, "宋体"
        )
        body += para(f"答：{story(2, number + 1)}", '<w:ind w:firstLineChars="200" w:firstLine="480"/>', 12, "宋体")
    return docx(body, section(more=footer), parts)


def decision() -> bytes:
    """处罚决定书: 小四 and 1.5 lines without a grid."""
    half = '<w:spacing w:line="360" w:lineRule="auto"/>'
    body = para("某市市场监督管理局", CENTER, 22, "宋体", "<w:b/>") + para(
        "行政处罚决定书", CENTER, 26, "宋体", "<w:b/>"
    )
    body += para("某市监处罚〔2026〕33号", CENTER, 12, "宋体")
    for part in range(14):
        body += para(story(5, part), half + '<w:ind w:firstLineChars="200" w:firstLine="480"/>', 12, "宋体")
    body += para("2026年4月28日", '<w:jc w:val="right"/>' + half, 12, "宋体")
    return docx(body, section(grid=NO_GRID))


def numbered_report() -> bytes:
    """调查终结报告: list numbers in Chinese counting on three levels."""

    def level(index: int, kind: str, text: str, left: int) -> str:
        return (
            f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:firstLine="480"/></w:pPr></w:lvl>'
        )

    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{level(0, "chineseCounting", "%1、", 0)}{level(1, "chineseCounting", "（%2）", 0)}'
        f'{level(2, "decimal", "%3.", 0)}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    spacing = '<w:spacing w:line="400" w:lineRule="exact"/>'
    body = para("案件调查终结报告", CENTER, 22, "黑体")
    for part in range(6):
        for index in (0, 1, 2, 2):
            listed = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="1"/></w:numPr>'
            body += para(story(3, part + index), listed + spacing, 12, "黑体" if index == 0 else "宋体")
    return docx(body, section(grid=NO_GRID), numbering=numbering)


def tracked_changes() -> bytes:
    """Insertions shown, deletions not; a deleted paragraph mark joins two paragraphs."""
    stamp = 'w:author="a" w:date="2026-03-01T00:00:00Z"'
    body = ""
    for part in range(20):
        inserted = f'<w:ins w:id="{part}" {stamp}>{run("（新增内容）", 12, "宋体")}</w:ins>'
        deleted = f'<w:del w:id="{part}" {stamp}><w:r><w:delText>删去的内容不应出现</w:delText></w:r></w:del>'
        body += para(run(story(2, part), 12, "宋体") + inserted + deleted + run("。", 12, "宋体"))
    return docx(body)


def check_boxes() -> bytes:
    """Check boxes as content controls, symbols, form fields and plain signs."""
    control = (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>'
        f"{run('☑', 12, '宋体')}</w:sdtContent></w:sdt>"
    )
    symbol = (
        '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r><w:r><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    )
    form = (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="1"/></w:checkBox>'
        "</w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar "
        'w:fldCharType="end"/></w:r>'
    )
    body = para("送达方式：" + "", "", 12, "宋体") + para(
        control
        + run("直接送达 ", 12, "宋体")
        + symbol
        + run("留置送达 ", 12, "宋体")
        + form
        + run("邮寄送达 □公告送达 √委托送达", 12, "宋体")
    )
    return docx(body)


def floating_box() -> bytes:
    """A floating text box beside text, once."""
    body = para(text_box("存档编号：0117", 120, 40, 300, -6) + run("现场检查笔录", 16, "黑体"))
    for part in range(10):
        body += para(story(3, part), '<w:ind w:firstLineChars="200" w:firstLine="420"/>')
    return docx(body)


def seal_over_signature() -> bytes:
    """A seal anchored over the signature, in front of and behind the text."""
    parts = Parts()
    seal = parts.add("media/seal.png", "image", picture(240, 240, seal=True))
    body = "".join(para(story(4, part), INDENT, 16, "仿宋_GB2312") for part in range(4))
    body += para(
        drawing(seal, 113, 113, anchor(260, -40)) + run("某市市场监督管理局（印章）", 16, "仿宋_GB2312"),
        '<w:jc w:val="right"/>',
    )
    body += para(
        drawing(seal, 113, 113, anchor(80, -40, behind=1)) + run("2026年4月28日", 16, "仿宋_GB2312"),
        '<w:jc w:val="right"/>',
    )
    return docx(body, parts=parts)


def evidence_photos() -> bytes:
    """证据照片: pictures in line, two to a page with captions."""
    parts = Parts()
    photo = parts.add("media/photo.png", "image", picture(800, 600))
    body = para("证据（照片）", CENTER, 18, "黑体")
    for number in range(6):
        body += para(drawing(photo, 380, 285), CENTER + "<w:keepNext/>")
        body += para(
            f"照片{number + 1}：货架上陈列的核桃酥，拍摄时间2026年3月10日，拍摄人林望舒。", CENTER, 10.5, "宋体"
        )
    return docx(body, parts=parts)


def footnotes() -> bytes:
    """Footnotes at the foot of the page they are called on."""
    parts = Parts()
    notes = "".join(
        f'<w:footnote w:id="{number}">{para(OWN_MARK + run(story(1, number), 9, "宋体"))}</w:footnote>'
        for number in range(2, 14)
    )
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for number, kind in enumerate(("separator", "continuationSeparator"))
    )
    parts.add(
        "footnotes.xml",
        "footnotes",
        f"<w:footnotes {NAMESPACES}>{marks}{notes}</w:footnotes>",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    )
    body = ""
    for number in range(2, 14):
        mark = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>'
        body += para(
            run(story(4, number), 12, "宋体") + mark + run(story(1), 12, "宋体"),
            '<w:ind w:firstLineChars="200" w:firstLine="480"/>',
        )
    return docx(body, parts=parts)


def character_grid() -> bytes:
    """仿宋三号 on a grid of lines and characters: 22 lines of 28 characters."""
    grid = '<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-849"/>'
    body = "".join(para(story(6, part), INDENT, 16, "仿宋_GB2312") for part in range(9))
    return docx(body, section(margins=OFFICIAL, grid=grid), style_sheet=styles(16, "仿宋_GB2312"))


def sans_text() -> bytes:
    """黑体 headings over 宋体 text with space before and after in lines."""
    head = '<w:spacing w:beforeLines="50" w:before="156" w:afterLines="50" w:after="156"/><w:keepNext/>'
    body = ""
    for part in range(12):
        body += para(f"第{part + 1}部分 检查情况", head, 14, "黑体") + para(
            story(6, part), '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
        )
    return docx(body)
