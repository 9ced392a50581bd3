"""The expressions of points in a sentence: 扣2分 · 扣1—5分 · 不得分 · 最多扣3分 · 得5分."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.points import Points
from app.domain.standard import RuleKind, VetoEffect
from app.standards.importing.phrases import (
    ALL,
    ANY_RANGE,
    BARE_ZERO,
    CAP,
    CAP_ALL,
    EACH,
    EARN,
    EARN_RANGE,
    FIXED,
    LOOSE,
    MINUS,
    NONE,
    POINTS,
    SHARE,
    SLASH,
    WHOLE_FILE,
)
from app.standards.importing.plain import NUMBER, plain
from app.standards.importing.understood import Clause


@dataclass(frozen=True, slots=True)
class Found:
    """An expression with its place: a deduction, a cap, or points earned."""

    start: int
    stop: int
    clause: Clause | None
    cap: Points | None = None
    cap_all: bool = False
    earned: Points | None = None


def expressions(piece: str) -> list[Found]:
    """All expressions of a piece, from left to right, none over another."""
    found: list[Found] = []
    at = 0
    while at < len(piece):
        best = _next(piece, at)
        if best is None:
            break
        found.append(best)
        at = max(best.stop, at + 1)
    return found


def _next(piece: str, at: int) -> Found | None:
    candidates = [one for reader in _READERS if (one := reader(piece, at)) is not None]
    return min(candidates, key=lambda one: (one.start, -one.stop)) if candidates else None


def _number(found: re.Match[str]) -> Points:
    return Decimal(next(group for group in found.groups() if group))


def _read_none(piece: str, at: int) -> Found | None:
    found = NONE.search(piece, at)
    return Found(found.start(), found.end(), Clause(RuleKind.REMARK, "")) if found else None


def _read_cap(piece: str, at: int) -> Found | None:
    found = CAP.search(piece, at)
    return Found(found.start(), found.end(), None, cap=_number(found)) if found else None


def _read_cap_all(piece: str, at: int) -> Found | None:
    found = CAP_ALL.search(piece, at)
    return Found(found.start(), found.end(), None, cap_all=True) if found else None


def _read_whole_file(piece: str, at: int) -> Found | None:
    found = WHOLE_FILE.search(piece, at)
    return Found(found.start(), found.end(), Clause(RuleKind.VETO, "", effect=effect_of(piece))) if found else None


def effect_of(text: str) -> VetoEffect | None:
    """The effect a sentence gives a veto, or None when it says none."""
    text = plain(text)
    if re.search(r"(?<![\d.])(?:0|零)\s*分|[为计记得是]\s*(?:0(?![\d.])|零)|扣\s*100\s*分|扣(?:除)?全部分", text):
        return VetoEffect.ZERO
    if re.search(r"优秀|评优", text) and "不合格" not in text:
        return VetoEffect.GRADE_CAP
    if re.search(r"(?:不再|终止|停止)(?:继续)?(?:评分|评查|打分)", text):
        return VetoEffect.STOP
    return VetoEffect.UNQUALIFIED if re.search("不合格|一票否决", text) else None


def _read_range(piece: str, at: int) -> Found | None:
    found = ANY_RANGE.search(piece, at)
    if not found:
        return None
    low, high = sorted(Decimal(group) for group in found.groups() if group)
    if low == high:
        return None
    return Found(found.start(), found.end(), Clause(RuleKind.RANGE, "", low=low, high=high))


def _read_all(piece: str, at: int) -> Found | None:
    found = ALL.search(piece, at) or (BARE_ZERO.search(piece, at) if len(POINTS.findall(piece)) == 1 else None)
    return Found(found.start(), found.end(), Clause(RuleKind.ALL, "")) if found else None


def _read_fixed(piece: str, at: int) -> Found | None:
    found = FIXED.search(piece, at)
    if not found:
        return None
    points, unit = Decimal(found.group(1)), found.group(2) or ""
    kind = RuleKind.PER_PLACE if unit else RuleKind.FIXED
    return Found(found.start(), found.end(), Clause(kind, "", points=points, unit=unit))


def _read_share(piece: str, at: int) -> Found | None:
    found = SHARE.search(piece, at)
    if not found:
        return None
    share = Decimal(found.group(1)) / 100 if found.group(1) else Decimal("0.5")
    return Found(found.start(), found.end(), Clause(RuleKind.FIXED, "", points=-share))


def _read_each(piece: str, at: int) -> Found | None:
    found = EACH.search(piece, at)
    if not found:
        return None
    unit, points = [group for group in found.groups() if group]
    return Found(found.start(), found.end(), Clause(RuleKind.PER_PLACE, "", points=Decimal(points), unit=unit))


def _read_slash(piece: str, at: int) -> Found | None:
    found = SLASH.search(piece, at)
    if not found:
        return None
    points, unit = Decimal(found.group(1)), found.group(2)
    return Found(found.start(), found.end(), Clause(RuleKind.PER_PLACE, "", points=points, unit=unit))


def _read_minus(piece: str, at: int) -> Found | None:
    found = MINUS.search(piece, at)
    return Found(found.start(), found.end(), Clause(RuleKind.FIXED, "", points=_number(found))) if found else None


def _read_loose(piece: str, at: int) -> Found | None:
    found = LOOSE.search(piece, at)
    if not found or re.match(rf"\s*{NUMBER}", piece[found.end() :]):
        return None
    return Found(found.start(), found.end(), Clause(RuleKind.RANGE, "", low=Decimal(0)))


def _read_earn_range(piece: str, at: int) -> Found | None:
    found = EARN_RANGE.search(piece, at)
    if not found:
        return None
    low, high = sorted(Decimal(group) for group in found.groups())
    # told as points kept; turned into points lost when the item's points are known
    return Found(found.start(), found.end(), Clause(RuleKind.RANGE, "", low=-high, high=-low))


def _read_earn(piece: str, at: int) -> Found | None:
    found = EARN.search(piece, at)
    return Found(found.start(), found.end(), None, earned=_number(found)) if found else None


_READERS = (
    _read_none, _read_cap, _read_cap_all, _read_whole_file, _read_range, _read_all, _read_fixed, _read_share, _read_each,
    _read_slash, _read_minus, _read_loose, _read_earn_range, _read_earn,
)  # fmt: skip
