"""What recognition made of a page, and what is still to be done."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.page import PageRef, PageText, Rect


@dataclass(frozen=True, slots=True)
class Recognition:
    """A page as it was recognised: by which engine, how sure (0..1), turned and skewed how much; `failed` says why not.

    `written` are the places of what looks like handwriting, which is not read (on the page as it lies in the file);
    `changed` are lines as the engine read them, each with what it was put right to.
    """

    file_hash: str
    page: PageText
    engine: str = ""
    confidence: float = 0.0
    turn: int = 0
    skew: float = 0.0
    failed: str = ""
    written: tuple[Rect, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class RecognitionState:
    """How far recognition is in a case: pages waiting, pages done, pages a person should look at."""

    waiting: tuple[tuple[str, int], ...]
    done: int
    doubtful: tuple[tuple[str, int], ...]
    failed: tuple[tuple[str, int], ...]
    missing: str = ""  # why nothing can be recognised, "" when it can


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page that came without words, as a list shows it."""

    ref: PageRef
    folio: int
    title: str
    confidence: float
    waiting: bool
    failed: bool
    corrected: bool
    written: int = 0  # places of handwriting
