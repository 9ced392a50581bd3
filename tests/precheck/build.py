"""A case view from short texts: `case(paper("scene_record", "检查时间：…"), *events(立案="2026-03-02"))`."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache

from app.domain.casefile import CaseDocument, CaseType
from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding, Outcome
from app.domain.page import PageRef, PageText, WordSource
from app.domain.reading import Reading, plain_pages
from app.intake.understand.facts import read_facts
from app.precheck.case import CaseView, CheckedDocument, Sector
from app.precheck.engine import check
from app.precheck.record import RuleRecord
from app.services.prechecks import Statutes
from app.wording import word

STATUTES = Statutes()
TODAY = date(2026, 11, 25)
# a paper that tells an event by its date
TELLS = {
    "案源登记": T.REGISTRATION, "立案": T.FILING_APPROVAL, "检查": T.SCENE_RECORD, "询问": T.INQUIRY_RECORD, "先行登记保存": T.PRESERVE_NOTICE,
    "登记保存审批": T.PRESERVE_APPROVAL, "登记保存处理": T.PRESERVE_DECISION, "查封扣押审批": T.SEIZURE_APPROVAL, "查封扣押": T.SEIZURE_DECISION,
    "延长查封扣押": T.SEIZURE_EXTENSION, "解除查封扣押": T.SEIZURE_RELEASE, "检测委托": T.TEST_ENTRUST, "检测报告": T.TEST_REPORT,
    "检测结果告知": T.TEST_NOTICE, "责令改正": T.CORRECTION_ORDER, "调查终结": T.INVESTIGATION_REPORT, "法制审核": T.LEGAL_REVIEW,
    "告知": T.PRIOR_NOTICE, "告知送达": T.SERVICE_RECEIPT, "陈述申辩": T.STATEMENT_RECORD, "申辩复核": T.STATEMENT_REVIEW, "放弃声明": T.WAIVER,
    "听证申请": T.HEARING_REQUEST, "听证通知": T.HEARING_NOTICE, "听证通知送达": T.SERVICE_RECEIPT, "听证": T.HEARING_RECORD,
    "听证报告": T.HEARING_REPORT, "集体讨论": T.DISCUSSION_RECORD, "决定审批": T.DECISION_APPROVAL, "延期审批": T.EXTENSION_APPROVAL,
    "决定": T.PENALTY_DECISION, "决定送达": T.SERVICE_RECEIPT, "缴款": T.PAYMENT, "催告": T.DEMAND, "催告送达": T.SERVICE_RECEIPT,
    "强制执行决定": T.ENFORCE_DECISION, "申请强制执行": T.ENFORCE_APPLICATION, "结案": T.CLOSING_APPROVAL, "公示": T.PUBLICATION,
    "许可申请": T.LICENCE_APPLICATION, "受理": T.LICENCE_ACCEPTANCE, "补正告知": T.LICENCE_SUPPLEMENT, "延长许可期限": T.LICENCE_EXTENSION,
    "许可决定": T.LICENCE_DECISION, "不予许可决定": T.LICENCE_REFUSAL, "许可决定送达": T.SERVICE_RECEIPT, "检查审批": T.INSPECTION_APPROVAL,
    "检查通知": T.INSPECTION_NOTICE, "检查结果告知": T.INSPECTION_RESULT, "备考": T.FILE_NOTES, "归档": T.COVER, "移送": T.CRIME_TRANSFER,
    "送审": T.LEGAL_REVIEW, "抽样": T.SAMPLING,
}  # fmt: skip


def paper(
    kind: str | T,
    text: str = "",
    *facts: str,
    title: str = "",
    scan: float = 0,
    sure: float = 0.98,
    unread: bool = False,
) -> CheckedDocument:
    """A document; facts as "date:决定=2026-03-02" (kind:role=value) stand beside those read in its text."""
    doc_type = T(kind)
    sheets = text.split("\f")
    pages = tuple(_sheet(page, scan, unread) for page in plain_pages(sheets)) if text and not unread else (_bare(scan),)
    refs = tuple(PageRef("0" * 64, page.number) for page in pages)
    document = CaseDocument(0, 0, title or word(doc_type), doc_type, refs, sure)
    given = tuple(_fact(one, scan) for one in facts)
    read = read_facts(0, doc_type, refs, pages) if not given else ()
    return CheckedDocument(document, Reading(refs, pages), given or read)


def unread(kind: str | T = "other", sure: float = 0.2, title: str = "扫描件") -> CheckedDocument:
    """A scan nobody has read."""
    return paper(kind, unread=True, sure=sure, title=title)


def _sheet(page: PageText, scan: float, unread: bool) -> PageText:
    words = tuple(replace(one, confidence=scan or 1.0) for one in page.words)
    return replace(page, words=words, source=WordSource.RECOGNITION if scan else WordSource.LAYOUT)


def _bare(scan: float) -> PageText:
    return PageText(1, 595.0, 842.0, (), WordSource.RECOGNITION if scan else WordSource.NONE)


def _fact(text: str, scan: float) -> Fact:
    head, _, value = text.partition("=")
    kind, _, role = head.partition(":")
    return Fact(FactKind(kind), value, 0, role, quote=value, confidence=scan or 0.95)


def events(**days: str) -> tuple[CheckedDocument, ...]:
    """One paper an event, saying nothing but its date."""
    return tuple(paper(TELLS[role], word(TELLS[role]), f"date:{role}={day}") for role, day in days.items())


def case(
    *papers: CheckedDocument, case_type: str = "penalty_ordinary", sector: str = "市监", today: date = TODAY
) -> CaseView:
    """The papers as a case, numbered in their order."""
    numbered = tuple(_numbered(item, number) for number, item in enumerate(papers, 1))
    return CaseView(CaseType(case_type), numbered, STATUTES.calendar, STATUTES.limits, Sector(sector), today=today)


def _numbered(item: CheckedDocument, number: int) -> CheckedDocument:
    return CheckedDocument(
        replace(item.document, id=number, ordinal=number),
        item.reading,
        tuple(replace(fact, document=number) for fact in item.facts),
    )


@cache
def record(rule: str) -> RuleRecord:
    """The shipped rule of an id."""
    return next(one for one in STATUTES.rules if one.id == rule)


_ORDER = (Outcome.NOT_APPLICABLE, Outcome.CONFORMS, Outcome.UNDECIDED, Outcome.SUSPECTED)


def found(rule: str | RuleRecord, view: CaseView) -> Finding:
    """The gravest finding of one rule."""
    held = check(view, record(rule) if isinstance(rule, str) else rule)
    return max(held, key=lambda one: _ORDER.index(one.outcome))


def result(rule: str | RuleRecord, view: CaseView) -> str:
    """The result of one rule in the reviewer's word."""
    return word(found(rule, view).outcome)


CONFORMS, SUSPECTED, UNDECIDED, NOT_APPLICABLE = (
    word(one) for one in (Outcome.CONFORMS, Outcome.SUSPECTED, Outcome.UNDECIDED, Outcome.NOT_APPLICABLE)
)
