"""Chinese scoring sentences -> deductions: 每处扣1分，扣完为止 · 视情况扣1—5分 · 未…的，不得分 · 一票否决."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal

from app.domain.points import Points
from app.domain.standard import RuleKind, VetoEffect
from app.standards.importing.plain import NUMBER, digits, plain, uncircled, unmarked
from app.standards.importing.understood import Clause

N = rf"({NUMBER})"
TO = r"\s*分?\s*(?:[-—–―~～]+|至|到)\s*"
UNITS = "处项个次份页条人天日例件类种张枚起点款字句行户名环节步"
ONCE = r"(?:扣(?:除|减|掉)?|减(?:去|扣)?|倒扣)"

_ANY_RANGE = re.compile(
    rf"{ONCE}\s*(?:本项|该项)?\s*{N}{TO}{N}\s*分?(?:不等|以内)?|{ONCE}\s*{N}\s*分以上\s*{N}\s*分以下"
)
_CAP = re.compile(
    rf"(?:最多|至多|最高|累计|合计|总计|共计|上限为?|总扣分|扣分总?(?:数|额)?)[^\d,;。]{{0,10}}?{N}\s*分(?:为止|为限|封顶)?"
    rf"|(?:不|不得|不能)超过\s*{N}\s*分|以\s*{N}\s*分为(?:限|上限)|扣(?:完|满|足)\s*{N}\s*分(?:为止)?|{N}\s*分(?:扣完为止|封顶)"
)
_CAP_ALL = re.compile(
    r"(?:直?至)?扣(?:完|光|尽)(?:本项|该项|此项|所有|全部|各项|单项|为)?(?:的)?(?:标准|应得|所得|全部|规定)?(?:分值|分数|总分|得分|分)?(?:为止|止)"
    r"|扣至?\s*0\s*分为止|(?:不计|不设|不得出现)负分|扣完(?:即)?止"
)
_ALL = re.compile(
    r"(?:本项|该项|此项|本条|该条|本小项)?\s*(?:一律)?(?:不得分|不给分|不记分|不计分|不予计分|无分|(?:得|计|记|为|给)\s*0\s*分|(?:得|计|记)?零分|"
    r"扣(?:除|去|掉)?(?:本项|该项|此项|本条|该条|其)?的?(?:全分|全部(?:分值|分数|得分|分)?|满分|所有分(?:值|数)?|分值|标准分)|(?<![不齐完健])全扣(?!\s*\d)|扣完(?!.{0,8}止))"
)
_WHOLE_FILE = re.compile(
    r"一票否决|(?:为|成|作|是|属|定|评|判|即|视同|视为|按|直接)\s*不合格(?:等次|档次|案?卷|案件|卷宗)?|不合格(?:案卷|卷宗|案件|卷)|^\s*不合格\s*$"
    r"|(?:总分|全卷|案卷|整卷|该卷|本卷|全案|评查(?:得分|总分|分)?|总得分|最后得分|得分)[^,;。扣]{0,8}?(?:为|计|记|得|即|是|按)\s*(?:0|零)\s*分"
    r"|(?:案卷|总分)\s*(?:0|零)分|不(?:得|能|予|可)(?:评为|评定为|确定为|列为|参评|评)?\s*优秀|取消[^,;。]{0,6}(?:评优|优秀)[^,;。]{0,4}|(?:不再|终止|停止)(?:继续)?(?:评分|评查|打分)"
)
_FIXED = re.compile(rf"{ONCE}\s*(?:本项|该项|此项)?\s*{N}\s*(?:分(?!之)|(?=$|[,;。)\s]))(?:\s*/\s*([{UNITS}]))?")
_SHARE = re.compile(
    rf"{ONCE}(?:本项|该项|此项)?的?(?:分值|标准分|得分|应得分)?的?\s*(?:(\d+)\s*%|(一半|半数))(?:的?(?:分值|分数|标准分|得分|分))?|(减半)(?:计分|得分|扣分)?"
)
_SLASH = re.compile(rf"{N}\s*分?\s*/\s*([{UNITS}])")
_EACH = re.compile(rf"每(?:一|1)?([{UNITS}])\s*(?:-\s*)?{N}\s*分|每(?:一|1)?([{UNITS}])\s*-\s*{N}")
_MINUS = re.compile(rf"(?:^|(?<=[\s,;:。)的]))-\s*{N}\s*分?")
_EARN = re.compile(rf"(?:得|计|记|给|加)\s*{N}\s*分")
_LOOSE = re.compile(
    rf"(?:酌情|视情(?:况|节)?(?:轻重|严重程度)?(?:酌情)?|根据(?:情况|情节)(?:轻重)?|按情节轻重|适当)\s*(?:予以|给予)?{ONCE}(?:一定)?分?|酌扣"
)
_NONE = re.compile(rf"不(?:予|再|重复|另)?{ONCE}分?|不作?扣分")
_PER = re.compile(
    rf"(?:每(?:有|缺|少|漏|错|出现|发现|存在|违反|涉及|逾期|延迟|超期|超过|超|差|逾)?[^,;。:扣每\d]{{0,6}}?(?:一|1|壹)?\s*([{UNITS}])"
    rf"|(?:有|缺少|缺失|缺|少|漏|漏填|出现|发现|违反|错|存在|任|任何|另)(?:任何|任意)?(?:一|1)\s*([{UNITS}])|(?:^|[,;:。(的])\s*(?:一|1)\s*([{UNITS}])(?!一))[^,;。]{{0,24}}$"
)
_SEPARATE = re.compile(r"(?:各|分别|均|逐项|逐处|逐一)\s*(?:酌情)?$")
_DEGREE = re.compile(
    r"轻微|较轻|一般|较重|较大|严重|特别严重|基本(?:符合|规范|完整|清楚|齐全)|部分(?:符合|规范|完整)|完全|不太|比较|较(?:完整|规范|清楚)"
)
_HOW = re.compile(r"^(?:查(?!处|封|明|证|扣|获)|查看|查阅|核对|核查|检查|对照|查验|审查|看)[^扣]*$")
_ASIDE = re.compile(
    r"^(?:注|备注|说明|其中|扣分情形|扣分标准|评分标准|评分细则|扣分项|评查要点|有下列情形|以上|无|/|—+|-+|同上)[:,、]?\s*$"
)
_SPLIT = re.compile(r"[\n\r;；。]+")
_LIST_LEAD = re.compile(r"[:：]\s*$")
_TAIL = re.compile(
    rf"(?:酌情|视情(?:况|节)?(?:轻重)?|可|应|将|则|予以|给予|直接|分别|各|该|本|此|其|每(?:发现|有|出现|存在)?(?:一|1)?[{UNITS}]|(?<=[,，])一[{UNITS}]|-)\s*$"
)
_TRIM = " \t,，、;；。:：()（）[]"


@dataclass(slots=True)
class Reading:
    """The deductions of a cell, what tells how to check, and the pieces that say neither."""

    clauses: list[Clause] = field(default_factory=list)
    how: list[str] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    capped: bool = False  # 扣完为止 was said


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    stop: int
    clause: Clause | None
    cap: Points | None = None
    cap_all: bool = False
    earned: Points | None = None


def read_rules(text: str, full: Points | None = None) -> Reading:
    """The deductions a cell of scoring rules states; `full` are the item's points where they are known."""
    reading = Reading()
    waiting: list[str] = []
    listing = False
    for piece in _pieces(text):
        found = _expressions(piece)
        clauses = [one for one in found if one.clause is not None or one.earned is not None]
        caps_only = bool(found) and not clauses
        if clauses:
            _add(reading, piece, found, waiting, full)
            listing = bool(_LIST_LEAD.search(piece))
            waiting = []
        elif caps_only:
            _cap_last(reading, found, full)
        elif listing and reading.clauses:
            _list_on(reading.clauses[-1], unmarked(piece))
        elif _HOW.match(unmarked(piece)):
            reading.how.append(piece.strip())
        elif not _ASIDE.match(unmarked(piece)):
            waiting.append(piece)
    reading.loose += [piece.strip() for piece in waiting]
    return reading


def _list_on(clause: Clause, piece: str) -> None:
    """One more of the cases a deduction names after its colon."""
    clause.text += f"：{piece}" if "：" not in clause.text else f"；{piece}"


def _pieces(text: str) -> list[str]:
    normal = digits(plain(uncircled(text)))
    pieces = [piece for piece in _SPLIT.split(normal) if piece.strip(_TRIM)]
    return [part for piece in pieces for part in _at_marks(piece)]


def _at_marks(piece: str) -> list[str]:
    """The piece cut before numbers that begin a new clause in the middle: 扣1分2.未…"""
    marks = re.finditer(r"(?<=[分止)）,，])\s*(?=(?:\d{1,2}[、.](?!\d)|\(\d{1,2}\)))", piece)
    starts = [0, *(found.end() for found in marks)]
    return [
        piece[start:stop]
        for start, stop in zip(starts, [*starts[1:], len(piece)], strict=True)
        if piece[start:stop].strip()
    ]


def _expressions(piece: str) -> list[_Found]:
    found: list[_Found] = []
    at = 0
    while at < len(piece):
        best = _next(piece, at)
        if best is None:
            break
        found.append(best)
        at = max(best.stop, at + 1)
    return found


def _next(piece: str, at: int) -> _Found | None:
    candidates = [one for reader in _READERS if (one := reader(piece, at)) is not None]
    return min(candidates, key=lambda one: (one.start, -one.stop)) if candidates else None


def _number(found: re.Match[str]) -> Points:
    return Decimal(next(group for group in found.groups() if group))


def _read_none(piece: str, at: int) -> _Found | None:
    found = _NONE.search(piece, at)
    return _Found(found.start(), found.end(), None) if found else None


def _read_cap(piece: str, at: int) -> _Found | None:
    found = _CAP.search(piece, at)
    return _Found(found.start(), found.end(), None, cap=_number(found)) if found else None


def _read_cap_all(piece: str, at: int) -> _Found | None:
    found = _CAP_ALL.search(piece, at)
    return _Found(found.start(), found.end(), None, cap_all=True) if found else None


def _read_whole_file(piece: str, at: int) -> _Found | None:
    found = _WHOLE_FILE.search(piece, at)
    return _Found(found.start(), found.end(), Clause(RuleKind.VETO, "", effect=effect_of(piece))) if found else None


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


def _read_range(piece: str, at: int) -> _Found | None:
    found = _ANY_RANGE.search(piece, at)
    if not found:
        return None
    low, high = sorted(Decimal(group) for group in found.groups() if group)
    if low == high:
        return None
    return _Found(found.start(), found.end(), Clause(RuleKind.RANGE, "", low=low, high=high))


def _read_all(piece: str, at: int) -> _Found | None:
    found = _ALL.search(piece, at)
    return _Found(found.start(), found.end(), Clause(RuleKind.ALL, "")) if found else None


def _read_fixed(piece: str, at: int) -> _Found | None:
    found = _FIXED.search(piece, at)
    if not found:
        return None
    points, unit = Decimal(found.group(1)), found.group(2) or ""
    kind = RuleKind.PER_PLACE if unit else RuleKind.FIXED
    return _Found(found.start(), found.end(), Clause(kind, "", points=points, unit=unit))


def _read_share(piece: str, at: int) -> _Found | None:
    found = _SHARE.search(piece, at)
    if not found:
        return None
    share = Decimal(found.group(1)) / 100 if found.group(1) else Decimal("0.5")
    return _Found(found.start(), found.end(), Clause(RuleKind.FIXED, "", points=-share))


def _read_each(piece: str, at: int) -> _Found | None:
    found = _EACH.search(piece, at)
    if not found:
        return None
    unit, points = [group for group in found.groups() if group]
    return _Found(found.start(), found.end(), Clause(RuleKind.PER_PLACE, "", points=Decimal(points), unit=unit))


def _read_slash(piece: str, at: int) -> _Found | None:
    found = _SLASH.search(piece, at)
    if not found:
        return None
    points, unit = Decimal(found.group(1)), found.group(2)
    return _Found(found.start(), found.end(), Clause(RuleKind.PER_PLACE, "", points=points, unit=unit))


def _read_minus(piece: str, at: int) -> _Found | None:
    found = _MINUS.search(piece, at)
    return _Found(found.start(), found.end(), Clause(RuleKind.FIXED, "", points=_number(found))) if found else None


def _read_loose(piece: str, at: int) -> _Found | None:
    found = _LOOSE.search(piece, at)
    if not found or re.match(rf"\s*{NUMBER}", piece[found.end() :]):
        return None
    return _Found(found.start(), found.end(), Clause(RuleKind.RANGE, "", low=Decimal(0)))


def _read_earn(piece: str, at: int) -> _Found | None:
    found = _EARN.search(piece, at)
    return _Found(found.start(), found.end(), None, earned=_number(found)) if found else None


_READERS = (
    _read_none, _read_cap, _read_cap_all, _read_whole_file, _read_range, _read_all, _read_fixed, _read_share, _read_each,
    _read_slash, _read_minus, _read_loose, _read_earn,
)  # fmt: skip


def _add(reading: Reading, piece: str, found: list[_Found], waiting: list[str], full: Points | None) -> None:
    made: list[Clause] = []
    earned: list[tuple[Clause, Points]] = []
    start = 0
    for one in found:
        condition = piece[start : one.start]
        start = one.stop
        if one.cap is not None or one.cap_all:
            _cap(made or reading.clauses[-1:], one, full)
            reading.capped = reading.capped or one.cap_all
        elif one.clause is not None:
            made.append(_placed(one.clause, condition, full))
        elif one.earned is not None:
            earned.append((Clause(RuleKind.TIERS, _said(condition)), one.earned))
    if made and waiting:
        _take_waiting(reading, made[0], waiting)
    made = _earned(made, earned, full, reading, piece)
    _share_out(made, piece[start:])
    reading.clauses += _degrees(made)


def _take_waiting(reading: Reading, first: Clause, waiting: list[str]) -> None:
    """Conditions listed before a deduction that covers them all; otherwise they were pieces of their own."""
    covers = first.kind is RuleKind.PER_PLACE or not first.text or first.text.startswith(("以上", "上述", "等"))
    if covers:
        first.text = "；".join([*(unmarked(piece) for piece in waiting), first.text]).strip("；")
    else:
        reading.loose += [piece.strip() for piece in waiting]


def _placed(clause: Clause, condition: str, full: Points | None) -> Clause:
    clause = replace(clause, text=_said(condition))
    per = _PER.search(condition.rstrip(_TRIM + "-"))
    if clause.kind is RuleKind.FIXED and clause.points is not None and clause.points < 0:
        clause.points = -clause.points * full if full is not None else None
    if clause.kind is RuleKind.FIXED and per:
        clause.kind, clause.unit = RuleKind.PER_PLACE, next(group for group in per.groups() if group)
    elif clause.kind is RuleKind.RANGE and per:
        clause.unit = next(group for group in per.groups() if group)
    elif clause.kind is RuleKind.FIXED and _SEPARATE.search(condition.rstrip()):
        clause.kind, clause.unit = RuleKind.PER_PLACE, "项"
    if clause.kind is RuleKind.FIXED and clause.points is not None and _on_total(clause.points, condition, full):
        clause.kind = RuleKind.TOTAL
    if clause.kind is RuleKind.RANGE and clause.high is None:
        clause.high = full
    return clause


def _on_total(points: Points, condition: str, full: Points | None) -> bool:
    if re.search(r"总分(?:中|值|里)?\s*(?:直接)?$", condition.rstrip()):
        return True
    return points >= 100 and (full is None or points > full)


def _said(condition: str) -> str:
    text = unmarked(condition.strip())
    text = _TAIL.sub("", text.strip(_TRIM + "-"))
    text = _TAIL.sub("", text.strip(_TRIM + "-"))
    return text.lstrip(" \t,，、;；。:：)）").rstrip(" \t,，、;；。:：(（")


def _cap(clauses: list[Clause], one: _Found, full: Points | None) -> None:
    cap = one.cap if one.cap is not None else full
    for clause in clauses if one.cap_all else clauses[-1:]:
        if clause.kind is RuleKind.PER_PLACE and cap is not None and clause.cap is None:
            clause.cap = cap


def _cap_last(reading: Reading, found: list[_Found], full: Points | None) -> None:
    for one in found:
        if one.cap_all:
            reading.capped = True
            _cap(reading.clauses, one, full)
        elif one.cap is not None:
            _cap(reading.clauses, one, full)


def _earned(
    made: list[Clause], earned: list[tuple[Clause, Points]], full: Points | None, reading: Reading, piece: str
) -> list[Clause]:
    """Points earned turned into points lost: 符合得5分，基本符合得3分 → 0 and 2 lost."""
    if not earned:
        return made
    if len(earned) == 1 and not made:
        clause, points = earned[0]
        per = _PER.search(clause.text)
        if per:
            unit = next(group for group in per.groups() if group)
            return [Clause(RuleKind.PER_PLACE, clause.text, points=points, unit=unit)]
        if full is None or points != full:
            reading.loose.append(piece.strip())
        return []
    top = full if full is not None else max(points for _, points in earned)
    tiers = [Clause(RuleKind.TIERS, clause.text, points=top - points) for clause, points in earned if points < top]
    rest = [Clause(RuleKind.TIERS, one.text, points=top) if one.kind is RuleKind.ALL else one for one in made]
    return tiers + rest


def _share_out(made: list[Clause], rest: str) -> None:
    """Words after the last deduction belong to it: 有下列情形之一的，扣1分：…"""
    rest = rest.strip(_TRIM)
    if made and rest and not _ASIDE.match(rest):
        made[-1].text = f"{made[-1].text}：{rest}".strip("：")


def _degrees(made: list[Clause]) -> list[Clause]:
    """Several deductions told apart only by degree are tiers of one rule: 较轻的扣1分，较重的扣3分."""
    plainly = [one for one in made if one.kind in (RuleKind.FIXED, RuleKind.TIERS) and _DEGREE.search(one.text)]
    if len(plainly) < 2 or len(plainly) != len([one for one in made if one.kind in (RuleKind.FIXED, RuleKind.TIERS)]):
        return made
    return [replace(one, kind=RuleKind.TIERS) if one in plainly else one for one in made]
