"""Small cases for the rules on receipts, servers and identity numbers."""

from __future__ import annotations

from typing import Any

from tests.precheck.build import CONFORMS, NOT_APPLICABLE, SUSPECTED, UNDECIDED, paper

_NOTICE = paper("prior_notice", "告知书", "doc_number=青罚告〔2026〕1号")
_DECISION = paper("penalty_decision", "决定书", "doc_number=青罚〔2026〕1号")


def _receipt(*facts: str, text: str = "送达回证") -> Any:
    return paper("service_receipt", text, *facts)


_OTHER = _receipt("served_document=行政处罚决定书")
_TOLD = _receipt("served_document=行政处罚事先告知书")
_TWO = _receipt("officer:送达人=林望舒", "officer:送达人=陆见山", "service_method=直接", text="送达人：林望舒、陆见山")
_ONE = _receipt("officer:送达人=林望舒", "service_method=直接", text="送达人：林望舒")


def _decided(number: str) -> Any:
    return paper("penalty_decision", "决定书", f"id_number={number}")


def _closed(number: str, scan: float = 0):  # type: ignore[no-untyped-def]
    return paper("closing_approval", f"结案\n身份证号：{number}", scan=scan)


_RUN_TOGETHER = paper("service_receipt", "送达人：程以段越", "officer:送达人=程以", "service_method=直接", scan=0.97)

ROWS: list[tuple[str, str, Any, str]] = [
    ("MD-24", "a receipt with its date", [_NOTICE, _receipt("date:告知送达=2026-04-16")], CONFORMS),
    ("MD-24", "only the decision's", [_NOTICE, _OTHER], SUSPECTED),
    ("MD-24", "a receipt that names it without a date", [_NOTICE, _TOLD], UNDECIDED),
    ("MD-24", "a receipt that does not say for what", [_NOTICE, _OTHER, _receipt()], UNDECIDED),
    ("MD-24", "signed on itself", [paper("prior_notice", "当事人（签名）：顾南枝"), _OTHER], UNDECIDED),
    ("MD-24", "no receipt at all", [_NOTICE], NOT_APPLICABLE),
    ("MD-25", "a receipt with its date", [_DECISION, _receipt("date:决定送达=2026-04-16")], CONFORMS),
    ("MD-25", "only the notice's", [_DECISION, _TOLD], SUSPECTED),
    ("MD-25", "published instead", [_DECISION, _TOLD, paper("service_announcement", "公告")], UNDECIDED),
    ("MD-25", "no receipt at all", [_DECISION], NOT_APPLICABLE),
    ("GEN-05b", "two", [_TWO], CONFORMS),
    ("GEN-05b", "one beside a receipt of two", [_ONE, _OTHER], SUSPECTED),
    ("GEN-05b", "the only receipt", [_ONE], UNDECIDED),
    ("GEN-05b", "by post", [_receipt("officer:送达人=林望舒", "service_method=邮寄", text="送达人：林望舒"), _TWO], UNDECIDED),
    ("GEN-05b", "no receipt", [_NOTICE], NOT_APPLICABLE),
    ("ZJ-15c", "the same", [_decided("330102198803053714"), _closed("330102198803053714")], CONFORMS),
    ("ZJ-15c", "a slip", [_decided("330102198803053714"), _closed("330102198803063714")], SUSPECTED),
    ("ZJ-15c", "another person's", [_decided("330102198803053714"), _closed("110101197001010011")], CONFORMS),
    ("ZJ-15c", "a day of birth that does not exist", [_decided("330102198803053714"), _closed("330102198883053714")], SUSPECTED),
    ("ZJ-15c", "a slip in a weak scan", [_decided("330102198803053714"), _closed("330102198803063714", scan=0.9)], UNDECIDED),
    ("GEN-05b", "two names run together in a scan", [_RUN_TOGETHER, _TWO], UNDECIDED),
    ("ZJ-15c", "one paper only", [_decided("330102198803053714")], UNDECIDED),
]  # fmt: skip
