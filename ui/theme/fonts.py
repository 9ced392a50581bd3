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


def register_face(*fonts: Path) -> str:
    """The family name to use; registers the bundled files when they are there."""
    found = ""
    for font in fonts:
        if font.is_file():
            families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(font)))
            found = found or (families[0] if families else "")
    if found:
        return found
    known = set(QFontDatabase.families())
    return next((face for face in SYSTEM_FACES if face in known), "")
