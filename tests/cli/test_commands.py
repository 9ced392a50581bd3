"""The command line as a script sees it: output, JSON and exit codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

from app.cli.commands import anjuan
from app.cli.dress import run
from app.paths import resources_folder
from app.standards.shelf import Shelf, load_shelf
from app.store.database import open_store
from tests.services.arriving import DECISION, FILING, take

FIRST = ("--standard", "penalty-ordinary")


class Line:
    """The command line on one workspace."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.capsys = capsys

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            run(anjuan, ["--workspace", str(self.folder), *arguments])
        said = self.capsys.readouterr()
        return int(str(left.value.code)), said.out, said.err

    def json(self, *arguments: str) -> object:
        code, out, _ = self(*arguments, "--json")
        assert code == 0
        return json.loads(out)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return load_shelf(resources_folder() / "standards")


@pytest.fixture
def line(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, shelf: Shelf) -> Line:
    monkeypatch.setattr("app.cli.commands.load_shelf", lambda *folders: shelf)  # read once for all tests
    return Line(tmp_path / "workspace", capsys)


@pytest.fixture
def taken(line: Line) -> Line:
    with open_store(line.folder) as store:
        take(store, FILING, DECISION)
    return line


def test_an_empty_workspace_says_what_to_do(line: Line) -> None:
    code, out, _ = line("list")
    assert code == 0
    assert "take-in" in out


def test_a_folder_is_taken_in_once(line: Line, tmp_path: Path) -> None:
    folder = tmp_path / "市监〔2026〕1号 案卷"
    folder.mkdir()
    (folder / "说明.txt").write_text("说明", "utf-8")
    code, out, _ = line("take-in", str(folder))
    assert code == 0
    assert "案卷 1：市监〔2026〕1号 案卷" in out
    code, out, err = line("take-in", str(folder))
    assert code == 1
    assert "已在案卷 1" in out
    assert "--mode" in err
    assert line("take-in", str(folder), "--mode", "second-case")[0] == 0


def test_a_missing_folder_is_an_expected_problem(line: Line, tmp_path: Path) -> None:
    code, _, err = line("take-in", str(tmp_path / "没有"))
    assert code == 1
    assert "没有" in err


def test_list_and_show_speak_to_people_and_scripts(taken: Line) -> None:
    assert "待评查" in taken("list")[1]
    [listed] = taken.json("list")
    assert listed["page_count"] == 2
    assert "立案审批表" in taken("show", "1")[1]
    assert taken.json("show", "1")["case"]["documents"][1]["doc_type"] == "penalty_decision"


def test_a_case_that_is_not_there(line: Line) -> None:
    code, _, err = line("show", "7")
    assert code == 1
    assert "没有编号为 7 的案卷" in err


def test_an_answer_is_kept_with_its_place(taken: Line) -> None:
    code, out, err = taken(
        "mark",
        "1",
        "A-01",
        "扣分",
        "--rule",
        "a",
        "--reason",
        "没有填写经办人",
        "--pin",
        "1:承办人",
        "--reviewer",
        "李四",
        *FIRST,
    )
    assert code == 0, err
    assert "A-01 已保存" in out
    [review] = taken.json("show", "1")["reviews"]
    [mark] = review["marks"]
    assert mark["pins"][0]["text"] == "承办人"
    assert mark["pins"][0]["rect"]["right"] < 0.3
    scored = taken.json("score", "1")
    assert scored["score"]["unanswered"]
    assert not any(gap["code"] == "A-01" for gap in scored["gaps"])
    assert "得分" in taken("score", "1")[1]


def test_a_standard_is_named_when_several_fit(taken: Line) -> None:
    code, _, err = taken("mark", "1", "A-01", "met", "--reviewer", "李四")
    assert code == 1
    assert "penalty-ordinary" in err
    assert taken("mark", "1", "A-01", "met", "--reviewer", "李四", "--standard", "没有")[0] == 1
    assert taken("mark", "1", "A-01", "met", "--reviewer", "李四", "--standard", "penalty-ordinary@2026-01")[0] == 0


def test_an_answer_is_taken_back(taken: Line) -> None:
    assert taken("mark", "1", "A-01", "met", "--reviewer", "李四", *FIRST)[0] == 0
    assert taken("mark", "1", "A-01", "--clear")[0] == 0
    assert taken.json("show", "1")["reviews"][0]["marks"] == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mark", "1", "A-01"), "缺少结论"),
        (("mark", "1", "A-01", "很好", "--reviewer", "李四", *FIRST), "不是评查结论"),
        (("mark", "1", "A-01", "扣分", "--rule", "a:x", "--reviewer", "李四", *FIRST), "扣分规则的写法"),
        (("mark", "1", "A-01", "扣分", "--pin", "一", "--reviewer", "李四", *FIRST), "位置的写法"),
        (("mark", "1", "A-01", "扣分", "--pin", "1:0.5,0.1,0.2,0.9", "--reviewer", "李四", *FIRST), "矩形"),
        (("mark", "one", "A-01", "met"), "不是整数"),
        (("fly",), "没有命令"),
        (("list", "--fast"), "没有选项"),
        (("show",), "缺少参数"),
    ],
)
def test_wrong_usage_is_told_in_chinese(taken: Line, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = taken(*arguments)
    assert code == 2
    assert said in err
    assert out == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("mark", "1", "A-01", "扣分", "--pin", "9", "--reviewer", "李四", *FIRST), "没有第 9 页"),
        (("mark", "1", "A-01", "扣分", "--pin", "1:不存在的字", "--reviewer", "李四", *FIRST), "没有找到"),
        (("mark", "1", "Q-99", "符合", "--reviewer", "李四", *FIRST), "没有这个编号"),
        (("mark", "1", "A-01", "符合", *FIRST), "评查人"),
        (("score", "1"), "还没有评查"),
    ],
)
def test_expected_problems_are_told_in_chinese(taken: Line, arguments: tuple[str, ...], said: str) -> None:
    code, _, err = taken(*arguments)
    assert code == 1
    assert said in err


@pytest.mark.parametrize("command", ["", "take-in", "list", "show", "mark", "score", "report", "demo", "self-check"])
def test_help_is_chinese_throughout(line: Line, command: str) -> None:
    code, out, _ = line(*([command] if command else []), "--help")
    assert code == 0
    assert out.startswith("用法：anjuan")
    for english in ("Usage", "Options", "OPTIONS", "TEXT", "Show this", "Commands"):
        assert english not in out


def test_version_is_the_projects(line: Line) -> None:
    assert "0.1.0" in line("--version")[1]


def test_no_command_opens_the_window(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[list[str]] = []
    window = ModuleType("ui.__main__")
    monkeypatch.setattr(window, "main", lambda arguments: opened.append(arguments) or 0, raising=False)
    monkeypatch.setitem(sys.modules, "ui.__main__", window)
    assert line()[0] == 0
    assert opened == [["--workspace", str(line.folder)]]


def test_an_interrupted_command_says_so(taken: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*ignored: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("app.cli.commands.cases.list_cases", interrupted)
    code, _, err = taken("list")
    assert code == 1
    assert "已中断" in err
