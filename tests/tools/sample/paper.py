"""Paper as a scanner sees it: printed forms, handwriting, seals, then tilt and noise."""

from __future__ import annotations

import io
import math
import random
import time
from collections.abc import Sequence
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from app.typeset.linebreak import break_lines
from tests.tools.sample.facts import ROOT

FONTS = ROOT / "resources" / "fonts"
SONG, HEI, KAI = "NotoSerifSC-Regular.ttf", "NotoSansSC-Bold.ttf", "AnjuanKai-Regular.ttf"
WIDTH, HEIGHT = 1240, 1754
INK, BLUE, RED = (20, 20, 20), (28, 40, 96), (206, 32, 32)
Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


@lru_cache(maxsize=64)
def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size)


def lines_of(text: str, face: ImageFont.FreeTypeFont, width: float, indent: float = 0) -> tuple[str, ...]:
    return break_lines(text, face.getlength, width, indent)


class Sheet:
    """One page of paper in pixels (150 dots per inch) that remembers where its marked texts stand."""

    def __init__(self, seed: int, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.image = Image.new("RGB", (width, height), (255, 255, 255))
        self.draw = ImageDraw.Draw(self.image)
        self.random = random.Random(seed)
        self.y = 130.0
        self.places: dict[str, Box] = {}

    def note(self, key: str, box: Box) -> None:
        width, height = self.image.size
        self.places[key] = (box[0] / width, box[1] / height, box[2] / width, box[3] / height)

    def write(self, x: float, y: float, text: str, size: int = 28, face: str = SONG, colour: Colour = INK) -> float:
        used = font(face, size)
        self.draw.text((x, y), text, font=used, fill=colour)
        end = x + used.getlength(text)
        self.note(text, (x - 4, y, end + 4, y + size * 1.3))
        return end

    def centre(self, text: str, size: int = 44, face: str = HEI) -> None:
        width = font(face, size).getlength(text)
        self.write((self.image.size[0] - width) / 2, self.y, text, size, face)
        self.y += size * 1.75

    def pair(self, label: str, value: str, x: float = 130, until: float = 1110) -> None:
        """A printed label and a handwritten value over a rule."""
        end = self.write(x, self.y, label)
        self.draw.line((end + 4, self.y + 38, until, self.y + 38), fill=INK, width=2)
        self.hand(end + 12, self.y - 2, value)

    def hand(self, x: float, y: float, text: str, size: int = 31) -> None:
        for char in text:
            self.draw.text((x, y + self.random.uniform(-2, 2)), char, font=font(KAI, size), fill=BLUE)
            x += font(KAI, size).getlength(char) + self.random.uniform(-0.6, 1.0)
        self.note(text, (x - size * len(text) * 1.02, y - 3, x + 4, y + size * 1.3))

    def row(self, *pairs: tuple[str, str], gap: float = 52) -> None:
        step = 980 / len(pairs)
        for place, (label, value) in enumerate(pairs):
            self.pair(label, value, 130 + place * step, 130 + (place + 1) * step - 14)
        self.y += gap

    def body(self, text: str, hand: bool = False, indent: int = 2, size: int = 29, gap: float = 48) -> None:
        used = font(KAI if hand else SONG, size)
        for place, line in enumerate(lines_of(text, used, 980, indent * size)):
            x = 130 + (indent * size if place == 0 else 0)
            if hand:
                self.hand(x, self.y, line, size)
            else:
                self.write(x, self.y, line, size)
            self.y += gap

    def foot(self, number: int, count: int) -> None:
        self.write(560, HEIGHT - 90, f"第{number}页 共{count}页", 22)

    def seal(self, x: float, y: float, name: str, size: int = 250) -> None:
        stamp = seal_picture(name, size).rotate(self.random.uniform(-12, 12))
        self.image.paste(RED, (int(x), int(y)), stamp)

    def print_of_finger(self, x: float, y: float) -> None:
        for ring in range(3, 19, 3):
            self.draw.ellipse((x - ring, y - ring * 1.35, x + ring, y + ring * 1.35), outline=RED, width=1)

    def scanned(self, tilt: float, grain: float = 7) -> Image.Image:
        """The page as it comes off a flatbed: a little crooked, soft and grainy."""
        turned = self.image.rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=(250, 250, 248))
        soft = turned.filter(ImageFilter.GaussianBlur(0.6))
        noise = Image.effect_noise(soft.size, grain) if grain else None
        return soft if noise is None else Image.blend(soft, noise.convert("RGB"), 0.04)

    def copied(self, tilt: float) -> Image.Image:
        """The page as a copier leaves it: black and white with specks."""
        grey = self.image.convert("L").rotate(tilt, resample=Image.Resampling.BICUBIC, fillcolor=255)
        pen = ImageDraw.Draw(grey)
        for _ in range(160):
            x, y = self.random.uniform(0, grey.size[0]), self.random.uniform(0, grey.size[1])
            pen.ellipse((x, y, x + self.random.uniform(1, 3), y + self.random.uniform(1, 3)), fill=60)
        return grey.point(lambda value: 255 if value > 168 else 0).convert("1")

    def tilted(self, key: str, tilt: float) -> Box:
        """Where a text stands after the tilt, with a little room around it."""
        width, height = self.image.size
        left, top, right, bottom = self.places[key]
        angle, cx, cy = math.radians(-tilt), width / 2, height / 2
        spots = [
            (
                cx + (x * width - cx) * math.cos(angle) - (y * height - cy) * math.sin(angle),
                cy + (x * width - cx) * math.sin(angle) + (y * height - cy) * math.cos(angle),
            )
            for x in (left, right)
            for y in (top, bottom)
        ]
        xs, ys = [s[0] / width for s in spots], [s[1] / height for s in spots]
        return (max(0, min(xs) - 0.004), max(0, min(ys) - 0.003), min(1, max(xs) + 0.004), min(1, max(ys) + 0.003))


@lru_cache(maxsize=8)
def seal_picture(name: str, size: int) -> Image.Image:
    """The mask of a round seal: ring, star, the name along the ring."""
    big = size * 2
    mask = Image.new("L", (big, big), 0)
    pen = ImageDraw.Draw(mask)
    pen.ellipse((8, 8, big - 8, big - 8), outline=215, width=10)
    middle, radius = big / 2, big / 2 - 62
    star = [
        (
            middle + math.sin(k * math.pi / 5) * (64 if k % 2 == 0 else 25),
            middle - math.cos(k * math.pi / 5) * (64 if k % 2 == 0 else 25),
        )
        for k in range(10)
    ]
    pen.polygon(star, fill=215)
    spread = math.radians(250)
    for place, char in enumerate(name):
        angle = -spread / 2 + spread * place / (len(name) - 1)
        glyph = Image.new("L", (64, 64), 0)
        ImageDraw.Draw(glyph).text((8, 2), char, font=font(SONG, 46), fill=215)
        glyph = glyph.rotate(-math.degrees(angle), resample=Image.Resampling.BICUBIC)
        x, y = middle + math.sin(angle) * radius - 32, middle - math.cos(angle) * radius - 32
        mask.paste(glyph, (int(x), int(y)), glyph)
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def jpeg(image: Image.Image, quality: int = 30) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, optimize=True, dpi=(150, 150))
    return out.getvalue()


def scan_pdf(images: Sequence[Image.Image], quality: int = 28) -> bytes:
    """Pictures as the pages of an A4 PDF without any text."""
    out = io.BytesIO()
    when = time.strptime("2026-06-08", "%Y-%m-%d")
    images[0].save(
        out,
        "PDF",
        resolution=150,
        save_all=True,
        append_images=list(images[1:]),
        creationDate=when,
        modDate=when,
        **({} if images[0].mode == "1" else {"quality": quality}),
    )
    return out.getvalue()


Made = tuple[bytes, list[Sheet], float]
"""A file, the sheets it was made of, and their tilt."""
