"""The type of the reports, in one place."""

from __future__ import annotations

from app.typeset.canvas import Color
from app.typeset.fonts import Face
from app.typeset.frame import Align, TextStyle

FILL: Color = (0.945, 0.949, 0.925)
DARK: Color = (0.2, 0.2, 0.2)
RED: Color = (0.66, 0.13, 0.13)

TITLE = TextStyle(Face.SERIF_BOLD, 20, 30, Align.CENTER, letter=2)
SUBTITLE = TextStyle(Face.SERIF, 10.5, 16, Align.CENTER)
STATUS = TextStyle(Face.SANS_BOLD, 10, 16, Align.CENTER, RED)
SECTION = TextStyle(Face.SANS_BOLD, 12, 18)
HEAD = TextStyle(Face.SANS_BOLD, 9.5, 14, Align.CENTER)
LABEL = TextStyle(Face.SANS, 9.5, 14, Align.CENTER)
CELL = TextStyle(Face.SERIF, 9.5, 14)
CELL_CENTER = TextStyle(Face.SERIF, 9.5, 14, Align.CENTER)
STAGE = TextStyle(Face.SANS, 10, 14, Align.CENTER)
TOTAL = TextStyle(Face.SERIF_BOLD, 13, 18, Align.CENTER)
GRADE = TextStyle(Face.SERIF_BOLD, 13, 18, Align.CENTER, letter=4)
NOTE = TextStyle(Face.SERIF, 9, 14, color=DARK)
FINDING = TextStyle(Face.SANS_BOLD, 10.5, 17)
BODY = TextStyle(Face.SERIF, 10.5, 17, Align.JUSTIFY)
EVIDENCE = TextStyle(Face.SERIF, 9, 14, Align.LEFT, DARK)
COMMENT = TextStyle(Face.SERIF, 11, 20, Align.JUSTIFY, indent=2)
HEADING_CELL = TextStyle(Face.SANS, 9.5, 14)
NOTE_RIGHT = TextStyle(Face.SERIF, 9, 14, Align.RIGHT, DARK)
NOTE_BOLD = TextStyle(Face.SANS_BOLD, 9, 14)
NOTE_BOLD_RIGHT = TextStyle(Face.SANS_BOLD, 9, 14, Align.RIGHT)
