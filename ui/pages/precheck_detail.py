"""The chosen finding: what, why, how it was counted, where it stands, and what the reviewer says to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.casefile import CaseFile
from app.domain.finding import DecidedFinding, Decision, Evidence, Outcome
from app.domain.law_line import Provision
from app.domain.page import Pin
from app.wording import word
from ui.dialogs.give_reason import GiveReasonDialog
from ui.models.precheck_columns import SIGNS, TONES
from ui.pages.workbench_flow import FlowLayout
from ui.theme.theme import set_look
from ui.widgets.build import Part, button, clear, column, frame, label, row, rule

LEAST_REASON = 5


class FindingDetail(QWidget):
    """Shows one finding; the arithmetic is printed line by line so that it can be checked with a pencil."""

    place_wanted = Signal(object)
    decided = Signal(object, object, str)

    def __init__(self) -> None:
        super().__init__()
        self._one: DecidedFinding | None = None
        self._case: CaseFile | None = None
        self._layout = column(margins=(20, 16, 20, 16), spacing=10)
        self.setLayout(self._layout)

    def show_finding(
        self, case: CaseFile | None, one: DecidedFinding | None, provisions: tuple[Provision, ...] = ()
    ) -> None:
        """Fill the pane, or say what it is for."""
        self._case, self._one = case, one
        clear(self._layout)
        if one is None:
            self._layout.addWidget(label("在左边选一条，这里显示依据、算式和所在的页。", "soft", wrap=True))
            self._layout.addStretch(1)
            return
        finding = one.finding
        result = label(f"{SIGNS[finding.outcome]} {word(finding.outcome)}")
        set_look(result, TONES[finding.outcome])
        self._layout.addWidget(label(finding.name, "heading", wrap=True))
        self._layout.addLayout(_beside(result, f"{word(finding.severity)} · {finding.rule}"))
        self._layout.addWidget(label(finding.message, wrap=True, selectable=True))
        self._layout.addWidget(_small(f"依据：{finding.article}（{word(finding.provenance)}）"))
        for provision in provisions:
            self._layout.addWidget(_provision(provision))
        if finding.arithmetic:
            self._layout.addWidget(self._arithmetic(finding.arithmetic))
        if finding.evidence:
            self._layout.addWidget(label("所据记载", "heading"))
            for item in finding.evidence:
                self._layout.addWidget(self._place(item))
        if finding.outcome in {Outcome.SUSPECTED, Outcome.UNDECIDED}:
            self._layout.addWidget(rule())
            self._layout.addWidget(self._answers())
        for said in one.said:
            told = f"{said.at:%Y-%m-%d %H:%M}　{said.by}　{word(said.decision)}"
            self._layout.addWidget(_small(f"{told}：{said.reason}" if said.reason else told))
        self._layout.addStretch(1)

    def _arithmetic(self, lines: tuple[str, ...]) -> QWidget:
        return frame(
            "note",
            column(*(label(line, wrap=True, selectable=True) for line in lines), margins=(12, 8, 12, 8), spacing=4),
        )

    def _place(self, item: Evidence) -> QWidget:
        document = next((one for one in self._case.documents if one.id == item.document), None) if self._case else None
        title = f"《{document.title}》" if document else ""
        folio = self._case.folio(item.pin.file_hash, item.pin.page) if self._case and item.pin else None
        head = f"{title}{f'卷内第 {folio} 页' if folio else ''}{'　' + item.label if item.label else ''}"
        said = label(f"“{item.quote.strip()}”" if item.quote.strip() else "", "soft", wrap=True, selectable=True)
        parts = [label(head, wrap=True), said]
        if item.confidence < 1:
            parts.append(_small(f"识别置信度 {item.confidence:.0%}"))
        look = button("看这一页", partial(self._want, item.pin))
        look.setEnabled(item.pin is not None)
        inner = row(column(*parts, spacing=2), look, margins=(12, 8, 12, 8))
        inner.setStretch(0, 1)
        return frame("card", inner)

    def _answers(self) -> QWidget:
        accept = button(
            "采纳", lambda: self._say(Decision.ACCEPTED), "primary", "采纳后在评查项上填好理由和位置，由评查人确认扣分"
        )
        reject = button("不采纳…", self._reject)
        later = button("稍后", lambda: self._say(Decision.LATER))
        holder = QWidget()
        flow = FlowLayout(8, holder)
        for answer in (accept, reject, later):
            flow.addWidget(answer)
        return holder

    def _say(self, decision: Decision, reason: str = "") -> None:
        if self._one is not None:
            self.decided.emit(self._one.finding, decision, reason)

    def _reject(self) -> None:
        reason = GiveReasonDialog.ask(
            self.window(), "不采纳预检结果", "请写明不采纳的理由，供复核时查看。", LEAST_REASON, "不采纳"
        )
        if reason:
            self._say(Decision.REJECTED, reason)

    def _want(self, pin: Pin | None) -> None:
        if pin is not None:
            self.place_wanted.emit(pin)


def _provision(one: Provision) -> QWidget:
    """What an article says: the wording in force on the day of the act, or its point."""
    head = f"{one.label}{f'（{one.title}）' if one.title else ''}"
    lines: list[Part] = [label(head, "strong", wrap=True)]
    if one.text:
        lines += [_small(one.validity), label(one.cited or one.text, wrap=True, selectable=True)]
    else:
        lines += [label(f"要点：{one.point}", "soft", wrap=True, selectable=True), _small(one.missing)]
    return frame("card", column(*lines, margins=(12, 8, 12, 8), spacing=4))


def _beside(result: QLabel, text: str) -> QHBoxLayout:
    said = row(result, label(text, "soft", wrap=True))
    said.setStretch(1, 1)
    return said


def _small(text: str) -> QLabel:
    return label(text, "meta", wrap=True, selectable=True)
