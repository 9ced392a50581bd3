"""A Word document as pages: the one entry of this package for layout."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.page import PageText
from app.intake.word.flow import lay_out_document
from app.intake.word.form import Address
from app.intake.word.measure import Measure
from app.intake.word.reader import read_document
from app.intake.word.reading import CAVEATS
from app.intake.word.writer import PageWriter
from app.typeset.fonts import text_width

ENGINE = "word-2"


@dataclass(frozen=True, slots=True)
class WordView:
    """The paged view of a Word document, what was approximated, and what the file says about itself."""

    pdf: bytes
    pages: tuple[PageText, ...]
    warnings: tuple[str, ...] = ()
    revisions: int = 0
    comments: int = 0
    addresses: tuple[tuple[Address, ...], ...] = ()
    engine: str = ENGINE


def word_to_view(data: bytes) -> WordView:
    """The pages of a .docx or .docm; raises IntakeError for what cannot be read."""
    document = read_document(data)
    sheets = lay_out_document(document, Measure(text_width))
    writer = PageWriter(document.pictures)
    pdf, pages, addresses = writer.write(sheets)
    caveats = list(document.warnings)
    if writer.unshown:
        caveats.append(CAVEATS["picture"])
    if writer.missing:
        caveats.append(
            f"本文件有 {len(writer.missing)} 个字符没有可用字形，以“〓”代替：{''.join(list(writer.missing)[:20])}。"
        )
    return WordView(
        pdf=pdf,
        pages=tuple(pages),
        warnings=tuple(dict.fromkeys(caveats)),
        revisions=document.revisions,
        comments=document.comments,
        addresses=tuple(addresses),
    )
