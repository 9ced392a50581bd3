"""The commands of `anjuan`. Each is one service; exit codes: 0 done, 1 an expected problem, 2 wrong usage.

What only one command needs and is slow to load (paper, pages) is imported inside it.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from app.cli import show
from app.cli.arguments import pin_of, rule_of, verdict_of
from app.cli.dress import ChineseGroup, run
from app.cli.standard import standard
from app.domain.casefile import CaseType
from app.domain.points import points
from app.domain.review import Mark, Review
from app.domain.standard import Standard
from app.domain.taking import TakeInMode
from app.errors import ReviewError
from app.paths import default_workspace, program_version, resources_folder
from app.services import cases, reviews
from app.services.settings import read_preferences
from app.standards.shelf import Shelf, load_shelf
from app.store.database import Store, open_store


@dataclass(frozen=True, slots=True)
class Here:
    """The workspace the commands work on."""

    folder: Path

    def store(self) -> AbstractContextManager[Store]:
        """The open workspace."""
        return open_store(self.folder)

    def shelf(self) -> Shelf:
        """The standards of the program and of the workspace."""
        return load_shelf(resources_folder() / "standards", self.folder / "standards")

    def now(self) -> datetime:
        """The clock of the command line."""
        return datetime.now().astimezone()  # noqa: TID251 - the composition root of the command line


FILE = click.Path(path_type=Path, dir_okay=False)
FOLDER = click.Path(path_type=Path, file_okay=False)

pass_here = click.make_pass_decorator(Here)
json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON，供脚本使用。")


def main() -> None:
    """Run the command line and leave with its exit code."""
    run(anjuan)


@click.group(cls=ChineseGroup, invoke_without_command=True)
@click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    default=None,
    help="工作区文件夹，默认在用户目录下。",
)
@click.version_option(program_version(), message="案卷评查工作站 %(version)s", help="显示版本。")
@click.pass_context
def anjuan(context: click.Context, workspace: Path | None) -> None:
    """案卷评查工作站：导入案卷，逐项评查，出具评查报告。不带命令时打开窗口。"""
    context.obj = Here(workspace or default_workspace())
    if context.invoked_subcommand is None:
        # app knows nothing of the window: it is looked up by name, and only here
        window: Any = importlib.import_module("ui.__main__")
        context.exit(window.main(["--workspace", str(context.obj.folder)]))


anjuan.add_command(standard)


@anjuan.command("take-in")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="文件夹或压缩包...")
@click.option(
    "--mode",
    type=click.Choice(["ask", "open", "add-new", "second-case"]),
    default="ask",
    help="文件已在某个案卷中时：ask 只提示，open 打开，add-new 只加新文件，second-case 另立一卷。",
)
@json_option
@pass_here
def take_in(here: Here, sources: tuple[Path, ...], mode: str, as_json: bool) -> None:
    """导入案卷：一个文件夹、压缩包或若干文件成为一个案卷。"""
    with here.store() as store:
        taken = cases.take_in_case(store, sources, now=here.now(), mode=TakeInMode(mode.replace("-", "_")))
    if as_json:
        click.echo(show.as_json({
            "case_id": taken.case.id if taken.case else None,
            "same_case_id": taken.same.id if taken.same else None,
            "taken": taken.taken, "kept": taken.kept, "refused": taken.refused,
        }))  # fmt: skip
    else:
        _say(show.taken_lines(taken))
    if taken.case is None:
        raise ReviewError("没有导入。", "用 --mode 说明怎样处理。")


@anjuan.command("list")
@json_option
@pass_here
def list_command(here: Here, as_json: bool) -> None:
    """列出全部案卷及评查进度。"""
    with here.store() as store:
        listed = cases.list_cases(store, here.shelf())
    click.echo(show.as_json(listed)) if as_json else _say(show.list_lines(listed))


@anjuan.command("show")
@click.argument("case_id", type=int, metavar="案卷编号")
@json_option
@pass_here
def show_command(here: Here, case_id: int, as_json: bool) -> None:
    """显示一个案卷：封面信息、卷内目录、评查。"""
    with here.store() as store:
        case, held = cases.open_case(store, case_id), reviews.reviews_of(store, case_id)
    click.echo(show.as_json({"case": case, "reviews": held})) if as_json else _say(show.case_lines(case, held))


@anjuan.command()
@click.argument("case_id", type=int, metavar="案卷编号")
@click.argument("code", metavar="项目编号")
@click.argument("verdict", required=False, metavar="[结论]")
@click.option(
    "--rule", "rules", multiple=True, help="扣分规则：a、a:3（处数）、a=1.5（分值）、a#2（档）、a-1,4（缺失要素）。"
)
@click.option("--earned", default=None, help="得分制项目的得分。")
@click.option("--reason", default="", help="理由。")
@click.option("--note", default="", help="备注。")
@click.option("--suggestion", default="", help="整改建议。")
@click.option("--second", default="", help="确认否决的第二名评查人。")
@click.option("--pin", "pins", multiple=True, help="依据的位置：12、12:页上文字、12:左,上,右,下（0 到 1）。")
@click.option("--no-page", default="", help="没有页面可指时的说明（至少 10 个字）。")
@click.option("--document", type=int, default=None, help="按文书评查的项目：文书编号。")
@click.option("--clear", is_flag=True, help="撤回这一项的结论。")
@click.option("--reviewer", default="", help="评查人；案卷还没有评查时用它开始。")
@click.option("--standard", default="", help="评查标准的编号，可带版次（编号@版次）；案卷还没有评查时用它开始。")
@json_option
@pass_here
def mark(here: Here, /, case_id: int, code: str, verdict: str | None, as_json: bool, **answer: Any) -> None:
    """给一个评查项目下结论，例如：anjuan mark 1 A-01 扣分 --rule a:2 --reason 缺签名 --pin 3:承办人"""
    if not answer["clear"] and verdict is None:
        raise click.UsageError("缺少结论；撤回请用 --clear。")
    shelf = here.shelf()
    with here.store() as store:
        review = _review(here, store, shelf, case_id, answer["reviewer"], answer["standard"])
        if verdict is None or answer["clear"]:
            review = reviews.clear_mark(store, review.id, code, here.now(), answer["document"])
        else:
            given = _mark(store, case_id, code, verdict, answer)
            review = reviews.mark_item(store, shelf, review.id, given, here.now())
        score = reviews.score_review(store, shelf, review.id)
    if as_json:
        click.echo(
            show.as_json({"review_id": review.id, "mark": review.mark(code, answer["document"]), "score": score})
        )
    else:
        click.echo(f"{code} 已保存。得分 {score.printed}，等次 {score.grade}，未评 {len(score.unanswered)} 项。")


@anjuan.command()
@click.argument("case_id", type=int, metavar="案卷编号")
@json_option
@pass_here
def score(here: Here, case_id: int, as_json: bool) -> None:
    """显示得分、计算过程和签署前还缺什么。"""
    shelf = here.shelf()
    with here.store() as store:
        review = _newest(store, case_id)
        computed = reviews.score_review(store, shelf, review.id)
        gaps = reviews.sign_off_gaps(store, shelf, review.id)
    click.echo(show.as_json({"score": computed, "gaps": gaps})) if as_json else _say(show.score_lines(computed, gaps))


@anjuan.command()
@click.argument("case_id", type=int, metavar="案卷编号")
@click.option("--out", "target", type=FILE, required=True, help="报告 PDF 写到哪里。")
@click.option("--word", "word_target", type=FILE, default=None, help="问题清单 Word 写到哪里。")
@json_option
@pass_here
def report(here: Here, case_id: int, target: Path, word_target: Path | None, as_json: bool) -> None:
    """出具评查报告（PDF），可附问题清单（Word）。"""
    from app.evidence.worker import EvidenceWorker
    from app.services import reports

    shelf = here.shelf()
    with here.store() as store, EvidenceWorker() as worker:
        review = _newest(store, case_id)
        written = [reports.write_report(store, shelf, review.id, worker, target)]
        if word_target is not None:
            written.append(reports.write_findings_word(store, shelf, review.id, worker, word_target))
    _say(
        [show.as_json({"written": [str(path) for path in written]})]
        if as_json
        else (f"已写出 {path}" for path in written)
    )


@anjuan.command()
@click.option("--out", "target", type=FOLDER, default=Path("build/demo"), help="结果放在哪个文件夹。")
@pass_here
def demo(here: Here, target: Path) -> None:
    """用随附的练习案卷走一遍：导入、评查、出报告。"""
    from app.services.demo import run_demo

    done = run_demo(target, here.now, lambda what, seconds: click.echo(f"{seconds:6.2f} 秒  {what}"))
    click.echo(f"完成：{done.documents} 份文书、{done.pages} 页，得分 {done.printed}（{done.grade}）。")


@anjuan.command("self-check")
@click.option("--with-workspace", is_flag=True, help="同时检查工作区的数据文件。")
@json_option
@pass_here
def self_check_command(here: Here, with_workspace: bool, as_json: bool) -> None:
    """检查安装是否完好：资源、存储、评分、出报告。"""
    from app.services.selfcheck import check_workspace, self_check

    checks = self_check(here.now())
    if with_workspace:
        checks = (*checks, check_workspace(here.folder))
    lines = (f"{'通过' if one.passed else '失败'}  {one.name}：{one.seen}" for one in checks)
    _say([show.as_json(checks)] if as_json else lines)
    if not all(one.passed for one in checks):
        raise ReviewError("自检没有通过。", "请重新安装程序，或把上面的内容告诉技术人员。")


def _mark(store: Store, case_id: int, code: str, verdict: str, answer: dict[str, Any]) -> Mark:
    case = cases.open_case(store, case_id)
    try:
        earned = points(answer["earned"]) if answer["earned"] is not None else None
    except ValueError as error:
        raise click.UsageError(f"得分“{answer['earned']}”不是数字。") from error
    return Mark(
        code=code,
        verdict=verdict_of(verdict),
        applied=tuple(rule_of(rule) for rule in answer["rules"]),
        earned=earned,
        reason=answer["reason"],
        note=answer["note"],
        pins=tuple(pin_of(store, case, pin) for pin in answer["pins"]),
        no_page=answer["no_page"],
        document=answer["document"],
        second=answer["second"],
        suggestion=answer["suggestion"],
    )


def _review(here: Here, store: Store, shelf: Shelf, case_id: int, reviewer: str, wanted: str) -> Review:
    held = reviews.reviews_of(store, case_id)
    if held:
        return held[-1]
    now, case = here.now(), cases.open_case(store, case_id)
    standard = _standard(shelf, case.case_type, now, wanted)
    preferences = read_preferences(store)
    who = reviewer or preferences.reviewer
    return reviews.start_review(
        store, shelf, case_id, standard.id, standard.edition, who, now, round_name=preferences.round_name
    )


def _standard(shelf: Shelf, case_type: CaseType, now: datetime, wanted: str) -> Standard:
    if wanted:
        standard_id, _, edition = wanted.partition("@")
        held = [one for one in shelf.editions(standard_id) if edition in ("", one.edition)]
        if not held:
            raise ReviewError(f"没有找到评查标准“{wanted}”。", "请核对标准编号。")
        return held[-1]
    fitting = shelf.fitting(case_type, now.date())
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise ReviewError("没有适用于这类案卷的评查标准。", "请更正案件类型，或放入适用的标准。")
    listed = "；".join(f"{one.id}（{one.title}）" for one in fitting)
    raise ReviewError("有几个评查标准适用于这类案卷。", f"请用 --standard 指定：{listed}。")


def _newest(store: Store, case_id: int) -> Review:
    cases.open_case(store, case_id)
    held = reviews.reviews_of(store, case_id)
    if not held:
        raise ReviewError("这个案卷还没有评查。", "请先用 anjuan mark 或在窗口中开始评查。")
    return held[-1]


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        click.echo(line)
