"""The face of the window: Noto Sans SC when it is bundled, a Chinese face of the system otherwise."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

SYSTEM_FACES = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "SimHei",
)


def register_face(font: Path | None) -> str:
    """The family name to use; registers the bundled file when it is there."""
    if font is not None and font.is_file():
        families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
        if families:
            return families[0]
    known = set(QFontDatabase.families())
    return next((face for face in SYSTEM_FACES if face in known), "")
