"""White pages and red round seals, on drawn pictures."""

from __future__ import annotations

from PIL import Image, ImageDraw

from app.evidence.ink import look_at
from app.evidence.picture import Picture

SIZE = (480, 680)


def _picture(image: Image.Image) -> Picture:
    red, green, blue = image.split()
    return Picture(*image.size, Image.merge("RGBX", (blue, green, red, blue)).tobytes())


def _page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    """A sheet in uneven light, as a copier gives it."""
    image = Image.merge("RGB", [Image.linear_gradient("L").resize(SIZE).point(lambda v: 215 + v // 8)] * 3)
    return image, ImageDraw.Draw(image)


def _write(draw: ImageDraw.ImageDraw) -> None:
    for top in range(100, 600, 24):
        for left in range(60, 420, 16):
            draw.rectangle((left, top, left + 9, top + 10), outline=(30, 30, 30))


def test_an_empty_sheet_in_uneven_light_is_white() -> None:
    image, _ = _page()
    look = look_at(_picture(image))
    assert look.white
    assert look.seal is None


def test_a_written_sheet_is_not_white() -> None:
    image, draw = _page()
    _write(draw)
    assert not look_at(_picture(image)).white


def test_a_red_round_seal_over_writing_is_seen_where_it_is() -> None:
    image, draw = _page()
    _write(draw)
    draw.ellipse((270, 480, 370, 580), outline=(200, 40, 40), width=6)
    draw.polygon([(320, 505), (340, 555), (300, 555)], fill=(200, 40, 40))
    seal = look_at(_picture(image)).seal
    assert seal is not None
    assert abs(seal.left - 270 / 480) < 0.05
    assert abs(seal.bottom - 580 / 680) < 0.05


def test_a_red_line_and_a_small_red_stamp_are_no_seal() -> None:
    image, draw = _page()
    draw.rectangle((40, 90, 440, 94), fill=(200, 30, 30))
    draw.rectangle((100, 300, 118, 318), fill=(200, 30, 30))
    assert look_at(_picture(image)).seal is None
