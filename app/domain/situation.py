"""The facts of a case that decide which items leave the sheet (N6), as the program proposes them."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.standard import Preset


@dataclass(frozen=True, slots=True)
class SituationLine:
    """A preset of the standard: whether it holds, and why the documents of the case speak for it ("" when they do not)."""

    preset: Preset
    holds: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class CaseSituation:
    """What a reviewer says, or is asked to say, about a case: its presets and why it is not reviewed at all.

    `unread` pages still wait for recognition: what they hold may contradict the hints. `confirmed` is False before a
    reviewer has said anything.
    """

    lines: tuple[SituationLine, ...] = ()
    ineligible: str = ""
    unread: int = 0
    confirmed: bool = False
