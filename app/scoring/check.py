"""Whether an answer fits its standard, and what it still lacks before sign-off."""

from __future__ import annotations

from app.domain.points import Points, points_text
from app.domain.review import AppliedRule, Mark, Verdict
from app.domain.standard import DeductionRule, Item, Method, RuleKind, Standard
from app.errors import ScoringError
from app.scoring.losses import COUNTED
from app.scoring.plan import with_headings

_VETO_VERDICTS = (Verdict.HIT, Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.EXEMPT, Verdict.PENDING)
_REASONED = (Verdict.HIT, Verdict.NOT_APPLICABLE, Verdict.EXEMPT)
_LISTED = (RuleKind.ELEMENTS, RuleKind.PRESENT)


def check_mark(standard: Standard, mark: Mark) -> None:
    """Nothing when the answer fits the standard; otherwise ScoringError says which item and why."""
    if mark.verdict in _REASONED and not mark.reason.strip():
        raise _wrong(mark.code, "请填写具体理由", "否决、不适用和免扣都必须写明理由。")
    if standard.veto(mark.code) is not None:
        _check_veto(mark)
        return
    item = find_item(standard, mark.code)
    if item is not None:
        _check_item(item, mark)
        return
    if any(part.code == mark.code for part in standard.parts):
        _only(mark, (Verdict.MET, Verdict.NOT_APPLICABLE, Verdict.PENDING), "整个部分只能评为符合、不适用或待定")
        return
    raise _wrong(mark.code, "标准里没有这个编号", "请核对评查标准的版本。")


def find_item(standard: Standard, code: str) -> Item | None:
    """The item or heading with this code, or None."""
    for part in standard.parts:
        for top in part.items:
            for item in with_headings(top):
                if item.code == code:
                    return item
    return None


def lacks(standard: Standard, mark: Mark) -> tuple[str, ...]:
    """What an answer still lacks before sign-off, as Chinese sentences; pins are judged elsewhere."""
    item = find_item(standard, mark.code)
    veto = standard.veto(mark.code)
    missing: list[str] = []
    if mark.verdict is Verdict.PENDING:
        missing.append("尚未决定")
    if mark.verdict is Verdict.HIT and veto is not None and veto.needs_second and not mark.second.strip():
        missing.append("否决须由第二名评查人确认")
    if mark.verdict is Verdict.DEDUCTED and not _has_words(mark):
        missing.append("没有写明扣分理由")
    if item is not None and item.method is Method.BONUS and mark.earned and not mark.reason.strip():
        missing.append("没有写明加分理由")
    return tuple(missing)


def _has_words(mark: Mark) -> bool:
    return bool(mark.reason.strip()) or (bool(mark.applied) and all(one.text.strip() for one in mark.applied))


def _check_veto(mark: Mark) -> None:
    _only(mark, _VETO_VERDICTS, "否决项只能评为否决、符合、不适用、免扣或待定")
    if mark.applied or mark.earned is not None:
        raise _wrong(mark.code, "否决项不打分", "请删去扣分和得分。")


def _check_item(item: Item, mark: Mark) -> None:
    if mark.verdict is Verdict.HIT:
        raise _wrong(item.code, "不是否决项", "请改用扣分，或选用项内否决规则。")
    if item.children and mark.verdict in (Verdict.SCORED, Verdict.EXEMPT):
        raise _wrong(item.code, "是上级项目，得分由下级项目相加", "请对下级项目评分。")
    if mark.document is not None and not item.per_document:
        raise _wrong(item.code, "按全卷评一次，不分文书", "请去掉文书编号。")
    if mark.substitute is not None and mark.substitute not in item.substitutes:
        raise _wrong(item.code, "标准没有规定可由这种文书替代", "请核对替代文书。")
    if mark.verdict is Verdict.SCORED and not mark.applied:
        _check_earned(item, mark.earned)
    elif mark.verdict in (Verdict.DEDUCTED, Verdict.SCORED):
        _check_deduction(item, mark)
    elif mark.applied or mark.earned is not None:
        raise _wrong(item.code, "既未扣分也未评分，却写了扣分规则或得分", "请核对评查结论。")


def _check_earned(item: Item, earned: Points | None) -> None:
    if item.method is Method.DEDUCT:
        raise _wrong(item.code, "是扣分制项目", "请用扣分规则评查。")
    if earned is None:
        raise _wrong(item.code, "没有写得分", f"请填 0 到 {points_text(item.points)}。")
    _check_on_step(item.code, earned, Points(0), item.points, item.step)


def _check_deduction(item: Item, mark: Mark) -> None:
    if not mark.applied:
        if item.rules or mark.earned is None:
            raise _wrong(item.code, "没有选用扣分规则", "请选择扣分规则并填写处数或分值。")
        _check_on_step(item.code, mark.earned, Points(0), item.points, item.step)
        return
    if mark.earned is not None:
        raise _wrong(item.code, "同时写了扣分规则和得分", "两者只能写一种。")
    rules = {rule.code: rule for rule in item.rules}
    used: set[str] = set()
    for applied in mark.applied:
        rule = rules.get(applied.code)
        if rule is None:
            raise _wrong(item.code, f"没有扣分规则 {applied.code}", "标准以外的问题不得扣分，可写入备注。")
        if applied.code in used and rule.kind is not RuleKind.OPEN:
            raise _wrong(item.code, f"规则 {applied.code} 用了两次", "请合并为一条并填写处数。")
        used.add(applied.code)
        _check_applied(item, rule, applied, mark)


def _check_applied(item: Item, rule: DeductionRule, applied: AppliedRule, mark: Mark) -> None:
    where = f"{item.code} 的规则 {rule.code}"
    if applied.count < 1 or (applied.count != 1 and rule.kind not in COUNTED):
        raise _wrong(where, "处数不对", "按处扣分的规则填 1 以上的整数，其他规则不填处数。")
    if (applied.value is not None) != (rule.kind is RuleKind.RANGE):
        raise _wrong(where, "分值不对", "视情况扣分的规则必须填分值，其他规则不填。")
    if rule.kind is RuleKind.RANGE and applied.value is not None:
        _check_on_step(where, applied.value, rule.low, rule.high, rule.step)
    _check_choice(where, rule, applied)
    if rule.kind is RuleKind.OPEN and not (applied.text.strip() or mark.reason.strip()):
        raise _wrong(where, "没有写明是什么问题", "其他问题必须写明内容。")
    if rule.kind is RuleKind.VETO and not (applied.text.strip() or mark.reason.strip()):
        raise _wrong(where, "请填写具体理由", "否决必须写明理由。")


def _check_choice(where: str, rule: DeductionRule, applied: AppliedRule) -> None:
    if (applied.tier is not None) != (rule.kind is RuleKind.TIERS):
        raise _wrong(where, "档次不对", "分档扣分的规则必须选一档，其他规则不选。")
    if applied.tier is not None and not 0 <= applied.tier < len(rule.tiers):
        raise _wrong(where, f"没有第 {applied.tier + 1} 档", f"共 {len(rule.tiers)} 档。")
    if applied.missing and rule.kind not in _LISTED:
        raise _wrong(where, "不是按要素评查的规则", "请去掉缺失要素。")
    if any(not 0 <= at < len(rule.tiers) for at in applied.missing):
        raise _wrong(where, "缺失要素的序号超出范围", f"共 {len(rule.tiers)} 个要素。")
    if rule.kind is RuleKind.ELEMENTS and not applied.missing:
        raise _wrong(where, "没有选缺失的要素", "请选择至少一个缺失的要素。")


def _check_on_step(where: str, value: Points, low: Points, high: Points, step: Points) -> None:
    if not low <= value <= high:
        text = f"应在 {points_text(low)} 到 {points_text(high)} 之间，现为 {points_text(value)}"
        raise _wrong(where, text, "请重新填写分值。")
    if step > 0 and (value - low) % step and value % step and value != high:
        raise _wrong(where, f"{points_text(value)} 不是步长 {points_text(step)} 的整数倍", "请重新填写分值。")


def _only(mark: Mark, verdicts: tuple[Verdict, ...], text: str) -> None:
    if mark.verdict not in verdicts:
        raise _wrong(mark.code, text, "请重新选择评查结论。")


def _wrong(where: str, text: str, advice: str) -> ScoringError:
    return ScoringError(f"评查项 {where}：{text}。", advice)
