/** Agreements of a person, their templates, and what leavers signed that they were told (P5): what the log says. Sums are integers of fen. */

export const agreementProjections = `
CREATE TABLE agreement_template (id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, kind TEXT NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE agreement_template_version (
  template TEXT NOT NULL, version INTEGER NOT NULL, title TEXT, zh TEXT, en TEXT, issued_at INTEGER NOT NULL, PRIMARY KEY (template, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE agreement (
  id TEXT PRIMARY KEY, no INTEGER NOT NULL UNIQUE, state INTEGER NOT NULL, person TEXT NOT NULL, kind TEXT NOT NULL, replaces TEXT,
  template TEXT, template_version INTEGER, title TEXT, from_date TEXT NOT NULL, until TEXT, after_months INTEGER, dossiers TEXT NOT NULL,
  classes TEXT NOT NULL, secrets TEXT, area TEXT, compensation INTEGER, wage INTEGER, penalty INTEGER, remark TEXT,
  signed INTEGER, signed_on TEXT, sha256 TEXT, kept TEXT,
  ended INTEGER, ended_on TEXT, end_cause TEXT CHECK (end_cause IN ('dropped', 'released', 'replaced')), ground TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX agreement_person ON agreement (person);
CREATE TABLE departure_reminder (
  departure TEXT PRIMARY KEY, entry INTEGER NOT NULL, at INTEGER NOT NULL, paper INTEGER, agreements TEXT NOT NULL, rules TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

export const agreementProjectionNames = [
  'agreement_template',
  'agreement_template_version',
  'agreement',
  'departure_reminder',
] as const;
