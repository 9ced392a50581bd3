"""Characters read wrong, by kind of damage and engine."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from app.domain.page import Rect
from tests.benchmarks.scans.engines import Bare, Ours, Tesseract, tesseract_is_there
from tests.benchmarks.scans.kinds import Sample


@dataclass
class Count:
    """Pages, true characters, wrong ones in the order they are read, wrong ones in any order, CPU seconds."""

    pages: int = 0
    letters: int = 0
    wrong: int = 0
    loose: int = 0
    seconds: float = 0.0

    def add(self, truth: str, read: str, seconds: float) -> None:
        self.pages += 1
        self.letters += len(truth)
        self.wrong += distance(truth, read)
        self.loose += loose_distance(truth, read)
        self.seconds += seconds

    @property
    def error(self) -> float:
        return self.wrong / max(self.letters, 1)

    @property
    def loose_error(self) -> float:
        return self.loose / max(self.letters, 1)


@dataclass
class Measured:
    """Counts by engine and kind, the kind "" for all; pages turned wrong; strokes drawn, and of them named as handwriting."""

    counts: dict[str, dict[str, Count]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(Count)))
    turned_wrong: int = 0
    strokes: int = 0
    strokes_named: int = 0
    named_wrong: int = 0

    def add(self, engine: str, sample: Sample, text: str, seconds: float) -> None:
        for kind in (sample.kind, ""):
            self.counts[engine][kind].add(plain(sample.text), plain(text), seconds)

    def look(self, sample: Sample, turn: int, written: Sequence[Rect]) -> None:
        """Count how the page was turned and what was named as handwriting."""
        self.turned_wrong += (sample.scan.turned + turn) % 360 != 0
        self.strokes += len(sample.scan.strokes)
        self.strokes_named += sum(any(_meet(stroke, one) for one in written) for stroke in sample.scan.strokes)
        self.named_wrong += sum(not any(_meet(stroke, one) for stroke in sample.scan.strokes) for one in written)


def measure(samples: Iterator[Sample], bare: bool = True) -> Measured:
    """Every engine that is there on the same pages; of tesseract's two ways to tell ink from paper the better on each page."""
    measured = Measured()
    ours = Ours()
    theirs = Bare() if bare else None
    third = (Tesseract(), Tesseract("--psm", "1")) if tesseract_is_there() else ()
    for sample in samples:
        measured.add("ours", sample, *ours(sample.scan))
        measured.look(sample, int(ours.answer["turn"]), [Rect(*sides) for sides in ours.answer["written"]])
        if theirs is not None:
            measured.add("rapidocr", sample, *theirs(sample.scan))
        if third:
            truth = plain(sample.text)
            read = min((engine(sample.scan) for engine in third), key=lambda one: distance(truth, plain(one[0])))
            measured.add("tesseract", sample, *read)
    return measured


def plain(text: str) -> str:
    """The characters that count: without spaces, widths folded."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def loose_distance(left: str, right: str) -> int:
    """Characters missing or too many, whatever their order."""
    ours, theirs = Counter(left), Counter(right)
    return max((ours - theirs).total(), (theirs - ours).total())


def distance(left: str, right: str) -> int:
    """The fewest characters to change, add or drop that make one text the other; a column at a time (Myers 1999)."""
    if not left or not right:
        return max(len(left), len(right))
    places: dict[str, int] = defaultdict(int)
    for at, char in enumerate(left):
        places[char] |= 1 << at
    full, last = (1 << len(left)) - 1, 1 << (len(left) - 1)
    more, less, count = full, 0, len(left)
    for char in right:
        same = places.get(char, 0)
        across = (((same & more) + more) ^ more) | same | less
        up, down = less | ~(across | more) & full, more & across
        count += bool(up & last) - bool(down & last)
        up, down = (up << 1) | 1, down << 1
        vertical = same | less
        more, less = (down | ~(vertical | up)) & full, up & vertical & full
    return count


def _meet(one: Rect, two: Rect) -> bool:
    return one.left < two.right and two.left < one.right and one.top < two.bottom and two.top < one.bottom
