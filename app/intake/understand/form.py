"""The fields of forms: a label and the value behind it, in whatever way the form was laid out.

A value stands behind a colon, in the next cell of the row, or alone on the next line; a wrapped value goes on in the
same column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from app.domain.reading import GAP, Line, Reading

_SIGNED = r"(?:签名|签字|签章|签收|盖章|签名或盖章|签名或者盖章)"
_OFFICE = (
    r"案件调查人员?|案件承办人员?|案件办理人员?|承办人员?|办案人员?|执法人员?|行政执法人员|检查人员?|勘验人员?|勘察人员?|调查人员?|询问人员?|收集人|核对人|提取人|抽样人员?|采样人员?|"
    r"协办人员?|审核人员?|法制审核人员?|审批人|批准人|主持人|听证主持人|听证员|记录人员?|记录员|书记员|送达人员?|送达员|检查员|审核员|登记人员?|见证人|立卷人|经办人|签发人|"
    r"机关负责人|承办机构负责人|部门负责人|负责人|监督员|卫生监督员|出席人员?|参加人员?|与会人员?|参会人员?|列席人员?|汇报人|安全生产监管执法人员|检查（勘察）人|检查\(勘察\)人"
)
_PARTY = (
    r"被处罚当事人|当事人|违法单位|违法主体|被处罚人|被处罚单位|被处罚（单位）人|违法行为人|受处罚人|受处罚单位|被检查人|被检查单位|被检查对象|被检查（勘察）人|被询问人|被调查人|"
    r"受送达人|收件人|代收人|签收人|现场负责人|被抽样人|被抽样单位|陈述申辩人|听证申请人|申请听证人|申请人|被申请人|声明人|提供人|缴款人|交款人|相对人|行政相对人|"
    r"涉嫌违法主体|被举报人|举报人|经营者|投资人|法定代表人|主要负责人|业主"
)
_NAMED = r"(?:姓名或者?名称|名称或者?姓名|名称|姓名)"
_PLAIN = (
    r"案由|案件名称|案名|案卷题名|案卷号|立案号|卷号|题名(?=[：:])|送审案件|案件来源|案号|案件编号|案卷编号|文号|编号|姓名或者?名称|名称或者?姓名|名称|单位名称|姓名|性别|年龄|民族|出生日期|职务|职业|住址|住所|地址|联系地址|"
    r"经营场所|联系电话|电话|邮政编码|邮编|统一社会信用代码|社会信用代码|纳税人识别号|身份证号码?|身份证件号码?|身份证件号|公民身份号码|证件号码|证照名称|主体资格证照名称|主体资格名称|登记地址|经营地址|证照号码|"
    r"执法证号|执法证件号|证号|工作单位|工作单位及职务|案情简介|简要案情|案件基本情况|主要案情|涉嫌违法事实|涉嫌违反的规定|违法事实|违法事实及证据|内容摘要|"
    r"立案日期|立案（受理）日期|结案日期|归档日期|处罚决定日期|决定日期|处罚日期|决定书日期|执行情况|处理结果|处罚内容|处罚决定|处罚决定文书号|处理建议|拟作出的决定|"
    r"承办机构|送审机构|审核机构|送审日期|审核日期|登记时间|受案时间|时间|日期|地点|备注|保管期限|检查时间|检查地点|询问时间|询问地点|讨论时间|送达地点|送达方式|送达时间|送达日期|"
    r"送达文书|送达文书名称|送达文书文号|送达文书名称及文号|送达文书名称、文号|送达文书及文号|文书名称|文书名称及文号|送达单位|收到日期|收到时间|收件时间|收件日期|签收时间|"
    r"收件人签名|受送达人签收|送达人签名|代收人与受送达人关系|与受送达人关系|拒收理由|拒收事由|拒收原因|告知|告知事项|现场情况|检查情况|情况说明|结论性意见|讨论结论|"
    r"审核内容|讨论内容|讨论记录|陈述申辩情况|陈述申辩内容|案件调查情况及处理建议|检查对象|检查事项|拟检查时间|违法线索|申请事项|事实与理由|处理决定|附件|"
    r"签名|签字|联系人|执法机构|违反条款|处罚依据|裁量理由|货值金额|违法所得|缴款日期|开票日期|票据号码|票据代码|执收单位|项目|金额|类型|经营范围|登记机关"
)
_OPINION = r"[\u4e00-\u9fff（）()、/]{0,14}(?:意见|批示)(?:及签名|和签名|及签字|及理由)?"
LABEL = rf"(?:{_OPINION}|(?:{_OFFICE}|{_PARTY}){_NAMED}?{_SIGNED}?(?:及日期)?|{_PLAIN})"
_NOTE = r"(?P<note>(?:[（(][^（）()：:]{1,18}[）)]){0,2})"
_AT_START = re.compile(rf"(?P<label>{LABEL}){_NOTE}(?:[为是]?[：:]+|$)")
_INSIDE = re.compile(rf"(?<![（(格可照记])(?<!执法)(?P<label>(?!证号){LABEL}){_NOTE}[为是]?[：:]+")
_MOST = 1200
_FULL = 28  # characters of a line of running text that reaches the margin


@dataclass(frozen=True, slots=True)
class Field:
    """A label with the first piece of its value and with everything up to the next label (`body`)."""

    label: str
    at: int
    start: int
    end: int
    body_end: int
    value: str
    body: str
    pieces: tuple[tuple[str, int], ...] = ()  # every cell or line of the body with its place


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int
    line: Line
    label: bool


def read_form(reading: Reading) -> tuple[Field, ...]:
    """Every labelled field, in reading order."""
    tokens = list(_tokens(reading))
    fields = []
    for index, token in enumerate(tokens):
        if not token.label:
            continue
        values = []
        for following in tokens[index + 1 :]:
            if following.label or following.start - token.end > _MOST:
                break
            values.append(following)
        fields.append(_field(token, values, reading))
    return tuple(fields)


def _field(token: _Token, values: list[_Token], reading: Reading) -> Field:
    if not values:
        return Field(token.text, token.start, token.end, token.end, token.end, "", "")
    first, last, end = values[0], values[-1], values[0].end
    text = first.text
    full = max(_FULL, max(len(line.text) for line in reading.lines) * 0.7)
    for before, after in pairwise(values):
        if not (_wrapped(before, after) or _runs_on(before, after, full)):
            break
        text, end = text + after.text, after.end
    body = reading.flow[first.start : last.end]
    pieces = tuple((value.text, value.start) for value in values)
    return Field(token.text, token.start, first.start, end, last.end, text, body, pieces)


def _wrapped(before: _Token, after: _Token) -> bool:
    """True when a value goes on in the same column of the next row."""
    left = after.line.rect.left
    apart = after.start == after.line.start and after.line is not before.line and GAP not in after.line.text
    return apart and left > 0.2 and left < before.line.rect.right and before.line.rect.right > 0.5


def _runs_on(before: _Token, after: _Token, full: float) -> bool:
    """True when running text breaks off at the margin, in a line as long as the longest, and goes on in the next one."""
    line = before.line
    filled = (
        len(line.text) >= full
        and line.rect.right > 0.86
        and line.rect.left < 0.2
        and before.end == line.start + len(line.text)
    )
    whole = GAP not in line.text + after.line.text and not re.search(r"[。；：:，,]$", before.text)
    return filled and whole and after.start == after.line.start and after.line is not line


def _tokens(reading: Reading) -> Iterator[_Token]:
    for line in reading.lines:
        offset = line.start
        for cell in line.text.split(GAP):
            # a certificate number broken off inside its bracket is no field of its own
            broken = reading.flow[max(offset - 1, 0) : offset] in {"（", "("} or "法证号" in cell[:4]
            yield from [] if not cell else [_plain(cell, offset, line)] if broken else _cell(cell, offset, line)
            offset += len(cell) + 1


def _plain(cell: str, offset: int, line: Line) -> _Token:
    return _Token(cell, offset, offset + len(cell), line, label=False)


def _cell(cell: str, offset: int, line: Line) -> Iterator[_Token]:
    at, colon = 0, max(cell.rfind("："), cell.rfind(":")) + 1  # no label inside a cell without a colon behind it
    match = _AT_START.match(cell)
    while True:
        if match:
            if match.start() > at:
                yield from _text(cell, at, match.start(), offset, line)
            signed = "签名" if re.search(r"签|盖章", match["note"]) and "签" not in match["label"] else ""
            yield _Token(match["label"] + signed, offset + match.start(), offset + match.end(), line, label=True)
            at = match.end()
        match = _INSIDE.search(cell, at, colon) if at < colon else None
        if match is None:
            break
    yield from _text(cell, at, len(cell), offset, line)


def _text(cell: str, begin: int, end: int, offset: int, line: Line) -> Iterator[_Token]:
    text = cell[begin:end]
    lead = len(text) - len(text.lstrip(" ：:"))
    text = text.strip(" ：:")
    if text and not re.fullmatch(r"[·、。，.,丶一〇_＿—\-]", text):
        start = offset + begin + lead
        yield _Token(text, start, start + len(text), line, label=False)
