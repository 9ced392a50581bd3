"""禁则 holds for any text: marks stay with their neighbours, words stay whole, lines stay within their width."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from app.typeset.linebreak import break_lines, may_not_end, may_not_start

CLOSING, OPENING = "，。；：、）》」』】！？”’…", "（《「『【“‘"


def _wide(char: str) -> float:
    return 0.5 if char < "ɐ" else 1.0


def _width(line: str) -> float:
    return sum(map(_wide, line))


# Sentences as people write them: at most two marks in a row, words of at most eight letters.
piece = st.one_of(
    st.text("案卷评查行政处罚决定书当事人", min_size=1, max_size=9),
    st.from_regex(r"[A-Za-z0-9]{1,4}([.\-/][A-Za-z0-9]{1,3})?", fullmatch=True),
)
phrase = st.builds(
    lambda opening, body, closing: opening + body + closing,
    st.sampled_from(["", "", *OPENING, "“《"]),
    piece,
    st.sampled_from(["", " ", *CLOSING[:-1], "……", "》，", "”。"]),
)
sentence = st.lists(phrase, max_size=15).map("".join)
line_width = st.integers(10, 30)


@settings(derandomize=True, max_examples=40)
@given(sentence, line_width, st.sampled_from([0, 2]))
def test_no_closing_mark_starts_a_line_and_no_opening_mark_ends_one(text: str, width: int, indent: int) -> None:
    lines = break_lines(text, _wide, width, indent)
    assert not [line for line in lines[1:] if line[:1] in set(CLOSING)]
    assert not [line for line in lines[:-1] if line[-1:] in set(OPENING)]


@settings(derandomize=True, max_examples=40)
@given(sentence, line_width, st.sampled_from([0, 2]))
def test_no_line_is_wider_than_its_room(text: str, width: int, indent: int) -> None:
    first, *others = break_lines(text, _wide, width, indent)
    assert _width(first) <= width - indent
    assert all(_width(line) <= width for line in others)


@settings(derandomize=True, max_examples=40)
@given(sentence, line_width)
def test_nothing_but_spaces_at_the_breaks_is_lost(text: str, width: int) -> None:
    assert "".join(break_lines(text, _wide, width)).replace(" ", "") == text.replace(" ", "")


@settings(derandomize=True, max_examples=40)
@given(sentence, line_width)
def test_words_and_numbers_stay_whole(text: str, width: int) -> None:
    words = re.findall(r"[A-Za-z0-9]+(?:[.\-/][A-Za-z0-9]+)*", text)
    short = [word for word in words if len(word) <= 16]
    pieces = [found for line in break_lines(text, _wide, width) for found in re.findall(r"[A-Za-z0-9.\-/]+", line)]
    assert all(word in pieces for word in short)


@settings(derandomize=True, max_examples=40)
@given(st.text("案，（A。1……“》 ", max_size=60), st.integers(1, 6))
def test_any_text_at_any_width_keeps_the_width_down_to_single_characters(text: str, width: int) -> None:
    lines = break_lines(text, _wide, width)
    assert all(_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_mark_pulls_its_character_to_the_next_line() -> None:
    assert break_lines("甲乙丙丁。", _wide, 4) == ("甲乙丙", "丁。")


def test_an_opening_mark_goes_with_what_it_opens() -> None:
    assert break_lines("甲乙丙（丁）", _wide, 4) == ("甲乙丙", "（丁）")


def test_doubled_dashes_are_one_mark() -> None:
    assert break_lines("甲乙丙——丁", _wide, 4) == ("甲乙丙", "——丁")


def test_a_decimal_and_its_per_cent_sign_stay_together() -> None:
    assert break_lines("罚款百分之3.55%", _wide, 6) == ("罚款百分之", "3.55%")


def test_a_word_wider_than_the_line_is_cut() -> None:
    assert break_lines("A" * 20, _wide, 4) == ("A" * 8, "A" * 8, "A" * 4)


def test_each_paragraph_has_its_own_indent() -> None:
    assert break_lines("甲乙丙\n丁戊己", _wide, 4, 2) == ("甲乙", "丙", "丁戊", "己")


def test_an_empty_text_is_one_empty_line() -> None:
    assert break_lines("", _wide, 4) == ("",)


def test_spaces_hang_at_the_end_of_a_line() -> None:
    assert break_lines("ABCD EFGH", _wide, 2) == ("ABCD", "EFGH")


def test_the_predicates_name_the_marks() -> None:
    assert all(map(may_not_start, CLOSING))
    assert all(map(may_not_end, OPENING))
    assert not may_not_start("甲")
    assert not may_not_end("甲")
