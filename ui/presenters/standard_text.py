"""A standard, a part, an item or a veto as a small HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from app.domain.points import points_text
from app.domain.standard import DeductionRule, Item, Part, Standard, Veto
from app.scoring.policy_text import policy_notes
from app.wording import word
from ui.models.days import day_text
from ui.presenters.workbench_rules import cost_text


def standard_html(standard: Standard) -> str:
    """What the whole standard says about itself."""
    dates = f"{day_text(standard.valid_from)}起施行"
    if standard.valid_to is not None:
        dates += f"，{day_text(standard.valid_to)}止"
    facts = [
        ("版次", standard.edition),
        ("施行", dates),
        ("适用", "、".join(word(case_type) for case_type in standard.case_types)),
        ("制定", standard.issuer),
        ("文号", standard.document_no),
        ("地区", standard.region),
        ("领域", standard.sector),
        ("校验值", standard.digest[:16]),
    ]
    grades = [f"{band.name}：{points_text(band.low)} 分及以上" for band in standard.grades]
    return "".join(
        (
            f"<h2>{escape(standard.title)}</h2>",
            _facts(facts),
            _list("等次", grades),
            _list("计分办法和说明", policy_notes(standard)),
            _list("可以整组免评的情形", [f"{one.text}（{'、'.join(one.items)}）" for one in standard.presets]),
        )
    )


def part_html(part: Part) -> str:
    """What a part counts."""
    leaves = tuple(part.leaves())
    full = sum((leaf.points for leaf in leaves), start=leaves[0].points * 0) if leaves else 0
    facts = [("计入总分", word(part.rule)), ("项目", f"{len(leaves)} 项，满分 {points_text(full)} 分")]  # type: ignore[arg-type]
    if part.weight is not None:
        facts.append(("权重", points_text(part.weight)))
    return f"<h2>{escape(part.code)}　{escape(part.title)}</h2>{_facts(facts)}"


def item_html(item: Item) -> str:
    """What an item asks, what it costs, and what it rests on."""
    facts = [("环节", item.stage), ("分值", f"{points_text(item.points)} 分　{word(item.method)}")]
    types = [word(doc_type) for doc_type in item.document_types]
    return "".join(
        (
            f"<h2>{escape(item.code)}　{escape(item.text)}</h2>",
            _facts(facts),
            _list("扣分规则", [_rule(rule) for rule in item.rules]),
            _list("依据", item.basis),
            _paragraph("怎样查", item.how_to_check),
            _list("看哪些文书", ("、".join(types),) if types else ()),
            _list("常见问题", item.mistakes),
            _list("注意", item.cautions),
            _paragraph("不适用的情形", item.not_applicable_when),
            _paragraph("加分条件", item.condition),
            _list("常用表述", item.phrases),
        )
    )


def veto_html(veto: Veto) -> str:
    """What a veto says and does."""
    types = [word(doc_type) for doc_type in veto.document_types]
    return "".join(
        (
            f"<h2>{escape(veto.code)}　{escape(veto.text)}</h2>",
            _facts([("类别", veto.group), ("后果", f"{word(veto.effect)}{veto.cap_grade}")]),
            _list("依据", veto.basis),
            _paragraph("怎样查", veto.how_to_check),
            _list("看哪些文书", ("、".join(types),) if types else ()),
            _list("常见问题", veto.mistakes),
            _list("注意", veto.cautions),
            _list("常用表述", veto.phrases),
        )
    )


def _rule(rule: DeductionRule) -> str:
    tiers = "；".join(f"{tier.text}（{points_text(tier.points)} 分）" for tier in rule.tiers)
    return "：".join(part for part in (cost_text(rule), rule.text, tiers) if part)


def _facts(facts: Iterable[tuple[str, str]]) -> str:
    rows = "".join(
        f"<tr><td style='padding-right:16px'>{name}</td><td>{escape(value)}</td></tr>" for name, value in facts if value
    )
    return f"<table>{rows}</table>"


def _list(title: str, lines: Iterable[str]) -> str:
    entries = "".join(f"<li>{escape(line)}</li>" for line in lines if line)
    return f"<h4>{title}</h4><ul>{entries}</ul>" if entries else ""


def _paragraph(title: str, text: str) -> str:
    return f"<h4>{title}</h4><p>{escape(text)}</p>" if text else ""


def changes(old: Standard, new: Standard) -> Iterator[tuple[str, str, str]]:
    """What differs between two editions: sign, code, and what it was and is."""
    before, after = _entries(old), _entries(new)
    for code, entry in after.items():
        if code not in before:
            yield "＋ 新增", code, entry["内容"]
    for code, entry in before.items():
        if code not in after:
            yield "－ 删去", code, entry["内容"]
            continue
        for name, value in entry.items():
            now = after[code].get(name, "")
            if now != value:
                yield "≠ 改动", code, f"{name}：{value or '（无）'} → {now or '（无）'}"


def _entries(standard: Standard) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for veto in standard.vetoes:
        found[veto.code] = {
            "内容": veto.text,
            "依据": "；".join(veto.basis),
            "后果": word(veto.effect),
            "怎样查": veto.how_to_check,
            "常见问题": "；".join(veto.mistakes),
        }
    for leaf in standard.leaves():
        found[leaf.code] = {
            "内容": leaf.text,
            "依据": "；".join(leaf.basis),
            "环节": leaf.stage,
            "分值": f"{points_text(leaf.points)} 分　{word(leaf.method)}",
            "规则": "；".join(_rule(rule) for rule in leaf.rules),
            "怎样查": leaf.how_to_check,
            "常见问题": "；".join(leaf.mistakes),
            "不适用的情形": leaf.not_applicable_when,
        }
    grades = "，".join(f"{band.name} {points_text(band.low)}" for band in standard.grades)
    found["等次"] = {"内容": grades}
    found["计分办法"] = {"内容": "；".join(policy_notes(standard))}
    return found
