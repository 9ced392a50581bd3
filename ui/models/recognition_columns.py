"""How pages that came as pictures show in a list."""

from __future__ import annotations

from app.domain.recognition import RecognisedPage
from ui.models.record_table import RIGHT, Column

DOUBTFUL = 0.85


def state_text(page: RecognisedPage) -> str:
    """In words with a sign."""
    if page.waiting:
        return "… 等待识别"
    if page.failed:
        return "✗ 识别失败"
    if page.corrected:
        return "✓ 已人工校正"
    if page.confidence < DOUBTFUL:
        return "▼ 请人工核对"
    return f"✎ 手写{page.written}处，需人工核读" if page.written else "✓ 已识别"


def state_tone(page: RecognisedPage) -> str:
    """The colour that goes with it."""
    if page.failed:
        return "bad"
    if page.waiting or ((page.confidence < DOUBTFUL or page.written) and not page.corrected):
        return "warn"
    return "ok"


RECOGNITION_COLUMNS = (
    Column[RecognisedPage]("卷内页码", lambda page: str(page.folio), lambda page: page.folio, RIGHT, width=76),
    Column[RecognisedPage]("文书", lambda page: page.title),
    Column[RecognisedPage](
        "置信度",
        lambda page: "" if page.waiting or page.failed else f"{page.confidence:.0%}",
        lambda page: page.confidence,
        RIGHT,
        width=76,
    ),
    Column[RecognisedPage]("状态", state_text, tone=state_tone, width=190),
)
