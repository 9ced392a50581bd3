"""The pictures to read: kinds of damage, each on pages of its own; the same for the same seed."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.scans import copier
from tests.benchmarks.scans.copier import Effect, Scan, drawn
from tests.benchmarks.scans.papers import papers


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of damage: the sheet, the resolution and what is done to the page."""

    name: str
    effects: tuple[Effect, ...] = ()
    sheet: str = "a4"
    dpi: int = 200


_COPIED = (copier.skew, copier.light, copier.noise, copier.jpeg)
KINDS = (
    Kind("clean"),
    Kind("skewed", (copier.skew,)),
    Kind("uneven light", (copier.light,)),
    Kind("jpeg", (copier.jpeg,)),
    Kind("noisy", (copier.noise,)),
    Kind("red seals", (copier.seal,)),
    Kind("red seals, copied", (copier.seal, *_COPIED)),
    Kind("on its side", (copier.turned(1),)),
    Kind("on its side, skewed", (copier.skew, copier.turned(3))),
    Kind("upside down", (copier.skew, copier.turned(2))),
    Kind("carbon copy", (copier.carbon,)),
    Kind("carbon copy, copied", (copier.carbon, *_COPIED)),
    Kind("faint toner", (copier.faint,)),
    Kind("grey paper", (copier.grey, copier.noise)),
    Kind("stained", (copier.stain, copier.jpeg)),
    Kind("150 dpi", (copier.skew, copier.jpeg), dpi=150),
    Kind("300 dpi", (copier.skew, copier.jpeg), dpi=300),
    Kind("A3, two columns", (copier.skew,), "a3"),
    Kind("A5", (copier.skew, copier.jpeg), "a5"),
    Kind("tiny type", (copier.skew,), "tiny"),
    Kind("tiny type, 150 dpi", (copier.jpeg,), "tiny", 150),
    Kind("two columns", (copier.skew,), "columns"),
    Kind("punched, black edges", (copier.holes, copier.skew)),
    Kind("signed", (copier.signed, copier.skew)),
    Kind("everything", (copier.signed, copier.seal, copier.stain, copier.holes, *_COPIED)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture with its true text."""

    kind: str
    name: str
    text: str
    scan: Scan


def how_many() -> int:
    """Pages a kind: ANJUAN_SCANS, 2 when it is not set."""
    return max(int(os.environ.get("ANJUAN_SCANS", "2")), 1)


def samples(each: int, seed: int = 0) -> Iterator[Sample]:
    """So many pictures of each kind, no page of a sheet twice as long as there are enough."""
    used = {kind.sheet: 0 for kind in KINDS}
    wanted = {sheet: each * sum(kind.sheet == sheet for kind in KINDS) for sheet in used}
    held = {sheet: papers(sheet, count, seed) for sheet, count in wanted.items()}
    for kind in KINDS:
        for _ in range(each):
            paper = held[kind.sheet][used[kind.sheet] % len(held[kind.sheet])]
            used[kind.sheet] += 1
            scan = drawn(paper, kind.dpi, zlib.crc32(f"{kind.name}{paper.name}{seed}".encode()))
            for effect in kind.effects:
                effect(scan)
            yield Sample(kind.name, paper.name, paper.text, scan)
