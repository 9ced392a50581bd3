"""Blocks of a file -> lines, vetoes, headings, totals; every row ends as one of them or is listed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from app.domain.points import Points
from app.domain.standard import VetoEffect
from app.standards.importing.asides import TITLE, VETO_LEAD, VETO_WORDS, read_aside, said_effect, total_in
from app.standards.importing.columns import Columns, Role, find_columns, is_head
from app.standards.importing.figures import points_of, section_cap, trailing
from app.standards.importing.grid import Cell, Paragraph, Row, Source, Table
from app.standards.importing.lines import RowReader, why_loose
from app.standards.importing.marks import read_marks
from app.standards.importing.plain import is_part, mark_level, packed, unmarked
from app.standards.importing.prose import Piece, Sort, is_prose, listed_vetoes, pieces_of, single_column
from app.standards.importing.row_kinds import RowKind, is_total, is_wide, kind_of_row
from app.standards.importing.tree import line_sum, settle
from app.standards.importing.understood import Loose, Understood

_NOTE_LEAD = re.compile(r"(?:注|备注|说明|附注|填表说明|评分说明)[:：\d一(（]")
_NAME = re.compile(r"(?!附件|附表|附录|第?\d+页|[(（])[^。；;，,:：]{2,20}")
_HIDDEN = "原表中隐藏，没有导入；仍然适用的，请取消隐藏后重新导入"
_TOP_ROWS = 8  # a head stands among the first rows of its table


class _Outliner:
    """Walks through a file from top to bottom and keeps the headings it is below."""

    def __init__(self) -> None:
        self.result = Understood()
        self._headings: list[tuple[int, str]] = []
        self._columns: Columns | None = None
        self._reader = RowReader(self.result)
        self._sheet = ""
        self._said: list[str] = []
        self._noting = False  # a note was read, and what follows across the whole width goes on with it
        self._totalled = False
        self._lines_before = 0  # the lines of earlier tables
        self._leads_vetoes = False  # the paragraph before the table says what its rows do: 有下列情形之一的，为不合格
        self._totals: list[tuple[str, Points, str]] = []  # full marks of sheets that are standards of their own
        self._before_table = ""  # a short paragraph that may be the name of the table below it

    def paragraph(self, text: str, place: str) -> None:
        self._said.append(text)
        self._leads_vetoes = VETO_LEAD.search(packed(text)) is not None
        if self.result.title and self._columns is not None and TITLE.search(packed(text)) and not mark_level(text):
            self._headings = []
            self._enter(text, place)
        named = bool(self.result.title) or self._columns is not None
        self._before_table = text if named and _NAME.fullmatch(packed(text)) else ""
        if self._is_heading(text):
            self._enter(text, place)
            self._before_table = ""
        read_aside(self.result, text, place)

    def outside(self, paragraph: Paragraph) -> None:
        """A paragraph outside the tables, accounted for as a heading or as words."""
        became = RowKind.SECTION if self._is_heading(paragraph.text) else RowKind.NOTE
        self.result.rows.append((paragraph.place, became.value, paragraph.text))
        self.paragraph(paragraph.text, paragraph.place)

    def table(self, table: Table, name: str = "") -> None:
        rows = list(table.rows)
        before = self.result.printed_total
        if name:
            self._headings = [(0, name)]
        if self._before_table and not TITLE.search(packed(self._before_table)):
            self._enter(self._before_table, table.name)
        self._before_table = ""
        self._sheet = table.name
        self._lines_before = len(self.result.lines)
        at = self._top(rows)
        while at < len(rows):
            heads = self._heads(rows, at)
            stop = next((i for i in range(at + len(heads), len(rows)) if is_head(rows[i])), len(rows))
            body = rows[at + len(heads) : stop]
            for row in heads:
                self._account(row, RowKind.HEAD)
            self._columns = find_columns(heads, [row for row in body if not is_total(row)], self._columns)
            self._tell_twins(self._columns)
            self._noting = self._totalled = False
            self._read_full_marks()
            self._reader.begin(self._columns)
            for row in body:
                self._row(row, self._columns)
            at = stop
        self._reader.end()
        self._leads_vetoes = False
        total = self.result.printed_total
        if name and total is not None and total != before and len(self.result.lines) > self._lines_before:
            self._totals.append((name, total, rows[0].place))
            self.result.printed_total = before

    def _top(self, rows: Sequence[Row]) -> int:
        """The first row that is not above the head: title and form rows are set aside."""
        head = next((at for at, row in enumerate(rows[:_TOP_ROWS]) if is_head(row)), 0)
        for row in rows[:head]:
            cells = row.distinct()
            self._account(row, RowKind.FORM if cells else RowKind.BLANK)
            if len(cells) == 1:
                self.paragraph(cells[0].text, row.place)
            elif cells:
                self.result.notes.append(Loose(row.place, row.text))
        return head

    def _heads(self, rows: Sequence[Row], at: int) -> list[Row]:
        heads: list[Row] = []
        while at + len(heads) < len(rows) and is_head(rows[at + len(heads)]):
            heads.append(rows[at + len(heads)])
        return heads

    def _tell_twins(self, columns: Columns) -> None:
        if columns.twins:
            names = "、".join(columns.twins)
            said = f"{self._sheet}有 {len(columns.twins)} 列分值（{names}），按“{columns.twins[0]}”导入，其余未导入"
            self.result.warnings.append(said)

    def _read_full_marks(self) -> None:
        """Full marks written into the head of the column of points: 分值（100分）."""
        at = self._columns.at(Role.POINTS) if self._columns is not None else None
        tag = trailing(self._columns.heads[at]) if self._columns is not None and at is not None else None
        if tag is not None and self.result.printed_total is None:
            self.result.printed_total = tag.points

    def _row(self, row: Row, columns: Columns) -> None:
        kind = self._kind(row, columns)
        if kind is RowKind.DATA:
            self._account_as(row, self._reader.read(row, self._path(), self._in_vetoes(row, columns)))
            return
        self._account(row, kind)
        if kind is RowKind.SECTION:
            self._reader.end()
            self._enter(self._heading_of(row, columns), row.place)
        elif kind is RowKind.TOTAL:
            self._total(row)
        elif kind is RowKind.NOTE or (kind is RowKind.FORM and len(row.distinct()) == 1):
            text = " ".join(cell.text for cell in row.distinct())
            self._said.append(text)
            read_aside(self.result, text, row.place)
        elif kind is RowKind.FORM:
            self.result.notes.append(Loose(row.place, row.text))

    def _kind(self, row: Row, columns: Columns) -> RowKind:
        """The kind of a row; below a note or the total, words across the whole width are notes as well."""
        kind = kind_of_row(row, columns)
        if is_wide(row) and kind in (RowKind.DATA, RowKind.SECTION):
            words = trailing(row.distinct()[0].text) is None
            if words and (self._noting or (self._totalled and kind is RowKind.DATA)):
                kind = RowKind.NOTE
        self._noting = kind is RowKind.NOTE or (self._noting and kind is RowKind.BLANK)
        self._totalled = kind is RowKind.TOTAL or (self._totalled and kind in (RowKind.NOTE, RowKind.FORM))
        return kind

    def _heading_of(self, row: Row, columns: Columns) -> str:
        """The words of a heading row, its number in front as 1、 where it stands in a column of its own."""
        at = columns.at(Role.NUMBER)
        cells = row.distinct()
        alone = sum(cell is cells[0] for cell in row.cells) == 1
        if at is not None and len(cells) > 1 and alone and row.cells[at] is cells[0] and not mark_level(cells[1].text):
            return f"{cells[0].text.strip('、.． ')}、{' '.join(map(_in_heading, cells[1:]))}"
        return " ".join([cells[0].text, *map(_in_heading, cells[1:])])

    def _total(self, row: Row) -> None:
        self._reader.end()
        if not packed(row.distinct()[0].text).startswith(("小计", "本")):
            total = total_in([cell.text for cell in row.distinct()])
            if total is not None and self._is_of_this_table(total):
                self.result.section_totals.append((self._path(), total, row.place))
            elif total is not None:
                self.result.printed_total = total

    def _is_of_this_table(self, total: Points) -> bool:
        """True for the total of one table among several: it is the sum of its lines, and others stand before them."""
        here = line_sum(self.result.lines[self._lines_before :])
        return self._lines_before > 0 and here == total != line_sum(self.result.lines)

    def _is_heading(self, text: str) -> bool:
        if len(packed(text)) > 40 or re.search(r"[。；;]", text) or _NOTE_LEAD.match(packed(text)):
            return False
        if re.search(r"(?:如下|见下|下)表?[:：]?$", packed(text)):
            return False
        whole = trailing(text)
        if whole is not None and not whole.text.strip():
            return False  # （满分100分） below the title
        if mark_level(text) not in (1, 2) and re.search("[，,]", text):
            return False
        if mark_level(text) not in (1, 2) and TITLE.search(packed(text)):
            return False
        return mark_level(text) in (1, 2) or trailing(text) is not None or bool(VETO_WORDS.search(packed(text)))

    def _enter(self, text: str, place: str) -> None:
        level = _rank(text)
        most = section_cap(text)
        text = most.text if most else text
        tail = trailing(text)
        name = unmarked(" ".join((tail.text if tail else text).split())).strip("：: ")
        name = re.sub(r"[(（]\s*[)）]", "", name)
        self._headings = [one for one in self._headings if one[0] < level] + [(level, name or text.strip())]
        if most is not None:
            self.result.section_caps.append((self._path(), most.points, place))
        if tail is not None:
            self.result.section_totals.append((self._path(), tail.points, place))

    def _path(self) -> tuple[str, ...]:
        return tuple(name for _, name in self._headings)

    def _in_vetoes(self, row: Row, columns: Columns) -> bool:
        names = [self._sheet, *self._path(), *(row.cells[at].text for at in columns.all(Role.SECTION))]
        heads = "".join(columns.heads)
        said = self._leads_vetoes or any(
            VETO_WORDS.search(name) or VETO_LEAD.search(name) for name in map(packed, names)
        )
        return said or "否决" in heads or "重大问题" in heads

    def _account(self, row: Row, kind: RowKind) -> None:
        self._account_as(row, kind.value)

    def _account_as(self, row: Row, became: str) -> None:
        self.result.rows.append((row.place, became, row.text))

    def prose(self, paragraphs: Sequence[Paragraph]) -> None:
        """Numbered paragraphs read as rows of two columns, what is asked for and its rules."""
        for piece in pieces_of(paragraphs):
            self._prose_piece(piece)
        self._reader.end()

    def veto(self, paragraph: Paragraph) -> None:
        """A veto in a paragraph of its own, below words that head a list of them."""
        self._prose_piece(Piece(Sort.VETO, paragraph.place, paragraph.text))

    def _prose_piece(self, piece: Piece) -> None:
        self._reader.begin(PROSE)
        row = Row(piece.place, (Cell(piece.text), Cell(piece.rules)))
        became = piece.sort.value
        if piece.sort in (Sort.ITEM, Sort.VETO):
            self._reader.end()
            became = self._reader.read(row, self._path(), piece.sort is Sort.VETO)
        elif piece.sort is Sort.HEADING:
            self._said.append(piece.text)
            self._enter(piece.text, piece.place)
        elif piece.sort is Sort.LOOSE:
            self.result.not_understood.append(Loose(piece.place, piece.text, why_loose(piece.text)))
        else:
            self.paragraph(piece.text, piece.place)
        said = piece.said or [row.text]
        self.result.rows.append((piece.place, became, said[0]))
        self.result.rows += [
            (place, f"{became}（接上行）", text) for place, text in zip(piece.places[1:], said[1:], strict=False)
        ]

    def finish(self) -> Understood:
        effect = said_effect(self._said)
        for barrier in self.result.barriers:
            if barrier.effect in (None, VetoEffect.UNQUALIFIED):
                barrier.effect = effect or barrier.effect or VetoEffect.UNQUALIFIED
        if len(self._totals) > 1:
            self.result.section_totals += [((name,), total, place) for name, total, place in self._totals]
        elif self._totals:
            self.result.printed_total = self._totals[0][1]
        settle(self.result)
        read_marks(self.result)
        return self.result


def _rank(text: str) -> int:
    """How high a heading stands; 第一部分 is above 一、."""
    return 5 if is_part(text) else 10 * mark_level(text)


def _in_heading(cell: Cell) -> str:
    """The words of a cell of a heading row; a bare figure stands for its points."""
    points = points_of(cell.text)
    return cell.text if points is None else f"（{points}分）"


PROSE = Columns((Role.TEXT, Role.RULES), ("", ""))


def understand(source: Source) -> Understood:
    """Everything a file says as a scoring standard, and everything that was not understood."""
    source = _words_apart(source)
    result = _walked(source, prose=is_prose(source))
    if not result.lines:
        text = _walked(_as_text(source), prose=True)
        result = text if text.lines else result
    result.not_understood += [Loose(one.place, one.text, _HIDDEN) for one in source.hidden]
    result.warnings = [*source.warnings, *result.warnings]
    return result


def _walked(source: Source, prose: bool) -> Understood:
    outliner = _Outliner()
    filled = [one for one in source.blocks if isinstance(one, Table) and any(row.distinct() for row in one.rows)]
    several = len(filled) > 1 and not any(one.name == f"表{at}" for at, one in enumerate(filled, 1))
    for is_table, group in groupby(source.blocks, lambda block: isinstance(block, Table)):
        blocks = list(group)
        if prose and not is_table:
            outliner.prose([block for block in blocks if isinstance(block, Paragraph)])
            continue
        vetoes = {} if is_table else listed_vetoes([block for block in blocks if isinstance(block, Paragraph)])
        for block in blocks:
            if isinstance(block, Table):
                outliner.table(block, block.name if several else "")
            elif block.place in vetoes:
                outliner.veto(block)
            else:
                outliner.outside(block)
    return outliner.finish()


def _words_apart(source: Source) -> Source:
    """The file with sheets that are only words in one column as paragraphs, where others have a head of columns."""
    tables = [block for block in source.blocks if isinstance(block, Table)]
    if not any(is_head(row) for table in tables for row in table.rows[:_TOP_ROWS]):
        return source
    return _as_text(source)


def _as_text(source: Source) -> Source:
    """The file with tables of one column, which are only text, as paragraphs."""
    blocks: list[Table | Paragraph] = []
    for block in source.blocks:
        if isinstance(block, Table) and single_column(block):
            blocks += [Paragraph(row.place, row.distinct()[0].text) for row in block.rows if row.distinct()]
        else:
            blocks.append(block)
    return replace(source, blocks=tuple(blocks))
