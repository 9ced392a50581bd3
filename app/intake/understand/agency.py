"""The agency a document comes from and the number it gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import WordSource
from app.domain.reading import GAP, Line, Reading
from app.intake.understand.hit import Hit
from app.intake.understand.patterns import NUMBER

_KIND = (
    r"(?:局|委员会|信息办公室|管理办公室|厅|总队|支队|大队|人民政府|街道办事处|镇政府|乡政府|管理处|(?:服务|执法|监测|检测|检验|检定|鉴定|疾病预防控制|质检)中心|(?:检验|检测|监测|研究)院|监督所|署|分局|稽查局|海关|海事处|事务中心|"
    r"人民银行[\u4e00-\u9fff]{2,12}(?:分行|支行|营业管理部)|(?<=[^内外全学俱])部|(?<=[门局])所|证监局|证监会|银保监会|监管总局|金融监督管理总局|监管局|人民银行|分行)"
)
_NAME = rf"[\u4e00-\u9fff]{{2,26}}?{_KIND}"
AGENCY_LINE = re.compile(rf"(?P<agency>{_NAME})(?:[（(][^（）()]{{1,10}}[）)])?$")
_BEFORE_TITLE = re.compile(
    rf"(?P<agency>[\u4e00-\u9fff]{{1,26}}{_KIND})(?=[^：:，。]{{0,30}}(?:书|表|录|证|单|函|案卷)(?:[（(【].{{1,60}}[）)】]|[^，。：:]{{0,20}}[〔\[【（(](?:19|20)\d\d.{{1,24}})?$)"
)
_SELF = re.compile(rf"(?:我们是|系|是)(?P<agency>{_NAME})(?:的)?(?:行政)?(?:执法|检查|工作|监督)人员")
_SEALED = re.compile(r"[（(](?:[^（）()]{0,10}章|印)[）)]$")
_NOT_AGENCY = re.compile(
    r"^(?:报|抄送|主送|联系|地址|由|向|经|对|被|在|根据|送达|缴|到|至|登记机关|[^\u4e00-\u9fff])|法院|(?<!人民)银行(?!保险|业)|公司|委托"
)
_OF_ANOTHER = re.compile(r"[《“]|送达|决定书文号|决定文书号|通知书文号")
_BARE_NUMBER = re.compile(r"[（(]?[〔\[](?:19|20)\d\d[〕\]]\s?\d{1,5}\s?号[）)]?")
_LABELS = re.compile(
    r"^(?:案卷名称|执法机关|执法单位|(?:作出)?(?:行政)?处罚(?:决定)?(?:的)?机关(?:名称)?|决定机关|行政机关|制作单位|立卷单位|办案单位|办案机关|送达机关|送达单位|全宗名称|申请人|执收单位|收款单位|单位)[（(]?[^：:\t]{0,4}[）)]?[：:\t]+"
)
RUNNING = re.compile(r"^(?:卷内)?页码|^第.{1,4}页|^共.{1,4}页|文书式样|^\d+$")


def read_agency(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """The agency at the head, in the title, at the seal, by a label, or as the officers introduce themselves."""
    found = _agency(reading, doc_type)
    if found:
        name, start = found
        yield Hit(FactKind.AGENCY, name, start, start + len(name))


def head_lines(reading: Reading, count: int = 6) -> list[Line]:
    """The first lines of the first page without running heads."""
    return [line for line in reading.lines[: count + 3] if line.page == 0 and not RUNNING.search(line.text)][:count]


def _agency(reading: Reading, doc_type: T) -> tuple[str, int] | None:
    """The first agency found; a longer writing of the same name wins (a stamp may say only 市场监督管理局)."""
    found = list(_candidates(reading, doc_type))
    if not found:
        return None
    fuller = [one for one in found if one[0].endswith(found[0][0])]
    return max(fuller, key=lambda one: len(one[0]))


def _candidates(reading: Reading, doc_type: T) -> Iterator[tuple[str, int]]:
    head = head_lines(reading)
    tail = list(reversed(reading.lines[-12:]))
    whole = [line for line in [*head[:4], *tail] if not _NOT_AGENCY.search(line.text)]
    matches = [(AGENCY_LINE.match(_SEALED.sub("", line.text.split(GAP)[0])), line) for line in whole]
    matches += [(_BEFORE_TITLE.match(line.text.replace(GAP, " ")), line) for line in head]
    matches += [(AGENCY_LINE.match(_bare(line)), line) for line in whole]
    for match, line in matches:
        if match and not _NOT_AGENCY.search(match["agency"]):
            yield match["agency"], line.start
    yield from filter(None, (_labelled(reading, doc_type), _introduced(reading)))
    if doc_type in _DECIDING:
        yield from _acting(reading)


# who decides, in the words of the decision itself; what it calls its own earlier papers
_ACTING = re.compile(
    rf"(?:^|[。；，,：:\t、](?:[^。；，,]{{2,40}}(?:规定|条))?)(?P<agency>(?!根据|依据|经|由|被|向|在|对|因)[\u4e00-\u9fff]{{2,22}}{_KIND})"
    r"(?=认为|联合|会同|(?:依据|根据|依照|按照)《|(?:依法|经集体讨论)?(?:拟)?决定|(?:依法)?对[^。；，,]{2,40}(?:立案|作出|检查|调查)|于(?:19|20)\d\d年\d{1,2}月\d{1,2}日[^。；，,]{0,30}(?:立案|送达))"
)
_OWN_PAPER = re.compile(
    rf"《(?P<agency>[\u4e00-\u9fff]{{3,22}}{_KIND})(?:行政处罚|责令|实施行政强制|税务)[^《》]{{2,24}}书》"
)
_OFFICERS_OF = re.compile(rf"(?<=[。；，,日时分许])(?P<agency>[\u4e00-\u9fff]{{3,22}}{_KIND})(?=(?:行政)?执法人员)")
_SHORT_FOR_SELF = re.compile(
    rf"(?P<agency>{_NAME})[（(](?:以下|下)[^（）()]{{0,6}}(?:我|本)(?:局|机关|委|厅|会|支队|大队)[^（）()]{{0,2}}[）)]"
)
_DECIDING = {
    T.PENALTY_DECISION, T.SUMMARY_DECISION, T.NO_PENALTY_DECISION, T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.CORRECTION_ORDER,
    T.RECONSIDERATION_DECISION, T.DAILY_PENALTY_DECISION,
}  # fmt: skip


def _acting(reading: Reading) -> Iterator[tuple[str, int]]:
    """Agencies the text itself shows to be the one that decides."""
    text = _with_ends(reading)
    for pattern in (_SHORT_FOR_SELF, _OWN_PAPER, _ACTING, _OFFICERS_OF):
        for match in pattern.finditer(text):
            name = re.sub(r"^.*(?:由|经|向|的|了|，)(?=[\u4e00-\u9fff]{4})", "", match["agency"])
            if not _NOT_AGENCY.search(name) and "公安" not in name:
                yield name, match.end("agency") - len(name)
                return


def _with_ends(reading: Reading) -> str:
    """The flow with the last sign of each line that does not fill the page as a full stop, so that no name reaches over it."""
    text = list(reading.flow)
    full = max((len(line.text) for line in reading.lines), default=0) * 0.85
    for line in reading.lines:
        if line.text and len(line.text) < full:
            text[line.start + len(line.text) - 1] = "。"
    return "".join(text)


def _bare(line: Line) -> str:
    """A short line without a date and a seal mark, empty when it is a field of a form."""
    cells = line.text.split(GAP)
    if len(cells) > 1 and re.search(r"(?:机构|单位|部门|机关|名称|人|地点|地址)$", cells[0]):
        return ""
    bare = _SEALED.sub("", re.sub(r"\d{4}年.*$", "", "".join(cells)))
    return bare if len(bare) <= 30 else ""


def _labelled(reading: Reading, doc_type: T) -> tuple[str, int] | None:
    for line in reading.lines:
        label = _LABELS.match(line.text)
        if label and not (
            doc_type is T.LICENCE_APPLICATION
            or (label.group().startswith("申请人") and doc_type is not T.ENFORCE_APPLICATION)
        ):
            match = AGENCY_LINE.match(_SEALED.sub("", line.text[label.end() :].split(GAP)[0]))
            if match:
                return match["agency"], line.start + label.end()
    return None


def _introduced(reading: Reading) -> tuple[str, int] | None:
    match = _SELF.search(reading.flow)
    return (match["agency"], match.start("agency")) if match else None


def own_number(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """The number of the document itself, from its head; in the brackets most agencies use where it was recognised."""
    if doc_type is T.PUBLICATION:
        yield from _published_number(reading)
    if doc_type in {T.CONTENTS, T.COVER, T.PUBLICATION}:
        return
    for line in head_lines(reading, 14):
        recognised = reading.pages[line.page].source is WordSource.RECOGNITION
        match = _number_in(replace(line, text=brackets_mended(line.text)) if recognised else line)
        if match is None or (doc_type is T.SERVICE_RECEIPT and _BARE_NUMBER.fullmatch(line.text)):
            continue
        number = number_of(match.group())
        if recognised:
            number = re.sub(r"[\[［【(（]((?:19|20)\d\d)[\]］】)）]", r"〔\1〕", number)
        yield Hit(FactKind.DOC_NUMBER, number, line.start + match.start(), line.start + match.end())
        return


_MISREAD = re.compile(r"[〔［\[【（(《〈「CcLl{]((?:19|20)\d\d)[〕］\]】）)》〉」JjDl}](?=第?[\d\-]{1,7}号)")


def brackets_mended(text: str) -> str:
    """Recognised text with the brackets round the year of a 文号 put right; places stay the same."""
    return _MISREAD.sub(r"〔\1〕", text)


def _number_in(line: Line) -> re.Match[str] | None:
    """The number of the document itself on a line, not one that running text tells of."""
    text = line.text.replace(GAP, " ")
    match = _BARE_NUMBER.fullmatch(text) or NUMBER.search(text)
    if match is None or _OF_ANOTHER.search(text[: match.end()]) or match.start() > 24:
        return None
    if line.start > 0 and re.search(r"[，。；]", text[: match.end()]):
        return None
    return (
        match
        if re.match(
            r"[）)]?[（(]?.{0,3}$|\s|[（(][^（）()]{2,60}[）)]?$|[）)]|[\u4e00-\u9fff]{4,20}书$",
            text[match.end() :].split("  ")[0],
        )
        else None
    )


def _published_number(reading: Reading) -> Iterator[Hit]:
    """The number of the decision that a publication tells of."""
    for line in reading.lines:
        match = NUMBER.search(line.text) if "号" in line.text else None
        if match:
            cell = line.text.rfind(GAP, 0, match.end()) + 1
            start = max(match.start(), cell)
            number = number_of(line.text[start : match.end()])
            yield Hit(FactKind.DOC_NUMBER, number, line.start + start, line.start + match.end(), sure=0.9)
            return


def number_of(text: str) -> str:
    """A 文号 without the words that lead up to it."""
    text = re.sub(r"\s", "", text)
    text = re.sub(r"^.*?(?:决定书|告知书|通知书|意见书|审批表|笔录|凭证|报告)[（(]?(?=.{2})", "", text)
    text = re.sub(r"^(?:送达文书)?(?:文书)?(?:文号|编号|案号|案件编号|号|及文号|[：:])+", "", text)
    opened = text.count("（") + text.count("(") - text.count("）") - text.count(")")
    return text[1:] if text[:1] in {"（", "("} and opened > 0 else text
