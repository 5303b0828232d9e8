-- The group's database: what the bundles of many vaults hold, and what the verifier said of each.
-- docs/group-audit.md describes every column. Entries are never changed by this program, but for the two marks
-- `form` and `chosen` where a fuller bundle comes later.

create schema group_audit;
set local search_path to group_audit;

create table schema_version (version integer not null, views text not null default '');

-- A row for each bundle that was read in, whatever came of it.
create table bundles (
  bundle        bigint generated always as identity primary key,
  fingerprint   bytea not null unique,            -- of manifest, checkpoint and all entries: read again, it is the same row
  first_read_at timestamptz not null default now(),
  last_read_at  timestamptz not null default now(),
  outcome       text not null check (outcome in ('loaded', 'nothing-new', 'broken', 'fork', 'unreadable')),
  vault         text,                             -- null where not even the first entry can be read
  form          text check (form in ('whole', 'skeleton', 'extract')),
  size          bigint,                           -- entries of the log, by the checkpoint
  root          bytea,                            -- head of its tree
  exported_at   timestamptz,                      -- by the manifest, which nobody signs
  entries_new   bigint not null default 0,
  texts_new     bigint not null default 0,
  check_name    text,                             -- of the first thing wrong: check, entry, code, sentences
  entry_index   bigint,                           -- of a fork: the first entry that differs, where both are here
  code          text,
  sentence_en   text,
  sentence_zh   text
);
create index bundles_by_vault on bundles (vault, size);

-- What the verifier answered for each check.
create table verdicts (
  bundle      bigint not null references bundles,
  check_name  text not null,
  answer      text not null check (answer in ('holds', 'broken', 'unjudged')),
  entry_index bigint,
  code        text,
  sentence_en text,
  sentence_zh text,
  primary key (bundle, check_name)
);

create table vaults (
  vault       text primary key,
  entry0      bytea not null,             -- leaf hash of the first entry: compare with the firm's own record
  whole_size  bigint not null default 0,  -- entries 0 to whole_size − 1 are all here
  texts_size  bigint not null default 0,  -- so far a whole bundle with its texts was read
  newest_size bigint not null,            -- of the longest log that proved itself
  newest_root bytea not null,
  newest_checkpoint text not null,        -- the signed note
  generation  bigint not null
);

-- Stretches of a vault's log that no bundle has brought: the answers say nothing of them.
create table gaps (
  vault       text not null references vaults,
  first_index bigint not null,
  last_index  bigint not null,
  entries     bigint not null,
  primary key (vault, first_index)
);

create table entries (
  vault          text not null references vaults,
  idx            bigint not null,
  leaf           bytea not null,          -- hash of the entry as signed
  root           bytea not null,          -- head of all entries before it
  bundle         bigint not null references bundles,
  form           text not null check (form in ('whole', 'skeleton', 'extract')),
  chosen         boolean not null,        -- in a part: whether it was asked for
  type           text not null,
  at             timestamptz not null,
  offset_minutes integer not null,        -- of the clock on the wall there, east of UTC
  wall_ms        bigint not null,
  mono_ms        bigint not null,
  boot           text not null,
  doubt          text not null,
  station        text,
  person         text,                    -- on whose behalf
  role           text,
  outcome        text not null,
  signers        jsonb not null,
  dossier        text,                    -- from the body's data, where it has them
  document       text,
  lineage        text,
  loan           text,
  viewing        text,
  release        text,
  about          text,                    -- data.person
  data           jsonb not null,
  primary key (vault, idx)
);
create index entries_by_type on entries (vault, type, idx);
create index entries_by_person on entries (vault, person, idx);
create index entries_by_dossier on entries (vault, dossier) where dossier is not null;
create index entries_by_document on entries (vault, document) where document is not null;
create index entries_by_loan on entries (vault, loan) where loan is not null;
create index entries_by_viewing on entries (vault, viewing) where viewing is not null;
create index entries_by_release on entries (vault, release) where release is not null;

-- Texts that were opened. Null: blanked in every bundle so far, not exported, or erased since.
create table texts (
  vault      text not null,
  idx        bigint not null,
  commitment bytea not null,
  name       text not null,               -- the last key on the way to it: client, reason, place, …
  text       text,
  erased     boolean not null default false,
  primary key (vault, idx, commitment),
  foreign key (vault, idx) references entries
);
create index texts_by_name on texts (vault, name, idx);

-- Of the program's own list, renewed at every reading.
create table refusal_rules (code text primary key, rule text not null, en text not null, zh text not null);

-- When the offices work, by the clock on their wall: change the rows to the group's own hours. 1 is Monday.
create table office_hours (
  weekday integer primary key check (weekday between 1 and 7),
  opens   time not null,
  closes  time not null
);
-- Days that are not as their weekday is: without hours the offices are closed.
create table office_days (day date primary key, opens time, closes time);
insert into office_hours select day, '08:00', '18:00' from generate_series(1, 5) as day;
