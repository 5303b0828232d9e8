/** Everything that leaves at once, since format 9: one row for each time that it was announced. */

export const wholeReleaseProjections = `
CREATE TABLE whole_release (
  planned INTEGER PRIMARY KEY, planned_at INTEGER NOT NULL, ground TEXT, custodian TEXT NOT NULL, approvers TEXT NOT NULL, withdrawn INTEGER,
  begun INTEGER, begun_at INTEGER, folder TEXT,
  written INTEGER, written_at INTEGER, documents INTEGER, without INTEGER, bytes INTEGER, sums TEXT
) STRICT;
`;

export const wholeReleaseProjectionNames = ['whole_release'] as const;
