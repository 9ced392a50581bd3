"""The inside of an OFD: its XML parts, found by the paths they give each other, and its resources."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from lxml import etree

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.limits import MEGA
from app.intake.package import bounded_package

_CONTROLS = bytes(code for code in range(32) if code not in (9, 10, 13))
_MOST_XML = 64 * MEGA
_MOST_PICTURE = 200 * MEGA


class OfdPackage:
    """Parts by absolute path; namespaces are dropped, since writers disagree on them."""

    def __init__(self, data: bytes) -> None:
        self._zip = bounded_package(data)
        self._names = {name.replace("\\", "/").lstrip("/").casefold(): name for name in self._zip.namelist()}

    def xml(self, path: str) -> Any | None:
        """The root of an XML part, or None where it is missing; damage is an `IntakeError`."""
        data = self.bytes_of(path, _MOST_XML)
        if data is None:
            return None
        try:
            return _parsed(data)
        except etree.XMLSyntaxError as error:
            clean = data.translate(None, _CONTROLS)  # some writers let control characters through
            if clean != data and data[:2] not in (b"\xff\xfe", b"\xfe\xff"):
                with suppress(etree.XMLSyntaxError):
                    return _parsed(clean)
            raise IntakeError("OFD文件的内部描述已损坏。", "请用原软件打开并另存一份，再重新导入。") from error

    def bytes_of(self, path: str, most: int = _MOST_PICTURE) -> bytes | None:
        """The bytes of a part, or None where it is missing or too big."""
        name = self._names.get(path.lstrip("/").casefold())
        if name is None or self._zip.getinfo(name).file_size > most:
            return None
        if self._zip.getinfo(name).flag_bits & 1 or self.encrypted:
            raise IntakeError("OFD文件已加密，需要密码或证书才能打开。", "请向报送单位取消加密后重新导入。")
        try:
            return self._zip.read(name)
        except PARSER_FAULTS as error:
            raise IntakeError("OFD文件内部已损坏。", "请用原软件打开并另存一份，再重新导入。") from error

    def resource(self, path: str, most: int = _MOST_PICTURE) -> bytes | None:
        """The bytes of a picture, font or the like, or None where it is missing, too big or damaged."""
        try:
            return self.bytes_of(path, most)
        except IntakeError:
            return None

    @property
    def encrypted(self) -> bool:
        """Whether the package says that its parts are encrypted (GM/T 0099-2020)."""
        return "encryptions.xml" in self._names


def _parsed(data: bytes) -> Any:
    return etree.fromstring(
        data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True)
    )


def beside(base: str, path: str | None) -> str:
    """A path as written in the part at `base`, made absolute and kept inside the package."""
    written = (path or "").strip().replace("\\", "/")
    joined = written if written.startswith("/") else posixpath.join(posixpath.dirname(base), written)
    return posixpath.normpath("/" + joined).lstrip("/")


def local(node: Any) -> str:
    """The name of an element without its namespace."""
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def children(node: Any | None, *names: str) -> Iterator[Any]:
    """Children of these names, or all."""
    if node is not None:
        for child in node:
            if not names or local(child) in names:
                yield child


def child(node: Any | None, *path: str) -> Any | None:
    """The first descendant along a path of names."""
    for name in path:
        node = next(children(node, name), None)
    return node


def said(node: Any | None, *path: str) -> str:
    """The text of the first descendant along a path."""
    found = child(node, *path)
    return (found.text or "").strip() if found is not None else ""
