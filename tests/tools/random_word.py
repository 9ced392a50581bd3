"""Word files put together at random from what offices use, by number: files that nothing was tuned to."""

from __future__ import annotations

import random

from tests.intake.word.build import (
    GRID,
    MARGINS,
    OFFICIAL,
    Parts,
    cell,
    docx,
    para,
    row,
    section,
    settings,
    story,
    styles,
    table,
)
from tests.intake.word.field.parts import MIDDLE, OFFICIAL_GRID, auto, exact, merge
from tests.intake.word.shapes import CENTER, NO_GRID, page_footer

_FACES = ("宋体", "仿宋_GB2312", "黑体", "楷体_GB2312", "仿宋")
_WIDTHS = {MARGINS: 8306, OFFICIAL: 8844}


class _Maker:
    """The parts of one file, drawn from a random source of its own."""

    def __init__(self, number: int) -> None:
        self.pick = random.Random(number)
        self.grid = self.pick.choice((NO_GRID, NO_GRID, GRID, GRID, OFFICIAL_GRID))
        self.margins = self.pick.choice(tuple(_WIDTHS))
        self.size = self.pick.choice((10.5, 12, 16))
        self.face = self.pick.choice(_FACES)
        self.usual = self.spacing()

    def spacing(self) -> str:
        """Line spacing; exact heights only off the grid, where LibreOffice keeps them."""
        ways = ["", auto(1), auto(1.25), auto(1.5), auto(1.5), auto(2)]
        ways.append('<w:spacing w:before="156" w:after="156" w:line="360" w:lineRule="auto"/>')
        if self.grid == NO_GRID:
            ways += [exact(20), exact(24), exact(28), exact(28)]
        return self.pick.choice(ways)

    def text(self) -> str:
        """A few paragraphs, indented one way or another."""
        two = f'<w:ind w:firstLineChars="200" w:firstLine="{round(self.size * 40)}"/>'
        indents = ("", two, two, two, '<w:ind w:left="420" w:hanging="420"/>', '<w:ind w:left="840" w:right="420"/>')
        rules = ("", "", '<w:jc w:val="left"/>', "<w:keepLines/>", '<w:widowControl w:val="1"/>')
        return "".join(
            para(
                story(self.pick.randint(1, 8), self.pick.randint(0, 9)),
                self._style(indents, rules),
                self.size,
                self.face,
            )
            for _ in range(self.pick.randint(1, 5))
        )

    def _style(self, indents: tuple[str, ...], rules: tuple[str, ...]) -> str:
        return self.usual + self.pick.choice(indents) + self.pick.choice(rules)

    def grid_of_cells(self) -> str:
        """A table with a repeated head, rows of many heights, some kept whole, a column merged down now and then."""
        parts = [self.pick.choice((2, 2, 3, 5)) for _ in range(self.pick.choice((2, 3, 4, 5)))]
        widths = [part * _WIDTHS[self.margins] // sum(parts) for part in parts]
        spacing, size = self.pick.choice(("", "", auto(1.5))), self.pick.choice((9, 10.5, 12))
        merged = self.pick.random() < 0.3
        rows = []
        for number in range(self.pick.randint(3, 26)):
            cells = [self._cell(number, width, spacing, size) for width in widths]
            if merged and number:
                cells[0] = cell("类别" if number % 5 == 1 else "", widths[0], merge(number % 5 == 1))
            height = self.pick.choice((0, 0, 400, 600, 900))
            more = "<w:tblHeader/>" if number == 0 else self.pick.choice(("", "", "<w:cantSplit/>"))
            rows.append(row(cells, height, "exact" if height > 500 and self.pick.random() < 0.1 else "atLeast", more))
        return table(widths, rows, self.pick.choice(("", '<w:jc w:val="center"/>')))

    def _cell(self, number: int, width: int, spacing: str, size: float) -> str:
        longest = self.pick.choice((4, 8, 12) if width < 2400 else (12, 40, 200))
        words = "表头" if number == 0 else story(self.pick.choice((0, 1, 1, 1, 2, 3)), number)[:longest]
        return cell(
            para(words, spacing, size, self.pick.choice(("宋体", self.face))), width, self.pick.choice(("", MIDDLE))
        )

    def block(self) -> str:
        """Text, a table, a heading, or a new page."""
        kind = self.pick.random()
        if kind < 0.5:
            return self.text()
        if kind < 0.85:
            return self.grid_of_cells() + para("", self.usual, self.size, self.face)
        if kind < 0.92:
            return para("附件", "<w:pageBreakBefore/>", 16, "黑体")
        return para(story(1)[:12], '<w:keepNext/><w:spacing w:before="240" w:after="120"/>', 14, "黑体")


def random_word(number: int) -> bytes:
    """The file with that number, always the same."""
    maker, parts, more = _Maker(number), Parts(), ""
    body = para("行政处罚案卷材料", CENTER, maker.pick.choice((18, 22)), maker.pick.choice(_FACES))
    body += "".join(maker.block() for _ in range(maker.pick.randint(5, 11)))
    if maker.pick.random() < 0.6:
        more = page_footer(parts)
    if maker.pick.random() < 0.3:
        head = parts.running("header", para("某市市场监督管理局", CENTER, 9, "宋体"))
        more += f'<w:headerReference w:type="default" r:id="{head}"/>'
    page = section(margins=maker.margins, grid=maker.grid, more=more)
    return docx(body, page, parts, styles(maker.size, maker.face), settings(mode=maker.pick.choice((15, 15, 12))))
