/** What the firm's fields of sheets, forms and background checks do to the tables (D2). */
import type { EntryData } from '../../shared/vocabulary/entry.ts';
import type { VaultDatabase } from './database.ts';
import { type Effects, type EntriesOf, maybe, type ProjectedEntry } from './entry-effect.ts';

export const formEffects: Effects<EntriesOf<'forms'>> = {
  'forms.ruled': (db, data, entry) => {
    db.run('DELETE FROM field_label');
    for (const { field, label } of data.labels)
      db.run('INSERT INTO field_label VALUES (?, ?)', field, entry.text(label));
    db.run('UPDATE own_field SET in_force = 0');
    data.own.forEach(({ field, sheet, label, several }, i) => {
      db.run(
        `INSERT INTO own_field VALUES (?, ?, ?, ?, ?, 1)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, sheet = excluded.sheet, label = excluded.label,
           several = excluded.several, in_force = 1`,
        field,
        i,
        sheet,
        entry.text(label),
        several ? 1 : 0,
      );
    });
  },
};

/** Of a form how much is filled in, of a background check what stands outside the seal. */
export function keepFormOrCheck(
  db: VaultDatabase,
  { document, form, check }: EntryData<'document.submitted'>,
  entry: ProjectedEntry,
): void {
  if (form !== undefined)
    db.run('INSERT INTO document_form VALUES (?, ?, ?)', document, form.filled, form.of);
  if (check !== undefined)
    db.run(
      'INSERT INTO background_check VALUES (?, ?, ?, ?)',
      document,
      check.on,
      maybe(entry, check.subject),
      check.renewal,
    );
}
