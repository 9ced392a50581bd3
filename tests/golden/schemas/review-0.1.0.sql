CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
insert into _sqlite_migrations values (1, 'anjuan-review', 'm0001_cases_pages_reviews', '2026-11-25 14:13:38.360394+00:00');
insert into _sqlite_migrations values (2, 'anjuan-review', 'm0002_pages_read', '2026-11-25 14:13:38.362116+00:00');
insert into _sqlite_migrations values (3, 'anjuan-review', 'm0003_recognitions_and_facts_by_hand', '2026-11-25 14:13:38.363088+00:00');
insert into _sqlite_migrations values (4, 'anjuan-review', 'm0004_finding_decisions', '2026-11-25 14:13:38.364068+00:00');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE cases (
    id integer primary key autoincrement,
    name text not null,
    taken_in_at text not null,
    case_type text not null
) strict;
insert into cases values (1, '测试案卷', '2026-03-02T12:00:00+00:00', 'penalty_ordinary');
CREATE TABLE case_files (
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
insert into case_files values (1, 1, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', '0000000000000000000000000000000000000000000000000000000000000000', 'a.pdf', 5, 'application/pdf', 2, 'read', '', '[]');
CREATE INDEX case_files_by_hash on case_files(sha256);
CREATE TABLE case_fields (
    case_id integer not null references cases(id) on delete cascade,
    name text not null,
    value text not null,
    by_hand integer not null,
    pin text,
    primary key (case_id, name)
) strict;
insert into case_fields values (1, 'party', '某某公司', 0, '["a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4", 1, [0.1, 0.2, 0.3, 0.4], "\u7b7e\u540d"]');
CREATE TABLE documents (
    id integer primary key autoincrement,
    case_id integer not null references cases(id) on delete cascade,
    ordinal integer not null,
    title text not null,
    doc_type text not null,
    type_confidence real not null,
    type_reason text not null,
    type_confirmed integer not null
) strict;
insert into documents values (1, 1, 1, 'a.pdf', 'filing_approval', 0.0, '', 0);
CREATE INDEX documents_by_case on documents(case_id, ordinal);
CREATE TABLE document_pages (
    document_id integer not null references documents(id) on delete cascade,
    ordinal integer not null,
    file_hash text not null,
    number integer not null,
    turn integer not null,
    primary key (document_id, ordinal)
) strict;
insert into document_pages values (1, 1, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', 1, 0);
insert into document_pages values (1, 2, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', 2, 0);
CREATE INDEX document_pages_by_page on document_pages(file_hash, number);
CREATE TABLE pages (
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
insert into pages values (1, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', 1, 595.0, 842.0, 'text_layer', '["\u7acb\u6848\u5ba1\u6279\u8868", "\u5f53\u4e8b\u4eba\uff1a\u67d0\u67d0\u516c\u53f8"]', X'9A9999999999B93F9A9999999999B93F9A9999999999C93FA4703D0AD7A3C03F9A9999999999B93F343333333333C33FA4703D0AD7A3D03F0AD7A3703D0AC73F', NULL);
insert into pages values (2, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', 2, 595.0, 842.0, 'text_layer', '["\u7b2c\u4e8c\u9875"]', X'9A9999999999B93F9A9999999999B93F7B14AE47E17AC43FA4703D0AD7A3C03F', NULL);
CREATE VIRTUAL TABLE page_index using fts5(tokens, content='', columnsize=0,
    tokenize="ascii tokenchars '!#$%&()*+,-./:;<=>?@[\]^_{|}~'");
CREATE TABLE settings (
    name text primary key,
    value text not null
) strict;
insert into settings values ('preferences', '{"unit": "\u67d0\u5c40"}');
CREATE TABLE reviews (
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
insert into reviews values (1, 1, 'first_review', '李四', 'small', '2026-01', '第一轮', '2026-03-02T12:00:00+00:00', '2026-03-02T12:00:00+00:00', '', '[]', '', '', 1, 1);
CREATE INDEX reviews_by_case on reviews(case_id);
CREATE TABLE marks (
    review_id integer not null references reviews(id) on delete cascade,
    code text not null,
    document integer not null,
    verdict text not null,
    body text not null,
    primary key (review_id, code, document)
) strict;
insert into marks values (1, 'A-01', 0, 'deducted', '{"code": "A-01", "verdict": "deducted", "applied": [{"code": "a", "count": 2, "value": null, "tier": null, "missing": [], "text": "\u4e24\u5904", "repeated": false}], "reason": "\u7f3a\u7b7e\u540d", "note": "\u6ce8", "pins": [["a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4", 1, [0.1, 0.2, 0.3, 0.4], "\u7b7e\u540d"]]}');
CREATE TABLE review_events (
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
insert into review_events values (1, 1, 0, '2026-03-02T12:00:00+00:00', 'mark', 'A-01', 0, NULL, '{"code": "A-01", "verdict": "deducted", "applied": [{"code": "a", "count": 2, "value": null, "tier": null, "missing": [], "text": "\u4e24\u5904", "repeated": false}], "reason": "\u7f3a\u7b7e\u540d", "note": "\u6ce8", "pins": [["a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4", 1, [0.1, 0.2, 0.3, 0.4], "\u7b7e\u540d"]]}');
insert into review_events values (2, 1, 1, '2026-03-02T12:00:00+00:00', 'comment', '', 0, '', '总体规范');
CREATE INDEX review_events_by_parent on review_events(review_id, parent);
CREATE TABLE review_acts (
    id integer primary key autoincrement,
    review_id integer not null references reviews(id) on delete cascade,
    kind text not null,
    at text not null,
    by text not null,
    body text not null
) strict;
insert into review_acts values (1, 1, 'sign', '2026-03-02T12:00:00+00:00', '李四', '{"total": "99", "grade": "\u4f18\u79c0", "digest": "dddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddddd"}');
insert into review_acts values (2, 1, 'reopen', '2026-03-02T12:00:00+00:00', '王五', '复核发现漏评');
CREATE INDEX review_acts_by_review on review_acts(review_id);
CREATE TABLE pages_read (
    review_id integer not null references reviews(id) on delete cascade,
    file_hash text not null,
    number integer not null,
    primary key (review_id, file_hash, number)
) strict, without rowid;
insert into pages_read values (1, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', 1);
CREATE TABLE recognitions (
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
CREATE TABLE facts_by_hand (
    case_id integer not null references cases(id) on delete cascade,
    file_hash text not null,
    number integer not null,
    kind text not null,
    role text not null,
    was text not null,
    value text not null,
    primary key (case_id, file_hash, number, kind, role, was)
) strict;
CREATE TABLE finding_decisions (
    id integer primary key autoincrement,
    case_id integer not null references cases(id) on delete cascade,
    finding text not null,
    decision text not null,
    reason text not null,
    by text not null,
    at text not null
) strict;
CREATE INDEX finding_decisions_by_case on finding_decisions(case_id, finding, id);
insert into page_index (rowid, tokens) values (1, '立 案 审 批 表 当 事 人 : 某 某 公 司');
insert into page_index (rowid, tokens) values (2, '第 二 页');
