"""Quarter-turns of rectangles and pages, clockwise; picture and words are always turned alike."""

from __future__ import annotations

from dataclasses import replace

from app.domain.page import PageText, Rect


def turn_rect(rect: Rect, turn: int) -> Rect:
    """The rectangle after the page under it was turned clockwise by 0, 90, 180 or 270 degrees."""
    match turn % 360:
        case 90:
            return Rect(1 - rect.bottom, rect.left, 1 - rect.top, rect.right)
        case 180:
            return Rect(1 - rect.right, 1 - rect.bottom, 1 - rect.left, 1 - rect.top)
        case 270:
            return Rect(rect.top, 1 - rect.right, rect.bottom, 1 - rect.left)
    return rect


def turn_page(page: PageText, turn: int) -> PageText:
    """The page with its size and words turned clockwise by 0, 90, 180 or 270 degrees."""
    if turn % 360 == 0:
        return page
    width, height = (page.height, page.width) if turn % 180 else (page.width, page.height)
    words = tuple(replace(word, rect=turn_rect(word.rect, turn)) for word in page.words)
    return replace(page, width=width, height=height, words=words)
