"""Chinese scoring sentences -> deductions: 每处扣1分，扣完为止 · 视情况扣1—5分 · 未…的，不得分 · 一票否决."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.points import Points, points_text
from app.domain.standard import RuleKind
from app.standards.importing.expressions import Found, expressions
from app.standards.importing.phrases import (
    ASIDE,
    ASKED,
    BEYOND,
    DEGREE,
    HOW,
    HOW_LEAD,
    LEVELS,
    LIST_LEAD,
    LISTED,
    MOST,
    NOT_ASKED,
    PER,
    SEPARATE,
    SPLIT,
    TAIL,
    TOGETHER,
    TRIM,
    WITHIN,
)
from app.standards.importing.plain import digits, digits_value, mark_of, plain, uncircled, unmarked
from app.standards.importing.understood import Clause, Share

_SHARING = (RuleKind.FIXED, RuleKind.PER_PLACE, RuleKind.RANGE, RuleKind.TIERS, RuleKind.ELEMENTS)
LONGEST = 1500  # characters of one sentence; anything longer is no scoring sentence and is told as not understood


@dataclass(slots=True)
class Reading:
    """The deductions of a cell, what tells how to check, and the pieces that say neither."""

    clauses: list[Clause] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    capped: bool = False  # 扣完为止 was said


def read_rules(text: str, full: Points | None = None) -> Reading:
    """The deductions a cell of scoring rules states; `full` are the item's points where they are known."""
    reader = _CellReader(full)
    for piece in _levels_joined(_pieces(text)):
        reader.take(piece)
    reading = reader.reading
    reading.loose += [piece.strip() for piece in reader.waiting]
    said = [one for one in reading.clauses if one.kind is not RuleKind.REMARK or one.text]
    reading.clauses = _elements(_spans(said))
    return reading


class _CellReader:
    """Takes the pieces of a cell one by one: deductions, cases they name, words on how to check, and the rest."""

    def __init__(self, full: Points | None) -> None:
        self.reading = Reading()
        self.waiting: list[str] = []
        self._full = full
        self._naming = False  # the last deduction ended with a colon: its cases follow
        self._checking = False  # the last words on how to check did so

    def take(self, piece: str) -> None:
        """One more piece."""
        found = expressions(piece) if len(piece) <= LONGEST else []
        if any(one.clause is not None or one.earned is not None for one in found):
            _add(self.reading, piece, found, self.waiting, self._full)
            rest = piece[found[-1].stop :].strip()
            self._naming, self._checking, self.waiting = rest.startswith(":"), False, []
        elif found:
            _cap_last(self.reading, piece, found, self._full)
        else:
            self._take_words(piece)

    def _take_words(self, piece: str) -> None:
        words = unmarked(piece)
        if self._naming and self.reading.clauses:
            _list_on(self.reading.clauses[-1], words)
        elif HOW.match(words) or (self._checking and mark_of(piece)):
            self.reading.how.append(piece.strip())
            self._checking = self._checking or bool(LIST_LEAD.search(piece)) or "包括" in piece
        elif NOT_ASKED.search(words) or ASKED.search(words):
            self.reading.how.append(words)
        elif not ASIDE.match(words) and not self._take_levels(piece):
            self.waiting.append(piece)

    def _take_levels(self, piece: str) -> bool:
        """Levels with nothing but their points: 规范6分，较规范4分，不规范0分."""
        levels = [(_said(text), Decimal(points)) for text, points in LEVELS.findall(piece)]
        if len(levels) < 2 or self._full is None or max(points for _, points in levels) != self._full:
            return False
        lost = [(text, self._full - points) for text, points in levels if points < self._full]
        self.reading.clauses += [Clause(RuleKind.TIERS, text, points=points) for text, points in lost]
        return True


def _list_on(clause: Clause, piece: str) -> None:
    """One more of the cases a deduction names after its colon."""
    clause.text += f"；{piece}" if "：" in clause.text else f"：{piece}"


def _pieces(text: str) -> list[str]:
    normal = digits(plain(uncircled(text)))
    pieces = [piece for piece in SPLIT.split(normal) if piece.strip(TRIM)]
    return [part for piece in pieces for part in _at_marks(piece)]


def _levels_joined(pieces: list[str]) -> list[str]:
    """Levels told one after another read as one sentence: 完整的得5分；不完整的得2分；未登记的不得分."""
    joined: list[str] = []
    levels = 0
    for piece in pieces:
        found = expressions(piece) if len(piece) <= LONGEST else []
        earned = len(found) == 1 and found[0].earned is not None and not PER.search(piece[: found[0].start])
        nothing = len(found) == 1 and found[0].clause is not None and found[0].clause.kind is RuleKind.ALL
        if joined and ((levels and earned) or (levels > 1 and nothing)):
            joined[-1] = f"{joined[-1]},{piece.strip()}"
        else:
            joined.append(piece)
        levels = levels + 1 if earned else 0
    return joined


def _at_marks(piece: str) -> list[str]:
    """The piece cut before numbers that begin a new clause in the middle: 扣1分2.未…"""
    marks = re.finditer(r"(?<=[分止)）,，])\s*(?=(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)))", piece)
    starts = [0, *(found.end() for found in marks)]
    return [
        piece[start:stop]
        for start, stop in zip(starts, [*starts[1:], len(piece)], strict=True)
        if piece[start:stop].strip()
    ]


def _add(reading: Reading, piece: str, found: list[Found], waiting: list[str], full: Points | None) -> None:
    made: list[Clause] = []
    earned: list[tuple[Clause, Points]] = []
    start = 0
    for one in found:
        condition = piece[start : one.start]
        start = one.stop
        if _is_loose(one) and any(other.start > one.start and _is_range(other) for other in found):
            continue
        if one.cap is not None or one.cap_all:
            _cap_made(reading, made, one, condition, full)
        elif one.clause is not None:
            lead = HOW_LEAD.match(unmarked(condition))
            if lead:
                reading.how.append(lead.group().strip(" ,，"))
                condition = unmarked(condition)[lead.end() :]
            made.append(_placed(one.clause, condition, full))
        elif one.earned is not None:
            earned.append((Clause(RuleKind.TIERS, _said(condition)), one.earned))
    made = [one for at, one in enumerate(made) if not _says_again(one, made[:at])]
    if made and waiting:
        _take_waiting(reading, made[0], waiting)
    made = _earned(made, earned, full, reading, piece, found)
    _share_out(made, piece[start:])
    reading.clauses += _degrees(made)


def _says_again(clause: Clause, made: list[Clause]) -> bool:
    """True for a veto said twice: 一票否决，整卷计0分."""
    return clause.kind is RuleKind.VETO and not clause.text and bool(made) and made[-1].kind is RuleKind.VETO


def _is_range(one: Found) -> bool:
    return one.clause is not None and one.clause.kind is RuleKind.RANGE and one.clause.high is not None


def _is_loose(one: Found) -> bool:
    return one.clause is not None and one.clause.kind is RuleKind.RANGE and one.clause.high is None


def _take_waiting(reading: Reading, first: Clause, waiting: list[str]) -> None:
    """Conditions listed before a deduction that covers them all; otherwise they were pieces of their own."""
    covers = first.kind is RuleKind.PER_PLACE or not first.text or first.text.startswith(("以上", "上述", "等"))
    if covers:
        first.text = "；".join([*(unmarked(piece) for piece in waiting), first.text]).strip("；")
    else:
        reading.loose += [piece.strip() for piece in waiting]


def _placed(clause: Clause, condition: str, full: Points | None) -> Clause:
    clause = replace(clause, text=_said(condition))
    per = PER.search(condition.rstrip(TRIM + "-"))
    if clause.kind is RuleKind.FIXED and clause.points is not None and clause.points < 0:
        clause.points = -clause.points * full if full is not None else None
    if clause.kind is RuleKind.FIXED and per:
        clause.kind, clause.unit = RuleKind.PER_PLACE, next(group for group in per.groups() if group)
    elif clause.kind is RuleKind.RANGE and per:
        clause.unit = next(group for group in per.groups() if group)
    elif clause.kind is RuleKind.FIXED and SEPARATE.search(condition.rstrip()):
        clause.kind, clause.unit = RuleKind.PER_PLACE, "项"
    if clause.kind is RuleKind.FIXED and clause.points is not None and _on_total(clause.points, condition, full):
        clause.kind = RuleKind.TOTAL
    if clause.kind is RuleKind.RANGE and clause.low is not None and clause.low < 0:
        return _kept(clause, full)
    if clause.kind is RuleKind.RANGE and clause.high is None:
        clause.high = full
    return clause


def _kept(clause: Clause, full: Points | None) -> Clause:
    """A range of points kept as a range of points lost: 得0～5分 of 8 is 3 to 8 lost."""
    low, high = clause.low or Decimal(0), clause.high or Decimal(0)
    if full is None or full < -low:
        return replace(clause, kind=RuleKind.REMARK, low=None, high=None)
    return replace(clause, low=full + low, high=full + high)


def _on_total(points: Points, condition: str, full: Points | None) -> bool:
    if re.search(r"总分(?:中|值|里)?\s*(?:直接)?$", condition.rstrip()):
        return True
    return points >= 100 and (full is None or points > full)


def _said(condition: str) -> str:
    text = unmarked(condition.strip())
    text = TAIL.sub("", text.strip(TRIM + "-"))
    text = TAIL.sub("", text.strip(TRIM + "-"))
    text = text.lstrip(" \t,，、;；。:：)）").rstrip(" \t,，、;；。:：(（")
    return f"{text})" if text.count("(") > text.count(")") else text


def _cap(clauses: list[Clause], one: Found, full: Points | None) -> None:
    cap = one.cap if one.cap is not None else full
    for clause in clauses if one.cap_all else clauses[-1:]:
        if clause.kind is RuleKind.PER_PLACE and cap is not None and clause.cap is None:
            clause.cap = cap


def _shared(reading: Reading, made: list[Clause], condition: str, cap: Points) -> bool:
    """Give several deductions one cap together when the words before it speak of them: 以上三项累计, 两项合计.

    Words that speak of more deductions than were read are listed.
    """
    found = TOGETHER.search(condition.strip(TRIM))
    if found is None:
        return False
    counted = [one for one in (*reading.clauses, *made) if one.kind in _SHARING and one.share is None]
    number = int(digits_value(found.group(1))) if found.group(1) else len(counted)
    if number == 1 == len(counted):
        return False
    if number < 2 or number > len(counted):
        reading.loose.append(f"{condition.strip(TRIM)}最多{points_text(cap)}分")
        return True
    share = Share(cap)
    for clause in counted[-number:]:
        clause.share = share
    return True


def _cap_made(reading: Reading, made: list[Clause], one: Found, condition: str, full: Points | None) -> None:
    """A cap told in the same piece as deductions: over all those it speaks of, or over the last."""
    if one.cap is None or not _shared(reading, made, condition, one.cap):
        _cap(made or reading.clauses[-1:], one, full)
        reading.capped = reading.capped or one.cap_all


def _cap_last(reading: Reading, piece: str, found: list[Found], full: Points | None) -> None:
    for one in found:
        if one.cap is not None and _shared(reading, [], piece[: one.start], one.cap):
            continue
        if one.cap is not None and not reading.clauses and MOST.search(piece):
            said = _said(piece[: one.start])
            reading.clauses.append(Clause(RuleKind.RANGE, said, low=Decimal(0), high=one.cap))
            return
        if one.cap_all:
            reading.capped = True
            _cap(reading.clauses, one, full)
        elif one.cap is not None and reading.clauses and reading.clauses[-1].kind is RuleKind.PER_PLACE:
            _cap(reading.clauses, one, full)
        elif one.cap is not None:
            reading.loose.append(piece.strip())


def _earned(
    made: list[Clause],
    earned: list[tuple[Clause, Points]],
    full: Points | None,
    reading: Reading,
    piece: str,
    found: list[Found],
) -> list[Clause]:
    """Points earned turned into points lost: 符合得5分，基本符合得3分 → 0 and 2 lost."""
    if not earned:
        return made
    if len(earned) == 1 and not made:
        clause, points = earned[0]
        per = PER.search(clause.text)
        if per:
            unit = next(group for group in per.groups() if group)
            return [Clause(RuleKind.PER_PLACE, clause.text, points=points, unit=unit)]
        if full is None or points != full or len(piece[found[-1].stop :].strip(TRIM)) > 4:
            reading.loose.append(piece.strip())
        return []
    top = full if full is not None else max(points for _, points in earned)
    tiers = [Clause(RuleKind.TIERS, clause.text, points=top - points) for clause, points in earned if points < top]
    rest = [Clause(RuleKind.TIERS, one.text, points=top) if one.kind is RuleKind.ALL else one for one in made]
    return tiers + rest


def _share_out(made: list[Clause], rest: str) -> None:
    """Words after the last deduction belong to it: 有下列情形之一的，扣1分：…"""
    rest = rest.strip(" \t,，、;；。:：)）]")
    if made and rest and not ASIDE.match(rest):
        made[-1].text = f"{made[-1].text}：{rest}".strip("：")


def _elements(clauses: list[Clause]) -> list[Clause]:
    """Parts missing from a named list: 缺少下列内容的，缺甲扣1分；缺乙扣2分."""
    start = next((at for at, one in enumerate(clauses) if LISTED.search(one.text)), None)
    if start is None:
        return clauses
    stop = start + 1
    while stop < len(clauses) and clauses[stop].text.startswith(("缺", "没有", "无")):
        stop += 1
    part = clauses[start:stop]
    if len(part) < 2 or any(one.kind is not RuleKind.FIXED for one in part):
        return clauses
    named = [replace(one, kind=RuleKind.ELEMENTS, text=_element(one.text)) for one in part]
    return [*clauses[:start], *named, *clauses[stop:]]


def _element(text: str) -> str:
    found = LISTED.search(text)
    return re.sub(r"^(?:缺少?|没有|无)", "", text[found.end() :] if found else text)


def _spans(clauses: list[Clause]) -> list[Clause]:
    """Two deductions told apart by how long or how much are tiers: 超过三日以内的扣1分；三日以上的扣2分."""
    made = list(clauses)
    for at in range(len(made) - 1):
        first, second = made[at], made[at + 1]
        fixed = all(one.kind in (RuleKind.FIXED, RuleKind.TIERS) for one in (first, second))
        if fixed and WITHIN.search(first.text) and BEYOND.search(second.text) and not WITHIN.search(second.text):
            made[at], made[at + 1] = (replace(one, kind=RuleKind.TIERS) for one in (first, second))
    return made


def _degrees(made: list[Clause]) -> list[Clause]:
    """Several deductions told apart only by degree are tiers of one rule: 较轻的扣1分，较重的扣3分."""
    plainly = [one for one in made if one.kind in (RuleKind.FIXED, RuleKind.TIERS) and DEGREE.search(one.text)]
    if len(plainly) < 2 or len(plainly) != len([one for one in made if one.kind in (RuleKind.FIXED, RuleKind.TIERS)]):
        return made
    return [replace(one, kind=RuleKind.TIERS) if one in plainly else one for one in made]
