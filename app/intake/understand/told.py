"""Dates told in running text, with the event the words around them name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import Reading
from app.intake.understand.dates import FoundDate, find_dates, told_days
from app.intake.understand.hit import Hit

# what follows the date in its clause, most telling first
_AFTER: tuple[tuple[str, str], ...] = (
    ("听证通知送达", r"送达[^。；]{0,16}听证通知书|听证通知书[^。；]{0,30}?送达"),
    ("告知送达", r"送达[^。；]{0,44}?(?:告知书|事先告知|违法行为通知书)|(?:告知书|违法行为通知书)[^。；]{0,36}?送达|收到[^。；]{0,24}告知书"),
    ("责令改正送达", r"送达[^。；]{0,16}责令[^。；]{0,12}书|责令[^。；]{0,14}书[^。；]{0,30}?送达"),
    ("决定送达", r"送达[^。；]{0,12}?(?:处罚)?决定书|(?:处罚)?决定书[^。；]{0,36}?送达|收到[^。；]{0,6}决定书"),
    ("先行登记保存", r"(?:进行|予以|采取|实施|作出|以[^。；，]{2,24}对)[^。；]{0,16}先行登记保存|先行登记保存(?!.{0,8}(?:处理|解除))"),
    ("查封扣押", r"(?:实施|采取|予以|作出|决定)[^。；]{0,12}(?:查封|扣押)"),
    ("听证申请", r"(?:提出|提交|申请|要求)[^。；，]{0,8}听证(?:的)?(?:申请|要求)?"),
    ("听证", r"(?:举行|召开|组织|公开)[^。；，]{0,10}听证|听证会"),
    ("陈述申辩", r"(?:提出|提交|递交)[^。；，]{0,10}(?:陈述|申辩)"),
    ("许可申请", r"(?:提出|提交|递交)[^。；]{0,24}(?:许可|登记|备案|审批)?[^。；，]{0,8}申请"),
    ("受理", r"^(?:予以|决定|依法)?受理|(?:予以|决定)受理|受理(?:了|该|你)"),
    ("责令改正", r"(?:下达|作出|责令)[^。；，]{0,14}(?:改正|整改)"),
    ("立案", r"(?:予以|决定|批准|依法|对[^，。；]{2,20})?立案"),
    ("集体讨论", r"集体讨论"),
    ("缴款", r"(?:缴清|缴纳|交纳|缴至|履行完毕|履行了?)"),
    ("结案", r"(?:予以|批准)?结案"),
    ("决定", r"(?:依法)?作出[^。；，]{0,16}(?:处罚)?决定"),
    ("勘验", r"勘验|勘察"),
    ("抽检", r"抽检|监督抽查|抽样|采样|抽取"),
    ("检查", r"(?:现场|执法|监督|专项|日常|双随机)?(?:检查|巡查|督查)(?!期间|组(?!织)|站)"),
    ("调查", r"调查发现|调查(?:了|时)"),
    ("询问", r"(?:进行|接受|制作)[^。；，]{0,6}询问"),
)  # fmt: skip
# the names of the steps of the procedure, which rules count with
PROCEDURAL = frozenset(role for role, _ in _AFTER) | {"告知", "公示", "送达", "归档", "放弃声明", "听证通知", "催告"}
_NEVER = re.compile(
    r"前(?:完成|改正|整改|缴|将)|生产日期|保质期|有效期|购进|签订|成立|注册|施行|修订|出生|起施行|公布|至\d"
)
_PERIOD = re.compile(r"的[^。；，]{0,16}(?:情况|账簿|申报)|期间|止")  # the days an inspection is about, not its own
_LICENCES = {T.LICENCE_DECISION, T.LICENCE_REFUSAL}
_OF_LICENCE = re.compile(r"许可|登记|备案|审批|核准")
_NOT_DONE = re.compile(r"(?:不|未|没有|放弃|可以?|有权|享有)(?:再)?$")
_BORN = re.compile(
    r"(?:生产日期|出生|有效期|保质期|批号|期限|期间|自)[：:为至自]{0,2}$|(?:^|[。；，])(?:截?至|截止到?)$"
)
_SAME_DAY = re.compile(r"(?<!截至)(?<!截止)(?:当日|同日|当天|同一天)(?!期|内|起)")
TELLING = {
    T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.CORRECTION_ORDER, T.CLOSING_APPROVAL,
    T.INVESTIGATION_REPORT, T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.HEARING_NOTICE, T.SEIZURE_DECISION, T.PRESERVE_DECISION, T.DEMAND,
    T.ENFORCE_APPLICATION, T.ENFORCE_DECISION, T.LICENCE_DECISION, T.LICENCE_REFUSAL, T.FILING_APPROVAL, T.STATEMENT_REVIEW, T.LEGAL_REVIEW,
    T.ADDED_FINE, T.SEIZURE_RELEASE, T.SEIZURE_EXTENSION, T.DECISION_APPROVAL, T.HEARING_REPORT, T.CASE_REVIEW,
}  # fmt: skip


def read_told(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Every date of the running text whose clause names an event."""
    if doc_type not in TELLING:
        return
    flow = reading.flow
    days = list(find_dates(flow))
    marks = [FoundDate(None, match.start(), match.end(), match.group()) for match in _SAME_DAY.finditer(flow)]
    places = sorted([*days, *marks], key=lambda found: found.start)
    starts = sorted({found.start for found in places} | {day.start for day in told_days(flow)})
    last: FoundDate | None = None
    for found in places:
        same_day = found in marks
        held = replace(found, value=last.value) if same_day and last else found
        if _PERIOD.match(flow, found.end):
            continue
        if held.value is None or _BORN.search(flow[max(found.start - 8, 0) : found.start]):
            continue
        role = _event(flow, held, next((at for at in starts if at >= held.end), len(flow)), doc_type)
        if role:
            yield _hit(held, role)
            last = last if same_day else found


def _event(flow: str, found: FoundDate, limit: int, doc_type: T) -> str:
    """The event of a date, 当日 and 同日 standing for the one before: the nearest wins, the more telling at a tie."""
    after = re.split(r"[。；]", flow[found.end : min(found.end + 90, limit)])[0]
    best: tuple[int, int, str] | None = None
    for rank, (role, pattern) in enumerate(_AFTER):
        match = re.search(pattern, after)
        if not match or match.start() > 42 or not _happened(after, match):
            continue
        if role == "许可申请" and not (doc_type in _LICENCES or _OF_LICENCE.search(match.group())):
            continue
        key = (match.end() if rank > 5 else match.start(), rank, role)
        if best is None or key < best:
            best = key
    return best[2] if best else ""


def _happened(after: str, match: re.Match[str]) -> bool:
    """False for what was not done, may be done, or is told of a deadline."""
    before = after[: match.start()]
    return not (_NOT_DONE.search(before) or _NEVER.search(after[: match.start() + 2]))


def _hit(found: FoundDate, role: str) -> Hit:
    assert found.value is not None
    return Hit(FactKind.DATE, found.value.isoformat(), found.start, found.end, role, 0.8)
