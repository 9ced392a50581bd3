"""Undo and redo over whole values; typing on in one field is one step. Without Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")
LONGEST = 500


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A value, what was done to reach it, and the field it was typed in ("" for other acts)."""

    value: T
    what: str = ""
    key: str = ""


class History(Generic[T]):
    """The steps behind and ahead of the present value."""

    def __init__(self, first: T) -> None:
        self._now = Step(first)
        self._past: list[Step[T]] = []
        self._ahead: list[Step[T]] = []

    @property
    def value(self) -> T:
        return self._now.value

    @property
    def undoes(self) -> str:
        """What undo takes back; "" when there is nothing."""
        return self._now.what if self._past else ""

    @property
    def redoes(self) -> str:
        """What redo does again; "" when there is nothing."""
        return self._ahead[-1].what if self._ahead else ""

    def add(self, value: T, what: str, key: str = "") -> None:
        """Go on to another value; typing on in the same field stays one step."""
        self._ahead.clear()
        if not key or key != self._now.key or not self._past:
            self._past.append(self._now)
            del self._past[:-LONGEST]
        self._now = Step(value, what, key)

    def seal(self) -> None:
        """The field was left: typing in it again is another step."""
        self._now = Step(self._now.value, self._now.what)

    def undo(self) -> T:
        if self._past:
            self._ahead.append(self._now)
            self._now = self._past.pop()
            self.seal()
        return self._now.value

    def redo(self) -> T:
        if self._ahead:
            self._past.append(self._now)
            self._now = self._ahead.pop()
            self.seal()
        return self._now.value
