"""Pictures of pages outside the workbench: thumbnails, one page in large, the report."""

from __future__ import annotations

from PySide6.QtCore import QObject

from ui.presenters.page_pictures import Drawn, PagePictures, Wish
from ui.tasks import TaskRunner
from ui.workspace import Workspace

SMALL_BUDGET = 48 * 1024 * 1024


def picture_source(workspace: Workspace, renders: TaskRunner, parent: QObject) -> PagePictures:
    """Draws pages of evidence, and of papers shown through `Workspace.show_paper`, off the GUI thread."""

    def draw(wanted: Wish) -> Drawn:
        drawn: Drawn = workspace.evidence.render(wanted.file_hash, wanted.number, wanted.width, wanted.turn)
        return drawn

    return PagePictures(draw, renders, SMALL_BUDGET, parent)
