"""All written Word files by name, with the number of pages each has."""

from __future__ import annotations

from collections.abc import Callable

from tests.intake.word import page_samples, table_samples, text_samples
from tests.intake.word.field import forms, letters, marks, things

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
    "notice_on_grid": 0,
    "exact_without_grid": 0,
    "joint_head": 0,
    "signed_with_seal": 0,
    "with_attachments": 0,
    "marks_at_line_ends": 0,
    "stretched_letters": 0,
    "spread_out": 0,
    "columns_with_rule": 0,
    "framed_numbers": 0,
    "minutes": 0,
    "reply_with_table": 0,
    "approval_with_upright_labels": 0,
    "cover": 0,
    "evidence_list": 0,
    "record_in_a_frame": 0,
    "ruled_paper": 0,
    "tables_in_cells": 0,
    "side_by_side": 0,
    "cell_margins": 0,
    "widths_left_open": 0,
    "merged_over_pages": 0,
    "uneven_rows": 0,
    "spaced_text_in_cells": 0,
    "styled_table": 0,
    "receipt_book": 0,
    "pictures_in_text": 0,
    "boxes_of_both_kinds": 0,
    "drawn_shapes": 0,
    "pictures_in_tight_lines": 0,
    "grouped": 0,
    "objects_and_marks": 0,
    "anchored_to_the_page": 0,
    "box_that_flows": 0,
    "lists_of_every_kind": 0,
    "headings_from_styles": 0,
    "tabs_of_every_kind": 0,
    "contents_with_links": 0,
    "heads_and_feet": 0,
    "wide_sheets": 0,
    "many_notes": 0,
    "kept_chains": 0,
    "paragraph_frames": 0,
    "unseen_text": 0,
    "revised": 0,
    "small_type": 0,
    "controls_everywhere": 0,
    "made_by_wps": 0,
    "strict_form": 0,
    "foreign_parts": 0,
    "line_rules_mixed": 0,
    "signed_off": 0,
}


def _named(name: str) -> Callable[[], bytes]:
    for module in (text_samples, table_samples, page_samples, letters, forms, things, marks):
        made: Callable[[], bytes] | None = getattr(module, name, None)
        if made is not None:
            return made
    raise KeyError(name)


SAMPLES: dict[str, Callable[[], bytes]] = {name: _named(name) for name in PAGES}
