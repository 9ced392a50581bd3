"""What an extractor finds: a fact before it has its document and its pin."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.fact import FactKind


@dataclass(frozen=True, slots=True)
class Hit:
    """A reading at flow[start:end]; `sure` is 0..1 and is lowered further where words were recognised."""

    kind: FactKind
    value: str
    start: int
    end: int
    role: str = ""
    sure: float = 0.95
