"""DraftPresenter: one draft that is open, with its history; every step is checked, kept on disk and shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal

from app.domain.points import Points
from app.domain.standard import Standard
from app.errors import ReviewError
from app.services.standard_drafts import draft_problems, keep_draft, read_draft
from app.standards.editing import Place, place_of
from app.standards.problems import Problem
from ui.presenters.presenter import Presenter
from ui.presenters.standard_editor_history import History
from ui.presenters.standard_editor_tree import node_of, place_words, points_of
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


def spots_of(standard: Standard, unfit: dict[Place, str], problems: tuple[Problem, ...]) -> tuple[Spot, ...]:
    """The problems at their places: what was typed and is no value, then what is wrong, then the warnings."""
    spots = [Spot(place, place_words(standard, place), text, False) for place, text in unfit.items()]
    for problem in problems:
        place = place_of(problem.path)
        spots.append(Spot(place, place_words(standard, place), problem.text, problem.warning))
    return tuple(sorted(spots, key=lambda spot: spot.warning))


class DraftPresenter(Presenter):
    """Holds the draft; the acts on it are those of the editor."""

    draft_shown = Signal(object)
    trial_scored = Signal(object)

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
            self.leave_field()
            self.draft_shown.emit(self.state())

    def leave_field(self) -> None:
        """What is typed next is another step of undo."""
        if self._history is not None:
            self._history.seal()

    def undo(self) -> None:
        self._step(lambda history: history.undo())

    def redo(self) -> None:
        self._step(lambda history: history.redo())

    def try_again(self) -> None:
        """Score the pretend answers."""
        self.trial_scored.emit(self.tried())

    def tried(self) -> Tried:
        return self.trial.tried(self.standard)

    def state(self) -> Editing:
        """What the page shows now."""
        assert self._history is not None
        standard = self._history.value
        if self._checked is None or self._checked[0] is not standard:
            self._checked = standard, draft_problems(standard, self._workspace.shelf)
        items = [item for part in standard.parts for item in part.items]
        return Editing(
            standard, self.chosen, spots_of(standard, self._unfit, self._checked[1]), self._saved, self._history.undoes, self._history.redoes,
            points_of(items), frozenset(self._unfit),
        )  # fmt: skip

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
