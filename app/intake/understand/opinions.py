"""Opinions on forms: what was said at each step, who signed it and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import FactKind
from app.domain.reading import GAP, Reading
from app.intake.understand.dates import find_dates
from app.intake.understand.form import read_form
from app.intake.understand.hit import Hit
from app.intake.understand.names import names_in

_STEPS: tuple[tuple[str, str], ...] = (
    ("审核", r"审核|法制|法规|核审|审查|合法性"),
    ("承办", r"承办|办案|经办|执法人员|执法机构|执法队|中队|大队|处理意见|科室|检查机构|调查"),
    ("负责人", r"机关|负责人|领导|审批|批准|局|厅|主管|部门|委员会|单位"),
)  # fmt: skip
_HEARD = re.compile(r"当事人|被检查|被询问|被抽样|陈述|申辩|听证|专家|监理|整改|听取|申请")
_FORMS = {
    T.REGISTRATION, T.FILING_APPROVAL, T.NO_FILING_APPROVAL, T.PRESERVE_APPROVAL, T.SEIZURE_APPROVAL, T.SEIZURE_EXTENSION, T.LEGAL_REVIEW,
    T.CASE_REVIEW, T.DECISION_APPROVAL, T.EXTENSION_APPROVAL, T.CLOSING_APPROVAL, T.WITHDRAWAL, T.INSPECTION_APPROVAL, T.SUSPENSION,
    T.LICENCE_REVIEW, T.LICENCE_EXTENSION, T.DEFERRED_PAYMENT, T.CRIME_TRANSFER, T.RECONSIDERATION_FILING, T.INVESTIGATION_REPORT,
    T.TRANSFER_IN, T.DESIGNATION, T.PUBLICATION, T.COMPLAINT, T.RECONSIDERATION_REPORT, T.CONFISCATION_LIST, T.STATEMENT_REVIEW,
}  # fmt: skip
_ACTING = re.compile(r"(?:执法|承办|办案|调查|经办|检查)人员?意见")
_SIGNED = re.compile(
    r"(?:签名|签字|承办人|经办人|审核人|负责人|审批人|批准人)(?:员)?(?:[（(][^（）()]{1,10}[）)])?[：:]"
)
_LAST_NAME = re.compile(
    r"(?<=[。，；\t ])(?P<names>(?:[\u4e00-\u9fff·]{2,4}(?:[（(][^（）()]{3,24}[）)])?[、 \t]{0,2}){1,4})$"
)


def read_opinions(reading: Reading, doc_type: T) -> Iterator[Hit]:
    """Opinion, signer and date of every step of an approval form."""
    if doc_type not in _FORMS:
        return
    flow = reading.flow
    form = read_form(reading)
    for index, field in enumerate(form):
        step = step_of(field.label)
        if not step or not field.body:
            continue
        following = form[index + 1].label if index + 1 < len(form) else ""
        signer = (
            form[index + 1]
            if re.search(r"签名|签字|承办人|审核人|审批人|批准人|负责人$", following) and "意见" not in following
            else None
        )
        text, rest = _parted(field.body)
        if len(text) >= 2:
            yield Hit(FactKind.OPINION, text.replace(GAP, ""), field.start, field.start + len(text), step, 0.9)
        start = signer.start if signer else field.start + len(field.body) - len(rest)
        end = (signer if signer else field).body_end
        yield from _signed(flow, start, end, step, acting=bool(_ACTING.match(field.label)))


def step_of(label: str) -> str:
    """The step an opinion belongs to (承办, 审核, 负责人), or an empty string."""
    if not re.search(r"(?:意见|批示)(?:及签名|和签名|及签字|及理由)?$", label) or _HEARD.search(label):
        return ""
    if re.search(r"(?:承办|办案|经办|执法|审核|科)[\u4e00-\u9fff]{0,4}负责人", label):
        label = label.replace("负责人", "")
    return next((step for step, pattern in _STEPS if re.search(pattern, label)), "")


def _parted(body: str) -> tuple[str, str]:
    """The opinion itself, and what stands behind it: names and a date."""
    cut = len(body)
    signed = _SIGNED.search(body)
    if signed:
        cut = signed.start()
    for day in find_dates(body):
        if not re.search(r"[\u4e00-\u9fff]{3,}", body[day.end :]) and day.start < cut:
            cut = day.start
            break
    text = body[:cut].rstrip(GAP + " ：:")
    names = _LAST_NAME.search(text)
    if (
        names
        and all(len(name) <= 4 for name, _ in names_in(names["names"]))
        and any(True for _ in names_in(names["names"]))
    ):
        text = text[: names.start()].rstrip(GAP + " ")
    return text, body[len(text) :]


def _signed(flow: str, start: int, end: int, step: str, acting: bool) -> Iterator[Hit]:
    text = flow[start:end]
    day = next((found for found in find_dates(text) if found.value), None)
    for name, at in names_in(re.split(r"\d{4}年", text)[0]):
        yield Hit(FactKind.SIGNATURE, name, start + at, start + at + len(name), step, 0.85)
        if acting or step == "审核":
            yield Hit(FactKind.OFFICER, name, start + at, start + at + len(name), step, 0.85)
    if day and day.value:
        yield Hit(FactKind.DATE, day.value.isoformat(), start + day.start, start + day.end, f"{step}签署", 0.85)
