"""The fields of the editor's form, declared: what each is called, how it is typed, when it is there. Without Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.standard import (
    CombineRule,
    DeductionRule,
    DocumentCombine,
    EmptyPartPolicy,
    GradeBand,
    Item,
    Method,
    NotApplicablePolicy,
    Part,
    PartRule,
    Preset,
    Rounding,
    RuleGroup,
    RuleKind,
    ScoringPolicy,
    Standard,
    Tier,
    UnitPolicy,
    Veto,
    VetoEffect,
)


class Kind(Enum):
    """How a field is typed."""

    LINE = auto()
    TEXT = auto()
    LINES = auto()  # one entry a line
    POINTS = auto()
    MAYBE_POINTS = auto()  # empty: none
    WHOLE = auto()
    DAY = auto()
    MAYBE_DAY = auto()
    FLAG = auto()
    CHOICE = auto()
    MAYBE_CHOICE = auto()  # empty: as above it
    NAMED = auto()  # one of the names the standard holds, or none
    PICK = auto()  # several out of a list, searched
    ROWS = auto()  # a list of entries with fields of their own
    SAID = auto()  # sentences to read, nothing to type


def always(_entry: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """A field; `beside` puts it on the line of the one before, `section` begins a new section, `of` is an enum or a
    row's class, `names` says which names can be chosen, `none` is the word for no choice."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    section: str = ""
    beside: bool = False
    hint: str = ""
    of: Any = None
    names: str = ""
    none: str = ""
    narrow: bool = False
    when: Callable[[Any], bool] = always


def _is(*kinds: RuleKind) -> Callable[[Any], bool]:
    return lambda rule: rule.kind in kinds


_COUNTED = (RuleKind.FIXED, RuleKind.PER_PLACE, RuleKind.OPEN, RuleKind.TOTAL)
_CAPPED = (RuleKind.PER_PLACE, RuleKind.OPEN, RuleKind.ELEMENTS, RuleKind.PRESENT)
_LISTED = (RuleKind.TIERS, RuleKind.ELEMENTS, RuleKind.PRESENT)
_SAME = "与上一级相同"

RULE = (
    Field("code", "编号", narrow=True),
    Field("kind", "怎样扣", Kind.CHOICE, of=RuleKind, beside=True),
    Field("points", "每次扣分", Kind.POINTS, beside=True, when=_is(*_COUNTED)),
    Field("unit", "单位", beside=True, narrow=True, when=_is(RuleKind.PER_PLACE, RuleKind.OPEN)),
    Field("cap", "最多扣", Kind.MAYBE_POINTS, beside=True, hint="不限", when=_is(*_CAPPED)),
    Field("low", "最少扣", Kind.POINTS, beside=True, when=_is(RuleKind.RANGE)),
    Field("high", "最多扣", Kind.POINTS, beside=True, when=_is(RuleKind.RANGE)),
    Field("step", "步长", Kind.POINTS, beside=True, when=_is(RuleKind.RANGE)),
    Field("effect", "后果", Kind.MAYBE_CHOICE, of=VetoEffect, beside=True, none="请选择", when=_is(RuleKind.VETO)),
    Field(
        "cap_grade", "最高评为", Kind.NAMED, names="grades", beside=True, none="请选择",
        when=lambda rule: rule.kind is RuleKind.VETO and rule.effect is VetoEffect.GRADE_CAP,
    ),
    Field("text", "扣分情形", Kind.TEXT),
    Field("tiers", "档次或要素", Kind.ROWS, of=Tier, when=_is(*_LISTED)),
    Field("group", "所属规则组", Kind.NAMED, names="groups", none="不分组", when=lambda rule: rule.kind is not RuleKind.REMARK),
    Field("level", "差错等级", Kind.WHOLE, beside=True, hint="0 不计"),
)  # fmt: skip

ITEM = (
    Field("code", "编号", narrow=True),
    Field("points", "分值", Kind.POINTS, beside=True),
    Field("method", "评分方式", Kind.CHOICE, of=Method, beside=True),
    Field("stage", "环节", beside=True, hint="立案、调查、决定…"),
    Field("text", "评查内容", Kind.TEXT),
    Field("condition", "加分条件", Kind.TEXT, when=lambda item: item.method is Method.BONUS),
    Field("rules", "扣分规则", Kind.ROWS, "扣分规则", of=DeductionRule),
    Field("combine", "几条规则同时成立", Kind.CHOICE, of=CombineRule),
    Field("step", "给分步长", Kind.POINTS, beside=True),
    Field("capped", "扣分以本项分值为限", Kind.FLAG, beside=True),
    Field("groups", "规则组（组内另有上限）", Kind.ROWS, of=RuleGroup),
    Field("key", "关键要素（得零分时上一级也得零分）", Kind.FLAG, "怎样计分"),
    Field("pool", "下级共用本项分值", Kind.FLAG, when=lambda item: bool(item.children)),
    Field("per_document", "按每份文书分别评", Kind.FLAG),
    Field("document_combine", "各份文书的扣分", Kind.CHOICE, of=DocumentCombine, when=lambda item: item.per_document),
    Field("level", "差错等级", Kind.WHOLE, hint="0 不计"),
    Field("twins", "同一问题不重复扣分的项目", Kind.PICK, names="items"),
    Field("substitutes", "可以替代的文书", Kind.PICK, of=DocumentType),
    Field("applies_to", "只适用于", Kind.PICK, "什么时候适用", of=CaseType, hint="全部案件类型"),
    Field("not_applicable", "不适用时", Kind.MAYBE_CHOICE, of=NotApplicablePolicy, none=_SAME),
    Field("not_applicable_when", "不适用的情形", Kind.TEXT),
    Field("basis", "依据", Kind.LINES, "依据和查法", hint="一行一条，写到条款"),
    Field("how_to_check", "怎样查", Kind.TEXT),
    Field("document_types", "看哪些文书", Kind.PICK, of=DocumentType),
    Field("mistakes", "常见问题", Kind.LINES, hint="一行一条"),
    Field("cautions", "注意", Kind.LINES, hint="一行一条"),
    Field("phrases", "常用表述", Kind.LINES, hint="一行一条，空处写 ____"),
)

VETO = (
    Field("code", "编号", narrow=True),
    Field("group", "类别", beside=True, hint="主体、事实、程序…"),
    Field("effect", "后果", Kind.CHOICE, of=VetoEffect, beside=True),
    Field(
        "cap_grade", "最高评为", Kind.NAMED, names="grades", beside=True, none="请选择",
        when=lambda veto: veto.effect is VetoEffect.GRADE_CAP,
    ),
    Field("text", "否决情形", Kind.TEXT),
    Field("needs_second", "须由第二名评查人确认", Kind.FLAG),
    Field("applies_to", "只适用于", Kind.PICK, "什么时候适用", of=CaseType, hint="全部案件类型"),
    *ITEM[-6:],
)  # fmt: skip

PART = (
    Field("code", "编号", narrow=True),
    Field("title", "名称", beside=True),
    Field("rule", "计入总分", Kind.CHOICE, of=PartRule),
    Field("weight", "权重（折算成多少分）", Kind.MAYBE_POINTS, beside=True, hint="如 50", when=lambda part: part.rule is PartRule.RATIO),
    Field("cap", "最多扣", Kind.MAYBE_POINTS, beside=True, hint="不限", when=lambda part: part.rule is PartRule.LOSS),
    Field("within", "从哪一部分扣", Kind.NAMED, names="parts", none="总分", when=lambda part: part.rule is PartRule.LOSS),
    Field("not_applicable", "不适用的项目", Kind.MAYBE_CHOICE, of=NotApplicablePolicy, none=_SAME),
    Field("applies_to", "只适用于", Kind.PICK, of=CaseType, hint="全部案件类型"),
)  # fmt: skip

HEAD = (
    Field("title", "名称"),
    Field("id", "标准编号", hint="小写字母、数字和短横线"),
    Field("edition", "版次", beside=True, hint="如 2026-01"),
    Field("printed_total", "表上写明的总分", Kind.MAYBE_POINTS, beside=True, hint="没有写明"),
    Field("valid_from", "施行日期", Kind.DAY),
    Field("valid_to", "废止日期", Kind.MAYBE_DAY, beside=True, hint="没有定"),
    Field("case_types", "适用的案件", Kind.PICK, of=CaseType),
    Field("issuer", "制定机关", section="来源"),
    Field("document_no", "文号", beside=True),
    Field("region", "地区"),
    Field("sector", "领域", beside=True),
    Field("basis_required", "每个项目都要写明依据", Kind.FLAG),
    Field("notes", "打印在评查表上的说明", Kind.LINES, hint="一行一条"),
    Field("retired_items", "已停用的编号（不得再用）", Kind.LINES, "旧编号", hint="一行一个"),
)

POLICY = (
    Field("base", "起评分", Kind.POINTS, hint="没有起评分写 0"),
    Field("cap_total", "总分至多", Kind.MAYBE_POINTS, beside=True, hint="不封顶"),
    Field("scale_to", "折算为", Kind.POINTS, beside=True),
    Field("floor_total", "总分不计负分", Kind.FLAG),
    Field("floor_part", "各部分不计负分", Kind.FLAG, beside=True),
    Field("not_applicable", "不适用的项目", Kind.CHOICE, "不适用", of=NotApplicablePolicy),
    Field("empty_part", "整部分不适用", Kind.CHOICE, of=EmptyPartPolicy, beside=True),
    Field("bonus_cap", "加分合计至多", Kind.MAYBE_POINTS, "加分和总分扣分", hint="不限"),
    Field("repeat_factor", "重复出现的问题加倍", Kind.POINTS, beside=True, hint="1 不加倍"),
    Field("bonus_before_cap", "加分后封顶", Kind.FLAG),
    Field("deductions_before_cap", "总分扣分后封顶", Kind.FLAG, beside=True),
    Field("places", "小数位数", Kind.WHOLE, "舍入和等次"),
    Field("rounding", "舍入", Kind.CHOICE, of=Rounding, beside=True),
    Field("round_parts", "各部分先舍入再相加", Kind.FLAG),
    Field("band_by_printed", "等次按印出的分数定", Kind.FLAG, beside=True),
    Field("show_score_before_veto", "否决时仍印出否决前的得分", Kind.FLAG),
    Field("show_unread", "印出评查人没有打开过的页", Kind.FLAG, beside=True),
    Field("", "评查表上会印出", Kind.SAID, "评查表上会印出"),
)

UNIT = (
    Field("places", "单位得分的小数位数", Kind.WHOLE),
    Field("pass_share", "合格案卷至少占（%）", Kind.POINTS, beside=True),
    Field("honour_grade", "评优看哪个等次", Kind.NAMED, names="grades", none="不评优"),
    Field("honour_share", "这个等次至少占（%）", Kind.POINTS, beside=True),
    Field("worst_first", "同分时差错少的在前", Kind.FLAG),
)

FIELDS: dict[type, tuple[Field, ...]] = {
    Standard: HEAD,
    ScoringPolicy: POLICY,
    UnitPolicy: UNIT,
    Part: PART,
    Item: ITEM,
    Veto: VETO,
    DeductionRule: RULE,
    Tier: (Field("text", "名称"), Field("points", "分", Kind.POINTS, beside=True)),
    RuleGroup: (
        Field("name", "组名"),
        Field("cap", "组内最多扣", Kind.POINTS, beside=True),
        Field("combine", "组内", Kind.CHOICE, of=CombineRule, beside=True),
    ),
    GradeBand: (
        Field("name", "等次"),
        Field("low", "下限（含）", Kind.POINTS, beside=True),
        Field("qualified", "合格", Kind.FLAG, beside=True),
    ),
    Preset: (
        Field("code", "编号"),
        Field("text", "什么情况", beside=True),
        Field("items", "这些项目不评", Kind.PICK, names="all"),
    ),
}

GRADES = Field("grades", "等次，从高到低", Kind.ROWS, of=GradeBand)
PRESETS = Field("presets", "可以整组免评的情形", Kind.ROWS, of=Preset)
ROW_WORDS: dict[type, str] = {
    DeductionRule: "规则", Tier: "档次或要素", RuleGroup: "规则组", GradeBand: "等次", Preset: "情形",
}  # fmt: skip
