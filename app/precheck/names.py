"""Names of officers as they stand in a case, mended where two names ran together, and their certificates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from app.domain.fact import Fact, FactKind
from app.precheck.case import CaseView, CheckedDocument

ACTING = ("承办", "协办", "记录员")
_CERTIFICATE = re.compile(
    r"[（(]?(?:行政)?执?法?证?(?:件|号|件号|编号|号码)?[：:]?[A-Za-z\u4e00-\u9fff]{0,4}\d[\d\-—]{3,}"
)
_NUMBERS = re.compile(r"(?:证号|证件号|编号|证件编号|[（(])[：:\t\s]{0,2}[A-Za-z\u4e00-\u9fff]{0,4}\d[\d\-—]{3,}")
_IDENTITY = re.compile(r"\d{17}[\dXx]")
_NEAR = 16


def known_names(case: CaseView) -> frozenset[str]:
    """Names of all officers of the case, those that ran together or were cut off by the end of a line left out."""
    written = {fact.value for fact in case.facts(FactKind.OFFICER)}
    whole = {name for name in written if not any(_cut_from(name, one) for one in written)}
    return frozenset(name for name in whole if parted(name, written) == (name,))


def _cut_from(name: str, whole: str) -> bool:
    return len(name) == 2 and len(whole) == 3 and whole.startswith(name)


def parted(name: str, others: Iterable[str]) -> tuple[str, ...]:
    """The names in a writing where two names ran together (何砚秋许 beside 许牧之), or the name itself."""
    held = [one for one in others if one != name and len(one) >= 2]
    for one in held:
        if name.startswith(one):
            rest = name[len(one) :]
            whole = [other for other in held if other != one and other.startswith(rest)]
        elif name.endswith(one):
            rest = name[: -len(one)]
            whole = [other for other in held if other != one and other.endswith(rest)]
        else:
            continue
        if rest and whole:
            return (one, min(whole, key=len))
    return (name,)


def officers_in(case: CaseView, item: CheckedDocument, roles: Iterable[str] = ACTING) -> dict[str, Fact]:
    """The acting officers named in a document with the place each stands at."""
    known, wanted = known_names(case), set(roles)
    found: dict[str, Fact] = {}
    for fact in item.values(FactKind.OFFICER):
        if fact.role in wanted:
            for name in parted(fact.value, known):
                found.setdefault(name, fact)
    for name, fact in _by_label(item) if not found else ():
        found.setdefault(name, fact)
    for fact in certificates_in(item, known):
        found.setdefault(fact.role, fact)
    return found


_ONE = r"[\u4e00-\u9fff·]{2,4}(?:[（(][^（）()]{3,40}[）)])?"
_LABEL = re.compile(
    r"(?:核查|核实|踏勘|勘查|审查|抽样|采样)人员?(?:[（(]?签(?:名|字)[）)]?)?[：:\t]{1,2}"
    rf"(?P<names>{_ONE}(?:[、，, ]{_ONE}){{0,4}})(?![\u4e00-\u9fff])"
)


def _by_label(item: CheckedDocument) -> Iterator[tuple[str, Fact]]:
    """Names behind labels that only some procedures use."""
    for line in item.reading.lines:
        for match in _LABEL.finditer(line.text):
            for name in re.findall(r"[\u4e00-\u9fff·]{2,4}(?![^（(]*[）)])", match["names"]):
                at = line.start + match.start("names")
                pin = item.reading.pin(at, at + len(match["names"]))
                yield name, Fact(FactKind.OFFICER, name, item.document.id, "承办", pin, match.group())


def certificates_in(item: CheckedDocument, known: frozenset[str]) -> tuple[Fact, ...]:
    """Certificate numbers that stand behind the name of an officer; other numbers behind other words are none."""
    return tuple(
        fact
        for fact in item.values(FactKind.CERTIFICATE)
        if fact.role in known and not _IDENTITY.fullmatch(fact.value.strip()) and not _in_list(fact)
    )


def strays_in(item: CheckedDocument, own: Mapping[str, Iterable[str]]) -> tuple[Fact, ...]:
    """Numbers in a list behind several names that are nearly an officer's own, which the paper does not name at all."""
    bare = re.sub(r"[\s\-—]", "", item.text)
    return tuple(
        fact
        for fact in item.values(FactKind.CERTIFICATE)
        if _in_list(fact) and any(_nearly(fact.value, one) and one not in bare for one in own.get(fact.role, ()))
    )


def _nearly(number: str, own: str) -> bool:
    """The same signs in another order, or one sign changed."""
    told = re.sub(r"[\s\-—]", "", number)
    changed = sum(a != b for a, b in zip(told, own, strict=False))
    return len(told) == len(own) and told != own and (changed == 1 or (changed == 2 and sorted(told) == sorted(own)))


def _in_list(fact: Fact) -> bool:
    """A number among numbers behind several names: which one is whose cannot be told."""
    number = re.escape(fact.value)
    return bool(re.search(rf"{number}[、，,/\s]+[A-Za-z\u4e00-\u9fff]{{0,6}}\s?\d|\d[、，,/\s]+{number}", fact.quote))


def has_number(item: CheckedDocument, name: str, numbers: Iterable[str]) -> bool:
    """True when a certificate number stands behind the name, or the officer's known number stands anywhere in the paper."""
    bare = re.sub(r"[\s\-—]", "", item.text)
    if any(re.sub(r"[\s\-—]", "", number) in bare for number in numbers):
        return True
    return any(
        _CERTIFICATE.search(item.text[at.end() : at.end() + _NEAR]) for at in re.finditer(re.escape(name), item.text)
    )


def number_count(item: CheckedDocument) -> int:
    """How many numbers that look like certificate numbers stand in a paper."""
    return len({match.group().lstrip("证号件编（(：: \t") for match in _NUMBERS.finditer(item.reading.flow)})
