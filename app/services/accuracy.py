"""How well documents are understood: types, facts and page splits measured against truth files."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from app.domain.document_type import DocumentType
from app.domain.fact import Fact, FactKind
from app.intake.understand.provisions import plain_provision
from app.intake.understand.told import PROCEDURAL
from app.services.truth import Truth, Values
from app.services.truth_values import alike, plain

_BY_ROLE = {FactKind.DATE, FactKind.TIME_SPAN, FactKind.OFFICER, FactKind.SIGNATURE}
_PROVISIONS = {FactKind.VIOLATED, FactKind.PENALTY_BASIS}
_TOLD = {FactKind.STATEMENT_RIGHT, FactKind.REFUSAL}


@dataclass(slots=True)
class Tally:
    """Right, wrong and missed values of one kind of fact."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """Share of what was read that is right; 1 when nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what stands there that was read; 1 when nothing stands there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass(slots=True)
class Accuracy:
    """Figures over some documents, and a line for every mistake."""

    types: Tally = field(default_factory=Tally)
    kinds: dict[str, Tally] = field(default_factory=dict)
    mistakes: list[str] = field(default_factory=list)
    characters: int = 0  # characters of pages whose true text is known, and how many were recognised wrongly
    misread: int = 0
    uncompared: Counter[str] = field(default_factory=Counter)  # keys of labels that nothing was held against

    def count_text(self, name: str, wanted: str, got: str) -> None:
        """Count the characters of one scanned document; spaces and line breaks do not count."""
        wanted, got = re.sub(r"\s", "", wanted), re.sub(r"\s", "", got)
        wrong = distance(unicodedata.normalize("NFKC", wanted), unicodedata.normalize("NFKC", got))
        self.characters += len(wanted)
        self.misread += wrong
        if wrong:
            self.mistakes.append(f"{name}: {wrong} of {len(wanted)} characters misread")

    def count_type(self, name: str, wanted: DocumentType | None, got: DocumentType) -> None:
        """Count one document's type."""
        if wanted is None:
            return
        if wanted is got:
            self.types.right += 1
        else:
            self.types.wrong += 1
            self.mistakes.append(f"{name}: type {got.value} for {wanted.value}")

    def count(self, name: str, wanted: Values, got: Mapping[str, frozenset[str]]) -> None:
        """Count the values of one document, kind by kind; kinds the truth does not name are left out."""
        for key, values in wanted.items():
            tally = self.kinds.setdefault(key.split(" ")[0], Tally())
            read = got.get(key, frozenset())
            tally.right += len(values & read)
            tally.wrong += len(read - values)
            tally.missed += len(values - read)
            for sign, rest in (("+", read - values), ("-", values - read)):
                self.mistakes += [f"{name}: {sign} {key} {value}" for value in sorted(rest)]

    def add(self, other: Accuracy) -> None:
        """Take in the figures of other documents."""
        for key, tally in {**other.kinds, "": other.types}.items():
            own = self.kinds.setdefault(key, Tally()) if key else self.types
            own.right, own.wrong, own.missed = (
                own.right + tally.right, own.wrong + tally.wrong, own.missed + tally.missed,
            )  # fmt: skip
        self.mistakes += other.mistakes
        self.characters += other.characters
        self.misread += other.misread
        self.uncompared += other.uncompared


def values_of(facts: Iterable[Fact]) -> dict[str, frozenset[str]]:
    """Facts as sets of comparable values, by kind (and role, where a role tells them apart)."""
    held: dict[str, set[str]] = {}
    for fact in facts:
        for key, value in _keyed(fact):
            held.setdefault(key, set()).add(plain(value))
    return {key: frozenset(values) for key, values in held.items()}


def _keyed(fact: Fact) -> Iterable[tuple[str, str]]:
    kind = fact.kind
    if kind is FactKind.FINE and fact.role == "合计":
        return
    if kind is FactKind.TOLD_DATE:
        yield f"date {fact.role}", fact.value
        return
    yield from _said(fact)
    key = f"{kind.value} {fact.role}" if kind in _BY_ROLE else kind.value
    yield key, _comparable(fact)
    if kind is FactKind.SERVED_DOCUMENT and fact.role:
        yield "served_number", fact.role


def _said(fact: Fact) -> Iterator[tuple[str, str]]:
    """What a fact says in a word, as labels ask it."""
    if fact.kind is FactKind.HEARING_RIGHT:
        yield "hearing_told", "told"
    elif fact.kind is FactKind.USCC:
        yield "uscc_check", fact.role
    elif fact.kind is FactKind.PENALTY and fact.value.startswith("没收"):
        yield "confiscation", "没收"


def _comparable(fact: Fact) -> str:
    if fact.kind in _PROVISIONS:
        return plain_provision(fact.value)
    if fact.kind in _TOLD:
        return "told"
    if fact.kind is FactKind.CERTIFICATE:
        return fact.role + fact.value
    return fact.role or "told" if fact.kind is FactKind.HEARING_RIGHT else fact.value


def measure_documents(read: Iterable[tuple[Truth, DocumentType, tuple[Fact, ...]]]) -> Accuracy:
    """Figures over documents with their truth."""
    figures = Accuracy()
    for truth, doc_type, facts in read:
        name = "、".join(truth.files) or f"{truth.first}-{truth.last}"
        figures.count_type(name, truth.doc_type, doc_type)
        got = values_of(facts)
        figures.count(name, truth.values, {**got, **dict(_named_otherwise(truth.values, got))})
        figures.uncompared.update(truth.uncompared)
    return figures


def _named_otherwise(wanted: Values, read: Values) -> Iterator[tuple[str, frozenset[str]]]:
    """What was read under a name of the label's own: days whose event is told in other words, the masked fields it lists."""
    for key, values in wanted.items():
        kind, _, role = key.partition(" ")
        if kind == "date" and role not in PROCEDURAL:
            told = [(other.partition(" ")[2], found) for other, found in read.items() if other.startswith("date ")]
            yield (
                key,
                frozenset(day for day in values if any(day in found and alike(role, other) for other, found in told)),
            )
        elif kind == "masked":
            yield key, values & read.get(key, frozenset())


def measure_whole(name: str, wanted: Values, facts: Iterable[Fact]) -> Accuracy:
    """Figures over what holds for a whole case: the value most documents carry against the true one."""
    counts: dict[str, Counter[str]] = {}
    for fact in facts:
        for key, value in _keyed(fact):
            counts.setdefault(key, Counter())[plain(value)] += 1
    many = {"certificate", "violated", "penalty_basis"}
    got = {
        key: frozenset(found) if key in many else frozenset(value for value, _ in found.most_common(1))
        for key, found in counts.items()
    }
    figures = Accuracy()
    figures.count(name, wanted, got)
    return figures


def measure_split(name: str, wanted: Iterable[Truth], got: Iterable[tuple[int, int, DocumentType]]) -> Accuracy:
    """Figures over a volume: its documents by first page, and the types of those found."""
    figures = Accuracy()
    starts = {first: doc_type for first, _, doc_type in got if doc_type is not DocumentType.BLANK}
    known = {truth.first: truth for truth in wanted}
    figures.count(
        name,
        {"split": frozenset(str(first) for first in known)},
        {"split": frozenset(str(first) for first in starts)},
    )
    for first, truth in known.items():
        figures.count_type(f"{name} p{first}", truth.doc_type, starts.get(first, DocumentType.OTHER))
    return figures


def figure_lines(title: str, figures: Accuracy) -> list[str]:
    """A table of the figures in Markdown."""
    lines = [f"## {title}", "", "| kind | values | precision | recall |", "| --- | ---: | ---: | ---: |"]
    counted = figures.types.right + figures.types.wrong
    if counted:
        lines.append(f"| document type | {counted} | {figures.types.precision:.3f} | |")
    if figures.characters:
        lines.append(
            f"| recognised characters | {figures.characters} | {1 - figures.misread / figures.characters:.4f} | |"
        )
    for key, tally in sorted(figures.kinds.items()):
        if tally.right + tally.wrong + tally.missed:
            lines.append(f"| {key} | {tally.right + tally.missed} | {tally.precision:.3f} | {tally.recall:.3f} |")
    if figures.uncompared:
        lines += ["", f"Not compared: {', '.join(sorted(figures.uncompared))}."]
    return [*lines, ""]


def distance(left: str, right: str) -> int:
    """The fewest characters to change, add or drop that make one text the other."""
    row = list(range(len(right) + 1))
    for at, char in enumerate(left, 1):
        before, row[0] = row[0], at
        for index, other in enumerate(right, 1):
            before, row[index] = row[index], min(row[index] + 1, row[index - 1] + 1, before + (char != other))
    return row[-1]
