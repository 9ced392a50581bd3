"""The type of a document from its title line, its file name and what stands in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import PurePath

from app.domain.document_type import DocumentType
from app.domain.page import PageRef, PageText, WordSource
from app.domain.reading import GAP, Line, Reading, folded
from app.intake.understand.titles import TITLES, USUAL

_AGENCY = re.compile(
    r"^[\u4e00-\u9fff]{2,26}?(?:局|委员会|厅|总队|支队|大队|人民政府|办事处|管理处|海关|部)(?=[\u4e00-\u9fff（(]{3,}$)"
)
_ALIKE = 0.79
_CENTRED, _HEADED, _UPPER = 0.14, 4, 0.42  # where a title that opens a document stands on its page
_SENTENCE = re.compile(r"[。；]|，.*，")
_WEAK = {DocumentType.EVIDENCE, DocumentType.PHOTO, DocumentType.OTHER, DocumentType.COVER}
_ENDS = re.compile(
    r"(书|表|证|单|录|告|函|照|封面|凭证|清单|决定|声明|案卷|卷宗|备考|收据|照片|副本|票据|合同|证明|材料|令|笔录|通知|报告"
    r"|截图|信息|意见|公告|公示|记录|身份证|执照|登记|审批|说明|方案|计划|目录|纪要|复印件|回执|回单|发票|台账|台帐|光盘|流水|截屏|声明书|承诺|公函)$"
)
_NOT_TITLE = re.compile(r"^(?!关于|《)[^《]+《|[>＞]|文书名称|[：:，。；？！_＿]|^第.{1,4}[页条章]|^共?\d|\d{4}年")
_TAIL = re.compile(
    r"[（(](摘|摘要|复印件|副本|存根|第?.{1,3}[联次份页]|公开|节选|样本|附.{0,4}|样式|收据|普通程序|一般程序|简易程序|.{0,4}版)[）)]"
)
# a number or a note in brackets behind a title, however long: 决定书甬关缉违字〔2025〕260号, 决定书（某公司、某人）
_BEHIND = re.compile(
    r"(?<=[书函])(?:[\u4e00-\u9fff（()）A-Za-z]{0,16}[〔\[【（(](?:19|20)\d\d[〕\]】）)][^，。；：:（(]{1,24}号[）)]?)?(?:[（(【][^（）()]{2,60}[）)】])?$"
)
_AHEAD = re.compile(
    r"^[\u4e00-\u9fff（()）]{2,16}[〔\[【（(](?:19|20)\d\d[〕\]】）)]第?\w{1,10}号(?=[\u4e00-\u9fff]{4})"
)
_NOTE = re.compile(r"[（(](?![^（）()]*(?:不予|听证|当场|简易|查封|扣押))[^（）()]{1,10}[）)]$")
_NAME_NOISE = re.compile(
    r"^[\W_\d]*(?:[第卷]?[一二三四五六七八九十百\d]+[、.．\-_ ])?|[-_ ]?(p|第)?\d+(页)?$|\.(scan|扫描)$|[（(]\d+[）)]$",
    re.I,
)

ANCHORS: tuple[tuple[DocumentType, tuple[str, ...], int], ...] = (
    (DocumentType.SERVICE_RECEIPT, ("受送达人", "送达方式", "送达地点", "送达人", "收件"), 3),
    (DocumentType.INQUIRY_RECORD, ("问：", "答：", "被询问人", "申请回避"), 3),
    (DocumentType.CONTENTS, ("序号", "文号", "题名", "页号", "页次", "页码", "文书名称"), 3),
    (DocumentType.PRIOR_NOTICE, ("拟作出", "拟对", "陈述", "申辩", "本告知书"), 3),
    (DocumentType.PENALTY_DECISION, ("决定如下", "处罚决定", "行政复议", "人民法院", "当事人"), 4),
    (DocumentType.SCENE_RECORD, ("检查时间", "检查地点", "现场情况", "被检查", "见证人", "勘验"), 3),
    (DocumentType.IDENTITY_PROOF, ("经营范围", "注册资本", "登记机关", "统一社会信用代码"), 3),
    (DocumentType.IDENTITY_PROOF, ("公民身份号码", "住址", "民族"), 2),
    (DocumentType.PAYMENT, ("缴款人", "金额", "执收单位", "收款", "大写"), 3),
    (DocumentType.FILING_APPROVAL, ("立案", "案由", "案件来源", "承办人", "审批", "负责人意见"), 4),
    (DocumentType.CLOSING_APPROVAL, ("结案", "执行情况", "处理结果", "负责人意见"), 3),
    (DocumentType.DISCUSSION_RECORD, ("讨论", "参加人", "主持人", "记录人", "结论"), 4),
    (DocumentType.INVESTIGATION_REPORT, ("调查终结", "违法事实", "处理建议", "证据", "案件来源"), 4),
    (DocumentType.TEST_REPORT, ("样品", "检验结论", "检测结果", "判定", "依据"), 3),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class TypeGuess:
    """The likeliest type, the title as it stands, how sure (0..1) and why."""

    doc_type: DocumentType
    title: str
    confidence: float
    reason: str


def guess_type(name: str, pages: Sequence[PageText]) -> TypeGuess:
    """The type of a document by title line, then file name, then content; OTHER when nothing tells."""
    shown = clean_name(name)
    named = type_of_title(shown)
    titled = title_line(_reading(pages[:1]))
    if titled:
        return _from_title(_to_police(titled, pages), named, shown)
    misread = nearly_titled(_reading(pages[:1]))
    if misread and (named is None or named is misread[0] or named in _WEAK):
        return TypeGuess(misread[0], misread[1], 0.85 if named is misread[0] else 0.7, "标题（识别有误）")
    said = any(page.words for page in pages)
    if named and (named not in _WEAK or not said):
        return TypeGuess(named, shown, 0.85 if said else 0.8, "文件名")
    anchored = _from_anchors(_reading(pages))
    if anchored:
        return TypeGuess(anchored, shown, 0.65, "内容")
    if named:
        return TypeGuess(named, shown, 0.7, "文件名")
    return TypeGuess(DocumentType.OTHER, shown, 0.2, "没有可认的标题" if said else "页面没有文字")


def _to_police(titled: tuple[DocumentType, str], pages: Sequence[PageText]) -> tuple[DocumentType, str]:
    """A 移送函 that hands a suspected crime over is one of ours, not one that came in."""
    crime = titled[0] is DocumentType.TRANSFER_IN and re.search(
        r"涉嫌(?:构成)?[^。]{0,24}罪|涉嫌犯罪", _reading(pages[:1]).flow
    )
    return (DocumentType.CRIME_TRANSFER, titled[1]) if crime else titled


def _reading(pages: Sequence[PageText]) -> Reading:
    return Reading([PageRef("", page.number) for page in pages], pages)


def clean_name(name: str) -> str:
    """A file name without folders, numbering, extension and part marks."""
    stem = PurePath(name.replace("\\", "/")).name
    for _ in range(2):
        stem = re.sub(r"\.[A-Za-z0-9]{2,5}$", "", stem)
    before = None
    while stem and stem != before:
        before, stem = stem, _NAME_NOISE.sub("", stem).strip()
    return stem or PurePath(name).stem


def title_line(reading: Reading) -> tuple[DocumentType, str] | None:
    """Type and text of the title on the first page, or None."""
    best = _best_title(reading)
    return (best[1], best[2]) if best else None


def nearly_titled(reading: Reading) -> tuple[DocumentType, str] | None:
    """Type and usual wording of a recognised title with a character misread or lost, or None."""
    lines = [line for line in reading.lines[:8] if reading.pages[line.page].source is WordSource.RECOGNITION]
    best: tuple[float, str] | None = None
    for line in lines:
        text = _bare(line)
        if not 3 <= len(text) <= 24 or abs((line.rect.left + line.rect.right) / 2 - 0.5) > _CENTRED:
            continue
        for usual in USUAL.split():
            alike = SequenceMatcher(None, text, usual).ratio()
            if alike >= _ALIKE and (best is None or alike > best[0]):
                best = (alike, usual)
    found = type_of_title(best[1]) if best else None
    return (found, best[1]) if found and best else None


def heading(reading: Reading) -> tuple[DocumentType, str] | None:
    """Type and text of a title that heads the first page: near the top, in the middle, before any sentence."""
    best = _best_title(reading)
    if best is None:
        return nearly_titled(reading)
    _, doc_type, text, index = best
    line = reading.lines[index]
    before = reading.lines[:index]
    centred = abs((line.rect.left + line.rect.right) / 2 - 0.5) < _CENTRED
    headed = index <= _HEADED and line.rect.top < _UPPER and not any(_SENTENCE.search(item.text) for item in before)
    return (doc_type, text) if centred and headed and GAP not in line.text else None


def _best_title(reading: Reading) -> tuple[float, DocumentType, str, int] | None:
    first = [line for line in reading.lines if line.page == 0][:14]
    candidates = [(index, "" if _lists(line) else _bare(line)) for index, line in enumerate(first)]
    whole = [_title_in(text) is not None for _, text in candidates]
    # a title broken over two lines, unless one of them is a title by itself
    candidates += [
        (i, candidates[i][1] + candidates[i + 1][1])
        for i in range(min(len(first) - 1, 5))
        if not (whole[i] or whole[i + 1])
    ]
    best: tuple[float, DocumentType, str, int] | None = None
    for index, text in candidates:
        found = _title_in(text)
        if not found:
            continue
        score = _title_score(first, index, found[0])
        if best is None or score > best[0]:
            best = (score, *found, index)
    return best


def _lists(line: Line) -> bool:
    """True for a row of a form that names a paper served, or several papers, behind its label."""
    return GAP in line.text and (
        line.text.count("、") > 1 or line.text.startswith(("送达文书", "送达文件", "文书名称"))
    )


def _title_score(first: list[Line], index: int, doc_type: DocumentType) -> float:
    heights = sorted(line.rect.height for line in first)
    line = first[index]
    larger = line.rect.height / max(heights[len(heights) // 2], 1e-6)
    centred = 1 - min(abs((line.rect.left + line.rect.right) / 2 - 0.5) * 2, 1)
    return min(larger, 2) + centred * 0.6 - index * 0.15 - (0.8 if doc_type in _WEAK else 0)


def _title_in(text: str) -> tuple[DocumentType, str] | None:
    text = _NOTE.sub("", _TAIL.sub("", text))
    text = _AHEAD.sub("", _BEHIND.sub("", text))
    text = re.sub(r"[（(〔\[].{0,12}[〔\[（(]?\d{4}[〕\]）)].{0,10}号[）)]?$", "", text)
    if not 2 <= len(text) <= 60 or _NOT_TITLE.search(text) or not _ENDS.search(text):
        return None
    found = type_of_title(text)
    return (found, text) if found else None


def type_of_title(text: str) -> DocumentType | None:
    """The type a title names, or None."""
    text = _TAIL.sub("", text).strip("《》 ")
    for title in TITLES:
        if title.pattern.search(text):
            return title.doc_type
    return None


def _bare(line: Line) -> str:
    return folded(line.text.replace(GAP, "")).replace(" ", "")


def _from_title(titled: tuple[DocumentType, str], named: DocumentType | None, shown: str) -> TypeGuess:
    doc_type, text = titled[0], _AGENCY.sub("", titled[1])
    if named == doc_type:
        return TypeGuess(doc_type, text, 0.98, "标题和文件名")
    if doc_type in _WEAK and named and named not in _WEAK:
        return TypeGuess(named, shown, 0.75, "文件名")
    return TypeGuess(doc_type, text, 0.92 if named is None else 0.8, "标题")


def _from_anchors(reading: Reading) -> DocumentType | None:
    best: tuple[float, DocumentType] | None = None
    for doc_type, words, least in ANCHORS:
        hits = sum(word in reading.flow for word in words)
        share = hits / len(words)
        if hits >= least and (best is None or share > best[0]):
            best = (share, doc_type)
    return best[1] if best else (DocumentType.PENALTY_DECISION if _decides(reading.flow) else None)


def _decides(flow: str) -> bool:
    """True for text that tells who broke which provision and what was decided: a decision that lost its title."""
    told = re.search(r"当事人|被处罚人|被处罚单位|你[（(]?(?:单位|公司|店|厂)", flow) and re.search(r"违反了?《", flow)
    decided = re.search(
        r"(?:决定|给予|科处|处以?)[^。；]{0,40}?(?:罚款|警告|没收|吊销)|(?:罚款|警告)[^。；]{0,24}的行政处罚", flow
    )
    return bool(told and decided) and not re.search(
        r"(?<!告知)拟(?:对|作出|给予|处)|问：|审批|集体讨论|调查终结|建议", flow
    )
