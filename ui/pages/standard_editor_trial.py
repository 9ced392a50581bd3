"""The try-out pane: pretend answers for the chosen line, the score they make, and how it is derived."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.points import points_text
from app.domain.score import Score
from app.wording import word
from ui.pages.standard_editor_answer import TrialAnswer
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.presenters.standard_editor_trial import Tried, short_text
from ui.theme.theme import Theme
from ui.widgets.build import button, clear, column, holder, label, row, rule, scrolled

PLAIN = "没有试的项目都当作符合。"


class TrialPane(QWidget):
    """What is not tried counts as met, so a fresh draft shows its full score."""

    place_wanted = Signal(str)

    def __init__(self, presenter: StandardEditorPresenter, theme: Theme) -> None:
        super().__init__()
        self._presenter = presenter
        self._theme = theme
        self._total = label("—", "number")
        self._grade = label("", "heading")
        self._note = label(PLAIN, "meta", wrap=True)
        self._clear = button("全部当作符合", self._clear_all, "link")
        self._answer = TrialAnswer(presenter)
        self._lines = label(wrap=True, selectable=True)
        self._tried = QVBoxLayout()
        self._tried.setSpacing(4)
        head = row(label("试评", "heading"), 8, self._total, self._grade, None)
        tried = row(label("试过的项目", "strong"), None, self._clear)
        inner = column(
            self._answer, rule(), tried, self._tried, rule(), label("怎样算出来的", "strong"),
            self._lines, None, margins=(16, 8, 16, 16), spacing=8,
        )  # fmt: skip
        top = holder(column(head, self._note, margins=(16, 10, 16, 6), spacing=2))
        self.setLayout(column(top, rule(), scrolled(holder(inner)), spacing=0))
        presenter.draft_shown.connect(self._answer.show_editing)
        presenter.trial_scored.connect(self._show_score)
        self._answer.answered.connect(self._again)

    def _show_score(self, tried: Tried) -> None:
        score = tried.score
        self._total.setText(f"{score.printed} 分" if score is not None else "—")
        self._grade.setText(score.grade if score is not None else "")
        self._note.setText(tried.refused or PLAIN)
        self._note.setProperty("look", "bad" if tried.refused else "meta")
        self._note.style().polish(self._note)
        self._lines.setText(derivation(score) if score is not None else "")
        self._clear.setEnabled(bool(tried.answers))
        clear(self._tried)
        for code, text in tried.answers:
            self._tried.addWidget(self._link(code, text))
        if not tried.answers:
            self._tried.addWidget(label("（没有）", "soft"))

    def _link(self, code: str, text: str) -> QLabel:
        # a label, not a button: long words must wrap
        made = QLabel(f'<a href="{escape(code)}" style="color: {self._theme.roles.accent}">{escape(text)}</a>')
        made.setWordWrap(True)
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        made.linkActivated.connect(self.place_wanted.emit)
        return made

    def _again(self) -> None:
        self._presenter.try_again()
        self._answer.show_editing(self._presenter.state())

    def _clear_all(self) -> None:
        self._presenter.trial.clear()
        self._again()


def derivation(score: Score) -> str:
    """How the total came about, a line each."""
    lines = [f"{'　　' if line.depth else ''}{line.text}　{points_text(line.amount)}" for line in score.lines]
    hits = [f"■ {hit.code} {short_text(hit.text)}：{word(hit.effect)}" for hit in score.vetoes]
    before = [f"否决前得分　{score.printed_before_veto}"] if score.vetoes else []
    return "\n".join((*lines, *before, *hits))
