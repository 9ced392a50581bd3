"""A document's words as one searchable string that knows where on its pages every character stands."""

from __future__ import annotations

import bisect
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.page import PageRef, PageText, Pin, Rect, Word, around, usual_width

GAP = "\t"  # a wide gap inside a line: another cell or another field begins
PAGE_MARK = re.compile(
    r"(?:卷内|案卷)?(?:页码|页号|页次)[：:]?\d{1,4}|第\d{1,4}页(?:[，,、/]?共\d{0,4}页)?|共\d{1,4}页[，,、]?第\d{1,4}页|[-—－–]\d{1,4}[-—－–]|\d{1,4}/\d{1,4}"
)
# labels set wide so that they fill their column
_SPACED = re.compile(
    r"(?<![\u4e00-\u9fff])(?:"
    + "|".join(
        r"[ \u3000\xa0]{1,8}".join(label)
        for label in (
            "案由", "地址", "住所", "住址", "姓名", "名称", "性别", "年龄", "职务", "职业", "电话", "时间", "地点", "备注", "签名", "日期", "民族", "单位",
            "编号", "文号", "附件", "题名", "页号", "页次", "序号", "类型", "当事人", "负责人", "经营者", "承办人", "审核人", "记录人", "主持人", "送达人",
        )
    )
    + r")(?![\u4e00-\u9fff])"
)  # fmt: skip
_WIDE = re.compile(r"[ \u3000\xa0]{2,}|\u3000|\t")
_SPACE = re.compile(r"[ \u3000\xa0\t]")
# full-width forms but for ！（），：；？, ideographic and no-break space, radicals
_FOLDED = re.compile(r"[\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uff5e\u3000\xa0\u2e80-\u2fdf]")
_BESIDE_HAN = re.compile(r"(?<=[^\x00-\x7f]) +(?=\S)|(?<=\S) +(?=[^\x00-\x7f])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its text, where it starts in the reading, its page (from 0) and its box."""

    text: str
    start: int
    page: int
    rect: Rect


@dataclass(frozen=True, slots=True)
class Span:
    """A word and where it stands in `flow`."""

    start: int
    end: int
    page: int
    word: Word


class Reading:
    """The text of some pages: `text` with line breaks, `flow` without; offsets of `flow` give pins."""

    def __init__(self, refs: Sequence[PageRef], pages: Sequence[PageText]) -> None:
        self.refs = tuple(refs)
        self.pages = tuple(pages)
        self.spans: list[Span] = []
        self.lines: list[Line] = []
        self.confidence: list[float] = []
        self._build()
        self.flow = "".join(line.text for line in self.lines)
        self._starts = [span.start for span in self.spans]
        self._line_starts = [line.start for line in self.lines]

    @property
    def text(self) -> str:
        """The lines joined by line breaks."""
        return "\n".join(line.text for line in self.lines)

    def _build(self) -> None:
        offset = 0
        for index, page in enumerate(self.pages):
            for words in _without_marks(_without_notes(rows_of(page.words))):
                parts: list[str] = []
                begin = offset
                before: Word | None = None
                for word in words:
                    text = folded(word.text)
                    if not text:
                        continue
                    if before is not None and _apart(before, word):
                        text = GAP + text
                    self.spans.append(Span(offset, offset + len(text), index, word))
                    parts.append(text)
                    offset += len(text)
                    before = word
                if parts:
                    self.lines.append(Line("".join(parts), begin, index, around([w.rect for w in words])))

    def line_at(self, offset: int) -> Line | None:
        """The line that holds a character of `flow`."""
        at = bisect.bisect_right(self._line_starts, offset) - 1
        return self.lines[at] if at >= 0 else None

    def page_at(self, offset: int) -> int:
        """The page (from 0) that holds a character of `flow`."""
        line = self.line_at(offset)
        return line.page if line else 0

    def pin(self, start: int, end: int) -> Pin | None:
        """The place of flow[start:end] on its first page, or None when there is nothing."""
        spans = self._between(start, end)
        if not spans:
            return None
        page = spans[0].page
        rects = [_part(span, self.flow[span.start : span.end], start, end) for span in spans if span.page == page]
        ref = self.refs[page]
        return Pin(ref.file_hash, ref.number, around(rects), self.flow[start:end].replace(GAP, " "))

    def sureness(self, start: int, end: int) -> float:
        """The lowest confidence of the words under flow[start:end]; 1 where nothing was recognised."""
        return min((span.word.confidence for span in self._between(start, end)), default=1.0)

    def _between(self, start: int, end: int) -> list[Span]:
        first = max(bisect.bisect_right(self._starts, start) - 1, 0)
        found = []
        for span in self.spans[first:]:
            if span.start >= end:
                break
            if span.end > start:
                found.append(span)
        return found


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """Words in reading order cut where the line changes."""
    rows: list[list[Word]] = []
    for word in words:
        if rows and _same_line(rows[-1][-1].rect, word.rect):
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def _without_notes(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows without those that begin with #: notes of whoever made a text file, with the tail of a wrapped note."""
    kept: list[list[Word]] = []
    note = False
    for row in rows:
        text = row[0].text
        note = text.startswith("#") or (note and not re.match(r"[\u4e00-\u9fff]", text))
        if not note:
            kept.append(row)
    return kept


def _without_marks(rows: list[list[Word]]) -> list[list[Word]]:
    """Rows without a page number at the head or the foot of the page, which would stand in the middle of a sentence."""
    return [row for n, row in enumerate(rows) if not (n in {0, 1, len(rows) - 2, len(rows) - 1} and _is_page_mark(row))]


def _is_page_mark(row: list[Word]) -> bool:
    text = re.sub(r"\s", "", "".join(word.text for word in row))
    if PAGE_MARK.fullmatch(text):
        return True
    bare = re.fullmatch(r"\d{1,3}", text)
    return bool(bare) and (row[0].rect.top > 0.93 or row[0].rect.bottom < 0.06)


def folded(text: str) -> str:
    """Full-width letters, digits and spaces as half-width; wide gaps as GAP; spaces beside Han characters dropped."""
    if _SPACE.search(text):
        text = _WIDE.sub(GAP, _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), text))
    for char in set(_FOLDED.findall(text)):
        text = text.replace(char, _fold(char))
    if " " in text:
        text = _BESIDE_HAN.sub("", text)
    return text.strip(" \n\r")


def _fold(char: str) -> str:
    if "\uff01" <= char <= "\uff5e":
        return chr(ord(char) - 0xFEE0)
    return " " if char in "\u3000\xa0" else unicodedata.normalize("NFKC", char)


def _same_line(before: Rect, after: Rect) -> bool:
    middle = (after.top + after.bottom) / 2
    return before.top <= middle <= before.bottom and after.left >= before.right - 0.02


def _apart(before: Word, after: Word) -> bool:
    return after.rect.left - before.rect.right > max(before.rect.height, after.rect.height) * 0.9


def _part(span: Span, said: str, start: int, end: int) -> Rect:
    """The place of flow[start:end] inside a word that says `said` in the flow."""
    widths = [usual_width(char) for char in said]
    whole = sum(widths) or 1.0
    before = sum(widths[: max(start - span.start, 0)]) / whole
    after = sum(widths[: end - span.start]) / whole
    rect = span.word.rect
    return Rect(rect.left + rect.width * before, rect.top, rect.left + rect.width * after, rect.bottom)


def plain_pages(texts: Sequence[str]) -> tuple[PageText, ...]:
    """Pages made of plain text, one word a line, for text that has no layout."""
    pages = []
    for number, text in enumerate(texts, 1):
        lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
        height = 1 / max(len(lines), 40)
        words = tuple(
            Word(line.strip(), Rect(0.05, n * height, 0.95, (n + 0.8) * height)) for n, line in enumerate(lines)
        )
        pages.append(PageText(number, 595.0, 842.0, words))
    return tuple(pages)
