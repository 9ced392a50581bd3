"""Where documents begin in a volume of one run of pages."""

from __future__ import annotations

from app.domain.document_type import DocumentType as T
from app.domain.folio import Numbered, NumberingFault, numbering_faults, own_page_number, printed_folio
from app.domain.page import PageText, Rect, Word
from app.intake.understand.split import is_blank, parts_of_one, propose_split


def _page(number: int, *lines: str, folio: str = "") -> PageText:
    words = [Word(folio, Rect(0.8, 0.03, 0.9, 0.045))] if folio else []
    for at, line in enumerate(lines):
        top = 0.1 + at * 0.04
        half = min(len(line) * 0.012, 0.4)
        left, right = (0.5 - half, 0.5 + half) if at == 0 else (0.12, 0.12 + 2 * half)
        words.append(Word(line, Rect(left, top, right, top + 0.02)))
    return PageText(number, 595, 842, tuple(words))


RECORD = _page(1, "询问笔录", "时间：2026年3月18日9时10分", "问：你是否申请回避？", "答：不申请。", folio="卷内页码：8")
REST = _page(2, "答：属实。", "以上笔录我看过，与我说的一致。", folio="卷内页码：9")
BLANK = _page(3)
REPORT = _page(4, "案件调查终结报告", "当事人：云岫市某食品店", folio="卷内页码：10")


def test_a_title_at_the_head_begins_a_document_and_pages_without_one_go_on() -> None:
    got = [(one.first, one.last, one.doc_type) for one in propose_split([RECORD, REST, BLANK, REPORT])]
    assert got == [(0, 1, T.INQUIRY_RECORD), (2, 2, T.BLANK), (3, 3, T.INVESTIGATION_REPORT)]


def test_a_blank_back_between_two_pages_of_a_document_stays_in_it() -> None:
    got = [(one.first, one.last) for one in propose_split([RECORD, BLANK, REST, REPORT])]
    assert got == [(0, 2), (3, 3)]


def test_a_page_with_a_drawing_but_no_words_is_not_blank() -> None:
    assert [one.doc_type for one in propose_split([RECORD, BLANK], drawn=[1])] == [T.INQUIRY_RECORD]


def test_a_second_page_under_the_same_title_goes_on() -> None:
    second = _page(2, "询问笔录", "问：还有补充吗？", folio="第2页 共2页")
    assert len(propose_split([RECORD, second])) == 1


def test_the_list_of_contents_names_documents_without_a_title() -> None:
    contents = _page(
        1,
        "卷内目录",
        "序号\t文号\t文书名称\t日期\t页号",
        "1\t\t询问笔录\t2026年3月18日\t8-9",
        "2\t\t销售台账\t2026年3月18日\t10",
    )
    ledger = _page(4, "8月3日 12盒 25元", "8月4日 3盒 25元", folio="卷内页码：10")
    got = propose_split([contents, RECORD, REST, ledger])
    assert [(one.first, one.title) for one in got] == [(0, "卷内目录"), (1, "询问笔录"), (3, "销售台账")]


def test_every_page_is_in_exactly_one_proposal() -> None:
    pages = [BLANK, RECORD, REST, BLANK, BLANK, REPORT, BLANK]
    covered = [index for one in propose_split(pages) for index in range(one.first, one.last + 1)]
    assert covered == list(range(len(pages)))


def test_files_numbered_p1_p2_are_parts_of_one_document() -> None:
    names = ["08-营业执照-p1.png", "08-营业执照-p2.png", "09-询问笔录.pdf", "10-照片（1）.jpg", "11-照片（2）.jpg"]
    assert parts_of_one(names) == ((0, 1),)


def test_numbers_printed_on_pages() -> None:
    assert printed_folio(RECORD) == 8
    assert printed_folio(BLANK) is None
    assert own_page_number(_page(1, "笔录", folio="第2页共3页")) == (2, 3)
    assert is_blank(BLANK)


def test_faults_in_the_run_of_page_numbers() -> None:
    assert numbering_faults([None, 1, 2, 3]) == ()
    assert numbering_faults([1, None, 3, 3, 6]) == (
        Numbered(NumberingFault.MISSING, 1, 2),
        Numbered(NumberingFault.DUPLICATE, 3, 3),
        Numbered(NumberingFault.JUMP, 4, 6),
    )
    assert numbering_faults([2, 5, 3])[-1] == Numbered(NumberingFault.BACKWARDS, 2, 3)
    assert numbering_faults([None, None]) == ()
