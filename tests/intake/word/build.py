"""Small Word files written as raw XML, so that each test says exactly what stands in its file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="1440" w:right="1800" w:bottom="1440" w:left="1800" w:header="851" w:footer="992" w:gutter="0"/>'
)
GRID = '<w:docGrid w:type="lines" w:linePitch="312"/>'
OFFICIAL = (
    '<w:pgMar w:top="2098" w:right="1474" w:bottom="1985" w:left="1588" w:header="851" w:footer="1417" w:gutter="0"/>'
)
SENTENCES = (
    "经查，当事人于2026年3月5日在其经营场所内存放超过保质期的预包装食品，",
    "执法人员向当事人出示了执法证件，告知其依法享有的权利和应当履行的义务。",
    "现场检查时，货架上陈列有标示生产日期为2025年8月1日的核桃酥12盒，",
    "当事人不能提供上述食品的进货查验记录和供货者的许可证、产品合格证明文件。",
    "上述事实有现场检查笔录、询问笔录、现场照片（共4张）、进货票据复印件等证据证实。",
    "依照《中华人民共和国行政处罚法》第五十七条第一款第一项的规定，",
    "本机关拟对当事人作出如下处理：没收违法所得75.00元，并处罚款人民币伍万元整；",
    "如不服本决定，可以自收到本决定书之日起六十日内申请行政复议，",
    "也可以在六个月内依法向人民法院提起行政诉讼。逾期不缴纳罚款的，每日按罚款数额的3%加处罚款。",
    "案件编号为QX-2026-0117，统一社会信用代码91330000MAXXQ101XH，联系电话0571-88888888。",
)


def story(count: int, start: int = 0) -> str:
    """`count` sentences of an enforcement document, always the same."""
    return "".join(SENTENCES[(start + step * 3) % len(SENTENCES)] for step in range(count))


def run(text: str, size: float | None = None, east: str = "", more: str = "", latin: str = "Times New Roman") -> str:
    """A w:r with text; tabs and line breaks become their elements."""
    fonts = f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:hint="eastAsia"/>' if east else ""
    sized = f'<w:sz w:val="{round(size * 2)}"/>' if size else ""
    content = "".join(
        "<w:tab/>"
        if piece == "\t"
        else "<w:br/>"
        if piece == "\n"
        else f'<w:t xml:space="preserve">{escape(piece)}</w:t>'
        for piece in _pieces(text)
    )
    return f"<w:r><w:rPr>{fonts}{more}{sized}</w:rPr>{content}</w:r>"


def _pieces(text: str) -> Iterable[str]:
    piece = ""
    for char in text:
        if char in "\t\n":
            if piece:
                yield piece
            yield char
            piece = ""
        else:
            piece += char
    if piece:
        yield piece


def para(content: str = "", props: str = "", size: float | None = None, east: str = "", more: str = "") -> str:
    """A w:p; plain text is put into one run."""
    inner = content if content.startswith("<") or not content else run(content, size, east, more)
    return f"<w:p><w:pPr>{props}</w:pPr>{inner}</w:p>"


def cell(content: str, width: int, props: str = "", size: float = 10.5, east: str = "宋体") -> str:
    """A w:tc; plain text becomes one paragraph."""
    inner = content if content.startswith("<w:p") or content.startswith("<w:tbl") else para(content, "", size, east)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{props}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], height: int = 0, rule: str = "atLeast", more: str = "") -> str:
    """A w:tr."""
    tall = f'<w:trHeight w:val="{height}" w:hRule="{rule}"/>' if height else ""
    return f"<w:tr><w:trPr>{more}{tall}</w:trPr>{''.join(cells)}</w:tr>"


def table(widths: Iterable[int], rows: Iterable[str], props: str = "", fixed: bool = True) -> str:
    """A w:tbl with all borders."""
    widths = list(widths)
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    layout = '<w:tblLayout w:type="fixed"/>' if fixed else ""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{props}<w:tblBorders>{sides}</w:tblBorders>{layout}'
        f'<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def section(page: str = A4, margins: str = MARGINS, grid: str = GRID, more: str = "") -> str:
    """A w:sectPr."""
    return f"<w:sectPr>{more}{page}{margins}{grid}</w:sectPr>"


def field(code: str, result: str = "1", size: float = 9) -> str:
    """A complex field in runs."""
    props = f'<w:rPr><w:sz w:val="{round(size * 2)}"/></w:rPr>'
    marks = {kind: f'<w:r>{props}<w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    return (
        f'{marks["begin"]}<w:r>{props}<w:instrText xml:space="preserve"> {code} </w:instrText></w:r>{marks["separate"]}'
        f"<w:r>{props}<w:t>{result}</w:t></w:r>{marks['end']}"
    )


def styles(size: float = 10.5, east: str = "宋体", jc: str = "both", extra: str = "") -> str:
    """A style sheet as Chinese Word and WPS write it."""
    return (
        f'<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
        f'w:hAnsi="Times New Roman" w:eastAsia="{east}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault>'
        f'<w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:jc w:val="{jc}"/></w:pPr><w:rPr><w:kern w:val="2"/>'
        f'<w:sz w:val="{round(size * 2)}"/></w:rPr></w:style>'
        f'<w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" '
        f'w:type="dxa"/><w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr></w:style>{extra}</w:styles>"
    )


def settings(more: str = "", mode: int = 15) -> str:
    """A settings part."""
    return (
        f'<w:settings {NAMESPACES}>{more}<w:defaultTabStop w:val="420"/><w:compat><w:compatSetting '
        f'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="{mode}"/></w:compat></w:settings>'
    )


class Parts:
    """Parts beside the document: headers, notes, pictures; hands out relation ids."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.relations: list[str] = []
        self.types: list[str] = []

    def add(self, name: str, kind: str, data: str | bytes, content_type: str = "") -> str:
        """Add a part and return the id of its relation."""
        number = len(self.relations) + 1
        self.files["word/" + name] = data.encode("utf-8") if isinstance(data, str) else data
        self.relations.append(f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{name}"/>')
        if content_type:
            self.types.append(f'<Override PartName="/word/{name}" ContentType="{content_type}"/>')
        return f"rId{number}"

    def running(self, kind: str, body: str) -> str:
        """A header or footer part."""
        tag = "hdr" if kind == "header" else "ftr"
        count = sum(kind in name for name in self.files) + 1
        xml = f"<w:{tag} {NAMESPACES}>{body}</w:{tag}>"
        word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
        return self.add(f"{kind}{count}.xml", kind, xml, f"{word}.{kind}+xml")


def docx(
    body: str,
    section_props: str = "",
    parts: Parts | None = None,
    style_sheet: str = "",
    settings_part: str = "",
    numbering: str = "",
) -> bytes:
    """A .docx file."""
    parts = parts or Parts()
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts.add("styles.xml", "styles", style_sheet or styles(), f"{word}.styles+xml")
    parts.add("settings.xml", "settings", settings_part or settings(), f"{word}.settings+xml")
    if numbering:
        xml = f"<w:numbering {NAMESPACES}>{numbering}</w:numbering>"
        parts.add("numbering.xml", "numbering", xml, f"{word}.numbering+xml")
    document = f"<w:document {NAMESPACES}><w:body>{body}{section_props or section()}</w:body></w:document>"
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpeg" ContentType="image/jpeg"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>{"".join(parts.types)}</Types>'
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    files: dict[str, bytes] = {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": (
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{OFFICE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ).encode(),
        "word/document.xml": document.encode("utf-8"),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{package}">{"".join(parts.relations)}</Relationships>'
        ).encode(),
        **parts.files,
    }
    return zipped(files)


def zipped(files: dict[str, bytes]) -> bytes:
    """Files as a zip with fixed dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()
