"""Who a document is about: the parties, their kind, codes, representatives and addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.page import WordSource
from app.domain.reading import Reading
from app.intake.understand.agency import AGENCY_LINE, head_lines
from app.intake.understand.form import Field, read_form
from app.intake.understand.hit import Hit
from app.intake.understand.names import is_name
from app.intake.understand.patterns import USCC

_USCC_CHARS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_USCC_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_NUMBER = re.compile(r"(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)")
_LABELS = re.compile(
    r"(?:被处罚当事人|当事人|违法单位|违法主体|被处罚人|被处罚单位|被处罚（单位）人|违法行为人|受处罚人|受处罚单位|涉嫌违法主体|相对人|行政相对人|被检查人|被检查单位|被检查对象|被检查（勘察）人|检查对象|受送达人|缴款人|交款人|被申请人)"
    r"(?:姓名或者?名称|名称或者?姓名|名称|姓名)?"
)
_APPLIED = re.compile(r"申请人")
_NAMED = re.compile(r"(?:单位|公司|企业)?名称|姓名|姓名或者?名称|名称或者?姓名")
_OPENING = re.compile(
    r"^(?:[（(](?:公司|单位|企业|个人)?(?:名称|姓名)[）)][：:])?(?P<name>[\u4e00-\u9fffA-Za-z（）()·*×]{2,40}?)(?:$|[，,。](?:统一|法定代表人|负责人|经营者|主要负责人|住所|地址|住址))"
)
# who is named where each penalty is measured out: 对甲公司给予警告
_MEASURED = re.compile(
    r"(?:^|[：:；;，,。、])(?:[一二三四五六]、|\d[.、．])?(?:决定)?对(?P<name>[\u4e00-\u9fff·*×]{2,30}?)(?=责令改正|给予|予以?警告|警告|处以?(?:人民币)?\d|处以|处罚款|罚款|并处|没收)"
)
_NOT_PARTY = re.compile(r"当事人|上述|行为|违法|你|其|该|本案|前[一二]|后[一二]|直接负责|人员|的")
_SHORT = re.compile(r"[（(](?:[^（）()]{0,6}[简称]|时任|系|现任|原)[^（）()]*[）)]")
_WHOLE = re.compile(r"[\u4e00-\u9fffA-Za-z（）()·*×]{3,40}(?:公司|厂|店|社|院|中心|行|事务所|合伙|部|场|馆)")
_SECOND = re.compile(r"被检查|检查对象|受送达人|缴款人|交款人|涉嫌违法主体|被申请人")
_BODY = re.compile(
    r"公司|集团|厂|店|部|社|场|所|院|馆|中心|行|吧|坊|屋|站|户|园|学校|超市|酒楼|城|庄|会|室|局|矿|村|处|队|铺|房|楼|工作室|企业|市|档|摊|点|基地|咖|门市|协会|堂"
)
_EMPTY = re.compile(
    r"^(?:个人|单位|公民|法人|自然人|其他组织|名称|姓名|基本情况|基本信息|无|/|或者?.*|的.*|意见|签名|单位（个人）|公民或法人)$"
)
_TAIL = re.compile(
    r"[（(](?:以下|下称|简称|经营者|个人|个体|字号|原名|曾用|法定|负责|男|女|统一|纳税人|身份证|投资人|公章|盖章|签名).*$|[，,].*$|统一社会信用代码.*$|法定代表人.*$|住所.*$|主体资格.*$|性别.*$|系.{0,12}$"
)
_WRITTEN_TO = {
    T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.PENALTY_DECISION, T.SUMMARY_DECISION, T.NO_PENALTY_DECISION, T.DAILY_PENALTY_DECISION,
    T.CORRECTION_ORDER, T.HEARING_NOTICE, T.DEMAND, T.INSPECTION_NOTICE, T.INSPECTION_RESULT, T.PRESERVE_NOTICE, T.PRESERVE_DECISION,
    T.SEIZURE_DECISION, T.SEIZURE_RELEASE, T.SEIZURE_EXTENSION, T.TEST_NOTICE, T.INQUIRY_NOTICE, T.ENFORCE_DECISION, T.ADDED_FINE,
    T.LICENCE_ACCEPTANCE, T.LICENCE_SUPPLEMENT, T.LICENCE_DECISION, T.LICENCE_REFUSAL, T.LICENCE_REFUSED_ACCEPTANCE, T.SUBSTITUTE_PERFORMANCE,
    T.STATEMENT_REVIEW, T.DEFERRED_PAYMENT,
}  # fmt: skip
_RECONSIDERED = {T.RECONSIDERATION_DECISION, T.RECONSIDERATION_APPLICATION, T.RECONSIDERATION_REPLY}
_LICENCES = {
    T.LICENCE_APPLICATION, T.LICENCE_ACCEPTANCE, T.LICENCE_SUPPLEMENT, T.LICENCE_DECISION, T.LICENCE_REFUSAL, T.LICENCE_REVIEW,
    T.LICENCE_REFUSED_ACCEPTANCE, T.LICENCE_SITE_CHECK, T.LICENCE_EXTENSION,
}  # fmt: skip
_TABLED = _WRITTEN_TO | {
    T.FILING_APPROVAL,
    T.DECISION_APPROVAL,
    T.CLOSING_APPROVAL,
    T.INVESTIGATION_REPORT,
    T.CASE_REVIEW,
    T.REGISTRATION,
    T.COVER,
}
_SENT_OUT = {T.PRIOR_NOTICE, T.HEARING_RIGHT_NOTICE, T.HEARING_NOTICE, T.PENALTY_DECISION, T.DEMAND, T.SEIZURE_DECISION}
_ADDRESSED = re.compile(
    r"^(?P<name>[\u4e00-\u9fffA-Za-z（）()·]{2,40}?)(?:(?:[（(][^（）()]*[：:][^（）()]*[）)])?[：:]$|[（(](?:纳税人识别号|统一社会信用代码|身份证))"
)
_NOT_ADDRESSED = re.compile(
    r"事实|证据|如下|规定|问题|意见|内容|情况|附件|行为|决定|处罚|法院|领导|负责人|经查|查明|期限|依据|告知|联系|理由|地址|措施|事项|材料"
)
_IN_TEXT = re.compile(
    r"(?:违法行为人|被处罚人|当事人|被处罚单位)(?P<name>[\u4e00-\u9fff·]{2,4})[，,（(](?:性别)?(?:男|女)"
)
_TABLE_NAME = re.compile(r"姓名[：:\t ]{0,2}(?P<name>[\u4e00-\u9fff·]{2,5})(?=\t|性别|身份|年龄|电话|住址|证件|$)")


def read_parties(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """The parties, their kind, codes, representatives, addresses and the cause of the case."""
    form = read_form(reading)
    found: dict[str, Hit] = {}
    for hit in _parties(reading, doc_type, form):
        found.setdefault(hit.value, hit)
    for hit in found.values():
        yield hit
        kind = party_kind(hit.value, reading.flow)
        yield Hit(FactKind.PARTY_KIND, kind, hit.start, hit.end, hit.value, 0.8)
    yield from _codes(reading)
    if any(page.source is WordSource.RECOGNITION for page in reading.pages):
        yield from _misread_codes(reading.flow)
    yield from _first(form, FactKind.LEGAL_REP, r"法定代表人|主要负责人|负责人|经营者|投资人", _can_stand_for)
    yield from _first(
        _theirs(form, doc_type), FactKind.ADDRESS, r"住所|住址|地址|经营场所|联系地址", lambda text: len(text) >= 4
    )
    yield from _first(form, FactKind.CAUSE, r"案由|案件名称|案名|案卷题名|送审案件", lambda text: len(text) >= 4)


def _parties(reading: Reading, doc_type: T, form: tuple[Field, ...]) -> Iterator[Hit]:
    applied = _APPLIED if doc_type in _LICENCES | _RECONSIDERED else None
    labelled = [
        named if not field.value and re.fullmatch(r"名称|单位名称|姓名", named.label) else field
        for field, named in pairwise([*form, *form[-1:]])
        if _LABELS.fullmatch(field.label) or (applied and applied.fullmatch(field.label))
    ]
    if doc_type in _RECONSIDERED:
        labelled = [field for field in labelled if _APPLIED.fullmatch(field.label)]
    first = [field for field in labelled if not _SECOND.search(field.label)]
    names = [hit for field in first or labelled for hit in _party_of(field)]
    yield from names
    if names:
        yield from _described(reading) if doc_type in _WRITTEN_TO else ()
        return
    match = _IN_TEXT.search(reading.flow)
    if match:
        yield Hit(FactKind.PARTY, match["name"], match.start("name"), match.end("name"), sure=0.9)
        return
    if doc_type in _WRITTEN_TO | _RECONSIDERED:
        names = (
            list(_addressed(reading)) or list(_named(form)) or list(_opening(reading)) or list(_measured(reading.flow))
        )
        yield from names
        if names:
            yield from _described(reading)
    if not names and doc_type in _TABLED:
        match = _TABLE_NAME.search("\t".join(line.text for line in reading.lines[:24]))
        name = match["name"] if match else ""
        if is_name_like(name):
            at = reading.flow.index(name)
            yield Hit(FactKind.PARTY, name, at, at + len(name), sure=0.85)


def _named(form: tuple[Field, ...]) -> Iterator[Hit]:
    """The party of a form that says only 名称 or 姓名, among its first fields."""
    for field in form[:4]:
        if _NAMED.fullmatch(field.label):
            yield from _party_of(field)
            return


def _opening(reading: Reading) -> Iterator[Hit]:
    """The party a line begins with that goes on to say who stands for it: 某公司，法定代表人：某某."""
    for line in head_lines(reading, 8):
        match = _OPENING.match(line.text)
        if (
            match
            and match.end("name") < len(line.text)
            and _BODY.search(match["name"])
            and not AGENCY_LINE.match(match["name"])
        ):
            start = line.start + match.start("name")
            yield Hit(FactKind.PARTY, match["name"], start, start + len(match["name"]), sure=0.85)
            return
        bare = re.match(
            r"[（(](?:公司|单位|企业|个人)?(?:名称|姓名)[）)][：:](?P<name>[\u4e00-\u9fffA-Za-z（）()·*×]{2,40})$",
            line.text,
        )
        if bare:
            yield Hit(
                FactKind.PARTY, bare["name"], line.start + bare.start("name"), line.start + bare.end("name"), sure=0.9
            )
            return


def _measured(flow: str) -> Iterator[Hit]:
    """Those each penalty is measured out to, where nothing else names the parties."""
    for match in _MEASURED.finditer(flow):
        name = match["name"]
        if not _NOT_PARTY.search(name) and (is_name_like(name) or len(name) >= 4):
            yield Hit(FactKind.PARTY, name, match.start("name"), match.end("name"), sure=0.8)


def _party_of(field: Field) -> Iterator[Hit]:
    listed = _SHORT.sub("", field.value).rstrip("。；").replace("，", "、").replace(",", "、").split("、")
    if len(listed) > 1 and all(is_name_like(name) or _WHOLE.fullmatch(name) for name in listed):
        for name in listed:
            at = field.start + field.value.index(name)
            yield Hit(FactKind.PARTY, name, at, at + len(name))
        return
    name = _TAIL.sub("", field.value).strip("。；;：: ☑□√（(")
    if "（" in field.value and _closed(field.value) and not _TAIL.search(field.value):
        name = field.value.strip("。；;：: ")
    if (
        2 <= len(name) <= 50
        and not _EMPTY.match(name)
        and (_BODY.search(name) or is_name_like(name))
        and not re.search(r"[。；：]", name)
    ):
        yield Hit(FactKind.PARTY, name, field.start, field.start + len(name))


def _described(reading: Reading) -> Iterator[Hit]:
    """Further parties who stand on lines of their own: 董某国，男，1968年3月出生."""
    for line in reading.lines[:40]:
        match = re.match(r"(?:当事人[：:])?(?P<name>[\u4e00-\u9fff·]{2,4})[，,](?:性别)?(?:男|女)[，,]", line.text)
        if match and is_name_like(match["name"]):
            yield Hit(FactKind.PARTY, match["name"], line.start + match.start("name"), line.start + match.end("name"))


def _closed(text: str) -> bool:
    return text.count("（") == text.count("）")


def _addressed(reading: Reading) -> Iterator[Hit]:
    for line in head_lines(reading, 8):
        if "。" in line.text:
            return
        match = _ADDRESSED.match(line.text.strip())
        if match and _addressee(match["name"]) and not AGENCY_LINE.match(match["name"]):
            for named in re.split(r"、", match["name"]):
                name = re.sub(r"(?:先生|女士|同志)$", "", named)
                at = line.text.index(name)
                yield Hit(FactKind.PARTY, name, line.start + at, line.start + at + len(name), sure=0.9)
            return


def _addressee(name: str) -> bool:
    return bool(re.search(r"(?:公司|厂|店|场|社|院|中心|行|部)$", name)) or not _NOT_ADDRESSED.search(name)


def is_name_like(text: str) -> bool:
    """True for a person's name, masked names (李某某, 段某某, 张×) included."""
    return is_name(text) or bool(re.fullmatch(r"[\u4e00-\u9fff][某×＊*xX]{1,2}[\u4e00-\u9fff]?", text))


def _can_stand_for(text: str) -> bool:
    """A name, also with a rare surname where the label says who it is."""
    return is_name_like(text) or bool(re.fullmatch(r"(?!.*[无略详见同签盖章某公司局])[\u4e00-\u9fff]{2,3}", text))


def _codes(reading: Reading) -> Iterator[Hit]:
    flow = reading.flow
    # a code that ends its line stands against what the next line begins with
    found = {line.start + match.start(): match.group() for line in reading.lines for match in USCC.finditer(line.text)}
    found |= {match.start(): match.group() for match in USCC.finditer(flow)}
    for start, code in sorted(found.items()):
        if (
            code.isdigit()
            and not uscc_valid(code)
            and not re.search(r"信用|代码|编码", flow[max(start - 24, 0) : start])
        ):
            continue  # a customs entry, an account: long numbers of another kind
        yield Hit(FactKind.USCC, code, start, start + len(code), "valid" if uscc_valid(code) else "invalid")
    for match in ID_NUMBER.finditer(flow):
        valid = "valid" if id_valid(match.group()) else "invalid"
        yield Hit(FactKind.ID_NUMBER, match.group(), match.start(), match.end(), valid)


_MISREAD = str.maketrans("OoIlZzSsVv", "0011225577")


def _misread_codes(flow: str) -> Iterator[Hit]:
    """Codes with a letter no code can have (O for 0, I for 1), taken only when the check digit then fits."""
    for match in re.finditer(r"(?<![0-9A-Za-z])[0-9A-Za-z]{18}(?![0-9A-Za-z])", flow):
        code = match.group().translate(_MISREAD).upper()
        if not USCC.fullmatch(match.group()) and USCC.fullmatch(code) and uscc_valid(code):
            yield Hit(FactKind.USCC, code, match.start(), match.end(), "valid", 0.75)


def _theirs(form: tuple[Field, ...], doc_type: T) -> tuple[Field, ...]:
    """The fields before those of whom to ask at the agency, which stand at the end of what it sends out."""
    if doc_type not in _SENT_OUT:
        return form
    asked = (
        index for index, field in enumerate(form) if re.fullmatch(r"联系人|联系电话|联系地址|机关地址", field.label)
    )
    return form[: next(asked, len(form))]


def _first(form: tuple[Field, ...], kind: FactKind, labels: str, fits: object) -> Iterator[Hit]:
    assert callable(fits)
    for field in form:
        value = re.split(r"[，,；;。]", field.value)[0] if kind is not FactKind.CAUSE else field.value.rstrip("。")
        if re.fullmatch(labels, field.label) and 2 <= len(value) <= 80 and fits(value):
            yield Hit(kind, value, field.start, field.start + len(value))
            return


def party_kind(name: str, flow: str = "") -> str:
    """自然人, 个体工商户, 法人 or 非法人组织, by the name and what the document says beside it."""
    if re.search(r"公司|集团|医院|学校|银行|合作社|股份|(?:投资|矿业|科技|实业|药业|证券|保险)$", name):
        return "法人"
    if len(name) <= 4 and is_name_like(name):
        return "自然人"
    if re.search(r"个体工商户|个体户", flow) or re.search(r"(?<![0-9A-Z])92\d{6}", flow):
        return "个体工商户"
    if re.search(r"个人独资|合伙企业|普通合伙", flow + name):
        return "非法人组织"
    if re.search(r"[店铺部馆场厂坊吧屋行院室社站所摊档]$", name) and len(name) > 4:
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
