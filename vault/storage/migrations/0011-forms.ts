/** Sheets as forms, and background checks, since format 14 (D2). Own fields that are given no more stay: filed forms may have them. */

export const formProjections = `
CREATE TABLE field_label (field TEXT PRIMARY KEY, label TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE own_field (
  id TEXT PRIMARY KEY, position INTEGER NOT NULL, sheet TEXT NOT NULL, label TEXT, several INTEGER NOT NULL, in_force INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE document_form (document TEXT PRIMARY KEY, filled INTEGER NOT NULL, fields INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE background_check (
  document TEXT PRIMARY KEY, checked_on TEXT NOT NULL, subject TEXT, renewal TEXT
) STRICT, WITHOUT ROWID;
`;

export const formProjectionNames = ['field_label', 'own_field', 'document_form', 'background_check'] as const;
