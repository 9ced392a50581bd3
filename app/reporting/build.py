"""CaseFile, Review, Standard and Score -> ReportContent; pure."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date

from app.domain.casefile import CaseFile, FieldName
from app.domain.folio import folio_spans
from app.domain.page import Pin
from app.domain.points import ZERO, points_text
from app.domain.review import Review, Verdict
from app.domain.score import PartScore, Score, ScoreState
from app.domain.standard import Item, Method, Part, Standard, Veto
from app.reporting.content import (
    Clipping,
    DerivationLine,
    HeadField,
    ItemRow,
    LegalityRow,
    PartTable,
    ReportContent,
    ReportFinding,
    Totals,
)
from app.reporting.marks import MarkBook
from app.reporting.plain import printable
from app.wording import word

TITLE = "行政执法案卷评查评分表"
DASH = "—"


def pins_to_clip(review: Review) -> tuple[Pin, ...]:
    """The pins whose clippings a report prints, each once, in the order of the marks."""
    return tuple(dict.fromkeys(pin for mark in review.marks for pin in mark.pins))


def build_content(
    case: CaseFile,
    review: Review,
    standard: Standard,
    score: Score,
    clippings: Mapping[Pin, bytes],
    read: Container[tuple[str, int]] = frozenset(),
    reviewing_unit: str = "",
) -> ReportContent:
    """Everything the report says; `clippings` holds the picture of each pin, a pin without one is told by its words.

    `read` holds the pages the reviewer had in view, as (file hash, page number); `reviewing_unit` stands above the round.
    """
    book = MarkBook(case, review, standard, score)
    reviewed = score.state is not ScoreState.NOT_ELIGIBLE
    content = ReportContent(
        title=TITLE,
        subtitle=_subtitle(review, standard, reviewing_unit),
        head=tuple(_head(case, review)),
        legality=tuple(_legality(standard, case, score, book)) if reviewed else (),
        parts=tuple(_part(part, case, score, book) for part in standard.parts) if reviewed else (),
        totals=_totals(standard, score),
        rules=(*_facts(standard, review), *score.notes, _grades(standard)),
        derivation=tuple(DerivationLine(line.text, points_text(line.amount), line.depth) for line in score.lines),
        findings=tuple(_findings(book, clippings)) if reviewed else (),
        comment=review.comment,
        footer=_footer(case),
        pending=_pending(score, review),
        signed=_signed(review),
        reading=_reading(case, read) if standard.policy.show_unread and reviewed else "",
        ineligible=f"{sentence(review.ineligible)}本案不评分，不计入统计。" if review.ineligible else "",
    )
    return printable(content)


def _subtitle(review: Review, standard: Standard, unit: str) -> str:
    edition = "" if standard.edition[:4] in standard.title else f"（{standard.edition}版）"
    return " · ".join(part for part in (unit, review.round_name, f"{standard.title}{edition}") if part)


def _head(case: CaseFile, review: Review) -> Iterator[HeadField]:
    yield HeadField("被评查单位", case.field(FieldName.UNIT))
    yield HeadField("评查阶段", word(review.stage))
    yield HeadField("案卷名称", case.field(FieldName.TITLE) or case.name)
    yield HeadField("案件类型", word(case.case_type))
    yield HeadField("案　　号", case.field(FieldName.CASE_NO))
    yield HeadField("决定书文号", case.field(FieldName.DECISION_NO))
    yield HeadField("当 事 人", case.field(FieldName.PARTY))
    yield HeadField("承 办 人", case.field(FieldName.OFFICERS))
    for name in (FieldName.FILED_ON, FieldName.DECIDED_ON, FieldName.CLOSED_ON):
        yield HeadField(word(name), day_text(case.field(name)))


def day_text(iso: str) -> str:
    """2026年3月12日 from an ISO date; any other text as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.year}年{day.month}月{day.day}日"


def _footer(case: CaseFile) -> str:
    number = case.field(FieldName.DECISION_NO) or case.field(FieldName.CASE_NO)
    return number or case.field(FieldName.TITLE) or case.name


def _totals(standard: Standard, score: Score) -> Totals:
    if score.state is not ScoreState.SCORED:
        said = word(score.state)
        return Totals("不通过" if score.vetoes else said, said, score.printed, score.grade)
    show = standard.policy.show_score_before_veto and score.vetoes
    return Totals(
        legality="通过" if score.lawful else f"不通过（{len(score.vetoes)}项）",
        form=score.printed_before_veto,
        total=score.printed,
        grade=score.grade,
        before_veto=score.printed_before_veto if show else "",
    )


def _facts(standard: Standard, review: Review) -> Iterator[str]:
    """The facts of the case that took items off the sheet."""
    told = [preset.text for preset in standard.presets if preset.code in review.facts]
    if told:
        yield f"本案情况：{'；'.join(told)}。所列项目不评。"


def _grades(standard: Standard) -> str:
    bands = "，".join(f"{grade.name}≥{points_text(grade.low)}分" for grade in standard.grades[:-1])
    return f"等次：{bands}，其余为{standard.grades[-1].name}。" if bands else ""


def _pending(score: Score, review: Review) -> str:
    parts = []
    if score.unanswered:
        parts.append(f"{len(score.unanswered)}项未评")
    if score.pending:
        parts.append(f"{len(score.pending)}项待定")
    if parts:
        return "未完成：" + "，".join(parts) + "，分数仅供参考"
    return "" if review.signed else "未签署"


def _signed(review: Review) -> str:
    if review.signed is None:
        return ""
    at = review.signed.at
    return f"{review.signed.by}于{at.year}年{at.month}月{at.day}日签署"


def _reading(case: CaseFile, read: Container[tuple[str, int]]) -> str:
    if not case.page_count:
        return ""
    unread = case.unread(read)
    told = f"未读{len(unread)}页：卷内第{folio_spans(unread)}页。" if unread else "评查人已全部打开阅读。"
    return f"阅卷情况：全卷{case.page_count}页，{told}"


def _legality(standard: Standard, case: CaseFile, score: Score, book: MarkBook) -> Iterator[LegalityRow]:
    """The vetoes of the standard, then those that hit inside a scored item."""
    for veto in standard.vetoes:
        if not veto.applies_to or case.case_type in veto.applies_to:
            yield _veto_row(veto, book)
    for hit in score.vetoes:
        if standard.veto(hit.code) is None:
            yield LegalityRow(hit.code, hit.text, True, hit.reason)


def _veto_row(veto: Veto, book: MarkBook) -> LegalityRow:
    marks = book.of(veto.code)
    if not marks:
        return LegalityRow(veto.code, veto.text, None, "未评")
    mark = next((one for one in marks if one.verdict is Verdict.HIT), marks[0])
    found = {Verdict.HIT: True, Verdict.MET: False, Verdict.EXEMPT: False}.get(mark.verdict)
    return LegalityRow(veto.code, veto.text, found, book.told(mark))


def _part(part: Part, case: CaseFile, score: Score, book: MarkBook) -> PartTable:
    """The rows of one part with its sums; a part of bonuses sums what was given."""
    found = next((one for one in score.parts if one.code == part.code), None)
    rows = tuple(row for item in part.items for row in _rows(item, item.stage, case, book))
    note = _part_note(part, found)
    leaves = tuple(part.leaves())
    if leaves and all(leaf.method is Method.BONUS for leaf in leaves):
        full = sum((leaf.points for leaf in leaves), ZERO)
        given = sum((one.earned for one in map(book.score, (leaf.code for leaf in leaves)) if one), ZERO)
        return PartTable(part.title, rows, f"+{points_text(full)}", DASH, f"+{points_text(given)}", note)
    full, earned = (found.full, found.earned) if found else (ZERO, ZERO)
    return PartTable(part.title, rows, points_text(full), points_text(full - earned), points_text(earned), note)


def _rows(item: Item, stage: str, case: CaseFile, book: MarkBook) -> Iterator[ItemRow]:
    stage = item.stage or stage
    if not item.children:
        yield ItemRow(item.code, stage, item.text, *_columns(item, case, book))
        return
    yield ItemRow(item.code, stage, item.text, points_text(item.points), "", "", book.reason(item.code), heading=True)
    for child in item.children:
        yield from _rows(child, stage, case, book)


def _columns(item: Item, case: CaseFile, book: MarkBook) -> tuple[str, str, str, str]:
    """Points, loss, rest and reason of an item."""
    score, full = book.score(item.code), points_text(item.points)
    if item.applies_to and case.case_type not in item.applies_to:
        return full, DASH, DASH, "本类案卷不适用"
    if score is None or not score.answered:
        return full, "", "", "待定" if book.of(item.code) else "未评"
    reason = book.reason(item.code)
    if item.method is Method.BONUS:
        return f"+{full}", DASH, f"+{points_text(score.earned)}", reason
    if not score.counted:
        return full, DASH, DASH, reason or "不适用"
    return full, points_text(score.loss), points_text(score.earned), reason or DASH


def _findings(book: MarkBook, clippings: Mapping[Pin, bytes]) -> Iterator[ReportFinding]:
    circle = 0
    for listed in book.listed:
        mark = listed.mark
        pieces = tuple(
            Clipping(circle + at, book.citation(pin), clippings.get(pin, b""), pin.text)
            for at, pin in enumerate(mark.pins, 1)
        )
        circle += len(pieces)
        yield ReportFinding(
            listed.number, mark.code, listed.title, book.cost(mark), sentence(book.why(mark)), pieces,
            mark.no_page, provisions(listed.basis), sentence(mark.suggestion),
        )  # fmt: skip


def _part_note(part: Part, score: PartScore | None) -> str:
    said = [word(part.rule)] if part.weight is None else [f"{word(part.rule)}，权重{points_text(part.weight)}"]
    if score and score.explanation:
        said.append(score.explanation)
    return "；".join(said)


def sentence(text: str) -> str:
    """The text with a full stop at its end, if it says anything."""
    text = text.strip().rstrip("，、；：,;:")
    return text if not text or text[-1] in "。！？；….!?;" else f"{text}。"


def provisions(basis: Iterable[str]) -> str:
    """《行政处罚法》第六十一条、第八十五条: provisions with 《》, a law named once for the articles that follow it."""
    said, last = [], ""
    for text in basis:
        found = re.match(r"([^《》第]+)(第.+条.*)$", text)
        law, article = (found.group(1), found.group(2)) if found else ("", text)
        said.append(article if law == last else f"《{law}》{article}" if law else article)
        last = law or last
    return "、".join(said)
