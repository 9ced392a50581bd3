"""Values of truth files as the program writes its facts: one value, a list or groups of them, in any of the usual writings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from app.intake.understand.amounts import find_amounts, yuan_text
from app.intake.understand.dates import find_dates
from app.intake.understand.outcome import PENALTIES

_NOTHING = {"", "无", "未见", "不详", "未写明", "未载明", "略", "（略）", "null", "None"}


def scalars(value: Any) -> Iterator[str | int | float | Decimal | date]:
    """Every single value of a scalar, a list or nested groups; nothing for what is null or says that nothing is known."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from scalars(one)
    elif isinstance(value, list | tuple | set):
        for one in value:
            yield from scalars(one)
    elif value is not None and not isinstance(value, bool) and str(value).strip() not in _NOTHING:
        yield value


def texts(value: Any) -> frozenset[str]:
    """Every single value as plain text."""
    return frozenset(plain(str(one)) for one in scalars(value))


def masked(text: str) -> bool:
    """True for a value that was made unreadable: 9253010***, 9143xxxx."""
    return bool(re.search(r"[*＊×✕]|[xX]{3,}|(?<=\d)[xX]{2,}", text))


def amounts(value: Any) -> frozenset[str]:
    """Amounts in yuan, written as numbers or as 50万元; 0 and what is no amount are left out."""
    found = set()
    for one in scalars(value):
        text = re.sub(r"[,，\s]", "", str(one))
        number = re.fullmatch(r"\d+(?:\.\d+)?", text)
        told = [Decimal(text)] if number else [amount.yuan for amount in find_amounts(text)]
        found |= {yuan_text(yuan) for yuan in told if yuan}
    return frozenset(found)


def days(value: Any) -> frozenset[str]:
    """Whole days as ISO dates, however written; a month or a year alone is no day."""
    found = set()
    for one in scalars(value):
        if isinstance(one, datetime):
            found.add(one.date().isoformat())
        elif isinstance(one, date):
            found.add(one.isoformat())
        else:
            found |= {day.value.isoformat() for day in find_dates(str(one)) if day.value}
    return frozenset(found)


def penalty_kinds(value: Any) -> frozenset[str]:
    """Kinds of penalties by the names of the program: 罚款10万元 is 罚款; what fits none stays as it is written."""
    found = set()
    for one in scalars(value):
        for part in re.split(r"[、；;，,]|并处?", re.sub(r"[（(].*?[）)]", "", str(one))):
            kinds = [name for name, pattern in PENALTIES if re.search(pattern, part)]
            known = kinds or ["责令改正" if "责令" in part else part.strip()]
            found |= {kind for kind in known if kind and not re.fullmatch(r"[\d.,元万]+", kind)}
    return frozenset(found)


def plain(text: str) -> str:
    """A value without spaces and with one kind of bracket, for comparing."""
    text = re.sub(r"\s", "", text).replace("（", "(").replace("）", ")").replace("，", ",")
    text = re.sub(r"[\[［【〔(]((?:19|20)\d\d)[\]］】〕)]", r"〔\1〕", text)
    return text.rstrip("。；，")


_SAME = (
    "收到 接到 收悉 签收 接", "检查 调查 查获 查验 核查 巡查 勘验", "发布 公布 公告 公示 披露", "购进 进购 购买 购入 采购 买入",
    "生产 制造", "举报 投诉", "答复 回复", "卖出 销售 出售", "成立 设立 开办 注册", "提出 提交 申请", "开工 开始建设 建设", "届满 到期 有效期",
)  # fmt: skip


def alike(wanted: str, read: str) -> bool:
    """True when two names of an event say the same: one holds the other's characters in order, or they share a word."""
    wanted, read = (re.sub(r"首次|再次|[了的《》（）()]", "", text) for text in (wanted, read))
    if not wanted or not read:
        return False
    if _within(wanted, read) or _within(read, wanted):
        return min(len(wanted), len(read)) >= 2 or wanted == read
    if any(wanted[at : at + 2] in read for at in range(len(wanted) - 1)):
        return True
    groups = [set(group.split()) for group in _SAME]
    return any(any(one in wanted for one in group) and any(one in read for one in group) for group in groups)


def _within(small: str, large: str) -> bool:
    rest = iter(large)
    return all(char in rest for char in small)
