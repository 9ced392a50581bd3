"""Which key does what in the workbench: the keys it comes with, and those a person chose instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does; the first of its keys is the one that is printed."""

    name: str
    keys: tuple[str, ...]
    act: str = ""  # what a person may choose another key for is said in words


COMMANDS = (
    Command("answer_1", ("1",), "符合（否决项：不存在）"),
    Command("answer_2", ("2",), "扣分（否决项：否决）"),
    Command("answer_3", ("3",), "不适用"),
    Command("answer_4", ("4",), "待定"),
    Command("next_open", ("Space",), "下一个未答项"),
    Command("next_entry", ("J",), "下一项"),
    Command("last_entry", ("K",), "上一项"),
    Command("next_page", ("]",), "下一页"),
    Command("last_page", ("[",), "上一页"),
    Command("arm", ("P",), "在页面上框选依据"),
    Command("accept", ("A",), "采纳预检结果"),
    Command("reason", ("R",), "写理由"),
    Command("compare", ("C",), "双页比对"),
    Command("lens", ("M",), "放大镜"),
    Command("fit", ("0", "Ctrl+0"), "适合宽度"),
    Command("search", ("Ctrl+F",), "在本卷中查找"),
    Command("next_hit", ("F3",), "下一处"),
    Command("undo", ("Ctrl+Z",), "撤销"),
    Command("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "重做"),
    Command("report", ("F8",), "看报告"),
    Command("sign", ("F9",), "签署"),
    Command("back", ("Alt+Left",), "回到案卷页"),
    Command("larger", ("+", "=", "Ctrl++", "Ctrl+=")),
    Command("smaller", ("-", "Ctrl+-")),
    Command("last_hit", ("Shift+F3",)),
    Command("first_page", ("Home",)),
    Command("end_page", ("End",)),
    Command("pin_frame", ("Return", "Enter")),
    Command("whole_page", ("Ctrl+Return", "Ctrl+Enter")),
    Command("leave", ("Esc",)),
)
# keys that move about, or mean something on every page
TAKEN = {
    **{f"Ctrl+{number}": "切换到别的页" for number in range(1, 8)},
    "F1": "帮助",
    "Tab": "移到下一处",
    "Shift+Tab": "移到上一处",
    **dict.fromkeys(("Up", "Down", "Left", "Right", "PgUp", "PgDown"), "滚动页面"),
}
_WORDS = {"Space": "空格", "Return": "回车", "Left": "←", "Right": "→", "Del": "Delete"}


class KeyMap:
    """`changed` gives commands another key than the one they come with."""

    def __init__(self, changed: Mapping[str, str] | None = None) -> None:
        self.changed = {name: key for name, key in (changed or {}).items() if tidy(key)}
        self._keys = {one.name: self._of(one) for one in COMMANDS}
        self._commands = {tidy(key): name for name, keys in self._keys.items() for key in keys}

    def command(self, event: QKeyEvent) -> str:
        """The name of the command behind a key, or an empty string."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == SHIFT and event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            modifiers = NONE  # on many keyboards + needs Shift
        return self._commands.get(QKeySequence(modifiers.value | event.key()).toString(), "")

    def key(self, name: str) -> str:
        """The key that is printed for a command, as QKeySequence writes it."""
        return self._keys[name][0]

    def shown(self, name: str) -> str:
        """The key as a person reads it."""
        *before, last = self.key(name).split("+") if self.key(name) not in ("+", "Ctrl++") else (self.key(name),)
        return "+".join((*before, _WORDS.get(last, last)))

    def conflict(self, name: str, key: str) -> str:
        """Why a command cannot have a key; empty when it can."""
        wanted = tidy(key)
        if not wanted:
            return "请按一个键，或者 Ctrl、Alt 加一个键。"
        if wanted in TAKEN:
            return f"“{wanted}”已用于{TAKEN[wanted]}，请换一个键。"
        holder = self._commands.get(wanted, name)
        if holder == name:
            return ""
        act = next(one.act for one in COMMANDS if one.name == holder)
        return f"“{wanted}”已用于“{act or '固定的操作'}”，请换一个键，或者先改那一个。"

    def with_key(self, name: str, key: str) -> KeyMap:
        """The map with another key; an empty one brings back the key it came with."""
        rest = {one: other for one, other in self.changed.items() if one != name}
        return KeyMap({**rest, name: tidy(key)} if tidy(key) else rest)

    def _of(self, command: Command) -> tuple[str, ...]:
        chosen = self.changed.get(command.name, "")
        return (tidy(chosen),) if chosen else command.keys


def default_key(name: str) -> str:
    """The key a command comes with."""
    return next(one.keys[0] for one in COMMANDS if one.name == name)


def tidy(key: str) -> str:
    """A single key as QKeySequence writes it; empty for anything else."""
    sequence = QKeySequence(key)
    return sequence.toString() if sequence.count() == 1 else ""
