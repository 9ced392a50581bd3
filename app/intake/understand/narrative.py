"""Dates of running text that are no step of the procedure, with what the sentence says of them: 签订协议, 备案, 购进."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import FoundDate, told_days
from app.intake.understand.hit import Hit
from app.intake.understand.patterns import MASTHEAD
from app.intake.understand.verbs import event_in, further_events, label_before, tells_a_period

TELLING_STORIES = {
    T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.CORRECTION_ORDER, T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE, T.SEIZURE_DECISION, T.PRESERVE_DECISION, T.DEMAND, T.ENFORCE_DECISION, T.LICENCE_DECISION, T.LICENCE_REFUSAL,
    T.ADDED_FINE, T.RECONSIDERATION_DECISION, T.RECONSIDERATION_APPLICATION, T.RECONSIDERATION_REPLY,
    T.SERVICE_ANNOUNCEMENT, T.PUBLICATION, T.COURT_RULING, T.OTHER,
}  # fmt: skip
# what joins dates in a row and the two ends of a span
_JOINED = re.compile(r"[、，,和及与\t]?(?:以及|和|及)?(?:分别)?(?:于)?|(?:起)?(?:至|到|—|－|-|–|~|～)+")
_STEPS = {"检查", "查获", "抽检", "抽样", "询问", "勘验"}
_REACH = 200


@dataclass(frozen=True, slots=True)
class _Place:
    """A date in the flow, and where the text that tells of it begins."""

    day: FoundDate
    told_from: int


def read_narrative(reading: Reading, doc_type: T, read: Collection[Hit]) -> Iterator[Hit]:
    """Every date not among those already `read`, whose sentence says what happened."""
    if doc_type not in TELLING_STORIES:
        return
    taken = {hit.start for hit in read if hit.kind is FactKind.DATE}
    known = {(hit.role, hit.value) for hit in read}
    days = list(told_days(reading.flow))
    found: list[Hit] = []
    places = list(_places(reading.flow, days))
    steps = [
        place.day.start for place in places if not tells_a_period(reading.flow[place.told_from : place.told_from + 24])
    ]
    for index, place in enumerate(places):
        if place.day.value is None:
            continue
        limit = next((start for start in steps if start >= place.told_from), len(reading.flow))
        label = _labelled(reading, place.day)
        after = _after(reading, place, limit)
        event = label or event_in(_before(reading, days, index), after)
        if not label and place.day.start in taken and event not in _STEPS:
            event = ""
        value = place.day.value.isoformat()
        step = place.day.start in taken or event in _STEPS
        roles = [event] * bool(event) + list(further_events(after, step))
        found += [Hit(FactKind.TOLD_DATE, value, place.day.start, place.day.end, role, 0.75) for role in roles]
    yield from (hit for hit in _numbered(found) if (hit.role, hit.value) not in known)


def _labelled(reading: Reading, day: FoundDate) -> str:
    """What a label before a date says; the day on the head of a web page is the one it was published on."""
    line = reading.line_at(day.start)
    label = label_before(reading.flow[max(day.start - 24, 0) : day.start])
    return label or ("发布" if line and line.page == 0 and MASTHEAD.search(line.text) else "")


def _places(flow: str, days: list[FoundDate]) -> Iterator[_Place]:
    """Each date with the text that tells of it: dates in a row share what follows the last of them."""
    told: list[_Place] = []
    for index in range(len(days) - 1, -1, -1):
        day = days[index]
        place = _Place(day, day.end)
        following = told[-1] if told else None
        if following and _JOINED.fullmatch(flow[day.end : following.day.start]):
            place = replace(place, told_from=following.told_from)
        told.append(place)
    return iter(reversed(told))


def _before(reading: Reading, days: list[FoundDate], index: int) -> str:
    """The piece of the sentence before a date, not over another date, and on the line above only for a date that begins one."""
    start = days[index].start
    line = reading.line_at(start)
    begin = max(start - 40, days[index - 1].end if index else 0)
    if line and start - line.start >= 3:
        begin = max(begin, line.start)
    return re.split(r"[。；;！\t]", reading.flow[begin:start])[-1]


def _after(reading: Reading, place: _Place, limit: int) -> str:
    """The rest of the sentence, not over the next date; a date that ends its line says nothing more."""
    line = reading.line_at(place.told_from - 1)
    text = reading.flow[place.told_from : min(place.told_from + _REACH, limit)]
    if line and place.told_from >= line.start + len(line.text) and _closes(line.text):
        return ""
    return re.split(r"[。；;！？]", text)[0].replace(GAP, "，")


def _closes(line: str) -> bool:
    """True for a line that holds little more than the date it ends with."""
    return len(line) <= 24


_AGAIN = re.compile(r"^(?:再次|第二次|重新)(?P<what>.{2,})$")


def _numbered(hits: list[Hit]) -> Iterator[Hit]:
    """What is told twice, the second time as 再次, is 首次 the first time; what it led to is numbered alike."""
    again = {match["what"]: hit.start for hit in hits if (match := _AGAIN.match(hit.role))}
    for hit in hits:
        what = next((one for one in again if hit.role.startswith(one)), "")
        number = ("首次" if hit.start < again[what] else "再次") if what else ""
        yield replace(hit, role=number + hit.role)
