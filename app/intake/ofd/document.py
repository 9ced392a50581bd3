"""One document of an OFD: pages in order with their templates, resources, annotations, attachments, seals."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

from app.errors import IntakeError
from app.intake.ofd.geometry import Box, box
from app.intake.ofd.package import OfdPackage, beside, child, children, local, said
from app.intake.ofd.paint import Styles

_A4: Box = (0.0, 0.0, 210.0, 297.0)
_MOST_PAGES = 3000


_ORDER = {"Background": 0, "Body": 1, "Foreground": 2}


@dataclass(frozen=True, slots=True)
class FontSaid:
    """A font as its resource describes it: names, weight, and the part it is embedded in, if it is."""

    name: str
    bold: bool = False
    path: str = ""


@dataclass(slots=True)
class Resources:
    """What pages refer to by number."""

    fonts: dict[str, FontSaid] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    units: dict[str, Any] = field(default_factory=dict)
    styles: Styles = field(default_factory=Styles)
    recordings: int = 0


@dataclass(frozen=True, slots=True)
class Seal:
    """A place where a signature shows a seal, and where its picture may be found; none of it is verified."""

    page: str
    place: Box
    sources: tuple[str, ...]
    when: str
    part: Box | None = None  # of a seal over several pages the part that lies on this one


@dataclass(frozen=True, slots=True)
class OfdPage:
    """A page: its number in the file, its box, the layers to draw in order; a damaged page has none."""

    key: str
    area: Box
    layers: tuple[Any, ...] = ()
    annotations: tuple[Any, ...] = ()
    damaged: bool = False


@dataclass(slots=True)
class OfdDocument:
    """Everything drawn or told about."""

    package: OfdPackage
    pages: list[OfdPage] = field(default_factory=list)
    resources: Resources = field(default_factory=Resources)
    attachments: list[str] = field(default_factory=list)
    seals: list[Seal] = field(default_factory=list)
    signatures: int = 0
    annotations: int = 0
    unseen_annotations: int = 0
    others: int = 0
    lost: list[str] = field(default_factory=list)


def open_ofd(data: bytes) -> OfdDocument:
    """The first document of an OFD; IntakeError when it has no pages."""
    package = OfdPackage(data)
    bodies = list(children(package.xml("OFD.xml"), "DocBody"))
    if not bodies:
        raise IntakeError("OFD文件里没有文档。", "请用原软件打开并另存一份，再重新导入。")
    body = bodies[0]
    place = beside("OFD.xml", said(body, "DocRoot"))
    root = package.xml(place)
    document = OfdDocument(package, others=len(bodies) - 1)
    common = child(root, "CommonData")
    for node in children(common, "PublicRes", "DocumentRes"):
        with _lost(document, "资源"):
            _load_resources(package, beside(place, node.text), document.resources)
    notes: dict[str, list[Any]] = {}
    with _lost(document, "注释"):
        _load_annotations(document, place, said(root, "Annotations"), notes)
    _load_pages(document, place, root, common, notes)
    with _lost(document, "附件"):
        _load_attachments(document, place, said(root, "Attachments"))
    with _lost(document, "签章"):
        _load_signatures(document, beside("OFD.xml", said(body, "Signatures")))
    if not document.pages:
        raise IntakeError("OFD文件里没有页面。", "请用原软件打开并另存一份，再重新导入。")
    return document


@contextmanager
def _lost(document: OfdDocument, what: str) -> Iterator[None]:
    """A damaged description of something besides the pages is told and costs only itself."""
    try:
        yield
    except IntakeError:
        document.lost.append(what)


def _load_pages(document: OfdDocument, place: str, root: Any, common: Any, notes: dict[str, list[Any]]) -> None:
    templates = {node.get("ID"): beside(place, node.get("BaseLoc")) for node in children(common, "TemplatePage")}
    whole = box(said(common, "PageArea", "PhysicalBox")) or _A4
    listed = list(children(child(root, "Pages"), "Page"))
    if len(listed) > _MOST_PAGES:
        raise IntakeError(f"OFD有{len(listed)}页，超过上限{_MOST_PAGES}页。", "请按文书拆分后再导入。")
    for node in listed:
        key = node.get("ID") or ""
        try:
            page = _page(document, beside(place, node.get("BaseLoc")), key, whole, templates)
        except IntakeError:
            page = OfdPage(key, whole, damaged=True)
        document.pages.append(replace(page, annotations=tuple(notes.get(key, ()))))


def _page(document: OfdDocument, at: str, key: str, whole: Box, templates: dict[str, str]) -> OfdPage:
    root = document.package.xml(at)
    if root is None:
        return OfdPage(key, whole, damaged=True)
    for resource in children(root, "PageRes"):
        _load_resources(document.package, beside(at, resource.text), document.resources)
    under, over = _templates(document, root, templates)
    area = box(said(root, "Area", "PhysicalBox")) or whole
    return OfdPage(key, area, (*under, *_layers(root), *over))


def _layers(root: Any) -> list[Any]:
    """The layers of a page or template, backgrounds first (GB/T 33190-2016, 7.7)."""
    return sorted(children(child(root, "Content")), key=lambda layer: _ORDER.get(layer.get("Type") or "Body", 1))


def _templates(document: OfdDocument, page: Any, templates: dict[str, str]) -> tuple[list[Any], list[Any]]:
    """The layers below and above the page's own."""
    package = document.package
    under: list[Any] = []
    over: list[Any] = []
    for used in children(page, "Template"):
        path = templates.get(used.get("TemplateID"))
        root = package.xml(path) if path else None
        for resource in children(root, "PageRes"):
            _load_resources(package, beside(path or "", resource.text), document.resources)
        if root is not None:
            (over if used.get("ZOrder") == "Foreground" else under).extend(_layers(root))
    return under, over


def _load_resources(package: OfdPackage, path: str, into: Resources) -> None:
    root = package.xml(path)
    if root is None:
        return
    base = f"{beside(path, root.get('BaseLoc'))}/x" if root.get("BaseLoc") else path
    for node in root.iter():
        key = node.get("ID") if isinstance(node.tag, str) else None
        if not key:
            continue
        _keep(node, key, base, into)


def _keep(node: Any, key: str, base: str, into: Resources) -> None:
    match local(node):
        case "Font":
            into.fonts[key] = _font(node, base)
        case "MultiMedia":
            into.recordings += node.get("Type") in ("Audio", "Video")
            into.pictures[key] = beside(base, said(node, "MediaFile"))
        case "CompositeGraphicUnit" | "VectorG":
            into.units[key] = node
        case "DrawParam":
            into.styles.params[key] = node
        case "ColorSpace":
            into.styles.spaces[key] = node


def _font(node: Any, base: str) -> FontSaid:
    name = f"{node.get('FontName') or ''} {node.get('FamilyName') or ''}".strip()
    path = said(node, "FontFile")
    return FontSaid(name, node.get("Bold") == "true", beside(base, path) if path else "")


def _load_annotations(document: OfdDocument, place: str, path: str, found: dict[str, list[Any]]) -> None:
    """Appearances of annotations by page."""
    if not path:
        return
    at = beside(place, path)
    for page in children(document.package.xml(at), "Page"):
        inner = document.package.xml(beside(at, said(page, "FileLoc")))
        for note in children(inner, "Annot"):
            document.annotations += 1
            shape = child(note, "Appearance")
            if shape is None or note.get("Visible") == "false":
                document.unseen_annotations += 1
            else:
                found.setdefault(page.get("PageID") or "", []).append(shape)


def _load_attachments(document: OfdDocument, place: str, path: str) -> None:
    if path:
        for node in children(document.package.xml(beside(place, path)), "Attachment"):
            name, kind = node.get("Name") or said(node, "FileLoc") or "未命名", node.get("Format") or ""
            document.attachments.append(name if not kind or name.endswith(f".{kind}") else f"{name}.{kind}")


def _load_signatures(document: OfdDocument, path: str) -> None:
    for node in children(document.package.xml(path), "Signature"):
        document.signatures += 1
        at = beside(path, node.get("BaseLoc"))
        root = document.package.xml(at)
        info = child(root, "SignedInfo")
        sources = tuple(beside(at, text) for text in (said(info, "Seal", "BaseLoc"), said(root, "SignedValue")) if text)
        for stamp in children(info, "StampAnnot"):
            place = box(stamp.get("Boundary"))
            if place is not None:
                when = said(info, "SignatureDateTime")
                part = box(stamp.get("Clip"))
                document.seals.append(Seal(stamp.get("PageRef") or "", place, sources, when, part))
