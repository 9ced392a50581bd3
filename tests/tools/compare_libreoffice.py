"""Pages and lines of our Word layout beside LibreOffice's, for the written samples or any folder of .docx files.

    python -m tests.tools.compare_libreoffice [--metrics word|bundled] [--random COUNT] [--out FOLDER] [FILE_OR_FOLDER ...]

宋体, 仿宋, 黑体 and 楷体 are aliased to the bundled faces in a private fontconfig and a private LibreOffice profile.
With `--random COUNT` that many files put together at random are compared instead (`random_word.py`).
With `--metrics word` the copies get the line heights our own table gives those faces, so that what is compared is the
layout; with `--metrics bundled` they keep the heights of the bundled faces. A row of the table says: pages of ours, pages
of LibreOffice, share of its pages that hold the same characters, share of its lines that stand on the same page with the
same words, and how far such a line stands from its place there in points (nine in ten stand nearer). LibreOffice is not on
every machine: this is a tool, not a test.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from fontTools.ttLib import TTFont

from app.intake.word.convert import word_to_view
from app.intake.word.faces import drawn_face, metrics_of
from app.typeset.fonts import Face, font_file
from tests.intake.word.samples import SAMPLES
from tests.tools.compare_pages import Likeness, likeness, lines_of
from tests.tools.random_word import random_word

ALIASES = (
    "宋体", "SimSun", "新宋体", "仿宋", "FangSong", "仿宋_GB2312", "方正小标宋简体", "方正仿宋_GBK", "黑体", "SimHei", "楷体", "KaiTi",
    "楷体_GB2312", "微软雅黑", "Microsoft YaHei", "等线",
)  # fmt: skip


def _font_copies(folder: Path, metrics: str) -> dict[str, str]:
    """Copies of the bundled faces under one family name per alias; alias -> family."""
    families = {}
    for alias in ALIASES:
        face = drawn_face(alias, False)
        family = f"Ref {alias}"
        families[alias] = family
        for bold in (False, True):
            source = {(Face.SERIF, True): Face.SERIF_BOLD, (Face.SANS, True): Face.SANS_BOLD}.get((face, bold), face)
            _copy(
                font_file(source), folder / f"{alias}-{int(bold)}.ttf", family, bold, alias if metrics == "word" else ""
            )
    return families


def _latin_copies(folder: Path) -> dict[str, str]:
    """The system's stand-ins for Times and Arial with the line heights of the real faces; alias -> family."""
    families = {}
    for alias in ("Times New Roman", "Arial"):
        families[alias] = f"Ref {alias}"
        for bold in (False, True):
            pattern = f"{alias}:bold" if bold else alias
            found = subprocess.run(["fc-match", "-f", "%{file}", pattern], capture_output=True, text=True, check=True)
            source = Path(found.stdout)
            if source.suffix in (".ttf", ".otf"):
                _copy(source, folder / f"{alias}-{int(bold)}{source.suffix}", families[alias], bold, alias)
            else:
                families.pop(alias, None)
    return families


def _copy(source: Path, target: Path, family: str, bold: bool, alias: str) -> None:
    font = TTFont(source, lazy=True)
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID in (2, 17):
            record.string = "Bold" if bold else "Regular"
        elif record.nameID in (4, 6):
            record.string = f"{family.replace(' ', '')}-{'Bold' if bold else 'Regular'}"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = int(bold)
    if alias:
        height, units = metrics_of(alias), font["head"].unitsPerEm
        up, down = round(height.ascent * units), round(height.descent * units)
        font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap = up, -down, 0
        font["OS/2"].usWinAscent, font["OS/2"].usWinDescent = up, down
        font["OS/2"].sTypoAscender, font["OS/2"].sTypoDescender, font["OS/2"].sTypoLineGap = up, -down, 0
    font.save(target)


def _configure(folder: Path, families: dict[str, str]) -> Path:
    rules = "".join(
        f'<match target="pattern"><test name="family"><string>{alias}</string></test><edit name="family" mode="assign" '
        f'binding="strong"><string>{family}</string></edit></match>'
        for alias, family in families.items()
    )
    config = folder / "fonts.conf"
    config.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"{rules}<dir>{folder}</dir><cachedir>{folder}/cache</cachedir>"
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>',
        encoding="utf-8",
    )
    return config


def compared(files: list[Path], out: Path, metrics: str = "word") -> dict[Path, Likeness]:
    """What our pages of each file have in common with LibreOffice's; both are kept in the folder."""
    for name in ("ours", "theirs", "fonts"):
        (out / name).mkdir(parents=True, exist_ok=True)
    config = out / "fonts" / "fonts.conf"
    if not config.exists():
        families = _font_copies(out / "fonts", metrics)
        if metrics == "word":
            families |= _latin_copies(out / "fonts")
        config = _configure(out / "fonts", families)
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{out}/profile", "--headless", "--convert-to", "pdf", "--outdir",
         str(out / "theirs"), *map(str, files)],
        env={**os.environ, "FONTCONFIG_FILE": str(config)}, capture_output=True, check=True,
    )  # fmt: skip
    return {file: _compare(file, out) for file in files}


def main() -> int:
    """Print the table; exit code 1 when fewer than nine in ten agree."""
    parser = argparse.ArgumentParser()
    parser.add_argument("sources", nargs="*", type=Path)
    parser.add_argument("--metrics", choices=("word", "bundled"), default="word")
    parser.add_argument("--out", type=Path, default=None)
    parser.add_argument("--random", type=int, default=0)
    options = parser.parse_args()
    out = options.out or Path(tempfile.mkdtemp())
    (out / "docx").mkdir(parents=True, exist_ok=True)
    files = _random(options.random, out / "docx") if options.random else _files(options.sources, out / "docx")
    found = list(compared(files, out, options.metrics).items())
    for file, one in found:
        _say(file, one)
    same = sum(one.ours == one.theirs for _, one in found)
    sys.stdout.write(
        f"page count equal: {same} of {len(files)} ({same / len(files):.0%}); pages with the same characters: "
        f"{sum(one.pages for _, one in found) / len(files):.0%}; lines the same: {sum(one.lines for _, one in found) / len(files):.0%}\n"
    )
    return 0 if same >= 0.9 * len(files) else 1


def _random(count: int, folder: Path) -> list[Path]:
    files = [folder / f"random{number:03}.docx" for number in range(count)]
    for number, file in enumerate(files):
        file.write_bytes(random_word(number))
    return files


def _files(sources: list[Path], folder: Path) -> list[Path]:
    if not sources:
        for name, make in SAMPLES.items():
            (folder / f"{name}.docx").write_bytes(make())
        return sorted(folder.glob("*.docx"))
    return [file for source in sources for file in ([source] if source.is_file() else sorted(source.glob("*.doc[xm]")))]


def _compare(file: Path, out: Path) -> Likeness:
    ours, theirs = out / "ours" / f"{file.stem}.pdf", out / "theirs" / f"{file.stem}.pdf"
    ours.write_bytes(word_to_view(file.read_bytes()).pdf)
    return likeness(lines_of(ours), lines_of(theirs))


def _say(file: Path, found: Likeness) -> None:
    mark = "=" if found.ours == found.theirs else "!"
    shares = f"{found.pages:4.0%} {found.lines:4.0%} {found.drift:6.1f}"
    sys.stdout.write(f"{mark} {found.ours:4d} {found.theirs:4d}  {shares}  {file.name}\n")


if __name__ == "__main__":
    sys.exit(main())
