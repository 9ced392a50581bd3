"""The style cascade: from what the file says in many places to one resolved style."""

from __future__ import annotations

from typing import Any

from app.intake.word.form import Anchor, Edge, ParagraphStyle, TabStop, TextStyle
from app.intake.word.names import A, Element, W, child, child_value, number, twips
from app.intake.word.properties import Props, merged, paragraph_props, run_props

HIGHLIGHTS = {
    "yellow": "FFFF00", "green": "00FF00", "cyan": "00FFFF", "magenta": "FF00FF", "blue": "0000FF", "red": "FF0000",
    "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000", "darkMagenta": "800080", "darkRed": "800000",
    "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0", "black": "000000",
}  # fmt: skip
_ALIGN = {"start": "left", "end": "right", "justify": "both", "lowKashida": "both", "mediumKashida": "both"}
_LINE_UNIT = 12.0


class Styles:
    """The style sheet of a document: chains, defaults and theme fonts, with resolved chains kept."""

    def __init__(self, sheet: Element | None, theme: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._defaults: dict[str, str] = {}
        for style in () if sheet is None else sheet.findall(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._defaults[style.get(W + "type", "paragraph")] = name
        self.theme_fonts = _theme_fonts(theme)
        defaults = None if sheet is None else sheet.find(W + "docDefaults")
        self.base_paragraph = paragraph_props(child(defaults, W + "pPrDefault", W + "pPr"))
        self.base_run = run_props(child(defaults, W + "rPrDefault", W + "rPr"))
        self._paragraph_chains: dict[str, tuple[Props, Props]] = {}
        self._run_chains: dict[str, Props] = {}
        self._text_styles: dict[str, TextStyle] = {}

    def default(self, kind: str) -> str:
        """The id of the default style of that kind."""
        return self._defaults.get(kind, "")

    def chain(self, name: str) -> list[Element]:
        """The style and what it is based on, the base first; loops are cut."""
        found: list[Element] = []
        while name in self._styles and self._styles[name] not in found:
            found.append(self._styles[name])
            name = child_value(found[-1], W + "basedOn")
        return found[::-1]

    def paragraph_chain(self, name: str) -> tuple[Props, Props]:
        """Paragraph and run properties of a paragraph style with its bases."""
        if name not in self._paragraph_chains:
            paragraph: Props = {}
            run: Props = {}
            for style in self.chain(name):
                paragraph = merged(paragraph, paragraph_props(style.find(W + "pPr")))
                run = merged(run, run_props(style.find(W + "rPr")))
            self._paragraph_chains[name] = (paragraph, run)
        return self._paragraph_chains[name]

    def run_chain(self, name: str) -> Props:
        """Run properties of a character style with its bases."""
        if name not in self._run_chains:
            props: Props = {}
            for style in self.chain(name):
                props = merged(props, run_props(style.find(W + "rPr")))
            self._run_chains[name] = props
        return self._run_chains[name]

    def text_style(self, props: Props) -> TextStyle:
        """The resolved style of a run; equal properties give the same object."""
        key = repr(props)
        if key not in self._text_styles:
            self._text_styles[key] = resolve_run(props, self.theme_fonts)
        return self._text_styles[key]


def _theme_fonts(theme: Element | None) -> dict[str, str]:
    fonts: dict[str, str] = {}
    scheme = child(theme, A + "themeElements", A + "fontScheme")
    for kind in ("major", "minor"):
        group = child(scheme, A + kind + "Font")
        if group is None:
            continue
        latin, east = group.find(A + "latin"), group.find(A + "ea")
        hans = next(
            (font.get("typeface", "") for font in group.findall(A + "font") if font.get("script") == "Hans"), ""
        )
        fonts[kind + "Ascii"] = fonts[kind + "HAnsi"] = "" if latin is None else latin.get("typeface", "")
        fonts[kind + "EastAsia"] = ("" if east is None else east.get("typeface", "")) or hans
    return fonts


def _font(fonts: Props, theme: dict[str, str], names: tuple[str, ...], default: str) -> str:
    for name in names:
        from_theme = theme.get(fonts.get(name + "Theme", ""), "")
        if from_theme or fonts.get(name):
            return str(from_theme or fonts[name])
    return default


def resolve_run(props: Props, theme: dict[str, str]) -> TextStyle:
    """A resolved run style from merged run properties."""
    fonts = props.get("fonts", {})
    shade = HIGHLIGHTS.get(props.get("highlight", ""), "") or props.get("shade", "")
    color = props.get("color", "auto")
    vertical = props.get("vertAlign", "")
    return TextStyle(
        latin=_font(fonts, theme, ("ascii", "hAnsi"), "Times New Roman"),
        east=_font(fonts, theme, ("eastAsia",), "宋体"),
        size=max(min(number(props.get("sz"), 20) / 2, 1638.0), 1.0),
        bold=bool(props.get("b")),
        italic=bool(props.get("i")),
        color="000000" if color == "auto" or len(color) != 6 else color,
        underline=props.get("u", ""),
        strike=props.get("strike", ""),
        position=number(props.get("position")) / 2,
        script=vertical if vertical in ("superscript", "subscript") else "",
        spacing=twips(props.get("charSpacing")),
        scale=min(max(number(props.get("w"), 100) / 100, 0.01), 6.0),
        shade=shade,
        emphasis="" if props.get("em", "none") == "none" else props["em"],
        east_hint=fonts.get("hint") == "eastAsia",
        snap=props.get("snapToGrid", True),
        fit=twips(props.get("fitText")),
        border=bool(props.get("border")),
        caps=bool(props.get("caps") or props.get("smallCaps")),
        hang=props.get("lang", {}).get("eastAsia", "zh-CN")[:2] in ("zh", "ja", "ko"),
    )


def resolve_paragraph(props: Props, size: float, pitch: float) -> ParagraphStyle:
    """A resolved paragraph style; `size` is its character unit, `pitch` the section's line grid or 0."""
    spacing, indents = props.get("spacing", {}), props.get("ind", {})
    left, right, first = _indents(indents, size)
    align = props.get("jc", "left")
    return ParagraphStyle(
        align=str(_ALIGN.get(align, align)),
        left=left,
        right=right,
        first=first,
        before=_gap(spacing, "before", pitch),
        after=_gap(spacing, "after", pitch),
        line=number(spacing.get("line"), 240),
        line_rule=spacing.get("lineRule", "auto"),
        keep_next=props.get("keepNext", False),
        keep_lines=props.get("keepLines", False),
        page_break_before=props.get("pageBreakBefore", False),
        widow=props.get("widowControl", True),
        contextual=props.get("contextualSpacing", False),
        snap=props.get("snapToGrid", True),
        hang=props.get("overflowPunct", True),
        kinsoku=props.get("kinsoku", True),
        gap_latin=props.get("autoSpaceDE", True),
        gap_digits=props.get("autoSpaceDN", True),
        word_wrap=props.get("wordWrap", True),
        tabs=_tab_stops(props.get("tabs", {})),
        edges={side: edge for side, edge in props.get("edges", {}).items() if isinstance(edge, Edge) and edge.drawn},
        shade=props.get("shade", ""),
        style_id=props.get("pStyle", ""),
        frame=_frame(props.get("frame")),
        vertical=props.get("textAlignment", "auto"),
    )


def _tab_stops(stops: dict[float, TabStop | None]) -> tuple[TabStop, ...]:
    return tuple(stop for _, stop in sorted(stops.items()) if stop is not None and stop.align != "bar")


def _by_chars(indents: Props, name: str, size: float) -> float:
    chars = number(indents.get(name + "Chars"))
    return chars / 100 * size if chars else twips(indents.get(name))


def _indents(indents: Props, size: float) -> tuple[float, float, float]:
    left, right = _by_chars(indents, "left", size), _by_chars(indents, "right", size)
    hanging = _by_chars(indents, "hanging", size)
    first = -hanging if hanging else _by_chars(indents, "firstLine", size)
    if number(indents.get("hangingChars")) and not number(indents.get("leftChars")):
        left = max(left, hanging)
    return left, right, first


def _gap(spacing: Props, side: str, pitch: float) -> float:
    if spacing.get(side + "Autospacing", "0") in ("1", "true", "on"):
        return 14.0
    lines = number(spacing.get(side + "Lines"))
    return lines / 100 * (pitch or _LINE_UNIT) if lines else max(twips(spacing.get(side)), 0.0)


def _frame(frame: dict[str, Any] | None) -> Anchor | None:
    if not frame or frame.get("dropCap", "none") != "none":
        return None
    return Anchor(
        h_from={"text": "column"}.get(frame.get("hAnchor", "text"), frame.get("hAnchor", "text")),
        h_align=frame.get("xAlign", ""),
        h_offset=twips(frame.get("x")),
        v_from={"text": "paragraph"}.get(frame.get("vAnchor", "text"), frame.get("vAnchor", "text")),
        v_align=frame.get("yAlign", ""),
        v_offset=twips(frame.get("y")),
        wrap=frame.get("wrap", "around"),
        gap=(twips(frame.get("w")), 0.0, 0.0, twips(frame.get("h"))),
    )


def toggled(paragraph: Props, character: Props, direct: Props) -> Props:
    """Run properties merged, with bold and italic of paragraph and character style cancelling each other."""
    props = merged(merged(paragraph, character), direct)
    for name in ("b", "i", "caps"):
        if name not in direct and paragraph.get(name) and character.get(name):
            props[name] = False
    return props
