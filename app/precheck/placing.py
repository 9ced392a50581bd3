"""Which item or veto of a loaded standard a finding belongs to, and the mark it would make there."""

from __future__ import annotations

import re

from app.domain.finding import Finding, Severity
from app.domain.review import Mark, Verdict
from app.domain.standard import Item, Method, Standard, Veto
from app.precheck.fitting import fitting_rule, pairs
from app.precheck.record import RuleRecord

_LEAST = 0.18
_ARTICLE = re.compile(r"([\u4e00-\u9fff]{2,20}?(?:法|条例|规定|办法))?第([一二三四五六七八九十百]+)条")


def place(standard: Standard, finding: Finding, record: RuleRecord | None) -> Item | Veto | None:
    """The item or veto the record names for this standard, else the one that speaks most of the same; None when none does."""
    for named in record.items if record else ():
        standard_id, _, code = named.rpartition(":")
        if not standard_id or standard_id == standard.id:
            found = standard.item(code) or standard.veto(code)
            if found is not None:
                return found
    if finding.severity is Severity.VETO and standard.vetoes:
        veto = max(standard.vetoes, key=lambda one: _nearness(finding, one))
        if _nearness(finding, veto) >= _LEAST:
            return veto
    leaves = [item for item in standard.leaves() if item.method is not Method.BONUS]
    best = max(leaves, key=lambda one: _nearness(finding, one), default=None)
    return best if best is not None and _nearness(finding, best) >= _LEAST else None


def proposed_mark(finding: Finding, target: Item | Veto) -> Mark:
    """The mark the reviewer is shown to confirm: reason, pins and the smallest rule that fits; never stored by itself."""
    pins = tuple(item.pin for item in finding.evidence[:3] if item.pin)
    reason = finding.message.strip()
    if isinstance(target, Veto):
        return Mark(target.code, Verdict.PENDING, reason=reason, pins=pins)
    if target.method is Method.EARN:
        return Mark(target.code, Verdict.PENDING, reason=reason, pins=pins)
    applied = fitting_rule(target, finding)
    if applied is None:
        return Mark(target.code, Verdict.PENDING, reason=reason, pins=pins)
    return Mark(target.code, Verdict.DEDUCTED, (applied,), reason=reason, pins=pins)


def _nearness(finding: Finding, target: Item | Veto) -> float:
    """0..1: shared pairs of characters in what is asked, and a shared article."""
    asked = pairs(finding.name)
    text = target.text if isinstance(target, Veto) else target.text + "".join(rule.text for rule in target.rules)
    said = pairs(text)
    shared = len(asked & said) / max(len(asked), 1)
    articles = _articles(finding.article) & {article for basis in target.basis for article in _articles(basis)}
    return 0.75 * shared + (0.25 if articles else 0)


def _articles(text: str) -> set[tuple[str, str]]:
    found, law = set(), ""
    for match in _ARTICLE.finditer(text):
        law = match[1] or law
        found.add((law, match[2]))
    return found
