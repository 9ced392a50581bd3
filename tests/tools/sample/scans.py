"""The papers of the case that were scanned, photographed or copied."""

from __future__ import annotations

from collections.abc import Callable

from tests.tools.sample import copies
from tests.tools.sample import facts as f
from tests.tools.sample.paper import BLUE, HEI, HEIGHT, INK, Box, Made, Sheet, scan_pdf


def _signature(sheet: Sheet, name: str, day: str, y: float, label: str = "被检查人（签名）：") -> None:
    end = sheet.write(130, y, label)
    sheet.hand(end + 10, y - 2, name, 36)
    sheet.hand(760, y - 2, f.chinese(day))


def _strike(sheet: Sheet, until: float) -> None:
    """The stroke through an empty rest of a page."""
    sheet.draw.line((160, sheet.y + 30, 1080, until), fill=INK, width=2)


def _officers(sheet: Sheet, y: float, day: str) -> None:
    end = sheet.write(130, y, "执法人员（签名）：")
    sheet.hand(end + 10, y - 2, "  ".join(f.OFFICERS), 36)
    sheet.hand(760, y - 2, f.chinese(day))


def scene_record() -> Made:
    first, second, third = Sheet(51), Sheet(52), Sheet(53)
    first.centre(f.AGENCY, 34)
    first.centre("现 场 检 查 笔 录", 46)
    first.row(("检查时间：", "2026年3月10日 9时20分至 11时05分"))
    first.row(("检查地点：", f"{f.ADDRESS} 板材生产车间"))
    first.row(("被检查人：", f.PARTY))
    first.row(("法定代表人：", f.LEGAL), ("现场负责人：", f"{f.AGENT}（车间主任）"))
    first.row(("检查人员：", f.OFFICERS[0]), ("执法证号：", f.CARDS[0]))
    first.row(("检查人员：", f.OFFICERS[1]), ("执法证号：", f.CARDS[1]))
    first.row(("记录人：", f.OFFICERS[1]), ("当事人到场情况：", "现场负责人到场"))
    first.y += 10
    first.body("告知事项：我们是澜溪市槐川区市场监督管理局的执法人员，这是我们的执法证件（出示执法证件），请过目确认。")
    first.body("答：看清楚了，没有异议。", hand=True)
    first.body(
        "现依法进行检查，你有申请执法人员回避的权利，有陈述和申辩的权利，也有如实回答询问、协助检查、不得阻挠的义务。你是否申请回避？"
    )
    first.body("答：不申请回避，愿意配合。", hand=True)
    first.body("现场情况：")
    first.body(
        "当事人持有营业执照，经营范围为板材加工、销售。车间位于厂区东侧，面积约一千二百平方米，检查时正在生产，有工人十余名。"
        "在车间北门装卸区，发现一台平衡重式叉车正在装卸板材，驾驶员为罗小军。",
        hand=True,
    )
    first.body("该叉车车身铭牌标明型号CPC30，产品编号QL2307-0418，额定起重量三吨，出厂日期2023年6月。", hand=True)
    _strike(first, HEIGHT - 280)
    _signature(first, f.AGENT, "2026-03-10", HEIGHT - 240)
    _officers(first, HEIGHT - 170, "2026-03-10")
    first.foot(1, 3)
    second.body(
        "车身右侧张贴《特种设备使用标志》，载明使用登记证编号槐场车F00417，使用单位为当事人，检验机构为澜溪市特种设备检验所，"
        "下次检验日期为2025年11月30日。检查时该日期已经届满三个月零十日。",
        hand=True,
    )
    second.body("执法人员要求提供2025年11月30日以后的定期检验报告，现场负责人焦大川表示没有。", hand=True)
    second.body(
        "在车间办公室发现叉车日常检查记录本二册，封面分别写有“2025年”“2026年”，记录显示2025年12月1日至2026年3月10日"
        "每个工作日均有该叉车出车前检查记录；另有2025年度叉车维护保养合同一份。",
        hand=True,
    )
    second.body(
        "上述记录本和合同可能灭失，经本局负责人批准，执法人员于10时25分对记录本二册、合同一份先行登记保存，"
        "开具槐市监登保〔2026〕6号通知书和清单，当场交付现场负责人。",
        hand=True,
    )
    second.body(
        "执法人员当场送达槐市监责改〔2026〕14号责令改正通知书，责令当事人立即停止使用该叉车。现场负责人当即安排停车并断电加锁。",
        hand=True,
    )
    second.body("检查过程中执法人员对叉车外观、作业状态、使用标志拍摄照片三张，执法记录仪全程录音录像。", hand=True)
    _strike(second, HEIGHT - 280)
    second.write(130, HEIGHT - 240, "被检查人（签名）：")
    second.note("第2页签名处", (126, HEIGHT - 250, 1110, HEIGHT - 196))
    _officers(second, HEIGHT - 170, "2026-03-10")
    second.foot(2, 3)
    third.body(
        "现场负责人焦大川陈述：年前打过检验所的电话，说要排队，后来忙着赶货就一直没有办，叉车每天都要用，就接着用了。",
        hand=True,
    )
    third.body("问：以上情况是否属实？你有什么要补充、申辩的？")
    third.body("答：属实，没有补充。希望少罚一点，我们马上去检验。", hand=True)
    third.body("检查于11时05分结束。（以下空白）")
    _strike(third, HEIGHT - 430)
    third.hand(140, HEIGHT - 370, "以上笔录我已看过，与现场情况一致，属实。", 33)
    _signature(third, f.AGENT, "2026-03-10", HEIGHT - 300)
    _officers(third, HEIGHT - 220, "2026-03-10")
    third.foot(3, 3)
    sheets = [first, second, third]
    return scan_pdf([s.copied(0.8) for s in sheets]), sheets, 0.8


def inquiry_record() -> Made:
    first, second = Sheet(161), Sheet(162)
    first.centre("询 问 笔 录", 46)
    first.row(("询问时间：", "2026年3月16日 14时10分至 15时02分"))
    first.row(("询问地点：", f"{f.AGENCY}第二询问室"))
    first.row(("被询问人：", f.AGENT), ("性别：", "男"), ("年龄：", "40"))
    first.row(("身份证件号码：", f.AGENT_ID))
    first.row(("工作单位：", f.PARTY), ("职务：", "车间主任"))
    first.row(("与本案关系：", "当事人的现场负责人、受委托人"))
    first.row(("询问人：", f"{f.OFFICERS[0]}（{f.CARDS[0]}）"), ("记录人：", f"{f.OFFICERS[1]}（{f.CARDS[1]}）"))
    first.body("问：我们是澜溪市槐川区市场监督管理局执法人员，这是我们的执法证件，请你确认。")
    first.body("答：看清楚了。", hand=True)
    first.body("问：你有申请回避、陈述和申辩的权利，应当如实回答，不得作虚假陈述。你是否申请我们回避？")
    first.body("答：不申请。", hand=True)
    first.body("问：请介绍你的身份和负责的工作。")
    first.body(
        "答：我2019年到公司，现在是车间主任，负责生产安排，叉车也归车间管。公司委托我来说明情况，委托书带来了。",
        hand=True,
    )
    first.body("问：涉案叉车是谁的？什么时候买的？")
    first.body("答：是公司2023年7月买的，三吨的，只有这一台，登记证在公司名下。", hand=True)
    first.body("问：检验有效期什么时候到期，到期后有没有检验？")
    first.body("答：2025年11月30日到期。到期以后没有检验，叉车一直在用，用到3月10日你们来检查。", hand=True)
    _strike(first, HEIGHT - 240)
    _signature(first, f.AGENT, "2026-03-16", HEIGHT - 200, "被询问人（签名）：")
    first.foot(1, 2)
    second.body("问：叉车每天用多长时间？做什么用？")
    y = second.y
    second.body("答：每天六七个小时，在厂里装卸板材，不出厂，也不对外收钱。", hand=True)
    second.draw.line((302, y + 18, 368, y + 18), fill=BLUE, width=4)
    second.hand(308, y - 30, "五六", 27)
    second.note("修改处", (286, y - 34, 392, y + 44))
    second.body("问：为什么到期没有检验？")
    second.body("答：11月打过检验所电话，说要排队，后来赶货就忘了。2月25日在网上预约过一次，没有收到通知。", hand=True)
    second.body("问：有没有发生过事故？以前有没有因为特种设备被处罚过？")
    second.body("答：没有出过事故，没有被处罚过。", hand=True)
    second.body("问：3月10日责令停止使用后，你们怎么做的？")
    second.body("答：当天就停了，断电上锁，租了一台有检验合格证的叉车周转，已经报了检验，约在3月27日。", hand=True)
    second.body("问：你还有什么补充？")
    second.body("答：没有了，请从轻处理。", hand=True)
    second.body("（以下空白）")
    _strike(second, HEIGHT - 370)
    second.hand(140, HEIGHT - 330, "以上笔录我已看过，和我说的一样。", 33)
    _signature(second, f.AGENT, "2026-03-16", HEIGHT - 270, "被询问人（签名）：")
    end = second.write(130, HEIGHT - 200, "询问人、记录人（签名）：")
    second.hand(end + 10, HEIGHT - 202, "  ".join(f.OFFICERS), 34)
    second.hand(860, HEIGHT - 202, f.chinese("2026-03-16"))
    second.foot(2, 2)
    sheets = [first, second]
    return scan_pdf([s.scanned(-0.6) for s in sheets]), sheets, -0.6


def _receipt(seed: int, titles: str, numbers: str, way: str, place: str, who: str, moment: str, tilt: float) -> Made:
    sheet = Sheet(seed)
    sheet.centre(f.AGENCY, 34)
    sheet.centre("送 达 回 证", 46)
    rows = (
        ("送达文书名称", titles), ("送达文书文号", numbers), ("受送达人", f.PARTY), ("送达地点", place),
        ("送达方式", way), ("受送达人签名\n或者盖章", f"{who}    {moment}"), ("代收人及代收理由", "/"),
        ("拒收事由和日期", "/"), ("见证人签名", "/"), ("送达人签名", "  ".join(f.OFFICERS)), ("备注", "/"),
    )  # fmt: skip
    top, height = 300, 112
    for place_no, (label, value) in enumerate(rows):
        y = top + place_no * height
        sheet.draw.rectangle((130, y, 1110, y + height), outline=INK, width=2)
        sheet.draw.line((420, y, 420, y + height), fill=INK, width=2)
        for n, part in enumerate(label.split("\n")):
            sheet.write(150, y + 16 + n * 40, part)
        for n, part in enumerate(value.split("\n")):
            sheet.hand(440, y + 16 + n * 44, part, 30)
        sheet.note(label.replace("\n", ""), (130, y, 1110, y + height))
    sheet.seal(800, 1380, f.AGENCY)
    return scan_pdf([sheet.scanned(tilt)]), [sheet], tilt


def receipt_scene() -> Made:
    titles = "先行登记保存证据通知书及清单\n责令改正通知书"
    return _receipt(
        91, titles, f"{f.PRESERVE_NO}\n{f.CORRECTION_NO}", "直接送达", f.ADDRESS, f.AGENT, "2026年3月10日 11时10分", 0.5
    )


def receipt_preserve() -> Made:
    return _receipt(
        191,
        "先行登记保存证据处理决定书",
        f.PRESERVE_DECISION_NO,
        "直接送达",
        f.AGENCY,
        f.LEGAL,
        "2026年3月20日 15时30分",
        -0.7,
    )


def receipt_notice() -> Made:
    return _receipt(251, "行政处罚告知书", f.NOTICE_NO, "", f.ADDRESS, f.LEGAL, "2026年4月15日 10时15分", 0.9)


def receipt_decision() -> Made:
    return _receipt(311, "行政处罚决定书", f.DECISION_NO, "直接送达", f.AGENCY, f.LEGAL, "2026年5月11日 9时40分", -0.4)


def authorisation() -> Made:
    first, second = Sheet(111), Sheet(112)
    first.centre("法定代表人身份证明", 46)
    first.body(
        f"{f.LEGAL}同志，男，1978年5月23日出生，公民身份号码{f.LEGAL_ID}，在我单位担任执行董事、经理职务，系我单位法定代表人。特此证明。"
    )
    first.row(("单位：", f.PARTY))
    first.row(("日期：", "2026年3月16日"))
    first.seal(760, first.y - 170, f.PARTY)
    first.y += 240
    first.draw.rectangle((250, first.y, 990, first.y + 420), outline=INK, width=3)
    for n, line in enumerate(
        ("姓名  贺云生", "性别  男    民族  汉", "出生  1978年5月23日", "住址  澜溪市槐川区青禾里9号")
    ):
        first.write(300, first.y + 40 + n * 62, line, 30, HEI)
    first.write(300, first.y + 330, f"公民身份号码  {f.LEGAL_ID}", 30, HEI)
    first.draw.rectangle((790, first.y + 40, 950, first.y + 250), outline=INK, fill=(214, 220, 228), width=2)
    first.hand(250, first.y + 470, "复印件与原件一致，由本公司提供。", 33)
    first.hand(250, first.y + 530, "贺云生  2026年3月16日", 33)
    second.centre("授 权 委 托 书", 46)
    second.body(f"委托单位：{f.PARTY}", indent=0)
    second.body(f"受委托人：{f.AGENT}，男，1985年11月9日出生，公民身份号码{f.AGENT_ID}，系我单位车间主任。", indent=0)
    second.body(
        f"现委托{f.AGENT}在我单位{f.CAUSE}一案中，代为接受调查询问、提交材料、签收先行登记保存和责令改正文书。"
        "委托期限自2026年3月10日至本案调查终结之日止。"
    )
    second.body("上列权限以外的事项，由法定代表人办理。")
    second.y += 60
    second.row(("委托单位（盖章）：", f.PARTY))
    second.row(("法定代表人（签名）：", f.LEGAL), ("受委托人（签名）：", f.AGENT))
    second.row(("日期：", "2026年3月10日"))
    second.seal(700, second.y - 230, f.PARTY)
    sheets = [first, second]
    return scan_pdf([s.scanned(0.4) for s in sheets]), sheets, 0.4


def recheck() -> Made:
    sheet = Sheet(201)
    sheet.centre(f.AGENCY, 34)
    sheet.centre("复 查 笔 录", 46)
    sheet.row(("复查时间：", "2026年3月31日 9时30分至 10时05分"))
    sheet.row(("复查地点：", f"{f.ADDRESS} 板材生产车间"))
    sheet.row(("被复查人：", f.PARTY))
    sheet.row(("现场负责人：", f"{f.AGENT}（车间主任）"))
    sheet.row(("复查人员：", "、".join(f"{n}（{c}）" for n, c in zip(f.OFFICERS, f.CARDS, strict=True))))
    sheet.body("执法人员出示执法证件，现场负责人确认看清，没有异议。")
    sheet.body(
        "经复查：一、涉案叉车停放在车间北门外，钥匙由车间办公室保管，3月10日至3月27日的日常检查记录载明“停用”。"
        "二、当事人出示澜溪市特种设备检验所2026年3月27日出具的定期检验报告，结论为合格，下次检验日期为2027年3月26日，报告复印件附后。"
        "三、车身已经张贴新的使用标志。",
        hand=True,
    )
    sheet.body("复查结论：当事人已按责令改正通知书的要求停止使用，并经检验合格，改正完毕。", hand=True)
    _strike(sheet, HEIGHT - 470)
    sheet.hand(140, HEIGHT - 420, "以上笔录我已看过，属实。", 33)
    _signature(sheet, f.AGENT, "2026-03-31", HEIGHT - 350)
    _officers(sheet, HEIGHT - 270, "2026-03-31")
    sheet.foot(1, 1)
    return scan_pdf([sheet.copied(-0.9)]), [sheet], -0.9


def test_report() -> Made:
    sheet = Sheet(211)
    sheet.centre("场（厂）内专用机动车辆定期检验报告", 40)
    sheet.write(780, sheet.y, "报告编号：LXTJ-CC-2026-0319", 24)
    sheet.y += 70
    rows = (
        ("使用单位", f.PARTY), ("设备品种", "叉车（平衡重式）"), ("型号", "CPC30"), ("产品编号", "QL2307-0418"),
        ("使用登记证编号", "槐场车F00417"), ("检验日期", "2026年3月27日"), ("检验项目", "制动、转向、灯光、液压、门架、护顶架等32项"),
        ("检验结论", "合格"), ("下次检验日期", "2027年3月26日"), ("检验人员", "秦向阳  陶立冬"), ("审核", "沈长庚"), ("批准", "鲁明谦"),
    )  # fmt: skip
    for label, value in rows:
        sheet.draw.rectangle((130, sheet.y, 1110, sheet.y + 76), outline=INK, width=2)
        sheet.draw.line((400, sheet.y, 400, sheet.y + 76), fill=INK, width=2)
        sheet.write(150, sheet.y + 18, label)
        sheet.write(420, sheet.y + 18, value)
        sheet.y += 76
    sheet.seal(760, sheet.y - 150, "澜溪市特种设备检验所检验专用章")
    sheet.hand(140, sheet.y + 90, "复印件与原件核对一致，由启桉木业公司提供。贺云生 2026年3月31日", 29)
    return scan_pdf([sheet.scanned(0.7)]), [sheet], 0.7


MAKERS: dict[str, Callable[[], Made]] = {
    "05": scene_record, "09": receipt_scene, "10": copies.licence, "11": authorisation, "12": copies.registration_card, "14": copies.sticker_photo,
    "15": copies.invoice_and_contract, "16": inquiry_record, "19": receipt_preserve, "20": recheck, "21": test_report, "25": receipt_notice,
    "31": receipt_decision, "32": copies.payment, "33": copies.publication,
}  # fmt: skip


def place(made: Made, page: int, key: str) -> Box:
    """Where a marked text stands on a scanned page, in page units."""
    _data, sheets, tilt = made
    return sheets[page - 1].tilted(key, tilt)
