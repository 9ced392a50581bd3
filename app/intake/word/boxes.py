"""Sizes of boxes and how a box with what stands in it is laid out."""

from __future__ import annotations

from collections.abc import Callable

from app.intake.word.drawings import turned_size
from app.intake.word.form import Block, Box
from app.intake.word.pieces import BoxLayout, Strip
from app.intake.word.upright import stood_up

Stack = Callable[[tuple[Block, ...], float], list[tuple[float, float, Strip]]]


def inline_size(box: Box) -> tuple[float, float]:
    """Width and height of the room a box takes in a line."""
    return turned_size(box)


def lay_out_box(box: Box, stack: Stack) -> BoxLayout:
    """The box with its text laid out inside its insets."""
    left, top, right, bottom = box.inset
    content: list[tuple[float, float, Strip]] = []
    if box.blocks and box.upright:
        lines = stack(box.blocks, max(box.height - top - bottom, 10.0))
        content = [(x + left, y + top, strip) for x, y, strip in stood_up(lines, box.width - left - right, box.v_align)]
    elif box.blocks:
        content = stack(box.blocks, max(box.width - left - right, 10.0))
        used = max((y + strip.height for _, y, strip in content), default=0.0)
        slack = max(box.height - top - bottom - used, 0.0)
        shift = top + {"center": slack / 2, "bottom": slack}.get(box.v_align, 0.0)
        content = [(x + left, y + shift, strip) for x, y, strip in content]
    return BoxLayout(box, content, [(x, y, lay_out_box(part, stack)) for x, y, part in box.parts])
