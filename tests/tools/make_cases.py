"""Write made-up whole case files with planted faults into a folder: `python -m tests.tools.make_cases FOLDER`."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from pathlib import Path

import docx
import yaml

from app.domain.page import WHOLE_PAGE
from app.evidence.view import clip
from app.intake.word.convert import word_to_view
from app.typeset.canvas import PageCanvas
from app.typeset.fonts import Face, text_width
from app.typeset.linebreak import break_lines
from tests.tools.case_papers import Block, Paper, Story

WIDTH, HEIGHT, MARGIN, SIZE, STEP = 595.0, 842.0, 80.0, 12.0, 21.0


@dataclass(frozen=True)
class Fault:
    """A planted fault: what it is about, words of rules that mean it, and the papers at which it may be shown."""

    what: str
    rules: str
    papers: tuple[str, ...]


@dataclass
class MadeCase:
    """A case: its papers in order and the faults planted in them."""

    story: Story
    papers: list[Paper]
    faults: list[Fault] = field(default_factory=list)
    controls: list[str] = field(default_factory=list)

    def paper(self, key: str) -> Paper:
        return next(paper for paper in self.papers if paper.key == key)

    def plant(self, what: str, rules: str, *papers: str) -> None:
        """A fault told to the truth list, at the papers with these keys."""
        self.faults.append(Fault(what, rules, papers))

    def swap(self, key: str, old: str, new: str) -> None:
        """Other words in a paper; the old ones must stand there."""
        paper, found = self.paper(key), False
        for index, block in enumerate(paper.blocks):
            if isinstance(block, str):
                found |= old in block
                paper.blocks[index] = block.replace(old, new)
            else:
                found |= any(old in cell for row in block for cell in row)
                paper.blocks[index] = [[cell.replace(old, new) for cell in row] for row in block]
        if not found:
            raise ValueError(f"{self.story.name}: {old} does not stand in {key}")

    def drop(self, key: str) -> None:
        self.papers.remove(self.paper(key))

    def insert(self, after: str, *papers: Paper) -> None:
        place = self.papers.index(self.paper(after)) + 1
        self.papers[place:place] = papers

    def move_before(self, key: str, other: str) -> None:
        paper = self.paper(key)
        self.papers.remove(paper)
        self.papers.insert(self.papers.index(self.paper(other)), paper)


def write_case(case: MadeCase, folder: Path) -> None:
    """The files of a case and its truth.yaml beside them."""
    files = folder / "files"
    files.mkdir(parents=True)
    story = case.story
    body = [*case.papers, closing_sheet(story)]
    for paper in body:
        paper.pages = page_count(paper)
    first = 1
    for paper in body:
        paper.first, first = first, first + paper.pages
    contents = Paper("contents", "卷内目录", contents_of(story, body))
    body[-1].blocks[0] = f"本卷共计{first - 1}页。"
    for order, paper in enumerate([cover(story), contents, *body]):
        for index, (suffix, data) in enumerate(files_of(paper), 1):
            part = f"-p{index}" if suffix == "png" else ""
            (files / f"{order:02}-{paper.title}{part}.{suffix}").write_bytes(data)
    (folder / "truth.yaml").write_text(yaml.safe_dump(truth_of(case), allow_unicode=True, sort_keys=False), "utf-8")


def truth_of(case: MadeCase) -> dict[str, object]:
    """What was planted, and where: file names and running pages of the papers."""
    order = {paper.key: (number, paper) for number, paper in enumerate(case.papers, 2)}
    faults = [
        {
            "what": fault.what,
            "rules": fault.rules,
            "papers": [
                {
                    "file": f"{order[key][0]:02}-{order[key][1].title}",
                    "pages": [order[key][1].first, order[key][1].pages],
                }
                for key in fault.papers
                if key
            ],
        }
        for fault in case.faults
    ]
    return {"case": case.story.name, "faults": faults, "controls": case.controls}


def cover(story: Story) -> Paper:
    rows = [["案卷题名", story.case_name()], ["当事人", story.party], ["承办人", story.names()]]
    rows += [["立案日期", story.day("filing")], ["结案日期", story.day("closed")], ["保管期限", "长期"]]
    return Paper("cover", "行政处罚案卷", [story.agency, rows])


def contents_of(story: Story, papers: list[Paper]) -> list[Block]:
    rows = [["序号", "文号", "文书名称", "日期", "页号"]]
    for order, paper in enumerate(papers, 1):
        last = paper.first + paper.pages - 1
        pages = str(paper.first) if last == paper.first else f"{paper.first}-{last}"
        rows.append([str(order), paper.number, paper.title, story_day(paper.day), pages])
    return [rows]


def story_day(day: str) -> str:
    year, month, number = (int(part) for part in day.split("-")) if day else (0, 0, 0)
    return f"{year}年{month}月{number}日" if day else ""


def closing_sheet(story: Story) -> Paper:
    day = story.day("closed")
    said: list[Block] = ["", "本卷情况说明：无缺损。", f"立卷人：{story.officers[-1][0]}", "检查人：周砚秋", day]
    return Paper("sheet", "卷内备考表", said, "", story.days["closed"])


def page_count(paper: Paper) -> int:
    return len(word_to_view(word(paper)).pages) if paper.form == "docx" else len(pdf_pages(paper))


def files_of(paper: Paper) -> list[tuple[str, bytes]]:
    """A Word file, a PDF with text, or pictures of its pages."""
    if paper.form == "docx":
        return [("docx", word(paper))]
    data = pdf(paper)
    if paper.form == "pdf":
        return [("pdf", data)]
    return [("png", clip(data, page, WHOLE_PAGE, dpi=140)) for page in range(1, paper.pages + 1)]


def word(paper: Paper) -> bytes:
    import io

    document = docx.Document()
    title = document.add_paragraph(paper.title)
    title.alignment = 1
    for block in paper.blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(0, len(block[0]))
        table.style = "Table Grid"
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


Line = list[tuple[float, str]]


def broken(text: str, wide: float, indent: float = 0) -> tuple[str, ...]:
    return break_lines(text, lambda part: text_width(Face.SERIF, part, SIZE), wide, indent) or ("",)


def pdf_lines(paper: Paper) -> list[Line]:
    """Lines of texts with their distance from the left edge; cells of a row side by side."""
    lines: list[Line] = []
    wide = WIDTH - 2 * MARGIN
    for block in paper.blocks:
        if isinstance(block, str):
            parts = broken(block, wide, 2 * SIZE)
            lines += [[(MARGIN + (0 if index else 2 * SIZE), text)] for index, text in enumerate(parts)]
            continue
        for row in block:
            first = 130.0 if len(row) == 2 else wide / len(row)
            rest = (wide - first) / max(1, len(row) - 1)
            cells = [broken(cell, (rest if at else first) - 8) for at, cell in enumerate(row)]
            for at in range(max(map(len, cells))):
                held = [
                    (MARGIN + (first + (n - 1) * rest if n else 0), c[at]) for n, c in enumerate(cells) if at < len(c)
                ]
                lines.append(held)
    return lines


def pdf_pages(paper: Paper) -> list[list[Line]]:
    lines, most = pdf_lines(paper), int((HEIGHT - 2 * MARGIN - 40) / STEP)
    return [lines[at : at + most] for at in range(0, len(lines), most)]


def pdf(paper: Paper) -> bytes:
    canvas = PageCanvas(paper.title)
    for index, lines in enumerate(pdf_pages(paper)):
        canvas.page(WIDTH, HEIGHT)
        if not index:
            left = (WIDTH - text_width(Face.SERIF, paper.title, 18)) / 2
            canvas.text(left, MARGIN, paper.title, Face.SERIF, 18)
        canvas.text(WIDTH - MARGIN - 60, 40, f"卷内页码：{paper.first + index}", Face.SERIF, 9)
        for number, line in enumerate(lines):
            for left, text in line:
                canvas.text(left, MARGIN + 40 + number * STEP, text, Face.SERIF, SIZE)
    return canvas.finish()


def main() -> None:
    from tests.tools.case_stories import all_cases

    target = Path(sys.argv[1])
    for case in all_cases():
        write_case(case, target / case.story.name)


if __name__ == "__main__":
    main()
