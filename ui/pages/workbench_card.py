"""The active question, opened in place: text, basis, verdicts, and below them the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QVBoxLayout, QWidget

from app.domain.document_type import DocumentType
from app.domain.review import Mark, Verdict
from app.domain.score import Score
from app.domain.standard import Standard
from ui.models.keymap import KeyMap
from ui.pages.workbench_answer import AnswerFrame
from ui.pages.workbench_buttons import ToolButton, VerdictButton
from ui.pages.workbench_findings import FindingsBox
from ui.presenters.workbench_draft import Choice, choices, may_be_exempt
from ui.presenters.workbench_entries import TONES, Entry
from ui.presenters.workbench_texts import meta_html
from ui.theme.measures import GAP_M, GAP_S
from ui.theme.theme import Theme


class EntryCard(QFrame):
    """Shows one question and tells what the reviewer does about it."""

    choice_made = Signal(object)
    answer_cleared = Signal()
    type_chosen = Signal(object)
    help_wanted = Signal()

    def __init__(self, entry: Entry, standard: Standard, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._theme = theme
        self.setProperty("look", "pane")
        self.setObjectName("entry_card")
        self._help_open = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_M, GAP_M, GAP_M, GAP_M)
        self._column.setSpacing(GAP_S)
        self._build_head()
        self.findings = FindingsBox(theme)
        self._column.addWidget(self.findings)
        self._buttons = self._build_verdicts()
        self.answer = AnswerFrame(entry, standard, theme)
        self._column.addWidget(self.answer)

    def show_mark(self, mark: Mark | None, score: Score, *, editable: bool) -> None:
        """Shows the answer as it stands."""
        for choice, button in self._buttons:
            button.setChecked(choice.chosen(mark))
            button.setEnabled(editable)
        exempt = mark is not None and mark.verdict is Verdict.EXEMPT
        self._more.setText("免扣 ✓" if exempt else "⋯")
        self._more.setEnabled(editable)
        self.answer.show_mark(mark, score, editable=editable)

    def show_away(self, fact: str) -> None:
        """The fact of the case that takes the question off the sheet; an answer given all the same counts."""
        self._away.setText(f"⊘ 按案情不适用：{fact}。如仍需评查，直接作出判断即可；情况有变，点上方“本案情况…”。")
        self._away.setVisible(bool(fact))

    def say(self, sentence: str) -> None:
        """What is still missing before the answer counts; empty when nothing is."""
        self.answer.say(f"… 尚未计入：{sentence}" if sentence else "")

    def show_help(self, html: str) -> None:
        """Fills what unfolds below the basis."""
        self._help.setText(html)

    def show_keys(self, keys: KeyMap) -> None:
        """The keys printed on the card."""
        for number, (_choice, button) in enumerate(self._buttons, start=1):
            button.show_key(keys.shown(f"answer_{number}"))
        self.answer.pins.show_key(keys.shown("arm"))
        self.findings.show_key(keys.shown("accept"))

    def settle(self) -> None:
        """Hands on what is still being typed."""
        self.answer.settle()

    def _build_head(self) -> None:
        title = _label(f"{self.entry.code}　{self.entry.text}", "heading")
        self._meta = _label("", "meta")
        self._meta.setTextFormat(Qt.TextFormat.RichText)
        self._meta.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self._meta.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._meta.linkActivated.connect(self._follow)
        self._help = _label("", "")
        self._help.setTextFormat(Qt.TextFormat.RichText)
        self._help.hide()
        self._away = _label("", "note")
        self._away.hide()
        for label in (title, self._meta, self._help, self._away):
            self._column.addWidget(label)
        self._show_meta()

    def _show_meta(self) -> None:
        colour = self._theme.roles.accent
        self._meta.setText(meta_html(self.entry, self._help_open).replace("<a ", f'<a style="color:{colour}" '))

    def _build_verdicts(self) -> list[tuple[Choice, VerdictButton]]:
        row = QHBoxLayout()
        row.setSpacing(6)
        made = []
        for number, choice in enumerate(choices(self.entry), start=1):
            button = VerdictButton(self._theme, choice.word, str(number), TONES[choice.verdict])
            button.clicked.connect(lambda _on=False, choice=choice: self.choice_made.emit(choice))
            row.addWidget(button, 1)
            made.append((choice, button))
        self._more = ToolButton(self._theme, "⋯", "更多：免扣、清除本项回答")
        self._more.menu = self._menu()
        row.addWidget(self._more)
        self._column.addLayout(row)
        return made

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        if may_be_exempt(self.entry):
            exempt = QAction("免扣（有问题但不扣分，须写理由）", menu)
            exempt.triggered.connect(lambda: self.choice_made.emit(Choice("免扣", Verdict.EXEMPT)))
            menu.addAction(exempt)
        clear = QAction("清除本项回答", menu)
        clear.triggered.connect(self.answer_cleared.emit)
        menu.addAction(clear)
        return menu

    def _follow(self, link: str) -> None:
        kind, _, value = link.partition(":")
        if kind == "type":
            self.type_chosen.emit(DocumentType(value))
            return
        if not self._help.text():
            self.help_wanted.emit()
        self._help_open = not self._help_open
        self._help.setVisible(self._help_open)
        self._show_meta()


def _label(text: str, look: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("look", look)
    label.setWordWrap(True)
    return label
