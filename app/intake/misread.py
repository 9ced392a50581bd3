"""Letters that engines read for digits, put right where nothing but digits can stand; the raw reading is kept beside."""

from __future__ import annotations

import re

_DIGITS = str.maketrans("OoIl", "0011")
_CODE = re.compile(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])")
_ONLY_DIGITS = (
    re.compile(r"(?<![0-9A-Za-z])[12Il][0-9OoIl]{3}(?=年|[〕\]］】])"),  # a year
    re.compile(r"(?<=年)[0-9OoIl]{1,2}(?=月)|(?<=月)[0-9OoIl]{1,2}(?=日)"),
    re.compile(r"(?<=〕)(?:第)?[0-9OoIl]{1,5}(?=号)"),  # the number behind the year of a document number
    re.compile(r"(?<![0-9A-Za-z.])[0-9OoIl][0-9OoIl,.]*(?=万?元)"),  # an amount
)


def put_right(text: str) -> str:
    """The line with O, o, I, l as digits in years, dates, document numbers, amounts and unified social credit codes.

    At least one true digit must stand in each; the codes hold neither O nor I (GB 32100-2015).
    """
    for pattern in _ONLY_DIGITS:
        text = pattern.sub(_digits, text)
    return _CODE.sub(_code, text)


def _digits(match: re.Match[str]) -> str:
    said = match.group()
    alone = len(said) == 1 or any(char.isdigit() for char in said)
    return said.translate(_DIGITS) if alone else said


def _code(match: re.Match[str]) -> str:
    said = match.group()
    digits = sum(char.isdigit() for char in said)
    return said.translate(str.maketrans("OI", "01")) if digits >= 10 and said.upper() == said else said
