"""What a review still lacks before it can be signed off."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.review import STATEMENT_MIN, Gap, GapKind, Mark, Review, Verdict
from app.domain.score import Score
from app.domain.standard import Standard
from app.errors import ScoringError
from app.scoring.check import check_mark, lacks

_NEEDS_PLACE = (Verdict.DEDUCTED, Verdict.HIT)


def gaps_of(standard: Standard, review: Review, score: Score) -> tuple[Gap, ...]:
    """Everything missing, in the order of the sheet: vetoes, then items."""
    if review.ineligible:
        return ()
    gaps = [Gap(code, GapKind.UNANSWERED, f"{code} 尚未评查。") for code in score.unanswered]
    for mark in review.marks:
        gaps.extend(_of_mark(standard, mark))
    order = {code: at for at, code in enumerate(_codes(standard))}
    return tuple(sorted(gaps, key=lambda gap: (order.get(gap.code, len(order)), gap.code, gap.document or 0)))


def _of_mark(standard: Standard, mark: Mark) -> Iterator[Gap]:
    code, document = mark.code, mark.document
    if mark.verdict is Verdict.PENDING:
        yield Gap(code, GapKind.PENDING, f"{code} 标为待定，尚未决定。", document)
        return
    try:
        check_mark(standard, mark)
    except ScoringError as error:
        yield Gap(code, GapKind.DOES_NOT_FIT, str(error), document)
        return
    if mark.verdict in _NEEDS_PLACE and not mark.pins and len(mark.no_page.strip()) < STATEMENT_MIN:
        text = f"{code} 没有标出依据所在的页面，也没有写明无页可指的原因（至少 {STATEMENT_MIN} 个字）。"
        yield Gap(code, GapKind.NO_PLACE, text, document)
    for missing in lacks(standard, mark):
        kind = GapKind.NO_SECOND if mark.verdict is Verdict.HIT else GapKind.NO_REASON
        yield Gap(code, kind, f"{code} {missing}。", document)


def _codes(standard: Standard) -> Iterator[str]:
    yield from (veto.code for veto in standard.vetoes)
    for part in standard.parts:
        yield part.code
        yield from (item.code for item in part.leaves())
