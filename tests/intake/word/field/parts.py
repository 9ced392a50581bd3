"""What several of the written office files use: spacings, indents, list levels, notes, controls."""

from __future__ import annotations

from tests.intake.word.build import NAMESPACES, Parts, para, run

FANG = "仿宋_GB2312"
KAI = "楷体_GB2312"
TWO = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
TWO_SONG = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
RIGHT = '<w:jc w:val="right"/>'
MIDDLE = '<w:vAlign w:val="center"/>'
OFFICIAL_GRID = '<w:docGrid w:type="lines" w:linePitch="579"/>'
WORDML = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def exact(points: float) -> str:
    """Exact line spacing."""
    return f'<w:spacing w:line="{round(points * 20)}" w:lineRule="exact"/>'


def auto(share: float) -> str:
    """Line spacing as a multiple."""
    return f'<w:spacing w:line="{round(share * 240)}" w:lineRule="auto"/>'


def span(count: int) -> str:
    """A merged cell across columns."""
    return f'<w:gridSpan w:val="{count}"/>'


def merge(start: bool) -> str:
    """The first or a following cell of cells merged down."""
    return '<w:vMerge w:val="restart"/>' if start else "<w:vMerge/>"


def song(text: str, props: str = "", size: float = 12) -> str:
    """A paragraph in 宋体."""
    return para(text, props, size, "宋体")


def fang(text: str, props: str = "") -> str:
    """A paragraph in 仿宋 三号."""
    return para(text, props, 16, FANG)


def level(index: int, kind: str, text: str, indent: str = "", suffix: str = "tab", align: str = "left") -> str:
    """A w:lvl."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="{suffix}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="{align}"/><w:pPr><w:ind {indent}/></w:pPr></w:lvl>'
    )


def numbered(num: int, index: int = 0) -> str:
    """The w:numPr of a list paragraph."""
    return f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{num}"/></w:numPr>'


def notes(parts: Parts, kind: str, texts: dict[int, str]) -> None:
    """The footnotes or endnotes part."""
    separators = "".join(
        f'<w:{kind} w:type="{name}" w:id="{number}"><w:p><w:r><w:{name}/></w:r></w:p></w:{kind}>'
        for number, name in enumerate(("separator", "continuationSeparator"))
    )
    own = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Ref/></w:r>'
    items = "".join(
        f'<w:{kind} w:id="{number}">{para(own + run(text, 9, "宋体"))}</w:{kind}>' for number, text in texts.items()
    )
    xml = f"<w:{kind}s {NAMESPACES}>{separators}{items}</w:{kind}s>"
    parts.add(f"{kind}s.xml", f"{kind}s", xml, f"{WORDML}.{kind}s+xml")


def called(kind: str, number: int) -> str:
    """The mark of a note in the text."""
    return f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:{kind}Reference w:id="{number}"/></w:r>'


def control(content: str, props: str = "") -> str:
    """A content control around runs, paragraphs, rows or cells."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="填写"/>{props}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'
