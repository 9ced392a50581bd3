"""What the canvas writes can be read back, holds its fonts, and is the same every time."""

from __future__ import annotations

import io
import re
import subprocess
import sys

import pypdfium2 as pdfium
import pytest
from PIL import Image

from app.errors import ReportError
from app.typeset.canvas import A4, PageCanvas
from app.typeset.fonts import Face

RARE = "案卷𬱖㛃☑是☐否①《文书》"


def _page(text: str, face: Face = Face.SERIF) -> bytes:
    canvas = PageCanvas(title="评分表")
    canvas.page(*A4)
    canvas.text(72, 72, text, face, 12)
    return canvas.finish()


def _texts(pdf: bytes) -> list[str]:
    document = pdfium.PdfDocument(pdf)
    texts = []
    for page in document:
        textpage = page.get_textpage()
        texts.append(textpage.get_text_bounded().replace("\r", ""))
        textpage.close()
        page.close()
    document.close()
    return texts


def _rendered(pdf: bytes) -> Image.Image:
    document = pdfium.PdfDocument(pdf)
    page = document[0]
    picture = page.render(scale=1).to_pil().convert("RGB")
    page.close()
    document.close()
    return picture


def _png(mode: str, size: tuple[int, int] = (8, 6)) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode in ("RGB", "RGBA", "P") else 0).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("face", Face)
def test_text_beyond_the_basic_plane_reads_back(face: Face) -> None:
    assert _texts(_page(RARE, face)) == [RARE]


def test_every_font_named_in_the_file_is_embedded_with_its_unicode() -> None:
    pdf = _page("案A\U0002c361" + "仩", Face.KAI)
    assert b"Helvetica" not in pdf
    assert len(re.findall(rb"/Subtype /Type0", pdf)) == 2
    assert len(re.findall(rb"/FontFile2", pdf)) == 2
    assert len(re.findall(rb"/ToUnicode", pdf)) == 2


def test_the_same_calls_give_the_same_bytes_in_two_processes() -> None:
    script = (
        "import hashlib; from app.typeset.canvas import PageCanvas; from app.typeset.fonts import Face\n"
        "c = PageCanvas(title='评'); c.page(300, 300); c.text(9, 20, '案卷 ABC 𬱖', Face.SANS, 9); c.rect(1, 2, 3, 4)\n"
        "print(hashlib.sha256(c.finish()).hexdigest())"
    )
    runs = {subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout for _ in range(2)}
    assert len(runs) == 1


def test_a_character_no_font_draws_stops_the_writing_and_is_named() -> None:
    with pytest.raises(ReportError, match=r"U\+1F600"):
        _page("笑\U0001f600")


def test_text_lands_where_it_is_put_from_the_top() -> None:
    pdf = _page("口")
    page = pdfium.PdfDocument(pdf)[0]
    textpage = page.get_textpage()
    left, bottom, right, _ = textpage.get_charbox(0)
    assert 72 <= left < right <= 84
    assert bottom == pytest.approx(A4[1] - 72, abs=2)


def test_pages_follow_each_other() -> None:
    canvas = PageCanvas()
    for text in ("第一页", "第二页"):
        canvas.page(200, 100)
        canvas.text(10, 50, text, Face.SANS, 10)
    assert _texts(canvas.finish()) == ["第一页", "第二页"]


def test_an_earlier_page_can_be_written_on_again() -> None:
    canvas = PageCanvas()
    for text in ("甲", "乙"):
        canvas.page(200, 100)
        canvas.text(10, 50, text, Face.SANS, 10)
    canvas.go_to(1)
    canvas.text(40, 50, "共2页", Face.SANS, 10)
    assert _texts(canvas.finish())[0].replace(" ", "") == "甲共2页"


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "P", "RGBA"])
def test_a_picture_is_drawn_into_its_box(mode: str) -> None:
    canvas = PageCanvas()
    canvas.page(100, 100)
    canvas.image(20, 30, 40, 40, _png(mode))
    picture = _rendered(canvas.finish())
    assert picture.getpixel((40, 50)) != (255, 255, 255)
    assert picture.getpixel((10, 50)) == (255, 255, 255)
    assert picture.getpixel((40, 80)) == (255, 255, 255)


def test_a_jpeg_is_passed_through_as_it_is() -> None:
    out = io.BytesIO()
    Image.new("RGB", (16, 16), "blue").save(out, "JPEG")
    canvas = PageCanvas()
    canvas.page(100, 100)
    canvas.image(0, 0, 100, 100, out.getvalue())
    pdf = canvas.finish()
    assert out.getvalue() in pdf
    red, green, blue = _rendered(pdf).getpixel((50, 50))
    assert blue > 200 > red + green


def test_the_same_picture_is_stored_once() -> None:
    canvas = PageCanvas()
    canvas.page(100, 100)
    canvas.image(0, 0, 10, 10, _png("L"))
    canvas.page(100, 100)
    canvas.image(0, 0, 10, 10, _png("L"))
    assert canvas.finish().count(b"/Subtype /Image") == 1


def test_bytes_that_are_no_picture_are_an_expected_error() -> None:
    canvas = PageCanvas()
    canvas.page(100, 100)
    with pytest.raises(ReportError, match="图片"):
        canvas.image(0, 0, 10, 10, b"not a picture")


def test_composite_outlines_bring_their_parts() -> None:
    picture = _rendered(_page("ÀÉÖ"))
    box = picture.crop((70, 55, 110, 75)).convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box is not None
    assert box[3] - box[1] > 10  # letter and accent, not one of them
