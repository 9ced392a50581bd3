"""A file as blocks: paragraphs, and tables whose merged cells stand in every place they cover."""

from __future__ import annotations

from dataclasses import dataclass

ROW_LIMIT, COLUMN_LIMIT = 20_000, 200


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One printed cell; a merged cell is the same object in every place it covers."""

    text: str

    @property
    def empty(self) -> bool:
        """True when nothing is written in it."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table with its place in the file."""

    place: str
    cells: tuple[Cell, ...]

    def distinct(self) -> list[Cell]:
        """The written cells, merged ones once."""
        return [cell for cell in dict.fromkeys(self.cells) if not cell.empty]

    @property
    def text(self) -> str:
        """All that is written in the row."""
        return " | ".join(" ".join(cell.text.split()) for cell in self.distinct())


@dataclass(frozen=True, slots=True)
class Table:
    """A table of rows of equal width."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside the tables."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A whole file: its blocks in order, rows and sheets that were hidden, and remarks on how it was read."""

    blocks: tuple[Table | Paragraph, ...]
    hidden: tuple[Paragraph, ...] = ()
    warnings: tuple[str, ...] = ()


EMPTY = Cell("")
