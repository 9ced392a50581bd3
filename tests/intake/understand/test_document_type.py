"""Types by title, file name and content, as different agencies write them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.document_type import DocumentType as T
from app.domain.page import WordSource
from app.domain.reading import plain_pages
from app.intake.understand.document_type import clean_name, guess_type, type_of_title


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("行政处罚听证告知书", T.HEARING_RIGHT_NOTICE),
        ("行政处罚事先告知书", T.PRIOR_NOTICE),
        ("责令限期改正通知书", T.CORRECTION_ORDER),
        ("案件处理审批表", T.DECISION_APPROVAL),
        ("调查询问笔录", T.INQUIRY_RECORD),
        ("现场检查（勘察）笔录", T.SCENE_RECORD),
        ("不予行政处罚决定书", T.NO_PENALTY_DECISION),
        ("当场行政处罚决定书", T.SUMMARY_DECISION),
        ("当场行政处罚决定备案登记表", T.OTHER),
        ("申请材料接收凭证", T.OTHER),
        ("先行登记保存批准书", T.PRESERVE_APPROVAL),
        ("营业执照、网络文化经营许可证复印件", T.IDENTITY_PROOF),
        ("食品经营许可证", T.LICENCE_CERTIFICATE),
        ("行政检查结果公示截图", T.PUBLICATION),
        ("关于某某公司未批先建案的行政处罚决定书", T.PENALTY_DECISION),
        ("重大案件集体讨论记录", T.DISCUSSION_RECORD),
        ("文书送达回证", T.SERVICE_RECEIPT),
        ("送达地址确认书", T.SERVICE_ADDRESS),
        ("查封（扣押）决定书", T.SEIZURE_DECISION),
        ("解除查封（扣押）决定书", T.SEIZURE_RELEASE),
        ("先行登记保存物品处理决定书", T.PRESERVE_DECISION),
        ("登记保存物品清单", T.PRESERVE_LIST),
        ("履行行政处罚决定催告书", T.DEMAND),
        ("行政强制执行申请书", T.ENFORCE_APPLICATION),
        ("卷内文件目录", T.CONTENTS),
        ("行政许可受理通知书", T.LICENCE_ACCEPTANCE),
        ("检验检测结果告知书", T.TEST_NOTICE),
        ("行政复议答复通知书", T.RECONSIDERATION_REPLY_NOTICE),
    ],
)
def test_a_title_line_tells_the_type(title: str, doc_type: T) -> None:
    pages = plain_pages([f"云岫市某某局\n{title}\n云某罚〔2026〕3号\n当事人：某某有限公司，住所云岫市一号。"])
    assert guess_type("扫描件0003.pdf", pages).doc_type is doc_type


def test_title_and_file_name_together_are_surer_than_one() -> None:
    pages = plain_pages(["立案审批表\n案由"])
    assert guess_type("03-立案审批表.docx", pages).confidence > guess_type("a.docx", pages).confidence


def test_a_scan_without_words_goes_by_its_file_name() -> None:
    guess = guess_type("案卷/16-送达回证.scan.pdf", ())
    assert (guess.doc_type, guess.reason) == (T.SERVICE_RECEIPT, "文件名")


def test_a_page_without_title_goes_by_what_stands_in_it() -> None:
    pages = plain_pages(["受送达人：某某\n送达方式：直接送达\n送达地点：某路\n送达人：甲、乙"])
    assert guess_type("IMG_2031.jpg", pages).doc_type is T.SERVICE_RECEIPT


def test_a_sentence_is_not_a_title() -> None:
    pages = plain_pages(["本机关于2026年3月1日作出行政处罚决定书，现予送达。"])
    assert guess_type("未命名.docx", pages).doc_type is T.OTHER


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("08-营业执照(复印件)-p1.png", "营业执照(复印件)"),
        ("卷/09-询问笔录.scan.pdf", "询问笔录"),
        ("3、立案审批表.docx", "立案审批表"),
        ("第一 立案审批表.doc", "立案审批表"),
        ("IMG_2031.jpg", "IMG"),
    ],
)
def test_numbering_and_extensions_are_not_part_of_a_name(name: str, clean: str) -> None:
    assert clean_name(name) == clean


def test_the_agency_above_the_title_is_no_part_of_it() -> None:
    pages = plain_pages(["云岫市某区市场监督管理局\n行政处罚决定书\n云市监罚〔2026〕3号"])
    assert guess_type("a.docx", pages).title == "行政处罚决定书"


@pytest.mark.parametrize(
    ("title", "doc_type"),
    [
        ("违法行为通知书", T.PRIOR_NOTICE),
        ("现场处理措施决定书", T.CORRECTION_ORDER),
        ("线索移送函", T.TRANSFER_IN),
        ("涉嫌犯罪案件移送书", T.CRIME_TRANSFER),
        ("EMS查询单", T.SERVICE_RECEIPT),
        ("行政处罚告知审批表", T.CASE_REVIEW),
        ("受案登记表", T.REGISTRATION),
        ("撤案审批表", T.WITHDRAWAL),
        ("现场照片及进货票据", T.EVIDENCE),
        ("案件审理委员会会议纪要", T.DISCUSSION_RECORD),
    ],
)
def test_titles_of_the_field(title: str, doc_type: T) -> None:
    assert type_of_title(title) is doc_type


def test_a_recognised_title_with_a_character_misread_is_still_known() -> None:
    page = replace(plain_pages(["行政处罚决走书\n云市监罚〔2026〕8号"])[0], source=WordSource.RECOGNITION)
    guess = guess_type("", [page])
    assert guess.doc_type is T.PENALTY_DECISION
    assert guess.confidence < 0.8


@pytest.mark.parametrize(
    ("text", "doc_type"),
    [
        (
            "某市应急管理局\n送达回证\n送达文书名称及文号\t《行政处罚告知书》\n受送达人\t某公司\n送达方式\t直接送达",
            T.SERVICE_RECEIPT,
        ),
        ("某县林业局\n送达回证\n送达文书\t林业行政处罚先行告知书", T.SERVICE_RECEIPT),
        ("行政处罚信息公示\n门户网站 > 执法公示 > 行政处罚\n决定书文号\t云环罚〔2026〕11号", T.PUBLICATION),
        (
            "林业行政处罚意见书\n证据\t检查笔录、询问笔录、照片、身份证复印件\n处理建议\t罚款100元",
            T.INVESTIGATION_REPORT,
        ),
    ],
)
def test_a_row_that_names_papers_is_no_title(text: str, doc_type: T) -> None:
    assert guess_type("", plain_pages([text])).doc_type is doc_type
