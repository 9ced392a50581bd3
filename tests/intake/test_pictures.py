"""Pictures become pages that lose nothing."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageDraw

from app.errors import IntakeError
from app.evidence.view import page_texts, render
from app.intake.pictures import picture_view

PIXELS = 10_000_000


def _marked(size: tuple[int, int] = (200, 100), mode: str = "RGB") -> Image.Image:
    """White with a black corner at the top left."""
    image = Image.new("RGB", size, "white")
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    return image.convert(mode)


def _saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def _dark_corner(view: bytes, page: int = 1) -> str:
    picture = render(view, page, 200)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1).convert("L")
    left, top = 5, 5
    right, bottom = image.width - 6, image.height - 6
    corners = {"top left": (left, top), "top right": (right, top), "bottom left": (left, bottom)}
    corners["bottom right"] = (right, bottom)
    return ", ".join(name for name, at in corners.items() if image.getpixel(at) < 100)  # type: ignore[operator]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "RGBA", "LA", "I;16", "CMYK"])
def test_every_kind_of_pixel_is_shown(mode: str) -> None:
    kind = "TIFF" if mode in ("CMYK", "I;16") else "PNG"
    image = (
        _marked(mode="L").convert("I").point(lambda v: v * 250).convert("I;16")
        if mode == "I;16"
        else _marked(mode=mode)
    )
    view, count, _ = picture_view(_saved(image, kind), PIXELS, 10)
    assert count == 1
    assert _dark_corner(view) == "top left"


def test_jpeg_data_is_kept_as_it_is() -> None:
    data = _saved(_marked(), "JPEG")
    view, _, _ = picture_view(data, PIXELS, 10)
    assert data in view
    assert _dark_corner(view) == "top left"


def test_a_jpeg_in_four_colours_is_not_shown_as_a_negative() -> None:
    view, _, _ = picture_view(_saved(_marked(mode="CMYK"), "JPEG"), PIXELS, 10)
    assert _dark_corner(view) == "top left"


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [
        (1, "top left"), (2, "top right"), (3, "bottom right"), (4, "bottom left"),
        (5, "top left"), (6, "top right"), (7, "bottom right"), (8, "bottom left"),
    ],
)  # fmt: skip
def test_the_turn_of_the_camera_is_respected(orientation: int, corner: str) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    view, _, _ = picture_view(_saved(_marked(), "JPEG", exif=exif), PIXELS, 10)
    assert _dark_corner(view) == corner
    (page,) = page_texts(view)
    assert (page.height > page.width) == (orientation >= 5)


def test_a_fax_of_three_frames_has_three_pages() -> None:
    frames = [_marked(mode="1"), _marked(mode="1"), _marked(mode="1")]
    data = _saved(frames[0], "TIFF", save_all=True, append_images=frames[1:], compression="group4", dpi=(200, 200))
    view, count, _ = picture_view(data, PIXELS, 10)
    assert count == 3
    assert [_dark_corner(view, page) for page in (1, 2, 3)] == ["top left"] * 3


def test_the_page_has_the_size_of_the_paper_that_was_scanned() -> None:
    view, _, _ = picture_view(_saved(_marked((1654, 2339)), "PNG", dpi=(200, 200)), PIXELS, 10)
    (page,) = page_texts(view)
    assert (round(page.width), round(page.height)) == (595, 842)


@pytest.mark.parametrize("dpi", [None, (1, 1), (72, 72), (9600, 9600)])
def test_a_resolution_nobody_believes_gives_a_page_within_a4(dpi: tuple[int, int] | None) -> None:
    more = {} if dpi is None else {"dpi": dpi}
    view, _, _ = picture_view(_saved(_marked((400, 300)), "PNG", **more), PIXELS, 10)
    (page,) = page_texts(view)
    assert (round(page.width), round(page.height)) == (789, 592) or round(page.height) == 595


def test_an_animation_shows_its_first_frame_and_says_so() -> None:
    frames = [_marked(), Image.new("RGB", (200, 100), "red")]
    view, count, warnings = picture_view(_saved(frames[0], "GIF", save_all=True, append_images=frames[1:]), PIXELS, 10)
    assert count == 1
    assert warnings == ("动图共2幅，只取第一幅。",)
    assert _dark_corner(view) == "top left"


def test_the_same_picture_gives_the_same_bytes() -> None:
    data = _saved(_marked(mode="P"), "PNG")
    assert picture_view(data, PIXELS, 10) == picture_view(data, PIXELS, 10)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "BMP", "GIF"])
def test_half_a_picture_is_damaged(kind: str) -> None:
    data = _saved(_marked((300, 300)), kind)
    with pytest.raises(IntakeError, match="图片已损坏"):
        picture_view(data[: len(data) // 2], PIXELS, 10)


def test_too_many_pixels_are_refused_before_they_are_unpacked() -> None:
    with pytest.raises(IntakeError, match="30000×30000像素"):
        picture_view(_huge_png(), 150_000_000, 10)


def test_too_many_frames_are_refused() -> None:
    frames = [_marked(mode="1")] * 4
    data = _saved(frames[0], "TIFF", save_all=True, append_images=frames[1:])
    with pytest.raises(IntakeError, match="图片有4幅"):
        picture_view(data, PIXELS, 3)


def _huge_png() -> bytes:
    import struct
    import zlib

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 30_001))
        + chunk(b"IEND", b"")
    )
