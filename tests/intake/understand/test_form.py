"""Fields of forms, names, opinions and dates told in text."""

from __future__ import annotations

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import PageRef
from app.domain.reading import Reading, plain_pages
from app.intake.understand.facts import read_facts
from app.intake.understand.form import read_form
from app.intake.understand.names import is_name, names_in


def _reading(text: str) -> Reading:
    return Reading([PageRef("h", 1)], plain_pages([text]))


def _facts(doc_type: T, text: str) -> set[tuple[str, str, str]]:
    facts = read_facts(1, doc_type, [PageRef("h", 1)], plain_pages([text]))
    return {(fact.kind.value, fact.role, fact.value) for fact in facts}


@pytest.mark.parametrize("text", ["案由：销售过期食品案", "案由    销售过期食品案", "案由\n销售过期食品案"])
def test_a_value_stands_behind_a_colon_in_the_next_cell_or_on_the_next_line(text: str) -> None:
    assert [(field.label, field.value) for field in read_form(_reading(text))] == [("案由", "销售过期食品案")]


def test_a_label_inside_a_cell_ends_the_value_before_it() -> None:
    fields = read_form(_reading("被询问人：吕某 性别：男 年龄：41"))
    assert [(field.label, field.value) for field in fields] == [("被询问人", "吕某"), ("性别", "男"), ("年龄", "41")]


def test_a_certificate_number_in_brackets_is_no_field() -> None:
    fields = read_form(_reading("检查人：张三（执法证号：YX0001）、李四（执法证号：YX0002）"))
    assert [field.label for field in fields] == ["检查人"]


@pytest.mark.parametrize("name", ["徐某芳", "欧阳明", "张三", "买买提·艾力"])
def test_names(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize("text", ["现在宣布", "执法人员", "备注", "同意立案", "市监局"])
def test_other_words_are_no_names(text: str) -> None:
    assert not is_name(text)


def test_names_of_a_list_are_found_without_what_stands_in_brackets() -> None:
    listed = [name for name, _ in names_in("马军（局长）、阿依努尔；王伟 李娜")]
    assert listed == ["马军", "阿依努尔", "王伟", "李娜"]


def test_an_opinion_has_its_step_its_signer_and_its_date() -> None:
    facts = _facts(
        T.FILING_APPROVAL,
        "立案审批表\n承办人意见：建议立案。\n签名：张三  2026年3月11日\n机关负责人意见：同意立案。\n签名：李四  2026年3月12日",
    )
    assert {("opinion", "承办", "建议立案。"), ("opinion", "负责人", "同意立案。")} <= facts
    assert {("signature", "负责人", "李四"), ("date", "负责人签署", "2026-03-12")} <= facts
    assert ("date", "立案", "2026-03-12") in facts


def test_the_nearest_event_dates_a_told_date_and_same_day_carries_it_on() -> None:
    facts = _facts(
        T.PENALTY_DECISION,
        "行政处罚决定书\n2026年3月10日，本局检查发现该店售卖过期食品，当日进行了先行登记保存。2026年3月12日立案。",
    )
    assert {
        ("date", "检查", "2026-03-10"),
        ("date", "先行登记保存", "2026-03-10"),
        ("date", "立案", "2026-03-12"),
    } <= facts
    assert not any(kind == "date" and role == "决定" for kind, role, _ in facts)


def test_an_unticked_right_was_not_told() -> None:
    told = _facts(T.PRIOR_NOTICE, "违法行为通知书\n☑你有权进行陈述、申辩。\n□你有权在五日内要求举行听证。")
    assert ("statement_right", "", "told") in told
    assert not any(kind == FactKind.HEARING_RIGHT.value for kind, _, _ in told)


def test_our_agency_is_read_as_the_agency_of_the_document() -> None:
    told = _facts(
        T.PENALTY_DECISION,
        "云岫海关\n行政处罚决定书\n如不服，可在60日内向我关申请复议，或向本机关申请行政复议。\n云岫海关\n2026年3月1日",
    )
    assert ("agency", "", "云岫海关") in told


def test_a_refusal_is_noted_but_an_empty_field_for_it_is_not() -> None:
    refused = _facts(T.SERVICE_RECEIPT, "送达回证\n拒收理由：负责人外出，门卫拒绝签收\n见证人：王某")
    empty = _facts(T.SERVICE_RECEIPT, "送达回证\n拒收理由：\n见证人：王某")
    assert any(kind == "refusal" for kind, _, _ in refused)
    assert not any(kind == "refusal" for kind, _, _ in empty)


def test_fines_of_several_parties_carry_the_party() -> None:
    facts = _facts(
        T.PENALTY_DECISION,
        "行政处罚决定书\n当事人：云岫某公司\n当事人：吴某\n我局决定作出如下处罚：1.对云岫某公司罚款3万元；2.对吴某罚款2000元。",
    )
    assert {("fine", "云岫某公司", "30000"), ("fine", "吴某", "2000")} <= facts


def test_a_page_number_does_not_break_a_sentence() -> None:
    pages = plain_pages(["行政处罚决定书\n可向云岫市青溪", "卷内页码：2\n区人民法院提起行政诉讼。\n第2页 共2页"])
    reading = Reading([PageRef("h", 1), PageRef("h", 2)], pages)
    assert "青溪区人民法院" in reading.flow


@pytest.mark.parametrize("text", ["案    由：销售过期食品案", "案 由：销售过期食品案", "案　　由：销售过期食品案"])
def test_labels_set_wide_are_read_as_one_word(text: str) -> None:
    assert [field.label for field in read_form(_reading(text))] == ["案由"]


def test_further_parties_stand_on_lines_of_their_own() -> None:
    facts = _facts(
        T.PENALTY_DECISION,
        "行政处罚决定书\n〔2026〕9号\n当事人：云岫某股份有限公司，住所：云岫市。\n董某国，男，1968年3月出生。",
    )
    assert {("party", "", "云岫某股份有限公司"), ("party", "", "董某国"), ("doc_number", "", "〔2026〕9号")} <= facts


def test_investigators_at_a_hearing_do_not_become_its_recorders() -> None:
    facts = _facts(
        T.HEARING_RECORD,
        "听证笔录\n主持人    苏叶\n记录员    杜若\n案件调查人员    张三（执法证号：YX0301）、李四（执法证号：YX0302）\n听证申请人    云岫某公司",
    )
    officers = {(role, name) for kind, role, name in facts if kind == "officer"}
    assert officers == {("主持人", "苏叶"), ("记录员", "杜若"), ("承办", "张三"), ("承办", "李四")}


def test_the_number_of_the_served_document_is_not_the_receipts_own() -> None:
    facts = _facts(
        T.SERVICE_RECEIPT,
        "送达回证\n送达文书名称及文号    《行政处罚告知书》云环罚告\n〔2026〕7号\n送达方式    留置送达\n备注    当事人拒绝签收",
    )
    assert ("served_document", "云环罚告〔2026〕7号", "行政处罚告知书") in facts
    assert not any(kind == "doc_number" for kind, _, _ in facts)
    assert ("refusal", "", "拒绝签收") in facts


def test_penalties_of_several_parties_carry_each_party_by_its_short_name_too() -> None:
    told = _facts(
        T.PENALTY_DECISION,
        "行政处罚决定书\n当事人：远山船配股份有限公司（以下简称远山船配）、陶某、秦某某\n"
        "我局决定：一、对远山船配给予警告，并处以60万元罚款；二、对陶某、秦某某给予警告，并分别处以9万元罚款。",
    )
    company = "远山船配股份有限公司"
    assert {(value, party) for kind, party, value in told if kind == "fine"} == {
        ("600000", company), ("90000", "陶某"), ("90000", "秦某某"),
    }  # fmt: skip
    warned = {party for kind, party, value in told if (kind, value) == ("penalty", "警告")}
    assert warned == {company, "陶某", "秦某某"}


def test_the_agency_stands_in_a_title_line_with_its_number_or_in_what_it_does() -> None:
    head = _facts(T.PENALTY_DECISION, "中华人民共和国云岫海关行政处罚决定书云关缉违字〔2024〕61号\n当事人：某公司")
    assert ("agency", "", "中华人民共和国云岫海关") in head
    acting = _facts(T.PENALTY_DECISION, "行政处罚决定书\n当事人：某厂\n云岫市应急管理局认为，该厂违反了规定。")
    assert ("agency", "", "云岫市应急管理局") in acting
    police = _facts(T.PENALTY_DECISION, "行政处罚决定书\n当事人：某厂\n云岫市公安局对该厂进行检查。")
    assert not any(kind == "agency" for kind, _, _ in police)


def test_the_one_who_applies_is_the_party_of_a_reconsideration() -> None:
    told = _facts(
        T.RECONSIDERATION_DECISION, "行政复议决定书\n申请人：裴某\n被申请人：云岫市市场监督管理局\n本案现已审理终结。"
    )
    assert {value for kind, _, value in told if kind == "party"} == {"裴某"}


def test_a_remedy_that_was_taken_is_none_that_is_offered() -> None:
    told = _facts(
        T.RECONSIDERATION_DECISION, "行政复议决定书\n申请人：裴某\n裴某于2024年1月2日向本机关提出行政复议申请。"
    )
    assert not any(kind.startswith("reconsideration") for kind, _, _ in told)


def test_a_long_number_is_no_credit_code_unless_it_is_called_one() -> None:
    told = _facts(
        T.PENALTY_DECISION,
        "行政处罚决定书\n报关单号310120231018465207。统一社会信用代码：92330102MA28N7QK3D\n2024年1月2日",
    )
    assert {value for kind, _, value in told if kind == "uscc"} == {"92330102MA28N7QK3D"}


def test_a_day_on_the_head_of_a_web_page_is_not_the_day_of_the_decision() -> None:
    told = _facts(
        T.PENALTY_DECISION,
        "云岫市某局行政处罚决定书\n来源：云岫市某局　2024-06-03\n当事人：某厂\n决定罚款500元。\n云岫市某局\n2024年5月22日",
    )
    assert ("date", "决定", "2024-05-22") in told
    assert ("told_date", "发布", "2024-06-03") in told


def test_numbers_that_carry_their_names_are_paired_by_them() -> None:
    told = _facts(
        T.SCENE_RECORD,
        "现场检查笔录\n我们是执法人员沈涛、贺敏，这是我们的执法证件（证件号码：沈涛33010212、贺敏33010245），请确认。",
    )
    assert {(name, number) for kind, name, number in told if kind == "certificate"} == {
        ("沈涛", "33010212"),
        ("贺敏", "33010245"),
    }
