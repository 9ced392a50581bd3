"""Eight more made-up cases with planted faults: missing papers, records, hearings, enforcement, and papers as scans."""

from __future__ import annotations

from collections.abc import Iterator

from tests.tools.case_papers import Block, approval, form, ordinary, receipt
from tests.tools.case_stories import (
    AIR,
    CITY,
    HEALTH,
    LABOUR,
    ROAD,
    SAFE,
    SEED,
    extra,
    market,
    person,
    story,
)
from tests.tools.make_cases import MadeCase


def bare_market() -> MadeCase:
    one = market("17-market", 1, fine=20000, capital="贰万元整")
    case = MadeCase(one, ordinary(one))
    decision = case.paper("decision")
    decision.blocks = [
        block for block in decision.blocks if not (isinstance(block, str) and block.startswith("如不服"))
    ]
    case.plant("决定书没有救济途径", "复议|诉讼", "decision")
    case.swap("notice", f"依据{one.basis}的规定，", "依据有关法律的规定，")
    case.plant("告知书没有处罚依据条款", "依据", "notice")
    case.swap("filing", f"同意。何知远  {one.short_day('filing')}", "")
    case.plant("立案没有负责人意见", "立案", "filing")
    case.swap("decision", one.number("罚", 33), one.number("罚", 33).replace("2026", "2025"))
    case.plant("决定书文号年份不符", "文号", "decision")
    return case


def held_ecology() -> MadeCase:
    days = {"preserve": "2026-03-12", "preserve_done": "2026-03-16"}
    one = story("18-ecology", "生态", 0, "云岫市生态环境局", "云环", "未在密闭空间进行喷漆作业", AIR, days=days, keeper="云岫市人民政府",
                fine=30000, capital="叁万元整")  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.swap("preserve_ok", "2026年3月12日", "2026年3月13日")
    case.plant("登记保存先实施后审批", "登记保存", "preserve_ok", "preserve")
    case.drop("preserve_done")
    case.plant("登记保存没有处理决定", "处理", "preserve", "")
    case.swap("notice", "你（单位）有权进行陈述和申辩。", "现予告知。")
    case.swap("notice", "请自收到本告知书之日起五个工作日内提出，逾期未提出的，视为放弃上述权利。", "特此告知。")
    case.plant("告知书没有陈述申辩权", "陈述申辩", "notice")
    case.swap(
        "decision_receipt", "林望舒（执法证号：03010117）、陆见山（执法证号：03010126）", "林望舒（执法证号：03010117）"
    )
    case.plant("送达人只有一人", "两人|两名|送达人|执法人员", "decision_receipt")
    return case


def late_road() -> MadeCase:
    one = story("19-road", "交通", 2, "云岫市青溪区交通运输局", "青交", "未取得道路运输经营许可擅自从事客运经营", ROAD,
                party="陆寻舟", code=person("33010219880305371"), head="陆寻舟", person=True, address="云岫市青溪区听泉路9号",
                fine=6000, capital="陆仟元整", days={"paid": "2026-05-29", "closed": "2026-06-03"},
                titles={"notice": "违法行为通知书", "inquiry": "询问（调查）笔录", "approval": "案件处理呈批表"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("超过十五日缴款未加处", "十五日", "payment", "decision_receipt")
    case.swap("closing", one.code, one.code[:12] + "06" + one.code[14:])
    case.plant("身份号码前后不一", "身份", "closing")
    case.swap("inquiry", "你有权申请回避，有权进行陈述和申辩", "你有权进行陈述和申辩")
    case.swap("inquiry", "，不申请回避", "")
    case.swap("inspect", "你有权申请回避，有权进行陈述和申辩", "你有权进行陈述和申辩")
    case.swap("inspect", "，不申请回避", "")
    case.plant("没有告知回避", "回避", "inquiry", "inspect")
    case.swap("decision", "（人民币陆仟元整）", "（人民币陆万元整）")
    case.plant("大小写不符", "大小写", "decision")
    return case


def missing_city() -> MadeCase:
    one = story(
        "20-city",
        "城管",
        1,
        "云岫市青溪区综合行政执法局",
        "青综执",
        "擅自设置户外广告",
        CITY,
        fine=3000,
        capital="叁仟元整",
    )
    case = MadeCase(one, ordinary(one))
    case.drop("report")
    case.plant("没有调查终结报告", "调查终结报告", "")
    case.drop("decision_receipt")
    case.plant("决定书没有送达回证", "决定.*送达|送达回证", "decision", "")
    case.drop("payment")
    case.plant("没有缴款凭证", "履行凭证|缴款", "closing", "")
    case.swap("approval", f"同意。何知远  {one.short_day('approval')}", "同意。何知远")
    case.plant("审批意见无日期", "日期", "approval")
    return case


def heard_safety() -> MadeCase:
    options = {"hearing": "1", "heard": "当事人于2026年4月20日要求听证。"}
    one = story("21-safety", "应急", 0, "云岫市青溪区应急管理局", "青应急", "未按规定对从业人员进行安全生产教育培训", SAFE, options=options,
                fine=120000, capital="壹拾贰万元整", days={"hearing_served": "2026-04-22", "hearing": "2026-04-28", "approval": "2026-05-11",
                "decision": "2026-05-12", "served": "2026-05-13", "paid": "2026-05-20", "closed": "2026-05-27"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    asked: list[Block] = [f"申请人：{one.party}", "我单位要求举行听证。", "申请人（签名）：顾南枝  2026年4月20日"]
    number = one.number("听通", 2)
    told: list[Block] = [number, f"{one.party}：", "根据你单位的申请，定于2026年4月28日9时在本局会议室公开举行听证。"]
    told += ["听证主持人：林望舒，听证员：方既白，记录员：温如玉。", f"{one.agency}（印章）", "2026年4月21日"]
    rows = [
        ["听证时间", "2026年4月28日9时00分至10时00分"],
        ["听证地点", "本局会议室"],
        ["主持人", "林望舒"],
        ["听证员", "方既白"],
    ]
    rows += [["记录员", "温如玉"], ["当事人", one.party], ["案件调查人员", one.names()]]
    heard: list[Block] = [
        *form(one, rows),
        "调查人员提出违法事实、证据和处罚建议。当事人：请求从轻处罚。最后陈述：请求从轻。",
    ]
    heard += ["当事人（签名）：顾南枝  2026年4月28日", "主持人（签名）：林望舒  记录员（签名）：温如玉"]
    case.insert(
        "notice_receipt",
        extra("asked", "听证申请书", asked, "2026-04-20"),
        extra("hearing_notice", "行政处罚听证通知书", told, "2026-04-21", number),
        extra(
            "hearing_receipt", "送达回证", receipt(one, "行政处罚听证通知书", number, "hearing_served"), "2026-04-22"
        ),
        extra("hearing", "听证笔录", heard, "2026-04-28"),
    )
    case.plant("听证不足七日前通知", "七日", "hearing", "hearing_receipt")
    case.plant("主持人是调查人员", "听证", "hearing", "hearing_notice", "report")
    case.plant("听证案件未经集体讨论", "讨论", "hearing", "hearing_notice", "decision", "")
    return case


def careless_health() -> MadeCase:
    one = story(
        "22-health",
        "卫健",
        0,
        "云岫市青溪区卫生健康局",
        "青卫",
        "未取得卫生许可证擅自营业",
        HEALTH,
        fine=3000,
        capital="叁仟元整",
    )
    case = MadeCase(one, ordinary(one))
    case.swap("inquiry", "被询问人（签名）：顾南枝    2026年3月18日", "被询问人（签名）：")
    case.plant("询问笔录未签名", "签名", "inquiry")
    case.swap("inquiry", "2026年3月18日15时05分", "2026年3月18日13时05分")
    case.plant("结束早于开始", "结束|时间", "inquiry")
    case.swap("inspect", "，这是我们的执法证件，请过目。", "。")
    case.swap("inspect", "执法证件已看清，", "听清楚了，")
    case.plant("检查未记载出示证件", "证件", "inspect")
    case.swap("review", "同意承办机构意见", "不同意承办机构意见，退回补充调查")
    case.plant("法制审核未通过", "审核", "review")
    case.paper("inspect").form = "scan"
    case.paper("decision_receipt").form = "scan"
    return case


def forced_labour() -> MadeCase:
    one = story("23-labour", "劳动", 1, "云岫市青溪区人力资源和社会保障局", "青人社", "未依法支付加班工资", LABOUR, fine=10000, capital="壹万元整",
                days={"closed": "2026-11-24", "demand": "2026-11-09"}, options={"done": "已向人民法院申请强制执行。"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.drop("payment")
    number = one.number("催", 3)
    demand: list[Block] = [
        number,
        f"{one.party}：",
        f"本机关于2026年4月28日作出{one.number('罚', 33)}行政处罚决定，你单位逾期未履行。",
    ]
    demand += [
        "请在收到本催告书之日起十日内到云岫银行青溪支行缴纳罚款10000元。你单位有权进行陈述和申辩。",
        f"{one.agency}（印章）",
        "2026年11月9日",
    ]
    said: list[Block] = [one.number("申执", 3), f"{one.court}：", f"申请人：{one.agency}", f"被申请人：{one.party}"]
    said += [
        f"申请人于2026年4月28日作出{one.number('罚', 33)}《行政处罚决定书》，经催告仍未履行，特申请强制执行罚款10000元。"
    ]
    said += [f"{one.agency}（印章）", "2026年11月16日"]
    case.insert(
        "decision_receipt",
        extra("demand", "履行行政处罚决定催告书", demand, "2026-11-09", number),
        extra("demand_receipt", "送达回证", receipt(one, "履行行政处罚决定催告书", number, "demand"), "2026-11-09"),
        extra("apply", "行政强制执行申请书", said, "2026-11-16"),
    )
    case.plant("催告未满十日即申请", "催告", "apply", "demand_receipt")
    case.swap("decision", "六十日内", "十五日内")
    case.plant("复议期限写成十五日", "复议", "decision")
    return case


def left_farm() -> MadeCase:
    days = {
        "extended": "2026-06-15",
        "approval": "2026-06-29",
        "decision": "2026-06-30",
        "served": "2026-07-02",
        "paid": "2026-07-10",
        "closed": "2026-07-17",
    }
    options = {"served.how": "留置送达", "served.signed": "", "served.note": ""}
    one = story("24-farm", "农业", 2, "云岫市青溪区农业农村局", "青农", "销售的种子标签内容不符合规定", SEED, days=days, options=options,
                fine=5000, capital="伍仟元整")  # fmt: skip
    case = MadeCase(one, ordinary(one))
    longer = approval(one, "extended", [["延长期限", "30日"], ["延长理由", "案情复杂"]], "申请延长办案期限三十日。")
    case.insert("inquiry", extra("extended", "延长办案期限审批表", longer, "2026-06-15"))
    case.plant("延期在届满之后才批准", "九十日|延", "extended", "decision")
    case.plant("留置送达没有见证", "留置", "decision_receipt")
    case.swap("closing", f"罚款{one.fine}元", "罚款4000元")
    case.plant("结案罚款与决定不一", "罚款", "closing")
    case.paper("identity").form = "scan"
    return case


def more_cases() -> Iterator[MadeCase]:
    """The eight cases."""
    makers = (
        bare_market,
        held_ecology,
        late_road,
        missing_city,
        heard_safety,
        careless_health,
        forced_labour,
        left_farm,
    )
    for make in makers:
        yield make()
