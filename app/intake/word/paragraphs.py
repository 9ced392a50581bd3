"""A paragraph to strips: its lines filled, measured, justified and set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from app.intake.word.atoms import BREAK, TABULATOR, Atom, AtomMaker, AtomRules
from app.intake.word.form import Box, Paragraph, ParagraphStyle, TextStyle
from app.intake.word.heights import line_height
from app.intake.word.lines import LineFiller, LineSpan
from app.intake.word.pieces import Fill, Floating, Strip
from app.intake.word.setting import LineSetter, stroke_of

Insets = Callable[[float, float], tuple[float, float]]


@dataclass(slots=True)
class LaidParagraph:
    """The lines of a paragraph and the space around them."""

    strips: list[Strip]
    before: float
    after: float
    source: Paragraph
    floats: list[Box] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ParagraphRules:
    """What a paragraph needs to know of where it stands."""

    atoms: AtomRules
    pitch: float = 0.0
    default_tab: float = 36.0


def lay_out_paragraph(
    paragraph: Paragraph, width: float, rules: ParagraphRules, insets: Insets | None = None
) -> LaidParagraph:
    """The paragraph in a column of that width; `insets` tells what stands beside a line at a height."""
    maker = AtomMaker(paragraph, rules.atoms)
    atoms = _label_atoms(paragraph, rules) + maker.make()
    shift = len(atoms) - len(maker.atoms)
    style = paragraph.style
    measure = rules.atoms.measure
    guess = line_height(atoms[:1], paragraph.mark, style, rules.pitch, measure).height
    left, right = style.left, style.right
    if left + right > width - 10:
        left, right = min(left, max(width * 0.5, 0.0)), 0.0

    def room_at(number: int) -> tuple[float, float]:
        inset_left, inset_right = insets(number * guess, guess) if insets else (0.0, 0.0)
        start = left + (style.first if number == 0 else 0.0) + inset_left
        return start, width - right - inset_right - start

    spans = LineFiller(atoms, style, rules.default_tab, measure).fill(room_at)
    setter = LineSetter(paragraph, atoms, measure)
    strips = [_strip(setter, span, index, spans, paragraph, rules) for index, span in enumerate(spans)]
    if not strips or (atoms and atoms[-1].kind == BREAK and not _page_break(atoms[-1])):
        height = line_height((), paragraph.mark, style, rules.pitch, measure, last=True)
        strips.append(Strip(height.height, blank=True, leading=height.leading))
    for number, strip in enumerate(strips):
        strip.line, strip.lines, strip.alone = number, len(strips), not style.widow
    _decorate(strips, paragraph, width)
    _attach(strips, spans, [(index + shift, box) for index, box in maker.anchored], rules)
    return LaidParagraph(strips, style.before, style.after, paragraph)


def _page_break(atom: Atom) -> bool:
    return atom.kind == BREAK and atom.source is not None and getattr(atom.source, "kind", "") in ("page", "column")


def _strip(
    setter: LineSetter, span: LineSpan, index: int, spans: list[LineSpan], paragraph: Paragraph, rules: ParagraphRules
) -> Strip:
    atoms = setter.atoms[span.start : span.end]
    ends_with_break = bool(atoms) and atoms[-1].kind == BREAK
    only_break = len(atoms) == 1 and ends_with_break
    mark = paragraph.mark if only_break or not atoms else None
    last = index == len(spans) - 1
    height = line_height(atoms, mark, paragraph.style, rules.pitch, rules.atoms.measure, last)
    strip = setter.set(span, height, last or ends_with_break)
    strip.fixed = paragraph.style.line_rule == "exact"
    if ends_with_break and _page_break(atoms[-1]):
        strip.page_break = str(getattr(atoms[-1].source, "kind", ""))
        strip.blank = only_break
    return strip


def _label_atoms(paragraph: Paragraph, rules: ParagraphRules) -> list[Atom]:
    label = paragraph.label
    if label is None or not (label.text or label.suffix == "tab"):
        return []
    shown = AtomMaker(replace(paragraph, inlines=(), label=None), rules.atoms)
    atoms = shown.label(label.text, label.style)
    if label.suffix == "space":
        atoms += shown.label(" ", label.style)
    elif label.suffix == "tab":
        tab = Atom(TABULATOR, "\t", _plain(label.style), 0, 0.0)
        atoms.append(tab)
    return atoms


def _plain(style: TextStyle) -> TextStyle:
    return replace(style, underline="")


def _decorate(strips: list[Strip], paragraph: Paragraph, width: float) -> None:
    """Shading and border lines of a paragraph."""
    style = paragraph.style
    left, right = style.left + min(style.first, 0.0), width - style.right
    _make_room(strips, style)
    for index, strip in enumerate(strips):
        if style.shade:
            strip.pieces.insert(0, Fill(left, 0.0, right - left, strip.height, style.shade))
        for side, edge in style.edges.items():
            if side in ("left", "right"):
                x = left - edge.space if side == "left" else right + edge.space
                strip.pieces.append(stroke_of(edge, x, 0.0, x, strip.height))
            elif (side == "top" and index == 0) or (side == "bottom" and index == len(strips) - 1):
                y = edge.width / 2 if side == "top" else strip.height - edge.width / 2
                strip.pieces.append(stroke_of(edge, left, y, right, y))


def _make_room(strips: list[Strip], style: ParagraphStyle) -> None:
    """Lines above and below a paragraph stand in room of their own."""
    top, bottom = style.edges.get("top"), style.edges.get("bottom")
    if top is not None:
        strips[0].lower(top.space + top.width)
    if bottom is not None:
        strips[-1].height += bottom.space + bottom.width
        strips[-1].leading = 0.0


def _attach(strips: list[Strip], spans: list[LineSpan], anchored: list[tuple[int, Box]], rules: ParagraphRules) -> None:
    """Anchored boxes hang on the line their anchor stands in."""
    for index, box in anchored:
        number = next((n for n, span in enumerate(spans) if span.start <= index < span.end), len(strips) - 1)
        number = min(number, len(strips) - 1)
        above = sum(strip.height for strip in strips[:number])
        strips[number].floating.append(Floating(rules.atoms.lay_out_box(box), y=-above))
