"""Lists, tabs, fields, notes, controls, revisions: what stands in the text besides words."""

from __future__ import annotations

import io
import zipfile

from tests.intake.word.build import (
    NAMESPACES,
    OFFICIAL,
    Parts,
    cell,
    docx,
    field,
    para,
    row,
    run,
    section,
    settings,
    story,
    styles,
    table,
    zipped,
)  # fmt: skip
from tests.intake.word.field.parts import (
    FANG,
    RIGHT,
    TWO,
    TWO_SONG,
    WORDML,
    auto,
    called,
    control,
    exact,
    fang,
    level,
    notes,
    numbered,
    song,
)  # fmt: skip
from tests.intake.word.shapes import CENTER, NO_GRID

_STAMP = 'w:author="林" w:date="2026-03-01T00:00:00Z"'
_LISTS = (
    '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
    + level(0, "chineseCountingThousand", "第%1章", 'w:left="0" w:firstLine="0"', "space")
    + level(1, "chineseCountingThousand", "（%2）", 'w:left="0" w:firstLine="420"', "nothing")
    + level(2, "decimal", "%3.", 'w:left="840" w:hanging="420"')
    + level(3, "decimalEnclosedCircle", "%4", 'w:left="1260" w:hanging="420"')
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "decimal", "%1", 'w:left="425" w:hanging="425"')
    + level(1, "decimal", "%1.%2", 'w:left="992" w:hanging="567"')
    + level(2, "upperLetter", "%3)", 'w:left="1418" w:hanging="567"', align="right")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "bullet", "●", 'w:left="420" w:hanging="420"')
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num><w:num w:numId="4"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
)


def lists_of_every_kind() -> bytes:
    """Chapters, Chinese brackets, rings, 1.1 levels, letters, bullets, a list that begins at 5."""
    body = ""
    for part in range(4):
        for index in (0, 1, 2, 3, 3):
            body += song(story(2, part + index), numbered(1, index))
        for index in (0, 1, 1, 2):
            body += song(story(2, part), numbered(2, index), 10.5)
        body += song(story(1, part), numbered(3)) * 2 + song(story(2, part), numbered(4))
    return docx(body, numbering=_LISTS)


def headings_from_styles() -> bytes:
    """Headings whose style brings the number, the spacing and keep-with-next; body text with its own style."""
    linked = _LISTS.replace('<w:lvlText w:val="第%1章"/>', '<w:pStyle w:val="h1"/><w:lvlText w:val="第%1章"/>')
    linked = linked.replace('<w:lvlText w:val="（%2）"/>', '<w:pStyle w:val="h2"/><w:lvlText w:val="（%2）"/>')
    extra = (
        '<w:style w:type="paragraph" w:styleId="h1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/>'
        '<w:keepLines/><w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:before="340" w:after="330" w:line="578" w:lineRule="auto"/>'
        '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="44"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="h2"><w:name w:val="heading 2"/><w:basedOn w:val="a"/><w:pPr><w:keepNext/><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:before="260" w:after="260" w:line="416" w:lineRule="auto"/>'
        '</w:pPr><w:rPr><w:rFonts w:eastAsia="黑体"/><w:sz w:val="32"/></w:rPr></w:style>'
    )
    body = ""
    for part in range(7):
        body += f'<w:p><w:pPr><w:pStyle w:val="h1"/></w:pPr>{run("检查情况")}</w:p>'
        for step in range(2):
            body += f'<w:p><w:pPr><w:pStyle w:val="h2"/></w:pPr>{run(story(1, part)[:12])}</w:p>'
            body += para(story(4, part + step), '<w:ind w:firstLineChars="200" w:firstLine="420"/>')
    return docx(body, style_sheet=styles(extra=extra), numbering=linked)


def tabs_of_every_kind() -> bytes:
    """Left, centre, right and decimal tabs with leaders, default tabs, a tab to the margin."""
    stops = ('<w:tabs><w:tab w:val="left" w:pos="1200"/><w:tab w:val="center" w:pos="3600"/><w:tab w:val="decimal" w:pos="6000"/>'
             '<w:tab w:val="right" w:leader="underscore" w:pos="8300"/></w:tabs>')  # fmt: skip
    body = ""
    for part in range(30):
        body += song(f"项目\t第{part}项\t居中\t{part * 13.5}元\t合计", stops)
        body += song(f"甲\t乙\t\t丙{story(1, part)}")
    return docx(body)


def contents_with_links() -> bytes:
    """A table of contents in a control: links with PAGEREF fields and dotted leaders, then the chapters."""
    stops = '<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8296"/></w:tabs>'
    lines = ""
    for number in range(14):
        inner = run(f"{number + 1}．{story(1, number)[:10]}\t", 12, "宋体") + field(
            f"PAGEREF _Toc{number} \\h", str(number // 3 + 2), 12
        )
        lines += f'<w:p><w:pPr>{stops}</w:pPr><w:hyperlink w:anchor="_Toc{number}">{inner}</w:hyperlink></w:p>'
    body = para("目录", CENTER, 16, "黑体") + control(lines)
    for number in range(14):
        mark = f'<w:bookmarkStart w:id="{number}" w:name="_Toc{number}"/><w:bookmarkEnd w:id="{number}"/>'
        body += para(mark + run(f"{number + 1}．{story(1, number)[:10]}", 14, "黑体"), "<w:keepNext/>")
        body += song(story(6, number), TWO_SONG)
    return docx(body)


def heads_and_feet() -> bytes:
    """First, odd and even heads, a rule below, 第x页共y页 in two sections with numbers of their own."""
    parts = Parts()
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1"/></w:pBdr>'
    refs = ""
    for kind, text in (("first", "首页"), ("default", "奇数页页眉"), ("even", "偶数页页眉")):
        refs += f'<w:headerReference w:type="{kind}" r:id="{parts.running("header", para(text, CENTER + rule, 9, "宋体"))}"/>'
        number = (
            run("第", 9, "宋体")
            + field("PAGE")
            + run("页 共", 9, "宋体")
            + field("SECTIONPAGES")
            + run("页", 9, "宋体")
        )
        refs += f'<w:footerReference w:type="{kind}" r:id="{parts.running("footer", para(number, CENTER))}"/>'
    inner = section(more=refs, grid='<w:pgNumType w:start="1"/>' + "<w:titlePg/>")
    text = "".join(song(story(6, part), TWO_SONG + auto(1.5)) for part in range(9))
    body = text + para("", inner) + text
    return docx(body, inner.replace("<w:sectPr>", '<w:sectPr><w:type w:val="oddPage"/>'), parts,
                settings_part=settings("<w:evenAndOddHeaders/>"))  # fmt: skip


def wide_sheets() -> bytes:
    """A4 upright, A3 lying with a wide table, A4 lying, A4 upright again."""
    lying = '<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>'
    rows = [row([cell(str(n), 1200)] + [cell(story(1, n + c), 3600) for c in range(5)]) for n in range(24)]
    wide = table([1200] + [3600] * 5, rows)
    text = "".join(fang(story(4, part), TWO + exact(28)) for part in range(5))
    a4 = lying.replace("23811", "16838").replace('h="16838"', 'h="11906"')
    body = (
        text
        + para("", section(margins=OFFICIAL))
        + wide
        + para("", section(lying))
        + text
        + para("", section(a4))
        + text
    )
    return docx(body, section(margins=OFFICIAL))


def many_notes() -> bytes:
    """Footnotes called close together, some long, and endnotes after the text."""
    parts = Parts()
    notes(parts, "footnote", {n: story(1 + n % 4, n) for n in range(2, 20)})
    notes(parts, "endnote", {n: story(2, n) for n in range(2, 8)})
    body = ""
    for n in range(2, 20):
        end = called("endnote", n) if n < 8 else ""
        body += para(
            run(story(3, n), 12, "宋体") + called("footnote", n) + run(story(2, n), 12, "宋体") + end, TWO_SONG
        )
    return docx(body, parts=parts)


def kept_chains() -> bytes:
    """Headings kept with a table, rows kept with the next, paragraphs kept whole, single lines allowed."""
    body = ""
    for part in range(9):
        body += para(f"表{part + 1}  物品清单", CENTER + "<w:keepNext/>", 10.5, "黑体")
        rows = [
            row([cell(para(story(1, n), "<w:keepNext/>" if n < 5 else "", 10.5, "宋体"), 8300)], more="<w:cantSplit/>")
            for n in range(6)
        ]
        body += table([8300], rows) + song(
            story(5, part), TWO_SONG + ("<w:keepLines/>" if part % 2 else '<w:widowControl w:val="0"/>')
        )
    return docx(body)


def paragraph_frames() -> bytes:
    """Paragraphs in boxes that join, shaded ones, rules above and below, spacing by the program."""
    edges = "".join(f'<w:{side} w:val="single" w:sz="8" w:space="4"/>' for side in ("top", "left", "bottom", "right"))
    boxed = f"<w:pBdr>{edges}</w:pBdr>"
    body = ""
    for part in range(8):
        body += song(story(2, part), boxed) + song(story(1, part), boxed) + song(story(3, part), TWO_SONG)
        body += song(
            story(2, part),
            '<w:shd w:val="clear" w:fill="F2F2F2"/><w:spacing w:beforeAutospacing="1" w:afterAutospacing="1"/>',
        )
        body += song("条", "<w:contextualSpacing/>" + '<w:spacing w:before="200" w:after="200"/>') * 3
    return docx(body, section(grid=NO_GRID))


def unseen_text() -> bytes:
    """Hidden runs, hidden marks, instructions, bookmarks, spelling marks, soft hyphens and smart tags."""
    hidden = "<w:vanish/>"
    body = ""
    for part in range(12):
        wrapped = f'<w:smartTag w:element="date"><w:customXml w:element="x">{run("2026年3月5日", 12, "宋体")}</w:customXml></w:smartTag>'
        body += para('<w:proofErr w:type="spellStart"/>' + run(story(2, part), 12, "宋体") + run("内部批注不印", 12, "宋体", hidden)
                     + wrapped + '<w:r><w:softHyphen/></w:r><w:permStart w:id="1" w:edGrp="everyone"/>' + run(story(2, part), 12, "宋体"), TWO_SONG)  # fmt: skip
        body += f"<w:p><w:pPr><w:rPr>{hidden}</w:rPr></w:pPr>{run('隐藏段落', 12, '宋体', hidden)}</w:p>"
    return docx(body)


def revised() -> bytes:
    """Tracked changes of every kind: runs, paragraphs, moved text, rows, formats; comments beside."""
    parts = Parts()
    made = f'<w:comments {NAMESPACES}><w:comment w:id="0" {_STAMP}>{para("请核对日期")}</w:comment></w:comments>'
    parts.add("comments.xml", "comments", made, f"{WORDML}.comments+xml")
    gone = f'<w:rPr><w:del w:id="9" {_STAMP}/></w:rPr>'
    body = ""
    for part in range(10):
        old = f'<w:del w:id="1" {_STAMP}><w:r><w:delText>旧文字不应出现</w:delText></w:r></w:del>'
        new = f'<w:ins w:id="2" {_STAMP}>{run("新文字", 12, "宋体")}</w:ins>'
        body += para(run(story(2, part), 12, "宋体") + old + new + '<w:commentRangeStart w:id="0"/>' + run(story(1, part), 12, "宋体")
                     + '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', TWO_SONG)  # fmt: skip
        body += para(run(story(1, part), 12, "宋体"), gone) + song(story(1, part + 1))
    cut = row([cell("删去的行", 8300)], more=f'<w:del w:id="5" {_STAMP}/>')
    rows = [row([cell(story(2, n), 8300)]) for n in range(8)]
    return docx(body + table([8300], [*rows, cut, *rows]), parts=parts)


def small_type() -> bytes:
    """Phonetic guides, two lines in one, ringed characters, symbols, raised digits, EQ fields."""
    ruby = f'<w:r><w:ruby><w:rubyPr><w:hps w:val="10"/></w:rubyPr><w:rt>{run("yú", 5)}</w:rt><w:rubyBase>{run("渝", 12, "宋体")}</w:rubyBase></w:ruby></w:r>'
    sign = '<w:r><w:rPr><w:sz w:val="24"/></w:rPr><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    two = run("某市监督管理局", 12, "宋体", '<w:eastAsianLayout w:id="1" w:combine="1"/>')
    body = ""
    for part in range(16):
        bits = (
            ruby,
            sign,
            two,
            run("m", 12, "宋体") + run("2", 12, "宋体", '<w:vertAlign w:val="superscript"/>'),
            field("EQ \\o\\ac(○,甲)", "", 12),
        )
        body += para(run(story(2, part), 12, "宋体") + bits[part % 5] + run(story(2, part + 1), 12, "宋体"), TWO_SONG)
    return docx(body, section(grid=NO_GRID))


def controls_everywhere() -> bytes:
    """Content controls around words, paragraphs, rows and cells; a date, a list, a check box."""
    tick = '<w14:checkbox><w14:checked w14:val="1"/><w14:checkedState w14:val="2611" w14:font="宋体"/></w14:checkbox>'
    body = para("案件登记表", CENTER, 18, "黑体")
    for part in range(10):
        body += para(run("登记日期：", 12, "宋体") + control(run("2026年3月5日", 12, "宋体"), "<w:date/>") + run("  来源：", 12, "宋体")
                     + control(run("投诉举报", 12, "宋体"), "<w:dropDownList/>") + control(run("☑", 12, "宋体"), tick) + run("已核实", 12, "宋体"))  # fmt: skip
        body += control(song(story(3, part), TWO_SONG))
    rows = [control(row([cell("项", 1200), control(cell(story(1, n), 7100))])) for n in range(14)]
    return docx(body + table([1200, 7100], rows))


def made_by_wps() -> bytes:
    """As WPS writes: no compatibility mode, unsigned grid, zero character indents, its own namespaces, auto table width."""
    grid = '<w:cols w:space="720" w:num="1"/><w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/>'
    zero = '<w:ind w:firstLine="480" w:firstLineChars="200" w:leftChars="0" w:rightChars="0"/>'
    extra = (
        '<mc:AlternateContent xmlns:wpsCustomData="http://www.wps.cn/officeDocument/2013/wpsCustomData">'
        '<mc:Choice Requires="wpsCustomData"><w:r><w:t>不显示</w:t></w:r></mc:Choice></mc:AlternateContent>'
    )
    body = ""
    for part in range(12):
        body += para(
            run(story(4, part), 12, "宋体", "<w:lang w:val='en-US' w:eastAsia='zh-CN'/>") + extra, zero + auto(1.5)
        )
    rows = [row([cell(f"{n}", 1200), cell(story(2, n), 7100)]) for n in range(12)]
    made = table([1200, 7100], rows, fixed=False).replace(
        '<w:tblW w:w="8300" w:type="dxa"/>', '<w:tblW w:w="0" w:type="auto"/><w:tblInd w:w="0" w:type="auto"/>'
    )
    bare = (
        f'<w:settings {NAMESPACES}><w:defaultTabStop w:val="420"/>'
        '<w:drawingGridVerticalSpacing w:val="156"/><w:compat><w:balanceSingleByteDoubleByteWidth/><w:useFELayout/></w:compat></w:settings>'
    )
    return docx(body + made, section(grid=grid), settings_part=bare)


def strict_form() -> bytes:
    """The strict form of the standard: other namespaces, measures with units."""
    body = "".join(song(story(4, part), '<w:ind w:firstLine="24pt"/>') for part in range(12))
    rows = [row([cell(f"{n}", 1200), cell(story(2, n), 7100)]) for n in range(10)]
    source = zipfile.ZipFile(io.BytesIO(docx(body + table([1200, 7100], rows))))
    usual, strict = "http://schemas.openxmlformats.org", "http://purl.oclc.org/ooxml"
    changes = {f"{usual}/wordprocessingml/2006/main": f"{strict}/wordprocessingml/main",
               f"{usual}/officeDocument/2006/relationships": f"{strict}/officeDocument/relationships"}  # fmt: skip
    files = {}
    for name in source.namelist():
        text = source.read(name).decode()
        for before, after in changes.items():
            text = text.replace(before, after)
        files[name] = text.encode()
    return zipped(files)


def foreign_parts() -> bytes:
    """A fragment of another document (altChunk), the numbers of lines, text around it."""
    parts = Parts()
    html = parts.add("chunk.html", "aFChunk", "<html><body><p>附加段落</p></body></html>", "text/html")
    text = "".join(song(story(5, part), TWO_SONG) for part in range(8))
    return docx(text + f'<w:altChunk r:id="{html}"/>' + text, section(more='<w:lnNumType w:countBy="5"/>'), parts)


def line_rules_mixed() -> bytes:
    """At least, exact below the type size, multiples below one, grid on and off, type sizes mixed in one line."""
    ways = (
        '<w:spacing w:line="360" w:lineRule="atLeast"/>',
        exact(10),
        auto(0.9),
        auto(1.25),
        auto(1.73),
        exact(26),
        '<w:snapToGrid w:val="0"/>' + auto(1.25),
    )
    body = ""
    for part in range(28):
        body += para(
            run(story(2, part), 12, "宋体") + run("大字", 16, "黑体") + run(story(1, part), 9, "宋体"),
            ways[part % 7] + TWO_SONG,
        )
    return docx(body)


def signed_off() -> bytes:
    """落款 in every way: right aligned, indented, by tabs, by spaces, in a table without lines."""
    nil = (
        "<w:tcBorders>"
        + "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "left", "bottom", "right"))
        + "</w:tcBorders>"
    )
    ways = [
        fang("某县应急管理局", RIGHT), fang("某县应急管理局", '<w:ind w:leftChars="1300" w:left="4160"/>'), fang("\t" * 12 + "某县应急管理局"),
        fang(" " * 40 + "某县应急管理局"), fang("　" * 16 + "某县应急管理局"), fang("某县应急管理局", RIGHT + '<w:ind w:rightChars="300" w:right="960"/>'),
        table([4400, 4400], [row([cell("", 4400, nil), cell(fang("某县应急管理局", CENTER), 4400, nil)])]),
    ]  # fmt: skip
    body = "".join(fang(story(4, part), TWO) + way + fang("2026年5月19日", RIGHT) for part, way in enumerate(ways))
    return docx(body, section(margins=OFFICIAL), style_sheet=styles(16, FANG))
