/** What happens in and after a course does to the tables: who was there, what came of it (P6). */
import type { EntryType } from '../../shared/vocabulary/entry.ts';
import { type Effects, maybe, nextNo } from './entry-effect.ts';

type AttendanceEntry = Extract<
  EntryType,
  | 'attendance.signed'
  | 'attendance.checked'
  | 'report.given'
  | 'result.recorded'
  | 'certificate.given'
  | 'course.evaluated'
>;

export const attendanceEffects: Effects<AttendanceEntry> = {
  'attendance.signed': (db, data, entry) => {
    db.run(
      'INSERT INTO attendance VALUES (?, ?, ?, ?, NULL, NULL)',
      data.course,
      data.session,
      data.person,
      entry.body.at.wall,
    );
  },
  'attendance.checked': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO attendance_sheet VALUES (?, ?, ?, ?, ?)',
      data.course,
      data.session,
      entry.body.signers[0]?.person ?? '',
      entry.body.at.wall,
      maybe(entry, data.remark),
    );
    for (const { person, presence, minutes } of data.lines)
      db.run(
        `INSERT INTO attendance VALUES (?, ?, ?, NULL, ?, ?)
         ON CONFLICT (course, session, person) DO UPDATE SET presence = excluded.presence, minutes = excluded.minutes`,
        data.course,
        data.session,
        person,
        presence,
        minutes,
      );
  },
  'report.given': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO training_report VALUES (?, ?, ?, ?, ?)',
      data.course,
      data.session,
      data.person,
      entry.text(data.report),
      entry.body.at.wall,
    );
  },
  'result.recorded': (db, data, entry) => {
    db.run(
      'INSERT INTO test_result VALUES (?, ?, ?, ?, ?, ?, ?)',
      data.course,
      data.trainee,
      data.attempt,
      data.passed ? 1 : 0,
      data.score,
      data.on,
      maybe(entry, data.remark),
    );
  },
  'certificate.given': (db, data, entry) => {
    db.run(
      'INSERT INTO training_certificate VALUES (?, ?, ?, ?, ?, ?)',
      data.certificate,
      nextNo(db, 'training_certificate'),
      data.course,
      data.trainee,
      entry.text(data.number),
      data.on,
    );
  },
  'course.evaluated': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO evaluation VALUES (?, ?, ?, ?, ?, ?, ?)',
      data.course,
      data.person,
      data.effect,
      data.efficiency,
      data.need,
      maybe(entry, data.remark),
      entry.body.at.wall,
    );
  },
};
