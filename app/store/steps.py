"""The steps a file of a workspace must have gone through, by name.

sqlite-utils, which runs them, takes as long to load as the whole window: it is loaded when a step is due, not to see that
none is.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Steps:
    """All steps of one file in order, and where their code is."""

    name: str
    names: tuple[str, ...]
    code: Callable[[], Any]


def _code(attribute: str) -> Callable[[], Any]:
    return lambda: getattr(importlib.import_module("app.store.migrations"), attribute)


REVIEW = Steps(
    "anjuan-review",
    (
        "m0001_cases_pages_reviews",
        "m0002_pages_read",
        "m0003_recognitions_and_facts_by_hand",
        "m0004_finding_decisions",
        "m0005_search_folding",
        "m0006_index_of_pairs",
        "m0007_what_recognition_noted",
    ),
    _code("review_steps"),
)
EVIDENCE = Steps("anjuan-evidence", ("m0001_originals_and_views",), _code("evidence_steps"))
