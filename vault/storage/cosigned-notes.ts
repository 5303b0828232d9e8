/**
 * Of each approver the newest state of the log that carries their line (A5a): what a bundle takes along. Nothing in the vault
 * rests on it; whoever reads it checks both signatures.
 */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';

/** Under which an approver signs (docs/formats/checkpoint.md §2). */
export const cosignerName = (person: PersonId): string => `person/${person}`;

const prefix = 'cosigned ';

export function keepCosigned(db: VaultDatabase, person: PersonId, note: string): void {
  db.run(
    'INSERT INTO secret VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    prefix + person,
    Buffer.from(note, 'utf8'),
  );
}

/** In the order of the people's ids. */
export function cosignedNotes(
  db: VaultDatabase,
): readonly { readonly person: string; readonly note: string }[] {
  return db
    .all<{ name: string; value: Uint8Array }>(
      "SELECT name, value FROM secret WHERE name >= 'cosigned ' AND name < 'cosigned!' ORDER BY name",
    )
    .map(({ name, value }) => ({
      person: name.slice(prefix.length),
      note: Buffer.from(value).toString('utf8'),
    }));
}
