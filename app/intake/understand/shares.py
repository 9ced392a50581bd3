"""Which of several parties a penalty is for, by the names and short names told before it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_SHORT = r"[（(](?:以下|下)?(?:统|合)?[简并]?称(?:为)?[：:]?[“\"]?(?P<short>[^”\"）)]{2,16})"


def names_of(flow: str, parties: Sequence[str]) -> dict[str, str]:
    """Every name the text gives each party, the short ones it agrees on included, with the full name."""
    names = {party: party for party in parties}
    for party in parties:
        short = re.search(re.escape(party) + _SHORT, flow)
        if short:
            names[short["short"]] = party
    return names


def shared(text: str, at: int, names: Mapping[str, str]) -> tuple[str, ...]:
    """The parties a penalty at text[at] is for: the last named before it, all of the clause where each gets its own.

    ("",) when the case has one party only or none is named.
    """
    if len(set(names.values())) < 2:
        return ("",)
    begin = max(text.rfind(sign, 0, at) for sign in "；;。") + 1
    named = sorted((text.rfind(name, begin, at), name) for name in names if name in text[begin:at])
    if named and re.search(r"分别|各(?!项|种|类)", text[named[0][0] : at]):
        return tuple(dict.fromkeys(names[name] for _, name in named))
    if not named:
        place, name = max((text.rfind(name, 0, at), name) for name in names)
        return (names[name],) if place >= 0 else ("",)
    together = [named[-1]]
    for place, name in reversed(named[:-1]):
        if re.fullmatch(r"[、和及与]?", text[place + len(name) : together[0][0]]):
            together.insert(0, (place, name))
    return tuple(dict.fromkeys(names[name] for _, name in together))
