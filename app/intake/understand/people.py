"""Agencies, parties, codes and officers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.cover import AGENCY, NUMBER, PARTY, USCC
from app.intake.understand.hit import Hit

_USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
CERTIFIED = re.compile(
    r"(?P<name>[\u4e00-\u9fff·]{2,4}?)\s?[（(]?(?:的)?(?:行政)?(?:执法|检查|工作)?(?:人员)?(?:证件?|证书)?(?:编)?号(?:码)?(?:为|是)?[：:]?\s?"
    r"(?P<number>[A-Za-z\u4e00-\u9fff]{0,6}[A-Za-z0-9]*[\-—]?\d{3,}[\d\-—]*)"
)
_ROLE_LABELS = {
    "承办人": "承办", "办案人员": "承办", "执法人员": "承办", "检查人": "承办", "检查人员": "承办", "询问人": "承办", "调查人": "承办",
    "调查人员": "承办", "勘验人": "承办", "收集人": "承办", "协办人": "协办", "审核人": "审核", "审核人员": "审核", "法制审核人员": "审核",
    "主持人": "主持人", "听证主持人": "主持人", "听证员": "听证员", "记录人": "记录员", "记录员": "记录员", "送达人": "送达人",
    "机关负责人": "负责人", "负责人意见": "负责人", "登记人": "登记人", "见证人": "见证人",
}  # fmt: skip
_NAMES = r"(?P<names>[\u4e00-\u9fff·]{2,4}(?:[（(][^（）()]{3,40}[）)])?(?:[、，, ][\u4e00-\u9fff·]{2,4}(?:[（(][^（）()]{3,40}[）)])?){0,4})"
_LABELLED = re.compile(
    rf"(?<!被)(?<!受)(?<!被询)(?<!被调)(?P<label>{'|'.join(sorted(_ROLE_LABELS, key=len, reverse=True))})(?:[（(]签(?:名|字)[）)]|签(?:名|字))?[：:\t]{{1,2}}{_NAMES}"
)
_NOT_NAMES = re.compile(
    r"人员|意见|同意|本局|本机关|单位|公司|签名|签字|日期|年|月|执法|你|我们|处理|无|执|证|号$|男|女|系|等$"
)


def read_parties(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """The document's number, its agency, the parties, their codes and representatives."""
    yield from _own_number(reading, doc_type)
    yield from _agency(reading)
    seen: set[str] = set()
    for line in reading.lines:
        for match in PARTY.finditer(line.text):
            name = match["name"].strip("：: 、")
            if name in seen or len(name) < 2:
                continue
            seen.add(name)
            yield Hit(FactKind.PARTY, name, line.start + match.start("name"), line.start + match.end("name"))
            yield Hit(
                FactKind.PARTY_KIND,
                party_kind(name),
                line.start + match.start("name"),
                line.start + match.end("name"),
                sure=0.8,
            )
    for match in USCC.finditer(reading.flow):
        yield Hit(
            FactKind.USCC,
            match.group(),
            match.start(),
            match.end(),
            "valid" if uscc_valid(match.group()) else "invalid",
        )
    for match in ID_NUMBER.finditer(reading.flow):
        yield Hit(
            FactKind.ID_NUMBER,
            match.group(),
            match.start(),
            match.end(),
            "valid" if id_valid(match.group()) else "invalid",
        )
    for kind, label in (
        (FactKind.LEGAL_REP, "法定代表人(?:[（(]负责人[）)])?|负责人|经营者"),
        (FactKind.ADDRESS, "住所(?:[（(]地址[）)])?|住址|地址|经营场所"),
    ):
        yield from _labelled(reading, kind, label)


def _own_number(reading: Reading, doc_type: T) -> Iterator[Hit]:
    if doc_type in {T.CONTENTS, T.COVER}:
        return
    for line in reading.lines[:14]:
        match = NUMBER.search(line.text.replace(GAP, " "))
        if line.page == 0 and match and not re.search(r"[《“]|送达文书", line.text[: match.end()]):
            yield Hit(
                FactKind.DOC_NUMBER, number_of(match.group()), line.start + match.start(), line.start + match.end()
            )
            return


def number_of(text: str) -> str:
    """A 文号 without the words that lead up to it."""
    text = re.sub(r"\s", "", text)
    text = re.sub(r"^.*?(?:决定书|告知书|通知书|意见书|审批表)[（(]", "", text)
    return re.sub(r"^(?:文号|编号|案号|第|号|及文号|[：:（(])+", "", text)


def _agency(reading: Reading) -> Iterator[Hit]:
    first = [line for line in reading.lines[:5] if line.page == 0]
    for line in [*first, *reversed(reading.lines[-8:])]:
        match = AGENCY.match(re.sub(r"[（(](印章|公章|盖章|章|加盖印章)[）)]", "", line.text))
        if match and not line.text[match.end() :].startswith(("：", ":")):
            yield Hit(FactKind.AGENCY, match.group(), line.start, line.start + match.end())
            return
    for line in first:
        match = re.match(
            r"(?P<agency>[\u4e00-\u9fff]{2,20}(?:局|委员会|厅|部|署|队|政府|海关|办事处))(?=.{0,30}(?:书|表|录|证)$)",
            line.text,
        )
        if match:
            yield Hit(FactKind.AGENCY, match["agency"], line.start, line.start + match.end("agency"))
            return


def _labelled(reading: Reading, kind: FactKind, label: str) -> Iterator[Hit]:
    pattern = re.compile(
        rf"(?:^|[\t ，,；;])(?:{label})[：:\t]{{1,2}}(?P<value>[^\t：:；;。，,]{{2,50}}?)(?=[\t。；;，,]|$)"
    )
    for line in reading.lines:
        match = pattern.search(line.text)
        if match:
            yield Hit(kind, match["value"], line.start + match.start("value"), line.start + match.end("value"))
            return


def read_officers(reading: Reading) -> Iterator[Hit]:
    """Officers by the label they stand behind, and certificate numbers with the name before them."""
    seen: set[tuple[str, str]] = set()
    certified = {name for name, _, _ in _certified(reading.flow)}
    for line in reading.lines:
        for match in _LABELLED.finditer(line.text):
            role = _ROLE_LABELS[match["label"]]
            for written, offset in _names(match["names"]):
                start = line.start + match.start("names") + offset
                # a name broken over two lines stands whole before its certificate number
                broken = next((whole for whole in certified if whole.startswith(written)), written)
                name = broken if reading.flow.startswith(broken, start) else written
                if (name, role) not in seen:
                    seen.add((name, role))
                    yield Hit(FactKind.OFFICER, name, start, start + len(name), role)
    for name, number, at in _certified(reading.flow):
        if (name, number) not in seen:
            seen.add((name, number))
            yield Hit(FactKind.CERTIFICATE, number, at, at + len(number), name)


def _certified(flow: str) -> Iterator[tuple[str, str, int]]:
    """Name, certificate number and its place, wherever a number stands behind a name."""
    for match in CERTIFIED.finditer(flow):
        name = re.sub(r"^(?:.*(?:人员|人|和|及|、|为|是|由))?员?", "", match["name"])
        number = re.sub(r"^[\u4e00-\u9fff]*号?", "", match["number"]).rstrip("-—")
        if 2 <= len(name) <= 4 and not _NOT_NAMES.search(name):
            yield name, number, match.end("number") - len(match["number"]) + match["number"].index(number)


def _names(text: str) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"[\u4e00-\u9fff·]{2,4}(?![^（(]*[）)])", text):
        if not _NOT_NAMES.search(match.group()):
            yield match.group(), match.start()


def party_kind(name: str) -> str:
    """自然人, 个体工商户, 法人 or 非法人组织, by the name."""
    if re.search(r"公司|集团|医院|学校|银行|合作社", name):
        return "法人"
    if re.search(r"[店铺部馆场厂坊吧屋行院室社站所]$", name) and len(name) > 4:
        return "个体工商户"
    return "自然人" if len(name) <= 4 else "非法人组织"


def uscc_valid(code: str) -> bool:
    """True when the check digit of a 统一社会信用代码 fits (GB 32100-2015)."""
    if len(code) != 18 or any(char not in _USCC_CHARS for char in code):
        return False
    total = sum(_USCC_CHARS.index(char) * weight for char, weight in zip(code, _USCC_WEIGHTS, strict=False))
    return _USCC_CHARS[(31 - total % 31) % 31] == code[17]


def id_valid(number: str) -> bool:
    """True when the check digit of an identity number fits (GB 11643)."""
    total = sum(int(char) * weight for char, weight in zip(number, _ID_WEIGHTS, strict=False))
    return "10X98765432"[total % 11] == number[17].upper()
