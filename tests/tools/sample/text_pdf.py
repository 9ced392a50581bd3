"""The documents the agency printed from its case system: PDF pages with words."""

from __future__ import annotations

import io
from collections.abc import Sequence

from PIL import Image
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from app.typeset.linebreak import break_lines
from tests.tools.sample import facts as f
from tests.tools.sample.paper import FONTS, HEI, KAI, RED, SONG, seal_picture

MM = 72 / 25.4
for _name, _file in (("Song", SONG), ("Hei", HEI), ("Kai", KAI)):
    pdfmetrics.registerFont(TTFont(_name, str(FONTS / _file)))

BODY = ParagraphStyle("body", fontName="Song", fontSize=14, leading=25, firstLineIndent=28, wordWrap="CJK")
FLAT = ParagraphStyle("flat", parent=BODY, firstLineIndent=0)
RIGHT = ParagraphStyle("right", parent=FLAT, alignment=TA_RIGHT, rightIndent=28)
HEAD = ParagraphStyle("head", fontName="Hei", fontSize=20, leading=34, alignment=TA_CENTER)
NUMBER = ParagraphStyle("number", parent=FLAT, alignment=TA_CENTER)
CELL = ParagraphStyle("cell", fontName="Song", fontSize=11, leading=17, wordWrap="CJK")


class Seal(Flowable):
    """A seal pressed over the lines before it."""

    def __init__(self, name: str, turn: float) -> None:
        super().__init__()
        mask = seal_picture(name, 220).rotate(turn)
        red = Image.new("RGBA", mask.size, (*RED, 0))
        red.putalpha(mask)
        out = io.BytesIO()
        red.save(out, "PNG", optimize=True)
        self.data = out.getvalue()

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.room = width
        return width, 0

    def draw(self) -> None:
        self.canv.drawImage(ImageReader(io.BytesIO(self.data)), self.room - 178, -18, 112, 112, mask="auto")


class Line(Flowable):
    """One line of running text, spread to the full width unless it ends its paragraph."""

    def __init__(self, text: str, indent: float, spread: bool) -> None:
        super().__init__()
        self.text, self.indent, self.spread = text, indent, spread

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.room = width
        return width, 25

    def draw(self) -> None:
        gap = self.room - self.indent - pdfmetrics.stringWidth(self.text, "Song", 14)
        line = self.canv.beginText(self.indent, 7)
        line.setFont("Song", 14)
        line.setCharSpace(gap / (len(self.text) - 1) if self.spread and len(self.text) > 1 else 0)
        line.textOut(self.text)
        self.canv.drawText(line)


def body(text: str) -> list[Flowable]:
    """A paragraph with a first-line indent, broken by the rules of Chinese text."""
    width = A4[0] - 54 * MM - 12
    lines = break_lines(text, lambda char: pdfmetrics.stringWidth(char, "Song", 14), width, 28)
    return [Line(line, 28 if n == 0 else 0, n + 1 < len(lines)) for n, line in enumerate(lines)]


def _page_foot(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont("Song", 10)
    canvas.drawCentredString(A4[0] / 2, 20 * MM, f"— {document.page} —")


def _written(parts: Sequence[Flowable]) -> bytes:
    out = io.BytesIO()
    frame = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=28 * MM, rightMargin=26 * MM, topMargin=32 * MM, bottomMargin=30 * MM, invariant=1
    )
    frame.build(list(parts), onFirstPage=_page_foot, onLaterPages=_page_foot)
    return out.getvalue()


def _head(title: str, number: str) -> list[Flowable]:
    return [Paragraph(f.AGENCY, HEAD), Paragraph(title, HEAD), Paragraph(number, NUMBER), Spacer(1, 10)]


def _party() -> list[Flowable]:
    return [
        Paragraph(f"当事人：{f.PARTY}", FLAT),
        Paragraph(f"统一社会信用代码：{f.PARTY_CODE}", FLAT),
        Paragraph(f"住所：{f.ADDRESS}", FLAT),
        Paragraph(f"法定代表人：{f.LEGAL}", FLAT),
    ]


def _end(day: str, turn: float = -8) -> list[Flowable]:
    return [Spacer(1, 26), Paragraph(f.AGENCY, RIGHT), Paragraph(f.chinese(day), RIGHT), Seal(f.AGENCY, turn)]


def _grid(rows: Sequence[Sequence[str]], widths: Sequence[float]) -> Table:
    cells = [[Paragraph(text, CELL) for text in row] for row in rows]
    style = TableStyle([("GRID", (0, 0), (-1, -1), 0.7, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")])
    return Table(cells, colWidths=[w * MM for w in widths], repeatRows=1, style=style)


def preserve_notice() -> bytes:
    parts = [
        *_head("先行登记保存证据通知书", f.PRESERVE_NO),
        Paragraph(f"{f.PARTY}：", FLAT),
        *body(
            f"经查，你单位涉嫌{f.CAUSE}。根据《中华人民共和国行政处罚法》第五十六条的规定，本局决定对你单位的有关证据（详见清单）"
            "予以先行登记保存。先行登记保存期间，你单位或者有关人员不得销毁或者转移证据。"
        ),
        *body(f"先行登记保存方式：就地保存，存放于{f.ADDRESS}车间办公室文件柜，加封本局封条。"),
        *body("本局将在七日内对先行登记保存的证据依法作出处理决定。"),
        *body(f"联系人：{f.OFFICERS[0]}、{f.OFFICERS[1]}　　联系电话：0716-5550132"),
        *body("附件：先行登记保存证据清单"),
        *_end("2026-03-10"),
        PageBreak(),
        Paragraph("先行登记保存证据清单", HEAD),
        Paragraph(f"（{f.PRESERVE_NO}附件）", NUMBER),
        Spacer(1, 10),
        _grid(
            [
                ["序号", "名称", "规格、型号", "数量", "状况"],
                ["1", "叉车日常检查记录本（2025年）", "A5，线装，100页", "1册", "封面完好，第87页起为12月记录"],
                ["2", "叉车日常检查记录本（2026年）", "A5，线装，100页", "1册", "封面完好，记录至3月10日"],
                ["3", "叉车维护保养合同（2025年度）", "A4，4页", "1份", "完好，双方盖章"],
                ["", "（以下空白）", "", "", ""],
            ],
            (14, 50, 36, 18, 38),
        ),
        Spacer(1, 20),
        *body("上述物品经核对无误，名称、数量与实物相符。"),
        Paragraph(f"当事人（现场负责人）签名：<font name='Kai'>{f.AGENT}</font>　　2026年3月10日10时25分", BODY),
        Paragraph(f"执法人员签名：<font name='Kai'>{f.OFFICERS[0]}　{f.OFFICERS[1]}</font>", BODY),
        *body(f"执法证号：{f.CARDS[0]}、{f.CARDS[1]}　　2026年3月10日10时25分"),
        *_end("2026-03-10", 6),
    ]
    return _written(parts)


def correction_order() -> bytes:
    return _written(
        [
            *_head("责令改正通知书", f.CORRECTION_NO),
            Paragraph(f"{f.PARTY}：", FLAT),
            *body(
                f"经查，你单位使用的{f.TRUCK}，检验有效期于2025年11月30日届满，此后未经定期检验继续使用，涉嫌违反{f.BREACH}的规定。"
            ),
            *body(
                "根据《中华人民共和国行政处罚法》第二十八条第一款、《中华人民共和国特种设备安全法》第八十四条的规定，责令你单位立即停止使用上述叉车，"
                "并在2026年4月9日前完成定期检验；经检验合格前不得使用。"
            ),
            *body("你单位改正后，应当将改正情况书面报告本局。逾期不改正的，本局将依法处理。"),
            *body(f"联系人：{f.OFFICERS[0]}、{f.OFFICERS[1]}　　联系电话：0716-5550132"),
            *_end("2026-03-10", 10),
        ]
    )


def preserve_decision() -> bytes:
    return _written(
        [
            *_head("先行登记保存证据处理决定书", f.PRESERVE_DECISION_NO),
            Paragraph(f"{f.PARTY}：", FLAT),
            *body(
                f"本局于2026年3月10日以{f.PRESERVE_NO}通知书对你单位的叉车日常检查记录本（2025年）1册、叉车日常检查记录本（2026年）1册、"
                "叉车维护保养合同（2025年度）1份予以先行登记保存。根据《中华人民共和国行政处罚法》第五十六条的规定，现作出如下处理决定："
            ),
            *body("一、对上述记录本2册、合同1份采取复制方式提取证据，复制件由你单位核对后签名确认；"),
            *body("二、自本决定书送达之日起解除先行登记保存，原件退还你单位。"),
            Paragraph(f"退还物品签收：<font name='Kai'>{f.LEGAL}　2026年3月20日</font>", BODY),
            *_end("2026-03-20", -4),
        ]
    )


def prior_notice() -> bytes:
    listed = "；".join(f"{number}、{name}，{proves}" for number, (name, proves) in enumerate(f.EVIDENCE, 1))
    return _written(
        [
            *_head("行政处罚告知书", f.NOTICE_NO),
            Paragraph(f"{f.PARTY}：", FLAT),
            *body(
                f"由本局立案调查的你单位涉嫌{f.CAUSE}一案，已经调查终结。根据《中华人民共和国行政处罚法》第四十四条的规定，现将有关事项告知如下："
            ),
            *body(f"一、违法事实。{f.FACTS}"),
            *body(f"二、证据。{listed}。"),
            *body(
                f"三、理由和依据。你单位的行为违反了{f.BREACH}“未经定期检验或者检验不合格的特种设备，不得继续使用”的规定。"
                f"依据{f.GROUND}的规定，{f.RULE_TEXT}。你单位系初次违法，被查处后立即停止使用并检验合格，没有造成危害后果，"
                "属于本局公布的特种设备行政处罚裁量基准中的从轻情形。"
            ),
            *body("四、拟作出的行政处罚。罚款人民币50000元（大写：伍万元整）。"),
            *body(
                "五、权利。根据《中华人民共和国行政处罚法》第四十四条、第四十五条和《市场监督管理行政处罚程序规定》第五十七条的规定，"
                "你单位有陈述、申辩的权利。如有陈述、申辩意见，请自收到本告知书之日起五个工作日内向本局提出；逾期不提出的，视为放弃。"
            ),
            *body(f"联系人：{f.OFFICERS[0]}、{f.OFFICERS[1]}　　联系电话：0716-5550132　　地址：澜溪市槐川区衡门路2号"),
            *_end("2026-04-14"),
        ]
    )


def decision() -> bytes:
    listed = [
        line for number, (name, proves) in enumerate(f.EVIDENCE, 1) for line in body(f"{number}．{name}，{proves}；")
    ]
    return _written(
        [
            *_head("行政处罚决定书", f.DECISION_NO),
            *_party(),
            *body(
                "2026年3月10日，本局执法人员在日常监督检查中发现你单位涉嫌使用未经定期检验的特种设备，于2026年3月12日立案调查。"
            ),
            *body(f"经查明：{f.FACTS}"),
            *body("上述事实，有下列证据证明："),
            *listed,
            *body(
                f"本局于2026年4月15日向你单位送达{f.NOTICE_NO}行政处罚告知书，告知拟作出行政处罚的内容及事实、理由、依据，"
                "以及依法享有的陈述、申辩权利。你单位于2026年4月20日提出陈述、申辩：一是曾于2026年2月25日在网上预约检验，未收到检验通知；"
                "二是被查处后立即停用，并于3月27日检验合格，请求从轻处罚；三是企业经营困难，请求免予处罚。经复核，对第二项意见予以采纳，"
                "对其他意见不予采纳。"
            ),
            *body(
                f"本局认为，你单位使用检验有效期届满、未经定期检验的叉车，违反了{f.BREACH}“未经定期检验或者检验不合格的特种设备，不得继续使用”的规定。"
            ),
            *body(
                "你单位系初次违法，被查处当日即停止使用，在责令改正期限内检验合格，没有造成危害后果，并主动提供证据材料。"
                "根据《中华人民共和国行政处罚法》第三十二条第一项和本局公布的特种设备行政处罚裁量基准，属于从轻情形，"
                "罚款幅度为三万元以上十一万元以下。"
            ),
            *body(f"经本局负责人集体讨论，依据{f.GROUND}的规定（{f.RULE_TEXT}），决定对你单位处罚如下："),
            *body("罚款人民币40000元（大写：肆万元整）。"),
            *body(
                "你单位应当自收到本决定书之日起十五日内，持本局开具的缴款书到澜溪农村商业银行任一网点，或者通过缴款书载明的电子支付系统缴纳罚款。"
                "逾期不缴纳的，根据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款，"
                "加处罚款的数额不超过罚款本数。"
            ),
            *body(
                f"如不服本决定，可以自收到本决定书之日起六十日内，向{f.GOVERNMENT}或者澜溪市市场监督管理局申请行政复议；"
                f"也可以自收到本决定书之日起六个月内，依法向{f.COURT}提起行政诉讼。行政复议、行政诉讼期间，行政处罚不停止执行。"
            ),
            *_end("2026-04-24"),
        ]
    )


MAKERS = {
    "07": preserve_notice, "08": correction_order, "18": preserve_decision, "24": prior_notice, "30": decision,
}  # fmt: skip
