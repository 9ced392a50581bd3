"""What is typed after `mark`: verdicts, rules and pins."""

from __future__ import annotations

import re

import click

from app import wording
from app.domain.casefile import CaseFile
from app.domain.page import Pin, Rect
from app.domain.points import points
from app.domain.review import AppliedRule, Verdict
from app.services.places import pin_at, pin_text
from app.store.database import Store

VERDICTS = {name: verdict for verdict in Verdict for name in (verdict.value, wording.word(verdict))}
_RULE = re.compile(
    r"(?P<code>[^:=#-]+)(?::(?P<count>\d+)|=(?P<value>[\d.]+)|#(?P<tier>\d+)|-(?P<missing>\d+(?:,\d+)*))?"
)
_FOUR = re.compile(r"[\d.]+,[\d.]+,[\d.]+,[\d.]+")


def verdict_of(text: str) -> Verdict:
    """The verdict named in Chinese or by its key."""
    if text not in VERDICTS:
        raise click.BadParameter(f"“{text}”不是评查结论，可用：{'、'.join(wording.word(one) for one in Verdict)}。")
    return VERDICTS[text]


def rule_of(text: str) -> AppliedRule:
    """A rule applied: `a`, `a:3` (places), `a=1.5` (points), `a#2` (tier), `a-1,4` (elements missing), counted from 1."""
    found = _RULE.fullmatch(text)
    if found is None:
        raise click.BadParameter(f"“{text}”不是扣分规则的写法，例如 a、a:3、a=1.5、a#2、a-1,4。")
    try:
        value = points(found["value"]) if found["value"] else None
    except ValueError as error:
        raise click.BadParameter(f"“{text}”里的分值不是数字。") from error
    return AppliedRule(
        code=found["code"],
        count=int(found["count"] or 1),
        value=value,
        tier=int(found["tier"]) - 1 if found["tier"] else None,
        missing=tuple(int(one) - 1 for one in found["missing"].split(",")) if found["missing"] else (),
    )


def pin_of(store: Store, case: CaseFile, text: str) -> Pin:
    """A pin: `12` (the whole page), `12:0.1,0.2,0.5,0.3` (a rectangle) or `12:words on the page`."""
    folio, _, place = text.partition(":")
    if not folio.isdigit():
        raise click.BadParameter(f"“{text}”不是位置的写法，例如 12、12:承办人签名、12:0.1,0.2,0.5,0.3。")
    if not place:
        return pin_at(case, int(folio))
    if _FOUR.fullmatch(place):
        return pin_at(case, int(folio), _rect(place))
    return pin_text(store, case, int(folio), place)


def _rect(text: str) -> Rect:
    left, top, right, bottom = (float(one) for one in text.split(","))
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise click.BadParameter(f"“{text}”不是页面上的矩形：依次为左、上、右、下，都在 0 到 1 之间。")
    return Rect(left, top, right, bottom)
