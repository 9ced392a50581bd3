"""What a row of a table is, before its cells are read."""

from __future__ import annotations

import re
from enum import Enum

from app.domain.standard import RuleKind
from app.standards.importing.columns import Columns, Role
from app.standards.importing.figures import points_of, trailing
from app.standards.importing.grid import Cell, Row
from app.standards.importing.plain import mark_level, packed, unmarked
from app.standards.importing.sentences import read_rules


class RowKind(Enum):
    """What a row is."""

    BLANK = "空行"
    HEAD = "表头"
    TOTAL = "合计"
    FORM = "表格栏目"
    NOTE = "说明"
    SECTION = "标题"
    DATA = "评查项"


_TOTAL = re.compile(
    r"(?:本?(?:表|页|部分|项|阶段))?(?:合计|总计|总分|小计|共计|得分合计|合计得分|总得分|最后得分|评查总分|最终得分|扣分合计|总扣分)(?:分值|得分)?"
)
_FIGURE = re.compile(r":?(?:\d+(?:\.\d+)?分?)?:?$")
_GRADE = re.compile(r"(?:优秀|良好|合格|基本合格|一般|较差|不合格|优|良|中|差)(?:等次|等级|档次|案?卷)?")
_BOUNDS = re.compile(r"\d分?(?:\(含.*\)|含)?(?:及?以[上下]|至|到|[-—~])|[≥≤<>]\d|不[满足]\d|[大小][于过]")
_GRADE_HEAD = re.compile(r"(?:评查|评定|结果)?(?:等次|等级|档次)(?:名称|划分)?")
_FORM_LABEL = re.compile(
    r"(?:案卷|案件|项目)(?:名称|编号)|案号|案由|承办(?:人|机构|单位|人员)|评查(?:人|人员|时间|日期|单位)|当事人|被处罚人"
    r"|(?:被评查|执法|办案|处罚|填表)(?:单位|机关|人)|(?:填表|立案|结案)(?:日期|时间)|申请人"
)
_FORM = re.compile(
    r"^(?:评查人员?|评查员|评查组|评审|复核人|审核人|组长|签名|签字|被评查?单位|评查单位|被评查机关|案卷名称|案件名称|案卷编号|案号|案由|承办|当事人|被处罚人"
    r"|处罚机关|实施行政处罚单位|执法单位|执法机关|单位|填表|日期|评语|评查意见|总体评价|总评|综合评价|等次|等级|评查时间|评查日期|评查得分|得分|总分|档次|项目名称"
    r"|文书编号|办案单位|申请人|立案时间|结案时间)[^,，;；。、]{0,8}[:：_＿]"
)
_FORM_ALONE = {
    "评语",
    "评查意见",
    "总体评价",
    "综合评价",
    "评查人",
    "评查人员",
    "等次",
    "签名",
    "评查组意见",
    "备注",
    "年月日",
    "总评",
}
_NOTE = re.compile(r"^(?:注|备注|说明|附注|填表说明|评分说明|附|注意)\s*[:：\d一(（.、]")
_BLANKS = re.compile(r"[□☐√×/\\—\-_＿.…\s是否有无()（）年月日]*")


def is_total(row: Row) -> bool:
    """True for a row that begins with 合计 or the like."""
    cells = row.distinct()
    return bool(cells) and _TOTAL.fullmatch(_FIGURE.sub("", packed(cells[0].text).split("(")[0])) is not None


def is_wide(row: Row) -> bool:
    """True for a row of a single cell that spans most of the table."""
    cells = row.distinct()
    return len(cells) == 1 and sum(cell is cells[0] for cell in row.cells) > max(2, len(row.cells) // 2)


def kind_of_row(row: Row, columns: Columns) -> RowKind:
    """What the row is, told by its written cells and the columns of its table."""
    cells = row.distinct()
    if not cells or all(_BLANKS.fullmatch(cell.text) for cell in cells):
        return RowKind.BLANK
    first = packed(cells[0].text)
    if is_total(row) and not _has(row, columns, Role.RULES, cells[0]):
        return RowKind.TOTAL
    if _is_form(row, cells, columns):
        return RowKind.FORM
    if (len(cells) == 1 and _NOTE.match(first)) or _is_grade(cells):
        return RowKind.NOTE
    return RowKind.SECTION if _is_section(row, cells, columns) else RowKind.DATA


def _has(row: Row, columns: Columns, role: Role, besides: Cell) -> bool:
    written = (row.cells[at] for at in columns.all(role) if not row.cells[at].empty and row.cells[at] is not besides)
    return any(points_of(cell.text) is None for cell in written)


def _is_grade(cells: list[Cell]) -> bool:
    """True for a row of a table of grades: 优秀 | 90分以上."""
    names = [cell for cell in cells if _GRADE.fullmatch(packed(cell.text))]
    bounds = [cell for cell in cells if _BOUNDS.search(packed(cell.text)) and len(packed(cell.text)) <= 30]
    return bool(names and bounds) and len(cells) <= 4


def _is_form(row: Row, cells: list[Cell], columns: Columns) -> bool:
    first = packed(cells[0].text)
    if first.rstrip(":") in _FORM_ALONE and len(cells) <= 2:
        return True
    if _GRADE_HEAD.fullmatch(first) and not any(points_of(cell.text) for cell in cells):
        return True
    if not any(columns.heads) and all(_FORM_LABEL.fullmatch(packed(cell.text)) for cell in cells):
        return True
    points = columns.at(Role.POINTS)
    if points is not None and points_of(row.cells[points].text) is not None:
        return False
    return _FORM.match(first) is not None and not read_rules(cells[0].text).clauses


def _is_section(row: Row, cells: list[Cell], columns: Columns) -> bool:
    worded = [cell for cell in cells if not _is_number_cell(row, cell, columns)]
    if len(worded) > 1:
        rest = [cell for cell in worded[1:] if points_of(cell.text) is None]
        number = next((cell for cell in cells if _is_number_cell(row, cell, columns)), worded[0])
        marked = mark_level(worded[0].text) in (1, 2) or mark_level(f"{packed(number.text).rstrip('、.')}、") in (1, 2)
        if rest or not marked or len(packed(worded[0].text)) > 30:
            return False
        at_front = cells[0] is worded[0] or cells[0] is number
        return at_front and _first_place(row, cells[0]) == 0 and _is_text_empty(row, columns, worded[0])
    only = worded[0] if worded else cells[0]
    span = sum(cell is only for cell in row.cells)
    wide = span > max(2, len(row.cells) // 2)
    costs = [one for one in read_rules(only.text).clauses if not (wide and one.kind is RuleKind.VETO)]
    if costs or len(packed(only.text)) > 60:
        return False
    low = mark_level(only.text) >= 3
    at = _first_place(row, only)
    in_text = columns.roles[at] is Role.TEXT if at < len(columns.roles) else False
    if wide:
        return not (low and trailing(only.text) is not None)
    if mark_level(only.text) in (1, 2):
        return True
    return not in_text and at == 0 and not low and bool(unmarked(only.text)) and not packed(only.text).isdigit()


def _is_number_cell(row: Row, cell: Cell, columns: Columns) -> bool:
    at = columns.at(Role.NUMBER)
    return (
        at is not None
        and row.cells[at] is cell
        and len(packed(cell.text)) <= 4
        and sum(c is cell for c in row.cells) == 1
    )


def _first_place(row: Row, cell: Cell) -> int:
    return next(at for at, one in enumerate(row.cells) if one is cell)


def _is_text_empty(row: Row, columns: Columns, title: Cell) -> bool:
    at = columns.at(Role.TEXT)
    return at is None or row.cells[at].empty or row.cells[at] is title
