/** What dossiers, their categories and holds, the filing of documents and corrections do to the tables. */
import { noReport } from '../../shared/vocabulary/rendition-report.ts';
import type { VaultDatabase } from './database.ts';
import { keepFormOrCheck } from './effects-of-forms.ts';
import { dossierOf, type Effects, type EntriesOf, maybe, recordAct } from './entry-effect.ts';

export const filingEffects: Effects<EntriesOf<'dossier' | 'hold' | 'document' | 'categories'>> = {
  'dossier.opened': (db, data, entry) => {
    const no = db.count('SELECT coalesce(max(no), 0) AS n FROM dossier') + 1;
    db.run(
      "INSERT INTO dossier VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', 0, 0, ?, ?)",
      data.dossier,
      no,
      entry.text(data.code),
      entry.text(data.client),
      data.category,
      data.classification,
      data.responsible,
      data.openedOn,
      data.secrecyYears,
      data.scope.everybody ? 1 : 0,
      JSON.stringify(data.scope.people),
      JSON.stringify(data.scope.departments.map((department) => entry.text(department))),
      maybe(entry, data.home),
      data.retentionYears === undefined ? null : String(data.retentionYears ?? 'permanent'),
      data.second ?? null,
    );
  },
  'dossier.changed': (db, data, entry) => {
    // A scope that is set anew names whom it names; nobody is in it for a line alone any longer (effects-of-clients.ts).
    const people = db.get<{ people: string }>(
      'SELECT people FROM dossier WHERE id = ?',
      data.dossier,
    )?.people;
    if (people !== JSON.stringify(data.scope.people))
      db.run('UPDATE client_line SET let_in = 0 WHERE dossier = ? AND closed IS NULL', data.dossier);
    db.run(
      'UPDATE dossier SET classification = ?, responsible = ?, second = ?, everybody = ?, people = ?, departments = ?, home = ?, status = ? WHERE id = ?',
      data.classification,
      data.responsible,
      data.second ?? null,
      data.scope.everybody ? 1 : 0,
      JSON.stringify(data.scope.people),
      JSON.stringify(data.scope.departments.map((department) => entry.text(department))),
      maybe(entry, data.home),
      data.status,
      data.dossier,
    );
  },
  'dossier.corrected': (db, data, entry) => {
    db.run(
      'UPDATE dossier SET client = ?, category = ?, opened_on = ?, secrecy_years = ?, retention = ? WHERE id = ?',
      entry.text(data.client),
      data.category,
      data.openedOn,
      data.secrecyYears,
      data.retentionYears === undefined ? null : String(data.retentionYears ?? 'permanent'),
      data.dossier,
    );
  },
  'hold.set': (db, data) => {
    db.run('UPDATE dossier SET held = 1 WHERE id = ?', data.dossier);
  },
  'hold.lifted': (db, data) => {
    db.run('UPDATE dossier SET held = 0 WHERE id = ?', data.dossier);
  },
  'document.submitted': (db, data, entry) => {
    const author = entry.body.signers[0]?.person ?? '';
    db.run(
      "INSERT INTO document VALUES (?, ?, ?, ?, NULL, ?, ?, NULL, NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'submitted', ?, ?, NULL, ?, ?, ?)",
      data.document,
      data.dossier,
      data.no,
      data.lineage,
      data.joined,
      JSON.stringify(data.likeTo),
      data.sheet,
      data.ownership,
      data.media,
      entry.text(data.title),
      entry.text(data.fileName),
      entry.text(data.likeness),
      data.pages,
      data.bytes,
      data.fontsSubstituted,
      data.glyphsMissing,
      author,
      entry.index,
      entry.body.at.wall,
      JSON.stringify(data.report ?? noReport),
      data.dated?.from ?? null,
      data.dated?.to ?? null,
    );
    db.run('UPDATE dossier SET documents = max(documents, ?) WHERE id = ?', data.no, data.dossier);
    for (const part of data.parts) {
      db.run(
        'INSERT INTO document_part VALUES (?, ?, ?, ?, ?, ?, ?)',
        data.document,
        part.part,
        part.fileHash,
        part.cmt,
        part.shareCustody,
        part.shareApproval,
        part.bytes,
      );
    }
    keepFormOrCheck(db, data, entry);
    keepMarks(db, data.document, entry.text(data.likeness));
    recordAct(db, entry, data.dossier, 'user');
  },
  'document.accepted': (db, data, entry) => {
    db.run(
      "UPDATE document SET lineage = ?, version = ?, choice = ?, because = ?, state = 'accepted' WHERE id = ?",
      data.lineage,
      data.version,
      data.choice,
      maybe(entry, data.because),
      data.document,
    );
    recordAct(db, entry, dossierOf(db, 'document', data.document), 'keeper');
  },
  'document.sent-back': (db, data, entry) => {
    db.run(
      "UPDATE document SET state = 'sent-back', reason = ? WHERE id = ?",
      entry.text(data.reason),
      data.document,
    );
    recordAct(db, entry, dossierOf(db, 'document', data.document), 'keeper');
  },
  'document.corrected': (db, data, entry) => {
    db.run(
      'UPDATE document SET title = ?, dated_from = ?, dated_to = ? WHERE id = ?',
      entry.text(data.title),
      data.dated?.from ?? null,
      data.dated?.to ?? null,
      data.document,
    );
    // Beside those it was filed with: somebody may still file it under the title that was wrong.
    keepMarks(db, data.document, entry.text(data.likeness));
  },
  'categories.ruled': (db, data, entry) => {
    db.run('UPDATE own_category SET in_force = 0');
    data.categories.forEach(({ category, name }, i) => {
      db.run(
        `INSERT INTO own_category VALUES (?, ?, ?, 1)
         ON CONFLICT (id) DO UPDATE SET position = excluded.position, name = excluded.name, in_force = 1`,
        category,
        i,
        entry.text(name),
      );
    });
  },
};

/** `marks` is a list as JSON; null where it was erased by law. */
function keepMarks(db: VaultDatabase, document: string, marks: string | null): void {
  if (marks === null) return;
  for (const mark of JSON.parse(marks) as string[])
    db.run('INSERT OR IGNORE INTO likeness_mark VALUES (?, ?)', mark, document);
}
