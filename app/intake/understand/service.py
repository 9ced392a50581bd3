"""What a receipt says: the document served, its number, how, to whom, and whether it was refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.fact import FactKind
from app.domain.page import WordSource
from app.domain.reading import GAP, Reading
from app.intake.understand.agency import brackets_mended, number_of
from app.intake.understand.dates import find_dates
from app.intake.understand.form import Field, read_form
from app.intake.understand.hit import Hit
from app.intake.understand.names import is_name, names_in
from app.intake.understand.patterns import NUMBER

_DOCUMENT = re.compile(
    r"(?P<doc>[\u4e00-\u9fff（）()、/]{2,28}?(?:决定书|告知书|通知书|催告书|意见书|申请书|指令书|建议书|处罚书|清单|笔录|裁定书|报告|决定|通知))(?![书\u4e00-\u9fff]{0,1}书)"
)
_LABELS = re.compile(
    r"^.*(?:签名|盖章|签收|送达人|收件人|时间|日期|地点|方式|编号|文号|名称|份数|文书|文件|备注|单位|事由|[）)](?=[\u4e00-\u9fff]{4})|^的)(?=[\u4e00-\u9fff（(]{4})"
)
_METHODS = r"直接|留置|邮寄|委托|转交|电子|公告|当场"
_METHOD = re.compile(rf"(?P<how>{_METHODS})(?:送达|交付)")
_TICKED = re.compile(rf"[☑√■✓✔]\s?(?P<how>{_METHODS})")
_RECEIVER = re.compile(
    r"(?:受送达人|收件人|签收人|代收人|受送达人签收|收件人签名).{0,4}(?:签名|签字|签收|盖章|签章|签名或盖章|签名或者盖章)?"
)
_REFUSED = re.compile(
    r"(?:拒绝|拒不|不愿|不予|拒)(?:签收|签名|签字|签章|接收|在[^。；]{0,12}签)|拒签|拒收(?!理由|事由|原因)"
)
_REFUSAL_FIELD = re.compile(r"拒收(?:理由|事由|原因)|拒签(?:理由|事由|原因)")


def read_service(reading: Reading) -> Iterator[Hit]:
    """The facts of a receipt."""
    form = read_form(reading)
    yield from _served(reading)
    yield from _method(reading.flow, form)
    yield from _receiver(reading, form)
    yield from _senders(reading.flow)


def _served(reading: Reading) -> Iterator[Hit]:
    recognised = any(page.source is WordSource.RECOGNITION for page in reading.pages)
    flow = brackets_mended(reading.flow) if recognised else reading.flow
    label = re.search(r"送达(?:的)?(?:文书|文件)|文书名称|送达执法文书", flow)
    begin = label.start() if label else 0
    for match in _DOCUMENT.finditer(flow, begin):
        name = _LABELS.sub("", match["doc"]).strip("（()：、")
        if len(name) < 4 or re.search(r"送达回证|执法文书|送达文书", name):
            continue
        start = match.end("doc") - len(match["doc"]) + match["doc"].index(name)
        number = NUMBER.search(flow, match.end(), match.end() + 70) or NUMBER.search(flow, begin)
        told = number_of(re.sub(r"^.*文书(?:文号|编号)", "", number.group())) if number else ""
        if number and reading.pages[reading.page_at(number.start())].source is WordSource.RECOGNITION:
            told = re.sub(r"[\[［【(（]((?:19|20)\d\d)[\]］】)）]", r"〔\1〕", told)
        yield Hit(FactKind.SERVED_DOCUMENT, name, start, start + len(name), told)
        return


def _method(flow: str, form: tuple[Field, ...]) -> Iterator[Hit]:
    ticked = _TICKED.search(flow)
    if ticked:
        yield Hit(FactKind.SERVICE_METHOD, ticked["how"], ticked.start("how"), ticked.end("how"))
        return
    for field in form:
        match = re.match(rf"(?P<how>{_METHODS})", field.value) if field.label == "送达方式" else None
        if match:
            yield Hit(FactKind.SERVICE_METHOD, match["how"], field.start, field.start + match.end())
            return
    found = {match["how"]: match for match in _METHOD.finditer(flow) if flow[max(match.start() - 1, 0)] not in "□○"}
    if len(found) == 1:
        how, match = found.popitem()
        yield Hit(FactKind.SERVICE_METHOD, how, match.start(), match.end(), sure=0.85)


def _receiver(reading: Reading, form: tuple[Field, ...]) -> Iterator[Hit]:
    for index, field in enumerate(form):
        signs = re.search(r"签|盖章", field.label + reading.flow[field.at : field.start])
        if not _RECEIVER.fullmatch(field.label) or not signs or field.label == "送达人签名":
            continue
        name = next((name for name, at in names_in(field.value[:12]) if at <= 1), "")
        if name and index + 1 <= len(form):
            yield Hit(FactKind.RECEIVER, name, field.start, field.start + len(name))
            return
    flow = reading.flow
    for day in find_dates(flow):
        match = re.match(
            r"(?:\d{1,2}[时:：]\d{0,2}分?)?[\t]+(?P<name>[\u4e00-\u9fff]{2,4}?)(?=\t|备注|$)", flow[day.end :]
        )
        if match and is_name_or_masked(match["name"]):
            at = day.end + match.start("name")
            yield Hit(FactKind.RECEIVER, match["name"], at, at + len(match["name"]), sure=0.85)
            return


def _senders(flow: str) -> Iterator[Hit]:
    """Those who served it, in a table whose heads stand in a row of their own."""
    row = re.search(rf"(?:{_METHODS})送达[\t ]*(?P<names>[\u4e00-\u9fff、，, \t]{{2,16}}?)[\t ]*(?=\d{{4}}年)", flow)
    for name, at in names_in(row["names"]) if row else ():
        start = row.start("names") + at if row else 0
        yield Hit(FactKind.OFFICER, name, start, start + len(name), "送达人", 0.85)


def is_name_or_masked(text: str) -> bool:
    """True for a name, or one masked with 某."""
    return is_name(text) or "某" in text[1:]


def read_refusal(reading: Reading) -> Iterator[Hit]:
    """A note that somebody refused to sign or to take a document."""
    flow = reading.flow
    for field in read_form(reading):
        if _REFUSAL_FIELD.fullmatch(field.label) and len(field.value) > 3:
            yield Hit(FactKind.REFUSAL, field.value, field.start, field.end, sure=0.9)
            return
    for match in _REFUSED.finditer(flow):
        before = flow[max(match.start() - 24, 0) : match.start()]
        if re.search(r"如|若|可以|的，|应当|逾期|无正当理由|[□○]$", before):
            continue
        line = reading.line_at(match.start())
        rest = flow[match.end() : max(line.start + len(line.text) if line else 0, match.end())]
        end = match.end() + len(re.split(r"[。；\t]", rest)[0])
        yield Hit(FactKind.REFUSAL, flow[match.start() : end].replace(GAP, " "), match.start(), end, sure=0.8)
        return
