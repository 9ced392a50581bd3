"""`anjuan facts` and `anjuan accuracy` on plain text files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

from app.cli.commands import anjuan
from app.domain.document_type import DocumentType
from app.domain.page import Rect, Word, WordSource
from app.domain.recognition import Recognition
from app.services.accuracy import Accuracy, distance, values_of
from app.services.recognition import understand_again
from app.services.truth import read_truth
from app.store.database import Store

DECISION = """# source: a note of whoever made this file
云岫市某区市场监督管理局行政处罚决定书
云某市监处罚〔2026〕8号
当事人：云岫市某食品店
依据《中华人民共和国食品安全法》第一百二十四条第一款第（五）项的规定，决定处罚如下：
罚款5000元。
云岫市某区市场监督管理局
2026年4月28日
"""
TRUTH = """- file: d.txt
  doc_type: 行政处罚决定书
  doc_number: 云某市监处罚[2026]8号
  party: 云岫市某食品店
  dates: {决定: '2026-04-28'}
  violated: []
  penalty_basis: [《食品安全法》第一百二十四条第一款第五项]
  penalties: [罚款（数额见决定）]
  fine_yuan: 6000
"""


def _run(*args: str) -> str:
    done = CliRunner().invoke(anjuan, ["--workspace", "unused", *args], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.output


def test_facts_of_a_text_file_are_a_list_of_documents_without_the_notes(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(DECISION, "utf-8")
    document = json.loads(_run("facts", str(tmp_path / "d.txt"), "--json"))[0]
    assert document["files"] == ["d.txt"]
    assert document["type"] == "行政处罚决定书"
    named = {fact["name"]: fact for fact in document["facts"]}
    assert named["fine_yuan"]["value"] == 5000
    assert named["dates.决定"]["value"] == "2026-04-28"
    assert named["party"]["page"] == 1
    assert "source" not in json.dumps(document["facts"])


def test_a_scan_of_a_case_in_the_workspace_is_recognised_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def recognise(store: Store, case_id: int, *_: object) -> None:
        ((file_hash, number),) = store.recognitions.waiting(case_id)
        word = Word("送达回证", Rect(0.3, 0.1, 0.7, 0.15))
        page = replace(store.pages.get(file_hash, number), words=(word,), source=WordSource.RECOGNITION)
        store.recognitions.add(Recognition(file_hash, page, "engine", 1.0))
        understand_again(store, case_id)

    monkeypatch.setattr("app.services.passing.what_is_missing", lambda: "")
    monkeypatch.setattr("app.services.passing.recognise_case", recognise)
    Image.new("L", (300, 400), 200).save(tmp_path / "p1.png")
    run = ["--workspace", str(tmp_path / "w")]
    CliRunner().invoke(anjuan, [*run, "take-in", str(tmp_path / "p1.png")], catch_exceptions=False)
    unread = CliRunner().invoke(anjuan, [*run, "facts", "1", "--no-ocr", "--json"], catch_exceptions=False)
    assert "还有1页没有识别" in unread.stderr
    read = CliRunner().invoke(anjuan, [*run, "facts", "1", "--json"], catch_exceptions=False)
    assert read.stderr == ""
    assert json.loads(read.stdout)[0]["type"] == "送达回证"


def test_accuracy_counts_right_wrong_and_missed_values(tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text(DECISION, "utf-8")
    (tmp_path / "truth.yaml").write_text(TRUTH, "utf-8")
    told = _run("accuracy", str(tmp_path), "--mistakes")
    assert "| document type | 1 | 1.000 | |" in told
    assert "| doc_number | 1 | 1.000 | 1.000 |" in told
    assert "| fine | 1 | 0.000 | 0.000 |" in told
    assert "d.txt: - fine 6000" in told
    assert "| penalty_basis | 1 | 1.000 | 1.000 |" in told


def test_a_truth_file_tells_types_in_the_fields_own_words(tmp_path: Path) -> None:
    path = tmp_path / "truth.yaml"
    path.write_text(
        "case_id: x\nagency: 某局\nofficers: [{name: 张三, certificate: YX1}]\ndocuments:\n"
        "- {kind: 行政处罚告知书, title: 告知, no: 云罚告〔2026〕1号, files: [a.docx]}\n",
        "utf-8",
    )
    truth = read_truth(path)
    assert truth.documents[0].doc_type is DocumentType.PRIOR_NOTICE
    assert truth.documents[0].values["doc_number"] == {"云罚告〔2026〕1号"}
    assert truth.whole["certificate"] == {"张三YX1"}
    assert values_of(()) == {}


def test_characters_misread_are_counted_without_spaces() -> None:
    figures = Accuracy()
    figures.count_text("a", "行政 处罚\n决定书（一）", "行政处罚决走书(一")
    assert (figures.characters, figures.misread) == (10, 2)
    assert distance("", "ab") == 2
