"""Recognition of one page picture, in its own process."""

from __future__ import annotations

import pytest

from app.domain.page import PageText, WordSource
from app.errors import IntakeError
from app.evidence.view import page_texts, render
from app.intake import recognise
from app.intake.recognise import Recogniser, recognise_page, what_is_missing
from tests.evidence.papers import embedded


def test_without_the_engine_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognise, "find_spec", lambda name: None if name == "rapidocr" else name)
    assert "缺少 rapidocr" in what_is_missing()
    page = PageText(1, 100, 100)
    with Recogniser() as recogniser, pytest.raises(IntakeError, match="未安装文字识别组件"):
        recogniser.recognise(page, render(embedded(("字",)), 1, 50))


def test_a_page_with_words_is_left_as_it_is() -> None:
    (page,) = page_texts(embedded(("行政处罚决定书",)))
    with Recogniser() as recogniser:
        assert recognise_page(recogniser, page, render(embedded(("字",)), 1, 50)).page is page


@pytest.mark.skipif(bool(what_is_missing()), reason="the extra `ocr` is not installed")
def test_a_page_upside_down_is_read_and_its_turn_is_told() -> None:
    data = embedded(("行政处罚决定书", "青市监处罚〔2026〕33号"), size=(300, 300))
    blank = PageText(1, 300, 300)
    with Recogniser() as recogniser:
        read = recogniser.recognise(blank, render(data, 1, 740, 180))
    page = read.page.turned(read.turn)
    assert read.turn == 180
    assert page.source is WordSource.RECOGNITION
    assert page.text.split("\n")[0] == "行政处罚决定书"
    assert "2026" in page.text
    assert page.words[0].rect.left < 0.2
    assert read.confidence > 0.8
