"""`anjuan standard ...` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli.commands import anjuan
from app.cli.dress import run
from app.domain.standard import RuleKind
from app.standards.toml_write import standard_toml
from tests.scoring.sheets import item, part, rule, standard, veto
from tests.standards.importing.sheets import BASIC_COVER


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    made = standard(part("A", item("1", "100", rule(RuleKind.PER_PLACE, "0.5"))), vetoes=(veto("V"),), title="试用标准")
    path = tmp_path / "试用.toml"
    path.write_text(standard_toml(made), "utf-8")
    return path


def call(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        run(anjuan, ["--workspace", str(folder), "standard", *map(str, arguments)])
    said = capsys.readouterr()
    return int(left.value.code or 0), said.out, said.err


def test_an_answer_sheet_is_scored_as_json(capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path) -> None:
    answers = tmp_path / "答案.json"
    answers.write_text('{"1": ["a:3"], "V": "met"}', "utf-8")
    code, out, _ = call(capsys, tmp_path, "score", sheet, answers, "--json")
    told = json.loads(out)
    assert (code, told["score"]["printed"], told["score"]["grade"]) == (0, "98.5", "优秀")
    assert told["standard"]["title"] == "试用标准"
    code, out, _ = call(capsys, tmp_path, "score", sheet, answers)
    assert "得分 98.5，等次 优秀，合法性合格" in out


def test_an_answer_that_does_not_fit_leaves_with_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path
) -> None:
    answers = tmp_path / "答案.json"
    answers.write_text('{"1": ["z"], "V": "hit"}', "utf-8")
    code, _, err = call(capsys, tmp_path, "score", sheet, answers)
    assert code == 1
    assert "有 2 个回答不符合标准" in err


def test_a_bad_standard_fails_the_check_with_its_places(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path
) -> None:
    assert call(capsys, tmp_path, "check", sheet)[0] == 0
    sheet.write_text(sheet.read_text("utf-8").replace('points = "100"', 'points = "-1"'), "utf-8")
    code, out, _ = call(capsys, tmp_path, "check", sheet, "--json")
    assert code == 1
    assert json.loads(out)[0]["problems"][0]["path"] == "parts[1].items[1].points"


def test_shipped_standards_are_listed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, _ = call(capsys, tmp_path, "list", "--json")
    assert code == 0
    assert "penalty-ordinary" in {one["id"] for one in json.loads(out)["standards"]}


def test_editions_are_compared(capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path) -> None:
    new = tmp_path / "新版.toml"
    new.write_text(sheet.read_text("utf-8").replace('points = "0.5"', 'points = "1"'), "utf-8")
    assert "修改　1 rules" in call(capsys, tmp_path, "diff", sheet, new)[1]
    assert "没有差别" in call(capsys, tmp_path, "diff", sheet, sheet)[1]


@pytest.mark.parametrize("ending", ["toml", "xlsx", "docx"])
def test_a_standard_is_written_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path, ending: str
) -> None:
    target = tmp_path / f"表.{ending}"
    assert call(capsys, tmp_path, "export", sheet, target)[0] == 0
    assert target.stat().st_size > 100
    assert list(tmp_path.glob(".*.part")) == []


def test_a_target_that_cannot_be_written_is_an_expected_problem(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path
) -> None:
    (tmp_path / "占用").write_text("这里是文件，不是文件夹")
    code, _, err = call(capsys, tmp_path, "export", sheet, tmp_path / "占用" / "表.xlsx")
    assert code == 1
    assert "“表.xlsx”没有保存" in err
    assert "请换一个位置保存" in err


def test_a_word_sheet_becomes_a_draft(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source, draft = tmp_path / "评查表.docx", tmp_path / "草稿.toml"
    source.write_bytes(BASIC_COVER.data())
    code, out, _ = call(capsys, tmp_path, "import", source, "--out", draft, "--json")
    told = json.loads(out)
    assert code == 0
    assert {"items", "vetoes", "formula", "printed_total", "sum", "not_understood"} <= set(told)
    assert set(told["items"][0]) >= {"section", "code", "text", "points", "rules", "source"}
    assert set(told["items"][0]["rules"][0]) >= {"kind", "points", "cap", "low", "high", "unit", "effect"}
    assert call(capsys, tmp_path, "check", draft)[0] == 0
    answers = tmp_path / "答案.json"
    answers.write_text('{"default": "met", "answers": {}}', "utf-8")
    assert "得分 100" in call(capsys, tmp_path, "score", draft, answers)[1]


def test_an_old_word_file_is_refused_with_advice(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    source = tmp_path / "评查表.doc"
    source.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    code, _, err = call(capsys, tmp_path, "import", source, "--out", tmp_path / "草稿.toml")
    assert code == 1
    assert "另存为 .docx" in err
    assert not (tmp_path / "草稿.toml").exists()


def test_a_retired_edition_is_listed_as_such(capsys: pytest.CaptureFixture[str], tmp_path: Path, sheet: Path) -> None:
    own = tmp_path / "standards"
    own.mkdir()
    (own / sheet.name).write_bytes(sheet.read_bytes())
    made = standard(part("A", item("1", "100")))
    (own / "retired.txt").write_text(f"{made.id}@{made.edition} 2026-05-01\n", "utf-8")
    assert "试用标准（已停用）" in call(capsys, tmp_path, "list")[1]
    listed = json.loads(call(capsys, tmp_path, "list", "--json")[1])["standards"]
    assert [one["title"] for one in listed if one["retired"]] == ["试用标准"]
