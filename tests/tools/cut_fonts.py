"""Cut the bundled fonts from their sources; run by hand, the results are committed.

    python tests/tools/cut_fonts.py SOURCES TARGET [CUT_FONT_NAME...]

SOURCES holds NotoSerifSC_400Regular.ttf, NotoSerifSC_700Bold.ttf, NotoSansSC_400Regular.ttf and
NotoSansSC_700Bold.ttf (npm packages @expo-google-fonts/noto-serif-sc and noto-sans-sc, 0.4.3) and
LXGWWenKai-Regular.ttf (Debian package fonts-lxgw-wenkai, 1.250). The same sources give the same bytes.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FACES = {
    "NotoSerifSC_400Regular.ttf": ("NotoSerifSC-Regular.ttf", None),
    "NotoSerifSC_700Bold.ttf": ("NotoSerifSC-Bold.ttf", None),
    "NotoSansSC_400Regular.ttf": ("NotoSansSC-Regular.ttf", None),
    "NotoSansSC_700Bold.ttf": ("NotoSansSC-Bold.ttf", None),
    # The OFL lets a cut font travel only under a name that is not reserved.
    "LXGWWenKai-Regular.ttf": ("AnjuanKai-Regular.ttf", "Anjuan Kai"),
}

# 通用规范汉字表 asks for these of CJK extension A; of extensions B and later all that a source draws are kept.
EXTENSION_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃"
    "䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
MORE = "㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿㎡㎥℃‰€£¥©®™•–—―†‡−≈≤≥"


# 楷体 sets headings and notes only: GB 2312, the common traditional characters and rare name characters are enough,
# what is beyond them falls back to 宋体.
NAMES = "喆堃犇烎玥瑧翀赟龑玮琤珺璟昇晟昉旻淏灏煊燚焱垚淼鑫祎禛祺偲俣婳姝嫄芃苡茜蓁彧骉骎怡翾翊翯谞诜钺锟铖镕霈韡"


def kai_wanted() -> set[int]:
    """The Chinese characters of the 楷体 cut."""
    chars = {ord(char) for char in NAMES + EXTENSION_A}
    for codec, leads in (("gb2312", range(0xA1, 0xF8)), ("big5", range(0xA4, 0xC7))):
        for lead in leads:
            for trail in range(0x40, 0xFF):
                try:
                    chars.add(ord(bytes((lead, trail)).decode(codec)))
                except UnicodeDecodeError:
                    continue
    return chars


def wanted(available: set[int]) -> set[int]:
    """GBK, Latin, general punctuation, the rest of the unified block, and the rarer characters of names."""
    chars = {code for code in range(0x20, 0x250) if code not in range(0x7F, 0xA0)}
    chars |= set(range(0x2010, 0x2028)) | set(range(0x2030, 0x205F)) | set(range(0x2460, 0x2500))
    chars |= {ord(char) for char in EXTENSION_A + MORE}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            try:
                chars.add(ord(bytes((lead, trail)).decode("gbk")))
            except UnicodeDecodeError:
                continue
    chars |= set(range(0x4E00, 0xA000))
    chars |= {code for code in available if code >= 0x20000}
    return chars & available


def cut(source: Path, target: Path, family: str | None) -> int:
    """Write the cut of one font; gives its size."""
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.drop_tables = [
        "BASE",
        "GDEF",
        "GPOS",
        "GSUB",
        "STAT",
        "gasp",
        "prep",
        "fpgm",
        "cvt ",
        "vhea",
        "vmtx",
        "DSIG",
    ]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.glyph_names = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    chars = wanted(set(font.getBestCmap()))
    if family:
        chars = {code for code in chars if not 0x3400 <= code < 0xF900} | (chars & kai_wanted())
    subsetter.populate(unicodes=chars)
    subsetter.subset(font)
    _add_check_boxes(font)
    _join_dashes(font)
    if family:
        _rename(font, family)
    font.save(target)
    return target.stat().st_size


def _add_check_boxes(font: TTFont) -> None:
    """Draw ☐ ☑ ☒: none of the sources has them, and a report must say 是/否 in text that can be copied."""
    outer, inner = [(110, -60), (110, 720), (890, 720), (890, -60)], [(165, -5), (835, -5), (835, 665), (165, 665)]
    tick = [(255, 350), (320, 395), (450, 235), (710, 590), (765, 545), (455, 115)]
    strokes = [[(210, 80), (750, 620), (790, 580), (250, 40)], [(210, 580), (250, 620), (790, 80), (750, 40)]]
    for code, marks in ((0x2610, []), (0x2611, [tick]), (0x2612, strokes)):
        name = f"uni{code:04X}"
        pen = TTGlyphPen(None)
        for contour in (outer, inner, *marks):
            pen.moveTo(contour[0])
            for point in contour[1:]:
                pen.lineTo(point)
            pen.closePath()
        font["glyf"][name] = pen.glyph()
        font["hmtx"][name] = (1000, 110)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[code] = name


def _join_dashes(font: TTFont) -> None:
    """Draw — as wide as its em and as high as ─: —— is one mark, which the sources reach by a table cut away here."""
    names = font.getBestCmap()
    if font["hmtx"][names[0x2014]][0] == font["head"].unitsPerEm:
        return
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[0x2014] = names[0x2500]


def _rename(font: TTFont, family: str) -> None:
    texts = {1: family, 2: "Regular", 3: f"{family} Regular", 4: family, 6: family.replace(" ", "") + "-Regular"}
    for record in font["name"].names:
        if record.nameID in texts:
            record.string = texts[record.nameID]


def main() -> None:
    """Cut all faces."""
    sources, target = Path(sys.argv[1]), Path(sys.argv[2])
    only = sys.argv[3:]
    for name, (cut_name, family) in FACES.items():
        if only and cut_name not in only:
            continue
        size = cut(sources / name, target / cut_name, family)
        sys.stdout.write(f"{cut_name} {size}\n")


if __name__ == "__main__":
    main()
