"""The zip package of a Word document, opened within hard limits."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.word.names import Element

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAX_PARTS = 5_000
MAX_XML_BYTES = 48 * 1024 * 1024
MAX_PICTURE_BYTES = 96 * 1024 * 1024
MAX_TOTAL_BYTES = 512 * 1024 * 1024
MAX_RATIO = 250
MAX_ELEMENTS = 1_500_000
_SMALL = 2 * 1024 * 1024
_CHUNK = 1 << 18
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing",
        b"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", b"http://schemas.openxmlformats.org/drawingml/2006/picture"),
)
_SAVE_AGAIN = "请用 WPS 或 Word 打开后另存为 .docx 或 PDF，再重新导入。"


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another part of the same package."""

    kind: str
    target: str


class Package:
    """The parts of one .docx, each inflated only when asked for and never beyond its limit."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(OLE_MAGIC):
            raise _ole_error(data)
        if not data:
            raise IntakeError("Word 文件是空的（0 字节）。", "请向报送人重新索取该文件。")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except PARSER_FAULTS as error:
            raise IntakeError("Word 文件已损坏，无法打开。", _SAVE_AGAIN) from error
        self._infos = {info.filename.lstrip("/"): info for info in self._checked_directory()}
        self._relations: dict[str, dict[str, Relation]] = {}

    def _checked_directory(self) -> list[zipfile.ZipInfo]:
        infos = self._zip.infolist()
        if len(infos) > MAX_PARTS:
            raise IntakeError(f"Word 文件内部有 {len(infos)} 个部件，超过上限 {MAX_PARTS}。", _SAVE_AGAIN)
        if any(info.flag_bits & 1 for info in infos):
            raise IntakeError("Word 文件已加密。", "请取消打开密码后重新导入。")
        if sum(info.file_size for info in infos) > MAX_TOTAL_BYTES:
            raise IntakeError("Word 文件解压后过大，疑似压缩炸弹，已停止读取。", _SAVE_AGAIN)
        for info in infos:
            if info.file_size > _SMALL and info.file_size > MAX_RATIO * max(info.compress_size, 1):
                raise IntakeError("Word 文件内部压缩比异常，疑似压缩炸弹，已停止读取。", _SAVE_AGAIN)
        return infos

    def has(self, name: str) -> bool:
        """True when the part is there."""
        return name in self._infos

    def part(self, name: str, limit: int = MAX_PICTURE_BYTES) -> bytes:
        """The bytes of a part, refused when it inflates beyond the limit or beyond what the directory says."""
        info = self._infos[name]
        if info.file_size > limit:
            raise IntakeError(f"Word 文件的内部部件过大（{info.file_size // 1048576} MB），已停止读取。", _SAVE_AGAIN)
        try:
            with self._zip.open(info) as stream:
                data = b"".join(iter(lambda: stream.read(_CHUNK), b""))
        except PARSER_FAULTS as error:
            raise IntakeError("Word 文件的内部部件已损坏，无法解压。", _SAVE_AGAIN) from error
        return data

    def xml(self, name: str) -> Element | None:
        """The root of an XML part, None when the part is missing; entities and networks are never used."""
        if name not in self._infos:
            return None
        return parse_xml(self.part(name, MAX_XML_BYTES))

    def relations(self, part: str) -> dict[str, Relation]:
        """Relations of a part by id; external ones are left out."""
        if part not in self._relations:
            self._relations[part] = self._read_relations(part)
        return self._relations[part]

    def _read_relations(self, part: str) -> dict[str, Relation]:
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", name + ".rels"))
        found: dict[str, Relation] = {}
        for item in () if root is None else root.iter(_RELATION):
            if item.get("TargetMode") == "External":
                continue
            target = unquote(item.get("Target", ""))
            full = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            kind = item.get("Type", "").rpartition("/")[2]
            found[item.get("Id", "")] = Relation(kind, full if self.has(full) else self._folded(full))
        return found

    def _folded(self, name: str) -> str:
        low = name.lower()
        return next((known for known in self._infos if known.lower() == low), name)

    def main_part(self) -> str:
        """The name of the document part."""
        for relation in self.relations("").values():
            if relation.kind == "officeDocument" and self.has(relation.target):
                return relation.target
        if self.has("word/document.xml"):
            return "word/document.xml"
        raise IntakeError(
            "这不是 Word 文件：压缩包里没有正文部件。", "请核对文件，必要时另存为 .docx 或 PDF 后重新导入。"
        )

    def related(self, part: str, kind: str) -> str | None:
        """The first part of that kind the given part points at."""
        for relation in self.relations(part).values():
            if relation.kind == kind and self.has(relation.target):
                return relation.target
        return None


def parse_xml(data: bytes) -> Element:
    """The root of an XML part, refused when it declares entities, is too big or too deep."""
    if b"<!ENTITY" in data or b"<!DOCTYPE" in data[:4096]:
        raise IntakeError("Word 文件内含外部实体或文档类型声明，已拒绝读取。", _SAVE_AGAIN)
    if data.count(b"<") > 2 * MAX_ELEMENTS:
        raise IntakeError("Word 文件内容元素过多，已停止读取。", _SAVE_AGAIN)
    if b"purl.oclc.org/ooxml" in data[:8192]:
        for strict, usual in _STRICT:
            data = data.replace(strict, usual)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise IntakeError("Word 文件的内部内容已损坏或结构异常，无法读取。", _SAVE_AGAIN) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise IntakeError("Word 文件内含外部实体或文档类型声明，已拒绝读取。", _SAVE_AGAIN)
    return root


def _ole_error(data: bytes) -> IntakeError:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return IntakeError("Word 文件已加密。", "请取消打开密码后重新导入。")
    return IntakeError("这是旧版 Word 文件（.doc），不能按 .docx 读取。", _SAVE_AGAIN)
