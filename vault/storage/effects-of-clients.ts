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
function letKnow(db: VaultDatabase, line: LineOf, person: string): void {
  const row = scopeOf(db, line.dossier);
  if (row === undefined || row.everybody === 1 || row.people.includes(person)) return;
  setPeople(db, line.dossier, [...row.people, person]);
  markLetIn(db, line, 1);
}

/** Who is to follow no longer, and knew of the client for that alone, knows no longer (D3). */
function letForget(db: VaultDatabase, line: LineOf): void {
  const last = db.get<{ successor: string | null; let_in: number }>(
    'SELECT successor, let_in FROM client_line WHERE handover = ? AND dossier = ?',
    line.handover,
    line.dossier,
  );
  const row = scopeOf(db, line.dossier);
  if (row === undefined || last === undefined || last.let_in === 0) return;
  setPeople(
    db,
    line.dossier,
    row.people.filter((person) => person !== last.successor),
  );
  markLetIn(db, line, 0);
}

function scopeOf(db: VaultDatabase, dossier: string) {
  const row = db.get<{ everybody: number; people: string }>(
    'SELECT everybody, people FROM dossier WHERE id = ?',
    dossier,
  );
  return row === undefined ? undefined : { ...row, people: JSON.parse(row.people) as string[] };
}

const setPeople = (db: VaultDatabase, dossier: string, people: readonly string[]): number =>
  db.run('UPDATE dossier SET people = ? WHERE id = ?', JSON.stringify(people), dossier);

const markLetIn = (db: VaultDatabase, line: LineOf, letIn: 0 | 1): number =>
  db.run(
    'UPDATE client_line SET let_in = ? WHERE handover = ? AND dossier = ?',
    letIn,
    line.handover,
    line.dossier,
  );

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
  // Whoever was beside the responsible person, and has become that person, stands beside nobody.
  db.run('UPDATE dossier SET second = NULL WHERE id = ? AND second = responsible', line.dossier);
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
        "INSERT INTO client_line VALUES (?, ?, NULL, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0, 'waiting', 0, '[]', NULL, NULL, NULL, NULL, NULL, NULL, NULL, 0)",
        data.handover,
        dossier,
        entry.index,
      );
    }
  },
  'clients.assigned': (db, data, entry) => {
    for (const { dossier, successor } of data.lines) {
      const line = { handover: data.handover, dossier };
      letForget(db, line);
      // Another successor: what the client said of the last one says nothing of this one.
      db.run(
        "UPDATE client_line SET successor = ?, client = 'waiting', meeting_on = NULL, meeting_held = 0 WHERE handover = ? AND dossier = ?",
        successor,
        data.handover,
        dossier,
      );
      restate(db, line, entry.index);
      letKnow(db, line, successor);
    }
  },
  'clients.described': (db, data, entry) => {
    db.run(
      'UPDATE client_line SET projects = ?, next_dates = ?, mandate = ?, positions = ?, authority = ?, balance = ?, meeting_on = ?, meeting_held = ?, client = ?, formal_records = ?, personal = ? WHERE handover = ? AND dossier = ?',
      maybe(entry, data.projects),
      maybe(entry, data.nextDates),
      maybe(entry, data.mandate),
      maybe(entry, data.positions),
      maybe(entry, data.authority),
      data.balance === undefined ? null : maybe(entry, data.balance),
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
    for (const { dossier } of db.all<{ dossier: string }>(
      'SELECT dossier FROM client_line WHERE handover = ? AND closed IS NULL',
      data.handover,
    ))
      letForget(db, { handover: data.handover, dossier });
    db.run(
      "UPDATE client_line SET closed = 'withdrawn', closed_at = ?, closed_by = ?, ground = ? WHERE handover = ? AND closed IS NULL",
      entry.body.at.wall,
      entry.index,
      entry.text(data.ground),
      data.handover,
    );
  },
};
