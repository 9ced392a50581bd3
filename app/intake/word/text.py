"""The text of a Word document without its layout, for when only the words are wanted."""

from __future__ import annotations

from collections.abc import Iterator

from app.intake.word.names import MC, VAL, Element, W
from app.intake.word.package import MAX_XML_BYTES, Package, parse_xml
from app.intake.word.symbols import symbol

_PARAGRAPH, _TEXT, _TAB, _BREAK, _RETURN, _SYMBOL, _HYPHEN = (
    W + name for name in ("p", "t", "tab", "br", "cr", "sym", "noBreakHyphen")
)
_WANTED = (_PARAGRAPH, _TEXT, _TAB, _BREAK, _RETURN, _SYMBOL, _HYPHEN)
_UNSEEN = (b"Fallback", b"moveFrom", b"vanish")
_PARTS = ("header", "document", "footnotes", "endnotes", "footer")


def word_text(data: bytes) -> str:
    """The text of a .docx, a line for each paragraph: headers, body, notes, footers; deleted text left out."""
    package = Package(data)
    main = package.main_part()
    found: dict[str, list[str]] = {kind: [] for kind in _PARTS}
    found["document"] = [main]
    for relation in package.relations(main).values():
        if relation.kind in found and relation.target not in found[relation.kind]:
            found[relation.kind].append(relation.target)
    lines: list[str] = []
    for part in (part for kind in _PARTS for part in found[kind]):
        if package.has(part):
            data = package.part(part, MAX_XML_BYTES)
            root = parse_xml(data)
            if any(mark in data for mark in _UNSEEN):
                _drop_unseen(root)
            lines.extend(_lines(root))
    return "\n".join(lines)


def _lines(root: Element) -> Iterator[str]:
    line: list[str] | None = None
    for item in root.iter(*_WANTED):
        if item.tag == _PARAGRAPH:
            if line is not None:
                yield "".join(line)
            line = []
        elif line is not None:
            line.append(item.text or "" if item.tag == _TEXT else _sign(item))
    if line is not None:
        yield "".join(line)


def _sign(item: Element) -> str:
    if item.tag == _TAB:
        return "\t" if item.get(VAL) is None else ""  # a tab stop has a kind, a tab has none
    if item.tag == _SYMBOL:
        return symbol(item.get(W + "font", ""), item.get(W + "char", ""))
    return "-" if item.tag == _HYPHEN else "\n"


def _drop_unseen(root: Element) -> None:
    """Take out the second form of drawings, text moved away, and hidden runs."""
    unseen = list(root.iter(MC + "Fallback", W + "moveFrom"))
    runs = [item.getparent().getparent() for item in root.iter(W + "vanish")]
    unseen += [run for run in runs if run is not None and run.tag == W + "r"]
    for item in unseen:
        parent = item.getparent()
        if parent is not None:
            parent.remove(item)
