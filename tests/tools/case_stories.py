"""Sixteen made-up cases of eleven fields: four clean ones that look suspicious, twelve with planted faults."""

from __future__ import annotations

from collections.abc import Iterator

from tests.tools.case_papers import Block, Paper, Story, approval, form, ordinary
from tests.tools.make_cases import MadeCase

CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
DAYS = {
    "clue": "2026-03-10", "inspect": "2026-03-10", "filing": "2026-03-12", "inquiry": "2026-03-18", "end": "2026-04-08",
    "review": "2026-04-13", "notice": "2026-04-15", "notice_served": "2026-04-16", "approval": "2026-04-27",
    "decision": "2026-04-28", "served": "2026-04-30", "paid": "2026-05-11", "closed": "2026-05-18",
}  # fmt: skip
PENALTY_LAW = "《中华人民共和国行政处罚法》"


def firm(seed: str) -> str:
    """A code of eighteen characters whose last one fits."""
    body = f"91330000MA{seed}"
    total = sum(CHARS.index(char) * (3**at % 31) for at, char in enumerate(body))
    return body + CHARS[(31 - total % 31) % 31]


def person(body: str) -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return body + "10X98765432"[sum(int(char) * weight for char, weight in zip(body, weights, strict=True)) % 11]


def story(name: str, sector: str, style: int, agency: str, short: str, act: str, law: str, **more: object) -> Story:
    """A story with the usual days unless told otherwise; law is 名称|违反条|处罚条."""
    title, broken, basis = law.split("|")
    given: dict[str, object] = {
        "party": "云岫市青檀商贸有限公司", "code": firm("2QT1010"), "head": "顾南枝", "address": "云岫市青溪区竹里街66号",
        "penalty": "", "fine": 30000, "capital": "叁万元整", "titles": {},
        "facts": f"2026年3月10日，执法人员在当事人处检查时发现其{act}，以上情况有现场照片为证。",
    }  # fmt: skip
    given.update(more)
    given["days"] = {**DAYS, **given.get("days", {})}  # type: ignore[dict-item]
    return Story(
        name,
        sector,
        style,
        agency,
        short,
        act=act,
        violated=f"《{title}》{broken}",
        basis=f"《{title}》{basis}",
        **given,
    )  # type: ignore[arg-type]


def extra(key: str, title: str, blocks: list[Block], day: str = "", number: str = "") -> Paper:
    return Paper(key, title, blocks, number, day)


FOOD = "中华人民共和国食品安全法|第三十四条第十项|第一百二十四条第一款第五项"
AIR = "中华人民共和国大气污染防治法|第四十五条|第一百零八条第一项"
ROAD = "中华人民共和国道路运输条例|第八条|第六十三条"
CITY = "城市市容和环境卫生管理条例|第十四条|第三十六条第二项"
SAFE = "中华人民共和国安全生产法|第二十八条第一款|第九十七条第三项"
SEED = "中华人民共和国种子法|第四十条第一款|第七十九条第一项"
CULTURE = "互联网上网服务营业场所管理条例|第二十一条第一款|第三十一条第一款第二项"
HEALTH = "公共场所卫生管理条例|第八条|第十四条第一款第一项"
FIRE = "中华人民共和国消防法|第二十八条|第六十条第一款第三项"
INSURE = "医疗保障基金使用监督管理条例|第十五条第一款|第三十八条第三项"
LABOUR = "中华人民共和国劳动法|第四十四条|第九十条"


def market(name: str, style: int = 0, **more: object) -> Story:
    return story(name, "市监", style, "云岫市青溪区市场监督管理局", "青市监", "经营超过保质期的食品", FOOD, **more)


def clean_market() -> MadeCase:
    """Just under the hearing line, across the autumn holidays, served on the last working day."""
    days = {
        "clue": "2025-08-04", "inspect": "2025-08-04", "filing": "2025-08-25", "inquiry": "2025-08-27", "end": "2025-09-08",
        "review": "2025-09-10", "notice": "2025-09-16", "notice_served": "2025-09-17", "approval": "2025-09-29",
        "decision": "2025-09-30", "served": "2025-10-16", "paid": "2025-10-31", "closed": "2025-11-21",
    }  # fmt: skip
    facts = "2025年8月4日，执法人员检查发现当事人货架上有超过保质期的饼干12盒，货值金额375元，无违法所得。"
    one = market("01-clean-market", 0, days=days, fine=99000, capital="玖万玖仟元整", facts=facts)
    case = MadeCase(one, ordinary(one))
    case.controls = [
        "罚款九万九千元未达十万元听证线",
        "立案恰为第15个工作日",
        "送达恰为第7个工作日",
        "结案恰为第15个工作日",
    ]
    return case


def clean_ecology() -> MadeCase:
    """Extension approved in time, monitoring excluded, left at the place before a witness."""
    days = {
        "clue": "2026-01-06", "inspect": "2026-01-06", "filing": "2026-01-21", "inquiry": "2026-01-26", "end": "2026-04-24",
        "review": "2026-04-27", "notice": "2026-04-28", "notice_served": "2026-04-29", "approval": "2026-05-13",
        "decision": "2026-05-14", "served": "2026-05-22", "paid": "2026-06-05", "closed": "2026-06-18", "extended": "2026-04-17",
    }  # fmt: skip
    options = {"served.how": "留置送达", "served.signed": "拒绝签收", "served.note": "法定代表人拒绝签收，无正当理由。"}
    options["served.note"] += "见证人：白鹭洲（竹里社区工作人员）签名：白鹭洲，并拍照录像。"
    facts = "2026年1月6日，执法人员检查发现当事人喷漆工序未在密闭空间进行，废气无组织排放。"
    one = story("02-clean-ecology", "生态", 1, "云岫市生态环境局", "云环", "未在密闭空间进行喷漆作业", AIR, days=days, options=options,
                keeper="云岫市人民政府", court="云岫市青溪区人民法院", fine=60000, capital="陆万元整", facts=facts)  # fmt: skip
    case = MadeCase(one, ordinary(one))
    longer = approval(one, "extended", [["延长期限", "30日"], ["延长理由", "案情复杂"]], "申请延长办案期限三十日。")
    case.insert("inquiry", extra("extended", "延长办案期限审批表", longer, "2026-04-17"))
    case.controls = ["延长办案期限在届满前批准", "留置送达有见证人", "立案为第15日"]
    return case


def clean_road() -> MadeCase:
    """A person, taken by a grown family member, paid in parts as approved."""
    options = {
        "notice_served.signed": "苏晚晴（代）",
        "notice_served.relation": "配偶，同住成年家属",
        "done": "罚款6000元已分两期缴清。",
    }
    facts = "2026年3月10日，执法人员在青溪区客运站前检查时发现当事人驾驶小型客车未取得许可从事客运经营。"
    one = story("03-clean-road", "交通", 2, "云岫市青溪区交通运输局", "青交", "未取得道路运输经营许可擅自从事客运经营", ROAD, options=options,
                party="陆寻舟", code=person("33010219880305371"), head="陆寻舟", person=True, address="云岫市青溪区听泉路9号",
                fine=6000, capital="陆仟元整", facts=facts, days={"paid": "2026-06-15", "closed": "2026-06-22"},
                titles={"filing": "案件受理立案呈批表", "notice": "违法行为通知书", "inquiry": "询问（调查）笔录", "approval": "案件处理呈批表"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    asked = [
        "申请人：陆寻舟",
        "因家庭困难，申请将罚款6000元分两期缴纳：2026年5月15日前缴3000元，2026年6月15日前缴3000元。",
    ]
    asked += ["申请人（签名）：陆寻舟  2026年5月8日", "审批意见：同意分期缴纳。何知远  2026年5月11日"]
    case.insert("decision_receipt", extra("instalment", "分期缴纳罚款申请审批表", list(asked), "2026-05-11"))
    case.controls = ["同住成年家属代收", "分期缴纳经批准"]
    return case


def clean_city() -> MadeCase:
    """Brackets of two kinds in the name, registration lifted on the last working day across a holiday, a defence answered."""
    options = {"heard": "当事人于2026年4月20日提出陈述申辩，请求从轻处罚，本机关经复核，认为理由成立，予以采纳。"}
    one = story("04-clean-city", "城管", 0, "云岫市青溪区综合行政执法局", "青综执", "随意堆放建筑垃圾", CITY, options=options,
                party="青檀（云岫）建设有限公司", code=firm("2QT2020"), fine=4000, capital="肆仟元整",
                days={"preserve": "2026-03-31", "preserve_done": "2026-04-10"},
                titles={"notice": "行政处罚意见告知书", "approval": "案件处理呈批表", "receipt": "送达回执"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.swap("closing", "青檀（云岫）建设有限公司", "青檀(云岫)建设有限公司")
    said = form(one, [["申辩人", one.party], ["申辩时间", "2026年4月20日9时00分至9时20分"]])
    said += [
        "申辩内容：首次违法，已清理完毕，请求从轻处罚。",
        "申辩人（签名）：顾南枝  2026年4月20日",
        f"记录人：{one.names()}",
    ]
    checked = [
        *form(one, [["当事人", one.party]]),
        "复核意见：当事人已清理完毕，申辩理由成立，予以采纳，建议罚款由5000元调整为4000元。",
    ]
    checked += [f"复核人：{one.names()}", "2026年4月22日"]
    papers = (
        extra("defence", "陈述申辩笔录", said, "2026-04-20"),
        extra("answer", "陈述申辩复核意见书", checked, "2026-04-22"),
    )
    case.insert("notice_receipt", *papers)
    case.swap("notice", "罚款人民币4000元（大写：肆仟元整）", "罚款人民币5000元（大写：伍仟元整）")
    case.controls = ["名称括号全角半角不同", "登记保存跨清明节恰为第7个工作日", "采纳申辩后减轻罚款"]
    return case


def late_market() -> MadeCase:
    one = market("05-market", 1, fine=120000, capital="壹拾贰万元整", options={"hearing": "1"},
                 days={"served": "2026-05-13", "paid": "2026-05-20", "closed": "2026-05-27"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("决定书超过七个工作日送达", "送达", "decision_receipt", "decision")
    case.swap("notice", "请自收到本告知书之日起五日内提出", "请自收到本告知书之日起三日内提出")
    case.plant("听证申请期写成三日", "听证", "notice")
    case.swap("notice", "罚款人民币壹拾贰万元整（￥120,000.00）", "罚款人民币壹拾万元整（￥100,000.00）")
    case.plant("决定罚款高于告知", "告知", "decision", "notice")
    case.swap("approval", "2026年04月27日", "2026年04月29日")
    case.plant("审批晚于决定", "审批", "approval", "decision")
    return case


def wrong_ecology() -> MadeCase:
    days = {"preserve": "2026-03-10", "preserve_done": "2026-03-20", "review": "2026-04-30"}
    one = story("06-ecology", "生态", 2, "云岫市生态环境局青溪分局", "云环青", "未在密闭空间进行喷漆作业", AIR, days=days,
                keeper="云岫市生态环境局", court="云岫市青溪区人民法院", fine=50000, capital="伍万元整")  # fmt: skip
    one.agency = "云岫市青溪区生态环境局"
    case = MadeCase(one, ordinary(one))
    case.move_before("review", "decision_receipt")
    case.plant("登记保存超过七日处理", "登记保存", "preserve_done", "preserve")
    case.plant("复议机关写成上一级主管部门", "复议", "decision")
    case.swap("decision", "六个月", "三个月")
    case.plant("起诉期限写成三个月", "起诉|诉讼", "decision")
    case.plant("法制审核晚于决定", "审核", "review", "decision")
    return case


def safety() -> MadeCase:
    one = story("07-safety", "应急", 0, "云岫市青溪区应急管理局", "青应急", "未按规定对从业人员进行安全生产教育培训", SAFE,
                fine=100000, capital="拾万元整", titles={"notice": "行政处罚事先告知书", "filing": "立案呈批表"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("达到听证线未告知听证", "听证", "notice", "decision")
    case.swap("inquiry", "林望舒（执法证号：03010117）、陆见山（执法证号：03010126）", "林望舒（执法证号：03010117）")
    case.swap("inquiry", "林望舒、陆见山", "林望舒")
    case.swap("inquiry", "陆见山", "林望舒")
    case.plant("询问只有一名执法人员", "两人|两名|执法人员", "inquiry")
    case.swap("report", "03010126", "03010162")
    case.plant("执法证号不一致", "证号", "report", "inspect")
    return case


def seized(one: Story, start: str, end: str, without: str = "") -> list[Paper]:
    """The papers of a seizure."""
    one.days.update({"seized": start, "released": end})
    number, other = one.number("扣", 4), one.number("解", 4)
    remedy = f"如不服本决定，可以自收到本决定书之日起六十日内向{one.keeper}申请行政复议，或者六个月内向{one.court}提起行政诉讼。"
    text = f"因当事人涉嫌{one.act}，依据《中华人民共和国行政强制法》第二十二条、{one.basis}的规定，决定对涉案车辆1辆予以扣押，"
    text += f"期限30日，自{one.day('seized')}起。保管地点：青溪停车场。"
    who = one.party if one.person else one.head
    goods: list[Block] = [
        [["序号", "名称", "数量"], ["1", "涉案车辆", "1辆"]],
        f"当事人（签名）：{who}",
        f"执法人员：{one.crew()}",
    ]
    seen = form(
        one,
        [
            ["时间", f"{one.day('seized')}10时00分至10时30分"],
            ["地点", one.address],
            ["当事人", one.party],
            ["执法人员", one.crew()],
        ],
    )
    seen += [
        "执法人员出示执法证件，当场告知采取扣押的理由、依据以及依法享有的权利和救济途径，并听取陈述和申辩。当事人无异议。"
    ]
    seen += [f"当事人（签名）：{who}  {one.day('seized')}", f"执法人员（签名）：{one.names()}"]
    back = [other, *one.party_block(), f"本机关决定自{one.day('released')}起解除扣押，退还涉案车辆1辆。"]
    back += [f"当事人领取签名：{who}", f"{one.agency}（印章）", one.day("released")]
    made = [
        extra(
            "seize_ok",
            "行政强制措施审批表",
            approval(one, "seized", [["强制措施", "扣押车辆1辆"]], "建议扣押。"),
            start,
        ),
        extra(
            "seize",
            "扣押决定书",
            [number, *one.party_block(), text, remedy, f"{one.agency}（印章）", one.day("seized")],
            start,
            number,
        ),
        extra("seize_list", "扣押物品清单", [*goods, one.day("seized")], start),
        extra("seize_record", "扣押现场笔录", seen, start),
        extra("release", "解除扣押决定书", back, end, other),
    ]
    return [paper for paper in made if paper.key != without]


def road() -> MadeCase:
    one = story(
        "08-road",
        "交通",
        1,
        "云岫市青溪区交通运输局",
        "青交",
        "未取得道路运输经营许可擅自从事货运经营",
        ROAD,
        fine=8000,
        capital="捌仟元整",
    )
    case = MadeCase(one, ordinary(one))
    case.insert("inspect", *seized(one, "2026-03-11", "2026-04-24", without="seize_list"))
    case.plant("扣押超过三十日", "三十日|期限", "release", "seize")
    case.plant("扣押无清单", "清单", "seize")
    case.swap("decision_receipt", "直接送达", "")
    case.plant("送达方式漏填", "送达方式", "decision_receipt")
    return case


def city() -> MadeCase:
    one = story("09-city", "城管", 2, "云岫市青溪区综合行政执法局", "青综执", "擅自设置户外广告", CITY, fine=3000, capital="叁仟元整",
                titles={"notice": "行政处罚意见告知书", "approval": "案件处理呈批表"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.swap("decision", "人民币叁仟元整", "人民币叁万元整")
    case.plant("大小写金额不一致", "大小写", "decision")
    case.swap("notice", "2026年4月15日", "2026年××月××日")
    case.plant("模板残留", "模板", "notice")
    case.swap("closing", one.code, one.code[:9] + "B" + one.code[10:])
    case.plant("信用代码不一致", "信用代码", "closing")
    return case


def farm() -> MadeCase:
    one = story("10-farm", "农业", 0, "云岫市青溪区农业农村局", "青农", "销售的种子标签内容不符合规定", SEED, fine=5000, capital="伍仟元整",
                titles={"notice": "行政处罚事先告知书", "inspect": "现场检查（勘验）笔录"},
                days={"decision": "2026-04-21", "approval": "2026-04-21", "served": "2026-04-22", "inquiry": "2026-03-10",
                      "paid": "2026-05-06", "closed": "2026-05-12"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.swap("inquiry", "14时10分", "10时10分")
    case.swap("inquiry", "15时05分", "11时05分")
    case.plant("检查与询问时间重叠", "重叠", "inquiry", "inspect")
    case.plant("告知期未满即决定", "告知期", "decision", "notice_receipt")
    case.swap("decision_receipt", "顾南枝", "")
    case.plant("送达回证未签收", "签", "decision_receipt")
    return case


def culture() -> MadeCase:
    one = story("11-culture", "文旅", 1, "云岫市文化和旅游局", "云文", "接纳未成年人进入营业场所", CULTURE, keeper="云岫市人民政府",
                party="云岫市听雨网络有限公司", code=firm("2TY3030"), fine=8000, capital="捌仟元整")  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.swap("decision_receipt", "云岫市听雨网络有限公司", "云岫市听云网络有限公司")
    case.plant("当事人名称不一致", "名称", "decision_receipt")
    case.swap("notice", "第四十四条、第四十五条", "第三十一条、第三十二条")
    case.plant("引用旧法条号", "旧法|条号", "notice")
    case.swap("report", "2026年4月8日", "2026年4月31日")
    case.plant("不存在的日期", "日期", "report")
    return case


def health() -> MadeCase:
    one = story("12-health", "卫健", 2, "云岫市青溪区卫生健康局", "青卫", "未取得卫生许可证擅自营业", HEALTH, fine=3000, capital="叁仟元整",
                days={"paid": "2026-05-13", "closed": "2026-05-11"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("未履行完毕即结案", "结案|履行", "closing", "payment")
    case.drop("filing")
    case.plant("无立案审批表", "立案", "")
    case.drop("notice_receipt")
    case.plant("告知书无送达凭证", "告知书有送达|告知.*送达", "notice", "")
    case.swap("decision", "到期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款。",
              "到期不缴纳的，每日按罚款数额的百分之五加处罚款。")  # fmt: skip
    case.plant("加处比例写成百分之五", "加处", "decision")
    return case


def fire() -> MadeCase:
    options = {"heard": "当事人于2026年4月17日提出陈述申辩，本机关经复核未予采纳，理由是事实清楚。"}
    one = story("13-fire", "消防", 0, "云岫市青溪区消防救援局", "青消", "占用疏散通道", FIRE, fine=30000, capital="叁万元整", options=options,
                days={"discussion": "2026-04-29"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    said: list[Block] = [
        *form(one, [["申辩人", one.party]]),
        "申辩内容：已整改，请求从轻。",
        "申辩人（签名）：顾南枝  2026年4月17日",
    ]
    checked: list[Block] = ["复核意见：事实清楚，不予采纳。", f"复核人：{one.names()}", "2026年4月20日"]
    case.insert("notice_receipt", extra("defence", "陈述申辩笔录", said, "2026-04-17"),
                extra("answer", "陈述申辩复核意见书", checked, "2026-04-20"))  # fmt: skip
    case.swap("notice", "罚款人民币30000元（大写：叁万元整）", "罚款人民币20000元（大写：贰万元整）")
    case.plant("申辩后加重", "加重|告知", "decision", "notice")
    case.move_before("discussion", "decision_receipt")
    case.plant("集体讨论晚于决定", "讨论", "discussion", "decision")
    case.swap("closing", "2026年5月18日", "2025年5月18日")
    case.plant("年份笔误", "年份|结案", "closing")
    return case


def insurance() -> MadeCase:
    days = {
        "approval": "2026-06-23",
        "decision": "2026-06-24",
        "served": "2026-06-26",
        "paid": "2026-07-03",
        "closed": "2026-07-10",
    }
    one = story("14-insurance", "医保", 1, "云岫市医疗保障局", "云医保", "重复收费", INSURE, fine=20000, capital="贰万元整", days=days,
                keeper="云岫市人民政府", party="云岫市安和医院有限公司", code=firm("2AH4040"))  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("超过九十日作出决定", "九十日", "decision", "filing")
    case.swap("notice", "第三十八条第三项", "第三十九条第一项")
    case.plant("处罚依据与告知不同", "依据", "decision", "notice")
    case.swap("decision", "罚款人民币贰万元整", "没收违法所得500元；罚款人民币贰万元整")
    case.plant("决定多出没收违法所得", "种类|告知", "decision", "notice")
    return case


def labour() -> MadeCase:
    one = story("15-labour", "劳动", 0, "云岫市青溪区人力资源和社会保障局", "青人社", "未依法支付加班工资", LABOUR, fine=10000, capital="壹万元整",
                days={"closed": "2026-11-23", "applied": "2026-11-18"}, options={"done": "已向人民法院申请强制执行。"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.drop("payment")
    said = [one.number("申执", 3), f"{one.court}：", f"申请人：{one.agency}", f"被申请人：{one.party}"]
    said += [
        f"申请人于2026年4月28日作出{one.number('罚', 33)}《行政处罚决定书》，被申请人逾期未履行，特申请强制执行罚款10000元。"
    ]
    case.insert(
        "decision_receipt",
        extra("apply", "行政强制执行申请书", [*said, f"{one.agency}（印章）", "2026年11月18日"], "2026-11-18"),
    )
    case.plant("申请强制执行前未催告", "催告", "apply", "")
    heard = [
        *form(one, [["申辩人", one.party]]),
        "申辩内容：加班费已补发，请求免予处罚。",
        "申辩人（签名）：顾南枝  2026年4月20日",
    ]
    case.insert("notice_receipt", extra("defence", "陈述申辩书", list(heard), "2026-04-20"))
    case.swap("decision", "当事人在规定期限内未提出陈述、申辩意见。", "当事人收到告知书。")
    case.plant("申辩未复核未回应", "申辩", "defence", "decision", "")
    case.swap("review", "沈清和", "林望舒")
    case.plant("审核人与承办人为同一人", "审核", "review")
    return case


def contents_market() -> MadeCase:
    one = market("16-market", 2, fine=20000, capital="贰万元整", days={"filing": "2026-04-07", "inquiry": "2026-04-08", "end": "2026-04-10"},
                 options={"paid": "15000", "paid.capital": "壹万伍仟元整"})  # fmt: skip
    case = MadeCase(one, ordinary(one))
    case.plant("立案超过十五个工作日", "立案", "filing", "source")
    case.plant("缴款与决定不符", "缴款", "payment", "decision")
    case.swap("decision", f"六十日内向{one.keeper}申请行政复议", f"三十日内向{one.keeper}申请行政复议")
    case.plant("复议期限写成三十日", "复议", "decision")
    case.swap("decision", f"向{one.court}提起", "向人民法院提起")
    case.plant("法院名称不具体", "法院", "decision")
    return case


def all_cases() -> Iterator[MadeCase]:
    """The sixteen cases."""
    clean = (clean_market, clean_ecology, clean_road, clean_city)
    faulty = (
        late_market,
        wrong_ecology,
        safety,
        road,
        city,
        farm,
        culture,
        health,
        fire,
        insurance,
        labour,
        contents_market,
    )
    for make in (*clean, *faulty):
        yield make()
