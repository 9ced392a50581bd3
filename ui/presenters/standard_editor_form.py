"""The form of one place of a standard as flat lines, and typed words back to values. Without Qt."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.domain.points import points, points_text
from app.domain.standard import DeductionRule, Item, Standard
from app.scoring.policy_text import policy_notes
from app.standards.editing import Place, text_of, value_at
from app.standards.sentence import rule_sentence
from app.wording import word
from ui.models.days import day_cell
from ui.presenters.case import read_day
from ui.presenters.standard_editor_fields import FIELDS, GRADES, PRESETS, ROW_WORDS, Field, Kind

Option = tuple[str, str]  # what is stored, what is read


@dataclass(frozen=True, slots=True)
class FormLine:
    """One field of the form, or the head of a row, or the button that adds one."""

    place: Place
    field: Field
    shown: Any = ""  # text, bool, or a tuple of texts
    options: tuple[Option, ...] = ()
    depth: int = 0
    part: str = "field"  # field, row (its head), add

    @property
    def key(self) -> str:
        return text_of(self.place)

    @property
    def shape(self) -> tuple[Any, ...]:
        """What must be equal for the widgets to stay."""
        return self.part, self.place, self.field.name, self.field.label, self.depth


def form_lines(standard: Standard, place: Place) -> tuple[FormLine, ...]:
    """The lines of the form for a place of the tree."""
    if place in (("grades",), ("presets",)):
        return tuple(_rows(standard, place, GRADES if place == ("grades",) else PRESETS, 0))
    if place == ("vetoes",):
        return ()
    return tuple(_entry_lines(standard, place, 0))


def _entry_lines(standard: Standard, place: Place, depth: int) -> Iterator[FormLine]:
    entry = value_at(standard, place)
    for field in FIELDS[type(entry)]:
        here = (*place, field.name)
        if not field.when(entry) or _needless(standard, here, field):
            continue
        if field.kind is Kind.ROWS:
            yield from _rows(standard, here, field, depth)
        elif field.kind is Kind.SAID:
            yield FormLine(place, field, policy_notes(standard), (), depth)
        else:
            yield FormLine(here, field, _shown(getattr(entry, field.name)), _options(standard, here, field), depth)


def _needless(standard: Standard, place: Place, field: Field) -> bool:
    """True for a choice among groups where there are none."""
    return field.names == "groups" and not value_at(standard, place) and not any(_named(standard, place, "groups"))


def _rows(standard: Standard, place: Place, field: Field, depth: int) -> Iterator[FormLine]:
    entries = value_at(standard, place)
    for number in range(len(entries)):
        here = (*place, number)
        yield FormLine(here, field, _head(entries[number], number), (), depth + 1, "row")
        yield from _entry_lines(standard, here, depth + 1)
    yield FormLine(place, field, f"＋ 添加{ROW_WORDS[field.of]}", (), depth + 1, "add")


def _head(entry: Any, number: int) -> str:
    name = f"{ROW_WORDS[type(entry)]} {number + 1}"
    return f"{name}　{rule_sentence(entry)}" if isinstance(entry, DeductionRule) else name


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return tuple(str(one.value) if isinstance(one, Enum) else str(one) for one in value)
    if hasattr(value, "isoformat"):
        return day_cell(value)
    return "" if value is None else points_text(value) if hasattr(value, "as_tuple") else str(value)


def _options(standard: Standard, place: Place, field: Field) -> tuple[Option, ...]:
    none: tuple[Option, ...] = (("", field.none),) if field.kind in (Kind.MAYBE_CHOICE, Kind.NAMED) else ()
    if field.of is not None:
        return (*none, *((str(member.value), word(member)) for member in field.of))
    if field.names:
        return (*none, *_named(standard, place, field.names))
    return ()


def _named(standard: Standard, place: Place, names: str) -> Iterator[Option]:
    if names == "grades":
        yield from ((grade.name, grade.name) for grade in standard.grades)
    elif names == "parts":
        yield from ((part.code, part.title) for part in standard.parts if part != value_at(standard, place[:2]))
    elif names == "groups":
        yield from ((group.name, group.name) for group in value_at(standard, place[:-3]).groups)
    elif names == "items":
        own = value_at(standard, place[:-1]).code
        yield from ((leaf.code, f"{leaf.code}　{leaf.text}") for leaf in standard.leaves() if leaf.code != own)
    else:
        for part in standard.parts:
            yield part.code, f"{part.code}　{part.title}（整个部分）"
            for item in part.items:
                yield from _with_below(item)


def _with_below(item: Item) -> Iterator[Option]:
    yield item.code, f"{item.code}　{item.text}"
    for child in item.children:
        yield from _with_below(child)


def field_at(standard: Standard, place: Place) -> Field:
    """The field at a place."""
    if len(place) == 1 and place[0] in ("grades", "presets"):
        return GRADES if place[0] == "grades" else PRESETS
    entry = value_at(standard, place[:-1])
    return next(field for field in FIELDS[type(entry)] if field.name == place[-1])


def value_of(standard: Standard, place: Place, typed: Any) -> Any:
    """The value that was typed at a place; ValueError with a Chinese sentence when it is none."""
    field = field_at(standard, place)
    if isinstance(typed, bool):
        return typed
    if isinstance(typed, tuple):
        return tuple(field.of(one) for one in typed) if field.of is not None else typed
    return _READERS.get(field.kind, _read_text)(field, typed)


def _read_text(_field: Field, typed: str) -> str:
    return "".join(char for char in typed if char == "\n" or char.isprintable()).strip()


def _read_lines(field: Field, typed: str) -> tuple[str, ...]:
    lines = (_read_text(field, line) for line in typed.splitlines())
    return tuple(line for line in lines if line)


def _plain(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip()


def _read_points(field: Field, typed: str) -> Any:
    text = _plain(typed)
    if not text and field.kind is Kind.MAYBE_POINTS:
        return None
    try:
        return points(text.removesuffix("分"))
    except ValueError as error:
        raise ValueError(f"应填数字，如 2 或 0.5，现为“{typed}”" if text else "应填数字") from error


def _read_whole(_field: Field, typed: str) -> int:
    text = _plain(typed)
    if not text.isascii() or not text.isdigit() or len(text) > len("9999"):
        raise ValueError(f"应填整数，现为“{typed}”")
    return int(text)


def _read_day(field: Field, typed: str) -> Any:
    text = _plain(typed)
    day = read_day(text)
    if day is None and (text or field.kind is Kind.DAY):
        raise ValueError("日期请写成 2026-04-30 的样子")
    return day


def _read_choice(field: Field, typed: str) -> Any:
    return field.of(typed) if typed else None


_READERS = {
    Kind.LINES: _read_lines,
    Kind.POINTS: _read_points,
    Kind.MAYBE_POINTS: _read_points,
    Kind.WHOLE: _read_whole,
    Kind.DAY: _read_day,
    Kind.MAYBE_DAY: _read_day,
    Kind.CHOICE: _read_choice,
    Kind.MAYBE_CHOICE: _read_choice,
}
