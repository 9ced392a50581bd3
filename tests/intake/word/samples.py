"""All written Word files by name, with the number of pages each has."""

from __future__ import annotations

from collections.abc import Callable

from tests.intake.word import page_samples, table_samples, text_samples

# Agreed with LibreOffice (`tests/tools/compare_libreoffice.py`) but for two: it snaps exact line heights to the grid, which
# Word does not (official_letter), and gives each character two cells of a character grid (character_grid).
PAGES = {
    "official_letter": 5,
    "inquiry_record": 3,
    "decision": 3,
    "approval_form": 1,
    "service_receipt": 1,
    "file_index": 4,
    "numbered_report": 3,
    "tracked_changes": 2,
    "check_boxes": 1,
    "floating_box": 1,
    "seal_over_signature": 2,
    "evidence_photos": 3,
    "footnotes": 2,
    "turned_section": 5,
    "character_grid": 4,
    "sans_text": 3,
    "kept_together": 3,
    "page_breaks": 4,
    "two_columns": 3,
    "nested_tables": 1,
    "long_cells": 4,
    "contents": 2,
    "line_spacings": 4,
    "grid_spacings": 4,
    "mixed_scripts": 3,
    "tall_header": 2,
    "hanging_lists": 3,
    "wrapped_controls": 1,
    "fees_table": 1,
    "continuous_sections": 2,
    "odd_and_even": 3,
    "wrapped_picture": 2,
    "turned_pictures": 1,
    "record_form": 3,
    "justified_grid": 5,
}


def _named(name: str) -> Callable[[], bytes]:
    for module in (text_samples, table_samples, page_samples):
        made: Callable[[], bytes] | None = getattr(module, name, None)
        if made is not None:
            return made
    raise KeyError(name)


SAMPLES: dict[str, Callable[[], bytes]] = {name: _named(name) for name in PAGES}
