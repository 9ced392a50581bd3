"""签名、日期、空栏: what a form leaves blank that its other places fill."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.finding import Finding
from app.domain.reading import GAP, Line
from app.precheck.case import CLEAR, SURE_PAGE, CaseView, CheckedDocument
from app.precheck.kinds import place_at, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, suspected, undecided
from app.precheck.vocabulary import DATE

_OPINION = re.compile(
    r"(?P<who>(?:承办人员?|办案人员|承办机构|办案机构|承办部门|审核机构|法制机构|(?:行政)?机关|部门|单位|分管|主管|主要|负责人|领导)[\u4e00-\u9fff]{0,6}?(?:意\s?见|审批|批示))(?![。，,；;])"
)
_UNUSED = re.compile(r"[：:\t ]{0,3}(?:[/／\\—]|无(?![\u4e00-\u9fff]))")  # struck out: the step was not asked
_LEAST = 2


def dated_opinions(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """QM-01..03: every opinion on an approval form bears a date; a blank one stands out against the others (行政处罚法第五十七条)."""
    held = [item for item in case.of(*record.documents) if item.readable]
    if not held:
        yield undecided(
            record, [f"《{item.document.title}》的文字" for item in case.of(*record.documents)] or ["审批表"]
        )
        return
    for item in held:
        yield _dated(record, item)


def _dated(record: RuleRecord, item: CheckedDocument) -> Finding:
    flow, cells = item.reading.flow, opinion_cells(item)
    labels = [one for one, _ in cells]
    if len(labels) < _LEAST:
        return undecided(record, [f"《{item.document.title}》的各级意见栏"], [whole(item)])
    blank = [one for one, end in cells if not DATE.search(flow, one.end(), end)]
    places = [place_at(item, one.start(), one.end()) for one in blank]
    names = "、".join(one["who"].replace(" ", "") for one in blank)
    if not blank:
        return conforms(record, f"《{item.document.title}》各级意见都注明了日期。", [whole(item)])
    if len(blank) == len(labels) or item.recognised or item.unread:
        return undecided(record, [f"《{item.document.title}》中{names}的日期（可能是手写，未能识别）"], places)
    return suspected(record, f"《{item.document.title}》的{names}没有注明日期。", places)


def opinion_cells(item: CheckedDocument) -> list[tuple[re.Match[str], int]]:
    """The labels of the opinions on a form, each with the end of its cell; cells struck out are left out."""
    flow = item.reading.flow
    found = list(_OPINION.finditer(flow.replace(GAP, " ")))
    labels = [one for n, one in enumerate(found) if n == 0 or one.start() > found[n - 1].end()]
    cells = zip(labels, [*(one.start() for one in labels), len(flow)][1:], strict=True)
    return [(label, end) for label, end in cells if not _UNUSED.match(flow, label.end())]


_SIGNED_BY = re.compile(
    r"(?:被(?:检查|询问|调查|勘验)人|当事人|现场负责人|被询问人或[\u4e00-\u9fff]{0,6})[（(]?(?:逐页)?(?:签名|签字|签章)[）)]?(?:或者?盖章)?[）)]?[：:\t ]{0,3}"
)
_NAME = re.compile(
    r"(?!年|月|日|执法|检查|询问|记录|第|代收|拒收|见证|送达|备注|签收|收件|受送|填发|审核|立卷|盖章|注[：:])[\u4e00-\u9fff·]{2,4}"
)


def signed_pages(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-01d: each page of a record is signed by the party; a blank line stands out against the signed ones (行政处罚法第五十五条第二款)."""
    held = [item for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD) if item.readable and _judged(case, item)]
    if not held:
        yield not_applicable(record, "没有可以核对签名的笔录。")
    for item in held:
        lines = list(_SIGNED_BY.finditer(item.reading.flow))
        blank = [
            one for one in lines if not _NAME.match(item.reading.flow[one.end() : one.end() + 6].lstrip(GAP + " ·.。"))
        ]
        refused = re.search(r"拒绝?签", item.text)
        if not lines:
            yield undecided(record, [f"《{item.document.title}》的签名栏"], [whole(item)])
        elif not blank or refused:
            yield conforms(record, f"《{item.document.title}》的签名栏都有签名。", [place_at(item, *lines[0].span())])
        elif item.clarity < (SURE_PAGE if item.recognised else CLEAR) or (
            len(blank) == len(lines) and not _signed_elsewhere(case, item)
        ):
            yield undecided(
                record, [f"《{item.document.title}》的签名（可能是手写，未能识别）"], [place_at(item, *blank[0].span())]
            )
        elif len(blank) == len(lines):
            told = f"《{item.document.title}》的当事人签名栏空白，卷内其他文书有当事人签名。"
            yield suspected(record, told, [place_at(item, *one.span()) for one in blank])
        else:
            pages = "、".join(str(item.reading.page_at(one.start()) + 1) for one in blank)
            told = f"《{item.document.title}》第{pages}页的签名栏空白，其他页有签名。"
            yield suspected(record, told, [place_at(item, *one.span()) for one in blank])


def _judged(case: CaseView, item: CheckedDocument) -> bool:
    """A record of several pages, or one whose signatures are typed as in the other papers of its case."""
    return len(item.reading.pages) > 1 or _signed_elsewhere(case, item)


def _signed_elsewhere(case: CaseView, item: CheckedDocument) -> bool:
    signed = {fact.document for fact in case.facts(FactKind.SIGNATURE, "当事人")} - {item.document.id}
    papers = [case.document(number) for number in signed]
    # on scans a signature counts only where those on other scans were read: else it may be there in handwriting
    return sum(one is not None and one.recognised == item.recognised for one in papers) >= _LEAST


PRESENT = re.compile(
    r"(?:参加人员?|参会人员?|讨论人员|出席人员?)(?:名单|姓名)?(?:及职务)?[：:\t ]{1,2}(?P<names>[^\f]{4,160}?)(?=列席|记录|主持|汇报|讨论|地点|时间|案[情由件]|$)"
)
_SIGNATURES = re.compile(
    r"(?:参加人员?|参会人员?|讨论人员|出席人员?|与会人员?)[（(]?(?:签名|签字)[）)]?[：:\t ]{0,2}(?P<names>.{2,120})"
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,3}(?=[（(、，,;；\t ]|$)")


def discussion_signed(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-07e: everyone who took part in the discussion signed its record (行政处罚法第五十七条第二款)."""
    held = [item for item in case.of(T.DISCUSSION_RECORD) if item.readable]
    if not held:
        yield undecided(record, ["集体讨论记录的文字"])
        return
    for item in held:
        flow = item.reading.flow
        present, signed = PRESENT.search(flow), next(reversed(list(_SIGNATURES.finditer(flow))), None)
        names = list(dict.fromkeys(_PERSON.findall(present["names"]))) if present else []
        names = [name for name in names if not re.search(r"局长|主任|科长|处长|队长|工程师|书记|成员|委员", name)]
        below = flow[signed.start() :] if signed else ""
        lacking = [name for name in names if name not in below]
        evidence = [place_at(item, *signed.span()) if signed else whole(item)]
        if present is None or signed is None or len(names) < _LEAST or len(lacking) == len(names):
            yield undecided(record, [f"《{item.document.title}》的参加人员和签名"], evidence)
        elif not lacking:
            yield conforms(record, f"《{item.document.title}》参加人员都签了名。", evidence)
        elif item.recognised:
            yield undecided(record, [f"{'、'.join(lacking)}的签名（可能是手写，未能识别）"], evidence)
        else:
            yield suspected(record, f"《{item.document.title}》参加人员中{'、'.join(lacking)}没有签名。", evidence)


_RECEIVED = re.compile(
    r"(?:受送达人|收件人|签收人|代收人)(?:[（(]代收人[）)])?[（(]?(?:签名|签字|签收|签章)[^：:\t]{0,10}?[）)]?[：:\t]{0,3}"
)


def receipt_signed(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """SD-02c: a receipt bears the receiver's signature, unless left, mailed or published (民事诉讼法第八十七条)."""
    held = [item for item in case.of(T.SERVICE_RECEIPT) if item.readable]
    if not held:
        yield undecided(record, ["送达回证的文字"])
        return
    signed = {item.document.id: _signature(item) for item in held}
    others = any(item.recognised and signed[item.document.id] for item in held)
    for item in held:
        yield _receipt(record, item, signed[item.document.id], others)


def _signature(item: CheckedDocument) -> bool | None:
    """True when a name stands behind the label, False when the line is blank, None when there is no such line."""
    match = _RECEIVED.search(item.reading.flow)
    if match is None:
        return None
    line = item.reading.line_at(match.start())
    if line and _HEAD_OF_COLUMNS.match(line.text):
        return _signed_beneath(item, line, match.start())
    after = item.reading.flow[match.end() : match.end() + 12].lstrip(GAP + " ")
    return bool(_NAME.match(re.sub(r"^(?:或者?盖章|盖章|者盖章)[）)]?[\t ：:]*", "", after)))


_HEAD_OF_COLUMNS = re.compile(r"(?!.*[\d：:])(?=.*送达(?:日期|时间|方式|地点)).*\t.*\S")


def _signed_beneath(item: CheckedDocument, head: Line, at: int) -> bool | None:
    """True when a name stands in the row under the head of the column, None where the row has other columns."""
    below = item.reading.line_at(head.start + len(head.text))
    row = below.text.split(GAP) if below and below is not head else []
    if len(row) != len(head.text.split(GAP)):
        return None
    return bool(_NAME.match(row[head.text[: at - head.start].count(GAP)].strip()))


def _receipt(record: RuleRecord, item: CheckedDocument, signed: bool | None, others: bool) -> Finding:
    spared = re.search(
        r"(?:留置|邮寄|公告|电子|委托|转交)送达|拒[收签]|拒绝签",
        re.sub(r"[□☐○][^□☐○☑√■✓]{2,6}|拒收事由", "", item.text),
    )
    match = _RECEIVED.search(item.reading.flow)
    evidence = [place_at(item, *match.span()) if match else whole(item)]
    if signed or spared:
        return conforms(record, f"《{item.document.title}》有签收人签名或者属于其他送达方式。", evidence)
    if signed is None or (item.recognised and not others) or item.clarity < CLEAR or item.unread:
        return undecided(record, [f"《{item.document.title}》的签收人签名（可能是手写，未能识别）"], evidence)
    return suspected(record, f"《{item.document.title}》没有受送达人签名。", evidence)


_COPY = re.compile(r"(?:复印件|复制件|影印件)?(?:经核对)?与原件[^。；\t]{0,8}(?:一致|相符|无异)")
_AFTER = 60
_COPIES = (T.EVIDENCE, T.IDENTITY_PROOF, T.AUTHORISATION, T.OTHER, T.TEST_REPORT, T.PHOTO, T.EVIDENCE_EXTRACT)


def copies_dated(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-04b: a note that a copy agrees with the original bears a date; an undated one stands out against the others (行政处罚法第四十六条)."""
    notes = [
        (item, match, bool(DATE.search(_page_rest(item, match.end())[:_AFTER])))
        for item in case.of(*_COPIES)
        for match in _COPY.finditer(item.reading.flow)
    ]
    if not notes:
        yield undecided(record, ["复制件与原件核对一致的注明"])
        return
    undated = [(item, match) for item, match, dated in notes if not dated]
    for item, match in undated:
        evidence = [place_at(item, *match.span())]
        if len(undated) * 2 > len(notes) or item.clarity < CLEAR:
            yield undecided(record, [f"《{item.document.title}》中核对一致的日期"], evidence)
        else:
            yield suspected(record, f"《{item.document.title}》的复制件注明与原件一致，但没有日期。", evidence)
    if not undated:
        yield conforms(record, f"{len(notes)}处复制件注明都有日期。", [place_at(notes[0][0], *notes[0][1].span())])


def _page_rest(item: CheckedDocument, offset: int) -> str:
    """The words from a place to the end of its page."""
    page = item.reading.page_at(offset - 1)
    ends = [line.start + len(line.text) for line in item.reading.lines if line.page == page]
    return item.reading.flow[offset : max(ends, default=offset)]


def notes_filled(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-03: the notes at the end of the file name who made and who checked it, and the day (行政处罚法第四十七条)."""
    held = [item for item in case.of(T.FILE_NOTES) if item.readable]
    if not held:
        yield undecided(record, ["备考表的文字"])
        return
    item = held[0]
    blank = []
    for label, follows in (("立卷人", _NAME), ("检查人", _NAME), ("立卷时间|日期|时间", DATE)):
        match = re.search(rf"(?:{label})[（(]?(?:签名|签字)?[）)]?[：:\t ]{{0,3}}", item.reading.flow)
        rest = item.reading.flow[match.end() : match.end() + 14].lstrip(GAP + " ") if match else ""
        if match and (not follows.match(rest) or re.match(r"检查人|立卷|日期|时间", rest)):
            blank.append((label.split("|")[0], match))
    dated = DATE.search(item.reading.flow)
    blank = [one for one in blank if one[0] != "立卷时间" or dated is None]
    if not blank:
        yield conforms(record, "备考表填写完整。", [whole(item)])
        return
    names = "、".join(name for name, _ in blank)
    evidence = [place_at(item, *match.span()) for _, match in blank]
    if item.recognised or item.unread:
        yield undecided(record, [f"备考表的{names}（可能是手写，未能识别）"], evidence)
    else:
        yield suspected(record, f"备考表的{names}没有填写。", evidence)


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "QM-01": dated_opinions,
    "QM-02": dated_opinions,
    "QM-03": dated_opinions,
    "ZJ-01d": signed_pages,
    "JD-07e": discussion_signed,
    "SD-02c": receipt_signed,
    "ZJ-04b": copies_dated,
    "GD-03": notes_filled,
}
