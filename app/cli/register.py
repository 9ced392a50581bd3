"""`anjuan register`: cases from a list in Excel or CSV."""

from __future__ import annotations

from pathlib import Path

import click

from app import wording
from app.cli import show
from app.cli.commands import Here, anjuan, json_option, pass_here


@anjuan.command("register")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False), metavar="清单.xlsx")
@click.option("--dry-run", is_flag=True, help="只检查，不导入。")
@click.option(
    "--problems", type=click.Path(path_type=Path, dir_okay=False), default=None, help="把有问题的行另存为 Excel。"
)
@json_option
@pass_here
def register_command(here: Here, path: Path, dry_run: bool, problems: Path | None, as_json: bool) -> None:
    """导入案卷清单（Excel 或 CSV）：每行一个案卷，没有扫描件也可以评分。"""
    from app.services.registers import check_register, open_register, take_in_register, write_problems

    with here.store() as store:
        register, mapping = open_register(store, path)
        rows = check_register(store, register, mapping)
        taken = None if dry_run else take_in_register(store, register, mapping, here.now())
    wrong = [row for row in rows if row.problems]
    if problems is not None and wrong:
        write_problems(register, rows, problems)
    if as_json:
        understood = {
            column: field.value if field else None for column, field in zip(register.columns, mapping, strict=True)
        }
        told = [{"row": row.number, "problems": list(row.problems)} for row in wrong]
        click.echo(
            show.as_json(
                {"columns": understood, "rows": len(rows), "cases": taken.cases if taken else (), "problems": told}
            )
        )
        return
    for column, field in zip(register.columns, mapping, strict=True):
        click.echo(f"列“{column}”：{wording.word(field) if field else '不导入'}")
    for row in wrong:
        click.echo(f"第{row.number}行：{'；'.join(row.problems)}")
    done = f"已导入 {len(taken.cases)} 卷，" if taken else ""
    click.echo(f"{done}共 {len(rows)} 行，有问题 {len(wrong)} 行。")
