/** What the log says of backups, since format 7. */

export const backupProjections = `
CREATE TABLE backup_target (
  id TEXT PRIMARY KEY, folder TEXT, at_closing INTEGER NOT NULL, every_hours INTEGER NOT NULL,
  days INTEGER NOT NULL, weeks INTEGER NOT NULL, months INTEGER NOT NULL,
  planned INTEGER NOT NULL, planned_at INTEGER NOT NULL, ended INTEGER,
  failed TEXT, failed_at INTEGER, drilled_at INTEGER, drilled_state INTEGER, drilled_sound INTEGER
) STRICT, WITHOUT ROWID;
CREATE TABLE backup_state (
  target TEXT NOT NULL, state INTEGER NOT NULL, entries INTEGER NOT NULL, manifest TEXT NOT NULL, objects INTEGER NOT NULL,
  bytes INTEGER NOT NULL, copied INTEGER NOT NULL, without INTEGER NOT NULL, made INTEGER NOT NULL, made_at INTEGER NOT NULL,
  dropped INTEGER NOT NULL,
  PRIMARY KEY (target, state)
) STRICT, WITHOUT ROWID;
`;

export const backupProjectionNames = ['backup_target', 'backup_state'] as const;
