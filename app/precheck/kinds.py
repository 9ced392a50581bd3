"""Rules that need no code: a required document, required or forbidden words, an order of events, a limit, equal facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from app import wording
from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.domain.reading import GAP
from app.domain.workdays import CalendarUnknown, days_after, days_between, months_after
from app.precheck.case import CLEAR, SURE_PAGE, CaseView, CheckedDocument, day_of, evidence_of
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided

UNIT_WORDS = {"workday": "个工作日", "calendar": "日", "month": "个月"}


def required_document(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """One of `documents` must be in the file; unread pages and papers of doubtful type leave it open."""
    found = case.of(*record.documents)
    names = "、".join(f"《{wording.word(kind)}》" for kind in record.documents)
    hidden = (*case.may_hide(*record.documents), *_hidden_as(case, record))
    if found:
        yield conforms(
            record, record.conforms or f"卷内有{names}。", [Evidence(found[0].document.id, found[0].document.title)]
        )
    elif hidden:
        told = "、".join(f"《{item.document.title}》" for item in hidden[:3])
        yield undecided(record, [f"{names}（{told}尚未识别文字或者类型存疑，可能就是该文书）"], map(whole, hidden[:3]))
    elif record.absent:
        yield _absent(record)
    else:
        yield suspected(record, record.suspected or f"卷内未见{names}。", _where_missing(case, record))


def _hidden_as(case: CaseView, record: RuleRecord) -> tuple[CheckedDocument, ...]:
    """Papers of other types whose words show that they may serve: a licence among the evidence, a list inside a decision."""
    pattern = "|".join(record.get("hidden_as", ()))
    if not pattern:
        return ()
    kinds = tuple(T(value) for value in record.get("hidden_in", ()))
    held = case.of(*kinds) if kinds else case.documents
    return tuple(item for item in held if re.search(pattern, item.text))


def whole(item: CheckedDocument) -> Evidence:
    """A document as evidence: its title line."""
    return Evidence(item.document.id, item.document.title, item.reading.pin(0, 12))


def place_at(item: CheckedDocument, start: int, end: int) -> Evidence:
    """Some words of a document as evidence, with a little of what follows them."""
    return Evidence(
        item.document.id,
        item.reading.flow[start : end + 16].replace(GAP, " "),
        item.reading.pin(start, end),
        confidence=item.reading.sureness(start, end),
    )


def _where_missing(case: CaseView, record: RuleRecord) -> list[Evidence]:
    """Where to look when a paper is missing: the paper that calls for it, else the list of contents."""
    held = case.of(*record.when) or case.of(T.CONTENTS) or case.documents
    return [whole(item) for item in held[:1]]


def required_words(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """Each of `documents` (or one of them, with each = false) must say one of `any_of` (patterns)."""
    held = [item for item in case.of(*record.documents) if _concerned(record, item)]
    if not held and case.has(*record.documents):
        yield not_applicable(record, "卷内的这类文书不涉及本项，或者由别的检查项检查。")
        return
    if not held:
        yield _absent(record)
        return
    readable = [item for item in held if item.readable]
    if not readable:
        yield undecided(record, [f"《{held[0].document.title}》的文字（尚未识别）"], [whole(held[0])])
        return
    pattern = "|".join(record.get("any_of", ()))
    places = [(item, item.search(pattern)) for item in readable]
    lacking = [item for item, place in places if place is None]
    if lacking and (record.get("each", True) or len(lacking) == len(readable)):
        yield _lacking_words(
            case,
            record,
            lacking,
            len(readable) < len(held) and not record.get("each", True),
            len(lacking) == len(readable),
        )
    else:
        yield conforms(record, record.conforms or "有相应记载。", [place for _, place in places if place])


def _concerned(record: RuleRecord, item: CheckedDocument) -> bool:
    """Whether a paper is one the rule is about: it says `only`, and nothing of `spare`."""
    told = item.document.title + item.text
    only, spare = "|".join(record.get("only", ())), "|".join(record.get("spare", ()))
    return not item.readable or ((not only or bool(re.search(only, told))) and not (spare and re.search(spare, told)))


def _lacking_words(
    case: CaseView, record: RuleRecord, lacking: Sequence[CheckedDocument], others_unread: bool, alone: bool
) -> Finding:
    """What lacking words mean; words of `weak` leave it open where no other paper of the kind has better ones."""
    names = "、".join(f"《{item.document.title}》" for item in lacking)
    weak = "|".join(record.get("weak", ()))
    unsure = [
        item
        for item in lacking
        if item.unread
        or (item.recognised and _weakly_read(case, record, item))
        or (weak and alone and item.search(weak))
    ]
    if others_unread or (unsure and len(unsure) == len(lacking)) or record.get("lacking") == "undecided":
        return undecided(record, [f"{names}中的相应记载（有尚未识别或者识别不清的内容）"], map(whole, lacking))
    sure = [item for item in lacking if item not in unsure] if record.get("each", True) else lacking
    names = "、".join(f"《{item.document.title}》" for item in sure)
    message = (record.suspected or "{docs}未见“{name}”的内容。").format(docs=names, name=record.name)
    return suspected(record, message, map(whole, sure))


def _weakly_read(case: CaseView, record: RuleRecord, item: CheckedDocument) -> bool:
    """Print on a poor scan is missed, and handwriting is, unless the same was read in another scan of the file."""
    if item.clarity < CLEAR:
        return True
    if not record.get("handwritten", False):
        return False
    pattern = "|".join(record.get("any_of", ()))
    scans = [other for other in case.documents if other.recognised and other is not item]
    # handwriting is read in this case where several signatures on other scans were
    signed = sum(bool(other.values(FactKind.SIGNATURE, "当事人")) for other in scans)
    return not (any(other.search(pattern) for other in scans) or (signed >= _SIGNED and item.clarity >= SURE_PAGE))


def forbidden_words(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """None of `documents` (all, when empty) may say one of `any_of`; `but` names what excuses the words around them."""
    held = [item for item in (case.of(*record.documents) if record.documents else case.documents) if item.readable]
    if not held:
        yield _absent(record)
        return
    pattern = "|".join(record.get("any_of", ()))
    excuse = "|".join(record.get("but", ()))
    places = [place for item in held if (place := item.search(pattern))]
    places = [place for place in places if not (excuse and re.search(excuse, place.quote))]
    scanned = record.get("narrow", False) and all(_of_scan(held, place) for place in places)
    if places and (scanned or record.get("doubt", False)):
        yield undecided(record, [f"“{places[0].value}”的核对"], places[:3])
    elif places:
        quotes = "、".join(f"“{place.value}”" for place in places[:3])
        yield suspected(record, (record.suspected or "出现{found}。").format(found=quotes), places)
    elif any(item.unread for item in held):
        yield undecided(record, ["尚未识别的页面"], map(whole, [item for item in held if item.unread]))
    else:
        yield conforms(record, record.conforms or "未见此类文字。")


def _of_scan(held: Sequence[CheckedDocument], place: Evidence) -> bool:
    """True when the words were recognised: a narrow character before a digit is easily lost."""
    return any(item.recognised for item in held if item.document.id == place.document)


def order(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """`first` must not be later than `then` (earlier, with strict = true)."""
    first, then = case.event(record.get("first")), case.event(record.get("then"))
    open_question = unsettled(case, record, record.get("first"), record.get("then"))
    if first is None or then is None or open_question is not None:
        yield open_question or _missing_events(record, (record.get("first"), first), (record.get("then"), then))
        return
    a, b = day_of(first), day_of(then)
    told = {"first": _told(a), "then": _told(b)}
    wrong = a >= b if record.get("strict", False) else a > b
    message = record.suspected if wrong else record.conforms
    default = f"{first.role}{told['first']}，{then.role}{told['then']}，{'先后颠倒' if wrong else '先后相符'}。"
    evidence = [evidence_of(first), evidence_of(then)]
    if record.get("blame") == "then":
        evidence.reverse()
    told_so = message.format(**told) if message else default
    if wrong and (_may_lack_digit(case, first) or _may_lack_digit(case, then)):
        yield undecided(record, [f"清楚的日期（{told_so.rstrip('。')}，扫描件可能漏识数字）"], evidence)
        return
    only_told = [fact for fact in (first, then) if fact.confidence < _TOLD and not fact.by_hand]
    if wrong and only_told:
        yield undecided(record, [f"{only_told[0].role}的文书（转述的日期：{told_so.rstrip('。')}）"], evidence)
        return
    yield (suspected if wrong else conforms)(record, told_so, evidence)


_TOLD = 0.82  # days told in running text, whose event may be another, are read at 0.8
_SIGNED = 2
_WEAK = 0.96  # printed pages on good scans are read at 0.97 and better


def _may_lack_digit(case: CaseView, fact: Fact) -> bool:
    """A day or month of one digit on a weak scan: a narrow digit beside it is easily lost."""
    item = case.document(fact.document)
    day = day_of(fact)
    return item is not None and item.recognised and item.clarity < _WEAK and (day.day < 10 or day.month < 3)


def unsettled(case: CaseView, record: RuleRecord, *roles: str) -> Finding | None:
    """无法判断 when the readings of an event contradict each other, or None."""
    for role in roles:
        facts = case.disputed(role)
        if facts:
            days = "、".join(f"《{case.title_of(fact.document)}》{fact.value}" for fact in facts[:4])
            return undecided(record, [f"确定的{role}日期（{days}）"], map(evidence_of, facts[:4]))
    return None


def limit(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """`then` must come within `days` (`unit`) after `first`; a limit table's key and field override the number."""
    first, then = case.event(record.get("first")), case.event(record.get("then"))
    if first is None or then is None:
        yield _missing_events(record, (record.get("first"), first), (record.get("then"), then))
        return
    open_question = unsettled(case, record, record.get("first"), record.get("then"))
    if open_question is not None:
        yield open_question
        return
    start, end = day_of(first), day_of(then)
    row = (
        case.limits.find(record.get("key", ""), start, case.sector.value, case.province) if record.get("key") else None
    )
    count, unit = (int(row.value), row.unit) if row else (int(record.get("days", 0)), record.get("unit", "calendar"))
    evidence = [evidence_of(first), evidence_of(then)]
    sent = [one for one in _methods(case, then) if one in record.get("not_by", ())]
    if sent or (record.get("not_by") and case.has(T.SERVICE_ANNOUNCEMENT)):
        yield undecided(record, [f"{'、'.join(sent) or '公告'}送达的交寄或者公告日期"], evidence)
        return
    if not count:
        yield undecided(record, [f"{case.sector.value}领域的期限（未载入）"], evidence)
        return
    try:
        yield _measured(case, record, first, then, start, end, count, unit, row.source if row else "")
    except CalendarUnknown as unknown:
        yield undecided(record, [str(unknown)], evidence)


def _methods(case: CaseView, fact: Fact) -> list[str]:
    item = case.document(fact.document)
    return [one.value for one in item.values(FactKind.SERVICE_METHOD)] if item else []


def _measured(
    case: CaseView,
    record: RuleRecord,
    first: Fact,
    then: Fact,
    start: date,
    end: date,
    count: int,
    unit: str,
    source: str,
) -> Finding:
    evidence = [evidence_of(first), evidence_of(then)]
    last, lines = deadline(case, start, count, unit)
    if source:
        lines = (*lines, f"期限依据：{source}")
    if end > last or end < start:
        weak = [fact for fact in (first, then) if _may_lack_digit(case, fact)]
        if weak:
            told = "、".join(f"{fact.role}{fact.value}" for fact in weak)
            return undecided(record, [f"清楚的日期（{told}，扫描件可能漏识数字）"], evidence)
    if end < start:
        return suspected(record, f"{then.role}{_told(end)}早于{first.role}{_told(start)}。", evidence, lines)
    used = case.calendar.workdays_between(start, end) if unit == "workday" else days_between(start, end)
    counted = (
        f"{first.role}{_told(start)}，{then.role}{_told(end)}，第{used}{'个工作日' if unit == 'workday' else '日'}"
    )
    if end <= last:
        return conforms(
            record, f"{counted}，期限{count}{UNIT_WORDS[unit]}，届满日{_told(last)}，未超期。", evidence, lines
        )
    over = case.calendar.workdays_between(last, end) if unit == "workday" else days_between(last, end)
    over_text = f"{over}{'个工作日' if unit == 'workday' else '日'}"
    return suspected(
        record, f"{counted}，期限{count}{UNIT_WORDS[unit]}，应于{_told(last)}前，超期{over_text}。", evidence, lines
    )


def deadline(case: CaseView, start: date, count: int, unit: str, excluded: int = 0) -> tuple[date, tuple[str, ...]]:
    """The last day of a limit and the lines that show how it was counted (excluded days are added before rolling over)."""
    if unit == "workday":
        last = case.calendar.workdays_after(start, count)
        off = case.calendar.days_off_between(start, last)
        lines = [f"起算日{_told(start)}不计，第{count}个工作日为{_told(last)}"]
        if off:
            lines.append(f"其间不计入的休息日和节假日：{'、'.join(_off(case, day) for day in off)}")
        return last, tuple(lines)
    raw = months_after(start, count) if unit == "month" else days_after(start, count + excluded)
    last = case.calendar.roll(raw)
    lines = [
        f"起算日{_told(start)}不计，{count}{UNIT_WORDS[unit]}{f'加扣除{excluded}日' if excluded else ''}届满日为{_told(raw)}"
    ]
    if last != raw:
        lines.append(f"届满日为休息日或者节假日，顺延至{_told(last)}")
    return last, tuple(lines)


def equal(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """Facts of one `fact` kind must be the same in all `documents` (all, when empty)."""
    kind = FactKind(record.get("fact"))
    facts = list(case.facts(kind, record.get("role", ""), record.documents))
    if len({fact.document for fact in facts}) < 2:
        yield undecided(
            record, [f"两份以上文书中的{record.get('label', record.name)}"], [evidence_of(fact) for fact in facts]
        )
        return
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(normal(fact.value), []).append(fact)
    if len(groups) == 1:
        yield conforms(record, f"{len(facts)}处记载一致：{facts[0].value}。", [evidence_of(fact) for fact in facts])
        return
    most = max(groups.values(), key=len)
    odd = [fact for group in groups.values() if group is not most for fact in group]
    told = "；".join(f"《{case.title_of(fact.document)}》为“{fact.value}”" for fact in odd[:4])
    evidence = [evidence_of(odd[0]), evidence_of(most[0]), *map(evidence_of, odd[1:])]
    yield suspected(record, f"多数文书为“{most[0].value}”，{told}。", evidence)


def normal(text: str) -> str:
    """A name for comparing: brackets and width folded, spaces and punctuation dropped, letters in capitals."""
    return re.sub(r"[\s（）()【】\[\]〔〕·．.,，、“”\"']", "", text).upper()


def _absent(record: RuleRecord) -> Finding:
    names = "、".join(f"《{wording.word(kind)}》" for kind in record.documents)
    if record.absent == "not_applicable":
        return not_applicable(record, f"卷内没有{names}。")
    return undecided(record, [names])


def _missing_events(record: RuleRecord, *pairs: tuple[str, Fact | None]) -> Finding:
    missing = [f"{role}日期" for role, fact in pairs if fact is None]
    if record.absent == "not_applicable":
        return not_applicable(record, f"没有{'、'.join(missing)}。")
    return undecided(record, missing, [evidence_of(fact) for _, fact in pairs if fact is not None])


def _off(case: CaseView, day: date) -> str:
    holiday = case.calendar.holiday(day)
    return f"{day.month}月{day.day}日（{holiday.name if holiday else '周六' if day.weekday() == 5 else '周日'}）"


def _told(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


told_day = _told

KINDS: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "document": required_document,
    "words": required_words,
    "forbidden": forbidden_words,
    "order": order,
    "limit": limit,
    "equal": equal,
}
