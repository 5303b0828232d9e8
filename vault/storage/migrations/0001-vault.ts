/**
 * Two kinds of table. *Projections* are what the log says, laid out for looking up: they are rebuilt from the
 * log at opening and compared, and nothing but storage/project-entry.ts writes them. *Stores* hold what the log
 * does not: the log's own bytes, openings, sealed secrets.
 */

export const storeTables = `
CREATE TABLE leaf (
  idx INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  payload BLOB NOT NULL,
  signatures TEXT NOT NULL
) STRICT;
CREATE TABLE tree_hash (
  level INTEGER NOT NULL,
  idx INTEGER NOT NULL,
  hash BLOB NOT NULL,
  PRIMARY KEY (level, idx)
) STRICT, WITHOUT ROWID;
CREATE TABLE opening (
  idx INTEGER NOT NULL,
  commitment TEXT NOT NULL,
  salt TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (idx, commitment)
) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL, note TEXT NOT NULL) STRICT;
CREATE TABLE secret (name TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE wrapped_keyset (keyset TEXT PRIMARY KEY, wrapped TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE group_secret (
  side TEXT NOT NULL, epoch INTEGER NOT NULL, keyset TEXT NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (side, epoch, keyset)
) STRICT, WITHOUT ROWID;
CREATE TABLE capsule (
  document TEXT NOT NULL, part TEXT NOT NULL, side TEXT NOT NULL, epoch INTEGER NOT NULL, sealed BLOB NOT NULL,
  PRIMARY KEY (document, part, side, epoch)
) STRICT, WITHOUT ROWID;
CREATE TABLE loan_grant (loan TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE note_body (note TEXT NOT NULL, reader TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (note, reader)) STRICT, WITHOUT ROWID;
`;

export const projectionTables = `
CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE person (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, human TEXT NOT NULL, name TEXT, department TEXT, staff TEXT,
  keyset TEXT NOT NULL, frozen INTEGER NOT NULL, enrolled INTEGER NOT NULL,
  next_seq INTEGER NOT NULL, last_leaf TEXT NOT NULL,
  failures INTEGER NOT NULL, failed_at INTEGER NOT NULL, leaving TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX person_human ON person (human);
CREATE TABLE keyset (
  id TEXT PRIMARY KEY, person TEXT NOT NULL, sign_key TEXT NOT NULL, seal_key TEXT NOT NULL, current INTEGER NOT NULL,
  copies INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE role (
  person TEXT NOT NULL, role TEXT NOT NULL, clearance TEXT, given INTEGER NOT NULL, ended INTEGER,
  PRIMARY KEY (person, role, given)
) STRICT, WITHOUT ROWID;
CREATE TABLE dossier (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, code TEXT, client TEXT, category TEXT NOT NULL, classification TEXT NOT NULL,
  responsible TEXT, opened_on TEXT NOT NULL, secrecy_years INTEGER, everybody INTEGER NOT NULL,
  people TEXT NOT NULL, departments TEXT NOT NULL, home TEXT, status TEXT NOT NULL, held INTEGER NOT NULL, documents INTEGER NOT NULL,
  retention TEXT, second TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_code ON dossier (code);
CREATE TABLE document (
  id TEXT PRIMARY KEY, dossier TEXT NOT NULL, no INTEGER NOT NULL, lineage TEXT NOT NULL, version INTEGER,
  joined TEXT NOT NULL, like_to TEXT NOT NULL, choice TEXT, because TEXT,
  sheet TEXT NOT NULL, ownership TEXT NOT NULL, media TEXT NOT NULL, title TEXT, file_name TEXT, likeness TEXT,
  pages INTEGER NOT NULL, bytes INTEGER NOT NULL, fonts_substituted INTEGER NOT NULL, glyphs_missing INTEGER NOT NULL,
  author TEXT NOT NULL, state TEXT NOT NULL, submitted INTEGER NOT NULL, submitted_at INTEGER NOT NULL, reason TEXT,
  report TEXT NOT NULL, dated_from TEXT, dated_to TEXT,
  UNIQUE (dossier, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_lineage ON document (lineage);
CREATE INDEX document_state ON document (state) WHERE state = 'submitted';
CREATE TABLE document_part (
  document TEXT NOT NULL, part TEXT NOT NULL, file_hash TEXT NOT NULL, cmt TEXT NOT NULL,
  share_custody TEXT NOT NULL, share_approval TEXT NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (document, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE likeness_mark (mark TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (mark, document)) STRICT, WITHOUT ROWID;
CREATE TABLE act (
  person TEXT NOT NULL, dossier TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('keeper', 'user')),
  PRIMARY KEY (person, dossier, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE loan (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, document TEXT NOT NULL, lineage TEXT NOT NULL, dossier TEXT NOT NULL,
  borrower TEXT NOT NULL, category TEXT NOT NULL, reason TEXT, place TEXT,
  requested_from INTEGER NOT NULL, requested_to INTEGER NOT NULL, requested_at INTEGER NOT NULL,
  state TEXT NOT NULL, approver TEXT, window_from INTEGER, window_to INTEGER, minutes INTEGER,
  grant_hash TEXT, borrower_keyset TEXT, decision_reason TEXT, issuer TEXT, overdue INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX loan_borrower ON loan (borrower);
CREATE INDEX loan_state ON loan (state);
CREATE TABLE view (
  person TEXT NOT NULL, lineage TEXT NOT NULL, n INTEGER NOT NULL CHECK (n BETWEEN 1 AND 3),
  id TEXT NOT NULL UNIQUE, trace TEXT NOT NULL, loan TEXT, document TEXT, opened INTEGER NOT NULL, opened_at INTEGER NOT NULL,
  minutes INTEGER NOT NULL, pages INTEGER NOT NULL, reason TEXT, place TEXT,
  state TEXT NOT NULL, shown_ms INTEGER NOT NULL, since_mono INTEGER NOT NULL, last_mono INTEGER NOT NULL, boot TEXT NOT NULL, page INTEGER NOT NULL,
  PRIMARY KEY (person, lineage, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_opened ON view (opened);
CREATE INDEX view_trace ON view (trace);
CREATE INDEX view_open ON view (state) WHERE state <> 'closed';
CREATE TABLE page_shown (view TEXT NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (view, page)) STRICT, WITHOUT ROWID;
CREATE TABLE note (
  id TEXT PRIMARY KEY, writer TEXT NOT NULL, view TEXT NOT NULL, document TEXT NOT NULL, page INTEGER NOT NULL,
  characters INTEGER NOT NULL, hash TEXT NOT NULL, written_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE note_reader (note TEXT NOT NULL, reader TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (note, reader)) STRICT, WITHOUT ROWID;
CREATE TABLE station (id TEXT PRIMARY KEY, label TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE anchor (id TEXT PRIMARY KEY, kind TEXT NOT NULL, place TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE erased (idx INTEGER NOT NULL, commitment TEXT NOT NULL, PRIMARY KEY (idx, commitment)) STRICT, WITHOUT ROWID;
CREATE TABLE mention (ref TEXT NOT NULL, idx INTEGER NOT NULL, PRIMARY KEY (ref, idx)) STRICT, WITHOUT ROWID;
`;

/** Tables of format 1 that must equal a replay of the log. */
export const vaultProjectionNames = [
  'fact',
  'person',
  'keyset',
  'role',
  'dossier',
  'document',
  'document_part',
  'likeness_mark',
  'act',
  'loan',
  'view',
  'page_shown',
  'note',
  'note_reader',
  'station',
  'anchor',
  'erased',
  'mention',
] as const;
