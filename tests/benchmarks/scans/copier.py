"""What a copier and the years do to a page: seeded effects on a picture in RGB, always the same."""

from __future__ import annotations

import io
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from app.domain.page import PageText, Rect
from app.evidence.view import render
from app.typeset.fonts import Face, font_file
from tests.benchmarks.scans.papers import Paper

_SEAL_MM = 42
_RED = (205, 30, 40)


@dataclass
class Scan:
    """A page on its way through the copier: pixels, dots per inch, chance, how it was turned, where strokes were drawn."""

    pixels: Any
    dpi: int
    page: PageText
    chance: Any
    turned: int = 0
    strokes: list[Rect] = field(default_factory=list)

    @property
    def size(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return int(self.pixels.shape[0]), int(self.pixels.shape[1])


Effect = Callable[[Scan], None]


def drawn(paper: Paper, dpi: int, seed: int) -> Scan:
    """A clean page."""
    picture = render(paper.view, paper.page.number, round(paper.page.width / 72 * dpi))
    bgrx = np.frombuffer(picture.bgrx, np.uint8).reshape(picture.height, picture.width, 4)
    pixels = np.ascontiguousarray(bgrx[:, :, 2::-1])
    return Scan(pixels, dpi, paper.page, np.random.default_rng(seed))


def skew(scan: Scan) -> None:
    """Turned by one to three degrees."""
    high, wide = scan.size
    degrees = float(scan.chance.uniform(1.0, 3.0)) * float(scan.chance.choice([-1, 1]))
    matrix = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1)
    scan.pixels = cv2.warpAffine(scan.pixels, matrix, (wide, high), flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250))


def light(scan: Scan) -> None:
    """Darker towards one corner, with the shadow of a fold."""
    high, wide = scan.size
    down, across = np.mgrid[0:high, 0:wide].astype(np.float32)
    slope = down / high * scan.chance.uniform(-1, 1) + across / wide * scan.chance.uniform(-1, 1)
    slope = (slope - slope.min()) / max(float(np.ptp(slope)), 1e-6)
    fold = np.exp(-(((across - wide * scan.chance.uniform(0.3, 0.7)) / (wide * 0.03)) ** 2))
    _shade(scan, 1 - 0.42 * slope - 0.18 * fold)


def jpeg(scan: Scan) -> None:
    """Saved with a low quality."""
    out = io.BytesIO()
    Image.fromarray(scan.pixels).save(out, "JPEG", quality=int(scan.chance.integers(22, 36)))
    scan.pixels = np.array(Image.open(out).convert("RGB"))


def noise(scan: Scan) -> None:
    """Grey noise on paper and letters, and specks of dust."""
    high, wide = scan.size
    grain = scan.chance.normal(0, 26, (high, wide, 1))
    scan.pixels = np.clip(scan.pixels + grain, 0, 255).astype(np.uint8)
    for _ in range(260):
        at = int(scan.chance.integers(0, wide)), int(scan.chance.integers(0, high))
        cv2.circle(scan.pixels, at, int(scan.chance.integers(1, 3)), (60, 60, 60), -1)


def grey(scan: Scan) -> None:
    """On grey or buff paper, with little between letters and paper."""
    paper = np.array([178, 174, 160]) + scan.chance.integers(-10, 10)
    scan.pixels = (scan.pixels / 255.0 * (paper - 52) + 52).astype(np.uint8)


def carbon(scan: Scan) -> None:
    """A carbon copy: pale blue, broken letters on thin yellowish paper."""
    high, wide = scan.size
    ink = 1 - scan.pixels.astype(np.float32).mean(axis=2, keepdims=True) / 255
    ink = cv2.GaussianBlur(ink, (0, 0), 0.9)[:, :, None]
    patches = cv2.resize(scan.chance.uniform(0.35, 0.85, (high // 60, wide // 60)).astype(np.float32), (wide, high))
    strength = np.clip(ink * patches[:, :, None] * scan.chance.uniform(0.7, 0.95, (high, wide, 1)), 0, 1)
    paper, blue = np.array([236, 230, 208]), np.array([70, 80, 165])
    scan.pixels = (paper * (1 - strength) + blue * strength).astype(np.uint8)


def faint(scan: Scan) -> None:
    """Toner running out: pale letters with gaps."""
    high, wide = scan.size
    gaps = scan.chance.uniform(0, 1, (high, wide)) < 0.22
    scan.pixels = (255 - (255 - scan.pixels.astype(np.float32)) * 0.42).astype(np.uint8)
    scan.pixels[gaps] = 250


def stain(scan: Scan) -> None:
    """Brown rings and blots."""
    high, wide = scan.size
    shade = np.zeros((high, wide), np.float32)
    for _ in range(3):
        at = int(scan.chance.integers(0, wide)), int(scan.chance.integers(0, high // 2))
        size = int(scan.chance.integers(wide // 16, wide // 6))
        cv2.circle(shade, at, size, 0.28, -1)
        cv2.circle(shade, at, size, 0.5, max(wide // 160, 2))
    shade = cv2.GaussianBlur(shade, (0, 0), wide / 300)
    brown = np.array([0.55, 0.85, 1.0])
    scan.pixels = (scan.pixels * (1 - shade[:, :, None] * brown)).astype(np.uint8)


def holes(scan: Scan) -> None:
    """Two punched holes at the left edge, black as a copier shows them, and a black edge."""
    high, wide = scan.size
    for part in (0.42, 0.58):
        cv2.circle(scan.pixels, (round(wide * 0.035), round(high * part)), round(scan.dpi * 0.12), (25, 25, 25), -1)
    scan.pixels[:, : round(wide * 0.008)] = 20
    scan.pixels[high - round(high * 0.01) :] = 35


def seal(scan: Scan) -> None:
    """A red round seal over the last lines and another over the middle of the words."""
    words = scan.page.words
    for word in (words[-1], words[len(words) * 2 // 3]):
        high, wide = scan.size
        middle = (word.rect.left + word.rect.right) / 2 * wide, (word.rect.top + word.rect.bottom) / 2 * high
        _press(scan, (middle[0] + float(scan.chance.uniform(-20, 20)), middle[1] + float(scan.chance.uniform(-14, 14))))


def signed(scan: Scan) -> None:
    """Strokes as of a pen behind the last words, or below them where there is no room."""
    high, wide = scan.size
    last = scan.page.words[-1].rect
    unit = scan.dpi / 25.4
    top = last.bottom * high + 2 * unit if last.right > 0.7 else last.top * high - 3 * unit
    left = last.right * wide + 3 * unit if last.right <= 0.7 else 0.5 * wide
    for _ in range(2):
        _write(scan, left, min(top, high - 14 * unit), unit)
        left += 20 * unit
        top += 4 * unit


def turned(quarter: int) -> Effect:
    """Laid the wrong way round, clockwise by a number of quarters."""

    def turn(scan: Scan) -> None:
        scan.pixels = np.ascontiguousarray(np.rot90(scan.pixels, -quarter))
        scan.strokes = [one.turned(90 * quarter) for one in scan.strokes]
        scan.turned = 90 * quarter % 360

    return turn


def _shade(scan: Scan, factor: Any) -> None:
    scan.pixels = np.clip(scan.pixels * factor[:, :, None], 0, 255).astype(np.uint8)


def _press(scan: Scan, middle: tuple[float, float]) -> None:
    """A seal multiplied into the page, unevenly inked and turned a little."""
    side = round(_SEAL_MM / 25.4 * scan.dpi)
    mask = Image.new("L", (side, side))
    draw = ImageDraw.Draw(mask)
    edge = max(side // 36, 2)
    draw.ellipse((edge, edge, side - edge, side - edge), outline=255, width=edge)
    star = [
        (side / 2 + r * math.sin(math.pi * k / 5), side / 2 - r * math.cos(math.pi * k / 5))
        for k in range(10)
        for r in ((side * 0.16 if k % 2 == 0 else side * 0.065),)
    ]
    draw.polygon(star, fill=255)
    face = ImageFont.truetype(str(font_file(Face.SERIF)), side // 8)
    for at, char in enumerate("云岫市青檀区行政执法局"):
        letter = Image.new("L", (side, side))
        ImageDraw.Draw(letter).text((side / 2, edge * 2.2), char, fill=255, font=face, anchor="mt")
        mask = Image.fromarray(np.maximum(np.asarray(mask), np.asarray(letter.rotate(125 - 25 * at))))
    inked = np.asarray(mask.rotate(float(scan.chance.uniform(-20, 20))), np.float32) / 255
    patches = cv2.resize(scan.chance.uniform(0.45, 1, (9, 9)).astype(np.float32), (side, side))
    _multiply(scan, inked * patches, round(middle[0] - side / 2), round(middle[1] - side / 2))


def _multiply(scan: Scan, mask: Any, left: int, top: int) -> None:
    high, wide = scan.size
    x, y = min(max(left, 0), wide - mask.shape[1]), min(max(top, 0), high - mask.shape[0])
    part = scan.pixels[y : y + mask.shape[0], x : x + mask.shape[1]].astype(np.float32)
    tint = 1 - mask[:, :, None] * (1 - np.array(_RED) / 255)
    scan.pixels[y : y + mask.shape[0], x : x + mask.shape[1]] = (part * tint).astype(np.uint8)


def _write(scan: Scan, left: float, top: float, unit: float) -> None:
    """One written word about 16 mm wide and 8 mm high: a handful of curves that run into one another."""
    high, wide = scan.size
    place = np.array([left, top])
    points = place + scan.chance.uniform(0, 1, (14, 2)) * np.array([16 * unit, 8 * unit])
    points = points[np.argsort(points[:, 0] + scan.chance.uniform(-5, 5, 14) * unit)]
    ink = (40, 45, 120) if scan.chance.random() < 0.5 else (35, 35, 40)
    for at in range(0, 12, 2):
        a, b, c = points[at : at + 3]
        steps = np.linspace(0, 1, 24)[:, None]
        curve = (1 - steps) ** 2 * a + 2 * steps * (1 - steps) * b + steps**2 * c
        cv2.polylines(scan.pixels, [curve.astype(np.int32)], False, ink, max(round(unit * 0.45), 1), cv2.LINE_AA)
    low, far = points.min(axis=0), points.max(axis=0)
    scan.strokes.append(Rect(low[0] / wide, low[1] / high, min(far[0] / wide, 1), min(far[1] / high, 1)))
