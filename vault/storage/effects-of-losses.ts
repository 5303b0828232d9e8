/** What the log says after a loss, laid out: gaps, views that evidence brought back, allowances given back (A6b). */
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type { lossEntries } from '../../shared/vocabulary/entry-of-losses.ts';
import { traceCode } from '../sealing/trace-code.ts';
import type { VaultDatabase } from './database.ts';
import type { Effects, ProjectedEntry } from './entry-effect.ts';

/** Views that this log did not record when they were: the entry at which they became known stands for them. */
export function takeOverViews(
  db: VaultDatabase,
  entry: ProjectedEntry,
  spent: EntryData<'gap.narrowed'>['spent'],
): void {
  for (const { person, lineage, n, view } of spent) {
    db.run(
      "INSERT INTO view VALUES (?, ?, ?, ?, ?, NULL, NULL, ?, ?, 0, 0, NULL, NULL, 'closed', 0, 0, 0, '', 0)",
      person,
      lineage,
      n,
      view,
      traceCode(view),
      entry.index,
      entry.body.at.wall,
    );
  }
}

export const lossEffects: Effects<keyof typeof lossEntries> = {
  'gap.narrowed': (db, data, entry) => {
    takeOverViews(db, entry, data.spent);
    db.run('UPDATE gap SET reach = max(reach, ?) WHERE generation = ?', data.reach, data.generation);
  },
  'gap.closed': (db, data, entry) => {
    db.run('UPDATE gap SET closed = ? WHERE generation = ?', entry.index, data.generation);
  },
  'allowance.restored': (db, data, entry) => {
    // For every account that is known to be the same human now. One joined later was not meant, and is lost as before.
    const accounts = db.all<{ id: string }>(
      'SELECT id FROM person WHERE human = (SELECT human FROM person WHERE id = ?)',
      data.person,
    );
    for (const { id } of accounts)
      db.run(
        'INSERT INTO restored_allowance VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        data.lineage,
        entry.index,
        id === data.person ? 1 : 0,
        data.document,
        entry.body.at.wall,
        entry.text(data.ground),
        JSON.stringify(entry.body.signers.map(({ person }) => person)),
      );
  },
};
