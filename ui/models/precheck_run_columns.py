"""How the lines of a pre-check over many cases show."""

from __future__ import annotations

from app.domain.precheck_run import CaseChecked
from ui.models.record_table import RIGHT, Column


def told(one: CaseChecked) -> str:
    """The heaviest faults by name, or why there is nothing to tell."""
    if one.failed:
        return f"✗ {one.failed}"
    names = "；".join(one.worst)
    return f"{names}等" if one.suspected > len(one.worst) else names


RUN_COLUMNS = (
    Column[CaseChecked]("案号", lambda one: one.case_no, width=190),
    Column[CaseChecked]("被评查单位", lambda one: one.unit, width=190, spare=1),
    Column[CaseChecked]("当事人", lambda one: one.party, width=150, spare=2),
    Column[CaseChecked](
        "疑似不符",
        lambda one: "—" if one.failed else f"▼ {one.suspected}" if one.suspected else "✓ 0",
        lambda one: -1 if one.failed else one.suspected,
        align=RIGHT,
        tone=lambda one: "bad" if one.suspected else "ok",
        width=84,
    ),
    Column[CaseChecked](
        "已处理", lambda one: str(one.answered), lambda one: one.answered, align=RIGHT, width=70, spare=3
    ),
    Column[CaseChecked](
        "无法判断",
        lambda one: f"{one.undecided}（{one.unread} 页未识别）" if one.unread else str(one.undecided),
        lambda one: one.undecided,
        align=RIGHT,
        width=84,
    ),
    Column[CaseChecked]("疑似不符的检查项", told, tone=lambda one: "bad" if one.failed else ""),
)
