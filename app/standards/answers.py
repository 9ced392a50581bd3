"""An answer sheet in JSON -> marks; the format is told in full by `ANSWER_FORMAT`, the help text of the command line."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from app import wording
from app.domain.casefile import CaseType
from app.domain.points import ONE, Points, points, points_text
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, Method, Part, RuleKind, Standard, Veto
from app.errors import ScoringError

ANSWER_FORMAT = """答案文件（JSON）写法：

\b
{
  "case_type": "penalty_ordinary",   案件类型，标准只有一种时可省
  "facts": ["no_hearing"],           成立的预设事实，可省
  "ineligible": "",                  不符合评查条件的理由，可省
  "default": "met",                  没有写到的项目一律这样评，可省
  "answers": { 编号: 回答, … }
}

\b
也可以只写 { 编号: 回答, … }。回答有这些写法：
  "met" 或 "符合"                    符合；另有 "pending" 待定
  "hit：理由"、"na：理由"、"exempt：理由"   否决、不适用、免扣，必须写理由
  3.5 或 "3.5"                       得 3.5 分（得分制、加分项、没有扣分规则的项目）
  ["a", "b:3", "c=1.5", "d#2", "e-1,4"]   扣分：规则 a 一次、b 三处、c 扣 1.5 分、d 第 2 档、e 缺第 1、4 个要素
  {"loss": "1.5"}                    扣 1.5 分，由程序找出恰好扣这么多的规则
  {"verdict": "deducted", "rules": [{"code": "a", "count": 2}], "reason": "…"}
  [{"document": 1, …}, {"document": 2, …}]  按文书逐份评的项目

\b
完整写法可用的键：verdict（met、deducted、scored、not_applicable、exempt、pending、hit 或中文）、
rules（每条：code、count 处数、value 分值、tier 第几档或档名、missing 缺第几个要素或要素名、text、repeated）、
earned 得分、loss 扣分、reason 理由、note 备注、second 第二名评查人、document 文书编号、separate 与互斥项不是同一问题。
分值一律写成字符串或整数，序号从 1 数起。"""

_VERDICTS = {name: one for one in Verdict for name in (one.value, wording.word(one))}
_SHORT = {"na": Verdict.NOT_APPLICABLE, "是": Verdict.MET, "有": Verdict.MET, **_VERDICTS}
_RULE = re.compile(
    r"\s*(?P<code>[^:：=#\-]+?)\s*(?:[:：](?P<count>\d+)|=(?P<value>[\d.]+)|#(?P<tier>\d+)|-(?P<missing>\d+(?:[,，]\d+)*))?\s*"
)
_KEYS = {"verdict", "rules", "earned", "loss", "reason", "note", "second", "document", "separate"}
_RULE_KEYS = {"code", "count", "value", "tier", "missing", "text", "repeated"}
_HEAD = {"case_type", "facts", "ineligible", "default", "answers"}


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """Everything an answer file says."""

    marks: tuple[Mark, ...]
    case_type: CaseType | None = None
    facts: tuple[str, ...] = ()
    ineligible: str = ""


def read_answers(standard: Standard, text: str, facts: Iterable[str] = ()) -> AnswerSheet:
    """The answers for a standard, with facts besides those of the sheet; ScoringError names what cannot be read."""
    try:
        table = json.loads(text, parse_float=Decimal)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ScoringError("答案文件不是有效的 JSON。", "请核对括号、引号和逗号。") from error
    if not isinstance(table, dict):
        raise ScoringError("答案文件应是一个 JSON 对象。", "请写成 { 编号: 回答 }。")
    head, answers = _head_of(table)
    targets = _targets(standard)
    marks = [mark for code, answer in answers.items() for mark in _marks(targets, code, answer)]
    case_type = _case_type(head.get("case_type"))
    holding = (*map(str, head.get("facts", [])), *facts)
    if "default" in head:
        settled = {mark.code for mark in marks} | _absent(standard, holding)
        marks += _defaults(standard, settled, str(head["default"]))
    return AnswerSheet(tuple(marks), case_type, holding, str(head.get("ineligible", "")))


def _absent(standard: Standard, facts: Iterable[str]) -> set[str]:
    """The leaves that facts of the case take off the sheet."""
    named = {code for preset in standard.presets if preset.code in set(facts) for code in preset.items}
    gone = {leaf.code for part in standard.parts if part.code in named for leaf in part.leaves()}
    stack = [item for part in standard.parts for item in part.items]
    while stack:
        item = stack.pop()
        stack += item.children
        if item.code in named:
            gone |= {leaf.code for leaf in item.leaves()}
    return gone


def _head_of(table: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    if "answers" not in table:
        head = {key: value for key, value in table.items() if key in _HEAD}
        return head, {key: value for key, value in table.items() if key not in _HEAD}
    strange = [key for key in table if key not in _HEAD]
    if strange or not isinstance(table["answers"], dict):
        raise ScoringError(
            f"答案文件里没有 {'、'.join(strange) or 'answers'} 这种写法。", f"可用的键：{'、'.join(sorted(_HEAD))}。"
        )
    return table, table["answers"]


def _case_type(value: object) -> CaseType | None:
    if value in (None, ""):
        return None
    for kind in CaseType:
        if value in (kind.value, wording.word(kind)):
            return kind
    raise ScoringError(f"没有“{value}”这种案件类型。", f"可用：{'、'.join(kind.value for kind in CaseType)}。")


def _targets(standard: Standard) -> dict[str, Item | Veto | Part]:
    found: dict[str, Item | Veto | Part] = {part.code: part for part in standard.parts}
    stack = [item for part in standard.parts for item in part.items]
    while stack:
        item = stack.pop()
        found[item.code] = item
        stack += item.children
    found.update({veto.code: veto for veto in standard.vetoes})
    return found


def _defaults(standard: Standard, answered: set[str], default: str) -> Iterator[Mark]:
    if _SHORT.get(default) is not Verdict.MET:
        raise ScoringError(f"default 不能写“{default}”。", "没有写到的项目只能一律按“符合”。")
    for leaf in standard.leaves():
        if leaf.code not in answered and leaf.method is not Method.BONUS:
            yield Mark(leaf.code, Verdict.MET)
    for veto in standard.vetoes:
        if veto.code not in answered:
            yield Mark(veto.code, Verdict.MET)


def _marks(targets: Mapping[str, Item | Veto | Part], code: str, answer: object) -> Iterator[Mark]:
    if code not in targets:
        raise ScoringError(f"评查项 {code}：标准里没有这个编号。", "请核对评查标准的版本。")
    target = targets[code]
    item = target if isinstance(target, Item) else None
    if isinstance(answer, list) and answer and all(isinstance(one, dict) and "document" in one for one in answer):
        for one in answer:
            yield _long(code, item, one)
    elif isinstance(answer, dict):
        yield _long(code, item, answer)
    elif isinstance(answer, list):
        yield Mark(code, Verdict.DEDUCTED, tuple(_rule(code, item, one) for one in answer))
    else:
        yield _brief(code, item, answer)


def _brief(code: str, item: Item | None, answer: object) -> Mark:
    if answer is True:
        return Mark(code, Verdict.MET)
    if isinstance(answer, int | Decimal) and not isinstance(answer, bool):
        return _earned(code, item, _points(code, answer))
    if isinstance(answer, str):
        name, _, reason = answer.replace("：", ":").partition(":")
        verdict = _SHORT.get(name.strip())
        if verdict is not None:
            return Mark(code, verdict, reason=reason.strip())
        if re.fullmatch(r"\s*\d+(\.\d+)?\s*", answer):
            return _earned(code, item, _points(code, answer.strip()))
    raise ScoringError(
        f"评查项 {code}：看不懂回答 {json.dumps(answer, ensure_ascii=False, default=str)}。",
        "写法见 anjuan standard score --help。",
    )


def _earned(code: str, item: Item | None, earned: Points) -> Mark:
    if item is not None and item.method is Method.DEDUCT:
        return _lost(code, item, item.points - earned)
    return Mark(code, Verdict.SCORED, earned=earned)


def _lost(code: str, item: Item | None, loss: Points) -> Mark:
    if item is None:
        raise ScoringError(f"评查项 {code}：不是打分的项目。", "否决项请写 hit 和理由。")
    if loss == 0:
        return Mark(code, Verdict.MET)
    if item.method is not Method.DEDUCT:
        return Mark(code, Verdict.SCORED, earned=item.points - loss)
    if not item.rules:
        return Mark(code, Verdict.DEDUCTED, earned=item.points - loss)
    for rule in item.rules:
        applied = _costing(item, rule, loss)
        if applied is not None:
            return Mark(code, Verdict.DEDUCTED, (applied,))
    raise ScoringError(f"评查项 {code}：没有一条规则恰好扣 {points_text(loss)} 分。", "请写明用了哪几条规则。")


def _costing(item: Item, rule: DeductionRule, loss: Points) -> AppliedRule | None:
    """The one use of a rule that costs exactly these points, or None."""
    if rule.kind in (RuleKind.PER_PLACE, RuleKind.OPEN) and rule.points:
        whole = loss % rule.points == 0 and (rule.cap is None or loss <= rule.cap)
        return AppliedRule(rule.code, int(loss / rule.points), text=rule.text) if whole else None
    if rule.kind is RuleKind.RANGE:
        fits = rule.low <= loss <= rule.high and ((loss - rule.low) % (rule.step or ONE) == 0 or loss == rule.high)
        return AppliedRule(rule.code, value=loss) if fits else None
    if rule.kind is RuleKind.TIERS:
        at = next((at for at, tier in enumerate(rule.tiers) if tier.points == loss), None)
        return None if at is None else AppliedRule(rule.code, tier=at)
    if rule.kind is RuleKind.ELEMENTS:
        at = next((at for at, tier in enumerate(rule.tiers) if tier.points == loss), None)
        return None if at is None else AppliedRule(rule.code, missing=(at,))
    whole = rule.kind in (RuleKind.ALL, RuleKind.DOCUMENT_MISSING) and loss == item.points
    fixed = rule.kind is RuleKind.FIXED and loss == rule.points
    return AppliedRule(rule.code) if whole or fixed else None


def _long(code: str, item: Item | None, answer: dict[str, Any]) -> Mark:
    strange = [key for key in answer if key not in _KEYS]
    if strange:
        raise ScoringError(
            f"评查项 {code}：没有 {'、'.join(strange)} 这种键。", f"可用的键：{'、'.join(sorted(_KEYS))}。"
        )
    rules = tuple(_rule(code, item, one) for one in answer.get("rules", []))
    earned = _points(code, answer["earned"]) if "earned" in answer else None
    verdict = _verdict(code, answer, bool(rules))
    mark = Mark(code, verdict, rules, earned)
    if "loss" in answer:
        mark = _lost(code, item, _points(code, answer["loss"]))
    elif verdict is Verdict.SCORED and earned is not None and item is not None and item.method is Method.DEDUCT:
        mark = _earned(code, item, earned)
    document = answer.get("document")
    return Mark(
        code,
        mark.verdict,
        mark.applied,
        mark.earned,
        reason=str(answer.get("reason", "")),
        note=str(answer.get("note", "")),
        second=str(answer.get("second", "")),
        document=document if isinstance(document, int) else None,
        separate=answer.get("separate") is True,
    )


def _verdict(code: str, answer: dict[str, Any], ruled: bool) -> Verdict:
    if "verdict" not in answer:
        return Verdict.DEDUCTED if ruled else Verdict.SCORED
    verdict = _SHORT.get(str(answer["verdict"]))
    if verdict is None:
        raise ScoringError(f"评查项 {code}：没有“{answer['verdict']}”这种结论。", f"可用：{'、'.join(_SHORT)}。")
    return verdict


def _rule(code: str, item: Item | None, given: object) -> AppliedRule:
    if isinstance(given, str):
        return _short_rule(code, given)
    if not isinstance(given, dict) or "code" not in given or any(key not in _RULE_KEYS for key in given):
        raise ScoringError(f"评查项 {code}：扣分规则写法不对。", f"可用的键：{'、'.join(sorted(_RULE_KEYS))}。")
    rule = next((one for one in item.rules if one.code == given["code"]), None) if item is not None else None
    names = [tier.text for tier in rule.tiers] if rule is not None else []
    count = given.get("count", 1)
    return AppliedRule(
        str(given["code"]),
        count if isinstance(count, int) and not isinstance(count, bool) else 0,
        _points(code, given["value"]) if given.get("value") is not None else None,
        _place(code, names, given["tier"]) if given.get("tier") is not None else None,
        tuple(_place(code, names, one) for one in given.get("missing", [])),
        str(given.get("text", "")),
        given.get("repeated") is True,
    )


def _short_rule(code: str, text: str) -> AppliedRule:
    found = _RULE.fullmatch(text)
    if found is None:
        raise ScoringError(f"评查项 {code}：看不懂规则“{text}”。", "例如 a、a:3、a=1.5、a#2、a-1,4。")
    return AppliedRule(
        found["code"],
        int(found["count"] or 1),
        _points(code, found["value"]) if found["value"] else None,
        int(found["tier"]) - 1 if found["tier"] else None,
        tuple(int(one) - 1 for one in re.split("[,，]", found["missing"])) if found["missing"] else (),
    )


def _place(code: str, names: list[str], given: object) -> int:
    if isinstance(given, int) and not isinstance(given, bool):
        return given - 1
    if given in names:
        return names.index(str(given))
    raise ScoringError(f"评查项 {code}：没有“{given}”这一档或者要素。", f"可用：{'、'.join(names) or '无'}。")


def _points(code: str, value: object) -> Points:
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
            raise ValueError
        return points(value)
    except ValueError as error:
        raise ScoringError(f"评查项 {code}：“{value}”不是分数。", "分数写成数字，如 1.5。") from error
