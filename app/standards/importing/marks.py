"""Notes below a sheet that give its rows a meaning, or state deductions nobody would see in the rows."""

from __future__ import annotations

import re
from dataclasses import replace

from app.domain.points import HUNDRED, ZERO
from app.domain.standard import RuleKind
from app.standards.importing.asides import VETO_LEAD, grade_pairs
from app.standards.importing.expressions import effect_of
from app.standards.importing.plain import digits, packed, plain, unmarked
from app.standards.importing.sentences import read_rules
from app.standards.importing.understood import Clause, Loose, Understood

_SIGNS = "★☆▲△※◆●■*＊#"
_SPEAKS_OF_SIGN = re.compile(
    rf"(?:带|标|打|注|有|加|为)?[“\"(（「]?([{re.escape(_SIGNS)}])[”\")）」]?\s*(?:号|项|的|标记|标志|条款|为|者)"
)
_COSTS = (RuleKind.FIXED, RuleKind.PER_PLACE, RuleKind.RANGE, RuleKind.ALL)


def read_marks(result: Understood) -> None:
    """Lines with a sign the notes explain as a veto get that veto; deductions told only in a note are listed."""
    for note in result.notes:
        for sentence in re.split(r"[。；;\n]", note.text):
            if sentence.strip():
                _read(result, Loose(note.source, sentence.strip()))


def _read(result: Understood, note: Loose) -> None:
    sign = _SPEAKS_OF_SIGN.search(note.text)
    effect = effect_of(digits(plain(note.text)))
    if sign is not None and effect is not None:
        marked = [line for line in result.lines if sign.group(1) in line.printed]
        for line in marked:
            line.clauses.append(Clause(RuleKind.VETO, unmarked(note.text), effect=effect))
        if not marked:
            result.not_understood.append(
                replace(note, why=f"没有找到带“{sign.group(1)}”的评查项；请在编辑器中逐项设一票否决")
            )
    elif result.formula and packed(result.formula) in packed(note.text):
        return
    elif _states_deduction(note.text) or (VETO_LEAD.search(packed(note.text)) and not result.barriers):
        result.not_understood.append(
            replace(note, why="写在说明里，没有归到任何评查项；请在编辑器中补成规则或者否决项")
        )


def _states_deduction(text: str) -> bool:
    """True for a deduction of its own; 扣完为止 and the grades are none."""
    if grade_pairs(text):
        return False
    clauses = read_rules(text).clauses
    return any(one.kind in _COSTS and (one.points or one.high or ZERO) < HUNDRED for one in clauses)
