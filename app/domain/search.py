"""What a search finds: a place in a case, with the rectangles to paint."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.page import PageRef, Rect


@dataclass(frozen=True, slots=True)
class Hit:
    """One occurrence: document, page, running page number, rectangles on the upright page, and the text around it."""

    case_id: int
    document_id: int
    page: PageRef
    folio: int
    rects: tuple[Rect, ...]
    snippet: str
    case_name: str = ""
