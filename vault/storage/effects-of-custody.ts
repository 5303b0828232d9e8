/** What epochs and custody handovers do to the tables. */
import type { custodyEntries, epochEntries } from '../../shared/vocabulary/entry-of-handovers.ts';
import type { VaultDatabase } from './database.ts';
import { type Effects, maybe, setFact } from './entry-effect.ts';

/** What a check of the list came to. */
interface Checked {
  readonly handover: string;
  readonly inventory: string;
  readonly items: number;
  readonly matched: number;
  readonly missing: number;
  readonly differing: number;
  readonly surplus: number;
  readonly onLoan: number;
}

function keepCheck(db: VaultDatabase, data: Checked): void {
  db.run(
    'UPDATE custody_handover SET inventory = ?, items = ?, matched = ?, missing = ?, differing = ?, surplus = ?, on_loan = ? WHERE id = ?',
    data.inventory,
    data.items,
    data.matched,
    data.missing,
    data.differing,
    data.surplus,
    data.onLoan,
    data.handover,
  );
}

export const custodyEffects: Effects<keyof typeof epochEntries | keyof typeof custodyEntries> = {
  'epoch.begun': (db, data) => {
    setFact(
      db,
      `${data.side}-renewal`,
      JSON.stringify({ epoch: data.epoch, key: data.key, cause: data.cause }),
    );
  },
  'epoch.new': (db, data) => {
    setFact(db, `${data.side}-epoch`, data.epoch);
    setFact(db, `${data.side}-key`, data.key);
  },
  'epoch.done': (db, data, entry) => {
    setFact(db, `${data.side}-renewal`, '');
    if (data.side === 'custody')
      db.run("UPDATE custody_handover SET state = 'done', done = ? WHERE state = 'signed'", entry.index);
  },
  'log-key.new': (db, data, entry) => {
    setFact(db, 'log-key', data.logKey);
    setFact(db, 'log-key-name', data.name);
    setFact(db, `log-key-${data.name}`, data.logKey);
    setFact(db, `log-key-${data.name}-after`, entry.index);
  },
  'custody.begun': (db, data, entry) => {
    const no = db.count('SELECT coalesce(max(no), 0) AS n FROM custody_handover') + 1;
    db.run(
      "INSERT INTO custody_handover VALUES (?, ?, ?, ?, ?, ?, ?, 'begun', ?, ?, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
      data.handover,
      no,
      data.manner,
      data.outgoing,
      data.incoming,
      data.witness,
      maybe(entry, data.ground),
      entry.index,
      entry.body.at.wall,
    );
  },
  'custody.checked': (db, data) => keepCheck(db, data),
  'custody.abandoned': (db, data) => {
    db.run("UPDATE custody_handover SET state = 'abandoned' WHERE id = ?", data.handover);
  },
  'custody.handed-over': (db, data, entry) => {
    keepCheck(db, data);
    db.run(
      "UPDATE custody_handover SET state = 'signed', signed = ?, signed_at = ? WHERE id = ?",
      entry.index,
      entry.body.at.wall,
      data.handover,
    );
    // The deed itself ends the role (H1): whoever handed over keeps nothing.
    db.run(
      "UPDATE role SET ended = ? WHERE person = ? AND role = 'custodian' AND ended IS NULL",
      entry.index,
      data.outgoing,
    );
  },
};
