/** What departures, the firm's practice and papers do to the tables. */
import type { departureEntries } from '../../shared/vocabulary/entry-of-handovers.ts';
import { type Effects, maybe, nothing } from './entry-effect.ts';

export const departureEffects: Effects<keyof typeof departureEntries> = {
  'departure.registered': (db, data, entry) => {
    const no = db.count('SELECT coalesce(max(no), 0) AS n FROM departure') + 1;
    db.run(
      "INSERT INTO departure VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'open', NULL, NULL, NULL)",
      data.departure,
      no,
      data.person,
      entry.text(data.reason),
      data.noticeOn,
      data.lastDay,
      entry.index,
      entry.body.at.wall,
    );
    // Marked and frozen by one entry: there is no moment between the two (P1).
    db.run('UPDATE person SET leaving = ?, frozen = 1 WHERE id = ?', data.departure, data.person);
  },
  'departure.rescheduled': (db, data) => {
    db.run('UPDATE departure SET last_day = ? WHERE id = ?', data.lastDay, data.departure);
  },
  'departure.approved': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO departure_approval VALUES (?, ?, ?, ?, ?)',
      data.departure,
      data.by,
      entry.text(data.name),
      data.on,
      entry.index,
    );
  },
  'departure.ticked': (db, data, entry) => {
    for (const { item, done, remark } of data.items) {
      db.run(
        'INSERT OR REPLACE INTO departure_item VALUES (?, ?, ?, ?, ?, ?)',
        data.departure,
        item,
        done ? 1 : 0,
        maybe(entry, remark),
        entry.index,
        entry.body.at.wall,
      );
    }
  },
  'departure.interviewed': (db, data, entry) => {
    const writer = entry.body.signers[0]?.person ?? '';
    db.run(
      'INSERT INTO interview VALUES (?, ?, ?, ?, ?)',
      data.note,
      data.departure,
      writer,
      data.characters,
      entry.body.at.wall,
    );
    for (const reader of data.readers)
      db.run('INSERT INTO interview_reader VALUES (?, ?, ?)', data.note, reader.person, reader.hash);
  },
  'interview.read': nothing,
  'departure.exposure-signed': (db, data, entry) => {
    db.run(
      'UPDATE departure SET exposure_signed = ?, exposure_digest = ? WHERE id = ?',
      entry.index,
      data.digest,
      data.departure,
    );
  },
  'departure.ended': (db, data, entry) => {
    db.run('UPDATE departure SET state = ?, ended = ? WHERE id = ?', data.cause, entry.index, data.departure);
    db.run('UPDATE person SET leaving = NULL WHERE leaving = ?', data.departure);
  },
  'practice.set': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO practice VALUES (1, ?, ?, ?, ?)',
      data.clientsMax,
      data.noticeDays,
      maybe(entry, data.employer),
      JSON.stringify(data.checklist.map(({ item, label }) => ({ item, label: entry.text(label) }))),
    );
  },
  'paper.printed': nothing,
};
