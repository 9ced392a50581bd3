"""A draft of a small standard, open in the editor's presenter."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.services.standard_drafts import as_new_edition, start_draft
from app.standards.shelf import load_shelf
from app.standards.toml_write import standard_toml
from tests.services.arriving import NOON
from tests.services.small import STANDARD as SMALL
from tests.ui.conftest import PlainEvidence
from ui.presenters.standard_editor import StandardEditorPresenter
from ui.tasks import TaskRunner
from ui.workspace import Workspace

STANDARD = replace(SMALL, basis_required=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace with one published standard."""
    own = tmp_path / "work" / "standards"
    own.mkdir(parents=True)
    (own / "known.toml").write_text(standard_toml(STANDARD), "utf-8")
    return tmp_path / "work"


@pytest.fixture
def desk(folder: Path) -> Workspace:
    return Workspace(
        folder, lambda _folder: pytest.fail("no store"), lambda: load_shelf(folder / "standards"), lambda: NOON,
        PlainEvidence, lambda _store, _key: b"",
    )  # fmt: skip


@pytest.fixture
def editor(qtbot: QtBot, desk: Workspace, tasks: TaskRunner) -> StandardEditorPresenter:
    """The presenter with a new edition of the published standard open as a draft."""
    name = start_draft(desk.folder, as_new_edition(STANDARD, "2027-01", NOON.date()))
    made = StandardEditorPresenter(desk, tasks)
    assert made.open(name)
    return made
