"""Points as sheets print them: 2分 · （共12分，每项1.5分） · 2×5 · 立案阶段5分."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.points import Points
from app.standards.importing.plain import NUMBER, digits, packed, plain

MOST_POINTS = 1000  # beyond it a figure is a year, a date or a document number
_PLAIN = re.compile(rf"[(\[]?\+?({NUMBER})\s*(?:分|′|')?[)\]]?")
_TIMES = re.compile(rf"({NUMBER})分?\s*[×xX*]\s*({NUMBER})分?")
_SUM = re.compile(rf"{NUMBER}分?(?:\+{NUMBER}分?)+")
_EACH = re.compile(rf"[(\[]?(?:共|计|满分)?({NUMBER})分?[)\]]?[,、;(]\s*每(?:一|1)?([项处个条])\s*({NUMBER})分\)?")
_TAG = re.compile(
    rf"[(\[]\s*(?:共|共计|合计|计|满分|总分|分值|本项|小计|加)?:?\s*({NUMBER})\s*分\s*(?:[,、;]\s*([^()\[\]]*))?[)\]]"
)
_TAIL = re.compile(rf"(?<![\d扣减得加.每处项-])({NUMBER})\s*分\s*$")
_DEDUCTION = re.compile(
    rf"-?{NUMBER}分?|-?{NUMBER}分?[-—~～至]+{NUMBER}分?|.{{0,6}}每.{{0,4}}{NUMBER}分?|扣{NUMBER}分?|{NUMBER}分?/[处项个次份]|{NUMBER}分?\(每.{{1,4}}\)"
)


_LABELLED = re.compile(rf"([^\d()\[\]]{{1,12}})[(\[]\s*({NUMBER})\s*分\s*[)\]]")
_LEADING = re.compile(
    rf"^([^,;。:\n]*?[^\d扣减得加计每.\-至到以,;。:\n])(?:[,:]\s*(?:得|计|记|满分)|\s*)({NUMBER})\s*分(?=\s*(?:[,;。:\n]|$))"
)
_MINUS = re.compile(r"(?:^|(?<=[至到~,多处项份张次页]))\s*-\s*(?=\d)")
_BARE_FIGURE = re.compile(rf"({NUMBER})(?![\d.分])")
_FIGURE_EACH = re.compile(rf"-?({NUMBER})分?\((每.{{1,4}})\)")
_BARE = re.compile(rf"[(\[]\s*({NUMBER})\s*[)\]]\s*$")


_SECTION_CAP = re.compile(
    rf"[(\[]\s*(?:本(?:类|部分|项|节|阶段|大项))?(?:累计|合计|总计|共)?(?:最多|最高|至多|上限)?(?:可|为)?(?:扣|减)(?:除|减)?(?:分)?(?:总和|累计)?(?:最多|最高|不(?:得)?超过|上限为?)?\s*({NUMBER})\s*分(?:为止|封顶)?\s*[)\]]\s*$"
)


@dataclass(frozen=True, slots=True)
class Tag:
    """Points written into a text, with the text without them and a word on each part (每项1.5分)."""

    points: Points
    text: str
    each: str = ""


def points_of(text: str) -> Points | None:
    """The points a cell holds when it holds nothing else, or None."""
    text = digits(packed(text))
    found = _PLAIN.fullmatch(text)
    if found:
        return Decimal(found.group(1)) if Decimal(found.group(1)) <= MOST_POINTS else None
    times = _TIMES.fullmatch(text)
    if times:
        return Decimal(times.group(1)) * Decimal(times.group(2))
    if _SUM.fullmatch(text):
        return sum((Decimal(part.rstrip("分")) for part in text.split("+")), Decimal(0))
    each = _EACH.fullmatch(text)
    return Decimal(each.group(1)) if each else None


def each_of(text: str) -> str:
    """The words on each part of a points cell, such as 每项1.5分, or an empty string."""
    found = _EACH.fullmatch(digits(packed(text)))
    return f"每{found.group(2)}扣{found.group(3)}分" if found else ""


def figure_sentence(text: str) -> str:
    """A figure to deduct as a sentence: 5 and -5 -> 扣5, 1（每处） -> 每处扣1, 每处1分 as it is."""
    normal = digits(plain(text)).strip()
    found = _FIGURE_EACH.fullmatch(packed(normal))
    if found:
        return f"{found.group(2)}扣{found.group(1)}分"
    bare = _MINUS.sub("", normal)
    if not re.search(r"\d", normal) or re.search("扣|/", normal):
        return normal
    return _BARE_FIGURE.sub(r"\1分", bare) if "每" in bare else f"扣{bare}"


def is_deduction_figure(text: str) -> bool:
    """True for a cell that is only a deduction: 5 · -2 · 每处1分 · 0.5—2 · 扣10分."""
    return _DEDUCTION.fullmatch(digits(packed(text))) is not None


def tagged(text: str) -> Tag | None:
    """The first points in brackets in a text, （2分） or （共12分，每项1.5分）, or None."""
    normal = digits(plain(text))
    found = _TAG.search(normal) if len(normal) == len(text) else _TAG.search(plain(text))
    if found is None:
        return None
    rest = f"{text[: found.start()]}{text[found.end() :]}"
    return Tag(Decimal(found.group(1)), rest, found.group(2) or "")


def tags(text: str) -> list[Points]:
    """All points in brackets in a text."""
    return [Decimal(found.group(1)) for found in _TAG.finditer(digits(plain(text)))]


def untagged(text: str) -> str:
    """The text without its points in brackets."""
    return _TAG.sub("", plain(text))


def trailing(text: str) -> Tag | None:
    """Points at the end of a heading, with or without brackets: 立案阶段5分, 四、送达（3分）."""
    found = tagged(text)
    if found is not None:
        return found
    bare = _TAIL.search(digits(plain(text)).rstrip())
    return Tag(Decimal(bare.group(1)), plain(text).rstrip()[: bare.start()].strip()) if bare else None


def leading(text: str) -> Tag | None:
    """Points without brackets at the end of the first words: 审批签字10分，缺签字每处扣2分, or None."""
    normal = plain(text)
    found = _LEADING.match(normal)
    if found is None or re.search("[扣减得加每超]", found.group(1)) or Decimal(found.group(2)) > MOST_POINTS:
        return None
    return Tag(Decimal(found.group(2)), f"{text[: found.end(1)]}{text[found.end() :]}")


def labelled(text: str) -> Tag | None:
    """A level with its points, as in a row 较好（3分）, or None."""
    found = _LABELLED.fullmatch(packed(text))
    return Tag(Decimal(found.group(2)), found.group(1)) if found else None


def section_cap(text: str) -> Tag | None:
    """The most a heading says may be lost below it: 程序类（最多扣40分）, or None."""
    normal = digits(plain(text)).rstrip()
    found = _SECTION_CAP.search(normal)
    if found is None or not re.search("最|超过|累计|合计|上限|封顶", found.group()):
        return None
    return Tag(Decimal(found.group(1)), normal[: found.start()].strip())


def bare_tail(text: str) -> Tag | None:
    """Points in brackets without 分 at the end of a heading whose column is headed 分类（分值）: 申请（5）."""
    found = _BARE.search(packed(text))
    return Tag(Decimal(found.group(1)), packed(text)[: found.start()]) if found else None
