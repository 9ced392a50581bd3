"""The rules of the pre-check as a list shows them, what a user changed about them, and rules made by form."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.finding import Provenance, Severity
from app.domain.points import ZERO, Points


@dataclass(frozen=True, slots=True)
class RuleChange:
    """What a user wants of one rule, for all standards or for one: off, or another severity or deduction; with a reason."""

    rule: str
    reason: str
    standard: str = ""
    off: bool = False
    severity: Severity | None = None
    deduct: Points | None = None


@dataclass(frozen=True, slots=True)
class RuleAccuracy:
    """How a rule did on the labelled case files: planted faults found and missed, false alarms."""

    found: int = 0
    missed: int = 0
    alarms: int = 0

    def with_more(self, found: int, missed: int, alarms: int) -> RuleAccuracy:
        """The same with the counts of another table."""
        return RuleAccuracy(self.found + found, self.missed + missed, self.alarms + alarms)


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One rule: its record in words, whether the workspace made it, and what was changed about it."""

    id: str
    name: str
    group: str
    article: str
    provenance: Provenance
    severity: Severity
    deduct: Points = ZERO
    case_types: tuple[CaseType, ...] = ()
    fields: tuple[str, ...] = ()
    documents: tuple[DocumentType, ...] = ()
    validity: str = ""
    suspected: str = ""
    items: tuple[str, ...] = ()
    own: bool = False
    change: RuleChange | None = None
    accuracy: RuleAccuracy | None = None  # on files with their text
    on_scans: RuleAccuracy | None = None  # on the same files as scans with recognition errors

    @property
    def off(self) -> bool:
        """True when it is switched off where the list was asked for."""
        return self.change is not None and self.change.off


class OwnRuleKind(Enum):
    """The kinds of rule that need no code."""

    LIMIT = "limit"
    DOCUMENT = "document"
    WORDS = "words"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of the workspace as its form says it; what its kind does not need stays empty. `id` "" is a new one."""

    kind: OwnRuleKind
    name: str
    article: str  # where it is written: document and clause
    id: str = ""
    severity: Severity = Severity.MINOR
    deduct: Points = ZERO
    case_types: tuple[CaseType, ...] = ()
    documents: tuple[DocumentType, ...] = ()
    when: tuple[DocumentType, ...] = ()
    first: str = ""
    then: str = ""
    days: int = 0
    unit: str = "calendar"
    words: tuple[str, ...] = ()
    fact: str = ""
    message: str = ""


# the events a limit may run between, in the order they come up
EVENT_ROLES = (
    "案源登记", "立案", "检查通知", "检查", "询问", "先行登记保存", "登记保存处理", "查封扣押", "解除查封扣押", "检测委托", "检测报告",
    "责令改正", "调查终结", "法制审核", "告知", "告知送达", "陈述申辩", "听证申请", "听证", "集体讨论", "决定审批", "决定", "决定送达",
    "缴款", "催告", "催告送达", "公示", "结案", "许可申请", "受理", "许可决定", "许可决定送达", "移送",
)  # fmt: skip
# what may be compared across documents
EQUAL_FACTS = {
    "party": "当事人名称",
    "uscc": "统一社会信用代码",
    "legal_rep": "法定代表人（负责人）",
    "id_number": "身份证号码",
    "address": "住所（地址）",
    "cause": "案由",
    "fine": "罚款数额",
}
LIMIT_UNITS = {"calendar": "日", "workday": "个工作日", "month": "个月"}
OWN_GROUP = "本地规则"
