"""Marks and pins as JSON text and back; points travel as canonical text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from app.domain.document_type import DocumentType
from app.domain.page import Pin, Rect
from app.domain.points import Points, points, points_text
from app.domain.review import AppliedRule, Mark, Verdict

Turns = Mapping[tuple[str, int], int]
"""(file hash, page) -> quarter turn; pins are kept unturned and given out as the page is shown."""


def mark_text(mark: Mark, turns: Turns) -> str:
    """A mark as JSON text; what is empty is left out."""
    body = {
        "code": mark.code,
        "verdict": mark.verdict.value,
        "applied": [_applied_body(rule) for rule in mark.applied],
        "earned": _points_body(mark.earned),
        "reason": mark.reason,
        "note": mark.note,
        "pins": [pin_body(_unturned(pin, turns)) for pin in mark.pins],
        "no_page": mark.no_page,
        "document": mark.document,
        "second": mark.second,
        "suggestion": mark.suggestion,
        "substitute": None if mark.substitute is None else mark.substitute.value,
        "separate": mark.separate,
    }
    return json.dumps({key: value for key, value in body.items() if value not in (None, "", [], False)})


def read_mark(text: str, turns: Turns) -> Mark:
    """The mark of a JSON text."""
    body = json.loads(text)
    return Mark(
        code=body["code"],
        verdict=Verdict(body["verdict"]),
        applied=tuple(_read_applied(rule) for rule in body.get("applied", ())),
        earned=_read_points(body.get("earned")),
        reason=body.get("reason", ""),
        note=body.get("note", ""),
        pins=tuple(_turned(read_pin(pin), turns) for pin in body.get("pins", ())),
        no_page=body.get("no_page", ""),
        document=body.get("document"),
        second=body.get("second", ""),
        suggestion=body.get("suggestion", ""),
        substitute=DocumentType(body["substitute"]) if "substitute" in body else None,
        separate=body.get("separate", False),
    )


def pin_body(pin: Pin) -> list[Any]:
    """A pin as a JSON list."""
    rect = pin.rect
    return [pin.file_hash, pin.page, [rect.left, rect.top, rect.right, rect.bottom], pin.text]


def read_pin(body: list[Any]) -> Pin:
    """The pin of a JSON list."""
    return Pin(body[0], body[1], Rect(*body[2]), body[3])


def _turned(pin: Pin, turns: Turns) -> Pin:
    turn = turns.get((pin.file_hash, pin.page), 0)
    return replace(pin, rect=pin.rect.turned(turn)) if turn else pin


def _unturned(pin: Pin, turns: Turns) -> Pin:
    turn = turns.get((pin.file_hash, pin.page), 0)
    return replace(pin, rect=pin.rect.turned(360 - turn)) if turn else pin


def _applied_body(rule: AppliedRule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "count": rule.count,
        "value": _points_body(rule.value),
        "tier": rule.tier,
        "missing": list(rule.missing),
        "text": rule.text,
        "repeated": rule.repeated,
    }


def _read_applied(body: Mapping[str, Any]) -> AppliedRule:
    return AppliedRule(
        body["code"],
        body["count"],
        _read_points(body["value"]),
        body["tier"],
        tuple(body["missing"]),
        body["text"],
        body["repeated"],
    )


def _points_body(value: Points | None) -> str | None:
    return None if value is None else points_text(value)


def _read_points(text: str | None) -> Points | None:
    return None if text is None else points(text)
