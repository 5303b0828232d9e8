/**
 * A database of an older format becomes one of the present. Projections are not altered column by column: the log is read
 * again into the tables of today, and those take the old ones' place, in one transaction.
 */
import type { VaultId } from '../../shared/vocabulary/ids.ts';
import { databaseFormat, type VaultDatabase } from '../storage/database.ts';
import { handoverStores } from '../storage/migrations/0002-handovers.ts';
import { releaseStores } from '../storage/migrations/0003-releases.ts';
import { laterIndexes } from '../storage/migrations/later-indexes.ts';
import { allProjections, projectionNames } from '../storage/migrations/tables.ts';
import { rebuildProjections } from './rebuild.ts';
import { type ReplayProgress, replayLog } from './replay.ts';

/** Throws LogBroken where the log does not hold; then nothing has changed. */
export function migrateDatabase(db: VaultDatabase, vault: VaultId, progress?: ReplayProgress): void {
  const format = db.format();
  if (format === databaseFormat) {
    db.connection.exec(laterIndexes);
    return;
  }
  const replayed = replayLog(db, vault, progress);
  try {
    db.forgetStatements();
    db.connection.transaction(() => {
      // They are made anew with their triggers when they are first asked (storage/directory-index.ts, document-index.ts).
      for (const index of ['directory', 'document'])
        for (const part of ['index', 'indexed', 'changed'])
          db.connection.exec(`DROP TABLE IF EXISTS ${index}_${part}`);
      for (const table of projectionNames) db.connection.exec(`DROP TABLE IF EXISTS ${table}`);
      db.connection.exec(allProjections);
      if (format < 2) db.connection.exec(handoverStores);
      if (format < 7) db.connection.exec(releaseStores);
      // Openings no longer rest on a signed snapshot, since format 3. Format 4 notes more of what entries mention (storage/mentions.ts), format 5 what
      // renditions do not show, format 7 has releases, format 8 training,
      // format 9 the release of the whole vault, format 10 agreements,
      // format 11 what is done after a loss, format 12 second contacts and the firm's own categories,
      // format 13 invitations, format 14 forms and background checks,
      // format 15 what balances a client given away in post.
      db.connection.exec('DROP TABLE IF EXISTS snapshot');
      rebuildProjections(db, replayed);
      db.connection.pragma(`user_version=${databaseFormat}`);
    })();
  } finally {
    replayed.close();
  }
}
