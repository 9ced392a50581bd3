"""Whatever a table holds, it is read without a crash, every row is accounted for, and the draft keeps good form."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from app.standards.check import check_standard
from app.standards.importing.draft import draft_standard
from app.standards.importing.grid import Cell, Paragraph, Row, Source, Table
from app.standards.importing.outline import understand
from app.standards.importing.sentences import LONGEST, read_rules
from app.standards.importing.telling import as_data, as_lines
from app.standards.toml_read import inspect_standard
from app.standards.toml_write import standard_toml

TEXTS = st.sampled_from(
    (
        "", "", "序号", "评查内容", "分值", "评分标准", "扣分", "得分", "备注", "评查项目", "1", "2", "10", "100", "5分", "一、立案（20分）",
        "（二）取证", "合计", "小计", "注：扣完为止", "每处扣1分，扣完为止", "视情况扣1—5分", "扣100分", "不得分", "一票否决", "酌情扣分",
        "好（5分）", "立案审批表（2分）；1.当事人（1分）2.日期（1分）", "未写明的，扣该项分值的50%", "得3分", "加5分", "-2", "0.5/处", "1-3",
        "基本标准", "查决定书。未告知的扣3分。", "缺少下列内容的，缺甲扣1分；缺乙扣2分", "最高扣3分", "参照执行", "……", "□是 □否", "评查人：",
        "0分", "扣0分", "每项0分", "20262026", "扣5-5分", "得0～5分", "第一部分", "①甲；②乙扣1分", "附件", "满分100分",
    )
)  # fmt: skip


@st.composite
def tables(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    rows: list[Row] = []
    above: list[Cell] = []
    for number in range(draw(st.integers(1, 9))):
        cells: list[Cell] = []
        for column in range(width):
            kind = draw(st.integers(0, 9))
            if kind == 0 and above:
                cells.append(above[column])
            elif kind == 1 and cells:
                cells.append(cells[-1])
            else:
                cells.append(Cell(draw(TEXTS)))
        rows.append(Row(f"表1第{number + 1}行", tuple(cells)))
        above = cells
    return Table("表1", tuple(rows))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(
    st.lists(st.one_of(tables(), TEXTS.filter(bool).map(lambda text: Paragraph("段", text))), min_size=1, max_size=3)
)
def test_any_table_is_read_and_told(blocks: list[Table | Paragraph]) -> None:
    result = understand(Source(tuple(blocks)))
    rows = [row for block in blocks if isinstance(block, Table) for row in block.rows]
    assert len([place for place, _, _ in result.rows if place != "段"]) == len(rows)
    assert as_data(result)["sum"]
    assert list(as_lines(result))
    draft = draft_standard(result, "表.docx", "0123456789abcdef", date(2026, 3, 1))
    hard = [str(one) for one in check_standard(draft) if not one.warning and one.path != "parts"]
    assert hard == []
    if draft.parts or draft.vetoes:
        assert inspect_standard(standard_toml(draft).encode()).problems == ()


def test_a_sentence_without_end_is_told_as_not_understood() -> None:
    endless = "扣1分" * LONGEST
    assert read_rules(endless).clauses == []
    assert read_rules(endless).loose == [endless]
