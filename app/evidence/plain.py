"""Pages as they cross the pipe: flat columns of words, and back."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from app.domain.page import PageText, Rect, Word, WordSource


def pages_to(pages: Sequence[PageText]) -> list[list[Any]]:
    """Plain columns of pages, for the pipe."""
    return [
        [
            page.number, page.width, page.height, [word.text for word in page.words], _boxes(page).tobytes(),
            page.source.value, array("d", [word.confidence for word in page.words]).tobytes(),
        ]
        for page in pages
    ]  # fmt: skip


def pages_from(plain: Sequence[Sequence[Any]]) -> tuple[PageText, ...]:
    """Pages out of plain columns; the source of the words and their confidence may be left out."""
    return tuple(_page(*columns) for columns in plain)


def _page(
    number: int, width: float, height: float, texts: list[str], boxes: bytes, source: str = "", sure: bytes = b""
) -> PageText:
    words = words_of(texts, array("d", boxes), array("d", sure))
    kind = WordSource(source) if source else WordSource.TEXT_LAYER
    return PageText(number, width, height, words, kind if words else WordSource.NONE)


def words_of(texts: Sequence[str], boxes: array[float], sure: array[float] | None = None) -> tuple[Word, ...]:
    """Words out of flat columns: four numbers for each word, and its confidence where there is one."""
    numbers = iter(boxes)
    rects = (Rect(*box) for box in zip(numbers, numbers, numbers, numbers, strict=False))
    if sure:
        return tuple(map(Word, texts, rects, sure))
    return tuple(map(Word, texts, rects))


def _boxes(page: PageText) -> array[float]:
    flat = array("d")
    for word in page.words:
        rect = word.rect
        flat.extend((rect.left, rect.top, rect.right, rect.bottom))
    return flat
