/** After a loss, since format 11: one row for each generation that began, and one for each allowance given back. */

export const lossProjections = `
CREATE TABLE gap (
  generation INTEGER PRIMARY KEY, began INTEGER NOT NULL, began_at INTEGER NOT NULL, have INTEGER NOT NULL, anchored INTEGER NOT NULL,
  covered INTEGER NOT NULL, reach INTEGER NOT NULL, closed INTEGER
) STRICT;
CREATE TABLE restored_allowance (
  person TEXT NOT NULL, lineage TEXT NOT NULL, entry INTEGER NOT NULL, named INTEGER NOT NULL, document TEXT NOT NULL,
  at INTEGER NOT NULL, ground TEXT, signers TEXT NOT NULL,
  PRIMARY KEY (person, lineage, entry)
) STRICT, WITHOUT ROWID;
`;

export const lossProjectionNames = ['gap', 'restored_allowance'] as const;
