"""The text a search compares: width, case, brackets and traditional characters folded, white space and line breaks left out.

Titles are spaced out and terms run over line ends, so "行 政 处罚\\n决定书" is found by 行政处罚决定书. Only between two
Latin letters or digits a gap stays, as one space: "12 34" is not found by 1234.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise, repeat

from app.domain.page import Word
from app.paths import resources_folder

_SAME = (
    dict.fromkeys("〔［【〖[（(〈《「『", "(")
    | dict.fromkeys("〕］】〗]）)〉》」』", ")")
    | dict.fromkeys('“”„‟"＂〝〞', "”")
    | dict.fromkeys("‘’‚‛'＇`´", "’")
)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
# what folds to itself, for certain: small Latin letters, digits, 、 and 。, kana, unified ideographs; the rest is looked at
_CERTAIN = " -!#-&*-;=?a-z\u3001\u3002\u3041-\u3096\u30a1-\u30fa"
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0x20000, 0x2F7FF))
_UTF32 = "utf-32-le" if sys.byteorder == "little" else "utf-32-be"
_SETTLED = re.compile("[^ ]+")


@cache
def simplified() -> Mapping[str, str]:
    """Traditional character -> simplified character, as far as one stands for the other whatever it means."""
    lines = (resources_folder() / "search" / "traditional.txt").read_text("utf-8").splitlines()
    joined = "".join(line for line in lines if not line.startswith("#"))
    return dict(zip(joined[::2], joined[1::2], strict=True))


@cache
def _perhaps(scripts: bool) -> re.Pattern[str]:
    """Finds the characters that may fold to something else: with `scripts` the traditional ones too."""
    ranges = []
    apart = sorted(map(ord, simplified())) if scripts else []
    for first, last in _IDEOGRAPHS:
        edges = [first - 1, *(code for code in apart if first <= code <= last), last + 1]
        ranges += [f"{chr(a + 1)}-{chr(b - 1)}" for a, b in pairwise(edges) if b - a > 1]
    return re.compile(f"[^{_CERTAIN}{''.join(ranges)}]")


class _Folds(dict[str, str]):
    """Character -> its folded form: one character, a space, or nothing."""

    def __init__(self, same: Mapping[str, str]) -> None:
        super().__init__()
        self._same = same

    def __missing__(self, char: str) -> str:
        folded = _fold(char)
        self[char] = folded = self._same.get(folded, folded)
        return folded


def _fold(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category == "Cc":
        return " "
    if category in {"Cf", "Cs", "Mn"}:
        return ""
    wide = unicodedata.normalize("NFKC", char)
    char = wide if len(wide) == 1 and not wide.isspace() else char
    if unicodedata.category(char) == "Mn":  # the halfwidth kana marks become combining ones
        return ""
    small = char.lower()
    char = small if len(small) == 1 else char
    return _SAME.get(char, char)


@dataclass(frozen=True, slots=True)
class Placed:
    """Folded text with, for each of its characters, the word and the place in the word it came from."""

    text: str
    origins: tuple[tuple[int, int], ...]


class Folding:
    """Folds text for comparing and for the index; remembers the characters it has seen.

    `scripts` False leaves traditional characters as they are: how indexes were made before they were folded.
    """

    def __init__(self, scripts: bool = True) -> None:
        self._folds = _Folds(simplified() if scripts else {})
        self._scripts = scripts

    def text(self, text: str) -> str:
        """The folded text."""
        for char in set(_perhaps(self._scripts).findall(text)):
            text = text.replace(char, self._folds[char])
        pieces = _SETTLED.findall(text)
        kept = pieces[:1]
        for before, piece in pairwise(pieces):
            if before[-1] in _LATIN and piece[0] in _LATIN:
                kept.append(" ")
            kept.append(piece)
        return "".join(kept)

    def page(self, words: Sequence[Word]) -> str:
        """The folded text of a page."""
        return self.text(" ".join([word.text for word in words]))

    def tokens(self, folded: str) -> str:
        """Index tokens: one for each character, spaces between; in one go, not character by character."""
        codes = array("I", folded.encode(_UTF32))
        spaced = array("I", [32]) * (2 * len(codes))
        spaced[::2] = codes
        return spaced.tobytes().decode(_UTF32)

    def placed(self, words: Sequence[Word]) -> Placed:
        """The folded text of a page with the origin of each character."""
        whole = self.page(words)
        if " " not in whole and len(whole) == sum(len(word.text) for word in words):  # one for one, in order
            spots = (zip(repeat(index), range(len(word.text))) for index, word in enumerate(words))
            return Placed(whole, tuple(chain.from_iterable(spots)))
        return self._placed_one_by_one(words)

    def _placed_one_by_one(self, words: Sequence[Word]) -> Placed:
        kept: list[tuple[str, tuple[int, int]]] = []
        gap = False
        for index, word in enumerate(words):
            gap = gap or index > 0
            for offset, char in enumerate(word.text):
                folded = self._folds[char]
                if folded == " ":
                    gap = True
                elif folded:
                    if gap and kept and kept[-1][0] in _LATIN and folded in _LATIN:
                        kept.append((" ", kept[-1][1]))
                    kept.append((folded, (index, offset)))
                    gap = False
        return Placed("".join(char for char, _ in kept), tuple(origin for _, origin in kept))
