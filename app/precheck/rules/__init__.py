"""Rules that need code, by id; each a small pure function of the case and its record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.domain.finding import Finding
from app.precheck.case import CaseView
from app.precheck.record import RuleRecord
from app.precheck.rules import (
    archive,
    citing,
    coercion,
    consistency,
    decision,
    fines,
    forms,
    goods,
    hints,
    issuing,
    notice,
    papers,
    parties,
    people,
    procedures,
    proof,
    records,
    remedies,
    signing,
    strangers,
    time_limits,
)

CODE: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    **people.RULES,
    **notice.RULES,
    **decision.RULES,
    **fines.RULES,
    **time_limits.RULES,
    **papers.RULES,
    "QZ-03": people.two_officers,
    "XK-06": people.two_officers,
    "JC-09": people.two_officers,
    **coercion.RULES,
    **signing.RULES,
    **archive.RULES,
    **consistency.RULES,
    **citing.RULES,
    **parties.RULES,
    **procedures.RULES,
    **proof.RULES,
    **forms.RULES,
    **goods.RULES,
    **hints.RULES,
    **issuing.RULES,
    **records.RULES,
    **remedies.RULES,
    **strangers.RULES,
}
