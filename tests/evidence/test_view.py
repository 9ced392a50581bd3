"""Pages of a PDF: words, pictures, clippings, turns."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from app.domain.page import PageText, Rect, Word, WordSource
from app.errors import IntakeError
from app.evidence import view
from app.evidence.view import clip, page_texts, render
from tests.evidence.papers import LINES, embedded, locked, paper


def _squeezed(text: str) -> str:
    return text.replace(" ", "")


def _word(page: PageText, text: str) -> Word:
    return next(word for word in page.words if text in word.text)


def _darkness(data: bytes, rect: Rect, turn: int = 0) -> float:
    picture = render(data, 1, 600, turn)
    image = Image.frombuffer("RGB", (picture.width, picture.height), picture.bgrx, "raw", "BGRX", 0, 1).convert("L")
    box = (
        int(rect.left * picture.width), int(rect.top * picture.height),
        int(rect.right * picture.width) + 1, int(rect.bottom * picture.height) + 1,
    )  # fmt: skip
    return 1 - min(image.crop(box).tobytes()) / 255


def test_every_line_comes_back_in_order() -> None:
    (page,) = page_texts(paper())
    assert [_squeezed(line) for line in page.text.split("\n")] == [_squeezed(line) for line in LINES]
    assert page.source is WordSource.TEXT_LAYER
    assert (round(page.width), round(page.height)) == (595, 842)


def test_a_word_has_its_box_where_it_was_drawn() -> None:
    (page,) = page_texts(paper())
    rect = _word(page, "行政处罚决定书").rect
    assert rect.left == pytest.approx(100 / 595, abs=0.01)
    assert rect.width == pytest.approx(7 * 20 / 595, abs=0.02)
    assert rect.top < 100 / 842 < rect.bottom + 0.01


def test_words_end_at_spaces_and_lines() -> None:
    (page,) = page_texts(paper())
    assert [word.text for word in page.words] == [
        "行政处罚决定书",
        "青市监处罚〔2026〕33 ",
        "号",
        "当事人 ",
        "云岫市青檀食品有限公司",
    ]


def test_a_place_inside_a_word_is_found_by_the_usual_widths() -> None:
    (page,) = page_texts(embedded(("青市监处罚〔2026〕33号",)))
    year = page.words[0].part(6, 10)
    assert year.left * 595 == pytest.approx(30 + 6 * 20, abs=5)
    assert year.width * 595 == pytest.approx(4 * 11, abs=5)


def test_letters_far_apart_in_one_run_are_measured_one_by_one() -> None:
    (page,) = page_texts(paper(lines=("签名　　　　　　　　日期",)))
    assert _word(page, "签名").rect.right < 0.27
    assert _word(page, "日期").rect.left > 0.4


def test_a_page_without_text_says_so() -> None:
    (page,) = page_texts(paper(lines=()))
    assert page.words == ()
    assert page.source is WordSource.NONE


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_words_of_a_rotated_page_lie_where_they_are_seen(turn: int) -> None:
    data = paper(lines=LINES[:1], turn=turn)
    (page,) = page_texts(data)
    (plain,) = page_texts(paper(lines=LINES[:1]))
    assert (page.width, page.height) == (plain.turned(turn).width, plain.turned(turn).height)
    seen, expected = page.words[0].rect, plain.words[0].rect.turned(turn)
    assert (seen.left, seen.top, seen.right, seen.bottom) == pytest.approx(
        (expected.left, expected.top, expected.right, expected.bottom), abs=0.01
    )
    assert _darkness(data, seen) > 0.5


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_words_and_picture_turn_alike(turn: int) -> None:
    data = paper(lines=LINES[:1])
    (page,) = page_texts(data)
    turned = page.turned(turn)
    rect = turned.words[0].rect
    assert _darkness(data, rect, turn) > 0.5
    assert _darkness(data, rect.turned(180), turn) == 0


def test_four_quarter_turns_bring_a_page_back() -> None:
    (page,) = page_texts(paper())
    turned = page.turned(90).turned(90).turned(90).turned(90)
    assert (turned.width, turned.height) == (page.width, page.height)
    assert turned.words[0].rect.left == pytest.approx(page.words[0].rect.left)


def test_a_picture_has_the_width_asked_for() -> None:
    picture = render(paper(), 1, 400)
    assert (picture.width, picture.height) == (400, 567)
    assert len(picture.bgrx) == 400 * 567 * 4


def test_an_enormous_width_is_cut_to_what_memory_allows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(view, "MAX_PIXELS", 10_000)
    picture = view.render(paper(), 1, 20_000)
    assert 9_000 < picture.width * picture.height <= 10_000


def test_a_clipping_is_a_strip_with_a_red_frame() -> None:
    rect = Rect(0.3, 0.1, 0.4, 0.13)
    image = Image.open(io.BytesIO(clip(paper(), 1, rect)))
    assert image.width == pytest.approx(0.8 * 595 / 72 * 150, abs=3)
    reds = [at for at, colour in enumerate(image.convert("RGB").get_flattened_data()) if colour == (163, 29, 29)]
    columns = [at % image.width for at in reds]
    assert (max(columns) - min(columns)) / image.width == pytest.approx(0.1 / 0.8, abs=0.01)


def test_a_clipping_is_the_same_bytes_every_time() -> None:
    rect = Rect(0.3, 0.1, 0.4, 0.13)
    assert clip(paper(), 1, rect, 90) == clip(paper(), 1, rect, 90)


def test_a_rectangle_at_the_corner_stays_on_the_page() -> None:
    image = Image.open(io.BytesIO(clip(paper(), 1, Rect(0.9, 0.97, 1.2, 1.5))))
    assert image.height < 100


def test_a_damaged_pdf_is_named_as_damaged() -> None:
    with pytest.raises(IntakeError, match="已损坏"):
        page_texts(b"%PDF-1.7\nnothing")


def test_a_locked_pdf_says_that_it_needs_a_password() -> None:
    with pytest.raises(IntakeError, match="已加密") as caught:
        page_texts(locked())
    assert "取消密码" in caught.value.advice


def test_a_page_that_is_not_there_is_refused() -> None:
    with pytest.raises(IntakeError, match="没有第2页"):
        render(paper(), 2, 100)
