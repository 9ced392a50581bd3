"""What the reader carries while it walks through the parts of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from app.errors import IntakeError
from app.intake.word.cascade import Styles
from app.intake.word.form import Block
from app.intake.word.names import Element
from app.intake.word.numbering import Numbering
from app.intake.word.package import Package, Relation
from app.intake.word.properties import Props

MAX_DEPTH = 24
MAX_PARAGRAPHS = 200_000
CAVEATS = {
    "text_box": "本文件含浮动文本框，版式为近似。",
    "wrap": "本文件含文字环绕的图片或图形，版式为近似。",
    "chart": "本文件含图表，以灰框代替。",
    "smart_art": "本文件含 SmartArt 图形，以灰框代替。",
    "math": "本文件含公式，按普通文字显示。",
    "picture": "本文件含无法显示的图片（EMF/WMF 等），以灰框代替。",
    "lost_picture": "本文件有图片缺失或链接在文件之外，以灰框代替。",
    "columns": "本文件含分栏，各栏长短为近似。",
    "vertical": "本文件含整页或旋转的竖排文字，按横排显示。",
    "object": "本文件含嵌入对象，只显示其图片。",
    "ruby": "本文件含拼音标注，标注未显示。",
    "two_lines": "本文件含双行合一或合并字符，按普通文字显示。",
    "shape": "本文件含自选图形，只画外框和文字。",
    "group": "本文件含组合图形，版式为近似。",
    "float_table": "本文件含浮动表格，位置为近似。",
    "cell_spacing": "本文件表格的单元格之间留有间距，按无间距排版。",
    "drop_cap": "本文件含首字下沉，按普通文字显示。",
    "right_to_left": "本文件含从右到左的文字，方向未处理。",
    "turned_text": "本文件含旋转的表格文字，按横排显示。",
    "revisions": "本文件含修订痕迹：新增文字已显示，删除文字未显示。",
    "macros": "本文件含宏，未运行。",
    "embedded": "本文件引用外部文档片段（altChunk），未显示。",
    "italic": "本文件含斜体字，按正体显示。",
    "number_format": "本文件含本软件不认识的编号样式，按阿拉伯数字显示。",
    "diagonal_text": "本文件表格含斜线表头，文字位置为近似。",
    "page_border_art": "本文件含艺术型页面边框，按实线显示。",
    "line_numbers": "本文件含行号，未显示。",
    "form": "本文件含 ActiveX 控件，未显示。",
    "word_art": "本文件含艺术字（如水印），未显示。",
    "hidden": "本文件含隐藏文字，未显示。",
    "effects": "本文件含空心、阴影等文字效果，按普通文字显示。",
    "mirror": "本文件左右页边距对称或装订线在上，按单面排版。",
    "background": "本文件有页面背景，未显示。",
    "note_restart": "本文件的注释每页或每节重新编号，按连续编号显示。",
    "deep": "本文件嵌套层次过深，超出部分未显示。",
}  # fmt: skip

BlockReader: TypeAlias = Callable[[Iterable[Element], "Scope"], tuple[Block, ...]]


@dataclass(slots=True)
class Reading:
    """One document being read: its parts, styles, lists, and what was noticed on the way."""

    package: Package
    styles: Styles
    numbering: Numbering
    read_blocks: BlockReader
    noticed: dict[str, None] = field(default_factory=dict)
    pictures: dict[str, bytes] = field(default_factory=dict)
    revisions: int = 0
    paragraphs: dict[str, int] = field(default_factory=dict)
    notes: dict[str, int] = field(default_factory=dict)
    note_formats: dict[str, str] = field(default_factory=dict)
    end_blocks: list[Block] = field(default_factory=list)
    roots: dict[str, Element | None] = field(default_factory=dict)

    def root_of(self, part: str) -> Element | None:
        """The root of an XML part, parsed once."""
        if part not in self.roots:
            self.roots[part] = self.package.xml(part)
        return self.roots[part]

    def notice(self, caveat: str) -> None:
        """Remember that something is shown only approximately, or not at all."""
        self.noticed.setdefault(caveat)

    def next_paragraph(self, part: str) -> int:
        """The index of the next paragraph of a part."""
        index = self.paragraphs.get(part, 0)
        if index >= MAX_PARAGRAPHS:
            raise IntakeError(f"Word 文件段落超过 {MAX_PARAGRAPHS} 个，已停止读取。", "请拆分文件后重新导入。")
        self.paragraphs[part] = index + 1
        return index

    def picture(self, relation: Relation | None) -> str:
        """The name of a picture part whose bytes are kept, empty when it is not in the file."""
        if relation is None or not self.package.has(relation.target):
            return ""
        if relation.target not in self.pictures:
            self.pictures[relation.target] = self.package.part(relation.target)
        return relation.target


@dataclass(frozen=True, slots=True)
class Scope:
    """Where the reader stands: the part, the line grid of the section, and what the table around adds."""

    reading: Reading
    part: str
    pitch: float = 0.0
    table_paragraph: Props = field(default_factory=dict)
    table_run: Props = field(default_factory=dict)
    depth: int = 0
    note_mark: str = ""

    def relation(self, name: str | None) -> Relation | None:
        """The relation of that id in this part."""
        return self.reading.package.relations(self.part).get(name or "")

    def deeper(self) -> Scope:
        """The scope one level further inside."""
        return replace(self, depth=self.depth + 1)

    def blocks(self, elements: Iterable[Element]) -> tuple[Block, ...]:
        """The blocks inside, none when nesting is too deep."""
        if self.depth >= MAX_DEPTH:
            self.reading.notice("deep")
            return ()
        return self.reading.read_blocks(elements, self.deeper())
