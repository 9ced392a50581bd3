"""What a clause says happened: its verb with what it was done to, named as a table of events would name it."""

from __future__ import annotations

import re
from collections.abc import Iterator

# what these act on is the event: 签署股权转让协议 is told as 股权转让协议
_LEAN = "签订 签署 订立 完成 办理 进行 开展 实施 举行 召开 予以 作出 做出 制作 所做 所作 达成"
# the verb and what it acts on together: 收到决定书, 披露年度报告
_WITH = (
    "停止 延长 搭载 运送 取得 获得 收到 收悉 接到 披露 发布 公布 公告 提交 提供 递交 提出 出具 下达 下发 送达 交付 寄出 邮寄 申报 报送 上报 支付 付清 "
    "卖出 买入 出售 销售 发行 解除 从事 播放 收取 退还 付款 收款 购进 进购 进货 购得 购买 购入 采购 缴纳 领取 委托 租赁 承租 租用 "
    "投入 变更 转让 受让 收购 增持 减持 任命 聘任 聘请 招用 成立 设立 开设 组建 建设 建成 搭建 修建 安装 拆除 使用 生产 加工 运输 "
    "装运 排放 倾倒 填埋 焚烧 占用 存放 储存 发放 划转 转入 转出 汇入 借款 出借 放款 授信 承保 理赔 签发 颁发 发出 核发 撤回 撤销 "
    "申请 请求 责令 通知 约谈 汇报 聘用 查明 确认 认定 指派 封存 移交 移送 转交 交办 调取 提取 开具 入账 更换 修改 调整 制定 印发 "
    "开立 开通 上传 下架 登载 刊登 投放 张贴 允许 接纳 容留 雇佣 参加 参与 发现 "
)
# events by themselves
_ALONE = (
    "起诉 审议 冻结 上线 关停 运抵 鉴定 出厂 报名 抵达 反映 "
    "核对 核查 复函 函复 动工 备案 立案 检查 巡查 调查 检测 检验 监测 抽检 抽样 采样 勘验 勘察 勘查 询问 查获 查验 查处 查封 扣押 扣留 登记保存 告知 受理 举报 "
    "投诉 信访 签收 答复 回复 批准 核准 审批 审核 审查 验收 开工 完工 竣工 投产 停产 复产 停工 停业 开业 开办 营业 停牌 复牌 退市 "
    "挂牌 摘牌 注销 吊销 登记 注册 施行 生效 修正 修订 到期 届满 发生 卸载 改建 扩建 装修 浇筑 开挖 开采 砍伐 采伐 养殖 屠宰 诊疗 "
    "注射 改装 载客 揽客 充装 吊装 签约 结算 转账 汇款 中止 恢复 延期 续期 续签 停用 启用 更名 搬迁 关闭 逾期 整改 改正 复查 死亡 "
    "受伤 坠落 爆炸 火灾 泄漏 结案 催告 公示 开庭 裁定 判决 交割 过户 申购 认购 中标 招标 投标 停运 发车 出境 进境 出口 进口 报关 "
    "放行 离职 入职 任职 辞职 退休 知悉 公开 洽谈 会谈 协商 谈判 终止 竞拍 拍卖 出院 入院 就诊 就医 手术 上映 演出 形成 到案 投案 "
)
_TELLING = ("下达", "作出", "做出", "发出", "下发", "出具", "制作", "进行", "予以", "取得", "所做", "所作")
_SERVED = (("告知书", "告知送达"), ("决定书", "决定送达"))
# papers that stand for the step they record
_PAPERS = (
    ("告知书", "告知"), ("告知", "告知"), ("询问笔录", "询问"), ("询问", "询问"), ("立案调查", "立案"), ("检查笔录", "检查"), ("检查", "检查"),
    ("勘验笔录", "勘验"), ("送达回证", "送达"), ("送达回执", "送达"),
)  # fmt: skip
_CLASS = {verb: kind for kind, verbs in (("lean", _LEAN), ("with", _WITH), ("alone", _ALONE)) for verb in verbs.split()}
_ANY = "|".join(sorted(_CLASS, key=len, reverse=True))
_VERB = re.compile(
    rf"开(?=[^，办]{{0,4}}会|办公会)|{_ANY}|上市(?!公司)|接(?=[^，]{{0,10}}(?:举报|投诉|反映|报案|移送|线索|工单))"
)
# behind these the word belongs to a name: 运输公司, 申请人, 检查组
_IN_A_NAME = re.compile(
    r"立案|局|厅|厂(?!房)|公司|企业|证(?!券|监)|站|所(?!做|作)|中心|院|部|单位|人(?:员)?|者|组(?!织)|场所|车间|执照|许可证|机构|机关|日期|期间|期限|资质|资格|设备|设施|平台|系统|信|电话|笔录|用地"
)
_THEN = re.compile(rf"时(?:起)?(?P<verb>{_ANY})$")
_DONE = re.compile(r"^(?:获得|已|未)?(?:通过|成功|完毕|完成|终结|结束|失败)")
_TIME = re.compile(
    r"^(?:[（(][^（）()]{1,6}[）)])?(?:(?:凌晨|清晨|早上|上午|中午|下午|傍晚|晚上?|夜间|当晚|前后)?\d{0,2}(?:[时点:：]\d{0,2}分?(?:\d{1,2}秒)?许?)?(?:左右|许|时)?)"
)
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_NOT_YET = re.compile(r"(?:未|没有|未能|尚未|仍未|拒不|不)(?:[^，,]{0,16})$")
_PERIOD = re.compile(r"的[^。；，]{0,16}(?:情况|账簿|申报)")
_UNDONE = re.compile(r"(?:未经?|没有|未能|尚未|不)[^，,]{0,3}$")
_IN_TIME = re.compile(r"规定(?:的)?(?:期限|时间)|法定期限|按期|按时|如期|限期|期限内")
_AGAIN = re.compile(r"(?P<n>首次|再次|第[一二三]次)[^，,]{0,16}$")
_LABEL = re.compile(r"(?P<label>[\u4e00-\u9fff]{2,16}?)(?P<what>日期|时间|期限)(?:为|是|系|到|至)?[：:]?\t?$")
_OWNER = re.compile(
    r".*(?:的|该|其|批|上述|实际|具体|显示|标注|载明|证|书|协议|合同|为|了|在|有)(?=[\u4e00-\u9fff]{2})"
)
_UNTIL = re.compile(
    r"(?P<what>有效期限?|保质期|履行期限?|使用期限?|租赁期限?|许可期限?|合同期限?|期限)(?:自[^，。]{0,4})?(?:为|到|至|截至|截止到?)$"
)
_BEFORE_PLACE = re.compile(rf"(?P<verb>{_ANY})(?:于|在)$")
_SUBJECT = re.compile(
    r"^(?:当事人|被处罚人|申请人|被申请人|第三人|上述\w{0,4}|该[\u4e00-\u9fff]{1,4}|[你我本](?:[（(]单位[）)]|[\u4e00-\u9fff]{1,4}?)|其|公司|执法人员|双方|[\u4e00-\u9fff]某[某\u4e00-\u9fff]?(?=[\u4e00-\u9fff]{2}))?"
    r"(?:已|就|便|又|还|才|分别|共同|再次|首次|正式|依法|擅自|在[^，]{2,14}(?:上|中|内|处|期间))?"
)
_MADE_OF_PAPER = re.compile(r"(?:书|决定|协议|合同|报告|通知|公告)(?:系|是)?(?:于|在)$")
# what an act is about, not the act itself: 对你公司占地建房的行为立案调查
_ABOUT = re.compile(r"(?:就|对|因|针对)[^，,。]{2,90}?(?:行为|一案|问题|事宜)(?=[\u4e00-\u9fff])")
_FURTHER = re.compile(
    r"(?P<again>首次|再次|第二次)[^，,]{0,16}?(?P<what>备案|申报|告知|检查|抽检|举报|催告|延期)|(?P<step>立案|扣押|查封)"
    r"|制作[^，,]{0,8}?(?P<paper>询问|检查|勘验)[^，,]{0,6}笔录"
)
_LED = re.compile(r"^(?:了|过|着|的|对|为|其|有关|相关|该|上述|本|以下|如下|一份|一批|一次)+")
_NAME = 10  # characters that name an event
_TAIL = re.compile(r"(?:手续|工作|事宜|事项|活动|等)$")


def label_before(before: str) -> str:
    """What a label says that stands right before a date: 生产日期, 签发日期, 有效期."""
    until = _UNTIL.search(before)
    if until:
        return until["what"]
    match = _LABEL.search(before)
    if not match:
        return ""
    what = "发布" if match["label"].endswith("发布") else _OWNER.sub("", match["label"])[-6:]
    return what if match["what"] == "时间" else what + match["what"]


def tells_a_period(after: str) -> bool:
    """True where a span only says which time an act is about: 2019年至2021年的纳税情况."""
    return bool(_PERIOD.match(after))


def event_in(before: str, after: str) -> str:
    """The event a sentence tells around a date, from the pieces before and behind it; empty when it tells none."""
    if _MADE_OF_PAPER.search(before) and re.match(r"[，,]?(?:依法)?(?:作出|做出|形成|下达)", after):
        return _last_noun(re.sub(r"(?:系|是)?(?:于|在)$", "", before))
    after = "" if re.match(r"[）)]", after) else after
    began = _BEFORE_PLACE.search(before)
    text = re.sub(r"^起(?!诉|草|获|运|火)[，,]?", "", _NOTE.sub("", _TIME.sub("", after.lstrip("，,、 的"))))
    if began:
        return began["verb"] if _CLASS[began["verb"]] != "lean" else _last_noun(before[: began.start()])
    if re.match(r"(?:为)?止", text):
        return "截止"
    limit = bool(re.match(r"(?:之|以)?前", text))
    text = re.sub(r"^(?:之|以)?前", "", text)
    if _PERIOD.match(after):
        return "所属期间"
    titled = re.match(r"《(?P<title>[^》]{2,40})》(?=[（(\d一两贰等、。，]|$)", text)
    if titled:
        paper = _NOTE.sub("", titled["title"])
        return next((event for ending, event in _PAPERS if paper.endswith(ending)), _head(paper))
    clauses = [clause for clause in re.split(r"[，,]", _ABOUT.sub("", text))[:4] if clause]
    for clause in clauses:
        role = _event_of(clause, limit)
        if role:
            return _counted(role, before, clause)
    return _told(clauses[0]) if clauses else _last_noun(re.sub(r"[（(]$|(?:发生)?[于在是为]$", "", before))


def further_events(after: str, step: bool) -> Iterator[str]:
    """What the same sentence goes on to tell of: 再次备案, and behind a step its next one: 检查 …，对你单位立案调查."""
    for clause in re.split(r"[，,]", _ABOUT.sub("", _NOTE.sub("", after)))[1:5]:
        match = _FURTHER.search(clause)
        if match and (step or match["again"] or match["paper"]) and not _NOT_YET.search(clause[: match.start()]):
            yield match["step"] or match["paper"] or match["again"].replace("第二次", "再次") + match["what"]


def _event_of(clause: str, limit: bool) -> str:
    at_once = _THEN.search(clause)
    if at_once:
        return at_once["verb"]
    found = [match for match in _VERB.finditer(clause) if not _IN_A_NAME.match(clause, match.end())]
    done = [match for match in found if not _UNDONE.search(clause[: match.start()]) or _IN_TIME.search(clause)]
    if not found or (not done and clause.startswith("未")):
        return ""
    match = (done or found)[0]
    verb, rest = match.group(), clause[match.end() :]
    if limit or (_NOT_YET.search(clause[: match.start()]) and _IN_TIME.search(clause)):
        return verb + "期限"
    by_another = re.search(r"[以向].*", rest) if verb == "委托" else None
    if by_another and _VERB.search(by_another.group()):
        return _event_of(by_another.group(), limit)
    return _named(verb, rest)


def _named(verb: str, rest: str) -> str:
    """The event of a verb and what stands behind it."""
    kind = _CLASS.get(verb, "alone" if verb == "上市" else "with")
    if kind == "alone":
        ended = _DONE.match(rest)
        return verb + (ended.group() if ended else "")
    thing = _thing(rest)
    papers = _SERVED if verb == "送达" else _PAPERS if verb in _TELLING else ()
    known = next((event for ending, event in papers if thing.endswith(ending)), "")
    return known or (thing if kind == "lean" and thing else verb + thing)


def _counted(role: str, before: str, clause: str) -> str:
    """The event with the 再次 or 首次 the sentence gives it."""
    match = _AGAIN.search(clause.partition(role)[0]) or _AGAIN.search(before)
    number = {"第一次": "首次", "第二次": "再次"}.get(match["n"], match["n"]) if match else ""
    return number + role if not role.startswith(number) else role


def _thing(rest: str) -> str:
    """What a verb acts on, its head noun where it is long; a quoted title without its marks."""
    rest = re.sub(r"^(?:给|至|到)?[本我](?:局|机关|会|院|府|支队|大队|公司|店)", "", rest)
    rest = re.sub(r"^[\u4e00-\u9fff（）()]{0,16}[〔\[（(](?:19|20)\d\d[〕\]）)]第?[\w\-]{1,8}号(?=《)", "", rest)
    rest = _LED.sub("", re.sub(r"“[^”]{1,16}”", "", rest))
    titled = re.match(r"《(?P<title>[^》]{2,40})》", rest)
    if titled:
        return _head(titled["title"])
    thing = re.split(r"[，,。；;：:、《“\"\t（(]|并|以及|，?其中|\d", rest)[0]
    return _head(_TAIL.sub("", thing))


def _head(noun: str) -> str:
    noun = noun.removesuffix("的").rpartition("的")[2]
    noun = re.sub(r"(?:于|在|自|至|由)$", "", noun)
    if len(noun) > 10:
        noun = re.split(r"和|及|与", noun)[0]
    if len(noun) > 14:
        noun = ""
    return noun if re.fullmatch(r"[\u4e00-\u9fffA-Za-z·*×]*", noun) else ""


def _last_noun(text: str) -> str:
    noun = re.split(r"[，,。；：:、\t的]", text)[-1]
    return re.sub(r"^(?:该|本|此|上述|其)", "", noun)[-8:]


def _told(clause: str) -> str:
    """The clause itself without who it tells of; the end of it when it is too long to name an event."""
    said = _SUBJECT.sub("", re.sub(r"^《(?P<t>[^》]+)》", r"\g<t>", clause), count=1)
    if len(said) > _NAME:
        tail = re.split(r"[的在到向将把从]", said)[-1]
        said = tail if 4 <= len(tail) <= _NAME else said[:_NAME]
    return said if len(said) >= 2 and re.fullmatch(r"[\u4e00-\u9fffA-Za-z\d]*[\u4e00-\u9fff]+", said) else ""
