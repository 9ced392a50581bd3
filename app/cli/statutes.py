"""`anjuan statute ...`: official texts of laws imported, listed and looked up."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import click

from app.cli.commands import Here, anjuan, json_option
from app.cli.dress import ChineseGroup
from app.cli.show import as_json as data_text
from app.errors import ReviewError

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@anjuan.group("statute", cls=ChineseGroup)
def statute() -> None:
    """法律条文：导入官方文本，按施行日期保存各版本，查行为发生时有效的条文。"""


@statute.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False), metavar="文件...")
@click.option("--from", "starts", type=_DAY, default=None, metavar="日期", help="施行日期；文本里写明的不必写。")
@json_option
@click.pass_obj
def import_command(here: Here, files: tuple[Path, ...], starts: datetime | None, as_json: bool) -> None:
    """导入法律、法规、规章的官方文本（.docx 或 .txt）。"""
    from app.services.statutes import import_statute

    for path in files:
        done = import_statute(here.folder, path, starts.date() if starts else None)
        law = done.law
        if as_json:
            click.echo(data_text({
                "name": law.name, "valid_from": law.valid_from, "articles": len(law.articles), "replaced": done.replaced,
                "added": done.added, "removed": done.removed, "changed": done.changed, "missing": done.missing,
            }))  # fmt: skip
            continue
        click.echo(
            f"{law.full_name}：{law.valid_from.isoformat()}施行，{len(law.articles)}条{'，替换了同日的版本' if done.replaced else ''}。"
        )
        if done.missing:
            click.echo(f"  缺少：{'、'.join(done.missing[:10])}，请核对文本是否完整。")
        for label, named in (("新增", done.added), ("删去", done.removed), ("修改", done.changed)):
            if named:
                click.echo(
                    f"  与上一版本相比{label}{len(named)}条：{'、'.join(named[:12])}{'等' if len(named) > 12 else ''}"
                )


@statute.command("list")
@json_option
@click.pass_obj
def list_command(here: Here, as_json: bool) -> None:
    """列出已导入的法律和版本。"""
    from app.services.statutes import statutes_at_hand

    versions = sorted(statutes_at_hand(here.folder).versions, key=lambda one: (one.name, one.valid_from))
    if as_json:
        click.echo(
            data_text(
                [{"name": one.name, "valid_from": one.valid_from, "articles": len(one.articles)} for one in versions]
            )
        )
        return
    for one in versions:
        click.echo(f"{one.valid_from.isoformat()}  {one.full_name}（{len(one.articles)}条）")
    if not versions:
        click.echo("还没有导入法律条文。")


@statute.command("show")
@click.argument("basis", metavar="条文")
@click.option("--on", "on", type=_DAY, default=None, metavar="日期", help="行为发生的日期，不写为今天。")
@click.pass_obj
def show_command(here: Here, basis: str, on: datetime | None) -> None:
    """显示某一天有效的条文，例如 行政处罚法第四十二条第一款。"""
    from app.services.statutes import wording_of

    day: date = on.date() if on else here.now().date()
    found = wording_of(here.folder, basis, day)
    if found is None:
        raise ReviewError(
            f"没有找到{day.isoformat()}有效的“{basis}”。", "请先用 anjuan statute import 导入该法律的官方文本。"
        )
    until = f"至{found.valid_to.isoformat()}" if found.valid_to else ""
    click.echo(f"{found.law.full_name}（{found.law.valid_from.isoformat()}施行{until}）{found.article.article}")
    click.echo(found.cited or found.article.text)
