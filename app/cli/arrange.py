"""`anjuan arrange`: which documents a volume holds, proposed and taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from app import wording
from app.cli import show
from app.cli.commands import Here, anjuan, json_option, pass_here
from app.domain.arranging import ProposedDocument, proposal_text


@anjuan.command("arrange")
@click.argument("case_id", type=int, metavar="案卷编号")
@click.option("--accept", is_flag=True, help="按建议调整文书；不加时只显示建议。")
@json_option
@pass_here
def arrange_command(here: Here, case_id: int, accept: bool, as_json: bool) -> None:
    """建议怎样把整卷拆成文书、把分开的文件并成一份。"""
    from app.evidence.worker import EvidenceWorker
    from app.services.arranging import accept_documents, proposed_documents

    with here.store() as store, EvidenceWorker(store.evidence.view) as worker:
        proposals = proposed_documents(store, case_id, worker)
        told = proposal_text(proposals)
        if accept and told:
            accept_documents(store, case_id, proposals)
    if as_json:
        rows = [_row(first, one) for first, one in _placed(proposals)]
        click.echo(show.as_json({"proposal": told, "accepted": accept and bool(told), "documents": rows}))
        return
    if not told:
        click.echo("没有要调整的文书。")
        return
    shown = [("卷内页码", "文书", "类型", "把握", "依据")]
    for first, one in _placed(proposals):
        if one.changed:
            shown.append(
                (_span(first, one), one.title, wording.word(one.doc_type), f"{one.confidence:.0%}", one.reason)
            )
    for line in show.table(shown):
        click.echo(line)
    click.echo(f"{told}。" + ("已调整。" if accept else "加 --accept 按建议调整。"))


def _placed(proposals: Sequence[ProposedDocument]) -> Iterator[tuple[int, ProposedDocument]]:
    """Each proposal with the running number of its first page."""
    first = 1
    for one in proposals:
        yield first, one
        first += len(one.pages)


def _span(first: int, one: ProposedDocument) -> str:
    last = first + len(one.pages) - 1
    return str(first) if first == last else f"{first}-{last}"


def _row(first: int, one: ProposedDocument) -> dict[str, object]:
    return {
        "first": first,
        "last": first + len(one.pages) - 1,
        "title": one.title,
        "type": wording.word(one.doc_type),
        "confidence": one.confidence,
        "reason": one.reason,
        "changed": one.changed,
    }
