"""Symbol fonts and check boxes as ordinary characters the bundled faces have."""

from __future__ import annotations

_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "□", 0x72: "□", 0x75: "◆", 0x78: "☒", 0xA1: "○", 0xA4: "⊙", 0xA7: "■", 0xA8: "□",
    0xAB: "★", 0xD8: "→", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xF0: "→", 0xFB: "×", 0xFC: "√", 0xFD: "☒", 0xFE: "☑",
    0x9F: "·", 0x9E: "·", 0x76: "◆", 0x80: "〇", 0x81: "①", 0x82: "②", 0x83: "③", 0x84: "④", 0x85: "⑤", 0x86: "⑥",
    0x87: "⑦", 0x88: "⑧", 0x89: "⑨", 0x8A: "⑩",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "×", 0x50: "√", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x98: "●", 0x99: "○", 0xA2: "■", 0xA3: "□", 0xA4: "□",
}  # fmt: skip
_WEBDINGS = {0x61: "√", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "×"}
_SYMBOL = {0xB7: "•", 0xB4: "×", 0xB8: "÷", 0xB1: "±", 0xA3: "≤", 0xB3: "≥", 0xB9: "≠", 0xB0: "°", 0xAE: "→", 0xD6: "√"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": _WEBDINGS, "symbol": _SYMBOL}
# Signs the bundled faces do not have, and what is drawn for them; the text keeps the sign itself.
LOOKALIKES = {
    "✓": "√", "✔": "√", "✗": "×", "✘": "×", "✕": "×", "✖": "×", "►": "→", "▶": "→", "➢": "→", "➤": "→", "◀": "←", "◄": "←",
    "❖": "◆", "▪": "■", "▫": "□", "◦": "○", "❏": "□", "❑": "□", "❒": "□", "⬜": "□", "⬛": "■", "ꞏ": "·", "⓪": "〇",
    **dict(zip("➀➁➂➃➄➅➆➇➈➉", "①②③④⑤⑥⑦⑧⑨⑩", strict=True)), **dict(zip("❶❷❸❹❺❻❼❽❾❿", "①②③④⑤⑥⑦⑧⑨⑩", strict=True)),
}  # fmt: skip
# Raised and lowered signs, drawn as small ones: what is drawn, and how far above the baseline in em.
SMALL_SIGNS = {
    **{small: (plain, 0.33) for small, plain in zip("⁰⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", "0456789+-()n", strict=True)},
    **{small: (plain, -0.12) for small, plain in zip("₀₁₂₃₄₅₆₇₈₉₊₋₍₎", "0123456789+-()", strict=True)},
}
CHECKED = "☑"
UNCHECKED = "□"


def symbol(font: str, code: str) -> str:
    """The character a w:sym shows."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return "□" if 0xE000 <= value <= 0xF8FF or value > 0x10FFFF or value < 32 else chr(value)
    return table.get(value & 0xFF, "□")


def symbol_text(font: str, text: str) -> str:
    """Text typed in a symbol font as the characters it shows; other text unchanged."""
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return text
    return "".join(
        table.get(ord(char) & 0xFF, char) if ord(char) > 0xEFFF or ord(char) < 256 else char for char in text
    )
