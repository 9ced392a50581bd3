"""Adding, copying and shifting lines of a draft, each with where the line is then. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.domain.points import HALF, ONE, ZERO
from app.domain.standard import DeductionRule, GradeBand, Item, Part, Preset, RuleGroup, RuleKind, Standard, Tier, Veto
from app.standards.editing import Place, codes_of, insert, move, next_code, next_letter, recoded, taken_codes, value_at
from ui.presenters.standard_editor_tree import node_of

Acted = tuple[Standard, Place]


def added(standard: Standard, chosen: Place, what: str, published: Iterable[str] = ()) -> Acted:
    """The draft with a new part, item, child or veto by the chosen line."""
    taken = taken_codes(standard, published)
    if what == "part":
        at = int(chosen[1]) + 1 if chosen[:1] == ("parts",) else len(standard.parts)
        code = next_letter((part.code for part in standard.parts), "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        return insert(standard, ("parts",), at, Part(code, "")), ("parts", at)
    if what == "veto":
        at = int(chosen[1]) + 1 if chosen[:1] == ("vetoes",) and len(chosen) > 1 else len(standard.vetoes)
        like = standard.vetoes[at - 1].code if at else "V-00"
        return insert(standard, ("vetoes",), at, Veto(next_code(like, taken), "")), ("vetoes", at)
    return _added_item(standard, chosen, what == "child", taken)


def _added_item(standard: Standard, chosen: Place, below: bool, taken: set[str]) -> Acted:
    if not standard.parts:
        standard = replace(standard, parts=(Part("A", "规范性评查"),))
    if chosen[:1] != ("parts",):
        chosen = "parts", len(standard.parts) - 1
    entry = value_at(standard, chosen)
    if isinstance(entry, Part):
        rows: Place = (*chosen, "items")
        at, like = len(entry.items), entry.items[-1].code if entry.items else f"{entry.code}-00"
    elif below:
        rows, at = (*chosen, "children"), len(entry.children)
        like = entry.children[-1].code if entry.children else f"{entry.code}-0"
    else:
        rows, at, like = chosen[:-1], int(chosen[-1]) + 1, entry.code
    new = Item(next_code(like, taken), "", ZERO, stage=entry.stage if isinstance(entry, Item) else "")
    return insert(standard, rows, at, new), (*rows, at)


def added_row(standard: Standard, rows: Place) -> Standard:
    """The draft with one more rule, level, group, grade or preset."""
    held = value_at(standard, rows)
    entry: object
    if rows[-1] == "rules":
        entry = DeductionRule(next_letter(rule.code for rule in held), RuleKind.FIXED, "", ONE)
    elif rows[-1] == "tiers":
        entry = Tier("", HALF)
    elif rows[-1] == "groups":
        entry = RuleGroup(f"{len(held) + 1}组", ONE)
    elif rows[-1] == "grades":
        lowest = held[-1].low if held else ZERO
        entry = GradeBand("", ZERO, qualified=False) if lowest else GradeBand("", ONE)
        at = len(held) if lowest or not held else len(held) - 1
        made: Standard = insert(standard, rows, at, entry)
        return made
    else:
        entry = Preset(next_code("fact_0", (preset.code for preset in held)), "", ())
    grown: Standard = insert(standard, rows, len(held), entry)
    return grown


def duplicated(standard: Standard, place: Place, published: Iterable[str] = ()) -> Acted:
    """The draft with a copy behind a line, codes of its own."""
    entry, rows, at = value_at(standard, place), place[:-1], int(place[-1]) + 1
    if isinstance(entry, DeductionRule):
        copied: object = replace(entry, code=next_letter(rule.code for rule in value_at(standard, rows)))
    else:
        copied = recoded(entry, standard, published)
    return insert(standard, rows, at, copied), (*rows, at)


def after_removal(standard: Standard, place: Place) -> Place:
    """The line that is chosen once the one at a place is gone."""
    rows, at = place[:-1], place[-1]
    assert isinstance(at, int)
    left = len(value_at(standard, rows)) - 1
    return (*rows, min(at, left - 1)) if left else node_of(standard, rows)


def published_codes(editions: Iterable[Standard]) -> tuple[str, ...]:
    """Every code that some edition has or has retired."""
    return tuple(code for one in editions for code in (*codes_of(one), *one.retired_items))


def shifted(standard: Standard, place: Place, by: int) -> Acted | None:
    """The draft with a line one place up or down, past the end of a part into its neighbour; None at the very end."""
    if not place or not isinstance(place[-1], int):
        return None
    rows, at = place[:-1], place[-1]
    held = value_at(standard, rows)
    if 0 <= at + by < len(held):
        return move(standard, place, rows, at + by + (by > 0))
    if rows[-1] == "items" and 0 <= int(rows[1]) + by < len(standard.parts):
        number = int(rows[1]) + by
        return move(standard, place, ("parts", number, "items"), 0 if by > 0 else len(standard.parts[number].items))
    return None
