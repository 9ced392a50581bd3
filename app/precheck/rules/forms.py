"""审批表: the order in which its steps were signed, and whether the head said anything."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from app.domain.finding import Finding
from app.domain.reading import GAP
from app.precheck.case import CaseView, CheckedDocument
from app.precheck.kinds import place_at, told_day, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, questioned, undecided
from app.precheck.rules.signing import opinion_cells
from app.precheck.vocabulary import DAY, days_in

# the steps of a form from below upwards; the first that fits a label is its step
_STEPS = (
    r"^(?:承办|办案|经办|执法|调查)(?:人|人员)",
    r"^(?:承办|办案|经办|执法|业务)|^部门|科室|中队|大队",
    r"审核|法制|法规|核审",
    r"分管",
    r"机关|负责人|主管|主要|领导|局|单位|审批",
)
_HEAD_STEP = 3
Step = tuple[int, re.Match[str], int]


def _steps(item: CheckedDocument) -> list[Step]:
    """The opinions of a form whose step is known: step, label, end of the cell."""
    found = []
    for label, end in opinion_cells(item):
        who = label["who"].replace(" ", "")
        step = next((n for n, pattern in enumerate(_STEPS) if re.search(pattern, who)), None)
        if step is not None:
            found.append((step, label, end))
    return found


def signed_upwards(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QM-04: nobody on a form signs before those below have given their opinion (行政处罚法第五十七条第一款)."""
    held = [item for item in case.of(*record.documents) if item.readable]
    for item in held:
        dated = [
            (*one, days[-1]) for one in _steps(item) if (days := days_in(item.reading.flow[one[1].end() : one[2]]))
        ]
        wrong = next(
            ((low, high) for low in dated for high in dated if low[0] < high[0] and low[3] > high[3]),
            None,
        )
        if len(dated) < 2:
            yield undecided(record, [f"《{item.document.title}》各级意见的日期"], [whole(item)])
        elif wrong is None:
            yield conforms(record, f"《{item.document.title}》逐级签署，日期先后相符。", [whole(item)])
        else:
            yield _out_of_order(record, item, *((step[1]["who"].replace(" ", ""), step) for step in wrong))
    if not held:
        yield undecided(record, ["审批表的文字"])


def _out_of_order(
    record: RuleRecord,
    item: CheckedDocument,
    low: tuple[str, tuple[int, re.Match[str], int, date]],
    high: tuple[str, tuple[int, re.Match[str], int, date]],
) -> Finding:
    told = f"《{item.document.title}》的{low[0]}（{told_day(low[1][3])}）晚于{high[0]}（{told_day(high[1][3])}）"
    places = [place_at(item, step[1].start(), step[2]) for _, step in (low, high)]
    return questioned(record, told, places, "" if item.typed else "签署日期")


_SAID = re.compile(r"同意|批准|准|可|照|按|拟|请|阅|办|建议|不|无|是|符合|报|交|转|呈|立案|结案|处罚|[，。；]")
_SIGNING = re.compile(r"签名|签字|签章|盖章|负责人|审批人|年|月|日|[（()）：:\s\t/.\-—]")
_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")


def head_spoke(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QM-05: the head who signed a form also wrote an opinion (行政处罚法第五十四条第二款、第五十七条第一款)."""
    held = [item for item in case.of(*record.documents) if item.readable]
    for item in held:
        flow = item.reading.flow
        cells = [(label, flow[label.end() : end]) for step, label, end in _steps(item) if step >= _HEAD_STEP]
        bare = [label for label, text in cells if _only_signed(text)]
        if not cells:
            yield undecided(record, [f"《{item.document.title}》的负责人意见栏"], [whole(item)])
        elif not bare:
            yield conforms(
                record, f"《{item.document.title}》的负责人写明了意见。", [place_at(item, *cells[0][0].span())]
            )
        else:
            told = f"《{item.document.title}》的{bare[0]['who'].replace(' ', '')}只有签名、日期，没有写明意见"
            yield questioned(record, told, [place_at(item, *bare[0].span())], "" if item.typed else "负责人意见")
    if not held:
        yield undecided(record, ["审批表的文字"])


def _only_signed(text: str) -> bool:
    """A name and perhaps a date, and nothing else; an empty cell is another matter."""
    rest = _SIGNING.sub("", DAY.sub("", text.replace(GAP, " ")))
    return bool(_NAME.fullmatch(rest)) and not _SAID.search(rest)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "QM-04": signed_upwards,
    "QM-05": head_spoke,
}
