"""Pins from words: the place of a text on a page of a case."""

from __future__ import annotations

from collections import Counter

from app.domain.casefile import CaseFile
from app.domain.document_type import DocumentType
from app.domain.folio import printed_folio
from app.domain.page import WHOLE_PAGE, PageRef, Pin, Rect
from app.errors import RecordMissing
from app.services.search import places_on
from app.services.understanding import pages_of
from app.store.database import Store

_UNNUMBERED = {DocumentType.COVER, DocumentType.CONTENTS}
_LEAST_PRINTED = 3


def page_at(case: CaseFile, folio: int) -> PageRef:
    """The page with this running number (from 1)."""
    pages = [ref for document in case.documents for ref in document.pages]
    if not 1 <= folio <= len(pages):
        raise RecordMissing(f"案卷没有第 {folio} 页。", f"页码从 1 到 {len(pages)}。")
    return pages[folio - 1]


def volume_pages(store: Store, case: CaseFile) -> dict[tuple[str, int], int]:
    """Each page's number in the bound volume, as printed on most pages; 0 on the cover and contents ahead of page 1."""
    ahead, begun = 0, False
    printed: Counter[int] = Counter()
    running: dict[tuple[str, int], int] = {}
    for document in case.documents:
        begun = begun or document.doc_type not in _UNNUMBERED
        ahead += 0 if begun else len(document.pages)
        for ref, page in zip(document.pages, pages_of(store, document), strict=True):
            number = running[ref.file_hash, ref.number] = len(running) + 1
            folio = printed_folio(page)
            if folio is not None:
                printed[number - folio] += 1
    for before, times in printed.most_common(1):
        if times >= _LEAST_PRINTED and times * 2 > printed.total():
            ahead = before
    return {place: max(0, number - ahead) for place, number in running.items()}


def pin_at(case: CaseFile, folio: int, rect: Rect = WHOLE_PAGE) -> Pin:
    """A pin on a rectangle of a page."""
    ref = page_at(case, folio)
    return Pin(ref.file_hash, ref.number, rect)


def pin_text(store: Store, case: CaseFile, folio: int, text: str) -> Pin:
    """A pin around the first place where a text stands on a page."""
    ref = page_at(case, folio)
    for rects in places_on(store, ref, text):
        return Pin(ref.file_hash, ref.number, around(rects), text)
    raise RecordMissing(f"第 {folio} 页没有找到“{text}”。", "请核对页码和文字，或改用坐标指定位置。")


def around(rects: tuple[Rect, ...]) -> Rect:
    """The smallest rectangle around some rectangles."""
    return Rect(
        min(rect.left for rect in rects),
        min(rect.top for rect in rects),
        max(rect.right for rect in rects),
        max(rect.bottom for rect in rects),
    )
