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
    RTF = "application/rtf"
    HTML = "text/html"
    WAV = "audio/wav"
    MP3 = "audio/mpeg"
    AUDIO = "audio/other"
    MP4 = "video/mp4"
    VIDEO = "video/other"
    OLE = "application/x-ole-storage"
    OTHER = "application/octet-stream"


PICTURES = frozenset({Media.PNG, Media.JPEG, Media.TIFF, Media.BMP, Media.GIF, Media.WEBP, Media.HEIC})
READABLE = PICTURES | {Media.PDF, Media.TEXT, Media.HTML, Media.RTF, Media.DOC, Media.XLS, Media.XLSX, Media.OFD}
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
    ".htm": Media.HTML, ".html": Media.HTML, ".wav": Media.WAV, ".mp3": Media.MP3, ".mp4": Media.MP4,
    ".m4v": Media.MP4, ".mov": Media.MP4, ".m4a": Media.MP4, ".wma": Media.AUDIO, ".amr": Media.AUDIO,
    ".aac": Media.AUDIO, ".flac": Media.AUDIO, ".ogg": Media.AUDIO, ".avi": Media.VIDEO, ".mkv": Media.VIDEO,
    ".wmv": Media.VIDEO, ".mpg": Media.VIDEO, ".flv": Media.VIDEO, ".3gp": Media.VIDEO,
}  # fmt: skip
_OPEN_BY_NAME = frozenset({
    Media.TEXT, Media.HTML, Media.RTF, Media.AUDIO, Media.VIDEO, Media.MP3,
    Media.PDF, Media.DOCX, Media.XLSX, Media.OFD, Media.ZIP,
    Media.PNG, Media.JPEG, Media.TIFF, Media.BMP, Media.GIF, Media.WEBP, Media.HEIC, Media.DOC, Media.XLS,
})  # fmt: skip


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
    if named is Media.OTHER and _looks_like_html(head):
        return Media.HTML
    return named if named in _OPEN_BY_NAME else Media.OTHER


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
    return named if named in (Media.DOCX, Media.XLSX, Media.OFD) else Media.ZIP


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


def _looks_like_html(head: bytes) -> bool:
    return head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))
