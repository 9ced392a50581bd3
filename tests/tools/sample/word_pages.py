"""The Word documents of the practice case."""

from __future__ import annotations

from tests.tools.sample import facts as f
from tests.tools.sample.copies import scene_photo
from tests.tools.sample.word import CENTRE, FANGSONG, HEI, KAI, Page

PEOPLE = "、".join(f"{n}（{c}）" for n, c in zip(f.OFFICERS, f.CARDS, strict=True))
TEAM = "、".join(f.OFFICERS)
FOUR = (38, 46, 26, 46)
TWO = (38, 118)


def _signed(*lines: str) -> str:
    return "\n".join(lines)


def cover() -> bytes:
    page = Page()
    for _ in range(2):
        page.line("")
    page.title(f.AGENCY, 24)
    page.title("行 政 处 罚 案 卷", 32)
    page.line("（普通程序）", FANGSONG, 18, CENTRE)
    page.line("")
    last = max(until for _first, until in f.folios().values())
    page.form(
        [
            ["案件名称", f.TITLE], ["行政处罚决定书文号", f.DECISION_NO], ["当事人", f.PARTY], ["办案机构", f.SECTION],
            ["承办人", TEAM], ["立案日期", f.chinese("2026-03-12")], ["结案日期", f.chinese("2026-05-27")],
            ["处理结果", "罚款40000元，已缴清"], ["归档日期", f.chinese("2026-06-08")], ["归档号", "2026-0025"], ["保管期限", "30年"],
            ["件数和页数", f"本卷共{len(f.folios())}件{last}页"],
        ],
        (48, 108), [13] * 12,
    )  # fmt: skip
    return page.save()


CONTENTS_LEFT_OUT = "20-复查笔录.pdf"  # a planted mistake: the volume holds it, the list does not


def contents() -> bytes:
    page = Page()
    page.title("卷 内 目 录", 22)
    rows = [["序号", "文书名称", "文号", "日期", "页号"]]
    numbers = {
        "04": f.FILING_NO, "07": f.PRESERVE_NO, "08": f.CORRECTION_NO, "18": f.PRESERVE_DECISION_NO, "23": f.REVIEW_NO,
        "24": f.NOTICE_NO, "30": f.DECISION_NO,
    }  # fmt: skip
    places = f.folios()
    for name, _pages, title, day in f.FILES:
        if not title or name == CONTENTS_LEFT_OUT:
            continue
        first, last = places[name]
        folio = str(first) if first == last else f"{first}-{last}"
        rows.append([str(len(rows)), title, numbers.get(name[:2], ""), day, folio])
    rows.append(["", "现场检查录音（节选），光盘一张，存卷末袋内", "", "2026-03-10", ""])
    page.form(rows, (13, 66, 44, 25, 16), [8] * len(rows))
    return page.save()


def registration() -> bytes:
    page = Page()
    page.title("案件来源登记表", above=f.AGENCY)
    page.form(
        [
            ["登记编号", "槐市监案源〔2026〕31号", "登记时间", "2026年3月10日"],
            ["案件来源", "☑监督检查　□投诉　□举报　□其他部门移送　□上级交办　□其他"],
            ["涉嫌违法主体", f.PARTY],
            ["统一社会信用代码", f.PARTY_CODE, "法定代表人", f.LEGAL],
            ["住所", f.ADDRESS, "联系电话", "0716-5550188"],
            [
                "主要情况",
                "2026年3月10日9时20分，本局执法人员对该单位进行日常监督检查，发现1台CPC30型叉车正在装卸板材，使用标志载明下次检验日期为"
                "2025年11月30日，现场不能提供此后的定期检验合格报告，涉嫌使用未经定期检验的特种设备。已制作现场检查笔录，拍摄照片3张，"
                "先行登记保存日常检查记录本2册、维护保养合同1份，并责令停止使用。",
            ],
            ["登记人意见", _signed("建议核查后立案。", f"~登记人：{TEAM}　2026年3月10日")],
            ["承办机构意见", _signed("同意，请两日内提出立案意见。", f"~{f.SECTION_HEAD}　2026年3月10日")],
            ["附件", "现场检查笔录1份；现场照片3张"],
        ],
        FOUR, [11, 11, 11, 11, 11, 58, 24, 24, 12],
    )  # fmt: skip
    return page.save()


def filing() -> bytes:
    page = Page()
    page.title("立案审批表", above=f.AGENCY, number=f.FILING_NO)
    page.form(
        [
            ["案由", f"{f.PARTY}涉嫌{f.CAUSE}"],
            ["案件来源", "监督检查", "发现时间", "2026年3月10日"],
            ["当事人", f.PARTY, "法定代表人", f.LEGAL],
            ["统一社会信用代码", f.PARTY_CODE, "住所", f.ADDRESS],
            [
                "案情简介",
                "2026年3月10日，执法人员在该单位板材生产车间北门装卸区检查，发现1台CPC30型平衡重式叉车正在装卸板材，"
                "车身使用标志载明下次检验日期为2025年11月30日，该单位不能提供此后的定期检验合格报告。该行为涉嫌违反"
                f"{f.BREACH}的规定，属于本局管辖，违法行为在二年内被发现，符合立案标准。",
            ],
            ["承办人意见", _signed("建议立案，由我二人承办。", f"~{TEAM}　2026年3月11日")],
            ["承办机构负责人意见", _signed("拟同意立案。", f"~{f.SECTION_HEAD}")],
            ["行政机关负责人意见", _signed("同意立案。", f"~{f.DEPUTY}　2026年3月12日")],
        ],
        FOUR, [12, 12, 12, 12, 60, 26, 26, 26],
    )  # fmt: skip
    return page.save()


def preserve_approval() -> bytes:
    page = Page()
    page.title("先行登记保存证据审批表", above=f.AGENCY)
    page.form(
        [
            ["案由", f"涉嫌{f.CAUSE}"],
            ["当事人", f.PARTY, "现场负责人", f.AGENT],
            ["证据所在地", f"{f.ADDRESS}车间办公室"],
            ["拟登记保存的证据", "叉车日常检查记录本2册（2025年、2026年各1册）；叉车维护保养合同1份"],
            ["理由和依据", "上述记录能够证明涉案叉车在检验有效期届满后的使用情况，由当事人保管，可能灭失。"
                "依据《中华人民共和国行政处罚法》第五十六条，建议先行登记保存。"],
            ["承办人意见", _signed("建议先行登记保存，就地封存。", f"~{TEAM}　2026年3月10日9时52分（移动办案终端报批）")],
            ["承办机构负责人意见", _signed("同意。", f"~{f.SECTION_HEAD}　2026年3月10日9时58分")],
            ["行政机关负责人意见", _signed("批准。", f"~{f.DEPUTY}　2026年3月10日10时08分")],
        ],
        FOUR, [12, 12, 12, 18, 34, 28, 28, 28],
    )  # fmt: skip
    return page.save()


def photos() -> bytes:
    page = Page(header=f"{f.TITLE}　证据材料")
    page.title("现 场 照 片", 20)
    for number, (near, what) in enumerate(
        ((False, "涉案叉车在车间北门装卸区作业的情况"), (True, "涉案叉车外观、铭牌位置")), 1
    ):
        page.picture(scene_photo(number * 6, near), 104)
        page.form(
            [
                ["照片", f"第{number}张，共3张（第3张另附）", "证明内容", what],
                ["拍摄时间", f"2026年3月10日9时{30 + number * 6}分", "拍摄地点", "板材生产车间北门装卸区"],
                ["拍摄人", f"~{f.OFFICERS[1]}", "见证（确认）人", f"~{f.AGENT}　2026年3月10日"],
            ],
            FOUR, [9, 9, 9],
        )  # fmt: skip
        page.line("", spacing=8)
    return page.save()


QUESTIONS = (
    ("我们是澜溪市槐川区市场监督管理局执法人员，这是我们的执法证件，请你确认。", "看清楚了，没有异议。"),
    ("你有申请回避、陈述和申辩的权利，应当如实回答询问，不得作虚假陈述。你是否申请我们回避？", "不申请回避。"),
    (
        "请介绍你的身份。",
        f"我是{f.PARTY}的执行董事、经理，法定代表人。公司2018年成立，现有员工二十八人，主要做板材加工。",
    ),
    ("涉案叉车是什么情况？", "公司只有这一台叉车，2023年7月买的，型号CPC30，当月办了使用登记，产权是公司的。"),
    ("叉车检验有效期到什么时候？", "到2025年11月30日。3月10日你们检查以后我去看了使用标志，确认是这个日期。"),
    ("到期以后有没有申请检验？", "没有按时申请。2026年2月25日车间在检验所网上预约过，没有收到检验通知，也没有再去催。"),
    ("到期以后叉车是否继续使用？", "2025年12月1日到2026年3月10日一直在用，每个工作日都用，用来在厂里装卸板材。"),
    ("使用叉车是否向客户收取装卸费？", "不收。只在厂内用，板材价格里不单算装卸费，没有这方面的收入。"),
    ("公司有没有特种设备安全管理人员？", "有，由车间主任焦大川兼管，建了日常检查记录，到期报检这件事疏忽了。"),
    ("是否因此发生过事故？是否因特种设备被处罚过？", "没有发生事故，也没有被处罚过。"),
    ("责令停止使用后采取了什么措施？", "当天停用上锁，租用一台检验合格的叉车周转，已经报检，检验所安排在3月27日。"),
    ("对先行登记保存的证据有没有异议？", "没有异议。"),
    ("你还有什么需要补充？", "我们认识到问题，愿意接受处理，请考虑小企业的困难。"),
)


def inquiry() -> bytes:
    page = Page(header=f.AGENCY, numbered=True)
    page.title("询 问 笔 录", 20)
    page.form(
        [
            ["询问时间", "2026年3月17日9时05分至10时12分", "询问地点", "本局第一询问室"],
            ["被询问人", f"{f.LEGAL}，男，47岁", "证件号码", f.LEGAL_ID],
            ["工作单位及职务", f"{f.PARTY}法定代表人", "与本案关系", "当事人的法定代表人"],
            ["询问人", f"{f.OFFICERS[0]}（{f.CARDS[0]}）", "记录人", f"{f.OFFICERS[1]}（{f.CARDS[1]}）"],
        ],
        FOUR, [10] * 4,
    )  # fmt: skip
    page.line("", spacing=6)
    for question, answer in QUESTIONS:
        page.body(f"问：{question}", size=13, spacing=23)
        page.body(f"答：{answer}", KAI, 13, 23)
    page.body("（以下空白）", size=13, spacing=23)
    page.line("以上笔录我已看过，与我说的一致。", KAI, 14)
    page.signed("被询问人（逐页签名）：", f"{f.LEGAL}（第1页）　{f.LEGAL}（第2页）", "2026年3月17日", 12)
    page.signed("询问人、记录人（签名）：", "　".join(f.OFFICERS), "2026年3月17日", 12)
    return page.save()


def investigation_report() -> bytes:
    page = Page(numbered=True)
    page.title("案件调查终结报告", above=f.AGENCY)
    page.form([["案由", f.TITLE], ["立案文号", f"{f.FILING_NO}，2026年3月12日"], ["承办人", PEOPLE]], TWO, [10] * 3)
    page.line("", spacing=6)
    small = {"size": 14.0, "spacing": 24.0}
    page.body(
        f"一、当事人基本情况。当事人：{f.PARTY}；统一社会信用代码：{f.PARTY_CODE}；住所：{f.ADDRESS}；法定代表人：{f.LEGAL}。",
        **small,
    )
    page.body(
        "二、调查经过。2026年3月10日现场检查，先行登记保存证据并责令改正；3月12日立案；3月16日、17日询问；3月20日处理先行登记保存的证据；"
        "3月31日复查。",
        **small,
    )
    page.body(f"三、违法事实。{f.FACTS}", **small)
    page.body(
        "四、证据及证明内容。"
        + "；".join(f"{n}．{name}，{proves}" for n, (name, proves) in enumerate(f.EVIDENCE, 1))
        + "。",
        **small,
    )
    page.body(f"五、定性和法律依据。当事人的行为违反了{f.BREACH}。依据{f.GROUND}，{f.RULE_TEXT}。", **small)
    page.body(
        "六、裁量理由。经查询本局行政处罚信息，当事人两年内没有同类违法记录，系初次违法；被查处当日停止使用，3月27日检验合格，"
        "没有造成危害后果；主动提供检查记录和合同。根据《中华人民共和国行政处罚法》第三十二条第一项和本局公布的特种设备行政处罚裁量基准，"
        "建议从轻处罚，罚款幅度为三万元以上十一万元以下。",
        **small,
    )
    page.body(
        "七、处理建议。罚款人民币50000元。当事人没有违法所得；未达到《市场监督管理行政处罚听证办法》第五条规定的对法人罚款十万元的听证数额，不适用听证程序；不涉嫌犯罪。",
        **small,
    )
    page.line("")
    page.signed("承办人（签名）：", "　".join(f.OFFICERS), "2026年4月7日", 14)
    return page.save()


def legal_review() -> bytes:
    page = Page()
    page.title("法制审核意见书", above=f.AGENCY, number=f.REVIEW_NO)
    page.form(
        [
            ["案件名称", f.TITLE],
            ["送审机构", f.SECTION, "送审日期", "2026年4月8日"],
            ["承办人", TEAM, "审核人员", f.REVIEWER],
            ["审核类别", "列入本局重大执法决定法制审核目录（特种设备类处罚）"],
            [
                "审核意见",
                _signed(
                    "一、主体和权限：本局对本案有管辖权，承办人员两人以上，均持有执法证件。",
                    "二、事实和证据：使用未经定期检验的叉车事实清楚，证据充分，相互印证。",
                    "三、适用法律和裁量：定性条款、处罚条款准确，属于从轻情形，建议数额在裁量幅度内。",
                    "四、程序：立案、取证、先行登记保存程序已经履行；先行登记保存的处理日期请承办机构核对。",
                    "五、文书：制作基本规范。　六、不涉嫌犯罪，不需要移送。",
                ),
            ],
            ["审核结论", _signed("同意承办机构的处理建议，可以告知当事人。", f"~审核人：{f.REVIEWER}　2026年4月13日")],
            ["法制机构负责人意见", _signed("同意审核意见。", "~程知节　2026年4月13日")],
        ],
        FOUR, [12, 12, 12, 12, 82, 28, 26],
    )  # fmt: skip
    return page.save()


def statement() -> bytes:
    page = Page()
    page.title("陈述申辩笔录", above=f.AGENCY)
    page.form(
        [
            ["时间", "2026年4月20日14时30分至15时10分", "地点", "本局第一询问室"],
            ["陈述申辩人", f"{f.LEGAL}（法定代表人）", "证件号码", f.LEGAL_ID],
            ["记录人", f"{f.OFFICERS[1]}（{f.CARDS[1]}）", "在场人员", f"{f.OFFICERS[0]}（{f.CARDS[0]}）"],
        ],
        FOUR, [11] * 3,
    )  # fmt: skip
    page.line("", spacing=6)
    size = {"size": 14.0, "spacing": 25.0}
    page.body(f"陈述申辩人收到{f.NOTICE_NO}行政处罚告知书后，提出以下意见：", **size)
    page.body(
        "一、公司在2026年2月25日通过检验所网站预约过检验，提交预约页面打印件一张，之后没有收到检验通知，公司有主动报检的意愿。",
        KAI,
        **size,
    )
    page.body("二、3月10日被责令停止使用后，公司当天停用，3月27日检验合格，没有造成后果，请求从轻处罚。", KAI, **size)
    page.body("三、公司是小企业，今年订单减少，5万元罚款难以承受，请求免予处罚。", KAI, **size)
    page.body("问：以上意见是否完整？是否还有其他事实、理由和证据？", **size)
    page.body("答：完整，没有其他的。", KAI, **size)
    page.body("（以下空白）", **size)
    page.line("以上记录我已看过，与我所说一致。", KAI, 15)
    page.signed("陈述申辩人（签名）：", f.LEGAL, "2026年4月20日")
    page.signed("记录人、在场人员（签名）：", f"{f.OFFICERS[1]}　{f.OFFICERS[0]}", "2026年4月20日", 13)
    page.line("附：检验预约页面打印件1张（与原件核对一致）。", size=13)
    return page.save()


def statement_review() -> bytes:
    page = Page()
    page.title("陈述申辩复核意见", above=f.AGENCY)
    page.form([["案件名称", f.TITLE], ["当事人", f"{f.PARTY}　陈述申辩日期：2026年4月20日"]], TWO, [11, 11])
    page.line("", spacing=6)
    page.body("经对当事人提出的事实、理由和证据逐项复核，意见如下：")
    page.body(
        "一、关于2月25日预约检验。经向澜溪市特种设备检验所核实，确有预约记录，但预约时检验有效期已经届满近三个月，且预约未完成缴费，"
        "不属于有效报检，不影响违法事实的认定，不予采纳。"
    )
    page.body(
        "二、关于停用并检验合格、请求从轻。经复查属实，符合从轻处罚情形，予以采纳，建议将罚款由50000元调整为40000元。"
    )
    page.body(
        "三、关于经营困难、请求免予处罚。经营困难不是法定的不予处罚情形，不予采纳；当事人确有困难的，可以依法申请延期或者分期缴纳罚款。"
    )
    page.line("")
    page.signed("复核人：", "　".join(f.OFFICERS), "2026年4月23日")
    page.signed("承办机构负责人：", f"同意。{f.SECTION_HEAD}", "2026年4月23日")
    page.signed("法制机构：", f"同意复核意见。{f.REVIEWER}", "2026年4月23日")
    return page.save()


def discussion() -> bytes:
    page = Page(numbered=True)
    page.title("案件集体讨论记录", above=f.AGENCY)
    page.form(
        [
            ["案件名称", f.TITLE],
            ["讨论时间", "2026年4月24日9时30分至10时20分", "讨论地点", "本局三楼会议室"],
            ["主持人", f"{f.DIRECTOR}（局长）", "记录人", f.CLERK],
            ["参加人员", f"{f.DIRECTOR}（局长）、{f.DEPUTY}（副局长）、{f.MEMBERS[2]}（副局长）、{f.MEMBERS[3]}（总工程师）"],
            ["列席人员", f"{TEAM}（承办人，汇报案情，不参加表决）、{f.REVIEWER}（法制审核人员）"],
        ],
        FOUR, [11] * 5,
    )  # fmt: skip
    page.line("", spacing=6)
    size = {"size": 14.0, "spacing": 25.0}
    page.body(
        f"{f.OFFICERS[0]}汇报：{f.FACTS}当事人的行为违反{f.BREACH}，依据{f.GROUND}应当处三万元以上三十万元以下罚款。告知拟罚款50000元后，当事人于4月20日提出三项陈述申辩意见，复核意见建议采纳第二项。",
        **size,
    )
    page.body(
        f"{f.REVIEWER}：法制审核意见为同意承办机构的处理建议；当事人申辩后的复核意见已经会签，没有新的违法事实。",
        **size,
    )
    page.body(f"{f.DEPUTY}：事实清楚，证据充分。当事人整改及时，同意从轻，罚款数额降为40000元与情节相当。", **size)
    page.body(
        f"{f.MEMBERS[2]}：同意定性和处罚依据。小企业被查处后停用到位，罚款40000元合适。请承办科室回访安全管理制度。",
        **size,
    )
    page.body(f"{f.MEMBERS[3]}：从技术上看，叉车检验合格，没有发现影响安全的缺陷，同意从轻，罚款40000元。", **size)
    page.body(f"{f.DIRECTOR}：同意各位意见。请承办机构按期送达决定书，并告知可以申请延期、分期缴纳。", **size)
    page.body("结论：一致同意对当事人从轻处罚，罚款人民币40000元。", HEI, **size)
    page.line("")
    page.signed("参加人员（签名）：", f"{f.DIRECTOR}　{f.DEPUTY}　{f.MEMBERS[2]}", size=14)
    page.signed("记录人（签名）：", f.CLERK, "2026年4月24日", 14)
    return page.save()


def decision_approval() -> bytes:
    page = Page()
    page.title("行政处罚决定审批表", above=f.AGENCY)
    page.form(
        [
            ["案件名称", f.TITLE],
            ["当事人", f.PARTY, "法定代表人", f.LEGAL],
            ["立案日期", "2026年3月12日", "告知送达日期", "2026年4月15日"],
            ["违法事实和依据", f"2025年12月1日至2026年3月10日使用未经定期检验的CPC30型叉车1台，违反{f.BREACH}。"],
            ["陈述申辩情况", "当事人于2026年4月20日提出三项意见，采纳第二项，不采纳第一、三项，理由见复核意见。没有举行听证。"],
            ["拟处罚内容", f"依据{f.GROUND}，从轻处罚，罚款人民币40000元（肆万元整）。"],
            ["承办人意见", _signed("建议按集体讨论意见作出处罚决定。", f"~{TEAM}　2026年4月24日")],
            ["承办机构负责人意见", _signed("同意。", f"~{f.SECTION_HEAD}　2026年4月24日")],
            ["行政机关负责人意见", _signed("同意，作出处罚决定。", f"~{f.DIRECTOR}　2026年4月24日")],
        ],
        FOUR, [11, 11, 11, 24, 22, 18, 24, 24, 24],
    )  # fmt: skip
    return page.save()


def closing() -> bytes:
    page = Page()
    page.title("结案审批表", above=f.AGENCY)
    page.form(
        [
            ["案件名称", f.TITLE],
            ["当事人", f.PARTY],
            ["处罚决定书文号", f.DECISION_NO, "决定日期", "2026年4月24日"],
            ["送达日期", "2026年5月11日", "公示日期", "2026年5月15日"],
            ["处罚内容", "罚款人民币40000元"],
            ["执行情况", "当事人于2026年5月20日缴清罚款40000元，缴款凭证附卷。违法行为已于2026年3月31日复查改正完毕。"],
            ["复议诉讼情况", "当事人未申请行政复议，未提起行政诉讼（截至结案审批之日）。"],
            ["承办人意见", _signed("处罚决定已经执行完毕，建议结案。", f"~{TEAM}　2026年5月25日")],
            ["承办机构负责人意见", _signed("同意。", f"~{f.SECTION_HEAD}　2026年5月26日")],
            ["行政机关负责人意见", _signed("同意结案。", f"~{f.DEPUTY}　2026年5月27日")],
        ],
        FOUR, [11, 11, 11, 11, 11, 22, 16, 24, 24, 24],
    )  # fmt: skip
    return page.save()


def file_notes() -> bytes:
    page = Page()
    page.title("卷 内 备 考 表", 22)
    last = max(until for _first, until in f.folios().values())
    page.form(
        [
            ["本卷情况说明", f"本卷共{len(f.folios())}件{last}页，另有现场检查录音（节选）一件，随卷保存。"
                "执法记录仪原始录像存本局音像资料库，编号20260310-0045。各页页码由办案系统按卷内目录连续编制。"],
            ["立卷人", ""],
            ["检查人", f"~{f.SECTION_HEAD}"],
            ["立卷时间", "2026年6月8日"],
        ],
        TWO, [120, 14, 14, 14],
    )  # fmt: skip
    return page.save()


MAKERS = {
    "01": cover, "02": contents, "03": registration, "04": filing, "06": preserve_approval, "13": photos, "17": inquiry,
    "22": investigation_report, "23": legal_review, "26": statement, "27": statement_review, "28": discussion,
    "29": decision_approval, "34": closing, "35": file_notes,
}  # fmt: skip
