"""How facts read in documents show in a list."""

from __future__ import annotations

from dataclasses import dataclass

from app.domain.casefile import CaseFile
from app.domain.contradiction import contradictions
from app.domain.fact import Fact, FactKind, KnownFact
from app.domain.fact_value import shown
from app.wording import word
from ui.models.record_table import RIGHT, Column

LOW = 0.8  # below it a person should look
# facts that say that something stands there: there is no value to type
UNTYPED = frozenset({FactKind.HEARING_RIGHT, FactKind.STATEMENT_RIGHT, FactKind.CONTENTS_ROW, FactKind.STATEMENT})
_BARE = UNTYPED - {FactKind.STATEMENT} | {FactKind.PARTY_KIND, FactKind.AMOUNT_WORDS, FactKind.SERVED_DOCUMENT}
_CHECKED = frozenset({FactKind.USCC, FactKind.ID_NUMBER})


@dataclass(frozen=True, slots=True)
class FactRow:
    """A fact with its document's title, its running page number, and the readings that contradict it."""

    known: KnownFact
    title: str
    folio: int | None
    against: tuple[FactRow, ...] = ()

    @property
    def fact(self) -> Fact:
        return self.known.fact

    @property
    def day(self) -> str | None:
        """The day something happened, for the timeline; None for what happened on no day."""
        return self.fact.value if self.fact.kind in (FactKind.DATE, FactKind.TIME_SPAN) else None

    @property
    def unsure(self) -> bool:
        """Read without much certainty, and nobody has looked at it."""
        sure = self.fact.by_hand or self.fact.kind is FactKind.SEAL  # of a seal one never is: it is looked up apart
        return round(self.fact.confidence, 2) < LOW and not sure


def fact_rows(case: CaseFile, facts: tuple[KnownFact, ...]) -> tuple[FactRow, ...]:
    """The facts of a case, each with what contradicts it."""
    titles = {document.id: document.title for document in case.documents}
    folios: dict[tuple[str, int], int] = {}
    for document in case.documents:
        for ref in document.pages:
            folios[ref.file_hash, ref.number] = len(folios) + 1
    against = contradictions(one.fact for one in facts if not one.dropped)

    def made(one: KnownFact, others: tuple[Fact, ...] = ()) -> FactRow:
        pin = one.fact.pin
        folio = folios.get((pin.file_hash, pin.page)) if pin is not None else None
        return FactRow(one, titles.get(one.fact.document, ""), folio, tuple(made(KnownFact(other)) for other in others))

    return tuple(made(one, () if one.dropped else against.get(one.fact, ())) for one in facts)


def fact_name(fact: Fact) -> str:
    """What the fact says, with whose or which it is."""
    name = word(fact.kind)
    if fact.kind in (FactKind.DATE, FactKind.TIME_SPAN):
        return f"{fact.role}{name}"
    if fact.kind in _CHECKED:
        return f"{name}（校验不通过）" if fact.role == "invalid" else name
    return f"{name}（{fact.role}）" if fact.role and fact.kind not in _BARE else name


def fact_value(fact: Fact) -> str:
    """The value as one reads it."""
    if fact.kind in (FactKind.HEARING_RIGHT, FactKind.STATEMENT_RIGHT):
        return f"已告知（{fact.role}日）" if fact.role.isdigit() else "已告知"
    if fact.kind is FactKind.CONTENTS_ROW:
        return " · ".join(part for part in fact.value.split("|") if part)
    if fact.kind is FactKind.AMOUNT_WORDS:
        return f"{shown(fact.kind, fact.value)}（{fact.role}）" if fact.role else shown(fact.kind, fact.value)
    if fact.kind is FactKind.SERVED_DOCUMENT:
        return f"{fact.value} {fact.role}".strip()
    return shown(fact.kind, fact.value)


def state_text(row: FactRow) -> str:
    """How sure it is, whether a person spoke, whether another reading says otherwise."""
    if row.known.dropped:
        return "⊘ 人工删去"
    sure = _sure(row)
    return f"▼ 不一致 {sure.removeprefix('✓ ')}" if row.against else sure


def _sure(row: FactRow) -> str:
    if row.fact.by_hand:
        return "✓ 人工确认" if row.known.read == row.fact.value else "✓ 人工"
    if row.fact.kind is FactKind.SEAL:
        return "图像提示"
    return f"{'？ ' if row.unsure else ''}{row.fact.confidence:.0%}"


def _tone(row: FactRow) -> str:
    if row.known.dropped:
        return "soft"
    if row.against:
        return "bad"
    return "ok" if row.fact.by_hand else "warn" if row.unsure else "soft"


def _ink(row: FactRow) -> str:
    return "soft" if row.known.dropped else "ink"


FACT_COLUMNS = (
    Column[FactRow]("要素", lambda row: fact_name(row.fact), tone=_ink, width=150),
    Column[FactRow]("内容", lambda row: fact_value(row.fact), tone=_ink),
    Column[FactRow]("页", lambda row: str(row.folio or ""), lambda row: row.folio or 0, RIGHT, tone=_ink, width=44),
    Column[FactRow]("把握", state_text, lambda row: row.fact.confidence, tone=_tone, width=118),
    Column[FactRow]("文书", lambda row: row.title, tone=lambda _row: "soft", width=130, spare=1),
    Column[FactRow]("原文", lambda row: row.fact.quote, tone=lambda _row: "soft", spare=2),
)

AGAINST_COLUMNS = (
    Column[FactRow]("另一种读法", lambda row: fact_value(row.fact)),
    Column[FactRow]("文书", lambda row: row.title, tone=lambda _row: "soft", width=120, spare=1),
    Column[FactRow]("页", lambda row: str(row.folio or ""), lambda row: row.folio or 0, RIGHT, width=44),
)
