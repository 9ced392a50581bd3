# ruff: noqa: E501 - one case a line
"""Notice, defence, hearing: rule, what the case is like, its papers, the result."""

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, events, paper, unread

_ACT = events(决定="2026-04-28")
_HEARING = "hearing_right=told"


def _told(*facts: str, text: str = "行政处罚告知书"):  # type: ignore[no-untyped-def]
    return paper("prior_notice", text, *facts)


def _decided(*facts: str, text: str = "行政处罚决定书"):  # type: ignore[no-untyped-def]
    return paper("penalty_decision", text, "date:决定=2026-04-28", *facts)


_STATEMENT = paper("statement_record", "我公司请求从轻处罚。")
_BASIS = "penalty_basis=《食品安全法》第一百二十四条第一款"
_OTHER = "penalty_basis=《食品安全法》第一百二十五条第一款"

_PUBLISHED = (
    "送达公告\n现公告送达《行政处罚事先告知书》，自公告之日起满三十日即视为送达。\n青溪区市场监督管理局\n2026年4月10日"
)
_ANNOUNCED = [paper("service_announcement", _PUBLISHED)]
ROWS = [
    ("GZ-03", "after the term", events(告知送达="2026-04-16", 决定="2026-04-24"), CONFORMS),
    ("GZ-03", "on the last day of the term", events(告知送达="2026-04-16", 决定="2026-04-23"), SUSPECTED),
    ("GZ-03", "on the day of service", events(告知送达="2026-04-16", 决定="2026-04-16"), SUSPECTED),
    ("GZ-03", "given up in writing", [*events(告知送达="2026-04-16", 决定="2026-04-17"), paper("waiver", "放弃")], CONFORMS),
    ("GZ-03", "spoken out in the term", [*events(告知送达="2026-04-16", 决定="2026-04-20"), _STATEMENT], UNDECIDED),
    ("GZ-03", "announced, on the thirtieth day", [*_ANNOUNCED, *events(决定="2026-05-10")], SUSPECTED),
    ("GZ-03", "announced after a mailing came back, too early", [*_ANNOUNCED, *events(告知送达="2026-04-02", 决定="2026-04-28")], SUSPECTED),
    ("GZ-03", "announced and heard all the same", [*_ANNOUNCED, _STATEMENT, *events(告知送达="2026-04-16", 决定="2026-05-06")], CONFORMS),
    ("GZ-03", "announced, long over", [*_ANNOUNCED, *events(告知送达="2026-05-11", 决定="2026-05-29")], CONFORMS),
    ("GZ-03", "a scanned announcement", [paper("service_announcement", _PUBLISHED, scan=0.97), *events(决定="2026-04-28")], UNDECIDED),
    ("GZ-03", "service unknown", _ACT, UNDECIDED),
    ("GZ-03", "two notices served on two days", [*events(告知送达="2026-04-16", 决定="2026-04-28"), *events(告知送达="2026-04-22")], UNDECIDED),
    ("GZ-03", "the notice names ten days", [*events(告知送达="2026-04-16", 决定="2026-04-28"), paper("prior_notice", "可以自收到之日起十日内提出陈述和申辩。")], SUSPECTED),
    ("GZ-05", "answered", [_STATEMENT, _decided(text="当事人的申辩理由不能成立，不予采纳。")], CONFORMS),
    ("GZ-05", "not answered", [_STATEMENT, _decided(text="决定罚款五千元。")], SUSPECTED),
    ("GZ-05", "raised according to the decision, not answered", [_decided("defence=提出")], SUSPECTED),
    ("GZ-05", "the record gives up", [paper("statement_record", "我放弃陈述和申辩。"), _decided(text="决定罚款。")], UNDECIDED),
    ("GZ-05", "nothing raised", [_decided("defence=未提出")], NOT_APPLICABLE),
    ("GZ-05", "the decision is unread", [_STATEMENT, unread("penalty_decision", 0.9)], UNDECIDED),
    ("GZ-06", "less after a defence", [_STATEMENT, _told("fine=50000"), _decided("fine=40000")], CONFORMS),
    ("GZ-06", "the same after a defence", [_STATEMENT, _told("fine=50000"), _decided("fine=50000")], CONFORMS),
    ("GZ-06", "one yuan more after a defence", [_STATEMENT, _told("fine=50000"), _decided("fine=50001")], SUSPECTED),
    ("GZ-06", "no defence", [_told("fine=50000"), _decided("fine=60000")], NOT_APPLICABLE),
    ("GZ-06", "amount unknown", [_STATEMENT, _told(), _decided("fine=60000")], UNDECIDED),
    ("GZ-06", "two decisions", [_STATEMENT, _told("fine=50000"), _decided("fine=60000"), _decided("fine=10000")], UNDECIDED),
    ("GZ-07", "as told", [_told("fine=50000", "penalty=罚款", text="拟罚款"), _decided("fine=50000", "penalty=罚款")], CONFORMS),
    ("GZ-07", "one yuan more", [_told("fine=50000", text="拟罚款"), _decided("fine=50001")], SUSPECTED),
    ("GZ-07", "a kind not told", [_told("fine=50000", text="拟罚款"), _decided("fine=50000", "penalty=吊销许可证件")], SUSPECTED),
    ("GZ-07", "told again with the higher amount", [_told("fine=50000", text="拟罚款"), _told("fine=60000", text="拟罚款"), _decided("fine=60000")], CONFORMS),
    ("GZ-07", "no notice", [_decided("fine=50000")], UNDECIDED),
    ("GZ-07", "notice unread", [unread("prior_notice", 0.9), _decided("fine=50000")], UNDECIDED),
    ("GZ-07b", "same basis", [_told(_BASIS), _decided(_BASIS)], CONFORMS),
    ("GZ-07b", "another article", [_told(_BASIS), _decided(_OTHER)], SUSPECTED),
    ("GZ-07b", "the item added", [_told(_BASIS), _decided(_BASIS + "第五项")], CONFORMS),
    ("GZ-07b", "the state's name left out", [_told(_BASIS), _decided(_BASIS.replace("《", "《中华人民共和国"))], CONFORMS),
    ("GZ-07b", "another law beside it", [_told(_BASIS), _decided(_BASIS, "penalty_basis=《广告法》第五十五条")], UNDECIDED),
    ("GZ-07b", "the procedure law does not count", [_told(_BASIS), _decided(_BASIS, "penalty_basis=《行政处罚法》第二十八条")], CONFORMS),
    ("GZ-07b", "nothing read", [_told(), _decided(_BASIS)], UNDECIDED),
    ("GZ-07c", "same provision", [_told("violated=《食品安全法》第三十四条"), _decided("violated=《食品安全法》第三十四条第十项")], CONFORMS),
    ("GZ-07c", "another provision", [_told("violated=《食品安全法》第三十四条"), _decided("violated=《食品安全法》第三十三条")], SUSPECTED),
    ("GZ-07c", "nothing read", [_told(), _decided()], UNDECIDED),
    ("GZ-07c", "no notice", [_decided("violated=《食品安全法》第三十三条")], UNDECIDED),
    ("GZ-08", "told", [_told("fine=200000", _HEARING), *_ACT], CONFORMS),
    ("GZ-08", "at the line, not told", [_told("fine=100000", "party_kind=法人"), *_ACT], SUSPECTED),
    ("GZ-08", "below the line", [_told("fine=99999", "party_kind=法人"), *_ACT], NOT_APPLICABLE),
    ("GZ-08", "a person at the lower line", [_told("fine=10000", "party_kind=自然人"), *_ACT], SUSPECTED),
    ("GZ-08", "a shop between the lines", [_told("fine=50000", "party_kind=个体工商户"), *_ACT], UNDECIDED),
    ("GZ-08", "a licence revoked, not told", [_told("penalty=吊销许可证件"), *_ACT], SUSPECTED),
    ("GZ-08", "hearing spoken of otherwise", [_told("fine=100000", "party_kind=法人", text="不适用听证程序"), *_ACT], UNDECIDED),
    ("GZ-08", "told in a notice of its own", [_told("fine=200000"), paper("hearing_right_notice", "听证告知书", _HEARING), *_ACT], CONFORMS),
    ("GZ-08", "notice unread", [unread("prior_notice", 0.9), *_ACT], UNDECIDED),
    ("GZ-09", "five days", [paper("prior_notice", "你单位有权要求听证，应当自收到之日起五个工作日内提出听证申请。"), *_ACT], CONFORMS),
    ("GZ-09", "three days", [paper("prior_notice", "你单位有权要求听证，应当自收到之日起三日内提出听证申请。"), *_ACT], SUSPECTED),
    ("GZ-09", "three days for the statement, five for the hearing", [paper("prior_notice", "三日内可以陈述、申辩，五日内有权要求举行听证。"), *_ACT], CONFORMS),
    ("GZ-09", "no term", [paper("prior_notice", "你单位有权要求听证。"), *_ACT], UNDECIDED),
    ("GZ-09", "no hearing right", [paper("prior_notice", "你单位有权陈述、申辩。"), *_ACT], NOT_APPLICABLE),
    ("GZ-09", "three days under the old law", [paper("prior_notice", "有权要求听证，应当自收到之日起三日内提出听证申请。"), *events(告知="2021-07-14", 决定="2021-07-14")], NOT_APPLICABLE),
    ("GZ-10", "eight working days before", events(听证通知送达="2026-04-01", 听证="2026-04-14"), CONFORMS),
    ("GZ-10", "six working days before", events(听证通知送达="2026-04-01", 听证="2026-04-10"), SUSPECTED),
    ("GZ-10", "seven, which is read in two ways", events(听证通知送达="2026-04-01", 听证="2026-04-13"), UNDECIDED),
    ("GZ-10", "notice unknown", events(听证="2026-04-13"), UNDECIDED),
    ("GZ-10", "no hearing", events(决定="2026-04-13"), NOT_APPLICABLE),
]  # fmt: skip
