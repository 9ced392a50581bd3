"""What the machine proposes: `anjuan precheck`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app import wording
from app.cli.commands import Here, anjuan, json_option, pass_here
from app.cli.facts import case_at, files_of, no_recognition
from app.domain.casefile import CaseDocument, CaseFile
from app.domain.finding import Evidence, Finding, Outcome
from app.domain.page import PageRef, Pin

if TYPE_CHECKING:
    from app.services.prechecks import Statutes


@anjuan.command("precheck")
@click.argument("target", metavar="案卷编号、文件夹或压缩包", required=False)
@click.option("--every", is_flag=True, help="预检工作区中的全部案卷。")
@click.option(
    "--table",
    type=click.Path(path_type=Path, dir_okay=False),
    default=None,
    help="预检全部案卷，每卷一行另存为表（.xlsx 或 .csv）。",
)
@click.option("--standard", default="", metavar="标准编号", help="按为该标准停用、调整的规则预检。")
@click.option("--pdf", type=click.Path(path_type=Path, dir_okay=False), default=None, help="另存预检清单（PDF）。")
@click.option("--all", "everything", is_flag=True, help="连同符合和不适用的结果一起显示。")
@no_recognition
@json_option
@pass_here
def precheck_command(
    here: Here,
    target: str | None,
    every: bool,
    table: Path | None,
    standard: str,
    pdf: Path | None,
    everything: bool,
    no_ocr: bool,
    as_json: bool,
) -> None:
    """预检：对照法律和案卷自身逐条检查，列出疑点、依据和算式。"""
    from app.services.places import volume_pages
    from app.services.prechecks import Statutes, precheck_case, write_precheck_list

    if table is not None and target is None:
        _table(here, table)
        return
    if every == bool(target) or table is not None:
        raise click.UsageError("请写一个案卷编号、文件夹或压缩包，或者用 --every 预检全部案卷。")
    statutes, today = Statutes(here.folder), here.now().date()
    if target is None:
        _every(here, statutes, standard, everything, as_json)
        return
    with case_at(here, target, not no_ocr) as (store, case):
        findings = precheck_case(store, statutes, case.id, today, standard)
        pages = volume_pages(store, case) if as_json else {}
        if pdf is not None:
            write_precheck_list(store, statutes, case.id, today, pdf, standard)
    _tell(case, findings, everything, as_json, pages)
    if not as_json:
        _adjusted(statutes, standard)


def _table(here: Here, target: Path) -> None:
    """A line a case of the workspace, each by the rules of the standard it is reviewed by, written as a table."""
    from app.services.precheck_runs import precheck_cases
    from app.services.precheck_tables import write_run
    from app.services.prechecks import Statutes

    with here.store() as store:
        lines = precheck_cases(store, Statutes(here.folder), store.cases.ids(), here.now().date(), _progress)
    write_run(lines, target)
    click.echo(f"已预检 {len(lines)} 卷，另存为“{target}”。")


def _every(here: Here, statutes: Statutes, standard: str, everything: bool, as_json: bool) -> None:
    """The findings of every case of the workspace, each case told as soon as it is done."""
    from app.services.places import volume_pages
    from app.services.prechecks import precheck_every

    with here.store() as store:
        for case, findings in precheck_every(store, statutes, here.now().date(), standard, _progress):
            if not as_json:
                counts = [sum(one.outcome is kind for one in findings) for kind in _OPEN]
                click.echo(f"【{case.id}】{case.name}：疑似不符{counts[0]}项，无法判断{counts[1]}项")
            _tell(case, findings, everything, as_json, volume_pages(store, case) if as_json else {})
    if not as_json:
        _adjusted(statutes, standard)


Pages = dict[tuple[str, int], int]
_OPEN = (Outcome.SUSPECTED, Outcome.UNDECIDED)


def _progress(done: int, total: int, what: str) -> None:
    click.echo(f"正在预检 {done + 1}/{total}：{what}", err=True)


def _tell(case: CaseFile, findings: Iterable[Finding], everything: bool, as_json: bool, pages: Pages) -> None:
    for finding in findings:
        if as_json:
            click.echo(json.dumps(_finding(case, finding, pages), ensure_ascii=False))
        elif everything or finding.outcome in _OPEN:
            click.echo(
                f"{wording.word(finding.outcome)}  {finding.rule} {finding.name}（{finding.article}）：{finding.message}"
            )
            for line in finding.arithmetic:
                click.echo(f"        {line}")


def _adjusted(statutes: Statutes, standard: str) -> None:
    from app.services.prechecks import adjustment_lines

    lines = adjustment_lines(statutes.rules_for(standard))
    for line in ("停用和调整的规则：", *lines) if lines else ():
        click.echo(line)


def _finding(case: CaseFile, finding: Finding, pages: Pages) -> dict[str, Any]:
    documents = {document.id: document for document in case.documents}
    return {
        "case": case.id,
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
            _evidence(case, documents[e.document], e, pages) for e in finding.evidence if e.document in documents
        ],
        "item": finding.item_code,
        "deduction": str(finding.deduction),
    }


def _evidence(case: CaseFile, document: CaseDocument, shown: Evidence, pages: Pages) -> dict[str, Any]:
    """The place: `page` as bound (0 on cover and contents), `case_page` counting every page, `file_page` in its file."""
    ref = shown.pin or next((PageRef(one.file_hash, one.number) for one in document.pages), None)
    if isinstance(ref, Pin):
        ref = PageRef(ref.file_hash, ref.page)
    return {
        "file": next((one.name for one in case.files if ref and one.sha256 == ref.file_hash), ""),
        "files": files_of(case, document),
        "document": document.title,
        "page": pages.get((ref.file_hash, ref.number)) if ref else None,
        "case_page": case.folio(ref.file_hash, ref.number) if ref else None,
        "file_page": ref.number if ref else None,
        "quote": shown.quote,
    }
