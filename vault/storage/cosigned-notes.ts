/**
 * Of each approver the newest state of the log that carries their line (A5a): what a bundle takes along. Nothing in the vault
 * rests on it; whoever reads it checks both signatures.
 */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import { keepText, textsKept } from './kept-json.ts';

/** Under which an approver signs (docs/formats/checkpoint.md §2). */
export const cosignerName = (person: PersonId): string => `person/${person}`;

const prefix = 'cosigned ';

export const keepCosigned = (db: VaultDatabase, person: PersonId, note: string): void =>
  keepText(db, prefix + person, note);

/** In the order of the people's ids. */
export const cosignedNotes = (
  db: VaultDatabase,
): readonly { readonly person: string; readonly note: string }[] =>
  textsKept(db, prefix).map(({ name, text }) => ({ person: name, note: text }));
