"""An OFD as a paged view, with an honest word about its seals and about everything that was not drawn."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.page import PageText, WordSource
from app.errors import IntakeError
from app.intake.ofd.document import OfdDocument, Seal, open_ofd
from app.intake.ofd.drawing import Drawing
from app.intake.ofd.words import finished

_NOTE = "OFD按内容重新绘制，版式为近似。"
_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(Z?)")
_SEAL_BYTES = 20 * 1024**2


def read_ofd(data: bytes) -> tuple[bytes, tuple[str, ...], tuple[PageText, ...]]:
    """The paged view of an OFD, warnings, and its pages with the words the file says."""
    document = open_ofd(data)
    drawing = Drawing(document)
    for page in document.pages:
        seals = [(seal, _seal_picture(document, seal)) for seal in document.seals if seal.page == page.key]
        drawing.page(page, seals)
    pages = tuple(
        PageText(
            number, one.width, one.height, finished(one.words), WordSource.TEXT_LAYER if one.words else WordSource.NONE
        )
        for number, one in enumerate(drawing.pages, 1)
    )
    return drawing.canvas.finish(), tuple(_warnings(document, drawing)), pages


def _warnings(document: OfdDocument, drawing: Drawing) -> list[str]:
    return [_seal_state(document), _NOTE, *_unread(document), *_undrawn(drawing), *_besides(document)]


def _unread(document: OfdDocument) -> Iterator[str]:
    """What of the file could not be read."""
    damaged = [str(number) for number, page in enumerate(document.pages, 1) if page.damaged]
    if damaged:
        yield f"第{'、'.join(damaged[:20])}页已损坏，无法显示。"
    if document.lost:
        yield f"{'、'.join(dict.fromkeys(document.lost))}的描述已损坏，未能读取。"
    if document.others:
        yield f"文件含{document.others + 1}个文档，只显示第一个。"


def _undrawn(drawing: Drawing) -> Iterator[str]:
    """What is drawn otherwise or not at all."""
    fonts = drawing.fonts
    if fonts.replaced:
        names = list(fonts.replaced)
        more = f"等{len(names)}种" if len(names) > 6 else ""
        yield f"文件未嵌入字体（{'、'.join(names[:6])}{more}），以随附字体代替显示。"
    if drawing.left_out:
        kinds = "、".join(f"{kind}{count}个" for kind, count in drawing.left_out.items())
        yield f"有内容未绘出：{kinds}。"
    if fonts.unspoken:
        yield f"有{fonts.unspoken}个字没有文字编码，看得见但检索不到。"
    if fonts.missing:
        some = "".join(list(fonts.missing)[:20])
        yield f"有{len(fonts.missing)}个字没有可用字形，以“〓”代替：{some}。"


def _besides(document: OfdDocument) -> Iterator[str]:
    """What the file holds besides its pages."""
    if document.annotations:
        unseen = f"，其中{document.unseen_annotations}处没有外观或已隐藏，未绘出" if document.unseen_annotations else ""
        yield f"含注释{document.annotations}处，已按外观绘出{unseen}。"
    if document.resources.recordings:
        yield f"含音频或视频{document.resources.recordings}个，不能播放。"
    if document.attachments:
        yield f"含附件{len(document.attachments)}个，未展开：{'、'.join(document.attachments[:20])}。"


def _seal_state(document: OfdDocument) -> str:
    if "签章" in document.lost:
        return "签章情况不明：签章描述已损坏。"
    if not document.signatures:
        return "未含签章。"
    numbers = {page.key: at for at, page in enumerate(document.pages, 1)}
    places = sorted({numbers[seal.page] for seal in document.seals if seal.page in numbers})
    pages = f"（第{'、'.join(map(str, places))}页）" if places else "（无可见图形）"
    times = sorted({_moment(seal.when) for seal in document.seals if seal.when})
    when = f"，签署时间记载为{'、'.join(times)}" if times else ""
    return f"含签章未验证：共{document.signatures}处{pages}{when}。请在政务签章软件中核验。"


def _moment(written: str) -> str:
    """20260428101500Z as people read it; anything else as it is written."""
    found = _MOMENT.fullmatch(written)
    if not found:
        return written[:40]
    year, month, day, hour, minute, second, zone = found.groups()
    return f"{year}-{month}-{day} {hour}:{minute}:{second}{'（UTC）' if zone else ''}"


def _seal_picture(document: OfdDocument, seal: Seal) -> OfdDocument | bytes | None:
    """The picture inside a seal or signed value: PNG, JPEG, GIF, BMP, or a small OFD (GM/T 0031, seal picture)."""
    for source in seal.sources:
        data = document.package.resource(source, _SEAL_BYTES)
        if not data:
            continue
        for mark in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8"):
            at = data.find(mark)
            if at >= 0:
                return data[at:]
        at = data.find(b"PK\x03\x04")
        if at >= 0:
            try:
                return open_ofd(data[at:])
            except IntakeError:
                continue
    return None
