"""Lists of cases taken in: cases on paper only, scored with typed page references."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from app.domain.casefile import CaseField, FieldName
from app.domain.register import Mapping, Register, RegisterRow, RegisterTaken
from app.intake.register import propose_mapping, read_register, read_rows
from app.services.files import write_whole
from app.store.database import Store

_MAPPINGS = "register_mappings"


def open_register(store: Store, path: Path) -> tuple[Register, Mapping]:
    """The list, and the mapping used for the same columns last time, or else the proposed one."""
    register = read_register(path)
    kept = store.settings.get(_MAPPINGS, {}).get("|".join(register.columns))
    if kept is not None:
        return register, tuple(FieldName(name) if name else None for name in kept)
    return register, propose_mapping(register.columns)


def take_in_register(store: Store, register: Register, mapping: Mapping, now: datetime) -> RegisterTaken:
    """Cases made of all rows without problems, in one transaction; the mapping is remembered for these columns."""
    rows = check_register(store, register, mapping)
    with store.atomic():
        kept = dict(store.settings.get(_MAPPINGS, {}))
        kept["|".join(register.columns)] = [field.value if field else "" for field in mapping]
        store.settings.set(_MAPPINGS, kept)
        made = tuple(_case(store, row, now) for row in rows if not row.problems)
    return RegisterTaken(made, tuple(row for row in rows if row.problems))


def check_register(store: Store, register: Register, mapping: Mapping) -> tuple[RegisterRow, ...]:
    """The rows with their problems, also those a case with the same number was taken in for already."""
    known = {number for case in store.cases.summaries() for number in [case.case_no] if number}
    checked = []
    for row in read_rows(register, mapping):
        number = row.value(FieldName.CASE_NO)
        problems = (*row.problems, f"案号{number}已在案卷列表中") if number in known else row.problems
        checked.append(RegisterRow(row.number, row.values, row.case_type, problems))
    return tuple(checked)


def write_problems(register: Register, rows: Sequence[RegisterRow], target: Path) -> Path:
    """The same sheet with a last column saying what is wrong with each row left out; text only, no formulas."""
    import xlsxwriter

    wrong = {row.number: "；".join(row.problems) for row in rows if row.problems}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("问题清单")
    bold, red = book.add_format({"bold": True}), book.add_format({"font_color": "#A3271F", "text_wrap": True})
    for at, column in enumerate((*register.columns, "问题")):
        sheet.write_string(0, at, column, bold)
    written = 1
    for offset, cells in enumerate(register.rows):
        problem = wrong.get(register.first_row + offset)
        if problem is None:
            continue
        for at, cell in enumerate(cells):
            sheet.write_string(written, at, cell)
        sheet.write_string(written, len(register.columns), problem, red)
        written += 1
    sheet.set_column(0, len(register.columns) - 1, 18)
    sheet.set_column(len(register.columns), len(register.columns), 50)
    book.close()
    return write_whole(target, out.getvalue())


def _case(store: Store, row: RegisterRow, now: datetime) -> int:
    name = row.value(FieldName.CASE_NO) or row.value(FieldName.DECISION_NO)
    case_id = store.cases.add(name, row.case_type, now)
    for field, value in row.values:
        store.cases.set_field(case_id, CaseField(field, value, by_hand=True))
    return case_id
