"""What a reviewer makes of a proposal: every page stays in the case once."""

from __future__ import annotations

from app.domain.arranging import Arrangement, ProposedDocument, as_it_is, proposal_text
from app.domain.casefile import CaseDocument
from app.domain.document_type import DocumentType as T
from app.domain.page import PageRef

PAGES = tuple(PageRef("volume", number) for number in range(1, 7))
VOLUME = CaseDocument(7, 1, "scan0001", T.OTHER, PAGES)
P1, P2 = (CaseDocument(number, number, f"笔录-p{number}", T.OTHER, (PageRef(f"p{number}", 1),)) for number in (8, 9))


def _cut(first: int, end: int, title: str, doc_type: T = T.OTHER) -> ProposedDocument:
    return ProposedDocument(PAGES[first:end], doc_type, title, 0.9, "标题", (7,), True)


CUT = (_cut(0, 2, "甲"), _cut(2, 3, "乙"), _cut(3, 6, "丙"))
JOIN = ProposedDocument((*P1.pages, *P2.pages), T.INQUIRY_RECORD, "笔录", 0.9, "文件名分页", (8, 9), True)


def _told(taken: tuple[ProposedDocument, ...]) -> list[tuple[str, int]]:
    return [(one.title, len(one.pages)) for one in taken]


def test_the_proposal_is_told_in_one_sentence() -> None:
    assert proposal_text(CUT) == "程序建议把 1 份文书分成 3 份"
    assert proposal_text((*CUT, JOIN)) == "程序建议把 1 份文书分成 3 份，把 2 份文书合并成 1 份"
    assert proposal_text((as_it_is(VOLUME),)) == ""


def test_everything_ticked_is_taken_as_proposed() -> None:
    assert Arrangement.of((*CUT, JOIN)).result((VOLUME, P1, P2)) == (*CUT, JOIN)


def test_pages_of_a_document_left_out_stay_with_the_one_before() -> None:
    taken = Arrangement.of(CUT).tick(1, False).result((VOLUME,))
    assert _told(taken) == [("甲", 3), ("丙", 3)]
    assert taken[0].pages == PAGES[:3]
    assert taken[0].confirmed


def test_the_first_left_out_keeps_the_name_it_has_now() -> None:
    assert _told(Arrangement.of(CUT).tick(0, False).result((VOLUME,))) == [("scan0001", 2), ("乙", 1), ("丙", 3)]


def test_a_source_with_nothing_ticked_stays_as_it_is() -> None:
    draft = Arrangement.of((*CUT, JOIN)).tick_all(False).tick(3, True)
    assert draft.result((VOLUME, P1, P2)) == (as_it_is(VOLUME), JOIN)
    apart = Arrangement.of((*CUT, JOIN)).tick(3, False).result((VOLUME, P1, P2))
    assert apart == (*CUT, as_it_is(P1), as_it_is(P2))


def test_the_first_page_goes_to_the_neighbour_and_nobody_is_left_without_pages() -> None:
    draft = Arrangement.of(CUT)
    assert _told(draft.move_start(2, 1).result((VOLUME,))) == [("甲", 2), ("乙", 2), ("丙", 2)]
    assert _told(draft.move_start(1, -1).result((VOLUME,))) == [("甲", 1), ("乙", 2), ("丙", 3)]
    assert not draft.may_move(2, -1)
    assert not draft.may_move(0, 1)
    assert draft.move_start(0, 1) == draft


def test_a_document_can_be_begun_where_none_was_proposed() -> None:
    taken = Arrangement.of(CUT).start_at(2, 1).result((VOLUME,))
    assert _told(taken) == [("甲", 2), ("乙", 1), ("丙", 1), ("丙（续）", 2)]
    assert tuple(page for one in taken for page in one.pages) == PAGES


def test_what_a_person_says_of_name_and_type_is_confirmed() -> None:
    draft = Arrangement.of(CUT).retitle(0, " 询问笔录 ").retype(1, T.BLANK).retitle(2, "  ")
    first, second, third = draft.result((VOLUME,))
    assert (first.title, first.confirmed) == ("询问笔录", True)
    assert (second.doc_type, second.confirmed) == (T.BLANK, True)
    assert third == CUT[2]
