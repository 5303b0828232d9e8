/** Entries that speak of something, with their texts: for telling how it stood at a place of the log. */
import type { AnyEntry } from '../../shared/vocabulary/entry.ts';
import type { VaultDatabase } from '../storage/database.ts';
import { type LeafRow, openingsOf } from '../storage/log-rows.ts';
import { readBody } from './log-rows-shown.ts';

type Commitment = { readonly commit: string } | null | undefined;

export interface Stated {
  readonly index: number;
  readonly body: AnyEntry;
  /** Null where there is none, or where it was erased by law. */
  readonly text: (commitment: Commitment) => string | null;
}

export function readStated(db: VaultDatabase, leaf: LeafRow): Stated {
  const texts = new Map(openingsOf(db, leaf.idx).map((opening) => [opening.commitment, opening.text]));
  return {
    index: leaf.idx,
    body: readBody(leaf),
    text: (commitment) => texts.get(commitment?.commit ?? '') ?? null,
  };
}

/** Entries of these types before `index` that name `ref`, the latest first. */
export function* naming(
  db: VaultDatabase,
  ref: string,
  types: readonly AnyEntry['type'][],
  index: number,
): Generator<Stated> {
  const leaves = db.all<LeafRow>(
    `SELECT l.* FROM mention m JOIN leaf l ON l.idx = m.idx
     WHERE m.ref = ? AND m.idx < ? AND l.type IN (${types.map(() => '?').join(',')}) ORDER BY m.idx DESC`,
    ref,
    index,
    ...types,
  );
  for (const leaf of leaves) yield readStated(db, leaf);
}
