"""What truth files may hold, and what is made of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from app.domain.document_type import DocumentType
from app.domain.fact import Fact, FactKind
from app.errors import ReviewError
from app.services.accuracy import figure_lines, measure_documents
from app.services.truth import Truth, read_truth
from app.services.truth_values import alike, amounts, days, penalty_kinds, texts


def _read(folder: Path, text: str) -> Truth:
    path = folder / "truth.yaml"
    path.write_text(text, "utf-8")
    return read_truth(path).documents[0]


def _measured(truth: Truth, *facts: Fact) -> tuple[str, list[str]]:
    figures = measure_documents([(truth, DocumentType.PENALTY_DECISION, facts)])
    return "\n".join(figure_lines("t", figures)), figures.mistakes


def test_a_value_may_be_one_a_list_or_groups() -> None:
    assert texts({"公司": "甲公司", "个人": ["张某", "李某"]}) == {"甲公司", "张某", "李某"}
    assert texts(None) == texts("无") == texts([]) == texts([None, True]) == frozenset()
    assert amounts({"公司": 500000, "个人": "10万元"}) == {"500000", "100000"}
    assert amounts(["1,200.50", 0, "数额未见"]) == {"1200.5"}
    assert days(["2021-04-08", date(2021, 5, 6), "2021年6月7日", "2021-07"]) == {
        "2021-04-08",
        "2021-05-06",
        "2021-06-07",
    }


def test_penalties_are_named_as_the_program_names_them() -> None:
    assert penalty_kinds(["警告、罚款（个人）", "没收违法所得21元", "罚款10万元"]) == {"警告", "罚款", "没收违法所得"}
    assert penalty_kinds("撤销任职资格") == {"撤销任职资格"}


@pytest.mark.parametrize(
    ("wanted", "read", "same"),
    [
        ("股权转让协议", "股权转让协议", True),
        ("首次备案", "备案", True),
        ("披露期限", "披露年度报告期限", True),
        ("收到移送函", "接到函", True),
        ("停牌", "备案", False),
        ("决定", "开工", False),
    ],
)
def test_an_event_may_be_told_in_other_words(wanted: str, read: str, same: bool) -> None:
    assert alike(wanted, read) is same


def test_days_of_other_events_are_held_against_what_the_text_tells(tmp_path: Path) -> None:
    truth = _read(
        tmp_path, "- file: d.txt\n  dates: {股权转让协议: 2014-01-06, 停牌: '2015-02-03', 立案: '2016-01-01'}\n"
    )
    told = Fact(FactKind.TOLD_DATE, "2014-01-06", 1, "签署股权转让协议")
    other = Fact(FactKind.TOLD_DATE, "2015-02-03", 1, "购进")
    step = Fact(FactKind.TOLD_DATE, "2016-01-01", 1, "立案调查")  # a step of the procedure must carry its own name
    table, mistakes = _measured(truth, told, other, step)
    assert "| date | 3 | 1.000 | 0.333 |" in table
    assert mistakes == ["d.txt: - date 停牌 2015-02-03", "d.txt: - date 立案 2016-01-01"]


def test_what_cannot_be_compared_is_named_and_counts_for_nothing(tmp_path: Path) -> None:
    truth = _read(
        tmp_path,
        "- file: d.txt\n  discretion: 从轻\n  weather: [晴, {夜: 雨}]\n  fine_yuan: 数额未见\n  dates: {检查: 2021年3月}\n"
        "  remedy: 60日内复议\n  defence: 见附件\n  party: null\n  uscc: 9253**********\n  payment: （略）\n",
    )
    assert set(truth.uncompared) == {"discretion", "weather", "fine_yuan", "dates.检查", "remedy", "defence"}
    table, mistakes = _measured(truth, Fact(FactKind.FINE, "500", 1), Fact(FactKind.PARTY, "甲公司", 1))
    assert mistakes == []
    assert "| fine |" not in table
    assert "Not compared: dates.检查, defence, discretion, fine_yuan, remedy, weather." in table


def test_what_a_label_says_in_a_word_is_held_against_the_facts(tmp_path: Path) -> None:
    truth = _read(
        tmp_path,
        "- file: d.txt\n  uscc_check: invalid\n  hearing_told: true\n  confiscation: false\n  defence: false\n  masked: [住址]\n",
    )
    code = Fact(FactKind.USCC, "92330102MA28N7QK3D", 1, "valid")
    taken = Fact(FactKind.PENALTY, "没收违法所得", 1)
    _, mistakes = _measured(
        truth, code, taken, Fact(FactKind.DEFENCE, "提出", 1), Fact(FactKind.MASKED, "电话", 1, "***")
    )
    assert mistakes == [
        "d.txt: + defence 提出",
        "d.txt: - defence 未提出",
        "d.txt: - hearing_told told",
        "d.txt: + uscc_check valid",
        "d.txt: - uscc_check invalid",
        "d.txt: + confiscation 没收",
        "d.txt: - masked 住址",
    ]


@pytest.mark.parametrize(
    "text", ["", "just a line", "documents: 5", "- doc_type: 行政处罚决定书", "- [1, 2]", "documents: [{first: 1}]"]
)
def test_a_file_that_is_no_truth_file_is_an_expected_problem(tmp_path: Path, text: str) -> None:
    with pytest.raises(ReviewError, match=r"truth\.yaml"):
        _read(tmp_path, text)


def test_odd_shapes_of_known_keys_do_not_stop_the_measuring(tmp_path: Path) -> None:
    truth = _read(
        tmp_path,
        "- file: 7\n  doc_type: [行政处罚决定书]\n  dates: 2021\n  remedy: {days: [60, 90], court: null}\n  officers: 张三\n  served: x\n"
        "  penalties: null\n  violated: {a: 《广告法》第九条}\n  time_span: []\n  certificates: 5\n  payment: {days: 15}\n  set: 3\n",
    )
    assert truth.files == ("7",)
    assert truth.doc_type is None
    assert truth.values["violated"] == {"《广告法》第九条"}
    assert truth.values["payment_days"] == {"15"}
    assert truth.values["reconsideration_days"] == {"60", "90"}
