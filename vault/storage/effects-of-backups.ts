/** What the log says of backups, laid out: where they go, which states were made and are kept. */
import { type Effects, type EntriesOf, setFact } from './entry-effect.ts';

export const backupEffects: Effects<EntriesOf<'backup'> | 'vault.restored'> = {
  'backup.planned': (db, data, entry) => {
    const { days, weeks, months } = data.keep;
    db.run(
      `INSERT INTO backup_target VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, NULL, NULL)
       ON CONFLICT (id) DO UPDATE SET folder = excluded.folder, at_closing = excluded.at_closing,
         every_hours = excluded.every_hours, days = excluded.days, weeks = excluded.weeks, months = excluded.months`,
      data.target,
      entry.text(data.folder),
      data.atClosing ? 1 : 0,
      data.everyHours,
      days,
      weeks,
      months,
      entry.index,
      entry.body.at.wall,
    );
  },
  'backup.ended': (db, data, entry) => {
    db.run('UPDATE backup_target SET ended = ? WHERE id = ?', entry.index, data.target);
  },
  'backup.made': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO backup_state VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)',
      data.target,
      data.state,
      data.entries,
      data.manifest,
      data.objects,
      data.bytes,
      data.copied,
      data.without,
      entry.index,
      entry.body.at.wall,
    );
    for (const state of data.dropped)
      db.run('UPDATE backup_state SET dropped = 1 WHERE target = ? AND state = ?', data.target, state);
    db.run('UPDATE backup_target SET failed = NULL, failed_at = NULL WHERE id = ?', data.target);
  },
  'backup.failed': (db, data, entry) => {
    db.run(
      'UPDATE backup_target SET failed = ?, failed_at = ? WHERE id = ?',
      data.fault,
      entry.body.at.wall,
      data.target,
    );
  },
  'backup.drilled': (db, data, entry) => {
    db.run(
      'UPDATE backup_target SET drilled_at = ?, drilled_state = ?, drilled_sound = ? WHERE id = ?',
      entry.body.at.wall,
      data.state,
      data.sound ? 1 : 0,
      data.target,
    );
  },
  'vault.restored': (db, data) => {
    setFact(db, 'restored', data.manifest);
  },
};
