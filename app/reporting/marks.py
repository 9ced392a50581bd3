"""The marks of a review as a report reads them: where each was seen, what it says, which are findings."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.domain.casefile import CaseFile
from app.domain.page import Pin
from app.domain.points import points_text
from app.domain.review import Mark, Review, Verdict
from app.domain.score import ItemScore, Score, is_problem
from app.domain.standard import Item, Standard, Veto

LONGEST_IN_CELL = 160  # characters; a longer reason is told in the list of findings only
PREFIXES = {Verdict.NOT_APPLICABLE: "不适用", Verdict.EXEMPT: "免扣", Verdict.PENDING: "待定"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A mark that is a finding, with its number and what the standard says about its item."""

    number: int
    mark: Mark
    title: str
    basis: tuple[str, ...]


class MarkBook:
    """Looks marks, scores and pages up."""

    def __init__(self, case: CaseFile, review: Review, standard: Standard, score: Score) -> None:
        self._standard = standard
        self._titles = {document.id: document.title.strip("《》") for document in case.documents}
        self._marks: dict[str, list[Mark]] = {}
        for mark in review.marks:
            self._marks.setdefault(mark.code, []).append(mark)
        self._scores = {item.code: item for item in score.items}
        self._places: dict[tuple[str, int], tuple[int, str]] = {}
        folio = 0
        for document in case.documents:
            for ref in document.pages:
                folio += 1
                self._places.setdefault((ref.file_hash, ref.number), (folio, document.title.strip("《》")))
        self._items = {item.code: item for part in standard.parts for item in walk(part.items)}
        self._away = dict(_away(standard, review))
        self.listed = tuple(self._listing())
        self._numbers = {(one.mark.code, one.mark.document): one.number for one in self.listed}

    def of(self, code: str) -> Sequence[Mark]:
        """The marks on an item or veto; several when it is judged per document."""
        return self._marks.get(code, ())

    def score(self, code: str) -> ItemScore | None:
        """The score of an item."""
        return self._scores.get(code)

    def reason(self, code: str) -> str:
        """What the reason cell of an item says; the fact of the case that took it off the sheet where nobody marked it."""
        if code in self._away and not self.of(code):
            return f"按案情不适用：{self._away[code]}"
        return "；".join(told for told in map(self.told, self.of(code)) if told)

    def told(self, mark: Mark) -> str:
        """A mark's reason with the pages it was seen on, as a cell says it."""
        if mark.verdict is Verdict.MET:
            return ""
        reason = self.why(mark).rstrip("。；")
        number = self._numbers.get((mark.code, mark.document))
        if number is not None and len(reason) > LONGEST_IN_CELL:
            reason = f"理由见问题清单第{number}项"
        if mark.verdict in PREFIXES:
            reason = f"{PREFIXES[mark.verdict]}：{reason}" if reason else PREFIXES[mark.verdict]
        if mark.document in self._titles:
            reason = f"《{self._titles[mark.document]}》{reason}"
        pages = self._pages(mark)
        return f"{reason}（{pages}）" if pages else reason

    def why(self, mark: Mark) -> str:
        """The reviewer's reason; where none was written, what the applied rules say."""
        if mark.reason.strip():
            return mark.reason.strip()
        item = self._items.get(mark.code)
        rules = {rule.code: rule.text for rule in item.rules} if item else {}
        return "；".join(told for told in (one.text or rules.get(one.code, "") for one in mark.applied) if told)

    def citation(self, pin: Pin) -> str:
        """《文书》卷内第×页 of a pin."""
        folio, title = self._places.get((pin.file_hash, pin.page), (0, ""))
        return f"《{title}》卷内第{folio}页" if folio else "（该页已不在卷内）"

    def cost(self, mark: Mark) -> str:
        """What a finding cost, as its title says it."""
        if mark.verdict in (Verdict.HIT, Verdict.EXEMPT):
            return "否决" if mark.verdict is Verdict.HIT else "免扣"
        score = self._scores.get(mark.code)
        return _loss_text(score) if score else ""

    def _pages(self, mark: Mark) -> str:
        places = (self._places.get((pin.file_hash, pin.page)) for pin in mark.pins)
        numbers = sorted({place[0] for place in places if place})
        return f"第{'、'.join(map(str, numbers))}页" if numbers else ""

    def _listing(self) -> Iterator[Listed]:
        """Vetoes that hit first, then the items that lost points or carry a remark, in the order of the sheet."""
        number = 0
        subjects: tuple[Veto | Item, ...] = (*self._standard.vetoes, *self._items.values())
        for subject in subjects:
            for mark in self.of(subject.code):
                if self._is_problem(mark):
                    number += 1
                    yield Listed(number, mark, subject.text, subject.basis)

    def _is_problem(self, mark: Mark) -> bool:
        item = self._items.get(mark.code)
        return is_problem(mark, item.method if item is not None else None, self._scores.get(mark.code))


def _away(standard: Standard, review: Review) -> Iterator[tuple[str, str]]:
    """Each item that facts of the case take off the sheet, with the sentence of the fact (N6)."""
    for preset in reversed([one for one in standard.presets if one.code in review.facts]):
        for part in standard.parts:
            for item in walk(part.items):
                if item.code in preset.items or part.code in preset.items:
                    yield from ((below.code, preset.text) for below in walk((item,)))


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Headings and leaves in the order of the sheet."""
    for item in items:
        yield item
        yield from walk(item.children)


def _loss_text(score: ItemScore) -> str:
    if not score.loss:
        return "不扣分"
    loss = f"扣{points_text(score.loss)}分"
    count = re.search(r"（(\d+[^（）]*×[\d.]+)分?）", score.explanation)
    return f"{loss}（{count.group(1)}分）" if count and "；" not in score.explanation else loss
