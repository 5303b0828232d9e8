/** What client handovers do to the tables. */
import type { clientEntries } from '../../shared/vocabulary/entry-of-handovers.ts';
import type { VaultDatabase } from './database.ts';
import { type Effects, maybe, type ProjectedEntry } from './entry-effect.ts';

interface LineOf {
  readonly handover: string;
  readonly dossier: string;
}

/** A line says something new: who signed the old one signed something else. */
function restate(db: VaultDatabase, line: LineOf, index: number): void {
  db.run(
    'UPDATE client_line SET state = ?, transferor_signed = NULL, transferee_signed = NULL, witness_signed = NULL WHERE handover = ? AND dossier = ?',
    index,
    line.handover,
    line.dossier,
  );
}

/** The directory at once (H2): whoever is to take a client over knows that the client is there. */
function letKnow(db: VaultDatabase, dossier: string, person: string): void {
  const row = db.get<{ everybody: number; people: string }>(
    'SELECT everybody, people FROM dossier WHERE id = ?',
    dossier,
  );
  if (row === undefined || row.everybody === 1) return;
  const people = JSON.parse(row.people) as string[];
  if (people.includes(person)) return;
  db.run('UPDATE dossier SET people = ? WHERE id = ?', JSON.stringify([...people, person]), dossier);
}

/** The line is over; the client is the successor's from here on. */
function close(
  db: VaultDatabase,
  line: LineOf,
  how: string,
  ground: string | null,
  entry: ProjectedEntry,
): void {
  db.run(
    'UPDATE client_line SET closed = ?, closed_at = ?, closed_by = ?, ground = ? WHERE handover = ? AND dossier = ?',
    how,
    entry.body.at.wall,
    entry.index,
    ground,
    line.handover,
    line.dossier,
  );
  db.run(
    'UPDATE dossier SET responsible = (SELECT successor FROM client_line WHERE handover = ? AND dossier = ?) WHERE id = ?',
    line.handover,
    line.dossier,
    line.dossier,
  );
}

export const clientEffects: Effects<keyof typeof clientEntries> = {
  'clients.opened': (db, data, entry) => {
    const no = db.count('SELECT coalesce(max(no), 0) AS n FROM client_handover') + 1;
    db.run(
      'INSERT INTO client_handover VALUES (?, ?, ?, ?, ?, ?)',
      data.handover,
      no,
      data.transferor,
      data.departure,
      entry.index,
      entry.body.at.wall,
    );
    for (const dossier of data.dossiers) {
      db.run(
        "INSERT INTO client_line VALUES (?, ?, NULL, ?, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'waiting', 0, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
        data.handover,
        dossier,
        entry.index,
      );
    }
  },
  'clients.assigned': (db, data, entry) => {
    for (const { dossier, successor } of data.lines) {
      const line = { handover: data.handover, dossier };
      // Another successor: what the client said of the last one says nothing of this one.
      db.run(
        "UPDATE client_line SET successor = ?, client = 'waiting', meeting_on = NULL, meeting_held = 0 WHERE handover = ? AND dossier = ?",
        successor,
        data.handover,
        dossier,
      );
      restate(db, line, entry.index);
      letKnow(db, dossier, successor);
    }
  },
  'clients.described': (db, data, entry) => {
    db.run(
      'UPDATE client_line SET projects = ?, next_dates = ?, mandate = ?, positions = ?, authority = ?, meeting_on = ?, meeting_held = ?, client = ?, formal_records = ?, personal = ? WHERE handover = ? AND dossier = ?',
      maybe(entry, data.projects),
      maybe(entry, data.nextDates),
      maybe(entry, data.mandate),
      maybe(entry, data.positions),
      maybe(entry, data.authority),
      data.meetingOn,
      data.meetingHeld ? 1 : 0,
      data.client,
      data.formalRecords,
      JSON.stringify(data.personal),
      data.handover,
      data.dossier,
    );
    restate(db, data, entry.index);
  },
  'clients.signed': (db, data, entry) => {
    const column = `${data.as}_signed`;
    for (const { dossier } of data.lines) {
      db.run(
        `UPDATE client_line SET ${column} = ? WHERE handover = ? AND dossier = ?`,
        entry.index,
        data.handover,
        dossier,
      );
      // The witness signs last, and that closes the line.
      if (data.as === 'witness') close(db, { handover: data.handover, dossier }, 'signed', null, entry);
    }
  },
  'clients.taken-over': (db, data, entry) => {
    for (const { dossier } of data.lines)
      close(db, { handover: data.handover, dossier }, data.manner, entry.text(data.ground), entry);
  },
  'clients.withdrawn': (db, data, entry) => {
    db.run(
      "UPDATE client_line SET closed = 'withdrawn', closed_at = ?, closed_by = ?, ground = ? WHERE handover = ? AND closed IS NULL",
      entry.body.at.wall,
      entry.index,
      entry.text(data.ground),
      data.handover,
    );
  },
};
