"""The rows of a 卷内目录: title, number, date and page, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import find_dates
from app.intake.understand.hit import Hit
from app.intake.understand.people import number_of

_HEADS = re.compile(
    r"^(?:序号|顺序号|文号|文件编号|责任者|题名|文书名称|文件名称|材料名称|日期|页号|页次|页码|备注|卷内(?:文件|文书|材料)?目录|目录)+$"
)
_PAGE = re.compile(r"^\d{1,3}(?:\s?[-—－~～至]\s?\d{1,3})?$")
_NUMBER = re.compile(r"[^\s，。]{2,20}[〔\[（(]\d{4}[〕\]）)][^\s，。]{0,8}号")


def read_contents(reading: Reading) -> Iterator[Hit]:
    """One hit a row: "title|number|date|pages"; cells may stand on one line or each on its own."""
    cells: list[tuple[str, int, int]] = []
    for line in reading.lines:
        offset = line.start
        for cell in line.text.split(GAP):
            text = cell.strip()
            if text and not _HEADS.match(text.replace(GAP, "")):
                cells.append((text, offset, offset + len(cell)))
            offset += len(cell) + 1
    yield from _rows(cells)


def _rows(cells: list[tuple[str, int, int]]) -> Iterator[Hit]:
    expected = 1
    row: list[tuple[str, int, int]] = []
    for cell in cells:
        if cell[0] == str(expected) and (not row or _has_title(row)):
            if row:
                yield from _row(row)
            row = []
            expected += 1
        elif expected > 1:
            row.append(cell)
    if row:
        yield from _row(row)


def _has_title(row: list[tuple[str, int, int]]) -> bool:
    return any(re.search(r"[\u4e00-\u9fff]{2}", text) and not _NUMBER.fullmatch(text) for text, _, _ in row) and any(
        _PAGE.match(text) for text, _, _ in row[1:]
    )


def _row(row: list[tuple[str, int, int]]) -> Iterator[Hit]:
    title, number, day, pages = "", "", "", ""
    for text, _, _ in row:
        found = next(find_dates(text), None)
        if found and found.value and len(text) < 16:
            day = found.value.isoformat()
        elif _NUMBER.fullmatch(text):
            number = number_of(text)
        elif _PAGE.match(text):
            pages = re.sub(r"\s?[—－~～至]\s?", "-", text)
        elif re.search(r"[\u4e00-\u9fff]{2}", text) and not title:
            title = text
    if title:
        yield Hit(FactKind.CONTENTS_ROW, f"{title}|{number}|{day}|{pages}", row[0][1], row[-1][2])
