"""Settings that live with the data and travel with a backup."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from app.domain.preferences import Preferences
from app.store.database import Store

_NAME = "preferences"


def read_preferences(store: Store) -> Preferences:
    """The settings of the workspace; what was never set is empty."""
    kept = store.settings.get(_NAME, {})
    known = {field.name for field in fields(Preferences)}
    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value for name, value in kept.items() if name in known
    }
    return Preferences(**values)


def write_preferences(store: Store, preferences: Preferences) -> Preferences:
    """The settings as kept: names trimmed, the reviewer among the reviewers, nobody twice."""
    names = [name.strip() for name in (*preferences.reviewers, preferences.reviewer) if name.strip()]
    tidy = Preferences(
        unit=preferences.unit.strip(),
        reviewer=preferences.reviewer.strip(),
        reviewers=tuple(dict.fromkeys(names)),
        round_name=preferences.round_name.strip(),
    )
    store.settings.set(_NAME, asdict(tidy))
    return tidy
