"""The text a search compares: width, case, brackets and traditional characters folded, white space and line breaks left out.

Titles are spaced out and terms run over line ends, so "行 政 处罚\\n决定书" is found by 行政处罚决定书. Only between two
Latin letters or digits a gap stays, as one space: "12 34" is not found by 1234.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from array import array
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

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
_LATIN_GAP = re.compile("[a-z0-9] +[a-z0-9]")
_GAP = "\u200b"  # stands for a space in the index; folded text never holds it


@cache
def simplified() -> Mapping[str, str]:
    """Traditional character -> simplified character, as far as one stands for the other whatever it means."""
    lines = (resources_folder() / "search" / "traditional.txt").read_text("utf-8").splitlines()
    joined = "".join(line for line in lines if not line.startswith("#"))
    return dict(zip(joined[::2], joined[1::2], strict=True))


@cache
def _perhaps() -> re.Pattern[str]:
    """Finds the characters that may fold to something else."""
    ranges = []
    apart = sorted(map(ord, simplified()))
    for first, last in _IDEOGRAPHS:
        edges = [first - 1, *(code for code in apart if first <= code <= last), last + 1]
        ranges += [f"{chr(a + 1)}-{chr(b - 1)}" for a, b in pairwise(edges) if b - a > 1]
    return re.compile(f"[^{_CERTAIN}{''.join(ranges)}]")


class _Folds(dict[str, str]):
    """Character -> its folded form: one character, a space, or nothing."""

    def __missing__(self, char: str) -> str:
        folded = _fold(char)
        self[char] = folded = simplified().get(folded, folded)
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


def _closed(text: str) -> str:
    """A text without its spaces, but for one in each gap between Latin letters or digits."""
    pieces = text.split(" ")
    if _LATIN_GAP.search(text) is None:
        return "".join(pieces)
    pieces = [piece for piece in pieces if piece]
    kept = pieces[:1]
    for before, piece in pairwise(pieces):
        if before[-1] in _LATIN and piece[0] in _LATIN:
            kept.append(" ")
        kept.append(piece)
    return "".join(kept)


class Folding:
    """Folds text for comparing and for the index; remembers the characters it has seen."""

    def __init__(self) -> None:
        self._folds = _Folds()

    def text(self, text: str) -> str:
        """The folded text."""
        return self.text_and_lost(text)[0]

    def text_and_lost(self, text: str) -> tuple[str, frozenset[str]]:
        """The folded text, and the characters that left nothing behind, or at most a gap."""
        lost = {" "}
        for char in set(_perhaps().findall(text)):
            folded = self._folds[char]
            text = text.replace(char, folded)
            if folded in {"", " "}:
                lost.add(char)
        return _closed(text), frozenset(lost)

    def page(self, words: Sequence[Word]) -> str:
        """The folded text of a page."""
        return self.text(" ".join([word.text for word in words]))


class Placed:
    """A folded text beside the texts of words it was made of; only what is asked for is looked up."""

    def __init__(self, folding: Folding, texts: Sequence[str]) -> None:
        self.text, self._lost = folding.text_and_lost(" ".join(texts))
        self._texts = texts

    def origins(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Word and offset there of each character between two places of the folded text, gaps left out."""
        wanted = len(self.text[start:end].replace(" ", ""))
        before = len(self.text[:start].replace(" ", ""))
        for index, text in enumerate(self._texts):
            kept = len(text) - sum(map(text.count, self._lost))
            if before < kept and wanted:
                offsets = [offset for offset, char in enumerate(text) if char not in self._lost]
                chosen = offsets[before : before + wanted]
                yield from ((index, offset) for offset in chosen)
                wanted -= len(chosen)
            before = max(0, before - kept)

    def shown(self, start: int, end: int) -> str:
        """The characters as they stand on the page between two places of the folded text."""
        whole = "".join(self._texts)
        for char in self._lost:
            whole = whole.replace(char, "")
        at = len(self.text[:start].replace(" ", ""))
        pieces = []
        for piece in self.text[start:end].split(" "):
            pieces.append(whole[at : at + len(piece)])
            at += len(piece)
        return " ".join(pieces)


def pairs_of(folded: str) -> str:
    """Index tokens: every two neighbouring characters, spaces between; in one go, not character by character."""
    codes = array("I", folded.replace(" ", _GAP).encode(_UTF32))
    spaced = array("I", [32]) * (3 * max(len(codes) - 1, 0))
    spaced[::3], spaced[1::3] = codes[:-1], codes[1:]
    return spaced.tobytes().decode(_UTF32)


def characters_of(folded: str) -> str:
    """Index tokens: every character, spaces between; the index itself keeps each once."""
    codes = array("I", folded.encode(_UTF32))
    spaced = array("I", [32]) * (2 * len(codes))
    spaced[::2] = codes
    return spaced.tobytes().decode(_UTF32)
