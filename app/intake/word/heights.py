"""How high a line is: the requested faces, the spacing rule, and the line grid."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from app.intake.word.atoms import BREAK, THING, Atom
from app.intake.word.boxes import inline_size
from app.intake.word.form import ParagraphStyle, TextStyle
from app.intake.word.measure import Measure

_EXACT_ASCENT = 0.8


@dataclass(frozen=True, slots=True)
class LineHeight:
    """Height of a line, how far below its top the baseline is, and what of it is only leading below the text."""

    height: float
    baseline: float
    leading: float = 0.0


def line_height(
    atoms: Iterable[Atom],
    mark: TextStyle | None,
    style: ParagraphStyle,
    pitch: float,
    measure: Measure,
    last: bool = False,
) -> LineHeight:
    """The height of a line with these atoms; `pitch` is the line grid or 0, `mark` counts when nothing else stands there.

    `last` is the last line of its paragraph.
    """
    ascent = descent = things = 0.0
    for atom in atoms:
        if atom.kind == THING and atom.layout is not None:
            things = max(things, inline_size(atom.layout.box)[1])
            continue
        if atom.kind == BREAK:
            continue
        up, down = measure.heights(atom.style, atom.east)
        ascent, descent = max(ascent, up), max(descent, down)
    if mark is not None and not ascent + things:
        ascent, descent = measure.heights(mark, mark.east_hint)
    if things:
        return _with_things(ascent, descent, things, style)
    return _ruled(ascent, descent, style, pitch if style.snap else 0.0, last)


def _with_things(ascent: float, descent: float, things: float, style: ParagraphStyle) -> LineHeight:
    """A picture keeps its whole height, whatever the spacing says."""
    height = max(ascent, things) + descent
    if style.line_rule == "atLeast":
        height = max(height, style.line / 20)
    return LineHeight(height, height - descent)


def _ruled(ascent: float, descent: float, style: ParagraphStyle, pitch: float, last: bool) -> LineHeight:
    natural = ascent + descent
    if style.line_rule == "exact":
        height = max(style.line / 20, 1.0)
        return LineHeight(height, height * _EXACT_ASCENT if height < natural else (height - natural) / 2 + ascent)
    single = math.ceil(natural / pitch - 0.002) * pitch if pitch else natural
    if style.line_rule == "atLeast":
        height = max(single, style.line / 20)
        return LineHeight(height, height - descent - (single - natural) / 2)
    factor = style.line / 240 if style.line > 0 else 1.0
    if factor < 1 and not pitch:
        return LineHeight(natural * factor, natural * factor - descent)
    # On a grid a line is never lower than its cells; what a multiple adds stands below, after the last line without the grid.
    leading = (natural if last else single) * max(factor - 1, 0.0)
    return LineHeight(single + leading, (single - natural) / 2 + ascent, leading)
