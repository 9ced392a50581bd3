"""Letters, reports and decisions: the layout of official papers (GB/T 9704) and what goes with it."""

from __future__ import annotations

from tests.intake.word.build import (
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
)
from tests.intake.word.field.parts import (
    FANG,
    KAI,
    MIDDLE,
    OFFICIAL_GRID,
    RIGHT,
    TWO,
    TWO_SONG,
    exact,
    fang,
    song,
    span,
)
from tests.intake.word.shapes import CENTER, NO_GRID, anchor, drawing, picture

SHEET = styles(16, FANG)
NO_EDGES = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))


def notice_on_grid() -> bytes:
    """公文 on a line grid of 22 lines: no exact spacing at all, the grid gives the lines."""
    body = para("关于规范行政执法案卷归档工作的通知", CENTER, 22, "方正小标宋简体") + fang("")
    body += fang("各县（区）综合行政执法局，局属各单位：")
    for part in range(8):
        body += para(f"{'一二三四五六七八'[part]}、工作要求", TWO, 16, "黑体")
        body += para(f"（一）{story(1, part)[:14]}", TWO, 16, KAI) + fang(story(5, part), TWO)
    body += fang("") + fang("某县综合行政执法局", RIGHT + '<w:ind w:rightChars="200" w:right="640"/>')
    body += fang("2026年6月8日", RIGHT + '<w:ind w:rightChars="400" w:right="1280"/>')
    return docx(body, section(margins=OFFICIAL, grid=OFFICIAL_GRID), style_sheet=SHEET)


def exact_without_grid() -> bytes:
    """公文 with exact 28 pt lines, no grid; red rule as a paragraph border; 附件说明 with hanging indents."""
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="FF0000"/></w:pBdr>'
    body = para("某市生态环境局", CENTER, 48, "方正小标宋简体", '<w:color w:val="FF0000"/><w:w w:val="80"/>')
    body += para("某环罚告〔2026〕9号", CENTER + exact(28) + rule, 16, FANG) + fang("", exact(28))
    body += para("行政处罚事先告知书", CENTER + exact(32), 22, "方正小标宋简体") + fang("", exact(28))
    for part in range(10):
        body += fang(story(6, part), TWO + exact(28))
    hang = '<w:ind w:leftChars="500" w:left="1600" w:hangingChars="300" w:hanging="960"/>'
    body += fang("附件：1．现场检查（勘察）笔录复印件一份，共三页，与原件核对无误", hang + exact(28))
    body += fang("2．证据材料清单", '<w:ind w:leftChars="500" w:left="1600"/>' + exact(28))
    return docx(body, section(margins=OFFICIAL, grid=NO_GRID), style_sheet=SHEET)


def joint_head() -> bytes:
    """A red head of two organs as a table without lines, 文件 merged down beside them; 版记 at the end."""
    big = '<w:color w:val="FF0000"/>'
    head = table(
        [6000, 2800],
        [
            row([cell(para("某市市场监督管理局", '<w:jc w:val="distribute"/>', 30, "方正小标宋简体", big), 6000, NO_TC),
                 cell(para("文件", CENTER, 36, "方正小标宋简体", big), 2800, NO_TC + MIDDLE + '<w:vMerge w:val="restart"/>')]),
            row([cell(para("某市公安局", '<w:jc w:val="distribute"/>', 30, "方正小标宋简体", big), 6000, NO_TC),
                 cell("", 2800, NO_TC + "<w:vMerge/>")]),
        ],
        '<w:jc w:val="center"/>',
    )  # fmt: skip
    body = head + para("某市监〔2026〕30号", CENTER, 16, FANG)
    body += "".join(fang(story(5, part), TWO + exact(28)) for part in range(7))
    thick = (
        '<w:pBdr><w:top w:val="single" w:sz="8" w:space="1"/><w:bottom w:val="single" w:sz="8" w:space="1"/></w:pBdr>'
    )
    body += para("某市市场监督管理局办公室\t2026年6月8日印发",
                 thick + '<w:tabs><w:tab w:val="right" w:pos="8844"/></w:tabs>', 14, FANG)  # fmt: skip
    return docx(body, section(margins=OFFICIAL, grid=OFFICIAL_GRID), style_sheet=SHEET)


NO_TC = f"<w:tcBorders>{NO_EDGES}</w:tcBorders>"


def signed_with_seal() -> bytes:
    """A decision whose 落款 stands to the right with a seal behind it, kept together with the last lines."""
    parts = Parts()
    seal = parts.add("media/seal.png", "image", picture(240, 240, seal=True))
    body = para("行政处罚决定书", CENTER, 22, "方正小标宋简体") + para("某综执罚决字〔2026〕第17号", RIGHT, 16, FANG)
    body += "".join(fang(story(6, part), TWO + exact(28)) for part in range(6))
    keep = "<w:keepNext/>" + exact(28)
    body += fang("", keep) + fang("", keep)
    name = drawing(seal, 119, 119, anchor(250, -50, behind=1)) + run("某县综合行政执法局", 16, FANG)
    body += para(name, keep + RIGHT + '<w:ind w:rightChars="150" w:right="480"/>')
    body += fang("二〇二六年五月十九日", exact(28) + RIGHT + '<w:ind w:rightChars="200" w:right="640"/>')
    return docx(body, section(margins=OFFICIAL, grid=NO_GRID), parts, SHEET)


def with_attachments() -> bytes:
    """A letter and its 附件, each beginning a page, with a form in the second."""
    body = para("案卷评查情况通报", CENTER, 22, "方正小标宋简体")
    body += "".join(fang(story(5, part), TWO + exact(28)) for part in range(5))
    body += para("附件1", "<w:pageBreakBefore/>", 16, "黑体") + para("问题清单", CENTER, 22, "方正小标宋简体")
    for number in range(18):
        body += fang(f"{number + 1}．{story(2, number)}", TWO + exact(28))
    body += para("附件2", "<w:pageBreakBefore/>", 16, "黑体")
    rows = [row([cell(str(n + 1), 800), cell(story(1, n), 6000), cell("", 2000)], 567) for n in range(20)]
    body += table([800, 6000, 2000], rows)
    return docx(body, section(margins=OFFICIAL, grid=NO_GRID), style_sheet=SHEET)


def marks_at_line_ends() -> bytes:
    """Quotes, brackets, dashes, dots, percentages and codes at every place of a line."""
    bits = ("“依法、公正、公开”的原则", "（以下简称《处罚法》）", "……", "——", "35.5%", "〔2026〕117号", "1,234.56元", "A/B型",
            "GB 7718-2011", "第（一）项、第（二）项；", "℃", "～", "№12", "《××》：“××”。")  # fmt: skip
    body = ""
    for part in range(14):
        text = "".join(story(1, part + step)[: 5 + step] + bits[(part + step) % len(bits)] for step in range(14))
        body += song(text, TWO_SONG, (10.5, 12, 14)[part % 3])
    return docx(body, section(grid=NO_GRID))


def stretched_letters() -> bytes:
    """Letters wider, narrower, spaced out and pulled together, raised and lowered, fitted to a width."""
    ways = ('<w:spacing w:val="20"/>', '<w:spacing w:val="-10"/>', '<w:w w:val="80"/>', '<w:w w:val="150"/>',
            '<w:position w:val="6"/>', '<w:fitText w:val="2400"/>', '<w:vertAlign w:val="superscript"/>',
            '<w:em w:val="dot"/>', '<w:kern w:val="0"/>', '<w:u w:val="wave"/>', '<w:strike/>', '<w:shd w:val="clear" w:fill="D9D9D9"/>')  # fmt: skip
    body = ""
    for part in range(18):
        more = ways[part % len(ways)]
        first = run(story(3, part)[:9] if "fitText" in more else story(3, part), 12, "宋体", more)
        body += para(first + run(story(2, part + 3), 12, "宋体"), TWO_SONG)
    return docx(body, section(grid=NO_GRID))


def spread_out() -> bytes:
    """Distributed lines in text and in the label cells of a form."""
    labels = ("案由", "当事人", "案件来源", "法定代表人", "统一社会信用代码", "办案机构意见")
    spread = '<w:jc w:val="distribute"/>'
    body = para("立案审批表", spread, 22, "宋体", "<w:b/>")
    rows = [row([cell(para(text, spread, 12, "宋体"), 1900, MIDDLE), cell(song(story(3, at)), 6500)], 900)
            for at, text in enumerate(labels * 3)]  # fmt: skip
    body += table([1900, 6500], rows) + "".join(song(story(2, part), spread) for part in range(6))
    return docx(body)


def columns_with_rule() -> bytes:
    """One column, then three of different widths with a rule and a column break, then one again."""
    one = "".join(song(story(4, part), TWO_SONG) for part in range(4))
    cols = (
        '<w:type w:val="continuous"/>{}<w:cols w:num="3" w:equalWidth="0" w:sep="1"><w:col w:w="2400" w:space="400"/>'
        '<w:col w:w="2400" w:space="400"/><w:col w:w="2700"/></w:cols>'
    )
    page = section()
    inner = page.replace("<w:sectPr>", "<w:sectPr>" + cols.split("{}", maxsplit=1)[0]).replace(
        "<w:docGrid", cols.split("{}")[1] + "<w:docGrid"
    )
    three = "".join(song(story(2, part), "", 10.5) for part in range(8))
    three += para('<w:r><w:br w:type="column"/></w:r>' + run(story(3), 10.5, "宋体"))
    body = one + para("", page) + three + para("", inner) + one
    return docx(body, page.replace("<w:sectPr>", '<w:sectPr><w:type w:val="continuous"/>'))


def framed_numbers() -> bytes:
    """Page numbers in a frame in the footer, as Word's own command sets them; odd to the right, even to the left."""
    parts = Parts()
    references = ""
    for kind, side in (("default", "outside"), ("even", "outside")):
        frame = f'<w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" w:xAlign="{side}" w:y="1"/>'
        number = run("— ", 14, "宋体") + field("PAGE", "1", 14) + run(" —", 14, "宋体")
        made = parts.running("footer", para(number, frame) + para("", '<w:ind w:right="360"/>'))
        references += f'<w:footerReference w:type="{kind}" r:id="{made}"/>'
    body = "".join(fang(story(6, part), TWO + exact(28)) for part in range(12))
    return docx(body, section(margins=OFFICIAL, grid=NO_GRID, more=references), parts, SHEET,
                settings("<w:evenAndOddHeaders/>"))  # fmt: skip


def minutes() -> bytes:
    """会议记录: names with tabs, hanging indents in characters, lines to fill in."""
    body = para("重大行政处罚案件集体讨论记录", CENTER, 22, "宋体", "<w:b/>")
    for label in ("时    间：", "地    点：", "主 持 人：", "记 录 人："):
        body += para(
            run(label, 12, "宋体") + run("　" * 12, 12, "宋体", '<w:u w:val="single"/>'),
            '<w:spacing w:line="360" w:lineRule="auto"/>',
        )
    hang = '<w:ind w:left="1440" w:hanging="1440" w:hangingChars="600"/><w:spacing w:line="360" w:lineRule="auto"/>'
    for part, name in enumerate(("林望舒", "顾南枝", "陈知远", "许清和") * 6):
        body += song(f"{name}：\t{story(3, part)}", hang)
    return docx(body, section(grid=NO_GRID))


def reply_with_table() -> bytes:
    """答复意见: text, a table in the middle of the text, text again; merged heads."""
    body = para("行政复议答复书", CENTER, 22, "方正小标宋简体")
    body += "".join(fang(story(4, part), TWO + exact(28)) for part in range(4))
    rows = [row([cell("证据名称", 3000, MIDDLE + span(2)), cell("证明内容", 5800, MIDDLE)], 600, more="<w:tblHeader/>")]
    rows += [
        row([cell(f"证据{n + 1}", 1000, MIDDLE), cell("现场检查笔录", 2000), cell(story(2, n), 5800)], 500)
        for n in range(16)
    ]
    body += table([1000, 2000, 5800], rows)
    body += "".join(fang(story(4, part), TWO + exact(28)) for part in range(4))
    return docx(body, section(margins=OFFICIAL, grid=NO_GRID), style_sheet=SHEET)
