"""What is fuzzed: for each reader its seeds, the changes that fit its files, and how it is called."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

import app.intake.register
import app.standards.importing.excel_tables
from app.errors import ReviewError
from app.evidence.workbook import worksheets
from app.intake.register import propose_mapping, read_register, read_rows
from app.precheck.holidays import read_year
from app.precheck.limits import read_limits
from app.precheck.record import read_adjustments, read_rules
from app.precheck.rule_files import read_own_rules
from app.services.answers import read_recording
from app.services.cases import open_case
from app.services.standards import import_standard
from app.services.statutes import import_statute, statutes_at_hand
from app.standards.toml_read import inspect_standard
from app.store.database import open_store
from tests.fuzz import seeds
from tests.fuzz.mutate import bytes_changed, text_changed
from tests.fuzz.mutate_parts import package_changed, part_changed, png_changed, seven_zip_changed, xml_changed
from tests.fuzz.reading import inline_readers, take_in, told
from tests.services.arriving import DECISION, FILING, take

Changed = Callable[[Random, bytes, Sequence[bytes]], bytes]
Run = Callable[[str, bytes], str]
_RTF = (
    b"{", b"}", b"\\par ", b"\\cell ", b"\\row ", b"\\intbl ", b"\\trowd ", b"\\u-1?", b"\\u55357?", b"\\uc8 ", b"\\bin9 ", b"\\'ff", b"\\'81",
    b"\\*", b"{\\pict ", b"{\\field{\\fldrslt ", b"\\ansicpg950 ", b"\\ansicpg99999 ", b"\\nestcell ", b"\\fcharset136 ", b"\\",
)  # fmt: skip
_HTML = (
    b"<table>", b"<tr>", b"<td>", b"<td rowspan=50 colspan=50>", b"</table>", b"<div>", b"</div>", b"<p>", b"<br>", b"<b>", b"&#0;",
    b"&#xd800;", b"<!--", b"<![CDATA[", b"<svg>", b"<meta charset=utf-16>", b"<script>", b"<pre>", b"<select>", b"&amp;",
)  # fmt: skip
_MIME = (
    b"--x\n",
    b"--x--",
    b"boundary=",
    b"Content-Type: ",
    b"text/html",
    b"base64",
    b"charset=utf-16",
    b"multipart/mixed",
    b"=?",
    b"\n\n",
    b"=",
)
_PDF = (
    b"<<", b">>", b"[", b"]", b"/Kids", b"/Parent 1 0 R", b"/Length 99999999", b"/Filter/FlateDecode", b"/MediaBox[0 0 0 0]",
    b"/MediaBox[-1e9 -1e9 1e9 1e9]", b"/Rotate 45", b"/UserUnit 1e9", b"1 0 R", b"endobj", b"stream\n", b"endstream", b"q ", b"Q ", b"Do ",
    b"0 0 0 0 0 0 cm ", b"1e30 0 0 1e30 0 0 cm ", b"/Count 99999999", b"BT ", b"ET ", b"Tj ", b"xref", b"trailer", b"/Encrypt", b"(", b")",
)  # fmt: skip
_TOML = (
    b"[[",
    b"]]",
    b"[",
    b"= ",
    b"'",
    b'"',
    b'"""',
    b"{",
    b"}",
    b"\n",
    b"#",
    b"1979-05-27",
    b"inf",
    b"nan",
    b"true",
    b"[a.b.c]",
    b"\\u0000",
)
_JSON = (b"{", b"}", b"[", b"]", b",", b":", b"null", b"true", b'"\\ud800"', b"1e999", b"NaN", b'"', b"\n", b"[" * 900)
_CSV = (
    b",",
    b'"',
    b"\n",
    b"\r",
    b'""',
    b"=cmd()",
    b"\0",
    "案号".encode(),
    "当事人".encode(),
    b"46160",
    b"99999",
    b"20261340",
    b";",
    b"\t",
)
_LAW = tuple(
    word.encode()
    for word in (
        "第一条 ", "第九千九百九十九条", "第" + "一百" * 40 + "条 ", "（一）", "自2020年13月40日起施行", "2020年1月1日", "\n", "　", "之一", "修订", "第二章",
    )
)  # fmt: skip


@dataclass(frozen=True)
class Target:
    """One reader; `endings` are the names its files go by."""

    seeds: Callable[[], list[bytes]]
    change: Changed
    run: Callable[[Path], Run]
    endings: tuple[str, ...]


def words(vocabulary: Sequence[bytes]) -> Changed:
    return partial(_in_words, vocabulary)


def _in_words(vocabulary: Sequence[bytes], random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return text_changed(random, data, others, vocabulary)


def _picture_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return png_changed(random, data, others) if data[:4] == b"\x89PNG" else bytes_changed(random, data, others)


def _register_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return package_changed(random, data, others) if data[:2] == b"PK" else text_changed(random, data, others, _CSV)


def _statute_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    return package_changed(random, data, others) if data[:2] == b"PK" else text_changed(random, data, others, _LAW)


def _archive_changed(random: Random, data: bytes, others: Sequence[bytes]) -> bytes:
    """A zip changed outside, or inside an archive it holds."""

    def part(random: Random, name: str, body: bytes, siblings: Sequence[bytes]) -> bytes:
        if body[:2] == b"PK":
            return package_changed(random, body, siblings, part)
        return (
            seven_zip_changed(random, body, siblings)
            if body[:2] == b"7z"
            else part_changed(random, name, body, siblings)
        )

    return package_changed(random, data, others, part)


def _taking_in(folder: Path) -> Run:
    readers = inline_readers()
    return lambda ending, data: take_in(readers, folder, f"甲{ending}", data)


def _refusable(work: Callable[[Path], str]) -> Callable[[Path], Run]:
    """A reader that is given a path and may refuse it."""

    def begin(folder: Path) -> Run:
        def run(ending: str, data: bytes) -> str:
            path = folder / f"甲{ending}"
            path.write_bytes(data)
            try:
                return work(path)
            except ReviewError as error:
                return told(error)
            finally:
                path.unlink(missing_ok=True)

        return run

    return begin


def _register(path: Path) -> str:
    register = read_register(path)
    rows = read_rows(register, propose_mapping(register.columns))
    return f"{len(register.columns)} columns, {len(rows).bit_length()}, {sum(bool(row.problems) for row in rows).bit_length()}"


def _standard(path: Path) -> str:
    found = inspect_standard(path.read_bytes(), path.name)
    return f"{found.standard is not None} {len(found.problems).bit_length()}"


def _sheet(path: Path) -> str:
    made = import_standard(path, date(2026, 1, 1))
    return f"{len(made.draft.parts)} {len(made.warnings).bit_length()}"


def _statute(path: Path) -> str:
    law = import_statute(path.parent, path).law
    read = statutes_at_hand(path.parent).of(law.name)
    shutil.rmtree(path.parent / "statutes", ignore_errors=True)
    return f"{len(law.articles).bit_length()} {len(read)}"


def _tables(path: Path) -> str:
    told_of = []
    for read in (read_year, read_limits, read_rules, read_adjustments, read_own_rules):
        try:
            told_of.append(str(bool(read(path))))
        except ReviewError as error:
            told_of.append(told(error)[:20])
    return "|".join(told_of)


def _answers(path: Path) -> str:
    return str(len(read_recording(path.read_bytes()).marks))


def _workspace(folder: Path) -> Run:
    """Opening a workspace (a backup is one) whose records are damaged, and reading everything in it."""

    def run(ending: str, data: bytes) -> str:
        place = folder / "备份"
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir()
        (place / "review.db").write_bytes(data)
        try:
            with open_store(place) as store:
                store.check()
                cases = [open_case(store, case) for case in store.cases.ids()]
                return f"{len(cases)} {len(store.cases.summaries())} {store.search.count('公司')}"
        except ReviewError as error:
            return told(error)

    return run


def workspaces() -> list[bytes]:
    """Records of a workspace with a case."""
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        with open_store(Path(folder)) as store:
            take(store, FILING, DECISION)
        return [(Path(folder) / "review.db").read_bytes()]


def _registers() -> list[bytes]:
    return [*seeds.registers(), seeds.sheets()[0], *seeds.old_sheets()]


def _statutes() -> list[bytes]:
    return seeds.statutes()


def lose_nothing() -> None:
    """Workbooks that the program reads in a process of their own are read here, where their loss can be seen."""
    for reader in (app.intake.register, app.standards.importing.excel_tables):
        reader.read_workbook = lambda data, name: worksheets(data)  # type: ignore[attr-defined]


TARGETS: dict[str, Target] = {
    "docx": Target(seeds.words, package_changed, _taking_in, (".docx", ".docx", ".docm", ".wps")),
    "doc": Target(seeds.old_words, bytes_changed, _taking_in, (".doc", ".doc", ".wps")),
    "xls": Target(seeds.old_sheets, bytes_changed, _taking_in, (".xls", ".et")),
    "xlsx": Target(seeds.sheets, package_changed, _taking_in, (".xlsx", ".xlsm", ".et")),
    "txt": Target(seeds.texts, words((b"\n", b"\t", b"\0", b"\xff\xfe")), _taking_in, (".txt",)),
    "csv": Target(seeds.registers, words(_CSV), _taking_in, (".csv",)),
    "rtf": Target(seeds.rich_texts, words(_RTF), _taking_in, (".rtf", ".doc")),
    "html": Target(seeds.web_pages, words(_HTML), _taking_in, (".html", ".htm", "")),
    "office xml": Target(seeds.office_xml, xml_changed, _taking_in, (".doc", ".xls", ".xml")),
    "web archive": Target(seeds.web_archives, words(_MIME), _taking_in, (".doc", ".mht")),
    "pdf": Target(seeds.pdfs, words(_PDF), _taking_in, (".pdf",)),
    "ofd": Target(seeds.ofds, package_changed, _taking_in, (".ofd",)),
    "pictures": Target(seeds.pictures, _picture_changed, _taking_in, (".png", ".jpg", ".tif", "")),
    "heic": Target(seeds.heics, bytes_changed, _taking_in, (".heic",)),
    "zip": Target(seeds.archives, _archive_changed, _taking_in, (".zip",)),
    "7z": Target(seeds.seven_zips, seven_zip_changed, _taking_in, (".7z",)),
    "recordings": Target(seeds.recordings, bytes_changed, _taking_in, (".wav", ".mp4", ".mp3", ".avi", ".amr", "")),
    "register": Target(_registers, _register_changed, _refusable(_register), (".csv", ".csv", ".xlsx", ".xls")),
    "standard": Target(seeds.standards, words(_TOML), _refusable(_standard), (".toml",)),
    "score sheet": Target(seeds.score_sheets, package_changed, _refusable(_sheet), (".docx", ".xlsx")),
    "statute": Target(_statutes, _statute_changed, _refusable(_statute), (".txt", ".docx")),
    "tables": Target(seeds.tables, words(_TOML), _refusable(_tables), (".toml",)),
    "answers": Target(seeds.answers, words(_JSON), _refusable(_answers), (".json",)),
    "workspace": Target(workspaces, bytes_changed, _workspace, (".db",)),
}
