/**
 * A database of an older format becomes one of the present. Projections are not altered column by column: the log is read
 * again into the tables of today, and those take the old ones' place, in one transaction.
 */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { databaseFormat, type VaultDatabase } from '../storage/database.ts';
import { vaultProjectionNames } from '../storage/migrations/0001-vault.ts';
import { handoverStores } from '../storage/migrations/0002-handovers.ts';
import { laterIndexes } from '../storage/migrations/later-indexes.ts';
import { allProjections } from '../storage/migrations/tables.ts';
import { rebuildProjections } from './rebuild.ts';
import { type ReplayProgress, replayLog } from './replay.ts';

/** Throws LogBroken where the log does not hold; then nothing has changed. */
export function migrateDatabase(db: VaultDatabase, vault: VaultId, progress?: ReplayProgress): void {
  if (db.format() === databaseFormat) {
    db.connection.exec(laterIndexes);
    return;
  }
  const replayed = replayLog(db, vault, progress);
  try {
    db.forgetStatements();
    db.connection.transaction(() => {
      // It is made anew with its triggers when it is first asked (directory-index.ts).
      for (const table of ['directory_index', 'directory_indexed', 'directory_changed'])
        db.connection.exec(`DROP TABLE IF EXISTS ${table}`);
      for (const table of vaultProjectionNames) db.connection.exec(`DROP TABLE ${table}`);
      db.connection.exec(allProjections);
      db.connection.exec(handoverStores);
      // The snapshot rests on facts of the old tables.
      db.connection.exec('DELETE FROM snapshot');
      rebuildProjections(db, replayed);
      db.connection.pragma(`user_version=${databaseFormat}`);
    })();
  } finally {
    replayed.close();
  }
}
