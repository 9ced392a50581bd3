"""他案当事人、案由、缴款人、签收人: names in the papers that are not those of the case."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator

from app.domain.document_type import DocumentType as T
from app.domain.fact import Fact, FactKind
from app.domain.finding import Evidence, Finding
from app.precheck.case import DECISIONS, NOTICES, CaseView, CheckedDocument, evidence_of
from app.precheck.kinds import normal, place_at
from app.precheck.record import RuleRecord
from app.precheck.result import conforms, not_applicable, questioned, undecided
from app.precheck.rules.signing import PRESENT
from app.precheck.vocabulary import BODY, BODY_ENDS, nearly

_NAMES = (
    T.FILING_APPROVAL, *NOTICES, *DECISIONS, T.DECISION_APPROVAL, T.INVESTIGATION_REPORT, T.CLOSING_APPROVAL, T.COVER,
    T.LICENCE_APPLICATION, T.LICENCE_DECISION, T.SEIZURE_DECISION,
)  # fmt: skip
# papers written about the one party of the case
_TEXTS = (
    T.FILING_APPROVAL, T.INVESTIGATION_REPORT, T.LEGAL_REVIEW, T.CASE_REVIEW, *NOTICES, *DECISIONS, T.DISCUSSION_RECORD,
    T.DECISION_APPROVAL, T.CLOSING_APPROVAL, T.CORRECTION_ORDER, T.PRESERVE_NOTICE, T.PRESERVE_DECISION, T.SEIZURE_DECISION,
    T.HEARING_NOTICE, T.HEARING_REPORT, T.STATEMENT_REVIEW, T.DEMAND,
)  # fmt: skip
_DOER = re.compile(
    rf"(?P<who>[\u4e00-\u9fffA-Za-z（）()·]{{2,30}}?{BODY_ENDS})(?:的)?(?:上述|该|以上)?(?:违法)?行为,?(?:，)?(?:已经?)?(?:涉嫌)?(?:违反|构成|属于)"
    rf"|(?:对|给予|责令)(?P<to>[\u4e00-\u9fffA-Za-z（）()·]{{2,30}}?{BODY_ENDS})(?:作出|处以|予以|给予|处|罚款|立即|停止|改正|进行(?:行政)?处罚)"
)
_BEFORE_NAME = re.compile(
    r"^.*(?:经查|查明|认定|认为|因为|由于|鉴于|本局|我局|本机关|[对向由因及与和系为是])(?=[\u4e00-\u9fff]{4,})"
)


def names_of(case: CaseView) -> dict[str, Fact]:
    """Every name the party bears in the papers that name it, normalised."""
    return {normal(fact.value): fact for fact in case.facts(FactKind.PARTY, "", _NAMES)}


def _is_party(name: str, own: dict[str, Fact]) -> bool:
    bare = normal(name)
    return any(bare in one or one in bare for one in own)


def left_from_another_case(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-06b: nobody but the party of this case is said to have done the deed (行政处罚法第五十九条第一款第一项)."""
    own = names_of(case)
    if not own:
        yield undecided(record, ["当事人名称"])
        return
    strange = [
        (item, name, match)
        for item in case.of(*_TEXTS)
        for match in _DOER.finditer(item.reading.flow)
        if not _is_party(name := _BEFORE_NAME.sub("", match["who"] or match["to"]), own)
        and not _elsewhere(case, item, name)
    ]
    for item, name, match in strange:
        told = f"《{item.document.title}》把“{name}”写作违法行为人，与本案当事人“{next(iter(own.values())).value}”不符，疑为他案文字残留"
        yield questioned(record, told, [place_at(item, *match.span())], "" if item.typed else "当事人名称")
    if not strange:
        yield conforms(record, "没有把他人写作违法行为人。", [evidence_of(next(iter(own.values())), "当事人")])


def _elsewhere(case: CaseView, item: CheckedDocument, name: str) -> bool:
    """The name stands in other papers too: a body that has to do with the case."""
    return any(normal(name) in normal(one.text) for one in case.documents if one is not item)


_NOISE = re.compile(r"涉嫌|的?(?:违法)?行为|案件?$|行政处罚|一案|[“”\"、，,（）()的]")
_EARLY = {T.FILING_APPROVAL, T.REGISTRATION, T.NO_FILING_APPROVAL}
_CHANGED = re.compile(
    r"(?:变更|调整|更正|修改)[^。；]{0,8}(?:案由|定性|案件名称)|(?:案由|定性|案件名称)[^。；]{0,8}(?:变更|调整|更正|修改)"
)
_ALIKE = 0.4


def one_cause(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """CL-15: the papers name one cause of the case, and its party (行政处罚法第五十九条)."""
    own = names_of(case)
    causes = list(case.facts(FactKind.CAUSE, "", (*_TEXTS, T.COVER, T.HEARING_RECORD)))
    if len({fact.document for fact in causes}) < 2:
        yield undecided(record, ["两份以上文书中的案由"])
        return
    bare = [(fact, _bare_cause(fact.value, own)) for fact in causes]
    counts = Counter(text for _, text in bare)
    usual = max(counts, key=lambda text: (sum(_akin(text, other) for _, other in bare), len(text)))
    standing = next(fact for fact, text in bare if text == usual)
    odd = [fact for fact, text in bare if not _akin(text, usual)]
    for fact in odd:
        yield _other_cause(case, record, fact, standing, len(odd) == 1 and len(causes) > 2)
    if not odd:
        yield conforms(record, f"各文书的案由一致：{standing.value}。", [evidence_of(standing, "案由")])


def _other_cause(case: CaseView, record: RuleRecord, fact: Fact, standing: Fact, alone: bool) -> Finding:
    told = f"《{case.title_of(fact.document)}》的案由为“{fact.value}”，《{case.title_of(standing.document)}》为“{standing.value}”，不一致"
    evidence = [evidence_of(fact, "案由"), evidence_of(standing, "案由")]
    item = case.document(fact.document)
    early = item is not None and item.doc_type in _EARLY
    explained = any(_CHANGED.search(one.text) for one in case.documents)
    if not alone or early or explained:
        return undecided(record, [f"案由变更的原因（{told}）"], evidence)
    return questioned(record, told, evidence, "" if item is not None and item.typed else "案由")


def _bare_cause(cause: str, own: dict[str, Fact]) -> str:
    text = normal(cause)
    for name in sorted(own, key=len, reverse=True):
        text = text.replace(name, "")
    return _NOISE.sub("", text)


def _akin(one: str, other: str) -> bool:
    if one in other or other in one:
        return not BODY.match(one.replace(other, "")) and not BODY.match(other.replace(one, ""))
    if bool(BODY.match(one)) != bool(BODY.match(other)):
        return False
    a, b = ({text[n : n + 2] for n in range(len(text) - 1)} for text in (one, other))
    return len(a & b) >= _ALIKE * min(len(a), len(b))


_BODY_NAME = re.compile(rf"{BODY_ENDS}$")


def paid_by_party(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZX-01c: the fine is paid by the party (行政处罚法第六十六条第一款)."""
    own = names_of(case)
    payers = [(item, fact) for item in case.of(T.PAYMENT) for fact in item.values(FactKind.PARTY)]
    if not own or not payers:
        yield undecided(
            record, [name for name, there in (("当事人名称", own), ("缴款凭证的缴款人", payers)) if not there]
        )
        return
    for item, fact in payers:
        who, place = fact.value, evidence_of(fact, "缴款人")
        if _is_party(who, own):
            yield conforms(record, f"缴款人为{who}。", [place])
        elif not _BODY_NAME.search(who):
            yield undecided(record, [f"缴款人“{who}”与当事人的关系"], [place])
        else:
            told = f"《{item.document.title}》的缴款人为“{who}”，不是当事人"
            unclear = not item.typed and any(nearly(normal(who), one) for one in own)
            yield questioned(record, told, [place], "缴款人名称" if unclear else "")


_HOLDER = re.compile(r"^(?:企业|单位|字号|机构)?名称[：:\t ]{1,3}(?P<who>[\u4e00-\u9fffA-Za-z（）()·]{4,40})")
_FORMER = re.compile(r"曾用名|变更|更名|原名|分公司|总公司|母公司|股东|投资")


def licence_of_party(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """ZJ-15d: the licence in the file is the party's (行政处罚法第五十九条第一款第一项)."""
    own = names_of(case)
    held = [
        (item, line.start + match.start("who"), match["who"])
        for item in case.of(T.IDENTITY_PROOF)
        for line in item.reading.lines
        if (match := _HOLDER.match(line.text)) and "执照" in item.document.title + item.text
    ]
    if not own or not held:
        yield undecided(record, [name for name, there in (("当事人名称", own), ("营业执照的名称", held)) if not there])
        return
    right = [one for one in held if _is_party(one[2], own)]
    item, at, who = (right or held)[0]
    place = place_at(item, at, at + len(who))
    if right:
        yield conforms(record, f"营业执照的名称为{who}。", [place])
    elif not _BODY_NAME.search(who) or _FORMER.search(item.text):
        yield undecided(record, [f"营业执照的名称“{who}”与当事人的关系"], [place])
    else:
        told = f"《{item.document.title}》的名称为“{who}”，本案当事人为“{next(iter(own.values())).value}”"
        unclear = not item.typed and any(nearly(normal(who), one) for one in own)
        yield questioned(record, told, [place], "执照名称" if unclear else "")


_RELATION = re.compile(
    r"(?:代收人?|签收人|与受送达人)[^\t：:]{0,10}关系[）)]?[：:\t ]{0,3}(?P<what>[\u4e00-\u9fff]{2,12})?"
)
_POST = re.compile(
    r"经理|店长|员工|职工|前台|收发|门卫|配偶|妻|丈夫|父|母|儿子|女儿|同住|家属|代理|委托|负责人|股东|会计|主管"
)


def received_by_known(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """SD-07: who signed a receipt is the party or somebody whose tie to it is noted (民事诉讼法第八十八条)."""
    held = [(item, fact) for item in case.of(T.SERVICE_RECEIPT) for fact in item.values(FactKind.RECEIVER)]
    if not held:
        yield not_applicable(record, "送达回证上没有读到签收人。")
        return
    for item, fact in held:
        yield _received(case, record, item, fact)


def _received(case: CaseView, record: RuleRecord, item: CheckedDocument, fact: Fact) -> Finding:
    named = any(
        fact.value in one.text for one in case.documents if one is not item and one.doc_type is not T.SERVICE_RECEIPT
    )
    noted = any(match["what"] for line in item.reading.lines if (match := _RELATION.search(line.text)))
    evidence = [evidence_of(fact, "签收人")]
    if named or noted:
        return conforms(record, f"《{item.document.title}》由{fact.value}签收。", evidence)
    mailed = any(one.value != "直接" for one in item.values(FactKind.SERVICE_METHOD))
    if not item.typed or mailed or _POST.search(item.text) or any(one.unread for one in case.documents):
        return undecided(record, [f"《{item.document.title}》签收人{fact.value}与当事人的关系"], evidence)
    told = f"《{item.document.title}》由{fact.value}签收，卷内其他文书没有此人，也未注明与当事人的关系"
    return questioned(record, told, evidence)


_VOTES = re.compile(r"[^。；]*(?:投票|表决|举手|赞成)[^。；]*")
_ABSTAINED = re.compile(r"列席|不参加|未参加|不参与|未参与|回避|退场|除外")


def investigators_vote(case: CaseView, record: RuleRecord) -> Iterator[Finding]:
    """JD-07f: who investigated the case reports on it but does not decide on it (行政处罚法第五十七条第二款)."""
    acting = {fact.value: fact for fact in case.facts(FactKind.OFFICER, "承办", (T.SCENE_RECORD, T.INQUIRY_RECORD))}
    held = [(item, match) for item in case.of(T.DISCUSSION_RECORD) if (match := PRESENT.search(item.reading.flow))]
    if not acting or not held:
        yield undecided(
            record, [name for name, there in (("承办人姓名", acting), ("集体讨论的参加人员", held)) if not there]
        )
        return
    for item, match in held:
        both = [name for name in acting if name in match["names"]]
        place: Evidence = place_at(item, *match.span("names"))
        voted = next(
            (vote for vote in _VOTES.finditer(item.reading.flow) if any(name in vote.group() for name in acting)), None
        )
        if voted is not None and not _ABSTAINED.search(voted.group()):
            names = "、".join(name for name in acting if name in voted.group())
            told = f"《{item.document.title}》记载承办人员{names}参加表决"
            yield questioned(record, told, [place_at(item, *voted.span()), place])
        elif not both:
            yield conforms(record, "承办人员没有列为集体讨论的参加人员。", [place])
        else:
            yield undecided(record, [f"承办人员{'、'.join(both)}是列席汇报还是参加表决"], [place])


RULES: dict[str, Callable[[CaseView, RuleRecord], Iterator[Finding]]] = {
    "CL-06b": left_from_another_case,
    "CL-15": one_cause,
    "JD-07f": investigators_vote,
    "SD-07": received_by_known,
    "ZJ-15d": licence_of_party,
    "ZX-01c": paid_by_party,
}
