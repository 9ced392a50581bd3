"""`anjuan standard ...`: standards listed, checked, scored, compared and written out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

import click

from app.cli.dress import ChineseGroup
from app.cli.show import as_json, table
from app.domain.casefile import CaseType
from app.domain.points import points_text
from app.domain.score import Score
from app.domain.standard import Standard
from app.errors import ScoringError, StandardError
from app.services import standards
from app.standards.answers import ANSWER_FORMAT
from app.standards.diff import Change, ChangeKind, standard_changes
from app.standards.importing.telling import as_data, as_lines
from app.standards.shelf import Shelf
from app.wording import word

_SIGNS = {ChangeKind.ADDED: "增加", ChangeKind.REMOVED: "删去", ChangeKind.CHANGED: "修改"}
_json = click.option("--json", "wants_json", is_flag=True, help="输出 JSON，供脚本使用。")
_standard = click.argument("name", metavar="标准")
_file = click.Path(path_type=Path, dir_okay=False)


class Place(Protocol):
    """What these commands need of the workspace."""

    def shelf(self) -> Shelf:
        """The standards of the program and of the workspace."""
        ...

    def now(self) -> datetime:
        """The clock of the command line."""
        ...


@click.group("standard", cls=ChineseGroup)
def standard() -> None:
    """评查标准：列出、检查、计分、比较、导出。标准写文件路径，或者编号、编号@版次。"""


@standard.command("list")
@_json
@click.pass_obj
def list_standards(place: Place, wants_json: bool) -> None:
    """列出全部评查标准。"""
    shelf = place.shelf()
    if wants_json:
        refused = [{"file": one.file, "problems": one.error.problems} for one in shelf.refused]
        heads = [{**_head(one), "retired": shelf.is_retired(one)} for one in shelf.standards]
        click.echo(as_json({"standards": heads, "refused": refused}))
        return
    rows = [("编号", "版次", "施行", "项目", "否决", "名称")]
    for one in shelf.standards:
        counts = str(len(list(one.leaves()))), str(len(one.vetoes))
        title = f"{one.title}（已停用）" if shelf.is_retired(one) else one.title
        rows.append((one.id, one.edition, one.valid_from.isoformat(), *counts, title))
    _say([*table(rows), *(f"无法使用：{one.file}：{one.error.message}" for one in shelf.refused)])


@standard.command("check")
@click.argument("files", nargs=-1, required=True, type=_file, metavar="文件...")
@_json
def check(files: tuple[Path, ...], wants_json: bool) -> None:
    """检查标准文件，一次列出全部错误和提示。"""
    checked = standards.check_files(files)
    if wants_json:
        click.echo(as_json(checked))
    else:
        for one in checked:
            _say(_checked_lines(one))
    if not all(one["ok"] for one in checked):
        raise StandardError("有标准文件没有通过检查。", "请按提示逐处改正。")


@standard.command("score", help=f"给一份答案计分。\n\n{ANSWER_FORMAT}")
@_standard
@click.argument("answers", type=_file, metavar="答案文件")
@click.option("--case-type", type=click.Choice([kind.value for kind in CaseType]), default=None, help="案件类型。")
@click.option("--fact", "facts", multiple=True, help="成立的预设事实，可写多次。")
@_json
@click.pass_obj
def score(
    place: Place, name: str, answers: Path, case_type: str | None, facts: tuple[str, ...], wants_json: bool
) -> None:
    """The score of an answer sheet."""
    held = standards.find_standard(place.shelf(), name)
    kind = CaseType(case_type) if case_type else None
    scored, _ = standards.score_answers(held, _text_of(answers), kind, facts)
    if wants_json:
        click.echo(as_json({"standard": _head(held), "score": scored}))
    else:
        _say(_score_lines(held, scored))


@standard.command("diff")
@click.argument("old", metavar="旧版")
@click.argument("new", metavar="新版")
@_json
@click.pass_obj
def diff(place: Place, old: str, new: str, wants_json: bool) -> None:
    """比较两版标准，逐项列出增加、删去、修改。"""
    shelf = place.shelf()
    changes = standard_changes(standards.find_standard(shelf, old), standards.find_standard(shelf, new))
    if wants_json:
        click.echo(as_json({"changes": changes}))
    else:
        _say(map(_change_line, changes) if changes else ["两版没有差别。"])


@standard.command("import")
@click.argument("source", type=_file, metavar="评查表")
@click.option("--out", type=_file, required=True, help="草稿写到哪个 .toml 文件。")
@_json
@click.pass_obj
def import_sheet(place: Place, source: Path, out: Path, wants_json: bool) -> None:
    """把 Word（.docx）或 Excel（.xlsx、.xls）评查表读成草稿标准，并列出没有读懂的内容。

    没有表格、按“1.案件来源清楚（2分）。来源不清的，扣1分。”编号书写的 Word 文件也能读。

    \b
    --json 中的分值、扣分和合计都写成十进制字符串，如 "0.5"、"10"，不丢精度；没有的写 null。
    rows 逐行写明原表每一行成了什么；not_understood 列出没有读懂的内容。
    """
    imported = standards.import_standard(source, place.now().date())
    standards.export_standard(imported.draft, out, "toml")
    if wants_json:
        click.echo(as_json(as_data(imported.understood)))
        return
    _say(as_lines(imported.understood))
    click.echo(f"草稿已写入 {out}，请用 anjuan standard check 检查并核对。")


@standard.command("export")
@_standard
@click.argument("target", type=_file, metavar="目标文件")
@click.option("--kind", type=click.Choice(sorted(standards.WRITERS)), default=None, help="格式，默认看文件名后缀。")
@click.pass_obj
def export(place: Place, name: str, target: Path, kind: str | None) -> None:
    """导出标准：.toml 文件，或者可打印填写的 .xlsx、.docx 评查表。"""
    written = standards.export_standard(standards.find_standard(place.shelf(), name), target, kind or "")
    click.echo(f"已导出 {written}")


def _head(one: Standard) -> dict[str, object]:
    return {
        "id": one.id,
        "edition": one.edition,
        "title": one.title,
        "case_types": one.case_types,
        "valid_from": one.valid_from,
        "valid_to": one.valid_to,
        "items": len(list(one.leaves())),
        "vetoes": len(one.vetoes),
        "draft": one.draft,
        "digest": one.digest,
    }


def _text_of(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ScoringError(f"答案文件 {path.name} 无法读取。", "请确认文件存在，并存为 UTF-8 编码的 JSON。") from error


def _checked_lines(one: dict[str, object]) -> Iterator[str]:
    yield f"{one['file']}：{'通过' if one['ok'] else '没有通过'}"
    for key, label in (("problems", "错误"), ("warnings", "提示")):
        for problem in one[key]:  # type: ignore[attr-defined]
            place = f"{problem['path']}：" if problem["path"] else ""
            yield f"  {label}　{place}{problem['text']}"


def _score_lines(held: Standard, scored: Score) -> Iterator[str]:
    yield f"{held.title}（{held.edition} 版）"
    yield f"得分 {scored.printed}，等次 {scored.grade}，合法性{'合格' if scored.lawful else '不合格'}"
    if scored.vetoes:
        yield f"否决前得分 {scored.printed_before_veto}"
    for hit in scored.vetoes:
        yield f"否决 {hit.code} {hit.text}（{word(hit.effect)}）：{hit.reason}"
    for line in scored.lines:
        yield f"{'    ' * line.depth}{points_text(line.amount):>10}  {line.text}"
    for label, codes in (("未评", scored.unanswered), ("待定", scored.pending)):
        if codes:
            yield f"{label} {len(codes)} 项：{'、'.join(codes)}"
    for note in scored.notes:
        yield f"注：{note}"


def _change_line(change: Change) -> str:
    where = " ".join(filter(None, (change.code or "标准", change.field)))
    if change.kind is ChangeKind.CHANGED:
        return f"{_SIGNS[change.kind]}　{where}：{change.before or '（空）'} → {change.after or '（空）'}"
    return f"{_SIGNS[change.kind]}　{where}：{change.after or change.before}"


def _say(lines: Iterator[str] | Sequence[str] | map[str]) -> None:
    for line in lines:
        click.echo(line)
