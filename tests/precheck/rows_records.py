"""Records, covers, agents, lists and seals: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, paper, unread

_FOOT = "云岫市青溪区市场监督管理局{}\n2026年4月15日"


def _asked(who: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return [paper("inquiry_record", f"询问笔录\n被询问人：{who}", scan=scan)]


def _cover(*values: str, scan: float = 0):  # type: ignore[no-untyped-def]
    labels = ("案卷题名", "当事人", "立案日期", "结案日期")
    return [
        paper(
            "cover", "行政处罚案卷\n" + "\n".join(f"{a}\t{b}" for a, b in zip(labels, values, strict=True)), scan=scan
        )
    ]


def _outgoing(*marks: str):  # type: ignore[no-untyped-def]
    kinds = ("prior_notice", "correction_order", "penalty_decision")
    return [paper(kind, "文书正文。\n" + _FOOT.format(mark)) for kind, mark in zip(kinds, marks, strict=True)]


_AGENT = paper("inquiry_record", "被询问人：韩若水，系当事人的委托代理人")

ROWS = [
    ("ZJ-16", "one person", _asked("顾南枝"), CONFORMS),
    ("ZJ-16", "two persons", _asked("顾南枝、韩若水"), SUSPECTED),
    ("ZJ-16", "two persons in a scan", _asked("顾南枝、韩若水", scan=0.95), UNDECIDED),
    ("ZJ-16", "a post beside the name", _asked("顾南枝（经理）、身份证号：略"), CONFORMS),
    ("ZJ-16", "no record", [paper("cover", "封面")], NOT_APPLICABLE),
    ("ZJ-17", "refused with a reason", [paper("inquiry_record", "被询问人拒绝签字，理由是不认可，见证人：周某")], CONFORMS),
    ("ZJ-17", "refused, nothing noted", [paper("inquiry_record", "被询问人拒绝签字。")], SUSPECTED),
    ("ZJ-17", "refused in a scan", [paper("inquiry_record", "被询问人拒绝签字。", scan=0.95)], UNDECIDED),
    ("ZJ-17", "only told what happens if", [paper("inquiry_record", "如拒绝签字，执法人员应当注明。")], NOT_APPLICABLE),
    ("GD-09", "filled", _cover("某案", "某店", "2026年3月2日", "2026年5月2日"), CONFORMS),
    ("GD-09", "one field blank", _cover("某案", "某店", "2026年3月2日", ""), SUSPECTED),
    ("GD-09", "one field blank in a scan", _cover("某案", "某店", "2026年3月2日", "", scan=0.95), UNDECIDED),
    ("GD-09", "values in lines of their own", [paper("cover", "当事人\n某店\n立案日期\n2026年3月2日")], UNDECIDED),
    ("GD-09", "no cover", [paper("contents", "目录")], UNDECIDED),
    ("MD-27", "an agent with authority", [_AGENT, paper("authorisation", "授权委托书")], CONFORMS),
    ("MD-27", "an agent without", [_AGENT], SUSPECTED),
    ("MD-27", "an agent without, a scan unread", [_AGENT, unread()], UNDECIDED),
    ("MD-27", "no agent", [paper("inquiry_record", "被询问人：顾南枝")], NOT_APPLICABLE),
    ("MD-28", "a list in the notice", [paper("preserve_notice", "名称\t数量\n饼干\t3袋")], CONFORMS),
    ("MD-28", "a list beside the notice", [paper("preserve_notice", "详见清单"), paper("preserve_list", "饼干")], CONFORMS),
    ("MD-28", "a list named that is not there", [paper("preserve_notice", "物品详见所附清单。")], SUSPECTED),
    ("MD-28", "no list named", [paper("preserve_notice", "对物品先行登记保存。")], UNDECIDED),
    ("GEN-17", "all sealed", _outgoing("（印章）", "（印章）", "（印章）"), CONFORMS),
    ("GEN-17", "one without", _outgoing("（印章）", "（印章）", ""), SUSPECTED),
    ("GEN-17", "seals are pictures", _outgoing("", "", ""), UNDECIDED),
    ("GEN-17", "one marked by chance", _outgoing("（印章）", "", ""), UNDECIDED),
]  # fmt: skip
