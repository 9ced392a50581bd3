"""Dates with the event they stand for, by document type and by the words before them; spans of time; services."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import FoundDate, find_dates
from app.intake.understand.hit import Hit

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
    T.CRIME_TRANSFER: "移送", T.PUBLICATION: "公示", T.WITHDRAWAL: "撤案", T.DEFERRED_PAYMENT: "延期分期",
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
    T.COVER: (("立案", r"立案.{0,6}(?:时间|日期)"), ("结案", r"结案(?:时间|日期)"), ("决定", r"(?:处罚|决定).{0,4}(?:时间|日期)"), ("归档", r"归档(?:时间|日期)")),
    T.REGISTRATION: (("案源登记", r"(?:登记|受理|接报|收到|发现)(?:时间|日期)"),),
    T.LEGAL_REVIEW: (("送审", r"送审(?:时间|日期)"), ("法制审核", r"审核(?:时间|日期)")),
    T.TEST_REPORT: (("检测报告", r"(?:报告|签发|批准).{0,2}(?:时间|日期)"), ("采样", r"(?:抽样|采样|收样|送样).{0,2}(?:时间|日期)")),
}  # fmt: skip
# the event named in running text before the date
TOLD: tuple[tuple[str, str], ...] = (
    ("立案", r"(?:予以|决定|批准)?立案(?:调查)?"),
    ("告知送达", r"送达.{0,12}?(?:处罚|事先|听证)?.{0,6}告知书|告知书.{0,12}?送达"),
    ("决定送达", r"(?:处罚)?决定书.{0,12}?送达|送达.{0,8}?处罚决定书"),
    ("听证", r"(?:举行|召开|组织).{0,6}听证"),
    ("缴款", r"(?:缴清|缴纳|交纳|履行完毕)"),
    ("检查", r"(?:进行|开展|实施)?.{0,8}(?:现场|执法|监督|专项|日常)?检查|检查发现"),
    ("抽检", r"抽检|抽样|采样"),
    ("勘验", r"勘验|勘察"),
)  # fmt: skip
_SERVED = re.compile(
    r"(?P<doc>[\u4e00-\u9fff（）()]{2,24}?(?:书|表|单|通知(?!书)|决定(?!书)))[》”]?[\t ]?[（(]?(?P<number>[^\t，。；]{0,20}?[〔\[（(]\d{4}[〕\]）)][^\t，。；]{0,8}?号)?"
)
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
        yield from _service(reading)


def _events(reading: Reading, doc_type: T) -> Iterator[Hit]:
    served = _served_role(reading) if doc_type is T.SERVICE_RECEIPT else ""
    labelled = list(_labelled(reading, LABELLED.get(doc_type, ()), served))
    yield from labelled
    closing = CLOSING.get(doc_type)
    if closing and closing not in {hit.role for hit in labelled}:
        last = _closing_date(reading)
        if last:
            yield _hit(last, closing, 0.95)
    elif doc_type in LABELLED and not labelled:
        last = _closing_date(reading)
        if last:
            yield _hit(last, served or LABELLED[doc_type][0][0], 0.75)
    if doc_type in {
        T.PENALTY_DECISION,
        T.NO_PENALTY_DECISION,
        T.SUMMARY_DECISION,
        T.CORRECTION_ORDER,
        T.CLOSING_APPROVAL,
        T.INVESTIGATION_REPORT,
    }:
        yield from _told(reading)


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


def _told(reading: Reading) -> Iterator[Hit]:
    for found in find_dates(reading.flow):
        after = re.split(r"[。；]", reading.flow[found.end : found.end + 70])[0]
        for role, pattern in TOLD:
            match = re.search(pattern, after)
            if match and match.start() <= 34 and not next(find_dates(after[: match.start()]), None):
                yield _hit(found, role, 0.8)
                break


def _closing_date(reading: Reading) -> FoundDate | None:
    dates = list(find_dates(reading.flow))
    return dates[-1] if dates else None


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


def _service(reading: Reading) -> Iterator[Hit]:
    flow = reading.flow
    named = re.search(
        r"送达(?:的)?(?:文书|文件)(?:名称)?(?:[、及和]{0,2}(?:文号|编号|字号))?(?:[（(][^（）()]{0,8}[）)])?[：:\t《“]{0,3}",
        flow,
    )
    match = _SERVED.search(flow, named.end() if named else 0)
    if match:
        yield Hit(
            FactKind.SERVED_DOCUMENT,
            match["doc"].strip("（("),
            match.start("doc"),
            match.end("doc"),
            match["number"] or "",
        )
    method = re.search(r"送达方式[：:\t]{0,2}(?P<how>[\u4e00-\u9fff]{2,4}?(?:送达|寄|公告))", flow)
    method = method or re.search(r"[☑√■✓]\s?(?P<how>直接|留置|邮寄|委托|转交|电子|公告)", flow)
    if method:
        yield Hit(FactKind.SERVICE_METHOD, method["how"].removesuffix("送达"), method.start("how"), method.end("how"))
    receiver = re.search(
        r"(?:受送达人|收件人|签收人|代收人)(?:[（(]?签(?:名|字|收)[^：:\t]{0,12})[：:\t]{0,2}(?P<name>(?!盖章)[\u4e00-\u9fff·]{2,4})(?![\u4e00-\u9fff])",
        flow,
    )
    if receiver:
        yield Hit(FactKind.RECEIVER, receiver["name"], receiver.start("name"), receiver.end("name"))
    refused = re.search(r"拒收事由.{0,4}|拒绝(?:签收|签字|接收)", flow)
    if refused:
        yield Hit(
            FactKind.REFUSAL,
            flow[refused.start() : refused.end() + 20].replace(GAP, " "),
            refused.start(),
            refused.end() + 20,
            sure=0.7,
        )


def _served_role(reading: Reading) -> str:
    served = next((hit.value for hit in _service(reading) if hit.kind is FactKind.SERVED_DOCUMENT), "")
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
