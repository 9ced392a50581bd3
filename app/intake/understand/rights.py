"""What the party was told and what it did: remedies, payment terms, rights to be heard, the defence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import han_number
from app.intake.understand.hit import Hit

_BODY = re.compile(r"向\s?(?P<body>[^，。；、\t]{2,34}?)\s?(?:依法)?(?:书面)?(?:申请|提出|提起)(?:行政)?复议")
_OPEN = re.compile(r"不服|可以?|有权|应当|如对|如果|异议")  # a remedy still open, not one that was taken
_DAYS = re.compile(
    r"(?<![月\d])(?P<days>六十|60|[\d一二三四五六七八九十]{1,4})\s?(?:个)?(?:工作)?[日天](?:内|之内|以内)?[^。；]{0,50}?(?:申请|提出|提起)(?:行政)?复议"
)
_COURT = re.compile(r"(?P<court>[\u4e00-\u9fff（）()]{2,40}?法院)\s?(?:依法)?(?:提起|起诉|提出|申请(?!强制|执行))")
_MONTHS = re.compile(
    r"(?P<months>[一二三四五六七八九十\d]{1,2})\s?个月(?:内|之内|以内)?[^。；]{0,60}?(?:法院|诉讼|起诉)"
)
_PAY = re.compile(
    r"(?P<days>十五|15|[\d一二三四五六七八九十]{1,3})\s?(?:个)?(?:工作)?[日天](?:内|之内|以内)[^。；]{0,60}?(?:缴|交(?!通)|银行|账户|专户|入库|履行(?:上述|本)?(?:行政)?处罚)"
)
_BANK = re.compile(
    r"(?P<bank>[\u4e00-\u9fff（）()]{0,16}银行[\u4e00-\u9fff（）()]{0,14}?(?:分行|支行|营业部|网点|分理处)|[\u4e00-\u9fff]{2,10}银行(?=[，。,；]))"
)
_SELF = re.compile(r"^(?:我|本)(?:局|部|会|厅|委|机关|行政机关|署|办|单位|大队|支队|中心|街道办事处|镇政府)$")
_UNTICKED = re.compile(r"[□○☐][^□○☐☑√■✓✔]{2,400}?(?=[□○☐☑√■✓✔（(]注|[□○☐☑√■✓✔]|$)")
_TICK = re.compile(r"[☑√■✓✔]")
_HEARING = re.compile(
    r"(?:有权|可以?|可在|有[^。；]{0,6}权利|享有|如[果]?)[^。；]{0,40}(?:要求|申请|提出|请求)[^。；]{0,10}听证|听证(?:[、，和及]{1,2}(?:进行)?陈述[、，和及]{0,2}申辩)?(?:等)?(?:的)?(?:权利|申请权)|陈述[、，]?申辩[、，和及]{1,2}(?:要求|申请)?听证(?:的|等)?权|要求(?:举行)?听证的?[，,]"
)
_STATEMENT = re.compile(
    r"(?:有权|可以?|享有|如有|可向|如对)[^。；]{0,50}陈述[^。；]{0,8}申辩|陈述[^。；]{0,4}申辩(?:的)?权"
)
_NOTICES = {
    T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE,
    T.HEARING_NOTICE,
    T.DEMAND,
    T.INSPECTION_NOTICE,
    T.SCENE_RECORD,
    T.INQUIRY_RECORD,
}
_DECISIONS = {T.PENALTY_DECISION, T.NO_PENALTY_DECISION, T.DAILY_PENALTY_DECISION}
_MADE = re.compile(
    r"(?<!拟)(?:提出|提交|递交|作出|作了|进行)了?[^。；，]{0,16}(?:陈述|申辩|异议|听证申请)(?![、和及]{0,2}(?:申辩)?的?(?:期限|权))|(?:陈述|申辩)[^。；，]{0,10}(?:称|认为|主张|提出|如下)|申辩材料|(?:听证|听证会|申辩材料|申辩书)(?:中|上|时|会上)?(?:提出|辩称|主张|称)[，,:：]?|听取了[^。；，]{0,20}(?:陈述|申辩)"
)
_NOT_MADE = re.compile(
    r"(?:未|没有|均未|不|无)[^。；，]{0,4}$|未[^。；，]{0,16}$|没有[^。；，]{0,10}$|放弃[^。；，]{0,6}$|逾期[^。；]{0,8}$"
)
_NONE_MADE = re.compile(
    r"(?:未|没有|均未|无|不)[^。；]{0,20}?(?:提出|提交|进行|行使|要求|申请|作|表示|递交)?[^。；]{0,12}(?:陈述|申辩|听证|异议)|(?:陈述|申辩|听证|权利)[^。；]{0,24}(?:未提出|没有行使|未行使|没有提出|未作)"
)
_WAIVED = re.compile(
    r"(?:明确|书面|自愿|表示|主动|声明|当场)[^。；，]{0,6}放弃[^。；]{0,16}(?:陈述|申辩|听证|权利)|放弃[^。；]{0,10}(?:陈述|申辩|听证)[^。；]{0,6}权"
)
_CONDITIONAL = re.compile(
    r"有权|可以|如[果不要对你]|逾期不|视为|应当在|听取|充分|权利[。，]?$|告知[^，]{0,30}权|(?:的陈述|陈述和申辩|陈述、申辩)等?(?:证据|材料)"
)


def read_rights(reading: Reading, doc_type: T, agency: str = "") -> Iterator[Hit]:
    """Remedies, payment, rights and defence; 我局 and the like are read as the document's agency."""
    flow = ticked_only(reading.flow)
    yield from _remedies(flow, agency)
    yield from _payment(flow)
    yield from _told(flow)
    held = _HELD.search(flow) if doc_type in _DECISIONS else None
    if held and not _NOT_MADE.search(flow[max(held.start() - 12, 0) : held.start()]):
        yield Hit(FactKind.HEARING_RIGHT, "told", held.start(), held.end(), sure=0.8)
    if doc_type not in _NOTICES and doc_type not in {T.CONTENTS, T.COVER}:
        yield from _defence(flow, doc_type)


def ticked_only(flow: str) -> str:
    """The text with unticked choices blanked, where a form ticks at least one; places stay the same."""
    if not _TICK.search(flow):
        return flow
    return _UNTICKED.sub(lambda match: "\x00" * len(match.group()), flow)


def _remedies(flow: str, agency: str) -> Iterator[Hit]:
    body = next(
        (match for match in _BODY.finditer(flow) if _OPEN.search(flow[max(match.start() - 70, 0) : match.start()])),
        None,
    )
    if body:
        name = re.sub(r"^.*向", "", body["body"]).replace(GAP, "").strip()
        start = body.end("body") - len(name)
        named = agency if _SELF.match(name) and agency else name
        yield Hit(FactKind.RECONSIDERATION_BODY, named, start, body.end("body"))
    days = _DAYS.search(flow)
    if days:
        yield Hit(FactKind.RECONSIDERATION_DAYS, str(han_number(days["days"])), days.start("days"), days.end("days"))
    court = _COURT.search(flow)
    if court:
        name = re.sub(r"^.*(?:向|或者?|可以?|直接|依法|到)(?=[\u4e00-\u9fff（）()]{2,}法院$)", "", court["court"])
        yield Hit(FactKind.COURT, name, court.end("court") - len(name), court.end("court"))
    months = _MONTHS.search(flow)
    if months:
        yield Hit(
            FactKind.COURT_MONTHS, str(han_number(months["months"])), months.start("months"), months.end("months")
        )


def _payment(flow: str) -> Iterator[Hit]:
    for pay in _PAY.finditer(flow):
        if not re.search(r"复议|诉讼|听证|陈述|起诉|改正|整改", pay.group()):
            yield Hit(FactKind.PAYMENT_DAYS, str(han_number(pay["days"])), pay.start("days"), pay.end("days"))
            break
    bank = _BANK.search(flow)
    if bank:
        name = re.sub(r"^.*(?:到|至|在|缴入|往|持|向|将|（|\()(?=[\u4e00-\u9fff]{2,}银行)", "", bank["bank"])
        yield Hit(FactKind.PAYMENT_BANK, name, bank.end() - len(name), bank.end(), sure=0.85)


def _told(flow: str) -> Iterator[Hit]:
    hearing = next((match for match in _HEARING.finditer(flow) if _offered(flow, match)), None)
    if hearing:
        near = flow[max(hearing.start() - 60, 0) : hearing.end() + 70]
        days = re.search(r"(?P<days>[三五七\d]{1,2})\s?(?:个)?(?:工作)?日(?:内|之内|以内)", near)
        role = str(han_number(days["days"])) if days else ""
        yield Hit(FactKind.HEARING_RIGHT, "told", hearing.start(), hearing.end(), role, 0.85)
    statement = _STATEMENT.search(flow)
    if statement:
        yield Hit(FactKind.STATEMENT_RIGHT, "told", statement.start(), statement.end(), sure=0.9)


# a hearing that was held or offered, told in the decision
_HELD = re.compile(
    r"送达[^。；]{0,40}听证告知书|听证告知书[^。；]{0,30}送达|(?:举行|召开|组织)了?[^。；，]{0,8}听证|听证(?:会)?(?:中|上)[^。；，]{0,6}(?:提出|辩称|称)"
)


def _offered(flow: str, match: re.Match[str]) -> bool:
    """False where the words report what was not asked for, or what a hearing already asked for is about."""
    before = flow[max(match.start() - 12, 0) : match.start()] + match.group()
    return not re.search(r"未[^。；，]{0,10}听证|没有[^。；，]{0,10}听证|提出的听证|放弃听证", before)


def _defence(flow: str, doc_type: T) -> Iterator[Hit]:
    if doc_type is T.WAIVER:
        match = re.search(r"放弃", flow)
        if match:
            yield Hit(FactKind.DEFENCE, "放弃", match.start(), match.end())
        return
    found: dict[str, Hit] = {}
    for sentence in re.finditer(r"[^。；]+", flow):
        for value, start, end in _sentence(sentence.group(), flow[max(sentence.start() - 60, 0) : sentence.start()]):
            hit = Hit(FactKind.DEFENCE, value, sentence.start() + start, sentence.start() + end, sure=0.85)
            found.setdefault(value, hit)
    for value in ("提出", "放弃", "未提出"):
        if value in found:
            yield found[value]
            return


def _sentence(text: str, before: str) -> Iterator[tuple[str, int, int]]:
    if not re.search(r"陈述|申辩|听证|异议", text):
        if re.search(r"(?:未|没有)[^。；，]{0,12}(?:行使|提出)", text) and re.search(r"陈述|申辩", before):
            yield "未提出", 0, len(text)
        return
    waived = _WAIVED.search(text)
    if waived and not re.search(r"视为|逾期不|如", text[: waived.start()]):
        inferred = re.search(r"(?:认为|视作|视同|视为)[^。；，]{0,16}$", text[: waived.start()])
        yield ("未提出" if inferred else "放弃"), waived.start(), waived.end()
    for made in _MADE.finditer(text):
        supposed = not made.group().startswith("听取了") and _CONDITIONAL.search(text[: made.end()][-40:])
        of_rights = re.match(r"[^，。；]{0,8}权", text[made.end() :])
        if not (supposed or of_rights or _NOT_MADE.search(text[: made.start()])):
            yield "提出", made.start(), made.end()
            break
    none = _NONE_MADE.search(text)
    if none and not re.search(r"如[果不要对你]|有权|可以|逾期不|的，视为|将视为", text[: none.end()][-60:]):
        yield "未提出", none.start(), none.end()
