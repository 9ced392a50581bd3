"""Officers by the label they stand behind, their certificate numbers, and who signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import Reading
from app.intake.understand.form import Field, read_form
from app.intake.understand.hit import Hit
from app.intake.understand.names import NAME, is_name, names_in

_ROLES: tuple[tuple[str, str], ...] = (
    ("协办", r"协办人员?"),
    ("审核", r"(?:法制)?审核人员?|审核员"),
    ("主持人", r"(?:听证)?主持人"),
    ("听证员", r"听证员"),
    ("记录员", r"记录人员?|记录员|书记员"),
    ("送达人", r"送达人员?|送达员|送达人签名"),
    ("登记人", r"登记人员?"),
    ("见证人", r"见证人"),
    ("立卷人", r"立卷人"),
    ("参加人", r"(?:参加|出席|与会|参会)人员?"),
    ("列席人", r"列席人员?"),
    ("负责人", r"机关负责人|审批人|批准人|签发人|部门负责人"),
    ("承办", r"(?:案件)?(?:承办|办案|行政执法|安全生产监管执法|执法|检查|勘验|勘察|调查|询问|抽样|采样|卫生监督|监督|经办)(?:人员?|员)"),
    ("承办", r"检查[（(]勘察[）)]人|收集人|提取人|核对人"),
)  # fmt: skip
_LONE = re.compile(
    r"(?!.*(?:人员|意见|机构|单位|部门|公司|同意|签|日期|无|不|见|附|详|略|空白|本人|以上|如下|执法|相关|名单))[\u4e00-\u9fff]{2,3}(?<![局科处队室所站股厅署])"
)
_SIGN = r"(?:签名|签字|签章|签名或者?盖章)?(?:及日期)?"
_ROLE_OF = [(role, re.compile(rf"(?:{pattern}){_SIGN}")) for role, pattern in _ROLES]
_PARTY_SIGNS = re.compile(
    r"(?:当事人|被处罚人|被检查人|被检查单位|被询问人|被调查人|受送达人|收件人|代收人|签收人|陈述申辩人|声明人|提供人|现场负责人|被检查单位负责人).{0,4}(?:签名|签字|签收|盖章)?"
)
_NUMBER_LABEL = r"(?:行政)?(?:执法|检查|工作|监督)?(?:人员)?(?:证件?|证书)?(?:编)?号(?:码)?(?:为|是)?"
_NUMBER = r"[\u4e00-\u9fff]{0,4}[A-Za-z]{0,4}\d[\dA-Za-z\-—]{2,22}"
_CERTIFIED = re.compile(
    rf"(?P<name>{NAME}?)(?:同志)?[\t ]*[（(，,]?(?P<label>{_NUMBER_LABEL})[：:\t ]*(?P<number>{_NUMBER})"
)
_BRACKETED = re.compile(
    rf"(?P<name>{NAME}?)[（(](?:证号)?(?P<number>[A-Za-z\u4e00-\u9fff]{{0,5}}\d[\d\-]{{3,20}})[）)]"
)
_BARE = re.compile(rf"(?P<name>{NAME}?)(?P<number>\d{{6,12}})(?!\d)")
_CARD_LABEL = re.compile(r"证件?(?:编)?号码?(?:分别)?(?:为|是)?[：:\s]*")
_NUMBERS = re.compile(rf"{_NUMBER}(?:\s*[、，,；;和/\s]\s*{_NUMBER})+")
_PIECE = re.compile(r"[^。；、]*\d[^。；、]*")  # no certificate reaches over one of these signs
_LEAD = re.compile(r"^(?:.*(?:人员|人|和|及|、|为|是|由|员|第|名|者))(?=.{2})")
_NOT_CARD = re.compile(r"身份|电话|邮编|护照|驾驶|法律职业|资格|账号|票据|编号|批号|文号|案号|登记证|许可证|合同|车")


def read_officers(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Officers with their roles, certificate numbers with the officer's name, signatures of both sides."""
    form = read_form(reading)
    seen: set[tuple[str, str]] = set()
    certified = {name: (number, at) for name, number, at in certificates(reading.flow)}
    for field in form:
        role = role_of(field.label)
        if not role or (doc_type is T.FILE_NOTES and role == "承办") or doc_type is T.TEST_REPORT:
            continue
        for name, at in _people(field, certified, reading.flow):
            if (name, role) not in seen:
                seen.add((name, role))
                yield Hit(FactKind.OFFICER, name, at, at + len(name), role)
    yield from _only_certified(certified, seen, form)
    listed = dict(_paired(form))
    for name, (number, at) in {**listed, **certified}.items():
        yield Hit(FactKind.CERTIFICATE, number, at, at + len(number), name)
    yield from _signatures(form, doc_type)


def role_of(label: str) -> str:
    """The role a label gives, or an empty string."""
    return next((role for role, pattern in _ROLE_OF if pattern.fullmatch(label)), "")


def _people(field: Field, certified: dict[str, tuple[str, int]], flow: str) -> Iterator[tuple[str, int]]:
    """The names in a field: those of its first cell, and those of the next ones while they hold nothing but names."""
    for index, (text, start) in enumerate(field.pieces):
        listed = re.split(r"[。；]|\d{4}年|问：|答：", text)[0]
        if index and not _only_names(listed):
            break
        if not index and _LONE.fullmatch(listed) and not is_name(listed):
            yield listed, start  # the label says so, whatever the surname
        for name, at in names_in(listed):
            yield _unbroken(name, start + at, certified, flow), start + at
    text = flow[field.start : field.start + 120]
    for name in certified:
        # a name broken over two lines stands whole before its certificate number
        at = text.find(name)
        if 0 <= at < field.body_end - field.start and (not at or _only_names(text[:at])):
            yield name, field.start + at


def _unbroken(name: str, at: int, certified: dict[str, tuple[str, int]], flow: str) -> str:
    """The whole name where the end of the line has cut it."""
    return next((whole for whole in certified if whole.startswith(name) and flow.startswith(whole, at)), name)


def _only_names(text: str) -> bool:
    """True for a cell that goes on with a list of names."""
    bare = re.sub(r"[（(][^（）()]*[）)]?", "", text)
    words = [word for word in re.split(r"[、，,；;\s/]+", bare) if word]
    return bool(words) and all(any(True for _ in names_in(word)) for word in words)


def certificates(flow: str) -> Iterator[tuple[str, str, int]]:
    """Name, certificate number and its place, wherever a number stands behind a name."""
    seen: set[str] = set()
    for name, number, at in _listed(flow):
        if name not in seen:
            seen.add(name)
            yield name, number, at
    pieces = [piece.span() for piece in _PIECE.finditer(flow)]
    for pattern, sign in ((_CERTIFIED, "号"), (_BRACKETED, ""), (_BARE, "")):
        spans = [span for span in pieces if flow.find(sign, *span) >= 0]
        for match in (match for span in spans for match in pattern.finditer(flow, *span)):
            if pattern is _BARE and not re.search(
                r"证件?号码?[：:]?[^。；]{0,40}$", flow[max(match.start() - 50, 0) : match.start()]
            ):
                continue
            if _NOT_CARD.search(flow[max(match.start() - 4, 0) : match.start("number")]):
                continue
            name = _shortened(match["name"])
            if name and name not in seen:
                seen.add(name)
                yield name, _without_year(match, flow).rstrip("-—"), match.start("number")


def _listed(flow: str) -> Iterator[tuple[str, str, int]]:
    """Names before a label and as many numbers behind it: “甲、乙，执法证号：1、2”."""
    for label in _CARD_LABEL.finditer(flow):
        numbers = _NUMBERS.match(flow, label.end())
        if not numbers or _NOT_CARD.search(flow[max(label.start() - 4, 0) : label.start()]):
            continue
        lead = re.split(r"[。；：:]|[\t\n]{2}", flow[max(label.start() - 40, 0) : label.start()])[-1]
        found = list(re.finditer(_NUMBER, numbers.group()))
        names = [
            name
            for name, _ in names_in(re.sub(r"(?:行政)?执法人员|我们是|[（(，,\s]*(?:行政)?(?:执法|检查)?$", " ", lead))
        ]
        named = any(name in numbers.group() for name in names)  # 证件号码：甲1、乙2 pairs them itself
        if len(names) == len(found) and not named:
            for name, number in zip(names, found, strict=True):
                yield name, number.group(), numbers.start() + number.start()


def _without_year(match: re.Match[str], flow: str) -> str:
    """The number without the year of a date on the next line, which stands against it."""
    number = match["number"]
    dated = match.end("number") == match.end() and flow.startswith("年", match.end()) and len(number) > 8
    return re.sub(r"(?:19|20)\d\d$", "", number) if dated else number


def _shortened(text: str) -> str:
    """The name at the end of some Han characters, or an empty string."""
    text = _LEAD.sub("", text)
    return next((text[at:] for at in range(len(text) - 1) if is_name(text[at:])), "")


def _only_certified(
    certified: dict[str, tuple[str, int]], seen: set[tuple[str, str]], form: tuple[Field, ...]
) -> Iterator[Hit]:
    """Officers known only by their certificate: they act with those named before them."""
    named = {name for name, _ in seen}
    for name, (_, at) in certified.items():
        before = [role for field in form if field.at <= at and (role := role_of(field.label))]
        if name not in named and before and before[-1] in {"承办", "送达人", "审核"}:
            yield Hit(FactKind.OFFICER, name, at, at, before[-1], 0.85)


def _paired(form: tuple[Field, ...]) -> Iterator[tuple[str, tuple[str, int]]]:
    """Names of one field with the numbers of the next, when there are as many of both."""
    for people, numbers in pairwise(form):
        if not role_of(people.label) or not re.fullmatch(r"执法证号|执法证件号|证号", numbers.label):
            continue
        names = [name for name, _ in names_in(people.value)]
        found = list(re.finditer(_NUMBER, numbers.value))
        if names and len(names) == len(found):
            for name, match in zip(names, found, strict=True):
                yield name, (match.group(), numbers.start + match.start())


def _signatures(form: tuple[Field, ...], doc_type: T) -> Iterator[Hit]:
    seen: set[tuple[str, str]] = set()
    for field in form:
        if not re.search(r"签名|签字|签收|签章", field.label) and not (
            doc_type is T.SERVICE_RECEIPT and field.label == "受送达人"
        ):
            continue
        party = _PARTY_SIGNS.match(field.label)
        role = "当事人" if party else {"承办": "执法人员"}.get(role_of(field.label), role_of(field.label))
        for name, at in names_in(re.split(r"[。]|\d{4}年", field.value)[0]) if role else ():
            if (name, role) not in seen:
                seen.add((name, role))
                yield Hit(FactKind.SIGNATURE, name, field.start + at, field.start + at + len(name), role, 0.85)
