"""The words of the workbench that depend on the case: head, foot, card and gaps. Without Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from app import wording
from app.domain.casefile import CaseFile, FieldName
from app.domain.points import points_text
from app.domain.review import STATEMENT_MIN, Gap, Mark, Verdict
from app.domain.score import Score, ScoreState
from app.domain.standard import Item, Method, Standard
from ui.presenters.workbench_desk import Standing
from ui.presenters.workbench_entries import Entry, Tally, found


@dataclass(frozen=True, slots=True)
class Head:
    """What the bar at the top says."""

    number: str
    about: str
    lawful: bool
    legality: str
    points: str
    out_of: str
    grade_word: str
    grade: str


def head_of(case: CaseFile, standard: Standard, score: Score) -> Head:
    """The words of the bar at the top."""
    about = [case.field(FieldName.UNIT), case.field(FieldName.PARTY), wording.word(case.case_type)]
    number = case.field(FieldName.CASE_NO) or case.field(FieldName.DECISION_NO) or case.name
    pending = not score.final and score.lawful and score.state is ScoreState.SCORED
    return Head(
        number,
        " · ".join(part for part in about if part),
        score.lawful,
        "不评" if score.state is ScoreState.NOT_ELIGIBLE else "通过" if score.lawful else "否决",
        score.printed_before_veto,
        f"/{points_text(standard.policy.cap_total)}" if standard.policy.cap_total is not None else "",
        "暂定" if pending else "等次",
        score.grade,
    )


def saved_text(standing: Standing) -> str:
    """Until when everything is on disk."""
    if standing.review.signed is not None:
        return f"已签署 {standing.review.signed.at:%Y-%m-%d %H:%M}"
    return f"✓ 已保存 {standing.saved_at:%H:%M:%S}" if standing.saved_at else "✓ 已保存"


def tally_text(count: Tally) -> str:
    """How far the reviewer is."""
    return f"已评 {count.answered}/{count.total}　未答 {count.open}　待定 {count.pending}"


def banner_text(standing: Standing) -> str:
    """The banner of a frozen review, or of a case that is not reviewed."""
    signed = standing.review.signed
    if signed is None:
        reason = standing.review.ineligible
        return f"⊘ 不符合评查条件：{reason}。本案不评分，不计入统计；点“本案情况…”可以更改。" if reason else ""
    if standing.score.state is ScoreState.NOT_ELIGIBLE:
        return f"{signed.by} 已于 {signed.at:%Y年%m月%d日 %H:%M} 签署：{signed.grade}。现在只能查看。"
    return f"{signed.by} 已于 {signed.at:%Y年%m月%d日 %H:%M} 签署：{signed.total} 分，{signed.grade}。现在只能查看。"


def result_text(standing: Standing) -> str:
    """The result as the sign-off dialog says it."""
    score = standing.score
    return f"{score.printed} 分，{score.grade}" if score.state is not ScoreState.NOT_ELIGIBLE else score.grade


def earned_text(entry: Entry, mark: Mark | None, score: Score) -> str:
    """ "得 1 / 3 分" of an answered item, worked out by the engine; empty where there is nothing to say."""
    if entry.item is None or mark is None or mark.verdict is Verdict.PENDING:
        return ""
    line = score.item(entry.code)
    if line is None:
        return ""
    if entry.item.method is Method.BONUS:
        return f"加 {points_text(line.earned)} 分"
    if not line.counted:
        return "不计分"
    return f"得 {points_text(line.earned)} / {points_text(line.points)} 分"


def row_worth(entry: Entry, mark: Mark | None, score: Score) -> str:
    """What a closed row says at its right end."""
    lost = mark is not None and mark.verdict in {Verdict.DEDUCTED, Verdict.SCORED}
    line = score.item(entry.code) if lost else None
    if line is None or entry.item is None:
        return entry.worth
    if entry.item.method is Method.BONUS:
        return f"+{points_text(line.earned)} 分"
    return f"{points_text(line.earned)} / {points_text(line.points)} 分"


def meta_html(entry: Entry, basis_open: bool) -> str:
    """Points, documents to look at and the basis, with links."""
    source = entry.source
    parts = [escape(entry.worth)]
    if source.document_types:
        links = "、".join(
            f'<a href="type:{kind.value}">{escape(wording.word(kind))}</a>' for kind in source.document_types
        )
        parts.append(f"查：{links}")
    basis = "、".join(source.basis) if source.basis else "查法与常见错误"
    if source.basis or source.how_to_check or source.mistakes or source.cautions:
        parts.append(f'<a href="basis:">{escape(basis)} {"▴" if basis_open else "▾"}</a>')
    return " · ".join(parts)


def help_html(entry: Entry, told: Callable[[str], str] = lambda _basis: "") -> str:
    """The articles a question rests on as `told` (rich text) has them, how to check it, usual mistakes and cautions."""
    source = entry.source
    basis = [f"<b>依据</b>　{told(one) or escape(one)}" for one in source.basis]
    blocks: list[tuple[str, tuple[str, ...]]] = [
        ("怎么查", (source.how_to_check,) if source.how_to_check else ()),
        ("常见错误", source.mistakes),
        ("注意", source.cautions),
    ]
    if isinstance(source, Item):
        blocks.append(("不适用情形", (source.not_applicable_when,) if source.not_applicable_when else ()))
        blocks.append(("加分条件", (source.condition,) if source.condition else ()))
    said = [f"<b>{name}</b>　{'；'.join(escape(line) for line in lines)}" for name, lines in blocks if lines]
    return "<br>".join([*basis, *said])


def statement_lacks(text: str) -> int:
    """How many characters a "no page to point at" statement still needs."""
    return max(0, STATEMENT_MIN - len(text.strip()))


def gap_line(gap: Gap, entries: Sequence[Entry]) -> str:
    """A gap as the sign-off dialog lists it: which question, and what is missing."""
    entry = found(entries, gap.code, gap.document)
    missing = gap.text.removeprefix(gap.code).lstrip("：: 　")
    return f"{gap.code}　{entry.text}：{missing}" if entry is not None else gap.text
