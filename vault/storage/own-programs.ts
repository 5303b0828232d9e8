/**
 * Triggers and views of the database: programs that run inside the product's own transactions. Some are the indexes';
 * any other was put there with other tools, and could have a secret sealed to a key that no table names a moment later.
 */
import { createProjections, type VaultDatabase } from './database.ts';
import { directoryBeside } from './directory-index.ts';
import { documentsBeside } from './document-index.ts';

interface Program {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

const programsOf = (db: VaultDatabase): Program[] =>
  db.all<Program & { readonly [column: string]: string }>(
    "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')",
  );

let own: ReadonlySet<string> | null = null;

/** As SQLite keeps the text of those that are the product's. */
function ownPrograms(): ReadonlySet<string> {
  if (own === null) {
    const empty = createProjections();
    empty.connection.exec(directoryBeside);
    empty.connection.exec(documentsBeside);
    own = new Set(programsOf(empty).map(({ sql }) => sql));
    empty.close();
  }
  return own;
}

export const foreignPrograms = (db: VaultDatabase): Program[] =>
  programsOf(db).filter(({ sql }) => !ownPrograms().has(sql));

/** Before anything is put right: one of them might undo it. */
export function dropForeignPrograms(db: VaultDatabase): void {
  for (const { type, name } of foreignPrograms(db))
    db.connection.exec(`DROP ${type} "${name.replaceAll('"', '""')}"`);
}
