# ruff: noqa: E501 - one case a line
"""One paper against another, archiving, seizure: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, events, paper, unread

_CODE = "91330000MAXXQ101XH"
_BAD = "91330000MAXXQ101XK"


def _naming(kind: str, name: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return paper(kind, "文书", f"party={name}", scan=scan)


def _coded(kind: str, code: str, role: str = "valid", scan: float = 0):  # type: ignore[no-untyped-def]
    return paper(kind, "文书", f"uscc:{role}={code}", scan=scan)


def _listed(*titles: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return paper(
        "contents", "卷内目录", *(f"contents_row={title}|||{n}" for n, title in enumerate(titles, 1)), scan=scan
    )


_FILED, _DECIDED = paper("filing_approval", "立案审批表"), paper("penalty_decision", "行政处罚决定书")
_LEFT = "送达方式：留置送达\n"
_URGENT = "因情况紧急，当场实施。"


def _seized(text: str, approval: str):  # type: ignore[no-untyped-def]
    return [
        *events(查封扣押="2026-03-02"),
        paper("seizure_record", f"时间：2026年3月2日10时00分至2026年3月2日11时00分\n{text}"),
        paper("seizure_approval", f"同意。{approval}"),
    ]


ROWS = [
    ("ZJ-15a", "one code", [_coded("filing_approval", _CODE), _coded("penalty_decision", _CODE)], CONFORMS),
    ("ZJ-15a", "two codes", [_coded("filing_approval", _CODE), _coded("prior_notice", _CODE), _coded("penalty_decision", _BAD)], SUSPECTED),
    ("ZJ-15a", "misread in a scan", [_coded("filing_approval", _CODE), _coded("prior_notice", _CODE), _coded("identity_proof", _BAD, "invalid", 0.9)], UNDECIDED),
    ("ZJ-15a", "a seller's code among the evidence", [_coded("filing_approval", _CODE), _coded("prior_notice", _CODE), _coded("evidence", _BAD)], CONFORMS),
    ("ZJ-15a", "an identity number is none", [_coded("filing_approval", _CODE), _coded("prior_notice", _CODE), paper("penalty_decision", "决", "id_number=990716197805230015", "uscc:invalid=990716197805230015")], CONFORMS),
    ("ZJ-15a", "one paper only", [_coded("filing_approval", _CODE)], UNDECIDED),
    ("ZJ-15b", "one name", [_naming("filing_approval", "云岫市青檀食品有限公司"), _naming("penalty_decision", "云岫市青檀食品有限公司")], CONFORMS),
    ("ZJ-15b", "another name", [_naming("filing_approval", "云岫市青坛食品有限公司"), _naming("penalty_decision", "云岫市青檀食品有限公司")], SUSPECTED),
    ("ZJ-15b", "cut off by a narrow cell", [_naming("filing_approval", "云岫市青檀食品有限"), _naming("penalty_decision", "云岫市青檀食品有限公司")], CONFORMS),
    ("ZJ-15b", "with its operator", [_naming("filing_approval", "青檀食品店（经营者：顾南枝）"), _naming("penalty_decision", "青檀食品店")], CONFORMS),
    ("ZJ-15b", "misread in a scan", [_naming("filing_approval", "云岫市青坛食品有限公司", 0.9), _naming("penalty_decision", "云岫市青檀食品有限公司")], UNDECIDED),
    ("ZJ-15b", "one paper only", [_naming("filing_approval", "云岫市青檀食品有限公司")], UNDECIDED),
    ("USCC-01", "fits", [_coded("penalty_decision", _CODE)], CONFORMS),
    ("USCC-01", "does not fit", [_coded("penalty_decision", _BAD, "invalid")], SUSPECTED),
    ("USCC-01", "misread in a scan", [_coded("penalty_decision", _BAD, "invalid", 0.9)], UNDECIDED),
    ("USCC-01", "no code", [_DECIDED], UNDECIDED),
    ("CL-02", "real dates", events(立案="2026-03-02", 决定="2026-04-02"), CONFORMS),
    ("CL-02", "30 February", events(立案="2026年2月30日"), SUSPECTED),
    ("CL-02", "today", events(立案="2026-11-25"), CONFORMS),
    ("CL-02", "tomorrow", events(立案="2026-11-26"), SUSPECTED),
    ("CL-02", "30 February in a scan", [paper("filing_approval", "立案", "date:立案=2026年2月30日", scan=0.9)], UNDECIDED),
    ("CL-02", "no dates", [_FILED], UNDECIDED),
    ("CL-04", "all listed", [_listed("立案审批表", "行政处罚决定书"), _FILED, _DECIDED], CONFORMS),
    ("CL-04", "a row without paper", [_listed("立案审批表", "行政处罚决定书", "听证笔录"), _FILED, _DECIDED], SUSPECTED),
    ("CL-04", "a paper without row", [_listed("立案审批表"), _FILED, _DECIDED], SUSPECTED),
    ("CL-04", "a disc in the pocket is no paper", [_listed("立案审批表", "行政处罚决定书", "现场录像光盘"), _FILED, _DECIDED], CONFORMS),
    ("CL-04", "a paper named together with another", [_listed("立案审批表", "行政处罚决定书、结案审批表"), _FILED, _DECIDED, paper("closing_approval", "结")], CONFORMS),
    ("CL-04", "a paper under another name beside two of one name", [_listed("立案审批表", "询问笔录", "操作证截图及工资单", "行政处罚决定书"), _FILED, paper("inquiry_record", "问"), paper("inquiry_record", "答"), paper("evidence", "证据材料", title="证据材料"), _DECIDED], CONFORMS),
    ("CL-04", "a row without paper, a scan unread", [_listed("立案审批表", "听证笔录"), _FILED, unread()], UNDECIDED),
    ("CL-04", "a poor scan of the list", [_listed("立案审批表", scan=0.7), _FILED, _DECIDED], UNDECIDED),
    ("CL-04", "no rows read", [paper("contents", "卷内目录"), _FILED], UNDECIDED),
    ("CL-04", "no list", [_FILED], NOT_APPLICABLE),
    ("SD-03", "refusal and witness", [paper("service_receipt", _LEFT + "拒收事由：拒绝签收\n见证人：赵大川")], CONFORMS),
    ("SD-03", "refusal and film", [paper("service_receipt", _LEFT + "当事人拒绝签收，现场录像。")], CONFORMS),
    ("SD-03", "no witness", [paper("service_receipt", _LEFT + "当事人拒绝签收。")], SUSPECTED),
    ("SD-03", "nothing", [paper("service_receipt", _LEFT)], SUSPECTED),
    ("SD-03", "a poor scan", [paper("service_receipt", _LEFT, scan=0.7)], UNDECIDED),
    ("SD-03", "served in person", [paper("service_receipt", "送达方式：直接送达")], NOT_APPLICABLE),
    ("QZ-02", "approved an hour before", _seized("查封", "2026年3月2日9时00分"), CONFORMS),
    ("QZ-02", "approved a day before", events(查封扣押审批="2026-03-01", 查封扣押="2026-03-02"), CONFORMS),
    ("QZ-02", "approved later without urgency", _seized("查封", "2026年3月2日12时00分"), SUSPECTED),
    ("QZ-02", "urgent, within 24 hours", _seized(_URGENT, "2026年3月3日10时00分"), CONFORMS),
    ("QZ-02", "urgent, a minute over 24 hours", _seized(_URGENT, "2026年3月3日10时01分"), SUSPECTED),
    ("QZ-02", "urgent, the next day, no times", [*events(查封扣押审批="2026-03-03", 查封扣押="2026-03-02"), paper("seizure_record", _URGENT)], UNDECIDED),
    ("QZ-02", "urgent, two days later, no times", [*events(查封扣押审批="2026-03-04", 查封扣押="2026-03-02"), paper("seizure_record", _URGENT)], SUSPECTED),
    ("QZ-02", "approval unknown", events(查封扣押="2026-03-02"), UNDECIDED),
    ("QZ-02", "nothing seized", [_DECIDED], NOT_APPLICABLE),
    ("QZ-07", "on the thirtieth day", events(查封扣押="2026-03-02", 解除查封扣押="2026-04-01"), CONFORMS),
    ("QZ-07", "the day after", events(查封扣押="2026-03-02", 解除查封扣押="2026-04-02"), SUSPECTED),
    ("QZ-07", "extended in time", events(查封扣押="2026-03-02", 延长查封扣押="2026-03-30", 解除查封扣押="2026-05-01"), CONFORMS),
    ("QZ-07", "extended too late", events(查封扣押="2026-03-02", 延长查封扣押="2026-04-02", 解除查封扣押="2026-05-01"), SUSPECTED),
    ("QZ-07", "beyond the extension", events(查封扣押="2026-03-02", 延长查封扣押="2026-03-30", 解除查封扣押="2026-05-10"), SUSPECTED),
    ("QZ-07", "a test does not count", [*events(查封扣押="2026-03-02", 检测委托="2026-03-05", 检测报告="2026-03-15", 解除查封扣押="2026-04-10"), paper("test_notice", "检验期间为2026年3月10日至3月20日")], CONFORMS),
    ("QZ-07", "a test nobody told the party of", events(查封扣押="2026-03-02", 检测委托="2026-03-05", 检测报告="2026-03-15", 解除查封扣押="2026-04-10"), UNDECIDED),
    ("QZ-07", "a test without dates", [*events(查封扣押="2026-03-02", 解除查封扣押="2026-04-10"), paper("test_report", "检验报告")], UNDECIDED),
    ("QZ-07", "no release", events(查封扣押="2026-03-02"), UNDECIDED),
    ("QZ-07", "nothing seized", [_DECIDED], NOT_APPLICABLE),
]  # fmt: skip
