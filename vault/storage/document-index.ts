/**
 * Finding documents by a part of their title, in the manner of the directory (directory-index.ts): the same terms, and the scope
 * of the document's dossier as terms beside them (D3), so that a title nobody may tell of is passed over inside the index.
 * Accepted documents only: what waits is between its author and the custodian. The index is derived and may be thrown away; it is
 * brought up to date before each search.
 */
import type { VaultDatabase } from './database.ts';
import { countDossiers, type IndexedRow, scopeTermsOf, termsOf } from './directory-index.ts';

/**
 * A document's row: its dossier's number and its own. A dossier has fewer documents than this; numbers of both stay whole numbers
 * far below 2^53.
 */
const documentsMax = 1_000_000;

export const placeOfRow = (row: number): { readonly dossierNo: number; readonly no: number } => ({
  dossierNo: Math.floor(row / documentsMax),
  no: row % documentsMax,
});

/** The number of the terms changes with what they are made of: an index of other terms is made anew. */
const indexTable = `CREATE VIRTUAL TABLE document_index USING fts5(
  terms, content='', contentless_delete=1, detail=full, prefix='1 2 3 4', tokenize='unicode61 remove_diacritics 2'
) /* terms 2 */`;
/** The triggers notice whatever changes a title, a state, or who may know of the dossier. */
export const documentsBeside = `
DROP TABLE IF EXISTS document_index;
DROP TABLE IF EXISTS document_indexed;
DROP TABLE IF EXISTS document_changed;
${indexTable};
CREATE TABLE document_indexed (one INTEGER PRIMARY KEY CHECK (one = 1), upto INTEGER NOT NULL, erased INTEGER NOT NULL) STRICT;
CREATE TABLE document_changed (no INTEGER PRIMARY KEY) STRICT;
CREATE TRIGGER IF NOT EXISTS document_index_new
AFTER INSERT ON document WHEN new.state = 'accepted'
BEGIN INSERT OR IGNORE INTO document_changed SELECT o.no * ${documentsMax} + new.no FROM dossier o WHERE o.id = new.dossier; END;
CREATE TRIGGER IF NOT EXISTS document_index_changed
AFTER UPDATE OF title, state ON document
BEGIN INSERT OR IGNORE INTO document_changed SELECT o.no * ${documentsMax} + new.no FROM dossier o WHERE o.id = new.dossier; END;
CREATE TRIGGER IF NOT EXISTS document_index_scope
AFTER UPDATE OF classification, responsible, second, everybody, people, departments ON dossier
BEGIN INSERT OR IGNORE INTO document_changed SELECT new.no * ${documentsMax} + d.no FROM document d WHERE d.dossier = new.id; END;
CREATE TRIGGER IF NOT EXISTS document_index_gone AFTER DELETE ON document
BEGIN DELETE FROM document_indexed; END;
CREATE TRIGGER IF NOT EXISTS document_index_dossier_gone AFTER DELETE ON dossier
BEGIN DELETE FROM document_indexed; END;
`;

const ready = new WeakSet<VaultDatabase>();

function makeReady(db: VaultDatabase): void {
  if (ready.has(db)) return;
  const found = db.get<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE name = 'document_index'");
  // None yet, or one that was laid out otherwise.
  if (found?.sql !== indexTable) db.connection.exec(documentsBeside);
  ready.add(db);
}

interface TitleRow extends Omit<IndexedRow, 'code' | 'client'> {
  readonly dossier_no: number;
  readonly title: string | null;
}

const titles = `SELECT o.no AS dossier_no, d.no, d.title, o.classification, o.responsible, o.second, o.everybody, o.people, o.departments
  FROM dossier o JOIN document d ON d.dossier = o.id`;

/**
 * Takes in what was accepted and changed since, the documents of at most so many dossiers at a time; says whether that was all.
 * After a text was erased by law the index is made anew: it must not remember.
 */
export function updateDocumentIndex(db: VaultDatabase, rowsMax = Number.MAX_SAFE_INTEGER): boolean {
  makeReady(db);
  const erased = db.count('SELECT count(*) AS n FROM erased');
  const last = countDossiers(db);
  const state = db.get<{ upto: number; erased: number }>('SELECT upto, erased FROM document_indexed');
  const stale = state === undefined || state.erased !== erased || state.upto > last;
  const from = stale ? 0 : state.upto;
  const changed = stale
    ? []
    : db.all<{ no: number }>('SELECT no FROM document_changed ORDER BY no LIMIT ?', rowsMax);
  if (!stale && from === last && changed.length === 0) return true;
  const upto = Math.min(last, from + rowsMax);
  const put = (row: TitleRow): void => {
    db.run(
      'INSERT OR REPLACE INTO document_index (rowid, terms) VALUES (?, ?)',
      row.dossier_no * documentsMax + row.no,
      [termsOf(row.title ?? ''), ...scopeTermsOf(row)].join(' '),
    );
  };
  db.connection.transaction(() => {
    if (stale) {
      db.run("INSERT INTO document_index (document_index) VALUES ('delete-all')");
      db.run('DELETE FROM document_changed');
    }
    for (const { no } of changed) {
      const place = placeOfRow(no);
      const row = db.get<TitleRow>(
        `${titles} WHERE o.no = ? AND d.no = ? AND d.state = 'accepted'`,
        place.dossierNo,
        place.no,
      );
      if (row === undefined) db.run('DELETE FROM document_index WHERE rowid = ?', no);
      else put(row);
      db.run('DELETE FROM document_changed WHERE no = ?', no);
    }
    if (upto > from)
      for (const row of db.all<TitleRow>(
        `${titles} WHERE o.no > ? AND o.no <= ? AND d.state = 'accepted' ORDER BY o.no, d.no`,
        from,
        upto,
      ))
        put(row);
    db.run('INSERT OR REPLACE INTO document_indexed VALUES (1, ?, ?)', upto, erased);
  })();
  return upto === last && changed.length < rowsMax;
}
