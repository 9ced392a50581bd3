"""The inside of a paragraph: runs, fields, revisions, wrappers, to inlines with addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from app.intake.word.cascade import toggled
from app.intake.word.drawings import UNDERSTOOD, drawing_boxes, math_text, vml_boxes
from app.intake.word.form import Break, Inline, Note, PageField, Tab, Text, TextStyle
from app.intake.word.names import XML_SPACE, Element, W, chosen_branch, local, switched_on
from app.intake.word.numbering import format_number
from app.intake.word.properties import Props, merged, run_props
from app.intake.word.reading import Scope
from app.intake.word.symbols import CHECKED, UNCHECKED, symbol, symbol_text

_COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_RINGS = dict(zip("1234567890", "①②③④⑤⑥⑦⑧⑨⓪", strict=True))
_PASSED = frozenset({"hyperlink", "smartTag", "customXml", "bdo", "dir", "ins", "moveTo", "sdtContent", "rubyBase"})
_HIDDEN = frozenset({"del", "moveFrom"})


@dataclass(slots=True)
class _Field:
    instruction: str = ""
    result: bool = False
    replaced: bool = False


class InlineReader:
    """Reads the content of one paragraph; `paragraph_run` are the run properties its style gives."""

    def __init__(self, scope: Scope, base: Props, style_run: Props) -> None:
        self._scope = scope
        self._reading = scope.reading
        self._base = base
        self._style_run = style_run
        self._fields: list[_Field] = []
        self._offset = 0
        self._plain: TextStyle | None = None
        self.inlines: list[Inline] = []

    def style(self, direct: Props) -> TextStyle:
        """The resolved style of a run with these direct properties."""
        if not direct and self._plain is not None:
            return self._plain
        character = self._reading.styles.run_chain(direct.get("rStyle", "")) if direct.get("rStyle") else {}
        props = merged(self._base, toggled(self._style_run, character, direct))
        style = self._reading.styles.text_style(props)
        if not direct:
            self._plain = style
        return style

    def read(self, elements: Iterable[Element]) -> None:
        """Read paragraph-level children."""
        for element in elements:
            name = local(element)
            if name == "r":
                self._run(element)
            elif name in _PASSED:
                if name in ("ins", "moveTo"):
                    self._reading.revisions += 1
                self.read(element)
            elif name in _HIDDEN:
                self._reading.revisions += 1
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
            self._reading.notice("math")
            self._add_text(math_text(element), self.style({}))
        elif name == "AlternateContent":
            self.read(chosen_branch(element, UNDERSTOOD))
        elif name == "subDoc":
            self._reading.notice("embedded")

    def _deleted(self, element: Element) -> None:
        """Field marks inside deleted text still count, its words do not."""
        for mark in element.iter(W + "fldChar"):
            self._field_mark(mark, self.style({}))

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        direct = run_props(properties) if properties is not None else {}
        if properties is not None and properties.find(W + "rPrChange") is not None:
            self._reading.revisions += 1
        if direct.get("vanish") or direct.get("specVanish"):
            self._deleted(run)
            return
        if "eastLayout" in direct and ("combine" in direct["eastLayout"] or "vert" in direct["eastLayout"]):
            self._reading.notice("two_lines")
        style = self.style(direct)
        if not style.size or self._vanished(direct):
            return
        for item in run:
            reader = _RUN_READERS.get(local(item))
            if reader is not None:
                reader(self, item, style)

    def _vanished(self, direct: Props) -> bool:
        character = self._reading.styles.run_chain(direct["rStyle"]) if "rStyle" in direct else {}
        return bool("vanish" not in direct and character.get("vanish"))

    @property
    def _silent(self) -> bool:
        return any(not field.result or field.replaced for field in self._fields)

    def _add_text(self, text: str, style: TextStyle) -> None:
        if not text:
            return
        offset, self._offset = self._offset, self._offset + len(text)
        if self._silent:
            return
        if style.italic:
            self._reading.notice("italic")
        if style.caps:
            text = text.upper() if len(text.upper()) == len(text) else text
        last = self.inlines[-1] if self.inlines else None
        if isinstance(last, Text) and last.style is style and last.offset + len(last.text) == offset:
            self.inlines[-1] = Text(last.text + text, style, last.offset)
        else:
            self.inlines.append(Text(text, style, offset))

    def _text(self, item: Element, style: TextStyle) -> None:
        text = item.text or ""
        if item.get(XML_SPACE) != "preserve":
            text = text.strip(" \t\r\n")
        text = symbol_text(style.latin, text.replace("\r", "").replace("\n", " "))
        for index, piece in enumerate(text.split("\t")):
            if index:
                self._tab(item, style)
            self._add_text(piece, style)

    def _tab(self, _item: Element, style: TextStyle) -> None:
        if not self._silent:
            self.inlines.append(Tab(style, self._offset))
        self._offset += 1

    def _break(self, item: Element, style: TextStyle) -> None:
        if not self._silent:
            kind = item.get(W + "type", "textWrapping")
            self.inlines.append(Break("line" if kind == "textWrapping" else kind, style))
        self._offset += 1

    def _symbol(self, item: Element, style: TextStyle) -> None:
        char = symbol(item.get(W + "font", ""), item.get(W + "char", ""))
        self._add_text(char, replace(style, east_hint=True))

    def _drawing(self, item: Element, _style: TextStyle) -> None:
        if not self._silent:
            self.inlines.extend(drawing_boxes(item, self._scope))

    def _pict(self, item: Element, _style: TextStyle) -> None:
        if self._silent:
            return
        if local(item) == "object":
            self._reading.notice("object")
        self.inlines.extend(vml_boxes(item, self._scope))

    def _alternate(self, item: Element, style: TextStyle) -> None:
        for inner in chosen_branch(item, UNDERSTOOD):
            reader = _RUN_READERS.get(local(inner))
            if reader is not None:
                reader(self, inner, style)

    def _note(self, item: Element, style: TextStyle) -> None:
        kind = "footnote" if local(item) == "footnoteReference" else "endnote"
        note = _note_blocks(self._scope, kind, item.get(W + "id", ""))
        if note is None or self._silent:
            return
        count = self._reading.notes[kind] = self._reading.notes.get(kind, 0) + 1
        mark = str(count) if kind == "footnote" else format_number(count, "lowerRoman")
        blocks = replace(self._scope, part=note[0], note_mark=mark, table_paragraph={}, table_run={}).blocks(note[1])
        raised = replace(style, script="superscript")
        self.inlines.append(Note(mark, raised, blocks, kind == "endnote", self._offset))

    def _own_mark(self, _item: Element, style: TextStyle) -> None:
        self._add_text(self._scope.note_mark, replace(style, script="superscript"))

    def _ruby(self, item: Element, _style: TextStyle) -> None:
        self._reading.notice("ruby")
        base = item.find(W + "rubyBase")
        self.read(() if base is None else base)

    def _instruction(self, item: Element, _style: TextStyle) -> None:
        if self._fields and not self._fields[-1].result:
            self._fields[-1].instruction += item.text or ""

    def _field_mark(self, item: Element, style: TextStyle) -> None:
        kind = item.get(W + "fldCharType", "")
        if kind == "begin":
            self._fields.append(_Field())
            self._check_box(item, style)
        elif not self._fields:
            return
        elif kind == "separate":
            self._start_result(style)
        elif kind == "end":
            if not self._fields[-1].result:
                self._start_result(style)
            self._fields.pop()

    def _check_box(self, item: Element, style: TextStyle) -> None:
        box = item.find(W + "ffData/" + W + "checkBox")
        if box is None:
            return
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        outer, self._fields = self._fields[:-1], self._fields
        if not any(not field.result or field.replaced for field in outer):
            text = CHECKED if state is not None and switched_on(state) else UNCHECKED
            self.inlines.append(Text(text, replace(style, east_hint=True), self._offset))

    def _start_result(self, style: TextStyle) -> None:
        field = self._fields[-1]
        field.result = True
        words = field.instruction.split()
        name = words[0].upper() if words else ""
        if name in _COMPUTED:
            if not self._silent:
                self.inlines.append(PageField(name, style, self._offset, _field_format(field.instruction)))
            field.replaced = True
        elif name.startswith("EQ"):
            self._add_text(_ringed(field.instruction), style)
        elif name == "FORMCHECKBOX":
            field.replaced = True

    def _simple_field(self, element: Element) -> None:
        field = _Field(element.get(W + "instr", ""))
        self._fields.append(field)
        first = element.find(".//" + W + "rPr")
        self._start_result(self.style(run_props(first)))
        self.read(element)
        self._fields.pop()


def _constant(text: str) -> Callable[[InlineReader, Element, TextStyle], None]:
    return lambda reader, _item, style: reader._add_text(text, style)  # noqa: SLF001


_RUN_READERS: Mapping[str, Callable[[InlineReader, Element, TextStyle], None]] = {
    "t": InlineReader._text,  # noqa: SLF001
    "tab": InlineReader._tab,  # noqa: SLF001
    "ptab": InlineReader._tab,  # noqa: SLF001
    "br": InlineReader._break,  # noqa: SLF001
    "cr": InlineReader._break,  # noqa: SLF001
    "sym": InlineReader._symbol,  # noqa: SLF001
    "drawing": InlineReader._drawing,  # noqa: SLF001
    "pict": InlineReader._pict,  # noqa: SLF001
    "object": InlineReader._pict,  # noqa: SLF001
    "AlternateContent": InlineReader._alternate,  # noqa: SLF001
    "footnoteReference": InlineReader._note,  # noqa: SLF001
    "endnoteReference": InlineReader._note,  # noqa: SLF001
    "footnoteRef": InlineReader._own_mark,  # noqa: SLF001
    "endnoteRef": InlineReader._own_mark,  # noqa: SLF001
    "ruby": InlineReader._ruby,  # noqa: SLF001
    "instrText": InlineReader._instruction,  # noqa: SLF001
    "fldChar": InlineReader._field_mark,  # noqa: SLF001
    "noBreakHyphen": _constant("\u2011"),
}


def _note_blocks(scope: Scope, kind: str, name: str) -> tuple[str, Element] | None:
    package = scope.reading.package
    part = package.related(package.main_part(), kind + "s")
    root = package.xml(part) if part else None
    for note in () if root is None else root.findall(W + kind):
        if note.get(W + "id") == name and note.get(W + "type", "normal") == "normal":
            return part or "", note
    return None


def _field_format(instruction: str) -> str:
    found = re.search(r"\\\*\s*(\w+)", instruction)
    name = found.group(1) if found else ""
    return {
        "roman": "lowerRoman",
        "ROMAN": "upperRoman",
        "alphabetic": "lowerLetter",
        "ALPHABETIC": "upperLetter",
        "CHINESENUM3": "chineseCounting",
        "CHINESENUM2": "chineseLegalSimplified",
        "CHINESENUM1": "ideographDigital",
        "GB1": "decimalEnclosedFullstop",
        "GB2": "decimalEnclosedParen",
        "GB3": "decimalEnclosedCircle",
        "DBCHAR": "decimalFullWidth",
    }.get(name, "" if name.upper() in ("MERGEFORMAT", "ARABIC", "CHARFORMAT") else "decimal" if name else "")


def _ringed(instruction: str) -> str:
    found = re.search(r"\\o\\?a?c?[^(]*[(（](.*)[)）]", instruction, re.S)
    if not found:
        return ""
    parts = [part for part in re.split(r"[,，;]", found.group(1)) if part.strip()]
    inner = re.sub(r"\\s\\\w+\d*\(([^)]*)\)", r"\1", parts[-1]).strip().strip("()") if parts else ""
    ring = parts[0].strip() if len(parts) > 1 else ""
    return _RINGS.get(inner, inner) if ring in ("○", "◯", "〇", "O") else inner
