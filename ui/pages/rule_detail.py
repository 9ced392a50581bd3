"""The chosen rule: what it checks, where it is written, how sure it is, and what was changed about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app import wording
from app.domain.points import points_text
from app.domain.rule_line import RuleLine
from ui.models.rule_columns import state_text, state_tone
from ui.theme.theme import set_look
from ui.widgets.build import clear, column, frame, label, row


class RuleDetail(QWidget):
    """Shows one rule in words."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = column(margins=(20, 16, 20, 16), spacing=10)
        self.setLayout(self._layout)

    def show_rule(self, line: RuleLine | None, titles: Mapping[str, str]) -> None:
        """Fill the pane, or say what it is for; `titles` are those of the standards by id."""
        clear(self._layout)
        if line is None:
            self._layout.addWidget(label("在左边选一条规则，这里显示它查什么、依据哪一条。", "soft", wrap=True))
            self._layout.addStretch(1)
            return
        self._layout.addWidget(label(f"{line.id}　{line.name}", "heading", wrap=True, selectable=True))
        state = label(state_text(line))
        set_look(state, state_tone(line))
        self._layout.addLayout(row(state, label(line.group, "soft"), None))
        if line.change is not None:
            where = "本标准" if line.change.standard else "所有标准"
            told = f"{where}{'停用' if line.off else '调整'}的理由：{line.change.reason}"
            self._layout.addWidget(frame("note", column(label(told, wrap=True), margins=(12, 8, 12, 8))))
        for name, value in _facts(line, titles):
            self._layout.addWidget(label(f"{name}：{value}", wrap=True, selectable=True))
        self._layout.addStretch(1)


def _facts(line: RuleLine, titles: Mapping[str, str]) -> list[tuple[str, str]]:
    """Name and value of what is known about a rule; what is empty is left out."""
    papers = "、".join(wording.word(kind) for kind in line.documents)
    told = [
        ("依据", f"{line.article}（{wording.word(line.provenance)}）"),
        ("依据的有效期", line.validity),
        ("轻重", wording.word(line.severity)),
        ("建议扣分", f"{points_text(line.deduct)} 分，由评查人确认" if line.deduct else "不建议扣分，只作提示"),
        ("适用的案卷", "、".join(wording.word(kind) for kind in line.case_types) or "所有案卷"),
        ("适用的领域", "、".join(line.fields)),
        ("要看的文书", papers),
        ("不符时显示", line.suspected.replace("{docs}", "（文书名称）").replace("{found}", "（所见文字）")),
        ("所在评查项", "；".join(filter(None, (_place(one, titles) for one in line.items)))),
        ("实测", _accuracy(line)),
    ]
    return [(name, value) for name, value in told if value]


def _place(named: str, titles: Mapping[str, str]) -> str:
    """Title and code of a place on a standard at hand; "" for a standard that is not."""
    standard, _, code = named.rpartition(":")
    if not standard:
        return code
    return f"{titles[standard]} {code}" if standard in titles else ""


def _accuracy(line: RuleLine) -> str:
    kinds = (("标注案卷", line.accuracy), ("同一批案卷的扫描件", line.on_scans))
    told = [
        f"{name}查出 {one.found} 处、漏查 {one.missed} 处、误报 {one.alarms} 处"
        for name, one in kinds
        if one is not None
    ]
    return "；".join(told) or ("" if line.own else "标注案卷中还没有涉及本规则的差错")
