"""Web pages saved to disk: their text and tables. No script is run, nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from email import message_from_bytes
from itertools import groupby
from typing import Any

from lxml import etree, html

from app.errors import IntakeError
from app.intake.plain_text import decoded, read_text
from app.intake.text_view import AS_TEXT, Block, Grid, Paragraph, View, pictures_left_out, text_view

_META = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_END = "\v"
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "section", "article", "header", "footer", "pre",
    "blockquote", "center", "body", "ul", "ol", "dl", "form", "fieldset", "address", "table", "tr", "td", "th", "caption",
})  # fmt: skip
_SILENT = frozenset({"script", "style", "head", "template", "noscript", "iframe", "object", "svg", "select"})


def read_web_archive(data: bytes) -> View:
    """The pages of the first web page in a web archive (.mht, often under the name .doc)."""
    for part in message_from_bytes(data).walk():
        if part.get_content_type() in ("text/html", "text/plain"):
            body = part.get_payload(decode=True)
            if isinstance(body, bytes) and body.strip():
                return read_html(body) if part.get_content_type() == "text/html" else read_text(body)
    raise IntakeError("网页存档里没有文字。", "请用浏览器或Word打开并另存为docx或PDF，再重新导入。")


def read_html(data: bytes) -> View:
    """The pages of a web page."""
    found = _META.search(data[:4096])
    text = decoded(data, found[1].decode("ascii") if found else "")
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    if not text.strip():
        return text_view([Paragraph("")])
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except etree.ParserError:  # nothing but comments
        return text_view([Paragraph("")])
    warnings = [AS_TEXT, *pictures_left_out(sum(1 for _ in tree.iter("img")))]
    return text_view(list(_blocks(_pieces(tree))) or [Paragraph("")], warnings)


def _blocks(pieces: Iterable[str | Grid]) -> Iterator[Block]:
    for is_text, run in groupby(pieces, lambda piece: isinstance(piece, str)):
        if is_text:
            yield from (Paragraph(line) for line in _lines(str(piece) for piece in run))
        else:
            yield from (piece for piece in run if isinstance(piece, Grid))


def _lines(pieces: Iterable[str]) -> list[str]:
    lines = (" ".join(line.split()) for line in "".join(pieces).split(_END))
    return [line for line in lines if line]


def _pieces(node: Any) -> Iterator[str | Grid]:
    """Text in order with marks where a block begins or ends; tables of two columns or more as grids."""
    tag = node.tag if isinstance(node.tag, str) else ""
    if tag in _SILENT:
        return
    if tag == "table" and (grid := _grid(node)) is not None:
        yield grid
        return
    edge = tag in _BLOCKS or tag == "br"
    if edge:
        yield _END
    if node.text:
        yield node.text
    for child in node:
        yield from _pieces(child)
        if child.tail:
            yield child.tail
    if edge:
        yield _END


def _grid(table: Any) -> Grid | None:
    """The table as a grid, or None for one that only holds other things in place."""
    if table.find(".//table") is not None:
        return None
    rows: list[tuple[str, ...]] = []
    merged: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for index, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        for cell in row.iterchildren("td", "th"):
            while (index, len(cells)) in taken:
                cells.append("")
            across, down = _number(cell.get("colspan")), _number(cell.get("rowspan"))
            if across > 1 or down > 1:
                box = (index, len(cells), index + down - 1, len(cells) + across - 1)
                merged.append(box)
                taken |= {(r, c) for r in range(box[0] + 1, box[2] + 1) for c in range(box[1], box[3] + 1)}
            text = "\n".join(_lines(str(piece) for piece in _pieces(cell)))
            cells.extend([text, *[""] * (across - 1)])
        rows.append(tuple(cells))
    if max(map(len, rows), default=0) < 2:
        return None
    return Grid(tuple(rows), tuple(merged))


def _number(written: str | None) -> int:
    return min(int(written), 50) if written and written.isdecimal() and int(written) > 0 else 1
