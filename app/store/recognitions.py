"""What was recognised on pages that came without words, kept beside the words a page has now."""

from __future__ import annotations

import json

from app.domain.page import Rect, WordSource
from app.domain.recognition import Recognition
from app.store.pages import Pages, page_of, page_row
from app.store.sqlfile import SqlFile

Place = tuple[str, int]


class Recognitions:
    """One row a page that was looked at by the recognition engine."""

    def __init__(self, file: SqlFile, pages: Pages) -> None:
        self._file = file
        self._pages = pages

    def add(self, recognition: Recognition) -> None:
        """Keep a page as recognised, give the page its words, and turn it upright wherever nobody has turned it yet."""
        page = recognition.page
        number, _, _, _, words, boxes, confidences = page_row(page)
        with self._file.atomic():
            self._file.run(
                "insert or replace into recognitions (file_hash, number, engine, confidence, turn, skew, failed, words, boxes, confidences, notes) "
                "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    recognition.file_hash, number, recognition.engine, recognition.confidence, recognition.turn,
                    recognition.skew, recognition.failed, words, boxes, confidences, _notes(recognition),
                ),
            )  # fmt: skip
            if not recognition.failed:
                self._pages.replace(recognition.file_hash, page)
            if recognition.turn:
                self._file.run(
                    "update document_pages set turn = ? where file_hash = ? and number = ? and turn = 0",
                    (recognition.turn, recognition.file_hash, number),
                )

    def get(self, file_hash: str, number: int) -> Recognition | None:
        """What was recognised on a page, whatever stands there now; None when it was not looked at."""
        row = self._file.row(
            "select r.engine, r.confidence, r.turn, r.skew, r.failed, r.notes, r.number, p.width, p.height, r.words, r.boxes, r.confidences "
            "from recognitions r join pages p on p.file_hash = r.file_hash and p.number = r.number "
            "where r.file_hash = ? and r.number = ?",
            (file_hash, number),
        )
        if row is None:
            return None
        engine, confidence, turn, skew, failed, notes, *page = row
        read = page_of((page[0], page[1], page[2], WordSource.RECOGNITION.value, *page[3:]))
        return Recognition(file_hash, read, engine, confidence, turn, skew, failed, *_noted(notes))

    def waiting(self, case_id: int) -> tuple[Place, ...]:
        """Pages of a case without words that were not looked at yet, in the order of its documents."""
        return self._places(
            "select d.file_hash, d.number from document_pages d join documents o on o.id = d.document_id "
            "join pages p on p.file_hash = d.file_hash and p.number = d.number "
            "left join recognitions r on r.file_hash = d.file_hash and r.number = d.number "
            "where o.case_id = ? and p.source = 'none' and r.file_hash is null order by o.ordinal, d.ordinal",
            case_id,
        )

    def cases_waiting(self) -> tuple[int, ...]:
        """Cases with pages that were not looked at yet, the newest first."""
        rows = self._file.rows(
            "select distinct o.case_id from document_pages d join documents o on o.id = d.document_id "
            "join pages p on p.file_hash = d.file_hash and p.number = d.number "
            "left join recognitions r on r.file_hash = d.file_hash and r.number = d.number "
            "where p.source = 'none' and r.file_hash is null order by o.case_id desc"
        )
        return tuple(int(row[0]) for row in rows)

    def looked_at(self, case_id: int) -> dict[Place, tuple[float, bool]]:
        """Pages of a case that were looked at: how sure, and whether it failed."""
        rows = self._file.rows(
            "select r.file_hash, r.number, r.confidence, r.failed <> '' from recognitions r where exists "
            "(select 1 from document_pages d join documents o on o.id = d.document_id "
            "where o.case_id = ? and d.file_hash = r.file_hash and d.number = r.number)",
            (case_id,),
        )
        return {(str(row[0]), int(row[1])): (float(row[2]), bool(row[3])) for row in rows}

    def written(self, case_id: int) -> dict[Place, int]:
        """Pages of a case with handwriting: how many places."""
        rows = self._file.rows(
            "select r.file_hash, r.number, r.notes from recognitions r where r.notes <> '' and exists "
            "(select 1 from document_pages d join documents o on o.id = d.document_id "
            "where o.case_id = ? and d.file_hash = r.file_hash and d.number = r.number)",
            (case_id,),
        )
        counted = {(str(row[0]), int(row[1])): len(_noted(row[2])[0]) for row in rows}
        return {place: count for place, count in counted.items() if count}

    def forget(self, file_hash: str, number: int) -> None:
        """Look at a page again."""
        self._file.run("delete from recognitions where file_hash = ? and number = ?", (file_hash, number))

    def _places(self, sql: str, case_id: int) -> tuple[Place, ...]:
        return tuple(dict.fromkeys((str(row[0]), int(row[1])) for row in self._file.rows(sql, (case_id,))))


def _notes(recognition: Recognition) -> str:
    if not recognition.written and not recognition.changed:
        return ""
    written = [[one.left, one.top, one.right, one.bottom] for one in recognition.written]
    return json.dumps({"written": written, "changed": recognition.changed}, ensure_ascii=False)


def _noted(notes: str) -> tuple[tuple[Rect, ...], tuple[tuple[str, str], ...]]:
    """Where handwriting was seen, and what was put right."""
    held = json.loads(notes) if notes else {}
    written = tuple(Rect(*sides) for sides in held.get("written", ()))
    return written, tuple((before, after) for before, after in held.get("changed", ()))
