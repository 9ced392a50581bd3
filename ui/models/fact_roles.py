"""Which facts a person can add, and of which or whose they are."""

from __future__ import annotations

from app.domain.fact import FactKind
from ui.models.fact_columns import UNTYPED

_PEOPLE = ("承办", "协办", "审核", "负责人", "主持人", "记录员", "送达人")
_EVENTS = (
    "案源登记", "立案", "检查", "询问", "先行登记保存", "登记保存处理", "责令改正", "调查终结", "法制审核", "告知", "告知送达",
    "陈述申辩", "听证", "集体讨论", "决定审批", "决定", "决定送达", "缴款", "公示", "结案", "归档",
)  # fmt: skip
ROLES: dict[FactKind, tuple[str, ...]] = {
    FactKind.DATE: _EVENTS,
    FactKind.TIME_SPAN: ("检查", "询问", "听证", "集体讨论"),
    FactKind.OFFICER: _PEOPLE,
    FactKind.SIGNATURE: ("当事人", "执法人员", *_PEOPLE),
    FactKind.OPINION: ("承办", "审核", "负责人"),
}
# what the machine works out from the value itself
_WORKED_OUT = UNTYPED | {
    FactKind.PARTY_KIND, FactKind.AMOUNT_WORDS, FactKind.ID_NUMBER, FactKind.USCC, FactKind.SEAL, FactKind.TOLD_DATE, FactKind.MASKED,
}  # fmt: skip
ADDED = tuple(kind for kind in FactKind if kind not in _WORKED_OUT)
NEEDS_ROLE = frozenset({FactKind.DATE, FactKind.TIME_SPAN, FactKind.CERTIFICATE})


def role_title(kind: FactKind) -> str:
    """What the role of a kind says."""
    if kind in (FactKind.DATE, FactKind.TIME_SPAN):
        return "事项"
    return "执法人员姓名" if kind is FactKind.CERTIFICATE else "身份（可不填）"
