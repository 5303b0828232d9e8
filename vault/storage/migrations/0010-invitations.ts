/** People by list, since format 13: one row for each who was invited. `open`, `taken`, `withdrawn`. */

export const invitationProjections = `
CREATE TABLE invitation (
  person TEXT PRIMARY KEY, name TEXT, staff TEXT, department TEXT, roles TEXT NOT NULL, clearance TEXT, code_key TEXT NOT NULL,
  invited INTEGER NOT NULL, invited_at INTEGER NOT NULL, state TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

export const invitationProjectionNames = ['invitation'] as const;
