"""Requested typefaces: which bundled face draws them, how high their lines are, how wide their Latin letters.

The heights are those of the *requested* face, because page breaks follow from them: Chinese faces set by Word stand
1.3 em high. The widths are published advances of the usual office faces, in 1/1000 em from U+0020 on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from app.typeset.fonts import Face

_TIMES = (
    "250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 "
    "564 564 444 921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 "
    "611 333 278 333 469 500 333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 "
    "722 500 500 444 480 200 480 541"
)
_TIMES_BOLD = (
    "250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 "
    "570 570 500 930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 "
    "667 333 278 333 581 500 333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 "
    "722 500 500 444 394 220 394 520"
)
_ARIAL = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 "
    "584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 "
    "611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 "
    "722 500 500 500 334 260 334 584"
)
_ARIAL_BOLD = (
    "278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 "
    "584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 "
    "611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 "
    "778 556 556 500 389 280 389 584"
)
_CALIBRI = (
    "226 326 401 498 507 715 682 221 303 303 498 498 250 306 252 386 507 507 507 507 507 507 507 507 507 507 268 268 498 "
    "498 498 463 894 579 544 533 615 488 459 631 623 252 319 520 420 855 646 662 517 673 543 459 487 642 567 890 519 487 "
    "468 307 386 307 498 498 291 479 525 423 525 498 305 471 525 229 239 455 229 799 525 527 525 525 349 391 335 525 452 "
    "715 433 453 395 314 460 314 498"
)


@dataclass(frozen=True, slots=True)
class FaceMetrics:
    """Ascent and descent of a requested face in em, and how its Latin letters are measured."""

    ascent: float
    descent: float
    latin: str = "drawn"


_SONG = FaceMetrics(1.009, 0.291, "half")
# Longest match first; a name not listed is taken for a Chinese face when it has Chinese in it.
_METRICS = (
    (r"times|nimbus ?roman|liberation serif|tinos", FaceMetrics(0.933, 0.216, "times")),
    (r"arial|helvetica|nimbus ?sans|liberation sans|arimo", FaceMetrics(0.938, 0.212, "arial")),
    (r"calibri|carlito", FaceMetrics(0.952, 0.269, "calibri")),
    (r"cambria|caladea", FaceMetrics(0.95, 0.222, "drawn")),
    (r"courier|consolas|mono", FaceMetrics(0.833, 0.3, "fixed")),
    (r"noto serif|source han serif|思源宋", FaceMetrics(1.151, 0.286)),
    (r"noto sans|source han sans|思源黑", FaceMetrics(1.16, 0.288)),
    (r"yahei|雅黑|microsoft jhenghei", FaceMetrics(1.058, 0.262)),
    (r"dengxian|等线", FaceMetrics(0.986, 0.314)),
    (r"wingdings|webdings|symbol", FaceMetrics(0.898, 0.211)),
    (r"ms gothic|ms mincho|ms ?明朝|ms ?ゴシック", FaceMetrics(0.859, 0.141, "half")),
    (r"segoe|tahoma|verdana|trebuchet", FaceMetrics(1.0, 0.25)),
    (r"georgia|garamond|century|book antiqua|palatino", FaceMetrics(0.917, 0.25, "times")),
    (
        r"simsun|nsimsun|simhei|fangsong|kaiti|youyuan|lisu|stsong|stkaiti|stfangsong|stzhongsong|stxihei|fz|hei|song|kai",
        _SONG,
    ),
)
_SANS = re.compile(
    r"黑|hei|gothic|arial|helvet|calibri|sans|等线|dengxian|雅黑|tahoma|verdana|segoe|consolas|courier|圆|youyuan|琥珀|wingdings"
)
_KAI = re.compile(r"楷|kai|行楷|隶|魏碑|xingkai|liti|lisu")
_HEAVY = re.compile(r"小标宋|大标宋|标宋|粗宋|xiaobiaosong|xbs|大标|超粗|特粗")
_TABLES = {
    name: (tuple(map(int, plain.split())), tuple(map(int, bold.split())))
    for name, plain, bold in (
        ("times", _TIMES, _TIMES_BOLD),
        ("arial", _ARIAL, _ARIAL_BOLD),
        ("calibri", _CALIBRI, _CALIBRI),
    )
}


@lru_cache(maxsize=512)
def drawn_face(name: str, bold: bool) -> Face:
    """The bundled face that draws a requested one."""
    plain = name.lower()
    if _KAI.search(plain):
        return Face.KAI
    if _SANS.search(plain):
        return Face.SANS_BOLD if bold else Face.SANS
    return Face.SERIF_BOLD if bold or _HEAVY.search(plain) else Face.SERIF


@lru_cache(maxsize=512)
def metrics_of(name: str) -> FaceMetrics:
    """Line metrics of a requested face."""
    plain = name.lower()
    for pattern, metrics in _METRICS:
        if re.search(pattern, plain):
            return metrics
    if any(char > "\u2e80" for char in name):
        return _SONG
    return FaceMetrics(0.92, 0.23)


def latin_advance(name: str, bold: bool, char: str) -> float | None:
    """The advance of a Latin letter in em, None when the drawn face's own is to be used."""
    kind = metrics_of(name).latin
    if kind == "half":
        return 0.5
    if kind == "fixed":
        return 0.6
    index = ord(char) - 32
    if kind in _TABLES and 0 <= index < 95:
        return _TABLES[kind][bold][index] / 1000
    return None
