"""The tree of the editor as lines, where a dragged line may be dropped, and places in Chinese words. Without Qt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.points import ZERO, Points, points_text
from app.domain.standard import DeductionRule, Item, Method, Part, Standard, Veto
from app.standards.editing import Place, holds, value_at
from ui.presenters.standard_editor_fields import FIELDS, GRADES, PRESETS, ROW_WORDS

FIXED: tuple[tuple[Place, str], ...] = (
    (("grades",), "等次"),
    (("policy",), "计分办法"),
    (("presets",), "整组免评的情形"),
    (("unit",), "单位得分与评优"),
)


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line of the tree, `depth` deep; `side` stands at its right."""

    place: Place
    text: str
    side: str
    depth: int
    faults: int = 0


class Drop(Enum):
    """Where a dragged line was let go, seen from the line under it."""

    ABOVE = auto()
    BELOW = auto()
    INTO = auto()


def tree_lines(standard: Standard, faulty: Iterable[Place] = ()) -> tuple[TreeLine, ...]:
    """All lines, from above; `faulty` are the places of problems."""
    counts: dict[Place, int] = {}
    for place in faulty:
        at = node_of(standard, place)
        counts[at] = counts.get(at, 0) + 1
    return tuple(
        TreeLine(place, text, side, depth, counts.get(place, 0)) for place, text, side, depth in _lines(standard)
    )


def _lines(standard: Standard) -> Iterator[tuple[Place, str, str, int]]:
    yield (), "基本信息", standard.edition, 0
    for place, text in FIXED:
        yield place, text, "", 1
    yield ("vetoes",), "否决项", f"{len(standard.vetoes)} 项", 0
    for number, veto in enumerate(standard.vetoes):
        yield ("vetoes", number), _titled(veto.code, veto.text), "否决", 1
    for number, part in enumerate(standard.parts):
        yield ("parts", number), _titled(part.code, part.title), f"{points_text(points_of(part.items))} 分", 0
        yield from _items(part.items, ("parts", number, "items"), 1)


def _items(items: tuple[Item, ...], rows: Place, depth: int) -> Iterator[tuple[Place, str, str, int]]:
    for number, item in enumerate(items):
        side = f"{'+' if item.method is Method.BONUS else ''}{points_text(item.points)} 分"
        yield (*rows, number), _titled(item.code, item.text), side, depth
        yield from _items(item.children, (*rows, number, "children"), depth + 1)


def _titled(code: str, text: str) -> str:
    return f"{code}　{' '.join(text.split()) or '（没有内容）'}"


def points_of(items: Iterable[Item]) -> Points:
    """The points of some items without those that only add."""
    leaves = (leaf for item in items for leaf in item.leaves())
    return sum((leaf.points for leaf in leaves if leaf.method is not Method.BONUS), ZERO)


def node_of(standard: Standard, place: Place) -> Place:
    """The line of the tree under which a place is edited."""
    if place and place[0] in {fixed[0][0] for fixed in FIXED}:
        return place[:1]
    if not place or place[0] not in ("parts", "vetoes"):
        return ()
    best: Place = ()
    for length in range(1, len(place) + 1):
        if holds(standard, place[:length]) and isinstance(value_at(standard, place[:length]), Part | Item | Veto):
            best = place[:length]
    return best or (("vetoes",) if place[0] == "vetoes" else ())


def drop_target(standard: Standard, source: Place, under: Place, where: Drop) -> tuple[Place, int] | None:
    """The list and position for a dragged line, or None when it may not stand there."""
    dragged = value_at(standard, source) if source else None
    if isinstance(dragged, Part):
        return _beside(under[:2], where) if under[:1] == ("parts",) else None
    if isinstance(dragged, Veto):
        if under == ("vetoes",):
            return ("vetoes",), len(standard.vetoes)
        return _beside(under, where) if under[:1] == ("vetoes",) else None
    if not isinstance(dragged, Item) or under[:1] != ("parts",) or under[: len(source)] == source:
        return None
    return _item_target(value_at(standard, under), under, where)


def _item_target(over: object, under: Place, where: Drop) -> tuple[Place, int] | None:
    if isinstance(over, Part):
        return ((*under, "items"), 0 if where is Drop.BELOW else len(over.items))
    if isinstance(over, Item) and where is Drop.INTO:
        return (*under, "children"), len(over.children)
    return _beside(under, where)


def _beside(under: Place, where: Drop) -> tuple[Place, int] | None:
    at = under[-1]
    return (under[:-1], at + (where is not Drop.ABOVE)) if isinstance(at, int) else None


def place_words(standard: Standard, place: Place) -> str:
    """A place as a reviewer would name it: A-01 › 规则 a › 最多扣."""
    node = node_of(standard, place)
    below = (_step_word(standard, place[:length]) for length in range(len(node) + 1, len(place) + 1))
    words = [_node_word(standard, node), *below]
    return " › ".join(word for word in words if word)


def _node_word(standard: Standard, node: Place) -> str:
    fixed = dict(FIXED)
    if node in fixed:
        return fixed[node]
    entry = value_at(standard, node)
    if isinstance(entry, Part):
        return f"部分 {entry.code}"
    return entry.code or "（没有编号）" if isinstance(entry, Item | Veto) else "否决项" if node else "基本信息"


def _step_word(standard: Standard, place: Place) -> str:
    step = place[-1]
    if isinstance(step, int):
        entry = value_at(standard, place) if holds(standard, place) else None
        name = ROW_WORDS.get(type(entry), "")
        return f"{name} {entry.code}" if isinstance(entry, DeductionRule) else f"{name} {step + 1}".strip()
    if step in ("rules", "tiers", "groups", "grades", "presets", "parts", "vetoes", "items", "children"):
        return ""
    owner = value_at(standard, place[:-1]) if holds(standard, place[:-1]) else None
    fields = (*FIELDS.get(type(owner), ()), GRADES, PRESETS)
    return next((field.label for field in fields if field.name == step), step)
