/**
 * Handing over and leaving, since format 2: what the log says of custody, clients and departures, and the one store that
 * the log does not hold, the transfer list as it was checked item by item.
 */

export const handoverStores = `
CREATE TABLE handover_item (
  handover TEXT NOT NULL, no INTEGER NOT NULL, document TEXT NOT NULL, part TEXT NOT NULL,
  expected TEXT, found TEXT, outcome TEXT NOT NULL, on_loan INTEGER NOT NULL, note TEXT, checked_at INTEGER NOT NULL,
  PRIMARY KEY (handover, document, part)
) STRICT, WITHOUT ROWID;
CREATE INDEX handover_item_no ON handover_item (handover, no);
`;

export const handoverProjections = `
CREATE TABLE custody_handover (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, manner TEXT NOT NULL, outgoing TEXT NOT NULL, incoming TEXT NOT NULL, witness TEXT NOT NULL,
  ground TEXT, state TEXT NOT NULL CHECK (state IN ('begun', 'signed', 'done', 'abandoned')),
  begun INTEGER NOT NULL, begun_at INTEGER NOT NULL, signed INTEGER, signed_at INTEGER, done INTEGER,
  inventory TEXT, items INTEGER, matched INTEGER, missing INTEGER, differing INTEGER, surplus INTEGER, on_loan INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE client_handover (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, transferor TEXT NOT NULL, departure TEXT,
  opened INTEGER NOT NULL, opened_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX client_handover_transferor ON client_handover (transferor);
CREATE TABLE client_line (
  handover TEXT NOT NULL, dossier TEXT NOT NULL, successor TEXT, state INTEGER NOT NULL,
  projects TEXT, next_dates TEXT, mandate TEXT, positions TEXT, authority TEXT, balance TEXT,
  meeting_on TEXT, meeting_held INTEGER NOT NULL, client TEXT NOT NULL, formal_records INTEGER NOT NULL, personal TEXT NOT NULL,
  transferor_signed INTEGER, transferee_signed INTEGER, witness_signed INTEGER,
  closed TEXT CHECK (closed IN ('signed', 'refused', 'absent', 'withdrawn')), closed_at INTEGER, closed_by INTEGER, ground TEXT,
  let_in INTEGER NOT NULL,
  PRIMARY KEY (handover, dossier)
) STRICT, WITHOUT ROWID;
CREATE INDEX client_line_dossier ON client_line (dossier) WHERE closed IS NULL;
CREATE INDEX client_line_successor ON client_line (successor) WHERE closed IS NULL;
CREATE TABLE departure (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, person TEXT NOT NULL, reason TEXT, notice_on TEXT NOT NULL, last_day TEXT NOT NULL,
  registered INTEGER NOT NULL, registered_at INTEGER NOT NULL, state TEXT NOT NULL CHECK (state IN ('open', 'left', 'withdrawn')), ended INTEGER,
  exposure_signed INTEGER, exposure_digest TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX departure_person ON departure (person);
CREATE TABLE departure_approval (
  departure TEXT NOT NULL, by TEXT NOT NULL, name TEXT, on_date TEXT NOT NULL, entry INTEGER NOT NULL,
  PRIMARY KEY (departure, by)
) STRICT, WITHOUT ROWID;
CREATE TABLE departure_item (
  departure TEXT NOT NULL, item TEXT NOT NULL, done INTEGER NOT NULL, remark TEXT, entry INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (departure, item)
) STRICT, WITHOUT ROWID;
CREATE TABLE interview (
  note TEXT PRIMARY KEY, departure TEXT NOT NULL, writer TEXT NOT NULL, characters INTEGER NOT NULL, written_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE interview_reader (note TEXT NOT NULL, reader TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (note, reader)) STRICT, WITHOUT ROWID;
CREATE TABLE practice (
  one INTEGER PRIMARY KEY CHECK (one = 1), clients_max INTEGER NOT NULL, notice_days INTEGER NOT NULL, employer TEXT, checklist TEXT NOT NULL
) STRICT;
`;

export const handoverProjectionNames = [
  'custody_handover',
  'client_handover',
  'client_line',
  'departure',
  'departure_approval',
  'departure_item',
  'interview',
  'interview_reader',
  'practice',
] as const;
