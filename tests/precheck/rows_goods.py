# ruff: noqa: E501 - one case a line
"""Goods, sums, names and numbers told unlike, and what only a person can judge: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, events, paper, unread

_FIRM = "云岫市青檀食品有限公司"
_OTHER = "云岫市白石副食品有限公司"
_NAMED = paper("filing_approval", "立案", f"party={_FIRM}")


def _decided(text: str, *facts: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return paper("penalty_decision", text, "date:决定=2026-04-28", *facts, scan=scan)


def _kept(count: str, then: str, kind: str = "preserve_decision", scan: float = 0):  # type: ignore[no-untyped-def]
    return [
        paper("preserve_notice", f"核桃酥\t300克/盒\t{count}", "date:先行登记保存=2026-03-10"),
        paper(kind, f"上述核桃酥{then}由当事人下架。", "party=甲", scan=scan),
    ]


def _seized(count: str, then: str):  # type: ignore[no-untyped-def]
    return [
        paper("seizure_decision", f"电机\t{count}", "date:查封扣押=2026-03-10"),
        paper("seizure_record", f"现场查封电机{then}。", "party=甲"),
    ]


def _causes(*causes: str, kinds: tuple[str, ...] = ("investigation_report", "decision_approval", "closing_approval")):  # type: ignore[no-untyped-def]
    return [_NAMED, *(paper(kind, "文书", f"cause={cause}") for kind, cause in zip(kinds, causes, strict=False))]


def _receipt(relation: str = "", name: str = "韩若水", scan: float = 0):  # type: ignore[no-untyped-def]
    return paper(
        "service_receipt",
        f"受送达人（签名）：{name}\n代收人与受送达人关系：{relation}\n备注",
        f"receiver={name}",
        "service_method=直接",
        scan=scan,
    )


def _check(count: str, cap: str = "本企业年度检查频次上限2次"):  # type: ignore[no-untyped-def]
    return [
        paper("inspection_approval", f"本年度第{count}次检查。{cap}。", "date:检查审批=2026-03-10"),
        *events(检查通知="2026-03-10"),
    ]


_SCENE = paper("scene_record", "检查", "date:检查=2026-03-10")
_NUMBERED = paper("preserve_notice", "通知", "doc_number=青市监登保〔2026〕9号")
_LICENCE = "营业执照\n名称：{}\n法定代表人：顾南枝"

ROWS = [
    ("ZJ-09", "as many", _kept("12盒", "12盒"), CONFORMS),
    ("ZJ-09", "fewer when dealt with", _kept("12盒", "11盒"), SUSPECTED),
    ("ZJ-09", "more on the scene", _kept("12盒", "15盒", "scene_record"), SUSPECTED),
    ("ZJ-09", "fewer in a weak scan", _kept("12盒", "11盒", scan=0.9), UNDECIDED),
    ("ZJ-09", "fewer in a good scan", _kept("12盒", "11盒", scan=0.97), SUSPECTED),
    ("ZJ-09", "a digit may be left out in a good scan", _kept("12盒", "1盒", scan=0.97), UNDECIDED),
    ("ZJ-09", "counted in another unit", _kept("12盒", "1箱"), CONFORMS),
    ("ZJ-09", "nothing counted", _kept("若干", "一批"), UNDECIDED),
    ("QZ-06e", "as many", _seized("2台", "2台"), CONFORMS),
    ("QZ-06e", "one fewer", _seized("2台", "1台"), SUSPECTED),
    ("QZ-06e", "not counted", _seized("若干", "若干"), UNDECIDED),
    ("CL-17", "the same value", [paper("prior_notice", "货值金额375元。"), _decided("货值金额为375元。")], CONFORMS),
    ("CL-17", "in ten thousands", [paper("prior_notice", "货值金额3万元。"), _decided("货值金额30,000元。")], CONFORMS),
    ("CL-17", "one yuan more", [paper("prior_notice", "货值金额375元。"), _decided("货值金额为376元。")], SUSPECTED),
    ("CL-17", "recounted, as the decision tells", [paper("prior_notice", "货值金额375元。"), _decided("经重新核算，货值金额为376元。")], UNDECIDED),
    ("CL-17", "no value", [paper("prior_notice", "告知"), _decided("决定")], UNDECIDED),
    ("JD-18c", "what was found", [_decided("违法所得75元。决定没收违法所得75元。")], UNDECIDED),
    ("JD-18c", "what was found and told", [paper("prior_notice", "拟没收违法所得75元。"), _decided("违法所得75元。决定没收违法所得75元。")], CONFORMS),
    ("JD-18c", "more than was found", [_decided("违法所得75元。决定没收违法所得175元。")], SUSPECTED),
    ("JD-18c", "the sum of what was found", [paper("prior_notice", "没收违法所得100元。"), _decided("违法所得75元；又违法所得25元。决定没收违法所得100元。")], CONFORMS),
    ("JD-18c", "less, the rest given back", [_decided("违法所得75元，已退还50元。决定没收违法所得25元。")], UNDECIDED),
    ("JD-18c", "not as told", [paper("prior_notice", "拟没收违法所得57元。"), _decided("决定没收违法所得75元。")], SUSPECTED),
    ("JD-18c", "nothing confiscated", [_decided("决定罚款。")], UNDECIDED),
    ("JD-18d", "as many", [paper("prior_notice", "没收核桃酥12盒；罚款五万元。"), _decided("没收核桃酥12盒；罚款五万元。")], CONFORMS),
    ("JD-18d", "other than told", [paper("prior_notice", "没收核桃酥12盒；罚款五万元。"), _decided("没收核桃酥21盒；罚款五万元。")], SUSPECTED),
    ("JD-18d", "nothing confiscated", [_decided("罚款五万元。")], UNDECIDED),
    ("CL-18", "one day", [paper("scene_record", "生产日期2025年8月1日"), _decided("生产日期为2025年8月1日")], CONFORMS),
    ("CL-18", "another day", [paper("scene_record", "生产日期2025年8月1日"), _decided("生产日期为2025年8月11日")], SUSPECTED),
    ("CL-18", "another day in a scan", [paper("scene_record", "生产日期2025年8月1日", scan=0.95), _decided("生产日期为2025年8月11日")], UNDECIDED),
    ("CL-18", "no day", [paper("scene_record", "检查"), _decided("决定")], UNDECIDED),
    ("CL-06b", "the party did it", [_NAMED, _decided(f"{_FIRM}的上述行为违反了《食品安全法》第三十四条。", f"party={_FIRM}")], CONFORMS),
    ("CL-06b", "another did it", [_NAMED, _decided(f"{_OTHER}的上述行为违反了《食品安全法》第三十四条。", f"party={_FIRM}")], SUSPECTED),
    ("CL-06b", "another, of whom other papers tell", [_NAMED, paper("evidence", f"供货商：{_OTHER}"), _decided(f"{_OTHER}的行为违反了法律。", f"party={_FIRM}")], CONFORMS),
    ("CL-06b", "another in a scan", [_NAMED, _decided(f"{_OTHER}的上述行为违反了法律。", f"party={_FIRM}", scan=0.95)], UNDECIDED),
    ("CL-06b", "no party", [_decided("决定")], UNDECIDED),
    ("CL-15", "one cause", _causes(f"{_FIRM}经营超过保质期的食品案", "涉嫌经营超过保质期食品案", "经营超过保质期的食品"), CONFORMS),
    ("CL-15", "another in the closing form", _causes("经营超过保质期的食品案", "经营超过保质期的食品案", "未查验进货凭证案"), SUSPECTED),
    ("CL-15", "another party in it", _causes("经营超过保质期的食品案", "经营超过保质期的食品案", f"{_OTHER}经营超过保质期的食品案"), SUSPECTED),
    ("CL-15", "another at filing only", _causes("未查验进货凭证案", "经营超过保质期的食品案", "经营超过保质期的食品案", kinds=("filing_approval", "decision_approval", "closing_approval")), UNDECIDED),
    ("CL-15", "one paper only", _causes("经营超过保质期的食品案"), UNDECIDED),
    ("ZX-01c", "the party pays", [_NAMED, paper("payment", "缴", f"party={_FIRM}")], CONFORMS),
    ("ZX-01c", "another firm pays", [_NAMED, paper("payment", "缴", f"party={_OTHER}")], SUSPECTED),
    ("ZX-01c", "a person pays", [_NAMED, paper("payment", "缴", "party=顾南枝")], UNDECIDED),
    ("ZX-01c", "no payer", [_NAMED, paper("payment", "缴", "fine=5")], UNDECIDED),
    ("ZJ-15d", "the party's licence", [_NAMED, paper("identity_proof", _LICENCE.format(_FIRM))], CONFORMS),
    ("ZJ-15d", "another's licence", [_NAMED, paper("identity_proof", _LICENCE.format(_OTHER))], SUSPECTED),
    ("ZJ-15d", "nearly the name in a scan", [_NAMED, paper("identity_proof", _LICENCE.format("云岫市青坛食品有限公司"), scan=0.95)], UNDECIDED),
    ("ZJ-15d", "a former name", [_NAMED, paper("identity_proof", _LICENCE.format(_OTHER) + "\n名称变更登记")], UNDECIDED),
    ("ZJ-15d", "no licence", [_NAMED], UNDECIDED),
    ("SD-07", "named in other papers", [paper("inquiry_record", "被询问人：韩若水"), _receipt()], CONFORMS),
    ("SD-07", "the tie is noted", [_receipt("收发员工")], CONFORMS),
    ("SD-07", "a stranger", [_receipt()], SUSPECTED),
    ("SD-07", "a stranger in a scan", [_receipt(scan=0.95)], UNDECIDED),
    ("SD-07", "a scan nobody has read", [_receipt(), unread()], UNDECIDED),
    ("SD-07", "nobody signed", [paper("service_receipt", "送达回证", "service_method=直接")], NOT_APPLICABLE),
    ("JD-07f", "only heads decide", [paper("scene_record", "检", "officer:承办=林望舒"), paper("discussion_record", "参加人员：钟宜安、柏松年\n列席人员：林望舒")], CONFORMS),
    ("JD-07f", "an investigator among them", [paper("scene_record", "检", "officer:承办=林望舒"), paper("discussion_record", "参加人员：钟宜安、林望舒\n记录人：甲")], UNDECIDED),
    ("JD-07f", "nobody named", [paper("discussion_record", "讨论如下。")], UNDECIDED),
    ("JD-07f", "an investigator votes", [paper("scene_record", "检", "officer:承办=林望舒"), paper("discussion_record", "参加人员：钟宜安、林望舒\n记录人：甲\n钟宜安、林望舒均投票同意。")], SUSPECTED),
    ("JD-07f", "an investigator listens while the heads vote", [paper("scene_record", "检", "officer:承办=林望舒"), paper("discussion_record", "参加人员：钟宜安、林望舒\n记录人：甲\n林望舒列席汇报，不参加表决。")], UNDECIDED),
    ("CL-13b", "the day of the record", [_SCENE, _decided("决定", "date:检查=2026-03-10")], CONFORMS),
    ("CL-13b", "another day", [_SCENE, _decided("决定", "date:检查=2026-03-11")], SUSPECTED),
    ("CL-13b", "another day on which something else happened", [_SCENE, paper("test_report", "收样日期：2026年3月11日"), _decided("决定", "date:检查=2026-03-11")], CONFORMS),
    ("CL-13b", "no record", [_decided("决定", "date:检查=2026-03-11")], UNDECIDED),
    ("CL-14b", "its own number", [_NUMBERED, paper("preserve_decision", "以青市监登保〔2026〕9号先行登记保存")], CONFORMS),
    ("CL-14b", "another number of the series", [_NUMBERED, paper("preserve_decision", "以青市监登保〔2026〕7号先行登记保存")], SUSPECTED),
    ("CL-14b", "a number of another case", [_NUMBERED, paper("investigation_report", "另案的青市监登保〔2026〕7号")], UNDECIDED),
    ("CL-14b", "another series", [_NUMBERED, paper("investigation_report", "青市监罚告〔2026〕7号", "party=甲")], UNDECIDED),
    ("CL-17b", "the weight of the slip", [paper("test_report", "称重单\n车货总质量\t51200 kg\n复检总质量\t30.9 t"), _decided("经称重，车货总质量51.2吨。")], CONFORMS),
    ("CL-17b", "another weight", [paper("test_report", "称重单\n车货总质量\t51.2 t"), _decided("经称重，车货总质量57.2吨。")], SUSPECTED),
    ("CL-17b", "a poor scan of the slip", [paper("test_report", "称重单\n车货总质量\t51.2 t", scan=0.7), _decided("经称重，车货总质量57.2吨。")], UNDECIDED),
    ("CL-17b", "no slip", [_decided("经称重，车货总质量57.2吨。")], UNDECIDED),
    ("CL-17b", "nothing weighed", [_decided("决")], NOT_APPLICABLE),
    ("CL-03", "numbers differ", [paper("prior_notice", "告", "doc_number=青市监罚告〔2026〕9号"), _decided("决", "doc_number=青市监罚〔2026〕9号")], CONFORMS),
    ("CL-03", "one number twice", [paper("prior_notice", "告", "doc_number=青市监罚〔2026〕9号"), _decided("决", "doc_number=青市监罚〔2026〕9号")], SUSPECTED),
    ("CL-03", "one number of the case for all papers", [paper("prior_notice", "案号：溪交罚案〔2026〕9号", "doc_number=溪交罚案〔2026〕9号"), _decided("案　号：溪交罚案〔2026〕9号", "doc_number=溪交罚案〔2026〕9号")], CONFORMS),
    ("CL-03", "no number", [_decided("决")], UNDECIDED),
    ("ZJ-03c", "before the report", events(询问="2026-03-18", 调查终结="2026-03-18"), CONFORMS),
    ("ZJ-03c", "the day after the report", events(询问="2026-03-19", 调查终结="2026-03-18"), UNDECIDED),
    ("ZJ-03c", "no report", events(询问="2026-03-19"), UNDECIDED),
    ("ZJ-11", "a record and a statement", [paper("scene_record", "检查"), paper("inquiry_record", "询问")], CONFORMS),
    ("ZJ-11", "a statement only", [paper("inquiry_record", "询问")], UNDECIDED),
    ("ZJ-11", "nothing", [paper("cover", "封面")], UNDECIDED),
    ("ZJ-12", "nothing of the kind", [paper("inquiry_record", "答：属实。")], CONFORMS),
    ("ZJ-12", "a word of it", [paper("inquiry_record", "答：执法人员威胁我。")], UNDECIDED),
    ("ZJ-12", "no record", [paper("cover", "封面")], UNDECIDED),
    ("GEN-03", "a town", [_decided("决", "agency=青溪区竹里镇人民政府")], UNDECIDED),
    ("GEN-03", "a bureau", [_decided("决", "agency=云岫市青溪区市场监督管理局")], NOT_APPLICABLE),
    ("GEN-03", "nobody", [_decided("决")], UNDECIDED),
    ("GEN-04", "in the region", [paper("scene_record", "检查地点：云岫市青溪区竹里街66号"), _decided("决", "agency=云岫市青溪区市场监督管理局")], CONFORMS),
    ("GEN-04", "in another region", [paper("scene_record", "检查地点：禾川市白石区竹里街66号"), _decided("决", "agency=云岫市青溪区市场监督管理局")], UNDECIDED),
    ("GEN-04", "no place", [paper("scene_record", "检查"), _decided("决", "agency=云岫市青溪区市场监督管理局")], UNDECIDED),
    ("JC-04", "the second of two", _check("2"), CONFORMS),
    ("JC-04", "the third of two", _check("3"), SUSPECTED),
    ("JC-04", "no cap told", _check("3", "无"), UNDECIDED),
]  # fmt: skip
