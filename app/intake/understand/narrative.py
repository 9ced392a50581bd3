"""Dates of running text that are no step of the procedure, with what the sentence says of them: 签订协议, 备案, 购进."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import FoundDate, find_dates
from app.intake.understand.hit import Hit
from app.intake.understand.patterns import MASTHEAD
from app.intake.understand.verbs import event_in, further_events, label_before, tells_a_period

TELLING_STORIES = {
    T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.CORRECTION_ORDER, T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE, T.SEIZURE_DECISION, T.PRESERVE_DECISION, T.DEMAND, T.ENFORCE_DECISION, T.LICENCE_DECISION, T.LICENCE_REFUSAL,
    T.ADDED_FINE, T.RECONSIDERATION_DECISION, T.RECONSIDERATION_APPLICATION, T.RECONSIDERATION_REPLY,
    T.SERVICE_ANNOUNCEMENT, T.PUBLICATION, T.COURT_RULING, T.OTHER,
}  # fmt: skip
_YEARLESS = re.compile(
    r"(?:(?<![年\d月])|(?<=同年)|(?<=当年)|(?P<next>(?<=次年)|(?<=翌年)))(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号](?![内之])|(?<=[^\d])次日|(?<!截至)(?<!截止)(?P<same>同日|当日|当天)(?=[，,《的]|[\u4e00-\u9fff]{0,12}(?:制作|作出|询问|送达|扣押|查封|抽样))(?!期|内|起)"
)
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
    days = list(_all_days(reading.flow))
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


def _all_days(flow: str) -> Iterator[FoundDate]:
    """Whole dates, and days without a year that follow one (11月17日, 次日)."""
    whole = list(find_dates(flow))
    taken = {position for day in whole for position in range(day.start, day.end)}
    found: dict[int, FoundDate | re.Match[str]] = {day.start: day for day in whole}
    found |= {match.start(): match for match in _YEARLESS.finditer(flow) if match.start() not in taken}
    last: date | None = None
    for _, item in sorted(found.items()):
        day = item if isinstance(item, FoundDate) else _completed(item, last)
        if day is not None:
            yield day
            last = day.value or last


def _completed(match: re.Match[str], last: date | None) -> FoundDate | None:
    """A day without a year in the year of the date told before it; None when it may be of another year."""
    if last is None:
        return None
    if match["same"]:
        return FoundDate(last, match.start(), match.end(), match.group())
    if match["m"] is None:
        return FoundDate(last + timedelta(days=1), match.start(), match.end(), match.group())
    month, day = int(match["m"]), int(match["d"])
    year = last.year + (match["next"] is not None)
    if year == last.year and last.month >= 11 and month <= 2:
        return None
    try:
        return FoundDate(date(year, month, day), match.start(), match.end(), match.group())
    except ValueError:
        return None


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
