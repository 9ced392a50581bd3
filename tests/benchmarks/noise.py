"""Recognition errors made by rule on clean text, so that a noised twin of a labelled document can be measured.

The kinds of error seen on copier scans: brackets of a document number misread, a stray character, a narrow digit or
stroke lost, spaces between digits and Han characters, and lines broken in other places.
"""

from __future__ import annotations

import random

_SWAPS = {"〔": "［", "〕": "］", "：": ":", "（": "(", "）": ")", "，": ",", "￥": "¥", "“": '"', "”": '"'}
WIDTH = 34


def noised(text: str, seed: int) -> str:
    """The text as a recogniser might give it; the same for the same seed."""
    chance = random.Random(seed)
    lines = []
    for line in text.splitlines():
        lines += _broken(_misread(line, chance))
        if chance.random() < 0.02:
            lines.append(chance.choice("·、丶一〇。"))
    return "\n".join(lines) + "\n"


def _misread(line: str, chance: random.Random) -> str:
    out = []
    for char in line:
        if char in _SWAPS and chance.random() < 0.6:
            out.append(_SWAPS[char])
        elif char in "。、" and chance.random() < 0.08:
            out.append("" if chance.random() < 0.5 else ".")
        elif char in "147一" and chance.random() < 0.02:
            continue
        elif char in "年月日" and chance.random() < 0.5:
            out.append(f" {char}")
        else:
            out.append(char)
    return "".join(out)


def _broken(line: str) -> list[str]:
    """A line cut where a page would end it; gaps between cells stay whole."""
    if len(line) <= WIDTH or "    " in line:
        return [line]
    return [line[at : at + WIDTH] for at in range(0, len(line), WIDTH)]
