"""Pages as they cross the pipe: flat columns of words, and back."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.page import PageText, Rect, Word, WordSource


def pages_to(pages: Sequence[PageText]) -> dict[str, Any]:
    """Plain columns of pages, for the pipe."""
    boxes, sure = array("d"), array("d")
    for page in pages:
        for word in page.words:
            rect = word.rect
            boxes.extend((rect.left, rect.top, rect.right, rect.bottom))
            sure.append(word.confidence)
    rows = [
        [page.number, page.width, page.height, [word.text for word in page.words], page.source.value] for page in pages
    ]
    return {"pages": rows, "boxes": boxes.tobytes(), "sure": sure.tobytes()}


def pages_from(plain: Mapping[str, Any]) -> tuple[PageText, ...]:
    """Pages out of plain columns; the confidence of words may be left out."""
    boxes, sure = array("d", plain["boxes"]), array("d", plain.get("sure", b""))
    pages = []
    at = 0
    for number, width, height, texts, source in plain["pages"]:
        end = at + len(texts)
        words = words_of(texts, boxes[4 * at : 4 * end], sure[at:end])
        pages.append(PageText(number, width, height, words, WordSource(source) if words else WordSource.NONE))
        at = end
    return tuple(pages)


def words_of(texts: Sequence[str], boxes: array[float], sure: array[float] | None = None) -> tuple[Word, ...]:
    """Words out of flat columns: four numbers for each word, and its confidence where there is one."""
    numbers = iter(boxes)
    rects = map(Rect, numbers, numbers, numbers, numbers)
    if sure:
        return tuple(map(Word, texts, rects, sure))
    return tuple(map(Word, texts, rects))
