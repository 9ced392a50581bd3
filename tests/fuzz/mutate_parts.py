"""Changes to files made of parts: XML, zip packages, 7z archives, PNG pictures."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from tests.fuzz.mutate import NUMBERS, bytes_changed, text_changed

_ATTRIBUTE = re.compile(rb'([\w:]+)="([^"]*)"')
_XML_WORDS = (
    b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>", b"&b;", b"&#0;", b"&#x1f600;", b"<![CDATA[", b"]]>", b"<!--", b"-->",
    b"<?x?>", b'xmlns:q="q"', b"<q:a>", b"</q:a>", b"\xef\xbb\xbf", b"<a>", b"</a>",
)  # fmt: skip
_VALUES = (
    *NUMBERS,
    "true",
    "false",
    "auto",
    "FF0000",
    "../../../etc/passwd",
    "#00 #00 #00",
    "g 99999999 1",
    "a" * 3000,
    "1 2 3 4 5 6 7",
)
_MOST_NODES = 60_000
_SEVEN = b"7z\xbc\xaf\x27\x1c"


def xml_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """An XML part with attributes at extremes, or elements dropped, doubled, nested or moved."""
    for _ in range(random.choice((1, 1, 2, 3, 5))):
        kind = random.random()
        if kind < 0.45:
            data = _attribute_changed(random, data)
        elif kind < 0.85:
            data = _tree_changed(random, data, others)
        else:
            data = text_changed(random, data, others, _XML_WORDS)
    return data


def _attribute_changed(random: Random, data: bytes) -> bytes:
    found = list(_ATTRIBUTE.finditer(data))
    if not found:
        return data
    one = random.choice(found)
    if random.random() < 0.25:
        value = random.choice(found)[2]
    elif random.random() < 0.4:
        value = text_changed(random, one[2], (), ()).replace(b'"', b"").replace(b"<", b"")[:4000]
    else:
        value = random.choice(_VALUES).encode()
    return data[: one.start(2)] + value + data[one.end(2) :]


def _tree_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        return bytes_changed(random, data, others)
    nodes = [node for node in root.iter() if isinstance(node.tag, str)]
    node = random.choice(nodes)
    random.choice(_TREE_CHANGES)(random, node, nodes)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8")
    return made


def _dropped(random: Random, node: Any, nodes: list[Any]) -> None:
    if node.getparent() is not None:
        node.getparent().remove(node)


def _many(random: Random, node: Any, nodes: list[Any]) -> None:
    size = sum(1 for _ in node.iter())
    if node.getparent() is not None:
        for _ in range(min(random.choice((1, 1, 2, 10, 300, 5000)), max(1, _MOST_NODES // size))):
            node.addnext(deepcopy(node))


def _nested(random: Random, node: Any, nodes: list[Any]) -> None:
    """The element inside itself, over and over."""
    size = sum(1 for _ in node.iter())
    plain = deepcopy(node) if size < 30 else etree.Element(node.tag, dict(node.attrib))
    shell = node
    for _ in range(random.choice((1, 3, 20, 100, 240))):
        inner = deepcopy(plain)
        shell.append(inner)
        shell = inner


def _elsewhere(random: Random, node: Any, nodes: list[Any]) -> None:
    random.choice(nodes).append(deepcopy(node))


def _renamed(random: Random, node: Any, nodes: list[Any]) -> None:
    node.tag = random.choice(nodes).tag


def _emptied(random: Random, node: Any, nodes: list[Any]) -> None:
    for child in list(node):
        node.remove(child)
    node.text = random.choice(("", "0", "1 2", "x" * 500, "第一条"))


def _said_otherwise(random: Random, node: Any, nodes: list[Any]) -> None:
    if random.random() < 0.5 and node.text:
        node.text = random.choice(_VALUES)
    else:
        key = random.choice([key for one in nodes for key in one.attrib] or ["a"])
        node.set(key, random.choice(_VALUES))


def _attribute_lost(random: Random, node: Any, nodes: list[Any]) -> None:
    if node.attrib:
        del node.attrib[random.choice(list(node.attrib))]


_TREE_CHANGES: tuple[Callable[[Random, Any, list[Any]], None], ...] = (
    _dropped, _many, _nested, _elsewhere, _renamed, _emptied, _said_otherwise, _said_otherwise, _attribute_lost,
)  # fmt: skip

Members = list[tuple[str, bytes]]
PartChange = Callable[[Random, str, bytes, Sequence[bytes]], bytes]


def package_changed(random: Random, data: bytes, others: Sequence[bytes], part: PartChange | None = None) -> bytes:
    """A zip package with members changed, swapped, lost, doubled or renamed; now and then its own bytes."""
    if random.random() < 0.12:
        return bytes_changed(random, data, others)
    members = _members(data)
    if not members:
        return bytes_changed(random, data, others)
    for _ in range(random.choice((1, 1, 1, 2, 3))):
        at = random.randrange(len(members))
        name, body = members[at]
        if random.random() < 0.8:
            changed = (part or part_changed)(random, name, body, [one for _, one in members])
            members[at] = (name, changed)
        else:
            random.choice(_MEMBER_CHANGES)(random, members, at)
        if not members:
            break
    return _packed(random, members)


def part_changed(random: Random, name: str, body: bytes, others: Sequence[bytes]) -> bytes:
    """One member changed after its kind."""
    if name.endswith((".xml", ".rels", ".vml")) or body[:5] == b"<?xml":
        return xml_changed(random, body, others)
    if body[:4] == b"\x89PNG":
        return png_changed(random, body, others)
    return bytes_changed(random, body, others)


def _members(data: bytes) -> Members:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source:
            return [(info.filename, source.read(info)) for info in source.infolist()]
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
        EOFError,
        IndexError,
    ):
        return []


def _swap(random: Random, members: Members, at: int) -> None:
    to = random.randrange(len(members))
    (one, body), (two, other) = members[at], members[to]
    members[at], members[to] = (one, other), (two, body)


def _lose(random: Random, members: Members, at: int) -> None:
    del members[at]


def _double(random: Random, members: Members, at: int) -> None:
    members.insert(random.randrange(len(members)), members[at])


def _rename(random: Random, members: Members, at: int) -> None:
    name = members[at][0]
    names = (
        name.upper(),
        "../" + name,
        "/" + name,
        name.replace("/", "\\"),
        "",
        "a" * 300,
        name + "/",
        "名.xml",
        "\x01",
        "C:" + name,
    )
    members[at] = (random.choice(names), members[at][1])


def _blow_up(random: Random, members: Members, at: int) -> None:
    fill = random.choice((b"\0", b" ", members[at][1][:40] or b"x"))
    members[at] = (members[at][0], members[at][1] + fill * (random.choice((1, 8, 30)) * 1_000_000 // len(fill)))


def _crowd(random: Random, members: Members, at: int) -> None:
    members.extend((f"{number}.bin", b"") for number in range(random.choice((200, 3000, 25_000))))


_MEMBER_CHANGES: tuple[Callable[[Random, Members, int], None], ...] = (
    *(_swap, _lose, _double, _rename, _rename) * 4, _blow_up, _crowd,
)  # fmt: skip


def _packed(random: Random, members: Members) -> bytes:
    how = random.choice((zipfile.ZIP_DEFLATED,) * 6 + (zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how, compresslevel=1) as made:
        for name, body in members:
            info = zipfile.ZipInfo(name)
            info.compress_type = how
            made.writestr(info, body)
    data = out.getvalue()
    return _lying(random, data) if random.random() < 0.1 else data


def _lying(random: Random, data: bytes) -> bytes:
    """A package whose directory says another size, flag or way of packing than is true."""
    at = data.find(b"PK\x01\x02")
    if at < 0:
        return data
    field, code, values = random.choice(
        ((24, "<I", (0, 1, 40_000, 0x7FFFFFFF, 0xFFFFFFFF)), (20, "<I", (0, 1, 0xFFFFFFFF)), (8, "<H", (1, 0x800, 0x41)), (10, "<H", (1, 9, 14, 99, 93)))
    )  # fmt: skip
    return data[: at + field] + struct.pack(code, random.choice(values)) + data[at + field + struct.calcsize(code) :]


def png_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A PNG with its chunks changed and, mostly, their sums made right again."""
    if random.random() < 0.2:
        return bytes_changed(random, data, others)
    chunks = _chunks(data)
    if not chunks:
        return bytes_changed(random, data, others)
    at = random.randrange(len(chunks))
    kind, body = chunks[at]
    if random.random() < 0.3:
        chunks.insert(random.randrange(len(chunks)), chunks[at])
    elif kind == b"IDAT" and random.random() < 0.5:
        chunks[at] = (kind, zlib.compress(b"\0" * random.choice((1, 1000, 30_000_000)), 1))
    else:
        chunks[at] = (kind, bytes_changed(random, body, ()))
    return data[:8] + b"".join(_chunk(kind, body) for kind, body in chunks)


def _chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at + 8 <= len(data):
        (size,) = struct.unpack_from(">I", data, at)
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + size]))
        at += size + 12
    return found


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def seven_zip_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A 7z with its directory changed and the sums over it made right again."""
    if random.random() < 0.2 or len(data) < 32 or data[:6] != _SEVEN:
        return bytes_changed(random, data, others)
    offset, size = struct.unpack_from("<QQ", data, 12)
    begin = 32 + offset
    head = bytes_changed(random, data[begin : begin + size], ())
    start = struct.pack("<QQI", offset, len(head), zlib.crc32(head))
    return data[:8] + struct.pack("<I", zlib.crc32(start)) + start + data[32:begin] + head
