"""首页: what is left, where work stopped, recent cases, taking in, the practice case."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from app.domain.listing import CaseState, CaseSummary
from app.wording import word
from ui.models.case_columns import RECENT_COLUMNS, SIGNS, case_title
from ui.models.days import day_text, weekday_text
from ui.models.record_table import RecordTable
from ui.page import Context, Page
from ui.pages.take_in_bar import TakeInBar
from ui.presenters.case_list import CaseListPresenter, Today, today
from ui.presenters.take_in import TakeInPresenter
from ui.theme.theme import set_look
from ui.widgets.build import button, column, frame, head, holder, label, row
from ui.widgets.elided import ElidedLabel
from ui.widgets.empty import Empty
from ui.widgets.problems import tell_problems
from ui.widgets.record_view import RecordView

WIDE = (QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


class CountButton(QPushButton):
    """One number of the day; pressing it lists those cases."""

    def __init__(self, state: CaseState) -> None:
        super().__init__()
        self.state = state
        self._number = label("…", "number")
        self._word = label(f"{SIGNS[state]} {word(state)}", "soft")
        for part in (self._number, self._word):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._inner = row(self._number, self._word, None, margins=(16, 8, 16, 8), spacing=8)
        self.setLayout(self._inner)
        self.setSizePolicy(*WIDE)

    def show_count(self, count: int) -> None:
        self._number.setText(str(count))
        self.setAccessibleName(f"{word(self.state)} {count} 卷")

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()


class HomePage(Page):
    section = "home"
    help_topic = "home"

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = CaseListPresenter(context.workspace, context.tasks)
        self._take_in = TakeInPresenter(context.workspace, context.tasks)
        self._bar = TakeInBar(self._take_in, self, context.recognition)
        self._table = RecordTable(RECENT_COLUMNS)
        self._recent = RecordView(self._table, context.theme, "最近案卷")
        self._counts = {state: CountButton(state) for state in CaseState}
        self._resume: CaseSummary | None = None
        self.first_focus = self._recent
        self._build()
        self._wire()

    def show_what(self, **_what: object) -> None:
        now = self._context.workspace.clock()
        self._date.setText(f"{day_text(now.date())}　{weekday_text(now.date())}")
        self._presenter.load()

    def _build(self) -> None:
        self._date = label(look="soft")
        self._total = label(look="soft")
        self._empty = Empty("还没有案卷", "导入一份案卷，或者先用练习案卷熟悉一遍评查过程。")
        self._below = QStackedWidget()
        self._below.addWidget(QWidget())
        self._below.addWidget(self._recent)
        self._below.addWidget(self._empty)
        numbers = row(*self._counts.values(), spacing=12)
        cards = row(spacing=12)
        cards.addWidget(self._build_resume(), 3)
        cards.addWidget(self._build_intake(), 2)
        recent_head = row(label("最近案卷", "heading"), self._total, None, button("全部案卷", self._show_all))
        body = column(numbers, 4, cards, 8, recent_head, margins=(24, 16, 24, 16), spacing=8)
        body.addWidget(self._below, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head("首页", None, self._date))
        whole.addWidget(holder(body), 1)
        whole.addWidget(self._bar)

    def _build_resume(self) -> QFrame:
        self._resume_title = ElidedLabel("strong")
        self._resume_meta = label(look="soft", wrap=True)
        self._resume_bar = QProgressBar()
        self._resume_bar.setTextVisible(False)
        self._resume_bar.setAccessibleName("评查进度")
        self._continue = button("继续评查", self._go_on, "primary", "回到上次的评查项和页（Ctrl+R）")
        self._continue.setShortcut(QKeySequence("Ctrl+R"))
        self._continue.hide()
        self._resume_bar.hide()
        return frame(
            "card",
            column(
                label("继续上次", "heading"),
                self._resume_title,
                self._resume_meta,
                self._resume_bar,
                None,
                row(self._continue, None),
                margins=(16, 12, 16, 12),
                spacing=8,
            ),
        )

    def _build_intake(self) -> QFrame:
        self._folder = button("导入文件夹…", self._bar.choose_folder, "primary", "选择一份案卷所在的文件夹（Ctrl+O）")
        self._folder.setShortcut(QKeySequence("Ctrl+O"))
        self._files = button("导入文件或压缩包…", self._bar.choose_files)
        self._practice = button("练习案卷", self._take_in.take_in_practice_case, tip="导入随程序提供的虚构案卷")
        return frame(
            "card",
            column(
                label("导入案卷", "heading"),
                label(
                    "也可以把文件夹、压缩包或文件直接拖到这里。支持 Word、PDF、OFD、表格和图片，原件不会被改动。",
                    "soft",
                    wrap=True,
                ),
                None,
                row(self._folder, self._files, None),
                row(self._practice, None),
                margins=(16, 12, 16, 12),
                spacing=8,
            ),
        )

    def _wire(self) -> None:
        tell_problems(self._presenter, self)
        self._presenter.cases_listed.connect(self._show_cases)
        self._recent.record_activated.connect(self._open)
        self._bar.case_chosen.connect(lambda case_id: self._context.go("case", case_id=case_id))
        self._bar.list_changed.connect(self._presenter.load)
        for state, made in self._counts.items():
            made.clicked.connect(lambda _checked=False, state=state: self._context.go("cases", state=state))

    def _show_cases(self, cases: tuple[CaseSummary, ...]) -> None:
        facts = today(cases)
        for state, made in self._counts.items():
            made.show_count(facts.counts[state])
        self._total.setText(f"共 {facts.total} 卷")
        self._table.show_rows(facts.recent)
        self._recent.select_row(0)
        self._below.setCurrentWidget(self._recent if facts.recent else self._empty)
        self._show_resume(facts)

    def _show_resume(self, facts: Today) -> None:
        case = self._resume = facts.resume
        self._continue.setVisible(case is not None)
        self._resume_bar.setVisible(case is not None)
        look = "" if case is not None else "primary"
        set_look(self._folder, look)
        if case is None:
            self._resume_title.setText("没有进行中的评查")
            self._resume_meta.setText("打开一份案卷并开始评查后，下次可以从这里回到上次的评查项和页。")
            return
        self._resume_title.setText(f"{case_title(case)}　{case.unit}".strip())
        item, _, _ = case.last_item.partition("@")  # the document behind @ means nothing to a reader
        place = f"　停在 {item}" if item else ""
        self._resume_meta.setText(f"{case.party or case.title}　已评 {case.answered}/{case.to_answer}{place}".strip())
        self._resume_bar.setRange(0, max(case.to_answer, 1))
        self._resume_bar.setValue(case.answered)

    def _open(self, case: CaseSummary) -> None:
        self._context.go("case", case_id=case.id)

    def _go_on(self) -> None:
        if self._resume is not None and self._resume.review_id is not None:
            self._context.go("workbench", review_id=self._resume.review_id)

    def _show_all(self) -> None:
        self._context.go("cases")
