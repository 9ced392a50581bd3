"""Word files made of tables: forms, receipts, indexes, records."""

from __future__ import annotations

from tests.intake.word.build import (
    Parts,
    cell,
    docx,
    para,
    row,
    run,
    section,
    story,
    table,
)
from tests.intake.word.shapes import (
    CENTER,
    page_footer,
)


def approval_form() -> bytes:
    """立案审批表: a form filling its page, merged cells, rows of set height."""
    label = '<w:vAlign w:val="center"/>'
    rows = [
        row([cell("案由", 1700, label), cell(story(1), 6800, label + '<w:gridSpan w:val="3"/>')], 700),
        row(
            [
                cell("当事人", 1700, label),
                cell("云岫市青檀食品有限公司", 2550, label),
                cell("法定代表人", 1700, label),
                cell("顾南枝", 2550, label),
            ],
            600,
        ),
        row(
            [
                cell("案件来源", 1700, label),
                cell("□监督检查 ☑投诉举报 □上级交办", 6800, label + '<w:gridSpan w:val="3"/>'),
            ],
            600,
        ),
        row([cell("简要案情", 1700, label), cell(story(6), 6800, label + '<w:gridSpan w:val="3"/>')], 3600),
        row(
            [
                cell("承办人意见", 1700, label),
                cell(
                    para("建议立案。", "", 10.5, "宋体")
                    + para("签名：        年  月  日", '<w:jc w:val="right"/>', 10.5, "宋体"),
                    6800,
                    '<w:vAlign w:val="bottom"/><w:gridSpan w:val="3"/>',
                ),
            ],
            2200,
        ),
        row([cell("审批意见", 1700, label), cell("", 6800, '<w:gridSpan w:val="3"/>')], 2200, "exact"),
        row([cell("备注", 1700, label), cell("", 6800, '<w:gridSpan w:val="3"/>')], 900),
    ]
    body = para("立案审批表", CENTER, 22, "宋体", "<w:b/>") + table([1700, 2550, 1700, 2550], rows)
    return docx(body)


def service_receipt() -> bytes:
    """送达回证: vertical merges over several rows."""
    start, follow = '<w:vMerge w:val="restart"/><w:vAlign w:val="center"/>', "<w:vMerge/>"
    rows = [row([cell("送达文书名称及文号", 2800), cell("行政处罚决定书（某市监处罚〔2026〕33号）", 5700)], 800)]
    for number in range(8):
        merge = start if number % 4 == 0 else follow
        rows.append(row([cell("受送达人" if number % 4 == 0 else "", 2800, merge), cell(story(1, number), 5700)], 500))
    rows.append(row([cell("受送达人拒收事由", 2800), cell("", 5700)], 1500))
    return docx(para("送达回证", CENTER, 22, "宋体") + table([2800, 5700], rows))


def file_index() -> bytes:
    """卷内目录: seventy rows, the head repeated on each page."""
    widths = [800, 1800, 3300, 1600, 1000]
    head = row(
        [cell(name, width) for name, width in zip(("序号", "文号", "文书名称", "日期", "页号"), widths, strict=True)],
        500,
        more="<w:tblHeader/>",
    )
    rows = [head]
    for number in range(70):
        name = ("送达回证", "现场检查笔录", "先行登记保存证据处理决定书及物品清单附件")[number % 3]
        values = (str(number + 1), f"某市监〔2026〕{number}号", name, "2026年3月10日", f"{number * 2}-{number * 2 + 1}")
        rows.append(
            row([cell(value, width) for value, width in zip(values, widths, strict=True)], 420, more="<w:cantSplit/>")
        )
    return docx(para("卷内目录", CENTER, 22, "宋体") + table(widths, rows))


def nested_tables() -> bytes:
    """A table in a cell, with merged cells around it."""
    inner = table(
        [1500, 1500, 1500], [row([cell(f"{name}{n}", 1500) for name in ("品名", "数量", "单价")]) for n in range(8)]
    )
    rows = [
        row([cell("物品清单", 1500, '<w:vMerge w:val="restart"/>'), cell(inner + para(), 7000)]),
        row([cell("", 1500, "<w:vMerge/>"), cell(story(4), 7000)]),
        row([cell("备注", 1500), cell(inner + para(), 7000)]),
    ]
    return docx(para("先行登记保存物品清单", CENTER, 18, "黑体") + table([1500, 7000], rows))


def long_cells() -> bytes:
    """Rows higher than what is left of the page: split between lines, or moved when they may not be split."""
    rows = []
    for number in range(8):
        keep = "<w:cantSplit/>" if number % 2 else ""
        rows.append(row([cell(f"意见{number + 1}", 1500), cell(story(14, number), 7000)], more=keep))
    return docx(para("集体讨论记录", CENTER, 18, "黑体") + table([1500, 7000], rows))


def tall_header() -> bytes:
    """A header with a table that pushes the text down."""
    parts = Parts()
    head = parts.running(
        "header",
        table([4250, 4250], [row([cell("某市市场监督管理局", 4250), cell("编号：QX-2026-0117", 4250)], 900)])
        + para("行政执法文书", CENTER, 18, "黑体"),
    )
    refs = f'<w:headerReference w:type="default" r:id="{head}"/>' + page_footer(parts)
    body = "".join(para(story(5, part), '<w:ind w:firstLineChars="200" w:firstLine="420"/>') for part in range(16))
    return docx(body, section(more=refs), parts)


def wrapped_controls() -> bytes:
    """Content controls around paragraphs, rows and runs; links; bookmarks."""
    body = f"<w:sdt><w:sdtContent>{para(story(3), '', 12, '宋体')}</w:sdtContent></w:sdt>"
    link = f'<w:hyperlink w:anchor="x">{run("附件一", 12, "宋体")}</w:hyperlink>'
    body += para(run("见", 12, "宋体") + link + '<w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>')
    rows = [
        f"<w:sdt><w:sdtContent>{row([cell(story(1, n), 4250), cell('', 4250)])}</w:sdtContent></w:sdt>"
        for n in range(5)
    ]
    return docx(body + table([4250, 4250], rows))


def fees_table() -> bytes:
    """A table sized in percent, centred, automatic columns, with a total row."""
    rows = [row([cell(name, 2000) for name in ("品名", "数量", "单价（元）", "金额（元）")])]
    rows += [
        row([cell(f"核桃酥{n}", 2000), cell(str(n), 2000), cell("25.00", 2000), cell(f"{n * 25}.00", 2000)])
        for n in range(30)
    ]
    rows.append(row([cell("合计", 2000), cell("大写：伍万元整", 6000, '<w:gridSpan w:val="3"/>')]))
    return docx(table([2000] * 4, rows, '<w:jc w:val="center"/>', fixed=False))


def record_form() -> bytes:
    """现场检查笔录 as one table with a very long cell over three pages."""
    rows = [
        row([cell("检查时间", 1500), cell("2026年3月10日9时至10时", 7000)], 500),
        row(
            [
                cell("检查情况", 1500, '<w:vAlign w:val="center"/>'),
                cell(
                    "".join(
                        para(story(5, n), '<w:spacing w:line="360" w:lineRule="auto"/>', 10.5, "宋体")
                        for n in range(12)
                    ),
                    7000,
                ),
            ]
        ),
        row([cell("当事人意见", 1500), cell("以上笔录已阅，属实。", 7000)], 1200),
    ]
    return docx(para("现场检查笔录", CENTER, 22, "宋体") + table([1500, 7000], rows))


def turned_section() -> bytes:
    """A landscape section with a wide table between two portrait ones."""
    wide = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    body = "".join(para(story(4, part)) for part in range(6))
    body += f"<w:p><w:pPr>{section()}</w:pPr></w:p>"
    widths = [1500] * 8
    rows = [row([cell(story(1, number)[:14], width) for width in widths]) for number in range(20)]
    body += table(widths, rows) + f"<w:p><w:pPr>{section(page=wide)}</w:pPr></w:p>"
    body += "".join(para(story(4, part)) for part in range(4))
    return docx(body)
