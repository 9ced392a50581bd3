"""Colours by role; widgets name a role, never a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Scheme(Enum):
    """The colour schemes a reviewer can choose from."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


@dataclass(frozen=True, slots=True)
class Roles:
    """One colour per role, as #rrggbb. The page of evidence itself stays white in every scheme."""

    window: str
    panel: str
    field: str
    desk: str
    line: str
    ink: str
    soft: str
    accent: str
    accent_soft: str
    on_accent: str
    ok: str
    ok_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    paper: str = "#ffffff"


LIGHT = Roles(
    window="#f4f3ef",
    panel="#fbfaf7",
    field="#ffffff",
    desk="#e7e5df",
    line="#dcd9d0",
    ink="#22262b",
    soft="#5f646d",
    accent="#1f4e79",
    accent_soft="#e5edf5",
    on_accent="#ffffff",
    ok="#2f6b3f",
    ok_soft="#e6f1e8",
    warn="#8a5700",
    warn_soft="#fdf3dc",
    bad="#a3271f",
    bad_soft="#fbe9e6",
)

DARK = Roles(
    window="#1d2023",
    panel="#24282c",
    field="#2c3136",
    desk="#17191b",
    line="#3d4349",
    ink="#e8e6e1",
    soft="#a9adb3",
    accent="#8fb8e0",
    accent_soft="#2b3b4c",
    on_accent="#1d2023",
    ok="#8ecf9f",
    ok_soft="#26382b",
    warn="#e9b65a",
    warn_soft="#3d3420",
    bad="#f0938a",
    bad_soft="#46282a",
)

HIGH_CONTRAST = Roles(
    window="#ffffff",
    panel="#ffffff",
    field="#ffffff",
    desk="#d8d8d8",
    line="#000000",
    ink="#000000",
    soft="#303030",
    accent="#003a75",
    accent_soft="#dbe9f8",
    on_accent="#ffffff",
    ok="#004d1a",
    ok_soft="#dff5e5",
    warn="#5c3a00",
    warn_soft="#fff0c2",
    bad="#7d0d06",
    bad_soft="#ffe3df",
)

SCHEMES: dict[Scheme, Roles] = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}

# Text role on ground role: every pair the style sheet and the painters may put together.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("ink", "soft", "accent") for ground in ("window", "panel", "field", "accent_soft")),
    ("ink", "desk"),
    ("ink", "warn_soft"),
    ("ink", "bad_soft"),
    ("ink", "ok_soft"),
    *((sign, ground) for sign in ("ok", "warn", "bad") for ground in ("window", "panel", "field")),
    ("ok", "ok_soft"),
    ("warn", "warn_soft"),
    ("bad", "bad_soft"),
    ("on_accent", "accent"),
)


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two #rrggbb colours, 1..21 (WCAG 2.1)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
