"""A county's own rule as a form: a time limit, a required document, required words, or facts that must be the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QIntValidator, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QStackedWidget,
    QWidget,
)

from app.domain.casefile import CaseType
from app.domain.document_type import DocumentType
from app.domain.finding import Severity
from app.domain.points import points, points_text
from app.domain.rule_line import EQUAL_FACTS, EVENT_ROLES, LIMIT_UNITS, OwnRule, OwnRuleKind
from app.wording import word
from ui.theme.theme import Theme
from ui.widgets.build import button, column, holder, label, row

KINDS = {
    OwnRuleKind.LIMIT: "期限：两个事项之间不超过若干日",
    OwnRuleKind.DOCUMENT: "文书：卷内应当有某种文书",
    OwnRuleKind.WORDS: "文字：某种文书应当写有某些文字",
    OwnRuleKind.EQUAL: "一致：各文书的同一内容应当相同",
}
SEVERITIES = (Severity.MAJOR, Severity.MINOR, Severity.HINT)
POINTS = r"\d{1,2}(\.\d)?|100"
NOT_PAPERS = {DocumentType.BLANK, DocumentType.OTHER}


class OwnRuleDialog(QDialog):
    """What the chosen kind does not need is not shown; the machine's name for the rule is given on saving."""

    def __init__(self, parent: QWidget | None, theme: Theme, rule: OwnRule | None) -> None:
        super().__init__(parent)
        self.setWindowTitle("新增本地规则" if rule is None or not rule.id else f"修改本地规则 {rule.id}")
        self.setMinimumSize(min(theme.scale.scaled(760), 1200), min(theme.scale.scaled(560), 680))
        self._id = rule.id if rule is not None else ""
        self.kind = _combo([(text, kind) for kind, text in KINDS.items()], "规则种类")
        self.name, self.article, self.message = QLineEdit(), QLineEdit(), QLineEdit()
        self.name.setPlaceholderText("例如：决定后二十日内公示")
        self.article.setPlaceholderText("文件名称和条款，例如：青溪区案卷评查办法第九条")
        self.message.setPlaceholderText("可以空着；不符时显示的话")
        self.case_type = _combo([("所有案卷", None), *((word(kind), kind) for kind in CaseType)], "适用的案卷")
        self.severity = _combo([(word(one), one) for one in SEVERITIES], "轻重")
        self.severity.setCurrentIndex(1)
        self.deduct = QLineEdit("0")
        self.deduct.setValidator(QRegularExpressionValidator(QRegularExpression(POINTS), self))
        self._build_kinds()
        self._build()
        self.kind.currentIndexChanged.connect(self._show_kind)
        if rule is not None:
            self._show(rule)
        self._show_kind()

    @classmethod
    def ask(cls, parent: QWidget | None, theme: Theme, rule: OwnRule | None) -> OwnRule | None:
        """The rule as the form stands, or None."""
        dialog = cls(parent, theme, rule)
        return dialog.made() if dialog.exec() == QDialog.DialogCode.Accepted else None

    def made(self) -> OwnRule:
        """What the form says; the fields of other kinds stay empty."""
        kind: OwnRuleKind = self.kind.currentData()
        limit, case_type = kind is OwnRuleKind.LIMIT, self.case_type.currentData()
        return OwnRule(
            kind,
            self.name.text().strip(),
            self.article.text().strip(),
            self._id,
            self.severity.currentData(),
            points(self.deduct.text() or "0"),
            (case_type,) if case_type is not None else (),
            () if limit else _ticked(self.documents),
            _ticked(self.when) if kind is OwnRuleKind.DOCUMENT else (),
            self.first.currentText() if limit else "",
            self.then.currentText() if limit else "",
            int(self.days.text() or "0") if limit else 0,
            self.unit.currentData() if limit else "calendar",
            _lines(self.words) if kind is OwnRuleKind.WORDS else (),
            self.fact.currentData() if kind is OwnRuleKind.EQUAL else "",
            self.message.text().strip(),
        )

    def _build_kinds(self) -> None:
        roles = [(role, role) for role in EVENT_ROLES]
        self.first, self.then = _combo(roles, "起算的事项"), _combo(roles, "截止的事项")
        self.first.setCurrentText("决定")
        self.then.setCurrentText("公示")
        self.days = QLineEdit("20")
        self.days.setValidator(QIntValidator(1, 3660, self))
        self.days.setFixedWidth(72)
        self.days.setAccessibleName("期限")
        self.unit = _combo([(text, unit) for unit, text in LIMIT_UNITS.items()], "期限的单位")
        self.documents, self.when = _papers("文书"), _papers("在有这些文书时")
        self.words = QPlainTextEdit()
        self.words.setAccessibleName("应当出现的文字")
        self.words.setTabChangesFocus(True)
        self.words.setPlaceholderText("每行一种写法，写有其中之一就是符合")
        self.fact = _combo([(text, kind) for kind, text in EQUAL_FACTS.items()], "比对的内容")

    def _build(self) -> None:
        form = QFormLayout()
        for name, editor in (
            ("规则种类", self.kind), ("规则名称", self.name), ("依据", self.article), ("不符时显示", self.message),
        ):  # fmt: skip
            editor.setAccessibleName(name)
            form.addRow(name, editor)
        self.deduct.setAccessibleName("建议扣分")
        form.addRow("适用的案卷", row(self.case_type, label("轻重"), self.severity, label("建议扣分"), self.deduct))
        limit = row(label("自"), self.first, label("至"), self.then, label("不超过"), self.days, self.unit, None)
        self._limit = holder(column(limit, None))
        self._words_box = holder(column(label("应当写有下列文字之一"), self.words))
        self._when_box = holder(column(label("卷内有下列文书时才要求（不勾选为一律要求）"), self.when))
        self._fact_box = holder(column(row(label("比对的内容"), self.fact, None), None))
        self._documents_title = label()
        papers = holder(column(self._documents_title, self.documents))
        self._beside = QStackedWidget()
        for box in (self._words_box, self._when_box, self._fact_box):
            self._beside.addWidget(box)
        self._lists = holder(row(papers, self._beside, spacing=16))
        self.setLayout(
            column(
                form,
                self._limit,
                self._lists,
                row(None, button("取消", self.reject), button("保存", self.accept, "primary")),
                margins=(24, 20, 24, 16),
                spacing=12,
            )
        )

    def _show_kind(self) -> None:
        kind: OwnRuleKind = self.kind.currentData()
        self._limit.setVisible(kind is OwnRuleKind.LIMIT)
        self._lists.setVisible(kind is not OwnRuleKind.LIMIT)
        boxes = {
            OwnRuleKind.WORDS: self._words_box,
            OwnRuleKind.DOCUMENT: self._when_box,
            OwnRuleKind.EQUAL: self._fact_box,
        }
        if kind in boxes:
            self._beside.setCurrentWidget(boxes[kind])
        self._documents_title.setText(
            {
                OwnRuleKind.DOCUMENT: "应当有下列文书之一",
                OwnRuleKind.WORDS: "要查的文书",
                OwnRuleKind.EQUAL: "要比对的文书（不勾选为全部）",
            }.get(kind, "")
        )

    def _show(self, rule: OwnRule) -> None:
        case_type = rule.case_types[0] if rule.case_types else None
        for box, value in (
            (self.kind, rule.kind), (self.case_type, case_type), (self.severity, rule.severity), (self.unit, rule.unit),
            (self.first, rule.first), (self.then, rule.then), (self.fact, rule.fact),
        ):  # fmt: skip
            at = box.findData(value)
            if at >= 0:
                box.setCurrentIndex(at)
        self.name.setText(rule.name)
        self.article.setText(rule.article)
        self.message.setText(rule.message)
        self.deduct.setText(points_text(rule.deduct))
        self.days.setText(str(rule.days or 20))
        self.words.setPlainText("\n".join(rule.words))
        _tick(self.documents, rule.documents)
        _tick(self.when, rule.when)


def _combo(choices: Sequence[tuple[str, object]], name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    for text, value in choices:
        made.addItem(text, value)
    return made


def _papers(name: str) -> QListWidget:
    made = QListWidget()
    made.setAccessibleName(name)
    for kind in DocumentType:
        if kind not in NOT_PAPERS:
            item = QListWidgetItem(word(kind), made)
            item.setData(Qt.ItemDataRole.UserRole, kind)
            item.setCheckState(Qt.CheckState.Unchecked)
    return made


def _ticked(box: QListWidget) -> tuple[DocumentType, ...]:
    items = [box.item(at) for at in range(box.count())]
    return tuple(one.data(Qt.ItemDataRole.UserRole) for one in items if one.checkState() is Qt.CheckState.Checked)


def _tick(box: QListWidget, kinds: tuple[DocumentType, ...]) -> None:
    for at in range(box.count()):
        item = box.item(at)
        held = item.data(Qt.ItemDataRole.UserRole) in kinds
        item.setCheckState(Qt.CheckState.Checked if held else Qt.CheckState.Unchecked)


def _lines(box: QPlainTextEdit) -> tuple[str, ...]:
    return tuple(line.strip() for line in box.toPlainText().splitlines() if line.strip())
