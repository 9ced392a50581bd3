"""Lists of cases from Excel and CSV: the table, the proposed mapping of its columns, and its rows checked."""

from __future__ import annotations

import csv
import io
import re
import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from app import wording
from app.domain.casefile import CaseType, FieldName
from app.domain.register import Mapping, Register, RegisterRow
from app.errors import IntakeError
from app.evidence.workbook import Value, read_workbook
from app.intake.plain_text import decoded
from app.intake.understand.dates import find_dates
from app.intake.understand.parties import uscc_valid
from app.paths import resources_folder

MOST_ROWS = 20_000
MOST_BYTES = 50_000_000
_DATES = {FieldName.FILED_ON, FieldName.DECIDED_ON, FieldName.CLOSED_ON}
_TYPES = (
    (r"不予", CaseType.NO_PENALTY),
    (r"简易|当场", CaseType.PENALTY_SUMMARY),
    (r"按日", CaseType.DAILY_PENALTY),
    (r"强制执行|申请执行", CaseType.COERCIVE_EXECUTION),
    (r"强制", CaseType.COERCIVE_MEASURE),
    (r"许可|审批", CaseType.LICENSING),
    (r"检查", CaseType.INSPECTION),
    (r"复议", CaseType.RECONSIDERATION),
    (r"移送", CaseType.TRANSFER),
    (r"处罚|普通|一般", CaseType.PENALTY_ORDINARY),
)


def read_register(path: Path) -> Register:
    """The first table of a file with a head row; IntakeError says what is wrong with the file."""
    data = _bytes(path)
    suffix = path.suffix.lower()
    if suffix == ".csv":
        grid = _csv(data)
    elif suffix in {".xlsx", ".xls", ".xlsm", ".et", ".ods"}:
        grid = _sheet(data, path.name)
    else:
        raise IntakeError(f"“{path.name}”不是 Excel 或 CSV 表格。", "请把清单另存为 .xlsx 或 .csv 后再导入。")
    head = next((at for at, row in enumerate(grid[:20]) if _is_head(row)), None)
    if head is None:
        raise IntakeError(
            f"“{path.name}”里没有找到列名（案号、当事人、单位、日期等）。", "请在第一行写上列名，见帮助中的样式。"
        )
    columns = tuple(cell.strip() for cell in grid[head])
    rows = tuple(tuple(row[: len(columns)]) for row in grid[head + 1 :])
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows = rows[:-1]
    return Register(path.name, columns, rows[:MOST_ROWS], head + 2)


def propose_mapping(columns: Sequence[str]) -> Mapping:
    """A field for each column that is understood, each field once, equal names before contained ones."""
    names = _aliases()
    taken: dict[FieldName, int] = {}
    for exact in (True, False):
        for at, column in enumerate(columns):
            if at in taken.values():
                continue
            field = _field(_bare(column), names, exact, taken)
            if field is not None:
                taken[field] = at
    return tuple(next((field for field, place in taken.items() if place == at), None) for at in range(len(columns)))


def read_rows(register: Register, mapping: Mapping) -> tuple[RegisterRow, ...]:
    """Every row that says anything, with its problems: missing names, dates that are none, doubled numbers."""
    rows = [
        _row(register.first_row + at, cells, mapping)
        for at, cells in enumerate(register.rows)
        if any(cell.strip() for cell in cells)
    ]
    return tuple(_without_doubles(rows))


def _row(number: int, cells: Sequence[str], mapping: Mapping) -> RegisterRow:
    values: list[tuple[FieldName, str]] = []
    problems: list[str] = []
    case_type = CaseType.PENALTY_ORDINARY
    for field, cell in zip(mapping, cells, strict=False):
        text = cell.strip()
        if field is FieldName.CASE_TYPE:
            case_type = next((found for pattern, found in _TYPES if re.search(pattern, text)), case_type)
        elif field is not None and text:
            value, problem = _value(field, text)
            if problem:
                problems.append(problem)
            if value:
                values.append((field, value))
    row = RegisterRow(number, tuple(values), case_type)
    return RegisterRow(number, row.values, case_type, (*problems, *_lacking(row)))


def _value(field: FieldName, text: str) -> tuple[str, str]:
    """What a cell says, and what is wrong with it."""
    if field in _DATES:
        day = _day(text)
        return (day.isoformat(), "") if day else ("", f"{wording.word(field)}“{text}”不是日期")
    if field is FieldName.PARTY_CODE and len(text) == 18 and not uscc_valid(text.upper()):
        return text, f"统一社会信用代码“{text}”校验位不符"
    return text, ""


def _lacking(row: RegisterRow) -> tuple[str, ...]:
    problems = []
    if not row.value(FieldName.CASE_NO) and not row.value(FieldName.DECISION_NO):
        problems.append("没有案号或者决定书文号")
    if not row.value(FieldName.UNIT) and not row.value(FieldName.PARTY):
        problems.append("没有单位，也没有当事人")
    filed, decided = row.value(FieldName.FILED_ON), row.value(FieldName.DECIDED_ON)
    if filed and decided and filed > decided:
        problems.append(f"立案日期{filed}晚于决定日期{decided}")
    return tuple(problems)


def _without_doubles(rows: Iterable[RegisterRow]) -> Iterable[RegisterRow]:
    seen: dict[tuple[str, str], int] = {}
    for row in rows:
        key = (row.value(FieldName.CASE_NO), row.value(FieldName.DECISION_NO))
        if any(key) and key in seen:
            yield RegisterRow(row.number, row.values, row.case_type, (*row.problems, f"与第{seen[key]}行重复"))
        else:
            seen[key] = row.number
            yield row


def _day(text: str) -> date | None:
    if re.fullmatch(r"\d{5}(?:\.\d+)?", text):  # Excel's own count of days
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    compact = re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text)
    if compact:
        text = "-".join(compact.groups())
    found = next(find_dates(text), None)
    return found.value if found else None


def _field(
    name: str, names: dict[FieldName, tuple[str, ...]], exact: bool, taken: dict[FieldName, int]
) -> FieldName | None:
    for field, aliases in names.items():
        if field in taken:
            continue
        if exact and name in aliases:
            return field
        if not exact and len(name) >= 2 and any(alias in name for alias in aliases if len(alias) >= 2):
            return field
    return None


def _aliases() -> dict[FieldName, tuple[str, ...]]:
    table = tomllib.loads((resources_folder() / "templates" / "register_columns.toml").read_text("utf-8"))
    return {FieldName(name): tuple(_bare(alias) for alias in aliases) for name, aliases in table["fields"].items()}


def _bare(name: str) -> str:
    return re.sub(r"[\s*＊:：]|[（(].*?[）)]", "", name).upper()


def _is_head(row: Sequence[str]) -> bool:
    return sum(field is not None for field in propose_mapping(row)) >= 2


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise IntakeError(f"“{path.name}”超过 50 MB。", "请删去与清单无关的工作表和图片后再导入。")
        return path.read_bytes()
    except OSError as error:
        raise IntakeError(f"“{path.name}”无法读取（{error.strerror}）。", "请检查路径和权限。") from error


def _csv(data: bytes) -> list[list[str]]:
    text = decoded(data)
    head = text.lstrip("\ufeff").partition("\n")[0]
    comma = max(",\t;，", key=head.count)
    try:
        return [list(row) for row in islice(csv.reader(io.StringIO(text, newline=""), delimiter=comma), MOST_ROWS + 20)]
    except csv.Error as error:
        raise IntakeError(
            "CSV 文件的格式不规范，无法读取。", "请用 WPS 或 Excel 打开，另存为 .xlsx 后再导入。"
        ) from error


def _sheet(data: bytes, name: str) -> list[list[str]]:
    """The first sheet with column names; read in a worker, for a damaged file may end its reader."""
    for sheet in read_workbook(data, name):
        grid = [[_shown(cell) for cell in row] for row in sheet.rows[: MOST_ROWS + 20]]
        if any(_is_head(row) for row in grid[:20]):
            return grid
    return []


def _shown(value: Value) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
