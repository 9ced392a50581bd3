"""What the report says follows from the case, the marks and the score."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from app.domain.casefile import CaseField, CaseFile, FieldName
from app.domain.page import Pin, Rect
from app.domain.review import AppliedRule, Mark, Review, Verdict
from app.domain.standard import DeductionRule, Item, Method, Part, PartRule, Preset, RuleKind, Standard, VetoEffect
from app.reporting.build import day_text, pins_to_clip, provisions, sentence
from app.reporting.content import ItemRow, ReportContent
from app.reporting.plain import plain
from tests.reporting.conftest import RECEIPT, RECORD, Report


def _row(content: ReportContent, code: str) -> ItemRow:
    return next(row for part in content.parts for row in part.rows if row.code == code)


def _with_item(standard: Standard, *items: Item) -> Standard:
    return replace(standard, parts=(replace(standard.parts[0], items=items),))


def test_the_head_names_unit_case_numbers_and_dates(report: Report) -> None:
    head = {field.label.replace("　", "").replace(" ", ""): field.value for field in report().head}
    assert head["被评查单位"] == "云岫市青溪区市场监督管理局"
    assert head["决定书文号"] == "青市监处罚〔2026〕33号"
    assert head["立案日期"] == "2026年3月12日"
    assert head["评查阶段"] == "初评"


def test_the_subtitle_names_round_standard_and_edition(report: Report) -> None:
    assert report().subtitle == "2026年度第一轮 · 行政处罚案卷评查标准（2026-01版）"


def test_a_veto_that_does_not_stand_is_marked_no(report: Report) -> None:
    assert [row.found for row in report().legality] == [False, None]


def test_a_veto_that_does_not_apply_gives_its_reason(report: Report) -> None:
    assert report().legality[1].reason == "不适用：未达听证标准"


def test_a_deduction_shows_loss_rest_and_reason_with_its_page(report: Report) -> None:
    row = _row(report(), "B-01")
    assert (row.full, row.loss, row.earned) == ("30", "1", "29")
    assert row.reason == "更正处无签名（第2页）"


def test_the_sums_of_a_part_add_up(report: Report) -> None:
    part = report().parts[0]
    assert (part.full, part.loss, part.earned) == ("100", "3", "97")


def test_the_derivation_adds_up_to_the_total(report: Report) -> None:
    content = report()
    assert sum(Decimal(line.amount) for line in content.derivation if line.depth == 0) == Decimal(content.totals.total)


def test_findings_come_in_the_order_of_the_sheet_with_running_circles(report: Report) -> None:
    findings = report().findings
    assert [(finding.number, finding.code) for finding in findings] == [(1, "B-01"), (2, "G-01")]
    assert [clip.number for finding in findings for clip in finding.clippings] == [1, 2]


def test_a_finding_cites_document_and_page_of_the_file(report: Report) -> None:
    assert report().findings[1].clippings[0].citation == "《送达回证》卷内第3页"


def test_a_finding_tells_how_its_cost_was_counted(report: Report) -> None:
    assert report().findings[0].cost == "扣1分（2处×0.5分）"


def test_a_pin_whose_page_left_the_case_says_so(report: Report, review: Review) -> None:
    gone = replace(review.marks[4], pins=(Pin("gone", 1, Rect(0, 0, 1, 1)),))
    assert report(marks=(gone,)).findings[0].clippings[0].citation == "（该页已不在卷内）"


def test_a_veto_that_stands_is_the_first_finding_and_fails_legality(report: Report, review: Review) -> None:
    hit = Mark("V-01", Verdict.HIT, reason="以内设机构名义处罚", pins=(RECEIPT,))
    content = report(marks=(hit, *review.marks[1:]))
    assert content.legality[0].found is True
    assert (content.findings[0].code, content.findings[0].cost) == ("V-01", "否决")
    assert content.totals.legality == "不通过（1项）"
    assert content.totals.before_veto == "97"


def test_a_veto_inside_an_item_joins_the_legality_table(report: Report, standard: Standard, review: Review) -> None:
    rule = DeductionRule("v", RuleKind.VETO, "没有送达回证的", effect=VetoEffect.UNQUALIFIED)
    item = replace(standard.parts[0].items[2], rules=(rule,))
    mark = Mark("G-01", Verdict.DEDUCTED, (AppliedRule("v"),), reason="无送达回证")
    content = report(standard=_with_item(standard, item), marks=(*review.marks[:2], mark))
    assert content.legality[-1].text == "没有送达回证的"
    assert content.legality[-1].found is True


def test_an_unanswered_item_is_left_blank_and_the_report_says_it_is_not_final(report: Report, review: Review) -> None:
    content = report(marks=review.marks[:4], signed=None)
    assert _row(content, "G-01").reason == "未评"
    assert content.pending == "未完成：1项未评，分数仅供参考"


def test_a_finished_but_unsigned_review_says_so(report: Report) -> None:
    assert report(signed=None).pending == "未签署"


def test_a_signed_review_names_who_and_when(report: Report) -> None:
    assert report().signed == "王评于2026年5月21日签署"


def test_an_item_that_does_not_apply_leaves_the_columns(report: Report, review: Review) -> None:
    content = report(marks=(*review.marks[:4], Mark("G-01", Verdict.NOT_APPLICABLE, reason="当场送达")))
    row = _row(content, "G-01")
    assert (row.loss, row.earned, row.reason) == ("—", "—", "不适用：当场送达")


def test_an_exempt_problem_is_a_finding_without_cost(report: Report, review: Review) -> None:
    content = report(marks=(*review.marks[:4], Mark("G-01", Verdict.EXEMPT, reason="疫情期间", pins=(RECEIPT,))))
    assert content.findings[-1].cost == "免扣"


def test_an_earned_item_short_of_its_points_is_a_finding(report: Report, standard: Standard) -> None:
    item = Item("E-01", "说理充分", Decimal(10), method=Method.EARN)
    content = report(standard=_with_item(standard, item), marks=(Mark("E-01", Verdict.SCORED, earned=Decimal(7)),))
    assert _row(content, "E-01").earned == "7"
    assert content.findings[0].cost == "扣3分"


def test_a_bonus_is_printed_with_its_sign_and_is_no_finding(report: Report, standard: Standard) -> None:
    item = Item("J-01", "典型案例", Decimal(2), method=Method.BONUS)
    content = report(standard=_with_item(standard, item), marks=(Mark("J-01", Verdict.SCORED, earned=Decimal(1)),))
    assert _row(content, "J-01").earned == "+1"
    assert content.findings == ()


def test_a_tree_prints_its_headings(report: Report, standard: Standard) -> None:
    tree = Item("T", "送达", Decimal(4), stage="送达", children=(Item("T-1", "回证齐全", Decimal(4)),))
    rows = report(standard=_with_item(standard, tree), marks=(Mark("T-1", Verdict.MET),)).parts[0].rows
    assert [(row.code, row.heading, row.stage) for row in rows] == [("T", True, "送达"), ("T-1", False, "送达")]


def test_parts_with_weights_say_how_they_count(report: Report, standard: Standard) -> None:
    part = Part("R", "程序", PartRule.RATIO, weight=Decimal(60), items=(Item("R-1", "程序合法", Decimal(5)),))
    content = report(standard=replace(standard, parts=(*standard.parts, part)))
    assert "权重60" in content.parts[1].note


def test_an_empty_reason_is_filled_from_the_applied_rule(report: Report, review: Review) -> None:
    silent = replace(review.marks[3], reason="")
    assert report(marks=(silent,)).findings[0].reason == "更正处未签章。"


def test_a_long_reason_is_told_in_the_list_and_pointed_at_in_the_table(report: Report, review: Review) -> None:
    content = report(marks=(replace(review.marks[3], reason="更正处没有签章，" * 40),))
    assert _row(content, "B-01").reason == "理由见问题清单第1项（第2页）"
    assert content.findings[0].reason.startswith("更正处没有签章，更正处")


def test_a_part_of_bonuses_sums_what_was_given(report: Report, standard: Standard) -> None:
    item = Item("J-01", "典型案例", Decimal(3), method=Method.BONUS)
    part = report(standard=_with_item(standard, item), marks=(Mark("J-01", Verdict.SCORED, earned=Decimal(2)),)).parts[
        0
    ]
    assert (part.full, part.loss, part.earned) == ("+3", "—", "+2")


def test_an_item_judged_per_document_names_the_document(report: Report, review: Review) -> None:
    content = report(marks=(replace(review.marks[4], document=2), Mark("G-01", Verdict.MET, document=1)))
    assert _row(content, "G-01").reason == "《送达回证》第9个工作日送达，期限七个工作日（第3页）"


def test_a_statement_stands_where_there_is_no_page(report: Report, review: Review) -> None:
    silent = replace(review.marks[3], pins=(), no_page="卷内没有该文书，无页码可指")
    assert report(marks=(silent,)).findings[0].no_page == "卷内没有该文书，无页码可指"


def test_grades_are_told_in_the_rules(report: Report) -> None:
    assert report().rules[-1] == "等次：优秀≥90分，合格≥60分，其余为不合格。"


def test_pins_to_clip_are_each_told_once(review: Review) -> None:
    assert pins_to_clip(replace(review, marks=(*review.marks, review.marks[3]))) == (RECORD, RECEIPT)


def test_a_law_is_named_once_for_its_articles() -> None:
    basis = ("行政处罚法第六十一条", "行政处罚法第八十五条", "民事诉讼法第八十八条", "评查标准G-02")
    assert provisions(basis) == "《行政处罚法》第六十一条、第八十五条、《民事诉讼法》第八十八条、评查标准G-02"


def test_a_date_that_is_no_iso_date_is_printed_as_it_is() -> None:
    assert day_text("不详") == "不详"


def test_a_sentence_gets_one_full_stop() -> None:
    assert [sentence("甲"), sentence("甲。"), sentence("甲，"), sentence(" ")] == ["甲。", "甲。", "甲。", ""]


def test_invisible_characters_do_not_reach_the_paper(report: Report, case: CaseFile) -> None:
    dirty = replace(case, fields=(CaseField(FieldName.PARTY, "⼈\u200b民\x07\ufeff\tA"),))
    assert next(field.value for field in report(case=dirty).head if "当" in field.label) == "人民 A"
    assert plain("甲\r\n乙\u2028丙") == "甲\n乙\n丙"


def test_an_item_that_a_fact_of_the_case_takes_off_says_the_fact(report: Report, standard: Standard) -> None:
    known = replace(standard, presets=(Preset("no_service", "决定尚未送达", ("G-01",)),))
    content = report(standard=known, facts=("no_service",), marks=(Mark("A-01", Verdict.MET),))
    assert _row(content, "G-01").reason == "按案情不适用：决定尚未送达"
    assert _row(content, "G-01").earned == "—"
    assert content.rules[0] == "本案情况：决定尚未送达。所列项目不评。"


def test_a_mark_given_all_the_same_is_what_the_report_says(report: Report, standard: Standard) -> None:
    known = replace(standard, presets=(Preset("no_service", "决定尚未送达", ("G-01",)),))
    assert _row(report(standard=known, facts=("no_service",)), "G-01").loss == "2"


def test_a_case_that_is_not_reviewed_prints_the_reason_and_no_score(report: Report) -> None:
    content = report(ineligible="案件已进入行政复议")
    assert content.ineligible == "案件已进入行政复议。本案不评分，不计入统计。"
    assert (content.parts, content.legality, content.findings) == ((), (), ())
    assert content.totals.grade == "不符合评查条件"


def _telling_unread(standard: Standard) -> Standard:
    return replace(standard, policy=replace(standard.policy, show_unread=True))


def test_a_standard_may_ask_which_pages_were_not_opened(report: Report, standard: Standard) -> None:
    asked = _telling_unread(standard)
    assert report(standard=asked, read=frozenset({("a", 2)})).reading == "阅卷情况：全卷3页，未读2页：卷内第1、3页。"
    assert report(standard=asked, read=frozenset({("b", 1)})).reading == "阅卷情况：全卷3页，未读2页：卷内第1—2页。"
    everything = frozenset({("a", 1), ("a", 2), ("b", 1)})
    assert report(standard=asked, read=everything).reading.endswith("评查人已全部打开阅读。")


def test_unread_pages_stay_off_the_sheet_of_other_standards_and_of_paper_cases(
    report: Report, standard: Standard, case: CaseFile
) -> None:
    assert report().reading == ""
    assert report(standard=_telling_unread(standard), case=replace(case, documents=())).reading == ""


def test_the_unit_that_reviews_stands_before_round_and_standard(report: Report) -> None:
    assert report(unit="甲市司法局").subtitle.startswith("甲市司法局 · 2026年度第一轮 · ")
