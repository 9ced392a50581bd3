CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);
insert into _sqlite_migrations values (1, 'anjuan-evidence', 'm0001_originals_and_views', '2026-11-25 14:13:38.369242+00:00');
CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");
CREATE TABLE originals (
    id integer primary key,
    sha256 text not null unique,
    sm3 text not null,
    size integer not null,
    data blob not null
) strict;
insert into originals values (1, 'a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', '3333333333333333333333333333333333333333333333333333333333333333', 8, X'6F726967696E616C');
CREATE TABLE views (
    sha256 text primary key references originals(sha256) on delete cascade,
    pdf blob not null
) strict;
insert into views values ('a7949e623819aa32baf4c32d0457e275b4eff130ec61f43cf284ffdef26efcf4', X'255044462076696577');
