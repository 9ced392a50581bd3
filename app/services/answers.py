"""A recorded reviewer's answers: a JSON file that says everything by file name, page and words, not by ids.

{"standard": {"id": "…", "edition": "…"}, "reviewer": "…", "comment": "…", "facts": ["…"],
 "marks": [{"code": "A-01", "verdict": "deducted", "reason": "…",
            "applied": [{"code": "a", "count": 2}],
            "pins": [{"file": "30-处罚决定书.pdf", "page": 1, "text": "words there"}, {…, "rect": [0.1, 0.2, 0.5, 0.3]}]}]}
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.casefile import CaseFile
from app.domain.page import WHOLE_PAGE, Pin, Rect
from app.domain.points import Points, points
from app.domain.review import AppliedRule, Mark, Review, Verdict
from app.errors import RecordMissing, ReviewError
from app.services import reviews
from app.services.places import pin_text
from app.standards.shelf import Shelf
from app.store.database import Store


@dataclass(frozen=True, slots=True)
class Recording:
    """Answers as recorded; `marks` are still to be placed on a case."""

    standard: str
    edition: str
    reviewer: str
    comment: str
    facts: tuple[str, ...]
    marks: tuple[Mapping[str, Any], ...]


def read_recording(data: bytes) -> Recording:
    """The answers in a JSON file; ReviewError when it is none."""
    try:
        body = json.loads(data)
        return Recording(
            body["standard"]["id"],
            body["standard"]["edition"],
            body["reviewer"],
            body.get("comment", ""),
            tuple(body.get("facts", ())),
            tuple(body["marks"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ReviewError("答案文件的格式不对。", "请使用本程序提供的答案文件。") from error


def apply_recording(store: Store, shelf: Shelf, case_id: int, recording: Recording, now: datetime) -> Review:
    """A new review of the case with the recorded answers, given one by one as a reviewer does."""
    case = store.cases.get(case_id)
    started = reviews.start_review(
        store, shelf, case_id, recording.standard, recording.edition, recording.reviewer, now
    )
    if recording.facts:
        reviews.set_facts(store, started.id, recording.facts, now)
    for body in recording.marks:
        reviews.mark_item(store, shelf, started.id, _mark(store, case, body), now)
    return reviews.set_comment(store, started.id, recording.comment, now)


def _mark(store: Store, case: CaseFile, body: Mapping[str, Any]) -> Mark:
    return Mark(
        code=body["code"],
        verdict=Verdict(body["verdict"]),
        applied=tuple(_applied(one) for one in body.get("applied", ())),
        earned=_points(body.get("earned")),
        reason=body.get("reason", ""),
        note=body.get("note", ""),
        pins=tuple(_pin(store, case, one) for one in body.get("pins", ())),
        no_page=body.get("no_page", ""),
        second=body.get("second", ""),
        suggestion=body.get("suggestion", ""),
    )


def _applied(body: Mapping[str, Any]) -> AppliedRule:
    return AppliedRule(
        code=body["code"],
        count=body.get("count", 1),
        value=_points(body.get("value")),
        tier=body.get("tier"),
        missing=tuple(body.get("missing", ())),
        text=body.get("text", ""),
    )


def _points(text: str | None) -> Points | None:
    return None if text is None else points(text)


def _pin(store: Store, case: CaseFile, body: Mapping[str, Any]) -> Pin:
    name, page = body["file"], body["page"]
    file = next((one for one in case.files if one.name.rpartition("/")[2] == name), None)
    folio = None if file is None else case.folio(file.sha256, page)
    if file is None or folio is None:
        raise RecordMissing(f"案卷里没有“{name}”第 {page} 页。", "请核对答案文件是否属于这个案卷。")
    if "text" in body and "rect" not in body:
        return pin_text(store, case, folio, body["text"])
    rect = Rect(*body["rect"]) if "rect" in body else WHOLE_PAGE
    return Pin(file.sha256, page, rect, body.get("text", ""))
