"""The case as the rules see it: documents with their words and facts, the calendar, and the limits in force."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, TypeVar

from app import wording
from app.domain.casefile import CaseDocument, CaseType
from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence
from app.domain.page import WordSource
from app.domain.reading import GAP, Reading
from app.domain.workdays import WorkCalendar
from app.precheck.clauses import Clauses
from app.precheck.limits import Limits

Kept = TypeVar("Kept")


class Sector(Enum):
    """The field of enforcement, which decides procedure rules and limits."""

    MARKET = "市监"
    ECOLOGY = "生态"
    EMERGENCY = "应急"
    POLICE = "治安"
    CITY = "城管"
    TRANSPORT = "交通"
    AGRICULTURE = "农业"
    CULTURE = "文旅"
    HEALTH = "卫健"
    MEDICAL_INSURANCE = "医保"
    OTHER = "其他"


_SECTORS = (
    (Sector.MARKET, r"市场监督|市场监管|工商行政|质量技术监督|食品药品监督|药品监督|知识产权"),
    (Sector.ECOLOGY, r"生态环境|环境保护|环境监察"),
    (Sector.EMERGENCY, r"应急管理|安全生产监督"),
    (Sector.POLICE, r"公安|派出所"),
    (Sector.CITY, r"城市管理|综合行政执法|城管|行政执法局"),
    (Sector.TRANSPORT, r"交通|运输|公路|海事|航道"),
    (Sector.AGRICULTURE, r"农业|农村|畜牧|渔|兽医"),
    (Sector.CULTURE, r"文化|旅游|广电|体育|文物"),
    (Sector.HEALTH, r"卫生健康|卫生|疾病预防|中医药"),
    (Sector.MEDICAL_INSURANCE, r"医疗保障|医保"),
)
# the documents whose reading of an event counts before any other's
PRIMARY: dict[str, tuple[T, ...]] = {
    "立案": (T.FILING_APPROVAL,),
    "检查": (T.SCENE_RECORD,),
    "询问": (T.INQUIRY_RECORD,),
    "告知": (T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE),
    "告知送达": (T.SERVICE_RECEIPT,),
    "决定": (T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION),
    "决定送达": (T.SERVICE_RECEIPT,),
    "听证": (T.HEARING_RECORD,),
    "缴款": (T.PAYMENT,),
    "结案": (T.CLOSING_APPROVAL,),
    "集体讨论": (T.DISCUSSION_RECORD,),
}
DECISIONS = PRIMARY["决定"]
NOTICES = PRIMARY["告知"]
_REPEATED = {"检查", "询问", "抽检", "勘验", "送达"}  # happen several times in one case, without contradiction
# pages that hold no paper of the procedure even where nothing could be read on them
_PICTURES = {T.PHOTO, T.AUDIOVISUAL, T.BLANK, T.COVER}
_MATERIALS = {T.OTHER, T.EVIDENCE, T.EVIDENCE_EXTRACT}
_DOUBTFUL = 0.5
SURE_DIGITS, SURE_PAGE = 0.93, 0.95
_READ_AT = 0.95  # how sure a fact read in print is by itself
CLEAR = 0.8  # how well a scan must have been read on the whole before words not seen in it count as missing
_KIND_WORDS = re.compile(
    r"审批表|登记表|意见书|通知书|告知书|决定书|申请书|委托书|笔录|报告|记录|文书|材料|凭证|清单|证明|行政|处罚|[（(].*?[）)]"
)
_BODY_TITLE = 80
_COVER_PAGES = 2
_VOLUME = 6


@dataclass(frozen=True)
class CheckedDocument:
    """A document with its searchable words and its facts."""

    document: CaseDocument
    reading: Reading
    facts: tuple[Fact, ...]

    @property
    def doc_type(self) -> T:
        """Its type."""
        return self.document.doc_type

    @cached_property
    def text(self) -> str:
        """All its words without line breaks and gaps."""
        return self.reading.flow.replace(GAP, "")

    @property
    def recognised(self) -> bool:
        """True when any of its words were recognised: handwriting, signatures and seals may have been missed."""
        return any(page.source is WordSource.RECOGNITION for page in self.reading.pages)

    @cached_property
    def clarity(self) -> float:
        """How sure its recognised words are on the whole; 1 where nothing was recognised."""
        held = [word.confidence for page in self.reading.pages for word in page.words]
        return sum(held) / len(held) if held else 1.0

    @property
    def unread(self) -> bool:
        """True when a page of it has no words and nobody has tried to recognise any."""
        return not self.readable or any(
            not page.words and page.source is WordSource.NONE for page in self.reading.pages
        )

    def sure_of(self, confidence: float) -> bool:
        """True when digits read with this confidence are the digits on the page: recognition leaves them out, it seldom swaps them."""
        return not self.recognised or (confidence >= SURE_DIGITS and self.clarity >= SURE_PAGE)

    def sure_of_fact(self, fact: Fact) -> bool:
        """The same of a fact, whose confidence is that of its reading times that of the recognition."""
        return self.sure_of(fact.confidence / _READ_AT)

    @property
    def typed(self) -> bool:
        """True when all its words come from the file itself: what is not among them is not on the page."""
        return self.readable and not self.recognised and not self.unread

    @property
    def readable(self) -> bool:
        """False for a scan without words: nothing may be concluded from what is not seen in it."""
        return bool(self.reading.flow)

    def values(self, kind: FactKind, role: str = "") -> tuple[Fact, ...]:
        """Its facts of one kind (and role, when given)."""
        return tuple(f for f in self.facts if f.kind is kind and (not role or f.role == role))

    def search(self, pattern: str) -> Evidence | None:
        """The first place where a pattern stands in the words, or None."""
        match = re.search(pattern, self.reading.flow)
        if not match:
            return None
        quote = self.reading.flow[max(match.start() - 12, 0) : match.end() + 24].replace(GAP, " ")
        pin = self.reading.pin(match.start(), match.end())
        return Evidence(
            self.document.id, quote, pin, value=match.group(), confidence=self.reading.sureness(*match.span())
        )


@dataclass(frozen=True)
class CaseView:
    """Everything a rule may look at; nothing else exists for it."""

    case_type: CaseType
    documents: tuple[CheckedDocument, ...]
    calendar: WorkCalendar
    limits: Limits = field(default_factory=Limits)
    sector: Sector = Sector.OTHER
    clauses: Clauses = field(default_factory=Clauses)
    province: str = ""
    today: date = date.max

    @cached_property
    def _by_kind(self) -> dict[FactKind, tuple[Fact, ...]]:
        held: dict[FactKind, list[Fact]] = {}
        for item in self.documents:
            for fact in item.facts:
                held.setdefault(fact.kind, []).append(fact)
        return {kind: tuple(facts) for kind, facts in held.items()}

    @cached_property
    def _by_id(self) -> dict[int, CheckedDocument]:
        return {item.document.id: item for item in self.documents}

    @cached_property
    def _kept(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, build: Callable[[CaseView], Kept]) -> Kept:
        """What several rules ask of the whole case, worked out once."""
        if name not in self._kept:
            self._kept[name] = build(self)
        kept: Kept = self._kept[name]
        return kept

    @cached_property
    def _of_type(self) -> dict[T, tuple[CheckedDocument, ...]]:
        held: dict[T, list[CheckedDocument]] = {}
        for item in self.documents:
            held.setdefault(item.doc_type, []).append(item)
        return {kind: tuple(items) for kind, items in held.items()}

    def of(self, *types: T) -> tuple[CheckedDocument, ...]:
        """The documents of these types, in the order of the file."""
        if len(types) == 1:
            return self._of_type.get(types[0], ())
        if not self._of_type.keys() & set(types):
            return ()
        return tuple(item for item in self.documents if item.doc_type in types)

    def has(self, *types: T) -> bool:
        """True when a document of one of these types is there."""
        return any(kind in self._of_type for kind in types)

    def facts(self, kind: FactKind, role: str = "", types: Iterable[T] = ()) -> Iterator[Fact]:
        """Facts of one kind over all documents (or those of some types)."""
        wanted = set(types)
        for fact in self._by_kind.get(kind, ()):
            if (not role or fact.role == role) and (not wanted or self.type_of(fact.document) in wanted):
                yield fact

    @cached_property
    def _events(self) -> dict[str, Fact | None]:
        return {}

    def event(self, role: str) -> Fact | None:
        """The date of an event: a person's correction, then the primary document's, then the surest; None when not read."""
        if role not in self._events:
            primary = PRIMARY.get(role, ())
            self._events[role] = max(
                self._dated.get(role, ()),
                key=lambda fact: (fact.by_hand, self.type_of(fact.document) in primary, fact.confidence),
                default=None,
            )
        return self._events[role]

    @cached_property
    def _dated(self) -> dict[str, tuple[Fact, ...]]:
        held: dict[str, list[Fact]] = {}
        for fact in self._by_kind.get(FactKind.DATE, ()):
            if _day(fact):
                held.setdefault(fact.role, []).append(fact)
        return {role: tuple(facts) for role, facts in held.items()}

    def disputed(self, role: str) -> tuple[Fact, ...]:
        """Readings of one event that contradict each other, so that nothing may be concluded from its date."""
        facts, chosen = self._dated.get(role, ()), self.event(role)
        if chosen is None or chosen.by_hand or role in _REPEATED:
            return ()
        primary = PRIMARY.get(role, ())
        first = tuple(fact for fact in facts if self.type_of(fact.document) in primary) or facts
        if len({fact.value for fact in first if fact.document != chosen.document} | {chosen.value}) > 1:
            return first
        at = self.document(chosen.document)
        others = [fact for fact in facts if fact.value != chosen.value and fact.document != chosen.document]
        return (chosen, *others) if others and at is not None and at.recognised else ()

    def type_of(self, document: int) -> T | None:
        """The type of a document by its id."""
        return self._by_id[document].doc_type if document in self._by_id else None

    def title_of(self, document: int) -> str:
        """The title of a document by its id."""
        return self._by_id[document].document.title if document in self._by_id else ""

    def document(self, number: int) -> CheckedDocument | None:
        """The document of an id, or None."""
        return self._by_id.get(number)

    def may_hide(self, *types: T) -> tuple[CheckedDocument, ...]:
        """Documents that may be, or may hold, a paper of these types: pages without words, and doubtful types that speak of one."""
        stems = {stem for kind in types if len(stem := _KIND_WORDS.sub("", wording.word(kind))) >= 2}
        return tuple(item for item in self.documents if _may_be(item, stems))

    @property
    def decision(self) -> CheckedDocument | None:
        """The deciding document, or None."""
        return next(iter(self.of(*DECISIONS)), None)

    @property
    def notice(self) -> CheckedDocument | None:
        """The prior notice, or None."""
        return next(iter(self.of(*NOTICES)), None)


def day_of(fact: Fact) -> date:
    """The day a DATE fact stands for; ValueError for an impossible one."""
    return date.fromisoformat(fact.value)


def _may_be(item: CheckedDocument, stems: set[str]) -> bool:
    if item.doc_type in _PICTURES and not (item.doc_type is T.COVER and len(item.reading.pages) > _COVER_PAGES):
        return False
    if item.unread or (item.doc_type is T.COVER and len(item.reading.pages) > _COVER_PAGES):
        return True
    if len(item.reading.pages) >= _VOLUME and item.doc_type is not T.CONTENTS:  # papers bound together, not yet parted
        return any(stem in item.text for stem in stems)
    doubtful = item.doc_type in _MATERIALS or (
        item.document.type_confidence < _DOUBTFUL and not item.document.type_confirmed
    )
    head = item.document.title + item.text[:_BODY_TITLE]
    return doubtful and any(stem in head for stem in stems)


def _day(fact: Fact) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\d", fact.value))


def evidence_of(fact: Fact, label: str = "") -> Evidence:
    """A fact as evidence of a finding."""
    return Evidence(fact.document, fact.quote, fact.pin, label or fact.role, fact.value, fact.confidence)


def guess_sector(agency: str) -> Sector:
    """The field of enforcement an agency's name speaks for."""
    return next((sector for sector, pattern in _SECTORS if re.search(pattern, agency)), Sector.OTHER)
