"""Workspaces of released versions as SQL text: `python -m tests.store.golden 0.1.0` writes those of this build, once.

A dump is made when a version is released and never again: it is what the users of that version have on their disks.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app.domain.casefile import CaseField, FieldName
from app.domain.page import PageRef, Pin, Rect
from app.domain.review import AppliedRule, Mark, Reopening, SignOff, Stage, Verdict
from app.store.database import EVIDENCE_FILE, REVIEW_FILE, Store, open_store
from app.store.fold import characters_of, pairs_of
from tests.store.samples import NOON, hash_of, page_of, put_case

FOLDER = Path(__file__).parents[1] / "golden" / "schemas"
FILES = (REVIEW_FILE, EVIDENCE_FILE)
PAGES = (("立案审批表", "当事人：某某公司"), ("第二页",))
PIN = Pin(hash_of("a.pdf"), 1, Rect(0.1, 0.2, 0.3, 0.4), "签名")
MARK = Mark("A-01", Verdict.DEDUCTED, (AppliedRule("a", 2, text="两处"),), reason="缺签名", note="注", pins=(PIN,))


def fill(store: Store) -> None:
    """One row of every kind."""
    case_id = put_case(store, ("a.pdf", [page_of(*lines, number=number) for number, lines in enumerate(PAGES, 1)]))
    store.evidence.add(hash_of("a.pdf"), "3" * 64, b"original", b"%PDF view")
    store.cases.set_field(case_id, CaseField(FieldName.PARTY, "某某公司", PIN))
    store.settings.set("preferences", {"unit": "某局"})
    review = store.reviews.start(case_id, Stage.FIRST_REVIEW, "李四", ("small", "2026-01"), NOON, "第一轮")
    store.history.set_mark(review.id, MARK, NOON)
    store.history.set_comment(review.id, "总体规范", NOON)
    store.history.undo(review.id)
    store.reading.note(review.id, [(hash_of("a.pdf"), 1)])
    store.acts.sign(review.id, SignOff("李四", NOON, "99", "优秀", "d" * 64))
    store.acts.reopen(review.id, Reopening("王五", NOON, "复核发现漏评"))


def dump(path: Path) -> Iterator[str]:
    """The file as SQL statements; the shadow tables of a search index make themselves."""
    with closing(sqlite3.connect(path)) as conn:
        virtual = [row[0] for row in conn.execute("select name from pragma_table_list where type = 'virtual'")]
        for name, kind, sql in conn.execute(
            "select name, type, sql from sqlite_master where sql is not null order by rowid"
        ):
            if not name.startswith(tuple(f"{one}_" for one in virtual)) and not name.startswith("sqlite_"):
                yield f"{sql};\n"
                if kind == "table" and name not in virtual:
                    yield from _rows(conn, name)


def _rows(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    columns = [row[1] for row in conn.execute(f"pragma table_info({table})")]
    quoted = ", ".join(f"quote({column})" for column in columns)
    for row in conn.execute(f"select {quoted} from {table}"):
        yield f"insert into {table} values ({', '.join(row)});\n"


def page_ref() -> PageRef:
    return PageRef(hash_of("a.pdf"), 1)


def main(version: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        with open_store(Path(folder)) as store:
            fill(store)
            texts = [store.pages.folding.page(page_of(*lines).words) for lines in PAGES]
            tokens = [
                f"insert into {table} (rowid, tokens) values ({row}, '{made(text)}');\n"
                for row, text in enumerate(texts, start=1)
                for table, made in (("page_pairs", pairs_of), ("page_characters", characters_of))
            ]
        for name in FILES:
            target = FOLDER / f"{Path(name).stem}-{version}.sql"
            target.parent.mkdir(parents=True, exist_ok=True)
            lines = [*dump(Path(folder) / name), *(tokens if name == REVIEW_FILE else ())]
            target.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
