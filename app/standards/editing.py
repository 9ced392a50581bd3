"""Edits of a standard by the place of a thing: every function returns a new value, nothing is changed in place.

A place is a tuple of field names and positions from 0; as text it is written like in the list of problems:
`parts[2].items[4].points`, positions from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from app.domain.standard import DeductionRule, Item, Part, Standard, Veto

Place = tuple[str | int, ...]
_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")
_NUMBERED = re.compile(r"(.*?)(\d+)$")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def place_of(text: str) -> Place:
    """The place that a problem names."""
    return tuple(name or int(number) - 1 for name, number in _STEP.findall(text))


def text_of(place: Place) -> str:
    """A place as a problem names it."""
    text = ""
    for step in place:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def value_at(whole: Any, place: Place) -> Any:
    """What stands at a place."""
    for step in place:
        whole = whole[step] if isinstance(step, int) else getattr(whole, step)
    return whole


def holds(whole: Any, place: Place) -> bool:
    """True when there is something at a place."""
    try:
        value_at(whole, place)
    except (IndexError, AttributeError, TypeError):
        return False
    return True


def put(whole: Any, place: Place, value: Any) -> Any:
    """The whole with another value at a place."""
    if not place:
        return value
    step, rest = place[0], place[1:]
    if isinstance(step, int):
        return (*whole[:step], put(whole[step], rest, value), *whole[step + 1 :])
    return replace(whole, **{step: put(getattr(whole, step), rest, value)})


def insert(whole: Any, rows: Place, at: int, entry: Any) -> Any:
    """The whole with one more entry in a list."""
    held = value_at(whole, rows)
    return put(whole, rows, (*held[:at], entry, *held[at:]))


def remove(whole: Any, place: Place) -> Any:
    """The whole without the entry at a place."""
    rows, at = place[:-1], place[-1]
    held = value_at(whole, rows)
    assert isinstance(at, int)
    return put(whole, rows, (*held[:at], *held[at + 1 :]))


def move(whole: Any, source: Place, rows: Place, at: int) -> tuple[Any, Place]:
    """The whole with an entry in another place, before the one that is at `at` now, and where it is then.

    ValueError when it would have to stand inside itself."""
    if rows[: len(source)] == source:
        raise ValueError("inside itself")
    entry = value_at(whole, source)
    level, position = len(source) - 1, source[-1]
    assert isinstance(position, int)
    if rows == source[:-1]:
        at -= at > position
    elif rows[:level] == source[:-1] and len(rows) > level:
        passed = rows[level]
        if isinstance(passed, int) and passed > position:
            rows = (*rows[:level], passed - 1, *rows[level + 1 :])
    return insert(remove(whole, source), rows, at, entry), (*rows, at)


def taken_codes(standard: Standard, published: Iterable[str] = ()) -> set[str]:
    """Codes that a new item must not get: used here, retired, or used in a published edition."""
    return {*codes_of(standard), *standard.retired_items, *published}


def codes_of(standard: Standard) -> Iterator[str]:
    """The codes of all items, headings and vetoes."""
    for part in standard.parts:
        for item in part.items:
            yield from _codes_below(item)
    for veto in standard.vetoes:
        yield veto.code


def _codes_below(item: Item) -> Iterator[str]:
    yield item.code
    for child in item.children:
        yield from _codes_below(child)


def next_code(like: str, taken: Iterable[str]) -> str:
    """The first free code after one: A-03 after A-02, never one that is taken."""
    used = set(taken)
    found = _NUMBERED.match(like)
    stem, number, width = (found[1], int(found[2]), len(found[2])) if found else (f"{like}-", 0, 2)
    while True:
        number += 1
        code = f"{stem}{number:0{width}}"
        if code not in used:
            return code


def next_letter(used: Iterable[str], letters: str = _LETTERS) -> str:
    """The first letter that is free; numbers after the last letter."""
    known = set(used)
    free = next((letter for letter in letters if letter not in known), "")
    return free or next_code(letters[0], known)


def recoded(entry: Any, standard: Standard, published: Iterable[str] = ()) -> Any:
    """A copy of a part, item, veto or rule with codes of its own."""
    taken = taken_codes(standard, published)
    if isinstance(entry, Part):
        code = next_letter((part.code for part in standard.parts), _LETTERS.upper())
        return replace(entry, code=code, items=tuple(_recode(item, taken) for item in entry.items))
    if isinstance(entry, Item):
        return _recode(entry, taken)
    return replace(entry, code=next_code(entry.code, taken)) if isinstance(entry, Veto) else entry


def _recode(item: Item, taken: set[str]) -> Item:
    code = next_code(item.code, taken)
    taken.add(code)
    return replace(item, code=code, children=tuple(_recode(child, taken) for child in item.children))


def with_code(standard: Standard, place: Place, code: str) -> Standard:
    """The standard with another code at a place; what names the old one names the new one."""
    entry = value_at(standard, place)
    changed: Standard = put(standard, (*place, "code"), code)
    lonely = [*codes_of(standard), *(part.code for part in standard.parts)].count(entry.code) == 1
    if isinstance(entry, DeductionRule) or not code or not lonely:
        return changed
    return _renamed(changed, entry.code, code)


def _renamed(standard: Standard, old: str, new: str) -> Standard:
    parts = tuple(
        replace(
            part,
            within=new if part.within == old else part.within,
            items=tuple(_twins(item, old, new) for item in part.items),
        )
        for part in standard.parts
    )
    presets = tuple(replace(preset, items=_swap(preset.items, old, new)) for preset in standard.presets)
    return replace(standard, parts=parts, presets=presets)


def _twins(item: Item, old: str, new: str) -> Item:
    children = tuple(_twins(child, old, new) for child in item.children)
    return replace(item, twins=_swap(item.twins, old, new), children=children)


def _swap(codes: tuple[str, ...], old: str, new: str) -> tuple[str, ...]:
    return tuple(new if code == old else code for code in codes)


def with_retired(standard: Standard, earlier: Iterable[Standard]) -> Standard:
    """The standard with every code of earlier editions that it no longer has, so that none is used again."""
    now = set(codes_of(standard))
    gone = dict.fromkeys(standard.retired_items)
    for edition in earlier:
        gone |= dict.fromkeys(code for code in (*edition.retired_items, *codes_of(edition)) if code not in now)
    return replace(standard, retired_items=tuple(gone))
