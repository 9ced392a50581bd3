"""What the reading worker does inside its process: one foreign file in, a paged view and words out."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import Any

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.evidence.plain import pages_to
from app.evidence.serving import installed_faces, pages_of
from app.evidence.view import OpenPdf
from app.intake.limits import Limits
from app.intake.media import PICTURES, WORD_ROOM, Media
from app.intake.recordings import seconds_of

Answer = dict[str, Any]
_PAGES_AT_ONCE = 100


def start(settings: Mapping[str, Any]) -> ReadingServing:
    """The answering side of the reading worker."""
    return ReadingServing(settings)


class ReadingServing:
    """Answers `open` with a view and its first pages, `more` with the next ones."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._limits = Limits(**settings.get("limits", {}))
        self._faces = installed_faces(settings)
        self._pdf: OpenPdf | None = None

    def answer(self, request: Mapping[str, Any]) -> Answer:
        """Plain data for one request."""
        if request["do"] == "more":
            return self._more(int(request["from"]))
        media = Media(request["media"])
        data: bytes = request["data"]
        if request["do"] == "length":
            return {"seconds": seconds_of(media, data)}
        if media is Media.PDF:
            return self._open_pdf(data) | {"warnings": []}
        if media in PICTURES:
            return self._open_picture(data)
        try:
            if media in _WITH_PAGES:
                return _WITH_PAGES[media](data)
            module, name = _READERS[media]
            view, warnings = getattr(importlib.import_module(module), name)(data)
        except PARSER_FAULTS as error:
            raise IntakeError("文件已损坏或格式不规范，无法读取。", "请用原软件打开并另存一份，再重新导入。") from error
        return self._open_pdf(view) | {"view": view, "warnings": list(warnings)}

    def _open_pdf(self, data: bytes) -> Answer:
        if self._pdf is not None:
            self._pdf.close()
            self._pdf = None
        opened = OpenPdf(data)
        if opened.page_count > self._limits.pages:
            opened.close()
            raise IntakeError(f"PDF有{opened.page_count}页，超过上限{self._limits.pages}页。", "请按文书拆分后再导入。")
        self._pdf = opened
        return {"count": opened.page_count} | self._more(1)

    def _more(self, first: int) -> Answer:
        if self._pdf is None:
            raise IntakeError("文件尚未打开。", "请重新导入。")
        last = min(self._pdf.page_count, first + _PAGES_AT_ONCE - 1)
        return pages_of(self._pdf, range(first, last + 1))

    def _open_picture(self, data: bytes) -> Answer:
        from app.intake.pictures import picture_view

        view, count, warnings = picture_view(data, self._limits.pixels, self._limits.pages)
        opened = self._open_pdf(view)
        if opened["count"] != count:
            raise IntakeError("图片无法做成页面。", "请转换为PDF后重新导入。")
        return opened | {"view": view, "warnings": list(warnings)}


def _word(data: bytes) -> Answer:
    made = importlib.import_module(WORD_ROOM).word_to_view(data)
    warnings = list(made.warnings)
    if made.revisions:
        warnings.append(f"共有{made.revisions}处修订痕迹。")
    if made.comments:
        warnings.append(f"共有{made.comments}条批注。")
    return pages_to(made.pages) | {"view": made.pdf, "count": len(made.pages), "warnings": warnings}


def _ofd(data: bytes) -> Answer:
    view, warnings, pages = importlib.import_module("app.intake.ofd.read").read_ofd(data)
    return pages_to(pages) | {"view": view, "count": len(pages), "warnings": list(warnings)}


# each module is imported when its first file comes; a reader gives a paged view and warnings
_READERS: dict[Media, tuple[str, str]] = {
    Media.TEXT: ("app.intake.plain_text", "read_text"),
    Media.CSV: ("app.intake.plain_text", "read_table"),
    Media.HTML: ("app.intake.web_page", "read_html"),
    Media.MHTML: ("app.intake.web_page", "read_web_archive"),
    Media.OFFICE_XML: ("app.intake.office_xml", "read_office_xml"),
    Media.RTF: ("app.intake.rich_text", "read_rtf"),
    Media.DOC: ("app.intake.old_word", "read_doc"),
    Media.XLS: ("app.intake.sheets", "read_sheets"),
    Media.XLSX: ("app.intake.sheets", "read_sheets"),
    Media.ODS: ("app.intake.sheets", "read_sheets"),
}
# these say their pages themselves
_WITH_PAGES: dict[Media, Callable[[bytes], Answer]] = {Media.DOCX: _word, Media.OFD: _ofd}
