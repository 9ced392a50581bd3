"""The parts of a .docx or .xlsx file, read without trusting it."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping

from lxml import etree

from app.errors import StandardError
from app.evidence.faults import PARSER_FAULTS

PART_LIMIT = 60_000_000  # bytes of one part unpacked; a score sheet has a few hundred thousand
_FAULTS: tuple[type[Exception], ...] = (*PARSER_FAULTS, etree.LxmlError)
_OLE = b"\xd0\xcf\x11\xe0"
SAVE_AS = "请用 Word、Excel 或 WPS 打开后另存为 .docx 或 .xlsx 再导入。"


class Package:
    """An Office file as its named parts."""

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _FAULTS as error:
            raise StandardError(f"{name} 已损坏，无法打开。", SAVE_AS) from error
        self.names = frozenset(self._zip.namelist())

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part, or None when the file has no such part."""
        if part not in self.names:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
        try:
            if self._zip.getinfo(part).file_size > PART_LIMIT:
                raise StandardError(f"{self._name} 的内容过大，不是评查标准。", "请只保留评查表后再导入。")
            return etree.fromstring(self._zip.read(part), parser)
        except _FAULTS as error:
            raise StandardError(f"{self._name} 已损坏或者已加密，无法读取。", SAVE_AS) from error

    def targets(self, part: str) -> Mapping[str, str]:
        """The parts another part points to, by relation id."""
        folder, leaf = posixpath.split(part)
        root = self.xml(f"{folder}/_rels/{leaf}.rels")
        found: dict[str, str] = {}
        for relation in root if root is not None else ():
            target = str(relation.get("Target", ""))
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            found[str(relation.get("Id"))] = path
        return found


def kind_of(data: bytes, name: str) -> str:
    """ "docx", "xlsx" or "xls"; StandardError with advice for everything else."""
    ending = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    if data[:4] == _OLE:
        if ending in ("xls", "et") or b"W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00" in data:
            return "xls"
        if b"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00" in data:
            raise StandardError(f"{name} 已加密，无法读取。", "请取消打开密码后再导入。")
        raise StandardError(f"{name} 是旧版 Word 文件（.doc），不能直接导入。", SAVE_AS)
    if data[:2] == b"PK":
        names = Package(data, name).names
        if "word/document.xml" in names:
            return "docx"
        if any(part.startswith("xl/") for part in names):
            return "xlsx"
    if not data:
        raise StandardError(f"{name} 是空文件。", "请重新取得该文件。")
    raise StandardError(f"{name} 不是 Word 或 Excel 文件，不能导入。", SAVE_AS)
