"""The checklist as a list of questions: which apply to this case, how each stands, which comes next. Without Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.domain.casefile import CaseFile, CaseType
from app.domain.points import points_text
from app.domain.review import Mark, Review, Verdict
from app.domain.standard import Item, Method, Preset, Standard, Veto

LEGALITY = "合法性"

SIGNS: dict[Verdict, str] = {
    Verdict.MET: "✓",
    Verdict.DEDUCTED: "▼",
    Verdict.SCORED: "✓",
    Verdict.NOT_APPLICABLE: "⊘",
    Verdict.EXEMPT: "△",
    Verdict.PENDING: "…",
    Verdict.HIT: "■",
}
TONES: dict[Verdict, str] = {
    Verdict.MET: "ok",
    Verdict.DEDUCTED: "bad",
    Verdict.SCORED: "ok",
    Verdict.NOT_APPLICABLE: "soft",
    Verdict.EXEMPT: "warn",
    Verdict.PENDING: "warn",
    Verdict.HIT: "bad",
}
OPEN_SIGN, OPEN_TONE = "·", "soft"
AWAY_SIGN = SIGNS[Verdict.NOT_APPLICABLE]

Key = tuple[str, int | None]
Leaving = dict[str, tuple[Preset, ...]]


@dataclass(frozen=True, slots=True)
class Entry:
    """One question of the checklist: an item or a veto, for the whole case or for one document of it."""

    code: str
    document: int | None
    text: str
    tab: str
    item: Item | None = None
    veto: Veto | None = None
    leaves_with: tuple[Preset, ...] = ()  # the facts of the case that take it off the sheet

    @property
    def key(self) -> Key:
        """What a mark is looked up by."""
        return self.code, self.document

    @property
    def source(self) -> Item | Veto:
        """The item or veto that is asked about."""
        source = self.item or self.veto
        assert source is not None
        return source

    @property
    def optional(self) -> bool:
        """A bonus, and a heading with rules of its own, may stay unanswered."""
        return self.item is not None and (self.item.method is Method.BONUS or bool(self.item.children))

    @property
    def worth(self) -> str:
        """What is printed at the right: points, or that it is a veto."""
        if self.item is None:
            return "否决项"
        if self.item.children:
            return "整组"
        sign = "+" if self.item.method is Method.BONUS else ""
        return f"{sign}{points_text(self.item.points)} 分"


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the reviewer is."""

    answered: int
    total: int
    open: int
    pending: int


def applies(to: tuple[CaseType, ...], case_type: CaseType) -> bool:
    """Whether something limited to case types is asked in this case."""
    return not to or case_type in to


def entries_of(standard: Standard, case: CaseFile) -> tuple[Entry, ...]:
    """All questions in the order of the sheet, vetoes first."""
    leaving = {code: _leaving(standard, code) for preset in standard.presets for code in preset.items}
    vetoes = [
        Entry(veto.code, None, veto.text, LEGALITY, veto=veto)
        for veto in standard.vetoes
        if applies(veto.applies_to, case.case_type)
    ]
    items = [
        entry
        for part in standard.parts
        if applies(part.applies_to, case.case_type)
        for item in part.items
        for entry in _below(item, item.stage or part.title, case, leaving, leaving.get(part.code, ()))
    ]
    return (*vetoes, *items)


def _leaving(standard: Standard, code: str) -> tuple[Preset, ...]:
    return tuple(preset for preset in standard.presets if code in preset.items)


def _below(item: Item, tab: str, case: CaseFile, leaving: Leaving, above: tuple[Preset, ...]) -> Iterator[Entry]:
    if not applies(item.applies_to, case.case_type):
        return
    tab, presets = item.stage or tab, (*above, *leaving.get(item.code, ()))
    if not item.children:
        yield from _of_leaf(item, tab, case, presets)
        return
    if item.rules:
        yield Entry(item.code, None, item.text, tab, item=item, leaves_with=presets)
    for child in item.children:
        yield from _below(child, tab, case, leaving, presets)


def _of_leaf(item: Item, tab: str, case: CaseFile, presets: tuple[Preset, ...]) -> Iterator[Entry]:
    documents = [d for d in case.documents if d.doc_type in item.document_types] if item.per_document else []
    if not documents:
        yield Entry(item.code, None, item.text, tab, item=item, leaves_with=presets)
        return
    for document in documents:
        first = document.pages[0] if document.pages else None
        folio = case.folio(first.file_hash, first.number) if first else None
        place = f"{document.title} 第{folio}页" if folio else document.title
        yield Entry(item.code, document.id, f"{item.text}（{place}）", tab, item=item, leaves_with=presets)


def tabs_of(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The stages in the order they first come up."""
    return tuple(dict.fromkeys(entry.tab for entry in entries))


def mark_of(review: Review, entry: Entry) -> Mark | None:
    """The recorded answer, or None."""
    return review.mark(entry.code, entry.document)


def away(review: Review, entry: Entry) -> str:
    """The fact of the case that takes the question off the sheet; empty when it is asked, or answered all the same."""
    if not entry.leaves_with or mark_of(review, entry) is not None:
        return ""
    return next((preset.text for preset in entry.leaves_with if preset.code in review.facts), "")


def unanswered(review: Review, entry: Entry) -> bool:
    """Whether the question still waits for a decision."""
    mark = mark_of(review, entry)
    return (mark is None and not _may_stay_open(review, entry)) or (
        mark is not None and mark.verdict is Verdict.PENDING
    )


def _may_stay_open(review: Review, entry: Entry) -> bool:
    return entry.optional or bool(away(review, entry))


def tab_done(review: Review, entries: Sequence[Entry], tab: str) -> bool:
    """Whether every question of a stage is decided."""
    return not any(unanswered(review, entry) for entry in entries if entry.tab == tab)


def tally(review: Review, entries: Sequence[Entry]) -> Tally:
    """Counts for the foot of the page."""
    marks = [mark_of(review, entry) for entry in entries]
    pending = sum(1 for mark in marks if mark is not None and mark.verdict is Verdict.PENDING)
    answered = sum(1 for mark in marks if mark is not None) - pending
    unasked = sum(1 for entry in entries if away(review, entry))
    open_ = sum(
        1 for entry, mark in zip(entries, marks, strict=True) if mark is None and not _may_stay_open(review, entry)
    )
    return Tally(answered, len(entries) - unasked, open_, pending)


def stepped(entries: Sequence[Entry], entry: Entry | None, step: int) -> Entry | None:
    """The entry before or after, staying at the ends."""
    if not entries:
        return None
    here = position(entries, entry)
    return entries[min(max(here + step, 0), len(entries) - 1)]


def next_unanswered(review: Review, entries: Sequence[Entry], entry: Entry | None) -> Entry | None:
    """The next question without an answer, round the end; then the next pending one; else None."""
    here = position(entries, entry)
    ring = [*entries[here + 1 :], *entries[: here + 1]]
    without = next((e for e in ring if mark_of(review, e) is None and not _may_stay_open(review, e)), None)
    return without or next((e for e in ring if e is not entry and unanswered(review, e)), None)


def position(entries: Sequence[Entry], entry: Entry | None) -> int:
    """Index of an entry; -1 when it is not there."""
    return next((i for i, e in enumerate(entries) if entry is not None and e.key == entry.key), -1)


def found(entries: Sequence[Entry], code: str, document: int | None = None) -> Entry | None:
    """The entry of a code, of this document if given; any document when none is."""
    exact = next((e for e in entries if e.key == (code, document)), None)
    return exact or next((e for e in entries if e.code == code), None)
