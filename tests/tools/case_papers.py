"""Papers of made-up case files in three ways of writing, none of them the program's own templates."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

Row = list[str]
Block = str | list[Row]


@dataclass
class Paper:
    """A paper: paragraphs and tables, and whether it comes as Word, PDF or scan."""

    key: str
    title: str
    blocks: list[Block] = field(default_factory=list)
    number: str = ""
    day: str = ""
    form: str = "docx"
    pages: int = 1
    first: int = 0


@dataclass
class Story:
    """What happened in a case; `days` are ISO dates by event, `options` what else its papers need to know."""

    name: str
    sector: str
    style: int  # 0 form tables, 1 narrative lines, 2 tick boxes
    agency: str
    short: str
    party: str
    code: str
    head: str
    address: str
    act: str
    facts: str
    violated: str
    basis: str
    penalty: str
    fine: int
    capital: str
    days: dict[str, str]
    titles: dict[str, str]
    person: bool = False
    officers: tuple[tuple[str, str], ...] = (("林望舒", "03010117"), ("陆见山", "03010126"))
    keeper: str = "云岫市青溪区人民政府"
    court: str = "云岫市青溪区人民法院"
    options: dict[str, str] = field(default_factory=dict)

    def day(self, event: str) -> str:
        """2026年3月2日, or what the style writes."""
        moment = date.fromisoformat(self.days[event])
        return f"{moment.year}年{moment.month}月{moment.day}日"

    def short_day(self, event: str) -> str:
        """The date as tables of this style write it."""
        moment = date.fromisoformat(self.days[event])
        kinds = (self.day(event), f"{moment.year}年{moment.month:02}月{moment.day:02}日", f"{moment:%Y-%m-%d}")
        return kinds[self.style]

    def year(self) -> str:
        return self.days["decision"][:4]

    def number(self, word: str, serial: int) -> str:
        left, right = ("〔", "〕") if self.style != 2 else ("[", "]")
        return f"{self.short}{word}{left}{self.year()}{right}{serial}号"

    def crew(self) -> str:
        """The officers as this style lists them."""
        if self.style == 0:
            return "、".join(f"{name}（执法证号：{number}）" for name, number in self.officers)
        if self.style == 1:
            return "，".join(f"{name} 执法证号{number}" for name, number in self.officers)
        return "  ".join(f"{name}（{number}）" for name, number in self.officers)

    def names(self) -> str:
        return "、".join(name for name, _ in self.officers)

    def case_name(self) -> str:
        return f"{self.party}{self.act}案"

    def title(self, key: str, usual: str) -> str:
        return self.titles.get(key, usual)

    def money(self) -> str:
        forms = (
            f"罚款人民币{self.fine}元（大写：{self.capital}）",
            f"罚款人民币{self.capital}（￥{self.fine:,}.00）",
            f"处以罚款{self.fine}元（人民币{self.capital}）",
        )
        return forms[self.style]

    def party_rows(self) -> list[Row]:
        number = "公民身份号码" if self.person else "统一社会信用代码"
        rows = [["当事人", self.party], [number, self.code], ["住所（住址）", self.address]]
        return rows if self.person else [*rows, ["法定代表人（负责人）", self.head]]

    def party_block(self) -> list[Block]:
        if self.style == 1:
            return [f"{label}：{value}" for label, value in self.party_rows()]
        return [self.party_rows()]


def form(story: Story, rows: list[Row]) -> list[Block]:
    """Rows as a table, or as lines in the narrative style."""
    return [f"{label}：{text}" for label, text in rows] if story.style == 1 else [rows]


def approval(story: Story, event: str, head: list[Row], said: str) -> list[Block]:
    """A form of three opinions."""
    day = story.short_day(event)
    tick = "☑同意 □不同意 " if story.style == 2 else ""
    rows = [
        *story.party_rows(),
        *head,
        ["承办人意见", f"{said}承办人：{story.names()}  {day}"],
        ["承办机构意见", f"{tick}同意承办人意见。周砚秋  {day}"],
        ["机关负责人意见" if story.style != 1 else "负责人审批意见", f"{tick}同意。何知远  {day}"],
    ]
    return form(story, rows)


def record(story: Story, kind: str, event: str, hours: tuple[str, str], text: list[str]) -> list[Block]:
    """A record of inspection or questioning."""
    day = story.day(event)
    who = {"inspect": ("被检查人", "检查人"), "inquiry": ("被询问人", "询问人")}[kind]
    where = story.address if kind == "inspect" else f"{story.agency}询问室"
    verb = "检查" if kind == "inspect" else "询问"
    asked = story.party if kind == "inspect" else (story.party if story.person else story.head)
    times = (f"{day}{hours[0]}至{day}{hours[1]}", f"{day}{hours[0]}至{hours[1]}", f"{day} {hours[0]} 至 {hours[1]}")
    head = form(
        story,
        [
            [f"{verb}时间", times[story.style]],
            [f"{verb}地点", where],
            [who[0], asked],
            [f"{who[1]}", story.crew()],
            ["记录人", story.officers[-1][0]],
        ],
    )
    shown = (
        f"我们是{story.agency}的执法人员{story.crew()}，这是我们的执法证件，请过目。"
        "你有权申请回避，有权进行陈述和申辩，并有如实回答、配合调查的义务。"
    )
    answer = "执法证件已看清，不申请回避。"
    talk = (
        [f"问：{shown}是否听清？", f"答：{answer}"]
        if kind == "inquiry"
        else [f"告知事项：{shown}", f"当事人意见：{answer}"]
    )
    end = [
        "以上笔录我看过，与我说的一致。" if kind == "inquiry" else "以上笔录经核对，与现场情况一致。",
        f"{who[0]}（签名）：{story.party if story.person else story.head}    {day}",
        f"{who[1]}（签名）：{story.names()}    {day}",
    ]
    return [*head, *talk, *text, *end]


def receipt(story: Story, document: str, number: str, event: str) -> list[Block]:
    """A receipt of service."""
    how = story.options.get(f"{event}.how", "直接送达")
    ways = f"☑{how} □邮寄送达 □公告送达" if story.style == 2 and how == "直接送达" else how
    sign = story.options.get(f"{event}.signed", story.party if story.person else story.head)
    rows = [
        ["受送达人", story.party],
        ["送达文书名称及文号", f"《{document}》{number}"],
        ["送达地点", story.address],
        ["送达方式", ways],
        ["送达人", story.crew() if story.style != 1 else story.names()],
        ["收件时间" if story.style == 0 else "送达时间", f"{story.day(event)}10时20分"],
        ["受送达人（签名或者盖章）", sign],
        ["代收人与受送达人关系", story.options.get(f"{event}.relation", "")],
        ["备注", story.options.get(f"{event}.note", "")],
    ]
    return [*form(story, rows), f"{story.agency}（印章）"]


def notice(story: Story, number: str) -> list[Block]:
    """A notice before the penalty."""
    right = "依据《中华人民共和国行政处罚法》第四十四条、第四十五条的规定，你（单位）有权进行陈述和申辩。"
    term = "请自收到本告知书之日起五个工作日内提出，逾期未提出的，视为放弃上述权利。"
    if story.options.get("hearing"):
        right = "依据《中华人民共和国行政处罚法》第四十四条、第四十五条、第六十三条、第六十四条的规定，你（单位）有权进行陈述、申辩并要求举行听证。"
        term = "请自收到本告知书之日起五日内提出，逾期视为放弃陈述、申辩和要求听证的权利。"
    said = (
        f"本机关拟对你（单位）作出如下行政处罚：{story.penalty}{story.money()}。",
        f"现拟作出以下处罚：{story.penalty}{story.money()}。",
        f"拟给予{story.penalty}{story.money()}的行政处罚。",
    )[story.style]
    return [
        number,
        f"{story.party}：",
        f"经查，{story.facts}",
        f"上述行为违反了{story.violated}的规定，依据{story.basis}的规定，{said}",
        right,
        term,
        "联系人：林望舒    联系电话：0571-81110001    联系地址：云岫市青溪区听泉路18号",
        f"{story.agency}（印章）",
        story.day("notice"),
    ]


def decision(story: Story, number: str, notice_number: str) -> list[Block]:
    """A decision."""
    heard = story.options.get("heard", "当事人在规定期限内未提出陈述、申辩意见。")
    if story.options.get("hearing") and "heard" not in story.options:
        heard = "当事人在规定期限内未提出陈述、申辩意见，也未要求听证。"
    told = f"{story.day('notice_served')}，本机关向当事人送达了《{story.title('notice', '行政处罚告知书')}》（{notice_number}），{heard}"
    pay = (
        "当事人应当自收到本决定书之日起十五日内，到云岫银行青溪支行缴纳罚款，也可以通过电子支付系统缴纳。到期不缴纳的，"
        "依据《中华人民共和国行政处罚法》第七十二条第一款第一项的规定，每日按罚款数额的百分之三加处罚款。"
    )
    remedy = (
        f"如不服本决定，可以自收到本决定书之日起六十日内向{story.keeper}申请行政复议，"
        f"也可以自收到本决定书之日起六个月内向{story.court}提起行政诉讼。行政复议、行政诉讼期间，本决定不停止执行。"
    )
    clues = ("现场检查笔录", "询问笔录", "现场照片", "主体资格证明")
    return [
        number,
        *story.party_block(),
        f"{story.facts}",
        "以上事实有下列证据证明：" + "；".join(f"{order}.{one}1份" for order, one in enumerate(clues, 1)) + "。",
        told,
        f"本机关认为，当事人的上述行为违反了{story.violated}的规定。",
        "当事人积极配合调查，主动改正，参照本省行政处罚裁量基准，属于从轻情节。",
        f"依据{story.basis}的规定，责令当事人改正违法行为，并作出如下行政处罚：{story.penalty}{story.money()}。",
        pay,
        remedy,
        "逾期不申请行政复议，也不提起行政诉讼，又不履行本决定的，本机关将依法申请人民法院强制执行。",
        f"{story.agency}（印章）",
        story.day("decision"),
    ]


def ordinary(story: Story) -> list[Paper]:
    """The papers of an ordinary penalty without special steps."""
    made: list[Paper] = []

    def add(key: str, usual: str, blocks: list[Block], event: str, number: str = "", kind: str = "docx") -> None:
        day = story.days.get(event, "")
        made.append(Paper(key, story.title(key, usual), blocks, number, day, kind))

    source = [["案件来源", story.options.get("source", "日常监督检查")], ["登记时间", story.short_day("clue")]]
    source += [["涉嫌违法主体", story.party], ["内容摘要", f"涉嫌{story.act}。"], ["登记人", story.officers[0][0]]]
    add(
        "source",
        "案件来源登记表",
        form(story, [*source, ["负责人意见", f"同意核查。周砚秋  {story.short_day('clue')}"]]),
        "clue",
    )
    cause = [["案由", story.case_name()], ["涉嫌违反的规定", story.violated]]
    opened = approval(story, "filing", cause, "经核查，初步证明存在上述违法行为，建议立案调查。")
    add("filing", "立案审批表", [story.number("立", 21), *opened], "filing", story.number("立", 21))
    seen = [f"检查情况：{story.facts}", "执法人员对现场进行了拍照取证。"]
    hours = (("9时40分", "10时30分"), ("9时40分", "10时30分"), ("09:40", "10:30"))[story.style]
    add("inspect", "现场检查笔录", record(story, "inspect", "inspect", hours, seen), "inspect", kind="pdf")
    if "preserve" in story.days:
        made += list(preserved(story))
    proof: list[Block] = [[["证据名称", "来源", "证明内容"], ["现场照片4张", "执法人员拍摄", story.act]]]
    copied = f"提供人（签名）：{story.party if story.person else story.head}    {story.day('inspect')}"
    proof += ["以上复制件经核对与原件一致。", copied, f"收集人：{story.crew()}    {story.day('inspect')}"]
    add("proof", "现场照片及书证", proof, "inspect")
    licence = [
        ["统一社会信用代码", story.code],
        ["名称", story.party],
        ["法定代表人", story.head],
        ["住所", story.address],
    ]
    held = [["姓名", story.party], ["公民身份号码", story.code], ["住址", story.address]]
    checked: list[Block] = ["此件与原件核对一致。", copied, f"核对人：{story.crew()}"]
    who = "居民身份证（复印件）" if story.person else "营业执照（复印件）"
    add("identity", who, [held if story.person else licence, *checked], "inspect")
    talk = ["问：请说明有关情况。", f"答：{story.facts}我认识到错误，愿意改正。", "问：还有补充吗？", "答：没有。"]
    hours = (("14时10分", "15时05分"), ("14时10分", "15时05分"), ("14:10", "15:05"))[story.style]
    add("inquiry", "询问笔录", record(story, "inquiry", "inquiry", hours, talk), "inquiry", kind="pdf")
    told = ["一、案件来源：经检查发现。", f"二、查明的事实：{story.facts}", "三、证据：现场检查笔录、询问笔录、照片。"]
    told += [f"四、案件性质：违反{story.violated}。", f"五、处理建议：{story.penalty}罚款{story.fine}元。"]
    ended = [*story.party_block(), *told, f"承办人：{story.crew()}", story.day("end")]
    add("report", "案件调查终结报告", ended, "end")
    checked = form(story, [["送审案件", story.case_name()], ["审核人员", "沈清和（法律职业资格证号：A20193301）"]])
    good = "审核意见：主体适格，事实清楚，证据充分，适用法律正确，程序合法，裁量适当，同意承办机构意见。"
    checked += [good, "审核人：沈清和", story.day("review")]
    add("review", "法制审核意见书", [story.number("法审", 33), *checked], "review", story.number("法审", 33))
    add("notice", "行政处罚告知书", notice(story, story.number("罚告", 33)), "notice", story.number("罚告", 33))
    name = story.title("notice", "行政处罚告知书")
    add("notice_receipt", "送达回证", receipt(story, name, story.number("罚告", 33), "notice_served"), "notice_served")
    if "discussion" in story.days:
        add("discussion", "案件集体讨论记录", discussion(story), "discussion")
    asked = [["案由", story.case_name()], ["拟作出的决定", f"{story.penalty}罚款{story.fine}元"]]
    add("approval", "行政处罚决定审批表", approval(story, "approval", asked, "建议按拟处理意见作出决定。"), "approval")
    number = story.number("罚", 33)
    add("decision", "行政处罚决定书", decision(story, number, story.number("罚告", 33)), "decision", number, "pdf")
    name = story.title("decision", "行政处罚决定书")
    add("decision_receipt", "送达回证", receipt(story, name, number, "served"), "served")
    add("payment", "罚没款缴款书（收据）", paid(story), "paid")
    done = [["案由", story.case_name()], ["处理结果", f"{story.penalty}罚款{story.fine}元"]]
    done += [["执行情况", story.options.get("done", f"罚款{story.fine}元已于{story.short_day('paid')}缴清。")]]
    add("closing", "结案审批表", approval(story, "closed", done, "符合结案条件，建议结案。"), "closed")
    return made


def preserved(story: Story) -> Iterator[Paper]:
    """Registration of evidence: approval, notice and what came of it."""
    day = story.days["preserve"]
    head: list[Row] = [["保存物品", "涉案物品12件"]]
    yield Paper(
        "preserve_ok", "先行登记保存证据审批表", approval(story, "preserve", head, "建议先行登记保存。"), "", day
    )
    goods = [["序号", "物品名称", "数量"], ["1", "涉案物品", "12件"]]
    number = story.number("登保", 9)
    end = [f"当事人（签名）：{story.head}    {story.day('preserve')}", f"执法人员：{story.crew()}"]
    text = "为防止证据灭失，依据《中华人民共和国行政处罚法》第五十六条的规定，对下列物品予以先行登记保存，本机关将在七日内作出处理决定。"
    blocks = [number, *story.party_block(), text, goods, *end, f"{story.agency}（印章）", story.day("preserve")]
    yield Paper("preserve", "先行登记保存证据通知书", blocks, number, day)
    number = story.number("登处", 9)
    text = (
        f"本机关于{story.day('preserve')}对你（单位）涉案物品12件先行登记保存，现决定：解除先行登记保存，退还当事人。"
    )
    end = [f"当事人（签名）：{story.head}    {story.day('preserve_done')}"]
    blocks = [number, *story.party_block(), text, *end, f"{story.agency}（印章）", story.day("preserve_done")]
    title = story.title("preserve_done", "先行登记保存证据处理决定书")
    yield Paper("preserve_done", title, blocks, number, story.days["preserve_done"])


def discussion(story: Story) -> list[Block]:
    """The record of a discussion by those who lead the agency."""
    head = form(
        story,
        [
            ["讨论时间", f"{story.day('discussion')}15时00分至16时00分"],
            ["讨论地点", "局三楼会议室"],
            ["主持人", "何知远"],
            ["参加人员", "何知远、秦牧野、温如玉"],
            ["列席人员", "林望舒（汇报人）、沈清和"],
            ["记录人", "方既白"],
        ],
    )
    said = ["林望舒汇报案情和处理建议。", "秦牧野：同意处理建议。", "温如玉：同意处理建议。", "何知远：同意。"]
    end = f"结论性意见：一致同意对{story.party}作出{story.penalty}罚款{story.fine}元的行政处罚。"
    return [
        *head,
        f"案件名称：{story.case_name()}",
        *said,
        end,
        "出席人员签名：何知远、秦牧野、温如玉",
        story.day("discussion"),
    ]


def paid(story: Story) -> list[Block]:
    """A receipt of the treasury."""
    total = int(story.options.get("paid", story.fine))
    rows = [
        ["票据号码", "JD0004410921"],
        ["缴款人", story.party],
        ["执收单位", story.agency],
        ["项目", "罚没收入"],
        ["金额（小写）", f"￥{total:,}.00"],
        ["金额（大写）", story.options.get("paid.capital", story.capital)],
        ["缴款日期", story.short_day("paid")],
        ["收款银行（业务章）", "云岫银行青溪支行"],
    ]
    return [rows]


Edit = Callable[[list[Paper]], None]
