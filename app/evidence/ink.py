"""What a page looks like without reading it: how much ink, and whether a red round seal can be seen.

A seal that is seen proves nothing about who set it, and one that is not seen may be pale or black: both are hints.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from app.domain.page import Rect
from app.evidence.picture import Picture

LOOK_WIDTH = 480  # pages are looked at in this width
WHITE = 0.0012  # share of dark points below which a page counts as blank; a page number is about a tenth of that
_DARKER, _BLUR = 42, 12
_REDDER, _GRID = 46, 60
_LEAST_SIDE, _MOST_SIDE = 0.09, 0.36  # a round seal is 38 to 45 mm across; a page 210 mm wide


@dataclass(frozen=True, slots=True)
class Look:
    """The share of inked points of a page, and the box of a red round seal, None where none was seen."""

    ink: float
    seal: Rect | None

    @property
    def white(self) -> bool:
        """True when the page is nearly white."""
        return self.ink < WHITE


def look_at(picture: Picture) -> Look:
    """The look of a page; uneven light and grey paper are evened out first."""
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    return Look(_ink(image), _seal(image))


def ink_in(picture: Picture, place: Rect, without: Iterable[Rect] = ()) -> float:
    """The share of inked points in a part of a page, leaving out the places of words and the rules of forms."""
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1)
    dark = _darker(image)
    for rect in without:
        dark.paste(0, _pixels(rect, dark.size))
    part = dark.crop(_pixels(place, dark.size))
    rows = [part.crop((0, y, part.width, y + 1)).histogram()[255] for y in range(part.height)]
    # a row inked over more than half its length is a line to write on
    inked = sum(row for row in rows if row <= part.width / 2)
    return inked / (part.width * part.height)


def _pixels(rect: Rect, size: tuple[int, int]) -> tuple[int, int, int, int]:
    left, top = int(max(rect.left, 0) * size[0]), int(max(rect.top, 0) * size[1])
    return left, top, max(int(rect.right * size[0]), left + 1), max(int(rect.bottom * size[1]), top + 1)


def _darker(image: Image.Image) -> Image.Image:
    """Points darker than the paper around them."""
    grey = image.convert("L")
    paper = grey.filter(ImageFilter.GaussianBlur(_BLUR))
    return ImageChops.subtract(paper, grey).point(lambda value: 255 if value > _DARKER else 0)


def _ink(image: Image.Image) -> float:
    darker = _darker(image)
    width, height = darker.size
    # shadows of the sheet's edges and punched holes lie at the border
    inner = darker.crop((width // 14, height // 14, width - width // 14, height - height // 14))
    return inner.histogram()[255] / (inner.width * inner.height)


def _seal(image: Image.Image) -> Rect | None:
    """The box of the largest red blot that is as wide as high and as large as a seal."""
    red, green, blue = image.split()
    redder = ImageChops.subtract(red, ImageChops.lighter(green, blue)).point(lambda v: 255 if v > _REDDER else 0)
    width = _GRID
    height = max(round(_GRID * image.height / image.width), 1)
    cells = redder.resize((width, height), Image.Resampling.BOX).tobytes()
    marked = {(at % width, at // width) for at, value in enumerate(cells) if value > 10}
    best: tuple[int, Rect] | None = None
    for blot in _seal_blots(marked):
        if best is None or len(blot) > best[0]:
            best = (len(blot), _box(blot, width, height))
    return best[1] if best else None


def _seal_blots(marked: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    """Blots as wide as high and as large as a seal; seals that all but touch are parted."""
    while marked:
        blot = _blot(marked, reach=2)
        if _round(blot):
            yield blot
            continue
        while blot:
            part = _blot(blot, reach=1)
            if _round(part):
                yield part


def _blot(marked: set[tuple[int, int]], reach: int) -> set[tuple[int, int]]:
    """One connected blot, taken out of `marked`; a reach of 2 bridges gaps of one cell."""
    waiting, blot = [marked.pop()], set()
    steps = range(-reach, reach + 1)
    while waiting:
        x, y = waiting.pop()
        blot.add((x, y))
        for near in [(x + dx, y + dy) for dx in steps for dy in steps]:
            if near in marked:
                marked.remove(near)
                waiting.append(near)
    return blot


def _round(blot: set[tuple[int, int]]) -> bool:
    columns, rows = [x for x, _ in blot], [y for _, y in blot]
    wide, high = max(columns) - min(columns) + 1, max(rows) - min(rows) + 1
    as_large = min(wide, high) / _GRID >= _LEAST_SIDE and max(wide, high) / _GRID <= _MOST_SIDE * 1.5
    return as_large and 0.45 <= wide / high <= 1.8 and len(blot) >= 0.15 * wide * high


def _box(blot: set[tuple[int, int]], width: int, height: int) -> Rect:
    columns, rows = [x for x, _ in blot], [y for _, y in blot]
    return Rect(min(columns) / width, min(rows) / height, (max(columns) + 1) / width, (max(rows) + 1) / height)
