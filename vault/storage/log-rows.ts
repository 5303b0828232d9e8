/** The log's rows: stored tree hashes, leaves with their signatures, openings. Reading only. */
import type { HashReader } from '../log/tree.ts';
import type { StatementSignature } from '../sealing/statement.ts';
import { decodeBase64 } from '../sealing/suite.ts';
import type { VaultDatabase } from './database.ts';

export const treeReader = (db: VaultDatabase): HashReader => ({
  readHashes: (addresses) =>
    addresses.map(({ level, index }) => {
      const row = db.get<{ hash: Uint8Array }>(
        'SELECT hash FROM tree_hash WHERE level = ? AND idx = ?',
        level,
        index,
      );
      if (row === undefined) throw new Error(`broken invariant: no stored hash at level ${level}, ${index}`);
      return new Uint8Array(row.hash);
    }),
});

export interface LeafRow {
  readonly idx: number;
  readonly type: string;
  readonly payload: Uint8Array;
  readonly signatures: string;
}

/** Of the first `size` entries those that are wanted; blocks in which none is are not read. */
export function* leavesWanted(
  db: VaultDatabase,
  size: number,
  isWanted: (index: number) => boolean,
): Generator<LeafRow> {
  const block = 500;
  for (let from = 0; from < size; from += block) {
    const to = Math.min(from + block, size);
    let next = from;
    while (next < to && !isWanted(next)) next++;
    if (next === to) continue;
    for (const row of db.all<LeafRow>('SELECT * FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx', next, to))
      if (isWanted(row.idx)) yield row;
  }
}

export function* leavesFrom(db: VaultDatabase, from: number): Generator<LeafRow> {
  // Blocks, not one open cursor: the caller may write between two rows.
  const block = 2_000;
  for (let next = from; ; next += block) {
    const rows = db.all<LeafRow>(
      'SELECT * FROM leaf WHERE idx >= ? AND idx < ? ORDER BY idx',
      next,
      next + block,
    );
    yield* rows;
    if (rows.length < block) return;
  }
}

export function parseSignatures(text: string): StatementSignature[] {
  const list = JSON.parse(text) as { keyid: string; sig: string }[];
  return list.map(({ keyid, sig }) => ({ keyid, sig: decodeBase64(sig, 64) }));
}

export interface OpeningRow {
  readonly idx: number;
  readonly commitment: string;
  readonly salt: string;
  readonly text: string;
}

export const openingsOf = (db: VaultDatabase, index: number): OpeningRow[] =>
  db.all<OpeningRow>('SELECT * FROM opening WHERE idx = ?', index);

/** Null where there is none. */
export const findLeaf = (db: VaultDatabase, index: number): LeafRow | null =>
  db.get<LeafRow>('SELECT * FROM leaf WHERE idx = ?', index) ?? null;

/** Null where there is none. */
export function leafPayload(db: VaultDatabase, index: number): Uint8Array | null {
  const leaf = findLeaf(db, index);
  return leaf === null ? null : new Uint8Array(leaf.payload);
}

/** The entry that opened a view, or that took it over from a ledger; null where there is no such view. */
export const openingLeafOfView = (db: VaultDatabase, view: string): number | null =>
  db.get<{ opened: number }>('SELECT opened FROM view WHERE id = ?', view)?.opened ?? null;

/** The first entry that names an id; null where none does. */
export const firstMention = (db: VaultDatabase, id: string): number | null =>
  db.get<{ idx: number | null }>('SELECT min(idx) AS idx FROM mention WHERE ref = ?', id)?.idx ?? null;

/** Entries of these types that name an id, in order. */
export const mentionsOf = (db: VaultDatabase, id: string, types: readonly string[]): number[] =>
  db
    .all<{ idx: number }>(
      `SELECT m.idx FROM mention m JOIN leaf l ON l.idx = m.idx
       WHERE m.ref = ? AND l.type IN (${types.map(() => '?').join(',')}) ORDER BY m.idx`,
      id,
      ...types,
    )
    .map(({ idx }) => idx);

/** Numbers of people as the house uses them, by id. */
export const personNumbers = (db: VaultDatabase): ReadonlyMap<string, number> =>
  new Map(db.all<{ id: string; no: number }>('SELECT id, no FROM person').map(({ id, no }) => [id, no]));
