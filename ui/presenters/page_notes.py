"""What a reader of a page must know of its file, outside the workbench."""

from __future__ import annotations

from app.domain.page import PageRef
from app.errors import ReviewError
from app.services.reading import notes_of_file
from ui.workspace import Workspace


def notes_of_page(workspace: Workspace, page: PageRef) -> tuple[str, ...]:
    """The notes of the file a page comes from; none for papers of our own."""
    try:
        return workspace.with_store(notes_of_file, page.file_hash)
    except ReviewError:
        return ()
