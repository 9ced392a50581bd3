"""The text a search compares: width, case and brackets folded, white space and line breaks left out.

Titles are spaced out and terms run over line ends, so "行 政 处罚\\n决定书" is found by 行政处罚决定书. Only between two
Latin letters or digits a gap stays, as one space: "12 34" is not found by 1234.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.page import Word

_BRACKETS = dict.fromkeys("〔［【〖[（(〈《「『", "(") | dict.fromkeys("〕］】〗]）)〉》」』", ")")
_SPACES = re.compile(r" {2,}")
_GAPS = re.compile(r"(?<![a-z0-9]) | (?![a-z0-9])")
_BOUNDARIES = re.compile(r"(?: z)+")
_SINGLE_WORDS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class _FoldTable(dict[int, str]):
    """Character -> its folded form: one character, a space, or nothing."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code))
        return folded


class _TokenTable(dict[int, str]):
    """Folded character -> its index token: the code point in hex, or "z" for punctuation."""

    def __missing__(self, code: int) -> str:
        self[code] = token = f" {code:x}" if chr(code).isalnum() else " z"
        return token


def _fold(char: str) -> str:
    if char in _BRACKETS:
        return _BRACKETS[char]
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    if category in {"Cf", "Cs", "Mn"}:
        return ""
    wide = unicodedata.normalize("NFKC", char)
    char = wide if len(wide) == 1 and not wide.isspace() else char
    small = char.lower()
    return small if len(small) == 1 else char


@dataclass(frozen=True, slots=True)
class Placed:
    """Folded text with, for each of its characters, the word and the place in the word it came from."""

    text: str
    origins: tuple[tuple[int, int], ...]


class Folding:
    """Folds text for comparing and for the index; remembers the characters it has seen."""

    def __init__(self) -> None:
        self._folds = _FoldTable()
        self._tokens = _TokenTable()

    def text(self, text: str) -> str:
        """The folded text."""
        return _GAPS.sub("", _SPACES.sub(" ", text.translate(self._folds)))

    def page(self, words: Sequence[Word]) -> str:
        """The folded text of a page."""
        return self.text(" ".join(word.text for word in words))

    def tokens(self, folded: str) -> str:
        """Index tokens: one for each letter, digit or ideograph, and one "z" for each run of anything else."""
        return _BOUNDARIES.sub(" z", folded.translate(self._tokens)).strip()

    def placed(self, words: Sequence[Word]) -> Placed:
        """The folded text of a page with the origin of each character."""
        kept: list[tuple[str, tuple[int, int]]] = []
        gap = False
        for index, word in enumerate(words):
            gap = gap or index > 0
            for offset, char in enumerate(word.text):
                folded = self._folds[ord(char)]
                if folded == " ":
                    gap = True
                elif folded:
                    if gap and kept and kept[-1][0] in _SINGLE_WORDS and folded in _SINGLE_WORDS:
                        kept.append((" ", kept[-1][1]))
                    kept.append((folded, (index, offset)))
                    gap = False
        return Placed("".join(char for char, _ in kept), tuple(origin for _, origin in kept))
