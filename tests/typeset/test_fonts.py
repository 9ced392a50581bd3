"""The bundled fonts draw what case files need and measure it."""

from __future__ import annotations

import pytest

from app.typeset.fonts import Face, advances, covers, drawing_face, font_data, font_file, text_width

RARE_NAMES = "㛃䶮喆堃犇烎玥瑧翀赟龑𬱖𫘦𬍛"


def _gb2312() -> str:
    rows = (bytes((lead, trail)) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    return "".join(row.decode("gb2312", "ignore") for row in rows)


@pytest.mark.parametrize("face", Face)
def test_every_face_has_its_file(face: Face) -> None:
    assert font_file(face).is_file()


@pytest.mark.parametrize("face", Face)
def test_every_face_draws_every_common_character_itself(face: Face) -> None:
    assert set(_gb2312()) <= font_data(face).glyphs.keys()


@pytest.mark.parametrize("face", Face)
def test_rare_characters_of_names_are_drawn(face: Face) -> None:
    assert covers(face, RARE_NAMES) == ""


@pytest.mark.parametrize("face", Face)
def test_boxes_circles_and_signs_are_drawn(face: Face) -> None:
    assert covers(face, "☐☑☒①⑳○●□△▲◆√×±≥≤…—“”‘’《》〔〕【】℃㎡㎥‰ⅠⅫ㈠") == ""


def test_a_character_no_font_draws_is_named_once() -> None:
    assert covers(Face.SERIF, "甲\ue123乙\U0001f600\ue123") == "\ue123\U0001f600"


def test_a_character_the_kai_face_lacks_comes_from_the_serif_face() -> None:
    assert drawing_face(Face.KAI, "仩") is Face.SERIF


def test_a_chinese_character_is_one_em_wide() -> None:
    assert text_width(Face.SERIF, "案卷", 12) == 24


def test_latin_is_measured_by_its_own_advances() -> None:
    measured = text_width(Face.SANS, "iW", 10)
    assert measured == (advances(Face.SANS)["i"] + advances(Face.SANS)["W"]) / 100
    assert advances(Face.SANS)["i"] < advances(Face.SANS)["W"]


def test_advances_agree_with_an_independent_reader() -> None:
    from fontTools.ttLib import TTFont

    with TTFont(font_file(Face.SERIF), lazy=True) as font:
        names, metrics = font.getBestCmap(), font["hmtx"]
        for char in "案A1，—𬱖☑":
            assert advances(Face.SERIF)[char] == metrics[names[ord(char)]][0]
