"""The calendar and the limits that are loaded; bringing newer ones into the workspace and taking them out as files."""

from __future__ import annotations

import tomllib
from decimal import Decimal, InvalidOperation
from pathlib import Path

from app.domain.tables import UNIT_NAMES, LimitRow, YearRow
from app.errors import ReviewError
from app.paths import resources_folder
from app.precheck.holidays import read_year
from app.precheck.limits import Limit, read_limits
from app.services.files import write_whole
from app.store.database import Store

OWN_LIMITS = "own.toml"


def years(store: Store) -> tuple[YearRow, ...]:
    """The loaded years; the workspace's replace the program's."""
    found: dict[int, YearRow] = {}
    for folder in (resources_folder() / "holidays", store.folder / "holidays"):
        for path in sorted(folder.glob("*.toml")):
            year, holidays = read_year(path)
            off = sum(day.off for day in holidays)
            source = holidays[0].source if holidays else ""
            found[year] = YearRow(year, off, len(holidays) - off, source)
    return tuple(found[year] for year in sorted(found, reverse=True))


def bring_year(store: Store, path: Path) -> int:
    """The year of a holiday file that was checked and copied into the workspace."""
    year, _ = read_year(path)
    write_whole(store.folder / "holidays" / f"{year}.toml", path.read_bytes())
    return year


def limits(store: Store) -> tuple[LimitRow, ...]:
    """All limits, the workspace's own first."""
    own = [
        _row(one, own=True) for path in sorted((store.folder / "limits").glob("*.toml")) for one in read_limits(path)
    ]
    shipped = [_row(one) for path in sorted((resources_folder() / "limits").glob("*.toml")) for one in _readable(path)]
    return (*own, *shipped)


def bring_limits(store: Store, path: Path) -> int:
    """Number of rows of a table of limits that was checked and copied into the workspace."""
    rows = read_limits(path)
    write_whole(store.folder / "limits" / path.name, path.read_bytes())
    return len(rows)


def keep_limit(store: Store, row: LimitRow) -> None:
    """A limit typed in the window, kept in the workspace's own table; ReviewError says what is wrong with it."""
    _check(row)
    target = store.folder / "limits" / OWN_LIMITS
    kept = [one for one in map(_own, read_limits(target)) if _same_place(one, row) is False] if target.exists() else []
    write_whole(target, limits_toml([*kept, row]).encode())


def save_own_limits(store: Store, target: Path) -> Path:
    """The workspace's own limits as one file, to be imported elsewhere."""
    own = [row for row in limits(store) if row.own]
    if not own:
        raise ReviewError("本单位还没有自己的期限表。", "请先新增或者导入。")
    return write_whole(target, limits_toml(own).encode())


def limits_toml(rows: list[LimitRow]) -> str:
    """Rows as a TOML file that `read_limits` reads."""
    parts = []
    for row in rows:
        lines = [
            f'key = "{row.key}"',
            f'value = "{row.value}"',
            f'unit = "{row.unit}"',
            f'source = "{_safe(row.source)}"',
            'tag = "文"',
        ]
        lines += [
            f'{name} = "{_safe(value)}"'
            for name, value in (("field", row.field), ("province", row.province), ("party", row.party))
            if value
        ]
        if row.valid_from:
            lines.append(f"valid_from = {row.valid_from}")
        parts.append("[[limits]]\n" + "\n".join(lines))
    text = "\n\n".join(parts) + "\n"
    tomllib.loads(text)
    return text


def _check(row: LimitRow) -> None:
    try:
        number = Decimal(row.value)
    except InvalidOperation as error:
        raise ReviewError(f"“{row.value}”不是数字。", "请填写天数、月数或者元。") from error
    if not number.is_finite() or number <= 0 or row.unit not in UNIT_NAMES:
        raise ReviewError(f"“{row.value}”不是可用的期限或数额。", "请填写大于零的数。")
    if len(row.source.strip()) < 4:
        raise ReviewError("没有写明来源。", "请写明依据的文件和条款，预检结果会印出来源。")


def _safe(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")


def _same_place(one: LimitRow, other: LimitRow) -> bool:
    return (one.key, one.field, one.province, one.party, one.valid_from) == (
        other.key, other.field, other.province, other.party, other.valid_from,
    )  # fmt: skip


def _own(limit: Limit) -> LimitRow:
    return _row(limit, own=True)


def _readable(path: Path) -> tuple[Limit, ...]:
    table = tomllib.loads(path.read_text("utf-8"))
    return read_limits(path) if "limits" in table else ()


def _row(limit: Limit, own: bool = False) -> LimitRow:
    since = "" if limit.valid_from.year < 1900 else limit.valid_from.isoformat()
    return LimitRow(
        limit.key,
        format(limit.value, "f"),
        limit.unit,
        limit.source,
        limit.field,
        limit.province,
        limit.party,
        since,
        own,
    )
