"""`anjuan precheck` over one folder and over the whole list."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from app.cli.commands import anjuan

DECISION = """行政处罚决定书
青市监处罚〔2026〕33号
当事人：云岫市青檀食品有限公司
违反了《食品安全法》第三十四条第十项，依据《食品安全法》第一百二十四条，决定如下：罚款人民币5000元。
自收到本决定书之日起十五日内将罚款缴至银行，逾期每日按百分之三加处罚款。
可以自收到本决定书之日起三十日内向青溪区人民政府申请行政复议，六个月内向青溪区人民法院提起行政诉讼。
云岫市青溪区市场监督管理局
2026年4月28日
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "案卷"
    place.mkdir()
    (place / "行政处罚决定书.txt").write_text(DECISION, "utf-8")
    return place


def run(*arguments: object) -> str:
    done = CliRunner().invoke(anjuan, [str(one) for one in arguments], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_folder_is_prechecked_as_json(tmp_path: Path, folder: Path) -> None:
    lines = run("--workspace", tmp_path / "w", "precheck", folder, "--json").splitlines()
    rows = [json.loads(line) for line in lines]
    wrong = {row["rule"]: row for row in rows if row["result"] == "疑似不符"}
    assert wrong["JS-02b"]["evidence"][0]["file"] == "行政处罚决定书.txt"
    assert wrong["JS-02b"]["evidence"][0]["page"] == 1
    assert "三十日内" in wrong["JS-02b"]["evidence"][0]["quote"]


def test_every_case_of_the_workspace_is_prechecked(tmp_path: Path, folder: Path) -> None:
    workspace = tmp_path / "w"
    run("--workspace", workspace, "take-in", folder)
    told = run("--workspace", workspace, "precheck", "--every")
    assert "【1】" in told
    assert "JS-02b" in told


def test_the_whole_workspace_is_written_as_a_table(tmp_path: Path, folder: Path) -> None:
    run("--workspace", tmp_path / "w", "take-in", folder)
    told = run("--workspace", tmp_path / "w", "precheck", "--table", tmp_path / "表.csv")
    assert "已预检 1 卷" in told
    assert "复议期限不少于六十日" in (tmp_path / "表.csv").read_text("utf-8-sig")


def test_what_was_switched_off_is_told_after_the_result(tmp_path: Path, folder: Path) -> None:
    rules = tmp_path / "w" / "rules"
    rules.mkdir(parents=True)
    wish = '[[adjustments]]\nrule = "JS-02b"\noff = true\nreason = "本次评查不看复议期限"\n'
    (rules / "own.toml").write_text(wish, "utf-8")
    told = run("--workspace", tmp_path / "w", "precheck", folder)
    assert "疑似不符  JS-02b" not in told
    assert "JS-02b 复议期限不少于六十日：停用（本次评查不看复议期限）" in told


def test_one_target_or_every_case_must_be_named(tmp_path: Path) -> None:
    done = CliRunner().invoke(anjuan, ["--workspace", str(tmp_path), "precheck"])
    assert done.exit_code == 2
