"""笔录和封面: whom a record questions, what stands for a refused signature, what a cover leaves blank."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from app.domain.document_type import DocumentType as T
from app.domain.finding import Finding
from app.precheck.case import CaseView
from app.precheck.kinds import place_at, whole
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, suspected, undecided

_ASKED_TWO = re.compile(
    r"被(?:询问|调查|谈话)人(?:姓名)?[：:\t ]{1,3}(?P<one>[\u4e00-\u9fff·]{2,4})[、和](?P<two>[\u4e00-\u9fff·]{2,4})(?=[\t ，,。；;（(]|$)"
)


def one_at_a_time(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-16: a record of questioning is of one person (市场监督管理行政处罚程序规定第二十九条)."""
    held = [item for item in case.of(T.INQUIRY_RECORD) if item.readable]
    for item in held:
        match = next((m for line in item.reading.lines if (m := _ASKED_TWO.search(line.text))), None)
        if match is None:
            yield conforms(record, f"《{item.document.title}》一人一份。", [whole(item)])
        else:
            told = f"《{item.document.title}》同时询问{match['one']}、{match['two']}"
            yield questioned(record, told, [whole(item)], "" if item.typed else "被询问人")
    if not held:
        yield not_applicable(record, "卷内没有询问笔录。")


_REFUSED = re.compile(r"拒绝?(?:签名|签字|签章|签收|在[^。；]{0,12}签)|拒不签")
_NOTED = re.compile(r"因|原因|理由|事由|见证|录音|录像|摄像|视频|执法记录仪|注明|留置|在场人")


def refusal_noted(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-17: where a signature was refused, the record notes why, a witness or a recording (行政处罚法第五十五条第二款)."""
    refused = [
        (item, match)
        for item in case.of(T.SCENE_RECORD, T.INQUIRY_RECORD)
        for match in [_REFUSED.search(item.reading.flow)]
        if match and not re.search(r"如|若|可以|应当|□", item.reading.flow[max(match.start() - 10, 0) : match.start()])
    ]
    if not refused:
        yield not_applicable(record, "笔录中没有拒绝签名的记载。")
    for item, match in refused:
        place = place_at(item, *match.span())
        if _NOTED.search(item.reading.flow[max(match.start() - 60, 0) : match.end() + 60]):
            yield conforms(record, f"《{item.document.title}》注明了拒签的情况。", [place])
        else:
            told = f"《{item.document.title}》记载拒签，未注明原因，也没有见证人或者影像的记载"
            yield questioned(record, told, [place], "" if item.typed else "拒签的注明")


_COVER_LABELS = re.compile(
    r"(?:案卷?(?:题名|名称|由)|案件名称|当事人|承办(?:机构|人|单位)|立案(?:日期|时间)|结案(?:日期|时间)|处理结果|保管期限|归档(?:日期|时间))[：:]?"
)


def cover_filled(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GD-09: no field of the cover is left blank (行政处罚法第四十七条)."""
    item = next((one for one in case.of(T.COVER) if one.readable), None)
    if item is None:
        yield undecided(record, ["封面的文字"])
        return
    lines = [line.text.strip() for line in item.reading.lines]
    blank = [line.rstrip("：:\t ") for line in lines if _COVER_LABELS.fullmatch(line.rstrip("\t "))]
    filled = [line for line in lines if _COVER_LABELS.match(line)]
    if not blank:
        yield conforms(record, "封面填写完整。", [whole(item)])
    elif not item.typed or len(blank) * 2 > len(filled):
        # labels and values may stand in lines of their own
        yield undecided(record, [f"封面的{'、'.join(blank[:4])}"], [whole(item)])
    else:
        yield suspected(record, f"封面的{'、'.join(blank)}没有填写。", [whole(item)])


_AGENT = re.compile(r"委托代理人|受(?:当事人|本?公司|本?单位|法定代表人|经营者)[^。；]{0,8}委托|受托人")


def agent_authorised(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """MD-27: who acts for the party has a written authority in the file (民事诉讼法第八十八条、行政处罚法第四十五条)."""
    spoken = [
        (item, match)
        for item in case.of(T.INQUIRY_RECORD, T.SCENE_RECORD)
        if (match := _AGENT.search(item.reading.flow))
    ]
    if case.has(T.AUTHORISATION):
        yield conforms(record, "卷内有授权委托书。", [whole(case.of(T.AUTHORISATION)[0])])
    elif not spoken:
        yield not_applicable(record, "笔录中没有代理人。")
    else:
        item, match = spoken[0]
        place = place_at(item, *match.span())
        hidden = case.may_hide(T.AUTHORISATION) or any("委托书" in one.text for one in case.documents)
        if hidden:
            yield undecided(record, ["授权委托书（可能在其他材料中）"], [place])
        else:
            yield suspected(record, f"《{item.document.title}》由代理人接受调查，卷内未见授权委托书。", [place])


_SEE_LIST = re.compile(r"(?:详?见|附)[^。；]{0,12}清单")
_ROWS = re.compile(r"数量|规格")


def list_there(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """MD-28: goods registered and kept are listed (行政处罚法第五十六条；市场监督管理行政处罚程序规定第三十四条)."""
    notice = next((one for one in case.of(T.PRESERVE_NOTICE) if one.readable), None)
    if notice is None:
        yield undecided(record, ["先行登记保存通知书的文字"])
    elif case.has(T.PRESERVE_LIST) or _ROWS.search(notice.text):
        yield conforms(record, "登记保存的物品有清单。", [whole(notice)])
    elif not _SEE_LIST.search(notice.text) or case.may_hide(T.PRESERVE_LIST) or notice.recognised:
        yield undecided(record, ["登记保存物品的清单"], [whole(notice)])
    else:
        yield suspected(record, f"《{notice.document.title}》写明附有清单，卷内未见清单。", [whole(notice)])


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "GD-09": cover_filled,
    "MD-27": agent_authorised,
    "MD-28": list_there,
    "ZJ-16": one_at_a_time,
    "ZJ-17": refusal_noted,
}
