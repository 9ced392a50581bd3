"""The inside of a paragraph: runs, revisions and wrappers to inlines with addresses."""

from __future__ import annotations

from collections.abc import Iterable

from app.intake.word.cascade import toggled
from app.intake.word.drawings import UNDERSTOOD, math_text
from app.intake.word.fields import Fields
from app.intake.word.form import Inline, Text, TextStyle
from app.intake.word.names import Element, W, chosen_branch, local
from app.intake.word.properties import Props, merged, run_props
from app.intake.word.reading import Scope
from app.intake.word.run_content import field_mark, read_item, start_result

_PASSED = frozenset({"hyperlink", "smartTag", "customXml", "bdo", "dir", "ins", "moveTo", "sdtContent", "rubyBase"})
_EFFECTS = ("outline", "shadow", "emboss", "imprint")
_HIDDEN = frozenset({"del", "moveFrom"})


class InlineReader:
    """Reads the content of one paragraph; `style_run` are the run properties its style gives."""

    def __init__(self, scope: Scope, base: Props, style_run: Props) -> None:
        self.scope = scope
        self.fields = Fields()
        self.inlines: list[Inline] = []
        self.offset = 0
        self._base = base
        self._style_run = style_run
        self._plain: TextStyle | None = None

    def style(self, direct: Props) -> TextStyle:
        """The resolved style of a run with these direct properties."""
        if not direct and self._plain is not None:
            return self._plain
        styles = self.scope.reading.styles
        character = styles.run_chain(direct["rStyle"]) if direct.get("rStyle") else {}
        style = styles.text_style(merged(self._base, toggled(self._style_run, character, direct)))
        if not direct:
            self._plain = style
        return style

    def add(self, inline: Inline) -> None:
        """Add a thing unless it stands in an instruction or a replaced result."""
        if not self.fields.silent:
            self.inlines.append(inline)

    def add_text(self, text: str, style: TextStyle) -> None:
        """Add text, joined to text of the same style before it."""
        if not text:
            return
        offset, self.offset = self.offset, self.offset + len(text)
        if self.fields.silent:
            return
        if style.italic:
            self.scope.reading.notice("italic")
        if style.caps:
            text = text.upper() if len(text.upper()) == len(text) else text
        last = self.inlines[-1] if self.inlines else None
        if isinstance(last, Text) and last.style is style and last.offset + len(last.text) == offset:
            self.inlines[-1] = Text(last.text + text, style, last.offset)
        else:
            self.inlines.append(Text(text, style, offset))

    def read(self, elements: Iterable[Element]) -> None:
        """Read paragraph-level children."""
        for element in elements:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in _PASSED:
                self.scope.reading.revisions += name in ("ins", "moveTo")
                self.read(element)
            elif name in _HIDDEN:
                self.scope.reading.revisions += 1
                self._deleted(element)
            else:
                self._special(element, name)

    def _special(self, element: Element, name: str) -> None:
        if name == "sdt":
            content = element.find(W + "sdtContent")
            self.read(() if content is None else content)
        elif name == "fldSimple":
            self._simple_field(element)
        elif name in ("oMath", "oMathPara"):
            self.scope.reading.notice("math")
            self.add_text(math_text(element), self.style({}))
        elif name == "AlternateContent":
            self.read(chosen_branch(element, UNDERSTOOD))
        elif name == "subDoc":
            self.scope.reading.notice("embedded")

    def _deleted(self, element: Element) -> None:
        """Field marks inside deleted text still count, its words do not."""
        for mark in element.iter(W + "fldChar"):
            field_mark(self, mark, self.style({}))

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        direct = run_props(properties) if properties is not None else {}
        if properties is not None and properties.find(W + "rPrChange") is not None:
            self.scope.reading.revisions += 1
        if self._vanished(direct):
            if any((text.text or "").strip() for text in run.iterfind(W + "t")):
                self.scope.reading.notice("hidden")
            self._deleted(run)
            return
        if any(direct.get(name) for name in _EFFECTS):
            self.scope.reading.notice("effects")
        layout = direct.get("eastLayout", {})
        if "combine" in layout or "vert" in layout:
            self.scope.reading.notice("two_lines")
        style = self.style(direct)
        for item in run:
            read_item(self, item, style)

    def _vanished(self, direct: Props) -> bool:
        if "vanish" in direct:
            return bool(direct["vanish"])
        character = self.scope.reading.styles.run_chain(direct["rStyle"]) if direct.get("rStyle") else {}
        return bool(character.get("vanish") or self._style_run.get("vanish"))

    def _simple_field(self, element: Element) -> None:
        self.fields.begin(element.get(W + "instr", ""))
        start_result(self, self.style(run_props(element.find(".//" + W + "rPr"))))
        self.read(element)
        self.fields.end()
