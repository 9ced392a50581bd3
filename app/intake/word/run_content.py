"""What can stand in a run, one function per element."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from app.intake.word.drawings import UNDERSTOOD, drawing_boxes
from app.intake.word.fields import COMPUTED, field_format, ringed
from app.intake.word.form import Break, Note, PageField, Tab, Text, TextStyle
from app.intake.word.names import XML_SPACE, Element, W, chosen_branch, local, switched_on
from app.intake.word.numbering import format_number
from app.intake.word.reading import Scope
from app.intake.word.symbols import CHECKED, UNCHECKED, symbol, symbol_text
from app.intake.word.vml import vml_boxes

if TYPE_CHECKING:
    from app.intake.word.inlines import InlineReader

RunReader: TypeAlias = Callable[["InlineReader", Element, TextStyle], None]


def read_item(reader: InlineReader, item: Element, style: TextStyle) -> None:
    """Read one child of a run; unknown ones say nothing."""
    found = _READERS.get(local(item))
    if found is not None:
        found(reader, item, style)


def _text(reader: InlineReader, item: Element, style: TextStyle) -> None:
    text = item.text or ""
    if item.get(XML_SPACE) != "preserve":
        text = text.strip(" \t\r\n")
    text = symbol_text(style.latin, text.replace("\r", "").replace("\n", " "))
    for index, piece in enumerate(text.split("\t")):
        if index:
            _tab(reader, item, style)
        reader.add_text(piece, style)


def _tab(reader: InlineReader, _item: Element, style: TextStyle) -> None:
    reader.add(Tab(style, reader.offset))
    reader.offset += 1


def _break(reader: InlineReader, item: Element, style: TextStyle) -> None:
    kind = item.get(W + "type", "textWrapping")
    reader.add(Break("line" if kind == "textWrapping" else kind, style))
    reader.offset += 1


def _hyphen(reader: InlineReader, _item: Element, style: TextStyle) -> None:
    reader.add_text("\u2011", style)


def _symbol(reader: InlineReader, item: Element, style: TextStyle) -> None:
    char = symbol(item.get(W + "font", ""), item.get(W + "char", ""))
    reader.add_text(char, replace(style, east_hint=True))


def _drawing(reader: InlineReader, item: Element, _style: TextStyle) -> None:
    if not reader.fields.silent:
        for box in drawing_boxes(item, reader.scope):
            reader.add(box)


def _pict(reader: InlineReader, item: Element, _style: TextStyle) -> None:
    if reader.fields.silent:
        return
    if local(item) == "object":
        reader.scope.reading.notice("object")
    for box in vml_boxes(item, reader.scope):
        reader.add(box)


def _alternate(reader: InlineReader, item: Element, style: TextStyle) -> None:
    for inner in chosen_branch(item, UNDERSTOOD):
        read_item(reader, inner, style)


def _note(reader: InlineReader, item: Element, style: TextStyle) -> None:
    kind = "footnote" if local(item) == "footnoteReference" else "endnote"
    scope = reader.scope
    found = _note_element(scope, kind, item.get(W + "id", ""))
    if found is None or reader.fields.silent:
        return
    count = scope.reading.notes[kind] = scope.reading.notes.get(kind, 0) + 1
    mark = format_number(count, scope.reading.note_formats.get(kind, "decimal"))
    inside = replace(scope, part=found[0], note_mark=mark, table_paragraph={}, table_run={})
    raised = replace(style, script="superscript")
    blocks = inside.blocks(found[1])
    if kind == "endnote":
        scope.reading.end_blocks.extend(blocks)
    reader.add(Note(mark, raised, blocks, kind == "endnote", reader.offset))


def _note_element(scope: Scope, kind: str, name: str) -> tuple[str, Element] | None:
    package = scope.reading.package
    part = package.related(package.main_part(), kind + "s")
    root = scope.reading.root_of(part) if part else None
    for note in () if root is None else root.findall(W + kind):
        if note.get(W + "id") == name and note.get(W + "type", "normal") == "normal":
            return part or "", note
    return None


def _own_mark(reader: InlineReader, _item: Element, style: TextStyle) -> None:
    reader.add_text(reader.scope.note_mark, replace(style, script="superscript"))


def _ruby(reader: InlineReader, item: Element, _style: TextStyle) -> None:
    reader.scope.reading.notice("ruby")
    base = item.find(W + "rubyBase")
    reader.read(() if base is None else base)


def _instruction(reader: InlineReader, item: Element, _style: TextStyle) -> None:
    reader.fields.add_instruction(item.text or "")


def field_mark(reader: InlineReader, item: Element, style: TextStyle) -> None:
    """The begin, separate or end mark of a field."""
    kind, fields = item.get(W + "fldCharType", ""), reader.fields
    if kind == "begin":
        fields.begin()
        _check_box(reader, item, style)
    elif kind == "separate":
        start_result(reader, style)
    elif kind == "end" and fields.innermost is not None:
        if not fields.innermost.result:
            start_result(reader, style)
        fields.end()


def _check_box(reader: InlineReader, item: Element, style: TextStyle) -> None:
    box = item.find(W + "ffData/" + W + "checkBox")
    if box is None or reader.fields.silent_outside:
        return
    state = box.find(W + "checked")
    state = box.find(W + "default") if state is None else state
    sign = CHECKED if state is not None and switched_on(state) else UNCHECKED
    reader.inlines.append(Text(sign, replace(style, east_hint=True), reader.offset))


def start_result(reader: InlineReader, style: TextStyle) -> None:
    """The result of the innermost field begins; page numbers and rings are made here instead."""
    field = reader.fields.innermost
    if field is None or field.result:
        return
    field.result = True
    if field.name in COMPUTED:
        reader.add(PageField(field.name, style, reader.offset, field_format(field.instruction)))
        field.replaced = True
    elif field.name == "EQ":
        reader.add_text(ringed(field.instruction), style)
    elif field.name == "FORMCHECKBOX":
        field.replaced = True


_READERS: Mapping[str, RunReader] = {
    "t": _text,
    "tab": _tab,
    "ptab": _tab,
    "br": _break,
    "cr": _break,
    "sym": _symbol,
    "drawing": _drawing,
    "pict": _pict,
    "object": _pict,
    "AlternateContent": _alternate,
    "footnoteReference": _note,
    "endnoteReference": _note,
    "footnoteRef": _own_mark,
    "endnoteRef": _own_mark,
    "ruby": _ruby,
    "instrText": _instruction,
    "fldChar": field_mark,
    "noBreakHyphen": _hyphen,
}
