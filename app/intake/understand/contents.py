"""The rows of a 卷内目录: title, number, date and page, as printed."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.agency import AGENCY_LINE, number_of
from app.intake.understand.dates import find_dates
from app.intake.understand.document_type import type_of_title
from app.intake.understand.hit import Hit

_HEADS = re.compile(
    r"^(?:序号|顺序号|文号|文件编号|责任者|题名|文书名称|文件名称|材料名称|日期|页号|页次|页码|备注|卷内(?:文件|文书|材料)?目录|目录)+$"
)
_PAGE = re.compile(r"^\d{1,3}(?:\s?[-—－~～至]\s?\d{1,3})?$")
_NUMBER = re.compile(r"[^\s，。]{2,20}[〔\[（(]\d{4}[〕\]）)][^\s，。]{0,8}号")
_JOINED = re.compile(  # both in one column: 文书名称及文号
    r"(?P<title>(?:[^\s〔\[（(]|[（(][^（）()〔]*[）)])*[书表录单据证照明票案件](?:[（(][^（）()]{1,6}[）)](?=[（(]))?)"
    r"(?P<number>[（(]?[^\s，。〔\[]{2,16}[〔\[（(]\d{4}[〕\]）)][^\s，。]{0,8}号)"
)


_COLUMNS = (
    ("row", r"序号|顺序号|件号"),
    ("title", r"题名|名称|标题"),
    ("number", r"文号|文件编号|文书号|编号|字号"),
    ("date", r"日期|时间"),
    ("pages", r"页号|页码|页次|页数|起止页|所在页"),
    ("other", r"备注|责任者|作者|份数|密级"),
    ("title", r"文书|材料|文件|内容"),
)


def read_contents(reading: Reading) -> Iterator[Hit]:
    """One hit a row: "title|number|date|pages", by the columns of the printed head, else by the order of the cells."""
    columns = _columns(reading)
    found = list(_by_columns(reading, columns)) if columns else []
    yield from found or _by_order(reading)


def _columns(reading: Reading) -> dict[str, float]:
    """Left edges of the columns named in the head, empty when there is no head with a number and a page column."""
    for line in reading.lines[:12]:
        lefts: dict[str, float] = {}
        for text, left in _cells(reading, line.start, line.start + len(line.text)):
            name = next((name for name, pattern in _COLUMNS if re.search(pattern, text)), "")
            name = "remark" if name == "other" and name in lefts else name
            if name and name not in lefts:
                lefts[name] = left
        if {"row", "title", "pages"} <= lefts.keys():
            return lefts
    return {}


def _cells(reading: Reading, start: int, end: int) -> Iterator[tuple[str, float]]:
    """The words of a line with their left edges, those set letter by letter (题　名) whole."""
    held, edge = "", 0.0
    for span in (span for span in reading.spans if start <= span.start < end):
        text, left = re.sub(r"\s", "", span.word.text), span.word.rect.left
        if len(text) == 1 and len(held) == 1:
            held += text
            continue
        if held:
            yield held, edge
        held, edge = text, left
    if held:
        yield held, edge


def _by_columns(reading: Reading, lefts: dict[str, float]) -> Iterator[Hit]:
    names = sorted(lefts, key=lambda name: lefts[name])
    head = next(i for i, span in enumerate(reading.spans) if span.word.rect.left == lefts[names[-1]])
    expected, row, begin, end = 1, dict.fromkeys(names, ""), -1, -1
    for span in reading.spans[head + 1 :]:
        text = reading.flow[span.start : span.end].strip(GAP)
        name = _column(names, lefts, span.word.rect.left)
        if name == "row" and text == str(expected):
            if begin >= 0:
                yield from _made(row, begin, end)
            expected, row, begin = expected + 1, dict.fromkeys(names, ""), span.start
        elif begin >= 0 and name != "row":
            row[name] += text
        end = span.end
    if begin >= 0:
        yield from _made(row, begin, end)


def _column(names: list[str], lefts: dict[str, float], left: float) -> str:
    fitting = [name for name in names if lefts[name] - 0.03 <= left]
    return fitting[-1] if fitting else names[0]


def _made(row: dict[str, str], begin: int, end: int) -> Iterator[Hit]:
    if not row.get("title"):
        return
    day = re.sub(r"^((?:19|20)\d\d)(\d\d)(\d\d)$", r"\1-\2-\3", row.get("date", ""))  # 20260415, as archives write
    found = next(find_dates(day), None)
    day = found.value.isoformat() if found and found.value else ""
    pages = re.sub(r"\s?[—－~～至]+\s?", "-", row.get("pages", ""))
    title, number = row["title"], row.get("number", "")
    if joined := None if number else _JOINED.fullmatch(title):
        title, number = joined["title"], joined["number"]
    remarks = (row.get(name, "") for name in ("other", "remark"))
    number = number_of(number or next((text for text in remarks if _NUMBER.fullmatch(text)), ""))
    yield Hit(FactKind.CONTENTS_ROW, f"{title}|{number}|{day}|{pages}", begin, end)


def _by_order(reading: Reading) -> Iterator[Hit]:
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
    number, day, pages = "", "", ""
    titles: list[str] = []
    for text, _, _ in row:
        found = next(find_dates(text), None)
        if found and found.value and len(text) < 16:
            day = found.value.isoformat()
        elif _NUMBER.fullmatch(text):
            number = number_of(text)
        elif _PAGE.match(text):
            pages = re.sub(r"\s?[—－~～至]\s?", "-", text)
        elif re.search(r"[\u4e00-\u9fff]{2}", text):
            titles.append(text)
    title = _title_of(titles)
    if title:
        yield Hit(FactKind.CONTENTS_ROW, f"{title}|{number}|{day}|{pages}", row[0][1], row[-1][2])


def _title_of(cells: list[str]) -> str:
    """The cell that names a document; whoever is responsible for it and remarks stand beside it."""
    typed = [text for text in cells if type_of_title(text) and not AGENCY_LINE.match(text)]
    others = [text for text in cells if not AGENCY_LINE.match(text)]
    return next(iter(typed or others or cells), "")
