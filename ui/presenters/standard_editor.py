"""StandardEditorPresenter: one draft, edited place by place, checked and kept at each change, frozen at the end."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from app.domain.standard import Item, Standard
from app.errors import ReviewError, StandardError
from app.services.standard_drafts import freeze_draft, keep_doubts, keep_draft, read_doubts, remove_draft
from app.standards.editing import Place, move, put, text_of, value_at, with_code
from app.standards.editing import remove as without
from ui.presenters.standard_editor_acts import added, added_row, after_removal, duplicated, published_codes, shifted
from ui.presenters.standard_editor_draft import DraftPresenter, Spot
from ui.presenters.standard_editor_form import value_of
from ui.presenters.standard_editor_tree import Drop, drop_target, node_of, place_words


class StandardEditorPresenter(DraftPresenter):
    """Each act is one step of undo, written to the draft's file before it is shown."""

    standard_frozen = Signal(object)
    draft_removed = Signal()

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
        if place[-1] == "code" and place[0] in ("parts", "vetoes"):
            self.trial.rename(value_at(self.standard, place), value)
            changed = with_code(self.standard, place[:-1], value)
        else:
            changed = put(self.standard, place, value)
        words = place_words(self.standard, place)
        return self._go_on(changed, self.chosen, f"改“{words}”", text_of(place))

    def add(self, what: str) -> bool:
        """Add a part, item, child or veto by the chosen line; it is chosen then."""
        standard, place = added(
            self.standard, self.chosen, what, published_codes(self._workspace.shelf.editions(self.standard.id))
        )
        return self._go_on(standard, place, {"part": "添加部分", "veto": "添加否决项"}.get(what, "添加评查项"))

    def add_row(self, rows: Place) -> bool:
        """Add a rule, level, grade, group or preset."""
        return self._go_on(added_row(self.standard, rows), self.chosen, "添加一行")

    def remove(self, place: Place) -> bool:
        """Take out a line of the tree or of a list."""
        if not place or not isinstance(place[-1], int):
            return False
        chosen = after_removal(self.standard, place) if place == self.chosen else self.chosen
        return self._go_on(without(self.standard, place), chosen, f"删除“{place_words(self.standard, place)}”")

    def duplicate(self, place: Place) -> bool:
        """Put a copy with a code of its own behind a line."""
        if not place or not isinstance(place[-1], int):
            return False
        standard, copied = duplicated(
            self.standard, place, published_codes(self._workspace.shelf.editions(self.standard.id))
        )
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

    def doubts(self) -> tuple[str, ...]:
        """What an import was not sure of and nobody has checked yet."""
        return read_doubts(self._workspace.folder, self.name)

    def settle_doubts(self) -> None:
        """All of it has been checked."""
        keep_doubts(self._workspace.folder, self.name, ())

    def discard(self) -> None:
        """Delete the draft."""
        try:
            remove_draft(self._workspace.folder, self.name)
        except ReviewError as error:
            self.problem_met.emit(error)
            return
        self._history = None
        self.draft_removed.emit()
