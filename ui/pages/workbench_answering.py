"""The answering half of the workbench: checklist, pins, score, undo and sign-off kept in step."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.domain.finding import Decision, Finding
from app.domain.page import WHOLE_PAGE, PageRef, Rect
from ui.models.outline import outline_lines
from ui.pages.page_view_pair import PagePair
from ui.pages.workbench_bars import Banner, FootBar, HeadBar
from ui.pages.workbench_card import EntryCard
from ui.pages.workbench_checklist import ChecklistPane
from ui.pages.workbench_outline import OutlinePane
from ui.pages.workbench_reading import ReadingSide
from ui.presenters.page_marks import PinMark, pin_marks
from ui.presenters.page_reading import ReadingPresenter
from ui.presenters.workbench import WorkbenchPresenter
from ui.presenters.workbench_desk import Desk, Standing
from ui.presenters.workbench_entries import Entry, away, found, tally
from ui.presenters.workbench_findings import FindingsPresenter
from ui.presenters.workbench_texts import banner_text, head_of, help_html, saved_text, tally_text

CHECK_AFTER = 1500  # milliseconds the pre-check waits at most for the first picture
ARMED = "拖出一个框；或用方向键移动红框、Shift+方向键改大小，回车确定（Ctrl+回车指整页），Esc 取消"


@dataclass(frozen=True)
class AnswerParts:
    """The widgets of the answering half."""

    head: HeadBar
    banner: Banner
    foot: FootBar
    outline: OutlinePane
    pair: PagePair
    checklist: ChecklistPane


class AnswerSide(QObject):
    """Connects the workbench presenter with its widgets."""

    def __init__(
        self,
        parts: AnswerParts,
        presenter: WorkbenchPresenter,
        reading: ReadingPresenter,
        side: ReadingSide,
        findings: FindingsPresenter,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._presenter = presenter
        self._reading = reading
        self._side = side
        self._findings = findings
        self._armed = False
        self._check_later = QTimer(self)
        self._check_later.setSingleShot(True)
        self._check_later.setInterval(CHECK_AFTER)
        self._wire()

    @property
    def armed(self) -> bool:
        """True while a pin is awaited."""
        return self._armed

    def arm(self, *, on: bool) -> None:
        """The cross that says: the next drag is a pin."""
        self._armed = on and not self._presenter.frozen
        for view in (self._parts.pair.main, self._parts.pair.other):
            view.set_drawing(allowed=not self._presenter.frozen, armed=self._armed)
        self._parts.foot.show_notice(ARMED if self._armed else "")
        if self._armed:
            self._parts.pair.main.setFocus()
            self._parts.pair.main.key_frame.begin(self._side.hit_in_view())

    def pin_frame(self) -> None:
        """For hands on the keyboard: while a pin is awaited, the frame on the page is the place."""
        place = self._parts.pair.main.key_frame.place()
        if self._armed and place is not None:
            self._pin(*place)

    def pin_whole_page(self) -> None:
        """While a pin is awaited, the page in view is the place."""
        if self._armed and (ref := self._side.page_in_view()) is not None:
            self._pin(ref, WHOLE_PAGE)

    def settle(self) -> None:
        """Saves what is still being typed."""
        self._parts.checklist.settle()

    def undo(self) -> None:
        self.settle()
        self._presenter.undo()

    def open_findings(self) -> int:
        """How many suspected faults nobody has said a word to."""
        return sum(map(self._findings.waiting, self._presenter.desk.entries))

    def next_open(self) -> None:
        self.settle()
        if not self._presenter.next_open():
            self._parts.foot.show_notice("没有未答的项目了，可以签署")

    def accept_finding(self) -> None:
        if self._parts.checklist.card is not None:
            self._parts.checklist.card.findings.accept_first()

    def write_reason(self) -> None:
        card = self._parts.checklist.card
        if card is not None and card.answer.reason.isVisible():
            card.answer.reason.setFocus()

    def _wire(self) -> None:
        parts, presenter = self._parts, self._presenter
        presenter.review_opened.connect(self._show_desk)
        presenter.review_changed.connect(self._show_standing)
        presenter.entry_chosen.connect(self._open_entry)
        self._reading.read_changed.connect(lambda _read: self._show_outline())
        self._findings.findings_placed.connect(self._show_findings)
        self._findings.precheck_failed.connect(lambda why: parts.foot.show_notice(f"预检没有完成：{why}"))
        # the first page comes before the pre-check, which reads every page of the case
        for sign in (self._reading.pictures.picture_drawn, self._reading.pictures.picture_failed):
            sign.connect(lambda *_: self._findings.run())
        self._check_later.timeout.connect(self._findings.run)
        parts.checklist.entry_wanted.connect(presenter.choose)
        parts.checklist.card_opened.connect(self._wire_card)
        parts.checklist.name_places(self._side.place_of)
        for view in (parts.pair.main, parts.pair.other):
            view.place_drawn.connect(self._pin)
            view.pin_clicked.connect(self._activate)
        parts.head.undo.clicked.connect(self.undo)
        parts.head.redo.clicked.connect(presenter.redo)

    def _wire_card(self, card: EntryCard) -> None:
        presenter = self._presenter
        card.choice_made.connect(presenter.decide)
        card.answer_cleared.connect(presenter.clear)
        card.type_chosen.connect(self._side.open_type)
        # a card saves what is being typed while it closes, when another question is active already
        card.answer.changed.connect(lambda alter, entry=card.entry: presenter.change(alter, entry))
        card.answer.finished.connect(self.next_open)
        card.answer.pins.pin_chosen.connect(self._side.jump_to)
        card.answer.pins.pin_wanted.connect(lambda: self.arm(on=not self._armed))
        card.help_wanted.connect(lambda: card.show_help(help_html(card.entry, presenter.told)))
        card.findings.told = presenter.told
        card.findings.accepted.connect(self._accept)
        card.findings.rejected.connect(lambda one, why: self._findings.decide(one, Decision.REJECTED, why))
        card.findings.put_off.connect(lambda one: self._findings.decide(one, Decision.LATER))
        card.findings.place_wanted.connect(self._side.jump_to)
        self._show_card_findings(card)
        standing = presenter.standing
        card.show_away(away(standing.review, card.entry))
        card.show_mark(presenter.mark(card.entry), standing.score, editable=not presenter.frozen)
        card.say(presenter.lack(card.entry))

    def _show_desk(self, desk: Desk) -> None:
        self._parts.checklist.show_desk(desk)
        self._findings.prepare(desk.case.id, desk.standard)
        if self._parts.pair.main.isVisible():
            self._check_later.start()
        else:
            self._findings.run()

    def _show_findings(self) -> None:
        self._parts.checklist.show_findings(self._findings.waiting)
        if self._parts.checklist.card is not None:
            self._show_card_findings(self._parts.checklist.card)
        self._show_outline()

    def _show_card_findings(self, card: EntryCard) -> None:
        editable = not self._presenter.frozen
        card.findings.show_findings(self._findings.at(card.entry), self._side.place_of, editable=editable)

    def _accept(self, finding: Finding) -> None:
        """Fills in what the finding says; the reviewer confirms it."""
        proposed = self._findings.proposal(finding)
        if proposed is not None and self._findings.decide(finding, Decision.ACCEPTED):
            self._presenter.propose(proposed)
            if proposed.pins:
                self._side.jump_to(proposed.pins[0])

    def _show_standing(self, standing: Standing) -> None:
        parts, presenter = self._parts, self._presenter
        desk = presenter.desk
        parts.head.show_head(head_of(desk.case, desk.standard, standing.score))
        signed = standing.review.signed is not None
        parts.head.show_steps(undo=standing.can_undo, redo=standing.can_redo, signed=signed)
        parts.banner.show_text(banner_text(standing), signed=signed)
        parts.foot.show_saved(saved_text(standing))
        parts.foot.show_tally(tally_text(tally(standing.review, desk.entries)))
        parts.checklist.show_standing(standing, presenter.mark, editable=not presenter.frozen)
        if parts.checklist.card is not None:
            parts.checklist.card.say(presenter.lack(parts.checklist.card.entry))
            self._show_card_findings(parts.checklist.card)  # signing and reopening change what may be said to them
        self._show_pins(standing)
        self._show_outline()
        self.arm(on=False)

    def _show_pins(self, standing: Standing) -> None:
        entry = self._presenter.entry
        self._parts.pair.show_pins(pin_marks(standing.review, entry.key if entry else None))

    def _show_outline(self) -> None:
        if self._presenter.is_open:
            pins = [pin for mark in self._presenter.standing.review.marks for pin in mark.pins]
            case, found = self._presenter.desk.case, self._findings.by_document()
            self._parts.outline.show_lines(outline_lines(case, self._reading.read, pins, found))

    def _open_entry(self, entry: Entry) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._parts.checklist.isAncestorOf(focus):
            # the card that held the focus goes; keys must not land in some other field
            self._parts.pair.main.setFocus()
        self._parts.checklist.open_entry(entry)
        self._show_pins(self._presenter.standing)
        self.arm(on=False)

    def _pin(self, ref: PageRef, rect: Rect) -> None:
        self._presenter.add_pin(self._reading.pin(ref, rect))
        self.arm(on=False)

    def _activate(self, mark: PinMark) -> None:
        entry = found(self._presenter.desk.entries, mark.code, mark.document)
        if entry is not None:
            self._presenter.choose(entry)
