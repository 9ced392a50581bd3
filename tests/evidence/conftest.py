"""The bundled faces for PDFs opened in the process of the tests: a machine without Chinese fonts must do."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.evidence.faces import BundledFaces
from app.evidence.worker import bundled_face_files


@pytest.fixture(scope="session", autouse=True)
def faces() -> BundledFaces:
    made = BundledFaces({key: Path(path) for key, path in bundled_face_files().items()})
    made.install()
    return made
