/** When people are away (S6): the newest state that each entered, read from the log. */
import type { Absence } from '../../shared/vocabulary/entry-of-absences.ts';
import type { PersonId } from '../../shared/vocabulary/ids.ts';
import type { VaultDatabase } from './database.ts';
import { readEntry } from './entries-of.ts';

/** The type is mentioned with each such entry, so that a long history of somebody's other acts is not gone through. */
const newestState = `SELECT max(m.idx) AS idx FROM mention m JOIN mention t ON t.idx = m.idx AND t.ref = 'person.absent' WHERE m.ref = ?`;

/** Of one account, those that are not over on `today`, in their order. */
export function absencesOf(db: VaultDatabase, person: PersonId, today: string): readonly Absence[] {
  const idx = db.get<{ idx: number | null }>(newestState, person)?.idx ?? null;
  if (idx === null) return [];
  return readEntry<'person.absent'>(db, idx).data.periods.filter(({ until }) => today <= until);
}

/** Of a human under any account (S4), by the first day. */
export const absencesOfHuman = (db: VaultDatabase, human: string, today: string): readonly Absence[] =>
  db
    .all<{ id: PersonId }>('SELECT id FROM person WHERE human = ?', human)
    .flatMap(({ id }) => absencesOf(db, id, today))
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
