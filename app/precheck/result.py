"""The four results of a rule, built from its record."""

from __future__ import annotations

from collections.abc import Iterable

from app.domain.finding import Evidence, Finding, Outcome
from app.domain.points import ZERO
from app.precheck.record import RuleRecord

LOW_CONFIDENCE = 0.6


def conforms(
    record: RuleRecord, message: str, evidence: Iterable[Evidence] = (), arithmetic: Iterable[str] = ()
) -> Finding:
    """The case keeps the rule, as far as the facts read show."""
    return _finding(record, Outcome.CONFORMS, message, tuple(evidence), tuple(arithmetic))


def suspected(
    record: RuleRecord, message: str, evidence: Iterable[Evidence] = (), arithmetic: Iterable[str] = ()
) -> Finding:
    """The case seems to break the rule; says so when the words were recognised with low confidence."""
    held = tuple(evidence)
    if any(item.confidence < LOW_CONFIDENCE for item in held):
        message += "（识别置信度低，请对照原件核对）"
    return _finding(record, Outcome.SUSPECTED, message, held, tuple(arithmetic))


def questioned(record: RuleRecord, told: str, evidence: Iterable[Evidence], unclear: str = "") -> Finding:
    """疑似不符; 无法判断 where `unclear` names what may have been misread."""
    if unclear:
        return undecided(record, [f"清楚的{unclear}（{told}，扫描件可能识别有误）"], evidence)
    return suspected(record, f"{told}。", evidence)


def undecided(record: RuleRecord, missing: Iterable[str], evidence: Iterable[Evidence] = ()) -> Finding:
    """Something needed is missing or unreadable; names it."""
    names = tuple(missing)
    return _finding(record, Outcome.UNDECIDED, f"缺少：{'、'.join(names)}。", tuple(evidence), (), names)


def not_applicable(record: RuleRecord, why: str) -> Finding:
    """The rule does not concern this case."""
    return _finding(record, Outcome.NOT_APPLICABLE, why, (), ())


def _finding(
    record: RuleRecord,
    outcome: Outcome,
    message: str,
    evidence: tuple[Evidence, ...],
    arithmetic: tuple[str, ...],
    missing: tuple[str, ...] = (),
) -> Finding:
    proposes = outcome is Outcome.SUSPECTED and record.effective_severity is record.severity
    return Finding(
        rule=record.id,
        name=record.name,
        article=record.article,
        outcome=outcome,
        severity=record.effective_severity,
        message=message,
        provenance=record.tag,
        check_list=record.check_list,
        group=record.group,
        evidence=evidence,
        arithmetic=arithmetic,
        missing=missing,
        item_code=record.items[0] if record.items else "",
        deduction=record.deduct if proposes else ZERO,
    )
