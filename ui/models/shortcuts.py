"""All keys on one sheet."""

from __future__ import annotations

from dataclasses import dataclass

from ui.models.record_table import Column


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Where a key works, the key, and what it does."""

    where: str
    keys: str
    act: str


SHORTCUTS = (
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
    Shortcut("工作台", "1 / 2 / 3 / 4", "符合、扣分、不适用、待定"),
    Shortcut("工作台", "空格", "下一个未答项"),
    Shortcut("工作台", "J / K", "下一项、上一项"),
    Shortcut("工作台", "] / [", "下一页、上一页"),
    Shortcut("工作台", "P", "在页面上框选依据"),
    Shortcut("工作台", "P 以后：方向键 / Shift+方向键", "移动红框、改变大小（加 Ctrl 走小步）"),
    Shortcut("工作台", "P 以后：回车 / Ctrl+回车", "以红框、以整页为依据"),
    Shortcut("工作台", "R", "写理由"),
    Shortcut("工作台", "C", "双页比对"),
    Shortcut("工作台", "M", "放大镜"),
    Shortcut("工作台", "＋ / － / 0", "放大、缩小、适合宽度"),
    Shortcut("工作台", "Ctrl+F / F3", "在本卷中查找、下一处"),
    Shortcut("工作台", "Ctrl+Z / Ctrl+Y", "撤销、重做"),
    Shortcut("工作台", "F9 / F8", "签署、看报告"),
    Shortcut("工作台", "Alt+←", "回到案卷页"),
    Shortcut("报告", "Ctrl+P", "打印"),
    Shortcut("报告", "Ctrl+S", "另存为 PDF"),
    Shortcut("帮助", "Esc", "回到原来的页"),
)

SHORTCUT_COLUMNS = (
    Column[Shortcut]("在哪里", lambda one: one.where, width=110),
    Column[Shortcut]("按键", lambda one: one.keys, width=300),
    Column[Shortcut]("作用", lambda one: one.act),
)
