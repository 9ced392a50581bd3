"""A sixth set: tables in tables, text boxes, tables side by side, shared caps, several sheets, measured at first sight."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import docx
import xlsxwriter
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.standards.importing.making import LEFT as L
from tests.standards.importing.making import UP as U
from tests.standards.importing.making import Made, fill_sheet, fill_table, item

Rows = list[list[Any]]


@dataclass(frozen=True)
class Built(Made):
    """A sheet whose file is made by a function of its own."""

    build: Callable[[], bytes] = bytes

    def data(self) -> bytes:
        return self.build()


def _saved(paper: Any) -> bytes:
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _box(text: str) -> Any:
    """A run with a text box, in both forms Word writes."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    content = f"<w:txbxContent>{lines}</w:txbxContent>"
    spaces = (
        nsdecls("w")
        + ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    )
    spaces += 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    return parse_xml(
        f'<w:r {spaces}><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


FORM_ROWS: Rows = [
    ["序号", "评查内容", "标准分", "评分细则", "得分"],
    ["1", "案件来源登记清楚", "6", "未登记的不得分；登记要素不全的，每缺一项扣1分", ""],
    ["2", "立案审批手续完备", "10", "未经审批的不得分；审批时间倒签的扣5分", ""],
    ["3", "证据收集合法、充分", "34", "证据未经核对的，每份扣2分，最多扣10分；取证人员少于两人的扣15分", ""],
    ["4", "告知程序规范", "20", "未告知的不得分；告知内容不全的扣3—8分", ""],
    ["5", "决定书制作规范", "30", "文号错误扣2分；救济途径告知错误扣10分；其他不规范每处扣1分", ""],
    ["合计", L, "100", "", ""],
]  # fmt: skip


def _in_a_form() -> bytes:
    """The table of scores stands in a cell of the form that holds the names of the file."""
    paper = docx.Document()
    paper.add_paragraph("乡镇综合行政执法案卷评查表")
    form = paper.add_table(rows=4, cols=2, style="Table Grid")
    fill_table(form, [["案卷名称", ""], ["承办单位", ""], ["评查情况", L], ["评查人签名：", "日期："]])
    cell = form.cell(2, 0).merge(form.cell(2, 1))
    inner = cell.add_table(rows=len(FORM_ROWS), cols=5)
    fill_table(inner, FORM_ROWS)
    cell.add_paragraph("得分90分以上为优秀，60分以上为合格，60分以下为不合格。")
    return _saved(paper)


IN_A_FORM = Built(
    "乡镇：评分表嵌在案卷信息表的一格里",
    "docx",
    (FORM_ROWS,),
    (
        item("", "案件来源登记清楚", "6", "all", "per_place 1 项"),
        item("", "立案审批手续完备", "10", "all", "fixed 5"),
        item("", "证据收集合法", "34", "per_place 2 份 cap 10", "fixed 15"),
        item("", "告知程序规范", "20", "all", "range 3-8"),
        item("", "决定书制作规范", "30", "fixed 2", "fixed 10", "per_place 1 处"),
    ),
    printed_total="100",
    build=_in_a_form,
)

LEFT_ROWS: Rows = [
    ["实体部分（60分）", L, L],
    ["评查要点", "分值", "扣分标准"],
    ["处罚主体适格", "20", "超越职权的不得分"],
    ["事实清楚", "25", "主要事实不清的扣15分；次要事实不清的，每处扣2分"],
    ["裁量适当", "15", "未说明裁量理由的扣5分；裁量明显不当的扣10分"],
]
RIGHT_ROWS: Rows = [
    ["程序部分（40分）", L, L],
    ["评查要点", "分值", "扣分标准"],
    ["执法人员出示证件", "10", "未记载出示证件的，每次扣5分"],
    ["听取陈述申辩", "15", "未听取的不得分；无复核意见的扣5分"],
    ["送达合法", "15", "超期送达扣5分；送达方式不当扣5—10分"],
]


def _side_by_side() -> bytes:
    paper = docx.Document()
    paper.add_paragraph("行政处罚案卷快速评查表")
    frame = paper.add_table(rows=1, cols=2)
    for at, rows in enumerate((LEFT_ROWS, RIGHT_ROWS)):
        fill_table(frame.cell(0, at).add_table(rows=len(rows), cols=3), rows)
    paper.add_paragraph("备注：每项扣完为止。")
    return _saved(paper)


SIDE_BY_SIDE = Built(
    "快评表：实体与程序两张表左右并排",
    "docx",
    (LEFT_ROWS, RIGHT_ROWS),
    (
        item("实体部分", "处罚主体适格", "20", "all"),
        item("实体部分", "事实清楚", "25", "fixed 15", "per_place 2 处"),
        item("实体部分", "裁量适当", "15", "fixed 5", "fixed 10"),
        item("程序部分", "执法人员出示证件", "10", "per_place 5 次"),
        item("程序部分", "听取陈述申辩", "15", "all", "fixed 5"),
        item("程序部分", "送达合法", "15", "fixed 5", "range 5-10"),
    ),
    build=_side_by_side,
)

BOXED_ROWS: Rows = [
    ["阶段", "评查项目", "分值", "评分标准", "扣分"],
    ["受理", "申请材料齐全", "20", "材料缺失，每缺一份扣3分", ""],
    [U, "受理凭证", "10", "未出具受理凭证的，扣10分", ""],
    ["审查", "两人以上现场核查", "30", "核查人员不足两人扣15分；核查记录无签名，每处扣2分，扣完为止", ""],
    ["决定", "期限内作出决定", "40", "超期的，每超一日扣4分；未说明理由扣10分", ""],
]


def _boxed() -> bytes:
    """The vetoes and the grades stand in text boxes beside the table."""
    paper = docx.Document()
    paper.add_paragraph("行政许可案卷评查标准")
    boxed = paper.add_paragraph()
    boxed._p.append(_box("有下列情形之一的，评为不合格：\n1.许可机关不具备主体资格的；\n2.违反法定程序的。"))
    fill_table(paper.add_table(rows=len(BOXED_ROWS), cols=5, style="Table Grid"), BOXED_ROWS)
    paper.add_paragraph()._p.append(_box("等次：85分以上为优秀，60分以上为合格。"))
    return _saved(paper)


BOXED = Built(
    "许可：否决情形和等次写在文本框里",
    "docx",
    (BOXED_ROWS,),
    (
        item("受理", "申请材料齐全", "20", "per_place 3 份"),
        item("受理", "受理凭证", "10", "fixed 10"),
        item("审查", "两人以上现场核查", "30", "fixed 15", "per_place 2 处"),
        item("决定", "期限内作出决定", "40", "per_place 4 日", "fixed 10"),
    ),
    vetoes=(("主体资格", "unqualified"), ("法定程序", "unqualified")),
    build=_boxed,
)

SHARED = Made(
    "粮食：几条规则共一个上限，要求写在细则里",
    "docx",
    (
        "粮食和物资储备行政处罚案卷评查评分表（100分）",
        [
            ["序号", "项目", "评查要点", "分值", "评分细则", "自评分", "复评分"],
            ["1", "立案", "立案审批表填写规范", "10", "案由不准确扣2分；当事人信息不全扣1分；无审批人签名扣5分。以上累计扣分不超过6分。未立案先调查的，不得分", "", ""],
            ["2", "取证", "询问笔录", "20", "笔录应当逐页签名。未逐页签名的，每页扣1分；"
             "未记明起止时间的，每份扣1分；涂改未捺印的，每处扣0.5分（三项合计最多扣8分）。", "", ""],
            [U, U, "现场检查笔录", "15", "应当由两名以上执法人员签名。缺签名的扣5分；应当记明检查经过，经过不清的扣2—5分。", "", ""],
            ["3", "审核", "法制审核", "15", "应审核未审核的，不得分；审核意见空泛的扣3分；", "", ""],
            ["4", "决定", "决定书", "30", "1.事实部分：要素缺失每项扣2分，最多扣6分；2.理由部分：未说理的扣6分；"
             "3.依据部分：条款引用不完整，每处扣2分。2、3两项累计不超过10分。", "", ""],
            ["5", "归档", "卷宗装订", "10", "无目录扣2分；目录与内容不符，每处扣0.5分；页码错误，每处扣0.5分，以上各项扣分总和不超过5分", "", ""],
            ["合计", L, L, "100", "", "", ""],
        ],
    ),
    (
        item("立案", "立案审批表", "10", "fixed 2 within 6", "fixed 1 within 6", "fixed 5 within 6", "all"),
        item("取证", "询问笔录", "20", "per_place 1 页 within 8", "per_place 1 份 within 8", "per_place 0.5 处 within 8"),
        item("取证", "现场检查笔录", "15", "fixed 5", "range 2-5"),
        item("审核", "法制审核", "15", "all", "fixed 3"),
        item("决定", "决定书", "30", "per_place 2 项 cap 6", "fixed 6 within 10", "per_place 2 处 within 10"),
        item("归档", "卷宗装订", "10", "fixed 2 within 5", "per_place 0.5 处 within 5", "per_place 0.5 处 within 5"),
    ),
    printed_total="100",
)  # fmt: skip

CONTINUED = Made(
    "消防：跨页续表重复表头，初评复评两栏，页间小计",
    "docx",
    (
        "消防救援行政处罚案卷质量评查表",
        [
            ["评查项目", "评查内容", "标准分", "扣分情形", "评查得分", L],
            [U, U, U, U, "初评", "复评"],
            ["一、案件办理", "受案登记及时", "8", "超过24小时登记的，扣2分", "", ""],
            [U, "传唤手续合法", "12", "未经批准传唤的扣12分；未记明到达和离开时间的，每次扣3分", "", ""],
            ["本页小计", L, "20", "", "", ""],
        ],
        "（续表）",
        [
            ["评查项目", "评查内容", "标准分", "扣分情形", "评查得分", L],
            [U, U, U, U, "初评", "复评"],
            ["一、案件办理", "检测鉴定规范", "15", "无资质证明的扣5分；结论未告知当事人的扣5分", "", ""],
            ["二、法律文书", "处罚告知笔录", "25", "告知事项缺失的，每项扣3分", "", ""],
            [U, "处罚决定书", "40", "认定事实与证据矛盾的扣10—20分；法条引用错误扣8分；错别字每处扣0.5分，最高扣3分", "", ""],
            ["总计", L, "100", "", "", ""],
        ],
        "注：1.合理缺项不扣分。2.同一问题不重复扣分。",
    ),
    (
        item("案件办理", "受案登记及时", "8", "fixed 2"),
        item("案件办理", "传唤手续合法", "12", "fixed 12", "per_place 3 次"),
        item("案件办理", "检测鉴定规范", "15", "fixed 5", "fixed 5"),
        item("法律文书", "处罚告知笔录", "25", "per_place 3 项"),
        item("法律文书", "处罚决定书", "40", "range 10-20", "fixed 8", "per_place 0.5 处 cap 3"),
    ),
    printed_total="100",
)  # fmt: skip

LISTED = (
    (0, "立案（15分）"), (1, "有合法的案件来源（5分）。来源不明的扣3分。"), (1, "经审批立案（10分）。未经审批的不得分；审批日期涂改的扣2分。"),
    (0, "调查取证（45分）"), (1, "调查人员不少于两人（15分）。少于两人的不得分。"),
    (1, "证据材料齐全（30分）。缺少主要证据的扣15分；复制件未注明出处的，每件扣1分，累计不超过5分。"),
    (0, "决定与执行（40分）"), (1, "处罚决定适当（25分）。裁量不当的扣5至15分。"), (1, "依法送达并执行（15分）。送达回证缺项的，每项扣1分；未催告的扣5分。"),
)  # fmt: skip


def _numbered() -> bytes:
    """Paragraphs whose numbers are only automatic: 一、 above 1."""
    paper = docx.Document()
    paper.add_paragraph("盐业行政处罚案卷评查标准")
    paper.add_paragraph("本标准满分为100分。")
    part = paper.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate((("chineseCounting", "%1、"), ("decimal", "%2.")))
    )
    part.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}</w:abstractNum>'))
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    for at, text in LISTED:
        made = paper.add_paragraph(text)
        made._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="77"/></w:numPr>')
        )
    return _saved(paper)


NUMBERED = Built(
    "盐业：没有表格，只有自动编号的段落",
    "docx",
    tuple(text for _, text in LISTED),
    (
        item("立案", "有合法的案件来源", "5", "fixed 3"),
        item("立案", "经审批立案", "10", "all", "fixed 2"),
        item("调查取证", "调查人员不少于两人", "15", "all"),
        item("调查取证", "证据材料齐全", "30", "fixed 15", "per_place 1 件 cap 5"),
        item("决定与执行", "处罚决定适当", "25", "range 5-15"),
        item("决定与执行", "依法送达并执行", "15", "per_place 1 项", "fixed 5"),
    ),
    printed_total="100",
    build=_numbered,
)

BOOK: dict[str, Rows] = {
    "填表说明": [["本表供年度评查使用，红色栏目必填。"], ["评查结果报市局法规科。"]],
    "行政处罚": [
        ["行政处罚案卷评查表（100分）", L, L, L, L, L],
        ["评查阶段", "评查内容", "分值", "扣分标准", "扣分", "备注"],
        ["立案（20分）", "线索核查", 8, "未核查扣4分；超期核查，每超一个工作日扣0.5分", "", ""],
        [U, "立案决定", 12, "应立未立的，不得分", "", ""],
        ["取证（80分）", "证据链完整", 50, "缺关键证据扣25分；证据矛盾，每处扣5分", "", ""],
        [U, "音像记录", 30, "应记录未记录扣15分；记录不连续扣2分/次", "", "不涉及的得满分"],
        ["小计", L, 100, "", "", ""],
    ],
    "行政检查": [
        ["行政检查案卷评查表（100分）", L, L, L, L, L],
        ["评查阶段", "评查内容", "分值", "扣分标准", "扣分", "备注"],
        ["准备（30分）", "检查方案", 30, "无方案扣20分；方案未审批扣10分", "", ""],
        ["实施（70分）", "亮证告知", 30, "未亮证不得分", "", ""],
        [U, "检查记录", 40, "记录缺项，每项扣2分，最多扣20分", "", ""],
        ["小计", L, 100, "", "", ""],
    ],
}


def _book() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for name, rows in BOOK.items():
        sheet = book.add_worksheet(name)
        fill_sheet(sheet, rows, 0)
        if name == "行政处罚":
            sheet.set_column(4, 4, None, None, {"hidden": True})
    old = book.add_worksheet("停用")
    fill_sheet(old, [["评查内容", "分值"], ["旧项目", 10]], 0)
    old.hide()
    book.close()
    return out.getvalue()


BOOKED = Built(
    "市监：说明页、处罚、检查各一张工作表，另有隐藏表和隐藏列",
    "xlsx",
    (BOOK["行政处罚"], BOOK["行政检查"]),
    (
        item("立案", "线索核查", "8", "fixed 4", "per_place 0.5 个工作日|工作日"),
        item("立案", "立案决定", "12", "all"),
        item("取证", "证据链完整", "50", "fixed 25", "per_place 5 处"),
        item("取证", "音像记录", "30", "fixed 15", "per_place 2 次"),
        item("准备", "检查方案", "30", "fixed 20", "fixed 10"),
        item("实施", "亮证告知", "30", "all"),
        item("实施", "检查记录", "40", "per_place 2 项 cap 20"),
    ),
    not_understood=("旧项目",),
    build=_book,
)

CAPPED_PARTS = Made(
    "海事：百分制倒扣，每部分写最多扣多少分",
    "xlsx",
    (
        [
            ["海事行政执法案卷评查扣分表", L, L, L],
            ["类别", "序号", "扣分项目", "扣分分值"],
            ["一、程序类（最多扣40分）", 1, "未按规定表明身份", "5分"],
            [U, 2, "未告知陈述申辩权", "10分"],
            [U, 3, "超期办结", "每超过1日扣1分"],
            ["二、证据类（最多扣35分）", 4, "证据形式不合法", "每份3分"],
            [U, 5, "证据之间不能印证", "5-10分"],
            ["三、文书类（最多扣25分）", 6, "文书漏项", "每处0.5分，最多5分"],
            [U, 7, "文书送达不规范", "2分"],
            ["说明：评查实行百分制，以100分为基础，按上表扣分，扣完为止。", L, L, L],
        ],
    ),
    (
        item("程序类", "未按规定表明身份", None, "fixed 5"),
        item("程序类", "未告知陈述申辩权", None, "fixed 10"),
        item("程序类", "超期办结", None, "per_place 1 日"),
        item("证据类", "证据形式不合法", None, "per_place 3 份"),
        item("证据类", "证据之间不能印证", None, "range 5-10"),
        item("文书类", "文书漏项", None, "per_place 0.5 处 cap 5"),
        item("文书类", "文书送达不规范", None, "fixed 2"),
    ),
)

TWO_FIGURES = Made(
    "文旅：一般案件与重大案件两列分值",
    "docx",
    (
        "文化和旅游行政处罚案卷评查指标",
        [
            ["一级指标", "二级指标", "评查标准", "分值", L, "评分办法"],
            [U, U, U, "一般案件", "重大案件", U],
            ["案件启动", "举报受理", "举报登记、回复及时", "10", "8", "未登记扣5分；未回复举报人扣3分"],
            [U, "立案", "七日内立案", "10", "7", "超期一日扣1分"],
            ["案件调查", "询问", "被询问人身份核实", "40", "30", "未核实身份，每人次扣5分"],
            ["案件决定", "审核讨论", "法制审核和集体讨论", "0", "20", "重大案件未集体讨论的，不得分"],
            [U, "决定书", "要素齐全、说理充分", "40", "35", "要素缺一项扣3分；说理不充分扣5—10分"],
            ["合计", L, L, "100", "100", ""],
        ],
    ),
    (
        item("案件启动", "举报登记", "10", "fixed 5", "fixed 3"),
        item("案件启动", "七日内立案", "10", "per_place 1 日"),
        item("案件调查", "身份核实", "40", "per_place 5 人次"),
        item("案件决定", "法制审核和集体讨论", "0", "all"),
        item("案件决定", "要素齐全", "40", "per_place 3 项", "range 5-10"),
    ),
    printed_total="100",
)

CHECKED = Made(
    "交通：检查要点逐条勾选，扣分写在要点后的括号里",
    "docx",
    (
        "交通运输行政强制案卷评查表",
        [
            ["环节", "分值", "检查要点（扣分）", "是", "否"],
            ["启动", "20", "□1.有实施前的报告并经批准（未批准扣10分）\n□2.情况紧急当场实施的，24小时内补办手续（超时扣5分）", "", ""],
            ["实施", "50", "□1.两名以上执法人员实施并出示证件（不符合扣20分）\n□2.当场告知理由、依据和救济途径（缺一项扣5分）\n"
             "□3.制作现场笔录并签名（未制作扣20分，签名不全每处扣2分）", "", ""],
            ["解除", "30", "□1.期限届满前作出处理决定（逾期不得分）\n□2.及时返还财物（未返还扣10分）", "", ""],
        ],
    ),
    (
        item("", "启动", "20", "fixed 10", "fixed 5"),
        item("", "实施", "50", "fixed 20", "per_place 5 项", "fixed 20", "per_place 2 处"),
        item("", "解除", "30", "all", "fixed 10"),
    ),
)  # fmt: skip

NESTED_SHEETS = (
    IN_A_FORM, SIDE_BY_SIDE, BOXED, SHARED, CONTINUED, NUMBERED, BOOKED, CAPPED_PARTS, TWO_FIGURES, CHECKED,
)  # fmt: skip
