"""The rules of the pre-check: listed as a standard uses them, switched off or weighed, and rules made by form."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtCore import Signal

from app.domain.rule_line import OwnRule, RuleChange, RuleLine
from app.errors import ReviewError
from app.services import rules
from ui.presenters.presenter import Presenter


class RulesPresenter(Presenter):
    """Every change is written at once and the list is told afresh."""

    rules_listed = Signal(tuple)
    standard = ""

    def load(self) -> None:
        """Tell the rules as they apply to the chosen standard."""
        self.rules_listed.emit(self._ask(rules.rule_lines, self.standard) or ())

    def standards(self) -> tuple[tuple[str, str], ...]:
        """Id and title of each standard on the shelf, of its newest edition."""
        try:
            shelf = self._workspace.shelf
        except ReviewError as error:
            self.problem_met.emit(error)
            return ()
        return tuple({one.id: (one.id, one.title) for one in shelf.standards}.values())

    def use(self, standard: str) -> None:
        """Show and change the rules as this standard uses them; "" means all standards."""
        self.standard = standard
        self.load()

    def change(self, change: RuleChange) -> bool:
        return self._do(rules.change_rule, change)

    def restore(self, line: RuleLine) -> bool:
        """The rule as the program has it again, where the change that counts was made."""
        return line.change is not None and self._do(rules.restore_rule, line.id, line.change.standard)

    def own(self, rule: str) -> OwnRule | None:
        """A rule of the workspace as its form, or None."""
        return self._ask(rules.own_rule, rule)

    def keep_own(self, rule: OwnRule) -> bool:
        return self._do(rules.keep_own_rule, rule)

    def remove_own(self, rule: str) -> bool:
        return self._do(rules.remove_own_rule, rule)

    def _do(self, verb: Callable[..., Any], *args: Any) -> bool:
        try:
            self._workspace.with_store(verb, *args)
        except ReviewError as error:
            self.problem_met.emit(error)
            return False
        self.load()
        return True


def matching(lines: Iterable[RuleLine], query: str, group: str, changed: bool) -> tuple[RuleLine, ...]:
    """The rules whose words hold all that is looked for, of one group, or only those changed or made here."""
    words = query.lower().split()
    return tuple(
        line
        for line in lines
        if (not group or line.group == group)
        and (not changed or line.own or line.change is not None)
        and all(word in f"{line.id} {line.name} {line.article} {line.suspected}".lower() for word in words)
    )
