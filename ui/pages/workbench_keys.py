"""Which key means what. Keys reach this only when no field took them as text."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier

PLAIN_KEYS: dict[int, str] = {
    Key.Key_1: "answer_1",
    Key.Key_2: "answer_2",
    Key.Key_3: "answer_3",
    Key.Key_4: "answer_4",
    Key.Key_Space: "next_open",
    Key.Key_J: "next_entry",
    Key.Key_K: "last_entry",
    Key.Key_BracketRight: "next_page",
    Key.Key_BracketLeft: "last_page",
    Key.Key_P: "arm",
    Key.Key_Return: "pin_frame",
    Key.Key_Enter: "pin_frame",
    Key.Key_A: "accept",
    Key.Key_R: "reason",
    Key.Key_C: "compare",
    Key.Key_M: "lens",
    Key.Key_Plus: "larger",
    Key.Key_Equal: "larger",
    Key.Key_Minus: "smaller",
    Key.Key_0: "fit",
    Key.Key_Home: "first_page",
    Key.Key_End: "end_page",
    Key.Key_F3: "next_hit",
    Key.Key_F8: "report",
    Key.Key_F9: "sign",
    Key.Key_Escape: "leave",
}
CONTROL_KEYS: dict[int, str] = {
    Key.Key_Return: "whole_page",
    Key.Key_Enter: "whole_page",
    Key.Key_Z: "undo",
    Key.Key_Y: "redo",
    Key.Key_F: "search",
    Key.Key_Plus: "larger",
    Key.Key_Equal: "larger",
    Key.Key_Minus: "smaller",
    Key.Key_0: "fit",
}


def action_of(event: QKeyEvent) -> str:
    """The name of the action behind a key, or an empty string."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == CONTROL | SHIFT and event.key() == Key.Key_Z:
        return "redo"
    if modifiers == CONTROL:
        return CONTROL_KEYS.get(event.key(), "")
    if modifiers == PLAIN or (modifiers == SHIFT and event.key() in {Key.Key_Plus, Key.Key_Equal}):
        return PLAIN_KEYS.get(event.key(), "")
    if modifiers == SHIFT and event.key() == Key.Key_F3:
        return "last_hit"
    if modifiers == Qt.KeyboardModifier.AltModifier and event.key() == Key.Key_Left:
        return "back"
    return ""


def act(event: QKeyEvent, actions: Mapping[str, Callable[[], object]]) -> bool:
    """True when the key was one of ours and has been acted on."""
    name = action_of(event)
    if name not in actions:
        return False
    actions[name]()
    return True
