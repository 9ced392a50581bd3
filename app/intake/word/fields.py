"""Fields of a document: nested begin, instruction, result, end; and what a few of them show."""

from __future__ import annotations

import re
from dataclasses import dataclass

COMPUTED = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})
_RINGS = dict(zip("1234567890", "①②③④⑤⑥⑦⑧⑨⓪", strict=True))
_FORMATS = {
    "roman": "lowerRoman",
    "ROMAN": "upperRoman",
    "alphabetic": "lowerLetter",
    "ALPHABETIC": "upperLetter",
    "CHINESENUM3": "chineseCounting",
    "CHINESENUM2": "chineseLegalSimplified",
    "CHINESENUM1": "ideographDigital",
    "GB1": "decimalEnclosedFullstop",
    "GB2": "decimalEnclosedParen",
    "GB3": "decimalEnclosedCircle",
    "DBCHAR": "decimalFullWidth",
}


@dataclass(slots=True)
class Field:
    """One open field: its instruction, whether its result has begun, whether that result is replaced by ours."""

    instruction: str = ""
    result: bool = False
    replaced: bool = False

    @property
    def name(self) -> str:
        """The first word of the instruction."""
        words = self.instruction.split()
        return words[0].upper() if words else ""


class Fields:
    """The fields open at a place in the text."""

    def __init__(self) -> None:
        self._open: list[Field] = []

    @property
    def silent(self) -> bool:
        """True where text is an instruction or a stored result that is not shown."""
        return any(not field.result or field.replaced for field in self._open)

    @property
    def silent_outside(self) -> bool:
        """The same for the place where the innermost field stands."""
        return any(not field.result or field.replaced for field in self._open[:-1])

    @property
    def innermost(self) -> Field | None:
        """The field opened last."""
        return self._open[-1] if self._open else None

    def begin(self, instruction: str = "") -> None:
        """A field begins."""
        self._open.append(Field(instruction))

    def add_instruction(self, text: str) -> None:
        """A piece of the innermost field's instruction."""
        if self._open and not self._open[-1].result:
            self._open[-1].instruction += text

    def end(self) -> None:
        """The innermost field ends."""
        if self._open:
            self._open.pop()


def field_format(instruction: str) -> str:
    """The number format a field asks for, empty for that of the section."""
    found = re.search(r"\\\*\s*(\w+)", instruction)
    name = found.group(1) if found else ""
    if not name or name.upper() in ("MERGEFORMAT", "CHARFORMAT"):
        return ""
    return _FORMATS.get(name, "decimal")


def ringed(instruction: str) -> str:
    r"""What an EQ \o\ac field shows: a digit in a ring, or the text it lays over another."""
    found = re.search(r"\\o\\?a?c?[^(]*[(（](.*)[)）]", instruction, re.S)
    if not found:
        return ""
    parts = [part for part in re.split(r"[,，;]", found.group(1)) if part.strip()]
    inner = re.sub(r"\\s\\\w+\d*\(([^)]*)\)", r"\1", parts[-1]).strip().strip("()") if parts else ""
    ring = parts[0].strip() if len(parts) > 1 else ""
    return _RINGS.get(inner, inner) if ring in ("○", "◯", "〇", "O") else inner
