"""What is said around the tables: title, formula, full marks, grades, and what a veto does."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from app.domain.points import Points
from app.domain.standard import VetoEffect
from app.standards.importing.cell_parts import clauses_of
from app.standards.importing.expressions import effect_of
from app.standards.importing.plain import NUMBER, digits, packed, plain, unmarked
from app.standards.importing.understood import Barrier, Loose, Understood

VETO_WORDS = re.compile(
    r"基本标准|基础标准|一票否决|否决|合法性(?:评查|审查|标准|问题|部分|要求)|重大问题|基本要素问题|不合格(?:案?卷)?(?:情形|标准|条件)|否定性"
)
_THESE = r"(?:下列|如下|(?<![分\d])以下)"
VETO_LEAD = re.compile(
    rf"{_THESE}[^。]{{0,30}}(?:不合格|[为计记得](?:零|0)分|一票否决|不(?:得|能)评为优秀|不予评分)"
    rf"|(?:不合格|[为计记得](?:零|0)分|一票否决)[^。]{{0,12}}{_THESE}"
)
TITLE = re.compile(
    r"(?:评查|评分|评审|考评|考核|自评)[^。:：]*(?:标准|细则|表|办法|内容|指标|要点|清单)|案卷[^。:：]*(?:标准|细则|评分表)"
)
_FORMULA = (
    re.compile(r"[^,，;；。\n]*(?:得分|总分|分数|成绩)\s*[=＝]\s*[^;；。\n]+"),
    re.compile(r"[^,，;；。\n]*[=＝]\s*[^;；。\n]*(?:得分|总分|分数|成绩)"),
)
_FULL = re.compile(rf"(?:满分|总分(?:值)?|总计|百分制)(?:为|是|计|共)?\s*({NUMBER})\s*分(?!及?以[上下]|至|到|[-—~(])")
_FULL_IN_TITLE = re.compile(rf"[(（]\s*(?:共|满分|总分)?\s*({NUMBER})\s*分\s*[)）]")
_BASE = re.compile(
    rf"(?:以|从|基础分|基准分|基本分|满分)[^。;；]{{0,8}}?({NUMBER})\s*分?[^。;；]{{0,12}}(?:减|扣)|({NUMBER})\s*-\s*(?:所?扣(?:减)?分|扣分分值)"
)
_GRADES = ("优秀", "良好", "合格", "基本合格", "一般", "较差", "不合格", "优", "良", "中", "差")
_NAMES = "|".join(sorted(_GRADES, key=len, reverse=True))
_LOW = re.compile(rf"({NUMBER})\s*分?\s*(?:\(含[^)]*\)|含)?\s*(?:以上|及以上|至|到|-|—|~)[^,;。、]*?({_NAMES})")
_LOW_AFTER = re.compile(
    rf"({_NAMES})(?:等次|等级|案?卷)?\s*[:(为是]*\s*(?:得分)?\s*(?:≥|>=|大于等于|不低于)?\s*({NUMBER})\s*分?\s*(?:\(含\))?\s*(?:以上|及以上|至|-|—|~|\(含)"
)
_ALL_OF = re.compile(r"任何?一|有一|凡|之一|存在|一票|发现|出现|其中")


def inline_vetoes(text: str) -> list[Barrier]:
    """The vetoes one paragraph lists after its colon: 有下列情形之一的，为不合格案卷：①…；②…."""
    lead, colon, rest = text.replace(":", "：").partition("：")
    while colon and not VETO_LEAD.search(packed(lead)) and "：" in rest:
        more, colon, rest = rest.partition("：")
        lead = f"{lead}：{more}"
    if not colon or not VETO_LEAD.search(packed(lead)):
        return []
    marked = clauses_of(rest)
    pieces = marked if len(marked) > 1 else re.split("[；;]", rest)
    effect = effect_of(digits(plain(lead)))
    worded = [unmarked(piece).strip("；;。，,、 \n") for piece in pieces]
    return [Barrier(piece, effect=effect) for piece in worded if piece] if len(worded) > 1 else []


def read_aside(result: Understood, text: str, place: str) -> None:
    """The title, formula, full marks, grades and veto effect a text outside the rows may state."""
    normal = digits(plain(text))
    if not result.title and TITLE.search(packed(text)) and len(packed(text)) <= 60:
        result.title = re.sub(r"\s+", "", text)
    for pattern in _FORMULA:
        found = pattern.search(plain(text).replace(" ", ""))
        if found and not result.formula and re.search(r"\d|扣|×|÷|[-+*/]", found.group()):
            result.formula = _as_printed(text, found.group())
    base = _BASE.search(normal)
    if base and result.deducts_from is None:
        result.deducts_from = Decimal(base.group(1) or base.group(2))
        result.formula = result.formula or _sentence_around(normal, base.start())
    full = _FULL.search(normal) or (_FULL_IN_TITLE.search(normal) if TITLE.search(packed(text)) else None)
    if (
        full
        and Decimal(full.group(1))
        and result.printed_total is None
        and not re.search(r"[一二三四五六七八九十]\s*、|每", text)
    ):
        result.printed_total = Decimal(full.group(1))
    _read_grades(result, normal)
    for barrier in inline_vetoes(text):
        result.barriers.append(replace(barrier, source=place, printed=text))
    result.notes.append(Loose(place, " ".join(text.split())))


def _sentence_around(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in "。;:\n") + 1
    stop = min((found for mark in "。;\n" if (found := text.find(mark, at)) >= 0), default=len(text))
    return text[start:stop].strip()


def _as_printed(text: str, found: str) -> str:
    """The formula in the signs of the sheet, where it stands there in one piece."""
    printed = re.sub(r"\s+", "", text)
    at = plain(printed).find(found)
    return printed[at : at + len(found)] if at >= 0 else found


def grade_pairs(text: str) -> list[tuple[str, str]]:
    """The grades a text names with their lower bounds."""
    normal = digits(plain(text))
    return [(name, low) for low, name in _LOW.findall(normal)] + _LOW_AFTER.findall(normal)


def _read_grades(result: Understood, text: str) -> None:
    known = {name for name, _ in result.grades}
    for name, low in grade_pairs(text):
        if name not in known and name != "不合格" and Decimal(low) < 101:
            known.add(name)
            result.grades.append((name, Decimal(low)))


def said_effect(texts: list[str]) -> VetoEffect | None:
    """What the sheet says any veto does, or None."""
    effects = [
        effect_of(sentence)
        for text in texts
        for sentence in re.split(r"[。;；\n]", digits(plain(text)))
        if _ALL_OF.search(sentence)
        and (VETO_WORDS.search(sentence) or re.search("重大|违法|问题|不符合|标准|不合法|不合格|不达标", sentence))
    ]
    for effect in (VetoEffect.ZERO, VetoEffect.STOP, VetoEffect.UNQUALIFIED, VetoEffect.GRADE_CAP):
        if effect in effects:
            return effect
    return None


def total_in(texts: list[str]) -> Points | None:
    """The last number of a total row."""
    numbers = [found for text in texts for found in re.findall(NUMBER, plain(text))]
    return Decimal(numbers[-1]) if numbers else None
