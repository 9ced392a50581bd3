"""OFD packages put together in the manner of several producers, each with the means that one likes (GB/T 33190-2016)."""

from __future__ import annotations

import io
import struct
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw

from app.typeset.fonts import Face, font_file
from tests.intake.ofd_papers import NS, PAGE, ofd, png

DECISION = "行政处罚决定书云岫市场监督管理局当事人青檀食品有限公司罚款伍万元整2026年"


@cache
def embedded_font(text: str = DECISION) -> tuple[bytes, dict[str, int]]:
    """A TrueType subset as producers embed it (outlines and little else), and the glyph number of each character."""
    options = Options(notdef_outline=True, drop_tables=["GSUB", "GPOS", "GDEF", "OS/2", "name", "post", "vhea", "vmtx"])
    cutter = Subsetter(options)
    cutter.populate(text=text)
    with TTFont(font_file(Face.SERIF), lazy=True) as font, io.BytesIO() as out:
        cutter.subset(font)
        numbers = {chr(code): font.getGlyphID(name) for code, name in font.getBestCmap().items()}
        del font["cmap"]
        font.save(out)
        return out.getvalue(), numbers


@cache
def outline_font(bare: bool = False) -> bytes:
    """A font of CFF outlines whose 甲 is a square and whose 乙 is a triangle, as OpenType or bare."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef", "jia", "yi"])
    builder.setupCharacterMap({ord("甲"): "jia", ord("乙"): "yi"})
    shapes = {}
    for name, points in (
        (".notdef", ()), ("jia", ((100, 0), (900, 0), (900, 800), (100, 800))), ("yi", ((100, 0), (900, 0), (500, 800))),
    ):  # fmt: skip
        pen = T2CharStringPen(1000, None)
        if points:
            pen.moveTo(points[0])
            for point in points[1:]:
                pen.lineTo(point)
            pen.closePath()
        shapes[name] = pen.getCharString()
    builder.setupCFF("Test", {}, shapes, {})
    builder.setupHorizontalMetrics(dict.fromkeys(shapes, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupPost()
    builder.setupOS2()
    out = io.BytesIO()
    builder.save(out)
    if bare:
        return bytes(TTFont(io.BytesIO(out.getvalue())).getTableData("CFF "))
    return out.getvalue()


def jbig2(size: tuple[int, int] = (64, 64)) -> bytes:
    """A JBIG2 file whose left half is black, coded like a fax (a generic region in MMR)."""
    image = Image.new("1", size, 0)  # what is white in a TIFF of this kind is what a fax codes as black
    ImageDraw.Draw(image).rectangle((0, 0, size[0] // 2 - 1, size[1] - 1), fill=1)
    out = io.BytesIO()
    image.save(out, "TIFF", compression="group4")
    with Image.open(out) as saved:
        tags = saved.tag_v2  # type: ignore[attr-defined]
        strip = out.getvalue()[tags[273][0] : tags[273][0] + tags[279][0]]
    page = struct.pack(">IIIIBH", *size, 0, 0, 0, 0)
    region = struct.pack(">IIIIBB", *size, 0, 0, 0, 1) + strip
    made = b"\x97JB2\r\n\x1a\n\x01" + struct.pack(">I", 1)
    for number, (kind, body) in enumerate(((48, page), (38, region), (49, b""), (51, b""))):
        made += struct.pack(">IBBBI", number, kind, 0, 1, len(body)) + body
    return made


def resources(fonts: str = "", more: str = "", base: str = "Res") -> str:
    """A resource part."""
    return f'<ofd:Res {NS} BaseLoc="{base}"><ofd:Fonts>{fonts}</ofd:Fonts>{more}</ofd:Res>'


def by_glyphs(text: str, x: float, y: float, size: float = 8, step: str = "") -> str:
    """A text object that names the glyphs of the embedded font by number."""
    numbers = embedded_font()[1]
    glyphs = " ".join(str(numbers[char]) for char in text)
    step = step or f"g {len(text) - 1} {size}"
    return (
        f'<ofd:TextObject ID="21" Boundary="{x} {y} 170 {size * 1.3}" Font="31" Size="{size}"><ofd:CGTransform CodePosition="0" '
        f'CodeCount="{len(text)}" GlyphCount="{len(text)}"><ofd:Glyphs>{glyphs}</ofd:Glyphs></ofd:CGTransform>'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{step}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def like_shuke() -> bytes:
    """Embedded subset by glyph numbers, drawing parameters of layers, steps told with `g`."""
    params = (
        '<ofd:DrawParams><ofd:DrawParam ID="41" LineWidth="0.5"><ofd:StrokeColor Value="255 0 0"/></ofd:DrawParam>'
        '<ofd:DrawParam ID="42" Relative="41" Join="Round" Cap="Round" DashPattern="3 2"/></ofd:DrawParams>'
        '<ofd:ColorSpaces><ofd:ColorSpace ID="43" Type="RGB"><ofd:Palette><ofd:CV>0 0 0</ofd:CV><ofd:CV>0 0 255</ofd:CV>'
        "</ofd:Palette></ofd:ColorSpace></ofd:ColorSpaces>"
    )
    font = '<ofd:Font ID="31" FontName="ABCDEF+SimSun"><ofd:FontFile>font_31.ttf</ofd:FontFile></ofd:Font><ofd:Font ID="32" FontName="仿宋"/>'
    line = '<ofd:PathObject ID="22" Boundary="20 45 170 1"><ofd:AbbreviatedData>M 0 0.5 L 170 0.5</ofd:AbbreviatedData></ofd:PathObject>'
    dashed = line.replace('ID="22"', 'ID="23" DrawParam="42"').replace("20 45", "20 55")
    body = (
        '<ofd:TextObject ID="24" Boundary="20 65 170 20" Font="32" Size="5"><ofd:FillColor ColorSpace="43" Index="1"/>'
        '<ofd:TextCode X="0" Y="5" DeltaX="g 6 5 g 3 6">当事人：青檀食品有限</ofd:TextCode>'
        '<ofd:TextCode X="0" Y="13">ABC 2026-04-28 fix</ofd:TextCode></ofd:TextObject>'
    )
    page = (
        f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="1" DrawParam="41">{by_glyphs("行政处罚决定书", 60, 25, 12)}{line}{dashed}{body}'
        "</ofd:Layer></ofd:Content></ofd:Page>"
    )
    parts: dict[str, str | bytes] = {
        "Doc_0/PublicRes.xml": resources(font, params), "Doc_0/Res/font_31.ttf": embedded_font()[0], PAGE: page,
    }  # fmt: skip
    return ofd(parts=parts)


def like_foxit(bare: bool = False) -> bytes:
    """No prefix on the names, CFF outlines by character, matrices on text, one code for each character, clips."""
    plain = 'xmlns="http://www.ofdspec.org/2016"'
    name = "f.cff" if bare else "f.otf"
    public = (
        f'<Res {plain} BaseLoc="Res"><Fonts><Font ID="31" FontName="Custom"><FontFile>{name}</FontFile></Font></Fonts><MultiMedias>'
        '<MultiMedia ID="5" Type="Image"><MediaFile>a.png</MediaFile></MultiMedia></MultiMedias></Res>'
    )
    change = (
        '<CGTransform CodePosition="0" CodeCount="2" GlyphCount="2"><Glyphs>1 2</Glyphs></CGTransform>' if bare else ""
    )
    text = (
        f'<TextObject ID="7" Boundary="20 20 100 40" Font="31" Size="10" CTM="2 0 0 2 0 0">{change}'
        '<TextCode X="0" Y="10" DeltaX="12">甲乙</TextCode></TextObject>'
    )
    clip = (
        '<ImageObject ID="8" Boundary="20 80 40 40" CTM="40 0 0 40 0 0" ResourceID="5"><Clips><Clip><Area><Path Boundary="0 0 40 40">'
        "<AbbreviatedData>M 0 0 L 20 0 L 20 40 L 0 40 C</AbbreviatedData></Path></Area></Clip></Clips></ImageObject>"
    )
    page = f'<Page {plain}><Content><Layer ID="1">{text}{clip}</Layer></Content></Page>'
    parts: dict[str, str | bytes] = {"Doc_0/PublicRes.xml": public, f"Doc_0/Res/{name}": outline_font(bare), PAGE: page}
    return ofd(parts=parts)


def like_wps() -> bytes:
    """Paths from the root, gradients, patterns, opacity, a mask over a picture, a unit used twice."""
    res = (
        f'<ofd:Res {NS} BaseLoc="/Doc_0/Res"><ofd:Fonts><ofd:Font ID="32" FontName="楷体"/></ofd:Fonts><ofd:MultiMedias>'
        '<ofd:MultiMedia ID="5" Type="Image"><ofd:MediaFile>a.png</ofd:MediaFile></ofd:MultiMedia>'
        '<ofd:MultiMedia ID="6" Type="Image"><ofd:MediaFile>mask.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
        '<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="9" Width="20" Height="20"><ofd:Content>'
        f"{shape(0, 0, filled('0 128 0'), 20, 20)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    axial = (
        '<ofd:FillColor><ofd:AxialShd StartPoint="0 0" EndPoint="60 0" Extend="3"><ofd:Segment Position="0"><ofd:Color Value="255 0 0"/>'
        '</ofd:Segment><ofd:Segment Position="1"><ofd:Color Value="0 0 255"/></ofd:Segment></ofd:AxialShd></ofd:FillColor>'
    )
    radial = (
        '<ofd:FillColor><ofd:RadialShd StartPoint="20 20" StartRadius="0" EndPoint="20 20" EndRadius="20" Eccentricity="0.8" Angle="30">'
        '<ofd:Segment><ofd:Color Value="255 255 0"/></ofd:Segment><ofd:Segment><ofd:Color Value="0 0 0"/></ofd:Segment></ofd:RadialShd></ofd:FillColor>'
    )
    cell = shape(0, 0, filled("0 0 255"), 4, 4)
    pattern = (
        '<ofd:FillColor><ofd:Pattern Width="4" Height="4" XStep="8" YStep="8"><ofd:CellContent>'
        f"{cell}</ofd:CellContent></ofd:Pattern></ofd:FillColor>"
    )
    objects = (
        shape(20, 20, axial, 60, 20) + shape(100, 20, radial, 40, 40) + shape(20, 60, pattern, 40, 40)
        + shape(80, 70, filled('0 0 0'), 40, 20) + shape(90, 75, filled('255 0 0', 128), 40, 40)
        + '<ofd:ImageObject ID="8" Boundary="20 120 40 40" CTM="40 0 0 40 0 0" ResourceID="5" ImageMask="6" Alpha="255"/>'
        + '<ofd:CompositeObject ID="10" Boundary="80 120 20 20" ResourceID="9"/>'
        + '<ofd:CompositeObject ID="11" Boundary="120 120 40 40" CTM="2 0 0 2 0 0" ResourceID="9" Alpha="100"/>'
        + '<ofd:TextObject ID="12" Boundary="20 180 100 20" Font="32" Size="10" HScale="0.7" Italic="true">'
            '<ofd:TextCode X="0" Y="10">楷体斜着写</ofd:TextCode></ofd:TextObject>'
        + '<ofd:TextObject ID="13" Boundary="150 180 20 80" Font="32" Size="8" ReadDirection="90"><ofd:TextCode X="0" Y="8">竖着写</ofd:TextCode></ofd:TextObject>'
        + '<ofd:TextObject ID="14" Boundary="20 210 100 20" Font="32" Size="12" Stroke="true" Fill="false" LineWidth="0.2">'
            '<ofd:TextCode X="0" Y="12" DeltaX="12">空心</ofd:TextCode></ofd:TextObject>'
    )  # fmt: skip
    page = f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="1">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
    parts: dict[str, str | bytes] = {
        "OFD.xml": f"<ofd:OFD {NS}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/PublicRes.xml": res, "Doc_0/Res/a.png": png("red", (40, 40)), "Doc_0/Res/mask.png": _mask(), PAGE: page,
    }  # fmt: skip
    return ofd(parts=parts)


def _mask() -> bytes:
    image = Image.new("L", (40, 40), 0)
    ImageDraw.Draw(image).rectangle((0, 0, 39, 19), fill=255)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def filled(color: str, alpha: int = 255) -> str:
    """A fill."""
    return f'<ofd:FillColor Value="{color}" Alpha="{alpha}"/>'


def shape(x: float, y: float, paint: str, width: float, height: float, more: str = 'Stroke="false"') -> str:
    """A filled box."""
    return (
        f'<ofd:PathObject ID="50" Boundary="{x} {y} {width} {height}" Fill="true" {more}>{paint}<ofd:AbbreviatedData>M 0 0 L {width} 0 '
        f"L {width} {height} L 0 {height} C</ofd:AbbreviatedData></ofd:PathObject>"
    )


def like_invoice() -> bytes:
    """A wide small page on a template of lines, an attachment, a seal in a signature, a stamp as annotation."""
    lines = "".join(
        f'<ofd:PathObject ID="{60 + row}" Boundary="10 {30 + 20 * row} 190 1" LineWidth="0.25"><ofd:StrokeColor Value="156 82 35"/>'
        "<ofd:AbbreviatedData>M 0 0 L 190 0</ofd:AbbreviatedData></ofd:PathObject>"
        for row in range(5)
    )
    title = (
        '<ofd:TextObject ID="70" Boundary="60 8 90 12" Font="4" Size="7" Weight="700">'
        '<ofd:FillColor Value="156 82 35"/><ofd:TextCode X="0" Y="9">电子发票（普通发票）</ofd:TextCode>'
        "</ofd:TextObject>"
    )
    template = f'<ofd:Page {NS}><ofd:Content><ofd:Layer ID="1" Type="Background">{title}{lines}</ofd:Layer></ofd:Content></ofd:Page>'
    rows = "".join(
        (
            f'<ofd:TextObject ID="{80 + row}" Boundary="12 {33 + 20 * row} 180 8" Font="3" Size="3.5">'
            f'<ofd:TextCode X="0" Y="4" DeltaX="g {len(said) - 1} 3.5">{said}</ofd:TextCode></ofd:TextObject>'
        )
        for row, said in enumerate(
            (
                "购买方名称：云岫市市场监督管理局",
                "统一社会信用代码：11330000MB0X000001",
                "*检测服务*抽样检验费",
                "价税合计（大写）：壹仟贰佰元整",
            )
        )
    )
    page = (
        f'<ofd:Page {NS}><ofd:Area><ofd:PhysicalBox>0 0 210 140</ofd:PhysicalBox></ofd:Area><ofd:Template TemplateID="9" ZOrder="Background"/>'
        f'<ofd:Content><ofd:Layer ID="2">{rows}</ofd:Layer></ofd:Content></ofd:Page>'
    )
    stamp = shape(0, 0, filled("255 240 200", 128), 30, 15)
    parts: dict[str, str | bytes] = {
        "Doc_0/Tpls/Tpl_0/Content.xml": template, PAGE: page,
        "Doc_0/Attachs/Attachments.xml": (f'<ofd:Attachments {NS}><ofd:Attachment ID="1" Name="original_invoice" Format="xml" Size="12.5">'
            '<ofd:FileLoc>original_invoice.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>'),
        "Doc_0/Attachs/original_invoice.xml": "<a/>",
        "Doc_0/Signs/Signatures.xml": f'<ofd:Signatures {NS}><ofd:Signature ID="1" Type="Seal" BaseLoc="/Doc_0/Signs/Sign_0/Signature.xml"/></ofd:Signatures>',
        "Doc_0/Signs/Sign_0/Signature.xml": (f'<ofd:Signature {NS}><ofd:SignedInfo>'
            '<ofd:SignatureDateTime>20260428101500Z</ofd:SignatureDateTime>'
            '<ofd:StampAnnot ID="1" PageRef="1" Boundary="150 90 30 20"/></ofd:SignedInfo>'
            '<ofd:SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat</ofd:SignedValue></ofd:Signature>'),
        "Doc_0/Signs/Sign_0/SignedValue.dat": b"\x30\x82der" + _seal() + b"rest",
        "Doc_0/Annots/Annotations.xml": f'<ofd:Annotations {NS}><ofd:Page PageID="1"><ofd:FileLoc>P.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>',
        "Doc_0/Annots/P.xml": (f'<ofd:PageAnnot {NS}><ofd:Annot ID="1" Type="Stamp" Creator="a">'
            f'<ofd:Appearance Boundary="90 118 30 15">{stamp}</ofd:Appearance></ofd:Annot>'
            '<ofd:Annot ID="2" Type="Link"/></ofd:PageAnnot>'),
    }  # fmt: skip
    return ofd(parts=parts, signatures=True)


def _seal() -> bytes:
    image = Image.new("RGBA", (120, 80), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((3, 3, 116, 76), outline=(220, 0, 0, 255), width=5)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


MAKERS = {
    "数科": like_shuke,
    "福昕": like_foxit,
    "福昕裸字体": lambda: like_foxit(bare=True),
    "WPS": like_wps,
    "电子发票": like_invoice,
}
