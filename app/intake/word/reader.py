"""A .docx to the plain intermediate form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from app.errors import IntakeError
from app.intake.word.cascade import Styles, resolve_paragraph
from app.intake.word.drawings import UNDERSTOOD
from app.intake.word.form import (
    Block,
    Document,
    Inline,
    Label,
    Paragraph,
    ParagraphStyle,
    Section,
    Text,
    TextStyle,
)
from app.intake.word.inlines import InlineReader
from app.intake.word.names import Element, W, child, chosen_branch, local, switched_on
from app.intake.word.numbering import KNOWN_FORMATS, Numbering
from app.intake.word.package import Package
from app.intake.word.properties import Props, merged, paragraph_props, run_props
from app.intake.word.reading import CAVEATS, Reading, Scope
from app.intake.word.section_reader import read_section
from app.intake.word.settings import (
    adds_gaps,
    compatibility,
    default_tab,
    even_and_odd,
    note_formats,
    notice_settings,
)
from app.intake.word.table_reader import read_table

_WRAPPERS = frozenset({"sdtContent", "customXml", "ins", "moveTo", "smartTag"})


def read_document(data: bytes) -> Document:
    """The document in its intermediate form; raises IntakeError for what cannot be read."""
    package = Package(data)
    main = package.main_part()
    root = package.xml(main)
    body = None if root is None else root.find(W + "body")
    if body is None:
        raise IntakeError("Word 文件没有正文，无法读取。", "请用 WPS 或 Word 打开后另存为 .docx 或 PDF，再重新导入。")
    parts = {
        kind: package.related(main, kind)
        for kind in ("styles", "theme", "numbering", "settings", "comments", "vbaProject")
    }
    sheets = {kind: package.xml(name) if name and kind != "vbaProject" else None for kind, name in parts.items()}
    reading = Reading(package, Styles(sheets["styles"], sheets["theme"]), Numbering(sheets["numbering"]), read_blocks)
    if parts["vbaProject"]:
        reading.notice("macros")
    settings = sheets["settings"]
    reading.note_formats = note_formats(settings)
    notice_settings(settings, root, reading)
    sections = tuple(_sections(body, Scope(reading, main)))
    if reading.end_blocks:
        sections = (*sections[:-1], replace(sections[-1], blocks=(*sections[-1].blocks, *reading.end_blocks)))
    comments = sheets["comments"]
    if reading.revisions:
        reading.notice("revisions")
    return Document(
        sections=sections,
        pictures=reading.pictures,
        default_tab=default_tab(settings),
        even_and_odd=even_and_odd(settings),
        compatibility=compatibility(settings),
        adds_gaps=adds_gaps(settings),
        warnings=tuple(CAVEATS[name] for name in reading.noticed),
        revisions=reading.revisions,
        comments=0 if comments is None else len(comments.findall(W + "comment")),
    )


def _sections(body: Element, scope: Scope) -> Iterator[Section]:
    """Sections in order; headers and footers not given are those of the section before."""
    elements: list[Element] = []
    before: Section | None = None
    for element in body:
        if local(element) == "sectPr":
            continue
        elements.append(element)
        properties = child(element, W + "pPr", W + "sectPr") if local(element) == "p" else None
        if properties is not None:
            before = read_section(properties, elements, scope, before)
            yield before
            elements = []
    last = body.find(W + "sectPr")
    if elements or before is None or last is not None:
        yield read_section(last, elements, scope, before)


def read_blocks(elements: Iterable[Element], scope: Scope) -> tuple[Block, ...]:
    """Paragraphs and tables in order, with wrappers looked through."""
    blocks: list[Block] = []
    joined: list[Inline] = []
    for element in _flat(elements, scope):
        if local(element) == "tbl":
            table = read_table(element, scope)
            if table is not None:
                blocks.append(table)
            continue
        paragraph = read_paragraph(element, scope)
        if joined:
            paragraph = replace(paragraph, inlines=(*joined, *paragraph.inlines))
            joined = []
        if _mark_deleted(element):
            scope.reading.revisions += 1
            joined = list(paragraph.inlines)
        elif not _invisible(element, paragraph):
            blocks.append(paragraph)
    if joined:
        blocks.append(replace(paragraph, inlines=tuple(joined)))
    return joined_frames(blocks)


def joined_frames(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks with one frame around paragraphs that follow each other in equal frames."""
    for index, (above, below) in enumerate(pairwise(blocks)):
        if not (isinstance(above, Paragraph) and isinstance(below, Paragraph)):
            continue
        ends = (above.style, below.style)
        if not ends[1].edges or ends[1].edges.get("bottom") is None or _frame(ends[0]) != _frame(ends[1]):
            continue
        between = {"bottom": edge} if (edge := ends[1].edges.get("between")) else {}
        upper = {side: edge for side, edge in ends[0].edges.items() if side != "bottom"} | between
        lower = {side: edge for side, edge in ends[1].edges.items() if side != "top"}
        blocks[index] = replace(above, style=replace(ends[0], edges=upper))
        blocks[index + 1] = replace(below, style=replace(ends[1], edges=lower))
    return tuple(blocks)


def _frame(style: ParagraphStyle) -> tuple[object, ...]:
    sides = {side: edge for side, edge in style.edges.items() if side not in ("top", "between")}
    return sides, style.left + min(style.first, 0.0), style.right


def _flat(elements: Iterable[Element], scope: Scope) -> Iterator[Element]:
    for element in elements:
        name = local(element)
        if name in ("p", "tbl"):
            yield element
        elif name == "sdt":
            content = element.find(W + "sdtContent")
            yield from _flat(() if content is None else content, scope)
        elif name in _WRAPPERS:
            yield from _flat(element, scope)
        elif name == "AlternateContent":
            yield from _flat(chosen_branch(element, UNDERSTOOD), scope)
        elif name == "altChunk":
            scope.reading.notice("embedded")


def _mark_deleted(element: Element) -> bool:
    return child(element, W + "pPr", W + "rPr", W + "del") is not None


def _invisible(element: Element, paragraph: Paragraph) -> bool:
    vanish = child(element, W + "pPr", W + "rPr", W + "vanish")
    return vanish is not None and switched_on(vanish) and not paragraph.inlines


def read_paragraph(element: Element, scope: Scope) -> Paragraph:
    """One paragraph with everything resolved."""
    reading, styles = scope.reading, scope.reading.styles
    index = reading.next_paragraph(scope.part)
    properties = element.find(W + "pPr")
    direct = paragraph_props(properties)
    style_id = direct.get("pStyle") or styles.default("paragraph")
    style_paragraph, style_run = styles.paragraph_chain(style_id)
    run_base = merged(styles.base_run, scope.table_run)
    reader = InlineReader(scope, run_base, style_run)
    mark_direct = run_props(child(properties, W + "rPr"))
    mark = reader.style(mark_direct)
    reader.read(item for item in element if item is not properties)
    base = merged(styles.base_paragraph, scope.table_paragraph)
    props, label = _with_number(scope, merged(base, style_paragraph), style_paragraph, direct, mark_direct, reader)
    props = {**props, "pStyle": style_id}
    _notice_paragraph(props, properties, scope)
    size = next((item.style.size for item in reader.inlines if isinstance(item, Text)), mark.size)
    return Paragraph(
        style=resolve_paragraph(props, size, scope.pitch),
        mark=mark,
        inlines=tuple(reader.inlines),
        part=scope.part,
        index=index,
        label=label,
    )


def _notice_paragraph(props: Props, properties: Element | None, scope: Scope) -> None:
    if props.get("bidi"):
        scope.reading.notice("right_to_left")
    if props.get("frame", {}).get("dropCap", "none") != "none":
        scope.reading.notice("drop_cap")
    if properties is not None and properties.find(W + "pPrChange") is not None:
        scope.reading.revisions += 1


def _with_number(
    scope: Scope, base: Props, style: Props, direct: Props, mark_direct: Props, reader: InlineReader
) -> tuple[Props, Label | None]:
    """Paragraph properties with the list level's laid between, and the label of a list paragraph."""
    num = str(direct.get("num", style.get("num", "0")))
    numbering = scope.reading.numbering
    by_style = "num" not in direct
    index = direct.get("level", style.get("level"))
    if index is None:
        index = numbering.level_of_style(num, direct.get("pStyle", "")) if by_style else 0
    level = numbering.level(num, index) if num != "0" else None
    if level is None:
        return merged(base, direct), None
    props = merged(base, level.paragraph)
    props = merged(merged(props, style), direct) if by_style else merged(props, direct)
    own = {name: value for name, value in mark_direct.items() if name not in ("u", "highlight", "vanish")}
    label_style: TextStyle = reader.style(merged(own, level.run))
    text = numbering.next_text(num, index)
    if level.format not in KNOWN_FORMATS:
        scope.reading.notice("number_format")
    return props, Label(
        text, label_style, level.suffix, {"end": "right", "start": "left"}.get(level.align, level.align)
    )
