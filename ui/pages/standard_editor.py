"""编辑标准: the tree, the form of the chosen line, the problems, and the try-out, side by side."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout

from app.domain.points import points_text
from app.domain.standard import Standard
from ui.dialogs.confirm import ConfirmDialog
from ui.page import Context, Page
from ui.pages.standard_editor_doubts import DoubtsButton
from ui.pages.standard_editor_form import EditorForm
from ui.pages.standard_editor_problems import ProblemPane
from ui.pages.standard_editor_tree import DraftTree, tree_pane
from ui.pages.standard_editor_trial import TrialPane
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.presenters.standard_editor_draft import Editing, Spot
from ui.presenters.standard_editor_tree import tree_lines
from ui.widgets.build import button, head, label, stretch_names
from ui.widgets.elided import ElidedLabel
from ui.widgets.problems import tell_problems


class StandardEditorPage(Page):
    section = "standards"
    help_topic = "standards"
    whole_window = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._presenter = StandardEditorPresenter(context.workspace, context.tasks)
        self._tree = DraftTree(context.theme, self._presenter.may_drop)
        self._form = EditorForm(context.theme)
        self._trial = TrialPane(self._presenter, context.theme)
        self._problems = ProblemPane(context.theme)
        self._editing: Editing | None = None
        self.first_focus = self._tree
        self._build()
        self._wire()

    def show_what(self, **what: object) -> None:
        if not self._presenter.open(str(what["draft"])):
            self._context.go("standards")
            return
        self._doubts.show_doubts()

    def may_leave(self) -> bool:
        self._form.flush()
        return True

    def _build(self) -> None:
        back = button("← 标准", lambda: self._context.go("standards"), tip="草稿已经保存，可以随时回来")
        self._title = ElidedLabel("heading")
        self._saved = label("", "soft")
        self._sum = label("")
        self._doubts = DoubtsButton(self._presenter)
        self._undo = button("撤销", lambda: self._step(self._presenter.undo))
        self._redo = button("重做", lambda: self._step(self._presenter.redo))
        discard = button("删除草稿…", self._ask_and_discard)
        freeze = button("冻结发布…", self._ask_and_freeze, "primary", "定下这一版：不能再改，可以用来评查")
        middle = QSplitter(Qt.Orientation.Vertical)
        middle.addWidget(self._form)
        middle.addWidget(self._problems)
        middle.setSizes([560, 150])
        middle.setStretchFactor(0, 1)
        scaled = self._context.theme.scale.scaled
        split = QSplitter()
        tree = tree_pane(self._tree)
        for part in (tree, middle, self._trial):
            split.addWidget(part)
            part.setMinimumWidth(0 if part is tree else scaled(220))
            split.setStretchFactor(split.count() - 1, 1)
        split.setSizes([scaled(340), scaled(640), scaled(386)])
        split.setStretchFactor(1, 2)
        for one in (middle, split):
            one.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        bar = head(
            "", back, 4, self._title, self._saved, self._sum, 8, self._doubts, self._undo, self._redo, discard, freeze
        )
        stretch_names(bar)
        whole.addWidget(bar)
        whole.addWidget(split, 1)

    def _wire(self) -> None:
        presenter = self._presenter
        tell_problems(presenter, self)
        presenter.draft_shown.connect(self._show)
        presenter.standard_frozen.connect(self._show_frozen)
        presenter.draft_removed.connect(lambda: self._context.go("standards"))
        self._context.theme.changed.connect(self._dress)
        self._tree.place_chosen.connect(presenter.choose)
        self._tree.dropped.connect(presenter.drop)
        self._tree.act_wanted.connect(self._act)
        self._form.typed.connect(presenter.type_in)
        self._form.left.connect(presenter.leave_field)
        self._form.row_added.connect(presenter.add_row)
        self._form.row_removed.connect(presenter.remove)
        self._form.row_copied.connect(presenter.duplicate)
        self._form.row_shifted.connect(presenter.shift)
        self._problems.spot_chosen.connect(self._jump)
        self._trial.place_wanted.connect(self._choose_code)
        for keys, act in (("Ctrl+Z", presenter.undo), ("Ctrl+Shift+Z", presenter.redo), ("Ctrl+Y", presenter.redo)):
            QShortcut(QKeySequence(keys), self, partial(self._step, act))

    def _show(self, editing: Editing) -> None:
        self._editing = editing
        standard = editing.standard
        self._title.setText(f"{standard.title or '（没有名称）'}　{standard.edition} 版草稿")
        self._saved.setText(editing.saved)
        self._show_sum(standard, editing)
        for made, what, name in ((self._undo, editing.undoes, "撤销"), (self._redo, editing.redoes, "重做")):
            made.setEnabled(bool(what))
            made.setToolTip(f"{name}：{what}" if what else "")
        self._tree.show_lines(tree_lines(standard, [spot.place for spot in editing.faults]), editing.chosen)
        self._form.show_editing(editing)
        self._problems.show_editing(editing)

    def _dress(self) -> None:
        if self._editing is not None:
            self._form.forget()
            self._show(self._editing)

    def _show_sum(self, standard: Standard, editing: Editing) -> None:
        printed = standard.printed_total
        same = printed is None or printed == editing.sum
        sign = "" if printed is None else "✓" if same else "✗"
        declared = f"　写明 {points_text(printed)} 分 {sign}" if printed is not None else ""
        self._sum.setText(f"各项合计 {points_text(editing.sum)} 分{declared}")
        self._sum.setProperty("look", "ok" if same and printed is not None else "warn" if not same else "soft")
        self._sum.style().polish(self._sum)

    def _jump(self, spot: Spot) -> None:
        self._presenter.jump(spot)
        self._form.focus_on(spot.place)

    def _choose_code(self, code: str) -> None:
        if self._editing is None:
            return
        for line in tree_lines(self._editing.standard):
            if line.text.split("　", 1)[0] == code and line.depth + len(line.place) > 1:
                self._presenter.choose(line.place)
                return

    def _act(self, act: str) -> None:
        self._form.flush()
        presenter, chosen = self._presenter, self._presenter.chosen
        if act.startswith("add "):
            presenter.add(act.removeprefix("add "))
            self._form.focus_on((*presenter.chosen, "title" if act == "add part" else "text"))
        elif act == "remove":
            presenter.remove(chosen)
        elif act == "copy":
            presenter.duplicate(chosen)
        elif act in ("up", "down"):
            presenter.shift(chosen, -1 if act == "up" else 1)
        else:
            presenter.nest(act == "deeper")

    def _step(self, act: Callable[[], None]) -> None:
        self._form.flush()
        act()

    def _ask_and_freeze(self) -> None:
        self._form.flush()
        editing = self._editing
        if editing is None:
            return
        if editing.faults:
            self._presenter.freeze()  # tells what is wrong
            self._presenter.jump(editing.faults[0])
            self._form.focus_on(editing.faults[0].place)
            return
        name = f"{editing.standard.title}（{editing.standard.edition} 版）"
        told = "发布后这一版不能再改动，可以在开始评查时选用；要调整时复制为新版次。"
        if ConfirmDialog.ask(self, "冻结发布", f"发布“{name}”？", told, "冻结发布"):
            self._presenter.freeze()

    def _ask_and_discard(self) -> None:
        told = "草稿文件会被删除，不能恢复。已经发布的版次不受影响。"
        if ConfirmDialog.ask(self, "删除草稿", "删除这份草稿？", told, "删除草稿"):
            self._presenter.discard()

    def _show_frozen(self, standard: Standard) -> None:
        self._context.go("standards", standard=(standard.id, standard.edition))
