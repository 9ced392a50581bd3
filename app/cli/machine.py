"""What the machine reads and proposes: `anjuan facts`, `anjuan precheck`."""

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
from app.domain.finding import Finding, Outcome
from app.errors import ReviewError
from app.store.database import Store

# the names of facts outside the program: those of published data sets
NAMES = {FactKind.PENALTY: "penalties", FactKind.FINE: "fine_yuan", FactKind.ILLEGAL_GAINS: "illegal_income_yuan"}


@contextmanager
def _case(here: Here, target: str, recognise: bool = True) -> Iterator[tuple[Store, CaseFile]]:
    from app.services.cases import open_case
    from app.services.understanding import temporary_case

    if target.isdigit() and not Path(target).exists():
        with here.store() as store:
            yield store, open_case(store, int(target))
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
    from app.services.understanding import facts_of

    with _case(here, target, not no_ocr) as (store, case):
        read = [(document, facts_of(store, document)) for document in case.documents]
        rows = [_document(case, document, facts) for document, facts in read]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for row in rows:
        click.echo(f"{'、'.join(row['files'])}  {row['type']}（{row['confidence']:.0%}）")
        for fact in row["facts"]:
            click.echo(f"    {fact['name']}：{fact['value']}  第{fact['page']}页")


@anjuan.command("precheck")
@click.argument("target", metavar="案卷编号、文件夹或压缩包")
@click.option("--all", "everything", is_flag=True, help="连同符合和不适用的结果一起显示。")
@no_recognition
@json_option
@pass_here
def precheck_command(here: Here, target: str, everything: bool, no_ocr: bool, as_json: bool) -> None:
    """预检：对照法律和案卷自身逐条检查，列出疑点、依据和算式。"""
    from app.services.prechecks import Statutes, precheck_case

    with _case(here, target, not no_ocr) as (store, case):
        findings = precheck_case(store, Statutes(here.folder), case.id, here.now().date())
    for finding in findings:
        if as_json:
            click.echo(json.dumps(_finding(case, finding), ensure_ascii=False))
        elif everything or finding.outcome in {Outcome.SUSPECTED, Outcome.UNDECIDED}:
            click.echo(
                f"{wording.word(finding.outcome)}  {finding.rule} {finding.name}（{finding.article}）：{finding.message}"
            )
            for line in finding.arithmetic:
                click.echo(f"        {line}")


def _document(case: CaseFile, document: CaseDocument, facts: tuple[Fact, ...]) -> dict[str, Any]:
    return {
        "files": _files(case, document),
        "type": wording.word(document.doc_type),
        "title": document.title,
        "pages": len(document.pages),
        "confidence": document.type_confidence,
        "facts": [_fact(document, fact) for fact in facts],
    }


def _fact(document: CaseDocument, fact: Fact) -> dict[str, Any]:
    name = NAMES.get(fact.kind, fact.kind.value)
    if fact.kind is FactKind.DATE:
        name = f"dates.{fact.role}"
    value: Any = fact.value
    if fact.kind in {FactKind.FINE, FactKind.ILLEGAL_GAINS}:
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


def _finding(case: CaseFile, finding: Finding) -> dict[str, Any]:
    documents = {document.id: document for document in case.documents}
    return {
        "rule": finding.rule,
        "name": finding.name,
        "group": finding.group,
        "article": finding.article,
        "result": wording.word(finding.outcome),
        "severity": wording.word(finding.severity),
        "provenance": wording.word(finding.provenance),
        "list": wording.word(finding.check_list),
        "message": finding.message,
        "arithmetic": list(finding.arithmetic),
        "missing": list(finding.missing),
        "facts": [{"name": e.label, "value": e.value, "confidence": e.confidence} for e in finding.evidence if e.value],
        "evidence": [
            {
                "file": "、".join(_files(case, documents[e.document])),
                "document": documents[e.document].title,
                "page": case.folio(e.pin.file_hash, e.pin.page) if e.pin else None,
                "quote": e.quote,
            }
            for e in finding.evidence
            if e.document in documents
        ],
        "item": finding.item_code,
        "deduction": str(finding.deduction),
    }


def _files(case: CaseFile, document: CaseDocument) -> list[str]:
    names = {file.sha256: file.name for file in case.files}
    return list(dict.fromkeys(names[ref.file_hash] for ref in document.pages if ref.file_hash in names))
