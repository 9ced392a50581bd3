"""A Word or Excel file -> what it says as a scoring standard."""

from __future__ import annotations

from app.errors import StandardError
from app.evidence.faults import PARSER_FAULTS
from app.standards.importing.excel_tables import read_excel, read_old_excel
from app.standards.importing.grid import Row, Source, Table
from app.standards.importing.outline import understand
from app.standards.importing.package import SAVE_AS, kind_of
from app.standards.importing.understood import Understood
from app.standards.importing.word_tables import read_word

_READERS = {"docx": read_word, "xlsx": read_excel, "xls": read_old_excel}


def read_sheet(data: bytes, name: str) -> Understood:
    """What a published score sheet says; StandardError with advice when it is no Word or Excel file with a table."""
    reader = _READERS[kind_of(data, name)]
    try:
        source = reader(data, name)
    except PARSER_FAULTS as error:
        raise StandardError(f"{name} 的内部内容已损坏，无法读取。", SAVE_AS) from error
    result = understand(source)
    if not result.lines and not any(row.distinct() for row in _rows(source)):
        raise StandardError(
            f"{name} 里没有表格，也没有带分值的编号条目，不能导入为评查标准。",
            "请把评查表整理为表格（每个评查项一行），或者写成“1.案件来源清楚（2分）。来源不清的，扣1分。”的编号段落后再导入。",
        )
    return result


def _rows(source: Source) -> list[Row]:
    return [row for block in source.blocks if isinstance(block, Table) for row in block.rows]
