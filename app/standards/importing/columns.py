"""Which column of a table is what: by the words of its head, and by what stands below them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.standards.importing.figures import is_deduction_figure, labelled, points_of, section_cap, tags
from app.standards.importing.grid import Cell, Row
from app.standards.importing.plain import packed
from app.standards.importing.sentences import read_rules


class Role(Enum):
    """What a column holds."""

    NUMBER = "number"
    SECTION = "section"
    TEXT = "text"
    POINTS = "points"
    SECTION_POINTS = "section_points"  # points of the section, beside a finer column of points
    RULES = "rules"
    PROBLEM = "problem"
    DEDUCT = "deduct"  # points off, printed or to be filled in
    FILL = "fill"  # to be filled in by hand
    BASIS = "basis"
    HOW = "how"
    MISTAKES = "mistakes"
    REMARK = "remark"
    RESULT = "result"


_WORDS: tuple[tuple[Role, str], ...] = (
    (Role.NUMBER, r"^(?:序号|序|编号|项次|项目编号|序列|NO\.?|No\.?|代码|行次|条目号|问题编号)$"),
    (Role.REMARK, r"^(?:备注|说明|备考)"),
    (Role.DEDUCT, r"^(?:所|应)?(?:扣|失|减)(?:减|除)?分(?:分?值|分?数|\(分\))?$"),
    (Role.TEXT, r"(?:内容|项目|要点|指标|标准|要求|事项)(?:及|与|和|、|/)(?:标准)?分[值数]"),
    (Role.POINTS, r"分值|标准分|满分|配分|权重|基准分|基础分|应得分|规定分|赋分|标准得分|设定分|项目分"),
    (Role.POINTS, r"^(?:分数|总分|分|基本分)$"),
    (Role.FILL, r"扣分(?:理由|原因|情况|事由|依据及|记录|及理由)|问题描述|情况记录|存在问题及|评查记录"),
    (Role.FILL, r"^(?:评查|实际?|自评|自查|复核|初评|考评|专家|评定|核定|考核|最终|实)?(?:得|扣|评|打)?分$|^小计$"),
    (
        Role.RULES,
        r"(?:评分|扣分|失分|计分|打分|得分|记分|赋分|给分|评定|减分)(?:细则|标准|办法|方法|要求|说明|规则|依据|情形|要点|幅度|项目?)",
    ),
    (Role.RULES, r"(?:评分|扣分|计分|打分|得分)(?:及标准|与标准|原则|事项|内容|尺度|点)|评查细则|评查办法及"),
    (Role.RULES, r"评查方法及(?:扣|评)|扣减标准|评分$|考核办法|评价标准"),
    (
        Role.RESULT,
        r"评查结果|评查结论|评查意见|处理结果|^(?:结果|结论|是/?否|有/?无|是否存在|评查情况|判定|是$|否$|合格$|不合格$|后果|处理(?:结果|意见)?$)",
    ),
    (Role.MISTAKES, r"常见错误|常见问题|易错|典型问题|情形举例"),
    (Role.BASIS, r"^(?:法律|评查|法定|政策)?依据|法条|依据条款|文件依据"),
    (Role.HOW, r"^(?:评查|检查|考核|核查|审查)(?:方法|方式|办法|途径)$|查阅(?:材料|内容|文书)|^(?:对应|涉及)文书$"),
    (Role.PROBLEM, r"存在的?问题|问题表现|^问题$|不合格情形|否决情形|重大问题|扣分问题|主要问题"),
    (Role.TEXT, r"内容|要求|标准$|要素|要点|情形|细目|事项|评查点|指标|具体|规范|问题"),
    (Role.SECTION, r"类别|分类|阶段|环节|一级|二级|部分|类型|文书|种类|项目|类$|对象|名称|章节|类目|大项|小项"),
)
_HEAD_LENGTH = 22
_STRONG = (Role.NUMBER, Role.POINTS, Role.DEDUCT, Role.FILL, Role.RULES, Role.REMARK)
_COMMON_HEAD = re.compile(
    r"(?:评查|评审|检查|具体|一级|二级|三级)?(?:项目|内容|结论|结果|类别|标准|要求|要素|要点|阶段|环节|情形|问题|指标|依据|文书)(?:名称)?"
)


@dataclass(frozen=True, slots=True)
class Columns:
    """The roles of a table's columns. `scored` tells a printed figure of deductions from a blank to fill in."""

    roles: tuple[Role | None, ...]
    heads: tuple[str, ...]
    twins: tuple[str, ...] = ()  # heads of several columns of points for the same lines; the first one counts

    def at(self, role: Role) -> int | None:
        """The first column with a role."""
        return next((column for column, one in enumerate(self.roles) if one is role), None)

    def all(self, role: Role) -> list[int]:
        """All columns with a role."""
        return [column for column, one in enumerate(self.roles) if one is role]


def head_role(text: str) -> Role | None:
    """The role the words of one head cell speak of, or None."""
    text = re.sub(r"(?<=.)\([^()]{1,14}\)$", "", packed(text))
    if not text or len(text) > _HEAD_LENGTH:
        return None
    return next((role for role, words in _WORDS if re.search(words, text)), None)


def is_head(row: Row) -> bool:
    """True for a row of column names: at least two of them, and hardly anything else."""
    cells = row.distinct()
    named = [cell for cell in cells if head_role(cell.text) is not None and not points_of(cell.text)]
    if len(cells) < 2 or len(named) < max(2, len(cells) * 0.65):
        return False
    if any(re.search(r"[:：;；。]", cell.text) for cell in cells):
        return False
    strong = any(head_role(cell.text) in _STRONG and len(packed(cell.text)) <= 12 for cell in named)
    return strong or all(_COMMON_HEAD.fullmatch(packed(cell.text)) for cell in cells)


def find_columns(heads: Sequence[Row], body: Sequence[Row], before: Columns | None = None) -> Columns:
    """The roles of the columns below some head rows; a table that goes on without head keeps those `before`."""
    width = max((len(row.cells) for row in (*heads, *body)), default=0)
    if not heads and before is not None and len(before.roles) == width:
        return before
    names = tuple(_name(heads, column) for column in range(width))
    roles: list[Role | None] = [head_role(name) for name in names]
    filled = _filled(body, width)
    if not any(filled):
        filled = _filled(body, width, alone=True)
    _settle_figures(roles, filled)
    twins = _settle_twins(roles, filled, heads)
    _settle_faults(roles, filled)
    _settle_silent(roles, filled)
    _settle_spoken(roles, filled)
    _settle_text(roles, filled)
    _settle_rules(roles, filled)
    _settle_list(roles, filled)
    return Columns(tuple(roles), names, twins)


def _name(heads: Sequence[Row], column: int) -> str:
    """The words above a column; of a head in two rows the lower one, unless only the upper speaks."""
    cells = [row.cells[column] for row in heads if column < len(row.cells) and not row.cells[column].empty]
    lowest = cells[-1] if cells else None
    if lowest is not None and head_role(lowest.text) is None and len(cells) > 1:
        return cells[0].text
    return lowest.text if lowest is not None else ""


def _filled(body: Sequence[Row], width: int, alone: bool = False) -> list[list[Cell]]:
    """The written cells of each column, merged ones once; headings of a single cell only when there are no others."""
    seen: list[dict[Cell, int]] = [{} for _ in range(width)]
    for row in body:
        if alone or len(row.distinct()) > 1 or (row.cells and row.cells[0].empty):
            spans = Counter(row.cells)
            for column, cell in enumerate(row.cells):
                if not cell.empty:
                    seen[column].setdefault(cell, spans[cell])
    return [_no_wider(column) for column in seen]


def _no_wider(column: dict[Cell, int]) -> list[Cell]:
    """The cells of the usual width: a wider one heads the rows below it."""
    usual = Counter(column.values()).most_common(1)[0][0] if column else 0
    return [cell for cell, span in column.items() if span <= usual]


def _share(cells: Sequence[Cell], test: object) -> float:
    if not cells or not callable(test):
        return 0.0
    return sum(bool(test(cell.text)) for cell in cells) / len(cells)


def _is_points(text: str) -> bool:
    return points_of(text) is not None


def _settle_figures(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """Columns of figures by their content: points printed under 得分, figures to deduct, blanks to fill in."""
    for column, role in enumerate(roles):
        roles[column] = _by_figures(role, filled[column])
    figured = [column for column, role in enumerate(roles) if role is Role.POINTS]
    finest = max(figured, key=lambda column: (len(filled[column]), column), default=None)
    for column in figured:
        if column != finest:
            roles[column] = Role.SECTION_POINTS
    if Role.POINTS not in roles and Role.DEDUCT not in roles:
        for column, cells in enumerate(filled):
            if roles[column] in (Role.FILL, None) and len(cells) > 1 and _share(cells, _is_points) >= 0.8:
                roles[column] = Role.POINTS
                return


def _settle_twins(roles: list[Role | None], filled: list[list[Cell]], heads: Sequence[Row]) -> tuple[str, ...]:
    """Of columns of points side by side under one head, 一般案件 and 重大案件, only the first counts; gives their names."""
    twins: list[int] = []
    for column, cells in enumerate(filled):
        first = twins[0] if twins else column
        shared = any(row.cells[first] is row.cells[column] and _heads_points(row.cells[column]) for row in heads)
        alike = len(cells) > 1 and len(cells) == len(filled[first]) and _share(cells, _is_points) == 1
        if shared and alike:
            twins.append(column)
    if len(twins) < 2:
        return ()
    for column in twins:
        roles[column] = Role.POINTS if column == twins[0] else None
    return tuple(packed(heads[-1].cells[column].text) for column in twins)


def _heads_points(cell: Cell) -> bool:
    return head_role(cell.text) is Role.POINTS


def _by_figures(role: Role | None, cells: list[Cell]) -> Role | None:
    if not cells:
        return Role.FILL if role is Role.DEDUCT else role
    if role is Role.POINTS and _share(cells, labelled) >= 0.3:
        return role
    if role is Role.POINTS and _share(cells, _is_points) < 0.3:
        return Role.RULES if _share(cells, _speaks) >= 0.3 else Role.TEXT
    if role is Role.DEDUCT and _share(cells, is_deduction_figure) >= 0.5:
        return role
    if role in (Role.FILL, Role.DEDUCT) and _share(cells, _speaks) >= 0.5:
        return Role.RULES
    if role is Role.DEDUCT:
        return Role.FILL
    if role in (Role.SECTION, Role.TEXT) and _share(cells, _is_counter) >= 0.6:
        return Role.NUMBER
    return _by_content(cells) if role is None else role


def _is_counter(text: str) -> bool:
    return re.fullmatch(r"[(]?[\d.]{1,6}[)]?[、.]?", packed(text)) is not None


def _by_content(cells: list[Cell]) -> Role | None:
    if _share(cells, lambda text: re.fullmatch(r"[\d.、()一二三四五六七八九十]{1,6}", packed(text))) >= 0.8:
        numbers = [packed(cell.text).strip("、.()") for cell in cells]
        counted = numbers == [str(number) for number in range(1, len(numbers) + 1)]
        return Role.NUMBER if counted or not _share(cells, _is_points) else Role.POINTS
    if _share(cells, _is_points) >= 0.8:
        return Role.POINTS
    if _share(cells, _speaks) >= 0.5:
        return Role.RULES
    return Role.TEXT if _share(cells, lambda text: len(packed(text)) >= 4) >= 0.3 else Role.SECTION


def _speaks(text: str) -> bool:
    """True for a text that states deductions; a heading that says how much may be lost below it states none."""
    return section_cap(text) is None and bool(read_rules(text).clauses)


def _settle_faults(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """Faults beside a column of what each costs are the content; what stands in fewer cells is of their section."""
    if Role.DEDUCT not in roles or Role.RULES not in roles:
        return
    faults = roles.index(Role.RULES)
    if _share(filled[faults], _speaks) >= 0.3 or len(filled[faults]) < len(filled[roles.index(Role.DEDUCT)]):
        return
    roles[faults] = Role.TEXT
    for column, role in enumerate(roles):
        fewer = len(filled[column]) < 0.6 * len(filled[faults])
        if role is Role.POINTS and fewer:
            roles[column] = Role.SECTION_POINTS
        elif role is Role.TEXT and fewer:
            roles[column] = Role.SECTION


def _settle_spoken(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """Without a column of rules, a column of requirements that states deductions is that column, if another is silent."""
    if Role.RULES in roles:
        return
    wordy = [at for at, role in enumerate(roles) if role in (Role.TEXT, Role.SECTION) and filled[at]]
    spoken = [at for at in wordy if roles[at] is Role.TEXT and _share(filled[at], _speaks) >= 0.5]
    silent = [
        at for at in wordy if at not in spoken and len(filled[at]) >= 0.6 * max(len(filled[s]) for s in spoken or wordy)
    ]
    if spoken and any(_share(filled[at], _speaks) < 0.3 for at in silent):
        for at in spoken:
            roles[at] = Role.RULES


def _settle_text(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """One column of content, the finest; coarser ones to its left are sections."""
    wordy = [at for at, role in enumerate(roles) if role in (Role.TEXT, Role.SECTION) and filled[at]]
    problems = [at for at, role in enumerate(roles) if role is Role.PROBLEM and filled[at]]
    if problems and len(filled[problems[0]]) > max((len(filled[at]) for at in wordy), default=0):
        wordy.append(problems[0])
    if not wordy:
        spare = (Role.RULES, Role.HOW, Role.RESULT, Role.REMARK)
        wordy = [at for at, role in enumerate(roles) if role in spare and filled[at]]
    if not wordy:
        return
    most = max(len(filled[at]) for at in wordy)
    near = [at for at in wordy if len(filled[at]) >= 0.8 * most]
    bare = Role.POINTS not in roles and Role.DEDUCT not in roles
    finest = max(
        near,
        key=lambda at: (
            bare and _share(filled[at], tags) >= 0.6,
            _length(filled[at]),
            len(filled[at]),
            roles[at] is Role.TEXT,
        ),
    )
    for at in wordy:
        if at != finest and roles[at] in (Role.TEXT, Role.SECTION):
            roles[at] = Role.SECTION if at < finest or len(filled[at]) < len(filled[finest]) else Role.REMARK
    roles[finest] = Role.TEXT


def _length(cells: Sequence[Cell]) -> float:
    return sum(len(cell.text) for cell in cells) / max(len(cells), 1)


def _settle_rules(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """A remark or result column that states deductions is the column of rules, when there is none."""
    if Role.RULES in roles:
        rules = [at for at, role in enumerate(roles) if role is Role.RULES]
        best = max(rules, key=lambda at: (_share(filled[at], _speaks), len(filled[at])))
        for at in rules:
            if at != best and filled[at] and not _share(filled[at], _speaks):
                roles[at] = Role.HOW
        if len(filled[best]) > 2 and not any("分" in cell.text for cell in filled[best]):
            roles[best] = Role.HOW  # what is asked for, under a head that promised points: 得分点
        return
    for at, role in enumerate(roles):
        if role in (Role.REMARK, Role.RESULT, Role.SECTION, Role.HOW) and _share(filled[at], _speaks) >= 0.5:
            roles[at] = Role.RULES
            return


def _settle_silent(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """Several columns named like rules of which none states any are columns of content."""
    named = [at for at, role in enumerate(roles) if role is Role.RULES and filled[at]]
    if len(named) > 1 and not any(_share(filled[at], _speaks) for at in named):
        for at in named:
            roles[at] = Role.TEXT


def _settle_list(roles: list[Role | None], filled: list[list[Cell]]) -> None:
    """A list of faults under coarser headings: the faults are the content, what stood left of them the section."""
    if Role.RULES not in roles or Role.TEXT not in roles:
        return
    text, rules = roles.index(Role.TEXT), roles.index(Role.RULES)
    figures = len(filled[roles.index(Role.POINTS)]) if Role.POINTS in roles else len(filled[rules])
    if len(filled[rules]) > 1.3 * len(filled[text]) and figures >= 0.8 * len(filled[rules]):
        roles[text], roles[rules] = Role.SECTION, Role.TEXT
