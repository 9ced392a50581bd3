"""Settings that can change a result; they live with the data and travel with a backup."""

from __future__ import annotations

import json
from typing import Any

from app.store.sqlfile import SqlFile


class Settings:
    """Named values, kept as JSON text."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file

    def get(self, name: str, default: Any = None) -> Any:
        """The value under a name, or the default."""
        found = self._file.row("select value from settings where name = ?", (name,))
        return default if found is None else json.loads(found[0])

    def set(self, name: str, value: Any) -> None:
        """Keep a value under a name."""
        self._file.run(
            "insert into settings (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
            (name, json.dumps(value, ensure_ascii=True)),
        )
