"""RTF: its text and tables, read by a small parser of our own that runs nothing and follows no link."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app.errors import IntakeError
from app.intake.gathering_text import TextGatherer
from app.intake.text_view import AS_TEXT, View, text_view

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<ends>[\r\n]+)|(?P<text>[^\\{}\r\n]+)",
    re.DOTALL,
)
_UNSHOWN = frozenset({
    "fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer",
    "footerl", "footerr", "footerf", "themedata", "colorschememapping", "datastore", "latentstyles", "rsidtbl",
    "listtable", "listoverridetable", "generator", "xmlnstbl", "fldinst", "nonshppict", "filetbl", "revtbl", "mmathPr",
})  # fmt: skip
_SIGNS = {"~": "\xa0", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\"}
_WORDS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "line": "\n", "emspace": "\u3000", "enspace": " ", "nestcell": " ", "nestrow": "\n",
}  # fmt: skip
_DEEPEST = 500


@dataclass(slots=True)
class _Group:
    shown: bool = True
    skip: int = 1
    in_table: bool = False


@dataclass(slots=True)
class _State:
    out: TextGatherer = field(default_factory=TextGatherer)
    groups: list[_Group] = field(default_factory=lambda: [_Group()])
    code: str = "gb18030"
    pending: bytearray = field(default_factory=bytearray)
    to_skip: int = 0

    def settle(self) -> None:
        """Bytes so far become text in the code page of the document."""
        if self.pending:
            self.out.add(self.pending.decode(self.code, "replace"))
            self.pending.clear()

    def say(self, text: str) -> None:
        """Text that is shown, less what stands in for a Unicode character just said."""
        if not self.groups[-1].shown:
            return
        cut = min(self.to_skip, len(text))
        self.to_skip -= cut
        self.settle()
        self.out.add(text[cut:])


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
    return text_view(state.out.blocks(), [AS_TEXT])


def _take(state: _State, found: re.Match[str]) -> None:
    group = state.groups[-1]
    if found["text"]:
        state.say(found["text"].encode("latin-1").decode(state.code, "replace"))
    elif found["brace"]:
        _brace(state, found["brace"])
    elif found["hex"]:
        _byte(state, int(found["hex"], 16))
    elif found["sign"] == "*":
        group.shown = False
    elif found["sign"]:
        state.say(_SIGNS.get(found["sign"], ""))
    elif found["word"]:
        _word(state, group, found["word"], found["number"])


def _byte(state: _State, value: int) -> None:
    if not state.groups[-1].shown:
        return
    if state.to_skip:
        state.to_skip -= 1
    else:
        state.pending.append(value)


def _brace(state: _State, brace: str) -> None:
    state.settle()
    if brace == "{":
        if len(state.groups) > _DEEPEST:
            raise IntakeError("RTF文件嵌套过深，无法读取。", "请用原软件打开并另存一份，再重新导入。")
        last = state.groups[-1]
        state.groups.append(_Group(last.shown, last.skip, last.in_table))
    elif len(state.groups) > 1:
        state.groups.pop()


def _word(state: _State, group: _Group, word: str, number: str | None) -> None:
    if word in _UNSHOWN:
        group.shown = False
    elif word == "ansicpg" and number:
        state.code = "gb18030" if number in ("936", "54936") else f"cp{number}"
        _checked(state)
    elif word == "uc" and number:
        group.skip = max(0, min(int(number), 8))
    elif word == "u" and number:
        state.say(_unicode(int(number)))
        state.to_skip = group.skip if group.shown else 0
    elif word in _WORDS:
        state.say(_WORDS[word])
    elif group.shown:
        _structure(state, group, word)


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
        state.out.end_row()


def _checked(state: _State) -> None:
    try:
        b"".decode(state.code)
    except LookupError:
        state.code = "gb18030"


def _unicode(number: int) -> str:
    return chr(number % 65536)
