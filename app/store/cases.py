"""Cases: their files and fields, and the list of all of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.casefile import CaseField, CaseFile, CaseType, FieldName, FileState, SourceFile
from app.domain.listing import CaseState, CaseSummary
from app.errors import RecordMissing
from app.store.documents import Documents
from app.store.shapes import pin_body, read_pin
from app.store.sqlfile import Row, SqlFile, intact

if TYPE_CHECKING:
    from app.domain.review import Stage

_FEW = 50
_SUMMARY = """
select c.id, c.name, c.case_type, c.taken_in_at,
    (select count(*) from documents d where d.case_id = c.id),
    (select count(*) from document_pages p join documents d on d.id = p.document_id where d.case_id = c.id),
    (select json_group_object(f.name, f.value) from case_fields f where f.case_id = c.id),
    r.id, r.stage, r.reviewer, r.round_name, r.standard_id, r.standard_edition, r.last_item, r.touched_at,
    (select count(*) from marks m where m.review_id = r.id and m.verdict <> 'pending'),
    (select case when a.kind = 'sign' then a.body end from review_acts a where a.review_id = r.id order by a.id desc
        limit 1),
    (select case when sum(m.verdict = 'scored') > 0 then null else sum(m.verdict in ('deducted', 'exempt', 'hit')) end
        from marks m where m.review_id = r.id)
from cases c left join reviews r on r.id = (select max(n.id) from reviews n where n.case_id = c.id)
order by c.id desc
"""


class Cases:
    """The cases of a workspace."""

    def __init__(self, file: SqlFile, documents: Documents) -> None:
        self._file = file
        self._documents = documents

    def add(self, name: str, case_type: CaseType, taken_in_at: datetime) -> int:
        """The id of a new, empty case."""
        return self._file.run(
            "insert into cases (name, taken_in_at, case_type) values (?, ?, ?)",
            (name, taken_in_at.isoformat(), case_type.value),
        )

    @intact()
    def get(self, case_id: int) -> CaseFile:
        """A whole case; RecordMissing when there is none with this id."""
        found = self._file.row("select id, name, taken_in_at, case_type from cases where id = ?", (case_id,))
        if found is None:
            raise RecordMissing(f"没有编号为 {case_id} 的案卷。", "它可能已被删除，请刷新案卷列表。")
        return CaseFile(
            id=found[0],
            name=found[1],
            taken_in_at=datetime.fromisoformat(found[2]),
            case_type=CaseType(found[3]),
            fields=self.fields(case_id),
            files=self.files(case_id),
            documents=self._documents.of_case(case_id),
        )

    def rename(self, case_id: int, name: str) -> None:
        """Give the case another name."""
        self._file.run("update cases set name = ? where id = ?", (name, case_id))

    def set_type(self, case_id: int, case_type: CaseType) -> None:
        """Say what kind of case it is."""
        self._file.run("update cases set case_type = ? where id = ?", (case_type.value, case_id))

    def remove(self, case_id: int) -> tuple[str, ...]:
        """Remove a case with all its reviews; gives the hashes of files no other case holds."""
        with self._file.atomic():
            hashes = {row[0] for row in self._file.rows("select sha256 from case_files where case_id = ?", (case_id,))}
            self._file.run("delete from cases where id = ?", (case_id,))
            return tuple(sorted(self.unused(hashes)))

    def unused(self, hashes: Iterable[str]) -> set[str]:
        """Those of the hashes that no case holds."""
        wanted = set(hashes)
        if len(wanted) <= _FEW:
            return {one for one in wanted if not self._file.row("select 1 from case_files where sha256 = ?", (one,))}
        return wanted - {row[0] for row in self._file.rows("select distinct sha256 from case_files")}

    def names_of(self, file_hash: str) -> tuple[tuple[int, str], ...]:
        """The cases that hold a file, each with the name it has there."""
        found = self._file.rows("select case_id, name from case_files where sha256 = ? order by case_id", (file_hash,))
        return tuple((int(row[0]), str(row[1])) for row in found)

    def holding(self, hashes: Iterable[str]) -> dict[int, int]:
        """Case id -> how many of the files with these hashes it holds."""
        counts: dict[int, int] = {}
        for one in set(hashes):
            for (case_id,) in self._file.rows("select distinct case_id from case_files where sha256 = ?", (one,)):
                counts[case_id] = counts.get(case_id, 0) + 1
        return counts

    def add_files(self, case_id: int, files: Sequence[SourceFile]) -> None:
        """Add files behind those the case has."""
        with self._file.atomic():
            found = self._file.row("select coalesce(max(ordinal), 0) from case_files where case_id = ?", (case_id,))
            last = int(found[0]) if found else 0
            self._file.run_many(
                "insert into case_files (case_id, ordinal, sha256, sm3, name, size, media, page_count, state, reason, warnings) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(case_id, last + at, *_file_row(file)) for at, file in enumerate(files, start=1)],
            )

    def drop_files(self, case_id: int, hashes: Iterable[str]) -> None:
        """Take files off a case's list (they come again, read this time)."""
        with self._file.atomic():
            self._file.run_many(
                "delete from case_files where case_id = ? and sha256 = ?", [(case_id, one) for one in hashes]
            )

    def files(self, case_id: int) -> tuple[SourceFile, ...]:
        """The files of a case as they came."""
        return tuple(
            SourceFile(
                row[0], row[1], row[2], row[3], row[4], row[5], FileState(row[6]), row[7], tuple(json.loads(row[8]))
            )
            for row in self._file.rows(
                "select sha256, sm3, name, size, media, page_count, state, reason, warnings from case_files where case_id = ? order by ordinal",
                (case_id,),
            )
        )

    def set_field(self, case_id: int, field: CaseField) -> None:
        """Keep a field of the cover; an empty value removes it."""
        if not field.value:
            self._file.run("delete from case_fields where case_id = ? and name = ?", (case_id, field.name.value))
            return
        pin = None if field.pin is None else json.dumps(pin_body(field.pin))
        self._file.run(
            "insert into case_fields (case_id, name, value, by_hand, pin) values (?, ?, ?, ?, ?) "
            "on conflict (case_id, name) do update set value = excluded.value, by_hand = excluded.by_hand, "
            "pin = excluded.pin",
            (case_id, field.name.value, field.value, int(field.by_hand), pin),
        )

    def fields(self, case_id: int) -> tuple[CaseField, ...]:
        """The fields of the cover in the order of FieldName."""
        found = {
            row[0]: CaseField(FieldName(row[0]), row[1], read_pin(json.loads(row[3])) if row[3] else None, bool(row[2]))
            for row in self._file.rows(
                "select name, value, by_hand, pin from case_fields where case_id = ?", (case_id,)
            )
        }
        return tuple(found[name.value] for name in FieldName if name.value in found)

    def ids(self) -> tuple[int, ...]:
        """The ids of all cases, oldest first."""
        return tuple(row[0] for row in self._file.rows("select id from cases order by id"))

    @intact()
    def summaries(self) -> tuple[CaseSummary, ...]:
        """All cases, newest first, by one query; unsigned reviews come without score."""
        return tuple(_summary(row) for row in self._file.rows(_SUMMARY))


def _file_row(file: SourceFile) -> tuple[object, ...]:
    warnings = json.dumps(file.warnings)
    return (
        file.sha256,
        file.sm3,
        file.name,
        file.size,
        file.media,
        file.page_count,
        file.state.value,
        file.reason,
        warnings,
    )


def _summary(row: Row) -> CaseSummary:
    fields = json.loads(row[6])
    signed = json.loads(row[16]) if row[16] else None
    return CaseSummary(
        id=row[0],
        name=row[1],
        case_type=CaseType(row[2]),
        taken_in_at=datetime.fromisoformat(row[3]),
        document_count=row[4],
        page_count=row[5],
        state=_state(row[7], signed),
        case_no=fields.get("case_no", ""),
        title=fields.get("title", ""),
        unit=fields.get("unit", ""),
        party=fields.get("party", ""),
        filed_on=_day(fields.get("filed_on")),
        decided_on=_day(fields.get("decided_on")),
        closed_on=_day(fields.get("closed_on")),
        review_id=row[7],
        stage=_stage(row[8]) if row[8] else None,
        reviewer=row[9] or "",
        round_name=row[10] or "",
        standard_id=row[11] or "",
        standard_edition=row[12] or "",
        last_item=row[13] or "",
        touched_at=datetime.fromisoformat(row[14]) if row[14] else None,
        answered=row[15],
        printed=signed["total"] if signed else "",
        grade=signed["grade"] if signed else "",
        problems=row[17],
    )


def _stage(value: str) -> Stage:
    from app.domain.review import Stage  # the first list is shown sooner where there is no review

    return Stage(value)


def _state(review_id: int | None, signed: object) -> CaseState:
    if review_id is None:
        return CaseState.NOT_STARTED
    return CaseState.IN_REVIEW if signed is None else CaseState.SIGNED


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
