/** What the tables hold about one human, by number: for the list that comes before an erasure. Reading only. */
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import type { LeafRow } from './log-rows.ts';

export interface HeldCounts {
  readonly entries: number;
  readonly loans: number;
  readonly views: number;
  readonly notes: number;
  readonly filed: number;
}

export function countHeld(db: VaultDatabase, person: PersonId): HeldCounts {
  const count = (sql: string): number => db.get<{ n: number }>(sql, person)?.n ?? 0;
  return {
    entries: count('SELECT count(*) AS n FROM mention WHERE ref = ?'),
    loans: count('SELECT count(*) AS n FROM loan WHERE borrower = ?'),
    views: count('SELECT count(*) AS n FROM view WHERE person = ?'),
    notes: count('SELECT count(DISTINCT note) AS n FROM note_reader WHERE reader = ?'),
    filed: count('SELECT count(*) AS n FROM document WHERE author = ?'),
  };
}

/** Entries that name the person and still have a text, newest first. */
export const leavesWithTexts = (db: VaultDatabase, person: PersonId, limit: number): LeafRow[] =>
  db.all<LeafRow>(
    `SELECT l.* FROM mention m JOIN leaf l ON l.idx = m.idx
      WHERE m.ref = ? AND EXISTS (SELECT 1 FROM opening o WHERE o.idx = m.idx) ORDER BY l.idx DESC LIMIT ?`,
    person,
    limit,
  );
