/** What agreements and the reminder of a leaver do to the tables (P5). */
import type { Committed } from '../../shared/vocabulary/entry.ts';
import type { agreementEntries } from '../../shared/vocabulary/entry-of-agreements.ts';
import { type Effects, maybe, nextNo, type ProjectedEntry } from './entry-effect.ts';

/** A sum; null where none was agreed, or its opening is not at hand. */
function fenOf(entry: ProjectedEntry, committed: Committed | null): number | null {
  const digits = maybe(entry, committed);
  return digits !== null && /^\d{1,13}$/.test(digits) ? Number(digits) : null;
}

export const agreementEffects: Effects<keyof typeof agreementEntries> = {
  'agreement.template-issued': (db, data, entry) => {
    db.run(
      'INSERT INTO agreement_template VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version',
      data.template,
      nextNo(db, 'agreement_template'),
      data.kind,
      data.version,
    );
    db.run(
      'INSERT INTO agreement_template_version VALUES (?, ?, ?, ?, ?, ?)',
      data.template,
      data.version,
      entry.text(data.title),
      maybe(entry, data.zh),
      maybe(entry, data.en),
      entry.body.at.wall,
    );
  },
  'agreement.made': (db, data, entry) => {
    const known = db.get<{ no: number }>('SELECT no FROM agreement WHERE id = ?', data.agreement);
    db.run(
      `INSERT OR REPLACE INTO agreement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
         NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)`,
      data.agreement,
      known?.no ?? nextNo(db, 'agreement'),
      entry.index,
      data.person,
      data.kind,
      data.replaces,
      data.template?.template ?? null,
      data.template?.version ?? null,
      entry.text(data.title),
      data.from,
      data.until,
      data.afterMonths,
      JSON.stringify(data.dossiers.map((code) => entry.text(code))),
      JSON.stringify(data.classes),
      maybe(entry, data.secrets),
      maybe(entry, data.area),
      fenOf(entry, data.compensation),
      fenOf(entry, data.wage),
      fenOf(entry, data.penalty),
      maybe(entry, data.remark),
    );
  },
  'agreement.signed': (db, data, entry) => {
    db.run(
      'UPDATE agreement SET signed = ?, signed_on = ?, sha256 = ?, kept = ? WHERE id = ?',
      entry.index,
      data.on,
      data.paper?.sha256 ?? null,
      data.paper === null ? null : maybe(entry, data.paper.kept),
      data.agreement,
    );
    // The one that it replaces ends with this signature.
    db.run(
      `UPDATE agreement SET ended = ?, ended_on = ?, end_cause = 'replaced'
       WHERE id = (SELECT replaces FROM agreement WHERE id = ?)`,
      entry.index,
      data.on,
      data.agreement,
    );
  },
  'agreement.ended': (db, data, entry) => {
    db.run(
      'UPDATE agreement SET ended = ?, ended_on = ?, end_cause = ?, ground = ? WHERE id = ?',
      entry.index,
      data.on,
      data.cause,
      entry.text(data.ground),
      data.agreement,
    );
  },
  'departure.reminded': (db, data, entry) => {
    db.run(
      'INSERT OR REPLACE INTO departure_reminder VALUES (?, ?, ?, ?, ?, ?)',
      data.departure,
      entry.index,
      entry.body.at.wall,
      data.paper,
      JSON.stringify(data.agreements),
      JSON.stringify(data.rules),
    );
  },
};
