"""All facts of one document, each with its pin, its quote and how sure the reading is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.page import PageRef, PageText, WordSource
from app.domain.reading import GAP, Reading
from app.intake.understand.agency import own_number, read_agency
from app.intake.understand.contents import read_contents
from app.intake.understand.events import read_events
from app.intake.understand.hit import Hit
from app.intake.understand.masked import read_masked
from app.intake.understand.narrative import read_narrative
from app.intake.understand.opinions import read_opinions
from app.intake.understand.outcome import read_outcome, without_quoted_law
from app.intake.understand.parties import read_parties
from app.intake.understand.people import read_officers
from app.intake.understand.provisions import mended, read_provisions
from app.intake.understand.rights import read_rights
from app.intake.understand.service import read_refusal

_AROUND = 18
# papers whose provisions are about handing over, helping or applying, not about the deed and its penalty
_OF_OTHER_LAW = {
    T.CRIME_TRANSFER, T.TRANSFER_IN, T.TRANSFER_RECEIPT, T.ASSISTANCE, T.DESIGNATION, T.PRESERVE_NOTICE, T.PRESERVE_APPROVAL, T.PRESERVE_DECISION,
    T.SERVICE_RECEIPT, T.SERVICE_ADDRESS, T.DEMAND, T.ENFORCE_APPLICATION, T.HEARING_NOTICE, T.INQUIRY_NOTICE, T.LICENCE_DECISION,
    T.LICENCE_ACCEPTANCE, T.EVIDENCE, T.TEST_REPORT,
}  # fmt: skip
STATEMENTS: tuple[tuple[str, str], ...] = (
    ("出示证件", r"出示[^。；]{0,16}证|这是(?:我们|我)的[^。；]{0,8}证|表明(?:执法)?身份|亮明"),
    ("告知回避", r"(?:申请|要求|需要)[^。；]{0,10}回避|回避(?:的)?权利"),
    ("核对属实", r"(?:以上|上述)?笔录[^。；]{0,24}(?:一致|属实|相符|无误)|看过[^。；]{0,12}(?:一致|属实|相符)"),
    ("与原件一致", r"与原件[^。；]{0,6}(?:一致|相符|无异)|核对无误"),
    ("责令改正", r"责令[^。；]{0,20}(?:改正|整改|停止|纠正|恢复|拆除|补办)"),
    ("加处罚款", r"(?:百分之三|3\s?[%％])[^。；]{0,12}(?:加处)?罚款|加处罚款"),
    ("裁量", r"裁量(?:权)?(?:基准|理由|因素|幅度)|从轻|减轻|从重|情节(?:较轻|轻微|严重|一般)"),
    ("拒绝签名", r"拒绝?(?:签名|签字|签收|签章)|拒签|拒不(?:签名|签字)"),
)


def read_facts(document: int, doc_type: T, refs: Sequence[PageRef], pages: Sequence[PageText]) -> tuple[Fact, ...]:
    """Everything that can be read in one document, in the order of its pages."""
    reading = Reading(refs, pages)
    if not reading.flow:
        return ()
    hits = sorted(_hits(reading, doc_type), key=lambda hit: (hit.start, hit.kind.value))
    seen: set[tuple[FactKind, str, str]] = set()
    facts = []
    for hit in hits:
        key = (hit.kind, hit.value, hit.role)
        if key in seen:
            continue
        seen.add(key)
        facts.append(_fact(document, reading, hit))
    return tuple(facts)


def _hits(reading: Reading, doc_type: T) -> Iterator[Hit]:
    if doc_type is T.CONTENTS:
        yield from read_contents(reading)
        return
    yield from own_number(reading, doc_type)
    agency = list(read_agency(reading, doc_type))
    parties = list(read_parties(reading, doc_type))
    yield from [*agency, *parties]
    yield from read_officers(reading, doc_type)
    yield from read_opinions(reading, doc_type)
    events = list(read_events(reading, doc_type))
    yield from events
    yield from read_narrative(reading, doc_type, events)
    yield from read_masked(reading, doc_type)
    if doc_type not in _OF_OTHER_LAW:
        yield from _provisions(reading)
    yield from read_outcome(reading, doc_type, [hit.value for hit in parties if hit.kind is FactKind.PARTY])
    yield from read_rights(reading, doc_type, agency[0].value if agency else "")
    yield from read_refusal(reading)
    yield from _statements(reading.flow)


def _provisions(reading: Reading) -> Iterator[Hit]:
    """Provisions; on recognised pages a misread numeral is put right, and the reading is the less sure for it."""
    recognised = any(page.source is WordSource.RECOGNITION for page in reading.pages)
    text = mended(reading.flow) if recognised else reading.flow
    for hit in read_provisions(without_quoted_law(text), text):
        same = text[hit.start : hit.end] == reading.flow[hit.start : hit.end]
        yield hit if same else replace(hit, sure=0.7)


def _statements(flow: str) -> Iterator[Hit]:
    for role, pattern in STATEMENTS:
        match = re.search(pattern, flow)
        if match:
            yield Hit(FactKind.STATEMENT, match.group().replace(GAP, " "), match.start(), match.end(), role, 0.9)


def _fact(document: int, reading: Reading, hit: Hit) -> Fact:
    quote = reading.flow[max(hit.start - _AROUND, 0) : hit.end + _AROUND].replace(GAP, " ")
    return Fact(
        hit.kind,
        hit.value,
        document,
        hit.role,
        reading.pin(hit.start, hit.end),
        quote,
        round(hit.sure * reading.sureness(hit.start, hit.end), 3),
    )
