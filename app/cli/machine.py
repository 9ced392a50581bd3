"""What the machine proposes: `anjuan precheck`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from app import wording
from app.cli.commands import Here, anjuan, json_option, pass_here
from app.cli.facts import case_at, files_of, no_recognition
from app.domain.casefile import CaseFile
from app.domain.finding import Finding, Outcome


@anjuan.command("precheck")
@click.argument("target", metavar="案卷编号、文件夹或压缩包")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), default=None, help="另存预检清单（PDF）。")
@click.option("--all", "everything", is_flag=True, help="连同符合和不适用的结果一起显示。")
@no_recognition
@json_option
@pass_here
def precheck_command(here: Here, target: str, pdf: Path | None, everything: bool, no_ocr: bool, as_json: bool) -> None:
    """预检：对照法律和案卷自身逐条检查，列出疑点、依据和算式。"""
    from app.services.prechecks import Statutes, precheck_case, write_precheck_list

    with case_at(here, target, not no_ocr) as (store, case):
        statutes, today = Statutes(here.folder), here.now().date()
        findings = precheck_case(store, statutes, case.id, today)
        if pdf is not None:
            write_precheck_list(store, statutes, case.id, today, pdf)
    for finding in findings:
        if as_json:
            click.echo(json.dumps(_finding(case, finding), ensure_ascii=False))
        elif everything or finding.outcome in {Outcome.SUSPECTED, Outcome.UNDECIDED}:
            click.echo(
                f"{wording.word(finding.outcome)}  {finding.rule} {finding.name}（{finding.article}）：{finding.message}"
            )
            for line in finding.arithmetic:
                click.echo(f"        {line}")


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
                "file": "、".join(files_of(case, documents[e.document])),
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
