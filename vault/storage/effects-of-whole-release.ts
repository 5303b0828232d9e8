/** What the log says of everything leaving at once, laid out: each plan, and what became of it. */
import type { wholeReleaseEntries } from '../../shared/vocabulary/entry-of-whole-release.ts';
import type { Effects } from './entry-effect.ts';

const newest = '(SELECT max(planned) FROM whole_release)';

export const wholeReleaseEffects: Effects<keyof typeof wholeReleaseEntries> = {
  'whole.planned': (db, data, entry) => {
    const [custodian, ...approvers] = entry.body.signers;
    db.run(
      `INSERT INTO whole_release VALUES (?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
      entry.index,
      entry.body.at.wall,
      entry.text(data.ground),
      custodian?.person ?? '',
      JSON.stringify(approvers.map(({ person }) => person)),
    );
  },
  'whole.withdrawn': (db, _data, entry) => {
    db.run(`UPDATE whole_release SET withdrawn = ? WHERE planned = ${newest}`, entry.index);
  },
  'whole.begun': (db, data, entry) => {
    db.run(
      `UPDATE whole_release SET begun = ?, begun_at = ?, folder = ? WHERE planned = ${newest}`,
      entry.index,
      entry.body.at.wall,
      entry.text(data.folder),
    );
  },
  'whole.written': (db, data, entry) => {
    db.run(
      `UPDATE whole_release SET written = ?, written_at = ?, documents = ?, without = ?, bytes = ?, sums = ? WHERE planned = ${newest}`,
      entry.index,
      entry.body.at.wall,
      data.documents,
      data.without,
      data.bytes,
      data.sums,
    );
  },
};
