"""How findings, events and papers show in lists."""

from __future__ import annotations

from app.domain.finding import DecidedFinding, Decision, Outcome
from app.domain.overview import Happening, PaperRow
from app.wording import word
from ui.models.record_table import Column

SIGNS = {Outcome.CONFORMS: "✓", Outcome.SUSPECTED: "▼", Outcome.UNDECIDED: "…", Outcome.NOT_APPLICABLE: "⊘"}
TONES = {Outcome.CONFORMS: "ok", Outcome.SUSPECTED: "bad", Outcome.UNDECIDED: "warn", Outcome.NOT_APPLICABLE: "soft"}
ORDER = (Outcome.SUSPECTED, Outcome.UNDECIDED, Outcome.CONFORMS, Outcome.NOT_APPLICABLE)


def decision_text(one: DecidedFinding) -> str:
    """What stands said to a finding, or nothing."""
    return word(one.decision) if one.decision is not None else ""


def decision_tone(one: DecidedFinding) -> str:
    """Accepted findings stand out, rejected ones step back."""
    return (
        {Decision.ACCEPTED: "accent", Decision.REJECTED: "soft", Decision.LATER: "warn"}.get(one.decision, "soft")
        if one.decision
        else "soft"
    )


FINDING_COLUMNS = (
    Column[DecidedFinding](
        "结果",
        lambda one: f"{SIGNS[one.finding.outcome]} {word(one.finding.outcome)}",
        lambda one: ORDER.index(one.finding.outcome),
        tone=lambda one: TONES[one.finding.outcome],
        width=100,
    ),
    Column[DecidedFinding]("检查内容", lambda one: one.finding.name, width=210),
    Column[DecidedFinding]("说明", lambda one: one.finding.message, spare=1),
    Column[DecidedFinding]("分组", lambda one: one.finding.group, width=110, spare=2),
    Column[DecidedFinding]("处理", decision_text, tone=decision_tone, width=70),
)

HAPPENING_COLUMNS = (
    Column[Happening]("日期", lambda one: one.day.isoformat(), width=104),
    Column[Happening]("事项", lambda one: one.role, width=150),
    Column[Happening]("文书", lambda one: one.title),
    Column[Happening]("期限届满", lambda one: one.limit.isoformat() if one.limit else "", width=104),
    Column[Happening](
        "是否超期",
        lambda one: "" if one.limit is None else "▼ 超期" if one.late else "✓ 未超期",
        tone=lambda one: "bad" if one.late else "ok",
        width=90,
    ),
)

PAPER_COLUMNS = (
    Column[PaperRow]("文书", lambda one: one.title),
    Column[PaperRow]("文号", lambda one: one.number, width=180),
    Column[PaperRow]("日期", lambda one: one.day, width=104),
    Column[PaperRow]("当事人", lambda one: one.party, width=190),
    Column[PaperRow]("信用代码", lambda one: one.code, width=170, spare=1),
    Column[PaperRow]("罚款（元）", lambda one: one.fine, width=90),
    Column[PaperRow]("人员", lambda one: one.officers, width=130, spare=2),
)
