"""The steps that make the two files of a workspace. SQL and literals only; a released step is never edited."""

from __future__ import annotations

from app.store.library import Database, Migrations

review_steps = Migrations("anjuan-review")
evidence_steps = Migrations("anjuan-evidence")

_EVIDENCE_0001 = """
create table originals (
    id integer primary key,
    sha256 text not null unique,
    sm3 text not null,
    size integer not null,
    data blob not null
) strict;
create table views (
    sha256 text primary key references originals(sha256) on delete cascade,
    pdf blob not null
) strict;
"""

_CASES_0001 = """
create table cases (
    id integer primary key autoincrement,
    name text not null,
    taken_in_at text not null,
    case_type text not null
) strict;
create table case_files (
    case_id integer not null references cases(id) on delete cascade,
    ordinal integer not null,
    sha256 text not null,
    sm3 text not null,
    name text not null,
    size integer not null,
    media text not null,
    page_count integer not null,
    state text not null,
    reason text not null,
    warnings text not null,
    primary key (case_id, ordinal)
) strict;
create index case_files_by_hash on case_files(sha256);
create table case_fields (
    case_id integer not null references cases(id) on delete cascade,
    name text not null,
    value text not null,
    by_hand integer not null,
    pin text,
    primary key (case_id, name)
) strict;
create table documents (
    id integer primary key autoincrement,
    case_id integer not null references cases(id) on delete cascade,
    ordinal integer not null,
    title text not null,
    doc_type text not null,
    type_confidence real not null,
    type_reason text not null,
    type_confirmed integer not null
) strict;
create index documents_by_case on documents(case_id, ordinal);
create table document_pages (
    document_id integer not null references documents(id) on delete cascade,
    ordinal integer not null,
    file_hash text not null,
    number integer not null,
    turn integer not null,
    primary key (document_id, ordinal)
) strict;
create index document_pages_by_page on document_pages(file_hash, number);
create table pages (
    id integer primary key,
    file_hash text not null,
    number integer not null,
    width real not null,
    height real not null,
    source text not null,
    words text not null,
    boxes blob not null,
    confidences blob,
    unique (file_hash, number)
) strict;
create virtual table page_index using fts5(tokens, content='', columnsize=0,
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_{|}~'");
create table settings (
    name text primary key,
    value text not null
) strict;
"""

_REVIEWS_0001 = """
create table reviews (
    id integer primary key autoincrement,
    case_id integer not null references cases(id) on delete cascade,
    stage text not null,
    reviewer text not null,
    standard_id text not null,
    standard_edition text not null,
    round_name text not null,
    started_at text not null,
    touched_at text not null,
    comment text not null,
    facts text not null,
    ineligible text not null,
    last_item text not null,
    last_page integer not null,
    head integer not null
) strict;
create index reviews_by_case on reviews(case_id);
create table marks (
    review_id integer not null references reviews(id) on delete cascade,
    code text not null,
    document integer not null,
    verdict text not null,
    body text not null,
    primary key (review_id, code, document)
) strict;
create table review_events (
    id integer primary key autoincrement,
    review_id integer not null references reviews(id) on delete cascade,
    parent integer not null,
    at text not null,
    kind text not null,
    code text not null,
    document integer not null,
    before text,
    after text
) strict;
create index review_events_by_parent on review_events(review_id, parent);
create table review_acts (
    id integer primary key autoincrement,
    review_id integer not null references reviews(id) on delete cascade,
    kind text not null,
    at text not null,
    by text not null,
    body text not null
) strict;
create index review_acts_by_review on review_acts(review_id);
"""

_READING_0002 = """
create table pages_read (
    review_id integer not null references reviews(id) on delete cascade,
    file_hash text not null,
    number integer not null,
    primary key (review_id, file_hash, number)
) strict, without rowid;
"""


_RECOGNITIONS_0003 = """
create table recognitions (
    file_hash text not null,
    number integer not null,
    engine text not null,
    confidence real not null,
    turn integer not null,
    skew real not null,
    failed text not null,
    words text not null,
    boxes blob not null,
    confidences blob,
    primary key (file_hash, number)
) strict;
create table facts_by_hand (
    case_id integer not null references cases(id) on delete cascade,
    file_hash text not null,
    number integer not null,
    kind text not null,
    role text not null,
    was text not null,
    value text not null,
    primary key (case_id, file_hash, number, kind, role, was)
) strict;
"""


_FINDINGS_0004 = """
create table finding_decisions (
    id integer primary key autoincrement,
    case_id integer not null references cases(id) on delete cascade,
    finding text not null,
    decision text not null,
    reason text not null,
    by text not null,
    at text not null
) strict;
create index finding_decisions_by_case on finding_decisions(case_id, finding, id);
"""


_PAIRS_0006 = """
drop table page_index;
create virtual table page_pairs using fts5(tokens, content='', columnsize=0,
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_{|}~'");
create virtual table page_characters using fts5(tokens, content='', columnsize=0, detail=none,
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\\]^_{|}~'");
"""


@evidence_steps()
def m0001_originals_and_views(db: Database) -> None:
    """Original bytes stay untouched, keyed by hash; a paged view stands beside what is not a PDF."""
    _run(db, _EVIDENCE_0001)


@review_steps()
def m0001_cases_pages_reviews(db: Database) -> None:
    """Cases with files, documents and fields; pages with words and index; reviews with marks and history."""
    _run(db, _CASES_0001)
    _run(db, _REVIEWS_0001)


@review_steps()
def m0002_pages_read(db: Database) -> None:
    """The outline tells which pages a reviewer has not had in view yet."""
    _run(db, _READING_0002)


@review_steps()
def m0003_recognitions_and_facts_by_hand(db: Database) -> None:
    """What was recognised stays beside what a person corrected; facts corrected by hand win and are remembered."""
    _run(db, _RECOGNITIONS_0003)


@review_steps()
def m0004_finding_decisions(db: Database) -> None:
    """What the reviewer said to each finding is kept, every change of mind too."""
    _run(db, _FINDINGS_0004)


@review_steps()
def m0005_search_folding(db: Database) -> None:
    """Names the folding the index was made with: 1 told traditional and simplified characters apart."""
    db.execute("insert into settings (name, value) values ('search_folding', '1')")


@review_steps()
def m0006_index_of_pairs(db: Database) -> None:
    """Two frequent characters are looked up as one entry instead of being compared on every page; filled when opened."""
    _run(db, _PAIRS_0006)


@review_steps()
def m0007_what_recognition_noted(db: Database) -> None:
    """Where handwriting was seen on a recognised page, and what it read before it was put right."""
    db.execute("alter table recognitions add column notes text not null default ''")


def _run(db: Database, script: str) -> None:
    # executescript would commit the step's own transaction
    for statement in script.split(";\n"):
        if statement.strip():
            db.execute(statement)
