"""Data rows -> scored lines and vetoes, by the roles of their columns."""

from __future__ import annotations

import re
from decimal import Decimal

from app.domain.points import ZERO, Points
from app.domain.standard import RuleKind
from app.standards.importing.cell_parts import cell_parts
from app.standards.importing.columns import Columns, Role
from app.standards.importing.expressions import effect_of
from app.standards.importing.figures import (
    MOST_POINTS,
    bare_tail,
    each_of,
    figure_sentence,
    is_deduction_figure,
    labelled,
    leading,
    points_of,
    section_cap,
    tagged,
    tags,
    trailing,
)
from app.standards.importing.grid import Cell, Row
from app.standards.importing.plain import mark_of, packed, plain, unmarked
from app.standards.importing.sentences import Reading, read_rules
from app.standards.importing.understood import Barrier, Clause, Line, Loose, Understood

_BRACKETED_DEDUCTION = re.compile(r"[(（][^()（）]*扣[^()（）]*分[^()（）]*[)）]")
_BONUS = re.compile(r"^加分|附加分|加分项|[(（]加\d")
_NOTHING = "没有评查内容、分值和扣分；是标题或说明的不用管，是评查项的请在编辑器中补上"
_NO_FIGURE = "扣分栏里不是数字；请在编辑器中补写这条扣分规则"
_NO_POINTS = "分值栏里不是数字；请在编辑器中补写分值"
_DASH = re.compile(r"[-—–/\\无\s]*")


class RowReader:
    """Reads the rows of one region after another; merged cells and blanks carry a line over several rows."""

    def __init__(self, result: Understood) -> None:
        self._result = result
        self._columns = Columns((), ())
        self._line: Line | None = None
        self._points_cell: Cell | None = None
        self._seen: list[Cell] = []
        self._carried: dict[int, Cell] = {}
        self._totalled: list[Cell] = []

    def begin(self, columns: Columns) -> None:
        """The columns of the rows that follow."""
        if columns is not self._columns:
            self._carried = {}
        self._columns = columns

    def end(self) -> None:
        """The last line is whole; what follows is another."""
        self._line = None

    def read(self, row: Row, path: tuple[str, ...], in_vetoes: bool) -> str:
        """What the row became, as a word for the account of rows."""
        if in_vetoes and self._is_barrier(row):
            self._barrier(row, path)
            return "否决项"
        if self._is_lower_tier(row):
            self._add_tier(row)
            return "评查项（接上行）"
        if self._goes_on(row):
            self._extend(row)
            return "评查项（接上行）"
        return self._begin_line(row, path)

    def _text(self, row: Row, role: Role) -> str:
        at = self._columns.at(role)
        return row.cells[at].text.strip() if at is not None else ""

    def _cell(self, row: Row, role: Role) -> Cell | None:
        at = self._columns.at(role)
        return row.cells[at] if at is not None and not row.cells[at].empty else None

    def _rules_text(self, row: Row) -> str:
        """What stands in the columns of rules, each cell once."""
        cells = [row.cells[at] for at in self._columns.all(Role.RULES) if not row.cells[at].empty]
        return "\n".join(cell.text.strip() for cell in dict.fromkeys(cells))

    def _points(self, row: Row) -> Points | None:
        text = self._text(row, Role.POINTS)
        found = points_of(text)
        if found is None:
            tag = trailing(text) if text else None
            found = tag.points if tag else None
        return found

    # vetoes -----------------------------------------------------------------------------------------------------

    def _is_barrier(self, row: Row) -> bool:
        points = self._points(row)
        if tags(self._text(row, Role.TEXT)) or (points is not None and points < 100):
            return False
        clauses = read_rules(self._rules_text(row)).clauses
        return all(one.kind in (RuleKind.VETO, RuleKind.TOTAL) or (one.points or ZERO) >= 100 for one in clauses)

    def _barrier(self, row: Row, path: tuple[str, ...]) -> None:
        groups = [packed(row.cells[at].text) for at in self._columns.all(Role.SECTION) if not row.cells[at].empty]
        problem, text, rules = self._text(row, Role.PROBLEM), self._text(row, Role.TEXT), self._rules_text(row)
        told = read_rules(rules)
        wordings = [unmarked(piece) for piece in (text, problem, *(one.text for one in told.clauses)) if piece.strip()]
        effect = effect_of(rules) or effect_of(self._text(row, Role.RESULT))
        self._result.barriers.append(
            Barrier(
                "：".join(dict.fromkeys(" ".join(one.split()) for one in wordings if one)),
                " / ".join(groups or path),
                effect,
                self._text(row, Role.MISTAKES),
                self._text(row, Role.BASIS),
                packed(self._text(row, Role.NUMBER)),
                row.place,
                printed=row.text,
            )
        )
        self._loose(row, told)
        self._line = None

    # lines ------------------------------------------------------------------------------------------------------

    def _goes_on(self, row: Row) -> bool:
        """True when the row belongs to the line above: same merged points, or nothing that begins a new line."""
        if self._line is None:
            return False
        points, text = self._cell(row, Role.POINTS), self._cell(row, Role.TEXT)
        if points is not None:
            same = points is self._points_cell
            return same and not (len(self._text_tags(row)) == 1 and self._points(row) != self._text_tags(row)[0])
        if text is not None and any(text is cell for cell in self._seen):
            return True
        if text is None:
            return True
        number = self._cell(row, Role.NUMBER)
        if self._columns.at(Role.POINTS) is None or self._text_tags(row):
            return False
        fresh = number is not None and not any(number is cell for cell in self._seen)
        return not fresh and not mark_of(text.text)

    def _is_lower_tier(self, row: Row) -> bool:
        """True for a further level of the line above, written in a row of its own: 较好（3分）."""
        text = self._cell(row, Role.TEXT)
        same = text is None or any(text is cell for cell in self._seen)
        return self._line is not None and same and labelled(self._text(row, Role.POINTS)) is not None

    def _add_tier(self, row: Row) -> None:
        line, level = self._line, labelled(self._text(row, Role.POINTS))
        assert line is not None
        assert level is not None
        if line.points is not None and level.points < line.points:
            line.clauses.append(Clause(RuleKind.TIERS, level.text, points=line.points - level.points))
        self._read_others(row, line)
        if row.place != line.source:
            line.source = _joined(line.source, row.place)
            line.printed = f"{line.printed}\n{row.text}"

    def _text_tags(self, row: Row) -> list[Points]:
        return tags(self._text(row, Role.TEXT))

    def _extend(self, row: Row) -> None:
        line = self._line
        assert line is not None
        text = unmarked(self._fresh(row, Role.TEXT))
        known = len(line.clauses)
        for clause in line.clauses if text and line.text else ():
            clause.text = clause.text or line.text.split("\n")[-1]
        line.text = "\n".join(filter(None, (line.text, text)))
        self._read_rules(row, line)
        for clause in line.clauses[known:]:
            clause.text = clause.text or text
        self._read_others(row, line)
        line.source = _joined(line.source, row.place)
        line.printed = f"{line.printed}\n{row.text}"

    def _fresh(self, row: Row, role: Role) -> str:
        """The text of a cell that was not read for this line before."""
        cell = self._cell(row, role)
        if cell is None or any(cell is one for one in self._seen):
            return ""
        self._seen.append(cell)
        return cell.text.strip()

    def _fresh_rules(self, row: Row) -> str:
        """The rules that were not read for this line before."""
        cells = [row.cells[at] for at in self._columns.all(Role.RULES)]
        fresh = [one for one in dict.fromkeys(cells) if not one.empty and one is not self._points_cell]
        fresh = [one for one in fresh if not any(one is seen for seen in self._seen)]
        self._seen += fresh
        return "\n".join(one.text.strip() for one in fresh)

    def _begin_line(self, row: Row, path: tuple[str, ...]) -> str:
        self._seen = []
        self._points_cell = self._cell(row, Role.POINTS)
        section = (*path, *self._sections(row, path))
        points = self._points(row)
        text = self._fresh(row, Role.TEXT)
        number = (packed(self._fresh(row, Role.NUMBER)) or mark_of(text)).strip("、.．()（） ")
        if not text and points is not None and len(section) > len(path) and not self._rules_text(row):
            *above, text = section  # a heading with its points and nothing else
            section = tuple(above)
        line = Line(section, text, points, number=number, source=row.place, printed=row.text)
        line.alone = len(row.distinct()) == 1
        line.bonus = any("加分" in name for name in section) or _BONUS.search(text) is not None
        parts = self._parts(row, line)
        if parts:
            self._result.lines += parts
            self._line = None
            return "评查项"
        self._section_points(row, section)
        self._tag(line)
        self._read_rules(row, line)
        self._read_others(row, line)
        line.bonus = line.bonus or _BONUS.search(line.remark) is not None
        given = re.search(r"加\s*(\d+(?:\.\d+)?)\s*分", plain(line.text))
        if line.bonus and line.points is None and given:
            line.points = Decimal(given.group(1))
        if labelled(self._text(row, Role.POINTS)):
            self._line = line
            self._add_tier(row)
        each = each_of(self._text(row, Role.POINTS))
        if each and not line.clauses:
            line.clauses += read_rules(each, line.points).clauses
        line.text = unmarked(_BRACKETED_DEDUCTION.sub("", line.text)).rstrip("；;，,、 ")
        if not line.text and not line.clauses and line.points is None:
            self._result.not_understood.append(Loose(row.place, row.text, _NOTHING))
            return "未能理解"
        self._unread_points(row, line)
        self._result.lines.append(line)
        self._line = line
        return "评查项"

    def _sections(self, row: Row, path: tuple[str, ...]) -> list[str]:
        names: list[str] = []
        for at in self._columns.all(Role.SECTION):
            cell = row.cells[at]  # a blank below a section goes on with it
            if cell.empty:
                cell_above = self._carried.get(at) if self._columns.at(Role.TEXT) is not None else None
                if cell_above is None:
                    continue
                cell = cell_above
            self._carried[at] = cell
            name = packed(cell.text)
            most = section_cap(name)
            name = most.text if most else name
            tail = trailing(name) or (bare_tail(name) if "分" in self._columns.heads[at] else None)
            name = unmarked(tail.text if tail else name)
            if name and name not in names:
                names.append(name)
                if most is not None and not any(cell is one for one in self._totalled):
                    self._totalled.append(cell)
                    self._result.section_caps.append(((*path, *names), most.points, row.place))
                if tail is not None and not any(cell is one for one in self._totalled):
                    self._totalled.append(cell)
                    self._result.section_totals.append(((*path, *names), tail.points, row.place))
        return names

    def _section_points(self, row: Row, section: tuple[str, ...]) -> None:
        """Points of the section in a column of their own, told once for each printed cell."""
        cell = self._cell(row, Role.SECTION_POINTS)
        points = points_of(cell.text) if cell is not None else None
        if cell is not None and points is not None and not any(cell is one for one in self._totalled):
            self._totalled.append(cell)
            self._result.section_totals.append((section, points, row.place))

    def _tag(self, line: Line) -> None:
        """Points written into the text; (共12分，每项1.5分) also tells what each part costs."""
        found = tags(line.text)
        bare = leading(line.text) if not found and self._columns.at(Role.POINTS) is None else None
        if bare is not None and line.points is None:
            line.points, line.text = bare.points, bare.text
        if not found:
            return
        tag = tagged(line.text)
        assert tag is not None
        if line.points is None:
            whole = len(found) == 1 or found[0] == sum(found[1:])
            line.points = found[0] if whole else sum(found, ZERO)
        if line.points == tag.points:
            line.text = tag.text
        each = re.search(r"每(?:一|1)?([项处个条])\s*(\d+(?:\.\d+)?)\s*分", plain(tag.each))
        if each:
            unit, points = each.groups()
            line.clauses.append(Clause(RuleKind.PER_PLACE, "", points=Decimal(points), unit=unit))

    def _parts(self, row: Row, line: Line) -> list[Line]:
        """Several lines in one cell: clauses with points of their own, or as many figures as clauses."""
        rules = self._rules_text(row)
        found = cell_parts(line.text, self._text(row, Role.POINTS), rules, line.points is not None)
        if found is None:
            return []
        section = (*line.section, found.heading) if found.heading else line.section
        parts: list[Line] = []
        for one in found.parts:
            part = Line(section, one.text, one.points, source=row.place, printed=row.text)
            told = read_rules(one.rules or one.text, one.points)
            part.clauses, part.how = told.clauses, "；".join(told.how)
            if one.rules:
                self._loose(row, told)
            self._read_others(row, part)
            parts.append(part)
        return parts

    def _read_rules(self, row: Row, line: Line) -> None:
        rules = self._fresh_rules(row)
        if rules:
            told = read_rules(figure_sentence(rules) if is_deduction_figure(rules) else rules, line.points)
            self._loose(row, told)
        elif line.clauses and self._columns.at(Role.RULES) is not None:
            told = Reading()
        elif self._columns.at(Role.DEDUCT) is None:
            told = Reading(read_rules(line.text, line.points).clauses)
            if told.clauses and line.points is None and len(told.clauses) == 1:
                told.clauses[0].text = ""
        else:
            told = Reading()
        problem = self._fresh(row, Role.PROBLEM)
        for clause in told.clauses:
            clause.text = clause.text or problem
        line.clauses += told.clauses
        line.how = "；".join(filter(None, (line.how, *told.how)))
        figure = self._fresh(row, Role.DEDUCT)
        if figure:
            self._read_figure(row, line, figure)

    def _read_figure(self, row: Row, line: Line, figure: str) -> None:
        """A figure in a column of deductions: 5 · 每处1分 · 0.5—2."""
        told = read_rules(figure_sentence(figure), line.points)
        if told.clauses and all((one.points or ZERO) <= MOST_POINTS for one in told.clauses):
            line.clauses += told.clauses
        elif not _DASH.fullmatch(figure):
            self._result.not_understood.append(Loose(row.place, figure, _NO_FIGURE))

    def _read_others(self, row: Row, line: Line) -> None:
        line.basis = _more(line.basis, self._fresh(row, Role.BASIS))
        line.how = _more(line.how, self._fresh(row, Role.HOW))
        for role in (Role.REMARK, Role.RESULT):
            text = self._fresh(row, role)
            told = read_rules(text, line.points) if text else Reading()
            vetoes = [clause for clause in told.clauses if clause.kind is RuleKind.VETO]
            line.clauses += vetoes
            if text and not vetoes:
                line.remark = _more(line.remark, text)
        if self._columns.at(Role.FILL) is not None:
            text = self._fresh(row, Role.FILL)
            if text and not _DASH.fullmatch(text):
                line.remark = _more(line.remark, text)

    def _unread_points(self, row: Row, line: Line) -> None:
        text = self._text(row, Role.POINTS)
        if text and line.points is None and not _DASH.fullmatch(text):
            self._result.not_understood.append(Loose(row.place, f"分值：{text}", _NO_POINTS))

    def _loose(self, row: Row, told: Reading) -> None:
        pieces = [piece for piece in told.loose if not _DASH.fullmatch(piece)]
        self._result.not_understood += [Loose(row.place, piece, why_loose(piece)) for piece in pieces]


def why_loose(piece: str) -> str:
    """Why a piece of the rules became none, and what to do about it."""
    if re.search(r"最多|最高|不超过|累计|封顶", piece):
        return "说不准这个上限管哪几条规则；请在编辑器中设规则上限或者规则组"
    if "分" in piece and re.search("[扣减]", piece):
        return "读不出扣多少分；请在编辑器中补写扣分规则"
    if re.search("[得计给]", piece) and "分" in piece:
        return "得分写法与本项分值对不上；请改写为扣分规则或者分档"
    return "没有写扣多少分；是要求的请并入评查内容，是扣分情形的请补写分数"


def _more(text: str, more: str) -> str:
    return "；".join(filter(None, (text, more)))


def _joined(first: str, last: str) -> str:
    """表1第3行, 表1第4行 → 表1第3—4行."""
    start = re.match(r"(.*第)(\d+)", first)
    stop = re.search(r"(\d+)行$", last)
    return f"{start.group(1)}{start.group(2)}—{stop.group(1)}行" if start and stop else first
