"""Reviews with their marks: starting, reading, and where the reviewer left off."""

from __future__ import annotations

import json
from datetime import datetime

from app.domain.review import Mark, Reopening, Review, SignOff, Stage
from app.errors import RecordMissing
from app.store.documents import Documents
from app.store.shapes import Turns, read_mark
from app.store.sqlfile import Row, SqlFile, intact

_MOST_READ = 4000


class Reviews:
    """The reviews of a workspace."""

    def __init__(self, file: SqlFile) -> None:
        self._file = file
        self._documents = Documents(file)
        self._read: dict[str, Mark] = {}

    def start(
        self, case_id: int, stage: Stage, reviewer: str, standard: tuple[str, str], at: datetime, round_name: str = ""
    ) -> Review:
        """A new, empty review; `standard` is id and edition."""
        review_id = self._file.run(
            "insert into reviews (case_id, stage, reviewer, standard_id, standard_edition, round_name, started_at, "
            "touched_at, comment, facts, ineligible, last_item, last_page, head) "
            "values (?, ?, ?, ?, ?, ?, ?, ?, '', '[]', '', '', 1, 0)",
            (case_id, stage.value, reviewer, *standard, round_name, at.isoformat(), at.isoformat()),
        )
        return self.get(review_id)

    def get(self, review_id: int) -> Review:
        """A review with its marks; RecordMissing when there is none with this id."""
        found = self._file.row(
            "select id, case_id, stage, reviewer, standard_id, standard_edition, started_at, round_name, comment, "
            "last_item, last_page, facts, ineligible from reviews where id = ?",
            (review_id,),
        )
        if found is None:
            raise RecordMissing(f"没有编号为 {review_id} 的评查。", "它可能已被删除，请刷新案卷列表。")
        return self._review(found)

    def standard_of(self, review_id: int) -> tuple[str, str]:
        """Id and edition of the standard a review was begun with."""
        found = self._file.row("select standard_id, standard_edition from reviews where id = ?", (review_id,))
        if found is None:
            raise RecordMissing(f"没有编号为 {review_id} 的评查。", "它可能已被删除，请刷新案卷列表。")
        return str(found[0]), str(found[1])

    def of_case(self, case_id: int) -> tuple[Review, ...]:
        """The reviews of a case, oldest first."""
        found = self._file.rows("select id from reviews where case_id = ? order by id", (case_id,))
        return tuple(self.get(row[0]) for row in found)

    def versions(self) -> dict[int, tuple[int, str]]:
        """The open reviews that are the newest of their case, each with what tells one state of it from another."""
        found = self._file.rows(
            "select r.id, r.head, r.touched_at from reviews r "
            "where r.id = (select max(n.id) from reviews n where n.case_id = r.case_id) "
            "and coalesce((select a.kind from review_acts a where a.review_id = r.id order by a.id desc limit 1), '') "
            "<> 'sign'"
        )
        return {row[0]: (row[1], row[2]) for row in found}

    def remember_place(self, review_id: int, item: str, page: int) -> None:
        """Keep where the reviewer is, so that the same item and page open again."""
        self._file.run("update reviews set last_item = ?, last_page = ? where id = ?", (item, page, review_id))

    @intact()
    def _review(self, row: Row) -> Review:
        turns = self._documents.turns(row[1])
        signed, reopenings = self._acts(row[0])
        return Review(
            id=row[0],
            case_id=row[1],
            stage=Stage(row[2]),
            reviewer=row[3],
            standard_id=row[4],
            standard_edition=row[5],
            started_at=datetime.fromisoformat(row[6]),
            round_name=row[7],
            comment=row[8],
            marks=self._marks(row[0], turns),
            signed=signed,
            reopenings=reopenings,
            last_item=row[9],
            last_page=row[10],
            facts=tuple(json.loads(row[11])),
            ineligible=row[12],
        )

    def _marks(self, review_id: int, turns: Turns) -> tuple[Mark, ...]:
        found = self._file.rows("select body from marks where review_id = ? order by code, document", (review_id,))
        if turns:
            return tuple(read_mark(row[0], turns) for row in found)
        if len(self._read) > _MOST_READ:
            self._read.clear()
        return tuple(self._upright(row[0]) for row in found)

    def _upright(self, text: str) -> Mark:
        """The mark of a text, read once: every answer gives the whole review back."""
        mark = self._read.get(text)
        if mark is None:
            mark = self._read[text] = read_mark(text, {})
        return mark

    def _acts(self, review_id: int) -> tuple[SignOff | None, tuple[Reopening, ...]]:
        signed: SignOff | None = None
        reopenings: list[Reopening] = []
        for kind, at, by, body in self._file.rows(
            "select kind, at, by, body from review_acts where review_id = ? order by id", (review_id,)
        ):
            if kind == "sign":
                frozen = json.loads(body)
                signed = SignOff(
                    by,
                    datetime.fromisoformat(at),
                    frozen["total"],
                    frozen["grade"],
                    frozen["digest"],
                    frozen.get("unit", ""),
                )
            else:
                signed = None
                reopenings.append(Reopening(by, datetime.fromisoformat(at), body))
        return signed, tuple(reopenings)
