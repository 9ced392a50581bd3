# ruff: noqa: E501 - one case a line
"""Review, decision, amounts, terms of the case: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, events, paper, unread


def _decided(*facts: str, text: str = "行政处罚决定书"):  # type: ignore[no-untyped-def]
    return paper("penalty_decision", text, "date:决定=2026-04-28", *facts)


def _paid(*facts: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return paper("payment", "缴款书", *facts, scan=scan)


_LONG = "date:决定=2026-04-28"
_EXTENDED = paper("extension_approval", "经批准，办案期限延长三十日。2026年3月20日")
_BAND = "罚款幅度为三万元以上十一万元以下。决定如下：罚款人民币{}元。\n青溪区市场监督管理局\n2026年4月28日"
_RANGE = "依据该条，处五万元以上十万元以下罚款。决定如下：罚款人民币{}元。"

_SHARE = "进货总额18600元。可以处以进货总额5%以上10%以下的罚款。决定如下：罚款人民币{}元。"

ROWS = [
    ("JD-01", "reviewed before", events(法制审核="2026-04-13", 决定="2026-04-28"), CONFORMS),
    ("JD-01", "reviewed on the day", events(法制审核="2026-04-28", 决定="2026-04-28"), CONFORMS),
    ("JD-01", "reviewed the day after", events(法制审核="2026-04-29", 决定="2026-04-28"), SUSPECTED),
    ("JD-01", "no review after a hearing", events(听证="2026-04-13", 决定="2026-04-28"), SUSPECTED),
    ("JD-01", "no review after a hearing, a scan unread", [*events(听证="2026-04-13", 决定="2026-04-28"), unread()], UNDECIDED),
    ("JD-01", "no review", events(决定="2026-04-28"), UNDECIDED),
    ("JD-01", "date of the review unknown", [paper("legal_review", "同意"), *events(决定="2026-04-28")], UNDECIDED),
    ("JD-09", "on the ninetieth day", events(立案="2026-01-28", 决定="2026-04-28"), CONFORMS),
    ("JD-09", "the day after", events(立案="2026-01-27", 决定="2026-04-28"), SUSPECTED),
    ("JD-09", "only a holiday explains it", events(立案="2025-07-04", 决定="2025-10-09"), UNDECIDED),
    ("JD-09", "beyond the rolled day", events(立案="2025-07-04", 决定="2025-10-10"), SUSPECTED),
    ("JD-09", "extended in time and long enough", [*events(立案="2026-01-05", 决定="2026-04-28"), _EXTENDED], CONFORMS),
    ("JD-09", "extended, but not long enough", [*events(立案="2026-01-05", 决定="2026-06-28"), _EXTENDED], SUSPECTED),
    ("JD-09", "extended too late", events(立案="2025-12-01", 决定="2026-04-28", 延期审批="2026-03-20"), SUSPECTED),
    ("JD-09", "extended by nobody knows how much", events(立案="2026-01-05", 决定="2026-04-28", 延期审批="2026-03-20"), UNDECIDED),
    ("JD-09", "a test does not count", events(立案="2026-01-05", 决定="2026-04-28", 检测委托="2026-01-10", 检测报告="2026-02-10"), CONFORMS),
    ("JD-09", "suspended", [*events(立案="2026-01-05", 决定="2026-04-28"), paper("suspension", "中止调查")], UNDECIDED),
    ("JD-09", "filing unknown", events(决定="2026-04-28"), UNDECIDED),
    ("JD-09", "two filing dates", [*events(立案="2026-01-05", 决定="2026-04-28"), *events(立案="2026-04-01")], UNDECIDED),
    ("JD-17", "same year", [_decided("doc_number=青市监处罚〔2026〕33号")], CONFORMS),
    ("JD-17", "another year", [_decided("doc_number=青市监处罚〔2025〕33号")], SUSPECTED),
    ("JD-17", "last year's number in January", [paper("penalty_decision", "决", "date:决定=2026-01-05", "doc_number=青市监处罚〔2025〕33号")], UNDECIDED),
    ("JD-17", "no number", [_decided()], UNDECIDED),
    ("JD-17", "no date", [paper("penalty_decision", "决", "doc_number=青市监处罚〔2025〕33号")], UNDECIDED),
    ("JD-18", "equal", [paper("penalty_decision", "决定如下：罚款人民币50000元（大写：伍万元整）。")], CONFORMS),
    ("JD-18", "not equal", [paper("penalty_decision", "决定如下：罚款人民币50000元（大写：伍仟元整）。")], SUSPECTED),
    ("JD-18", "in ten thousands", [paper("penalty_decision", "决定如下：罚款5万元（伍万元整）。")], CONFORMS),
    ("JD-18", "no capitals", [paper("penalty_decision", "决定如下：罚款人民币50000元。")], UNDECIDED),
    ("JD-18", "the capitals stand for the sum, not the fine before them", [paper("penalty_decision", "罚款50000元，没收75元，合计罚没款伍万零柒拾伍元整。")], UNDECIDED),
    ("JD-18", "misread in a scan", [paper("payment", "金额：50000元（大写：伍仟元整）", scan=0.7)], UNDECIDED),
    ("JD-18", "digits after the capitals differ", [paper("penalty_decision", "处以罚款人民币陆万伍仟元整（¥60000元）。")], SUSPECTED),
    ("JD-18", "a receipt with thousands", [paper("payment", "执收单位：云岫市市场监督管理局\n金额（小写）\t60,000.00\n金额（大写）\t人民币陆万元整")], CONFORMS),
    ("JD-18b", "the decision contradicts itself", [paper("decision_approval", "批", "fine=60000"), paper("penalty_decision", "处以罚款人民币陆万伍仟元整（¥60000元）。\n局\n2026年4月28日")], UNDECIDED),
    ("JD-18b", "the cover says another amount", [paper("cover", "封面", "fine=5000"), _decided("fine=50000")], SUSPECTED),
    ("JD-18b", "a proposal approved before the notice", [paper("decision_approval", "批", "fine=60000", "date:决定审批=2026-04-01"), *events(告知="2026-04-02"), _decided("fine=50000")], UNDECIDED),
    ("ZX-01b", "the gains are not paid", [_decided("fine=50000", "illegal_gains=75", "penalty=没收违法所得"), _paid("fine:缴款=50000")], UNDECIDED),
    ("ZX-01b", "the gains are paid on another slip", [_decided("fine=50000", "illegal_gains=75", "penalty=没收违法所得"), _paid("fine:缴款=50000"), paper("payment", "违法所得75元", "fine:缴款=75")], CONFORMS),
    ("LA-02", "on the fifteenth working day", events(案源登记="2026-03-02", 立案="2026-03-23"), CONFORMS),
    ("LA-02", "the day after", events(案源登记="2026-03-02", 立案="2026-03-24"), SUSPECTED),
    ("LA-02", "no paper of the clue, too late after the inspection", events(检查="2026-03-02", 立案="2026-03-24"), SUSPECTED),
    ("LA-02", "no paper of the clue, in time after the inspection", events(检查="2026-03-02", 立案="2026-03-23"), CONFORMS),
    ("LA-02", "too late after the inspection, but a test was made", events(检查="2026-03-02", 立案="2026-03-24", 检测报告="2026-03-20"), UNDECIDED),
    ("LA-02", "inspected after filing", events(检查="2026-03-25", 立案="2026-03-24"), UNDECIDED),
    ("JD-18b", "the same", [paper("decision_approval", "批", "fine=50000"), _decided("fine=50000")], CONFORMS),
    ("JD-18b", "another amount in the approval", [paper("decision_approval", "批", "fine=60000"), _decided("fine=50000")], SUSPECTED),
    ("JD-18b", "the approval tells both what was told and what is decided", [paper("decision_approval", "批", "fine=60000", "fine=50000"), _decided("fine=50000")], CONFORMS),
    ("JD-18b", "no other paper", [_decided("fine=50000")], UNDECIDED),
    ("JD-18b", "no fine", [paper("decision_approval", "批", "fine=60000"), _decided()], UNDECIDED),
    ("JD-18b", "two decisions", [paper("decision_approval", "批", "fine=60000"), _decided("fine=50000"), _decided("fine=10000")], UNDECIDED),
    ("ZX-01b", "paid in full", [_decided("fine=50000"), _paid("fine:缴款=50000")], CONFORMS),
    ("ZX-01b", "fine and gains", [_decided("fine=50000", "illegal_gains=75"), _paid("fine:缴款=50075")], CONFORMS),
    ("ZX-01b", "slip and receipt tell it twice", [_decided("fine=50000"), _paid("fine:缴款=50000"), _paid("fine:缴款=50000")], CONFORMS),
    ("ZX-01b", "in two parts", [_decided("fine=50000"), _paid("fine:缴款=20000"), _paid("fine:缴款=30000")], CONFORMS),
    ("ZX-01b", "one yuan short", [_decided("fine=50000"), _paid("fine:缴款=49999")], SUSPECTED),
    ("ZX-01b", "misread in a scan", [_decided("fine=50000"), _paid("fine:缴款=5000000", scan=0.9)], UNDECIDED),
    ("ZX-01b", "not paid", [_decided("fine=50000")], UNDECIDED),
    ("ZX-01b", "in instalments", [_decided("fine=50000"), _paid("fine:缴款=10000"), paper("deferred_payment", "分期")], UNDECIDED),
    ("JD-12", "inside", [paper("penalty_decision", _RANGE.format(60000))], CONFORMS),
    ("JD-12", "at the lower end", [paper("penalty_decision", _RANGE.format(50000))], CONFORMS),
    ("JD-12", "at the upper end", [paper("penalty_decision", _RANGE.format(100000))], CONFORMS),
    ("JD-12", "one yuan above", [paper("penalty_decision", _RANGE.format(100001))], SUSPECTED),
    ("JD-12", "one yuan below", [paper("penalty_decision", _RANGE.format(49999))], SUSPECTED),
    ("JD-12", "below with a reason", [paper("penalty_decision", "决定减轻处罚。" + _RANGE.format(49999))], CONFORMS),
    ("JD-12", "at the upper share", [paper("penalty_decision", _SHARE.format(1860))], CONFORMS),
    ("JD-12", "one yuan above the share", [paper("penalty_decision", _SHARE.format(1861))], SUSPECTED),
    ("JD-12", "below the multiple", [paper("penalty_decision", "违法所得1000元。并处违法所得一倍以上三倍以下罚款。决定如下：罚款人民币999元。")], SUSPECTED),
    ("JD-12", "a share of an unknown sum", [paper("penalty_decision", "处货值金额百分之五以上百分之十以下罚款。决定如下：罚款人民币999元。")], UNDECIDED),
    ("JD-12", "no range quoted", [_decided("fine=50000")], UNDECIDED),
    ("JD-12", "no fine", [_decided()], UNDECIDED),
    ("JD-13b", "inside the band the decision names", [paper("penalty_decision", _BAND.format(40000))], CONFORMS),
    ("JD-13b", "at its upper end", [paper("penalty_decision", _BAND.format(110000))], CONFORMS),
    ("JD-13b", "one yuan above it", [paper("penalty_decision", _BAND.format(110001))], SUSPECTED),
    ("JD-13b", "below it", [paper("penalty_decision", _BAND.format(29999))], SUSPECTED),
    ("JD-13b", "below it with a reason", [paper("penalty_decision", "予以减轻处罚。" + _BAND.format(20000))], UNDECIDED),
    ("JD-13b", "no band", [_decided("fine=50000")], NOT_APPLICABLE),
    ("JD-13b", "no fine", [_decided()], UNDECIDED),
    ("JD-12", "the unit stands once", [paper("penalty_decision", "处五以上十万元以下罚款。决定如下：罚款人民币60000元。")], CONFORMS),
    ("ZX-04", "half of the fine", [_decided("fine=50000"), paper("added_fine", "加处罚款25000元。")], CONFORMS),
    ("ZX-04", "as much as the fine", [_decided("fine=50000"), paper("added_fine", "加处罚款50000元。")], CONFORMS),
    ("ZX-04", "one yuan more", [_decided("fine=50000"), paper("added_fine", "加处罚款50001元。")], SUSPECTED),
    ("ZX-04", "amount unknown", [_decided("fine=50000"), paper("added_fine", "加处罚款。")], UNDECIDED),
    ("ZX-04", "nothing added", [_decided("fine=50000")], NOT_APPLICABLE),
    ("ZX-09", "on the eleventh working day", events(催告送达="2026-03-02", 申请强制执行="2026-03-17"), CONFORMS),
    ("ZX-09", "on the tenth", events(催告送达="2026-03-02", 申请强制执行="2026-03-16"), SUSPECTED),
    ("ZX-09", "demand unknown", events(申请强制执行="2026-03-16"), UNDECIDED),
    ("ZX-09", "no application", events(催告送达="2026-03-02"), NOT_APPLICABLE),
    ("ZX-10", "in the window", events(决定送达="2025-09-01", 申请强制执行="2026-05-29"), CONFORMS),
    ("ZX-10", "on the last day", events(决定送达="2025-09-01", 申请强制执行="2026-06-01"), CONFORMS),
    ("ZX-10", "the day after", events(决定送达="2025-09-01", 申请强制执行="2026-06-02"), SUSPECTED),
    ("ZX-10", "too early", events(决定送达="2025-09-01", 申请强制执行="2025-12-01"), UNDECIDED),
    ("ZX-10", "after reconsideration", [*events(决定送达="2025-09-01", 申请强制执行="2026-06-02"), paper("reconsideration_decision", "维持")], UNDECIDED),
    ("ZX-10", "service unknown", events(申请强制执行="2026-06-02"), UNDECIDED),
]  # fmt: skip
