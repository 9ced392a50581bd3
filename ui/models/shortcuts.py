"""All keys on one sheet; those of the workbench may be changed."""

from __future__ import annotations

from dataclasses import dataclass

from ui.models.keymap import COMMANDS, KeyMap
from ui.models.record_table import Column


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Where a key works, the key, and what it does; `name` is that of a command whose key may be changed."""

    where: str
    keys: str
    act: str
    name: str = ""
    changed: bool = False


FIXED = (
    Shortcut("任何页", "Ctrl+1 … Ctrl+7", "首页、案卷、查找、标准、法规、设置、关于"),
    Shortcut("任何页", "F1", "打开本页的帮助"),
    Shortcut("任何页", "Tab / Shift+Tab", "移到下一个、上一个可操作的位置"),
    Shortcut("首页", "Ctrl+R", "继续上次的评查"),
    Shortcut("首页", "Ctrl+O", "导入文件夹"),
    Shortcut("案卷列表", "Ctrl+F", "查找案卷"),
    Shortcut("案卷列表", "Enter", "打开选中的案卷"),
    Shortcut("案卷", "Ctrl+R", "开始、继续或者查看评查"),
    Shortcut("案卷", "Alt+↑ / Alt+↓", "文书上移、下移"),
    Shortcut("案卷", "Enter", "看选中页的大图"),
    Shortcut("工作台", "框选时：方向键 / Shift+方向键", "移动红框、改变大小（加 Ctrl 走小步）"),
    Shortcut("工作台", "框选时：回车 / Ctrl+回车", "以红框、以整页为依据"),
    Shortcut("工作台", "＋ / －", "放大、缩小"),
    Shortcut("工作台", "Shift+F3", "上一处查到的文字"),
    Shortcut("报告", "Ctrl+P", "打印"),
    Shortcut("报告", "Ctrl+S", "另存为 PDF"),
    Shortcut("帮助", "Esc", "回到原来的页"),
)


def shortcuts(keys: KeyMap) -> tuple[Shortcut, ...]:
    """The sheet: the keys that may be changed first."""
    own = (
        Shortcut("工作台", keys.shown(one.name), one.act, one.name, one.name in keys.changed)
        for one in COMMANDS
        if one.act
    )
    return (*own, *FIXED)


SHORTCUT_COLUMNS = (
    Column[Shortcut]("在哪里", lambda one: one.where, width=110),
    Column[Shortcut]("按键", lambda one: one.keys, width=300, tone=lambda one: "accent" if one.changed else "ink"),
    Column[Shortcut]("作用", lambda one: one.act),
    Column[Shortcut](
        "", lambda one: "已改" if one.changed else "可以改" if one.name else "", tone=lambda _one: "soft", width=80
    ),
)
