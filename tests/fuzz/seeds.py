"""Seeds: small files of every kind, made here or taken from the samples."""

from __future__ import annotations

import csv
import io
import json
import struct
import wave
import zipfile
from functools import cache
from pathlib import Path

import py7zr
import xlsxwriter
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from app.intake.pictures import picture_view
from app.intake.rich_text import read_rtf
from app.paths import resources_folder
from tests.evidence.papers import embedded, locked, paper
from tests.intake.ofd_papers import ofd, png, text
from tests.intake.word.samples import SAMPLES
from tests.standards.importing.more_sheets import MORE
from tests.standards.importing.sheets import SHEETS

FILES = Path(__file__).parents[1] / "intake" / "files"
LAW = """云岫市示例条例
（2019年3月1日云岫市第一届人民代表大会常务委员会第三次会议通过 自2020年1月1日起施行）
第一章 总则
第一条 为了举例，制定本条例。
第二条 行政机关应当自立案之日起九十日内作出决定。
有下列情形之一的，可以延长：
（一）案情复杂的；
（二）其他情形。
第三条之一 本条例自2020年1月1日起施行。
"""
LIST = (
    "序号,行政相对人名称,案  号,处罚机关（全称）,立案时间,处罚决定日期,备注\n"
    "1,某某食品有限公司,云市监立〔2026〕3号,云岫市市场监督管理局,2026.3.12,2026年4月28日,\n"
    '2,李四,,云岫市市场监督管理局,2026-13-40,46160,"没有""文号"\n'
)


def words() -> list[bytes]:
    """Word documents of many forms."""
    return [make() for make in SAMPLES.values()]


def old_words() -> list[bytes]:
    return [(FILES / "receipt.doc").read_bytes()]


def old_sheets() -> list[bytes]:
    return [(FILES / "goods.xls").read_bytes()]


def sheets() -> list[bytes]:
    """Workbooks with merged cells, dates, formulas, hidden sheets."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    sheet = book.add_worksheet("台账")
    sheet.merge_range(0, 0, 0, 3, "2026年度台账")
    sheet.write_row(1, 0, ["案号", "当事人", "立案日期", "金额"])
    sheet.write_row(2, 0, ["云〔2026〕1号", "某公司", 46160, 12.5])
    sheet.write_datetime(
        3, 2, __import__("datetime").datetime(2026, 3, 4, 5, 6), book.add_format({"num_format": "yyyy-mm-dd"})
    )
    sheet.write_formula(3, 3, "=SUM(D3:D3)", None, 12.5)
    sheet.write_boolean(3, 1, True)
    book.add_worksheet("隐藏").hide()
    book.close()
    return [out.getvalue(), *(made.data() for made in SHEETS if made.kind == "xlsx")]


def texts() -> list[bytes]:
    said = "询问笔录\r\n问：你是𠮷野家的负责人吗？\n答：是。\t2026年3月4日\n〔2026〕33号\n"
    return [said.encode(code, "replace") for code in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030", "big5")]


def rich_texts() -> list[bytes]:
    return [
        rb"{\rtf1\ansi\ansicpg936\uc1{\fonttbl{\f0 SimSun;}{\f1\fcharset134 Sim;}}{\*\generator x;}{\info{\title h}}"
        rb"\pard \'d0\'d0\'d5\'fe\u22788?\u32602?\par{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\par"
        rb"\trowd\cellx1000\cellx2000\pard\intbl a\cell b\cell\row\trowd\clmgf\cellx1\clmrg\cellx2\pard\intbl c\cell d\cell\row"
        rb"{\pict\pngblip 89504e47}{\object\objemb{\*\objdata 0102}}{\upr{a}{\*\ud{b}}}\pard after\{\}\u-10174?\u-8265?\bin4 abcd\par}",
    ]


def web_pages() -> list[bytes]:
    page = (
        '<!DOCTYPE html><html><head><meta charset="gb2312"><title>题</title><script>a()</script></head><body>'
        "<h1>行政处罚信息</h1><p>甲<b>乙</b><br>丁</p><table><tr><td colspan=2 rowspan=2>合并<td>案号</tr><tr><th>当事人</th></tr></table>"
        "<ul><li>一<li>二</ul><table><tr><td><table><tr><td>内</td><td>表</td></tr></table></td></tr></table>&nbsp;&#20013;</body></html>"
    )
    return [page.encode("gb18030"), page.replace("gb2312", "utf-8").encode()]


def office_xml() -> list[bytes]:
    """Documents and workbooks of Office 2003 in one XML file."""
    word = (
        '<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body><w:p><w:r><w:t>决定书</w:t>'
        "<w:tab/></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl></w:body></w:wordDocument>"
    )
    excel = (
        '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
        '<Worksheet ss:Name="清单"><Table><Row><Cell ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">物品</Data></Cell></Row>'
        '<Row ss:Index="5"><Cell ss:Index="3"><Data>1</Data></Cell></Row></Table></Worksheet></Workbook>'
    )
    return [word.encode(), excel.encode()]


def web_archives() -> list[bytes]:
    head = b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="gb2312"\n'
    return [
        head + b"Content-Transfer-Encoding: base64\n\nPHA+YTwvcD4=\n--x--\n",
        head
        + b"Content-Transfer-Encoding: quoted-printable\n\n<p>=B8=E6</p>=\n--x\nContent-Type: image/png\n\nx\n--x--\n",
    ]


def pdfs() -> list[bytes]:
    """Text with and without embedded faces, a turned page, a picture, a lock, links, forms and a plain hand-made file."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.bookmarkPage("a")
    canvas.addOutlineEntry("甲", "a")
    canvas.drawString(100, 700, "Plain text")
    canvas.linkURL("http://example.com", (10, 10, 50, 50))
    canvas.beginForm("f")
    canvas.rect(10, 10, 30, 30)
    canvas.endForm()
    canvas.doForm("f")
    canvas.linearGradient(0, 0, 100, 100, ((1, 0, 0), (0, 0, 1)))
    canvas.acroForm.textfield(name="n", x=100, y=100, value="v")
    canvas.showPage()
    canvas.save()
    scan, _, _ = picture_view(pictures()[0], 10**7, 5)
    return [out.getvalue(), paper(2), embedded(), paper(turn=90), scan, locked(), read_rtf(rich_texts()[0])[0]]


def ofds() -> list[bytes]:
    """OFD files with everything the reader draws."""
    try:
        from tests.intake.ofd_makers import MAKERS

        made = [make() for make in MAKERS.values()]
    except ImportError:
        made = []
    path = (
        '<ofd:PathObject ID="8" Boundary="10 10 50 50" Fill="true" LineWidth="0.5"><ofd:FillColor Value="255 0 0"/>'
        "<ofd:AbbreviatedData>M 0 0 L 9 0 Q 1 2 3 4 B 1 2 3 4 5 6 A 5 5 0 1 0 7 7 C</ofd:AbbreviatedData></ofd:PathObject>"
    )
    picture = '<ofd:ImageObject ID="9" Boundary="20 40 30 30" CTM="30 0 0 30 0 0" ResourceID="5"/>'
    return [*made, ofd(text("行政处罚决定书", 20, 30, code='DeltaX="g 3 5 4"') + path + picture)]


@cache
def pictures() -> list[bytes]:
    """JPEG, PNG, BMP, GIF, TIFF and WEBP in several modes, with frames, palettes, resolutions and a camera's turn."""
    image = Image.new("RGB", (60, 40), "white")
    ImageDraw.Draw(image).ellipse((5, 5, 40, 30), fill="red")
    turned = Image.Exif()
    turned[0x0112] = 6
    made = [_saved(image, "JPEG", exif=turned, dpi=(200, 200)), _saved(image.convert("CMYK"), "JPEG")]
    made += [_saved(image, "JPEG", progressive=True), _saved(image.convert("L"), "JPEG")]
    made += [_saved(image.convert(mode), "PNG") for mode in ("1", "L", "P", "RGBA", "LA", "I;16", "RGB")]
    made += [_saved(image.convert(mode), "BMP") for mode in ("1", "P", "RGB")]
    made += [
        _saved(image.convert("P"), "GIF", save_all=True, append_images=[image.convert("P")] * 2),
        _saved(image, "WEBP"),
    ]
    for mode, packing in (
        ("1", "group4"),
        ("1", "group3"),
        ("RGB", "tiff_lzw"),
        ("RGB", "jpeg"),
        ("L", "raw"),
        ("P", "packbits"),
    ):
        made.append(
            _saved(image.convert(mode), "TIFF", compression=packing, save_all=True, append_images=[image.convert(mode)])
        )
    return made


def _saved(image: Image.Image, kind: str, **more: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **more)  # type: ignore[arg-type]
    return out.getvalue()


def heics() -> list[bytes]:
    return [(FILES / "corner.heic").read_bytes()]


def archives() -> list[bytes]:
    """Zips with names in GBK and UTF-8, an inner zip and 7z, a link, a locked entry."""
    inner = _zip({"里/甲.txt": "甲".encode(), "乙.png": png()})
    outer = {
        "卷/1.txt": b"abc",
        "卷/内.zip": inner,
        "2.rtf": rich_texts()[0],
        "空/": b"",
        "3.7z": seven_zips()[0],
        "Thumbs.db": b"x",
    }
    gbk = io.BytesIO()
    with zipfile.ZipFile(gbk, "w") as made:
        for name in ("立案审批表.txt", "证据\\照片.png"):
            info = zipfile.ZipInfo(name.encode("gbk").decode("cp437"))
            made.writestr(info, png() if name.endswith("png") else "立案".encode("gbk"))
    data = bytearray(_zip(outer))
    return [bytes(data), inner, gbk.getvalue(), _zip({"a.zip": _zip({"b.zip": _zip({"c.zip": inner})})})]


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            made.writestr(name, data)
    return out.getvalue()


@cache
def seven_zips() -> list[bytes]:
    """7z archives, their directory packed and plain, one locked."""
    made = []
    for plain in (False, True):
        for password in (None, "secret"):
            out = io.BytesIO()
            with py7zr.SevenZipFile(out, "w", password=password) as archive:
                archive.set_encoded_header_mode(not plain)
                archive.writestr("甲".encode() * 30, "证据/1.txt")
                archive.writestr(png(), "2.png")
            made.append(out.getvalue())
    return made


def registers() -> list[bytes]:
    return [LIST.encode(), LIST.encode("gb18030"), LIST.encode("utf-8-sig"), _written_csv()]


def _written_csv() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([["案号", "当事人", "单位"], ["甲\n乙", 'a"b', "c,d"]])
    return out.getvalue().encode("utf-16")


def standards() -> list[bytes]:
    return [path.read_bytes() for path in sorted((resources_folder() / "standards").glob("*.toml"))]


def score_sheets() -> list[bytes]:
    return [made.data() for made in (*SHEETS, *MORE)]


def statutes() -> list[bytes]:
    import docx

    paper = docx.Document()
    for line in LAW.splitlines():
        paper.add_paragraph(line)
    out = io.BytesIO()
    paper.save(out)
    return [LAW.encode(), LAW.encode("gb18030"), out.getvalue()]


def tables() -> list[bytes]:
    """Holidays, limits, rules, statutes and recorded answers as the program takes them."""
    folder = resources_folder()
    found = [
        *(folder / "holidays").glob("*.toml"),
        *(folder / "limits").glob("*.toml"),
        *(folder / "rules").glob("*.toml"),
    ]
    return [path.read_bytes() for path in sorted(found)]


def answers() -> list[bytes]:
    body = {
        "standard": {"id": "a", "edition": "b"}, "reviewer": "甲", "facts": ["x"], "comment": "",
        "marks": [{"code": "A-01", "verdict": "fault", "applied": [{"rule": "a", "count": 2}], "pins": [{"file": "a", "page": 1}]}],
    }  # fmt: skip
    return [json.dumps(body).encode(), *(path.read_bytes() for path in (resources_folder() / "samples").glob("*.json"))]


def recordings() -> list[bytes]:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(8000)
        made.writeframes(b"\0" * 800)
    head = struct.pack(">B3xIIII", 0, 0, 0, 1000, 60_000) + b"\0" * 80
    long = struct.pack(">B3xQQIQ", 1, 0, 0, 1000, 60_000) + b"\0" * 80
    films = [_box(b"ftyp", b"isom") + _box(b"moov", _box(b"iods", b"") + _box(b"mvhd", one)) for one in (head, long)]
    mp3 = b"ID3\x04\0\0\0\0\0\x05abcde" + (b"\xff\xfb\x90\x00" + b"\0" * 413) * 3
    vbr = b"\xff\xfb\x90\x00" + b"\0" * 32 + b"Xing\0\0\0\x01\0\0\1\0" + b"\0" * 300
    avi = b"RIFF\0\0\0\0AVI LIST\0\0\0\0hdrlavih8\0\0\0" + struct.pack("<IIIII", 40_000, 0, 0, 0, 250) + b"\0" * 40
    return [out.getvalue(), *films, mp3, vbr, avi, b"fLaC\0\0\0\x22" + b"\0" * 40, b"#!AMR\n" + b"\x3c" * 64]


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", len(body) + 8, kind) + body
