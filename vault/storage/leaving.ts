/** Entries of departures' cases as the log has them: no table holds them, `mention` leads to them (decision 0055). */
import type { leavingEntries } from '../../shared/vocabulary/entry-of-leaving.ts';
import type { VaultDatabase } from './database.ts';
import { type EntryOf, entriesOf, readEntry } from './entries-of.ts';
import { mentionsOf } from './log-rows.ts';

export type LeavingType = keyof typeof leavingEntries;
export type LeavingEntry<T extends LeavingType> = EntryOf<T>;

/** In the order of the log those of these types that name `ref`: an id, or the name of a type for every entry of it. */
export const leavingEntriesOf = <T extends LeavingType>(
  db: VaultDatabase,
  ref: string,
  types: readonly T[],
) => entriesOf(db, ref, types);

/** The newest of a type; undefined where there is none. */
export function newestOf<T extends LeavingType>(db: VaultDatabase, type: T): LeavingEntry<T> | undefined {
  const index = mentionsOf(db, type, [type]).at(-1);
  return index === undefined ? undefined : readEntry<T>(db, index);
}
