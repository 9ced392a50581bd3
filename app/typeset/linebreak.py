"""Chinese line breaking with 禁则: no closing mark starts a line, no opening mark ends one, words stay whole."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate

NOT_AT_START = frozenset(
    "，。；：、！？”’…～·）》」』】〉〕〗〙〛｝］｠％‰℃°′″,.;:!?)]}%»›‼⁇⁈⁉"
    "ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〻‐゠–〜"
) | frozenset(map(chr, range(0xFE00, 0xFE10)))
NOT_AT_END = frozenset("“‘（《「『【〈〔〖〘〚｛［｟￥＄￡$([{«‹№")
SPACES = " \t\u3000"
_JOINERS = frozenset("-./:,@_#&+=~%'’\\")
_ONE_RUN = frozenset("…—")  # …… and —— are one mark each
_SLACK = 1e-6


def may_not_start(char: str) -> bool:
    """True for a mark that must not begin a line."""
    return char in NOT_AT_START


def may_not_end(char: str) -> bool:
    """True for a mark that must not end a line."""
    return char in NOT_AT_END


def break_lines(
    text: str, widths: Callable[[str], float], line_width: float, first_indent: float = 0
) -> tuple[str, ...]:
    """The lines of a text; `widths` measures single characters; a line feed starts a new paragraph."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_paragraph(paragraph, widths, line_width, first_indent))
    return tuple(lines)


def _paragraph(text: str, widths: Callable[[str], float], line_width: float, first_indent: float) -> list[str]:
    ends = list(accumulate(map(widths, text), initial=0.0))
    lines: list[str] = []
    start, room = 0, line_width - first_indent
    while ends[-1] - ends[start] > room + _SLACK:
        reach = bisect_right(ends, ends[start] + room + _SLACK) - 1
        if not text[reach:].strip(SPACES):
            break
        end = _break_before(text, start, max(reach, start + 1))
        lines.append(text[start:end].rstrip(SPACES))
        start, room = _skip_spaces(text, end), line_width
    lines.append(text[start:].rstrip(SPACES))
    return lines


def _break_before(text: str, start: int, reach: int) -> int:
    """The last good place to break in start < place <= reach; when a unit is too wide, the least bad one."""
    for allowed in (_may_break, _marks_allow):
        for place in range(reach, start, -1):
            if allowed(text, place):
                return place
    return reach


def _may_break(text: str, place: int) -> bool:
    return _marks_allow(text, place) and not _inside_word(text, place)


def _marks_allow(text: str, place: int) -> bool:
    """False when the break would leave a mark at the wrong end, spaces at the break not counted."""
    after = _skip_spaces(text, place)
    before = place
    while before > 0 and text[before - 1] in SPACES:
        before -= 1
    if after >= len(text) or before == 0:
        return before > 0
    return text[after] not in NOT_AT_START and text[before - 1] not in NOT_AT_END


def _inside_word(text: str, place: int) -> bool:
    before, after = text[place - 1], text[place]
    if _in_word(before):
        return _in_word(after) or (after in _JOINERS and place + 1 < len(text) and _in_word(text[place + 1]))
    if before in _JOINERS:
        return place > 1 and _in_word(after) and _in_word(text[place - 2])
    return before == after and before in _ONE_RUN


def _in_word(char: str) -> bool:
    return char < "ɐ" and char.isalnum()


def _skip_spaces(text: str, place: int) -> int:
    while place < len(text) and text[place] in SPACES:
        place += 1
    return place
