"""预检规则: the rules with their state, switched off or weighed per standard, and the workspace's own rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QSplitter, QWidget

from app.domain.rule_line import OwnRule, RuleChange, RuleLine
from ui.dialogs.confirm import ConfirmDialog
from ui.dialogs.give_reason import GiveReasonDialog
from ui.dialogs.own_rule import OwnRuleDialog
from ui.dialogs.rule_change import LEAST_REASON, RuleChangeDialog
from ui.models.record_table import RecordTable
from ui.models.rule_columns import RULE_COLUMNS
from ui.page import Context
from ui.pages.rule_detail import RuleDetail
from ui.presenters.rules import RulesPresenter, matching
from ui.widgets.build import button, column, holder, label, row, scrolled
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView


class RulesPane(QWidget):
    """Lists the rules and asks for every change's reason."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.presenter = RulesPresenter(context.workspace, context.tasks)
        self._lines: tuple[RuleLine, ...] = ()
        self._titles: dict[str, str] = {}
        self._table = RecordTable(RULE_COLUMNS)
        self.list = RecordView(self._table, context.theme, "预检规则")
        self._detail = RuleDetail()
        self._build()
        self._wire()

    def refresh(self) -> None:
        """Read rules and standards anew."""
        known = self._standard.currentData()
        self._standard.blockSignals(True)
        self._standard.clear()
        self._standard.addItem("所有标准", "")
        self._titles = dict(self.presenter.standards())
        for number, (standard, title) in enumerate(self._titles.items(), 1):
            self._standard.addItem(title, standard)
            if standard == known:
                self._standard.setCurrentIndex(number)
        self._standard.blockSignals(False)
        self.presenter.use(self._standard.currentData())

    def _build(self) -> None:
        self._query = QLineEdit()
        self._query.setPlaceholderText("查找规则、条款")
        self._query.setAccessibleName("查找规则")
        self._query.setClearButtonEnabled(True)
        self._group = QComboBox()
        self._group.setAccessibleName("分组")
        self._group.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._standard = QComboBox()
        self._standard.setAccessibleName("按哪一份标准")
        self._standard.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._standard.setMinimumContentsLength(14)
        self._changed = QCheckBox("只看改动和本地的")
        self._count = label(look="soft")
        self._off = button("停用…", self._ask_off)
        self._weigh = button("调整轻重…", self._ask_weigh)
        self._restore = button("恢复", self._restore_chosen, tip="恢复程序原来的设置")
        self._edit = button("修改…", self._ask_edit)
        self._remove = button("删除…", self._ask_remove, "danger")
        add = button("新增本地规则…", self._ask_new, tip="用表单写期限、文书、文字、一致性的规则，不需要编程")
        bar = row(self._query, self._group, self._changed, None, label("适用于"), self._standard)
        bar.setStretch(0, 1)
        acts = row(add, self._count, None, self._remove, self._edit, self._restore, self._weigh, self._off)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(scrolled(self._detail))
        split.setSizes([760, 440])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        whole = column(holder(bar), split, holder(acts), margins=(16, 12, 16, 12), spacing=8)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _wire(self) -> None:
        tell_problems(self.presenter, self)
        self.presenter.rules_listed.connect(self._show_lines)
        self._query.textChanged.connect(lambda _text: self._filter())
        self._group.currentIndexChanged.connect(lambda _at: self._filter())
        self._changed.toggled.connect(lambda _on: self._filter())
        self._standard.currentIndexChanged.connect(lambda _at: self.presenter.use(self._standard.currentData()))
        self.list.record_selected.connect(self._show_rule)
        self.list.record_activated.connect(lambda _line: self._ask_edit())

    def _show_lines(self, lines: tuple[RuleLine, ...]) -> None:
        self._lines = lines
        group = self._group.currentData()
        self._group.blockSignals(True)
        self._group.clear()
        self._group.addItem("所有分组", "")
        for number, name in enumerate(dict.fromkeys(line.group for line in lines), 1):
            self._group.addItem(name, name)
            if name == group:
                self._group.setCurrentIndex(number)
        self._group.blockSignals(False)
        self._filter()

    def _filter(self) -> None:
        chosen = self.list.selected()
        rows = matching(self._lines, self._query.text(), self._group.currentData() or "", self._changed.isChecked())
        self._table.show_rows(rows)
        off = sum(line.off for line in self._lines)
        self._count.setText(f"{len(rows)}/{len(self._lines)} 条" + (f"，停用 {off} 条" if off else ""))
        self.list.select_where(lambda line: chosen is not None and line.id == chosen.id)
        if not rows:
            self._show_rule(None)

    def _show_rule(self, line: RuleLine | None) -> None:
        self._detail.show_rule(line, self._titles)
        own = line is not None and line.own
        self._off.setEnabled(line is not None and not line.off)
        self._weigh.setEnabled(line is not None and not line.off)
        self._restore.setEnabled(line is not None and line.change is not None)
        self._edit.setVisible(own)
        self._remove.setVisible(own)

    @property
    def _where(self) -> str:
        return self._standard.currentText()

    def _ask_off(self) -> None:
        line = self.list.selected()
        if line is None:
            return
        question = f"停用“{line.name}”，适用于：{self._where}。请写明理由，会印在预检清单上。"
        reason = GiveReasonDialog.ask(self.window(), "停用规则", question, LEAST_REASON, "停用")
        if reason:
            self.presenter.change(RuleChange(line.id, reason, self.presenter.standard, off=True))

    def _ask_weigh(self) -> None:
        line = self.list.selected()
        change = RuleChangeDialog.ask(self.window(), line, self.presenter.standard, self._where) if line else None
        if change is not None:
            self.presenter.change(change)

    def _restore_chosen(self) -> None:
        line = self.list.selected()
        if line is not None:
            self.presenter.restore(line)

    def _ask_new(self) -> None:
        self._ask_own(None)

    def _ask_own(self, known: OwnRule | None) -> None:
        """The form comes back with what was written as long as something is missing."""
        rule = OwnRuleDialog.ask(self.window(), self._theme, known)
        while rule is not None and not self.presenter.keep_own(rule):
            rule = OwnRuleDialog.ask(self.window(), self._theme, rule)

    def _ask_edit(self) -> None:
        line = self.list.selected()
        known = self.presenter.own(line.id) if line is not None and line.own else None
        if known is not None:
            self._ask_own(known)

    def _ask_remove(self) -> None:
        line = self.list.selected()
        if line is not None and ConfirmDialog.ask(
            self.window(),
            "删除规则",
            f"删除“{line.name}”？",
            "以后预检不再检查这一条；已有的处理记录不受影响。",
            "删除",
        ):
            self.presenter.remove_own(line.id)
