"""RTF: its text and tables, read by a small parser of our own that runs nothing and follows no link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from app.errors import IntakeError
from app.intake.gathering_text import Merge, TextGatherer
from app.intake.text_view import AS_TEXT, MARGINS, PICTURE, Heading, View, pictures_left_out, text_view
from app.intake.word.symbols import symbol_text

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<ends>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_UNSHOWN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "object", "themedata", "colorschememapping", "datastore",
    "latentstyles", "rsidtbl", "listtable", "listoverridetable", "generator", "xmlnstbl", "fldinst", "nonshppict", "filetbl", "revtbl", "mmathPr",
    "nonesttables", "pntext", "annotation", "atnid", "atnauthor", "template", "operator", "bkmkstart", "bkmkend",
})  # fmt: skip
_MARGINS = frozenset({"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"})
_SIGNS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}
_WORDS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "line": "\n", "emspace": "\u3000", "enspace": " ", "nestcell": " ", "nestrow": "\n",
}  # fmt: skip
_CHARSETS = {
    "134": "gb18030",
    "136": "cp950",
    "128": "cp932",
    "129": "cp949",
    "204": "cp1251",
    "161": "cp1253",
    "238": "cp1250",
}
_MERGES = {"clmgf": Merge.NONE, "clmrg": Merge.LEFT, "clvmgf": Merge.NONE, "clvmrg": Merge.UP}
_DEEPEST = 500
_MOST_FONTS = 4000


@dataclass(slots=True)
class _Group:
    shown: bool = True
    skip: int = 1
    in_table: bool = False
    hidden: bool = False
    font: str = ""
    fonts: bool = False
    margin: bool = False

    @property
    def seen(self) -> bool:
        return self.shown and not self.hidden


@dataclass(slots=True)
class _State:
    body: TextGatherer = field(default_factory=TextGatherer)
    margins: TextGatherer = field(default_factory=TextGatherer)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    code: str = "gb18030"
    codes: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0
    merges: list[Merge] = field(default_factory=list)
    merge: Merge = Merge.NONE
    pictures: int = 0

    @property
    def out(self) -> TextGatherer:
        """Where text goes: to the body, or to the heads and feet of pages."""
        return self.margins if self.groups[-1].margin else self.body

    def settle(self) -> None:
        """Bytes so far become text in the code page of their font, else of the document."""
        if not self.pending:
            return
        font = self.groups[-1].font
        name = self.names.get(font, "")
        if name in ("Wingdings", "Wingdings 2", "Webdings", "Symbol"):
            self.out.add(symbol_text(name, self.pending.decode("latin-1")))
        else:
            self.out.add(self.pending.decode(self.codes.get(font, self.code), "replace"))
        self.pending.clear()

    def say(self, text: str) -> None:
        """Text that is shown, less what stands in for a Unicode character just said."""
        if not self.groups[-1].seen:
            return
        cut = min(self.to_skip, len(text))
        self.to_skip -= cut
        self.settle()
        self.out.add(text[cut:])

    def say_bytes(self, raw: bytes) -> None:
        """The same for bytes: half of a character may be written as a code, the other half as a letter."""
        if self.groups[-1].seen:
            cut = min(self.to_skip, len(raw))
            self.to_skip -= cut
            self.pending += raw[cut:]


def read_rtf(data: bytes) -> View:
    """The pages of an RTF file."""
    text = data.decode("latin-1")
    state = _State()
    at = 0
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            at += 1
            continue
        at = found.end()
        if found["word"] == "bin" and found["number"]:
            at += max(0, int(found["number"]))
            continue
        _take(state, found)
    state.settle()
    blocks = state.body.blocks()
    margins = dict.fromkeys(block for block in state.margins.blocks() if getattr(block, "text", "x").strip())
    if margins:
        blocks += [Heading(MARGINS), *margins]
    return text_view(blocks, [AS_TEXT, *pictures_left_out(state.pictures)])


def _take(state: _State, found: re.Match[str]) -> None:
    group = state.groups[-1]
    if found["text"]:
        _said(state, group, found["text"].encode("latin-1"))
    elif found["brace"]:
        _brace(state, found["brace"])
    elif found["hex"]:
        _said(state, group, bytes([int(found["hex"], 16)]))
    elif found["sign"] == "*":
        group.shown = False
    elif found["sign"]:
        state.say(_SIGNS.get(found["sign"], ""))
    elif found["word"]:
        _word(state, group, found["word"], found["number"])


def _said(state: _State, group: _Group, raw: bytes) -> None:
    """Bytes are text, or, in the table of fonts, the name of one."""
    if group.fonts and group.font:
        known = state.names.setdefault(group.font, "")
        state.names[group.font] = (known + raw.decode("latin-1")).split(";")[0][:80].strip()
    else:
        state.say_bytes(raw)


def _brace(state: _State, brace: str) -> None:
    state.settle()
    if brace == "{":
        if len(state.groups) > _DEEPEST:
            raise IntakeError("RTF文件嵌套过深，无法读取。", "请用原软件打开并另存一份，再重新导入。")
        state.groups.append(replace(state.groups[-1]))
    elif len(state.groups) > 1:
        state.groups.pop()


def _word(state: _State, group: _Group, word: str, number: str | None) -> None:
    if word in ("shppict", "pict"):
        _picture(state, group, word)
    elif word in _MARGINS:
        state.settle()
        group.margin, group.in_table = True, False
    elif word in _UNSHOWN:
        group.shown, group.fonts = False, group.fonts or word == "fonttbl"
    elif word in ("ansicpg", "f", "fcharset", "uc", "u") and number:
        _numbered(state, group, word, number)
    elif word in ("v", "deleted", "plain"):
        state.settle()
        group.hidden = word != "plain" and number != "0"
    elif word in _WORDS:
        state.say(_WORDS[word])
    elif group.shown:
        _structure(state, group, word)


def _numbered(state: _State, group: _Group, word: str, number: str) -> None:
    if word == "uc":
        group.skip = max(0, min(int(number), 8))
    elif word == "u":
        state.say(_unicode(int(number)))
        state.to_skip = group.skip if group.seen else 0
    else:
        _code_page(state, group, word, number)


def _picture(state: _State, group: _Group, word: str) -> None:
    """Of a picture only that there is one; the newer form stands in a group that old readers skip."""
    outside = state.groups[-2] if word == "shppict" and len(state.groups) > 1 else group
    if outside.seen:
        state.settle()
        state.out.add(PICTURE)
        state.pictures += 1
    group.shown = False


def _code_page(state: _State, group: _Group, word: str, number: str) -> None:
    """The code page of the document, of a font, or the font from here on."""
    state.settle()
    if word == "ansicpg":
        state.code = "gb18030" if number in ("936", "54936") else _known(f"cp{number}")
    elif word == "f":
        group.font = number
    elif group.fonts and number in _CHARSETS and len(state.codes) < _MOST_FONTS:
        state.codes[group.font] = _CHARSETS[number]


def _structure(state: _State, group: _Group, word: str) -> None:
    """Ends of paragraphs, cells and rows."""
    state.settle()
    if word == "intbl":
        group.in_table = True
    elif word == "pard":
        group.in_table = False
    elif word in ("par", "sect", "page"):
        state.out.end_paragraph()
        if not group.in_table:
            state.out.flush_paragraphs()
    elif word == "cell":
        state.out.end_cell()
    elif word == "row":
        state.out.end_row(state.merges)
    else:
        _cell_form(state, word)


def _cell_form(state: _State, word: str) -> None:
    """Which cells of the row are parts of the one beside or above them."""
    if word == "trowd":
        state.merges, state.merge = [], Merge.NONE
    elif word in _MERGES:
        state.merge = _MERGES[word] if state.merge is Merge.NONE else state.merge
    elif word == "cellx":
        state.merges.append(state.merge)
        state.merge = Merge.NONE


def _known(code: str) -> str:
    try:
        b"".decode(code)
    except LookupError:
        return "gb18030"
    return code


def _unicode(number: int) -> str:
    return chr(number % 65536)
