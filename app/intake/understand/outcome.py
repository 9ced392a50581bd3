"""What was decided and what the party was told: penalties, amounts, remedies, payment, defence, rights."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.amounts import FoundAmount, find_amounts, yuan_text
from app.intake.understand.dates import han_number
from app.intake.understand.hit import Hit

PENALTIES: tuple[tuple[str, str], ...] = (
    ("警告", r"(?:给予|予以|处以|作出)?警告"),
    ("通报批评", r"通报批评"),
    ("罚款", r"(?:处以?|并处|给予|合计)?.{0,6}罚款"),
    ("没收违法所得", r"没收.{0,12}违法所得"),
    ("没收非法财物", r"没收(?!.{0,12}违法所得).{1,40}"),
    ("暂扣许可证件", r"暂扣.{0,10}(?:许可证|执照|证件|资质)"),
    ("降低资质等级", r"降低资质等级"),
    ("吊销许可证件", r"吊销.{0,14}(?:许可证|执照|证|资质|资格)"),
    ("限制开展生产经营活动", r"限制开展生产经营活动"),
    ("责令停产停业", r"责令.{0,8}停(?:产|业|止生产|止营业|业整顿)"),
    ("责令关闭", r"责令关闭"),
    ("限制从业", r"限制从业|市场禁入|禁止从事"),
    ("行政拘留", r"(?:行政)?拘留"),
)
DECIDED = {
    T.PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.NO_PENALTY_DECISION, T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE, T.INVESTIGATION_REPORT, T.DECISION_APPROVAL, T.DISCUSSION_RECORD, T.CLOSING_APPROVAL, T.COVER,
    T.CORRECTION_ORDER, T.LEGAL_REVIEW, T.CASE_REVIEW, T.FILING_APPROVAL,
}  # fmt: skip
_HEAD = re.compile(
    r"(?:决定|处罚|意见|建议|处理|结果|拟).{0,10}?(?:如下|为|：|:|\t)|决定(?:对|给予|处以|作出)|拟(?:对|作出|给予|处)|处理结果|处理建议|责令"
)
_TAIL = re.compile(
    r"如不服|如对本|不服本|申请行政复议|你(?:单位|公司|[（(]单位[）)])?(?:应当|有权|可以|如)|逾期|自收到|收到本|依据《中华人民共和国行政处罚法》|陈述和申辩|罚款.{0,6}缴|缴纳方式|履行方式|以上罚款"
)
_RANGE = re.compile(r"以上|以下|不足|至[\d一二三四五六七八九十]|幅度|标准|规定|可以?处|应当?处")
BODY = re.compile(r"向\s?(?P<body>[^，。；、\t]{2,30}?)\s?申请(?:行政)?复议")
DAYS = re.compile(
    r"(?P<days>六十|60|[\d一二三四五六七八九十]{1,4})\s?(?:个)?(?:工作)?日(?:内|之内|以内)[^。；]{0,30}?(?:申请(?:行政)?复议)"
)
COURT = re.compile(r"(?P<court>[\u4e00-\u9fff（）()]{2,30}?法院)\s?(?:依法)?(?:提起|起诉|提出)")
MONTHS = re.compile(
    r"(?P<months>[一二三四五六七八九十\d]{1,2})\s?个月(?:内|之内|以内)?[^。；]{0,40}?(?:法院|诉讼|起诉)"
)


def read_outcome(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Penalties and amounts of deciding documents; remedies, payment terms, rights and defence of any."""
    if doc_type in DECIDED:
        yield from _penalties(reading)
    yield from _amounts(reading, doc_type)
    yield from _remedies(reading.flow)
    yield from _rights(reading.flow)


def _decision_text(flow: str) -> tuple[int, int]:
    best = (0, 0)
    for head in _HEAD.finditer(flow):
        tail = _TAIL.search(flow, head.end())
        end = min(tail.start() if tail else len(flow), head.end() + 500)
        text = flow[head.end() : end]
        weight = len(re.findall(r"罚款|没收|警告|吊销|责令|拘留|通报批评", text))
        if weight and (best == (0, 0) or "如下" in head.group() or "决定" in head.group()):
            best = (head.start(), end)
            if "如下" in head.group():
                return best
    return best


def _penalties(reading: Reading) -> Iterator[Hit]:
    begin, end = _decision_text(reading.flow)
    text = reading.flow[begin:end]
    for name, pattern in PENALTIES:
        match = re.search(pattern, text)
        if match:
            yield Hit(FactKind.PENALTY, name, begin + match.start(), begin + match.end(), sure=0.9)
    for match in re.finditer(r"罚款(?:人民币)?(?:共计|合计)?[：:]?", text):
        amount = next(find_amounts(text[match.end() : match.end() + 40]), None)
        if amount and amount.start <= 6 and not _RANGE.match(text[match.end() + amount.end :]):
            yield _fine(amount, begin + match.end())
    for match in re.finditer(r"(?:处以?|并处|给予)(?:人民币)?", text):
        amount = next(find_amounts(text[match.end() : match.end() + 30]), None)
        if amount and amount.start <= 3 and re.match(r"(?:人民币)?的?罚款", text[match.end() + amount.end :]):
            yield _fine(amount, begin + match.end())


def _fine(amount: FoundAmount, offset: int) -> Hit:
    return Hit(FactKind.FINE, yuan_text(amount.yuan), offset + amount.start, offset + amount.end, sure=0.93)


def _amounts(reading: Reading, doc_type: T) -> Iterator[Hit]:
    flow = reading.flow
    for amount in find_amounts(flow):
        before = flow[max(amount.start - 14, 0) : amount.start]
        if amount.words and len(amount.text) >= 3:
            yield Hit(FactKind.AMOUNT_WORDS, yuan_text(amount.yuan), amount.start, amount.end, amount.text)
        if re.search(r"违法所得(?:共计|合计|人民币|金额|为|共|计)*[：:]?$", before):
            yield Hit(FactKind.ILLEGAL_GAINS, yuan_text(amount.yuan), amount.start, amount.end, sure=0.88)
        if doc_type is T.PAYMENT and not amount.words and re.search(r"金额|小写|合计|[¥￥]|罚", before + amount.text):
            yield Hit(FactKind.FINE, yuan_text(amount.yuan), amount.start, amount.end, "缴款", 0.9)


def _remedies(flow: str) -> Iterator[Hit]:
    body = BODY.search(flow)
    if body:
        name = re.sub(r"^(?:依法)?(?:向)?", "", body["body"]).replace(GAP, "")
        yield Hit(FactKind.RECONSIDERATION_BODY, name, body.start("body"), body.end("body"))
    days = DAYS.search(flow)
    if days:
        yield Hit(FactKind.RECONSIDERATION_DAYS, str(han_number(days["days"])), days.start("days"), days.end("days"))
    court = COURT.search(flow)
    if court:
        name = re.sub(r"^.*?(?:依法|直接|可以?|也可|或者?)?向", "", court["court"])
        yield Hit(FactKind.COURT, name, court.end("court") - len(name), court.end("court"))
    months = MONTHS.search(flow)
    if months:
        yield Hit(
            FactKind.COURT_MONTHS, str(han_number(months["months"])), months.start("months"), months.end("months")
        )
    pay = re.search(
        r"(?P<days>十五|15|[\d一二三四五六七八九十]{1,3})\s?(?:个)?(?:工作)?日(?:内|之内|以内)[^。；]{0,40}?(?:缴|交|银行|账户)",
        flow,
    )
    if pay and not re.search(r"复议|诉讼", pay.group()):
        yield Hit(FactKind.PAYMENT_DAYS, str(han_number(pay["days"])), pay.start("days"), pay.end("days"))
    bank = re.search(
        r"(?P<bank>[\u4e00-\u9fff（）()]{0,14}银行[\u4e00-\u9fff]{0,12}?(?:分行|支行|营业部|网点|分理处))", flow
    )
    if bank:
        name = re.sub(r"^.*?(?:到|至|在|缴至|缴入|交至|缴到|往)", "", bank["bank"])
        yield Hit(FactKind.PAYMENT_BANK, name, bank.end() - len(name), bank.end(), sure=0.85)


def _rights(flow: str) -> Iterator[Hit]:
    hearing = re.search(
        r"(?:有权|可以?|可在|有.{0,4}权利)[^。；]{0,30}(?:要求|申请|提出)[^。；]{0,6}听证|听证(?:的)?(?:权利|申请)",
        flow,
    )
    if hearing:
        near = flow[max(hearing.start() - 60, 0) : hearing.end() + 60]
        days = re.search(r"(?P<days>[三五七\d]{1,2})\s?(?:个)?(?:工作)?日(?:内|之内)", near)
        yield Hit(
            FactKind.HEARING_RIGHT,
            "told",
            hearing.start(),
            hearing.end(),
            str(han_number(days["days"])) if days else "",
            0.85,
        )
    statement = re.search(r"(?:有权|可以?|享有|如有)[^。；]{0,40}陈述[^。；]{0,6}申辩", flow)
    if statement:
        yield Hit(FactKind.STATEMENT_RIGHT, "told", statement.start(), statement.end(), sure=0.9)
    for value, pattern in (
        (
            "未提出",
            r"(?:未|没有|均未)(?:[^。；]{0,16})(?:提出|进行|行使|要求)[^。；]{0,14}(?:陈述|申辩|听证|异议)?|视为放弃(?:陈述|申辩|听证)",
        ),
        ("放弃", r"(?:明确|书面|自愿|表示)放弃[^。；]{0,10}(?:陈述|申辩|听证|权利)"),
        ("提出", r"(?<!未)(?<!不)(?<!没有)提出(?:了)?[^。；]{0,12}(?:陈述|申辩)(?:意见|申辩)"),
    ):
        match = re.search(pattern, flow)
        if (
            match
            and re.search(r"陈述|申辩|听证", flow[max(match.start() - 40, 0) : match.end() + 10])
            and not re.match(
                r".{0,12}(?:逾期|视为放弃)", flow[match.start() - 14 : match.start()] if match.start() >= 14 else ""
            )
        ):
            yield Hit(FactKind.DEFENCE, value, match.start(), match.end(), sure=0.8)
            return


def total_fine(hits: list[Hit]) -> Decimal:
    """The sum of the fines found, 0 where none."""
    return sum((Decimal(hit.value) for hit in hits if hit.kind is FactKind.FINE), Decimal(0))
