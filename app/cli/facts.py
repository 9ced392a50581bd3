"""What the machine reads: `anjuan facts`, and how well: `anjuan accuracy`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from app import wording
from app.cli.commands import Here, anjuan, json_option, pass_here
from app.domain.casefile import CaseDocument, CaseFile
from app.domain.fact import Fact, FactKind
from app.errors import ReviewError
from app.intake.understand.events import CLOSING, DECIDING
from app.store.database import Store

# the names of facts outside the program: those of published data sets
NAMES = {
    FactKind.PENALTY: "penalties", FactKind.FINE: "fine_yuan", FactKind.ILLEGAL_GAINS: "illegal_income_yuan", FactKind.GOODS_VALUE: "goods_value_yuan",
}  # fmt: skip


@contextmanager
def case_at(here: Here, target: str, recognise: bool = True) -> Iterator[tuple[Store, CaseFile]]:
    """The case of a number in the workspace, or of a path, taken in for the time being, its scans recognised."""
    from app.services.cases import open_case
    from app.services.passing import recognise_waiting, temporary_case

    if target.isdigit() and not Path(target).exists():
        with here.store() as store:
            case = open_case(store, int(target))
            if recognise:
                recognise_waiting(store, case.id, _progress)
            if left := len(store.recognitions.waiting(case.id)):
                click.echo(f"还有{left}页没有识别，这些页上的内容读不到。", err=True)
            yield store, open_case(store, case.id)
    elif Path(target).exists():
        with temporary_case(Path(target), here.now(), recognise, _progress) as (store, case):
            yield store, case
    else:
        raise ReviewError(f"没有编号或路径为“{target}”的案卷。", "请用 anjuan list 查看编号，或检查路径。")


def _progress(done: int, total: int, what: str) -> None:
    click.echo(f"正在识别 {done + 1}/{total}：{what}", err=True)


no_recognition = click.option("--no-ocr", is_flag=True, help="不识别扫描页。")


@anjuan.command("facts")
@click.argument("target", metavar="案卷编号、文件夹或文件")
@no_recognition
@json_option
@pass_here
def facts_command(here: Here, target: str, no_ocr: bool, as_json: bool) -> None:
    """读出每份文书的类型和要素，连同所在的页和原文。"""
    from app.evidence.worker import EvidenceWorker
    from app.services.looks import seen_on
    from app.services.understanding import facts_of

    with case_at(here, target, not no_ocr) as (store, case), EvidenceWorker(store.evidence.view) as worker:
        read = [(one, facts_of(store, one) + seen_on(store, one, worker)) for one in case.documents]
        rows = [_document(case, document, facts) for document, facts in read]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{'、'.join(row['files'])}  {row['type']}（{row['confidence']:.0%}）")
        for fact in row["facts"]:
            click.echo(f"    {fact['name']}：{fact['value']}  第{fact['page']}页")


@anjuan.command("accuracy")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.option("--mistakes", is_flag=True, help="逐条列出读错和漏读的要素。")
@no_recognition
@pass_here
def accuracy_command(here: Here, folder: Path, mistakes: bool, no_ocr: bool) -> None:
    """与文件夹中 truth.yaml 的标注比较，给出类型和要素的准确率、召回率。"""
    from app.services.accuracy import figure_lines
    from app.services.measuring import measure_folder

    for title, figures in measure_folder(folder, here.now(), not no_ocr, _progress):
        click.echo("\n".join(figure_lines(title, figures)))
        if mistakes:
            click.echo("\n".join([*figures.mistakes, ""]))


def _document(case: CaseFile, document: CaseDocument, facts: tuple[Fact, ...]) -> dict[str, Any]:
    return {
        "files": files_of(case, document),
        "type": wording.word(document.doc_type),
        "title": document.title,
        "pages": len(document.pages),
        "file_pages": [ref.number for ref in document.pages],
        "confidence": document.type_confidence,
        "facts": [row for fact in facts for row in _rows(document, fact)],
    }


def _rows(document: CaseDocument, fact: Fact) -> Iterator[dict[str, Any]]:
    """A fact under its name; the date of another kind of 决定书 also as 决定."""
    row = _fact(document, fact)
    yield row
    if fact.kind is FactKind.DATE and document.doc_type in DECIDING and fact.role == CLOSING[document.doc_type]:
        yield {**row, "name": "dates.决定"}
    if fact.kind is FactKind.MASKED and fact.value == "统一社会信用代码":
        yield {**row, "name": "uscc", "value": fact.role, "role": "masked"}


def _fact(document: CaseDocument, fact: Fact) -> dict[str, Any]:
    name = NAMES.get(fact.kind, fact.kind.value)
    if fact.kind in {FactKind.DATE, FactKind.TOLD_DATE}:
        name = f"dates.{fact.role}"
    value: Any = fact.value
    if fact.kind in {FactKind.FINE, FactKind.ILLEGAL_GAINS, FactKind.GOODS_VALUE}:
        value = float(fact.value) if "." in fact.value else int(fact.value)
    page = _page(document, fact)
    return {
        "name": name,
        "value": value,
        "role": fact.role,
        "page": page,
        "quote": fact.quote,
        "confidence": fact.confidence,
    }


def _page(document: CaseDocument, fact: Fact) -> int | None:
    if fact.pin is None:
        return None
    places = [(ref.file_hash, ref.number) for ref in document.pages]
    return places.index((fact.pin.file_hash, fact.pin.page)) + 1


def files_of(case: CaseFile, document: CaseDocument) -> list[str]:
    """The names of the source files a document's pages come from."""
    names = {file.sha256: file.name for file in case.files}
    return list(dict.fromkeys(names[ref.file_hash] for ref in document.pages if ref.file_hash in names))
