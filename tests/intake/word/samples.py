"""All written Word files by name, with the number of pages each has."""

from __future__ import annotations

from collections.abc import Callable

from tests.intake.word import page_samples, table_samples, text_samples
from tests.intake.word.field import forms, letters, marks, things

# Agreed with LibreOffice (`tests/tools/compare_libreoffice.py`) but for four: it leaves exact line heights out on a line grid,
# which Word does not (official_letter, record_in_a_frame), gives each character two cells of a character grid
# (character_grid), and begins a page for endnotes (many_notes).
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
    "notice_on_grid": 4,
    "exact_without_grid": 5,
    "joint_head": 3,
    "signed_with_seal": 3,
    "with_attachments": 6,
    "marks_at_line_ends": 3,
    "stretched_letters": 3,
    "spread_out": 3,
    "columns_with_rule": 2,
    "framed_numbers": 5,
    "minutes": 4,
    "reply_with_table": 4,
    "approval_with_upright_labels": 1,
    "cover": 2,
    "evidence_list": 7,
    "record_in_a_frame": 5,
    "ruled_paper": 3,
    "tables_in_cells": 3,
    "side_by_side": 2,
    "cell_margins": 3,
    "widths_left_open": 4,
    "merged_over_pages": 4,
    "uneven_rows": 6,
    "spaced_text_in_cells": 4,
    "styled_table": 2,
    "receipt_book": 2,
    "pictures_in_text": 3,
    "boxes_of_both_kinds": 2,
    "drawn_shapes": 3,
    "pictures_in_tight_lines": 4,
    "grouped": 3,
    "objects_and_marks": 3,
    "anchored_to_the_page": 3,
    "box_that_flows": 2,
    "lists_of_every_kind": 3,
    "headings_from_styles": 4,
    "tabs_of_every_kind": 3,
    "contents_with_links": 4,
    "heads_and_feet": 6,
    "wide_sheets": 8,
    "many_notes": 4,
    "kept_chains": 3,
    "paragraph_frames": 3,
    "unseen_text": 2,
    "revised": 3,
    "small_type": 2,
    "controls_everywhere": 2,
    "made_by_wps": 3,
    "strict_form": 3,
    "foreign_parts": 3,
    "line_rules_mixed": 4,
    "signed_off": 3,
}


def _named(name: str) -> Callable[[], bytes]:
    for module in (text_samples, table_samples, page_samples, letters, forms, things, marks):
        made: Callable[[], bytes] | None = getattr(module, name, None)
        if made is not None:
            return made
    raise KeyError(name)


SAMPLES: dict[str, Callable[[], bytes]] = {name: _named(name) for name in PAGES}
