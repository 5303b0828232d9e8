/** Puts the tables back to what a replay of the log says, in one transaction. */
import type { VaultDatabase } from '../storage/database.ts';
import { projectionNames } from '../storage/migrations/tables.ts';
import { dropForeignPrograms } from '../storage/own-programs.ts';

export function rebuildProjections(db: VaultDatabase, replayed: VaultDatabase): void {
  db.connection.transaction(() => {
    dropForeignPrograms(db);
    for (const table of projectionNames) {
      db.connection.exec(`DELETE FROM ${table}`);
      const columns = replayed
        .all<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)
        .map((c) => c.name);
      const insert = db.connection.prepare(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
      );
      for (const row of replayed.iterate(`SELECT * FROM ${table}`))
        insert.run(...columns.map((column) => row[column]));
    }
  })();
}
