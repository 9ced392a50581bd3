"""`anjuan ...`: the same verbs as the window, without a window."""

from __future__ import annotations

import click


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """案卷评查工作站。不带参数时打开窗口。"""
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


if __name__ == "__main__":
    main()
