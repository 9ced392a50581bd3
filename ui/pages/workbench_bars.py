"""The bars above and below the panes: which case, how it stands, and what was saved when."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ui.models.keymap import KeyMap
from ui.pages.workbench_buttons import LEFT
from ui.presenters.workbench_texts import Head
from ui.theme.measures import GAP_L, GAP_M, GAP_S
from ui.theme.theme import Theme, set_look


class CaseLabel(QWidget):
    """Number bold, the rest soft, cut with an ellipsis where it does not fit."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number, self._about = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def show_case(self, number: str, about: str) -> None:
        self._number, self._about = number, about
        self.setToolTip(f"{number}　{about}")
        self.setAccessibleName(f"{number}，{about}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._theme.scale.row)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._theme.scale.row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0
        for text, font, role in (
            (self._number, self._theme.font(15, bold=True), "ink"),
            (self._about, self._theme.font(14), "soft"),
        ):
            metrics = QFontMetrics(font)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, self.width() - left))
            painter.setFont(font)
            painter.setPen(self._theme.color(role))
            painter.drawText(self.rect().adjusted(left, 0, 0, 0), LEFT, shown)
            left += metrics.horizontalAdvance(shown) + GAP_S


class HeadBar(QFrame):
    """Back, case, score so far, undo, redo, report, sign."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "bar")
        self.back = _button("‹ 案卷", "回到案卷页")
        self.case = CaseLabel(theme)
        self._legality, self._lawful = _label("合法性", "meta"), _label("", "ok")
        self._points_word, self._points, self._out_of = (
            _label("规范性", "meta"),
            _label("", "number"),
            _label("", "meta"),
        )
        self._grade_word, self._grade = _label("暂定", "meta"), _label("", "heading")
        self.situation = _button("本案情况…", "按案情整组不适用的项目；不符合评查条件")
        self.undo = _button("↶ 撤销", "撤销上一步")
        self.redo = _button("↷ 重做", "重做")
        self.report = _button("报告", "预览评查报告")
        self.sign = _button("签署…", "检查有无遗漏，然后签署")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        row.setSpacing(GAP_S)
        row.addWidget(self.back)
        row.addSpacing(GAP_S)
        row.addWidget(self.case, 1)
        for group in (
            (self._legality, self._lawful),
            (self._points_word, self._points, self._out_of),
            (self._grade_word, self._grade),
        ):
            for label in group:
                row.addWidget(label)
            row.addSpacing(GAP_S)
        for button in (self.situation, self.undo, self.redo, self.report, self.sign):
            row.addWidget(button)

    def show_head(self, head: Head) -> None:
        self.case.show_case(head.number, head.about)
        self._lawful.setText(f"{'✓' if head.lawful else '■'} {head.legality}")
        set_look(self._lawful, "ok" if head.lawful else "bad")
        self._points.setText(head.points)
        self._out_of.setText(head.out_of)
        self._grade_word.setText(head.grade_word)
        self._grade.setText(head.grade)

    def show_keys(self, keys: KeyMap) -> None:
        """The keys behind the buttons, in their tips."""
        for button, tip, name in (
            (self.back, "回到案卷页", "back"),
            (self.undo, "撤销上一步", "undo"),
            (self.redo, "重做", "redo"),
            (self.report, "预览评查报告", "report"),
            (self.sign, "检查有无遗漏，然后签署", "sign"),
        ):
            button.setToolTip(f"{tip}（{keys.shown(name)}）")

    def show_steps(self, *, undo: bool, redo: bool, signed: bool) -> None:
        """Which of the buttons do something now."""
        self.undo.setEnabled(undo)
        self.redo.setEnabled(redo)
        self.situation.setEnabled(not signed)
        self.sign.setVisible(not signed)
        set_look(self.report, "primary" if signed else "")


class FootBar(QFrame):
    """What was saved when, how far the reviewer is, and the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "foot")
        self._saved, self._tally = _label("", "meta"), _label("", "meta")
        self._keys = ""
        self._hints = _label("", "meta")
        self._hints.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._hints.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, 4, GAP_M, 4)
        row.setSpacing(GAP_L)
        row.addWidget(self._saved)
        row.addWidget(self._tally)
        row.addWidget(self._hints, 1)

    def show_notice(self, text: str) -> None:
        """A sentence in place of the keys; empty brings the keys back."""
        self._hints.setText(text or self._keys)
        set_look(self._hints, "notice" if text else "meta")

    def show_hints(self, keys: str) -> None:
        """The keys one needs all the time."""
        self._keys = keys
        self.show_notice("")

    def show_saved(self, text: str) -> None:
        self._saved.setText(text)

    def show_tally(self, text: str) -> None:
        self._tally.setText(text)


class Banner(QFrame):
    """A strip that says why nothing can be changed, with the one way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self._text = _label("", "")
        self.reopen = _button("重新开启…", "写明理由后继续修改；这一步会留下记录")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_M, GAP_S, GAP_M, GAP_S)
        row.addWidget(self._text, 1)
        row.addWidget(self.reopen)
        self.hide()

    def show_text(self, text: str, *, signed: bool = True) -> None:
        self._text.setText(text)
        self.reopen.setVisible(signed)
        self.setVisible(bool(text))


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    return label


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
