/** Entries about something, read from the log itself where no table holds what they say: `mention` leads to them. */
import type { AnyEntry, Committed, EntryData, EntryType } from '../../shared/vocabulary/entry.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import { decodeUtf8 } from '../sealing/suite.ts';
import type { VaultDatabase } from './database.ts';
import { findLeaf, mentionsOf, openingsOf } from './log-rows.ts';

export interface EntryOf<T extends EntryType> {
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
type OneOf<T extends EntryType> = { [K in T]: EntryOf<K> }[T];

/** In the order of the log those of these types that name `ref`: an id, or the name of a type for every entry of it. */
export const entriesOf = <T extends EntryType>(
  db: VaultDatabase,
  ref: string,
  types: readonly T[],
): OneOf<T>[] => mentionsOf(db, ref, types).map((index) => readEntry<T>(db, index) as unknown as OneOf<T>);

export function readEntry<T extends EntryType>(db: VaultDatabase, index: number): EntryOf<T> {
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
  } as unknown as EntryOf<T>;
}
