"""Provisions of law as cited: law, article, paragraph, item; which were violated and which the penalty rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from app.domain.fact import FactKind
from app.intake.understand.dates import han_number
from app.intake.understand.hit import Hit

_NUM = r"[一二三四五六七八九十百零〇\d]{1,6}"
ARTICLE = rf"第\s?{_NUM}\s?条(?:之[一二三四五六七八九十])?(?:第\s?{_NUM}\s?款)?(?:第?[（(]?第?{_NUM}[）)]?\s?项)?(?:第?{_NUM}目)?"
_LAW = (
    r"《(?P<law>[^《》]{2,50})》(?:[（(](?P<note>[^（）()]{2,60})[）)])?"
    r"|(?P<back>该法|该条例|该办法|该规定|本法|本条例|同法|上述(?:法律|条例|办法|规定))"
    r"|(?P<bare>(?:中华人民共和国)?[\u4e00-\u9fff]{2,18}?(?:法|条例|办法|规定|细则))(?=第)"
)
CITED = re.compile(rf"(?:{_LAW})(?P<gap>[^。；\n第《]{{0,6}}?(?:第{_NUM}章)?(?:第{_NUM}节)?)(?P<first>{ARTICLE})")
# a further article, paragraph or item of the law cited before, past the quoted wording of the first
MORE = re.compile(
    rf"(?:关于|[：:])?\x00*(?:的规定|之规定)?(?:、|和|及|以及|，|,|与|或者?)\s?(?P<article>{ARTICLE}|{_NUM}条(?:第\s?{_NUM}\s?款)?(?:第?[（(]?{_NUM}[）)]?\s?项)?|第\s?{_NUM}\s?款(?:第?[（(]?第?{_NUM}[）)]?\s?项)?|第[（(]?{_NUM}[）)]?\s?项)"
)
PARTS = re.compile(
    rf"第\s?(?P<a>{_NUM})\s?条(?P<of>之[一二三四五六七八九十])?(?:第\s?(?P<p>{_NUM})\s?款)?(?:第?[（(]?第?(?P<i>{_NUM})[）)]?\s?项)?"
)
SHORT = re.compile(
    r"《(?P<law>[^《》]{2,60})》[（(](?:[^（）()]{0,30}?)简称[：:]?[“\"《]?(?P<short>[^”\"》）)]{2,20})[”\"》]?[）)]"
)
BACK = re.compile(r"(?:该|本|同|上述|前述|此)(?:部)?(?:法|法律|条例|办法|规定|细则)$")
_SENTENCE = re.compile(r"[。；！？]")
VIOLATED = re.compile(r"违反了?|不符合")
_FITS = re.compile(r"构成了?|属于")  # the provision a deed falls under, told beside the one it violates
BASIS = re.compile(r"依据|根据|按照|依照|适用|参照|符合")
_PENAL = re.compile(
    r"处罚|罚款|没收|警告|吊销|暂扣|责令|处以|处[\d一二三四五六七八九十百千万]|罚则|给予|决定如下|决定[：:]|退还|从轻|减轻|从重|不予|并处|处理|改正"
)
_OTHER_MATTER = re.compile(
    r"陈述|申辩|听证|复议|起诉|诉讼|送达|告知|登记保存|抽样|查封|扣押|管辖|期限|回避|强制执行|立案|加处|公示|公开|法制审核|集体讨论|缴纳|逾期"
)
# articles of 行政处罚法 (2021) on procedure and carrying out; 51 and 57 are cited for the decision itself
_PROCEDURE = frozenset(range(36, 87)) - {51, 57}


@dataclass(frozen=True, slots=True)
class Provision:
    """One cited provision; numbers are plain integers, 0 where not cited."""

    law: str
    article: int
    paragraph: int
    item: int
    start: int
    end: int
    text: str


def find_provisions(text: str) -> Iterator[Provision]:
    """Every provision cited, chained articles each by itself, 该法 resolved to the law named before."""
    last = ""
    names = {match["short"]: match["law"] for match in SHORT.finditer(text)}
    for match in CITED.finditer(text):
        law, start = match["law"] or match["bare"] or last, match.start()
        if match["bare"]:
            law = re.sub(r"^.*(?:违反了?|依据|根据|按照|依照|参照|适用|以及|和|及|与|了|，|其)", "", law)
            start = match.end("bare") - len(law)
            back = BACK.search(law)
            law, start = (last, match.end("bare") - len(back.group())) if back else (law, start)
        if not law:
            continue
        law = names.get(law, law)
        last = law
        whole, at = match["first"], match.end()
        yield _provision(law, whole, start, at)
        while more := MORE.match(text, at):
            whole, at = _completed(whole, more["article"]), more.end()
            yield _provision(law, whole, more.start("article"), at)


def _completed(before: str, part: str) -> str:
    """A paragraph or an item cited alone with the article (and paragraph) of the one before: 第一款第一项、第二项."""
    if "条" in part:
        return part if part.startswith("第") else "第" + part
    end = before.find("款") + 1 if part.endswith("项") and "款" not in part else 0
    article = re.match(r"第[^条]{1,7}条(?:之[一二三四五六七八九十])?", before)
    return (before[:end] or (article.group() if article else "")) + part


def read_provisions(text: str, whole: str = "") -> Iterator[Hit]:
    """Provisions violated and provisions the penalty rests on; citations about procedure are left out.

    `whole` is the text with the wording of laws that is blanked in `text`.
    """
    seen: set[tuple[FactKind, str]] = set()
    for provision in find_provisions(text):
        kind = _kind(text, provision, whole)
        if kind is None or (kind, provision.text) in seen:
            continue
        seen.add((kind, provision.text))
        yield Hit(kind, provision.text, provision.start, provision.end)


def _kind(text: str, provision: Provision, whole: str) -> FactKind | None:
    begin = max((m.end() for m in _SENTENCE.finditer(text, max(0, provision.start - 300), provision.start)), default=0)
    begin = max(begin, provision.start - 300, 0)
    before = text[begin : provision.start]
    stop = _SENTENCE.search(text, provision.end)
    if stop and re.fullmatch(
        r"(?:(?:、|和|及|，)?(?:《[^《》]{2,40}》)?第[^。]{2,30}|[的之]规定)*", text[provision.end : stop.start()]
    ):
        going_on = re.match(r"。(?:本机关|我局|本局|现)?(?:决定|拟|给予|责令)", text[stop.start() : stop.start() + 12])
        stop = _SENTENCE.search(text, stop.end()) if going_on else stop
    after = text[provision.end : min(stop.start() if stop else len(text), provision.end + 220)]
    violated = max((m.end() for m in VIOLATED.finditer(before)), default=-1)
    basis = max((m.end() for m in BASIS.finditer(before)), default=-1)
    if max(violated, basis) < max((m.end() for m in _FITS.finditer(before)), default=0):
        return None
    if violated > basis:
        return FactKind.VIOLATED
    if law_name(provision.law) == "行政处罚法" and provision.article in _PROCEDURE:
        return None
    told = re.split(r"，|,", after.replace("的规定", ""), maxsplit=3)
    head = "".join(told[:3])
    if _OTHER_MATTER.search(head) and not re.search(r"决定|处罚[：:]|罚款|没收|拟", head):
        return None
    penal = _PENAL.search(after) or _PENAL.search(before[basis:]) or (basis >= 0 and _penalises(text, provision, whole))
    return FactKind.PENALTY_BASIS if penal else None


def _penalises(text: str, provision: Provision, whole: str) -> bool:
    """True when the wording quoted behind a provision threatens a penalty, where the text breaks off before its own."""
    quoted = re.compile(r"(?:的规定)?[：:，,]?(?P<law>\x00+)").match(text, provision.end)
    return bool(quoted and re.search(r"罚款|没收|警告|吊销|责令", whole[quoted.start("law") : quoted.end("law")]))


def _provision(law: str, article: str, start: int, end: int) -> Provision:
    parts = PARTS.search(article)
    assert parts is not None
    number, paragraph, item = (han_number(parts[key]) if parts[key] else 0 for key in ("a", "p", "i"))
    text = f"《{law}》第{han_text(number)}条{parts['of'] or ''}"
    if paragraph:
        text += f"第{han_text(paragraph)}款"
    if item:
        text += f"第{han_text(item)}项"
    return Provision(law, number, paragraph, item, start, end, text)


def han_text(number: int) -> str:
    """A number below a thousand as statutes write it: 124 as 一百二十四, 103 as 一百零三."""
    digits = "零一二三四五六七八九"
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    out = digits[hundreds] + "百" if hundreds else ""
    if tens:
        out += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        out += "零"
    return out + (digits[ones] if ones or not out else "")


def law_name(law: str) -> str:
    """A law's name without the state's name, for comparing."""
    return re.sub(r"^中华人民共和国|[（(]\d{4}.{0,8}[）)]$", "", law)


# characters a recogniser confuses with Han numerals; only where a numeral must stand: 第…条
_CONFUSED = str.maketrans("寻卡士匹兰入人儿白丨", "十十十四三八八九百一")
_MISREAD = re.compile(r"(?<=第)[一二三四五六七八九十百零寻卡士匹兰入人儿白丨]{1,7}(?=[条款项])")


def mended(flow: str) -> str:
    """Recognised text with misread numerals of articles put right; places stay the same."""
    return _MISREAD.sub(lambda match: match.group().translate(_CONFUSED), flow)


def plain_provision(text: str) -> str:
    """A provision as 《law》第…条第…款第…项 without the state's name, for comparing; the text itself when unreadable."""
    found = next(find_provisions(text), None)
    return found.text.replace("《" + found.law, "《" + law_name(found.law)) if found else text
