/** What people, their keys, roles and sign-ins do to the tables. */
import type { Committed } from '../../shared/vocabulary/entry.ts';
import { roleOfSide } from '../../shared/vocabulary/terms.ts';
import type { VaultDatabase } from './database.ts';
import { type Effects, type EntriesOf, maybe, nothing, type ProjectedEntry } from './entry-effect.ts';

export const addKeyset = (
  db: VaultDatabase,
  keys: { person: string; keyset: string; signKey: string; sealKey: string },
): void => {
  db.run(
    'INSERT INTO keyset VALUES (?, ?, ?, ?, 1, 1)',
    keys.keyset,
    keys.person,
    keys.signKey,
    keys.sealKey,
  );
};

/** The next number, and everything that a person begins with. */
export const addPersonRow = (
  db: VaultDatabase,
  entry: ProjectedEntry,
  { person, keyset }: { readonly person: string; readonly keyset: string },
  { name, department, staff }: Readonly<Record<'name' | 'department' | 'staff', string | null>>,
): void => {
  const no = db.count('SELECT coalesce(max(no), 0) AS n FROM person') + 1;
  db.run(
    'INSERT INTO person VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, 0, ?, 0, 0, NULL)',
    person,
    no,
    person,
    name,
    department,
    staff,
    keyset,
    entry.index,
    '',
  );
};

export const addPerson = (
  db: VaultDatabase,
  entry: ProjectedEntry,
  data: {
    person: string;
    keyset: string;
    signKey: string;
    sealKey: string;
    name: Committed;
    staff: Committed;
    department: Committed | null;
  },
): void => {
  addPersonRow(db, entry, data, {
    name: entry.text(data.name),
    department: maybe(entry, data.department),
    staff: entry.text(data.staff),
  });
  addKeyset(db, data);
};

const replaceKeyset = (
  db: VaultDatabase,
  data: { person: string; keyset: string; signKey: string; sealKey: string },
): void => {
  db.run('UPDATE keyset SET current = 0 WHERE person = ?', data.person);
  db.run('UPDATE person SET keyset = ?, failures = 0 WHERE id = ?', data.keyset, data.person);
  addKeyset(db, data);
};

export const peopleEffects: Effects<
  EntriesOf<'person' | 'role' | 'session' | 'keyfile'> | 'recovery.used' | 'recovery.admitted'
> = {
  'session.signed-in': (db, _data, entry) => {
    db.run('UPDATE person SET failures = 0 WHERE id = ?', entry.body.signers[0]?.person ?? '');
  },
  'session.signed-out': nothing,
  'session.failed': (db, _data, entry) => {
    db.run(
      'UPDATE person SET failures = failures + 1, failed_at = ? WHERE id = ?',
      entry.body.at.wall,
      entry.body.actor.person ?? '',
    );
  },
  'person.enrolled': (db, data, entry) => addPerson(db, entry, data),
  'person.rekeyed': replaceKeyset,
  'person.renamed': (db, data, entry) => {
    db.run(
      'UPDATE person SET name = ?, department = ? WHERE id = ?',
      entry.text(data.name),
      maybe(entry, data.department),
      data.person,
    );
  },
  'person.same-as': (db, data) => {
    const human = (id: string) =>
      db.get<{ human: string }>('SELECT human FROM person WHERE id = ?', id)?.human ?? id;
    const [a, b] = [human(data.person), human(data.same)];
    const [kept, joined] = a < b ? [a, b] : [b, a];
    db.run('UPDATE person SET human = ? WHERE human = ?', kept, joined);
  },
  'person.frozen': (db, data) => {
    db.run('UPDATE person SET frozen = 1 WHERE id = ?', data.person);
  },
  'person.unfrozen': (db, data) => {
    db.run('UPDATE person SET frozen = 0 WHERE id = ?', data.person);
  },
  // Read from the log where somebody waits for a decision (absences.ts).
  'person.absent': () => {},
  'role.given': (db, data, entry) => {
    db.run('INSERT INTO role VALUES (?, ?, ?, ?, NULL)', data.person, data.role, data.clearance, entry.index);
  },
  'role.ended': (db, data, entry) => {
    db.run(
      'UPDATE role SET ended = ? WHERE person = ? AND role = ? AND ended IS NULL',
      entry.index,
      data.person,
      data.role,
    );
  },
  'keyfile.confirmed': (db, data) => {
    db.run('UPDATE keyset SET copies = ? WHERE id = ?', data.copies, data.keyset);
  },
  'recovery.used': replaceKeyset,
  'recovery.admitted': (db, data, entry) => {
    replaceKeyset(db, data);
    db.run('UPDATE role SET ended = ? WHERE person = ? AND ended IS NULL', entry.index, data.person);
    db.run(
      "INSERT INTO role VALUES (?, ?, 'secret', ?, NULL)",
      data.person,
      roleOfSide[data.side],
      entry.index,
    );
  },
};
