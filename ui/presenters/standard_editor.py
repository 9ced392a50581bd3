"""StandardEditorPresenter: one draft, edited place by place, checked and kept at each change, frozen at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import Signal

from app.domain.points import Points
from app.domain.standard import Item, Standard
from app.errors import ReviewError, StandardError
from app.services.standard_drafts import draft_problems, freeze_draft, keep_draft, read_draft, remove_draft
from app.standards.editing import Place, codes_of, move, place_of, put, text_of, value_at, with_code
from app.standards.editing import remove as without
from app.standards.problems import Problem
from ui.presenters.presenter import Presenter
from ui.presenters.standard_editor_acts import added, added_row, duplicated, shifted
from ui.presenters.standard_editor_form import value_of
from ui.presenters.standard_editor_history import History
from ui.presenters.standard_editor_tree import Drop, drop_target, node_of, place_words, points_of
from ui.presenters.standard_editor_trial import Trial, Tried
from ui.tasks import TaskRunner
from ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Spot:
    """A problem at its place: where in words, and what is expected."""

    place: Place
    where: str
    text: str
    warning: bool


@dataclass(frozen=True, slots=True)
class Editing:
    """Everything the page shows after a change."""

    standard: Standard
    chosen: Place
    spots: tuple[Spot, ...]
    saved: str
    undoes: str
    redoes: str
    sum: Points
    unfit: frozenset[Place] = frozenset()

    @property
    def faults(self) -> tuple[Spot, ...]:
        """The problems that keep the draft from being frozen."""
        return tuple(spot for spot in self.spots if not spot.warning)


class StandardEditorPresenter(Presenter):
    """Each act is one step of undo, written to the draft's file before it is shown."""

    draft_shown = Signal(object)
    trial_scored = Signal(object)
    standard_frozen = Signal(object)
    draft_removed = Signal()

    def __init__(self, workspace: Workspace, tasks: TaskRunner) -> None:
        super().__init__(workspace, tasks)
        self.name = ""
        self.chosen: Place = ()
        self.trial = Trial()
        self._history: History[Standard] | None = None
        self._unfit: dict[Place, str] = {}
        self._saved = ""
        self._checked: tuple[Standard, tuple[Problem, ...]] | None = None

    @property
    def standard(self) -> Standard:
        assert self._history is not None
        return self._history.value

    def open(self, name: str) -> bool:
        """Show a draft; False when it cannot be read, which is told."""
        try:
            standard = read_draft(self._workspace.folder, name)
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        if self._history is None or name != self.name or self._history.value != standard:
            self._history = History(standard)
            self.chosen, self.trial, self._unfit, self._saved = (), Trial(), {}, ""
        self.name = name
        self._show()
        return True

    def choose(self, place: Place) -> None:
        """Another line of the tree is edited."""
        if place != self.chosen:
            self.chosen = place
            self._seal()
            self._show()

    def jump(self, spot: Spot) -> None:
        """Choose the line where a problem is."""
        self.choose(node_of(self.standard, spot.place))

    def type_in(self, place: Place, typed: Any) -> bool:
        """A field was typed in; words that are no value stay a problem and change nothing."""
        try:
            value = value_of(self.standard, place, typed)
        except ValueError as error:
            self._unfit[place] = str(error)
            self._show()
            return False
        settled = self._unfit.pop(place, None) is not None
        if value == value_at(self.standard, place):
            if settled:
                self._show()
            return True
        code = place[-1] == "code" and place[0] in ("parts", "vetoes")
        changed = with_code(self.standard, place[:-1], value) if code else put(self.standard, place, value)
        words = place_words(self.standard, place)
        return self._go_on(changed, self.chosen, f"改“{words}”", text_of(place))

    def leave_field(self) -> None:
        """What is typed next is another step of undo."""
        self._seal()

    def add(self, what: str) -> bool:
        """Add a part, item, child or veto by the chosen line; it is chosen then."""
        standard, place = added(self.standard, self.chosen, what, self._published())
        return self._go_on(standard, place, {"part": "添加部分", "veto": "添加否决项"}.get(what, "添加评查项"))

    def add_row(self, rows: Place) -> bool:
        """Add a rule, level, grade, group or preset."""
        return self._go_on(added_row(self.standard, rows), self.chosen, "添加一行")

    def remove(self, place: Place) -> bool:
        """Take out a line of the tree or of a list."""
        if not place or not isinstance(place[-1], int):
            return False
        chosen = self._after_removal(place) if place == self.chosen else self.chosen
        return self._go_on(without(self.standard, place), chosen, f"删除“{place_words(self.standard, place)}”")

    def duplicate(self, place: Place) -> bool:
        """Put a copy with a code of its own behind a line."""
        if not place or not isinstance(place[-1], int):
            return False
        standard, copied = duplicated(self.standard, place, self._published())
        chosen = copied if place == self.chosen else self.chosen
        return self._go_on(standard, chosen, f"复制“{place_words(self.standard, place)}”")

    def shift(self, place: Place, by: int) -> bool:
        """Move a line up or down among its neighbours; past the end of a part into the next one."""
        found = shifted(self.standard, place, by)
        if found is None:
            return False
        chosen = found[1] if place == self.chosen else self.chosen
        return self._go_on(found[0], chosen, f"移动“{place_words(self.standard, place)}”")

    def nest(self, deeper: bool) -> bool:
        """Put the chosen item under the one above it, or beside its heading."""
        place = self.chosen
        at = place[-1] if place else None
        if not isinstance(at, int) or not isinstance(value_at(self.standard, place), Item):
            return False
        if deeper and at > 0:
            above = (*place[:-1], at - 1)
            return self.drop(place, above, Drop.INTO)
        if not deeper and place[-2] == "children":
            return self.drop(place, place[:-2], Drop.BELOW)
        return False

    def may_drop(self, source: Place, under: Place, where: Drop) -> bool:
        """Whether a line may be let go there."""
        return drop_target(self.standard, source, under, where) is not None

    def drop(self, source: Place, under: Place, where: Drop) -> bool:
        """A line was dragged to another place."""
        target = drop_target(self.standard, source, under, where)
        if target is None:
            return False
        words = place_words(self.standard, source)
        standard, place = move(self.standard, source, *target)
        return self._go_on(standard, place, f"移动“{words}”")

    def undo(self) -> None:
        self._step(lambda history: history.undo())

    def redo(self) -> None:
        self._step(lambda history: history.redo())

    def try_again(self) -> None:
        """Score the pretend answers."""
        self.trial_scored.emit(self.tried())

    def tried(self) -> Tried:
        return self.trial.tried(self.standard)

    def freeze(self) -> Standard | None:
        """Put the draft on the shelf as an edition that never changes; None when something keeps it from that."""
        try:
            if self._unfit:
                raise StandardError(f"有 {len(self._unfit)} 个栏目填写的内容不能用。", "请按下方清单改正。")
            keep_draft(self._workspace.folder, self.name, self.standard)
            frozen = freeze_draft(self._workspace.folder, self.name, self._workspace.shelf)
        except ReviewError as error:
            self.problem_met.emit(error)
            return None
        self._history = None
        self._workspace.reload_shelf()
        self.standard_frozen.emit(frozen)
        return frozen

    def discard(self) -> None:
        """Delete the draft."""
        try:
            remove_draft(self._workspace.folder, self.name)
        except ReviewError as error:
            self.problem_met.emit(error)
            return
        self._history = None
        self.draft_removed.emit()

    def state(self) -> Editing:
        """What the page shows now."""
        assert self._history is not None
        standard = self._history.value
        items = [item for part in standard.parts for item in part.items]
        return Editing(
            standard, self.chosen, self._spots(), self._saved, self._history.undoes, self._history.redoes,
            points_of(items), frozenset(self._unfit),
        )  # fmt: skip

    def _spots(self) -> tuple[Spot, ...]:
        standard = self.standard
        spots = [Spot(place, place_words(standard, place), text, False) for place, text in self._unfit.items()]
        if self._checked is None or self._checked[0] is not standard:
            self._checked = standard, draft_problems(standard, self._workspace.shelf)
        for problem in self._checked[1]:
            place = place_of(problem.path)
            spots.append(Spot(place, place_words(standard, place), problem.text, problem.warning))
        return tuple(sorted(spots, key=lambda spot: spot.warning))

    def _published(self) -> tuple[str, ...]:
        editions = self._workspace.shelf.editions(self.standard.id)
        return tuple(code for one in editions for code in (*codes_of(one), *one.retired_items))

    def _after_removal(self, place: Place) -> Place:
        rows, at = place[:-1], place[-1]
        assert isinstance(at, int)
        left = len(value_at(self.standard, rows)) - 1
        return (*rows, min(at, left - 1)) if left else node_of(self.standard, rows)

    def _seal(self) -> None:
        if self._history is not None:
            self._history.seal()

    def _step(self, act: Callable[[History[Standard]], Standard]) -> None:
        if self._history is None:
            return
        act(self._history)
        self._unfit.clear()
        self.chosen = node_of(self.standard, self.chosen)
        self._keep()
        self._show()

    def _go_on(self, standard: Standard, chosen: Place, what: str, key: str = "") -> bool:
        assert self._history is not None
        if not key:
            self._unfit.clear()  # places may have moved; the fields show their last good values again
        self._history.add(replace(standard, digest=""), what, key)
        self.chosen = chosen
        kept = self._keep()
        self._show()
        return kept

    def _keep(self) -> bool:
        try:
            keep_draft(self._workspace.folder, self.name, self.standard)
        except ReviewError as error:
            self._saved = "没有保存"
            self.problem_met.emit(error)
            return False
        self._saved = f"已保存 {self._workspace.clock():%H:%M}"
        return True

    def _show(self) -> None:
        if self._history is not None:
            self.draft_shown.emit(self.state())
            self.try_again()
