"""Click in Chinese: help pages, usage errors and exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click

from app.errors import ReviewError

EXPECTED_PROBLEM = 1
WRONG_USAGE = 2
_SECTIONS = {"Options": "选项", "Commands": "命令"}
_USAGE = {"[OPTIONS]": "[选项]", "[COMMAND]": "[命令]", "COMMAND": "命令", "[ARGS]": "[参数]"}
_KINDS = {" TEXT": " 文字", " INTEGER": " 整数", " DIRECTORY": " 文件夹", " FILE": " 文件"}
_VALUES = {"is not a valid integer.": "不是整数。", "is not one of": "不在可选值中："}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, _said(args, _USAGE), prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_SECTIONS.get(heading, heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_said(option, _KINDS), text) for option, text in rows], col_max, col_spacing)


def _said(text: str, words: Mapping[str, str]) -> str:
    for english, chinese in words.items():
        text = text.replace(english, chinese)
    return text


class _Context(click.Context):
    formatter_class = _Formatter


class ChineseCommand(click.Command):
    """A command whose help page is Chinese throughout."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The --help option, said in Chinese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "显示本说明。"
        return option


class ChineseGroup(ChineseCommand, click.Group):
    """A group whose commands are Chinese throughout."""

    command_class = ChineseCommand


def run(group: click.Group, arguments: Sequence[str] | None = None) -> None:
    """Run and leave: 0 done, 1 an expected problem, 2 wrong usage."""
    try:
        code = group.main(
            args=None if arguments is None else list(arguments), prog_name="anjuan", standalone_mode=False
        )
    except click.UsageError as error:
        _tell(f"用法错误：{_usage_text(error)}", _hint(error))
        sys.exit(WRONG_USAGE)
    except click.Abort:
        _tell("已中断。")
        sys.exit(EXPECTED_PROBLEM)
    except ReviewError as error:
        _tell(f"错误：{error.message}", error.advice, *getattr(error, "problems", ()))
        sys.exit(EXPECTED_PROBLEM)
    sys.exit(code if isinstance(code, int) else 0)


def _tell(*lines: str) -> None:
    for line in lines:
        if line:
            click.echo(line, err=True)


def _usage_text(error: click.UsageError) -> str:
    texts: dict[type[click.UsageError], str] = {
        click.NoSuchOption: f"没有选项 {getattr(error, 'option_name', '')}。",
        click.MissingParameter: f"缺少参数 {_name(error)}。",
        click.BadParameter: f"参数 {_name(error)} 的值不对：{_said(error.message, _VALUES)}",
        click.BadArgumentUsage: f"参数不对：{error.message}",
        click.BadOptionUsage: f"选项 {getattr(error, 'option_name', '')} 缺少值。",
    }
    known: Any = texts.get(type(error))
    if known is None:
        known = error.message.replace("No such command", "没有命令").replace("Got unexpected extra", "多余的参数：")
    return str(known)


def _name(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    return str(parameter.human_readable_name) if parameter is not None else ""


def _hint(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx is not None else "anjuan"
    return f"用 {path} --help 查看说明。"
