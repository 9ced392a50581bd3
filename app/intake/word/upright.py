"""Text set downwards in a cell: lines become columns, the first at the right."""

from __future__ import annotations

from collections.abc import Iterator

from app.intake.word.pieces import Glyphs, Piece, Strip

UPRIGHT = frozenset({"tbRl", "tbRlV", "rl", "rlV"})

Placed = list[tuple[float, float, Strip]]


def stood_up(lines: Placed, width: float, v_align: str) -> Placed:
    """Lines that were laid out along the height of a cell, as columns in its width; one strip with all of them."""
    columns = [(y, strip) for _, y, strip in lines]
    whole = max((y + strip.height for y, strip in columns), default=0.0)
    slack = max(width - whole, 0.0)
    right = width - {"center": slack / 2, "bottom": slack}.get(v_align, 0.0)
    pieces = [
        piece for (x, _, _), (y, strip) in zip(lines, columns, strict=True) for piece in _column(strip, x, right - y)
    ]
    if not pieces:
        return []
    top = min(piece.top for piece in pieces)
    strip = Strip(max(piece.bottom for piece in pieces) - top)
    for piece in pieces:
        piece.lower(-top)
        strip.pieces.append(piece)
    return [(0.0, top, strip)]


def _column(strip: Strip, start: float, right: float) -> Iterator[Glyphs]:
    for piece in strip.pieces:
        if isinstance(piece, Glyphs) and piece.text:
            yield _turned(piece, start, right - strip.height / 2)


def _turned(piece: Glyphs, start: float, middle: float) -> Glyphs:
    top = start + piece.x
    piece.x, piece.top, piece.bottom = middle - piece.size / 2, top, top + piece.width
    piece.baseline, piece.width, piece.upright = top, piece.size, True
    return piece


def natural_height(lines: Placed, width: float) -> float:
    """The height a cell of that width needs when nothing else gives its row one: its text in as many columns as fit."""
    long = sum(_length(strip.pieces) for _, _, strip in lines)
    wide = max((strip.height for _, _, strip in lines), default=0.0)
    return long / max(int(width / wide), 1) if wide else 0.0


def _length(pieces: list[Piece]) -> float:
    return sum(piece.width for piece in pieces if isinstance(piece, Glyphs))
