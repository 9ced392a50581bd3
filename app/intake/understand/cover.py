"""The fields on a case's cover, read from its documents, each with the place it was read at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from app.domain.casefile import CaseDocument, CaseField, CaseType, FieldName
from app.domain.document_type import DocumentType as T
from app.domain.page import PageText
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import FoundDate, find_dates

NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z]{2,20}?(?:字)?第?[〔\[［【（(]\s?(?:19|20)\d\d\s?[〕\]］】）)]\s?(?:第)?\s?[\w\-－]{1,12}?\s?号"
)
USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
_PARTY_LABEL = r"(?:当事人|被处罚人|被处罚单位|违法行为人|受处罚人|被处罚(?:单位)?名称|案件当事人)(?:名称|姓名|[（(](?![^）)]*签)[^）)]{2,14}[）)])*"
_END = r"(?=[\t。；;，,\n]|统一社会|社会信用|法定代表|负责人|住所|地址|经营者|身份证|证件|性别|主体资格|$)"
PARTY = re.compile(_PARTY_LABEL + r"[：:\t]{1,2}(?P<name>[^\t：:。；;]{2,40}?)" + _END)
AGENCY = re.compile(
    r"[\u4e00-\u9fff]{2,24}?(?:局|委员会|厅|总队|支队|大队|人民政府|街道办事处|管理处|中心|署|部|分局|海关)(?![\u4e00-\u9fff])"
)
OFFICER = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,5})\s?[（(](?:行政)?(?:执法|检查|工作)?(?:证件?|证书)?(?:编)?号?[：:]?\s?[A-Za-z\u4e00-\u9fff]{0,4}[\d\-]{5,20}"
)
_OPENING = {
    CaseType.PENALTY_SUMMARY: {T.SUMMARY_DECISION},
    CaseType.NO_PENALTY: {T.NO_PENALTY_DECISION},
    CaseType.DAILY_PENALTY: {T.DAILY_PENALTY_DECISION},
    CaseType.PENALTY_ORDINARY: {T.PENALTY_DECISION},
    CaseType.RECONSIDERATION: {T.RECONSIDERATION_DECISION, T.RECONSIDERATION_APPLICATION},
    CaseType.LICENSING: {T.LICENCE_DECISION, T.LICENCE_REFUSAL, T.LICENCE_ACCEPTANCE, T.LICENCE_APPLICATION},
    CaseType.COERCIVE_MEASURE: {T.SEIZURE_DECISION},
    CaseType.COERCIVE_EXECUTION: {T.ENFORCE_DECISION, T.ENFORCE_APPLICATION},
    CaseType.TRANSFER: {T.CRIME_TRANSFER},
    CaseType.INSPECTION: {T.INSPECTION_APPROVAL, T.INSPECTION_NOTICE, T.INSPECTION_RESULT},
}
_DECISIONS = (
    T.PENALTY_DECISION, T.SUMMARY_DECISION, T.NO_PENALTY_DECISION, T.DAILY_PENALTY_DECISION, T.LICENCE_DECISION,
    T.LICENCE_REFUSAL, T.SEIZURE_DECISION, T.ENFORCE_DECISION, T.RECONSIDERATION_DECISION,
)  # fmt: skip


class ReadDocument:
    """A document together with its searchable words, made searchable when first looked into."""

    def __init__(self, document: CaseDocument, pages: Sequence[PageText]) -> None:
        self.document = document
        self._pages = pages

    @cached_property
    def reading(self) -> Reading:
        """The words of its pages."""
        return Reading(self.document.pages, self._pages)

    @property
    def doc_type(self) -> T:
        """The document's type."""
        return self.document.doc_type


def read_documents(documents: Iterable[tuple[CaseDocument, Sequence[PageText]]]) -> tuple[ReadDocument, ...]:
    """Documents with their pages, ready to be searched."""
    return tuple(ReadDocument(document, pages) for document, pages in documents)


def read_fields(documents: Iterable[tuple[CaseDocument, Sequence[PageText]]]) -> tuple[CaseField, ...]:
    """What can be read for the cover; a field that cannot be read is left out."""
    read = read_documents(documents)
    fields = [
        _first(FieldName.CASE_NO, read, (T.COVER, T.FILING_APPROVAL, T.CLOSING_APPROVAL), _labelled("案卷编号|案卷号|案件编号|案号|立案号|卷号"))
        or _first(FieldName.CASE_NO, read, (T.FILING_APPROVAL, *_DECISIONS), _number),
        _first(FieldName.DECISION_NO, read, _DECISIONS, _number),
        _first(FieldName.TITLE, read, (T.COVER, T.FILING_APPROVAL, T.CLOSING_APPROVAL, T.LEGAL_REVIEW), _labelled("案卷题名|题名|案件名称|案名|案由")),
        _first(FieldName.CAUSE, read, (T.FILING_APPROVAL, T.DECISION_APPROVAL, T.CLOSING_APPROVAL, T.COVER, T.INVESTIGATION_REPORT), _labelled("案由|案件名称|案卷题名")),
        _first(FieldName.UNIT, read, (T.COVER, *_DECISIONS, T.PRIOR_NOTICE, T.SCENE_RECORD), _agency),
        _first(FieldName.PARTY, read, (*_DECISIONS, T.FILING_APPROVAL, T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL, T.COVER), _party),
        _first(FieldName.PARTY_CODE, read, (*_DECISIONS, T.FILING_APPROVAL, T.IDENTITY_PROOF, T.INVESTIGATION_REPORT), _uscc),
        _first(FieldName.FILED_ON, read, (T.FILING_APPROVAL,), _last_date) or _first(FieldName.FILED_ON, read, (T.COVER,), _labelled_date("立案")),
        _first(FieldName.DECIDED_ON, read, _DECISIONS, _last_date) or _first(FieldName.DECIDED_ON, read, (T.COVER,), _labelled_date("决定|处罚日期")),
        _first(FieldName.CLOSED_ON, read, (T.CLOSING_APPROVAL,), _last_date) or _first(FieldName.CLOSED_ON, read, (T.COVER,), _labelled_date("结案")),
        _first(FieldName.OFFICERS, read, (T.COVER, T.FILING_APPROVAL), _labelled("承办人员|承办人|办案人员"))
        or _first(FieldName.OFFICERS, read, (T.FILING_APPROVAL, T.SCENE_RECORD, T.INQUIRY_RECORD, T.INVESTIGATION_REPORT), _officers),
    ]  # fmt: skip
    case_type = guess_case_type([item.doc_type for item in read])
    fields.append(CaseField(FieldName.CASE_TYPE, case_type.value) if case_type else None)
    return tuple(item for item in fields if item is not None)


def guess_case_type(types: Sequence[T]) -> CaseType | None:
    """The case type its documents speak for, or None."""
    held = set(types)
    return next((case_type for case_type, opening in _OPENING.items() if held & opening), None)


_Finder = Callable[[Reading], tuple[str, int, int] | None]


def _first(name: FieldName, read: Sequence[ReadDocument], types: Sequence[T], find: _Finder) -> CaseField | None:
    for wanted in types:
        for item in read:
            if item.doc_type is wanted and (found := find(item.reading)):
                value, start, end = found
                return CaseField(name, value, item.reading.pin(start, end))
    return None


def _labelled(labels: str) -> _Finder:
    pattern = re.compile(rf"(?:{labels})(?:[（(].{{1,6}}[）)])?[：:\t]{{0,2}}")

    def find(reading: Reading) -> tuple[str, int, int] | None:
        for index, line in enumerate(reading.lines):
            match = pattern.match(line.text) or re.search(rf"\t{pattern.pattern}", line.text)
            if not match:
                continue
            rest = line.text[match.end() :].split(GAP)[0].strip("：: ")
            start = line.start + line.text.index(rest, match.end()) if rest else 0
            if not rest and match.end() == len(line.text) and index + 1 < len(reading.lines):
                following = reading.lines[index + 1]
                rest, start = following.text.split(GAP)[0], following.start
            if 2 <= len(rest) <= 80:
                return rest, start, start + len(rest)
        return None

    return find


def _labelled_date(labels: str) -> _Finder:
    label = _labelled(rf"[^\t]{{0,4}}(?:{labels})[^\t\d：:]{{0,6}}?(?:日期|时间)")

    def find(reading: Reading) -> tuple[str, int, int] | None:
        found = label(reading)
        if not found:
            return None
        return next((_dated(day, found[1]) for day in find_dates(found[0]) if day.value), None)

    return find


def _dated(day: FoundDate, offset: int = 0) -> tuple[str, int, int]:
    return (day.value.isoformat() if day.value else "", day.start + offset, day.end + offset)


def _last_date(reading: Reading) -> tuple[str, int, int] | None:
    dates = [day for day in find_dates(reading.flow) if day.value]
    return _dated(dates[-1]) if dates else None


def _number(reading: Reading) -> tuple[str, int, int] | None:
    for line in reading.lines[:14]:
        match = NUMBER.search(line.text)
        if match and line.page == 0 and not re.search(r"[《》“”]", line.text):
            return match.group(), line.start + match.start(), line.start + match.end()
    return None


def _uscc(reading: Reading) -> tuple[str, int, int] | None:
    match = USCC.search(reading.flow)
    return (match.group(), match.start(), match.end()) if match else None


def _party(reading: Reading) -> tuple[str, int, int] | None:
    for line in reading.lines:
        match = PARTY.search(line.text)
        if match:
            return match["name"].strip(), line.start + match.start("name"), line.start + match.end("name")
    return _labelled(_PARTY_LABEL)(reading)


def _agency(reading: Reading) -> tuple[str, int, int] | None:
    for line in [*reading.lines[:4], *reversed(reading.lines[-6:])]:
        bare = re.sub(r"[（(](印章|公章|盖章|章|加盖印章)[）)]", "", line.text)
        match = AGENCY.search(bare)
        if match and match.start() == 0:
            return match.group(), line.start, line.start + match.end()
    return None


def _officers(reading: Reading) -> tuple[str, int, int] | None:
    found = list(OFFICER.finditer(reading.flow))
    if not found:
        return None
    names = list(dict.fromkeys(re.sub(r"^(承办人|执法人员|检查人|询问人)", "", match["name"]) for match in found))
    return "、".join(names[:4]), found[0].start(), found[0].end()
