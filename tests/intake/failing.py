"""A reading worker that dies or hangs over the files it is told to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from threading import Event
from typing import Any

from app.intake.serving import ReadingServing


def start(settings: Mapping[str, Any]) -> Failing:
    return Failing(settings)


class Failing(ReadingServing):
    def answer(self, request: Mapping[str, Any]) -> Any:
        data = request.get("data", b"")
        if b"die" in data:
            os.abort()
        if b"hang" in data:
            Event().wait()
        return super().answer(request)
