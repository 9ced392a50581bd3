"""Copies, photographs and pictures of the practice case."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from tests.tools.sample import facts as f
from tests.tools.sample.paper import HEI, INK, Made, Sheet, font, jpeg


def licence() -> Made:
    sheet = Sheet(101, 1400, 990)
    sheet.draw.rectangle((30, 30, 1370, 960), outline=INK, width=5)
    sheet.draw.rectangle((46, 46, 1354, 944), outline=INK, width=2)
    sheet.y = 90
    sheet.centre("营  业  执  照", 64)
    sheet.write(90, 210, f"统一社会信用代码 {f.PARTY_CODE}", 26)
    left = (
        ("名    称", f.PARTY), ("类    型", "有限责任公司（自然人独资）"), ("法定代表人", f.LEGAL),
        ("经营范围", "板材加工、销售；木制品制造"),
    )  # fmt: skip
    right = (("注册资本", "伍佰万元整"), ("成立日期", "2018年6月11日"), ("住    所", f.ADDRESS), ("", ""))
    for n, ((a, b), (c, d)) in enumerate(zip(left, right, strict=True)):
        sheet.write(90, 300 + n * 84, f"{a}  {b}", 28)
        sheet.write(830, 300 + n * 84, f"{c}  {d}", 28)
    sheet.write(900, 760, "登记机关", 30, HEI)
    sheet.write(900, 830, "2023年8月2日", 28)
    sheet.seal(1000, 690, f.AGENCY, 240)
    out = io.BytesIO()
    sheet.image.convert("L").rotate(0.6, fillcolor=255).quantize(8).save(out, "PNG", optimize=True, dpi=(150, 150))
    return out.getvalue(), [sheet], 0.6


def registration_card() -> Made:
    sheet = Sheet(121, 1300, 900)
    sheet.draw.rectangle((24, 24, 1276, 876), outline=(30, 70, 130), width=6)
    sheet.y = 80
    sheet.centre("特种设备使用登记证", 54)
    for n, line in enumerate(
        (
            "登记证编号：槐场车F00417",
            f"使用单位：{f.PARTY}",
            "设备种类：场（厂）内专用机动车辆",
            "设备品种：叉车    型号：CPC30    产品编号：QL2307-0418",
            "发证日期：2023年7月20日",
        )
    ):
        sheet.write(120, 220 + n * 78, line, 30)
    sheet.seal(900, 520, f.AGENCY, 240)
    sheet.hand(120, 680, "复印件与原件核对一致，存于公司设备档案。", 30)
    sheet.hand(120, 740, "提供人：焦大川  2026年3月16日", 30)
    return jpeg(sheet.scanned(-1.1, 9), 34), [sheet], -1.1


def _machine(draw: ImageDraw.ImageDraw, x: float, y: float, scale: float) -> None:
    """A fork-lift, drawn plainly: body, cab, mast, forks, wheels."""

    def at(*values: float) -> tuple[float, ...]:
        return tuple(v * scale + (x if i % 2 == 0 else y) for i, v in enumerate(values))

    draw.polygon(at(0, 120, 190, 120, 210, 190, 0, 190), fill=(226, 148, 26))
    draw.polygon(
        at(30, 20, 150, 20, 190, 120, 20, 120), outline=(60, 60, 60), fill=(188, 206, 216), width=int(6 * scale)
    )
    draw.rectangle(at(205, 0, 222, 210), fill=(70, 70, 74))
    draw.rectangle(at(222, 196, 330, 206), fill=(60, 60, 62))
    draw.rectangle(at(226, 110, 322, 196), fill=(196, 160, 110))
    for spot in (40, 165):
        draw.ellipse(at(spot - 30, 170, spot + 30, 230), fill=(36, 36, 38))
        draw.ellipse(at(spot - 12, 188, spot + 12, 212), fill=(140, 140, 140))


def scene_photo(seed: int, near: bool) -> bytes:
    """A coloured scene of the yard with the machine in it."""
    image = Image.new("RGB", (900, 600), (170, 178, 182))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 380, 900, 600), fill=(128, 124, 118))
    for n in range(9):
        draw.rectangle((n * 104, 60, n * 104 + 96, 380), fill=(150 + n % 3 * 8, 158, 164))
    for n in range(7):
        draw.rectangle((620, 350 - n * 22, 880, 368 - n * 22), fill=(206, 172, 120), outline=(150, 120, 80))
    _machine(draw, 110 if near else 300, 180 if near else 270, 1.6 if near else 0.9)
    draw.text((620, 562), f"2026-03-10 09:{30 + seed:02d}", font=font(HEI, 24), fill=(250, 210, 60))
    grain = Image.effect_noise(image.size, 26).convert("RGB")
    return jpeg(Image.blend(image, grain, 0.08), 40)


def sticker_photo() -> Made:
    sheet = Sheet(141, 1200, 900)
    sheet.draw.rectangle((0, 0, 1200, 900), fill=(222, 150, 40))
    sheet.draw.rectangle((260, 120, 960, 700), fill=(246, 246, 240), outline=INK, width=4)
    sheet.y = 160
    sheet.centre("特种设备使用标志", 48)
    for n, line in enumerate(
        (
            "使用登记证编号：槐场车F00417",
            f"使用单位：{f.PARTY}",
            "检验机构：澜溪市特种设备检验所",
            "下次检验日期：2025年11月30日",
        )
    ):
        sheet.write(300, 280 + n * 84, line, 30)
    sheet.draw.rectangle((0, 800, 1200, 900), fill=(255, 255, 255))
    sheet.write(40, 824, "拍摄时间：2026年3月10日9时41分　地点：板材生产车间北门　证明内容：检验有效期", 26)
    sheet.note("照片说明", (20, 806, 1190, 890))
    return jpeg(sheet.scanned(0, 16), 36), [sheet], 0.0


def invoice_and_contract() -> Made:
    first, second = Sheet(151), Sheet(152)
    first.centre("电子发票（普通发票）", 44)
    first.write(700, first.y, "发票号码：26990000000031740586", 24)
    first.y += 60
    first.draw.rectangle((130, first.y, 1110, first.y + 560), outline=INK, width=2)
    for n, line in enumerate(
        (
            f"购买方：{f.PARTY}",
            f"纳税人识别号：{f.PARTY_CODE}",
            "项目：叉车维护保养费（2025年度第四季度）",
            "金额：1,415.09    税率：6%    税额：84.91",
            "价税合计（大写）壹仟伍佰元整    （小写）¥1500.00",
            "销售方：澜溪市捷远工程机械服务有限公司",
            "开票日期：2026年1月12日",
        )
    ):
        first.write(160, first.y + 30 + n * 72, line)
    first.note("发票", (130, first.y, 1110, first.y + 560))
    first.hand(140, first.y + 620, "复印件与原件一致    提供人：焦大川", 33)
    first.note("发票注明", (120, first.y + 606, 900, first.y + 680))
    second.centre("叉车维护保养合同（节选）", 44)
    for line in (
        f"甲方：{f.PARTY}",
        "乙方：澜溪市捷远工程机械服务有限公司",
        "一、乙方每月对甲方CPC30型叉车一台进行维护保养一次，更换易损件。",
        "二、合同期限自2025年1月1日至2025年12月31日止。",
        "三、保养费每季度1500元，季末开具发票后支付。",
        "四、法定检验由甲方自行申报，乙方在检验前协助调试。",
    ):
        second.body(line, indent=0)
    second.y += 40
    second.row(("甲方（盖章）：", "贺云生"), ("乙方（盖章）：", "向立春"))
    second.row(("日期：", "2024年12月27日"))
    second.hand(140, second.y + 120, "复印件与原件一致    提供人：焦大川  2026年3月16日", 33)
    out = io.BytesIO()
    pages = [s.copied(t) for s, t in ((first, 0.7), (second, -0.5))]
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="group4", dpi=(150, 150))
    return out.getvalue(), [first, second], 0.7


def payment() -> Made:
    sheet = Sheet(321, 1300, 860)
    sheet.draw.rectangle((40, 150, 1260, 780), outline=INK, width=3)
    sheet.y = 50
    sheet.centre("非税收入一般缴款书（电子）", 44)
    rows = (
        f"执收单位：{f.AGENCY}", f"缴款人：{f.PARTY}", "项目：特种设备行政处罚罚款    金额：¥40,000.00",
        "金额（大写）：肆万元整", f"决定书文号：{f.DECISION_NO}", "代收银行：澜溪农村商业银行槐川支行", "缴款日期：2026年5月20日  14:26",
    )  # fmt: skip
    for n, line in enumerate(rows):
        sheet.write(80, 190 + n * 76, line, 30)
    sheet.seal(960, 520, "澜溪农村商业银行槐川支行业务章", 230)
    out = io.BytesIO()
    sheet.image.quantize(32).save(out, "PNG", optimize=True, dpi=(150, 150))
    return out.getvalue(), [sheet], 0.0


def publication() -> Made:
    sheet = Sheet(331, 1366, 760)
    sheet.draw.rectangle((0, 0, 1366, 60), fill=(226, 230, 236))
    sheet.write(24, 14, "https://www.huaichuan.example/xzcf/2026/0515/0025.html", 24)
    sheet.draw.rectangle((0, 60, 1366, 130), fill=(32, 82, 148))
    sheet.write(40, 76, f"{f.GOVERNMENT}网站 · 行政处罚信息公示", 30, HEI, (255, 255, 255))
    rows = (
        f"行政相对人名称：{f.PARTY}", f"决定书文号：{f.DECISION_NO}", f"违法行为类型：{f.CAUSE}", "处罚内容：罚款40000元",
        "处罚决定日期：2026-04-24", f"处罚机关：{f.AGENCY}", "公示日期：2026-05-15",
    )  # fmt: skip
    for n, line in enumerate(rows):
        sheet.write(80, 180 + n * 74, line, 28)
        sheet.draw.line((60, 236 + n * 74, 1300, 236 + n * 74), fill=(220, 220, 220), width=2)
    out = io.BytesIO()
    sheet.image.quantize(32).save(out, "PNG", optimize=True, dpi=(96, 96))
    return out.getvalue(), [sheet], 0.0
