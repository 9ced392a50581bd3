"""Rules on what proves service and who the party is: a receipt for each paper, who served it, identity numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Finding
from app.precheck.case import NOTICES, SURE_PAGE, CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal, whole
from app.precheck.names import known_names, number_count
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, suspected, undecided

_DECISIONS = (T.PENALTY_DECISION, T.NO_PENALTY_DECISION)
_TAKEN = r"被告知人|告知人|告知笔录|签收|收到(?:本|此|该|上述)[^。；]{0,12}(?:告知书|决定书|通知书)[^。；]{0,8}(?:签名|签字)|当事人[（(]?(?:签名|签字)|受送达人"
_ALMOST = 4


def receipt_for_notice(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """MD-24: one of the receipts is for the notice before the penalty (民事诉讼法第八十七条)."""
    yield from _receipt_for(case, record, "告知送达", "告知", NOTICES)


def receipt_for_decision(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """MD-25: one of the receipts is for the decision (行政处罚法第六十一条)."""
    yield from _receipt_for(case, record, "决定送达", "决定", _DECISIONS)


def _receipt_for(case: CaseView, record: RuleRecord, event: str, word: str, types: tuple[T, ...]) -> Iterator[Finding]:
    papers, receipts = case.of(*types), case.of(T.SERVICE_RECEIPT)
    if not papers or not receipts:
        yield not_applicable(record, "卷内没有需要对照的文书或者送达回证。")
        return
    own = papers[0]
    dated = next(
        (fact for fact in case.facts(FactKind.DATE, event) if case.type_of(fact.document) is T.SERVICE_RECEIPT), None
    )
    if dated is not None:
        yield conforms(record, f"《{own.document.title}》有送达回证。", [evidence_of(dated, event)])
        return
    served = [list(item.values(FactKind.SERVED_DOCUMENT)) for item in receipts]
    if (
        not all(served)
        or any(_serves(own, fact, word) for facts in served for fact in facts)
        or any(item.unread for item in case.documents)
        or own.search(_TAKEN)
        or case.has(T.SERVICE_ANNOUNCEMENT, T.WAIVER)
        or case.may_hide(T.SERVICE_RECEIPT)
    ):
        yield undecided(record, [f"《{own.document.title}》的送达凭证"], [whole(own)])
        return
    told = f"卷内{len(receipts)}份送达回证送达的都不是《{own.document.title}》，未见其送达回证。"
    yield suspected(record, told, [whole(own), *(whole(item) for item in receipts)])


def _serves(own: CheckedDocument, fact: Fact, word: str) -> bool:
    name, number = normal(own.document.title).strip("《》"), own.values(FactKind.DOC_NUMBER)
    said = normal(fact.value)
    return name in said or word in said or any(normal(one.value) in said for one in number)


def two_servers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """GEN-05b: papers are served by two officers, as the other receipts of the case show (行政处罚法第四十二条)."""
    held = tuple(item for item in case.of(T.SERVICE_RECEIPT) if item.readable)
    if not held:
        yield not_applicable(record, "卷内没有送达回证。")
        return
    everyone = known_names(case)
    for item in held:
        names = {fact.value for fact in item.values(FactKind.OFFICER, "送达人")}
        if len(_named(item, everyone)) >= 2 or number_count(item) >= 2:
            yield conforms(record, f"《{item.document.title}》有两名送达人。", [whole(item)])
        elif (
            len(names) != 1
            or item.unread
            or not _by_hand(item)
            or not _read_whole(item, names, everyone)
            or not _two_elsewhere(held, item, everyone)
        ):
            yield undecided(record, [f"《{item.document.title}》的送达人"], [whole(item)])
        else:
            evidence = [evidence_of(fact, "送达人") for fact in item.values(FactKind.OFFICER, "送达人")]
            yield suspected(record, f"《{item.document.title}》只有一名送达人：{'、'.join(sorted(names))}。", evidence)


def _read_whole(item: CheckedDocument, names: set[str], everyone: frozenset[str]) -> bool:
    """On a scan: the one server is known to the case, and nothing unread stands behind the label beside the name."""
    if not item.recognised:
        return True
    line = next((line.text for line in item.reading.lines if "送达人" in line.text and "受送达人" not in line.text), "")
    rest = re.sub(r"送达人|签名|签字|盖章|或者?|执法证号?|[A-Za-z\d\W]", "", line)
    return names <= everyone and rest in names


def _named(item: CheckedDocument, everyone: frozenset[str]) -> set[str]:
    servers = {fact.value for fact in item.values(FactKind.OFFICER, "送达人")}
    return {name for name in everyone if name in item.text} | (servers & everyone)


def _two_elsewhere(held: tuple[CheckedDocument, ...], item: CheckedDocument, everyone: frozenset[str]) -> bool:
    """Other receipts of the case, on a scan scanned and well read ones, show two servers: their names can be read."""
    if not item.recognised:
        return len(held) > 1
    others = [one for one in held if one is not item and one.recognised and item.clarity >= SURE_PAGE]
    return any(len(_named(one, everyone)) >= 2 for one in others)


def _by_hand(item: CheckedDocument) -> bool:
    return any(fact.value in {"直接", "留置"} for fact in item.values(FactKind.SERVICE_METHOD))


_ID_LIKE = re.compile(r"(?<![\dA-Za-z])[1-9]\d{16}[\dXx](?![\dA-Za-z])")


def identity_numbers(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-15c: a person who is the party bears one identity number in all papers (行政处罚法第五十九条第一款第一项)."""
    own = next(iter(case.facts(FactKind.ID_NUMBER, "", (*_DECISIONS, T.IDENTITY_PROOF))), None)
    if own is None:
        yield undecided(record, ["决定书或者身份证件上的身份证件号码"])
        return
    others = [
        (item, match)
        for item in case.documents
        for match in _ID_LIKE.finditer(item.text)
        if item.document.id != own.document
    ]
    odd = [(item, match) for item, match in others if _slip(match.group().upper(), own.value.upper())]
    source = case.document(own.document)
    for item, match in odd:
        told = f"《{item.document.title}》的身份证件号码为“{match.group()}”，《{case.title_of(own.document)}》为“{own.value}”，不一致"
        place = item.search(match.group()) or whole(item)
        clear = item.sure_of(place.confidence) and (source is None or source.sure_of_fact(own))
        yield questioned(record, told, [place, evidence_of(own, "身份证件号码")], "" if clear else "身份证件号码")
    if not others:
        yield undecided(record, ["两份以上文书中的身份证件号码"])
    elif not odd:
        yield conforms(record, "各文书的身份证件号码一致。", [evidence_of(own, "身份证件号码")])


def _slip(one: str, other: str) -> bool:
    """Almost the same number: another person's differs in more places."""
    return len(one) == len(other) and 0 < sum(a != b for a, b in zip(one, other, strict=True)) <= _ALMOST


RULES = {
    "MD-24": receipt_for_notice,
    "MD-25": receipt_for_decision,
    "GEN-05b": two_servers,
    "ZJ-15c": identity_numbers,
}
