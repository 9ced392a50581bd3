"""What was decided: the kinds of penalty, fines by party and in all, gains, amounts in both writings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import Reading
from app.intake.understand.amounts import FoundAmount, find_amounts, yuan_text
from app.intake.understand.hit import Hit
from app.intake.understand.shares import names_of, shared

PENALTIES: tuple[tuple[str, str], ...] = (
    ("警告", r"警告"),
    ("通报批评", r"通报批评"),
    ("罚款", r"罚款"),
    ("没收违法所得", r"没收[^。；]{0,16}?(?:违法|非法)(?:经营|生产|销售)?所得|没收(?:违法)?收入"),
    (
        "没收非法财物",
        r"没收(?![^。；，、]{0,16}(?:违法|非法)(?:经营|生产|销售)?所得)(?!(?:违法)?收入)(?!其)[^。；]{2,40}",
    ),
    ("暂扣许可证件", r"暂扣[^。；]{0,14}(?:许可证|执照|证件|资质|驾驶证|证)"),
    ("降低资质等级", r"降低资质等级"),
    ("吊销许可证件", r"吊销[^。；]{0,18}(?:许可证|执照|证|资质|资格)"),
    ("限制开展生产经营活动", r"限制开展生产经营活动"),
    ("责令停产停业", r"责令[^。；，]{0,12}(?:停产|停业|停止生产|停止营业|停止施工整顿)"),
    ("责令关闭", r"责令[^。；，]{0,6}关闭"),
    ("限制从业", r"限制从业|市场禁入|禁止[^。；，]{0,14}从事"),
    ("行政拘留", r"(?:行政)?拘留(?=[\d一二三四五六七八九十]{1,3}日|[^所]|$)"),
)
DECIDED = {
    T.PENALTY_DECISION, T.SUMMARY_DECISION, T.DAILY_PENALTY_DECISION, T.NO_PENALTY_DECISION, T.PRIOR_NOTICE,
    T.HEARING_RIGHT_NOTICE, T.INVESTIGATION_REPORT, T.DECISION_APPROVAL, T.DISCUSSION_RECORD, T.CLOSING_APPROVAL, T.COVER,
    T.LEGAL_REVIEW, T.CASE_REVIEW, T.PUBLICATION,
}  # fmt: skip
_HEAD = re.compile(
    r"(?<![被受])(?:决定|处罚(?!单位|人|对象|机关|当事人)|意见|建议|处理|结果|拟)[^。；]{0,14}?(?:如下|为|：|:|\t)|决定(?:对|给予|处以|作出|予以|处)|拟(?:对|作出|给予|处)|拟作出的决定"
    r"|处理结果|处理建议|处罚内容|(?:当场|现)?(?:给予|处以)|建议[^。；]{0,16}(?:给予|处|罚款|没收)|一致同意"
)
_TAIL = re.compile(
    r"如不服|如对(?!外)|不服本|申请行政复议|你(?:单位|公司|店|[（(]单位[）)])?(?:应当|应于|有权|可以|如)|逾期(?!不改正|未改正|仍不|不整改)|到期不(?!改)|自(?:收到|接到|本)|收到本|限(?:你|当事人)|陈述和申辩|罚款[^。；]{0,6}缴|缴纳方式"
    r"|履行方式|执行方式|以上罚款|处以罚款的|罚款(?:于|应当?)|罚没款(?:于|应)|你[（(]单位[）)]有权|当事人(?:应当?|必须|如|对本)|执行情况|陈述申辩情况|依法(?:享有|有权)"
)
_LAW_QUOTED = re.compile(r"[“\"][^“”\"]{12,260}[”\"]")
_RANGE = re.compile(r"(?:以上|以下|不足|至[\d一二三四五六七八九十]|[的]?幅度|[的]?标准)")
_LAW_RANGE = re.compile(r"可以并?处|应当并?处|处[\d一二三四五六七八九十百千万]+元?以上|由[^。；]{2,20}(?:责令|处以)")
_LINK = r"(?:人民币)?(?:共计|合计|总计|金额|数额|计|为|即|共)*(?:人民币)?[：:]?"
_AFTER_WORD = re.compile(rf"罚款[，,（(]?(?:大写)?{_LINK}")
_BEFORE_WORD = re.compile(r"(?:处以?|并处|给予处?|罚款|即|计|合计|共计|金额)(?:人民币)?[：:]?$")
_THEN_FINE = re.compile(r"[（(]?(?:[^（）()]{0,24}[）)])?(?:人民币)?整?的?(?:行政处罚)?罚款")
_GAINS = re.compile(
    r"(?:违法(?:经营|生产|销售)?所得|非法所得|违法收入|销售所得|获利)(?:款)?(?:共计|合计|人民币|金额|为|共|计|总计|的|即)*[：:]?$"
)

_GOODS = re.compile(r"(?:违法|涉案|库存|全部)?货值(?:金额)?(?:共计|合计|总计|人民币|约|为|共|计|是|的)*[：:]?$")


def read_outcome(reading: Reading, doc_type: T, parties: Sequence[str] = ()) -> Iterator[Hit]:
    """Penalties and fines of deciding documents; gains and payments of any."""
    if doc_type in DECIDED:
        begin, end = _decision_text(reading.flow)
        text = without_quoted_law(reading.flow)[begin:end]
        if doc_type is not T.NO_PENALTY_DECISION:
            names = names_of(reading.flow, parties)
            yield from _penalties(text, begin, names)
            yield from _fines(text, begin, names)
    if doc_type is T.CORRECTION_ORDER:
        match = re.search(r"责令[^。；]{0,24}(?:改正|整改|停止|纠正|恢复|拆除|补办)|限期(?:改正|整改)", reading.flow)
        if match:
            yield Hit(FactKind.PENALTY, "责令改正", match.start(), match.end(), sure=0.7)
    yield from _amounts(reading, doc_type)


def without_quoted_law(flow: str) -> str:
    """The text with quoted wording of laws blanked; places stay the same."""
    return _LAW_QUOTED.sub(lambda match: "\x00" * len(match.group()), flow)


def _decision_text(flow: str) -> tuple[int, int]:
    bare = without_quoted_law(flow)
    best, best_rank = (0, 0), -1
    for head in _HEAD.finditer(bare):
        tail = _TAIL.search(bare, head.end())
        end = min(tail.start() if tail else len(bare), head.end() + 700)
        text = bare[head.start() : end]
        if not re.search(r"罚款|没收|警告|吊销|停产|停业|拘留|通报批评|暂扣|关闭|限制从业|市场禁入", text):
            continue
        rank = 2 if "如下" in head.group() or re.match(r"决定|处罚内容|处理结果|拟作出的决定", head.group()) else 1
        rank += bool(re.search(r"罚款|没收", text)) - 3 * bool(_LAW_RANGE.search(text[:40]))
        if rank > best_rank:
            mere = head.group() in {"给予", "处以", "当场给予", "现给予"}
            best, best_rank = (_clause_start(bare, head.start()) if mere else head.start(), end), rank
    return best if best_rank >= 0 else _behind_provision(bare)


_PROVIDED = re.compile(
    r"(?:依据|根据|依照|按照)[^。；拟]{4,160}?(?:条|款|项|规定|基准》)[^。；拟]{0,24}?[，,：](?=[^。；，拟]{0,40}(?:罚款|没收|警告|吊销))"
)


def _behind_provision(bare: str) -> tuple[int, int]:
    """What stands behind the provision a penalty rests on, where no word of deciding is said: 依据第…条，罚款1000元."""
    for match in _PROVIDED.finditer(bare):
        tail = _TAIL.search(bare, match.end())
        end = min(tail.start() if tail else len(bare), match.end() + 400)
        if any(True for _ in find_amounts(bare[match.end() : end])) and not _LAW_RANGE.search(
            bare[match.end() : match.end() + 40]
        ):
            return match.end(), end
    return 0, 0


def _clause_start(flow: str, at: int) -> int:
    """Where the words behind the provision begin: 依据第…条，没收违法所得，并处以罚款."""
    begin = max(at - 80, 0)
    ends = [match.end() for match in re.finditer(r"[。；]|(?:条|款|项|规定)[，,]", flow[begin:at])]
    return begin + ends[-1] if ends else at


def _penalties(text: str, begin: int, names: Mapping[str, str]) -> Iterator[Hit]:
    """Each kind of penalty once, or once for each party where there are several."""
    for name, pattern in PENALTIES:
        for match in re.finditer(pattern, text):
            before = text[max(match.start() - 8, 0) : match.start()]
            if re.search(r"加处$|不予$|免予$|免于$|以上$|每日按$", before) or _told_of_law(text, match.end()):
                continue
            for party in shared(text, match.start(), names):
                yield Hit(FactKind.PENALTY, name, begin + match.start(), begin + match.end(), party, 0.9)
            if len(names) < 2:
                break


def _told_of_law(text: str, end: int) -> bool:
    """True where a kind of penalty is only part of a range: 处罚款一万元以上."""
    amount = next(find_amounts(text[end : end + 24]), None)
    return amount is not None and amount.start <= 4 and bool(_RANGE.match(text[end + amount.end :]))


def _fines(text: str, begin: int, names: Mapping[str, str]) -> Iterator[Hit]:
    found: dict[int, FoundAmount] = {}
    for match in _AFTER_WORD.finditer(text):
        if text[max(match.start() - 2, 0) : match.start()].endswith("加处"):
            continue
        amount = next(find_amounts(text[match.end() : match.end() + 40]), None)
        if amount and amount.start <= 8 and not re.search(r"[。；，]", text[match.end() : match.end() + amount.start]):
            found[match.end() + amount.start] = amount
    for amount in find_amounts(text):
        if _BEFORE_WORD.search(text[: amount.start]) and _THEN_FINE.match(text[amount.end :]):
            found[amount.start] = amount
    fines = [(at, amount) for at, amount in sorted(found.items()) if not _RANGE.match(text[at + len(amount.text) :])]
    values = [amount.yuan for _, amount in fines]
    for index, (at, amount) in enumerate(fines):
        rest = values[:index] + values[index + 1 :]
        total = (
            len(rest) > 1
            and amount.yuan == sum(set(rest))
            and bool(re.search(r"合计|共计|合并|总计", text[max(at - 16, 0) : at]))
        )
        for party in ("合计",) if total else shared(text, at, names):
            yield _fine(amount, begin + at, party)


def _fine(amount: FoundAmount, at: int, role: str) -> Hit:
    return Hit(FactKind.FINE, yuan_text(amount.yuan), at, at + len(amount.text), role, 0.93)


def _amounts(reading: Reading, doc_type: T) -> Iterator[Hit]:
    flow = reading.flow
    for amount in find_amounts(flow):
        before = flow[max(amount.start - 16, 0) : amount.start]
        if amount.words and len(amount.text) >= 3:
            yield Hit(FactKind.AMOUNT_WORDS, yuan_text(amount.yuan), amount.start, amount.end, amount.text)
        if _GAINS.search(before) and not _RANGE.match(flow[amount.end :]):
            yield Hit(FactKind.ILLEGAL_GAINS, yuan_text(amount.yuan), amount.start, amount.end, sure=0.88)
        if _GOODS.search(before) and not _RANGE.match(flow[amount.end :]):
            yield Hit(FactKind.GOODS_VALUE, yuan_text(amount.yuan), amount.start, amount.end, sure=0.85)
        if doc_type is T.PAYMENT and not amount.words and re.search(r"金额|小写|合计|[¥￥]|罚", before + amount.text):
            yield Hit(FactKind.FINE, yuan_text(amount.yuan), amount.start, amount.end, "缴款", 0.9)
    if doc_type is T.PAYMENT:
        yield from _bare_payment(flow)


def _bare_payment(flow: str) -> Iterator[Hit]:
    """An amount without 元 behind 小写 or 合计, as printed receipts carry it."""
    match = re.search(
        r"小写[）)]?[：:\t ]*[¥￥]?\s?(?P<n>\d{1,3}(?:[,，]\d{3})+(?:\.\d{1,2})?|\d+(?:\.\d{1,2})?)(?!\d)", flow
    )
    if match:
        value = Decimal(re.sub(r"[,，]", "", match["n"]))
        yield Hit(FactKind.FINE, yuan_text(value), match.start("n"), match.end("n"), "缴款", 0.9)
