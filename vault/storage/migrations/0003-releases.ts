/** What leaves the vault, since format 7: what the log says of releases, and the shares that were laid aside for a recipient. */

export const releaseStores = `
CREATE TABLE IF NOT EXISTS release_grant (
  release TEXT NOT NULL, document TEXT NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (release, document)
) STRICT, WITHOUT ROWID;
`;

export const releaseProjections = `
CREATE TABLE release (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, dossier TEXT NOT NULL, requester TEXT NOT NULL, requested_as TEXT NOT NULL,
  recipient TEXT, outsider TEXT, form TEXT NOT NULL, ground TEXT, due TEXT, requested INTEGER NOT NULL, requested_at INTEGER NOT NULL,
  state TEXT NOT NULL, decision_reason TEXT, until INTEGER, recipient_keyset TEXT,
  handed_out INTEGER, handed_out_at INTEGER, handed_out_on TEXT, language TEXT, custodian TEXT, paper INTEGER,
  write_until INTEGER, written INTEGER, tries INTEGER NOT NULL, trace TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX release_dossier ON release (dossier);
CREATE INDEX release_recipient ON release (recipient) WHERE recipient IS NOT NULL;
CREATE INDEX release_state ON release (state);
CREATE INDEX release_trace ON release (trace);
CREATE TABLE release_item (
  release TEXT NOT NULL, no INTEGER NOT NULL, document TEXT NOT NULL, lineage TEXT NOT NULL, grant_hash TEXT, bytes INTEGER, digest TEXT,
  back TEXT CHECK (back IN ('returned', 'destroyed')), back_on TEXT, back_entry INTEGER, remark TEXT,
  PRIMARY KEY (release, no)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_item_document ON release_item (document);
CREATE INDEX release_item_lineage ON release_item (lineage);
CREATE TABLE release_approval (
  release TEXT NOT NULL, approver TEXT NOT NULL, reason TEXT, entry INTEGER NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (release, entry)
) STRICT, WITHOUT ROWID;
`;

export const releaseProjectionNames = ['release', 'release_item', 'release_approval'] as const;
