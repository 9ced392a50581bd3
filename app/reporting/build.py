"""CaseFile, Review, Standard and Score -> ReportContent; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal

from app.domain.casefile import CaseFile, FieldName
from app.domain.page import Pin
from app.domain.points import points_text
from app.domain.review import Mark, Review, Verdict
from app.domain.score import ItemScore, PartScore, Score, ScoreState
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
from app.reporting.plain import printable
from app.wording import word

TITLE = "行政执法案卷评查评分表"
DASH = "—"
PROBLEMS = (Verdict.DEDUCTED, Verdict.SCORED, Verdict.EXEMPT, Verdict.HIT)


def pins_to_clip(review: Review) -> tuple[Pin, ...]:
    """The pins whose clippings a report prints, each once, in the order of the marks."""
    return tuple(dict.fromkeys(pin for mark in review.marks for pin in mark.pins))


def build_content(
    case: CaseFile, review: Review, standard: Standard, score: Score, clippings: Mapping[Pin, bytes]
) -> ReportContent:
    """Everything the report says; `clippings` holds the picture of each pin, a pin without one is told by its words."""
    builder = _Builder(case, review, standard, score, clippings)
    content = ReportContent(
        title=TITLE,
        subtitle=_subtitle(review, standard),
        head=tuple(_head(case, review)),
        legality=tuple(builder.legality()),
        parts=tuple(builder.part(part) for part in standard.parts),
        totals=_totals(standard, score),
        rules=(*score.notes, _grades(standard)),
        derivation=tuple(DerivationLine(line.text, points_text(line.amount), line.depth) for line in score.lines),
        findings=tuple(builder.findings()),
        comment=review.comment,
        footer=_footer(case),
        pending=_pending(score, review),
        signed=_signed(review),
    )
    return printable(content)


def _subtitle(review: Review, standard: Standard) -> str:
    edition = "" if standard.edition[:4] in standard.title else f"（{standard.edition}版）"
    return " · ".join(part for part in (review.round_name, f"{standard.title}{edition}") if part)


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


def sentence(text: str) -> str:
    """The text with a full stop at its end, if it says anything."""
    text = text.strip()
    return text if not text or text[-1] in "。！？；….!?;" else f"{text}。"


class _Builder:
    """Holds the four values while the tables are made."""

    def __init__(
        self, case: CaseFile, review: Review, standard: Standard, score: Score, clippings: Mapping[Pin, bytes]
    ) -> None:
        self._case, self._standard, self._score, self._clippings = case, standard, score, clippings
        self._marks: dict[str, list[Mark]] = {}
        for mark in review.marks:
            self._marks.setdefault(mark.code, []).append(mark)
        self._scores = {item.code: item for item in score.items}
        self._folios: dict[tuple[str, int], int] = {}
        pages = (ref for document in case.documents for ref in document.pages)
        for number, ref in enumerate(pages, 1):
            self._folios.setdefault((ref.file_hash, ref.number), number)

    def legality(self) -> Iterator[LegalityRow]:
        """The vetoes of the standard, then those that hit inside a scored item."""
        applying = [v for v in self._standard.vetoes if not v.applies_to or self._case.case_type in v.applies_to]
        for veto in applying:
            yield self._veto_row(veto)
        for hit in self._score.vetoes:
            if self._standard.veto(hit.code) is None:
                yield LegalityRow(hit.code, hit.text, True, hit.reason)

    def _veto_row(self, veto: Veto) -> LegalityRow:
        marks = self._marks.get(veto.code, [])
        if not marks:
            return LegalityRow(veto.code, veto.text, None, "未评")
        mark = next((one for one in marks if one.verdict is Verdict.HIT), marks[0])
        found = {Verdict.HIT: True, Verdict.MET: False, Verdict.EXEMPT: False}.get(mark.verdict)
        return LegalityRow(veto.code, veto.text, found, self._told(mark))

    def part(self, part: Part) -> PartTable:
        """The rows of one part with its sums."""
        score = next((one for one in self._score.parts if one.code == part.code), None)
        rows = tuple(row for item in part.items for row in self._rows(item, item.stage))
        full, earned = (score.full, score.earned) if score else (Decimal(0), Decimal(0))
        return PartTable(
            part.title,
            rows,
            points_text(full),
            points_text(full - earned),
            points_text(earned),
            _part_note(part, score),
        )

    def _rows(self, item: Item, stage: str) -> Iterator[ItemRow]:
        stage = item.stage or stage
        if item.children:
            yield ItemRow(item.code, stage, item.text, points_text(item.points), "", "", "", heading=True)
            for child in item.children:
                yield from self._rows(child, stage)
        else:
            yield self._row(item, stage)

    def _row(self, item: Item, stage: str) -> ItemRow:
        score, marks = self._scores.get(item.code), self._marks.get(item.code, [])
        full = points_text(item.points)
        if item.applies_to and self._case.case_type not in item.applies_to:
            return ItemRow(item.code, stage, item.text, full, DASH, DASH, "本类案卷不适用")
        if score is None or not score.answered:
            return ItemRow(item.code, stage, item.text, full, "", "", "待定" if marks else "未评")
        if item.method is Method.BONUS:
            return ItemRow(
                item.code, stage, item.text, f"+{full}", DASH, f"+{points_text(score.earned)}", self._reason(marks)
            )
        if not score.counted:
            return ItemRow(item.code, stage, item.text, full, DASH, DASH, self._reason(marks) or "不适用")
        return ItemRow(
            item.code,
            stage,
            item.text,
            full,
            points_text(score.loss),
            points_text(score.earned),
            self._reason(marks) or DASH,
        )

    def _reason(self, marks: list[Mark]) -> str:
        return "；".join(told for told in map(self._told, marks) if told)

    def _told(self, mark: Mark) -> str:
        """The reason with the pages it was seen on, as a cell says it."""
        if mark.verdict is Verdict.MET:
            return ""
        prefix = {Verdict.NOT_APPLICABLE: "不适用：", Verdict.EXEMPT: "免扣：", Verdict.PENDING: "待定："}
        reason = self._why(mark).rstrip("。；")
        if mark.verdict in prefix:
            reason = f"{prefix[mark.verdict]}{reason}" if reason else prefix[mark.verdict][:-1]
        pages = self._pages(mark)
        return f"{reason}（{pages}）" if pages else reason

    def _why(self, mark: Mark) -> str:
        """The reviewer's reason; where none was written, what the applied rules say."""
        if mark.reason.strip():
            return mark.reason.strip()
        item = next((one for part in self._standard.parts for one in _items(part.items) if one.code == mark.code), None)
        rules = {rule.code: rule.text for rule in item.rules} if item else {}
        return "；".join(told for told in (one.text or rules.get(one.code, "") for one in mark.applied) if told)

    def _pages(self, mark: Mark) -> str:
        numbers = sorted(
            {self._folios[pin.file_hash, pin.page] for pin in mark.pins if (pin.file_hash, pin.page) in self._folios}
        )
        return f"第{'、'.join(map(str, numbers))}页" if numbers else ""

    def findings(self) -> Iterator[ReportFinding]:
        """Vetoes that hit first, then the items that lost points or carry a remark, in the order of the sheet."""
        number = circle = 0
        for code, title, basis in self._subjects():
            for mark in self._marks.get(code, []):
                if not self._is_problem(code, mark):
                    continue
                number += 1
                clippings = tuple(self._clipping(circle + at, pin) for at, pin in enumerate(mark.pins, 1))
                circle += len(clippings)
                yield ReportFinding(
                    number, code, title, self._cost(code, mark), sentence(self._why(mark)), clippings,
                    mark.no_page, provisions(basis), sentence(mark.suggestion),
                )  # fmt: skip

    def _subjects(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for veto in self._standard.vetoes:
            yield veto.code, veto.text, veto.basis
        for part in self._standard.parts:
            for item in _items(part.items):
                yield item.code, item.text, item.basis

    def _is_problem(self, code: str, mark: Mark) -> bool:
        if mark.verdict is not Verdict.SCORED:
            return mark.verdict in PROBLEMS
        score = self._scores.get(code)
        item = self._standard.item(code)
        return score is not None and item is not None and item.method is not Method.BONUS and score.loss > 0

    def _cost(self, code: str, mark: Mark) -> str:
        if mark.verdict is Verdict.HIT:
            return "否决"
        if mark.verdict is Verdict.EXEMPT:
            return "免扣"
        score = self._scores.get(code)
        return _loss_text(score) if score else ""

    def _clipping(self, number: int, pin: Pin) -> Clipping:
        document = self._case.document_at(pin.file_hash, pin.page)
        folio = self._folios.get((pin.file_hash, pin.page))
        title = f"《{document.title.strip('《》')}》" if document else ""
        place = f"卷内第{folio}页" if folio else "（该页已不在卷内）"
        return Clipping(number, f"{title}{place}", self._clippings.get(pin, b""), pin.text)


def _items(items: Iterable[Item]) -> Iterator[Item]:
    """Headings and leaves in the order of the sheet."""
    for item in items:
        yield item
        yield from _items(item.children)


def _part_note(part: Part, score: PartScore | None) -> str:
    said = [word(part.rule)] if part.weight is None else [f"{word(part.rule)}，权重{points_text(part.weight)}"]
    if score and score.explanation:
        said.append(score.explanation)
    return "；".join(said)


def _loss_text(score: ItemScore) -> str:
    if not score.loss:
        return "不扣分"
    loss = f"扣{points_text(score.loss)}分"
    count = re.search(r"（(\d+[^（）]*×[\d.]+)分?）", score.explanation)
    return f"{loss}（{count.group(1)}分）" if count and "；" not in score.explanation else loss


def provisions(basis: Iterable[str]) -> str:
    """《行政处罚法》第六十一条、第八十五条: provisions with 《》, a law named once for the articles that follow it."""
    said, last = [], ""
    for text in basis:
        found = re.match(r"([^《》第]+)(第.+条.*)$", text)
        law, article = (found.group(1), found.group(2)) if found else ("", text)
        said.append(article if law == last else f"《{law}》{article}" if law else article)
        last = law or last
    return "、".join(said)
