"""What a file is, by its first bytes and then by its name; a wrong suffix never decides alone."""

from __future__ import annotations

from enum import Enum
from pathlib import PurePosixPath


class Media(Enum):
    """Kinds of files that are told apart; the value is the media type kept with the file."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    DOC = "application/msword"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    XLS = "application/vnd.ms-excel"
    OFD = "application/ofd"
    PNG = "image/png"
    JPEG = "image/jpeg"
    TIFF = "image/tiff"
    BMP = "image/bmp"
    GIF = "image/gif"
    WEBP = "image/webp"
    HEIC = "image/heic"
    ZIP = "application/zip"
    SEVEN_ZIP = "application/x-7z-compressed"
    RAR = "application/vnd.rar"
    TEXT = "text/plain"
    CSV = "text/csv"
    RTF = "application/rtf"
    HTML = "text/html"
    MHTML = "multipart/related"
    OFFICE_XML = "application/xml"
    ODS = "application/vnd.oasis.opendocument.spreadsheet"
    WAV = "audio/wav"
    MP3 = "audio/mpeg"
    AUDIO = "audio/other"
    MP4 = "video/mp4"
    VIDEO = "video/other"
    OLE = "application/x-ole-storage"
    OTHER = "application/octet-stream"


PICTURES = frozenset({Media.PNG, Media.JPEG, Media.TIFF, Media.BMP, Media.GIF, Media.WEBP, Media.HEIC})
READABLE = PICTURES | {
    Media.PDF, Media.TEXT, Media.CSV, Media.HTML, Media.MHTML, Media.OFFICE_XML, Media.RTF, Media.DOC, Media.XLS, Media.XLSX, Media.ODS,
    Media.OFD,
}  # fmt: skip
WORD_ROOM = "app.intake.word.convert"
RECORDINGS = frozenset({Media.WAV, Media.MP3, Media.AUDIO, Media.MP4, Media.VIDEO})
ARCHIVES = frozenset({Media.ZIP, Media.SEVEN_ZIP})

_MAGIC: tuple[tuple[bytes, Media], ...] = (
    (b"\x89PNG\r\n\x1a\n", Media.PNG),
    (b"\xff\xd8\xff", Media.JPEG),
    (b"GIF8", Media.GIF),
    (b"II*\0", Media.TIFF),
    (b"MM\0*", Media.TIFF),
    (b"BM", Media.BMP),
    (b"7z\xbc\xaf\x27\x1c", Media.SEVEN_ZIP),
    (b"Rar!\x1a\x07", Media.RAR),
    (b"{\\rtf", Media.RTF),
    (b"ID3", Media.MP3),
)
_SUFFIXES: dict[str, Media] = {
    ".pdf": Media.PDF, ".docx": Media.DOCX, ".docm": Media.DOCX, ".doc": Media.DOC, ".wps": Media.DOC,
    ".xlsx": Media.XLSX, ".xlsm": Media.XLSX, ".xls": Media.XLS, ".et": Media.XLS, ".ofd": Media.OFD,
    ".png": Media.PNG, ".jpg": Media.JPEG, ".jpeg": Media.JPEG, ".tif": Media.TIFF, ".tiff": Media.TIFF,
    ".bmp": Media.BMP, ".gif": Media.GIF, ".webp": Media.WEBP, ".heic": Media.HEIC, ".heif": Media.HEIC,
    ".zip": Media.ZIP, ".7z": Media.SEVEN_ZIP, ".rar": Media.RAR, ".txt": Media.TEXT, ".rtf": Media.RTF,
    ".csv": Media.CSV,
    ".log": Media.TEXT, ".md": Media.TEXT, ".xml": Media.TEXT, ".json": Media.TEXT, ".ods": Media.ODS, ".mht": Media.MHTML,
    ".mhtml": Media.MHTML, ".htm": Media.HTML, ".html": Media.HTML, ".wav": Media.WAV, ".mp3": Media.MP3, ".mp4": Media.MP4,
    ".m4v": Media.MP4, ".mov": Media.MP4, ".m4a": Media.MP4, ".wma": Media.AUDIO, ".amr": Media.AUDIO,
    ".aac": Media.AUDIO, ".flac": Media.AUDIO, ".ogg": Media.AUDIO, ".avi": Media.VIDEO, ".mkv": Media.VIDEO,
    ".wmv": Media.VIDEO, ".mpg": Media.VIDEO, ".flv": Media.VIDEO, ".3gp": Media.VIDEO,
}  # fmt: skip
_OPEN_BY_NAME = frozenset({
    Media.TEXT, Media.CSV, Media.HTML, Media.MHTML, Media.ODS, Media.RTF, Media.AUDIO, Media.VIDEO, Media.MP3,
    Media.PDF, Media.DOCX, Media.XLSX, Media.OFD, Media.ZIP,
    Media.PNG, Media.JPEG, Media.TIFF, Media.BMP, Media.GIF, Media.WEBP, Media.HEIC, Media.DOC, Media.XLS,
})  # fmt: skip


# kinds whose names are also given to text of other kinds
_WRITTEN = frozenset({Media.OTHER, Media.DOC, Media.XLS, Media.DOCX, Media.XLSX, Media.TEXT, Media.MHTML, Media.HTML})


def media_of(name: str, data: bytes) -> Media:
    """The kind of a file; bytes that fit no kind at all but carry a known suffix are a damaged file of that kind."""
    named = _SUFFIXES.get(PurePosixPath(name).suffix.casefold(), Media.OTHER)
    head = data[:1024]
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        return _zip_kind(data, named)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _ole_kind(data, named)
    found = next((kind for magic, kind in _MAGIC if head.startswith(magic)), None) or _by_container(head)
    if found is not None:
        return found
    if named in _WRITTEN:
        named = _by_markup(head) or named
    return named if named in _OPEN_BY_NAME or named is Media.OFFICE_XML else Media.OTHER


def _by_container(head: bytes) -> Media | None:
    if b"%PDF-" in head:
        return Media.PDF
    if head[:4] == b"RIFF":
        return {b"WAVE": Media.WAV, b"AVI ": Media.VIDEO, b"WEBP": Media.WEBP}.get(head[8:12])
    if head[4:8] == b"ftyp":
        heic = head[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"heim", b"heis", b"hevc")
        return Media.HEIC if heic else Media.MP4
    return None


def _zip_kind(data: bytes, named: Media) -> Media:
    """Office and OFD packages by the names in the zip's own directory (a stored docx inside a zip must not count)."""
    names = _zip_directory(data)
    if b"word/document.xml" in names:
        return Media.DOCX
    if b"xl/workbook." in names:
        return Media.XLSX
    if b"OFD.xml" in names and (named is Media.OFD or b"Document.xml" in names):
        return Media.OFD
    if b"content.xml" in names and b"META-INF/manifest.xml" in names:
        return Media.ODS if b"opendocument.spreadsheet" in data[:200] or named is Media.ODS else Media.OTHER
    if b"[Content_Types].xml" in names and named not in (Media.DOCX, Media.XLSX, Media.ZIP):
        return Media.OTHER
    return named if named in (Media.DOCX, Media.XLSX, Media.OFD, Media.ODS) else Media.ZIP


def _zip_directory(data: bytes) -> bytes:
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - 66_000))
    if end < 0 or end + 16 > len(data):
        return b""
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    return data[max(0, end - size) : end]


def _ole_kind(data: bytes, named: Media) -> Media:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Media.OLE
    if "WordDocument".encode("utf-16-le") in data:
        return Media.DOC
    if "Workbook".encode("utf-16-le") in data or "Book".encode("utf-16-le") in data:
        return Media.XLS
    return named if named in (Media.DOC, Media.XLS) else Media.OLE


def _by_markup(head: bytes) -> Media | None:
    """What other programs save under the names of Word and Excel: web pages, web archives, the XML of Office 2003."""
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    page = begin.startswith((b"<!doctype html", b"<html", b"<meta", b"<table"))
    if page or (begin.startswith(b"<?xml") and b"<html" in begin):
        return Media.HTML
    if begin.startswith(b"<") and (b"wordml" in begin or b"office:spreadsheet" in begin):
        return Media.OFFICE_XML
    return Media.MHTML if begin.startswith(b"mime-version:") and b"multipart" in begin else None
