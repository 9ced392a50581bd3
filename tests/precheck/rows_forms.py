# ruff: noqa: E501 - one case a line
"""Approval forms, the foot of papers, where and when to seek review: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, paper

_FORM = "承办人意见\t建议立案。林望舒 2026年3月{}日\n承办机构意见\t拟同意。周砚秋 2026年3月11日\n机关负责人意见\t{} 2026年3月{}日"
_AGENCY = "云岫市青溪区市场监督管理局"
_BODY = "行政处罚决定书\n青市监处罚〔2026〕33号\n当事人：某食品店\n经查，当事人于2026年3月10日销售过期食品。自收到本决定书之日起十五日内缴纳罚款。\n"
_NOTICE = paper("prior_notice", "告知", f"agency={_AGENCY}")


def _form(low: str = "11", said: str = "同意。何知远", high: str = "12", scan: float = 0):  # type: ignore[no-untyped-def]
    return [paper("filing_approval", _FORM.format(low, said, high), scan=scan)]


def _decided(*facts: str, text: str = "决定", scan: float = 0):  # type: ignore[no-untyped-def]
    return paper("penalty_decision", text, "date:决定=2026-04-28", *facts, scan=scan)


def _review(agency: str, body: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return [_decided(f"agency={agency}", f"reconsideration_body={body}", scan=scan)]


def _court(name: str):  # type: ignore[no-untyped-def]
    return [_decided(f"agency={_AGENCY}", f"court={name}")]


def _term(days: str, sector: str = "市监"):  # type: ignore[no-untyped-def]
    text = f"你单位自收到本告知书之日起{days}个工作日内可以进行陈述、申辩。"
    return [paper("prior_notice", text, "date:告知=2026-04-15")]


ROWS = [
    ("QM-04", "from below upwards", _form(), CONFORMS),
    ("QM-04", "all on one day", _form("11", high="11"), CONFORMS),
    ("QM-04", "the head a day before the officer", _form("13", high="12"), SUSPECTED),
    ("QM-04", "the head before all", _form("10", high="10"), SUSPECTED),
    ("QM-04", "out of order in a scan", _form("13", scan=0.95), UNDECIDED),
    ("QM-04", "no opinions", [paper("filing_approval", "案情简介：过期食品。")], UNDECIDED),
    ("QM-05", "the head agrees", _form(), CONFORMS),
    ("QM-05", "the head only signs", _form(said="何知远"), SUSPECTED),
    ("QM-05", "the head only signs in a scan", _form(said="何知远", scan=0.95), UNDECIDED),
    ("QM-05", "the cell is empty, which another rule tells", _form(said=""), CONFORMS),
    ("QM-05", "no form", [paper("cover", "封面")], UNDECIDED),
    ("JD-10h", "dated under the agency", [paper("penalty_decision", f"{_BODY}{_AGENCY}\n2026年4月28日")], CONFORMS),
    ("JD-10h", "dated in Han numerals", [paper("penalty_decision", f"{_BODY}{_AGENCY}\n二〇二六年四月二十八日")], CONFORMS),
    ("JD-10h", "a list follows the date", [paper("penalty_decision", f"{_BODY}2026年4月28日\n附：没收物品清单\n名称\n饼干\n数量\n三盒")], CONFORMS),
    ("JD-10h", "undated", [paper("penalty_decision", f"{_BODY}{_AGENCY}\n  年  月  日")], SUSPECTED),
    ("JD-10h", "undated in a scan", [paper("penalty_decision", f"{_BODY}{_AGENCY}", scan=0.95)], UNDECIDED),
    ("JD-10h", "no decision", [paper("cover", "封面")], UNDECIDED),
    ("GZ-02e", "dated", [paper("prior_notice", f"告知书\n{_AGENCY}\n2026年4月15日")], CONFORMS),
    ("GZ-02e", "undated", [paper("prior_notice", f"告知书\n你单位于2026年3月10日销售过期食品。\n{_AGENCY}\n联系人：林望舒\n联系电话")], SUSPECTED),
    ("GZ-02e", "no notice", [paper("cover", "封面")], UNDECIDED),
    ("WS-01", "dated", [paper("correction_order", f"责令改正通知书\n{_AGENCY}\n2026年3月10日")], CONFORMS),
    ("WS-01", "undated", [paper("correction_order", f"责令改正通知书\n请你单位立即改正。\n{_AGENCY}")], SUSPECTED),
    ("WS-01", "no such paper", [paper("cover", "封面")], UNDECIDED),
    ("JD-10i", "signed by the agency", [_NOTICE, paper("penalty_decision", f"{_BODY}{_AGENCY}\n2026年4月28日")], CONFORMS),
    ("JD-10i", "no agency anywhere", [_NOTICE, paper("penalty_decision", f"{_BODY}2026年4月28日")], SUSPECTED),
    ("JD-10i", "no agency in a scan", [_NOTICE, paper("penalty_decision", f"{_BODY}2026年4月28日", scan=0.95)], UNDECIDED),
    ("JD-10i", "no agency known", [paper("penalty_decision", f"{_BODY}2026年4月28日")], UNDECIDED),
    ("GEN-01", "the agency itself", [_NOTICE, _decided(f"agency={_AGENCY}")], CONFORMS),
    ("GEN-01", "its team, while the notice is the agency's", [_NOTICE, _decided(f"agency={_AGENCY}综合执法大队")], SUSPECTED),
    ("GEN-01", "a team that issues all papers", [_decided(f"agency={_AGENCY}综合执法大队")], UNDECIDED),
    ("GEN-01", "traffic police may", [paper("prior_notice", "告知", "agency=云岫市公安局"), _decided("agency=云岫市公安局交通警察支队")], UNDECIDED),
    ("GEN-01", "no agency read", [_decided()], UNDECIDED),
    ("JS-01", "the district's government", _review(_AGENCY, "云岫市青溪区人民政府"), CONFORMS),
    ("JS-01", "its short name", _review(_AGENCY, "青溪区人民政府"), CONFORMS),
    ("JS-01", "the city's government for a city bureau", _review("云岫市应急管理局", "云岫市人民政府"), CONFORMS),
    ("JS-01", "the city's government for a district bureau", _review(_AGENCY, "云岫市人民政府"), SUSPECTED),
    ("JS-01", "the neighbouring district's government", _review(_AGENCY, "云岫市白石区人民政府"), SUSPECTED),
    ("JS-01", "the city's government for a branch bureau", _review("云岫市生态环境局青溪区分局", "云岫市人民政府"), CONFORMS),
    ("JS-01", "the city's government for a town", _review("青溪区竹里镇人民政府", "云岫市人民政府"), UNDECIDED),
    ("JS-01", "a poor scan", _review(_AGENCY, "云岫市人民政府", scan=0.7), UNDECIDED),
    ("JS-04c", "the district's court", _court("云岫市青溪区人民法院"), CONFORMS),
    ("JS-04c", "another district's court may have been named to hear such cases", _court("云岫市白石区人民法院"), UNDECIDED),
    ("JS-04c", "no court", [_decided()], UNDECIDED),
    ("ZX-02b", "fifteen days", [_decided("payment_days=15")], CONFORMS),
    ("ZX-02b", "fourteen days", [_decided("payment_days=14")], SUSPECTED),
    ("ZX-02b", "sixteen days", [_decided("payment_days=16")], UNDECIDED),
    ("ZX-02b", "five days read in a scan", [_decided("payment_days=5", scan=0.95)], UNDECIDED),
    ("ZX-02b", "no days", [_decided()], NOT_APPLICABLE),
    ("GZ-03b", "five working days", _term("五"), CONFORMS),
    ("GZ-03b", "four working days", _term("四"), SUSPECTED),
    ("GZ-03b", "no term named", [paper("prior_notice", "你单位有权陈述、申辩。", "date:告知=2026-04-15")], UNDECIDED),
    ("JD-10d", "a provision of its own", [paper("penalty_decision", "依据《食品安全法》第一百二十四条，决定罚款。")], CONFORMS),
    ("JD-10d", "none", [paper("penalty_decision", "决定罚款五千元。")], SUSPECTED),
    ("JD-10d", "only the general law, while the notice named more", [paper("prior_notice", "告知", "penalty_basis=《食品安全法》第一百二十四条"), paper("penalty_decision", "到期不缴纳的，依据《中华人民共和国行政处罚法》第七十二条第一款第一项加处罚款。")], SUSPECTED),
    ("JD-10d", "none in a scan", [paper("penalty_decision", "决定罚款五千元。", scan=0.95)], UNDECIDED),
    ("ZJ-01", "the form of safety's record has no line for it", [paper("scene_record", "安全生产行政执法文书\n现场检查记录\n检查情况：通道堵塞。\n现场负责人（签名）：石青原")], NOT_APPLICABLE),
    ("ZJ-04", "a look-up printed by the officers", [paper("evidence", "企业信用信息公示报告（查询打印件）\n统一社会信用代码：91330000MAXXQ101XH")], NOT_APPLICABLE),
    ("ZJ-04", "a copy of a licence", [paper("identity_proof", "营业执照\n统一社会信用代码：91330000MAXXQ101XH")], SUSPECTED),
    ("SD-02a", "the slip of a courier", [paper("service_receipt", "邮政特快专递详情单\n收件人：石青原")], CONFORMS),
    ("JD-13", "a measure taken without a reason", [paper("penalty_decision", "决定处货值金额六倍的罚款，计3000元。")], UNDECIDED),
    ("JD-13", "only the range of the law", [paper("penalty_decision", "可以处五倍以上十倍以下罚款。决定罚款3000元。")], SUSPECTED),
    ("XK-01", "dated at its foot", [paper("licence_acceptance", "你2026年3月2日提出的申请，决定受理。\n青溪区行政审批局（印章）\n2026年3月4日")], CONFORMS),
    ("XK-01", "dated in a field", [paper("licence_acceptance", "受理通知书\n受理日期：2026年3月4日")], CONFORMS),
    ("XK-01", "the day of the application only", [paper("licence_acceptance", "你2026年3月2日提出的申请，决定受理。\n青溪区行政审批局（印章）\n　　年　月　日")], SUSPECTED),
    ("XK-01", "none seen in a scan", [paper("licence_acceptance", "决定受理。\n青溪区行政审批局", scan=0.97)], UNDECIDED),
    ("XK-01", "no such paper", [paper("licence_application", "申请")], NOT_APPLICABLE),
]  # fmt: skip
