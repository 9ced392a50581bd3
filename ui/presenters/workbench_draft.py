"""From keystrokes to a Mark: frozen answers in, frozen answers out. Without Qt and without the store."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from app.domain.page import Pin
from app.domain.points import ZERO, Points
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, Method, RuleKind
from ui.presenters.workbench_entries import Entry

BLANK = re.compile(r"_{2,}|＿{1,}|…{2,}")


def blank_mark(entry: Entry) -> Mark:
    """An answer that says nothing yet but can carry a pin or a note."""
    return Mark(entry.code, Verdict.PENDING, document=entry.document)


def decided(mark: Mark | None, entry: Entry, verdict: Verdict, earned: Points | None = None) -> Mark:
    """The answer with another verdict; a note is kept, what no longer fits is dropped."""
    base = mark or blank_mark(entry)
    if verdict is Verdict.MET:
        return Mark(entry.code, verdict, document=entry.document, note=base.note)
    if verdict is Verdict.DEDUCTED:
        return replace(base, verdict=verdict, applied=base.applied or _only_rule(entry.item), earned=_held(base, entry))
    if verdict is Verdict.SCORED:
        return replace(base, verdict=verdict, applied=base.applied if earned is None else (), earned=earned)
    return replace(base, verdict=verdict, applied=(), earned=None)


def _held(base: Mark, entry: Entry) -> Points | None:
    """An item without rules is deducted by entering what is left of it."""
    return base.earned if entry.item is not None and not entry.item.rules else None


def with_points(mark: Mark | None, entry: Entry, earned: Points) -> Mark:
    """The answer with points entered: earned ones, or what is left of an item that names no rules."""
    deducted = entry.item is not None and entry.item.method is Method.DEDUCT
    verdict = Verdict.DEDUCTED if deducted else Verdict.SCORED
    return replace(mark or blank_mark(entry), verdict=verdict, applied=(), earned=earned)


def takes_points(entry: Entry) -> bool:
    """Whether points are entered instead of rules."""
    item = entry.item
    return item is not None and not item.children and (item.method is not Method.DEDUCT or not item.rules)


def _only_rule(item: Item | None) -> tuple[AppliedRule, ...]:
    """Where an item has one way to lose points and nothing to choose, the verdict applies it."""
    if item is None or len(item.rules) != 1:
        return ()
    rule = item.rules[0]
    return () if rule.kind in {RuleKind.ELEMENTS, RuleKind.PRESENT} else (first_use(rule),)


def first_use(rule: DeductionRule) -> AppliedRule:
    """A rule as it is applied when it is switched on."""
    if rule.kind is RuleKind.RANGE:
        return AppliedRule(rule.code, value=max(rule.low, rule.step))
    if rule.kind is RuleKind.TIERS:
        return AppliedRule(rule.code, tier=0)
    return AppliedRule(rule.code)


def applied_rule(mark: Mark | None, code: str) -> AppliedRule | None:
    """The rule as applied, or None while it is off."""
    return next((rule for rule in mark.applied if rule.code == code), None) if mark else None


def with_rule(mark: Mark | None, entry: Entry, applied: AppliedRule) -> Mark:
    """The answer with a rule switched on or changed; the verdict becomes a deduction."""
    base = mark or blank_mark(entry)
    rules = {rule.code: rule for rule in base.applied} | {applied.code: applied}
    order = [rule.code for rule in entry.item.rules] if entry.item else list(rules)
    kept = tuple(rules[code] for code in order if code in rules)
    earns = entry.item is not None and entry.item.method is not Method.DEDUCT
    return replace(base, verdict=Verdict.SCORED if earns else Verdict.DEDUCTED, applied=kept, earned=None)


def without_rule(mark: Mark, code: str) -> Mark:
    """The answer with a rule switched off."""
    return replace(mark, applied=tuple(rule for rule in mark.applied if rule.code != code))


def with_pin(mark: Mark | None, entry: Entry, pin: Pin) -> Mark:
    """The answer with one more place on a page; a question without answer becomes pending, never a deduction."""
    base = mark or blank_mark(entry)
    return base if pin in base.pins else replace(base, pins=(*base.pins, pin))


def without_pin(mark: Mark, index: int) -> Mark:
    """The answer without its pin at `index`."""
    return replace(mark, pins=tuple(pin for i, pin in enumerate(mark.pins) if i != index))


def with_proposal(mark: Mark | None, entry: Entry, proposed: Mark) -> Mark:
    """The answer with a proposal's words and places added; a decision the reviewer has made already stays."""
    base = mark or blank_mark(entry)
    words = [base.reason.strip(), proposed.reason.strip()]
    reason = base.reason if words[1] in words[0] else "；".join(word.rstrip("；。") for word in words if word) + "。"
    pins = (*base.pins, *(pin for pin in proposed.pins if pin not in base.pins))
    added = replace(base, reason=reason, pins=pins)
    decided_already = mark is not None and mark.verdict not in {Verdict.PENDING, Verdict.MET}
    return added if decided_already else replace(added, verdict=proposed.verdict, applied=proposed.applied)


def with_phrase(text: str, phrase: str) -> tuple[str, int, int]:
    """The text with a phrase at its end, and where its first blank is (start, length; length 0 at the end)."""
    lead = text.rstrip()
    glue = "" if not lead or lead[-1] in "。；;\n" else "；"
    whole = f"{lead}{glue}{phrase}"
    start = len(lead) + len(glue)
    blank = BLANK.search(whole, start)
    return (whole, blank.start(), blank.end() - blank.start()) if blank else (whole, len(whole), 0)


def next_blank(text: str, after: int) -> tuple[int, int] | None:
    """The next blank to fill after a position, or None."""
    blank = BLANK.search(text, after) or BLANK.search(text)
    return (blank.start(), blank.end() - blank.start()) if blank else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the four big buttons: its word, and the answer it gives."""

    word: str
    verdict: Verdict
    earned: Points | None = None

    def chosen(self, mark: Mark | None) -> bool:
        """Whether this is the answer given."""
        if mark is None or mark.verdict is not self.verdict:
            return False
        return self.verdict is not Verdict.SCORED or (mark.earned == ZERO) == (self.earned == ZERO)


_REST = (Choice("不适用", Verdict.NOT_APPLICABLE), Choice("待定", Verdict.PENDING))
_DEDUCT = (Choice("符合", Verdict.MET), Choice("扣分", Verdict.DEDUCTED), *_REST)
_VETO = (Choice("不存在", Verdict.MET), Choice("否决", Verdict.HIT), *_REST)
_EARN = (Choice("满分", Verdict.MET), Choice("给分", Verdict.SCORED), *_REST)
_BONUS = (Choice("不加分", Verdict.SCORED, ZERO), Choice("加分", Verdict.SCORED), *_REST)


def choices(entry: Entry) -> tuple[Choice, ...]:
    """The answers behind the keys 1 to 4."""
    if entry.item is None:
        return _VETO
    return {Method.EARN: _EARN, Method.BONUS: _BONUS}.get(entry.item.method, _DEDUCT)


def may_be_exempt(entry: Entry) -> bool:
    """A heading cannot be exempt; its items can."""
    return entry.item is None or not entry.item.children


def moves_on(mark: Mark) -> bool:
    """Whether an answer is complete by itself, so that the next question may come."""
    return mark.verdict in {Verdict.MET, Verdict.PENDING} or (mark.verdict is Verdict.SCORED and mark.earned == ZERO)
