/** What views, their pages and the notes written during them do to the tables. */
import { traceCode } from '../sealing/trace-code.ts';
import type { VaultDatabase } from './database.ts';
import {
  type Effects,
  type EntriesOf,
  maybe,
  nothing,
  type ProjectedEntry,
  recordAct,
} from './entry-effect.ts';

const markView = (
  db: VaultDatabase,
  view: string,
  entry: ProjectedEntry,
  state: string,
  shownMs: number,
): void => {
  db.run(
    'UPDATE view SET state = ?, shown_ms = ?, since_mono = ?, last_mono = ?, boot = ? WHERE id = ?',
    state,
    shownMs,
    entry.body.at.mono,
    entry.body.at.mono,
    entry.body.at.boot,
    view,
  );
};

export const viewEffects: Effects<EntriesOf<'view' | 'page' | 'note'>> = {
  'view.open': (db, data, entry) => {
    // PRIMARY KEY (person, lineage, n) and CHECK (n BETWEEN 1 AND 3) are the second wall behind policy.
    db.run(
      "INSERT INTO view VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, ?, ?, ?, 1)",
      entry.body.signers[0]?.person ?? '',
      data.lineage,
      data.n,
      data.view,
      traceCode(data.view),
      data.loan,
      data.document,
      entry.index,
      entry.body.at.wall,
      data.minutes,
      data.pages,
      entry.text(data.reason),
      maybe(entry, entry.body.place),
      entry.body.at.mono,
      entry.body.at.mono,
      entry.body.at.boot,
    );
    db.run('INSERT INTO page_shown VALUES (?, 1)', data.view);
    recordAct(db, entry, data.dossier, 'user');
  },
  'view.page': (db, data, entry) => {
    db.run('INSERT OR IGNORE INTO page_shown VALUES (?, ?)', data.view, data.page);
    db.run(
      'UPDATE view SET page = ?, last_mono = ?, boot = ? WHERE id = ?',
      data.page,
      entry.body.at.mono,
      entry.body.at.boot,
      data.view,
    );
  },
  'view.failed': nothing,
  'view.shown': (db, data, entry) => markView(db, data.view, entry, 'open', data.shownMs),
  'view.blanked': (db, data, entry) => markView(db, data.view, entry, 'blank', data.shownMs),
  'view.resumed': (db, data, entry) => markView(db, data.view, entry, 'open', data.shownMs),
  'view.closed': (db, data, entry) => markView(db, data.view, entry, 'closed', data.shownMs),
  'page.written': nothing,
  'note.written': (db, data, entry) => {
    const writer = entry.body.signers[0]?.person ?? '';
    db.run(
      'INSERT INTO note VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      data.note,
      writer,
      data.view,
      data.document,
      data.page,
      data.characters,
      data.hash,
      entry.body.at.wall,
    );
    db.run('INSERT INTO note_reader VALUES (?, ?, ?)', data.note, writer, data.hash);
  },
  'note.read': nothing,
  'note.released': (db, data) => {
    db.run('INSERT OR REPLACE INTO note_reader VALUES (?, ?, ?)', data.note, data.to, data.hash);
  },
};
