"""Dates with the event they stand for, by document type and by the words before them; spans of time; services."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import FoundDate, find_dates
from app.intake.understand.hit import Hit
from app.intake.understand.patterns import MASTHEAD
from app.intake.understand.service import read_service
from app.intake.understand.told import read_told

# the event whose date closes a document of this type (落款、审批日期)
CLOSING: dict[T, str] = {
    T.REGISTRATION: "案源登记", T.FILING_APPROVAL: "立案", T.NO_FILING_APPROVAL: "不予立案", T.PRESERVE_NOTICE: "先行登记保存",
    T.PRESERVE_APPROVAL: "登记保存审批", T.PRESERVE_DECISION: "登记保存处理", T.SEIZURE_DECISION: "查封扣押", T.SEIZURE_APPROVAL: "查封扣押审批",
    T.SEIZURE_EXTENSION: "延长查封扣押", T.SEIZURE_RELEASE: "解除查封扣押", T.TEST_ENTRUST: "检测委托", T.TEST_REPORT: "检测报告",
    T.TEST_NOTICE: "检测结果告知", T.CORRECTION_ORDER: "责令改正", T.INVESTIGATION_REPORT: "调查终结", T.LEGAL_REVIEW: "法制审核",
    T.CASE_REVIEW: "审核", T.PRIOR_NOTICE: "告知", T.HEARING_RIGHT_NOTICE: "告知", T.STATEMENT_RECORD: "陈述申辩", T.STATEMENT_REVIEW: "申辩复核",
    T.WAIVER: "放弃声明", T.HEARING_REQUEST: "听证申请", T.HEARING_NOTICE: "听证通知", T.HEARING_REPORT: "听证报告",
    T.DECISION_APPROVAL: "决定审批", T.EXTENSION_APPROVAL: "延期审批", T.PENALTY_DECISION: "决定", T.SUMMARY_DECISION: "决定",
    T.NO_PENALTY_DECISION: "决定", T.DAILY_PENALTY_DECISION: "决定", T.ENFORCE_DECISION: "强制执行决定", T.DEMAND: "催告",
    T.ENFORCE_APPLICATION: "申请强制执行", T.CLOSING_APPROVAL: "结案", T.FILE_NOTES: "备考", T.LICENCE_APPLICATION: "许可申请",
    T.LICENCE_ACCEPTANCE: "受理", T.LICENCE_SUPPLEMENT: "补正告知", T.LICENCE_EXTENSION: "延长许可期限", T.LICENCE_DECISION: "许可决定",
    T.LICENCE_REFUSAL: "不予许可决定", T.INSPECTION_APPROVAL: "检查审批", T.INSPECTION_NOTICE: "检查通知", T.INSPECTION_RESULT: "检查结果告知",
    T.CRIME_TRANSFER: "移送", T.RECONSIDERATION_DECISION: "复议决定", T.WITHDRAWAL: "撤案", T.DEFERRED_PAYMENT: "延期分期",
}  # fmt: skip
# decisions of another name than 处罚决定书, whose date others call 决定 as well
DECIDING = {
    T.CORRECTION_ORDER, T.SEIZURE_DECISION, T.SEIZURE_RELEASE, T.PRESERVE_DECISION, T.ENFORCE_DECISION, T.LICENCE_DECISION,
    T.LICENCE_REFUSAL, T.RECONSIDERATION_DECISION,
}  # fmt: skip
# the event whose time stands in a labelled field
LABELLED: dict[T, tuple[tuple[str, str], ...]] = {
    T.SCENE_RECORD: (("检查", r"(?:检查|勘验|勘察|勘查|现场).{0,4}(?:时间|日期)|^时间"),),
    T.INQUIRY_RECORD: (("询问", r"(?:询问|调查|谈话|问话).{0,4}(?:时间|日期)|^时间"),),
    T.SERVICE_RECEIPT: (("送达", r"(?:收件|送达|签收|收到|受送达)(?:人签收)?.{0,3}(?:时间|日期)"),),
    T.PAYMENT: (("缴款", r"(?:缴款|缴费|交易|开票|填制|收款|日期)(?:日期|时间)?"),),
    T.DISCUSSION_RECORD: (("集体讨论", r"(?:讨论|会议|研究).{0,4}(?:时间|日期)|^时间"),),
    T.HEARING_RECORD: (("听证", r"听证.{0,4}(?:时间|日期)|^时间"),),
    T.SAMPLING: (("抽样", r"(?:抽样|采样|取样).{0,4}(?:时间|日期)"),),
    T.PUBLICATION: (("决定", r"(?:作出)?(?:行政)?处罚(?:决定)?(?:书)?(?:作出)?(?:的)?(?:日期|时间)|决定(?:日期|时间)"), ("公示", r"(?:公示|公开|发布)(?:日期|时间)")),
    T.CLOSING_APPROVAL: (("立案", r"立案(?:批准)?(?:时间|日期)"),
        ("决定", r"(?:行政)?处罚(?:决定)?(?:书)?(?:作出)?(?:时间|日期)|决定(?:时间|日期)"), ("缴款", r"(?:缴款|缴纳|履行|执行)(?:时间|日期)")),
    T.COVER: (("立案", r"立案.{0,6}(?:时间|日期)"), ("结案", r"结案(?:时间|日期)"), ("决定", r"(?:处罚|决定).{0,4}(?:时间|日期)"), ("归档", r"归档(?:时间|日期)")),
    T.REGISTRATION: (("案源登记", r"(?:登记|受理|接报|收到|发现)(?:时间|日期)"),),
    T.LEGAL_REVIEW: (("送审", r"送审(?:时间|日期)"), ("法制审核", r"审核(?:时间|日期)")),
    T.TEST_REPORT: (("检测报告", r"(?:报告|签发|批准).{0,2}(?:时间|日期)"), ("采样", r"(?:抽样|采样|收样|送样).{0,2}(?:时间|日期)")),
}  # fmt: skip
_SEAL_BEFORE = re.compile(
    r"(?:局|委员会|厅|队|政府|办事处|署|部|所|关|中心|处)(?:[（(].{1,6}[）)])?[\\t ]*$|[（(](?:印章|公章|盖章|章|印)[）)][\\t ]*$"
)
_BEFORE_DATE = re.compile(
    r"(?:局|委员会|厅|队|政府|办事处|署|部|所|关|中心|处|[）)])$|(?:日期|时间|签名|签字|签章|盖章|负责人|审批人|审核人|承办人)[：:]?$|[\u4e00-\u9fff]{2,4}$"
)
# running text full of dates: only a date that stands by itself closes it
TELLING_LONG = {
    T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.CORRECTION_ORDER, T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE, T.HEARING_NOTICE, T.SEIZURE_DECISION, T.PRESERVE_NOTICE, T.PRESERVE_DECISION, T.DEMAND, T.LICENCE_DECISION,
    T.LICENCE_REFUSAL, T.ENFORCE_DECISION, T.SEIZURE_RELEASE, T.SEIZURE_EXTENSION, T.RECONSIDERATION_DECISION,
}  # fmt: skip
_SPAN_TIME = re.compile(r"(\d{1,2})\s?(?:时|:|：|点)\s?(\d{1,2})?\s?分?")


def read_events(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Dates with their roles, spans of time, and what a receipt served."""
    seen: set[tuple[str, str]] = set()
    for hit in _events(reading, doc_type):
        key = (hit.role, hit.value)
        if key not in seen:
            seen.add(key)
            yield hit
    yield from _spans(reading, doc_type)
    if doc_type is T.SERVICE_RECEIPT:
        yield from read_service(reading)


def _events(reading: Reading, doc_type: T) -> Iterator[Hit]:
    served = _served_role(reading) if doc_type is T.SERVICE_RECEIPT else ""
    labelled = list(_labelled(reading, LABELLED.get(doc_type, ()), served))
    yield from labelled
    closing = CLOSING.get(doc_type)
    if closing and closing not in {hit.role for hit in labelled}:
        last = _closing_date(reading, doc_type)
        if last:
            yield _hit(last, closing, 0.95)
    elif doc_type in LABELLED and not labelled:
        last = _closing_date(reading, doc_type)
        if last:
            yield _hit(last, served or LABELLED[doc_type][0][0], 0.75)
    # the event a form itself stands for is dated by its signatures, not by what it tells
    yield from (hit for hit in read_told(reading, doc_type) if hit.role != closing)


def _labelled(reading: Reading, fields: tuple[tuple[str, str], ...], served: str) -> Iterator[Hit]:
    for role, label in fields:
        pattern = re.compile(rf"(?:^|(?<=[\t。；]))(?:{label})(?:[（(][^（）()]{{0,12}}[）)])?[：:\t]{{0,2}}")
        for index, line in enumerate(reading.lines):
            match = pattern.search(line.text)
            if not match:
                continue
            following = reading.lines[index + 1 : index + 3]
            text = line.text[match.end() :] + "".join(item.text for item in following)
            found = next((day for day in find_dates(text) if day.start <= 16), None)
            if found:
                offset = line.start + match.end()
                yield _hit(_moved(found, offset), served or role, 0.97)
                break


def _closing_date(reading: Reading, doc_type: T) -> FoundDate | None:
    """The date a document is closed with: under the agency's name, else the last that stands by itself or ends a cell."""
    flow = reading.flow
    dates = [day for day in find_dates(flow) if _ends_cell(reading, day) and not _on_masthead(reading, day)]
    alone = [day for day in dates if _stands_alone(reading, day)]
    sealed = [day for day in alone if _SEAL_BEFORE.search(flow[max(day.start - 40, 0) : day.start])]
    if doc_type in TELLING_LONG:
        dates = sealed[:1] or alone
    return dates[-1] if dates else None


def _on_masthead(reading: Reading, day: FoundDate) -> bool:
    line = reading.line_at(day.start)
    return line is not None and line.page == 0 and bool(MASTHEAD.search(line.text))


def _ends_cell(reading: Reading, day: FoundDate) -> bool:
    line = reading.line_at(day.end - 1)
    rest = line.text[day.end - line.start :] if line else ""
    return bool(re.match(r"\s*(?:\d{1,2}[时:：]\d{0,2}分?)?(?:[（(][^（）()]{0,8}[）)])?\s*(?:\t|$)", rest))


def _stands_alone(reading: Reading, day: FoundDate) -> bool:
    line = reading.line_at(day.start)
    before = line.text[: day.start - line.start] if line and day.start >= line.start else ""
    cell = before.split(GAP)[-1]
    return not re.search(r"[。，；“《]", cell) and (len(cell) <= 2 or bool(_BEFORE_DATE.search(cell)))


def _spans(reading: Reading, doc_type: T) -> Iterator[Hit]:
    role = {
        T.SCENE_RECORD: "检查",
        T.INQUIRY_RECORD: "询问",
        T.DISCUSSION_RECORD: "集体讨论",
        T.HEARING_RECORD: "听证",
    }.get(doc_type)
    if not role:
        return
    flow = reading.flow
    for found in find_dates(flow):
        start = _SPAN_TIME.match(flow, found.end) or _SPAN_TIME.match(flow, found.end + 1)
        if not start or not found.value:
            continue
        rest = flow[start.end() : start.end() + 40]
        to = re.match(r"[\t ]?(?:至|到|—|－|-|~|～)+", rest)
        if not to:
            continue
        other = next((day for day in find_dates(rest) if day.start <= to.end() + 2), None)
        end = _SPAN_TIME.search(rest, other.end if other else to.end())
        if end:
            day = (other.value if other else None) or found.value
            value = f"{found.value.isoformat()}T{_clock(start)}/{day.isoformat()}T{_clock(end)}"
            yield Hit(FactKind.TIME_SPAN, value, found.start, start.end() + end.end(), role)
            return


def _clock(match: re.Match[str]) -> str:
    return f"{int(match[1]):02d}:{int(match[2] or 0):02d}"


def _served_role(reading: Reading) -> str:
    served = next((hit.value for hit in read_service(reading) if hit.kind is FactKind.SERVED_DOCUMENT), "")
    for pattern, role in (
        (r"听证通知", "听证通知送达"),
        (r"告知书", "告知送达"),
        (r"不予.{0,4}处罚决定|处罚决定|按日.{0,6}决定", "决定送达"),
        (r"责令|改正", "责令改正送达"),
        (r"登记保存.{0,8}(?:处理|解除)", "登记保存处理送达"),
        (r"登记保存", "登记保存送达"),
        (r"解除.{0,4}(?:查封|扣押)", "解除查封扣押送达"),
        (r"查封|扣押", "查封扣押送达"),
        (r"催告", "催告送达"),
        (r"许可", "许可决定送达"),
    ):
        if re.search(pattern, served):
            return role
    return "送达"


def _hit(found: FoundDate, role: str, sure: float) -> Hit:
    value = found.value.isoformat() if found.value else found.text
    return Hit(FactKind.DATE, value, found.start, found.end, role, sure)


def _moved(found: FoundDate, offset: int) -> FoundDate:
    return FoundDate(found.value, found.start + offset, found.end + offset, found.text)
