"""From keystrokes to a Mark: frozen answers in, frozen answers out. Without Qt and without the store."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.page import Pin
from app.domain.points import ZERO, Points
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, Method, RuleKind
from ui.presenters.workbench_entries import Entry

BLANK = re.compile(r"_{2,}|＿{1,}|…{2,}")
COUNTED = (RuleKind.PER_PLACE, RuleKind.OPEN)


def blank_mark(entry: Entry) -> Mark:
    """An answer that says nothing yet but can carry a pin or a note."""
    return Mark(entry.code, Verdict.PENDING, document=entry.document)


def decided(mark: Mark | None, entry: Entry, verdict: Verdict) -> Mark:
    """The answer with another verdict; a note is kept, what no longer fits is dropped."""
    base = mark or blank_mark(entry)
    if verdict is Verdict.MET:
        return Mark(entry.code, verdict, document=entry.document, note=base.note)
    if verdict is Verdict.DEDUCTED:
        return replace(base, verdict=verdict, applied=base.applied or _only_rule(entry.item), earned=None)
    if verdict is Verdict.SCORED:
        return replace(base, verdict=verdict, applied=(), earned=base.earned)
    return replace(base, verdict=verdict, applied=(), earned=None)


def scored(mark: Mark | None, entry: Entry, earned: Points) -> Mark:
    """The answer with points entered."""
    return replace(mark or blank_mark(entry), verdict=Verdict.SCORED, applied=(), earned=earned)


def full_points(item: Item) -> Points:
    """What an earned item gives when all is well; a bonus gives nothing by itself."""
    return ZERO if item.method is Method.BONUS else item.points


def _only_rule(item: Item | None) -> tuple[AppliedRule, ...]:
    """Where an item has one way to lose points and nothing to choose, the verdict applies it."""
    if item is None or len(item.rules) != 1:
        return ()
    rule = item.rules[0]
    return () if rule.kind in {RuleKind.TIERS, RuleKind.ELEMENTS} else (first_use(rule),)


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
    verdict = base.verdict if base.verdict is Verdict.EXEMPT else Verdict.DEDUCTED
    return replace(base, verdict=verdict, applied=kept, earned=None)


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


def choices(entry: Entry) -> tuple[tuple[str, Verdict], ...]:
    """Words and verdicts behind the keys 1 to 4."""
    if entry.veto is not None:
        return ("不存在", Verdict.MET), ("否决", Verdict.HIT), ("不适用", Verdict.NOT_APPLICABLE), ("待定", Verdict.PENDING)
    assert entry.item is not None
    if entry.item.method is Method.EARN:
        return ("满分", Verdict.MET), ("给分", Verdict.SCORED), ("不适用", Verdict.NOT_APPLICABLE), ("待定", Verdict.PENDING)
    if entry.item.method is Method.BONUS:
        return ("不加分", Verdict.MET), ("加分", Verdict.SCORED), ("不适用", Verdict.NOT_APPLICABLE), ("待定", Verdict.PENDING)
    return ("符合", Verdict.MET), ("扣分", Verdict.DEDUCTED), ("不适用", Verdict.NOT_APPLICABLE), ("待定", Verdict.PENDING)


def moves_on(verdict: Verdict) -> bool:
    """Whether a verdict is complete by itself, so that the next question may come."""
    return verdict in {Verdict.MET, Verdict.PENDING}
