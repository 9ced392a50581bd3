"""What a key does in the workbench. Keys reach this only when no field took them as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeyEvent

from ui.models.keymap import KeyMap


def act(event: QKeyEvent, keys: KeyMap, actions: Mapping[str, Callable[[], object]]) -> bool:
    """True when the key was one of ours and has been acted on."""
    name = keys.command(event)
    if name not in actions:
        return False
    actions[name]()
    return True


def hints(keys: KeyMap) -> str:
    """The keys one needs all the time."""
    shown = keys.shown
    return (
        f"{shown('next_open')} 下一未答项　{shown('next_entry')}/{shown('last_entry')} 上下项　"
        f"{shown('last_page')} {shown('next_page')} 翻页　{shown('arm')} 框选　{shown('undo')} 撤销　F1 帮助"
    )
