"""How the rules of the pre-check show in a list."""

from __future__ import annotations

from app.domain.points import points_text
from app.domain.rule_line import RuleLine
from app.wording import word
from ui.models.record_table import RIGHT, Column


def state_text(line: RuleLine) -> str:
    """Whether a rule is on, weighed otherwise, or off."""
    if line.off:
        return "⊘ 停用"
    return "△ 已调整" if line.change is not None else "✓ 启用"


def state_tone(line: RuleLine) -> str:
    return "soft" if line.off else "warn" if line.change is not None else "ok"


RULE_COLUMNS = (
    Column[RuleLine]("状态", state_text, tone=state_tone, width=88),
    Column[RuleLine]("编号", lambda one: one.id, width=84),
    Column[RuleLine]("检查内容", lambda one: one.name),
    Column[RuleLine]("分组", lambda one: one.group, width=112, spare=1),
    Column[RuleLine]("轻重", lambda one: word(one.severity), width=96, spare=2),
    Column[RuleLine](
        "建议扣分",
        lambda one: points_text(one.deduct) if one.deduct else "—",
        lambda one: one.deduct,
        align=RIGHT,
        width=78,
        spare=3,
    ),
)
