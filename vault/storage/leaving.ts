/** Entries of departures' cases as the log has them: no table holds them, `mention` leads to them (decision 0055). */
import type { AnyEntry, Committed, EntryData } from '../../shared/vocabulary/entry.ts';
import type { leavingEntries } from '../../shared/vocabulary/entry-of-leaving.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import type { VaultDatabase } from './database.ts';
import { findLeaf, mentionsOf, openingsOf } from './log-rows.ts';

export type LeavingType = keyof typeof leavingEntries;

export interface LeavingEntry<T extends LeavingType> {
  readonly type: T;
  readonly index: number;
  /** What the clock showed where it was written, ms since 1970. */
  readonly atMs: number;
  readonly data: EntryData<T>;
  /** Who signed first. */
  readonly by: PersonId;
  /** Text of a commitment in it; null where its opening was erased. */
  readonly text: (committed: Committed) => string | null;
}
/** One of these types, told apart by `type`. */
type OneOf<T extends LeavingType> = { [K in T]: LeavingEntry<K> }[T];

/** In the order of the log those of these types that name `ref`: an id, or the name of a type for every entry of it. */
export function leavingEntriesOf<T extends LeavingType>(
  db: VaultDatabase,
  ref: string,
  types: readonly T[],
): OneOf<T>[] {
  return mentionsOf(db, ref, types).map((index) => readLeaving(db, index) as unknown as OneOf<T>);
}

function readLeaving(db: VaultDatabase, index: number): OneOf<LeavingType> {
  const leaf = findLeaf(db, index);
  if (leaf === null) throw new Error(`broken invariant: an entry is named that the log has not, ${index}`);
  const body = JSON.parse(decodeUtf8(new Uint8Array(leaf.payload))) as AnyEntry;
  const texts = new Map(openingsOf(db, index).map(({ commitment, text }) => [commitment, text]));
  return {
    type: body.type,
    index,
    atMs: body.at.wall,
    data: body.data,
    by: body.signers[0]?.person,
    text: ({ commit }: Committed) => texts.get(commit) ?? null,
  } as OneOf<LeavingType>;
}

/** The newest of a type; undefined where there is none. */
export function newestOf<T extends LeavingType>(db: VaultDatabase, type: T): LeavingEntry<T> | undefined {
  const index = mentionsOf(db, type, [type]).at(-1);
  return index === undefined ? undefined : (readLeaving(db, index) as unknown as LeavingEntry<T>);
}
