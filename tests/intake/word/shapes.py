"""Pictures, seals, text boxes and page numbers for the written Word files."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

from tests.intake.word.build import (
    Parts,
    field,
    para,
    run,
)

NO_GRID = ""
EXACT = '<w:spacing w:line="560" w:lineRule="exact"/>'
INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
CENTER = '<w:jc w:val="center"/>'
OWN_MARK = '<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r>'


def picture(width: int = 400, height: int = 300, seal: bool = False) -> bytes:
    """A small PNG: a photo-like pattern or a red seal on a transparent ground."""
    image = Image.new("RGBA" if seal else "RGB", (width, height), (0, 0, 0, 0) if seal else (210, 220, 230))
    draw = ImageDraw.Draw(image)
    if seal:
        draw.ellipse((4, 4, width - 5, height - 5), outline=(200, 0, 0, 255), width=6)
        draw.polygon(
            [(width / 2, height / 3), (width * 0.6, height * 0.6), (width * 0.4, height * 0.6)], fill=(200, 0, 0)
        )
    else:
        draw.rectangle((width // 4, height // 4, width // 2, height // 2), fill=(120, 90, 60))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def drawing(relation: str, width_pt: float, height_pt: float, anchor: str = "", crop: str = "", turn: int = 0) -> str:
    """A picture in a run, inline or anchored."""
    cx, cy = round(width_pt * 12700), round(height_pt * 12700)
    graphic = (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>{crop}'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm rot="{turn}"><a:off x="0" y="0"/>'
        f'<a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic>"
    )
    size = f'<wp:extent cx="{cx}" cy="{cy}"/>'
    name = '<wp:docPr id="1" name="图片"/>'
    if not anchor:
        return f"<w:r><w:drawing><wp:inline>{size}{name}{graphic}</wp:inline></w:drawing></w:r>"
    return f"<w:r><w:drawing>{anchor.format(size=size, name=name, graphic=graphic)}</w:drawing></w:r>"


def anchor(x_pt: float, y_pt: float, wrap: str = "<wp:wrapNone/>", behind: int = 0, h: str = "column") -> str:
    """The wp:anchor around a picture, with places for its parts."""
    return (
        f'<wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="1" behindDoc="{behind}" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{h}"><wp:posOffset>{round(x_pt * 12700)}</wp:posOffset></wp:positionH>'
        f'<wp:positionV relativeFrom="paragraph"><wp:posOffset>{round(y_pt * 12700)}</wp:posOffset></wp:positionV>'
        "{size}" + wrap + "{name}{graphic}</wp:anchor>"
    )


def text_box(text: str, width_pt: float, height_pt: float, x_pt: float, y_pt: float) -> str:
    """A floating text box in both forms Word writes; only one may be shown."""
    cx, cy = round(width_pt * 12700), round(height_pt * 12700)
    content = f"<w:txbxContent>{para(text, '', 10.5, '宋体')}</w:txbxContent>"
    shape = (
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{cx}" cy="{cy}"/></a:xfrm><a:prstGeom prst="rect">'
        '<a:avLst/></a:prstGeom><a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill></a:ln></wps:spPr>'
        f"<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
    )
    placed = anchor(x_pt, y_pt).format(
        size=f'<wp:extent cx="{cx}" cy="{cy}"/>', name='<wp:docPr id="9" name="文本框"/>', graphic=shape
    )
    style = f"position:absolute;margin-left:{x_pt}pt;margin-top:{y_pt}pt;width:{width_pt}pt;height:{height_pt}pt"
    fallback = f'<w:pict><v:shape style="{style}"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{placed}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def page_footer(parts: Parts, text: str = "第{page}页 共{pages}页") -> str:
    """A centred footer with page numbers; returns its reference."""
    before, _, rest = text.partition("{page}")
    middle, _, after = rest.partition("{pages}")
    content = (
        run(before, 9, "宋体") + field("PAGE") + run(middle, 9, "宋体") + field("NUMPAGES") + run(after, 9, "宋体")
    )
    return f'<w:footerReference w:type="default" r:id="{parts.running("footer", para(content, CENTER))}"/>'
