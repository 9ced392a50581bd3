"""Pretend answers to a draft and the score they make; what was not tried counts as met. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.domain.casefile import CaseType
from app.domain.points import Points
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.score import Score
from app.domain.standard import DeductionRule, Item, Part, RuleKind, Standard, Veto
from app.errors import ScoringError
from app.scoring.check import check_mark
from app.scoring.engine import score
from app.standards.check import check_standard
from app.wording import word

PRETENDED = "试评"
_HARMLESS = ("text", "basis", "title", "id", "edition", "case_types", "valid_to", "applies_to", "twins")
SHORT = 16


@dataclass(frozen=True, slots=True)
class Tried:
    """What the try-out shows: a score, or why there is none yet; the answers that differ from met."""

    score: Score | None
    refused: str = ""
    answers: tuple[tuple[str, str], ...] = ()


@dataclass
class Trial:
    """The pretend answers of one sitting at the editor; they are never kept."""

    marks: dict[str, Mark] = field(default_factory=dict)
    facts: set[str] = field(default_factory=set)
    case_type: CaseType | None = None

    def answer(
        self, code: str, verdict: Verdict, applied: Iterable[AppliedRule] = (), earned: Points | None = None
    ) -> None:
        """Pretend one answer; met takes it back."""
        if verdict is Verdict.MET:
            self.marks.pop(code, None)
            return
        self.marks[code] = Mark(code, verdict, tuple(applied), earned, PRETENDED, second=PRETENDED)

    def rename(self, old: str, new: str) -> None:
        """An answer follows the code of its item."""
        if old in self.marks:
            self.marks[new] = replace(self.marks.pop(old), code=new)

    def clear(self) -> None:
        """Everything met again."""
        self.marks.clear()
        self.facts.clear()

    def tried(self, standard: Standard) -> Tried:
        """The score of the answers; those that no longer fit the draft are left out."""
        faults = _faults(standard)
        if faults:
            return Tried(None, f"先改正 {faults} 处会影响计分的错误，再试评。", self._told(standard))
        self._drop_unfit(standard)
        codes = [*(leaf.code for leaf in standard.leaves()), *(veto.code for veto in standard.vetoes)]
        marks = [Mark(code, Verdict.MET) for code in codes if code not in self.marks]
        known = {preset.code for preset in standard.presets}
        facts = sorted(self.facts & known)
        kind = self.case_type if self.case_type in standard.case_types else None
        return Tried(score(standard, [*marks, *self.marks.values()], kind, facts), "", self._told(standard))

    def _drop_unfit(self, standard: Standard) -> None:
        for code, mark in list(self.marks.items()):
            try:
                check_mark(standard, mark)
            except ScoringError:
                del self.marks[code]

    def _told(self, standard: Standard) -> tuple[tuple[str, str], ...]:
        return tuple((code, _told(standard, mark)) for code, mark in sorted(self.marks.items()))


def _faults(standard: Standard) -> int:
    found = (problem for problem in check_standard(standard) if not problem.warning)
    return sum(1 for problem in found if problem.path.rsplit(".", 1)[-1] not in _HARMLESS)


def _told(standard: Standard, mark: Mark) -> str:
    item = standard.item(mark.code)
    texts = {rule.code: rule.text or word(rule.kind) for rule in item.rules} if item is not None else {}
    used = "、".join(
        short_text(texts.get(one.code, one.code), SHORT) + (f"×{one.count}" if one.count > 1 else "")
        for one in mark.applied
    )
    return f"{mark.code}　{word(mark.verdict)}{f'：{used}' if used else ''}"


def short_text(text: str, most: int = 24) -> str:
    """Words on one line, cut where they are too many."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[:most]}…"


def verdicts_for(entry: object) -> tuple[Verdict, ...]:
    """What can be pretended at a part, a heading, an item or a veto."""
    if isinstance(entry, Veto):
        return Verdict.MET, Verdict.HIT, Verdict.NOT_APPLICABLE
    if isinstance(entry, Part):
        return Verdict.MET, Verdict.NOT_APPLICABLE
    if isinstance(entry, Item):
        costs = (Verdict.DEDUCTED,) if entry.rules else ()
        earns = (Verdict.SCORED,) if entry.method.value != "deduct" and not entry.children else ()
        return Verdict.MET, *costs, *earns, Verdict.NOT_APPLICABLE
    return ()


def first_use(rule: DeductionRule) -> AppliedRule:
    """A rule applied in the plainest way."""
    if rule.kind is RuleKind.RANGE:
        return AppliedRule(rule.code, value=rule.high)
    if rule.kind is RuleKind.TIERS:
        return AppliedRule(rule.code, tier=0)
    if rule.kind in (RuleKind.ELEMENTS, RuleKind.PRESENT):
        return AppliedRule(rule.code, missing=(0,))
    return AppliedRule(rule.code)
